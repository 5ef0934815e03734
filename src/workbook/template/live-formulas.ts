/**
 * The formulas that live in a unit's workbook: totals, whether a row holds a usable figure, and the checks. Pure text.
 * Missing values are treated as in our own evaluation: a rule with a missing name says so and never passes.
 */
import {
  type Campaign,
  type Element,
  isNumeric,
  lowest,
  type ParsedRule,
  reserved,
  rowFormula,
  rowRules,
  type Unit,
  unitRules,
} from "../../campaign/index.js";
import { columnName, toExcel } from "../../formula/index.js";
import { reasonLabels } from "../../messages/reasons.js";
import { type FormLayout, figureColumns, figureSheets, type RosterSheet, rosterSheets } from "../layout.js";
import { columnLetters } from "../read/index.js";

const { zero, na, included_in: includedIn } = reasonLabels;

export const liveTexts = {
  fine: "✓",
  undecided: "Chưa đủ số liệu",
  fill: "Nhập số (0 nếu không phát sinh) hoặc chọn lý do",
  fillAnswer: "Chọn Có hoặc Không, hoặc chọn lý do",
  fillText: "Nhập nội dung hoặc chọn lý do",
  reasonTooMuch: "Đã có số liệu thì bỏ trống cột lý do",
  zeroWithNumber: "Chọn “Không phát sinh” nhưng số khác 0",
  nameTheOther: "Chọn mã số liệu đã tính vào ở cột bên",
  notANumber: "Phải là số, không gõ chữ hoặc đơn vị tính",
  notWhole: "Phải là số nguyên",
  notAnswer: "Chỉ chọn Có hoặc Không",
  broken: "Không tính được, kiểm tra lại các ô liên quan",
  rowIncomplete: "Thiếu: ",
  rowWithoutKey: "Dòng chưa có: ",
} as const;

/** Excel's limit for a text inside a formula is 255 characters. */
const literalLimit = 250;

/** A text as a literal inside a formula; a long one in pieces. */
export function quoted(text: string): string {
  const pieces: string[] = [""];
  for (const character of text) {
    const written = character === '"' ? '""' : character;
    if (pieces.at(-1)!.length + written.length > literalLimit) pieces.push("");
    pieces[pieces.length - 1] += written;
  }
  const literals = pieces.map((piece) => `"${piece}"`);
  return literals.length === 1 ? literals[0]! : `(${literals.join("&")})`;
}

const cell = (column: number, row: number) => `${columnLetters(column)}${row}`;
const at = (row: number) => ({
  value: cell(figureColumns.value, row),
  reason: cell(figureColumns.reason, row),
  included: cell(figureColumns.includedIn, row),
  has: cell(figureColumns.has, row),
  failures: cell(figureColumns.failures, row),
});

/** 1 where the row holds a figure that rules may use, else 0. */
export function hasFormula(element: Element, row: number): string {
  const { value, reason } = at(row);
  if (element.sumOf) return `IF(ISNUMBER(${value}),1,0)`;
  if (element.type === "boolean") return `IF(OR(${value}="Có",${value}="Không"),1,0)`;
  if (element.type === "text" || element.type === "longtext") return `IF(${value}="",0,1)`;
  const bounds = numberBounds(element, value);
  const usable = bounds.length > 0 ? `IF(AND(${bounds.join(",")}),1,0)` : "1";
  return `IF(ISNUMBER(${value}),${usable},IF(AND(ISBLANK(${value}),${reason}=${quoted(zero.vi)}),1,0))`;
}

function numberBounds(element: Element, value: string): string[] {
  const min = lowest(element);
  return [
    ...(min === undefined ? [] : [`${value}>=${min}`]),
    ...(element.max === undefined ? [] : [`${value}<=${element.max}`]),
    ...(element.type === "integer" ? [`INT(${value})=${value}`] : []),
  ];
}

function unusable(element: Element, value: string): string {
  if (element.type === "boolean") return quoted(liveTexts.notAnswer);
  const min = lowest(element);
  const below = min === undefined ? "" : `IF(${value}<${min},${quoted(`Không được nhỏ hơn ${vietnamese(min)}`)},`;
  const above =
    element.max === undefined
      ? ""
      : `IF(${value}>${element.max},${quoted(`Không được lớn hơn ${vietnamese(element.max)}`)},`;
  const rest = quoted(element.type === "integer" ? liveTexts.notWhole : liveTexts.broken);
  const closing = ")".repeat([below, above].filter(Boolean).length);
  return `IF(ISNUMBER(${value}),${below}${above}${rest}${closing},${quoted(liveTexts.notANumber)})`;
}

const vietnamese = (value: number) => String(value).replace(".", ",");

/** What the check column of a row shows: never nothing. */
export function checkFormula(element: Element, row: number, hasRules: boolean, needs: readonly string[]): string {
  const { value, reason, included, has, failures } = at(row);
  const ready =
    needs.length > 0
      ? `IF(${needs.join("*")}=0,${quoted(liveTexts.undecided)},${quoted(liveTexts.fine)})`
      : quoted(liveTexts.fine);
  const rules = hasRules
    ? `IF(ISERROR(${failures}),${quoted(liveTexts.broken)},IF(${failures}<>"",${failures},${ready}))`
    : quoted(liveTexts.fine);
  if (element.sumOf) return `IF(${has}=1,${rules},${quoted(liveTexts.undecided)})`;
  if (element.optional) {
    const blank = hasRules ? rules : quoted(liveTexts.fine);
    return blank;
  }
  const fill =
    { boolean: liveTexts.fillAnswer, text: liveTexts.fillText, longtext: liveTexts.fillText }[element.type as string] ??
    liveTexts.fill;
  const missing = `IF(${reason}="",${quoted(fill)},IF(AND(${reason}=${quoted(includedIn.vi)},${included}=""),${quoted(liveTexts.nameTheOther)},${quoted(liveTexts.fine)}))`;
  const numeric = isNumeric(element);
  const zeroClash = numeric
    ? `IF(AND(${reason}=${quoted(zero.vi)},${value}<>0),${quoted(liveTexts.zeroWithNumber)},${rules})`
    : rules;
  const allowed = numeric ? `AND(${reason}<>"",${reason}<>${quoted(zero.vi)})` : `${reason}<>""`;
  const present = `IF(${allowed},${quoted(liveTexts.reasonTooMuch)},${zeroClash})`;
  return `IF(${has}=1,${present},IF(ISBLANK(${value}),${missing},${unusable(element, value)}))`;
}

/**
 * A total over its parts. A part that is `na`, `zero` or included in a sibling counts 0; any other missing part makes
 * the total missing, and so does a total without a single figure.
 */
export function totalFormula(total: Element, layout: FormLayout, sheetName: string): string {
  const rows = new Map(
    figureSheets(layout).flatMap((sheet) => sheet.rows.map((row) => [row.element.code, { sheet, row: row.row }])),
  );
  const parts = total.sumOf ?? [];
  const settled = parts.map((code) => {
    const place = rows.get(code)!;
    const prefix = place.sheet.name === sheetName ? "" : `'${place.sheet.name}'!`;
    const { reason, included } = at(place.row);
    const siblings = parts.filter((other) => other !== code).map((other) => `${prefix}${included}=${quoted(other)}`);
    const inSibling = `AND(${prefix}${reason}=${quoted(includedIn.vi)},OR(${siblings.join(",")}))`;
    return `OR(${reserved.has}${code}=1,${prefix}${reason}=${quoted(na.vi)},${inSibling})`;
  });
  const any = `OR(${parts.map((code) => `${reserved.has}${code}=1`).join(",")})`;
  return `IF(AND(${[any, ...settled].join(",")}),SUM(${parts.join(",")}),"")`;
}

/** A rule's message where it fails, else an empty text. */
function failureFormula(rule: ParsedRule, needs: readonly string[]): string {
  const judged = `IF(${toExcel(rule.formula.tree)},"",${quoted(`${rule.message}. `)})`;
  const applicable = rule.when ? `IF(${toExcel(rule.when.tree)},${judged},"")` : judged;
  return needs.length > 0 ? `IF(${needs.join("*")}=0,"",${applicable})` : applicable;
}

export interface LiveRules {
  /** Formula of all failure messages, and the flags a decision needs, by element code. */
  byElement: ReadonlyMap<string, { failures: string; needs: string[] }>;
  /** The same for rules that only speak of a roster. */
  byRoster: ReadonlyMap<string, { failures: string; needs: string[] }>;
  /** Failure messages of one row of a roster, by roster code; "" where no rule speaks of rows. */
  ofRow(sheet: RosterSheet, row: number): string;
}

/** Excel's limit for a formula. */
const formulaLimit = 8000;

/** The rules of a unit, each shown at the row of the first element it names, or over the roster it names. */
export function liveRules(campaign: Campaign, unit: Unit, layout: FormLayout): LiveRules {
  const elements = new Map(
    figureSheets(layout).flatMap((sheet) => sheet.rows.map((row) => [row.element.code, row.element])),
  );
  const rosterOf = new Map(
    rosterSheets(layout).flatMap((sheet) =>
      sheet.columns.map(({ definition }) => [definition.code, sheet.roster.code]),
    ),
  );
  const collect = (groups: Map<string, ParsedRule[]>) =>
    new Map(
      [...groups].map(([code, rules]) => {
        const needed = rules.map((rule) => flags(rule, elements));
        const failures = rules.map((rule, index) => failureFormula(rule, needed[index]!)).join("&");
        if (failures.length > formulaLimit)
          throw new RangeError(`rules at ${code} make a formula over ${formulaLimit} characters`);
        return [code, { failures, needs: [...new Set(needed.flat())] }];
      }),
    );
  const atElement = new Map<string, ParsedRule[]>();
  const atRoster = new Map<string, ParsedRule[]>();
  for (const rule of unitRules(campaign, unit)) {
    const element = rule.names.find((name) => elements.has(name));
    const roster = rule.names.map((name) => rosterOf.get(name)).find((code) => code !== undefined);
    const [map, key] = element !== undefined ? [atElement, element] : [atRoster, roster];
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), rule]);
  }
  const byRow = rowRules(campaign, unit);
  const ofRow = (sheet: RosterSheet, row: number) =>
    byRow
      .filter((rule) => rule.roster?.code === sheet.roster.code)
      .map((rule) => rowFailure(rule, sheet, row))
      .join("&");
  return { byElement: collect(atElement), byRoster: collect(atRoster), ofRow };
}

/** A row rule's message where it fails; "" where a cell of the row that it needs is blank. */
function rowFailure(rule: ParsedRule, sheet: RosterSheet, row: number): string {
  const places = new Map(sheet.columns.map(({ column, definition }) => [definition.code, cell(column, row)]));
  // A name of a whole column stays a name; a cell of the row is written as the cell it is, for every program.
  const rename = (written: string) => {
    const { name, isColumn } = columnName(written);
    return isColumn ? name : (places.get(name) ?? name);
  };
  const text = (which: "formula" | "when") => {
    const formula = rowFormula(rule, which);
    return formula && toExcel(formula.tree, rename);
  };
  const own = [rowFormula(rule, "formula"), rowFormula(rule, "when")].flatMap((formula) => formula?.names ?? []);
  const needed = [...new Set(own)].filter((name) => places.has(name) && !rule.mayBeBlank.includes(name));
  const judged = `IF(${text("formula")},"",${quoted(`${rule.message}. `)})`;
  const when = text("when");
  const applicable = when === null ? judged : `IF(${when},${judged},"")`;
  if (needed.length === 0) return applicable;
  return `IF(OR(${needed.map((name) => `${places.get(name)}=""`).join(",")}),"",${applicable})`;
}

/** What must be 1 for the rule to be decided. */
function flags(rule: ParsedRule, elements: ReadonlyMap<string, Element>): string[] {
  return rule.names.flatMap((name) => {
    if (rule.mayBeBlank.includes(name)) return [];
    if (elements.has(name)) return [reserved.has + name];
    const previous = name.startsWith(reserved.previous) ? name.slice(reserved.previous.length) : null;
    return previous !== null && elements.has(previous) ? [`ISNUMBER(${name})`] : [];
  });
}
