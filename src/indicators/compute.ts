/** Computes every indicator of a campaign over the table of current figures. Pure. */
import { type Campaign, countedAlike, type Element, type Indicator, reserved, type Unit } from "../campaign/index.js";
import {
  divisions,
  evaluate,
  type Formula,
  formulaOf,
  isAdditive,
  type Names,
  namesOfRatios,
  parseFormula,
  restrictRatios,
} from "../formula/index.js";
import { type Lang, message } from "../messages/index.js";
import { coverageOfName, partlyReporting, worstCoverage } from "./coverage.js";
import { rate, ratedTarget, references } from "./rate.js";
import type { Change, IndicatorResult } from "./result.js";
import { elementOfName, inColumn, previousValues, type Table, tableNames } from "./table.js";

interface Compiled {
  /** As written. */
  written: Formula;
  /** With ratios restricted to the units that gave all their names. */
  restricted: Formula;
  additive: boolean;
  sides: { numerator: Formula; denominator: Formula } | null;
  /** Names of elements and rosters, through other indicators too. */
  elements: string[];
  /** Itself and the indicators it is made of, as CT_ names. */
  indicators: string[];
}

const compiledFormulas = new WeakMap<Campaign, Map<string, Compiled>>();

function compile(campaign: Campaign): Map<string, Compiled> {
  const known = compiledFormulas.get(campaign);
  if (known) return known;
  const alike = countedAlike(campaign);
  const all = new Map(
    campaign.indicators.map((indicator): [string, Compiled] => {
      const written = parseFormula(indicator.formula);
      const restricted = formulaOf(restrictRatios(written.tree, alike));
      const sides = divisions(restricted.tree);
      return [
        indicator.code,
        {
          written,
          restricted,
          additive: isAdditive(written.tree),
          sides: sides && { numerator: formulaOf(sides.numerator), denominator: formulaOf(sides.denominator) },
          elements: [],
          indicators: [],
        },
      ];
    }),
  );
  const gather = (code: string): string[] =>
    all
      .get(code)!
      .written.names.flatMap((name) =>
        name.startsWith(reserved.indicator) ? gather(name.slice(reserved.indicator.length)) : [name],
      );
  const through = (code: string): string[] => [
    reserved.indicator + code,
    ...all
      .get(code)!
      .written.names.flatMap((name) =>
        name.startsWith(reserved.indicator) ? through(name.slice(reserved.indicator.length)) : [],
      ),
  ];
  for (const [code, compiled] of all) {
    compiled.elements = [...new Set(gather(code))];
    compiled.indicators = [...new Set(through(code))];
  }
  compiledFormulas.set(campaign, all);
  return all;
}

export interface ComputeOptions {
  lang: Lang;
  /** Names (of elements or CT_ of indicators) that an undecided error of the whole campaign keeps from being used. */
  blocked?: ReadonlySet<string>;
}

/** All indicators, in the order of the definition. */
export function computeIndicators(table: Table, options: ComputeOptions): IndicatorResult[] {
  const { campaign } = table;
  const compiled = compile(campaign);
  const blocked = options.blocked ?? new Set<string>();
  const memo = new Map<string, number | null>();
  const indicatorValue = (code: string): number | null => {
    if (!memo.has(code)) memo.set(code, number(compiled.get(code)!, names));
    return memo.get(code)!;
  };
  const names = tableNames(table, { indicator: indicatorValue });

  return campaign.indicators.map((indicator) => {
    const own = compiled.get(indicator.code)!;
    const value = indicatorValue(indicator.code);
    const coverage = worstCoverage(table, own.elements);
    const target = ratedTarget(campaign, indicator.code);
    const before = previousYear(table, own, indicator);
    return {
      code: indicator.code,
      name: indicator.name,
      group: indicator.group,
      unit: indicator.unit,
      decimals: indicator.decimals,
      formula: indicator.formula,
      value,
      status: value === null ? ("undecided" as const) : ("computed" as const),
      reason: value === null ? reasonFor(own, indicator) : null,
      numerator: own.sides && value !== null ? plain(own.sides.numerator, names) : null,
      denominator: own.sides && value !== null ? plain(own.sides.denominator, names) : null,
      previous: before.previous,
      change: value === null ? null : before.change,
      target,
      references: references(campaign, indicator.code),
      rating: rate(value, target, coverage, campaign.minCoverage, own.additive),
      achievement: value !== null && target && target.value !== 0 ? (value / target.value) * 100 : null,
      coverage,
      partial: value === null || isRatio(own) ? [] : partlyReporting(table, own.elements),
      byKind: value === null ? [] : byKind(table, own),
    };
  });

  function number(own: Compiled, over: Names): number | null {
    if (stoppedBy(own).length > 0) return null;
    if (emptyName(own) !== undefined) return null;
    return plain(own.restricted, over);
  }

  /** Names of the indicator that an undecided error of the campaign speaks of. */
  function stoppedBy(own: Compiled): string[] {
    return [...own.elements, ...own.indicators].filter((name) => blocked.has(name));
  }

  /** A name for which no counted unit has a value. */
  function emptyName(own: Compiled): string | undefined {
    return own.elements.find((name) => coverageOfName(table, name)?.reported === 0);
  }

  function reasonFor(own: Compiled, indicator: Indicator): string {
    const stopped = stoppedBy(own);
    if (stopped.length > 0) return message(options.lang, "indicator.blocked", { names: stopped.join(", ") });
    const empty = emptyName(own);
    if (empty !== undefined) return message(options.lang, "indicator.no_data", { name: empty });
    return message(options.lang, "indicator.no_result", { formula: indicator.formula });
  }
}

/** A ratio leaves out a unit that lacks one of its sides. */
function isRatio(own: Compiled): boolean {
  return namesOfRatios(own.written.tree).length > 0;
}

function plain(formula: Formula, names: Names): number | null {
  const value = evaluate(formula, names);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Last year over all counting units, and the change over the units present in both years. */
function previousYear(
  table: Table,
  own: Compiled,
  indicator: Indicator,
): { previous: number | null; change: Change | null } {
  const { campaign } = table;
  const aboutOthers = [reserved.indicator, reserved.previous];
  if (own.written.names.some((name) => aboutOthers.some((prefix) => name.startsWith(prefix))))
    return { previous: null, change: null };
  const history = previousValues(campaign);
  const counted = countedElements(table, own);
  if (
    counted.length === 0 ||
    counted.some(({ element, units }) => !units.some((unit) => history(unit.code, element.code) !== undefined))
  )
    return { previous: null, change: null };
  const previous = plain(
    own.restricted,
    tableNames(table, { value: (unit, element) => history(unit.code, element.code) ?? null }),
  );
  const inBoth = (unit: Unit, element: { code: string }) => hasBothYears(table, unit, element);
  if (previous === null || !sameBasis(campaign, counted)) return { previous, change: null };
  const now = plain(
    own.restricted,
    tableNames(table, {
      value: (unit, element) => (inBoth(unit, element) ? table.figure(unit.code, element.code)!.value : null),
    }),
  );
  const then = plain(
    own.restricted,
    tableNames(table, {
      value: (unit, element) => (inBoth(unit, element) ? (history(unit.code, element.code) ?? null) : null),
    }),
  );
  const units = behind(
    counted.map(({ element, units }) => ({
      counted: units.length,
      both: units.filter((unit) => inBoth(unit, element)).length,
    })),
  );
  if (now === null || then === null || units === 0) return { previous, change: null };
  const kind = indicator.change ?? (indicator.unit.trim() === "%" ? "points" : "percent");
  if (kind === "percent" && then > 0) return { previous, change: { value: (now / then - 1) * 100, kind, units } };
  return { previous, change: { value: now - then, kind: kind === "percent" ? "absolute" : kind, units } };
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
  const alone = { ...table, units: [unit] };
  const before = previousYear(alone, compile(table.campaign).get(code)!, indicator);
  return { unit: unit.code, value, previous: before.previous, change: value === null ? null : before.change };
}

function valueOfUnit(table: Table, code: string, unit: Unit): number | null {
  const own = compile(table.campaign).get(code)!;
  const alone = { ...table, units: [unit] };
  const history = previousValues(table.campaign);
  const lacks = own.elements.some((name) => {
    const found = elementOfName(table.campaign, name);
    if (found?.previous) return history(unit.code, found.element.code) === undefined;
    return (coverageOfName(alone, name)?.reported ?? 1) === 0;
  });
  if (lacks) return null;
  return plain(own.restricted, tableNames(alone, { indicator: (other) => valueOfUnit(table, other, unit) }));
}

/** The units that a comparison with last year rests on, for each element of the indicator. */
export function comparedUnits(table: Table, code: string): { element: string; counted: string[]; both: string[] }[] {
  return countedElements(table, compile(table.campaign).get(code)!).map(({ element, units }) => ({
    element: element.code,
    counted: units.map((unit) => unit.code),
    both: units.filter((unit) => hasBothYears(table, unit, element)).map((unit) => unit.code),
  }));
}

/** The names of elements and lists behind an indicator, through other indicators too. */
export function namesBehind(campaign: Campaign, code: string): readonly string[] {
  return compile(campaign).get(code)?.elements ?? [];
}

function countedElements(table: Table, own: Compiled): { element: Element; units: Unit[] }[] {
  return own.elements
    .flatMap((name) => elementOfName(table.campaign, name) ?? [])
    .map(({ element, crosscheck }) => ({
      element,
      units: table.units.filter((unit) => inColumn(element, unit, crosscheck)),
    }));
}

function hasBothYears(table: Table, unit: Unit, element: { code: string }): boolean {
  const now = table.figure(unit.code, element.code)?.value ?? null;
  return now !== null && previousValues(table.campaign)(unit.code, element.code) !== undefined;
}

/** Units behind a change: those of the worst covered name. */
function behind(names: readonly { counted: number; both: number }[]): number {
  const [first, ...rest] = names;
  if (!first) return 0;
  return rest.reduce((least, one) => (one.both / one.counted < least.both / least.counted ? one : least), first).both;
}

/** No change is told across bases of data; made-up history stands for the campaign's own. */
function sameBasis(campaign: Campaign, counted: { element: { code: string }; units: Unit[] }[]): boolean {
  const used = new Set(counted.flatMap(({ element, units }) => units.map((unit) => `${unit.code}|${element.code}`)));
  return campaign.history.every(
    (row) =>
      row.basis === campaign.basis.code || row.basis === "illustrative" || !used.has(`${row.unit}|${row.element}`),
  );
}

function byKind(table: Table, own: Compiled): IndicatorResult["byKind"] {
  const { campaign } = table;
  const main = own.elements.flatMap((name) => elementOfName(campaign, name) ?? []);
  const kinds = campaign.unitKinds.filter((kind) =>
    table.units.some(
      (unit) => unit.kind === kind.code && main.some(({ element, crosscheck }) => inColumn(element, unit, crosscheck)),
    ),
  );
  return kinds.map((kind) => {
    const of = { ...table, units: table.units.filter((unit) => unit.kind === kind.code) };
    const { expected, reported } = worstCoverage(of, own.elements);
    return {
      kind: kind.code,
      value: reported === 0 ? null : plain(own.restricted, tableNames(of)),
      expected,
      reported,
    };
  });
}
