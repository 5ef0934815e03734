/** Checks of the figures as they stand in the form: blanks, totals, last year's column, values in the wrong row. */
import { isNumeric } from "../../campaign/index.js";
import { sameText } from "../../vietnamese/index.js";
import type { Located } from "../anchors.js";
import { cellAt, cellRef, holds, rawText, refAt } from "../cells.js";
import { listed } from "../notes.js";
import type { Check, Reading } from "../reading.js";

export const checkBlanks: Check = ({ located, values }, pen) => {
  const optional = new Set(located.filter(({ element }) => element.optional).map(({ element }) => element.code));
  const blank = values.filter(
    (value) => value.row === 0 && value.fate === "blank" && value.reason === null && !optional.has(value.element),
  );
  if (blank.length === 0) return;
  const list = listed(blank.map((value) => value.element));
  pen.note("cell.blank", "warning", { count: blank.length, list }, blank.map(cellRef));
};

/** A typed or cached total that differs from its parts; an absent cache says nothing. */
export const checkTotals: Check = ({ located, figures }, pen) => {
  for (const { element, place, anchoring } of located) {
    if (!element.sumOf || !place) continue;
    const cell = cellAt(place.sheet, place.row, place.columns.value!);
    if (anchoring === "contradictory") {
      // Nobody knows what a figure typed there is the total of.
      const at = [refAt(element.code, place.sheet, place.row, place.columns.value!)];
      if (holds(cell) && cell?.formula === undefined) pen.note("cell.contradictory", "error", {}, at, element);
      continue;
    }
    const given = typeof cell?.value === "number" ? cell.value : rawText(cell?.value);
    if (given === "") continue;
    const sum = figures.get(element.code) ?? null;
    if (typeof given === "number" && typeof sum === "number" && equalTo15Digits(given, sum)) continue;
    const at = [refAt(element.code, place.sheet, place.row, place.columns.value!)];
    const typed = cell?.formula === undefined;
    if (sum === null) pen.note("total.without_parts", "warning", { given }, at, element);
    else pen.note("total.typed", typed ? "error" : "warning", { given, sum }, at, element);
  }
};

/** A total whose formula adds up something else than its parts: the sum of the parts is used, and it is told. */
export const checkTotalFormulas: Check = ({ campaign, located }, pen) => {
  const known = new Set(campaign.elements.map(({ code }) => code));
  for (const { element, place, anchoring } of located) {
    if (!element.sumOf || !place || anchoring === "contradictory") continue;
    const formula = cellAt(place.sheet, place.row, place.columns.value!)?.formula;
    // A cell that shares the formula of another has no text of its own.
    if (!formula || addsUp(formula, element.sumOf, known)) continue;
    const at = [refAt(element.code, place.sheet, place.row, place.columns.value!)];
    pen.note("total.formula_changed", "warning", { formula: `=${formula}` }, at, element);
  }
};

/** Whatever program wrote the formula: the figures it names are the parts, and no number but 0 and 1 stands in it. */
function addsUp(formula: string, parts: readonly string[], known: ReadonlySet<string>): boolean {
  const bare = formula.replace(/"[^"]*"/g, "").replace(/'[^']*'/g, "");
  const words = bare.match(/[\p{L}_$][\p{L}\p{N}_.$]*/gu) ?? [];
  const named = new Set(words.filter((word) => known.has(word)));
  const numbers = bare.replace(/[\p{L}_$][\p{L}\p{N}_.$]*/gu, "").match(/\d+(?:[.,]\d+)?/g) ?? [];
  return (
    named.size === parts.length &&
    parts.every((part) => named.has(part)) &&
    numbers.every((n) => n === "0" || n === "1")
  );
}

/** Last year's figures are ours; what is typed over them is no figure of this year, and is told. */
export const checkPrevious: Check = ({ located, previous }, pen) => {
  for (const { element, place, anchoring } of located) {
    if (anchoring === "contradictory" || !place?.columns.previous) continue;
    const cell = cellAt(place.sheet, place.row, place.columns.previous);
    const raw = rawText(cell?.value);
    const sent = previous.get(element.code);
    if (raw === "" || (sent !== undefined && sameFigure(cell?.value, sent))) continue;
    const given = typeof cell?.value === "number" ? cell.value : raw;
    const at = [refAt(element.code, place.sheet, place.row, place.columns.previous)];
    pen.note("cell.previous_changed", "warning", { given, sent: sent ?? "-" }, at, element);
  }
};

function sameFigure(given: unknown, sent: number | string): boolean {
  if (typeof given === "number" && typeof sent === "number") return equalTo15Digits(given, sent);
  return sameText(String(given), String(sent));
}

function equalTo15Digits(a: number, b: number): boolean {
  return Number(a.toPrecision(15)) === Number(b.toPrecision(15));
}

/** Rows enough to tell a slip of one row from chance. */
const rowsToJudge = 5;

/**
 * Values pasted one row down or up: each is a plausible figure of its row, but together they are last year's order of
 * magnitude of the neighbouring rows and not of their own.
 */
export const checkShiftedRows: Check = ({ forms, previous }, pen) => {
  for (const { form, cells } of forms) {
    const rows = cells.flatMap((one) => comparable(one, previous));
    const own = closeness(rows, 0);
    if (own.pairs < rowsToJudge || own.close > 0.4 * own.pairs) continue;
    for (const shift of [1, -1]) {
      const { pairs, close } = closeness(rows, shift);
      if (pairs < rowsToJudge || close < 0.8 * pairs) continue;
      const refs = cells.flatMap(({ element, place }) =>
        place && !element.sumOf && isNumeric(element)
          ? [refAt(element.code, place.sheet, place.row, place.columns.value!)]
          : [],
      );
      pen.note(
        shift > 0 ? "sheet.shifted_down" : "sheet.shifted_up",
        "error",
        { sheet: form.name, pairs, close },
        refs,
      );
    }
  }
};

interface ComparableRow {
  row: number;
  value: number | null;
  before: number | null;
}

function comparable({ element, place }: Located, previous: Reading["previous"]): ComparableRow[] {
  if (!place || !isNumeric(element) || element.sumOf || place.columns.value === undefined) return [];
  const value = cellAt(place.sheet, place.row, place.columns.value)?.value;
  const before = previous.get(element.code);
  return [{ row: place.row, value: magnitude(value), before: magnitude(before) }];
}

function magnitude(value: unknown): number | null {
  return typeof value === "number" && value > 0 ? value : null;
}

/** How many values have last year's value of the row `shift` above within a factor of two. */
function closeness(rows: readonly ComparableRow[], shift: number): { pairs: number; close: number } {
  const before = new Map(rows.map((one) => [one.row, one.before]));
  let pairs = 0;
  let close = 0;
  for (const { row, value } of rows) {
    const other = before.get(row - shift) ?? null;
    if (value === null || other === null) continue;
    pairs++;
    if (value <= other * 2 && other <= value * 2) close++;
  }
  return { pairs, close };
}
