/** Checks of where the cells stood: names, codes, labels, copies, what is hidden or printed otherwise. */
import type { MessageCode } from "../../messages/index.js";
import { sameText } from "../../vietnamese/index.js";
import type { Anchoring, Located, Place } from "../anchors.js";
import { cellAt, contentAt, holds, rawText, refAt, shownCell } from "../cells.js";
import { listed } from "../notes.js";
import type { Check } from "../reading.js";

const told: Partial<Record<Anchoring, MessageCode>> = {
  label_changed: "cell.label_changed",
  code_changed: "cell.code_changed",
  name_moved: "cell.name_moved",
  name_lost: "cell.names_lost",
};

const valueRef = (element: string, { sheet, row, columns }: Place) => refAt(element, sheet, row, columns.value!);

/** One finding a kind and sheet: a code column that was cleared is one accident, not two hundred. */
export const checkAnchors: Check = ({ forms }, pen) => {
  for (const { cells } of forms) {
    for (const [anchoring, code] of Object.entries(told)) {
      const hit = cells.filter((one) => one.anchoring === anchoring && one.place !== null);
      if (hit.length === 0) continue;
      const refs = hit.map(({ element, place }) => valueRef(element.code, place!));
      const list = listed(hit.map(({ element }) => element.code));
      pen.note(code, "warning", { count: hit.length, list }, refs, hit.length === 1 ? hit[0]!.element : undefined);
    }
  }
};

/** A sheet that repeats another one's codes and labels: which of the two the clerk meant is not always clear. */
export const checkCopies: Check = ({ located, rosters }, pen) => {
  for (const { copies, area, roster } of rosters)
    for (const sheet of copies)
      pen.note("sheet.copied", "warning", { sheet, original: area.sheet, count: roster.columns.length }, []);
  const sheets = new Map<string, { original: string; cells: Located[] }>();
  for (const one of located)
    for (const copy of one.copies) {
      if (copy.sheet === one.place?.sheet) continue;
      const known = sheets.get(copy.sheet.name) ?? { original: one.place?.sheet.name ?? "", cells: [] };
      sheets.set(copy.sheet.name, { ...known, cells: [...known.cells, one] });
    }
  for (const [sheet, { original, cells }] of sheets)
    pen.note("sheet.copied", "warning", { sheet, original, count: cells.length }, []);
};

/** Figures that nobody sees when the workbook is opened: used, and told. */
export const checkHidden: Check = ({ located, rosters, workbook }, pen) => {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const cells = located.flatMap(({ element, place }) => {
    if (!place || place.columns.value === undefined || element.sumOf) return [];
    const { sheet, row, columns } = place;
    if (sheet.visibility === "visible" && !sheet.hiddenRows.has(row)) return [];
    return holds(cellAt(sheet, row, columns.value!)) ? [valueRef(element.code, place)] : [];
  });
  for (const { cells: own } of rosters)
    for (const { column, sheet, cell, raw } of own) {
      const found = sheets.get(sheet)!;
      const row = Number(/\d+$/.exec(cell)![0]);
      if (found.visibility !== "visible" || found.hiddenRows.has(row))
        cells.push({ element: column.code, sheet, cell, raw });
    }
  if (cells.length > 0)
    pen.note("cell.hidden", "warning", { count: cells.length, list: listed(cells.map(shownCell)) }, cells);
};

/** The printed unit of measure, typed over: figures in another unit than the one they are added up in. */
export const checkUnitsOfMeasure: Check = ({ located }, pen) => {
  for (const { element, place, anchoring } of located) {
    // A row whose anchors disagree is not this figure's: nothing in it speaks of it.
    if (anchoring === "contradictory" || !place || place.columns.unit === undefined) continue;
    if (element.unit === "" || element.type === "longtext") continue;
    const given = contentAt(place.sheet, place.row, place.columns.unit);
    if (given === "" || sameText(given, element.unit)) continue;
    pen.note("cell.unit_changed", "error", { given, unit: element.unit }, [valueRef(element.code, place)], element);
  }
};

/** What is typed over the locked check of a row may be the clerk's remark. */
export const checkOverwrittenChecks: Check = ({ located }, pen) => {
  const cells = located.flatMap(({ element, place, anchoring }) => {
    const column = place?.columns.check;
    if (anchoring === "contradictory" || !place || column === undefined) return [];
    const cell = cellAt(place.sheet, place.row, column);
    // A formula without a result is the form's own; its text is decoded only where that is not plain.
    if (!cell?.cached || /^(✓|Chưa đủ số liệu)$/.test(rawText(cell.value))) return [];
    if (!holds(cell) || cell.formula !== undefined) return [];
    return [{ ...refAt(element.code, place.sheet, place.row, column) }];
  });
  if (cells.length > 0)
    pen.note("check.overwritten", "warning", { count: cells.length, list: listed(cells.map(shownCell)) }, cells);
};
