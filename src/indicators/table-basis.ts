/** Indicators over the table in memory. */
import type { Campaign, Element, Unit } from "../campaign/index.js";
import { evaluate, type Formula, type Names } from "../formula/index.js";
import type { Basis, Over, Part } from "./basis.js";
import { type Compiled, compile } from "./compiled.js";
import { coverageOfName, partlyReporting } from "./coverage.js";
import { elementOfName, inColumn, previousValues, type Table, type TableNames, tableNames } from "./table.js";

export function basisOfTable(table: Table): Basis {
  const { campaign } = table;
  const compiled = compile(campaign);
  const history = previousValues(campaign);
  const names = ofTable(table);
  return {
    campaign,
    value: (code, part, { year = "current", kind, indicator }) =>
      numberOf(formulaOf(compiled.get(code)!, part), names(kind, year, indicator)),
    coverage: (_, name, kind) => coverageOfName(ofKind(table, kind), name),
    partial: (code) => partlyReporting(table, compiled.get(code)!.elements),
    years: (_, name) => {
      const [found] = countedElements(table, [name]);
      if (!found) return null;
      const { element, units, crosscheck } = found;
      const used = new Set(units.map((unit) => unit.code));
      const whole = table.wholeLastYear;
      const ended = whole?.ended.filter((unit) => whole.stands(element, unit, crosscheck)) ?? [];
      const gone = new Set(ended.map((unit) => unit.code));
      const isOther = (rows: Campaign["history"], of: ReadonlySet<string>) =>
        rows.some(
          ({ unit, element: code, basis }) =>
            code === element.code && of.has(unit) && isOtherBasis(basis, campaign.basis.code),
        );
      return {
        counted: units.length,
        both: units.filter((unit) => hasBothYears(table, unit, element)).length,
        known:
          units.some((unit) => (whole?.value ?? history)(unit.code, element.code) !== undefined) ||
          ended.some((unit) => whole?.value(unit.code, element.code) !== undefined),
        otherBasis:
          isOther(campaign.history, used) || (whole !== undefined && isOther(campaign.historyAsWritten ?? [], gone)),
        leftBehind: ended.some((unit) => history(unit.code, element.code) !== undefined),
      };
    },
    kinds: (code) => {
      const main = compiled.get(code)!.elements.flatMap((name) => elementOfName(campaign, name) ?? []);
      const stands = (unit: Unit) => main.some(({ element, crosscheck }) => inColumn(element, unit, crosscheck));
      return campaign.unitKinds
        .map((kind) => kind.code)
        .filter((kind) => table.units.some((unit) => unit.kind === kind && stands(unit)));
    },
  };
}

/** Made-up history stands for the campaign's own. */
export function isOtherBasis(basis: string, own: string): boolean {
  return basis !== own && basis !== "illustrative";
}

export function formulaOf(own: Compiled, part: Part): Formula {
  return part === "restricted" ? own.restricted : own.sides![part];
}

/** null where the formula gives no number. */
export function numberOf(formula: Formula, names: Names): number | null {
  const value = evaluate(formula, names);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Columns are made once for each kind and year. */
function ofTable(table: Table): (kind: string | undefined, year: Over["year"], indicator: Over["indicator"]) => Names {
  const history = previousValues(table.campaign);
  const both = (unit: Unit, element: Element) => hasBothYears(table, unit, element);
  const before = (unit: Unit, element: Element) => history(unit.code, element.code) ?? null;
  const values: Record<NonNullable<Over["year"]>, Pick<TableNames, "value">> = {
    current: {},
    previous: { value: before },
    thisOfBoth: {
      value: (unit, element) => (both(unit, element) ? table.figure(unit.code, element.code)!.value : null),
    },
    lastOfBoth: { value: (unit, element) => (both(unit, element) ? before(unit, element) : null) },
  };
  const whole = new Map<Over["indicator"], Names>();
  return (kind, year = "current", indicator) => {
    const made = () => tableNames(ofKind(table, kind), { ...values[year], ...(indicator ? { indicator } : {}) });
    const then = table.wholeLastYear;
    if (year === "previous" && then) {
      const value = (unit: Unit, element: Element) => then.value(unit.code, element.code) ?? null;
      // Lists are this year's: what an ended unit once sent is not among them.
      const today = new Set(table.units.map(({ code }) => code));
      const rosterRows = table.rosterRows.filter((row) => today.has(row.unit));
      return tableNames(ofKind({ ...table, units: then.units, rosterRows }, kind), { value, stands: then.stands });
    }
    if (kind !== undefined || year !== "current") return made();
    const known = whole.get(indicator) ?? made();
    whole.set(indicator, known);
    return known;
  };
}

function ofKind(table: Table, kind: string | undefined): Table {
  return kind === undefined ? table : { ...table, units: table.units.filter((unit) => unit.kind === kind) };
}

export function countedElements(
  table: Table,
  names: readonly string[],
): { element: Element; units: Unit[]; crosscheck: boolean }[] {
  return names
    .flatMap((name) => elementOfName(table.campaign, name) ?? [])
    .map(({ element, crosscheck }) => ({
      element,
      crosscheck,
      units: table.units.filter((unit) => inColumn(element, unit, crosscheck)),
    }));
}

export function hasBothYears(table: Table, unit: Unit, element: { code: string }): boolean {
  const now = table.figure(unit.code, element.code)?.value ?? null;
  return now !== null && previousValues(table.campaign)(unit.code, element.code) !== undefined;
}
