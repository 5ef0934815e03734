/**
 * A sheet read the quick way: by hand, character by character, for the shape nearly every program writes. It knows very
 * little and gives up (null) at the first thing it does not know; the thorough way then reads the part.
 */
import { lastColumn, lastRow } from "./address.js";
import { unescapeString, unescapeXml } from "./entities.js";
import { isTag, scanRichText } from "./rich-text.js";
import { SheetCells, type SheetContext } from "./sheet-cells.js";
import { UnreadableWorkbook } from "./unreadable.js";
import { isTrue } from "./workbook-part.js";
import { enterCommonRoot, isBlank, skipBlank, tagAttributes, tagEnd } from "./xml.js";

const QUOTE = 34;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

export function scanSheet(text: string, context: SheetContext): SheetCells | null {
  const start = enterCommonRoot(text, "worksheet");
  if (start < 0 || text.includes("AlternateContent")) return null;
  const scanner = new Scanner(text, context);
  return scanner.worksheet(start) ? scanner.sheet : null;
}

/** Each method reads from `at`, moves it on, and says whether it understood. */
class Scanner {
  readonly sheet: SheetCells;
  private at = 0;
  private row = 0;
  private column = 0;

  constructor(
    private readonly text: string,
    private readonly context: SheetContext,
  ) {
    this.sheet = new SheetCells(context);
  }

  worksheet(start: number): boolean {
    const { text } = this;
    this.at = start;
    for (;;) {
      this.at = skipBlank(text, this.at);
      if (text.charCodeAt(this.at) !== LESS) return false;
      if (text.charCodeAt(this.at + 1) === SLASH) break;
      if (isTag(text, this.at, "sheetData")) {
        if (!this.sheetData()) return false;
      } else if (isTag(text, this.at, "mergeCells")) {
        if (!this.mergeCells()) return false;
      } else if (!this.skipElement()) return false;
    }
    return text.startsWith("</worksheet>", this.at) && skipBlank(text, this.at + 12) === text.length;
  }

  private sheetData(): boolean {
    const { text } = this;
    if (!this.enter()) return true;
    for (;;) {
      this.at = skipBlank(text, this.at);
      if (isTag(text, this.at, "row")) {
        if (!this.rowElement()) return false;
      } else if (text.startsWith("</sheetData>", this.at)) {
        this.at += 12;
        return true;
      } else return false;
    }
  }

  private rowElement(): boolean {
    const { text } = this;
    let row = this.row + 1;
    let at = this.at + 4;
    for (;;) {
      at = skipBlank(text, at);
      const code = text.charCodeAt(at);
      if (code === GREATER || code === SLASH) break;
      const equals = text.indexOf("=", at);
      if (equals < 0 || text.charCodeAt(equals + 1) !== QUOTE) return false;
      const end = text.indexOf('"', equals + 2);
      if (end < 0) return false;
      if (equals === at + 1 && text.charCodeAt(at) === 114) {
        row = digits(text, equals + 2, end);
        if (row < 1 || row > lastRow) return false;
      } else if (equals === at + 6 && text.startsWith("hidden", at) && isTrue(text.slice(equals + 2, end))) {
        this.sheet.hiddenRows.add(row);
        // The row's number may still come; a row that names it late is left to the thorough way.
        if (!text.startsWith("<row r=", this.at)) return false;
      }
      at = end + 1;
    }
    this.row = row;
    this.column = 0;
    if (text.charCodeAt(at) === SLASH) {
      this.at = at + 2;
      return text.charCodeAt(at + 1) === GREATER;
    }
    this.at = at + 1;
    for (;;) {
      while (isBlank(text.charCodeAt(this.at))) this.at++;
      if (text.charCodeAt(this.at) !== LESS) return false;
      if (text.charCodeAt(this.at + 1) === SLASH) {
        if (!text.startsWith("</row>", this.at)) return false;
        this.at += 6;
        return true;
      }
      if (!isTag(text, this.at, "c") || !this.cell()) return false;
    }
  }

  private cell(): boolean {
    const { text } = this;
    let at = this.at + 2;
    let row = this.row;
    let column = this.column + 1;
    let addressFrom = -1;
    let addressTo = 0;
    let type = "";
    let style = -1;
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (code === GREATER || code === SLASH) break;
      const equals = text.charCodeAt(at + 1) === EQUALS ? at + 1 : text.indexOf("=", at);
      if (equals < 0 || text.charCodeAt(equals + 1) !== QUOTE) return false;
      const from = equals + 2;
      const end = text.indexOf('"', from);
      if (end < 0) return false;
      if (equals === at + 1) {
        if (code === 114) {
          // "F12": letters, then digits; anything else (lower case, $) is left to the thorough way.
          column = 0;
          let i = from;
          for (; i < end; i++) {
            const letter = text.charCodeAt(i);
            if (letter < 65 || letter > 90) break;
            column = column * 26 + letter - 64;
          }
          row = digits(text, i, end);
          if (column < 1 || column > lastColumn || row < 1 || row > lastRow) return false;
          addressFrom = from;
          addressTo = end;
        } else if (code === 115) {
          style = Number(text.slice(from, end) || -1);
        } else if (code === 116) {
          type = text.slice(from, end);
        }
      }
      at = end + 1;
    }
    this.column = column;
    if (text.charCodeAt(at) === SLASH) {
      this.at = at + 2;
      return text.charCodeAt(at + 1) === GREATER;
    }
    return this.cellContent(at + 1, row, column, addressFrom, addressTo, type, style);
  }

  private cellContent(
    start: number,
    row: number,
    column: number,
    addressFrom: number,
    addressTo: number,
    type: string,
    style: number,
  ): boolean {
    const { text } = this;
    let at = start;
    let value: string | null = null;
    let inline: string | null = null;
    let formula: string | undefined;
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== LESS) return false;
      const code = text.charCodeAt(at + 1);
      if (code === SLASH) break;
      if (text.startsWith("<is>", at)) {
        const end = text.indexOf("</is>", at);
        if (end < 0) return false;
        inline = scanRichText(text, at + 4, end);
        if (inline === null) return false;
        at = end + 5;
        continue;
      }
      // <v> or <f>, the latter with attributes that do not matter here.
      if (code !== 118 && code !== 102) return false;
      let content = "";
      const plain = text.charCodeAt(at + 2) === GREATER;
      if (!plain && !isTag(text, at, code === 118 ? "v" : "f")) return false;
      const open = plain ? at + 2 : tagEnd(text, at + 2);
      if (open < 0) return false;
      if (text.charCodeAt(open - 1) === SLASH) {
        at = open + 1;
      } else {
        const close = text.indexOf("<", open);
        if (close < 0) return false;
        if (text.charCodeAt(close + 1) !== SLASH || text.charCodeAt(close + 2) !== code) return false;
        if (text.charCodeAt(close + 3) !== GREATER) return false;
        const written = unescapeXml(text.slice(open + 1, close));
        if (written === null) return false;
        content = written;
        at = close + 4;
      }
      if (code === 118) value = content;
      else formula = unescapeString(content);
    }
    if (!text.startsWith("</c>", at)) return false;
    this.at = at + 4;
    const content = type === "inlineStr" ? (inline ?? value) : value;
    if (content === null && formula === undefined) return true;
    const address = addressFrom < 0 ? null : text.slice(addressFrom, addressTo);
    const string = type === "str" && content !== null ? unescapeString(content) : content;
    this.sheet.add(row, column, address, type, style, string, formula);
    return true;
  }

  private mergeCells(): boolean {
    const { text } = this;
    if (!this.enter()) return true;
    for (;;) {
      this.at = skipBlank(text, this.at);
      if (text.startsWith("</mergeCells>", this.at)) {
        this.at += 13;
        return true;
      }
      if (!isTag(text, this.at, "mergeCell")) return false;
      const end = tagEnd(text, this.at);
      if (end < 0 || text.charCodeAt(end - 1) !== SLASH) return false;
      const attributes = tagAttributes(text, this.at + 10, end);
      if (!attributes) return false;
      this.sheet.addMerge(attributes.get("ref") ?? "");
      this.at = end + 1;
    }
  }

  /** Moves past an opening tag; false (and past it all the same) where the element is empty. */
  private enter(): boolean {
    const end = tagEnd(this.text, this.at);
    if (end < 0) {
      this.at = this.text.length;
      return true; // nothing follows, so the next step fails
    }
    this.at = end + 1;
    return this.text.charCodeAt(end - 1) !== SLASH;
  }

  /** Moves past an element of no interest. Its tags must balance; their names are not compared. */
  private skipElement(): boolean {
    const { text } = this;
    let depth = 1; // inside the worksheet
    let at = this.at;
    do {
      at = text.indexOf("<", at);
      if (at < 0) return false;
      const code = text.charCodeAt(at + 1);
      const end = tagEnd(text, at);
      if (end < 0 || code === 63 || code === 33) return false;
      if (code === SLASH) depth--;
      else if (text.charCodeAt(end - 1) !== SLASH && ++depth > this.context.limits.depth)
        throw new UnreadableWorkbook("reading.xml_too_deep", { part: this.context.part });
      at = end + 1;
    } while (depth > 1);
    this.at = at;
    return true;
  }
}

/** A whole number from 1 of plain digits, without leading zeros; 0 where it is none. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  if (from >= to || to - from > 7 || text.charCodeAt(from) === 48) return 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return 0;
    number = number * 10 + digit;
  }
  return number;
}
