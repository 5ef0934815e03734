/**
 * Finds the cells of a form again. Three anchors: the defined name, the code in the code column, the printed label.
 * Two of three must agree; a disagreement is told. A sheet of which nothing is left is absent: it may come in another file.
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
import { cellAt, codedCells, contentAt, holds, placedNames, rawText } from "./cells.js";

/** A column of a sheet of figures or texts. */
export type Field = keyof typeof figureHeaders;

/** How a cell was found. */
export type Anchoring =
  | "sound"
  | "label_changed"
  | "code_changed"
  | "name_lost"
  | "name_moved"
  /** Its anchors point at different cells. */
  | "contradictory"
  /** It stands in two places that say different things. */
  | "two_places"
  | "deleted";

export interface Place {
  sheet: ReadSheet;
  row: number;
  columns: Partial<Record<Field, number>>;
}

export interface Located {
  element: Element;
  anchoring: Anchoring;
  /** null for a deleted cell. */
  place: Place | null;
  /** Where else the same code and label stand: a copied row or sheet. */
  copies: Place[];
}

/** A sheet of figures or texts of the form, as it was found. */
export interface LocatedForm {
  form: FigureSheet;
  /** Nothing of it is in the workbook. */
  absent: boolean;
  cells: Located[];
}

interface AnchoredSheet {
  sheet: ReadSheet;
  codeColumn: number;
  labelColumn: number;
  columns: Partial<Record<Field, number>>;
  /** Column of the values as the head of the sheet says; null where the head does not. */
  headedValue: number | null;
  /** Rows by code. */
  rows: Map<string, number[]>;
}

interface Anchors {
  names: ReturnType<typeof placedNames>;
  sheets: ReadonlyMap<string, ReadSheet>;
  anchored: readonly AnchoredSheet[];
}

export function locate(workbook: ReadWorkbook, layout: FormLayout): LocatedForm[] {
  const forms = figureSheets(layout);
  const codes = new Set(forms.flatMap((form) => form.rows.map((row) => row.element.code)));
  const anchored = workbook.sheets
    .filter((sheet) => sheet.name !== stampSheetName)
    .flatMap((sheet) => anchorSheet(sheet, codes) ?? []);
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const anchors = { names: placedNames(workbook), sheets, anchored };
  return forms.map((form) => {
    const cells = form.rows.map(({ element, label }) => locateOne(element, label, form, anchors));
    return { form, cells, absent: cells.every(({ place, anchoring }) => place === null && anchoring === "deleted") };
  });
}

function locateOne(element: Element, label: string, form: FigureSheet, anchors: Anchors): Located {
  const { names, sheets, anchored } = anchors;
  const name = names.get(element.code);
  const named = name?.sheet ? sheets.get(name.sheet) : undefined;
  const home = anchored.find((one) => one.sheet === named);
  const byCode = anchored.flatMap((one) => (one.rows.get(element.code) ?? []).map((row) => ({ one, row })));
  const byCodeAndLabel = byCode.filter(
    ({ one, row }) => one.columns.value !== undefined && isLabelled(one, row, label),
  );
  if (name && named) {
    const known = {
      ...shifted(home?.columns ?? defaults(form), name.left, home !== undefined, form),
      value: name.left,
    };
    const place = { sheet: named, row: name.top, columns: known };
    const copies = byCodeAndLabel
      .filter(({ one, row }) => one.sheet !== named || row !== name.top)
      .map(({ one, row }) => placeIn(one, row));
    const codeAgrees = home?.rows.get(element.code)?.includes(name.top) === true;
    // Codes cleared and the head retyped: the labels still stand where they always did, left of the named cell.
    const usual = shifted(defaults(form), name.left, false, form).label ?? 0;
    const labelAgrees = home ? isLabelled(home, name.top, label) : sameText(contentAt(named, name.top, usual), label);
    if (codeAgrees || labelAgrees) {
      // The row is right; a name that stands under another head than that of the values was cut and pasted sideways.
      const sideways = home?.headedValue !== null && home?.headedValue !== undefined && home.headedValue !== name.left;
      if (sideways) return { element, anchoring: "contradictory", place, copies };
      if (codeAgrees && labelAgrees) return checked({ element, anchoring: "sound", place, copies });
      return checked({ element, anchoring: codeAgrees ? "label_changed" : "code_changed", place, copies });
    }
    const only = byCodeAndLabel.length === 1 ? byCodeAndLabel[0] : undefined;
    if (only) return { element, anchoring: "name_moved", place: placeIn(only.one, only.row), copies: [] };
    return { element, anchoring: "contradictory", place, copies };
  }
  const [only, ...copies] = byCodeAndLabel.map(({ one, row }) => placeIn(one, row));
  if (only) return checked({ element, anchoring: "name_lost", place: only, copies });
  return { element, anchoring: byCode.length > 0 ? "contradictory" : "deleted", place: null, copies: [] };
}

function isLabelled(one: AnchoredSheet, row: number, label: string): boolean {
  return sameText(contentAt(one.sheet, row, one.labelColumn), label);
}

/** A copy that is empty or says the same takes nothing away; one that says something else leaves two readings. */
function checked(located: Located): Located {
  const said = (place: Place) => answerAt(place);
  const own = said(located.place!);
  const differs = located.copies.some((copy) => said(copy) !== "" && said(copy) !== own);
  return differs ? { ...located, anchoring: "two_places" } : located;
}

/** What a place says, its reason included. */
function answerAt({ sheet, row, columns }: Place): string {
  const value = columns.value === undefined ? undefined : cellAt(sheet, row, columns.value);
  const reason = columns.reason === undefined ? "" : contentAt(sheet, row, columns.reason);
  if (holds(value)) return `${rawText(value!.value) || "="}|${reason}`;
  return reason === "" ? "" : `|${reason}`;
}

function placeIn(one: AnchoredSheet, row: number): Place {
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
  for (const { code, cell } of codedCells(sheet)) {
    if (!codes.has(code) || cell.formula !== undefined) continue;
    const column = found.get(cell.column);
    if (column) column.push({ code, row: cell.row });
    else found.set(cell.column, [{ code, row: cell.row }]);
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
  // A column that the head gives to one field is not another's, whose own column was deleted.
  const taken = new Set(Object.values(columns));
  // Nor is a column guessed for the figures under a head that can be read and names none.
  const headed = Object.keys(columns).length >= readableHead;
  const fallback = Object.entries(expected).filter(
    ([field, column]) => !(field in columns) && !taken.has(column) && !(field === "value" && headed),
  );
  const known: Partial<Record<Field, number>> = { ...Object.fromEntries(fallback), ...columns, code: codeColumn };
  const labelColumn = known.label ?? codeColumn + 1;
  return { sheet, codeColumn, labelColumn, rows, columns: known, headedValue: columns.value ?? null };
}

/** Words of a head enough to believe what it leaves out. */
const readableHead = 3;

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
