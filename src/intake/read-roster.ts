/** Reads a roster's rows: every cell that holds anything is an input cell. */
import type { Roster, RosterColumn } from "../campaign/index.js";
import type { CellFate, CellRef, Value } from "../model.js";
import { clean, type Day, normalTitle, readDate, readNumber, sameText } from "../vietnamese/index.js";
import {
  columnLetters,
  type ReadCell,
  type ReadName,
  type ReadSheet,
  type ReadWorkbook,
  type RosterSheet,
  sentinelText,
  stampSheetName,
} from "../workbook/index.js";
import { cellAt, codedCells, holds, placedNames, rawText, refAt } from "./cells.js";
import { type Remark, readText, refusalOfResult, reject, told } from "./read-figure.js";

export interface RosterCell {
  column: RosterColumn;
  sheet: string;
  cell: string;
  raw: string;
  /** 1, 2, … in the order of the sheet. */
  row: number;
  /** What the row's key says: rows are known by it. */
  key: string;
  fate: CellFate;
  value: Value["value"];
  remarks: Remark[];
}

export interface ReadRoster {
  roster: Roster;
  cells: RosterCell[];
  /** Rows without their key or a required cell. */
  gaps: { row: number; columns: RosterColumn[]; at: { sheet: string; cell: string }; key: string }[];
  /** Columns that are not in the workbook any more. */
  lost: RosterColumn[];
  /** Columns found by their hidden code, their names being lost or elsewhere. */
  renamed: RosterColumn[];
  /** Keys of rows that add up the others: no row of the list. */
  totals: CellRef[];
  /** Names of sheets that repeat its codes. */
  copies: string[];
  /** Keys of rows that stand past the end of the list. */
  beyond: CellRef[];
  /** Where the list stands, for what is found elsewhere on its sheet. */
  area: Area;
}

interface Area {
  sheet: string;
  top: number;
  bottom: number;
  columns: ReadonlySet<number>;
}

interface PlacedColumn {
  definition: RosterColumn;
  column: number;
  /** Found by its name, not by its hidden code. */
  byName: boolean;
}

/** null where nothing of it is in the workbook: it may come in another file. */
export function readRoster(workbook: ReadWorkbook, form: RosterSheet): ReadRoster | null {
  const { roster } = form;
  const names = placedNames(workbook);
  const found = codeRows(workbook, form);
  const named = form.columns.map(({ definition }) => {
    const name = names.get(definition.code);
    return { definition, name: name && confirmed(workbook, found, definition, name) ? name : undefined };
  });
  // A copied sheet repeats the codes: the names say which one was sent out.
  const home = workbook.sheets.find((one) => one.name === named.find(({ name }) => name)?.name?.sheet);
  const codes = found.find((one) => one.sheet === home) ?? found[0];
  const sheet = codes?.sheet ?? home;
  if (!sheet) return null;
  const placed: PlacedColumn[] = [];
  for (const { definition, name } of named) {
    if (name?.sheet === sheet.name) placed.push({ definition, column: name.left, byName: true });
    else if (codes?.columns.has(definition.code))
      placed.push({ definition, column: codes.columns.get(definition.code)!, byName: false });
  }
  const ranges = named.flatMap(({ name }) => (name?.sheet === sheet.name ? [name] : []));
  const top = ranges.length > 0 ? Math.min(...ranges.map((range) => range.top)) : headRow(sheet, form, codes!.row) + 1;
  // Without a name the list goes on to the line that says where to insert more, or to the end of the sheet.
  const given = ranges.length > 0 ? Math.max(...ranges.map((range) => range.bottom)) : sentinelRow(sheet, top);
  const key = placed.find(({ definition }) => definition.code === roster.key) ?? placed[0]!;
  const further = rowsBeyond(sheet, given, placed, key);
  const bottom = further.at(-1) ?? given;
  const beyond = further.map((row) => refAt(key.definition.code, sheet, row, key.column));
  const area = { sheet: sheet.name, top, bottom, columns: new Set(placed.map(({ column }) => column)) };
  const filled = filledRows(sheet, top, bottom, area.columns);
  const totalRows = filled.filter((row) => isTotalRow(sheet, row, [1, ...area.columns]));
  const rows = filled.filter((row) => !totalRows.includes(row));
  return {
    roster,
    ...readRows(sheet, rows, placed, key, roster, workbook.date1904),
    totals: totalRows.map((row) => refAt(key.definition.code, sheet, row, key.column)),
    copies: found.flatMap((one) => (one.sheet === sheet ? [] : [one.sheet.name])),
    beyond,
    lost: roster.columns.filter((column) => !placed.some(({ definition }) => definition === column)),
    renamed: placed.filter(({ byName }) => !byName).map(({ definition }) => definition),
    area,
  };
}

function readRows(
  sheet: ReadSheet,
  rows: readonly number[],
  placed: readonly PlacedColumn[],
  key: PlacedColumn,
  roster: Roster,
  date1904: boolean,
): Pick<ReadRoster, "cells" | "gaps"> {
  const cells: RosterCell[] = [];
  const gaps: ReadRoster["gaps"] = [];
  for (const [index, sheetRow] of rows.entries()) {
    const empty: RosterColumn[] = [];
    const row = { row: index + 1, key: normalTitle(rawText(cellAt(sheet, sheetRow, key.column)?.value)) };
    for (const { definition, column } of placed) {
      const cell = cellAt(sheet, sheetRow, column);
      if (!holds(cell)) {
        if (definition.required || definition.code === roster.key) empty.push(definition);
        continue;
      }
      const at = { sheet: sheet.name, cell: `${columnLetters(column)}${sheetRow}`, raw: rawText(cell!.value) };
      cells.push({ column: definition, ...at, ...row, ...readCell(definition, cell!, date1904) });
    }
    const at = { sheet: sheet.name, cell: `${columnLetters(key.column)}${sheetRow}` };
    if (empty.length > 0) gaps.push({ ...row, columns: empty, at });
  }
  return { cells, gaps };
}

/** What clerks write beside a sum under their list. */
const totalWords = new Set(["tong", "cong", "tong cong", "tong so", "tong cong so", "cong tong", "total"]);

function isTotalRow(sheet: ReadSheet, row: number, columns: readonly number[]): boolean {
  return columns.some((column) => {
    const value = cellAt(sheet, row, column)?.value;
    return typeof value === "string" && totalWords.has(normalTitle(value));
  });
}

/** A name alone may point anywhere: the hidden code or the printed head of its column must agree. */
function confirmed(
  workbook: ReadWorkbook,
  found: ReturnType<typeof codeRows>,
  { code, name: printed }: RosterColumn,
  { sheet: at, left, top }: ReadName,
): boolean {
  const sheet = workbook.sheets.find((one) => one.name === at);
  if (!sheet) return false;
  if (found.some((one) => one.sheet === sheet && one.columns.get(code) === left)) return true;
  for (const cell of sheet.cells.values())
    if (
      cell.column === left &&
      cell.row < top &&
      typeof cell.value === "string" &&
      clean(cell.value).startsWith(printed)
    )
      return true;
  return false;
}

/**
 * Rows typed under the line that says where to insert more: taken as rows of the list where they follow it without a gap and
 * hold their key and another cell. A signature under the list does not.
 */
function rowsBeyond(
  sheet: ReadSheet,
  bottom: number,
  placed: readonly { definition: RosterColumn; column: number }[],
  key: { column: number },
): number[] {
  const rows: number[] = [];
  for (let row = bottom + 1; ; row++) {
    const filled = placed.filter(({ column }) => holds(cellAt(sheet, row, column)));
    if (filled.length < 2 || !filled.some(({ column }) => column === key.column)) return rows;
    rows.push(row);
  }
}

/** The hidden rows that hold the codes of the columns, the second anchor: one a sheet. */
function codeRows(workbook: ReadWorkbook, form: RosterSheet) {
  const codes = new Set(form.columns.map(({ definition }) => definition.code));
  return workbook.sheets.flatMap((sheet) => {
    if (sheet.name === stampSheetName) return [];
    const hits = codedCells(sheet).filter(({ code }) => codes.has(code));
    const row = hits[0]?.cell.row;
    if (row === undefined) return [];
    const inRow = hits.filter(({ cell }) => cell.row === row);
    return [{ sheet, row, columns: new Map(inRow.map(({ code, cell }) => [code, cell.column])) }];
  });
}

/** The row of the head, under the hidden codes; rows may have been inserted between. */
function headRow(sheet: ReadSheet, form: RosterSheet, codeRow: number): number {
  const first = form.columns[0]!.definition.name;
  for (const cell of sheet.cells.values())
    if (cell.row > codeRow && typeof cell.value === "string" && clean(cell.value).startsWith(first)) return cell.row;
  return codeRow + 1;
}

function sentinelRow(sheet: ReadSheet, top: number): number {
  let last = top;
  for (const cell of sheet.cells.values()) {
    if (typeof cell.value === "string" && sameText(cell.value, sentinelText)) return cell.row;
    last = Math.max(last, cell.row);
  }
  return last;
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
  const refusal = refusalOfResult(cell);
  if (refusal) return refusal;
  switch (column.type) {
    case "text":
      return readText(raw);
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
