/**
 * One figure as a clerk wrote it, read as a number or refused (cases 1 to 20 and 22 of the domain notes). Where two
 * readings differ it never chooses in silence: it warns, or leaves the choice to the unit.
 */
import type { MissingReason } from "../model.js";
import { readMended, recogniseEncoding } from "./encodings.js";
import { type Figure, readFigure } from "./figures.js";
import { type MissingCode, readMissingWord } from "./missing-words.js";
import { moneyUnit } from "./money.js";
import { clean, plain } from "./unicode.js";
import { isUnitWord } from "./unit-words.js";

export type NumberKind = "integer" | "decimal" | "percent" | "money";

export interface NumberOptions {
  /** Unit of measure of the field, as "người"; a figure followed by it is read, with a warning. */
  unitWord?: string;
  /** The cell is formatted as a percentage, so that 95 % is stored as 0.95. */
  percentFormat?: boolean;
  /** The cell is formatted as a day: Excel made a date of "3/4". */
  dateFormat?: boolean;
  /** An integer below 0 is possible: a difference, not a count. */
  mayBeNegative?: boolean;
}

export type NumberCode =
  | MissingCode
  | "number.plain"
  | "number.ambiguous_separator"
  | "number.approximate"
  | "number.bad_grouping"
  | "number.date"
  | "number.error_value"
  | "number.foreign_separators"
  | "number.formula_text"
  | "number.letter_for_digit"
  | "number.misencoded"
  | "number.money_unit"
  | "number.negative"
  | "number.negative_amount"
  | "number.not_finite"
  | "number.not_whole"
  | "number.other_unit"
  | "number.parentheses"
  | "number.percent_format"
  | "number.percent_fraction"
  | "number.percent_large"
  | "number.percent_sign"
  | "number.precision"
  | "number.range"
  | "number.ratio"
  | "number.scientific"
  | "number.several"
  | "number.trailing_mark"
  | "number.unit_word"
  | "number.unreadable";

export interface NumberReading {
  verdict: "accept" | "warn" | "reject" | "missing";
  /** In the unit of the field: percent as 0–100, money in triệu đồng. null where rejected or missing. */
  value: number | null;
  /** Why, for a message of `messages/reading.ts` with the slots {raw} and {value}. */
  code: NumberCode;
  reason?: MissingReason;
}

/** Reads what a cell holds. Never throws. */
export function readNumber(raw: string | number, kind: NumberKind, options: NumberOptions = {}): NumberReading {
  const read = readAnySign(raw, kind, options);
  const isCount = kind === "integer" && !options.mayBeNegative;
  return isCount && read.value !== null && read.value < 0 ? reject("number.negative") : read;
}

function readAnySign(raw: string | number, kind: NumberKind, options: NumberOptions): NumberReading {
  if (options.dateFormat && (typeof raw === "number" || /^[\d.,]+$/.test(raw.trim()))) return reject("number.date");
  if (typeof raw === "number") return readStored(raw, kind, options);
  const read = readText(raw, kind, options);
  const byItsWords = read.code === "number.unreadable" || read.code === "number.other_unit";
  if (!byItsWords || raw.length > longest) return read;
  // "kh«ng", "12 ng\u00adêi": digits are the same in every encoding.
  const meant = readMended(raw, (text) => readText(text, kind, options));
  return meant ?? (recogniseEncoding(raw) ? reject("number.misencoded") : read);
}

/** No figure is as long as this, with all its words; the patterns below are quick on so little. */
const longest = 500;

function readText(raw: string, kind: NumberKind, options: NumberOptions): NumberReading {
  const text = typed(raw);
  const missing = readMissingWord(text);
  if (missing?.code === "missing.zero") return { verdict: "warn", value: 0, ...missing };
  if (missing) return { verdict: "missing", value: null, ...missing };
  const given = raw.trim();
  if (given.length > longest) return reject("number.unreadable");
  // A line break or a tab is no thousands separator: two figures stand there.
  if (/\d\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*\d/.test(given)) return reject("number.several");
  const refusal = refusalOf(text);
  if (refusal) return reject(refusal);
  // "12." may be the end of a sentence or an unfinished "12.5": read, and said.
  const whole = text.replace(/(?<=[\p{L}\d%])[.;,]$/u, "");
  const read = readTyped(whole, kind, options);
  return whole !== text && read.verdict === "accept" ? warn(read.value!, "number.trailing_mark") : read;
}

const accept = (value: number): NumberReading => ({ verdict: "accept", value, code: "number.plain" });
const warn = (value: number, code: NumberCode): NumberReading => ({ verdict: "warn", value, code });
const reject = (code: NumberCode): NumberReading => ({ verdict: "reject", value: null, code });

/** Equal to 15 digits is equal, as in Excel: 2.9999999999999996 is 3. */
const to15Digits = (n: number): number => Number(n.toPrecision(15));

/** Full-width digits and signs, the minus of typographers, the apostrophe that makes Excel take a text. */
function typed(raw: string): string {
  return clean(raw)
    .replace(/[０-９．，％＋－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/^['’]\s*/, "")
    .replace(/^[−–](?=\s*\d)/, "-");
}

/** A cell that Excel itself holds as a number. */
function readStored(n: number, kind: NumberKind, options: NumberOptions): NumberReading {
  // "100" typed into such a cell is kept as 1, and 1 as 0.01: no quantity to go by. 0 is 0 in both.
  if (options.percentFormat && kind !== "percent" && n !== 0) return reject("number.percent_format");
  const percent = kind === "percent" && options.percentFormat === true;
  const value = to15Digits(percent ? n * 100 : n);
  const fraction = kind === "percent" && !percent && n !== 0 && Math.abs(n) <= 1;
  const doubt = fraction
    ? "number.percent_fraction"
    : percent && Math.abs(value) >= 1000
      ? "number.percent_large" // 95 typed into a cell that was made a percentage later
      : Math.abs(n) >= 1e15
        ? "number.precision"
        : null;
  return inKind(doubt === "number.precision" ? n : value, kind, doubt);
}

/** The last word: what a field of this kind allows. `doubt` is the warning so far. */
function inKind(n: number, kind: NumberKind, doubt: NumberCode | null): NumberReading {
  const value = n === 0 ? 0 : n; // no negative zero
  if (!Number.isFinite(value)) return reject("number.not_finite");
  if (kind === "integer" && !Number.isInteger(value)) return reject("number.not_whole");
  if (doubt) return warn(value, doubt);
  return kind === "money" && value < 0 ? warn(value, "number.negative_amount") : accept(value);
}

/** What is plainly no single figure, with the reason that helps most. */
function refusalOf(text: string): NumberCode | null {
  const bare = plain(text);
  if (/^#[a-z]/.test(bare)) return "number.error_value";
  if (/^[=@]/.test(text) || /^[+-]\s*[a-z]/i.test(text)) return "number.formula_text";
  if (isDay(bare)) return "number.date";
  if (/^\d[\d.,]*\s*[/:]\s*\d[\d.,]*(?= |$)/.test(bare)) return "number.ratio";
  if (/^\d[\d.,]*\s*[+*x×]\s*\d/.test(bare)) return "number.formula_text";
  if (/^[~≈<>≤≥±]|^(khoang|gan|hon|tren|duoi|xap xi|uoc|tam|toi thieu|toi da|it nhat)\b/.test(bare) && /\d/.test(bare))
    return "number.approximate";
  if (/^\d[\d.,]*\s*(-|–|—|÷|den|toi)\s*\d[\d.,]*/.test(bare)) return "number.range";
  if (/^\(.*\d.*\)$/.test(text)) return "number.parentheses";
  if (/^[\dOoIl|.,\s]+$/.test(text) && /\d/.test(text) && /[OoIl|]/.test(text)) return "number.letter_for_digit";
  return /^\d+(['’]\d{3})+/.test(text) ? "number.bad_grouping" : null;
}

/** A day, or what could be one: "3/4", "6/2026", "03/04/2026", "3-4-2026", "2026-04-03", "03-Apr", "ngày 3 tháng 4". */
function isDay(bare: string): boolean {
  return (
    /^(0?[1-9]|[12]\d|3[01])\/(0?[1-9]|1[0-2])$/.test(bare) ||
    /^((0?[1-9]|1[0-2])\/(19|20)\d\d|(19|20)\d\d\/(0?[1-9]|1[0-2]))$/.test(bare) ||
    /^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(bare) ||
    /^\d{1,2}([-.])\d{1,2}\1\d{4}$/.test(bare) ||
    /^\d{4}-\d{1,2}-\d{1,2}/.test(bare) ||
    /^\d{1,2}[- ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg\s?\d)/.test(bare) ||
    /^(ngay \d|thang \d)/.test(bare)
  );
}

function readTyped(text: string, kind: NumberKind, options: NumberOptions): NumberReading {
  const parts = /^([+-]?)([\d.,](?:[\d., ]*\d)?(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(text);
  if (!parts || !/\d/.test(parts[2]!)) return reject("number.unreadable");
  const [, sign, digits, unit] = parts as unknown as [string, string, string, string];
  const figure = readFigure(digits);
  if (!figure) return reject("number.bad_grouping");
  const { value, doubt } = inField(figure, kind);
  const signed = sign === "-" ? -value : value;
  if (unit === "") return inKind(signed, kind, doubt ?? fractionDoubt(signed, kind));
  return withUnit(signed, unit, kind, doubt, options);
}

/** The reading that a field of this kind asks for, and the doubt that stays. */
function inField(figure: Figure, kind: NumberKind): { value: number; doubt: NumberCode | null } {
  const { value, style, other, overlong } = figure;
  if (style === "scientific") return { value, doubt: "number.scientific" };
  if (style === "foreign") return { value, doubt: "number.foreign_separators" };
  // "1.234" people are 1234 and nothing else; "1.234" of anything that has decimals could be 1,234 written in English.
  if (style === "dot" && kind !== "integer") return { value, doubt: "number.ambiguous_separator" };
  if (style === "comma" && kind === "integer") return { value: other!, doubt: "number.ambiguous_separator" };
  // A percentage of more than a thousand is no likely reading of "12,345".
  if (style === "comma" && kind !== "percent") return { value, doubt: "number.ambiguous_separator" };
  return { value, doubt: overlong ? "number.precision" : null };
}

function fractionDoubt(value: number, kind: NumberKind): NumberCode | null {
  return kind === "percent" && value !== 0 && Math.abs(value) <= 1 ? "number.percent_fraction" : null;
}

function withUnit(
  value: number,
  unit: string,
  kind: NumberKind,
  doubt: NumberCode | null,
  options: NumberOptions,
): NumberReading {
  if (/^(%|phan tram)$/.test(plain(unit))) {
    return kind === "percent" ? inKind(value, kind, doubt) : reject("number.percent_sign");
  }
  const dong = kind === "money" ? moneyUnit(unit) : null;
  if (dong !== null) {
    const own = moneyUnit(options.unitWord ?? "") ?? 1e6;
    const ambiguous = doubt === "number.ambiguous_separator";
    return inKind(to15Digits((value * dong) / own), kind, ambiguous ? doubt : "number.money_unit");
  }
  if (!isUnitWord(unit, options.unitWord)) return reject("number.other_unit");
  return inKind(value, kind, doubt ?? "number.unit_word");
}
