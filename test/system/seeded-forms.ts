/**
 * Forms filled as clerks fill them, right and wrong, from a seed. Knows the definition, not how anything is checked:
 * numbers are drawn near those that the rules compare with, so that each rule is seen to hold and to fail.
 */
import {
  type Campaign,
  type Element,
  elementsOf,
  isNumeric,
  type Roster,
  rostersOf,
  type Unit,
  unitRules,
} from "../../src/campaign/index.js";
import type { Node } from "../../src/formula/index.js";
import type { MissingReason } from "../../src/model.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import type { FilledCell, FormContent } from "../../src/workbook/index.js";

export interface SeededForm {
  unit: Unit;
  content: FormContent;
}

/** How wrong a form is: the share of cells that hold no plain figure. */
export type Care = "careful" | "careless";

const wrongShare: Record<Care, number> = { careful: 0.02, careless: 0.35 };
const unreadable = ["khoảng 120", "10-12", "1O", "chưa rõ số", "1.23.456", "(12)", "12,5,6", "95 quả"];
const readable = ["1.234", "không phát sinh", "chưa có số liệu", "-", "1 234"];
const reasons: MissingReason[] = ["zero", "not_yet", "na", "included_in", "confidential"];

export function seededForm(campaign: Campaign, unit: Unit, seed: number, care: Care): SeededForm {
  const dice = random(seed);
  const previous = new Map(
    campaign.history.flatMap((row) =>
      row.unit === unit.code && !dice.chance(0.08) ? [[row.element, lastYear(row.value, dice)] as const] : [],
    ),
  );
  const near = comparedWith(campaign, unit);
  const elements = elementsOf(campaign, unit).filter((element) => element.sumOf === undefined);
  const codes = elements.map((element) => element.code);
  const figures = new Map<string, FilledCell>();
  // Some of what is asked did not happen at all: every figure of an indicator is 0.
  const quiet = new Set(campaign.indicators.flatMap(({ code }) => (dice.chance(0.12) ? [code] : [])));
  for (const element of elements) {
    const nothing = isNumeric(element) && quiet.has(element.indicator ?? "");
    const plain = () => plainValue(element, previous.get(element.code), near.get(element.code) ?? [], dice);
    const wrong = dice.chance(wrongShare[care]);
    figures.set(element.code, wrong ? wrongCell(campaign, element, codes, dice) : { value: nothing ? 0 : plain() });
  }
  const rosters = new Map(rostersOf(campaign, unit).map((roster) => [roster.code, rosterRows(roster, care, dice)]));
  return { unit, content: { previous, figures, rosters, cover: {} } };
}

/** Mostly what the definition says; a 0 is now and then something, so that rules over last year's figure are met. */
function lastYear(value: number | string, dice: Random): number | string {
  return value === 0 && dice.chance(0.3) ? dice.between(1, 9) : value;
}

/** Numbers that stand beside an element in rules: bounds are tried from both sides. */
function comparedWith(campaign: Campaign, unit: Unit): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const rule of unitRules(campaign, unit)) {
    const numbers: number[] = [];
    const gather = (node: Node): void => {
      if (node.type === "number" && node.value > 1) numbers.push(node.value);
      for (const child of children(node)) gather(child);
    };
    gather(rule.formula.tree);
    // A bound on a total is met by its parts.
    const parts = rule.names.flatMap((name) => campaign.elements.find(({ code }) => code === name)?.sumOf ?? [name]);
    for (const name of parts) found.set(name, [...(found.get(name) ?? []), ...numbers]);
  }
  return found;
}

function children(node: Node): readonly Node[] {
  if (node.type === "call") return node.arguments;
  return Object.values(node).filter(
    (part): part is Node => typeof part === "object" && part !== null && "type" in part,
  );
}

function plainValue(element: Element, previous: unknown, near: readonly number[], dice: Random): number | string {
  if (element.type === "boolean") return dice.chance(0.6) ? "Có" : "Không";
  if (!isNumeric(element)) return `Nội dung ${dice.between(1, 99)}`;
  const whole = element.type === "integer";
  const shaped = (value: number) => (whole ? Math.floor(value) : Math.round(value * 10) / 10);
  if (near.length > 0 && dice.chance(0.5)) {
    const bound = dice.pick(near);
    return shaped(bound + dice.pick([-1, 0, 1, bound / 2]));
  }
  if (typeof previous === "number" && dice.chance(0.3)) return shaped(previous * dice.pick([0.002, 0.9, 1, 1.1, 180]));
  const small = Math.max(0, dice.between(-2, 5));
  return whole || dice.chance(0.3) ? small : small + dice.between(0, 9) / 10;
}

function wrongCell(campaign: Campaign, element: Element, codes: readonly string[], dice: Random): FilledCell {
  const kind = dice.between(0, 11);
  if (kind === 0) return {};
  if (kind <= 5) {
    const reason = dice.pick(reasons);
    if (reason !== "included_in") return { reason };
    const siblings = campaign.elements.find((total) => total.sumOf?.includes(element.code))?.sumOf;
    const other = dice.pick([...(siblings ?? []), dice.pick(codes)]);
    return dice.chance(0.2) || other === element.code ? { reason } : { reason, includedIn: other };
  }
  if (!isNumeric(element)) return element.type === "boolean" ? { value: dice.pick(["x", "chưa", "có"]) } : {};
  if (kind <= 7) return { value: dice.pick(unreadable), ...(dice.chance(0.2) ? { reason: dice.pick(reasons) } : {}) };
  if (kind === 8) return { value: dice.pick(readable) };
  if (kind === 9) return { value: dice.between(0, 5) + 0.5 };
  if (kind === 10) return { value: -dice.between(1, 400) };
  return { value: dice.between(0, 2), reason: dice.pick(reasons) };
}

type RosterRow = Map<string, number | string | Date>;

function rosterRows(roster: Roster, care: Care, dice: Random): RosterRow[] {
  return Array.from({ length: dice.between(0, 7) }, (_, index) => {
    const row: RosterRow = new Map();
    // A row left empty in the middle: nothing after it may be lost.
    if (dice.chance(0.1)) return row;
    for (const column of roster.columns) {
      if (dice.chance(care === "careful" ? 0.02 : 0.15)) continue;
      if (care === "careless" && dice.chance(0.04)) row.set(column.code, "không rõ");
      else if (column.type === "list") row.set(column.code, dice.pick(column.list!));
      else if (column.type === "date") row.set(column.code, new Date(Date.UTC(2026, dice.between(0, 9), 5)));
      else if (column.type === "text") row.set(column.code, `Dòng ${index + 1}`);
      else if (column.type === "integer") row.set(column.code, dice.between(2020, 2026));
      else row.set(column.code, dice.between(0, 50) / 10);
    }
    return row;
  });
}
