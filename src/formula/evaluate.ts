/** Runs a formula over names. */
import { programOf } from "./compile.js";
import type { Names, Operand } from "./scalar.js";
import type { Formula } from "./tree.js";

/**
 * The result as Excel's cell would show it; errors are values and nothing is thrown. A lone blank gives 0, as in a
 * cell: callers ask whether a name is missing before they ask this.
 */
export function evaluate(formula: Formula, names: Names): Operand {
  return programOf(formula.tree)(names) ?? 0;
}
