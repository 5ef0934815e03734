/** The form of the level above, as its own workbook shows it: what is asked, and in which cells. */
import { basename } from "node:path";
import { reserved } from "../../campaign/index.js";
import { type ReadStamp, readStamp } from "../../intake/index.js";
import { UserError } from "../../messages/index.js";
import { normalCode } from "../../vietnamese/index.js";
import {
  columnLetters,
  figureColumns,
  type ReadCell,
  type ReadWorkbook,
  readWorkbook,
  textColumns,
  UnreadableWorkbook,
} from "../../workbook/index.js";

export interface AskedFigure {
  element: string;
  sheet: string;
  row: number;
  /** Unit of measure. */
  unit: string;
  /** What stands in its cells: "" in a blank form. */
  filled: Record<FilledColumn, string>;
}

/** The cells of a figure that a clerk fills in. */
export const filledColumns = ["value", "reason", "includedIn", "evidence", "explanation"] as const;
export type FilledColumn = (typeof filledColumns)[number];

export interface AskedForm {
  bytes: Uint8Array;
  stamp: ReadStamp;
  figures: AskedFigure[];
  /** Codes of questions that are answered in words. */
  texts: string[];
  /** Sheets that hold lists. */
  lists: string[];
}

/** Throws a UserError for a file that is no form of this program. */
export function readAskedForm(path: string, bytes: Uint8Array): AskedForm {
  const file = basename(path);
  const workbook = opened(file, bytes);
  const stamp = readStamp(workbook);
  if (!stamp) throw new UserError("rollup.no_form", { file }, 2);
  const figures: AskedFigure[] = [];
  const texts: string[] = [];
  const lists = new Set<string>();
  const found = new Set<string>();
  for (const { name, sheet: sheetName, top, left, bottom, local } of workbook.names) {
    const sheet = workbook.sheets.find((one) => one.name === sheetName);
    if (!sheet || local) continue;
    if (bottom > top && sheet.visibility === "visible") lists.add(sheet.name);
    const at = (column: number) => sheet.cells.get(`${columnLetters(column)}${top}`);
    const codeIn = (column: number) => normalCode(String(at(column)?.value ?? ""));
    if (left === figureColumns.value && codeIn(figureColumns.code) === name) {
      found.add(name);
      if (isTotal(at(left)?.formula)) continue;
      const unit = String(at(figureColumns.unit)?.value ?? "");
      const filled = filledColumns.map((column) => [column, textIn(at(figureColumns[column]))]);
      figures.push({ element: name, sheet: sheet.name, row: top, unit, filled: Object.fromEntries(filled) });
    } else if (left === textColumns.value && codeIn(textColumns.code) === name) {
      found.add(name);
      texts.push(name);
    }
  }
  const lost = codesOf(workbook).filter((code) => !found.has(code));
  if (lost.length > 0) throw new UserError("rollup.codes_lost", { file, list: lost.join(", ") }, 2);
  if (figures.length + texts.length === 0) throw new UserError("rollup.no_form", { file }, 2);
  return { bytes, stamp, figures, texts, lists: [...lists] };
}

/** A total of ours follows from its parts, which it asks whether they are there. */
function isTotal(formula: string | undefined): boolean {
  return formula?.includes(reserved.has) === true;
}

/** A formula that somebody typed is told as one. */
function textIn(cell: ReadCell | undefined): string {
  if (cell?.formula !== undefined) return `=${cell.formula}`;
  const value = cell?.value ?? "";
  return typeof value === "object" ? value.error : String(value);
}

/** All codes of figures and texts that the form was made with. */
function codesOf(workbook: ReadWorkbook): string[] {
  const list = workbook.names.find(({ name }) => name === `${reserved.list}CODE`);
  const sheet = workbook.sheets.find(({ name }) => name === list?.sheet);
  if (!list || !sheet) return [];
  const cells = [...sheet.cells.values()].filter(
    ({ row, column }) => column === list.left && row >= list.top && row <= list.bottom,
  );
  return cells.map(({ value }) => String(value ?? ""));
}

function opened(file: string, bytes: Uint8Array): ReadWorkbook {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    throw new UserError("rollup.unreadable_form", { file, detail: { code: error.code, slots: error.slots } }, 2);
  }
}
