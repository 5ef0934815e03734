/** A sheet with one line a unit: all expected units, in the same rows on every such sheet. */
import type ExcelJS from "exceljs";
import type { ConsolidatedContent } from "./content.js";
import { addPage, put, styles } from "./page.js";
import { rows, unitColumns } from "./places.js";
import { unitHeads } from "./texts.js";

/** A sheet whose lines are units, with their code, name and kind. */
export function addUnitPage(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  form: {
    name: string;
    title: string;
    note?: string;
    heads: readonly { code: string; name: string; unit: string }[];
    width: number | readonly number[];
  },
): ExcelJS.Worksheet {
  const { campaign, units } = content;
  const lines = [
    ["", "", "", ...form.heads.map(({ code }) => code)],
    [unitHeads.code, unitHeads.name, unitHeads.kind, ...form.heads.map(({ name }) => name)],
    ["", "", "", ...form.heads.map(({ unit }) => unit)],
  ];
  const width = form.width;
  const widths = typeof width === "number" ? form.heads.map(() => width) : width;
  const page = addPage(workbook, {
    ...{ name: form.name, title: form.title, marks: content.marks, note: form.note ?? "" },
    ...{ frozen: unitColumns.first - 1, widths: [11, 40, 24, ...widths], heads: lines, isWide: form.heads.length > 12 },
  });
  const kinds = new Map(campaign.unitKinds.map(({ code, name }) => [code, name]));
  units.forEach(({ unit }, index) => {
    const row = rows.first + index;
    put(page, row, unitColumns.code, unit.code, styles.code);
    put(page, row, unitColumns.name, unit.name, styles.fit);
    put(page, row, unitColumns.kind, kinds.get(unit.kind) ?? unit.kind, styles.fit);
  });
  return page;
}
