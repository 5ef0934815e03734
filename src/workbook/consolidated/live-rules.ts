/** Rules as formulas: what each name stands for in its place, and what must be there for the rule to be decided. */
import { isNumeric, type ParsedRule, reserved, rowFormula, type Unit } from "../../campaign/index.js";
import { columnName, type Node, toExcel } from "../../formula/index.js";
import { quoted } from "../template/live-texts.js";
import type { ConsolidatedContent } from "./content.js";
import { cell, cellAt, columnFor, isTotal, type Places, rows } from "./places.js";
import { results } from "./texts.js";

/** What a name stands for in one place. */
export interface Standing {
  text: string;
  /** Condition under which it is known; null where it always is, false where it never is. */
  need: string | null | false;
  /** How it is written in a rule that may do without it, where that differs. */
  orBlank?: string;
}
export type Standings = (written: string) => Standing;

/** Excel's limit, less some room. */
const formulaLimit = 8100;

/** A rule's result as a formula; a plain text where it can never be decided. */
export function judged(rule: Pick<ParsedRule, "formula" | "when" | "mayBeBlank">, standing: Standings): LiveResult {
  return judgedTrees(rule.formula.tree, rule.when?.tree ?? null, namesOf(rule), rule.mayBeBlank, standing);
}

/** A rule over rows, for one row. */
export function judgedRow(rule: ParsedRule, standing: Standings): LiveResult {
  const formula = rowFormula(rule, "formula")!;
  const when = rowFormula(rule, "when");
  const names = [...new Set([...formula.names, ...(when?.names ?? [])])];
  return judgedTrees(formula.tree, when?.tree ?? null, names, rule.mayBeBlank, standing);
}

export type LiveResult = { formula: string } | string;

function judgedTrees(
  tree: Node,
  when: Node | null,
  names: readonly string[],
  mayBeBlank: readonly string[],
  standing: Standings,
): LiveResult {
  const needs = names.flatMap((name) => (isSpared(name) ? [] : [standing(name).need])).filter((need) => need !== null);
  if (needs.includes(false)) return results.undecided;
  const write = (name: string) => {
    const { text, orBlank } = standing(name);
    return isSpared(name) ? (orBlank ?? text) : text;
  };
  const undecided = quoted(results.undecided);
  const result = `IF(${toExcel(tree, write)},${quoted(results.pass)},${quoted(results.fail)})`;
  const applied = when ? `IF(${toExcel(when, write)},${result},${quoted(results.not_applicable)})` : result;
  const guarded = `IFERROR(${applied},${undecided})`;
  const formula = needs.length === 0 ? guarded : `IF(AND(${needs.join(",")}),${guarded},${undecided})`;
  return formula.length > formulaLimit ? results.tooLong : { formula };

  function isSpared(name: string): boolean {
    return mayBeBlank.includes(columnName(name).name);
  }
}

function namesOf({ formula, when }: Pick<ParsedRule, "formula" | "when">): string[] {
  return [...new Set([...formula.names, ...(when?.names ?? [])])];
}

/** The rows of each unit in the stacked lists: by roster and unit, first and last. */
export type Stretches = ReadonlyMap<string, readonly [from: number, to: number]>;

/** What the names of a rule stand for in the row of one unit. */
export function inUnit(content: ConsolidatedContent, places: Places, stretches: Stretches, unit: Unit): Standings {
  const row = rows.first + places.units.findIndex(({ code }) => code === unit.code);
  const { sheets } = places;
  const blank = (sheet: string, column: number) => cellAt(sheet, column, places.lastRow + 3);
  return (written) => {
    const name = columnName(written).name;
    const unitColumn = places.unitNames.get(name);
    if (unitColumn !== undefined) {
      const text = cellAt(sheets.units, unitColumn, row);
      const isCount = name === reserved.asked || name === reserved.answered;
      return { text, need: isCount ? `ISNUMBER(${text})` : null };
    }
    const figure = columnFor(places, unit.code, name);
    if (figure) {
      const text = cellAt(figure.sheet, figure.column, row);
      const need = isNumeric(figure.element) ? `ISNUMBER(${text})` : `ISTEXT(${text})`;
      if (!isTotal(figure)) return { text, need };
      return { text, need, orBlank: `IF(${need},${text},${blank(figure.sheet, figure.column)})` };
    }
    const peer = places.peers.get(name);
    if (peer !== undefined) {
      const text = cellAt(sheets.peers, peer, row);
      return { text, need: `ISNUMBER(${text})` };
    }
    if (name.startsWith(reserved.previous)) {
      const element = name.slice(reserved.previous.length);
      const column = columnFor(places, unit.code, element)!.shared;
      const isKnown = content.wasPrefilled(unit.code, element);
      const text = isKnown ? cellAt(sheets.previous, column, row) : blank(sheets.previous, column);
      return { text, need: isKnown ? `NOT(ISBLANK(${text}))` : false };
    }
    const roster = places.rosterOf.get(name);
    if (!roster) throw new RangeError(`nothing stands for ${name}`);
    const column = roster.columns.get(name)!;
    const [from, to] = stretches.get(`${roster.roster.code}|${unit.code}`) ?? stretches.get(roster.roster.code)!;
    const first = cellAt(roster.sheet, column, from);
    return {
      text: from === to ? first : `${first}:${cell(column, to)}`,
      need: content.isUncertain(unit.code, name) ? false : null,
    };
  };
}
