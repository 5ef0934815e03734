/** How many of the units whose figure is due stand behind a figure. */
import { names as isAmong } from "../campaign/index.js";
import type { Coverage } from "./result.js";
import { elementOfName, inColumn, rosterOfName, type Table } from "./table.js";

/** Coverage of one name; null for names that are neither elements of this year nor lists. */
export function coverageOfName(table: Table, name: string): Coverage | null {
  const roster = rosterOfName(table.campaign, name);
  if (roster) {
    // An empty list is an answer: a unit that sent its workbook has answered.
    const due = table.units.filter((unit) => isAmong(roster.reporters, unit));
    const without = due.filter((unit) => !table.sent(unit.code) || table.lacksRoster(unit.code, roster.code, name));
    return { expected: due.length, reported: due.length - without.length, units: without.map((unit) => unit.code) };
  }
  const found = elementOfName(table.campaign, name);
  if (!found || found.previous) return null;
  const due = table.units.filter(
    (unit) =>
      inColumn(found.element, unit, found.crosscheck) && table.figure(unit.code, found.element.code)?.reason !== "na",
  );
  const without = due.filter((unit) => (table.figure(unit.code, found.element.code)?.value ?? null) === null);
  return { expected: due.length, reported: due.length - without.length, units: without.map((unit) => unit.code) };
}

/** The coverage of the worst covered name. */
export function worstCoverage(table: Table, names: readonly string[]): Coverage {
  let worst: Coverage = { expected: 0, reported: 0, units: [] };
  for (const name of names) {
    const one = coverageOfName(table, name);
    if (one && (worst.expected === 0 || share(one) < share(worst))) worst = one;
  }
  return worst;
}

/** Part of the due units that reported, 0 to 1; 1 where none is due. */
export function share(coverage: Coverage): number {
  return coverage.expected === 0 ? 1 : coverage.reported / coverage.expected;
}
