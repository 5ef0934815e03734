/** Numbers and days as they are written inside a part: never in a person's notation. */

/** The number; null where the text is none. JavaScript alone would read "0x10", "Infinity" and "" as numbers. */
export function parseNumber(text: string): number | null {
  let whole = 0;
  let plain = text.length > 0 && text.length <= 15;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      whole = whole * 10 + code - 48;
      continue;
    }
    plain = false;
    const part = code === 46 || code === 45 || code === 43 || code === 69 || code === 101;
    if (!part && code !== 32 && code !== 10 && code !== 9) return null;
  }
  if (plain) return whole; // exact: fifteen digits fit
  const trimmed = text.trim();
  const value = Number(trimmed);
  return trimmed !== "" && Number.isFinite(value) ? value : null;
}

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/;

/** The serial number of an ISO 8601 day, as cells of type `d` hold it; null where the text is no such day. */
export function parseIsoDay(text: string, date1904: boolean): number | null {
  const parts = isoPattern.exec(text.trim());
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day!) return null;
  // 25569 is 1970-01-01 in the 1900 calendar, which believes in a 29 February 1900; before it, days are one less.
  const serial = date.getTime() / 86_400_000 + 25_569 - (date1904 ? 1462 : 0);
  const time = (hour! * 3600 + minute! * 60 + second!) / 86_400;
  return (serial < 61 && !date1904 ? serial - 1 : serial) + time;
}
