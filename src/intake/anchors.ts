/**
 * Finds the cells of a form again. Three anchors: the defined name, the code in the code column, the printed label.
 * Two of three must agree; a disagreement is told.
 */
import type { Element } from "../campaign/index.js";
import { sameText, toneNormal } from "../vietnamese/index.js";
import {
  type FigureSheet,
  type FormLayout,
  figureColumns,
  figureHeaders,
  figureSheets,
  type ReadSheet,
  type ReadWorkbook,
  stampSheetName,
  textColumns,
  textHeaders,
} from "../workbook/index.js";
import { contentAt, placedNames } from "./cells.js";

/** A column of a sheet of figures or texts. */
export type Field = keyof typeof figureHeaders;

/** How a cell was found. */
export type Anchoring =
  | "sound"
  | "label_changed"
  | "code_changed"
  | "name_lost"
  | "name_moved"
  | "contradictory"
  | "deleted";

export interface Located {
  element: Element;
  anchoring: Anchoring;
  /** null for a deleted cell. */
  place: { sheet: ReadSheet; row: number; columns: Partial<Record<Field, number>> } | null;
}

interface AnchoredSheet {
  sheet: ReadSheet;
  codeColumn: number;
  labelColumn: number;
  columns: Partial<Record<Field, number>>;
  /** Rows by code. */
  rows: Map<string, number[]>;
}

export function locate(workbook: ReadWorkbook, layout: FormLayout): Located[] {
  const names = placedNames(workbook);
  const forms = figureSheets(layout);
  const codes = new Set(forms.flatMap((form) => form.rows.map((row) => row.element.code)));
  const anchored = workbook.sheets
    .filter((sheet) => sheet.name !== stampSheetName)
    .flatMap((sheet) => anchorSheet(sheet, codes) ?? []);
  return forms.flatMap((form) => form.rows.map(({ element, label }) => locateOne(element, label, form)));

  function locateOne(element: Element, label: string, form: FigureSheet): Located {
    const name = names.get(element.code);
    const named = name && workbook.sheets.find((sheet) => sheet.name === name.sheet);
    const home = anchored.find((one) => one.sheet === named);
    const labelled = (one: AnchoredSheet, row: number) => sameText(contentAt(one.sheet, row, one.labelColumn), label);
    const byCode = anchored.flatMap((one) => (one.rows.get(element.code) ?? []).map((row) => ({ one, row })));
    const byCodeAndLabel = byCode.filter(({ one, row }) => labelled(one, row));
    if (name && named) {
      const columns = {
        ...shifted(home?.columns ?? defaults(form), name.left, home !== undefined, form),
        value: name.left,
      };
      const place = { sheet: named, row: name.top, columns };
      const codeAgrees = home?.rows.get(element.code)?.includes(name.top) === true;
      const labelAgrees = home !== undefined && labelled(home, name.top);
      if (codeAgrees && labelAgrees) return { element, anchoring: "sound", place };
      if (codeAgrees) return { element, anchoring: "label_changed", place };
      if (labelAgrees) return { element, anchoring: "code_changed", place };
      const only = byCodeAndLabel.length === 1 ? byCodeAndLabel[0] : undefined;
      if (only) return { element, anchoring: "name_moved", place: placeIn(only.one, only.row) };
      return { element, anchoring: "contradictory", place };
    }
    const only = byCodeAndLabel.length === 1 ? byCodeAndLabel[0] : undefined;
    if (only) return { element, anchoring: "name_lost", place: placeIn(only.one, only.row) };
    return { element, anchoring: byCode.length > 0 ? "contradictory" : "deleted", place: null };
  }
}

function placeIn(one: AnchoredSheet, row: number): Located["place"] {
  return { sheet: one.sheet, row, columns: one.columns };
}

function defaults(form: { kind: "figures" | "texts" }): Partial<Record<Field, number>> {
  if (form.kind === "texts") return { ...textColumns };
  const { has: _, failures: __, ...printed } = figureColumns;
  return printed;
}

/** Without a readable head, the columns beside the named cell keep their distance from it. */
function shifted(columns: Partial<Record<Field, number>>, left: number, known: boolean, form: FigureSheet) {
  if (known) return columns;
  const from = defaults(form);
  const by = left - (from.value ?? left);
  return Object.fromEntries(Object.entries(from).map(([field, column]) => [field, column + by]));
}

/** The column with the most codes is the code column; the head above it says where the others are. */
function anchorSheet(sheet: ReadSheet, codes: ReadonlySet<string>): AnchoredSheet | null {
  const found = new Map<number, { code: string; row: number }[]>();
  for (const cell of sheet.cells.values()) {
    if (typeof cell.value !== "string" || cell.formula !== undefined) continue;
    const code = cell.value.trim().toUpperCase();
    if (codes.has(code)) found.set(cell.column, [...(found.get(cell.column) ?? []), { code, row: cell.row }]);
  }
  const best = [...found].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0];
  const hits = best?.[1] ?? [];
  const top = Math.min(...hits.map((hit) => hit.row));
  const { kind, columns } = headerColumns(sheet, top);
  // Codes overwritten altogether: the head still says where the labels stand.
  if (!best && columns.label === undefined) return null;
  const codeColumn = best?.[0] ?? columns.code ?? figureColumns.code;
  const rows = new Map<string, number[]>();
  for (const { code, row } of hits) rows.set(code, [...(rows.get(code) ?? []), row]);
  const base = defaults({ kind });
  const shift = codeColumn - (base.code ?? codeColumn);
  const expected = Object.fromEntries(Object.entries(base).map(([field, column]) => [field, column + shift]));
  const known = { ...expected, ...columns, code: codeColumn } as Partial<Record<Field, number>> & { label: number };
  return { sheet, codeColumn, labelColumn: known.label, rows, columns: known };
}

const headers = new Map<string, { field: Field; kind: "figures" | "texts" | null }>([
  ...Object.entries(figureHeaders).map(
    ([field, text]) => [toneNormal(text), { field: field as Field, kind: null }] as const,
  ),
  [toneNormal(figureHeaders.label), { field: "label", kind: "figures" }],
  [toneNormal(textHeaders.label), { field: "label", kind: "texts" }],
  [toneNormal(textHeaders.value), { field: "value", kind: null }],
]);

/** Columns by the texts of the head; the years that two of them end with are left out. */
function headerColumns(
  sheet: ReadSheet,
  above: number,
): { kind: "figures" | "texts"; columns: Partial<Record<Field, number>> } {
  let kind: "figures" | "texts" = "figures";
  const columns: Partial<Record<Field, number>> = {};
  for (const cell of sheet.cells.values()) {
    if (cell.row >= above || typeof cell.value !== "string") continue;
    const found = headers.get(toneNormal(cell.value).replace(/ \(?\d{4}\)?$/, ""));
    if (!found) continue;
    columns[found.field] = cell.column;
    kind = found.kind ?? kind;
  }
  return { kind, columns };
}
