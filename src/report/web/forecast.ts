/** How many units will have sent by a day: the median number of first arrivals a day over the last days, carried on. */
import { dayOf } from "../dates.js";

/** Units that first sent on a day, and how many had by its end; days in order, those without an arrival left out. */
export type Arrivals = { day: string; count: number; total: number }[];

export interface Forecast {
  /** Units expected to have sent by the end of `until`; null where it would be a guess. */
  units: number | null;
  pace: number;
  daysLeft: number;
  until: string;
  /** Why nothing is forecast. */
  why: "few_days" | "over" | "all" | null;
}

/** Days looked back on, and how many must have passed since the first arrival. */
const window = 7;
const enough = 4;

export function arrivalsOf(timezone: string, instants: readonly string[]): Arrivals {
  const days = new Map<string, number>();
  for (const instant of instants) {
    const day = dayOf(instant, timezone);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  let total = 0;
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, count]) => {
      total += count;
      return { day, count, total };
    });
}

export function forecastOf(
  arrivals: Arrivals,
  { expected, today, until }: { expected: number; today: string; until: string },
): Forecast {
  const sent = arrivals.filter(({ day }) => day <= today).at(-1)?.total ?? 0;
  const daysLeft = Math.max(0, between(today, until));
  const first = arrivals[0]?.day;
  const past = first === undefined ? 0 : between(first, today) + 1;
  const counts = Array.from({ length: Math.min(window, Math.max(0, past)) }, (_, back) => {
    const day = shifted(today, -back);
    return arrivals.find((one) => one.day === day)?.count ?? 0;
  });
  const pace = median(counts);
  const none = (why: Forecast["why"]): Forecast => ({ units: null, pace, daysLeft, until, why });
  if (sent >= expected) return none("all");
  if (daysLeft === 0) return none("over");
  if (past < enough) return none("few_days");
  return { units: Math.min(expected, Math.round(sent + pace * daysLeft)), pace, daysLeft, until, why: null };
}

function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Whole days from one to the other, negative backwards. */
export function between(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
