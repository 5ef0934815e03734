/** Runs the rules that speak of each row of a roster. */
import { type Campaign, type ParsedRule, rowFormula, rowRules } from "../campaign/index.js";
import { columnName, type Formula, imbalance, type Names, type Scalar } from "../formula/index.js";
import type { CellRef, Result } from "../model.js";
import { normalTitle } from "../vietnamese/index.js";
import type { Judgement } from "./judgement.js";
import { namesOf, resultOf, type UnitValues } from "./unit-rules.js";

/** The rows of one roster as rules see them. */
export interface RosterRows {
  count: number;
  /** A cell of a row, from 0; null where it is blank or could not be read. */
  cell(column: string, row: number): Scalar;
  /** All cells of a column. */
  column(name: string): readonly Scalar[];
  /** Columns with a cell that could not be read: what looks at the whole of them is undecided. */
  unreadable?: ReadonlySet<string> | undefined;
  /** What other names stand for. */
  other: Names;
  ref(column: string, row: number): CellRef | undefined;
}

export interface RowResult {
  row: number;
  result: Result;
  imbalance: number | null;
  /** The row's own cells that the rule names. */
  cells: CellRef[];
}

/** What a row is known by, in ids of findings: what its key says. */
export function rowKey(key: Scalar): string {
  return typeof key === "string" ? normalTitle(key) : String(key ?? "");
}

const rowFormulas = new WeakMap<
  ParsedRule,
  { formula: Formula; when: Formula | null; own: string[]; whole: string[] }
>();

function compiled(rule: ParsedRule) {
  const known = rowFormulas.get(rule);
  if (known) return known;
  const formula = rowFormula(rule, "formula")!;
  const when = rowFormula(rule, "when");
  const names = [...new Set([...formula.names, ...(when?.names ?? [])])].map(columnName);
  const own = names.filter((one) => !one.isColumn).map((one) => one.name);
  const whole = names.filter((one) => one.isColumn).map((one) => one.name);
  const made = { formula, when, own, whole };
  rowFormulas.set(rule, made);
  return made;
}

/** The rule over every row. A row with a blank cell that the rule needs, or without a figure it needs, is undecided. */
export function rowResults(rule: ParsedRule, isOfRow: (name: string) => boolean, rows: RosterRows): RowResult[] {
  const { formula, when, own, whole } = compiled(rule);
  const cells = own.filter(isOfRow);
  const needed = own.filter((name) => !rule.mayBeBlank.includes(name));
  const unreadable = whole.some((name) => rows.unreadable?.has(name));
  return Array.from({ length: rows.count }, (_, row): RowResult => {
    const given = (name: string) => (isOfRow(name) ? rows.cell(name, row) : rows.other(name));
    const names: Names = (written) => {
      const { name, isColumn } = columnName(written);
      if (isColumn) return { cells: rows.column(name) };
      return given(name);
    };
    const missing = unreadable || needed.some((name) => given(name) === null);
    const result = resultOf({ formula, when }, names, missing);
    return {
      row,
      result,
      imbalance: result === "fail" ? imbalance(formula, names) : null,
      cells: cells.flatMap((name) => rows.ref(name, row) ?? []),
    };
  });
}

/** The row rules of one unit: a judgement for each row that fails, else one for the whole roster. */
export function judgeRows(campaign: Campaign, values: UnitValues): Judgement[] {
  const other = namesOf(values);
  return rowRules(campaign, values.unit).flatMap((rule) => {
    const codes = new Set(rule.roster!.columns.map((column) => column.code));
    const column = (name: string) => values.columns.get(name) ?? [];
    const results = rowResults(rule, (name) => codes.has(name), {
      count: column(rule.roster!.key).length,
      cell: (name, row) => column(name)[row] ?? null,
      column,
      unreadable: values.unreadable,
      other,
      ref: (name, row) => values.rowCell?.(name, row + 1),
    });
    return told(rule, values.unit.code, results, (row) => rowKey(column(rule.roster!.key)[row] ?? null));
  });
}

function told(
  rule: ParsedRule,
  unit: string,
  results: readonly RowResult[],
  about: (row: number) => string,
): Judgement[] {
  const base = { rule: rule.id, unit, severity: rule.severity, says: { vi: rule.message, en: rule.message } };
  const failed = results.filter((one) => one.result === "fail");
  if (failed.length > 0)
    return failed.map(({ row, imbalance: by, cells }) => ({
      ...{ ...base, result: "fail", imbalance: by, cells, about: about(row) },
    }));
  const is = (result: Result) => results.some((one) => one.result === result);
  const result = is("undecided") ? "undecided" : is("pass") ? "pass" : "not_applicable";
  return [{ ...base, result, imbalance: null, cells: [] }];
}
