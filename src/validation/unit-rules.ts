/** Runs the rules inside one unit's workbook over its values. */
import { type Campaign, type ParsedRule, reserved, type Unit, unitRules, unitValue } from "../campaign/index.js";
import { ExcelError, evaluate, type Formula, imbalance, type Names, type Operand } from "../formula/index.js";
import type { CellRef, Result } from "../model.js";
import type { Judgement } from "./judgement.js";

/** One unit's values as rules see them: null is missing. */
export interface UnitValues {
  unit: Unit;
  /** Elements and totals by code. */
  figures: ReadonlyMap<string, number | string | null>;
  /** Last year's, by element code. */
  previous: ReadonlyMap<string, number | string>;
  /** Columns of rosters by column code, row by row. */
  columns: ReadonlyMap<string, readonly (number | string | null)[]>;
  /** Columns with a cell that could not be read: a sum over them says nothing. */
  unreadable?: ReadonlySet<string>;
  /** Where the values of a name stand. */
  cells(name: string): CellRef[];
  /** Where a cell of a roster stands; rows count from 1. */
  rowCell?(column: string, row: number): CellRef | undefined;
}

/** Every rule that applies to the unit, with its result. */
export function judgeUnit(campaign: Campaign, values: UnitValues): Judgement[] {
  const names = namesOf(values);
  const judgements: Judgement[] = [];
  for (const rule of unitRules(campaign, values.unit))
    judgements.push(judgeRule(rule, names, missingNames(rule, values).length > 0, values));
  return judgements;
}

export function judgeRule(rule: ParsedRule, names: Names, isMissing: boolean, values: UnitValues): Judgement {
  const result = resultOf(rule, names, isMissing);
  return {
    rule: rule.id,
    unit: values.unit.code,
    result,
    severity: rule.severity,
    says: { vi: rule.message, en: rule.message },
    imbalance: result === "fail" ? imbalance(rule.written, names) : null,
    cells: rule.names.flatMap((name) => values.cells(name)),
  };
}

/** Undecided with a missing name or an error; never passed then. */
export function resultOf(rule: { formula: Formula; when: Formula | null }, names: Names, isMissing: boolean): Result {
  if (isMissing) return "undecided";
  if (rule.when) {
    const applies = truth(evaluate(rule.when, names));
    if (applies === null) return "undecided";
    if (!applies) return "not_applicable";
  }
  const holds = truth(evaluate(rule.formula, names));
  return holds === null ? "undecided" : holds ? "pass" : "fail";
}

function truth(value: Operand): boolean | null {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  return null;
}

export function missingNames(rule: ParsedRule, values: UnitValues): string[] {
  return rule.names.filter((name) => !rule.mayBeBlank.includes(name) && isMissing(name, values));
}

function isMissing(name: string, values: UnitValues): boolean {
  if (values.unreadable?.has(name)) return true;
  if (values.figures.has(name)) return values.figures.get(name) === null;
  if (name.startsWith(reserved.previous)) return !values.previous.has(name.slice(reserved.previous.length));
  return false;
}

export function namesOf(values: UnitValues): Names {
  return (name) => {
    const figure = values.figures.get(name);
    if (figure !== undefined) return figure;
    const column = values.columns.get(name);
    if (column) return { cells: column };
    if (name.startsWith(reserved.previous)) return values.previous.get(name.slice(reserved.previous.length)) ?? null;
    if (name.startsWith("UNIT_")) return unitValue(name, values.unit);
    return ExcelError.NAME;
  };
}
