/** Writes a roster's sheet: a list with room to grow, a row's own check, and the rules over the whole list. */
import type ExcelJS from "exceljs";
import type { Campaign, RosterColumn, Unit } from "../../campaign/index.js";
import type { RosterSheet } from "../layout.js";
import { columnLetters } from "../read/index.js";
import type { FormContent } from "./content.js";
import { markOf } from "./figures.js";
import { letterheadTexts, writeLetterhead } from "./letterhead.js";
import { isUsableInRow, unusableCells } from "./live-cells.js";
import { all, type LiveRule, type LiveRules, rosterHelpers } from "./live-rules.js";
import { liveTexts, quoted } from "./live-texts.js";
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
  page.getColumn(rosterHelpers.problems(sheet)).hidden = true;
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
  put(sheet.headerRow, checkColumn, liveTexts.listHead, header);
  page.getRow(sheet.headerRow).height = 48;
  page.getRow(sheet.codeRow).hidden = true;
  for (const [index, { column, definition }] of sheet.columns.entries()) {
    page.getColumn(column).width = definition.width;
    put(sheet.headerRow, column, headerText(definition), header);
    put(sheet.codeRow, column, definition.code, { font: font.code });
    const helper = rosterHelpers.unusable(sheet, index);
    page.getColumn(helper).hidden = true;
    put(sheet.codeRow, helper, { formula: unusableCells(definition) } as ExcelJS.CellValue, {});
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
    const rules = live.ofRow(sheet, row);
    put(row, checkColumn, { formula: rowCheck(sheet, row, rules) } as ExcelJS.CellValue, {
      font: { ...font.body, size: 11, color: { argb: checkFont.wrong } },
    });
    for (const [n, formula] of rowProblems(sheet, row, rules).entries()) {
      const helper = rosterHelpers.problems(sheet) + n;
      page.getColumn(helper).hidden = true;
      put(row, helper, { formula } as ExcelJS.CellValue, {});
    }
  }
  page.mergeCells(sentinelRow, 1, sentinelRow, checkColumn);
  put(sentinelRow, 1, sentinelText, { font: font.small, fill: tint.heading });
  const first = sheet.columns[0]!.column;
  const rules = live.byRoster.get(roster.code);
  if (rules) {
    put(sheet.headerRow, rosterHelpers.problems(sheet), { formula: rules.failures } as ExcelJS.CellValue, {});
    put(sheet.headerRow, checkColumn, { formula: listCheck(sheet, rules) } as ExcelJS.CellValue, header);
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
      {
        type: "expression",
        priority: 2,
        formulae: [`${columnLetters(checkColumn)}${firstRow}=${quoted(liveTexts.rowWaiting)}`],
        style: { font: { color: { argb: checkFont.missing } } },
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

/** Excel's limit for a formula, less what stands around a part of one. */
const formulaLimit = 7500;

/**
 * What is wrong with a row: cells that are missing, cells that nobody can use, rules that fail; "" where nothing is. One
 * formula, or more side by side where one would be too long, each going on with the next.
 */
function rowProblems(sheet: RosterSheet, row: number, rules: LiveRule | null): string[] {
  const cells = sheet.columns.map(({ column, definition }) => ({ definition, cell: `${columnLetters(column)}${row}` }));
  const needed = cells.filter(({ definition }) => definition.required || definition.code === sheet.roster.key);
  const names = needed.map(({ definition, cell }) => `IF(ISBLANK(${cell}),${quoted(`${shortName(definition)}; `)},"")`);
  const missing = `IF(OR(${needed.map(({ cell }) => `ISBLANK(${cell})`).join(",")}),${quoted(liveTexts.rowIncomplete)},"")`;
  const wrong = cells.map(({ definition, cell }) => {
    const says = quoted(`${shortName(definition)}: ${wrongIn(definition)}. `);
    return `IF(ISBLANK(${cell}),"",IF(${isUsableInRow(definition, cell)},"",${says}))`;
  });
  const parts = inParts([missing, ...names, ...wrong, ...(rules ? [rules.failures] : [])]);
  const first = rosterHelpers.problems(sheet);
  const joined = parts.map((part, n) =>
    n + 1 < parts.length ? `${part}&${columnLetters(first + n + 1)}${row}` : part,
  );
  return joined.map((part, n) => (n === 0 ? `IF(${isEmpty(sheet, row)},"",${part})` : part));
}

function inParts(texts: readonly string[]): string[] {
  const parts: string[] = [];
  for (const text of texts) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + text.length < formulaLimit) parts[parts.length - 1] = `${last}&${text}`;
    else parts.push(text);
  }
  return parts;
}

/** A column's name in a sentence about a cell. */
function shortName({ name }: RosterColumn): string {
  return name.length <= 120 ? name : `${name.slice(0, 119)}…`;
}

function isEmpty({ columns }: RosterSheet, row: number): string {
  return `COUNTA(${columnLetters(columns[0]!.column)}${row}:${columnLetters(columns.at(-1)!.column)}${row})=0`;
}

function wrongIn({ type }: RosterColumn): string {
  const { text, amount, whole, date, list } = liveTexts.inRow;
  return { text, money: amount, decimal: amount, integer: whole, date, list }[type];
}

/** A row without anything says nothing; any other is fine, waits for a cell that may stay blank, or says what is wrong. */
function rowCheck(sheet: RosterSheet, row: number, rules: LiveRule | null): string {
  const problems = `${columnLetters(rosterHelpers.problems(sheet))}${row}`;
  const fine = quoted(liveTexts.fine);
  const decided =
    rules && rules.needs.length > 0 ? `IF(${all(rules.needs)},${fine},${quoted(liveTexts.rowWaiting)})` : fine;
  return `IF(${problems}<>"",${problems},IF(${isEmpty(sheet, row)},"",${decided}))`;
}

/** The head of the check column shows the rules over the whole list. */
function listCheck(sheet: RosterSheet, { needs }: LiveRule): string {
  const failures = `${columnLetters(rosterHelpers.problems(sheet))}${sheet.headerRow}`;
  const head = quoted(liveTexts.listHead);
  const ready = needs.length > 0 ? `IF(${all(needs)},${head},${quoted(liveTexts.undecided)})` : head;
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
