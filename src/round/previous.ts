/** Last year's values, as the campaign's history has them. */
import type { Campaign, Unit } from "../campaign/index.js";

export function previousOf(campaign: Campaign, unit: Unit): ReadonlyMap<string, number | string> {
  return historyOf(campaign).get(unit.code) ?? new Map();
}

/** Last year's values of every unit, by unit code and element code. */
export function historyOf(campaign: Campaign): Map<string, Map<string, number | string>> {
  const known = histories.get(campaign);
  if (known) return known;
  const history = new Map<string, Map<string, number | string>>();
  for (const { unit, element, value } of campaign.history) {
    const own = history.get(unit) ?? new Map<string, number | string>();
    history.set(unit, own.set(element, value));
  }
  histories.set(campaign, history);
  return history;
}

/** A campaign has thousands of them, and each workbook asks. */
const histories = new WeakMap<Campaign, Map<string, Map<string, number | string>>>();
