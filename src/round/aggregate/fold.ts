/** The folds of columns over groups of units that a store counted and summed, as the evaluator has them over cells. */
import { cellNumber, criterion, ExcelError, type Leaf, ofMillionths, type Scalar } from "../../formula/index.js";
import type { Year } from "../../indicators/index.js";
import { bit, type FigureGroup, type Numbers } from "../../store/index.js";
import type { NamedColumn } from "./columns.js";
import { type Component, codeOf, type Plan, type Planned, type UnitClass } from "./plan.js";

/** What the cells of a column are in a group: all alike, but for the numbers themselves. */
export interface Cells {
  kind: "blank" | "number" | "text";
  /** Of their numbers. */
  numbers: Numbers | null;
  /** Whether the figures of the year before stand there. */
  last: boolean;
}

const blank: Cells = { kind: "blank", numbers: null, last: false };

export function has(group: FigureGroup, factor: number, which: number): boolean {
  return (BigInt(group.bits) & BigInt(factor * which)) !== 0n;
}

export function cellsOf(
  column: Exclude<NamedColumn, { kind: "unit" }>,
  name: string,
  component: Component,
  group: FigureGroup,
  of: UnitClass,
  year: Year,
): Cells {
  const { slot, factor } = component.slots.get(codeOf(column))!;
  if (column.kind === "figure" && !of.stands.has(name)) return blank;
  const current = kindOf(group, factor, bit.number, bit.text);
  if (column.kind === "list") return { kind: current, numbers: group.current[slot]!, last: false };
  const before = kindOf(group, factor, bit.lastNumber, bit.lastText);
  if (
    (year === "thisOfBoth" || year === "lastOfBoth") &&
    !column.previous &&
    (current === "blank" || before === "blank")
  )
    return blank;
  const last = column.previous || year === "previous" || year === "lastOfBoth";
  return last
    ? { kind: before, numbers: group.previous[slot]!, last }
    : { kind: current, numbers: group.current[slot]!, last };
}

function kindOf(group: FigureGroup, factor: number, number: number, text: number): Cells["kind"] {
  return has(group, factor, number) ? "number" : has(group, factor, text) ? "text" : "blank";
}

export type GroupsOf = (component: Component) => readonly FigureGroup[];

/** A leaf's value over the units of a kind, or all. */
export function foldLeaf(
  plan: Plan,
  planned: Planned,
  groupsOf: GroupsOf,
  leaf: Leaf,
  year: Year,
  kind: string | undefined,
): Scalar {
  const folded = leaf.columns.length > 0 ? leaf.columns : [null];
  let sum = 0n;
  let numbers = 0;
  let rows = 0;
  let least: number | null = null;
  let most: number | null = null;
  for (const name of folded) {
    const domain = plan.columns(name ?? leaf.conditions[0]!.column)!.rows;
    const component = domain === null ? planned.figures : planned.lists.get(domain)!;
    const look = (group: FigureGroup, of: string) => {
      const column = plan.columns(of)! as Exclude<NamedColumn, { kind: "unit" }>;
      return cellsOf(column, of, component, group, plan.classes[group.class]!, year);
    };
    for (const group of groupsOf(component)) {
      const own = plan.classes[group.class]!;
      if (kind !== undefined && own.kind !== kind) continue;
      const meets = leaf.conditions.every(({ column, criterion: value }) => {
        const asked = plan.columns(column)!;
        if (asked.kind === "unit") return criterion(value)(asked.valueOf(own.example));
        const cells = look(group, column);
        if (cells.kind === "blank") return criterion(value)(null);
        const wanted = plan.criteria.bitOf(codeOf(asked), value, cells.last);
        if (wanted === 0) return value === "<>";
        return has(group, component.slots.get(codeOf(asked))!.factor, wanted);
      });
      if (!meets) continue;
      const cells = name === null ? null : look(group, name);
      if (cells === null || cells.kind !== "blank") rows += group.count;
      if (cells?.kind !== "number") continue;
      numbers += group.count;
      sum += cells.numbers!.sum;
      least = lower(least, cells.numbers!.least);
      most = higher(most, cells.numbers!.most);
    }
  }
  switch (leaf.fold) {
    case "SUM":
      return cellNumber(ofMillionths(sum));
    case "AVERAGE":
      return numbers === 0 ? ExcelError.DIV0 : cellNumber(ofMillionths(sum) / numbers);
    case "MIN":
      return cellNumber(least ?? 0);
    case "MAX":
      return cellNumber(most ?? 0);
    case "COUNT":
      return leaf.columns.length > 0 ? numbers : rows;
    case "COUNTA":
      return rows;
  }
}

function lower(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function higher(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
