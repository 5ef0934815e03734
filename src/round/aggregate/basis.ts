/** Indicators over the groups that a store made of its figures. */
import { expectedUnits, names as isAmong, reserved, type Unit } from "../../campaign/index.js";
import { ExcelError, type Formula, formulaOf as formulaOfTree, leafName, type Scalar } from "../../formula/index.js";
import { type Basis, type Coverage, numberOf, type Part, type Year } from "../../indicators/index.js";
import { bit, type FigureGroup } from "../../store/index.js";
import { foldLeaf, type GroupsOf, has } from "./fold.js";
import type { Component, Plan, Planned } from "./plan.js";

/** What is known of units that owe lists. */
export interface ListsSent {
  /** Whether figures of the unit count. */
  sent(unit: string): boolean;
  /** Whether a list never came or a column of it is held back. */
  lacks(unit: string, roster: string, column: string): boolean;
}

export function basisOfGroups(plan: Plan, groups: readonly FigureGroup[], lists: ListsSent): Basis {
  const { campaign } = plan;
  const byComponent = new Map<number, FigureGroup[]>();
  for (const group of groups) {
    const own = byComponent.get(group.component);
    if (own) own.push(group);
    else byComponent.set(group.component, [group]);
  }
  const whole = new Map<Component, readonly FigureGroup[]>();
  const units = expectedUnits(campaign);
  const position = new Map(units.map((unit, index) => [unit.code, index]));
  const inOrder = (codes: readonly string[]) =>
    [...Uint32Array.from(codes, (code) => position.get(code)!).sort()].map((index) => units[index]!.code);
  const coverages = new Map<string, Coverage | null>();

  /** With the units of a class of which no figure stands in any column: whatever they sent, there are only blanks. */
  const groupsOf: GroupsOf = (component) => {
    const known = whole.get(component);
    if (known) return known;
    const own = byComponent.get(component.index) ?? [];
    const isList = plan.request.places.some((place) => place.component === component.index && place.list);
    const due = new Set(plan.request.due.filter((one) => one.component === component.index).map((one) => one.class));
    const none = Array.from({ length: plan.request.slots }, () => ({ sum: 0n, least: null, most: null }));
    const others = plan.classes.flatMap(({ size }, index): FigureGroup[] =>
      due.has(index)
        ? []
        : [
            {
              ...{ component: component.index, class: index, bits: 0, count: size, entries: 0, wild: false },
              ...{ units: [], current: none, previous: none },
            },
          ],
    );
    const made = isList ? own : [...own.filter((group) => due.has(group.class)), ...others];
    whole.set(component, made);
    return made;
  };

  const tops = new Map<string, Formula>();
  const top = (code: string, part: Part, planned: Planned): Formula => {
    const key = `${part}|${code}`;
    const known = tops.get(key) ?? formulaOfTree(planned.splits[part].top);
    tops.set(key, known);
    return known;
  };

  const figureOf = (planned: Planned, name: string) => {
    const column = plan.columns(name);
    if (column?.kind !== "figure") return null;
    return { column, slot: planned.figures.slots.get(column.element.code)! };
  };

  const coverageOf = (planned: Planned, name: string, kind?: string, named = true): Coverage | null => {
    const column = plan.columns(name);
    if (column === null || (column.kind === "unit" && column.rows === null)) return null;
    if (column.kind !== "figure") {
      const roster = campaign.rosters.find(({ code }) => code === column.rows)!;
      const due = units.filter((unit) => (kind === undefined || unit.kind === kind) && isAmong(roster.reporters, unit));
      const without = due.filter(({ code }) => !lists.sent(code) || lists.lacks(code, roster.code, name));
      return { expected: due.length, reported: due.length - without.length, units: without.map(({ code }) => code) };
    }
    if (column.previous) return null;
    const { factor } = planned.figures.slots.get(column.element.code)!;
    let expected = 0;
    let reported = 0;
    const without: (readonly string[])[] = [];
    for (const group of groupsOf(planned.figures)) {
      const of = plan.classes[group.class]!;
      if (!of.stands.has(name) || (kind !== undefined && of.kind !== kind) || has(group, factor, bit.na)) continue;
      expected += group.count;
      if (has(group, factor, bit.number) || has(group, factor, bit.text)) reported += group.count;
      else if (named) without.push(group.units);
    }
    return { expected, reported, units: inOrder(without.flat()) };
  };

  return {
    campaign,
    value(code, part, { year = "current", kind, indicator }) {
      const planned = plan.planned.get(code)!;
      const { leaves } = planned.splits[part];
      const values = new Map<string, Scalar>(
        leaves.map((leaf, index) => [leafName(index), foldLeaf(plan, planned, groupsOf, leaf, year as Year, kind)]),
      );
      return numberOf(top(code, part, planned), (name) => {
        if (values.has(name)) return values.get(name)!;
        if (!name.startsWith(reserved.indicator)) return undefined;
        return indicator?.(name.slice(reserved.indicator.length)) ?? ExcelError.NA;
      });
    },
    coverage: (code, name, kind) => {
      const key = [code, name, kind ?? ""].join("|");
      const known = coverages.get(key);
      if (known !== undefined) return known;
      const made = coverageOf(plan.planned.get(code)!, name, kind, kind === undefined);
      coverages.set(key, made);
      return made;
    },
    partial(code) {
      const planned = plan.planned.get(code)!;
      const figures = planned.own.elements.flatMap((name) => {
        const found = figureOf(planned, name);
        return found && !found.column.previous ? [{ name, ...found.slot }] : [];
      });
      const found = groupsOf(planned.figures).flatMap((group) => {
        const owed = figures.filter(
          ({ name, factor }) => plan.classes[group.class]!.stands.has(name) && !has(group, factor, bit.na),
        );
        const gave = owed.filter(({ factor }) => has(group, factor, bit.number) || has(group, factor, bit.text));
        return gave.length > 0 && gave.length < owed.length ? group.units : [];
      });
      return [...inOrder(found), ...partOfLists(planned)];
    },
    years(code, name) {
      const planned = plan.planned.get(code)!;
      const found = figureOf(planned, name);
      if (found === null) return null;
      const years = { counted: 0, both: 0, known: false, otherBasis: false, leftBehind: false };
      const { factor } = found.slot;
      for (const group of groupsOf(planned.figures)) {
        if (!plan.classes[group.class]!.stands.has(name)) continue;
        const last = has(group, factor, bit.lastNumber) || has(group, factor, bit.lastText);
        const now = has(group, factor, bit.number) || has(group, factor, bit.text);
        years.counted += group.count;
        if (last && now) years.both += group.count;
        years.known ||= last;
        years.otherBasis ||= has(group, factor, bit.otherBasis);
      }
      return years;
    },
    kinds(code) {
      const { own } = plan.planned.get(code)!;
      const stands = new Set(
        plan.classes.filter((one) => own.elements.some((name) => one.stands.has(name))).map(({ kind }) => kind),
      );
      return campaign.unitKinds.map((kind) => kind.code).filter((kind) => stands.has(kind));
    },
  };

  /** Units that gave some of the columns of lists that the indicator uses, and lack others. */
  function partOfLists(planned: Planned): string[] {
    const columns = planned.own.elements.flatMap((name) => {
      const column = plan.columns(name);
      const roster = campaign.rosters.find(({ code }) => column !== null && code === column.rows);
      return roster ? [{ name, roster }] : [];
    });
    const isPartial = (unit: Unit) => {
      const owed = columns.filter(({ roster }) => isAmong(roster.reporters, unit));
      const gave = owed.filter(
        ({ name, roster }) => lists.sent(unit.code) && !lists.lacks(unit.code, roster.code, name),
      );
      return gave.length > 0 && gave.length < owed.length;
    };
    return columns.length < 2 ? [] : units.filter(isPartial).map(({ code }) => code);
  }
}
