/** Excel shows, compares and rounds numbers by 15 significant decimal digits; these are its habits with them. */
import { ExcelError } from "./scalar.js";

export function to15Digits(value: number): number {
  return Number(value.toPrecision(15));
}

/** -1, 0 or 1 by the first 15 digits. */
export function compareNumbers(a: number, b: number): number {
  const difference = a - b;
  if (difference === 0) return 0;
  // Further apart than a unit of the 15th digit: rounding cannot change which is larger, and costs far more.
  if (Math.abs(difference) > 2e-14 * Math.max(Math.abs(a), Math.abs(b))) return Math.sign(difference);
  return Math.sign(to15Digits(a) - to15Digits(b));
}

/**
 * A sum or difference that is nothing but the rounding error of its two parts is 0 in Excel, as in 0.1+0.2-0.3. Excel
 * does it for the last operation only: 1*(0.5-0.4-0.1) is -2.8E-17 there.
 */
export function snapToZero(result: number, a: number, b: number): number {
  return Math.abs(result) < 2 ** -48 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : result;
}

/** What a cell can hold: no infinity, no NaN, no minus zero, nothing below the smallest normal number. */
export function cellNumber(value: number): number | ExcelError {
  if (!Number.isFinite(value)) return ExcelError.NUM;
  return Math.abs(value) < 2.2250738585072014e-308 ? 0 : value;
}

/** Multiplies by a power of ten in decimal, so that 1.005 becomes 100.5 and not 100.49999999999999. */
function shift(value: number, places: number): number {
  const [mantissa, exponent] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/**
 * Rounds to `places` decimals by `rule`, which sees a number that is not negative; the sign is put back. The 15 digits
 * come first, so 0.285*100 (28.499999999999996) rounds to 29 as its display, 28.5, suggests; LibreOffice 7.4 says 28.
 * Not measured in Excel.
 */
export function roundBy(rule: (value: number) => number, value: number, places: number): number {
  // Beyond these the value is unchanged, or 0 or one unit; the cap keeps the decimal exponent in range.
  const decimals = Math.max(-320, Math.min(320, Math.trunc(places)));
  const shifted = shift(to15Digits(Math.abs(value)), decimals);
  if (!Number.isFinite(shifted)) return value;
  return Math.sign(value) * shift(rule(shifted), -decimals);
}

/** Largest whole number not above the value as displayed: INT(2.9999999999999996) is 3. */
export function floor(value: number): number {
  return Math.floor(to15Digits(value));
}
