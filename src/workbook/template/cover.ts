/** Writes the first sheet: whose workbook it is, who filled it in, how to fill it in, where to sign. */
import type ExcelJS from "exceljs";
import type { Campaign, Unit } from "../../campaign/index.js";
import { type CoverField, coverColumns, coverFields, coverRows, coverSheetName } from "../layout.js";
import { columnLetters } from "../read/index.js";
import type { FormContent } from "./content.js";
import { writeLetterhead } from "./letterhead.js";
import type { Names } from "./names.js";
import { align, border, font, heightFor, pageSetup, protection, shared, tint } from "./style.js";

export const coverTexts = {
  unitPart: "I. THÔNG TIN ĐƠN VỊ",
  guidancePart: "II. HƯỚNG DẪN ĐIỀN BIỂU",
  unit: "Tên đơn vị báo cáo",
  code: "Mã đơn vị",
  year: "Năm báo cáo",
  clerk: "NGƯỜI LẬP BIỂU",
  clerkHint: "(Ký, ghi rõ họ tên)",
  head: "THỦ TRƯỞNG ĐƠN VỊ",
  headHint: "(Ký, đóng dấu, ghi rõ họ tên)",
} as const;

export const coverLabels: Record<CoverField, string> = {
  basis: "Thời kỳ số liệu",
  filledBy: "Người lập biểu",
  phone: "Điện thoại",
  email: "Thư điện tử",
  head: "Thủ trưởng đơn vị",
  date: "Ngày báo cáo (dd/mm/yyyy)",
  letterNumber: "Số, ký hiệu văn bản gửi kèm",
};

export function writeCover(
  workbook: ExcelJS.Workbook,
  campaign: Campaign,
  unit: Unit,
  content: FormContent,
  names: Names,
): void {
  const page = workbook.addWorksheet(coverSheetName, { views: [{ showGridLines: false }] });
  page.getColumn(1).width = 5;
  page.getColumn(coverColumns.label).width = 34;
  page.getColumn(coverColumns.value).width = 56;
  page.getColumn(4).width = 12;
  writeLetterhead(page, campaign, unit, {
    title: coverTitle(campaign),
    lastColumn: 4,
    split: 3,
  });
  page.mergeCells(5, 1, 5, 4);
  Object.assign(page.getCell(5, 1), { value: coverTexts.unitPart, font: font.bold, alignment: align.left });
  const line = (row: number, label: string, value: ExcelJS.CellValue, fixed: boolean) => {
    Object.assign(page.getCell(row, 1), {
      value: row - coverRows.unit + 1,
      font: font.body,
      alignment: align.centre,
      border,
    });
    Object.assign(page.getCell(row, coverColumns.label), {
      value: label,
      font: font.body,
      alignment: align.left,
      border,
    });
    page.mergeCells(row, coverColumns.value, row, 4);
    const style = shared({
      font: fixed ? font.bold : font.body,
      alignment: align.left,
      border,
      numFmt: "@",
      ...(fixed ? {} : { fill: tint.input, protection: { locked: false } }),
    });
    // Every cell of a merge, so that its right edge is drawn too.
    for (let column = coverColumns.value; column <= 4; column++) page.getCell(row, column).style = style;
    const cell = page.getCell(row, coverColumns.value);
    cell.value = value;
    page.getRow(row).height = 20;
  };
  line(coverRows.unit, coverTexts.unit, unit.name, true);
  line(coverRows.code, coverTexts.code, unit.code, true);
  line(coverRows.year, coverTexts.year, String(campaign.year), true);
  const value = `$${columnLetters(coverColumns.value)}$`;
  names.add("INFO_UNIT", coverSheetName, value + coverRows.unit);
  names.add("INFO_UNIT_CODE", coverSheetName, value + coverRows.code);
  names.add("INFO_YEAR", coverSheetName, value + coverRows.year);
  const basis = campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)?.name ?? null;
  coverFields.forEach(({ field, name }, index) => {
    const row = coverRows.firstField + index;
    line(row, coverLabels[field], content.cover?.[field] ?? (field === "basis" ? basis : null), false);
    names.add(name, coverSheetName, value + row);
    if (field === "basis")
      page.getCell(row, coverColumns.value).dataValidation = {
        type: "list",
        allowBlank: true,
        formulae: ["LIST_BASIS"],
        showErrorMessage: true,
        errorTitle: coverLabels.basis,
        error: "Chọn một giá trị trong danh sách.",
      };
  });
  let row = coverRows.firstField + coverFields.length + 1;
  page.mergeCells(row, 1, row, 4);
  Object.assign(page.getCell(row, 1), { value: coverTexts.guidancePart, font: font.bold, alignment: align.left });
  for (const [index, text] of campaign.guidance.entries()) {
    row++;
    Object.assign(page.getCell(row, 1), {
      value: index + 1,
      font: font.body,
      alignment: { ...align.centre, vertical: "top" },
    });
    page.mergeCells(row, 2, row, 4);
    Object.assign(page.getCell(row, 2), { value: text, font: font.body, alignment: align.top });
    page.getRow(row).height = heightFor([{ text, width: 98 }]);
  }
  row += 2;
  const sign = (column: number, last: number, title: string, hint: string) => {
    page.mergeCells(row, column, row, last);
    page.mergeCells(row + 1, column, row + 1, last);
    Object.assign(page.getCell(row, column), { value: title, font: font.bold, alignment: align.centre });
    Object.assign(page.getCell(row + 1, column), { value: hint, font: font.italic, alignment: align.centre });
  };
  sign(1, 2, coverTexts.clerk, coverTexts.clerkHint);
  sign(3, 4, coverTexts.head, coverTexts.headHint);
  pageSetup(page, "portrait");
  void page.protect("", protection);
}

export function coverTitle(campaign: Campaign): string {
  return `Biểu số liệu ${campaign.subject} năm ${campaign.year}`;
}
