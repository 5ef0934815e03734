/**
 * A ratio may use only units that gave all its figures: with a commune's numerator but without its denominator, a rate
 * would exceed 100 % and nobody would see why. The restriction is written into the formula itself, so that Excel, the
 * consolidated workbook and we compute the same.
 */
import { criterion } from "./criterion.js";
import { aggregates } from "./library/aggregates.js";
import { conditionals, rangesOfPairs } from "./library/conditional.js";
import { FormulaProblem } from "./problem.js";
import { isIndicatorName } from "./shape.js";
import { type Call, call, children, mapChildren, type Node, namesIn } from "./tree.js";

type Others = (name: string) => readonly string[];

const present: Node = { type: "text", value: "<>" };

/**
 * Rewrites each division with names on both sides: `SUM(a)/SUM(b)` to `SUMIFS(a,b,"<>")/SUMIFS(b,a,"<>")`.
 * `sameUnits`: whether two names are counted from the same units; others are summed as they are.
 * @throws FormulaProblem (at offset 0) for an aggregate that Excel cannot restrict, such as MAX
 */
export function restrictRatios(tree: Node, sameUnits: (a: string, b: string) => boolean): Node {
  if (tree.type === "binary" && tree.operator === "/" && hasFigures(tree.left) && hasFigures(tree.right)) {
    const names = figuresIn(tree);
    return restrict(tree, (name) => names.filter((other) => other !== name && sameUnits(name, other)));
  }
  return mapChildren(tree, (child) => restrictRatios(child, sameUnits));
}

/** The names of each division that restrictRatios restricts. */
export function namesOfRatios(tree: Node): string[][] {
  if (tree.type === "binary" && tree.operator === "/" && hasFigures(tree.left) && hasFigures(tree.right))
    return [figuresIn(tree)];
  return children(tree).flatMap(namesOfRatios);
}

/** Every aggregate over the rows in which `others` of its names are present too. @throws FormulaProblem, as above */
export function restrictTo(tree: Node, others: (name: string) => readonly string[]): Node {
  return restrict(tree, others);
}

/** An indicator is one value over all units: no column, so nothing to restrict. */
function figuresIn(tree: Node): string[] {
  return namesIn(tree).filter((name) => !isIndicatorName(name));
}

function hasFigures(tree: Node): boolean {
  return figuresIn(tree).length > 0;
}

function restrict(node: Node, others: Others): Node {
  if (node.type !== "call") return mapChildren(node, (child) => restrict(child, others));
  const isAffected = (name: string) => others(name).length > 0;
  if (node.function in conditionals) return restrictConditional(node, others);
  switch (node.function) {
    case "SUM":
      return each(node, others, (name, rest) => conditionalCall("SUMIFS", name, rest));
    case "COUNTA":
      return each(node, others, (name, rest) => conditionalCall("COUNTIFS", null, [name, ...rest]));
    case "AVERAGE": {
      const [only] = node.arguments;
      if (node.arguments.length > 1 || only?.type !== "name") break;
      return isAffected(only.name) ? conditionalCall("AVERAGEIFS", only.name, others(only.name)) : node;
    }
  }
  const columns =
    node.function === "SUMPRODUCT"
      ? figuresIn(node)
      : node.arguments.flatMap((arg) => (arg.type === "name" ? [arg.name] : []));
  if (node.function in aggregates && columns.some(isAffected))
    throw new FormulaProblem([{ code: "formula.ratio_of", slots: { function: node.function }, offset: 0 }]);
  return mapChildren(node, (child) => restrict(child, others));
}

function conditionalCall(name: string, target: string | null, given: readonly string[]): Call {
  const pairs = given.flatMap((one): Node[] => [{ type: "name", name: one }, present]);
  return call(name, ...(target === null ? [] : [{ type: "name", name: target } as const]), ...pairs);
}

/** `SUM(a,b)` is restricted as `SUM(a)+SUM(b)`: each figure has its own others. */
function each(node: Call, others: Others, rewrite: (name: string, others: readonly string[]) => Node): Node {
  const affected = (arg: Node) => arg.type === "name" && others(arg.name).length > 0;
  if (!node.arguments.some(affected)) return mapChildren(node, (child) => restrict(child, others));
  return node.arguments
    .map((arg) =>
      arg.type === "name" && affected(arg)
        ? rewrite(arg.name, others(arg.name))
        : call(node.function, restrict(arg, others)),
    )
    .reduce((left, right) => ({ type: "binary", operator: "+", left, right }));
}

function restrictConditional(node: Call, others: Others): Node {
  const { function: name, arguments: args } = node;
  const targetAt = conditionals[name]!.target(args.length);
  const target = targetAt === null ? undefined : args[targetAt];
  const pairs = rangesOfPairs(name, args.length).map((at) => [args[at]!, args[at + 1]!] as const);
  const ranges = [...(target ? [target] : []), ...pairs.map(([range]) => range)].flatMap((range) =>
    range.type === "name" ? [range.name] : [],
  );
  const settled = new Set(pairs.flatMap(([range, wanted]) => (refusesBlank(wanted) ? namesIn(range) : [])));
  if (target) for (const own of namesIn(target)) settled.add(own);
  const added = [...new Set(ranges.flatMap((range) => others(range)))].filter((other) => !settled.has(other));
  if (added.length === 0) return node;
  const plural = name.endsWith("S") ? name : `${name}S`;
  const conditions = [...pairs.flat(), ...conditionalCall(plural, null, added).arguments];
  return call(plural, ...(target ? [target] : []), ...conditions);
}

/** Whether a criterion is a literal that no blank cell meets: the unit gave the figure then. */
function refusesBlank(wanted: Node): boolean {
  return (wanted.type === "text" || wanted.type === "number") && !criterion(wanted.value)(null);
}
