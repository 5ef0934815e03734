/** Formulas of the definition as they must be written over columns in which totals are formulas themselves. */
import { call, mapChildren, type Node } from "../../formula/index.js";

type IsTotal = (name: string) => boolean;

/** Met by every number and by nothing else. */
const anyNumber: Node = { type: "text", value: ">-1E+300" };

const conditional = new Set(["SUMIF", "SUMIFS", "COUNTIF", "COUNTIFS", "AVERAGEIFS"]);
/** Their results do not change where a blank cell becomes an empty text. */
const indifferent = new Set(["SUM", "COUNT", "MAX", "MIN", "AVERAGE", "MEDIAN", "COUNTBLANK"]);

/**
 * A total that is missing is an empty text, since no formula gives a blank cell; to COUNTA and to the criterion "<>" that
 * is something. So they are asked for numbers instead.
 */
export function overTotals(tree: Node, isTotal: IsTotal): Node {
  const inner = (node: Node) => overTotals(node, isTotal);
  if (tree.type !== "call") return mapChildren(tree, inner);
  if (conditional.has(tree.function))
    return {
      ...tree,
      arguments: tree.arguments.map((arg, index) =>
        isPresence(arg) && isTotalName(tree.arguments[index - 1], isTotal) ? anyNumber : inner(arg),
      ),
    };
  if (tree.function !== "COUNTA" || !tree.arguments.some((arg) => isTotalName(arg, isTotal)))
    return mapChildren(tree, inner);
  return tree.arguments
    .map((arg): Node => call(isTotalName(arg, isTotal) ? "COUNT" : "COUNTA", inner(arg)))
    .reduce((left, right) => ({ type: "binary", operator: "+", left, right }));
}

/** Totals whose missing values must be blank cells for this formula: it tells an empty text from nothing. */
export function totalsToldApart(tree: Node, isTotal: IsTotal): string[] {
  if (tree.type === "name") return isTotal(tree.name) ? [tree.name] : [];
  if (tree.type === "call")
    return tree.arguments.flatMap((arg, index) => {
      const next = tree.arguments[index + 1];
      const isSafe = conditional.has(tree.function)
        ? next === undefined || next.type === "name" || isPresence(next)
        : indifferent.has(tree.function) || tree.function === "COUNTA";
      return isTotalName(arg, isTotal) && isSafe ? [] : totalsToldApart(arg, isTotal);
    });
  const found: string[] = [];
  mapChildren(tree, (child) => {
    found.push(...totalsToldApart(child, isTotal));
    return child;
  });
  return found;
}

function isPresence(node: Node): boolean {
  return node.type === "text" && node.value === "<>";
}

function isTotalName(node: Node | undefined, isTotal: IsTotal): boolean {
  return node?.type === "name" && isTotal(node.name);
}
