/** Questions about the shape of a formula: what it divides, whether it can only grow, by how much it fails. */
import { programOf } from "./compile.js";
import { snapToZero } from "./digits.js";
import type { Names } from "./scalar.js";
import { type Binary, isComparison, type Node, namesIn } from "./tree.js";

/** An indicator's value, `CT_TN01`: a number, or "-" when undecided. */
export function isIndicatorName(name: string): boolean {
  return name.toUpperCase().startsWith("CT_");
}

/**
 * Names that must be wrapped in ISNUMBER before the formula is trusted: an undecided indicator prints "-", and
 * "-">=80 is TRUE in Excel, since texts stand above numbers.
 */
export function namesNeedingNumber(tree: Node): string[] {
  return namesIn(tree).filter(isIndicatorName);
}

/** The value of a part without names, or null. */
function constant(node: Node): number | null {
  if (namesIn(node).length > 0) return null;
  const value = programOf(node)(() => undefined);
  return typeof value === "number" ? value : null;
}

/** The part of a product that is no constant factor or divisor. */
function withoutConstants(node: Node): Node {
  if (node.type !== "binary") return node;
  const { operator, left, right } = node;
  if ((operator === "*" || operator === "/") && constant(right) !== null) return withoutConstants(left);
  if (operator === "*" && constant(left) !== null) return withoutConstants(right);
  return node;
}

/**
 * What is divided by what, if the whole formula is one division times constants: of `SUM(a)/SUM(b)*100` and of
 * `100*SUM(a)/SUM(b)` they are `SUM(a)` and `SUM(b)`.
 */
export function divisions(tree: Node): { numerator: Node; denominator: Node } | null {
  const core = withoutConstants(tree);
  if (core.type !== "binary" || core.operator !== "/") return null;
  return { numerator: withoutConstants(core.left), denominator: withoutConstants(core.right) };
}

/** Whether it only adds up figures, so that (figures not being negative) units still missing can only make it grow. */
export function isAdditive(tree: Node): boolean {
  switch (tree.type) {
    case "number":
      return true;
    case "call":
      return tree.function === "SUMIFS" || (tree.function === "SUM" && tree.arguments.every(isSummand));
    case "binary":
      if (tree.operator === "+") return isAdditive(tree.left) && isAdditive(tree.right);
      return tree.operator === "*" && (isScaled(tree.left, tree.right) || isScaled(tree.right, tree.left));
    default:
      return false;
  }
}

function isSummand(node: Node): boolean {
  return (node.type === "name" && !isIndicatorName(node.name)) || isAdditive(node);
}

function isScaled(factor: Node, sum: Node): boolean {
  const value = constant(factor);
  return value !== null && value > 0 && isAdditive(sum);
}

/**
 * Left minus right of the formula's comparison, or under AND of the first one that fails; null unless both sides are
 * numbers.
 */
export function imbalance(formula: { readonly tree: Node }, names: Names): number | null {
  const comparison = failing(formula.tree, names);
  if (!comparison) return null;
  const left = programOf(comparison.left)(names);
  const right = programOf(comparison.right)(names);
  return typeof left === "number" && typeof right === "number" ? snapToZero(left - right, left, right) : null;
}

function failing(node: Node, names: Names): Binary | null {
  if (node.type === "binary") return isComparison(node.operator) ? node : null;
  if (node.type !== "call" || node.function !== "AND") return null;
  const first = node.arguments.find((arg) => programOf(arg)(names) === false);
  return first ? failing(first, names) : null;
}
