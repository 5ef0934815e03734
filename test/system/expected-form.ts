/**
 * What a recalculated workbook must show, from the cells as typed and our own judging of them. Written from the words of
 * DECISIONS.md, not from the formulas of the workbook:
 *
 * - A row's flag is 1 where rules may use its figure. The workbook knows only numbers, Có and Không, and the texts of its
 *   lists: what intake understands besides ("1.234", "không phát sinh", "05/12/2026" as text) is no figure there yet, so
 *   that the clerk mends it before sending. Our own evaluation is put under this condition; where intake judged a rule
 *   otherwise, a name of the rule must hold such a text, or the difference is in `unexplained`.
 * - A rule's message stands at the first element it names; a roster's own rules stand over its check column, those over
 *   its rows beside each row.
 * - The check of a row shows the failed rules and what is wrong with the row itself; where nothing is, "Chưa đủ số liệu"
 *   while a rule of the row is undecided, else ✓. A figure left out with a reason says that rules wait for it.
 */
import {
  type Campaign,
  type Element,
  elementsOf,
  isNumeric,
  lowest,
  type ParsedRule,
  partsFirst,
  type Roster,
  type RosterColumn,
  rostersOf,
  rowFormula,
  rowRules,
  totalOf,
  unitRules,
} from "../../src/campaign/index.js";
import { columnName } from "../../src/formula/index.js";
import type { ReadSubmission } from "../../src/intake/index.js";
import { reasonLabels } from "../../src/messages/reasons.js";
import type { MissingReason, Result } from "../../src/model.js";
import { rowResults } from "../../src/validation/row-rules.js";
import { judgeRule, missingNames, namesOf, type UnitValues } from "../../src/validation/unit-rules.js";
import { liveTexts } from "../../src/workbook/template/live-texts.js";
import { cellKey, type SeededForm } from "./seeded-forms.js";
import type { Content } from "./set-cells.js";

type Value = number | string | null;

export interface ExpectedRow {
  code: string;
  /** Only of totals: the number, or null where it is missing. */
  total?: number | null;
  has: 0 | 1;
  failures: string;
  check: string;
  rules: { id: string; result: Result }[];
}

export interface ExpectedRoster {
  head: string;
  /** The check of each row of the sheet, from the first. */
  rows: string[];
  rules: { id: string; result: Result }[];
  /** A result for each filled row. */
  rowRules: { id: string; result: Result }[];
}

export interface ExpectedForm {
  rows: ExpectedRow[];
  rosters: Map<string, ExpectedRoster>;
  strict: Strict;
}

/** Our own evaluation under the condition above. */
interface Strict {
  answers: ReadonlyMap<string, Answer>;
  lists: ReadonlyMap<string, List>;
  /** By rule id, of rules over the unit. */
  results: ReadonlyMap<string, Result>;
}

export function expectedForm(campaign: Campaign, form: SeededForm): ExpectedForm {
  const { unit, content } = form;
  const elements = elementsOf(campaign, unit).filter(({ type }) => type !== "longtext");
  const answers = new Map(elements.map((element) => [element.code, answerOf(element, form)]));
  const figures = figuresOf(elements, answers);
  const lists = new Map(rostersOf(campaign, unit).map((roster) => [roster.code, listOf(roster, form)]));
  const columns = new Map([...lists.values()].flatMap((list) => [...list.columns]));
  const unreadable = new Set([...lists.values()].flatMap((list) => [...list.unreadable]));
  const values: UnitValues = { unit, figures, previous: content.previous, columns, unreadable, cells: () => [] };
  const results = new Map<string, Result>();
  /** Undecided though nothing is missing: the formula gives an error. */
  const broken = new Set<string>();
  for (const rule of unitRules(campaign, unit)) {
    const missing = missingNames(rule, values).length > 0;
    const { result } = judgeRule(rule, namesOf(values), missing, values);
    results.set(rule.id, result);
    if (result === "undecided" && !missing) broken.add(rule.id);
  }
  const anchored = anchoredRules(campaign, form);
  const told = (rules: readonly ParsedRule[]) => ({
    rules: rules.map(({ id }) => ({ id, result: results.get(id)! })),
    failures: rules
      .map(({ id, message }) => (results.get(id) === "fail" ? `${message}. ` : broken.has(id) ? brokenText : ""))
      .join(""),
    undecided: rules.some(({ id }) => results.get(id) === "undecided" && !broken.has(id)),
  });
  const codes = new Set(elementsOf(campaign, unit).map(({ code }) => code.toUpperCase()));
  const rows = elements.map((element): ExpectedRow => {
    const { rules, failures, undecided } = told(anchored.get(element.code) ?? []);
    const value = figures.get(element.code) ?? null;
    const settled = (waiting: string) => (failures !== "" ? "" : undecided ? waiting : liveTexts.fine);
    const base = { code: element.code, has: value === null ? (0 as const) : (1 as const), failures, rules };
    if (!element.sumOf) {
      const own = ownCheck(element, answers.get(element.code)!, codes, settled);
      return { ...base, check: failures + own };
    }
    const total = typeof value === "number" ? value : null;
    const own = total === null ? (failures === "" ? liveTexts.undecided : "") : settled(liveTexts.undecided);
    return { ...base, total, check: failures + own };
  });
  const rosters = new Map(
    rostersOf(campaign, unit).map((roster) => {
      const { rules, failures, undecided } = told(anchored.get(roster.code) ?? []);
      const head = failures || (undecided ? liveTexts.undecided : liveTexts.listHead);
      return [roster.code, { head, rules, ...rowsOf(campaign, form, roster, lists.get(roster.code)!, values) }];
    }),
  );
  return { rows, rosters, strict: { answers, lists, results } };
}

const brokenText = `${liveTexts.broken}. `;

// One figure, as its cells stand.

interface Answer {
  typed: Content | undefined;
  value: Value;
  /** "unknown" where something stands in the column that is no reason of the list. */
  reason: MissingReason | "unknown" | null;
  includedIn: Content | undefined;
}

function answerOf(element: Element, { typed }: SeededForm): Answer {
  const given = typed.get(cellKey(element.code, "value"));
  const reason = reasonOf(typed.get(cellKey(element.code, "reason")));
  const zero = isNumeric(element) && given === undefined && reason === "zero";
  const value = zero ? 0 : usable(element, given);
  return { typed: given, value, reason, includedIn: typed.get(cellKey(element.code, "includedIn")) };
}

function usable(element: Element, given: Content | undefined): Value {
  if (given === undefined || typeof given === "object") return null;
  if (element.type === "boolean") return typeof given === "string" && /^(có|không)$/i.test(given) ? given : null;
  if (!isNumeric(element)) return isBlank(given) ? null : String(given);
  if (typeof given !== "number") return null;
  const isAbove = given >= (lowest(element) ?? Number.NEGATIVE_INFINITY);
  const isBelow = given <= (element.max ?? Number.POSITIVE_INFINITY);
  return isAbove && isBelow && (element.type !== "integer" || Number.isInteger(given)) ? given + 0 : null;
}

/** Nothing that a person would see. */
function isBlank(content: Content | undefined): boolean {
  return content === undefined || (typeof content === "string" && content.trim() === "");
}

function reasonOf(given: Content | undefined): Answer["reason"] {
  if (isBlank(given)) return null;
  const written = typeof given === "string" ? given.trim().toLowerCase() : null;
  const found = Object.entries(reasonLabels).find(([, label]) => label.vi.toLowerCase() === written);
  return found ? (found[0] as MissingReason) : "unknown";
}

function figuresOf(elements: readonly Element[], answers: ReadonlyMap<string, Answer>): Map<string, Value> {
  const figures = new Map(elements.filter(({ sumOf }) => !sumOf).map(({ code }) => [code, answers.get(code)!.value]));
  const totals = new Map<string, ReturnType<typeof totalOf>>();
  const part = (code: string) => {
    const answer = answers.get(code)!;
    const reason = answer.reason === "unknown" ? null : answer.reason;
    return totals.get(code) ?? { value: answer.value, reason, includedIn: codeOf(answer.includedIn) };
  };
  for (const total of partsFirst(elements).filter(({ sumOf }) => sumOf)) {
    totals.set(total.code, totalOf(total, part));
    figures.set(total.code, totals.get(total.code)!.value);
  }
  return figures;
}

function codeOf(content: Content | undefined): string | null {
  return typeof content === "string" ? content.trim().toUpperCase() : null;
}

/** What a row says of its own cells; `settled` says what stands there where they are in order. */
function ownCheck(
  element: Element,
  { typed, value, reason, includedIn }: Answer,
  codes: ReadonlySet<string>,
  settled: (waiting: string) => string,
): string {
  const numeric = isNumeric(element);
  const named = !isBlank(includedIn);
  if (value !== null) {
    if (reason !== null && !(numeric && reason === "zero")) return liveTexts.reasonTooMuch;
    if (reason === "zero" && value !== 0) return liveTexts.zeroWithNumber;
    return named ? liveTexts.otherIdle : settled(liveTexts.undecided);
  }
  // An empty text or spaces are no blank to Excel's numbers.
  const blank = numeric ? typed === undefined : isBlank(typed);
  if (!blank) return unusableText(element, typed!);
  if (reason === "unknown") return liveTexts.chooseReason;
  if (reason === "included_in") {
    const code = codeOf(includedIn);
    if (!named) return liveTexts.nameTheOther;
    const fits = code !== null && codes.has(code) && code !== element.code;
    return fits ? settled(liveTexts.answered) : liveTexts.otherUnknown;
  }
  if (named) return liveTexts.otherIdle;
  if (reason !== null) return settled(liveTexts.answered);
  if (element.optional) return settled(liveTexts.undecided);
  return numeric ? liveTexts.fill : element.type === "boolean" ? liveTexts.fillAnswer : liveTexts.fillText;
}

function unusableText(element: Element, typed: Content): string {
  if (typeof typed === "object") return liveTexts.cellError;
  if (element.type === "boolean") return liveTexts.notAnswer;
  if (typeof typed !== "number") return isBlank(typed) ? liveTexts.onlySpaces : liveTexts.notANumber;
  const min = lowest(element);
  if (min !== undefined && typed < min) return `Không được nhỏ hơn ${String(min).replace(".", ",")}`;
  if (element.max !== undefined && typed > element.max)
    return `Không được lớn hơn ${String(element.max).replace(".", ",")}`;
  return liveTexts.notWhole;
}

// Lists.

interface List {
  /** Rows of the sheet that hold anything, be it a space, from 1. */
  filled: number[];
  /** Cells of the filled rows, null where blank or of no use. */
  columns: Map<string, Value[]>;
  unreadable: Set<string>;
}

function listOf(roster: Roster, { typed }: SeededForm): List {
  const sheetRows = Array.from({ length: roster.rows }, (_, index) => index + 1);
  const filled = sheetRows.filter((row) => roster.columns.some(({ code }) => typed.has(cellKey(code, row))));
  const unreadable = new Set<string>();
  const columns = new Map(
    roster.columns.map((column) => [
      column.code,
      filled.map((row): Value => {
        const given = typed.get(cellKey(column.code, row));
        const value = usableInRow(column, given);
        if (value === null && given !== undefined) unreadable.add(column.code);
        return value;
      }),
    ]),
  );
  return { filled, columns, unreadable };
}

function usableInRow({ type, list }: RosterColumn, given: Content | undefined): Value {
  if (given === undefined || typeof given === "object" || isBlank(given)) return null;
  if (type === "text") return String(given);
  if (type === "list")
    return list?.find((item) => typeof given === "string" && item.toLowerCase() === given.toLowerCase()) ?? null;
  if (typeof given !== "number") return null;
  if (type === "date") return given >= 1 && given <= 2_958_465 ? given : null;
  return given >= 0 && (type !== "integer" || Number.isInteger(given)) ? given : null;
}

const wrongInRow: Record<RosterColumn["type"], string> = {
  text: liveTexts.inRow.text,
  money: liveTexts.inRow.amount,
  decimal: liveTexts.inRow.amount,
  integer: liveTexts.inRow.whole,
  date: liveTexts.inRow.date,
  list: liveTexts.inRow.list,
};

function rowsOf(campaign: Campaign, { unit, typed }: SeededForm, roster: Roster, list: List, values: UnitValues) {
  const isOfRow = (name: string) => list.columns.has(name);
  const results = rowRules(campaign, unit)
    .filter((rule) => rule.roster === roster)
    .map((rule) => {
      const rows = rowResults(rule, isOfRow, {
        count: list.filled.length,
        cell: (name, row) => list.columns.get(name)![row]!,
        column: (name) => list.columns.get(name)!,
        unreadable: values.unreadable,
        other: namesOf(values),
        ref: () => undefined,
      });
      const needed = [...rowFormula(rule, "formula")!.names, ...(rowFormula(rule, "when")?.names ?? [])].map(
        columnName,
      );
      const isMissing = (at: number) =>
        needed.some(({ name, isColumn }) => {
          if (isColumn) return list.unreadable.has(name);
          return !rule.mayBeBlank.includes(name) && isOfRow(name) && list.columns.get(name)![at] === null;
        });
      return { rule, rows, isMissing };
    });
  const rows = Array.from({ length: roster.rows }, (_, index) => {
    const at = list.filled.indexOf(index + 1);
    if (at < 0) return "";
    const given = (column: RosterColumn) => typed.get(cellKey(column.code, index + 1));
    const needed = roster.columns.filter(({ required, code }) => required || code === roster.key);
    const gaps = needed.filter((column) => given(column) === undefined);
    const wrong = roster.columns.filter(
      (column) => given(column) !== undefined && usableInRow(column, given(column)) === null,
    );
    const said = results.flatMap(({ rule, rows, isMissing }) => {
      const { result } = rows[at]!;
      if (result === "fail") return [`${rule.message}. `];
      return result === "undecided" && !isMissing(at) ? [brokenText] : [];
    });
    const problems = [
      ...(gaps.length > 0 ? [liveTexts.rowIncomplete, ...gaps.map(({ name }) => `${name}; `)] : []),
      ...wrong.map(({ name, type }) => `${name}: ${wrongInRow[type]}. `),
      ...said,
    ].join("");
    const waits = results.some(({ rows }) => rows[at]!.result === "undecided");
    return problems || (waits ? liveTexts.rowWaiting : liveTexts.fine);
  });
  const rowRulesSeen = results.flatMap(({ rule, rows }) => rows.map(({ result }) => ({ id: rule.id, result })));
  return { rows, rowRules: rowRulesSeen };
}

// What intake said of the same file.

export interface Differences {
  /** Elements and columns that intake read otherwise. */
  lenient: Set<string>;
  /** Rules that intake judged otherwise, and values it read otherwise, for another reason than the one above: none. */
  unexplained: string[];
  /** Rules that intake judged otherwise for that reason. */
  explained: string[];
}

export function differences(
  campaign: Campaign,
  form: SeededForm,
  { strict }: ExpectedForm,
  read: ReadSubmission,
): Differences {
  const lenient = new Set<string>();
  const unexplained: string[] = [];
  const alike = (a: Value, b: Value) =>
    a === b || (a !== null && b !== null && String(a).toLowerCase() === String(b).toLowerCase());
  for (const value of read.values.filter(({ row }) => row === 0)) {
    const answer = strict.answers.get(value.element);
    if (!answer) continue;
    const reason = answer.reason === "unknown" ? null : answer.reason;
    const sameReason = answer.value !== null || reason === value.reason;
    if (alike(answer.value, value.value) && sameReason) continue;
    lenient.add(value.element);
    // A text, or a blank cell that Excel does not take for blank.
    if (typeof answer.typed !== "string" && typeof answer.typed !== "boolean" && answer.typed !== 1)
      unexplained.push(
        `${value.element}: intake ${value.value} ${value.reason}, in the workbook ${answer.value} ${reason}`,
      );
  }
  for (const [code, list] of strict.lists) {
    const roster = campaign.rosters.find((one) => one.code === code)!;
    // To intake a row with nothing but spaces is no row.
    const rows = list.filled.filter((row) =>
      roster.columns.some((column) => !isBlank(form.typed.get(cellKey(column.code, row)))),
    );
    for (const column of roster.columns) {
      const cells = read.values.filter(({ element, row }) => element === column.code && row > 0);
      const rejected = cells.some(({ fate }) => fate === "rejected");
      if (rejected !== list.unreadable.has(column.code)) lenient.add(column.code);
      for (const [at, row] of rows.entries()) {
        const own = list.columns.get(column.code)![list.filled.indexOf(row)]!;
        const theirs = cells.find((one) => one.row === at + 1)?.value ?? null;
        // A day is told by intake as a text; no rule looks at one.
        if (column.type === "date" || alike(own, theirs)) continue;
        lenient.add(column.code);
        if (typeof form.typed.get(cellKey(column.code, row)) !== "string")
          unexplained.push(`${column.code} row ${at + 1}: intake ${theirs}, in the workbook ${own}`);
      }
    }
  }
  const partsOf = new Map(campaign.elements.map((one) => [one.code, one.sumOf ?? [one.code]]));
  const said = new Map(read.judgements.map((one) => [one.rule, one.result]));
  const other = unitRules(campaign, form.unit).filter((rule) => strict.results.get(rule.id) !== said.get(rule.id));
  const isExplained = (rule: ParsedRule) =>
    rule.names.some((name) => lenient.has(name) || (partsOf.get(name) ?? []).some((part) => lenient.has(part)));
  const word = (rule: ParsedRule) => `${rule.id}: intake ${said.get(rule.id)}, strictly ${strict.results.get(rule.id)}`;
  return {
    lenient,
    explained: other.filter(isExplained).map(word),
    unexplained: [...unexplained, ...other.filter((rule) => !isExplained(rule)).map(word)],
  };
}

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
