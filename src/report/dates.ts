/** Dates as Nghị định 30/2020/NĐ-CP writes them: days under ten and the months 1 and 2 with a leading zero. */

const pad = (part: number, below: number): string => (part < below ? `0${part}` : String(part));

/** "2026-12-05" as 05/12/2026; anything else as it stands. */
export function shortDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year === undefined ? iso : `${day}/${month}/${year}`;
}

/** The day of an instant where the office is: a mail of 20:00 UTC arrived on the next day. */
export function dayOf(instant: string, timezone: string): string {
  const date = new Date(instant);
  if (/^\d{4}-\d{2}-\d{2}$/.test(instant) || Number.isNaN(date.getTime())) return instant;
  return new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short" }).format(date);
}

// No-break spaces: a gap for the pen of the registry clerk, which HTML would otherwise close up.
const GAP = "\u00A0".repeat(5);

/** "ngày 05 tháng 12 năm 2026"; without a date the day is left open. */
export function longDate(iso: string | null, month: number, year: number): string {
  if (iso === null) return `ngày${GAP}tháng ${pad(month, 3)} năm ${year}`;
  const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
  return `ngày ${pad(d, 10)} tháng ${pad(m, 3)} năm ${y}`;
}
