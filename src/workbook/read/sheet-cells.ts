/** Collects the cells of one sheet. Both ways of reading a sheet end here, so that both mean the same. */
import { columnLetters } from "./address.js";
import type { ReadLimits } from "./limits.js";
import type { CellContent, ReadCell } from "./model.js";
import { parseIsoDay, parseNumber } from "./numbers.js";
import { type CellStyle, generalStyle } from "./styles.js";
import { UnreadableWorkbook } from "./unreadable.js";

/** What a sheet needs to know of the rest of the workbook, and what all sheets together may use up. */
export interface SheetContext {
  sheet: string;
  part: string;
  strings: readonly string[];
  styles: readonly CellStyle[];
  date1904: boolean;
  limits: ReadLimits;
  left: { cells: number; merges: number };
}

/** A cell whose formula is decoded when somebody asks for it: a form has thousands, and few are ever looked at. */
class SheetCell implements ReadCell {
  #formula: string | undefined;
  #decode: ((written: string) => string) | null;

  constructor(
    readonly row: number,
    readonly column: number,
    readonly value: CellContent,
    readonly cached: boolean,
    readonly format: string | undefined,
    readonly isDate: boolean,
    formula: string | undefined,
    decode: ((written: string) => string) | null,
  ) {
    this.#formula = formula;
    this.#decode = decode;
  }

  get formula(): string | undefined {
    if (this.#formula !== undefined && this.#decode) {
      this.#formula = this.#decode(this.#formula);
      this.#decode = null;
    }
    return this.#formula;
  }
}

/** Of "$XFD$1048576:$XFD$1048576". */
const longestRange = 25;

/** The file says where something stands, and no sheet has such a place. */
export function badAddress(sheet: string, at: string): UnreadableWorkbook {
  return new UnreadableWorkbook("reading.bad_address", { sheet, at: at.slice(0, longestRange) });
}

export class SheetCells {
  readonly cells = new Map<string, ReadCell>();
  readonly hiddenRows = new Set<number>();
  readonly merges: string[] = [];
  isProtected = false;
  constructor(private readonly context: SheetContext) {}

  /**
   * Adds a cell, if it holds anything. `type` is the attribute `t`, "" or "n" for a number; `content` the text of `<v>`
   * (of `<is>` with the type inlineStr), null where there is none; `formula` undefined where there is none, and to be
   * read through `decode` unless that is null; `style` the attribute `s`, -1 where there is none.
   */
  add(
    row: number,
    column: number,
    address: string | null,
    type: string,
    style: number,
    content: string | null,
    formula: string | undefined,
    decode: ((written: string) => string) | null = null,
  ): void {
    const value = content === null ? null : this.contentOf(type, content, row, column);
    if (formula !== undefined) this.checked(formula, row, column);
    if (formula === undefined && (value === null || value === "")) return;
    const at = address ?? columnLetters(column) + row;
    const { context } = this;
    if (--context.left.cells < 0) throw new UnreadableWorkbook("reading.too_many_cells");
    const { format, isDate } = context.styles[style] ?? generalStyle;
    const shown = isDate || (type === "d" && typeof value === "number");
    const cached = formula === undefined || value !== null;
    const cell = new SheetCell(row, column, value, cached, format ?? undefined, shown, formula, decode);
    // Two cells at one address: which of the two figures is meant, nobody can say.
    const before = this.cells.size;
    this.cells.set(at, cell);
    if (this.cells.size === before) throw this.twice(row, column);
  }

  /** For a cell that holds two values, or stands in the sheet twice. */
  twice(row: number, column: number): UnreadableWorkbook {
    const cell = columnLetters(column) + row;
    return new UnreadableWorkbook("reading.cell_twice", { sheet: this.context.sheet, cell });
  }

  addMerge(range: string): void {
    if (range.length > longestRange) throw badAddress(this.context.sheet, range);
    if (--this.context.left.merges < 0) throw new UnreadableWorkbook("reading.too_many_merges");
    this.merges.push(range);
  }

  private contentOf(type: string, content: string, row: number, column: number): CellContent {
    this.checked(content, row, column);
    switch (type) {
      case "s":
        return this.sharedString(content, row, column);
      case "":
      case "n":
        // What is no number is handed on as the text it is: rejected where it is read, and seen, but not lost.
        return content === "" ? null : (parseNumber(content) ?? content);
      case "b":
        if (content === "1" || content === "true") return true;
        if (content === "0" || content === "false") return false;
        return content === "" ? null : content;
      case "e":
        return content === "" ? null : { error: content };
      case "d":
        return content === "" ? null : (parseIsoDay(content, this.context.date1904) ?? content);
      default:
        return content;
    }
  }

  private sharedString(index: string, row: number, column: number): CellContent {
    if (index === "") return null;
    const number = parseNumber(index);
    const text = number === null ? undefined : this.context.strings[number];
    if (text === undefined) {
      const cell = columnLetters(column) + row;
      throw new UnreadableWorkbook("reading.string_missing", { sheet: this.context.sheet, cell });
    }
    return text;
  }

  private checked(text: string, row: number, column: number): void {
    if (text.length <= this.context.limits.textLength) return;
    const part = `${this.context.sheet}!${columnLetters(column)}${row}`;
    throw new UnreadableWorkbook("reading.text_too_long", { part });
  }
}
