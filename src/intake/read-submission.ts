/** One returned workbook to values, judgements and an account of every input cell. Pure: a read workbook in, no files. */
import { type Campaign, inputsBehind, partsFirst, type RosterColumn, totalOf, type Unit } from "../campaign/index.js";
import type { CellRef, Cover, Value } from "../model.js";
import { type Judgement, judgeUnit } from "../validation/index.js";
import { clean, sameText } from "../vietnamese/index.js";
import {
  columnLetters,
  coverFields,
  layoutOf,
  printedTexts,
  type ReadWorkbook,
  rosterSheets,
} from "../workbook/index.js";
import { type Field, type Located, locate } from "./anchors.js";
import { cellAt, contentAt, namedContent, rawText } from "./cells.js";
import type { Identity } from "./identify.js";
import { listed, notePen } from "./notes.js";
import { readFigure } from "./read-figure.js";
import { type ReadRoster, readRoster } from "./read-roster.js";
import { unplaced } from "./unplaced.js";

export interface Counts {
  input: number;
  accepted: number;
  rejected: number;
  blank: number;
  unplaced: number;
}

export interface ReadSubmission {
  unit: Unit;
  definition: string;
  cover: Cover;
  values: Value[];
  /** Of structure, cells and the unit's rules; passes included. */
  judgements: Judgement[];
  cells: Counts;
}

type Known = Extract<Identity, { unit: Unit }>;

/** `sha256`: of the workbook's bytes. `previous`: last year's value of an element of this unit. */
export function readSubmission(
  campaign: Campaign,
  identity: Known,
  workbook: ReadWorkbook,
  sha256: string,
  previous: ReadonlyMap<string, number | string>,
): ReadSubmission {
  const { unit } = identity;
  const layout = layoutOf(campaign, unit);
  const pen = notePen(unit.code);
  const located = locate(workbook, layout);
  const codes = new Set(located.map(({ element }) => element.code));
  const cover = readCover(workbook);
  if (!identity.stamped) pen.note("template.unstamped", "warning", {}, []);
  if (identity.olderTemplate) pen.note("template.older", "warning", {}, []);
  const expected = campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)!.name;
  if (cover.basis !== "" && cover.basis !== expected)
    pen.note("cover.basis", "warning", { given: cover.basis, expected }, []);
  if (cover.letterNumber === "") pen.note("cover.no_letter", "note", {}, []);

  const values = located.flatMap((one) => (one.element.sumOf ? [] : [readOne(one)]));
  noteAnchors(located);
  noteBlanks(values);
  const figures = withTotals(campaign, values);
  noteTotals(located, figures);
  notePrevious(located);
  const rosters = rosterSheets(layout).map((form) => readRoster(workbook, form));
  for (const read of rosters) {
    noteRoster(read);
    for (const cell of read.cells) values.push(rosterValue(cell));
  }
  const outside = unplaced(workbook, printedTexts(campaign, unit, layout), located, rosters);
  if (outside.length > 0)
    pen.note("sheet.unplaced", "warning", { count: outside.length, list: listed(outside.map(address)) }, outside);
  const comments = workbook.comments.map(
    (comment): CellRef => ({ element: "", sheet: comment.sheet, cell: comment.cell, raw: comment.text }),
  );
  if (comments.length > 0)
    pen.note("sheet.comments", "warning", { count: comments.length, list: listed(comments.map(address)) }, comments);
  if (workbook.hasExternalLinks) pen.note("sheet.external_links", "warning", {}, []);

  const fates = (fate: Value["fate"]) => values.filter((value) => value.fate === fate).length;
  return {
    unit,
    definition: identity.definition,
    cover,
    values,
    judgements: [...pen.judgements, ...judgeUnit(campaign, unitValues(campaign, unit, figures, values, previous))],
    cells: {
      input: values.length,
      accepted: fates("accepted"),
      rejected: fates("rejected"),
      blank: fates("blank"),
      unplaced: outside.length,
    },
  };

  function readOne({ element, place, anchoring }: Located): Value {
    const base = {
      sha256,
      element: element.code,
      row: 0,
      reason: null,
      includedIn: null,
      evidence: null,
      explanation: null,
    };
    if (place === null || anchoring === "contradictory") {
      const sheet = place?.sheet.name ?? "";
      const cell = place ? `${columnLetters(place.columns.value!)}${place.row}` : "";
      const raw = place ? rawText(cellAt(place.sheet, place.row, place.columns.value!)?.value) : "";
      pen.note(
        place ? "cell.contradictory" : "cell.deleted",
        "error",
        {},
        [{ element: element.code, sheet, cell, raw }],
        element,
      );
      return { ...base, sheet, cell, raw, fate: "rejected", value: null };
    }
    const { sheet, row, columns } = place;
    const text = (field: Field) => (columns[field] === undefined ? "" : contentAt(sheet, row, columns[field]));
    const cell = cellAt(sheet, row, columns.value!);
    const read = readFigure(element, { value: cell, reason: text("reason"), includedIn: text("includedIn") }, codes);
    const at = { sheet: sheet.name, cell: `${columnLetters(columns.value!)}${row}`, raw: rawText(cell?.value) };
    for (const { code, severity, slots } of read.remarks)
      pen.note(code, severity, slots ?? {}, [{ element: element.code, ...at }], element);
    return {
      ...base,
      ...at,
      fate: read.fate,
      value: read.value,
      reason: read.reason,
      includedIn: read.includedIn,
      evidence: text("evidence") || null,
      explanation: text("explanation") || null,
    };
  }

  function rosterValue({ column, sheet, cell, raw, row, fate, value, remarks }: ReadRoster["cells"][number]): Value {
    for (const { code, severity, slots } of remarks)
      pen.note(code, severity, slots ?? {}, [{ element: column.code, sheet, cell, raw }], column);
    return {
      sha256,
      element: column.code,
      row,
      sheet,
      cell,
      raw,
      fate,
      value,
      reason: null,
      includedIn: null,
      evidence: null,
      explanation: null,
    };
  }

  function noteAnchors(all: readonly Located[]): void {
    const lost = all.filter((one) => one.anchoring === "name_lost");
    if (lost.length > 0) pen.note("cell.names_lost", "warning", { count: lost.length }, []);
    for (const { element, anchoring, place } of all) {
      if (
        place === null ||
        !(anchoring === "label_changed" || anchoring === "code_changed" || anchoring === "name_moved")
      )
        continue;
      const cell = `${columnLetters(place.columns.value!)}${place.row}`;
      const raw = rawText(cellAt(place.sheet, place.row, place.columns.value!)?.value);
      pen.note(
        `cell.${anchoring}`,
        "warning",
        {},
        [{ element: element.code, sheet: place.sheet.name, cell, raw }],
        element,
      );
    }
  }

  function noteBlanks(all: readonly Value[]): void {
    const optional = new Set(located.filter(({ element }) => element.optional).map(({ element }) => element.code));
    const blank = all.filter(
      (value) => value.fate === "blank" && value.reason === null && !optional.has(value.element),
    );
    if (blank.length > 0)
      pen.note(
        "cell.blank",
        "warning",
        { count: blank.length, list: listed(blank.map((value) => value.element)) },
        blank.map(cellRef),
      );
  }

  /** A typed or cached total that differs from its parts; an absent cache says nothing. */
  function noteTotals(all: readonly Located[], known: ReadonlyMap<string, number | string | null>): void {
    for (const { element, place } of all) {
      if (!element.sumOf || !place) continue;
      const cell = cellAt(place.sheet, place.row, place.columns.value!);
      const given = typeof cell?.value === "number" ? cell.value : rawText(cell?.value);
      if (given === "") continue;
      const sum = known.get(element.code) ?? null;
      const same =
        typeof given === "number" &&
        sum !== null &&
        Number(given.toPrecision(15)) === Number(Number(sum).toPrecision(15));
      if (same) continue;
      const at = {
        element: element.code,
        sheet: place.sheet.name,
        cell: `${columnLetters(place.columns.value!)}${place.row}`,
        raw: String(given),
      };
      const typed = cell?.formula === undefined;
      if (sum === null) pen.note("total.without_parts", "warning", { given }, [at], element);
      else pen.note("total.typed", typed ? "error" : "warning", { given, sum }, [at], element);
    }
  }

  function noteRoster({ roster, lost, renamed, gaps }: ReadRoster): void {
    const named = (columns: readonly RosterColumn[]) => columns.map((column) => column.name).join(", ");
    const nowhere = (column: RosterColumn): CellRef => ({ element: column.code, sheet: "", cell: "", raw: "" });
    if (lost.length > 0)
      pen.note("roster.column_lost", "error", { roster: roster.name, columns: named(lost) }, lost.map(nowhere));
    if (renamed.length > 0)
      pen.note("roster.names_lost", "warning", { roster: roster.name, columns: named(renamed) }, renamed.map(nowhere));
    for (const { row, columns, at } of gaps) {
      const cells = columns.map((column) => ({ element: column.code, ...at, raw: "" }));
      pen.note("roster.gaps", "warning", { roster: roster.name, row, columns: named(columns) }, cells);
    }
  }

  /** Last year's figures are ours; what is typed over them is no figure of this year, and is told. */
  function notePrevious(all: readonly Located[]): void {
    for (const { element, place } of all) {
      if (!place?.columns.previous) continue;
      const cell = cellAt(place.sheet, place.row, place.columns.previous);
      const raw = rawText(cell?.value);
      const sent = previous.get(element.code);
      const same = raw === "" || (sent !== undefined && sameFigure(cell?.value, sent));
      if (same) continue;
      const at = `${columnLetters(place.columns.previous)}${place.row}`;
      const given = typeof cell?.value === "number" ? cell.value : raw;
      const cells = [{ element: element.code, sheet: place.sheet.name, cell: at, raw }];
      pen.note("cell.previous_changed", "warning", { given, sent: sent ?? "-" }, cells, element);
    }
  }
}

function sameFigure(given: unknown, sent: number | string): boolean {
  if (typeof given === "number" && typeof sent === "number") return given.toPrecision(15) === sent.toPrecision(15);
  return sameText(String(given), String(sent));
}

function readCover(workbook: ReadWorkbook): Cover {
  const cover = Object.fromEntries(coverFields.map(({ field, name }) => [field, clean(namedContent(workbook, name))]));
  return cover as unknown as Cover;
}

/** Values by code with the totals computed from their parts. */
function withTotals(campaign: Campaign, values: readonly Value[]): Map<string, number | string | null> {
  const parts = new Map(values.map((value) => [value.element, value]));
  const figures = new Map(values.map((value) => [value.element, value.value]));
  const computed = new Map<string, ReturnType<typeof totalOf>>();
  for (const total of partsFirst(campaign.elements)) {
    if (!total.sumOf?.some((part) => figures.has(part))) continue;
    const sum = totalOf(total, (code) => parts.get(code) ?? computed.get(code));
    computed.set(total.code, sum);
    figures.set(total.code, sum.value);
  }
  return figures;
}

function unitValues(
  campaign: Campaign,
  unit: Unit,
  figures: ReadonlyMap<string, number | string | null>,
  values: readonly Value[],
  previous: ReadonlyMap<string, number | string>,
) {
  const columns = new Map<string, (number | string | null)[]>();
  for (const roster of campaign.rosters) {
    const own = new Set(roster.columns.map((column) => column.code));
    const cells = values.filter((value) => value.row > 0 && own.has(value.element));
    const rows = Math.max(0, ...cells.map((value) => value.row));
    for (const code of own) columns.set(code, new Array<null>(rows).fill(null));
    for (const cell of cells) columns.get(cell.element)![cell.row - 1] = cell.value;
  }
  const unreadable = new Set(
    values.flatMap((value) => (value.row > 0 && value.fate === "rejected" ? [value.element] : [])),
  );
  const cells = (name: string): CellRef[] => {
    const wanted = new Set(inputsBehind(campaign.elements, name));
    return values.filter((value) => wanted.has(value.element)).map(cellRef);
  };
  return { unit, figures, previous, columns, unreadable, cells };
}

function cellRef({ element, sheet, cell, raw }: Value): CellRef {
  return { element, sheet, cell, raw };
}

function address({ sheet, cell }: CellRef): string {
  return `${sheet}!${cell}`;
}
