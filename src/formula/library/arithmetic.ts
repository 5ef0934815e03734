/** Functions of numbers, and the operators. */
import { toNumber } from "../coerce.js";
import { cellNumber, floor, roundBy, snapToZero } from "../digits.js";
import { ExcelError } from "../scalar.js";
import type { Elementwise } from "./elementwise.js";

type Result = number | ExcelError;

/** Makes a function of cells from one of numbers; the first error or text that is no number is the result. */
function ofNumbers(compute: (a: number, b: number) => Result): Elementwise {
  return (first, second = null) => {
    const a = toNumber(first);
    if (a instanceof ExcelError) return a;
    const b = toNumber(second);
    if (b instanceof ExcelError) return b;
    const result = compute(a, b);
    return result instanceof ExcelError ? result : cellNumber(result);
  };
}

const power = (base: number, exponent: number): Result => {
  if (base === 0 && exponent === 0) return ExcelError.NUM;
  return base === 0 && exponent < 0 ? ExcelError.DIV0 : base ** exponent;
};

/** Takes the sign of the divisor, as Excel's does; 0.3 over 0.1 leaves nothing. */
function remainder(n: number, divisor: number): number {
  const whole = divisor * floor(n / divisor);
  return snapToZero(n - whole, n, whole);
}

export const operators: Readonly<Record<"+" | "-" | "*" | "/" | "^", Elementwise>> = {
  "+": ofNumbers((a, b) => a + b),
  "-": ofNumbers((a, b) => a - b),
  "*": ofNumbers((a, b) => a * b),
  "/": ofNumbers((a, b) => (b === 0 ? ExcelError.DIV0 : a / b)),
  "^": ofNumbers(power),
};

/** `+` and `-` where they are the last operation of a formula or of an argument. */
export const lastOperators: Readonly<Record<"+" | "-", Elementwise>> = {
  "+": ofNumbers((a, b) => snapToZero(a + b, a, b)),
  "-": ofNumbers((a, b) => snapToZero(a - b, a, b)),
};

export const negated = ofNumbers((a) => -a);
export const percent = ofNumbers((a) => a / 100);

export const arithmetic: Readonly<Record<string, Elementwise>> = {
  ABS: ofNumbers(Math.abs),
  ROUND: ofNumbers((value, places) => roundBy(Math.round, value, places)),
  ROUNDUP: ofNumbers((value, places) => roundBy(Math.ceil, value, places)),
  ROUNDDOWN: ofNumbers((value, places) => roundBy(Math.floor, value, places)),
  TRUNC: ofNumbers((value, places) => roundBy(Math.floor, value, places)),
  INT: ofNumbers(floor),
  MOD: ofNumbers((n, divisor) => (divisor === 0 ? ExcelError.DIV0 : remainder(n, divisor))),
  POWER: ofNumbers(power),
  SQRT: ofNumbers(Math.sqrt),
  EXP: ofNumbers(Math.exp),
  LN: ofNumbers(Math.log),
  LOG10: ofNumbers(Math.log10),
};
