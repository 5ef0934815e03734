/** Who is asked for what, and whose figures are added up: groups of units and unit codes resolved to units. */
import type { Campaign, Element, Roster, Rule, Unit } from "./schema.js";

type Assigned = Pick<Campaign, "units">;

/** Whether an assignee list (group codes, unit codes, "*") names this unit. */
export function names(assignees: readonly string[], unit: Unit): boolean {
  return assignees.some((one) => one === "*" || one === unit.code || unit.groups.includes(one));
}

type Assignments = Pick<Campaign, "elements" | "rosters" | "rules">;

const named = new WeakMap<Assignments, ReadonlySet<string>>();

/** Units with the same key are asked for the same, and the same rules apply to them: nothing else about them is named. */
export function assignmentKey(campaign: Assignments, { code, groups }: Unit): string {
  const known = named.get(campaign) ?? namedIn(campaign);
  named.set(campaign, known);
  return JSON.stringify([known.has(code) ? code : null, groups]);
}

function namedIn({ elements, rosters, rules }: Assignments): ReadonlySet<string> {
  const asked = [...elements, ...rosters].flatMap(({ reporters }) => reporters);
  return new Set([...asked, ...rules.flatMap(({ units = [] }) => units)]);
}

/** Units that owe a workbook this year, in the order of the definition. */
export function expectedUnits(campaign: Assigned): Unit[] {
  return campaign.units.filter((unit) => unit.expected);
}

export function reports(element: Pick<Element, "reporters">, unit: Unit): boolean {
  return names(element.reporters, unit);
}

/** Whether the unit's figure stands in the element's column; otherwise it stands under XCHECK_. */
export function counts(element: Pick<Element, "reporters" | "countFrom">, unit: Unit): boolean {
  return reports(element, unit) && (element.countFrom === undefined || names(element.countFrom, unit));
}

export function elementsOf(campaign: Pick<Campaign, "elements">, unit: Unit): Element[] {
  return campaign.elements.filter((element) => reports(element, unit));
}

export function rostersOf(campaign: Pick<Campaign, "rosters">, unit: Unit): Roster[] {
  return campaign.rosters.filter((roster) => names(roster.reporters, unit));
}

/** Expected units whose figure is added up. */
export function countingUnits(campaign: Assigned, element: Element): Unit[] {
  return expectedUnits(campaign).filter((unit) => counts(element, unit));
}

/** A unit's rule applies to a unit that is asked for every name in it (and is among `units`, where given). */
export function ruleApplies(
  rule: Pick<Rule, "units">,
  held: ReadonlySet<string>,
  needed: readonly string[],
  unit: Unit,
) {
  return (rule.units === undefined || names(rule.units, unit)) && needed.every((name) => held.has(name));
}
