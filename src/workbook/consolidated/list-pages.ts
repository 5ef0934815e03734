/** The plain lists: data elements with their sums and coverage, findings, and where every value stood. */
import type ExcelJS from "exceljs";
import { type Element, isNumeric } from "../../campaign/index.js";
import type { ConsolidatedContent } from "./content.js";
import { dueFormula, givenFormula } from "./live-coverage.js";
import { addPage, fitHeight, put, styles } from "./page.js";
import { cell, type Places, rows } from "./places.js";
import { fates, severities, states } from "./texts.js";

const types: Record<Element["type"], string> = {
  integer: "số nguyên",
  decimal: "số thập phân",
  percent: "tỷ lệ %",
  money: "số tiền",
  boolean: "Có/Không",
  text: "chữ",
  longtext: "ý kiến",
};

export function writeElements(workbook: ExcelJS.Workbook, content: ConsolidatedContent, places: Places): void {
  const page = addPage(workbook, {
    ...{ name: places.sheets.elements, title: "Danh mục số liệu", marks: content.marks, frozen: 2 },
    widths: [20, 50, 22, 16, 14, 16, 12, 12, 12, 40],
    heads: [
      [
        "Tên cột",
        "Số liệu",
        "Trang",
        "Đơn vị tính",
        "Kiểu",
        "Cộng",
        "Phải báo",
        "Có số liệu",
        "Tỷ lệ (%)",
        "Là tổng của",
      ],
    ],
  });
  places.figures.forEach((column, index) => {
    const { element, name, isCrosscheck, sheet } = column;
    const row = rows.first + index;
    const isSummed = isNumeric(element) && element.type !== "percent";
    put(page, row, 1, name, styles.code);
    put(page, row, 2, isCrosscheck ? `${element.name} (chỉ để đối chiếu)` : element.name, styles.text);
    put(page, row, 3, sheet, styles.text);
    put(page, row, 4, element.unit, styles.centre);
    put(page, row, 5, types[element.type], styles.centre);
    put(page, row, 6, isSummed ? { formula: `SUM(${name})` } : null, styles.number);
    put(page, row, 7, { formula: dueFormula(places, column) }, styles.whole);
    put(page, row, 8, { formula: givenFormula(column) }, styles.whole);
    const [due, given] = [cell(7, row), cell(8, row)];
    put(page, row, 9, { formula: `IF(${due}=0,100,${given}/${due}*100)` }, { ...styles.number, numFmt: "#,##0.0" });
    put(page, row, 10, (element.sumOf ?? []).join(", "), styles.code);
    fitHeight(page, row, { 2: element.name, 4: element.unit });
  });
  page.autoFilter = `A${rows.first - 1}:J${rows.first + places.figures.length - 1}`;
}

export function writeFindings(workbook: ExcelJS.Workbook, content: ConsolidatedContent, places: Places): void {
  const heads = [
    ...["Mã phát hiện", "Quy tắc", "Mã đơn vị", "Tên đơn vị", "Mức độ", "Trạng thái", "Nội dung", "Chênh lệch"],
    ...["Ô và nội dung đã ghi", "Giải trình của đơn vị", "Quyết định"],
  ];
  const page = addPage(workbook, {
    ...{ name: places.sheets.findings, title: "Phát hiện", marks: content.marks, frozen: 2, isWide: true },
    widths: [15, 22, 11, 30, 11, 16, 60, 12, 50, 40, 40],
    heads: [heads],
  });
  const nameOf = new Map(content.campaign.units.map(({ code, name }) => [code, name]));
  content.findings.forEach((one, index) => {
    const row = rows.first + index;
    const severity = severities[one.severity] ?? one.severity;
    const texts = [
      one.id,
      one.rule,
      one.unit,
      nameOf.get(one.unit) ?? "Toàn tỉnh",
      severity,
      states[one.state] ?? one.state,
    ];
    for (const [n, text] of texts.entries()) put(page, row, 1 + n, text, styles.text);
    put(page, row, 7, one.message, styles.text);
    put(page, row, 8, one.imbalance, styles.number);
    for (const [n, text] of [one.cells, one.explanation, one.decision].entries())
      put(page, row, 9 + n, text, styles.words);
    fitHeight(page, row, { 7: one.message, 9: one.cells, 10: one.explanation, 11: one.decision });
  });
  page.autoFilter = `A${rows.first - 1}:K${Math.max(rows.first, rows.first + content.findings.length - 1)}`;
}

export function writeLineage(workbook: ExcelJS.Workbook, content: ConsolidatedContent, places: Places): void {
  const heads = [
    ...["Mã đơn vị", "Mã số liệu", "Dòng", "Giá trị", "Xử lý", "Lý do thiếu", "Tạm giữ, đã loại"],
    ...["Tệp", "SHA-256", "Trang", "Ô", "Nội dung đơn vị đã gõ"],
  ];
  const page = addPage(workbook, {
    ...{ name: places.sheets.lineage, title: "Nguồn của từng ô", marks: content.marks, frozen: 2, isWide: true },
    note: "Mỗi ô đã nhận một dòng, kể cả ô trống. Cột Dòng: 0 là số liệu, 1, 2, … là dòng của danh sách.",
    widths: [11, 20, 7, 16, 14, 26, 12, 34, 20, 20, 8, 50],
    heads: [heads],
  });
  content.lineage.forEach((one, index) => {
    const row = rows.first + index;
    const isNumber = typeof one.value === "number";
    put(page, row, 1, one.unit, styles.code);
    put(page, row, 2, one.element, styles.code);
    put(page, row, 3, one.row, styles.whole);
    put(page, row, 4, one.value, isNumber ? styles.number : styles.typed);
    const texts = [
      fates[one.fate] ?? one.fate,
      one.reason,
      one.held ? "x" : "",
      one.file,
      one.sha256,
      one.sheet,
      one.cell,
      one.raw,
    ];
    for (const [n, text] of texts.entries()) if (text !== "") put(page, row, 5 + n, text, styles.typed);
  });
  page.autoFilter = `A${rows.first - 1}:L${Math.max(rows.first, rows.first + content.lineage.length - 1)}`;
}
