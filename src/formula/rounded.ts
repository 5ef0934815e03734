/**
 * Comparisons of sums of rounded figures. Each figure stands for every value that rounds to it: a comparison fails only if
 * no such values could satisfy it, so that the last digit of a sum raises no alarm.
 */
import { type Comparison, call, isComparison, type Node } from "./tree.js";

/** Half of the last digit a figure is given to; 0 for a whole number and for what is no figure. */
export type HalfUnit = (name: string) => number;

/** What the doubles of a sum may be off: sums to 10^8 are exact to it, and it is far below any last digit. */
const noise = 1e-7;

/**
 * The tree with its comparison widened by what rounding can explain: `A+B=C` becomes `ABS(A+B-C)<=0.15`. As it is where
 * a side is no plain sum of figures, or no sum of rounded ones is compared.
 */
export function widened(tree: Node, halfUnit: HalfUnit, isColumn: (name: string) => boolean): Node {
  if (tree.type === "call" && tree.function === "AND")
    return { ...tree, arguments: tree.arguments.map((arg) => widened(arg, halfUnit, isColumn)) };
  if (tree.type !== "binary" || !isComparison(tree.operator)) return tree;
  const difference: Node = { type: "binary", operator: "-", left: tree.left, right: tree.right };
  const terms = termsOf(difference, isColumn);
  if (!terms) return tree;
  const rounded = [...terms].filter(([name]) => halfUnit(name) > 0);
  const sums = rounded.length > 2 || rounded.some(([, { column }]) => column);
  return sums ? within(tree.operator, difference, slackOf(rounded, halfUnit)) : tree;
}

function within(operator: Comparison, difference: Node, slack: Node): Node {
  const compare = (left: Node, op: Comparison, right: Node): Node => ({ type: "binary", operator: op, left, right });
  switch (operator) {
    case "=":
      return compare(call("ABS", difference), "<=", slack);
    case "<>":
      return compare(call("ABS", difference), ">", slack);
    case "<=":
    case "<":
      return compare(difference, "<=", slack);
    case ">=":
    case ">":
      return compare(difference, ">=", { type: "unary", operator: "-", operand: slack });
  }
}

interface Term {
  factor: number;
  /** The sum of a column: as many figures as it has. */
  column: boolean;
}

function slackOf(terms: readonly [string, Term][], halfUnit: HalfUnit): Node {
  let fixed = noise;
  const columns: Node[] = [];
  for (const [name, { factor, column }] of terms) {
    const width = Math.abs(factor) * halfUnit(name);
    if (!column) fixed += width;
    else
      columns.push({
        ...{ type: "binary", operator: "*" },
        ...{ left: call("COUNT", { type: "name", name }), right: { type: "number", value: width } },
      } as Node);
  }
  const constant: Node = { type: "number", value: Number(fixed.toPrecision(12)) };
  return columns.reduce<Node>((left, right) => ({ type: "binary", operator: "+", left, right }), constant);
}

/** Each name with its factor, where the tree only adds, subtracts and multiplies by numbers; null otherwise. */
function termsOf(tree: Node, isColumn: (name: string) => boolean): Map<string, Term> | null {
  const terms = new Map<string, Term>();
  return add(tree, 1) ? terms : null;

  function add(node: Node, factor: number): boolean {
    switch (node.type) {
      case "number":
        return true;
      case "name":
        return !isColumn(node.name) && put(node.name, factor, false);
      case "unary":
        return add(node.operand, node.operator === "-" ? -factor : factor);
      case "binary":
        if (node.operator === "+" || node.operator === "-")
          return add(node.left, factor) && add(node.right, node.operator === "-" ? -factor : factor);
        if (node.operator === "*" && node.left.type === "number") return add(node.right, factor * node.left.value);
        if (node.operator === "*" && node.right.type === "number") return add(node.left, factor * node.right.value);
        return false;
      case "call":
        if (node.function !== "SUM") return false;
        return node.arguments.every((arg) =>
          arg.type === "name" && isColumn(arg.name) ? put(arg.name, factor, true) : add(arg, factor),
        );
      default:
        return false;
    }
  }

  function put(name: string, factor: number, column: boolean): boolean {
    const known = terms.get(name);
    terms.set(name, { factor: (known?.factor ?? 0) + factor, column });
    return true;
  }
}
