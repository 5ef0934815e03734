/** From when to when units exist, and which unit has taken over from one that ended. Days are YYYY-MM-DD. */
import { readDate } from "../vietnamese/index.js";
import type { Campaign, Unit } from "./schema.js";

type Period = Pick<Unit, "validFrom" | "validTo">;

/** Both days belong to the unit's time; an empty one sets no bound. */
export function existsOn({ validFrom, validTo }: Period, day: string): boolean {
  return (validFrom === "" || validFrom <= day) && (validTo === "" || day <= validTo);
}

/** Whether it is gone by the day on which the answers are due. */
export function hasEnded(campaign: Pick<Campaign, "deadlines">, { validTo }: Pick<Unit, "validTo">): boolean {
  return validTo !== "" && validTo < campaign.deadlines.due;
}

/** Only units that exist on the day owe anything. */
export function expectedOn(units: readonly Unit[], day: string): Unit[] {
  return units.map((unit) => (unit.expected && !existsOn(unit, day) ? { ...unit, expected: false } : unit));
}

const known = new WeakMap<readonly Unit[], ReadonlyMap<string, Unit>>();

function byCode(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const made = known.get(units) ?? new Map(units.map((unit) => [unit.code, unit]));
  known.set(units, made);
  return made;
}

/** The unit that stands for this one on a day: itself, or the first that exists in the line of those that took over. */
export function standsFor(units: readonly Unit[], unit: Unit, day: string): Unit | null {
  const seen = new Set<Unit>();
  let one: Unit | undefined = unit;
  while (one !== undefined && !existsOn(one, day)) {
    if (seen.has(one)) return null;
    seen.add(one);
    one = byCode(units).get(one.successor);
  }
  return one ?? null;
}

/** Who has taken over from an ended unit; null where nobody has, or where it has not ended. */
export function successorOf(campaign: Pick<Campaign, "units" | "deadlines">, unit: Unit): Unit | null {
  if (!hasEnded(campaign, unit)) return null;
  return standsFor(campaign.units, unit, campaign.deadlines.due);
}

/** The same day a year before. */
export function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** "2025-06-30" as people write it: 30/06/2025. */
export function writtenDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** "30/6/2025" and "2025-06-30" as the latter; what is no day stays as written, for `check` to refuse. */
export function isoDay(text: string): string {
  const { verdict, value } = readDate(text);
  if (verdict !== "accept" || value === null) return text;
  return [value.year, value.month, value.day].map((part) => String(part).padStart(2, "0")).join("-");
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isoDay(text) === text;
}
