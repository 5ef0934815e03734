/** The day and hour in a mail's header (RFC 5322, with the zones of RFC 822). Nothing is guessed. */

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Hours from UTC of the zones that the standard names. */
const zones: Record<string, number> = { ut: 0, utc: 0, gmt: 0, z: 0, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7 };
Object.assign(zones, { mdt: -6, pst: -8, pdt: -7 });

const pattern =
  /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4}|\d{2}) (\d{1,2}):(\d{2})(?::(\d{2}))? ?([+-]\d{4}|[a-z]{1,3})$/;

/** ISO 8601 in UTC of "Fri, 4 Dec 2026 15:30:00 +0700 (ICT)"; null without a zone, for an impossible day or anything else. */
export function readMailDate(text: string): string | null {
  const given = text
    .slice(0, 200)
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  const found = pattern.exec(given);
  if (!found) return null;
  const [, day, monthName, yearText, hour, minute, second = "0", zone] = found as unknown as string[];
  const month = months.indexOf(monthName!);
  const offset = offsetMinutes(zone!);
  const year = Number(yearText) + (yearText!.length > 2 ? 0 : Number(yearText) < 50 ? 2000 : 1900);
  if (month < 0 || offset === null || year < 1970) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const at = new Date(Date.UTC(year, month, Number(day), Number(hour), Number(minute), Math.min(Number(second), 59)));
  // A month of 30 days has no 31st: JavaScript would go on to the next.
  if (at.getUTCDate() !== Number(day)) return null;
  return new Date(at.getTime() - offset * 60_000).toISOString();
}

function offsetMinutes(zone: string): number | null {
  if (zone in zones) return zones[zone]! * 60;
  const found = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (!found || Number(found[2]) > 14 || Number(found[3]) > 59) return null;
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}
