/** Content that stands where the form has nothing: listed, never ignored. */
import type { CellRef } from "../model.js";
import {
  columnLetters,
  coverSheetName,
  type FormLayout,
  figureColumns,
  type ReadWorkbook,
  type RosterSheet,
  stampSheetName,
} from "../workbook/index.js";
import type { Located } from "./anchors.js";
import { holds, rawText } from "./cells.js";
import type { ReadRoster } from "./read-roster.js";

/** Rows given over to headings and heads of a sheet: above its first row of content. */
interface Known {
  /** Rows whose cells belong to the form, up to a last column. */
  rows: ReadonlySet<number>;
  headUntil: number;
  lastColumn: number;
}

export function unplaced(
  workbook: ReadWorkbook,
  layout: FormLayout,
  located: readonly Located[],
  rosters: readonly { form: RosterSheet; read: ReadRoster }[],
): CellRef[] {
  const known = new Map<string, Known>();
  for (const form of layout.sheets) {
    if (form.kind === "roster") continue;
    const places = located
      .filter((one) => form.rows.some((row) => row.element === one.element))
      .flatMap((one) => one.place ?? []);
    for (const sheet of new Set(places.map((place) => place.sheet))) {
      const rows = places.filter((place) => place.sheet === sheet).map((place) => place.row);
      const before = known.get(sheet.name);
      known.set(sheet.name, {
        rows: new Set([...(before?.rows ?? []), ...rows]),
        headUntil: Math.min(before?.headUntil ?? Number.POSITIVE_INFINITY, ...rows) - 1,
        lastColumn: Math.max(
          before?.lastColumn ?? 0,
          ...places.map((place) => (place.columns.value ?? 0) + figureColumns.failures - figureColumns.value),
        ),
      });
    }
  }
  const headings = new Set(
    layout.sheets.flatMap((form) => (form.kind === "roster" ? [] : form.headings.map((heading) => heading.text))),
  );
  const rosterAreas = new Map(
    rosters.flatMap(({ form, read }) => (read.area ? [[read.area.sheet, { form, area: read.area }] as const] : [])),
  );
  const found: CellRef[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.name === stampSheetName || sheet.name === coverSheetName) continue;
    const here = known.get(sheet.name);
    const roster = rosterAreas.get(sheet.name);
    for (const cell of sheet.cells.values()) {
      const raw = rawText(cell.value);
      if (!holds(cell) || raw === "") continue;
      if (here && cell.row <= here.headUntil) continue;
      if (here?.rows.has(cell.row) && cell.column <= here.lastColumn) continue;
      if (here && typeof cell.value === "string" && headings.has(cell.value)) continue;
      if (
        roster &&
        (cell.row < roster.area.top || (cell.row <= roster.area.bottom && cell.column <= roster.form.checkColumn + 1))
      )
        continue;
      found.push({ element: "", sheet: sheet.name, cell: `${columnLetters(cell.column)}${cell.row}`, raw });
    }
  }
  return found;
}
