import type { RosterColumn } from "../campaign/index.js";
import { ExcelError, serialOf } from "../formula/index.js";

type Value = number | string | null;

/**
 * A cell of a list as formulas see it: a day ("2026-03-04") is its serial number there, as it is in Excel. A day before
 * 1900 is a text in both.
 */
export function formulaValue({ type }: Pick<RosterColumn, "type">, value: Value): Value {
  if (type !== "date" || typeof value !== "string") return value;
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  const serial = year < 1900 ? value : serialOf(year, month, day);
  return serial instanceof ExcelError ? value : serial;
}
