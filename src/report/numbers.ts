/**
 * How a number is printed: once, here, from its unrounded value. What is not decided is "-", never 0; no text ever
 * holds NaN or Infinity.
 */
import { formatNumber, leadingZero } from "../vietnamese/format.js";
import { marked } from "./marks.js";

export const UNDECIDED = "-";
export const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];
const MOST_DECIMALS = 6;

/** Equal to 15 digits, as Excel compares: 0.1+0.2 is 0.3. */
export function same(a: number, b: number): boolean {
  return a === b || a.toPrecision(15) === b.toPrecision(15);
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** Thousands with a dot, decimals with a comma. */
export function number(value: unknown, decimals: number): string {
  return isNumber(value) ? formatNumber(value, decimals) : UNDECIDED;
}

/** A count in a sentence: under ten with a leading zero. */
export function count(value: unknown): string {
  const text = number(value, 0);
  return /^[1-9]$/.test(text) ? leadingZero(Number(text)) : text;
}

/** The decimals a number needs, at most `most`: a target is printed as it was set. */
export function naturalDecimals(value: number, most = MOST_DECIMALS): number {
  for (let decimals = 0; decimals < most; decimals++) if (same(Number(value.toFixed(decimals)), value)) return decimals;
  return most;
}

/** Decimals at which two different numbers also print differently: 74,96 against a target of 75 is not "75,0". */
export function tellingDecimals(value: number, other: number, decimals: number): number {
  if (same(value, other)) return decimals;
  let enough = decimals;
  while (enough < MOST_DECIMALS && formatNumber(value, enough) === formatNumber(other, enough)) enough++;
  return enough;
}

/** A number with its unit, in a sentence: "06 nhiệm vụ", "78,6%", "1.234,5 triệu đồng". `code`: what traces it. */
export function quantity(value: unknown, unit: string, decimals: number, code?: string): string {
  if (!isNumber(value)) return UNDECIDED;
  if (unit === "%") return `${marked(code, number(value, decimals))}%`;
  const figure = marked(code, decimals === 0 ? count(value) : number(value, decimals));
  return unit === "" ? figure : `${figure} ${unit}`;
}
