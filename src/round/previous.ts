/** Last year's values of one unit. */
import type { Campaign, Unit } from "../campaign/index.js";

export function previousOf(campaign: Campaign, unit: Unit): Map<string, number | string> {
  return new Map(
    campaign.history.flatMap((row) => (row.unit === unit.code ? [[row.element, row.value] as const] : [])),
  );
}
