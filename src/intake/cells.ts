/** Small questions to a read workbook. */
import { clean } from "../vietnamese/index.js";
import {
  type CellContent,
  columnLetters,
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

export function contentAt(sheet: ReadSheet, row: number, column: number): string {
  return clean(rawText(cellAt(sheet, row, column)?.value));
}

/** Whether a cell holds anything a person would see. */
export function holds(cell: ReadCell | undefined): boolean {
  return cell !== undefined && (rawText(cell.value).trim() !== "" || (cell.formula !== undefined && !cell.cached));
}

/** Workbook-level names by upper-case name; a name that means no plain area of this workbook is left out. */
export function placedNames(workbook: ReadWorkbook): Map<string, ReadName> {
  const found = new Map<string, ReadName>();
  for (const name of workbook.names) {
    const key = name.name.toUpperCase();
    if (name.sheet !== null && (!name.local || !found.has(key))) found.set(key, name);
  }
  return found;
}

export function namedContent(workbook: ReadWorkbook, name: string): string {
  const place = placedNames(workbook).get(name);
  const sheet = workbook.sheets.find((one) => one.name === place?.sheet);
  return place && sheet ? contentAt(sheet, place.top, place.left) : "";
}
