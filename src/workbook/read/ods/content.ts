/**
 * The content part of an OpenDocument spreadsheet: its sheets, names and comments. Whatever is repeated is counted
 * before it is written out, and what is empty is never written out.
 */
import { columnLetters, lastColumn, lastRow } from "../address.js";
import type { WrittenName } from "../foreign/names.js";
import type { ReadLimits } from "../limits.js";
import type { ReadCell, ReadComment, ReadSheet } from "../model.js";
import { UnreadableWorkbook } from "../unreadable.js";
import type { OdfAttribute, OdfReader } from "./odf-xml.js";
import { Paragraphs } from "./paragraphs.js";
import { excelFormula, excelReference, isOfAnotherFile } from "./references.js";
import type { OdsStyles } from "./styles.js";
import { contentOf, type OdsContent, type WrittenValue, writtenValue } from "./values.js";

/** What the innermost open element is to us. */
type Place = "outside" | "book" | "sheet" | "row" | "cell" | "paragraph" | "comment" | "skipped";

interface OpenSheet extends ReadSheet {
  cells: Map<string, ReadCell>;
  hiddenRows: Set<number>;
  merges: string[];
  /** Cell styles of columns, for cells and rows without one: the last column of each, in their order. */
  columnStyles: [last: number, style: string | undefined][];
  nextColumn: number;
  /** Hidden rows, as ranges, that wait for a row with content: those after the last one are of no use. */
  hiddenRanges: [first: number, last: number][];
}

interface OpenRow {
  first: number;
  repeat: number;
  style: string | undefined;
  nextColumn: number;
  filled: FilledCell[];
  merges: { column: number; columns: number; rows: number }[];
}

interface OpenCell {
  column: number;
  repeat: number;
  style: string | undefined;
  written: WrittenValue;
  text: Paragraphs;
}

interface FilledCell {
  column: number;
  repeat: number;
  content: OdsContent;
  formula: string | undefined;
}

/** Parts of a paragraph that are not its text. */
const besideTheText = new Set(["text:note", "text:ruby-text"]);

export class OdsContentReader implements OdfReader {
  readonly sheets: OpenSheet[] = [];
  readonly names: WrittenName[] = [];
  readonly comments: ReadComment[] = [];
  date1904 = false;
  hasExternalLinks = false;

  private readonly places: Place[] = [];
  private sheet: OpenSheet | null = null;
  private nextRow = 1;
  private row: OpenRow | null = null;
  private cell: OpenCell | null = null;
  private comment: Paragraphs | null = null;
  private readonly left: { cells: number; merges: number; hiddenRows: number };

  constructor(
    private readonly styles: OdsStyles,
    private readonly limits: ReadLimits,
    private readonly part: string,
  ) {
    this.left = { cells: limits.cells, merges: limits.merges, hiddenRows: lastRow };
  }

  open(name: string, attribute: OdfAttribute): void {
    this.places.push(this.enter(this.places.at(-1) ?? "outside", name, attribute));
  }

  text(piece: string): void {
    const place = this.places.at(-1);
    if (place === "paragraph") (this.comment ?? this.cell?.text)?.write(piece);
    else if (place === "outside") this.styles.text(piece);
  }

  close(name: string): void {
    const place = this.places.pop();
    if (place === "outside") this.styles.close(name);
    else if (name === "office:annotation" && place === "comment") this.endComment();
    else if (name === "table:table-cell" || name === "table:covered-table-cell") {
      if (place === "cell") this.endCell();
    } else if (name === "table:table-row" && place === "row") this.endRow();
    else if (name === "table:table" && place === "sheet") this.sheet = null;
  }

  /** Takes note of an element, and says what it is to us. */
  private enter(place: Place, name: string, attribute: OdfAttribute): Place {
    switch (place) {
      case "outside":
        if (name === "office:spreadsheet") return "book";
        this.styles.open(name, attribute);
        return "outside";
      case "book":
        return this.enterBook(name, attribute);
      case "sheet":
        return this.enterSheet(name, attribute);
      case "row":
        if (name !== "table:table-cell" && name !== "table:covered-table-cell") return "skipped";
        this.startCell(attribute);
        return "cell";
      case "cell":
        return this.enterCell(name);
      case "paragraph":
        return this.enterParagraph(name, attribute);
      case "comment":
        return this.enterComment(name);
      case "skipped":
        return "skipped";
    }
  }

  private enterBook(name: string, attribute: OdfAttribute): Place {
    if (name === "table:table") return this.startSheet(attribute);
    if (name === "table:null-date") this.startCalendar(attribute("table:date-value"));
    if (name === "table:calculation-settings" || name === "table:named-expressions") return "book";
    this.nameOf(name, attribute, false);
    return "skipped";
  }

  private enterSheet(name: string, attribute: OdfAttribute): Place {
    if (name === "table:table-row") {
      this.startRow(attribute);
      return "row";
    }
    if (name === "table:table-column") this.columns(this.sheet!, attribute);
    else if (name === "table:table-source" || name === "office:dde-source") this.hasExternalLinks = true;
    else if (/^table:(?:table-(?:header-)?(?:rows|columns)|table-(?:row|column)-group|named-expressions)$/.test(name))
      return "sheet";
    else this.nameOf(name, attribute, true);
    return "skipped";
  }

  private enterCell(name: string): Place {
    if (name === "text:p" || name === "text:h") {
      this.cell!.text.startParagraph();
      return "paragraph";
    }
    if (name === "office:annotation") return this.startComment();
    if (name === "table:cell-range-source") this.hasExternalLinks = true;
    // A list holds paragraphs; anything else of text in a cell is passed through to them.
    return name.startsWith("text:") && !besideTheText.has(name) ? "cell" : "skipped";
  }

  private enterParagraph(name: string, attribute: OdfAttribute): Place {
    const text = this.comment ?? this.cell!.text;
    if (name === "text:s") text.insert(" ", count(attribute("text:c")));
    else if (name === "text:tab") text.insert("\t");
    else if (name === "text:line-break") text.insert("\n");
    else if (name === "office:annotation" && !this.comment) return this.startComment();
    else if (name.startsWith("text:") && !besideTheText.has(name)) return "paragraph";
    return "skipped";
  }

  private enterComment(name: string): Place {
    if (name === "text:p" || name === "text:h") {
      this.comment!.startParagraph();
      return "paragraph";
    }
    return name.startsWith("text:list") ? "comment" : "skipped";
  }

  private startCalendar(day: string | undefined): void {
    if (day !== "1904-01-01") return; // days are written out: every other calendar gives the same ones
    if (this.sheets.length > 0) throw new UnreadableWorkbook("reading.xml_damaged", { part: this.part });
    this.date1904 = true;
  }

  private nameOf(element: string, attribute: OdfAttribute, local: boolean): void {
    if (element !== "table:named-range" && element !== "table:named-expression") return;
    if (this.names.length >= this.limits.names) throw new UnreadableWorkbook("reading.too_many_names");
    const text = attribute("table:cell-range-address") ?? attribute("table:expression") ?? "";
    this.hasExternalLinks ||= isOfAnotherFile(text);
    const reference = element === "table:named-range" ? excelReference(text) : null;
    this.names.push({ name: attribute("table:name") ?? "", local, reference: reference ?? "", text });
  }

  private startSheet(attribute: OdfAttribute): Place {
    const name = attribute("table:name") ?? "";
    // LibreOffice keeps what it last saw of other files as sheets that nobody sees.
    if (isOfAnotherFile(name)) {
      this.hasExternalLinks = true;
      return "skipped";
    }
    if (this.sheets.length >= this.limits.sheets) throw new UnreadableWorkbook("reading.too_many_sheets");
    this.sheet = {
      name,
      visibility: this.styles.isHidden(attribute("table:style-name")) ? "hidden" : "visible",
      cells: new Map(),
      hiddenRows: new Set(),
      merges: [],
      isProtected: attribute("table:protected") === "true",
      columnStyles: [],
      nextColumn: 1,
      hiddenRanges: [],
    };
    this.sheets.push(this.sheet);
    this.nextRow = 1;
    return "sheet";
  }

  private columns(sheet: OpenSheet, attribute: OdfAttribute): void {
    const end = Math.min(sheet.nextColumn + count(attribute("table:number-columns-repeated")), lastColumn + 1);
    if (end > sheet.nextColumn) sheet.columnStyles.push([end - 1, attribute("table:default-cell-style-name")]);
    sheet.nextColumn = end;
  }

  private startRow(attribute: OdfAttribute): void {
    const repeat = count(attribute("table:number-rows-repeated"));
    const first = this.nextRow;
    this.nextRow += repeat;
    const visibility = attribute("table:visibility");
    if ((visibility === "collapse" || visibility === "filter") && first <= lastRow)
      this.sheet!.hiddenRanges.push([first, Math.min(first + repeat - 1, lastRow)]);
    const style = attribute("table:default-cell-style-name");
    this.row = { first, repeat, style, nextColumn: 1, filled: [], merges: [] };
  }

  private startCell(attribute: OdfAttribute): void {
    const row = this.row!;
    const column = row.nextColumn;
    const repeat = count(attribute("table:number-columns-repeated"));
    row.nextColumn += repeat;
    const text = new Paragraphs(
      this.limits.textLength,
      () => `${this.sheet!.name}!${columnLetters(column)}${row.first}`,
    );
    this.cell = { column, repeat, style: attribute("table:style-name"), written: writtenValue(attribute), text };
    const columns = count(attribute("table:number-columns-spanned"));
    const rows = count(attribute("table:number-rows-spanned"));
    if (columns > 1 || rows > 1) row.merges.push({ column, columns, rows });
  }

  private endCell(): void {
    const { column, repeat, style, written, text } = this.cell!;
    this.cell = null;
    const row = this.row!;
    const shown = text.text;
    if (written.type === undefined && written.formula === undefined && !shown) return; // most cells of most sheets
    const format = this.styles.formatOf(style ?? row.style ?? styleOfColumn(this.sheet!, column));
    const content = contentOf(written, shown, format, this.date1904);
    if (typeof content.value === "string" && content.value.length > this.limits.textLength)
      throw new UnreadableWorkbook("reading.text_too_long", { part: `${this.sheet!.name}!${columnLetters(column)}` });
    const formula = written.formula === undefined ? undefined : this.formulaOf(written.formula);
    if (formula === undefined && (content.value === null || content.value === "")) return;
    row.filled.push({ column, repeat, content, formula });
  }

  private formulaOf(text: string): string {
    const { formula, isExternal } = excelFormula(text);
    this.hasExternalLinks ||= isExternal;
    return formula;
  }

  private endRow(): void {
    const row = this.row!;
    const sheet = this.sheet!;
    this.row = null;
    const outside = (at: string) => new UnreadableWorkbook("reading.bad_address", { sheet: sheet.name, at });
    for (const { column, columns, rows } of row.merges) {
      if (--this.left.merges < 0) throw new UnreadableWorkbook("reading.too_many_merges");
      const [right, bottom] = [column + columns - 1, row.first + rows - 1];
      if (right > lastColumn || bottom > lastRow) throw outside(columnLetters(column) + row.first);
      sheet.merges.push(`${columnLetters(column)}${row.first}:${columnLetters(right)}${bottom}`);
    }
    if (row.filled.length === 0) return;
    const last = row.filled.at(-1)!;
    if (last.column + last.repeat - 1 > lastColumn) throw outside(columnLetters(last.column) + row.first);
    if (row.first + row.repeat - 1 > lastRow) throw outside(String(row.first));
    const perRow = row.filled.reduce((sum, { repeat }) => sum + repeat, 0);
    this.left.cells -= perRow * row.repeat;
    if (this.left.cells < 0) throw new UnreadableWorkbook("reading.too_many_cells");
    this.flushHiddenRows(sheet);
    for (let at = row.first; at < row.first + row.repeat; at++)
      for (const filled of row.filled) this.fill(sheet, at, filled, at === row.first);
  }

  private fill(
    sheet: OpenSheet,
    row: number,
    { column, repeat, content, formula }: FilledCell,
    isFirst: boolean,
  ): void {
    const { value, isDate, format } = content;
    for (let n = 0; n < repeat; n++) {
      const cell: ReadCell = {
        row,
        column: column + n,
        value,
        cached: formula === undefined || value !== null,
        isDate,
        ...(formula === undefined ? {} : { formula: isFirst && n === 0 ? formula : "" }),
        ...(format === undefined ? {} : { format }),
      };
      sheet.cells.set(columnLetters(column + n) + row, cell);
    }
  }

  private flushHiddenRows(sheet: OpenSheet): void {
    for (const [first, last] of sheet.hiddenRanges) {
      this.left.hiddenRows -= last - first + 1;
      if (this.left.hiddenRows < 0) throw new UnreadableWorkbook("reading.too_many_cells");
      for (let row = first; row <= last; row++) sheet.hiddenRows.add(row);
    }
    sheet.hiddenRanges = [];
  }

  private startComment(): Place {
    this.comment = new Paragraphs(this.limits.textLength, () => this.sheet!.name);
    return "comment";
  }

  private endComment(): void {
    const text = this.comment!.text;
    this.comment = null;
    if (!text || !this.cell || !this.row) return;
    const cell = columnLetters(this.cell.column) + this.row.first;
    this.comments.push({ sheet: this.sheet!.name, cell, text });
  }
}

function styleOfColumn({ columnStyles }: OpenSheet, column: number): string | undefined {
  let [low, high] = [0, columnStyles.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columnStyles[middle]![0] < column) low = middle + 1;
    else high = middle;
  }
  return columnStyles[low]?.[1];
}

/** How often something is repeated: at least once, and never so often that sums go wrong. */
function count(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 2 ** 31) : 1;
}
