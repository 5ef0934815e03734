/** Runs the rules over each row of a roster of all units: the same task, patent or enterprise reported twice. */
import { type Campaign, campaignRowRules, normalisedOf, rosterUnitName } from "../campaign/index.js";
import { ExcelError, type Names, type Scalar } from "../formula/index.js";
import type { CellRef } from "../model.js";
import { normalTitle } from "../vietnamese/index.js";
import type { Judgement } from "./judgement.js";
import { rowKey, rowResults } from "./row-rules.js";

/** A row of a roster, with the unit whose it is. */
export interface StackedRow {
  unit: string;
  roster: string;
  cells: ReadonlyMap<string, number | string | null>;
  refs: ReadonlyMap<string, CellRef>;
}

/** Others of the same kind that a finding names at most: the officer looks at the first few. */
const mostTwins = 10;

/** One judgement for each row that fails, for its unit; cells of the rows it resembles stand after its own. */
export function judgeCampaignRows(
  campaign: Campaign,
  stacked: readonly StackedRow[],
  unitName: (name: string, unit: string) => Scalar | undefined,
): Judgement[] {
  return campaignRowRules(campaign).flatMap((rule) => {
    const roster = rule.roster!;
    const rows = stacked.filter((row) => row.roster === roster.code);
    const cell = (name: string, row: number): Scalar => {
      const { unit, cells } = rows[row]!;
      if (name === rosterUnitName(roster.code)) return unit;
      const column = normalisedOf(name);
      if (column === null) return isUnitName(name) ? (unitName(name, unit) ?? null) : (cells.get(name) ?? null);
      const text = cells.get(column);
      return text === undefined || text === null ? null : normalTitle(String(text));
    };
    const columns = new Map<string, Scalar[]>();
    const column = (name: string) => {
      const known = columns.get(name) ?? rows.map((_, row) => cell(name, row));
      columns.set(name, known);
      return known;
    };
    const other: Names = () => ExcelError.NAME;
    const ref = (name: string, row: number) => rows[row]!.refs.get(normalisedOf(name) ?? name);
    const groups = new Map<string, number[]>();
    const results = rowResults(rule, () => true, { count: rows.length, cell, column, other, ref });
    const alike = rule.names.filter((name) => normalisedOf(name) !== null);
    for (const { row, result } of results) {
      const key = result === "fail" ? keyOf(row) : null;
      if (key === null) continue;
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    return results.flatMap(({ row, result, imbalance, cells }): Judgement[] => {
      if (result !== "fail") return [];
      const twins = (groups.get(keyOf(row) ?? "") ?? []).filter((at) => at !== row);
      const others = twins.slice(0, mostTwins).flatMap((at) => {
        const { unit, refs } = rows[at]!;
        const own = refs.get(roster.key);
        return own ? [{ ...own, sheet: `${unit}: ${own.sheet}` }] : [];
      });
      const says = { vi: rule.message, en: rule.message };
      const at = { rule: rule.id, unit: rows[row]!.unit, severity: rule.severity };
      const about = rowKey(rows[row]!.cells.get(roster.key) ?? null);
      return [{ ...at, result, says, imbalance, cells: [...cells, ...others], about }];
    });

    /** What a row is alike to others by; null where it says nothing. */
    function keyOf(row: number): string | null {
      const said = alike.map((name) => column(name)[row]!);
      return said.length === 0 || said.some((one) => one === null) ? null : JSON.stringify(said);
    }
  });
}

function isUnitName(name: string): boolean {
  return name.startsWith("UNIT_");
}
