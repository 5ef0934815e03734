/** How many of the units whose figure is due stand behind a figure. */
import { names as isAmong } from "../campaign/index.js";
import type { Coverage } from "./result.js";
import { elementOfName, inColumn, rosterOfName, type Table } from "./table.js";

/** Codes of the units that owe a name and of those that gave it not; null for names that are neither elements of this year nor lists. */
function unitsOfName(table: Table, name: string): { due: string[]; without: string[] } | null {
  const codes = (units: readonly { code: string }[]) => units.map((unit) => unit.code);
  const roster = rosterOfName(table.campaign, name);
  if (roster) {
    // An empty list is an answer: a unit that sent its workbook has answered.
    const due = table.units.filter((unit) => isAmong(roster.reporters, unit));
    const without = due.filter((unit) => !table.sent(unit.code) || table.lacksRoster(unit.code, roster.code, name));
    return { due: codes(due), without: codes(without) };
  }
  const found = elementOfName(table.campaign, name);
  if (!found || found.previous) return null;
  const due = table.units.filter(
    (unit) =>
      inColumn(found.element, unit, found.crosscheck) && table.figure(unit.code, found.element.code)?.reason !== "na",
  );
  const without = due.filter((unit) => (table.figure(unit.code, found.element.code)?.value ?? null) === null);
  return { due: codes(due), without: codes(without) };
}

export function coverageOfName(table: Table, name: string): Coverage | null {
  const units = unitsOfName(table, name);
  if (units === null) return null;
  const { due, without } = units;
  return { expected: due.length, reported: due.length - without.length, units: without };
}

/** The coverage of the worst covered name. */
export function worstCoverage(table: Table, names: readonly string[]): Coverage {
  return worst(names, (name) => coverageOfName(table, name))?.coverage ?? { expected: 0, reported: 0, units: [] };
}

/** The units that owe the worst covered name. */
export function worstCoveredUnits(table: Table, names: readonly string[]): string[] {
  const found = worst(names, (name) => coverageOfName(table, name));
  return found === null ? [] : unitsOfName(table, found.name)!.due;
}

/** Codes of units that gave some of the names they owe and lack others, in the order of the definition. */
export function partlyReporting(table: Table, names: readonly string[]): string[] {
  const asked = names.flatMap((name) => unitsOfName(table, name) ?? []);
  const gave = new Set(asked.flatMap(({ due, without }) => due.filter((unit) => !without.includes(unit))));
  const lacks = new Set(asked.flatMap(({ without }) => without));
  return table.units.map(({ code }) => code).filter((unit) => gave.has(unit) && lacks.has(unit));
}

/** The worst covered of the names that somebody owes. */
export function worst(
  names: readonly string[],
  coverageOf: (name: string) => Coverage | null,
): { name: string; coverage: Coverage } | null {
  let found: { name: string; coverage: Coverage } | null = null;
  for (const name of names) {
    const coverage = coverageOf(name);
    if (coverage === null) continue;
    if (found === null || found.coverage.expected === 0 || share(coverage) < share(found.coverage))
      found = { name, coverage };
  }
  return found;
}

/** Part of the due units that reported, 0 to 1; 1 where none is due. */
export function share(coverage: Coverage): number {
  return coverage.expected === 0 ? 1 : coverage.reported / coverage.expected;
}
