/** The rules of a unit over its values, wherever they came from: one file, or several that add up to one return. */
import { type Campaign, inputsBehind, partsFirst, totalOf, type Unit } from "../campaign/index.js";
import type { CellRef, Value } from "../model.js";
import { formulaValue, type Judgement, judgeRows, judgeUnit } from "../validation/index.js";
import { cellRef } from "./cells.js";

/** Every rule that applies to the unit, passes included. `previous`: last year's values by element code. */
export function judgeValues(
  campaign: Campaign,
  unit: Unit,
  values: readonly Value[],
  previous: ReadonlyMap<string, number | string>,
): Judgement[] {
  const unreadable = new Set(
    values.flatMap((value) => (value.row > 0 && value.fate === "rejected" ? [value.element] : [])),
  );
  const cells = (name: string): CellRef[] => {
    const wanted = new Set(inputsBehind(campaign.elements, name));
    return values.filter((value) => wanted.has(value.element)).map(cellRef);
  };
  const figures = withTotals(campaign, values);
  const columns = rosterColumns(campaign, values);
  const inRosters = new Map(
    values.filter(({ row }) => row > 0).map((value) => [`${value.element}|${value.row}`, value]),
  );
  const rowCell = (column: string, row: number) => {
    const value = inRosters.get(`${column}|${row}`);
    return value && cellRef(value);
  };
  const seen = { unit, figures, previous, columns, unreadable, cells, rowCell };
  return [...judgeUnit(campaign, seen), ...judgeRows(campaign, seen)];
}

/** Figures by code with the totals computed from their parts; columns of lists are none. */
export function withTotals(campaign: Campaign, values: readonly Value[]): Map<string, number | string | null> {
  const parts = new Map(values.filter(({ row }) => row === 0).map((value) => [value.element, value]));
  const figures = new Map([...parts].map(([code, { value }]) => [code, value]));
  const computed = new Map<string, ReturnType<typeof totalOf>>();
  for (const total of partsFirst(campaign.elements)) {
    if (!total.sumOf?.some((part) => figures.has(part))) continue;
    const sum = totalOf(total, (code) => parts.get(code) ?? computed.get(code));
    computed.set(total.code, sum);
    figures.set(total.code, sum.value);
  }
  return figures;
}

function rosterColumns(campaign: Campaign, values: readonly Value[]): Map<string, (number | string | null)[]> {
  const columns = new Map<string, (number | string | null)[]>();
  for (const roster of campaign.rosters) {
    const own = new Map(roster.columns.map((column) => [column.code, column]));
    const cells = values.filter((value) => value.row > 0 && own.has(value.element));
    const rows = Math.max(0, ...cells.map((value) => value.row));
    for (const code of own.keys()) columns.set(code, new Array<null>(rows).fill(null));
    for (const { element, row, value } of cells)
      columns.get(element)![row - 1] = formulaValue(own.get(element)!, value);
  }
  return columns;
}
