/** What the rest of a round says of one unit, for the rules that compare. */
import { type Campaign, elementsOf, inputsBehind, type ParsedRule, rostersOf, type Unit } from "../campaign/index.js";
import type { RosterRow, Table } from "../indicators/index.js";
import type { CellRef } from "../model.js";
import type { StoredValue } from "../store/index.js";
import { type Judgement, judgePeers, type Peers } from "../validation/index.js";
import { byUnit } from "./by-unit.js";
import { previousOf } from "./previous.js";
import { answersOf } from "./status.js";

/** A median of fewer says nothing. */
const leastPeers = 5;

/** The rules of all units that have sent something, judged against their peers, units of the same kind: those that did not pass. */
export function judgedPeers(table: Table, values: readonly StoredValue[]): Judgement[] {
  const sent = byUnit(values);
  const others = peersOf(table);
  const rows = byUnit(table.rosterRows);
  return table.units.flatMap((unit) => {
    const own = sent.get(unit.code);
    if (!own) return [];
    const judged = judgedAgainst(table, unit, own, rows.get(unit.code) ?? [], others(unit));
    return judged.filter(({ result }) => result !== "pass");
  });
}

/** The rules of one unit against its peers. `own`, `rows`: its values, and those of its lists as formulas see them. */
export function judgedAgainst(
  table: Table,
  unit: Unit,
  own: readonly StoredValue[],
  rows: readonly RosterRow[],
  others: Pick<Peers, "median" | "mad">,
  wanted?: (rule: ParsedRule) => boolean,
): Judgement[] {
  const peers: Peers = { ...others, ...answersOf(table.campaign, unit, own) };
  return judgePeers(table.campaign, { ...unitValues(table, unit, own, rows), unit }, peers, wanted);
}

/** Medians over all units of a kind that gave the figure, each computed once. */
export function peersOf(table: Table): (unit: Unit) => Pick<Peers, "median" | "mad"> {
  const byKind = new Map<string, Unit[]>();
  for (const unit of table.units) {
    const own = byKind.get(unit.kind);
    if (own) own.push(unit);
    else byKind.set(unit.kind, [unit]);
  }
  const known = new Map<string, { median: number | null; mad: number | null }>();
  const spread = (kind: string, element: string) => {
    const key = `${kind}|${element}`;
    const found = known.get(key);
    if (found) return found;
    const numbers = (byKind.get(kind) ?? []).flatMap(({ code }) => {
      const value = table.figure(code, element)?.value;
      return typeof value === "number" ? [value] : [];
    });
    const median = medianOf(numbers);
    const mad = median === null ? null : medianOf(numbers.map((value) => Math.abs(value - median)));
    known.set(key, { median, mad });
    return { median, mad };
  };
  return ({ kind }) => ({
    median: (element) => spread(kind, element).median,
    mad: (element) => spread(kind, element).mad,
  });
}

/** null for fewer numbers than say anything. */
export function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length < leastPeers) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}

function unitValues(table: Table, unit: Unit, own: readonly StoredValue[], rows: readonly RosterRow[]) {
  const { campaign } = table;
  const figures = new Map(
    elementsOf(campaign, unit).map(({ code }) => [code, table.figure(unit.code, code)?.value ?? null]),
  );
  const columns = new Map<string, (number | string | null)[]>();
  for (const roster of rostersOf(campaign, unit))
    for (const { code } of roster.columns)
      columns.set(
        code,
        rows.flatMap((row) => (row.roster === roster.code ? [row.cells.get(code) ?? null] : [])),
      );
  return { figures, columns, previous: previousOf(campaign, unit), cells: cellsOf(campaign, own) };
}

function cellsOf(campaign: Campaign, own: readonly StoredValue[]): (name: string) => CellRef[] {
  const refs = own.map(({ element, sheet, cell, raw }): CellRef => ({ element, sheet, cell, raw }));
  const known = new Map<string, CellRef[]>();
  for (const one of refs) {
    const same = known.get(one.element);
    if (same) same.push(one);
    else known.set(one.element, [one]);
  }
  return (name) => {
    const [only, ...others] = inputsBehind(campaign.elements, name);
    if (others.length === 0) return known.get(only!) ?? [];
    const wanted = new Set([only, ...others]);
    return refs.filter(({ element }) => wanted.has(element));
  };
}
