/** What of the definition a unit's file is read and judged by: kept with it, so that a later change does not go unseen. */
import { createHash } from "node:crypto";
import type { Campaign, Unit } from "../../campaign/index.js";
import { previousOf } from "../previous.js";

const shared = new WeakMap<Campaign, string>();

/**
 * A hash of the elements, lists and rules of single units, and of the unit's kind, groups, key and last year's figures.
 * What the form only shows is left out.
 */
export function judgedBy(campaign: Campaign, unit: Unit): string {
  const { kind, groups, rollupKey } = unit;
  return hashOf([ofAll(campaign), kind, groups, rollupKey, [...previousOf(campaign, unit)].sort()]);
}

const onlyShown = new Set(["note", "examples", "width", "section"]);

function ofAll(campaign: Campaign): string {
  const known = shared.get(campaign);
  if (known !== undefined) return known;
  const { year, basis, groups, elements, rosters, rules } = campaign;
  const own = rules.filter(({ scope }) => scope === "unit" || scope === "row");
  const hash = hashOf({ year, basis, groups, elements, rosters, rules: own });
  shared.set(campaign, hash);
  return hash;
}

function hashOf(told: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(told, (name, value) => (onlyShown.has(name) ? undefined : value)))
    .digest("hex")
    .slice(0, 16);
}
