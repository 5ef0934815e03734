/** Everything a publication could print of an indicator, and what each of these numbers says of the units' figures. */
import type { Indicator } from "../campaign/index.js";
import type { Node } from "../formula/index.js";
import { elementOfName, type IndicatorResult, inColumn } from "../indicators/index.js";
import type { BandResult } from "./bands.js";
import { columnsOf, namesWithin, type Scope, type Source } from "./columns.js";
import type { Flatten } from "./flat.js";
import { equation, type Fraction, fractionOf, type Linear, quotient } from "./linear.js";
import { restOf } from "./rest.js";
import type { Rules, Why } from "./rules.js";

export type Part = "value" | "previous" | "change" | "kind";

export interface Cell {
  indicator: string;
  part: Part;
  /** Code of the kind of unit; "" for the total. */
  kind: string;
  /** Forms that are 0 for whoever knows the cell; none where nothing is known of it but its place. */
  says: Linear[];
  /** The sums of figures that it is made of. */
  sums: Linear[];
  /** What it is a value of, for asking how well it is hidden. */
  of: { fraction: Fraction; value: number; scale: number } | null;
  /** Why it may not be printed for its own sake; null where it may. */
  why: Why | null;
}

export interface CellContext {
  source: Source;
  rules: Rules;
  flatten: Flatten;
}

type Place = Pick<Cell, "indicator" | "part" | "kind">;

/** The cells of an indicator, hidden ones too. */
export function cellsOf(
  context: CellContext,
  indicator: Indicator,
  result: IndicatorResult,
  breakdown: readonly BandResult[],
): Cell[] {
  const { source } = context;
  const { table } = source;
  const tree = source.formula(indicator.code);
  const whole: Scope = { year: "now", units: table.units };
  const at = (part: Part, kind = "") => ({ indicator: indicator.code, part, kind });
  const cell = (part: Part, scope: Scope, value: number | null, kind = ""): Cell[] =>
    value === null ? [] : [known(context, tree, at(part, kind), scope, value, Math.abs(result.value ?? value))];
  return [
    ...cell("value", whole, result.value),
    ...cell(
      "previous",
      { year: "then", units: [...table.units, ...(table.wholeLastYear?.ended ?? [])] },
      result.previous,
    ),
    ...(result.change ? [changeCell(context, tree, at("change"), result)] : []),
    ...breakdown.flatMap(({ band, value }) => {
      const units = table.units.filter((unit) => band.kinds.includes(unit.kind));
      return cell("kind", { ...whole, units }, value, band.code);
    }),
  ];
}

function known(context: CellContext, tree: Node, place: Place, scope: Scope, value: number, scale: number): Cell {
  const fraction = fractionOf(tree, columnsOf(context.source, scope));
  if (!fraction || !agrees(fraction, value)) return opaque(context, tree, place, scope);
  const says = [equation(fraction, value)];
  return { ...place, says, sums: sumsOf(fraction), of: { fraction, value, scale }, why: whyNot(fraction, context) };
}

const sumsOf = ({ over, under }: Fraction): Linear[] => [over, under].filter(({ terms }) => terms.size > 0);

function whyNot({ over, under }: Fraction, { rules, flatten, source }: CellContext): Why | null {
  const rest = restOf({ over: flatten(over), under: flatten(under) }, source);
  return rules.forbids(over) ?? rules.forbids(under) ?? (rest && rules.tellsEach(rest));
}

/** A result whose formula cannot be taken apart is printed only where every figure in it is public. */
function opaque({ source, rules }: CellContext, tree: Node, place: Place, scope: Scope): Cell {
  const names = namesWithin(tree, source.formula);
  const open = names.every((name) => {
    const found = elementOfName(source.campaign, name);
    if (!found) return false;
    return scope.units
      .filter((unit) => inColumn(found.element, unit, found.crosscheck))
      .every((unit) => rules.isPublic({ element: found.element.code, unit }));
  });
  return { ...place, says: [], sums: [], of: null, why: open ? null : "not_analysed" };
}

/** The change on last year, of the units present in both. */
function changeCell(context: CellContext, tree: Node, place: Place, result: IndicatorResult): Cell {
  const { source } = context;
  const only: Scope["only"] = (element, unit) =>
    source.value("now", element, unit) !== null && source.value("then", element, unit) !== null;
  const scope = { units: source.table.units, only };
  const now = fractionOf(tree, columnsOf(source, { ...scope, year: "now" }));
  const then = fractionOf(tree, columnsOf(source, { ...scope, year: "then" }));
  if (!now || !then) return opaque(context, tree, place, { ...scope, year: "now" });
  const own = {
    ...place,
    sums: [...sumsOf(now), ...sumsOf(then)],
    of: null,
    why: whyNot(now, context) ?? whyNot(then, context),
  };
  const [a, b] = [quotient(now), quotient(then)];
  const additive = [now, then].every(({ under }) => under.terms.size === 0);
  // The difference of two ratios says less than both of them; taking it for both errs on the safe side.
  if (!additive) return { ...own, says: [equation(now, a), equation(then, b)] };
  if (result.change!.kind === "percent")
    return { ...own, says: [equation({ over: now.over, under: then.over }, a / b)] };
  const difference = equation({ over: now.over, under: then.over }, 1);
  return { ...own, says: [{ ...difference, constant: difference.constant - (a - b) }] };
}

function agrees(fraction: Fraction, value: number): boolean {
  return Math.abs(quotient(fraction) - value) <= 1e-9 * Math.max(1, Math.abs(value));
}
