/** Writes the sheet of free text: difficulties, proposals. */
import type ExcelJS from "exceljs";
import type { Campaign, Unit } from "../../campaign/index.js";
import { type FigureSheet, textColumns, textHeaders } from "../layout.js";
import { columnLetters } from "../read/index.js";
import type { FormContent } from "./content.js";
import { markOf } from "./figures.js";
import { writeLetterhead } from "./letterhead.js";
import type { Names } from "./names.js";
import { align, border, font, pageSetup, protection, shared, tint } from "./style.js";

export function writeTexts(
  workbook: ExcelJS.Workbook,
  campaign: Campaign,
  unit: Unit,
  sheet: FigureSheet,
  content: FormContent,
  names: Names,
): void {
  const page = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", ySplit: sheet.headerRow, showGridLines: false }],
  });
  const widths = { number: 5, code: 20, label: 32, value: 84 };
  for (const [key, column] of Object.entries(textColumns))
    page.getColumn(column).width = widths[key as keyof typeof widths];
  writeLetterhead(page, campaign, unit, {
    title: sheet.title,
    lastColumn: textColumns.value,
    split: textColumns.value,
  });
  const put = (row: number, column: number, value: string | number | undefined, style: Partial<ExcelJS.Style>) => {
    const cell = page.getCell(row, column);
    cell.style = shared({ font: font.body, alignment: align.left, border, ...style });
    if (value !== undefined) cell.value = value;
  };
  const header = { font: font.bold, alignment: align.centre, fill: tint.header };
  for (const [key, column] of Object.entries(textColumns))
    put(sheet.headerRow, column, textHeaders[key as keyof typeof textHeaders], header);
  for (const { row, number, element, label } of sheet.rows) {
    put(row, textColumns.number, number, { alignment: align.centre });
    put(row, textColumns.code, element.code, { font: font.code, alignment: align.centre });
    put(row, textColumns.label, label, {});
    const filled = content.figures?.get(element.code)?.value;
    put(row, textColumns.value, filled === undefined ? undefined : String(filled), {
      alignment: align.top,
      fill: tint.input,
      numFmt: "@",
      protection: { locked: false },
      ...markOf(content, element.code),
    });
    page.getRow(row).height = 84;
    names.add(element.code, sheet.name, `$${columnLetters(textColumns.value)}$${row}`);
  }
  pageSetup(page, "landscape", `${sheet.headerRow}:${sheet.headerRow}`);
  void page.protect("", protection);
}
