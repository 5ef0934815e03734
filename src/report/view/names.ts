/** Names of units, for people. */
import type { Campaign } from "../../campaign/schema.js";

export type UnitNames = (code: string) => string;

/** A code the definition does not know stands for itself: better an odd name than a missing one. */
export function unitNames(campaign: Campaign): UnitNames {
  const names = new Map(campaign.units.map((unit) => [unit.code, unit.name]));
  return (code) => names.get(code) ?? code;
}
