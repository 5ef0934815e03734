/** Days: as clerks type them, as workbooks store them, and as an official document prints them. */
import { readMended } from "./encodings.js";
import { type MissingCode, readMissingWord } from "./missing-words.js";
import { clean, plain } from "./unicode.js";

export interface Day {
  year: number;
  month: number;
  day: number;
}

export interface DayReading {
  verdict: "accept" | "warn" | "reject" | "missing";
  value: Day | null;
  code: MissingCode | "date.plain" | "date.short_year" | "date.month_first" | "date.impossible" | "date.unreadable";
}

/** "05/12/2026", with both places padded. */
export function shortDate({ year, month, day }: Day): string {
  return `${pad(day)}/${pad(month)}/${year}`;
}

/** "ngày 05 tháng 12 năm 2026": a leading zero for days under ten and for the months 1 and 2 (Nghị định 30/2020/NĐ-CP). */
export function longDate({ year, month, day }: Day): string {
  return `ngày ${pad(day)} tháng ${month < 3 ? pad(month) : month} năm ${year}`;
}

/** Reads what a cell holds: a text, or a serial number of the 1900 or 1904 calendar. Never throws. */
export function readDate(raw: string | number, options: { date1904?: boolean } = {}): DayReading {
  if (typeof raw === "number") {
    const value = dayOfSerial(raw, options.date1904 ?? false);
    return value ? { verdict: "accept", value, code: "date.plain" } : refused("date.impossible");
  }
  const read = readText(raw);
  if (read.verdict !== "reject" || raw.length > longest) return read;
  return readMended(raw, readText) ?? read;
}

function readText(raw: string): DayReading {
  const missing = readMissingWord(raw);
  if (missing) return { verdict: "missing", value: null, code: missing.code };
  const text = clean(raw).replace(/^['’]/, "");
  return text.length > longest ? refused("date.unreadable") : readTyped(text);
}

/** No day is as long as this, with the place and the hour. */
const longest = 200;

const pad = (part: number): string => String(part).padStart(2, "0");
const refused = (code: DayReading["code"]): DayReading => ({ verdict: "reject", value: null, code });

function readTyped(text: string): DayReading {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]), "date.plain");
  const parts =
    /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ??
    // A place may stand before it: "Lai Châu, ngày 5 tháng 12 năm 2026".
    /^(?:.*[, ])?ngay\s+(\d{1,2})(\s+)thang\s+(\d{1,2})\s+nam\s+(\d{4})$/.exec(plain(text));
  if (!parts) return refused("date.unreadable");
  const [day, month, written] = [Number(parts[1]), Number(parts[3]), parts[4]!];
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  // The day comes first here. Where that is impossible, the month did: understood, but said.
  if (month > 12 && day <= 12) return checked(year, day, month, "date.month_first");
  return checked(year, month, day, written.length === 2 ? "date.short_year" : "date.plain");
}

function checked(year: number, month: number, day: number, code: DayReading["code"]): DayReading {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || year < 1900 || year > 9999) return refused("date.impossible");
  return { verdict: code === "date.plain" ? "accept" : "warn", value: { year, month, day }, code };
}

/** The 1900 calendar of Excel believes in a 29 February 1900 (serial 60), so days before it are one further on. */
function dayOfSerial(serial: number, date1904: boolean): Day | null {
  if (!Number.isFinite(serial) || serial < (date1904 ? 0 : 1)) return null;
  let days = Math.floor(serial);
  if (date1904) days += 1462;
  else if (days === 60) return null;
  else if (days < 60) days += 1;
  if (days > 2_958_465) return null; // 31/12/9999
  const date = new Date((days - 25_569) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
