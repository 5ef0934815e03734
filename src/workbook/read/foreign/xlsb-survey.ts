/** Surveys the parts of an .xlsb (MS-XLSB): records of a number, a size and so many bytes. */
import type { ReadLimits } from "../limits.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { rkNumber, SurveyedCells, type SurveyedSheet, visibilityOf } from "./survey.js";

export interface ListedSheet {
  name: string;
  visibility: SurveyedSheet["visibility"];
  relation: string;
}

const SHEET = 0x9c;
const NAME = 0x27;
const ROW = 0x00;
const END_OF_SHEET = 0x82;
const END_OF_BOOK = 0x84;
const MERGED_CELL = 0xb0;
const HYPERLINK = 0x1ee;
/** The second since Excel 2013. Neither is written for a sheet that is open. */
const PROTECTIONS = [0x217, 0x2a6];
/** As the two bytes of a record's number. */
const PAGE_BREAK = 0x038c;

/** The sheets that the workbook part lists, in the order of the tabs. */
export function listSheets(bytes: Buffer, part: string, limits: ReadLimits): ListedSheet[] {
  const sheets: ListedSheet[] = [];
  let names = 0;
  walk(bytes, part, END_OF_BOOK, (type, from, length) => {
    if (type === NAME && ++names > limits.names) throw new UnreadableWorkbook("reading.too_many_names");
    if (type !== SHEET) return;
    if (sheets.length >= limits.sheets) throw new UnreadableWorkbook("reading.too_many_sheets");
    const end = from + length;
    const relation = wideString(bytes, from + 8, end, part);
    const name = wideString(bytes, relation.next, end, part);
    const visibility = visibilityOf(bytes.readUInt32LE(from));
    sheets.push({ name: name.text, visibility, relation: relation.text });
  });
  return sheets;
}

/** Surveys one sheet after another; the caps are over all of them. */
export class XlsbSurveyor {
  private merges: number;
  private readonly cells: SurveyedCells;
  private part = "";
  constructor(limits: ReadLimits) {
    this.merges = limits.merges;
    this.cells = new SurveyedCells(limits, () => damaged(this.part));
  }

  survey(sheet: SurveyedSheet, bytes: Buffer, part: string): void {
    this.part = part;
    let row = -1;
    let column = -1;
    walk(bytes, part, END_OF_SHEET, (type, from, length) => {
      if (type === MERGED_CELL && --this.merges < 0) throw new UnreadableWorkbook("reading.too_many_merges");
      if (PROTECTIONS.includes(type)) sheet.isProtected = true;
      if (type === ROW) {
        if (length < 4) throw damaged(part);
        row = bytes.readUInt32LE(from);
        column = -1;
        return;
      }
      const kind = cellKinds.get(type);
      if (kind === undefined) return;
      // A short record leaves its column out: it is the next one.
      const head = kind.short ? 4 : 8;
      if (length < head + kind.bytes || row < 0) throw damaged(part);
      column = kind.short ? column + 1 : bytes.readUInt32LE(from);
      const at = from + head;
      const add = (content: Parameters<SurveyedCells["add"]>[3]) =>
        this.cells.add(sheet, row, column, content, kind.formula);
      switch (kind.holds) {
        case "rk":
          add(rkNumber(bytes, at));
          break;
        case "double":
          add(bytes.readDoubleLE(at));
          break;
        case "bool":
          add(bytes[at] !== 0);
          break;
        case "error":
          add(this.cells.error(bytes[at]!));
          break;
        case "text":
          add("text");
          break;
      }
    });
  }
}

/**
 * The part with its hyperlinks renamed to page breaks, which the library passes over: it makes a cell for every address
 * in the area of a hyperlink, and that may be the whole sheet.
 */
export function withoutHyperlinks(bytes: Buffer, part: string): Buffer {
  const copy = Buffer.from(bytes);
  walk(bytes, part, END_OF_SHEET, (type, _from, _length, start) => {
    if (type === HYPERLINK) copy.writeUInt16LE(PAGE_BREAK, start);
  });
  return copy;
}

interface CellKind {
  holds: "blank" | "rk" | "error" | "bool" | "double" | "text";
  /** What follows the address and the style, at least. */
  bytes: number;
  short: boolean;
  formula: boolean;
}

const plainKinds = [
  ["blank", 0],
  ["rk", 4],
  ["error", 1],
  ["bool", 1],
  ["double", 8],
  ["text", 4],
  ["text", 4],
] as const;
const formulaKinds = [
  ["text", 4],
  ["double", 8],
  ["bool", 1],
  ["error", 1],
] as const;

/** BrtCellBlank and so on from 1, BrtFmlaString and so on from 8, BrtShortBlank and so on from 12, BrtCellRString. */
const cellKinds = new Map<number, CellKind>([
  ...plainKinds.map(([holds, bytes], n) => [1 + n, { holds, bytes, short: false, formula: false }] as const),
  ...formulaKinds.map(([holds, bytes], n) => [8 + n, { holds, bytes, short: false, formula: true }] as const),
  ...plainKinds.map(([holds, bytes], n) => [12 + n, { holds, bytes, short: true, formula: false }] as const),
  [62, { holds: "text", bytes: 5, short: false, formula: false }],
]);

const damaged = (part: string) => new UnreadableWorkbook("reading.xml_damaged", { part });

/** Tells every record; throws where one leaves the part, or the part stops before the record `last`. */
function walk(
  bytes: Buffer,
  part: string,
  last: number,
  tell: (type: number, from: number, length: number, start: number) => void,
): void {
  let ended = false;
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    let type = bytes[at++]!;
    if (type & 0x80) type = (type & 0x7f) | ((bytes[at++] ?? 0) << 7);
    let length = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (at >= bytes.length) throw damaged(part);
      const byte = bytes[at++]!;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (at + length > bytes.length) throw damaged(part);
    if (type === last) ended = true;
    tell(type, at, length, start);
    at += length;
  }
  if (!ended) throw damaged(part);
}

function wideString(bytes: Buffer, at: number, end: number, part: string): { text: string; next: number } {
  if (at + 4 > end) throw damaged(part);
  const length = bytes.readUInt32LE(at);
  const next = at + 4 + length * 2;
  if (length > 255 || next > end) throw damaged(part);
  return { text: bytes.toString("utf16le", at + 4, next), next };
}
