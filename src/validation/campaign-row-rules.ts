/** Runs the rules over each row of a roster of all units: the same task, patent or enterprise reported twice. */
import { type Campaign, campaignRowRules, normalisedOf, rosterUnitName } from "../campaign/index.js";
import { ExcelError, type Names, type Scalar } from "../formula/index.js";
import type { CellRef } from "../model.js";
import { normalTitle } from "../vietnamese/index.js";
import type { Judgement } from "./judgement.js";
import { rowResults } from "./row-rules.js";

/** A row of a roster, with the unit whose it is. */
export interface StackedRow {
  unit: string;
  roster: string;
  cells: ReadonlyMap<string, number | string | null>;
  refs: ReadonlyMap<string, CellRef>;
}

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
    const results = rowResults(rule, () => true, { count: rows.length, cell, column, other, ref });
    const alike = rule.names.filter((name) => normalisedOf(name) !== null);
    return results.flatMap(({ row, result, imbalance, cells }): Judgement[] => {
      if (result !== "fail") return [];
      const twins = alike.length === 0 ? [] : rows.flatMap((_, at) => (at !== row && resembles(at, row) ? [at] : []));
      const others = twins.flatMap((at) => {
        const { unit, refs } = rows[at]!;
        const own = refs.get(roster.key);
        return own ? [{ ...own, sheet: `${unit}: ${own.sheet}` }] : [];
      });
      const says = { vi: rule.message, en: rule.message };
      const at = { rule: rule.id, unit: rows[row]!.unit, severity: rule.severity };
      return [{ ...at, result, says, imbalance, cells: [...cells, ...others] }];
    });

    function resembles(a: number, b: number): boolean {
      return alike.every((name) => cell(name, a) !== null && cell(name, a) === cell(name, b));
    }
  });
}

function isUnitName(name: string): boolean {
  return name.startsWith("UNIT_");
}
