/**
 * The rules of a unit as formulas of its workbook: what each says where it fails, and what must be there for it to be
 * decided. The text of a rule is the one our own evaluation runs; only what is missing is asked otherwise.
 */
import {
  type Campaign,
  type Element,
  isNumeric,
  type ParsedRule,
  reserved,
  rowFormula,
  rowRules,
  type Unit,
  unitRules,
} from "../../campaign/index.js";
import { columnName, toExcel } from "../../formula/index.js";
import { type FormLayout, figureSheets, type RosterSheet, rosterSheets, stampSheetName } from "../layout.js";
import { columnLetters } from "../read/index.js";
import { isUsableInRow } from "./live-cells.js";
import { liveTexts, quoted } from "./live-texts.js";

/** The rules shown at one place. */
export interface LiveRule {
  /** Formula of all messages of rules that fail; "" where none does. Never an error. */
  failures: string;
  /** Conditions, in Excel's language, that all hold where every rule is decided. */
  needs: string[];
}

export interface LiveRules {
  /** By element code. */
  byElement: ReadonlyMap<string, LiveRule>;
  /** Rules that only speak of a roster, by its code. */
  byRoster: ReadonlyMap<string, LiveRule>;
  /** Rules over the rows of a roster, for one row; null where there are none. */
  ofRow(sheet: RosterSheet, row: number): LiveRule | null;
}

/** Excel's limit for a formula, less what stands around the rules. */
const formulaLimit = 8000;

/** A cell of the hidden sheet that is always blank: between the stamp and the lists. */
const blankCell = `${stampSheetName}!$C$1`;

/** Right of the check of a row: the problems of the row; then, beside the codes of the columns, `unusableCells` of each. */
export const rosterHelpers = {
  problems: ({ checkColumn }: RosterSheet) => checkColumn + 1,
  unusable: ({ checkColumn }: RosterSheet, index: number) => checkColumn + 2 + index,
} as const;

/** The rules of a unit, each shown at the row of the first element it names, or over the roster it names. */
export function liveRules(campaign: Campaign, unit: Unit, layout: FormLayout): LiveRules {
  const elements = new Map(
    figureSheets(layout).flatMap((sheet) => sheet.rows.map((row) => [row.element.code, row.element])),
  );
  const columns = new Map(
    rosterSheets(layout).flatMap((sheet) =>
      sheet.columns.map(({ definition }, index) => [definition.code, { sheet, index }]),
    ),
  );
  const places: Places = { elements, columns };
  const gathered = (
    rules: readonly ParsedRule[],
    place: string,
    conditions: (rule: ParsedRule) => Written,
  ): LiveRule => {
    const written = rules.map(conditions);
    const failures = written.map(failureOf).join("&");
    if (failures.length > formulaLimit)
      throw new RangeError(`rules at ${place} make a formula over ${formulaLimit} characters`);
    return { failures, needs: [...new Set(written.flatMap(({ needs }) => needs))] };
  };
  const ofUnit = (groups: Map<string, ParsedRule[]>) =>
    new Map([...groups].map(([code, rules]) => [code, gathered(rules, code, (rule) => overUnit(rule, places))]));
  const atElement = new Map<string, ParsedRule[]>();
  const atRoster = new Map<string, ParsedRule[]>();
  for (const rule of unitRules(campaign, unit)) {
    const element = rule.names.find((name) => elements.has(name));
    const roster = rule.names.map((name) => columns.get(name)?.sheet.roster.code).find((code) => code !== undefined);
    const [map, key] = element !== undefined ? [atElement, element] : [atRoster, roster];
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), rule]);
  }
  const byRow = rowRules(campaign, unit);
  const ofRow = (sheet: RosterSheet, row: number): LiveRule | null => {
    const rules = byRow.filter((rule) => rule.roster?.code === sheet.roster.code);
    if (rules.length === 0) return null;
    return gathered(rules, `${sheet.roster.code}, ${row}`, (rule) => overRow(rule, sheet, row, places));
  };
  return { byElement: ofUnit(atElement), byRoster: ofUnit(atRoster), ofRow };
}

interface Places {
  elements: ReadonlyMap<string, Element>;
  columns: ReadonlyMap<string, { sheet: RosterSheet; index: number }>;
}

/** A rule in Excel's language. */
interface Written {
  rule: ParsedRule;
  formula: string;
  when: string | null;
  needs: string[];
}

/** A rule's message where it fails; a word where it cannot be computed; nothing while something it needs is missing. */
function failureOf({ rule, formula, when, needs }: Written): string {
  const judged = `IF(${formula},"",${quoted(`${rule.message}. `)})`;
  const applied = when === null ? judged : `IF(${when},${judged},"")`;
  const guarded = `IFERROR(${applied},${quoted(`${liveTexts.broken}. `)})`;
  return needs.length > 0 ? `IF(${all(needs)},${guarded},"")` : guarded;
}

/** All of the conditions. */
export function all(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0]! : `AND(${conditions.join(",")})`;
}

function overUnit(rule: ParsedRule, places: Places): Written {
  const write = (name: string) => (rule.mayBeBlank.includes(name) ? orBlank(name, places) : name);
  return {
    rule,
    formula: toExcel(rule.formula.tree, write),
    when: rule.when && toExcel(rule.when.tree, write),
    needs: rule.names.flatMap((name) => (rule.mayBeBlank.includes(name) ? [] : needsOf(name, places))),
  };
}

/** What a rule may do without counts as blank where it cannot be used. */
function orBlank(name: string, { elements }: Places): string {
  return elements.has(name) ? `IF(${reserved.has}${name}=1,${name},${blankCell})` : name;
}

/** What must hold of a name for a rule to be decided. */
function needsOf(name: string, { elements, columns }: Places): string[] {
  if (elements.has(name)) return [`${reserved.has}${name}=1`];
  const column = columns.get(name);
  if (column) return [`${unusableAt(column.sheet, column.index)}=0`];
  if (!name.startsWith(reserved.previous)) return [];
  const element = elements.get(name.slice(reserved.previous.length));
  if (!element) return [];
  return [isNumeric(element) ? `ISNUMBER(${name})` : `ISTEXT(${name})`];
}

function unusableAt(sheet: RosterSheet, index: number): string {
  return `'${sheet.name}'!$${columnLetters(rosterHelpers.unusable(sheet, index))}$${sheet.codeRow}`;
}

/** A cell of the row is written as the cell it is, for every program; a name of a whole column stays a name. */
function overRow(rule: ParsedRule, sheet: RosterSheet, row: number, places: Places): Written {
  const cells = new Map(
    sheet.columns.map(({ column, definition }) => [
      definition.code,
      { definition, address: `${columnLetters(column)}${row}` },
    ]),
  );
  const mayBeBlank = (name: string) => rule.mayBeBlank.includes(name);
  const write = (written: string): string => {
    const { name, isColumn } = columnName(written);
    const cell = isColumn ? undefined : cells.get(name);
    if (!cell) return isColumn || !mayBeBlank(name) ? name : orBlank(name, places);
    const { definition, address } = cell;
    return mayBeBlank(name) ? `IF(${isUsableInRow(definition, address)},${address},${blankCell})` : address;
  };
  const formula = rowFormula(rule, "formula")!;
  const when = rowFormula(rule, "when");
  const needs = [...new Set([...formula.names, ...(when?.names ?? [])])].flatMap((written): string[] => {
    const { name, isColumn } = columnName(written);
    const cell = cells.get(name);
    if (isColumn) return needsOf(name, places);
    if (mayBeBlank(name)) return [];
    return cell ? [isUsableInRow(cell.definition, cell.address)] : needsOf(name, places);
  });
  return { rule, formula: toExcel(formula.tree, write), when: when && toExcel(when.tree, write), needs };
}
