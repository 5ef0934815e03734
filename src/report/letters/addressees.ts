/**
 * How a letter names those it goes to ("Kính gửi"): in order of rank; a group by its name where all of it is written to, units by
 * their own where they are few, else the group with "(theo danh sách)".
 */
import { expectedUnits } from "../../campaign/assignments.js";
import type { Campaign, Unit } from "../../campaign/schema.js";
import { decapitalised } from "../wording.js";

/** So many of a group are named one by one. */
const few = 3;

interface Band {
  name: string;
  units: readonly Unit[];
}

/** `units`: in order of rank. */
export function addresseesOf(campaign: Campaign, units: readonly Unit[]): string[] {
  const addressed = new Set(units.map((unit) => unit.code));
  const owing = expectedUnits(campaign).filter((unit) => unit.code !== campaign.issuer.unit);
  const bands: (Band & { has(unit: Unit): boolean })[] = [
    ...campaign.unitGroups.map((group) => ({ ...group, has: (unit: Unit) => unit.groups.includes(group.code) })),
    ...campaign.unitKinds.map((kind) => ({ ...kind, has: (unit: Unit) => unit.kind === kind.code })),
  ].map(({ name, collective, has }) => ({ name: collective ?? allOf(name), has, units: owing.filter(has) }));
  const named = new Set<string>();
  return units.flatMap((unit) => {
    if (named.has(unit.code)) return [];
    const own = bands.filter((band) => band.has(unit));
    const all = own.find((band) => band.units.length > few && band.units.every(({ code }) => addressed.has(code)));
    const most = own.find((band) => units.filter((one) => band.has(one)).length > few);
    const band = all ?? most;
    if (band === undefined) return [unit.name];
    for (const one of units) if (band.has(one)) named.add(one.code);
    return [all === undefined ? `${band.name} (theo danh sách)` : band.name];
  });
}

const allOf = (name: string) => (/^Các\s/u.test(name) ? name : `Các ${decapitalised(name)}`);
