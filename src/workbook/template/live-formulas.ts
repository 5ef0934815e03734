/**
 * The formulas that live beside a figure in a unit's workbook: totals, whether the row holds a usable figure, and the
 * check a clerk sees. Pure text. Missing values are treated as in our own evaluation: a rule with a missing name says so
 * and never passes; whatever stands in a cell, the check is a sentence and never an error value.
 */
import { type Element, isNumeric, lowest, reserved } from "../../campaign/index.js";
import { reasonLabels } from "../../messages/reasons.js";
import { type FormLayout, figureColumns, figureSheets } from "../layout.js";
import { columnLetters } from "../read/index.js";
import { isInList, isUsable, looksBlank, says } from "./live-cells.js";
import { all, type LiveRule } from "./live-rules.js";
import { liveTexts, quoted } from "./live-texts.js";

export { type LiveRules, liveRules } from "./live-rules.js";
export { liveTexts, quoted } from "./live-texts.js";

const { zero, na, included_in: includedIn } = reasonLabels;

/** Right of the failures of a figure's rules, where they need anything: 1 where all of them are decided, else 0. */
export const readyColumn = figureColumns.failures + 1;

const cell = (column: number, row: number) => `${columnLetters(column)}${row}`;
const at = (row: number) => ({
  value: cell(figureColumns.value, row),
  reason: cell(figureColumns.reason, row),
  included: cell(figureColumns.includedIn, row),
  has: cell(figureColumns.has, row),
  failures: cell(figureColumns.failures, row),
  ready: cell(readyColumn, row),
});

/** 1 where the row holds a figure that rules may use, else 0. */
export function hasFormula(element: Element, row: number): string {
  const { value, reason } = at(row);
  if (element.sumOf) return `IF(ISNUMBER(${value}),1,0)`;
  const usable = isUsable(element, value);
  if (!isNumeric(element)) return `IF(${usable},1,0)`;
  // A cell with spaces is no blank to Excel: as 0 it would be a text in the rules.
  return `IF(ISBLANK(${value}),IF(${says(reason, zero.vi)},1,0),IF(${usable},1,0))`;
}

function unusable(element: Element, value: string): string {
  const wrong = element.type === "boolean" ? quoted(liveTexts.notAnswer) : wrongNumber(element, value);
  return `IF(ISERROR(${value}),${quoted(liveTexts.cellError)},${wrong})`;
}

function wrongNumber(element: Element, value: string): string {
  const min = lowest(element);
  const below = min === undefined ? "" : `IF(${value}<${min},${quoted(`Không được nhỏ hơn ${vietnamese(min)}`)},`;
  const above =
    element.max === undefined
      ? ""
      : `IF(${value}>${element.max},${quoted(`Không được lớn hơn ${vietnamese(element.max)}`)},`;
  const rest = quoted(element.type === "integer" ? liveTexts.notWhole : liveTexts.broken);
  const closing = ")".repeat([below, above].filter(Boolean).length);
  const text = `IF(${looksBlank(value)},${quoted(liveTexts.onlySpaces)},${quoted(liveTexts.notANumber)})`;
  return `IF(ISNUMBER(${value}),${below}${above}${rest}${closing},${text})`;
}

const vietnamese = (value: number) => String(value).replace(".", ",");

/** null where the rules at a figure need nothing. */
export function readyFormula({ needs }: LiveRule): string | null {
  return needs.length === 0 ? null : `IF(${all(needs)},1,0)`;
}

/** What the check column of a row shows: the rules that fail, and what is wrong with the row itself; never nothing. */
export function checkFormula(element: Element, row: number, rules: LiveRule | undefined): string {
  const { value, reason, included, has, failures, ready } = at(row);
  const fine = quoted(liveTexts.fine);
  const settled = (waiting: string) => {
    const decided = rules && readyFormula(rules) !== null ? `IF(${ready}=1,${fine},${quoted(waiting)})` : fine;
    return rules ? `IF(${failures}="",${decided},"")` : decided;
  };
  const told = (text: string) => (rules ? `${failures}&${text}` : text);
  const checked = settled(liveTexts.undecided);
  if (element.sumOf) return told(`IF(${has}=1,${checked},IF(${failures}="",${quoted(liveTexts.undecided)},""))`);

  const numeric = isNumeric(element);
  const idle = (next: string) => `IF(${looksBlank(included)},${next},${quoted(liveTexts.otherIdle)})`;
  const zeroGiven = `IF(${value}<>0,${quoted(liveTexts.zeroWithNumber)},${idle(checked)})`;
  const reasonToo = quoted(liveTexts.reasonTooMuch);
  const withReason = numeric ? `IF(${says(reason, zero.vi)},${zeroGiven},${reasonToo})` : reasonToo;
  const present = `IF(${looksBlank(reason)},${idle(checked)},${withReason})`;

  const fill =
    { boolean: liveTexts.fillAnswer, text: liveTexts.fillText, longtext: liveTexts.fillText }[element.type as string] ??
    liveTexts.fill;
  const answered = settled(liveTexts.answered);
  const isOther = `AND(NOT(${says(included, element.code)}),${isInList(`TRIM(${included})`, `${reserved.list}CODE`)})`;
  const other = `IF(${looksBlank(included)},${quoted(liveTexts.nameTheOther)},IF(${isOther},${answered},${quoted(liveTexts.otherUnknown)}))`;
  const reasoned = `IF(${says(reason, includedIn.vi)},${other},IF(${isInList(`TRIM(${reason})`, `${reserved.list}REASON`)},${idle(answered)},${quoted(liveTexts.chooseReason)}))`;
  const unanswered = idle(element.optional ? checked : quoted(fill));
  const absent = `IF(${looksBlank(reason)},${unanswered},${reasoned})`;
  const isBlank = numeric ? `ISBLANK(${value})` : looksBlank(value);
  return told(`IF(${has}=1,${present},IF(${isBlank},${absent},${unusable(element, value)}))`);
}

/**
 * A total over its parts. A part that is `na`, `zero` or included in a sibling counts 0; any other missing part makes
 * the total missing, and so does a total without a single figure.
 */
export function totalFormula(total: Element, layout: FormLayout, sheetName: string): string {
  const rows = new Map(
    figureSheets(layout).flatMap((sheet) => sheet.rows.map((row) => [row.element.code, { sheet, ...row }])),
  );
  const place = (code: string) => {
    const { sheet, row, element } = rows.get(code)!;
    const prefix = sheet.name === sheetName ? "" : `'${sheet.name}'!`;
    const { reason, included } = at(row);
    return { element, reason: prefix + reason, included: prefix + included };
  };
  const parts = total.sumOf ?? [];
  /** A total is none of the unit's business where no part is. */
  const isNotDue = (code: string): string => {
    const { element, reason } = place(code);
    return element.sumOf ? `AND(${element.sumOf.map(isNotDue).join(",")})` : says(reason, na.vi);
  };
  const settled = parts.map((code) => {
    const { element, reason, included } = place(code);
    const siblings = parts.filter((other) => other !== code).map((other) => says(included, other));
    const inSibling = `AND(${says(reason, includedIn.vi)},OR(${siblings.join(",")}))`;
    return `OR(${reserved.has}${code}=1,${isNotDue(code)}${element.sumOf ? "" : `,${inSibling}`})`;
  });
  const has = parts.map((code) => `${reserved.has}${code}=1`);
  const sum = parts.map((code) => `IF(${reserved.has}${code}=1,${code},0)`);
  return `IF(AND(${[`OR(${has.join(",")})`, ...settled].join(",")}),SUM(${sum.join(",")}),"")`;
}
