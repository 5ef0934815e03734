/**
 * What a recalculated workbook must show, from our own reading and judging of the same file. Written from the words of
 * DECISIONS.md, not from the formulas of the workbook:
 *
 * - A row's flag is 1 where rules may use its figure. The workbook knows only numbers: a text that intake understands
 *   ("1.234", "không phát sinh") is no figure there yet, so that the clerk mends it before sending. And it cannot tell a
 *   cell of a list that intake will refuse: rules over that column are still decided there. `strictFigures` puts our own
 *   evaluation under these two conditions; any other difference from what intake said is in `unexplained`.
 * - A rule's message stands at the first element it names; a roster's own rules stand over its check column.
 * - The check of a row shows the failed rules; else "Chưa đủ số liệu" where a rule of the row is undecided; else ✓.
 *   Beside a blank it asks for a figure or a reason; a figure that is left out with a reason is answered (✓), whatever
 *   rules wait for it.
 */
import {
  type Campaign,
  type Element,
  elementsOf,
  isNumeric,
  type ParsedRule,
  totalOf,
  unitRules,
} from "../../src/campaign/index.js";
import type { ReadSubmission } from "../../src/intake/index.js";
import type { Result, Value } from "../../src/model.js";
import { judgeUnit } from "../../src/validation/index.js";
import { liveTexts } from "../../src/workbook/template/live-formulas.js";
import type { SeededForm } from "./seeded-forms.js";

export interface ExpectedRow {
  code: string;
  /** Only of totals: the number, or null where it is missing. */
  total?: number | null;
  has: 0 | 1;
  failures: string;
  /** Exactly this text, or one of several that say how a cell is wrong. */
  check: string | readonly string[];
  rules: { id: string; result: Result }[];
}

export interface ExpectedForm {
  rows: ExpectedRow[];
  /** Rules that intake judged otherwise, for another reason than the two conditions; there must be none. */
  unexplained: string[];
  /** Rules that intake judged otherwise for one of them. */
  explained: string[];
  /** By roster code: the head of the check column, and each row's check. */
  rosters: Map<
    string,
    { head: string; rows: ("" | "complete" | "incomplete")[]; rules: { id: string; result: Result }[] }
  >;
}

const unusable = [liveTexts.notANumber, liveTexts.notWhole, liveTexts.notAnswer, /^Không được (nhỏ|lớn) hơn/];

export function isUnusable(text: string): boolean {
  return unusable.some((one) => (typeof one === "string" ? one === text : one.test(text)));
}

export function expectedForm(campaign: Campaign, form: SeededForm, read: ReadSubmission): ExpectedForm {
  const { unit, content } = form;
  const elements = elementsOf(campaign, unit);
  const figures = strictFigures(elements, form, read);
  const columns = columnsOf(campaign, read.values);
  const judged = judgeUnit(campaign, { unit, figures, previous: content.previous, columns, cells: () => [] });
  const results = new Map(judged.map((one) => [one.rule, one.result]));
  const anchored = anchoredRules(campaign, form);
  const told = (rules: readonly ParsedRule[]) => ({
    rules: rules.map((rule) => ({ id: rule.id, result: results.get(rule.id)! })),
    failures: rules.flatMap((rule) => (results.get(rule.id) === "fail" ? [`${rule.message}. `] : [])).join(""),
    undecided: rules.some((rule) => results.get(rule.id) === "undecided"),
  });
  const rows = elements.map((element): ExpectedRow => {
    const { rules, failures, undecided } = told(anchored.get(element.code) ?? []);
    const value = figures.get(element.code) ?? null;
    const ofRules = failures || (undecided ? liveTexts.undecided : liveTexts.fine);
    const base = { code: element.code, has: value === null ? (0 as const) : (1 as const), failures, rules };
    if (!element.sumOf) return { ...base, check: checkOf(element, form, value, ofRules) };
    const total = typeof value === "number" ? value : null;
    return { ...base, total, check: total === null ? liveTexts.undecided : ofRules };
  });
  const rosters = new Map(
    [...(content.rosters ?? [])].map(([code, given]) => {
      const { rules, failures, undecided } = told(anchored.get(code) ?? []);
      const head = failures || (undecided ? liveTexts.undecided : "Kiểm tra");
      const roster = campaign.rosters.find((one) => one.code === code)!;
      const needed = roster.columns.filter((column) => column.required || column.code === roster.key);
      const rowChecks = given.map((row) => {
        if (row.size === 0) return "" as const;
        return needed.every((column) => row.has(column.code)) ? ("complete" as const) : ("incomplete" as const);
      });
      return [code, { head, rows: rowChecks, rules }];
    }),
  );
  return { rows, rosters, ...differences(campaign, form, read, results) };
}

/** Where the strict evaluation is not what intake says of the file, and whether the conditions are why. */
function differences(campaign: Campaign, form: SeededForm, read: ReadSubmission, strict: ReadonlyMap<string, Result>) {
  const inputs = new Set(elementsOf(campaign, form.unit).flatMap((one) => (isLenient(one, form) ? [one.code] : [])));
  const refused = new Set(
    read.values.filter((one) => one.row > 0 && one.fate === "rejected").map((one) => one.element),
  );
  const partsOf = new Map(campaign.elements.map((one) => [one.code, one.sumOf ?? [one.code]]));
  const said = new Map(read.judgements.map((one) => [one.rule, one.result]));
  const other = unitRules(campaign, form.unit).filter((rule) => strict.get(rule.id) !== said.get(rule.id));
  const isExplained = (rule: ParsedRule) =>
    rule.names.some((name) => refused.has(name) || (partsOf.get(name) ?? []).some((part) => inputs.has(part)));
  const word = (rule: ParsedRule) => `${rule.id}: intake ${said.get(rule.id)}, strictly ${strict.get(rule.id)}`;
  return {
    explained: other.filter(isExplained).map(word),
    unexplained: other.filter((rule) => !isExplained(rule)).map(word),
  };
}

/** A text that intake may understand, and the workbook does not. */
function isLenient(element: Element, form: SeededForm): boolean {
  const typed = form.content.figures?.get(element.code)?.value;
  if (typeof typed !== "string") return false;
  return isNumeric(element) || (element.type === "boolean" && !/^(có|không)$/i.test(typed));
}

/** Our figures, less the texts that only intake understands, with totals made anew. */
function strictFigures(elements: readonly Element[], form: SeededForm, read: ReadSubmission) {
  const single = new Map(read.values.filter((value) => value.row === 0).map((value) => [value.element, value]));
  const figures = new Map<string, number | string | null>();
  for (const element of elements.filter((one) => !one.sumOf)) {
    const value = single.get(element.code)!;
    figures.set(element.code, isLenient(element, form) ? null : value.value);
  }
  for (const total of elements.filter((one) => one.sumOf)) {
    const part = (code: string) => {
      const value = single.get(code);
      // A word that intake takes for a reason is only text to the workbook; the reason column is the same to both.
      const chosen = form.content.figures?.get(code)?.reason ?? null;
      return value && { value: figures.get(code) ?? null, reason: chosen, includedIn: value.includedIn };
    };
    figures.set(total.code, totalOf(total, part).value);
  }
  return figures;
}

function checkOf(element: Element, form: SeededForm, value: number | string | null, ofRules: string) {
  const { value: typed, reason, includedIn } = form.content.figures?.get(element.code) ?? {};
  if (element.optional) return ofRules;
  if (value !== null) {
    if (reason !== undefined && reason !== "zero") return liveTexts.reasonTooMuch;
    if (reason === "zero" && value !== 0)
      return isNumeric(element) ? liveTexts.zeroWithNumber : liveTexts.reasonTooMuch;
    return ofRules;
  }
  if (typed !== undefined) return unusableTexts;
  if (reason === undefined) return [liveTexts.fill, liveTexts.fillAnswer, liveTexts.fillText];
  if (reason === "included_in" && includedIn === undefined) return liveTexts.nameTheOther;
  return liveTexts.fine;
}

/** Stands for every text that says how a cell is unusable: see isUnusable. */
export const unusableTexts = ["(unusable)"] as const;

function anchoredRules(campaign: Campaign, { unit }: SeededForm): Map<string, ParsedRule[]> {
  const codes = new Set(elementsOf(campaign, unit).map((element) => element.code));
  const rosterOf = new Map(
    campaign.rosters.flatMap((roster) => roster.columns.map((column) => [column.code, roster.code])),
  );
  const found = new Map<string, ParsedRule[]>();
  for (const rule of unitRules(campaign, unit)) {
    const place =
      rule.names.find((name) => codes.has(name)) ?? rosterOf.get(rule.names.find((name) => rosterOf.has(name))!)!;
    found.set(place, [...(found.get(place) ?? []), rule]);
  }
  return found;
}

function columnsOf(campaign: Campaign, values: readonly Value[]) {
  const rows = values.filter((value) => value.row > 0);
  const columns = new Map<string, (number | string | null)[]>();
  for (const roster of campaign.rosters) {
    const codes = roster.columns.map((column) => column.code);
    const own = rows.filter((value) => codes.includes(value.element));
    const length = Math.max(0, ...own.map((value) => value.row));
    for (const code of codes) {
      const cells = new Array<number | string | null>(length).fill(null);
      for (const value of own) if (value.element === code) cells[value.row - 1] = value.value;
      columns.set(code, cells);
    }
  }
  return columns;
}
