/**
 * A formula over columns taken apart: the functions that fold columns (leaves), which an engine can compute where the figures
 * lie, and the arithmetic on their results (top), which stays the evaluator's.
 */

import { programOf } from "./compile.js";
import { aggregates } from "./library/aggregates.js";
import { conditionals, rangesOfPairs } from "./library/conditional.js";
import type { Scalar } from "./scalar.js";
import { type Call, mapChildren, type Node, namesIn } from "./tree.js";

export type Fold = "SUM" | "AVERAGE" | "MIN" | "MAX" | "COUNT" | "COUNTA";

export interface Leaf {
  fold: Fold;
  /** Columns folded together; none where rows are counted. */
  columns: readonly string[];
  /** What a row must meet to be folded. */
  conditions: readonly { column: string; criterion: Scalar }[];
}

export interface Split {
  /** The formula with a name in the place of each leaf; see `leafName`. */
  top: Node;
  leaves: readonly Leaf[];
}

const folds: ReadonlySet<string> = new Set<Fold>(["SUM", "AVERAGE", "MIN", "MAX", "COUNT", "COUNTA"]);
const foldOf: Readonly<Record<string, Fold>> = {
  SUMIF: "SUM",
  SUMIFS: "SUM",
  AVERAGEIFS: "AVERAGE",
  COUNTIF: "COUNT",
  COUNTIFS: "COUNT",
};

/** No name of a formula can be spelt so. */
export function leafName(index: number): string {
  return `#${index}`;
}

/** null where a column is used in another way than these functions fold it, such as in MEDIAN or SUMPRODUCT. */
export function splitLeaves(tree: Node, isColumn: (name: string) => boolean): Split | null {
  const leaves: Leaf[] = [];
  let whole = true;
  const visit = (node: Node): Node => {
    if (node.type === "name" && isColumn(node.name)) whole = false;
    if (node.type !== "call" || !namesIn(node).some(isColumn)) return mapChildren(node, visit);
    const leaf = leafOf(node, isColumn);
    if (leaf === null) return mapChildren(node, visit);
    leaves.push(leaf);
    return { type: "name", name: leafName(leaves.length - 1) };
  };
  const top = visit(tree);
  return whole ? { top, leaves } : null;
}

/** The criterion of what COUNTBLANK counts. */
const blank: Node = { type: "text", value: "" };

function leafOf(node: Call, isColumn: (name: string) => boolean): Leaf | null {
  const column = (arg: Node | undefined) => (arg?.type === "name" && isColumn(arg.name) ? arg.name : null);
  if (node.function === "COUNTBLANK")
    return leafOf({ ...node, function: "COUNTIF", arguments: [node.arguments[0]!, blank] }, isColumn);
  if (node.function in aggregates) {
    const columns = node.arguments.map(column);
    if (!folds.has(node.function) || columns.includes(null)) return null;
    return { fold: node.function as Fold, columns: columns as string[], conditions: [] };
  }
  const fold = foldOf[node.function];
  if (fold === undefined) return null;
  const args = node.arguments;
  const at = conditionals[node.function]!.target(args.length);
  const target = at === null ? [] : [column(args[at])];
  const conditions = rangesOfPairs(node.function, args.length).map((place) => ({
    column: column(args[place]),
    criterion: constant(args[place + 1]!),
  }));
  if (target.includes(null) || conditions.some((one) => one.column === null || one.criterion === undefined))
    return null;
  return { fold, columns: target as string[], conditions: conditions as Leaf["conditions"] };
}

/** undefined where it depends on a name. */
function constant(node: Node): Scalar | undefined {
  return namesIn(node).length > 0 ? undefined : (programOf(node)(() => undefined) as Scalar);
}
