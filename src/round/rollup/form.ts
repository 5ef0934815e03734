/** The form of the level above, as its own workbook shows it: what is asked, and in which cells. */
import { basename } from "node:path";
import { type ReadStamp, readStamp } from "../../intake/index.js";
import { UserError } from "../../messages/index.js";
import { normalCode } from "../../vietnamese/index.js";
import {
  columnLetters,
  figureColumns,
  type ReadWorkbook,
  readWorkbook,
  textColumns,
  UnreadableWorkbook,
} from "../../workbook/index.js";

export interface AskedFigure {
  element: string;
  sheet: string;
  row: number;
  /** Its text as typed; "" in a blank form. */
  filled: string;
}

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
  for (const { name, sheet: sheetName, top, left, bottom, local } of workbook.names) {
    const sheet = workbook.sheets.find((one) => one.name === sheetName);
    if (!sheet || local) continue;
    if (bottom > top && sheet.visibility === "visible") lists.add(sheet.name);
    const at = (column: number) => sheet.cells.get(`${columnLetters(column)}${top}`);
    const codeIn = (column: number) => normalCode(String(at(column)?.value ?? ""));
    if (left === figureColumns.value && codeIn(figureColumns.code) === name) {
      const cell = at(left);
      // A total follows from its parts.
      if (cell?.formula !== undefined) continue;
      figures.push({ element: name, sheet: sheet.name, row: top, filled: String(cell?.value ?? "") });
    } else if (left === textColumns.value && codeIn(textColumns.code) === name) texts.push(name);
  }
  if (figures.length + texts.length === 0) throw new UserError("rollup.no_form", { file }, 2);
  return { bytes, stamp, figures, texts, lists: [...lists] };
}

function opened(file: string, bytes: Uint8Array): ReadWorkbook {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    throw new UserError("rollup.unreadable_form", { file, detail: { code: error.code, slots: error.slots } }, 2);
  }
}
