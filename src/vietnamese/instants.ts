/** Instants as people in Việt Nam write them: the country keeps one zone, UTC+7, without summer time. */
import { readDate } from "./dates.js";

/**
 * ISO 8601 in UTC of "2026-12-04", "2026-12-04T15:30", the same with a zone, "04/12/2026" or "04/12/2026 15:30"; null for
 * anything else. A day alone means its last minute, so that what came on it is not before it.
 */
export function readInstant(text: string): string | null {
  const given = text.trim();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(given);
  if (iso) return utc(iso[1]!, iso[2], iso[3]);
  const typed = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?: +(\d{1,2}:\d{2}))?$/.exec(given);
  const day = typed ? readDate(typed[1]!) : null;
  if (!day?.value || day.verdict !== "accept") return null;
  const { year, month, day: date } = day.value;
  return utc(
    `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`,
    typed?.[2]?.padStart(5, "0"),
  );
}

/** Whether an instant is what a day alone is read as; its last minute here is on the same day in UTC. */
export function isLastMinute(instant: string): boolean {
  return instant === readInstant(instant.slice(0, 10));
}

function utc(day: string, time = "23:59", zone = "+07:00"): string | null {
  const at = Date.parse(`${day}T${time}${zone}`);
  const midnight = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(at) || Number.isNaN(midnight)) return null;
  // A month of 30 days has no 31st: JavaScript would go on to the next.
  return new Date(midnight).toISOString().startsWith(day) ? new Date(at).toISOString() : null;
}
