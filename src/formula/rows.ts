/**
 * A formula that is read row by row beside a list: a name of a column stands for the row's own cell, but where a function
 * takes a range it stands for the whole column, as Excel and LibreOffice read it (implicit intersection).
 */
import { aggregates } from "./library/aggregates.js";
import { conditionals } from "./library/conditional.js";
import { signatureOf } from "./signatures.js";
import { mapChildren, type Node } from "./tree.js";

const wholeColumn = "[]";

/** What a name stands for in the tree `perRow` makes: a column, or the cell of one row. */
export function columnName(name: string): { name: string; isColumn: boolean } {
  const isColumn = name.endsWith(wholeColumn);
  return { name: isColumn ? name.slice(0, -wholeColumn.length) : name, isColumn };
}

/** The tree with the names that stand for whole columns marked; see `columnName`. */
export function perRow(tree: Node, isColumn: (name: string) => boolean): Node {
  if (tree.type !== "call") return mapChildren(tree, (child) => perRow(child, isColumn));
  const signature = signatureOf(tree.function);
  const takesRange = (index: number) =>
    tree.function in aggregates || (tree.function in conditionals && signature?.isRange(index) === true);
  return {
    ...tree,
    arguments: tree.arguments.map((arg, index) =>
      arg.type === "name" && isColumn(arg.name) && takesRange(index)
        ? { type: "name", name: arg.name + wholeColumn }
        : perRow(arg, isColumn),
    ),
  };
}
