/**
 * What a binary workbook must yield, found by walking its records: which cells hold something, and every number, truth
 * value and error. The library that reads the file is held against it, because it reports success where it lost cells.
 */
import { columnLetters, lastColumn, lastRow } from "../address.js";
import type { ReadLimits } from "../limits.js";
import type { ReadSheet } from "../model.js";
import { UnreadableWorkbook } from "../unreadable.js";

/** "text": some text; "none": a formula whose result was not stored, or not computed again. */
export type SurveyedContent = number | boolean | { error: string } | "text" | "none";

export interface SurveyedCell {
  content: SurveyedContent;
  isFormula: boolean;
}

export interface SurveyedSheet {
  /** Null where only the library decodes it. */
  name: string | null;
  visibility: ReadSheet["visibility"];
  /** Not a chart or a sheet of old macros: those hold no cells for us. */
  isWorksheet: boolean;
  isProtected: boolean;
  /** By address. */
  cells: Map<string, SurveyedCell>;
}

/** The errors of cells, by the number that files hold (MS-XLS 2.5.10). */
const errors = new Map<number, string>([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

/** "#DIV/0!" for 7; undefined for a number that is none. */
export function errorText(code: number): string | undefined {
  return errors.get(code);
}

/** Collects the cells of one sheet after another; the cap is over all of them. */
export class SurveyedCells {
  private left: number;
  constructor(
    limits: ReadLimits,
    private readonly damaged: () => UnreadableWorkbook,
  ) {
    this.left = limits.cells;
  }

  /** `row` and `column` count from 0, as in the records. */
  add(sheet: SurveyedSheet, row: number, column: number, content: SurveyedContent, isFormula: boolean): SurveyedCell {
    if (row >= lastRow || column >= lastColumn) throw this.damaged();
    if (--this.left < 0) throw new UnreadableWorkbook("reading.too_many_cells");
    if (typeof content === "number" && !Number.isFinite(content)) throw this.damaged();
    const cell: SurveyedCell = { content, isFormula };
    const at = columnLetters(column + 1) + (row + 1);
    const before = sheet.cells.size;
    sheet.cells.set(at, cell);
    if (sheet.cells.size === before)
      throw new UnreadableWorkbook("reading.cell_twice", { sheet: sheet.name ?? "", cell: at });
    return cell;
  }

  error(code: number): SurveyedContent {
    const error = errorText(code);
    if (error === undefined) throw this.damaged();
    return { error };
  }
}

/** A number in four bytes: a whole one or the upper half of a double, perhaps a hundredfold (MS-XLS 2.5.217). */
export function rkNumber(bytes: Buffer, at: number): number {
  const flags = bytes[at]!;
  let value: number;
  if (flags & 2) value = bytes.readInt32LE(at) >> 2;
  else {
    const double = Buffer.alloc(8);
    bytes.copy(double, 4, at, at + 4);
    double[4]! &= 0xfc;
    value = double.readDoubleLE(0);
  }
  return flags & 1 ? value / 100 : value;
}

export function visibilityOf(state: number): ReadSheet["visibility"] {
  return state === 0 ? "visible" : state === 1 ? "hidden" : "veryHidden";
}
