/** The content part of an OpenDocument spreadsheet by its elements: its sheets, names and comments. */
import type { WrittenName } from "../foreign/names.js";
import type { ReadLimits } from "../limits.js";
import type { ReadComment } from "../model.js";
import { UnreadableWorkbook } from "../unreadable.js";
import type { OdfAttribute, OdfReader } from "./odf-xml.js";
import { Paragraphs } from "./paragraphs.js";
import { excelFormula, excelReference, isOfAnotherFile } from "./references.js";
import { type Budget, budgetOf, OdsSheet } from "./sheet.js";
import type { OdsStyles } from "./styles.js";
import { contentOf, type WrittenValue, writtenValue } from "./values.js";

/** What the innermost open element is to us. */
type Place = "outside" | "book" | "sheet" | "row" | "cell" | "paragraph" | "comment" | "skipped";

interface OpenCell {
  column: number;
  repeat: number;
  style: string | undefined;
  written: WrittenValue;
  text: Paragraphs;
}

/** Parts of a paragraph that are not its text. */
const besideTheText = new Set(["text:note", "text:ruby-text"]);

export class OdsContentReader implements OdfReader {
  readonly sheets: OdsSheet[] = [];
  readonly names: WrittenName[] = [];
  readonly comments: ReadComment[] = [];
  date1904 = false;
  hasExternalLinks = false;

  private readonly places: Place[] = [];
  private readonly budget: Budget;
  private sheet: OdsSheet | null = null;
  private cell: OpenCell | null = null;
  private comment: Paragraphs | null = null;

  constructor(
    private readonly styles: OdsStyles,
    private readonly limits: ReadLimits,
    private readonly part: string,
  ) {
    this.budget = budgetOf(limits);
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
    } else if (name === "table:table-row" && place === "row") this.sheet!.endRow();
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
    if (name === "table:table-column")
      this.sheet!.addColumns(
        count(attribute("table:number-columns-repeated")),
        attribute("table:default-cell-style-name"),
      );
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
    const visibility = this.styles.isHidden(attribute("table:style-name")) ? "hidden" : "visible";
    this.sheet = new OdsSheet(name, visibility, attribute("table:protected") === "true", this.budget);
    this.sheets.push(this.sheet);
    return "sheet";
  }

  private startRow(attribute: OdfAttribute): void {
    const visibility = attribute("table:visibility");
    this.sheet!.startRow(
      count(attribute("table:number-rows-repeated")),
      attribute("table:default-cell-style-name"),
      visibility === "collapse" || visibility === "filter",
    );
  }

  private startCell(attribute: OdfAttribute): void {
    const sheet = this.sheet!;
    const repeat = count(attribute("table:number-columns-repeated"));
    const column = sheet.startCell(repeat);
    const text = new Paragraphs(this.limits.textLength, () => `${sheet.name}!${sheet.addressOf(column)}`);
    this.cell = { column, repeat, style: attribute("table:style-name"), written: writtenValue(attribute), text };
    const columns = count(attribute("table:number-columns-spanned"));
    const rows = count(attribute("table:number-rows-spanned"));
    if (columns > 1 || rows > 1) sheet.merge(column, columns, rows);
  }

  private endCell(): void {
    const { column, repeat, style, written, text } = this.cell!;
    const sheet = this.sheet!;
    this.cell = null;
    const shown = text.text;
    if (written.type === undefined && written.formula === undefined && !shown) return; // most cells of most sheets
    const format = this.styles.formatOf(style ?? sheet.styleOf(column));
    const content = contentOf(written, shown, format, this.date1904);
    if (typeof content.value === "string" && content.value.length > this.limits.textLength)
      throw new UnreadableWorkbook("reading.text_too_long", { part: `${sheet.name}!${sheet.addressOf(column)}` });
    const formula = written.formula === undefined ? undefined : this.formulaOf(written.formula);
    if (formula === undefined && (content.value === null || content.value === "")) return;
    sheet.fill(column, repeat, content, formula);
  }

  private formulaOf(text: string): string {
    const { formula, isExternal } = excelFormula(text);
    this.hasExternalLinks ||= isExternal;
    return formula;
  }

  private startComment(): Place {
    this.comment = new Paragraphs(this.limits.textLength, () => this.sheet!.name);
    return "comment";
  }

  private endComment(): void {
    const text = this.comment!.text;
    this.comment = null;
    if (!text || !this.cell || !this.sheet) return;
    const cell = this.sheet.addressOf(this.cell.column);
    this.comments.push({ sheet: this.sheet.name, cell, text });
  }
}

/** How often something is repeated: at least once, and never so often that sums go wrong. */
function count(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 2 ** 31) : 1;
}
