/** Excel's order of values: numbers, then texts, then FALSE, TRUE. */
import { compareNumbers } from "./digits.js";
import type { ExcelError, Scalar } from "./scalar.js";
import type { Comparison } from "./tree.js";

type Comparable = Exclude<Scalar, ExcelError>;

/** Upper and lower case are one; composed and decomposed letters are two, as in Excel. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/**
 * By code points. Excel sorts by the user's language, in which ă stands before b: formulas ask whether texts are equal,
 * and should not ask which comes first.
 */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const left = fold(a);
  const right = fold(b);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** -1, 0 or 1; a blank takes the type of the other side. */
export function compareValues(left: Comparable, right: Comparable): number {
  const a = left ?? blankAs(right);
  const b = right ?? blankAs(left);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  return Math.sign(rank(a) - rank(b));
}

export function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function blankAs(other: Comparable): number | string | boolean {
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}

function rank(value: number | string | boolean): number {
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : value ? 3 : 2;
}
