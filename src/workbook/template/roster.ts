/** Writes a roster's sheet: a list with room to grow, a row's own check, and the rules over the whole list. */
import type ExcelJS from "exceljs";
import type { Campaign, RosterColumn, Unit } from "../../campaign/index.js";
import type { RosterSheet } from "../layout.js";
import { columnLetters } from "../read/index.js";
import type { FormContent } from "./content.js";
import { markOf } from "./figures.js";
import { letterheadTexts, writeLetterhead } from "./letterhead.js";
import { type LiveRules, liveTexts, quoted } from "./live-formulas.js";
import type { Names } from "./names.js";
import {
  align,
  border,
  checkFont,
  font,
  heightFor,
  numberFormat,
  pageSetup,
  protection,
  shared,
  tint,
} from "./style.js";

export function writeRoster(
  workbook: ExcelJS.Workbook,
  campaign: Campaign,
  unit: Unit,
  sheet: RosterSheet,
  live: LiveRules,
  content: FormContent,
  names: Names,
): void {
  const page = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", ySplit: sheet.headerRow, showGridLines: false, zoomScale: 90 }],
  });
  const { roster, firstRow, lastRow, checkColumn } = sheet;
  const sentinelRow = lastRow + 1;
  page.getColumn(1).width = 6;
  page.getColumn(checkColumn).width = 28;
  page.getColumn(checkColumn + 1).hidden = true;
  writeLetterhead(page, campaign, unit, {
    title: sheet.title,
    lastColumn: checkColumn,
    split: Math.ceil(checkColumn / 2),
  });
  page.getCell(4, 1).value = rosterPeriod(campaign, unit, sheet);
  page.getRow(4).height = heightFor([{ text: String(page.getCell(4, 1).value), width: 130 }]);
  const header = { font: font.bold, alignment: align.centre, border, fill: tint.header };
  const put = (row: number, column: number, value: ExcelJS.CellValue | undefined, style: Partial<ExcelJS.Style>) => {
    const cell = page.getCell(row, column);
    cell.style = shared({ font: font.body, alignment: align.left, border, ...style });
    if (value !== undefined && value !== null) cell.value = value;
  };
  put(sheet.headerRow, 1, "STT", header);
  put(sheet.headerRow, checkColumn, "Kiểm tra", header);
  page.getRow(sheet.headerRow).height = 48;
  page.getRow(sheet.codeRow).hidden = true;
  for (const { column, definition } of sheet.columns) {
    page.getColumn(column).width = definition.width;
    put(sheet.headerRow, column, headerText(definition), header);
    put(sheet.codeRow, column, definition.code, { font: font.code });
  }
  const rows = content.rosters?.get(roster.code) ?? [];
  for (let row = firstRow; row <= lastRow; row++) {
    put(row, 1, row - firstRow + 1, { alignment: align.centre });
    for (const { column, definition } of sheet.columns)
      put(row, column, rows[row - firstRow]?.get(definition.code), {
        ...cellStyle(definition),
        fill: tint.input,
        protection: { locked: false },
        ...markOf(content, definition.code, row - firstRow + 1),
      });
    put(row, checkColumn, { formula: rowCheck(sheet, row, live.ofRow(sheet, row)) } as ExcelJS.CellValue, {
      font: { ...font.body, size: 11, color: { argb: checkFont.wrong } },
    });
  }
  page.mergeCells(sentinelRow, 1, sentinelRow, checkColumn);
  put(sentinelRow, 1, sentinelText, { font: font.small, fill: tint.heading });
  const first = sheet.columns[0]!.column;
  const rules = live.byRoster.get(roster.code);
  if (rules) {
    put(sheet.headerRow, checkColumn, { formula: listCheck(rules) } as ExcelJS.CellValue, header);
  }
  addValidations(page, sheet, sentinelRow - 1);
  for (const { column, definition } of sheet.columns) {
    const letters = columnLetters(column);
    names.add(definition.code, sheet.name, `$${letters}$${firstRow}:$${letters}$${sentinelRow}`);
  }
  page.addConditionalFormatting({
    ref: `${columnLetters(checkColumn)}${firstRow}:${columnLetters(checkColumn)}${lastRow}`,
    rules: [
      {
        type: "expression",
        priority: 1,
        formulae: [`${columnLetters(checkColumn)}${firstRow}=${quoted(liveTexts.fine)}`],
        style: { font: { color: { argb: checkFont.fine } } },
      },
    ],
  });
  pageSetup(page, "landscape", `${sheet.headerRow}:${sheet.headerRow}`);
  page.autoFilter = `${columnLetters(first)}${sheet.headerRow}:${columnLetters(checkColumn - 1)}${lastRow}`;
  void page.protect("", { ...protection, insertRows: true, sort: true, autoFilter: true });
}

export function headerText({ name, unit, required }: RosterColumn): string {
  const measure = unit && unit !== "năm" ? `\n(${unit})` : "";
  return `${name}${required ? " *" : ""}${measure}`;
}

function cellStyle(column: RosterColumn): Partial<ExcelJS.Style> {
  switch (column.type) {
    case "integer":
      return { alignment: align.right, numFmt: column.unit === "năm" ? "0" : numberFormat(0) };
    case "money":
    case "decimal":
      return { alignment: align.right, numFmt: numberFormat(1) };
    case "date":
      return { alignment: align.centre, numFmt: "dd/mm/yyyy" };
    case "list":
      return { alignment: align.left };
    default:
      return { alignment: align.left, numFmt: "@" };
  }
}

/** Under the last row given. */
export const sentinelText = "Cần thêm dòng: chèn phía trên dòng này.";

/** The line under the title: the period, and what a row of this list is. */
export function rosterPeriod(campaign: Campaign, unit: Unit, sheet: RosterSheet): string {
  const { period } = letterheadTexts(campaign, unit, sheet.title);
  return [`${period}.`, sheet.roster.note, "Không phát sinh thì để trống cả bảng."].filter(Boolean).join(" ");
}

/** A row is fine when it is empty, or has its key and every required cell and keeps the rules of its roster. */
function rowCheck(sheet: RosterSheet, row: number, failures: string): string {
  const cell = (column: number) => `${columnLetters(column)}${row}`;
  const first = cell(sheet.columns[0]!.column);
  const last = cell(sheet.columns.at(-1)!.column);
  const missing = sheet.columns
    .filter(({ definition }) => definition.required || definition.code === sheet.roster.key)
    .map(({ column, definition }) => `IF(${cell(column)}="",${quoted(`${definition.name}; `)},"")`);
  const gaps = missing.join("&");
  const fine = quoted(liveTexts.fine);
  const broken = quoted(liveTexts.broken);
  const whole = failures === "" ? fine : `IF(ISERROR(${failures}),${broken},IF(${failures}="",${fine},${failures}))`;
  return `IF(COUNTA(${first}:${last})=0,"",IF(${gaps}="",${whole},${quoted(liveTexts.rowIncomplete)}&${gaps}))`;
}

/** The head of the check column shows the rules over the whole list. */
function listCheck({ failures, needs }: { failures: string; needs: string[] }): string {
  const ready = needs.length > 0 ? `IF(${needs.join("*")}=0,${quoted(liveTexts.undecided)},"Kiểm tra")` : '"Kiểm tra"';
  return `IF(${failures}<>"",${failures},${ready})`;
}

function addValidations(page: ExcelJS.Worksheet, sheet: RosterSheet, lastRow: number): void {
  const validations = (
    page as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  ).dataValidations;
  for (const { column, definition } of sheet.columns) {
    const letters = columnLetters(column);
    const range = `${letters}${sheet.firstRow}:${letters}${lastRow}`;
    const error = { showErrorMessage: true, allowBlank: true, errorTitle: "Giá trị không hợp lệ" };
    if (definition.type === "list")
      validations.add(range, {
        ...error,
        type: "list",
        formulae: [`LIST_${definition.code}`],
        error: "Chọn một giá trị trong danh sách.",
      });
    else if (definition.type === "integer")
      validations.add(range, {
        ...error,
        type: "whole",
        operator: "between",
        formulae: [0, 1e15],
        error: "Nhập số nguyên không âm.",
      });
    else if (definition.type === "money" || definition.type === "decimal")
      validations.add(range, {
        ...error,
        type: "decimal",
        operator: "between",
        formulae: [0, 1e15],
        error: `Nhập số không âm${definition.unit ? `, tính bằng ${definition.unit}` : ""}.`,
      });
  }
}
