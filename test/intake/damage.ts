/** One accident at a time, done to the bytes of a workbook: for tests that say themselves where it happens. */
import type { Campaign } from "../../src/campaign/index.js";
import { type Clues, identify } from "../../src/intake/identify.js";
import { readSubmission } from "../../src/intake/index.js";
import { historyOf } from "../../src/round/previous.js";
import { readWorkbook } from "../../src/workbook/index.js";
import { Book } from "../damage/book.js";
import { type Content, placeOf, type Sheet } from "../damage/sheet.js";

function changed(bytes: Uint8Array, sheet: string, work: (book: Book, sheet: Sheet) => void): Uint8Array {
  const book = Book.read(bytes);
  work(book, sheetOf(book, sheet));
  return book.bytes();
}

function sheetOf(book: Book, name: string): Sheet {
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Types into cells: a number, a text, a formula with its result, or null to empty it. */
export function typed(bytes: Uint8Array, sheet: string, cells: Record<string, Content>): Uint8Array {
  return changed(bytes, sheet, (_, page) => {
    for (const [address, content] of Object.entries(cells)) {
      const { row, column } = placeOf(address);
      page.type(row, column, content);
    }
  });
}

/** Inserts an empty row above `row`; Excel moves the cells and the names. */
export function rowInserted(bytes: Uint8Array, sheet: string, row: number): Uint8Array {
  return changed(bytes, sheet, (book, page) => book.insertRow(page, row));
}

/** Deletes a row; Excel leaves names of its cells as #REF!. */
export function rowDeleted(bytes: Uint8Array, sheet: string, row: number): Uint8Array {
  return changed(bytes, sheet, (book, page) => book.deleteRow(page, row));
}

/** Inserts an empty column before `column` (a number from 1). */
export function columnInserted(bytes: Uint8Array, sheet: string, column: number): Uint8Array {
  return changed(bytes, sheet, (book, page) => book.insertColumn(page, column));
}

/** Removes defined names, as other programs do when they save. */
export function namesLost(bytes: Uint8Array, which: (name: string) => boolean = () => true): Uint8Array {
  const book = Book.read(bytes);
  book.names = book.names.filter(({ name }) => !which(name));
  return book.bytes();
}

/** Points a name at another cell, as cut-and-paste does; `area` as "$F$30" or "$F$30:$F$36". */
export function nameMoved(bytes: Uint8Array, name: string, sheet: string, area: string): Uint8Array {
  return changed(bytes, sheet, (book, page) => {
    const named = book.named(name);
    if (!named) throw new Error(`no name ${name}`);
    const [from, to = from] = area.replaceAll("$", "").split(":").map(placeOf);
    named.sheet = page;
    named.area = { top: from!.row, left: from!.column, bottom: to!.row, right: to!.column };
  });
}

export function sheetRenamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return changed(bytes, from, (book, page) => book.rename(page, to));
}

/** Deletes a whole sheet from the list of tabs; names of its cells become #REF!. */
export function sheetDeleted(bytes: Uint8Array, sheet: string): Uint8Array {
  return changed(bytes, sheet, (book, page) => book.remove(page));
}

/** Reads bytes as `ingest` does; throws where the workbook is refused. */
export function taken(
  campaign: Campaign,
  bytes: Uint8Array,
  previous: ReadonlyMap<string, number | string> = new Map(),
  clues: Clues = { fileName: "a.xlsx", sender: null },
) {
  const workbook = readWorkbook(bytes);
  const identity = identify(campaign, workbook, clues, historyOf(campaign));
  if ("refused" in identity) throw new Error(`refused: ${identity.refused}`);
  const read = readSubmission(campaign, identity, workbook, "0".repeat(64), previous);
  const one = (element: string, row = 0) => read.values.find((value) => value.element === element && value.row === row);
  const failed = read.judgements.filter((judgement) => judgement.result === "fail");
  return { ...read, one, failed, rules: failed.map((judgement) => judgement.rule) };
}
