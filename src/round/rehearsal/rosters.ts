/** Roster rows that agree with the figures, as far as the definition's rules say how many rows of which kind there are. */
import {
  type Campaign,
  type Roster,
  type RosterColumn,
  rostersOf,
  type Unit,
  unitRules,
} from "../../campaign/index.js";
import { evaluate, formulaOf, type Node } from "../../formula/index.js";
import type { Figures } from "./figures.js";
import type { Random } from "./random.js";

export type RosterRow = Map<string, number | string | Date>;

/** Rows wanted: how many, and what their closed columns must say. */
interface Wanted {
  count: number;
  fixed: Map<string, string>;
}

export function plausibleRosters(
  campaign: Campaign,
  unit: Unit,
  figures: Figures,
  dice: Random,
): Map<string, RosterRow[]> {
  return new Map(
    rostersOf(campaign, unit).map((roster) => {
      const rows = wantedRows(campaign, unit, roster, figures).flatMap(({ count, fixed }) =>
        Array.from({ length: count }, () => fixed),
      );
      return [
        roster.code,
        rows.slice(0, roster.rows).map((fixed, index) => makeRow(campaign, unit, roster, fixed, index, dice)),
      ];
    }),
  );
}

/** Reads rules of the shapes COUNTIFS(column,"text",…)=figures and COUNTA(key)=figures. */
function wantedRows(campaign: Campaign, unit: Unit, roster: Roster, figures: Figures): Wanted[] {
  const columns = new Set(roster.columns.map((column) => column.code));
  return unitRules(campaign, unit).flatMap((rule) => {
    const { tree } = rule.formula;
    if (tree.type !== "binary" || tree.operator !== "=" || tree.left.type !== "call") return [];
    const fixed = conditions(tree.left.function, tree.left.arguments, columns);
    const count = evaluate(formulaOf(tree.right), (name) => figures.get(name));
    return fixed && typeof count === "number" && count >= 0 ? [{ count, fixed }] : [];
  });
}

function conditions(name: string, args: readonly Node[], columns: ReadonlySet<string>): Map<string, string> | null {
  const first = args[0];
  if (first?.type !== "name" || !columns.has(first.name)) return null;
  if (name === "COUNTA") return new Map();
  if (name !== "COUNTIFS" && name !== "COUNTIF") return null;
  const fixed = new Map<string, string>();
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [column, text] = [args[i]!, args[i + 1]!];
    if (column.type !== "name" || text.type !== "text") return null;
    fixed.set(column.name, text.value);
  }
  return fixed;
}

function makeRow(
  campaign: Campaign,
  unit: Unit,
  roster: Roster,
  fixed: ReadonlyMap<string, string>,
  index: number,
  dice: Random,
): RosterRow {
  const row: RosterRow = new Map();
  let money = 0;
  let year = campaign.year - dice.between(0, 2);
  for (const column of roster.columns) {
    const given = fixed.get(column.code);
    if (given !== undefined) row.set(column.code, given);
    else if (column.type === "money" || column.type === "decimal") {
      // A second amount of a row is part of the first.
      money = money === 0 ? dice.between(300, 9000) / 10 : Math.floor(money * 10 * (0.5 + dice.next() * 0.5)) / 10;
      row.set(column.code, money);
    } else if (column.type === "integer") {
      row.set(column.code, column.unit === "năm" ? year : dice.between(1, 20));
      year += dice.between(0, 2);
    } else if (column.type === "date")
      row.set(column.code, new Date(Date.UTC(campaign.year, dice.between(0, 9), dice.between(1, 28))));
    else if (column.type === "list") row.set(column.code, dice.pick(column.list!));
    else row.set(column.code, textFor(column, unit, roster, index, dice));
  }
  return row;
}

function textFor(column: RosterColumn, unit: Unit, roster: Roster, index: number, dice: Random): string {
  const examples = column.examples ?? [column.name];
  if (column.code !== roster.key) return numbered(dice.pick(examples), index, dice);
  // Two units do not report the same thing, unless by mistake.
  const round = Math.floor(index / examples.length);
  const own = `${examples[index % examples.length]!} (${unit.name})`;
  return round === 0 ? own : `${own}, đợt ${round + 1}`;
}

/** An example of a number, as "01/HĐ-KHCN" or "1-2026-00123", with a number of its own; years stay. */
function numbered(example: string, index: number, dice: Random): string {
  return example.replace(/\d+/g, (digits) => {
    if (/^20\d\d$/.test(digits)) return digits;
    const number = digits.length <= 3 ? index + 1 : dice.between(0, 10 ** digits.length - 1);
    return String(number).padStart(digits.length, "0");
  });
}
