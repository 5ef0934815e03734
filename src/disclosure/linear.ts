/**
 * A formula as one linear form of units' figures over another: what a published result says of the figures behind it.
 * A formula of another shape gives null, and is then taken to tell everything.
 */
import type { Unit } from "../campaign/index.js";
import type { Node } from "../formula/index.js";

/** This year, the last, or one that an earlier publication had before it was corrected. */
export type Year = "now" | "then" | `earlier ${string}`;

/** A unit's figure. */
export interface Figure {
  key: string;
  year: Year;
  /** Code of the element, or of a roster column counted or added up. */
  element: string;
  unit: Unit;
  value: number;
}

export interface Linear {
  constant: number;
  terms: ReadonlyMap<string, { figure: Figure; times: number }>;
}

export interface Fraction {
  over: Linear;
  under: Linear;
}

/** What a formula may ask of the figures. */
export interface Columns {
  /** Figures of a name, by unit; texts where it holds answers. Null for a name that is no column of units. */
  column(name: string): readonly { unit: Unit; value: number | string; figure: Figure | null }[] | null;
  /** A roster's column counted or added up, by unit. */
  roster(name: string, how: "SUM" | "COUNTA"): readonly Figure[] | null;
  /** The formula of another indicator. */
  indicator(name: string): Node | null;
  /** The value of a name that stands for the unit itself. */
  unitValue(name: string, unit: Unit): string | number | null;
}

const constant = (value: number): Linear => ({ constant: value, terms: new Map() });
const one = constant(1);

export function fractionOf(node: Node, columns: Columns): Fraction | null {
  switch (node.type) {
    case "number":
      return whole(constant(node.value));
    case "percent":
      return scaled(fractionOf(node.operand, columns), 0.01);
    case "unary":
      return scaled(fractionOf(node.operand, columns), node.operator === "-" ? -1 : 1);
    case "name": {
      const formula = columns.indicator(node.name);
      return formula && fractionOf(formula, columns);
    }
    case "call":
      return whole(aggregate(node.function, node.arguments, columns));
    case "binary": {
      const left = fractionOf(node.left, columns);
      const right = fractionOf(node.right, columns);
      return left && right && combined(node.operator, left, right);
    }
    default:
      return null;
  }
}

function combined(operator: string, left: Fraction, right: Fraction): Fraction | null {
  switch (operator) {
    case "+":
    case "-": {
      const sign = operator === "-" ? -1 : 1;
      if (sameForm(left.under, right.under)) return { over: added(left.over, right.over, sign), under: left.under };
      // a/b + k = (a + k·b)/b for a plain number k.
      const k = number(right);
      if (k !== null) return { over: added(left.over, left.under, sign * k), under: left.under };
      const before = number(left);
      if (before !== null) return { over: added(times(right.under, before), right.over, sign), under: right.under };
      return null;
    }
    case "*":
      return product(left.over, right.over, left.under, right.under);
    case "/":
      return product(left.over, right.under, left.under, right.over);
    default:
      return null;
  }
}

function product(a: Linear, b: Linear, c: Linear, d: Linear): Fraction | null {
  const over = multiplied(a, b);
  const under = multiplied(c, d);
  return over && under && { over, under };
}

function multiplied(a: Linear, b: Linear): Linear | null {
  if (a.terms.size === 0) return times(b, a.constant);
  return b.terms.size === 0 ? times(a, b.constant) : null;
}

function aggregate(name: string, args: readonly Node[], columns: Columns): Linear | null {
  if (name === "SUM") {
    const parts = args.map((arg) => {
      if (arg.type === "name" && columns.indicator(arg.name) === null)
        return summed(columns.column(arg.name), () => true) ?? of(columns.roster(arg.name, "SUM"));
      const inner = fractionOf(arg, columns);
      return inner && number({ over: inner.under, under: one }) === 1 ? inner.over : null;
    });
    return parts.reduce<Linear | null>((sum, part) => sum && part && added(sum, part, 1), constant(0));
  }
  const [first] = args;
  if (first?.type !== "name") return null;
  if (name === "COUNTA" || name === "COUNT") {
    const column = columns.column(first.name);
    // How many units gave a figure is published as coverage.
    if (column) return constant(column.length);
    return name === "COUNTA" ? of(columns.roster(first.name, "COUNTA")) : null;
  }
  if (name === "MAX" || name === "MIN") {
    const column = args.length === 1 ? columns.column(first.name) : null;
    return column?.length === 1 ? summed(column, () => true) : null;
  }
  if (name === "SUMIF" && args.length === 2) return null;
  if (name === "SUMIFS") {
    const among = unitsMeeting(args.slice(1), columns);
    return among && summed(columns.column(first.name), (unit) => among(unit.code));
  }
  if (name === "COUNTIF" || name === "COUNTIFS") return counted(args, columns);
  return null;
}

/** `COUNTIFS(answer,"Có",…)`: the answers counted, among the units that meet the other conditions. */
function counted(args: readonly Node[], columns: Columns): Linear | null {
  const answers: Node[][] = [];
  const conditions: Node[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [range, wanted] = [args[i]!, args[i + 1]!];
    const isAnswer =
      wanted.type === "text" && wanted.value !== "<>" && range.type === "name" && columns.column(range.name);
    if (isAnswer) answers.push([range, wanted]);
    else conditions.push(range, wanted);
  }
  const among = unitsMeeting(conditions, columns);
  if (!among || answers.length > 1) return null;
  const [answer] = answers;
  if (!answer) {
    const [range] = args;
    const column = range?.type === "name" ? columns.column(range.name) : null;
    return column && constant(column.filter(({ unit }) => among(unit.code)).length);
  }
  const [range, wanted] = answer as [Node & { type: "name" }, Node & { type: "text" }];
  if (/^[<>=]|[*?~]/.test(wanted.value)) return null;
  const column = columns.column(range.name)!;
  if (column.some(({ figure }) => figure === null)) return null;
  // Only yes and no are told apart, so that one answer says the other.
  const yes = wanted.value === "Có";
  if (!yes && wanted.value !== "Không") return null;
  const total = column.filter(({ unit }) => among(unit.code));
  const affirmative = summed(total, () => true)!;
  return yes ? affirmative : added(constant(total.length), affirmative, -1);
}

/** Which units meet conditions of the kinds `figure, "<>"` and `UNIT_IS_X, 1`; null for others. */
function unitsMeeting(pairs: readonly Node[], columns: Columns): ((code: string) => boolean) | null {
  const tests: ((code: string) => boolean)[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const [range, wanted] = [pairs[i], pairs[i + 1]];
    if (range?.type !== "name" || (wanted?.type !== "text" && wanted?.type !== "number")) return null;
    const column = columns.column(range.name);
    if (!column) return null;
    if (wanted.value === "<>") {
      const present = new Set(column.map(({ unit }) => unit.code));
      tests.push((code) => present.has(code));
    } else if (column.every(({ unit }) => columns.unitValue(range.name, unit) !== null)) {
      const met = new Set(
        column
          .filter(({ unit }) => String(columns.unitValue(range.name, unit)) === String(wanted.value))
          .map(({ unit }) => unit.code),
      );
      if (typeof wanted.value === "string" && /^[<>=]|[*?~]/.test(wanted.value)) return null;
      tests.push((code) => met.has(code));
    } else return null;
  }
  return (code) => tests.every((test) => test(code));
}

function summed(column: ReturnType<Columns["column"]>, among: (unit: Unit) => boolean): Linear | null {
  if (!column || column.some(({ figure }) => figure === null)) return null;
  return of(column.filter(({ unit }) => among(unit)).map(({ figure }) => figure!));
}

function of(figures: readonly Figure[] | null): Linear | null {
  return figures && { constant: 0, terms: new Map(figures.map((figure) => [figure.key, { figure, times: 1 }])) };
}

export function added(a: Linear, b: Linear, by: number): Linear {
  const terms = new Map(a.terms);
  for (const [key, { figure, times }] of b.terms)
    terms.set(key, { figure, times: (terms.get(key)?.times ?? 0) + by * times });
  return { constant: a.constant + by * b.constant, terms };
}

export function times(form: Linear, by: number): Linear {
  return added(constant(0), form, by);
}

/** The form that is 0 where the fraction has this value. */
export function equation({ over, under }: Fraction, value: number): Linear {
  return added(over, under, -value);
}

export function quotient({ over, under }: Fraction): number {
  return valueIn(over) / valueIn(under);
}

export function valueIn(form: Linear): number {
  return [...form.terms.values()].reduce((sum, { figure, times }) => sum + figure.value * times, form.constant);
}

const whole = (form: Linear | null): Fraction | null => form && { over: form, under: one };

function scaled(fraction: Fraction | null, by: number): Fraction | null {
  return fraction && { over: times(fraction.over, by), under: fraction.under };
}

function number({ over, under }: Fraction): number | null {
  return over.terms.size === 0 && under.terms.size === 0 && under.constant !== 0
    ? over.constant / under.constant
    : null;
}

function sameForm(a: Linear, b: Linear): boolean {
  return (
    a.constant === b.constant &&
    a.terms.size === b.terms.size &&
    [...a.terms].every(([key, { times }]) => b.terms.get(key)?.times === times)
  );
}
