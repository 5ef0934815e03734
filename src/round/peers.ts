/** What the rest of a round says of one unit, for the rules that compare. */
import { type Campaign, elementsOf, inputsBehind, rostersOf, type Unit } from "../campaign/index.js";
import type { Table } from "../indicators/index.js";
import type { CellRef } from "../model.js";
import type { StoredValue } from "../store/index.js";
import { type Judgement, judgePeers, type Peers } from "../validation/index.js";
import { previousOf } from "./previous.js";
import { answersOf } from "./status.js";

/** A median of fewer says nothing. */
const leastPeers = 5;

/** The rules of all units that have sent something, judged against their peers: units of the same kind. */
export function judgedPeers(table: Table, values: readonly StoredValue[]): Judgement[] {
  const { campaign } = table;
  const byUnit = new Map<string, StoredValue[]>();
  for (const value of values) {
    const own = byUnit.get(value.unit);
    if (own) own.push(value);
    else byUnit.set(value.unit, [value]);
  }
  const others = peersOf(table);
  return table.units.flatMap((unit) => {
    const own = byUnit.get(unit.code);
    if (!own) return [];
    const { asked, answered } = answersOf(campaign, unit, own);
    const peers: Peers = { ...others(unit), asked, answered };
    return judgePeers(campaign, { ...unitValues(table, unit, own), unit }, peers);
  });
}

function peersOf(table: Table): (unit: Unit) => Pick<Peers, "median" | "mad"> {
  const known = new Map<string, Map<string, number>>();
  const figures = (kind: string, element: string): Map<string, number> => {
    const key = `${kind}|${element}`;
    let found = known.get(key);
    if (!found) {
      found = new Map();
      for (const { code, kind: own } of table.units) {
        const value = own === kind ? table.figure(code, element)?.value : null;
        if (typeof value === "number") found.set(code, value);
      }
      known.set(key, found);
    }
    return found;
  };
  return (unit) => {
    const others = (element: string) =>
      [...figures(unit.kind, element)].flatMap(([code, value]) => (code === unit.code ? [] : [value]));
    const median = (element: string) => medianOf(others(element));
    const mad = (element: string) => {
      const middle = median(element);
      return middle === null ? null : medianOf(others(element).map((value) => Math.abs(value - middle)));
    };
    return { median, mad };
  };
}

/** null for fewer than five numbers. */
export function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length < leastPeers) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}

function unitValues(table: Table, unit: Unit, own: readonly StoredValue[]) {
  const { campaign } = table;
  const figures = new Map(
    elementsOf(campaign, unit).map(({ code }) => [code, table.figure(unit.code, code)?.value ?? null]),
  );
  const columns = new Map<string, (number | string | null)[]>();
  for (const roster of rostersOf(campaign, unit))
    for (const { code } of roster.columns)
      columns.set(
        code,
        table.rosterRows.flatMap((row) =>
          row.unit === unit.code && row.roster === roster.code ? [row.cells.get(code) ?? null] : [],
        ),
      );
  return { figures, columns, previous: previousOf(campaign, unit), cells: cellsOf(campaign, own) };
}

function cellsOf(campaign: Campaign, own: readonly StoredValue[]): (name: string) => CellRef[] {
  return (name) => {
    const wanted = new Set(inputsBehind(campaign.elements, name));
    return own
      .filter((value) => wanted.has(value.element))
      .map(({ element, sheet, cell, raw }) => ({ element, sheet, cell, raw }));
  };
}
