/** Writes a sheet of figures: one row a data element, with its live check. */
import type ExcelJS from "exceljs";
import {
  type Campaign,
  decimalsOf,
  type Element,
  isNumeric,
  lowest,
  reserved,
  type Unit,
} from "../../campaign/index.js";
import { reasonLabels } from "../../messages/reasons.js";
import { type FigureRow, type FigureSheet, type FormLayout, figureColumns, figureHeaders } from "../layout.js";
import { columnLetters } from "../read/index.js";
import { type FormContent, markKey } from "./content.js";
import { writeLetterhead } from "./letterhead.js";
import {
  checkFormula,
  hasFormula,
  type LiveRules,
  liveTexts,
  quoted,
  readyColumn,
  readyFormula,
  totalFormula,
} from "./live-formulas.js";
import type { Names } from "./names.js";
import {
  align,
  border,
  checkFont,
  font,
  heightFor,
  marked,
  numberFormat,
  pageSetup,
  protection,
  shared,
  tint,
} from "./style.js";

const columns = figureColumns;
const widths: Record<keyof typeof columns, number> = {
  number: 5,
  code: 13,
  label: 40,
  unit: 11,
  previous: 12,
  value: 13,
  reason: 16,
  includedIn: 12,
  evidence: 20,
  explanation: 20,
  check: 26,
  has: 6,
  failures: 6,
};

/** The head of a sheet of figures in a given year. */
export function figureHeaderTexts(year: number): Record<keyof typeof figureHeaders, string> {
  return {
    ...figureHeaders,
    previous: `${figureHeaders.previous} (${year - 1})`,
    value: `${figureHeaders.value} ${year}`,
  };
}

/** Column codes of a statistical form, under its header. */
export const columnCodes = ["A", "B", "C", "D", "1", "2", "3", "4", "5", "6", "7"];

export function writeFigures(
  workbook: ExcelJS.Workbook,
  campaign: Campaign,
  unit: Unit,
  layout: FormLayout,
  sheet: FigureSheet,
  live: LiveRules,
  content: FormContent,
  names: Names,
): void {
  const page = workbook.addWorksheet(sheet.name, {
    views: [
      { state: "frozen", xSplit: columns.label, ySplit: sheet.headerRow + 1, showGridLines: false, zoomScale: 90 },
    ],
  });
  for (const [key, column] of Object.entries(columns)) {
    page.getColumn(column).width = widths[key as keyof typeof columns];
    if (column > columns.check) page.getColumn(column).hidden = true;
  }
  page.getColumn(readyColumn).hidden = true;
  writeLetterhead(page, campaign, unit, { title: sheet.title, lastColumn: columns.check, split: columns.previous });
  writeHeader(page, sheet.headerRow, campaign.year);
  for (const heading of sheet.headings) writeHeading(page, heading.row, heading.text);
  for (const row of sheet.rows) writeRow(page, layout, sheet, row, live, content, names);
  addValidations(page, sheet);
  addFormats(page, sheet);
  pageSetup(page, "landscape", `${sheet.headerRow}:${sheet.headerRow + 1}`);
  void page.protect("", protection);
}

function writeHeader(page: ExcelJS.Worksheet, row: number, year: number): void {
  const texts = figureHeaderTexts(year);
  page.getRow(row).height = 50;
  for (const [key, text] of Object.entries(texts)) {
    const column = columns[key as keyof typeof columns];
    Object.assign(page.getCell(row, column), {
      value: text,
      font: font.bold,
      alignment: align.centre,
      border,
      fill: tint.header,
    });
    const code = page.getCell(row + 1, column);
    Object.assign(code, { value: columnCodes[column - 1], font: font.small, alignment: align.centre, border });
  }
}

function writeHeading(page: ExcelJS.Worksheet, row: number, text: string): void {
  page.mergeCells(row, 1, row, columns.check);
  Object.assign(page.getCell(row, 1), {
    value: text,
    font: font.bold,
    alignment: align.left,
    fill: tint.heading,
    border,
  });
  page.getRow(row).height = heightFor([{ text, width: 160 }]);
}

function writeRow(
  page: ExcelJS.Worksheet,
  layout: FormLayout,
  sheet: FigureSheet,
  { row, number, element, label }: FigureRow,
  live: LiveRules,
  content: FormContent,
  names: Names,
): void {
  const { code } = element;
  const rules = live.byElement.get(code);
  const filled = content.figures?.get(code);
  const put = (key: keyof typeof columns, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style>) => {
    const cell = page.getCell(row, columns[key]);
    cell.style = shared({ font: font.body, alignment: align.left, border, ...style });
    if (value !== undefined && value !== null) cell.value = value;
  };
  const input = { fill: tint.input, protection: { locked: false } };
  const figure = isNumeric(element)
    ? { alignment: align.right, numFmt: numberFormat(decimalsOf(element)) }
    : { alignment: align.centre };
  const indent = element.subsetOf || /^Trong đó/.test(element.name) ? { alignment: { ...align.left, indent: 1 } } : {};
  const total = element.sumOf !== undefined;
  put("number", number, { alignment: align.centre });
  put("code", code, { font: font.code, alignment: align.centre });
  put("label", label, total ? { font: font.bold } : indent);
  put("unit", element.unit, { alignment: align.centre });
  put("previous", content.previous.get(code), figure);
  if (total)
    put("value", { formula: totalFormula(element, layout, sheet.name) } as ExcelJS.CellValue, {
      ...figure,
      font: font.bold,
      fill: tint.total,
    });
  else
    put("value", filled?.value, {
      ...{ ...figure, ...input, ...(isNumeric(element) ? {} : { numFmt: "@" }) },
      ...markOf(content, code),
    });
  const open = total ? {} : input;
  put("reason", filled?.reason ? reasonLabels[filled.reason].vi : undefined, open);
  put("includedIn", filled?.includedIn, { ...open, alignment: align.centre, font: font.code });
  put("evidence", filled?.evidence, { ...input, numFmt: "@" });
  put("explanation", filled?.explanation, { ...input, numFmt: "@" });
  const check = checkFormula(element, row, rules);
  put("check", { formula: check } as ExcelJS.CellValue, {
    font: { ...font.body, size: 11, color: { argb: checkFont.wrong } },
  });
  put("has", { formula: hasFormula(element, row) } as ExcelJS.CellValue, {});
  put("failures", { formula: rules?.failures ?? '""' } as ExcelJS.CellValue, {});
  const ready = rules ? readyFormula(rules) : null;
  if (ready !== null) page.getCell(row, readyColumn).value = { formula: ready } as ExcelJS.CellValue;
  page.getRow(row).height = heightFor(
    [
      { text: label, width: widths.label },
      { text: element.unit, width: widths.unit },
    ],
    16,
    2,
  );
  const area = (key: keyof typeof columns) => `$${columnLetters(columns[key])}$${row}`;
  names.add(code, sheet.name, area("value"));
  names.add(reserved.previous + code, sheet.name, area("previous"));
  names.add(reserved.has + code, sheet.name, area("has"));
}

/** The tint of a cell that a finding speaks of. */
export function markOf({ reply }: FormContent, element: string, row = 0): Partial<ExcelJS.Style> {
  const severity = reply?.marks.get(markKey(element, row));
  return severity ? { fill: marked[severity] } : {};
}

/** Runs of rows whose cells take the same validation, so that a range is written once. */
function runs(rows: FigureRow[], key: (element: Element) => string): { rows: FigureRow[]; key: string }[] {
  const found: { rows: FigureRow[]; key: string }[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    const same = last && last.key === key(row.element) && last.rows.at(-1)!.row === row.row - 1;
    if (same) last.rows.push(row);
    else found.push({ rows: [row], key: key(row.element) });
  }
  return found;
}

function addValidations(page: ExcelJS.Worksheet, sheet: FigureSheet): void {
  const validations = (
    page as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  ).dataValidations;
  const inputs = sheet.rows.filter((row) => row.element.sumOf === undefined);
  const range = (rows: FigureRow[], column: number) => {
    const letters = columnLetters(column);
    const [first, last] = [rows[0]!.row, rows.at(-1)!.row];
    return first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`;
  };
  for (const run of runs(inputs, (element) => `${element.type}|${lowest(element)}|${element.max}`)) {
    const rule = validationOf(run.rows[0]!.element);
    if (rule) validations.add(range(run.rows, columns.value), rule);
  }
  for (const run of runs(inputs, () => "")) {
    validations.add(range(run.rows, columns.reason), {
      type: "list",
      allowBlank: true,
      formulae: ["LIST_REASON"],
      showErrorMessage: true,
      errorTitle: "Lý do chưa có số liệu",
      error: "Chọn một lý do trong danh sách.",
    });
    validations.add(range(run.rows, columns.includedIn), {
      type: "list",
      allowBlank: true,
      formulae: ["LIST_CODE"],
      showErrorMessage: true,
      errorTitle: "Mã số liệu",
      error: "Chọn mã của số liệu đã bao gồm con số này.",
    });
  }
}

function validationOf(element: Element): ExcelJS.DataValidation | null {
  if (element.type === "boolean")
    return {
      type: "list",
      allowBlank: true,
      formulae: ["LIST_ANSWER"],
      showErrorMessage: true,
      errorTitle: "Có hoặc Không",
      error: "Chỉ chọn Có hoặc Không.",
    };
  if (!isNumeric(element)) return null;
  const whole = element.type === "integer";
  const min = lowest(element);
  const far = 1e15;
  const says = whole ? "số nguyên" : "số";
  const bound = min === undefined ? "" : min === 0 ? " không âm" : ` từ ${min} trở lên`;
  return {
    type: whole ? "whole" : "decimal",
    operator: "between",
    allowBlank: true,
    formulae: [min ?? -far, element.max ?? far],
    showErrorMessage: true,
    errorTitle: "Số không hợp lệ",
    error: `Nhập ${says}${bound}, không gõ chữ hoặc đơn vị tính. Chưa có số liệu thì để trống và chọn lý do.`,
    showInputMessage: true,
    promptTitle: "Nhập số liệu",
    prompt: `${says[0]!.toUpperCase()}${says.slice(1)}${bound}${element.type === "money" ? ", tính bằng triệu đồng" : ""}.`,
  };
}

/** Not wrong, only not done: shown in another colour. */
const waiting = [
  liveTexts.undecided,
  liveTexts.answered,
  liveTexts.fill,
  liveTexts.fillAnswer,
  liveTexts.fillText,
] as const;

/** Colours that survive a paste over the validations: red where the cell holds something no rule can use. */
function addFormats(page: ExcelJS.Worksheet, sheet: FigureSheet): void {
  const [first, last] = [sheet.rows[0]!.row, sheet.rows.at(-1)!.row];
  const area = (column: number) => `${columnLetters(column)}${first}:${columnLetters(column)}${last}`;
  const value = `$${columnLetters(columns.value)}${first}`;
  const has = `$${columnLetters(columns.has)}${first}`;
  const check = `$${columnLetters(columns.check)}${first}`;
  page.addConditionalFormatting({
    ref: area(columns.value),
    rules: [
      {
        type: "expression",
        priority: 1,
        formulae: [`IF(ISERROR(${value}),1,AND(NOT(ISBLANK(${value})),${has}=0,${value}<>""))`],
        style: {
          fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFFC7CE" } },
          font: { color: { argb: "FF9C0006" } },
        },
      },
    ],
  });
  page.addConditionalFormatting({
    ref: area(columns.check),
    rules: [
      {
        type: "expression",
        priority: 2,
        formulae: [`${check}=${quoted(liveTexts.fine)}`],
        style: { font: { color: { argb: checkFont.fine } } },
      },
      {
        type: "expression",
        priority: 3,
        formulae: [`OR(${waiting.map((text) => `${check}=${quoted(text)}`).join(",")})`],
        style: { font: { color: { argb: checkFont.missing } } },
      },
    ],
  });
}
