/** The tree of a formula: no positions and no parentheses, so that two spellings of one formula are one tree. */

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";
export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "&" | Comparison;

export interface Call {
  readonly type: "call";
  /** Upper case. */
  readonly function: string;
  readonly arguments: readonly Node[];
}

export interface Binary {
  readonly type: "binary";
  readonly operator: BinaryOperator;
  readonly left: Node;
  readonly right: Node;
}

export type Node =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "unary"; readonly operator: "+" | "-"; readonly operand: Node }
  | { readonly type: "percent"; readonly operand: Node }
  | Binary
  | Call;

export interface Formula {
  /** As written, without a leading "=". */
  readonly text: string;
  readonly tree: Node;
  /** In order of first use and as first spelt: Excel does not tell `a_x` from `A_X`. */
  readonly names: readonly string[];
}

const comparisons: ReadonlySet<string> = new Set<Comparison>(["=", "<>", "<", "<=", ">", ">="]);

export function isComparison(operator: BinaryOperator): operator is Comparison {
  return comparisons.has(operator);
}

export function call(name: string, ...args: Node[]): Call {
  return { type: "call", function: name, arguments: args };
}

export function children(node: Node): readonly Node[] {
  switch (node.type) {
    case "call":
      return node.arguments;
    case "binary":
      return [node.left, node.right];
    case "unary":
    case "percent":
      return [node.operand];
    default:
      return [];
  }
}

export function mapChildren(node: Node, change: (child: Node) => Node): Node {
  switch (node.type) {
    case "call":
      return { ...node, arguments: node.arguments.map(change) };
    case "binary":
      return { ...node, left: change(node.left), right: change(node.right) };
    case "unary":
    case "percent":
      return { ...node, operand: change(node.operand) };
    default:
      return node;
  }
}

/** Names in order of first use. */
export function namesIn(tree: Node): string[] {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if (node.type === "name") found.add(node.name);
    else children(node).forEach(visit);
  };
  visit(tree);
  return [...found];
}
