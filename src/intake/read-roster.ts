/** Reads a roster's rows: every cell that holds anything is an input cell. */
import type { RosterColumn } from "../campaign/index.js";
import type { CellFate, Value } from "../model.js";
import { clean, type Day, readDate, readNumber, sameText } from "../vietnamese/index.js";
import {
  columnLetters,
  type ReadCell,
  type ReadSheet,
  type ReadWorkbook,
  type RosterSheet,
} from "../workbook/index.js";
import { cellAt, holds, placedNames, rawText } from "./cells.js";
import { type Remark, reject, told } from "./read-figure.js";

export interface RosterCell {
  column: RosterColumn;
  sheet: string;
  cell: string;
  raw: string;
  /** 1, 2, … in the order of the sheet. */
  row: number;
  fate: CellFate;
  value: Value["value"];
  remarks: Remark[];
}

export interface ReadRoster {
  cells: RosterCell[];
  /** Rows without their key or a required cell. */
  gaps: { row: number; columns: RosterColumn[]; at: { sheet: string; cell: string } }[];
  /** Columns whose name is lost. */
  lost: RosterColumn[];
  /** Sheet rows read, for what is found elsewhere on the sheet. */
  area: { sheet: string; top: number; bottom: number } | null;
}

export function readRoster(workbook: ReadWorkbook, form: RosterSheet): ReadRoster {
  const names = placedNames(workbook);
  const columns = form.columns.map(({ definition }) => ({ definition, name: names.get(definition.code) }));
  const lost = columns.filter(({ name }) => name === undefined).map(({ definition }) => definition);
  const key =
    columns.find(({ definition, name }) => definition.code === form.roster.key && name)?.name ??
    columns.find(({ name }) => name)?.name;
  const sheet = workbook.sheets.find((one) => one.name === key?.sheet);
  if (!key || !sheet) return { cells: [], gaps: [], lost, area: null };
  const placed = columns.flatMap(({ definition, name }) =>
    name?.sheet === sheet.name ? [{ definition, column: name.left }] : [],
  );
  const rows = filledRows(sheet, key.top, key.bottom, new Set(placed.map(({ column }) => column)));
  const cells: RosterCell[] = [];
  const gaps: ReadRoster["gaps"] = [];
  rows.forEach((sheetRow, index) => {
    const empty: RosterColumn[] = [];
    for (const { definition, column } of placed) {
      const cell = cellAt(sheet, sheetRow, column);
      if (!holds(cell)) {
        if (definition.required || definition.code === form.roster.key) empty.push(definition);
        continue;
      }
      const read = readCell(definition, cell!, workbook.date1904);
      const place = {
        sheet: sheet.name,
        cell: `${columnLetters(column)}${sheetRow}`,
        raw: rawText(cell!.value),
        row: index + 1,
      };
      cells.push({ column: definition, ...place, ...read });
    }
    const at = { sheet: sheet.name, cell: `${columnLetters(key.left)}${sheetRow}` };
    if (empty.length > 0) gaps.push({ row: index + 1, columns: empty, at });
  });
  return { cells, gaps, lost, area: { sheet: sheet.name, top: key.top, bottom: key.bottom } };
}

/** Rows with anything in them, looking only at cells that exist: a name over a whole column costs nothing. */
function filledRows(sheet: ReadSheet, top: number, bottom: number, columns: ReadonlySet<number>): number[] {
  const rows = new Set<number>();
  for (const cell of sheet.cells.values())
    if (cell.row >= top && cell.row <= bottom && columns.has(cell.column) && holds(cell)) rows.add(cell.row);
  return [...rows].sort((a, b) => a - b);
}

function readCell(
  column: RosterColumn,
  cell: ReadCell,
  date1904: boolean,
): Pick<RosterCell, "fate" | "value" | "remarks"> {
  const raw = rawText(cell.value);
  const shown = typeof cell.value === "number" ? cell.value : raw;
  if (cell.formula !== undefined && !cell.cached)
    return reject("cell.formula_without_result", { formula: `=${cell.formula}` });
  if (cell.value !== null && typeof cell.value === "object")
    return reject("cell.error_value", { error: cell.value.error });
  switch (column.type) {
    case "text":
      return { fate: "accepted", value: clean(raw), remarks: [] };
    case "list": {
      const match = column.list?.find((one) => sameText(one, raw));
      if (match === undefined) return reject("cell.not_in_list", { raw, list: column.list?.join("; ") ?? "" });
      return { fate: "accepted", value: match, remarks: [] };
    }
    case "date": {
      if (typeof cell.value === "boolean") return reject("cell.boolean_in_number", { raw });
      const read = readDate(cell.value as string | number, { date1904 });
      return told(read, read.value && isoDay(read.value), raw);
    }
    default: {
      if (typeof cell.value === "boolean") return reject("cell.boolean_in_number", { raw });
      const options = { unitWord: column.unit, dateFormat: cell.isDate };
      const read = readNumber(cell.value as string | number, column.type, options);
      if (read.value !== null && read.value < 0) return reject("cell.too_small", { raw: shown, least: 0 });
      return told(read, read.value, shown);
    }
  }
}

function isoDay({ year, month, day }: Day): string {
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
