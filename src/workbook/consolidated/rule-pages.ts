/** Rules as live formulas: those over the whole campaign in a list, those of each unit in a table of unit by rule. */
import type ExcelJS from "exceljs";
import {
  campaignRules,
  type ParsedRule,
  parsedRules,
  peerRules,
  reserved,
  type Unit,
  unitRules,
} from "../../campaign/index.js";
import { formulaOf } from "../../formula/index.js";
import type { ConsolidatedContent } from "./content.js";
import { dueFormula, givenFormula } from "./live-coverage.js";
import { overTotals } from "./live-names.js";
import { inUnit, judged, type Standing, type Stretches } from "./live-rules.js";
import { addPage, fitHeight, put, styles } from "./page.js";
import { cell, isTotal, type Places, rows, unitColumns } from "./places.js";
import { results, severities } from "./texts.js";
import { addUnitPage } from "./unit-page.js";

const red = (ref: string): ExcelJS.ConditionalFormattingOptions => ({
  ref,
  rules: [
    {
      type: "cellIs",
      operator: "equal",
      priority: 1,
      formulae: [`"${results.fail}"`],
      style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFFC7CE" } } },
    } as ExcelJS.ConditionalFormattingRule,
  ],
});

/** `cellOf`: where an indicator's value stands before open errors are looked at. */
export function writeCampaignRules(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
  cellOf: (code: string) => string,
): void {
  const page = addPage(workbook, {
    ...{ name: places.sheets.campaignRules, title: "Kiểm tra trên toàn tỉnh", marks: content.marks, frozen: 2 },
    widths: [14, 12, 18, 60, 60, 30],
    heads: [["Quy tắc", "Mức độ", "Kết quả", "Nội dung", "Công thức", "Chỉ xét khi"]],
  });
  const standing = (name: string): Standing => overColumns(content, places, name, cellOf);
  const total = (name: string) => isTotal(places.byName.get(name));
  campaignRules(content.campaign).forEach((rule, index) => {
    const row = rows.first + index;
    const live = {
      ...rule,
      formula: formulaOf(overTotals(rule.formula.tree, total)),
      when: rule.when && formulaOf(overTotals(rule.when.tree, total)),
    };
    const shown = [rule.message, rule.written.text, rule.when?.text ?? ""];
    put(page, row, 1, rule.id, styles.code);
    put(page, row, 2, severities[rule.severity] ?? rule.severity, styles.centre);
    put(page, row, 3, judged(live, standing), styles.centre);
    shown.forEach((text, n) => {
      put(page, row, 4 + n, text, styles.words);
    });
    fitHeight(page, row, { 4: rule.message, 5: rule.written.text, 6: rule.when?.text ?? "" });
  });
  page.addConditionalFormatting(red(`C${rows.first}:C${rows.first + campaignRules(content.campaign).length}`));
}

/** A rule over columns is decided once every unit that is due has given each figure. */
function overColumns(
  content: ConsolidatedContent,
  places: Places,
  name: string,
  cellOf: (code: string) => string,
): Standing {
  if (name.startsWith(reserved.indicator)) {
    const text = cellOf(name.slice(reserved.indicator.length));
    return { text, need: `ISNUMBER(${text})` };
  }
  const column = places.byName.get(name);
  if (column) return { text: name, need: `${givenFormula(column)}=${dueFormula(places, column)}` };
  const isList = places.rosterOf.has(name) || places.rosters.some(({ unitName }) => unitName === name);
  if (!isList) return { text: name, need: null };
  const { expected, reported } = content.listCoverage(name);
  return { text: name, need: `${reported}>=${expected}` };
}

export function writeUnitRules(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
  stretches: Stretches,
): void {
  const { campaign } = content;
  writeMatrix(workbook, content, places, stretches, {
    name: places.sheets.unitRules,
    title: "Kiểm tra trong từng đơn vị",
    rulesOf: (unit) => unitRules(campaign, unit),
  });
  const forPeers = places.units.flatMap((unit) => peerRules(campaign, unit));
  if (forPeers.length > 0)
    writeMatrix(workbook, content, places, stretches, {
      name: places.sheets.peerRules,
      title: "So sánh với năm trước và với các đơn vị cùng loại",
      rulesOf: (unit) => peerRules(campaign, unit),
    });
}

/** Left of the rules: how many fail, how many are undecided. */
const counted = [results.fail, results.undecided] as const;

function writeMatrix(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
  stretches: Stretches,
  form: { name: string; title: string; rulesOf: (unit: Unit) => readonly ParsedRule[] },
): void {
  const byUnit = places.units.map((unit) => form.rulesOf(unit));
  const emitted = new Set(byUnit.flat());
  const inOrder = parsedRules(content.campaign).filter((rule) => emitted.has(rule));
  const columns = new Map(inOrder.map((rule, index) => [rule, unitColumns.first + counted.length + index]));
  const page = addUnitPage(workbook, content, {
    ...{ name: form.name, title: form.title, width: 16 },
    note: "Mỗi cột một quy tắc; ô trống: quy tắc không đặt ra cho đơn vị.",
    heads: [
      ...counted.map((result) => ({ code: "", name: `Số quy tắc: ${result}`, unit: "" })),
      ...inOrder.map(({ id, message, severity, written, when }) => ({
        code: id,
        name: `${severities[severity] ?? severity}: ${message}`,
        unit: when ? `${written.text} (khi ${when.text})` : written.text,
      })),
    ],
  });
  page.getRow(rows.name).height = 120;
  page.getRow(rows.unit).height = 60;
  const last = unitColumns.first + counted.length + inOrder.length - 1;
  places.units.forEach((unit, index) => {
    const row = rows.first + index;
    const line = `${cell(unitColumns.first + counted.length, row)}:${cell(last, row)}`;
    counted.forEach((result, n) => {
      put(page, row, unitColumns.first + n, { formula: `COUNTIF(${line},"${result}")` }, styles.centre);
    });
    const standing = inUnit(content, places, stretches, unit);
    for (const rule of byUnit[index]!) put(page, row, columns.get(rule)!, judged(rule, standing), styles.centre);
  });
  page.addConditionalFormatting(
    red(`${cell(unitColumns.first + counted.length, rows.first)}:${cell(last, places.lastRow)}`),
  );
}
