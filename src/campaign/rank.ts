/** The order of rank in which letters name units: kinds as the definition lists them, then the order of units.csv. */
import type { Campaign, Unit } from "./schema.js";

export function byRank(campaign: Pick<Campaign, "unitKinds" | "units">, units: readonly Unit[]): Unit[] {
  const kinds = new Map(campaign.unitKinds.map((kind, n) => [kind.code, n]));
  const places = new Map(campaign.units.map((unit, n) => [unit.code, n]));
  const kind = (unit: Unit) => kinds.get(unit.kind) ?? kinds.size;
  return [...units].sort((a, b) => kind(a) - kind(b) || places.get(a.code)! - places.get(b.code)!);
}
