/** Tree to text: what Excel stores in a file, with no parenthesis that is not needed. */
import { type Formula, isComparison, type Node, namesIn } from "./tree.js";

const multiplying = new Set(["*", "/"]);
const adding = new Set(["+", "-"]);

/** How tightly a node holds together. A sign binds tighter than `^` in Excel: -2^2 is 4. */
function strength(node: Node): number {
  switch (node.type) {
    case "binary":
      if (isComparison(node.operator)) return 1;
      if (node.operator === "&") return 2;
      if (adding.has(node.operator)) return 3;
      return multiplying.has(node.operator) ? 4 : 5;
    case "percent":
      return 6;
    case "unary":
      return 7;
    default:
      return 8;
  }
}

/** Without "=". `rename` puts other names, or the cells of one row, in the place of names. */
export function toExcel(tree: Node, rename: (name: string) => string = (name) => name): string {
  const inside = (node: Node, atLeast: number): string => {
    const text = write(node);
    return strength(node) < atLeast ? `(${text})` : text;
  };
  const write = (node: Node): string => {
    switch (node.type) {
      case "number":
        return String(node.value).toUpperCase();
      case "text":
        return `"${node.value.replaceAll('"', '""')}"`;
      case "boolean":
        return node.value ? "TRUE" : "FALSE";
      case "name":
        return rename(node.name);
      case "percent":
        return `${inside(node.operand, 6)}%`;
      case "unary":
        return `${node.operator}${inside(node.operand, 7)}`;
      case "binary": {
        // All of Excel's operators group from the left, `^` too.
        const own = strength(node);
        return `${inside(node.left, own)}${node.operator}${inside(node.right, own + 1)}`;
      }
      case "call":
        return `${node.function}(${node.arguments.map(write).join(",")})`;
    }
  };
  return write(tree);
}

/** A formula made from a tree, such as a restricted ratio. */
export function formulaOf(tree: Node): Formula {
  return { text: toExcel(tree), tree, names: namesIn(tree) };
}
