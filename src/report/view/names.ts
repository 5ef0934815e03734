/** Names of units, and who is asked for a figure. */
import type { Campaign, Element, Unit } from "../../campaign/schema.js";

export type UnitNames = (code: string) => string;

/** A code the definition does not know stands for itself: better an odd name than a missing one. */
export function unitNames(campaign: Campaign): UnitNames {
  const names = new Map(campaign.units.map((unit) => [unit.code, unit.name]));
  return (code) => names.get(code) ?? code;
}

/** The expected units whose figures are added up for this element, in the definition's order. */
export function countedUnits(campaign: Campaign, element: Element): Unit[] {
  const asked = new Set(element.countFrom ?? element.reporters);
  return campaign.units.filter(
    (unit) => unit.expected && (asked.has(unit.code) || unit.groups.some((group) => asked.has(group))),
  );
}
