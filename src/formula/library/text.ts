/** Functions of texts. Lengths count UTF-16 units, as Excel does: a decomposed ó is two. */
import { toNumber, toText } from "../coerce.js";
import { ExcelError, type Scalar } from "../scalar.js";
import type { Elementwise } from "./elementwise.js";

/** Most characters a cell holds. */
const longest = 32_767;

function ofText(compute: (text: string) => Scalar): Elementwise {
  return (value = null) => {
    const text = toText(value);
    return text instanceof ExcelError ? text : compute(text);
  };
}

function ofTexts(compute: (a: string, b: string) => Scalar): Elementwise {
  return (first = null, second = null) => {
    const a = toText(first);
    if (a instanceof ExcelError) return a;
    const b = toText(second);
    return b instanceof ExcelError ? b : compute(a, b);
  };
}

function ofTextAndCount(compute: (text: string, count: number) => Scalar): Elementwise {
  return (value = null, given = 1) => {
    const text = toText(value);
    if (text instanceof ExcelError) return text;
    const count = toNumber(given);
    if (count instanceof ExcelError) return count;
    return count < 0 ? ExcelError.VALUE : compute(text, Math.trunc(count));
  };
}

export const joined = ofTexts((a, b) => (a.length + b.length > longest ? ExcelError.VALUE : a + b));

export const text: Readonly<Record<string, Elementwise>> = {
  LEN: ofText((value) => value.length),
  // The ordinary space only: Excel leaves no-break spaces alone.
  TRIM: ofText((value) => value.split(" ").filter(Boolean).join(" ")),
  UPPER: ofText((value) => value.toUpperCase()),
  LOWER: ofText((value) => value.toLowerCase()),
  LEFT: ofTextAndCount((value, count) => value.slice(0, count)),
  RIGHT: ofTextAndCount((value, count) => value.slice(Math.max(0, value.length - count))),
  EXACT: ofTexts((a, b) => a === b),
};
