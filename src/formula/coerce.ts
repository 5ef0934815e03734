/** How Excel turns a value of one type into another inside a formula. A column is no scalar: callers see to it. */
import { cellNumber, to15Digits } from "./digits.js";
import { ExcelError, type Scalar } from "./scalar.js";

/**
 * Numbers written alike in every locale. "1.5", "1,5" and dates depend on the user's Windows, so that one formula would
 * give two results in two offices: they are not numbers here.
 */
const plain = /^ *([+-]?\d+(?:[eE][+-]?\d+)?)(%?) *$/;
/** The same with a decimal point: what joining a number to a text gives, as in ">"&A. */
const joined = /^ *([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?) *$/;

function read(form: RegExp, text: string): number | null {
  const match = form.exec(text);
  if (!match) return null;
  const value = match[2] === "%" ? Number(match[1]) / 100 : Number(match[1]);
  return Number.isFinite(value) ? value : null;
}

/** The number a text spells, or null. */
export function plainNumber(text: string): number | null {
  return read(plain, text);
}

/** The number inside a criterion's text, or null. */
export function criterionNumber(text: string): number | null {
  return read(joined, text);
}

export function toNumber(value: Scalar): number | ExcelError {
  if (typeof value === "number" || value instanceof ExcelError) return value;
  if (typeof value === "string") return plainNumber(value) ?? ExcelError.VALUE;
  return value ? 1 : 0;
}

/** A condition: a number is true unless 0; of texts only TRUE and FALSE count. */
export function toBoolean(value: Scalar): boolean | ExcelError {
  if (typeof value === "boolean" || value instanceof ExcelError) return value;
  if (typeof value === "string") return booleanWord(value) ?? ExcelError.VALUE;
  return value !== null && value !== 0;
}

/** The boolean a text spells, or null. */
export function booleanWord(text: string): boolean | null {
  const word = text.toUpperCase();
  return word === "TRUE" ? true : word === "FALSE" ? false : null;
}

export function toText(value: Scalar): string | ExcelError {
  if (typeof value === "string" || value instanceof ExcelError) return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return numberText(value);
}

/** As the General format: 15 digits, an exponent like 1E-07. The decimal point is a comma in a Vietnamese Excel. */
function numberText(value: number): string | ExcelError {
  const number = cellNumber(to15Digits(value));
  if (number instanceof ExcelError) return number;
  return String(number)
    .toUpperCase()
    .replace(/E([+-])(\d)$/, "E$10$2");
}
