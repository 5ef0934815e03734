/** Names counted from the same units: only those make a ratio over the units that gave both. */
import { countingUnits, expectedUnits, names } from "./assignments.js";
import { reserved } from "./names.js";
import type { Campaign } from "./schema.js";

export function countedAlike(campaign: Campaign): (a: string, b: string) => boolean {
  const known = new Map<string, string | null>();
  const key = (name: string): string | null => {
    if (!known.has(name)) known.set(name, unitsBehind(campaign, name));
    return known.get(name)!;
  };
  return (a, b) => {
    const one = key(a);
    return one !== null && one === key(b);
  };
}

/** Codes of the units in the name's column; null for names that are not elements. */
function unitsBehind(campaign: Campaign, name: string): string | null {
  const plain = campaign.elements.find((element) => element.code === name);
  if (plain) return codes(countingUnits(campaign, plain));
  const checked = campaign.elements.find((element) => reserved.crosscheck + element.code === name);
  if (!checked?.crosscheckFrom) return null;
  const assignees = checked.crosscheckFrom;
  return codes(expectedUnits(campaign).filter((unit) => names(assignees, unit) && names(checked.reporters, unit)));
}

function codes(units: readonly { code: string }[]): string {
  return units.map((unit) => unit.code).join(",");
}
