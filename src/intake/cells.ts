/** Small questions to a read workbook. */
import type { CellRef, Value } from "../model.js";
import { clean, mended, normalCode, sameText } from "../vietnamese/index.js";
import {
  type CellContent,
  columnLetters,
  coverColumns,
  coverSheetName,
  type ReadCell,
  type ReadName,
  type ReadSheet,
  type ReadWorkbook,
} from "../workbook/index.js";

export function cellAt(sheet: ReadSheet, row: number, column: number): ReadCell | undefined {
  return sheet.cells.get(`${columnLetters(column)}${row}`);
}

/** A cell's content as the clerk's text: numbers as typed, errors as Excel shows them. */
export function rawText(content: CellContent | undefined): string {
  if (content === null || content === undefined) return "";
  if (typeof content === "object") return content.error;
  if (typeof content === "boolean") return content ? "TRUE" : "FALSE";
  return String(content);
}

export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** The cell a finding speaks of, with what stands in it. */
export function refAt(element: string, sheet: ReadSheet, row: number, column: number): CellRef {
  return { element, sheet: sheet.name, cell: addressOf(row, column), raw: rawText(cellAt(sheet, row, column)?.value) };
}

export function cellRef({ element, sheet, cell, raw }: Value): CellRef {
  return { element, sheet, cell, raw };
}

/** As a message lists it: "2. Tài chính!F9". */
export function shownCell({ sheet, cell }: CellRef): string {
  return `${sheet}!${cell}`;
}

export function contentAt(sheet: ReadSheet, row: number, column: number): string {
  return clean(rawText(cellAt(sheet, row, column)?.value));
}

/** Whether a cell holds anything a person would see; a formula whose result was not stored shows one. */
export function holds(cell: ReadCell | undefined): boolean {
  return cell !== undefined && (!cell.cached || rawText(cell.value).trim() !== "");
}

const placed = new WeakMap<ReadWorkbook, Map<string, ReadName>>();

/** Workbook-level names by upper-case name; a name that means no plain area of this workbook is left out. */
export function placedNames(workbook: ReadWorkbook): ReadonlyMap<string, ReadName> {
  const known = placed.get(workbook);
  if (known) return known;
  const found = new Map<string, ReadName>();
  for (const name of workbook.names) {
    const key = name.name.toUpperCase();
    if (name.sheet !== null && (!name.local || !found.has(key))) found.set(key, name);
  }
  placed.set(workbook, found);
  return found;
}

/** Letters that stay in a text read as a code, and that no code has. Labels hold them; reading those as codes takes its time. */
const accented = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/i;

/** A cell that holds a text which may be a code, read as one. */
export interface CodedCell {
  code: string;
  cell: ReadCell;
}

const coded = new WeakMap<ReadSheet, CodedCell[]>();

/** Every form and list looks for its own codes in every sheet. */
export function codedCells(sheet: ReadSheet): readonly CodedCell[] {
  const known = coded.get(sheet);
  if (known) return known;
  const found: CodedCell[] = [];
  for (const cell of sheet.cells.values())
    if (typeof cell.value === "string" && !accented.test(cell.value))
      found.push({ code: normalCode(cell.value), cell });
  coded.set(sheet, found);
  return found;
}

/** Where a field of the cover stands: at its name, or beside its printed label where names were lost. */
export function coverPlace(
  workbook: ReadWorkbook,
  name: string,
  label: string,
): { sheet: ReadSheet; row: number; column: number } | null {
  const place = placedNames(workbook).get(name);
  const named = place && workbook.sheets.find((one) => one.name === place.sheet);
  if (place && named) return { sheet: named, row: place.top, column: place.left };
  const cover = workbook.sheets.find((one) => one.name === coverSheetName);
  if (!cover) return null;
  for (const { column, row, value } of cover.cells.values())
    if (column === coverColumns.label && typeof value === "string" && sameText(value, label))
      return { sheet: cover, row, column: coverColumns.value };
  return null;
}

/** What is written there, put into Unicode where an old font is behind it; cleaning first would destroy such text. */
export function coverContent(workbook: ReadWorkbook, name: string, label: string): string {
  const place = coverPlace(workbook, name, label);
  return place ? clean(mended(rawText(cellAt(place.sheet, place.row, place.column)?.value)).text) : "";
}
