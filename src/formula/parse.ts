/** Text to tree. */
import { type AstExpression, type CallExpression, parse, tokenize } from "@borgar/fx";
import { type FormulaIssue, FormulaProblem } from "./problem.js";
import { scan } from "./scan.js";
import { countWanted, type Signature, signatureOf, takesCount } from "./signatures.js";
import type { BinaryOperator, Call, Formula, Node } from "./tree.js";

/** Excel's limit for a formula. */
const longest = 8192;
/** Of operations one inside the other, `a+b+c+…` included: keeps every later walk over the tree off the stack's end. */
const deepest = 512;

/**
 * Reads a formula over names, with or without a leading "=": English function names, commas between arguments and a
 * decimal point, as Excel stores it in a file whatever the user's language.
 * @throws FormulaProblem
 */
export function parseFormula(text: string): Formula {
  const start = /^\s*=?/.exec(text)![0].length;
  const body = text.slice(start);
  const refuse = (issues: readonly FormulaIssue[]): void => {
    const [first, ...rest] = issues.map((issue) => ({ ...issue, offset: issue.offset + start }));
    if (first) throw new FormulaProblem([first, ...rest]);
  };
  if (body.length > longest)
    refuse([{ code: "formula.too_long", slots: { have: body.length, most: longest }, offset: longest }]);

  const tokens = tokenize(body, { withLocation: true, negativeNumbers: false });
  refuse(scan(tokens, body.length));
  const converter = new Converter();
  const tree = converter.convert(parse(tokens), 1, false);
  refuse(converter.issues);
  return { text: body.trim(), tree, names: [...converter.spellings.values()] };
}

class Converter {
  readonly issues: FormulaIssue[] = [];
  /** Upper-case name to the first spelling. */
  readonly spellings = new Map<string, string>();

  convert(node: AstExpression, depth: number, inSumproduct: boolean): Node {
    if (depth > deepest)
      throw new FormulaProblem([{ code: "formula.too_deep", slots: { most: deepest }, offset: offsetOf(node) }]);
    const inner = (child: AstExpression) => this.convert(child, depth + 1, inSumproduct);
    switch (node.type) {
      case "Literal":
        return literal(node.value);
      case "ReferenceIdentifier":
        return { type: "name", name: this.spelling(node.value) };
      case "UnaryExpression": {
        const operand = inner(node.arguments[0]!);
        return node.operator === "%"
          ? { type: "percent", operand }
          : { type: "unary", operator: node.operator as "+" | "-", operand };
      }
      case "BinaryExpression": {
        const [left, right] = node.arguments as [AstExpression, AstExpression];
        return { type: "binary", operator: node.operator as BinaryOperator, left: inner(left), right: inner(right) };
      }
      case "CallExpression":
        return this.call(node, depth, inSumproduct);
      default:
        throw new Error(`The scan let a ${node.type} pass.`);
    }
  }

  private call(node: CallExpression, depth: number, inSumproduct: boolean): Call {
    const name = (node.callee as { name: string }).name.toUpperCase();
    const signature = signatureOf(name)!;
    const args = node.arguments as AstExpression[];
    if (!takesCount(signature, args.length))
      this.report(node, "formula.argument_count", {
        function: name,
        have: args.length,
        want: countWanted(signature),
      });
    // Excel computes IF and IFERROR over an array only when the formula is entered as one (Ctrl+Shift+Enter).
    if (inSumproduct && (name === "IF" || name === "IFERROR"))
      this.report(node, "formula.if_in_sumproduct", { function: name });
    const converted = args.map((arg) => this.convert(arg, depth + 1, inSumproduct || name === "SUMPRODUCT"));
    converted.forEach((arg, index) => {
      this.checkArgument(name, signature, index, arg, args[index]!);
    });
    return { type: "call", function: name, arguments: converted };
  }

  private checkArgument(name: string, signature: Signature, index: number, arg: Node, node: AstExpression): void {
    if (signature.isRange(index) && arg.type !== "name")
      this.report(node, "formula.name_needed", { function: name, index: index + 1 });
    // Excel reads ">1.5" with the decimal separator of the user's Windows; ">"&1.5 is right everywhere.
    if (signature.isCriterion(index) && arg.type === "text" && decimalCriterion.test(arg.value))
      this.report(node, "formula.decimal_criterion", { text: arg.value });
  }

  private spelling(name: string): string {
    const key = name.toUpperCase();
    const known = this.spellings.get(key);
    if (known === undefined) this.spellings.set(key, name);
    return known ?? name;
  }

  private report(node: AstExpression, code: FormulaIssue["code"], slots: FormulaIssue["slots"]): void {
    this.issues.push({ code, slots, offset: offsetOf(node) });
  }
}

const decimalCriterion = /^(?:<>|<=|>=|[<>=])?\s*[-+]?\d*[.,]\d+\s*%?$/;

function literal(value: unknown): Node {
  if (typeof value === "number") return { type: "number", value };
  if (typeof value === "boolean") return { type: "boolean", value };
  return { type: "text", value: String(value) };
}

function offsetOf(node: AstExpression): number {
  return node.loc?.[0] ?? 0;
}
