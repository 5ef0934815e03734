/** Everything a publication could print of an indicator, and what each of these numbers says of the units' figures. */
import type { Campaign, Indicator } from "../campaign/index.js";
import type { Node } from "../formula/index.js";
import { elementOfName, type IndicatorResult, inColumn, worstCoverage } from "../indicators/index.js";
import { columnsOf, type Scope, type Source } from "./columns.js";
import { equation, type Fraction, fractionOf, type Linear, valueIn } from "./linear.js";
import { contributionsTo, type Rules, type Why } from "./rules.js";

export type Part = "value" | "previous" | "change" | "kind";

export interface Cell {
  indicator: string;
  part: Part;
  /** Code of the kind of unit; "" for the total. */
  kind: string;
  /** Forms that are 0 for whoever knows the cell; none where nothing is known of it but its place. */
  says: Linear[];
  /** What it is a value of, for asking how well it is hidden. */
  of: { fraction: Fraction; value: number; scale: number } | null;
  /** Why it may not be printed for its own sake; null where it may. */
  why: Why | null;
}

/** Units that a breakdown shows together. */
export interface Band {
  code: string;
  name: string;
  kinds: readonly string[];
}

/** A line of a breakdown; null where no unit of the band gave the figure. */
export interface BandResult {
  band: Band;
  value: number | null;
  expected: number;
  reported: number;
}

/** Kinds of units as the campaign shows them: merged ones at the place of their first kind. */
export function bandsOf({ unitKinds, publication }: Campaign): Band[] {
  const merged = (kind: string) => publication.merge.find(({ kinds }) => kinds.includes(kind));
  const bands = unitKinds.map(({ code, name }): Band => merged(code) ?? { code, name, kinds: [code] });
  return bands.filter((band, i) => bands.indexOf(band) === i);
}

/** The results of single bands, where they are of the same nature as the whole; none where one band is the whole. */
export function breakdownOf(source: Source, indicator: Indicator, result: IndicatorResult): BandResult[] {
  if (result.value === null) return [];
  const tree = source.formula(indicator.code);
  const { table, campaign } = source;
  const total = fractionOf(tree, columnsOf(source, { year: "now", units: table.units }));
  if (!total || !divides(source, indicator, total)) return [];
  const names = namesWithin(tree, source.formula);
  const results = bandsOf(campaign).flatMap((band): BandResult[] => {
    const units = table.units.filter((unit) => band.kinds.includes(unit.kind));
    const { expected, reported } = worstCoverage({ ...table, units }, names);
    if (expected === 0) return [];
    const part = fractionOf(tree, columnsOf(source, { year: "now", units }))!;
    const value = ratio(part);
    return [{ band, expected, reported, value: reported > 0 && Number.isFinite(value) ? value : null }];
  });
  return results.length > 1 ? results : [];
}

/** The cells of an indicator, hidden ones too. */
export function cellsOf(
  source: Source,
  rules: Rules,
  indicator: Indicator,
  result: IndicatorResult,
  breakdown: readonly BandResult[],
): Cell[] {
  const { table } = source;
  const tree = source.formula(indicator.code);
  const whole: Scope = { year: "now", units: table.units };
  const at = (part: Part, kind = "") => ({ indicator: indicator.code, part, kind });
  const cell = (part: Part, scope: Scope, value: number | null, kind = ""): Cell[] =>
    value === null ? [] : [known(source, rules, tree, at(part, kind), scope, value, Math.abs(result.value ?? value))];
  return [
    ...cell("value", whole, result.value),
    ...cell("previous", { ...whole, year: "then" }, result.previous),
    ...(result.change ? [changeCell(source, rules, tree, at("change"), result)] : []),
    ...breakdown.flatMap(({ band, value }) => {
      const units = table.units.filter((unit) => band.kinds.includes(unit.kind));
      return cell("kind", { ...whole, units }, value, band.code);
    }),
  ];
}

/** Whether results of single kinds mean something: parts of a sum, or ratios of figures that the same units count. */
function divides({ campaign, table }: Source, indicator: Indicator, { under, over }: Fraction): boolean {
  if (under.terms.size === 0 && under.constant === 1) return over.constant === 0;
  const sets = new Set(
    indicator.formula.match(/[A-Za-z_][A-Za-z0-9_.]*/g)!.flatMap((name) => {
      const found = elementOfName(campaign, name);
      if (!found) return [];
      return [
        table.units
          .filter((unit) => inColumn(found.element, unit, found.crosscheck))
          .map(({ code }) => code)
          .join(),
      ];
    }),
  );
  return sets.size === 1;
}

function known(
  source: Source,
  rules: Rules,
  tree: Node,
  place: Omit<Cell, "says" | "of" | "why">,
  scope: Scope,
  value: number,
  scale: number,
): Cell {
  const fraction = fractionOf(tree, columnsOf(source, scope));
  if (!fraction || !agrees(fraction, value)) return opaque(source, rules, tree, place, scope);
  const why =
    rules.forbids(contributionsTo(fraction.over, rules)) ?? rules.forbids(contributionsTo(fraction.under, rules));
  return { ...place, says: [equation(fraction, value)], of: { fraction, value, scale }, why };
}

/** A result whose formula cannot be taken apart is printed only where every figure in it is public. */
function opaque(
  { campaign, ...source }: Source,
  rules: Rules,
  tree: Node,
  place: Omit<Cell, "says" | "of" | "why">,
  scope: Scope,
): Cell {
  const names = namesWithin(tree, (code) => source.formula(code));
  const open = names.every((name) => {
    const found = elementOfName(campaign, name);
    if (!found) return false;
    return scope.units
      .filter((unit) => inColumn(found.element, unit, found.crosscheck))
      .every((unit) => rules.isPublic({ element: found.element.code, unit }));
  });
  return { ...place, says: [], of: null, why: open ? null : "not_analysed" };
}

function namesWithin(node: Node, formula: (indicator: string) => Node): string[] {
  if (node.type === "name")
    return node.name.startsWith("CT_") ? namesWithin(formula(node.name.slice(3)), formula) : [node.name];
  if (node.type === "call") return node.arguments.flatMap((one) => namesWithin(one, formula));
  if (node.type === "binary") return [...namesWithin(node.left, formula), ...namesWithin(node.right, formula)];
  return node.type === "unary" || node.type === "percent" ? namesWithin(node.operand, formula) : [];
}

/** The change on last year, of the units present in both. */
function changeCell(
  source: Source,
  rules: Rules,
  tree: Node,
  place: Omit<Cell, "says" | "of" | "why">,
  result: IndicatorResult,
): Cell {
  const only: Scope["only"] = (element, unit) =>
    source.value("now", element, unit) !== null && source.value("then", element, unit) !== null;
  const scope = { units: source.table.units, only };
  const now = fractionOf(tree, columnsOf(source, { ...scope, year: "now" }));
  const then = fractionOf(tree, columnsOf(source, { ...scope, year: "then" }));
  if (!now || !then) return opaque(source, rules, tree, place, { ...scope, year: "now" });
  const forbids = [now.over, now.under, then.over, then.under].map((form) =>
    rules.forbids(contributionsTo(form, rules)),
  );
  const why = forbids.find((one) => one !== null) ?? null;
  const [a, b] = [ratio(now), ratio(then)];
  const additive = [now, then].every(({ under }) => under.terms.size === 0);
  const kind = result.change!.kind;
  if (additive && kind === "percent") {
    const fraction = { over: now.over, under: then.over };
    return { ...place, says: [equation(fraction, a / b)], of: null, why };
  }
  if (additive)
    return {
      ...place,
      says: [equation({ over: now.over, under: then.over }, 1)].map((form) => ({
        ...form,
        constant: form.constant - (a - b),
      })),
      of: null,
      why,
    };
  // The difference of two ratios says less than both of them; taking it for both errs on the safe side.
  return { ...place, says: [equation(now, a), equation(then, b)], of: null, why };
}

const ratio = ({ over, under }: Fraction): number => valueIn(over) / valueIn(under);

function agrees({ over, under }: Fraction, value: number): boolean {
  const own = ratio({ over, under });
  return Math.abs(own - value) <= 1e-9 * Math.max(1, Math.abs(value));
}
