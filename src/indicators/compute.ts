/** Computes every indicator of a campaign over the current figures. Pure. */
import { type Campaign, type Indicator, reserved, type Unit } from "../campaign/index.js";
import { type Lang, message } from "../messages/index.js";
import type { Basis } from "./basis.js";
import { type Compiled, compile, isRatio } from "./compiled.js";
import { coverageOfName, worst } from "./coverage.js";
import { rate, ratedTarget, references } from "./rate.js";
import type { Change, Coverage, IndicatorResult } from "./result.js";
import { elementOfName, previousValues, type Table } from "./table.js";
import { basisOfTable, countedElements, hasBothYears } from "./table-basis.js";

export interface ComputeOptions {
  lang: Lang;
  /** Names (of elements or CT_ of indicators) that an undecided error of the whole campaign keeps from being used. */
  blocked?: ReadonlySet<string>;
}

/** All indicators, in the order of the definition. */
export function computeIndicators(table: Table, options: ComputeOptions): IndicatorResult[] {
  return indicatorResults(() => basisOfTable(table), table.campaign, options);
}

/** `basisOf`: what an indicator is computed from. */
export function indicatorResults(
  basisOf: (code: string) => Basis,
  campaign: Campaign,
  options: ComputeOptions,
): IndicatorResult[] {
  const compiled = compile(campaign);
  const blocked = options.blocked ?? new Set<string>();
  const memo = new Map<string, number | null>();
  const indicatorValue = (code: string): number | null => {
    if (!memo.has(code)) memo.set(code, number(code));
    return memo.get(code)!;
  };

  return campaign.indicators.map((indicator) => {
    const { code } = indicator;
    const basis = basisOf(code);
    const own = compiled.get(code)!;
    const value = indicatorValue(code);
    const coverage = worstOf(basis, code, own);
    const target = ratedTarget(campaign, code);
    const before = previousYear(basis, own, indicator);
    const side = (part: "numerator" | "denominator") =>
      own.sides && value !== null ? basis.value(code, part, { indicator: indicatorValue }) : null;
    return {
      code,
      name: indicator.name,
      group: indicator.group,
      unit: indicator.unit,
      decimals: indicator.decimals,
      formula: indicator.formula,
      value,
      status: value === null ? ("undecided" as const) : ("computed" as const),
      reason: value === null ? reasonFor(own, indicator) : null,
      numerator: side("numerator"),
      denominator: side("denominator"),
      previous: before.previous,
      change: value === null ? null : before.change,
      target,
      references: references(campaign, code),
      rating: rate(value, target, coverage, campaign.minCoverage, own.additive),
      achievement: value !== null && target && target.value !== 0 ? (value / target.value) * 100 : null,
      coverage,
      partial: value === null || isRatio(own) ? [] : basis.partial(code),
      byKind: value === null ? [] : byKind(basis, code, own),
    };
  });

  function number(code: string): number | null {
    const own = compiled.get(code)!;
    if (stoppedBy(own).length > 0) return null;
    if (emptyName(code) !== undefined) return null;
    return basisOf(code).value(code, "restricted", { indicator: indicatorValue });
  }

  /** Names of the indicator that an undecided error of the campaign speaks of. */
  function stoppedBy(own: Compiled): string[] {
    return [...own.elements, ...own.indicators].filter((name) => blocked.has(name));
  }

  /** A name for which no counted unit has a value. */
  function emptyName(code: string): string | undefined {
    return compiled.get(code)!.elements.find((name) => basisOf(code).coverage(code, name)?.reported === 0);
  }

  function reasonFor(own: Compiled, indicator: Indicator): string {
    const stopped = stoppedBy(own);
    if (stopped.length > 0) return message(options.lang, "indicator.blocked", { names: stopped.join(", ") });
    const empty = emptyName(indicator.code);
    if (empty !== undefined) return message(options.lang, "indicator.no_data", { name: empty });
    return message(options.lang, "indicator.no_result", { formula: indicator.formula });
  }
}

function worstOf(basis: Basis, code: string, own: Compiled, kind?: string): Coverage {
  const found = worst(own.elements, (name) => basis.coverage(code, name, kind));
  return found?.coverage ?? { expected: 0, reported: 0, units: [] };
}

/** Last year over all counting units, and the change over the units present in both years. */
function previousYear(
  basis: Basis,
  own: Compiled,
  { code, change, unit }: Indicator,
): { previous: number | null; change: Change | null } {
  const aboutOthers = [reserved.indicator, reserved.previous];
  if (own.written.names.some((name) => aboutOthers.some((prefix) => name.startsWith(prefix))))
    return { previous: null, change: null };
  const counted = own.elements.flatMap((name) => basis.years(code, name) ?? []);
  if (counted.length === 0 || counted.some(({ known }) => !known)) return { previous: null, change: null };
  const previous = basis.value(code, "restricted", { year: "previous" });
  // No change is told across bases of data.
  if (previous === null || counted.some(({ otherBasis }) => otherBasis)) return { previous, change: null };
  const now = basis.value(code, "restricted", { year: "thisOfBoth" });
  const then = basis.value(code, "restricted", { year: "lastOfBoth" });
  const units = behind(counted);
  if (now === null || then === null || units === 0) return { previous, change: null };
  const kind = change ?? (unit.trim() === "%" ? "points" : "percent");
  const over = { units, ...(counted.some(({ leftBehind }) => leftBehind) ? { endedLeftOut: true as const } : {}) };
  if (kind === "percent" && then > 0) return { previous, change: { value: (now / then - 1) * 100, kind, ...over } };
  return { previous, change: { value: now - then, kind: kind === "percent" ? "absolute" : kind, ...over } };
}

/** An indicator over the figures of one unit alone. */
export interface UnitResult {
  unit: string;
  /** null where its figures do not make one. */
  value: number | null;
  previous: number | null;
  change: Change | null;
}

/** Values of single units, each on its own. */
export function valuesOfUnits(
  table: Table,
  code: string,
  units: readonly Unit[],
): { unit: string; value: number | null }[] {
  return units.map((unit) => ({ unit: unit.code, value: valueOfUnit(table, code, unit) }));
}

/** A unit's value with last year's and the change, told by the same rules as the whole's. */
export function resultOfUnit(table: Table, code: string, unit: Unit): UnitResult {
  const value = valueOfUnit(table, code, unit);
  const indicator = table.campaign.indicators.find((one) => one.code === code)!;
  const alone = { ...table, units: [unit], wholeLastYear: undefined };
  const before = previousYear(basisOfTable(alone), compile(table.campaign).get(code)!, indicator);
  return { unit: unit.code, value, previous: before.previous, change: value === null ? null : before.change };
}

function valueOfUnit(table: Table, code: string, unit: Unit): number | null {
  const own = compile(table.campaign).get(code)!;
  const alone = { ...table, units: [unit], wholeLastYear: undefined };
  const history = previousValues(table.campaign);
  const lacks = own.elements.some((name) => {
    const found = elementOfName(table.campaign, name);
    if (found?.previous) return history(unit.code, found.element.code) === undefined;
    return (coverageOfName(alone, name)?.reported ?? 1) === 0;
  });
  if (lacks) return null;
  return basisOfTable(alone).value(code, "restricted", { indicator: (other) => valueOfUnit(table, other, unit) });
}

/** The units that a comparison with last year rests on, for each element of the indicator; `ended`: only in last year's whole. */
export function comparedUnits(
  table: Table,
  code: string,
): { element: string; counted: string[]; ended: string[]; both: string[] }[] {
  const whole = table.wholeLastYear;
  return countedElements(table, compile(table.campaign).get(code)!.elements).map(({ element, units, crosscheck }) => ({
    element: element.code,
    counted: units.map((unit) => unit.code),
    ended: whole?.ended.filter((unit) => whole.stands(element, unit, crosscheck)).map(({ code }) => code) ?? [],
    both: units.filter((unit) => hasBothYears(table, unit, element)).map((unit) => unit.code),
  }));
}

/** The names of elements and lists behind an indicator, through other indicators too. */
export function namesBehind(campaign: Campaign, code: string): readonly string[] {
  return compile(campaign).get(code)?.elements ?? [];
}

/** Units behind a change: those of the worst covered name. */
function behind(names: readonly { counted: number; both: number }[]): number {
  const [first, ...rest] = names;
  if (!first) return 0;
  return rest.reduce((least, one) => (one.both / one.counted < least.both / least.counted ? one : least), first).both;
}

function byKind(basis: Basis, code: string, own: Compiled): IndicatorResult["byKind"] {
  return basis.kinds(code).map((kind) => {
    const { expected, reported } = worstOf(basis, code, own, kind);
    return { kind, value: reported === 0 ? null : basis.value(code, "restricted", { kind }), expected, reported };
  });
}
