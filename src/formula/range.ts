/**
 * What a formula can give at all, over the ranges of its names: interval arithmetic. What it rules out is ruled out for
 * sure; what it leaves open may still be impossible, since it does not see that two names move together.
 */
import { type Comparison, isComparison, type Node } from "./tree.js";

export interface Range {
  low: number;
  high: number;
}

/** What a name can hold; null for a text, an answer or anything unknown. */
export type Ranges = (name: string) => Range | null;

/** Whether a condition can hold, and can fail. */
export interface Possible {
  true: boolean;
  false: boolean;
}

const open: Possible = { true: true, false: true };
const anything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Over numbers only: a comparison of texts can always go either way. */
export function possible(node: Node, ranges: Ranges): Possible {
  switch (node.type) {
    case "boolean":
      return { true: node.value, false: !node.value };
    case "binary": {
      if (!isComparison(node.operator)) return open;
      const left = rangeOf(node.left, ranges);
      const right = rangeOf(node.right, ranges);
      return left && right ? compared(node.operator, left, right) : open;
    }
    case "call": {
      const parts = () => node.arguments.map((arg) => possible(arg, ranges));
      if (node.function === "AND")
        return { true: parts().every((one) => one.true), false: parts().some((one) => one.false) };
      if (node.function === "OR")
        return { true: parts().some((one) => one.true), false: parts().every((one) => one.false) };
      if (node.function === "NOT") {
        const [inner = open] = parts();
        return { true: inner.false, false: inner.true };
      }
      return open;
    }
    default:
      return open;
  }
}

function compared(operator: Comparison, a: Range, b: Range): Possible {
  const less = { true: a.low < b.high, false: a.high >= b.low };
  const most = { true: a.low <= b.high, false: a.high > b.low };
  const meet = a.low <= b.high && b.low <= a.high;
  const one = a.low === a.high && b.low === b.high && a.low === b.low;
  switch (operator) {
    case "<":
      return less;
    case "<=":
      return most;
    case ">":
      return { true: most.false, false: most.true };
    case ">=":
      return { true: less.false, false: less.true };
    case "=":
      return { true: meet, false: !one };
    case "<>":
      return { true: !one, false: meet };
  }
}

/** null where the node is no number over ranges that are known. */
export function rangeOf(node: Node, ranges: Ranges): Range | null {
  switch (node.type) {
    case "number":
      return { low: node.value, high: node.value };
    case "name":
      return ranges(node.name);
    case "unary": {
      const inner = rangeOf(node.operand, ranges);
      return inner && node.operator === "-" ? { low: -inner.high, high: -inner.low } : inner;
    }
    case "percent": {
      const inner = rangeOf(node.operand, ranges);
      return inner && { low: inner.low / 100, high: inner.high / 100 };
    }
    case "binary":
      return binary(node.operator, rangeOf(node.left, ranges), rangeOf(node.right, ranges));
    case "call":
      return ofCall(node.function, node.arguments, ranges);
    default:
      return null;
  }
}

function binary(operator: string, a: Range | null, b: Range | null): Range | null {
  if (!a || !b) return null;
  switch (operator) {
    case "+":
      return { low: a.low + b.low, high: a.high + b.high };
    case "-":
      return { low: a.low - b.high, high: a.high - b.low };
    case "*":
      return over([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
    case "/":
      // Where the divisor can be 0 the result is an error, which is never passed, or as large as one likes.
      return b.low > 0 || b.high < 0
        ? over([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high])
        : anything;
    default:
      return null;
  }
}

/** 0 times infinity is 0 here: a bound that is not reached. */
function over(numbers: readonly number[]): Range {
  const known = numbers.map((number) => (Number.isNaN(number) ? 0 : number));
  return { low: Math.min(...known), high: Math.max(...known) };
}

function ofCall(name: string, args: readonly Node[], ranges: Ranges): Range | null {
  switch (name) {
    case "COUNT":
    case "COUNTA":
    case "COUNTBLANK":
    case "COUNTIF":
    case "COUNTIFS":
    case "LEN":
      return { low: 0, high: Number.POSITIVE_INFINITY };
    case "ABS": {
      const inner = args[0] ? rangeOf(args[0], ranges) : null;
      if (!inner) return null;
      const sides = [Math.abs(inner.low), Math.abs(inner.high)];
      return { low: inner.low <= 0 && inner.high >= 0 ? 0 : Math.min(...sides), high: Math.max(...sides) };
    }
    case "SUM": {
      const parts = args.map((arg) => rangeOf(arg, ranges));
      return parts.reduce<Range | null>((sum, part) => (sum && part ? binary("+", sum, part) : null), {
        low: 0,
        high: 0,
      });
    }
    case "MIN":
    case "MAX": {
      const parts = args.map((arg) => rangeOf(arg, ranges));
      if (parts.some((part) => part === null)) return null;
      const pick = name === "MIN" ? Math.min : Math.max;
      return { low: pick(...parts.map((part) => part!.low)), high: pick(...parts.map((part) => part!.high)) };
    }
    default:
      return null;
  }
}

/** A sum of names times factors, less or equal to a limit. */
export interface Bound {
  terms: ReadonlyMap<string, number>;
  limit: number;
}

/** The bounds that a rule's comparison means, all of which must hold; null where it is no comparison of plain sums. */
export function boundsOf(node: Node): Bound[] | null {
  if (node.type === "call" && node.function === "AND") {
    const parts = node.arguments.map(boundsOf);
    return parts.some((part) => part === null) ? null : parts.flatMap((part) => part!);
  }
  if (node.type !== "binary" || !isComparison(node.operator)) return null;
  const difference: Node = { type: "binary", operator: "-", left: node.left, right: node.right };
  const linear = linearOf(difference);
  if (!linear) return null;
  const atMost = { terms: linear.terms, limit: -linear.constant };
  const atLeast = {
    terms: new Map([...linear.terms].map(([name, factor]) => [name, -factor])),
    limit: linear.constant,
  };
  if (node.operator === "<=") return [atMost];
  if (node.operator === ">=") return [atLeast];
  return node.operator === "=" ? [atMost, atLeast] : null;
}

/** Whether `given`, all of them together, make `wanted` hold whatever the names are within their ranges. */
export function implies(given: readonly Bound[], wanted: Bound, ranges: Ranges): boolean {
  const rest = new Map(wanted.terms);
  let limit = wanted.limit;
  for (const bound of given) {
    for (const [name, factor] of bound.terms) rest.set(name, (rest.get(name) ?? 0) - factor);
    limit -= bound.limit;
  }
  let most = 0;
  for (const [name, factor] of rest) {
    if (factor === 0) continue;
    const range = ranges(name);
    if (!range) return false;
    most += factor > 0 ? factor * range.high : factor * range.low;
  }
  return most <= limit;
}

function linearOf(node: Node): { terms: Map<string, number>; constant: number } | null {
  const terms = new Map<string, number>();
  let constant = 0;
  const add = (part: Node, factor: number): boolean => {
    switch (part.type) {
      case "number":
        constant += factor * part.value;
        return true;
      case "name":
        terms.set(part.name, (terms.get(part.name) ?? 0) + factor);
        return true;
      case "unary":
        return add(part.operand, part.operator === "-" ? -factor : factor);
      case "binary":
        if (part.operator === "+" || part.operator === "-")
          return add(part.left, factor) && add(part.right, part.operator === "-" ? -factor : factor);
        if (part.operator === "*" && part.left.type === "number") return add(part.right, factor * part.left.value);
        if (part.operator === "*" && part.right.type === "number") return add(part.left, factor * part.right.value);
        return false;
      case "call":
        return part.function === "SUM" && part.arguments.every((arg) => add(arg, factor));
      default:
        return false;
    }
  };
  return add(node, 1) ? { terms, constant } : null;
}
