/**
 * A sheet read the quick way: by hand, character by character, for the shape nearly every program writes. It knows very
 * little and gives up (null) at the first thing it does not know; the thorough way then reads the part.
 */
import { lastColumn, lastRow } from "./address.js";
import { unescapeString, unescapeXml } from "./entities.js";
import { writtenLength } from "./limits.js";
import { isTag, scanRichText } from "./rich-text.js";
import { SheetCells, type SheetContext } from "./sheet-cells.js";
import { attributeOf, isBlank, skipBlank, tagAttributes, tagEnd } from "./tags.js";
import type { ScanText } from "./text.js";
import { UnreadableWorkbook } from "./unreadable.js";
import { isTrue } from "./workbook-part.js";
import { enterCommonRoot } from "./xml.js";

const QUOTE = 34;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LETTER_C = 99;
const LETTER_F = 102;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;
const LETTER_V = 118;

export function scanSheet(source: ScanText, context: SheetContext): SheetCells | null {
  const start = enterCommonRoot(source.text, "worksheet");
  if (start < 0) return null;
  const scanner = new Scanner(source, context);
  return scanner.worksheet(start) ? scanner.sheet : null;
}

/** Each method reads from `at`, moves it on, and says whether it understood. */
class Scanner {
  readonly sheet: SheetCells;
  private readonly text: string;
  private at = 0;
  private row = 0;
  private column = 0;
  private readonly longest: number;

  constructor(
    private readonly source: ScanText,
    private readonly context: SheetContext,
  ) {
    this.text = source.text;
    this.longest = writtenLength(context.limits);
    this.sheet = new SheetCells(context);
  }

  /** A formula as it reads; as written where it holds a reference nobody knows, since no value depends on it. */
  private readonly formulaText = (written: string) =>
    unescapeString(unescapeXml(this.source.decoded(written)) ?? written);

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
      } else if (isTag(text, this.at, "sheetProtection")) {
        if (!this.sheetProtection()) return false;
      } else if (this.isAlternative() || !this.skipElement()) return false;
    }
    return text.startsWith("</worksheet>", this.at) && skipBlank(text, this.at + 12) === text.length;
  }

  /** `<mc:AlternateContent>` may hold what belongs here: too clever for a scanner. */
  private isAlternative(): boolean {
    return this.text.slice(this.at, this.at + 60).includes(":AlternateContent");
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
      if (equals === at + 1 && text.charCodeAt(at) === LETTER_R) {
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
      const after = text.charCodeAt(this.at + 2);
      if (text.charCodeAt(this.at + 1) !== LETTER_C) return false;
      if (!isBlank(after) && after !== GREATER && after !== SLASH) return false;
      if (!this.cell()) return false;
    }
  }

  // From here on every call counts: a workbook has thousands of cells, and startsWith or indexOf on a few characters costs
  // more than looking at them.
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
      let code = text.charCodeAt(at);
      while (isBlank(code)) code = text.charCodeAt(++at);
      if (code === GREATER || code === SLASH) break;
      const short = text.charCodeAt(at + 1) === EQUALS;
      const equals = short ? at + 1 : text.indexOf("=", at);
      if (equals < 0 || text.charCodeAt(equals + 1) !== QUOTE) return false;
      const from = equals + 2;
      let end = from;
      if (short && code === LETTER_R) {
        if (addressFrom >= 0) return false;
        // "F12": letters, then digits; anything else (lower case, $) is left to the thorough way.
        column = 0;
        let letter = text.charCodeAt(end);
        for (; letter >= 65 && letter <= 90; letter = text.charCodeAt(++end)) column = column * 26 + letter - 64;
        row = 0;
        if (letter === 48) return false;
        for (; letter >= 48 && letter <= 57; letter = text.charCodeAt(++end)) row = row * 10 + letter - 48;
        if (letter !== QUOTE || column < 1 || column > lastColumn || row < 1 || row > lastRow) return false;
        addressFrom = from;
        addressTo = end;
      } else if (short && code === LETTER_S) {
        style = 0;
        let digit = text.charCodeAt(end);
        for (; digit >= 48 && digit <= 57; digit = text.charCodeAt(++end)) style = style * 10 + digit - 48;
        if (digit !== QUOTE) return false;
        if (end === from) style = -1;
      } else {
        end = text.indexOf('"', from);
        if (end < 0) return false;
        if (short && code === LETTER_T) type = text.slice(from, end);
      }
      at = end + 1;
    }
    this.column = column;
    if (text.charCodeAt(at) === SLASH) {
      this.at = at + 2;
      return text.charCodeAt(at + 1) === GREATER;
    }

    at++;
    let value: string | null = null;
    let inline: string | null = null;
    let formula: string | undefined;
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== LESS) return false;
      const code = text.charCodeAt(at + 1);
      if (code === SLASH) break;
      if (code === LETTER_V) {
        if (value !== null) throw this.sheet.twice(row, column);
        value = this.valueElement(at);
        if (value === null) return false;
        at = this.at;
        continue;
      }
      if (code === LETTER_F) {
        formula = this.formulaElement(at);
        if (formula === undefined) return false;
        at = this.at;
        continue;
      }
      const end = text.startsWith("<is>", at) ? text.indexOf("</is>", at) : -1;
      if (end < 0 || end - at > this.longest) return false;
      if (inline !== null) throw this.sheet.twice(row, column);
      const rich = this.source.decoded(text.slice(at + 4, end));
      inline = scanRichText(rich, 0, rich.length);
      if (inline === null) return false;
      at = end + 5;
    }
    if (text.charCodeAt(at + 2) !== LETTER_C || text.charCodeAt(at + 3) !== GREATER) return false;
    this.at = at + 4;
    const content = type === "inlineStr" ? (inline ?? value) : value;
    if (content === null && formula === undefined) return true;
    const address = addressFrom < 0 ? null : text.slice(addressFrom, addressTo);
    const string = type === "str" && content !== null ? unescapeString(content) : content;
    this.sheet.add(row, column, address, type, style, string, formula, this.formulaText);
    return true;
  }

  /** Past the opening tag of a `<v>` or `<f>`, whose attributes do not matter here; 0 where it is empty, -1 if odd. */
  private contentStart(start: number, name: "v" | "f"): number {
    const { text } = this;
    if (text.charCodeAt(start + 2) === GREATER) return start + 3;
    const end = isTag(text, start, name) ? tagEnd(text, start + 2) : -1;
    if (end < 0) return -1;
    this.at = end + 1;
    return text.charCodeAt(end - 1) === SLASH ? 0 : end + 1;
  }

  /** The text of a `<v>`; null where it is not that simple. */
  private valueElement(start: number): string | null {
    const { text } = this;
    const from = this.contentStart(start, "v");
    if (from <= 0) return from === 0 ? "" : null;
    let odd = false;
    let close = from;
    for (let code = text.charCodeAt(close); code !== LESS; code = text.charCodeAt(++close)) {
      if (code === AMPERSAND || code > 127) odd = true;
      else if (close >= text.length) return null;
    }
    if (text.charCodeAt(close + 1) !== SLASH || text.charCodeAt(close + 2) !== LETTER_V) return null;
    if (text.charCodeAt(close + 3) !== GREATER) return null;
    this.at = close + 4;
    const content = text.slice(from, close);
    if (odd && content.length > this.longest) return null;
    return odd ? unescapeXml(this.source.decoded(content)) : content;
  }

  /** The text of a `<f>` as written; undefined where it is not that simple. */
  private formulaElement(start: number): string | undefined {
    const { text } = this;
    const from = this.contentStart(start, "f");
    if (from <= 0) return from === 0 ? "" : undefined;
    const close = text.indexOf("<", from);
    if (text.charCodeAt(close + 1) !== SLASH || text.charCodeAt(close + 2) !== LETTER_F) return undefined;
    if (close < 0 || text.charCodeAt(close + 3) !== GREATER) return undefined;
    this.at = close + 4;
    return text.slice(from, close);
  }

  private sheetProtection(): boolean {
    const end = tagEnd(this.text, this.at);
    const attributes = end < 0 ? null : tagAttributes(this.text, this.at + 16, end);
    if (!attributes) return false;
    this.sheet.isProtected = isTrue(attributeOf(attributes, "sheet"));
    return this.skipElement();
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
      this.sheet.addMerge(this.source.decoded(attributeOf(attributes, "ref") ?? ""));
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
