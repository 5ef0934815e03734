/**
 * Dates as serial numbers of the 1900 system: 1 is 1 January 1900, and 60 is 29 February 1900, a day that never was but
 * that Excel keeps for the sake of Lotus 1-2-3.
 */
import { toNumber } from "../coerce.js";
import { ExcelError, type Scalar } from "../scalar.js";
import type { Elementwise } from "./elementwise.js";

const day = 86_400_000;
const phantom = 60;
/** 31 December 9999. */
const last = 2_958_465;
const beforeFirst = Date.UTC(1899, 11, 31);

/** The serial number of a day, as DATE gives it: a year below 1900 has 1900 added. */
export function serialOf(year: number, month: number, dayOfMonth: number): number | ExcelError {
  const fullYear = year >= 0 && year < 1900 ? year + 1900 : year;
  if (fullYear < 1900 || fullYear > 9999) return ExcelError.NUM;
  const first = (Date.UTC(fullYear, month - 1, 1) - beforeFirst) / day;
  const serial = (first >= phantom ? first + 1 : first) + dayOfMonth - 1;
  return serial >= 0 && serial <= last ? serial : ExcelError.NUM;
}

/** Year, month and day; 0 is "0 January 1900". */
function partsOf(serial: number): [number, number, number] | ExcelError {
  const whole = Math.floor(serial);
  if (whole < 0 || whole > last) return ExcelError.NUM;
  if (whole === 0) return [1900, 1, 0];
  if (whole === phantom) return [1900, 2, 29];
  const date = new Date(beforeFirst + (whole > phantom ? whole - 1 : whole) * day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function part(index: 0 | 1 | 2): Elementwise {
  return (value = null) => {
    const serial = toNumber(value);
    if (serial instanceof ExcelError) return serial;
    const parts = partsOf(serial);
    return parts instanceof ExcelError ? parts : parts[index];
  };
}

function date(...values: readonly Scalar[]): Scalar {
  const numbers: number[] = [];
  for (const value of values) {
    const number = toNumber(value);
    if (number instanceof ExcelError) return number;
    numbers.push(Math.floor(number));
  }
  const [year = 0, month = 0, dayOfMonth = 0] = numbers;
  return serialOf(year, month, dayOfMonth);
}

export const dates: Readonly<Record<string, Elementwise>> = { DATE: date, YEAR: part(0), MONTH: part(1), DAY: part(2) };
