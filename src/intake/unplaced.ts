/** Content that stands where the form has nothing: listed, never ignored. */
import type { CellRef } from "../model.js";
import { clean } from "../vietnamese/index.js";
import {
  columnCodes,
  columnLetters,
  coverColumns,
  coverFields,
  coverLabels,
  coverSheetName,
  coverTexts,
  type ReadCell,
  type ReadSheet,
  type ReadWorkbook,
  stampSheetName,
} from "../workbook/index.js";
import type { Located } from "./anchors.js";
import { cellAt, coverPlace, holds, rawText } from "./cells.js";
import type { ReadReply } from "./read-reply.js";
import type { ReadRoster } from "./read-roster.js";

/** Whether a cell belongs to the form. */
type Belongs = (sheet: ReadSheet, cell: ReadCell) => boolean;

/** `printed`: the texts the form prints by itself. */
export function unplaced(
  workbook: ReadWorkbook,
  printed: ReadonlySet<string>,
  located: readonly Located[],
  rosters: readonly ReadRoster[],
  reply: ReadReply | null,
): CellRef[] {
  const texts = new Set([...printed].map(clean));
  const belongs: Belongs[] = [
    inRows(located),
    inCopiedRows(located),
    inRosters(rosters),
    inCopiedRosters(workbook, rosters),
    onCover(workbook),
    onReply(reply),
  ];
  const found: CellRef[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.name === stampSheetName) continue;
    for (const cell of sheet.cells.values()) {
      const raw = rawText(cell.value);
      if (raw === "" || !holds(cell)) continue;
      // A number is never one of the form's own texts, whatever it reads like.
      if (typeof cell.value === "string" && texts.has(clean(raw))) continue;
      if (belongs.some((one) => one(sheet, cell))) continue;
      found.push({ element: "", sheet: sheet.name, cell: `${columnLetters(cell.column)}${cell.row}`, raw });
    }
  }
  return found;
}

/** The form's own columns of its own rows, and the hidden formulas right of them. */
function inRows(located: readonly Located[]): Belongs {
  const rows = new Map<ReadSheet, Map<number, { columns: ReadonlySet<number>; last: number }>>();
  for (const { place } of located) {
    if (!place) continue;
    const own = rows.get(place.sheet) ?? new Map<number, { columns: ReadonlySet<number>; last: number }>();
    const columns = new Set(Object.values(place.columns));
    own.set(place.row, { columns, last: Math.max(...columns) });
    rows.set(place.sheet, own);
  }
  const tops = new Map([...rows].map(([sheet, own]) => [sheet, Math.min(...own.keys())]));
  const codes = new Set<unknown>(columnCodes);
  return (sheet, cell) => {
    const own = rows.get(sheet)?.get(cell.row);
    if (!own) return cell.row < (tops.get(sheet) ?? 0) && codes.has(cell.value);
    return own.columns.has(cell.column) || (cell.column > own.last && cell.formula !== undefined);
  };
}

/** The rows of a copied sheet, as far as they say what the original says. */
function inCopiedRows(located: readonly Located[]): Belongs {
  const copies = new Map<ReadSheet, Map<number, Located>>();
  for (const one of located)
    for (const { sheet, row } of one.copies) copies.set(sheet, (copies.get(sheet) ?? new Map()).set(row, one));
  const codes = new Set<unknown>(columnCodes);
  return (sheet, cell) => {
    const rows = copies.get(sheet);
    if (!rows) return false;
    const one = rows.get(cell.row);
    if (!one) return cell.row < Math.min(...rows.keys()) && codes.has(cell.value);
    const { columns } = one.copies.find((copy) => copy.sheet === sheet && copy.row === cell.row)!;
    const field = Object.entries(columns).find(([, column]) => column === cell.column)?.[0] as keyof typeof columns;
    if (field === undefined) return cell.formula !== undefined && cell.column > Math.max(...Object.values(columns));
    const column = one.place?.columns[field];
    if (!one.place || column === undefined) return false;
    return rawText(cell.value) === rawText(cellAt(one.place.sheet, one.place.row, column)?.value);
  };
}

/** A copied list, as far as it says what the original says. */
function inCopiedRosters(workbook: ReadWorkbook, rosters: readonly ReadRoster[]): Belongs {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const originals = new Map(
    rosters.flatMap(({ copies, area }) => copies.map((copy) => [copy, sheets.get(area.sheet)])),
  );
  return (sheet, cell) => {
    const original = originals.get(sheet.name);
    return original !== undefined && rawText(cellAt(original, cell.row, cell.column)?.value) === rawText(cell.value);
  };
}

/** A list's own columns, its row numbers, and the formulas of its checks. */
function inRosters(rosters: readonly ReadRoster[]): Belongs {
  const totals = new Set(
    rosters.flatMap((one) => one.totals.map(({ cell }) => `${one.area.sheet}!${/\d+$/.exec(cell)![0]}`)),
  );
  const areas = new Map(rosters.map(({ area }) => [area.sheet, area] as const));
  return (sheet, cell) => {
    const area = areas.get(sheet.name);
    if (!area) return false;
    if (cell.column > Math.max(...area.columns) && cell.formula !== undefined) return true;
    if (cell.row < area.top || cell.row > area.bottom || totals.has(`${sheet.name}!${cell.row}`)) return false;
    return area.columns.has(cell.column) || (cell.column < Math.min(...area.columns) && typeof cell.value === "number");
  };
}

/** The lines of a reply as they were sent out, and the explanations. */
function onReply(reply: ReadReply | null): Belongs {
  return (sheet, cell) => reply !== null && sheet === reply.sheet && reply.isOwn(cell);
}

/** The cover's fields and line numbers. */
function onCover(workbook: ReadWorkbook): Belongs {
  const fields = [
    ...coverFields.map(({ field, name }) => ({ name, label: coverLabels[field] })),
    { name: "INFO_UNIT", label: coverTexts.unit },
    { name: "INFO_UNIT_CODE", label: coverTexts.code },
    { name: "INFO_YEAR", label: coverTexts.year },
  ];
  const places = fields.flatMap(({ name, label }) => coverPlace(workbook, name, label) ?? []);
  const cells = new Set(places.map((place) => `${place.sheet.name}!${place.row},${place.column}`));
  const sheets = new Set([coverSheetName, ...places.map((place) => place.sheet.name)]);
  // Line numbers stand left of the labels, wherever these are now.
  const left = Math.min(coverColumns.label, ...places.map((place) => place.column - 1));
  return (sheet, cell) =>
    sheets.has(sheet.name) &&
    (cells.has(`${sheet.name}!${cell.row},${cell.column}`) || (cell.column < left && typeof cell.value === "number"));
}
