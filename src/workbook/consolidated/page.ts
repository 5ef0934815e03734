/** A sheet of the consolidated workbook: its title, its marks, its heads, and how it prints. */
import type ExcelJS from "exceljs";
import { align, border, font, heightFor, pageSetup, shared, tint } from "../template/style.js";
import { rows } from "./places.js";

export interface PageForm {
  name: string;
  title: string;
  marks: readonly string[];
  note?: string;
  /** Columns that stay in sight and are repeated on each page. */
  frozen: number;
  widths: readonly number[];
  /** Lines of heads, from the row of codes on: one text a column. */
  heads: readonly (readonly string[])[];
  /** Too wide for one page: printed across several. */
  isWide?: boolean;
}

const markFont = { ...font.bold, color: { argb: "FFB00020" } };
const headStyle = { font: { ...font.bold, size: 11 }, alignment: align.centre, border, fill: tint.header };
const codeStyle = { ...headStyle, font: font.code };

/** `heads` fill the rows before the first line; the first of them are codes where there are three. */
export function addPage(workbook: ExcelJS.Workbook, form: PageForm): ExcelJS.Worksheet {
  const page = workbook.addWorksheet(form.name, {
    views: [
      { state: "frozen", xSplit: form.frozen, ySplit: rows.first - 1, showGridLines: false, zoomScale: 85 },
    ] as never,
  });
  put(page, rows.title, 1, form.title, { font: font.title });
  put(page, rows.marks, 1, form.marks.join(". "), { font: markFont });
  put(page, rows.note, 1, form.note ?? "", { font: font.small });
  form.widths.forEach((width, index) => {
    page.getColumn(index + 1).width = width;
  });
  const start = rows.first - form.heads.length;
  form.heads.forEach((line, index) => {
    const isCode = form.heads.length === 3 && index === 0;
    line.forEach((text, column) => {
      put(page, start + index, column + 1, text, isCode ? codeStyle : headStyle);
    });
  });
  if (form.heads.length === 3) page.getRow(rows.name).height = 80;
  if (form.heads.length === 1) page.getRow(start).height = 36;
  pageSetup(page, "landscape", `${start}:${rows.first - 1}`);
  if (form.isWide)
    Object.assign(page.pageSetup, { fitToPage: false, scale: 60, printTitlesColumn: `A:${letters(form.frozen)}` });
  const mark = form.marks.join(". ").replaceAll("&", "&&");
  if (mark !== "") page.headerFooter.oddHeader = `&C&"Times New Roman,Bold"&10${mark}`;
  return page;
}

function letters(column: number): string {
  return String.fromCharCode(64 + column);
}

type Style = Partial<ExcelJS.Style>;

/** A value, or nothing but its style where it is null. */
export function put(
  page: ExcelJS.Worksheet,
  row: number,
  column: number,
  value: string | number | null | { formula: string },
  style: Style,
): void {
  const cell = page.getCell(row, column);
  if (typeof value === "string") {
    if (value !== "") cell.value = cellText(value);
  } else if (value !== null) cell.value = value as ExcelJS.CellValue;
  cell.style = shared(style);
}

/** Makes a line as high as its longest text needs, wrapped in its column; Excel does not do so when it opens a file. */
export function fitHeight(page: ExcelJS.Worksheet, row: number, texts: Readonly<Record<number, string>>): void {
  const wrapped = Object.entries(texts).map(([column, text]) => ({
    text,
    width: page.getColumn(Number(column)).width ?? 10,
  }));
  page.getRow(row).height = Math.min(heightFor(wrapped, 15), highest);
}

/** Excel's limit for the height of a row, in points. */
const highest = 409;

/** Excel's limit for a cell. */
const longest = 32_767;

/**
 * A text as a cell of the file holds it: never over the limit, and `_x0041_` as it was typed, which Excel would read as
 * a character. That it is a text and no formula is said by the type of the cell.
 */
export function cellText(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

const body = { font: { ...font.body, size: 11 }, border };
export const styles = {
  text: { ...body, alignment: align.left },
  /** On one line, smaller where it is long. */
  fit: { ...body, alignment: { vertical: "middle", horizontal: "left", shrinkToFit: true } },
  /** What a unit typed stays a text when the cell is edited. */
  typed: { ...body, alignment: { vertical: "top", horizontal: "left" }, numFmt: "@" },
  /** The same, wrapped. */
  words: { ...body, alignment: align.top, numFmt: "@" },
  code: { ...body, font: font.code, alignment: { vertical: "middle", horizontal: "left" } },
  centre: { ...body, alignment: align.centre },
  number: { ...body, alignment: align.right, numFmt: "#,##0.######" },
  whole: { ...body, alignment: align.right, numFmt: "#,##0" },
  date: { ...body, alignment: align.centre, numFmt: "dd/mm/yyyy" },
} satisfies Record<string, Style>;
