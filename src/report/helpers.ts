/**
 * What a template may call. A helper only joins the wording and the numbers to Handlebars: the rules are in wording.ts,
 * numbers.ts and dates.ts.
 */
import type Handlebars from "handlebars";
import { reasonLabels } from "../messages/reasons.js";
import { codeOf } from "./codes.js";
import { dayOf, longDate, shortDate } from "./dates.js";
import { marked } from "./marks.js";
import { count, isNumber, naturalDecimals, number, quantity, romans, UNDECIDED } from "./numbers.js";
import type { IndicatorView } from "./view/indicators.js";
import type { Cell } from "./view/matrix.js";
import { pixels } from "./word/units.js";
import {
  achievementCell,
  achievementPhrase,
  changeCell,
  changePhrase,
  coverageCell,
  coveragePhrase,
  decapitalised,
  differenceCell,
  insufficientPhrase,
  planCell,
  planPhrase,
  referencePhrase,
  sentence,
  statement,
  stateNames,
  targetPhrase,
  unitList,
  unitRemark,
  valueDecimals,
} from "./wording.js";

/** The order in which Vietnamese documents letter their points. */
const letters = "abcdđeghiklmnopqrstuvxy";

/** What Handlebars passes last. `ref=`: the code that traces the number printed. */
type Options = Handlebars.HelperOptions & { hash: { ref?: string } };

/** Every helper; Handlebars adds its options as a last argument. */
export const helpers: Record<string, Handlebars.HelperDelegate> = {
  // numbers
  number: (value: unknown, decimals: number, { hash }: Options) => marked(hash.ref, number(value, decimals)),
  percent: (value: unknown, { hash }: Options) =>
    isNumber(value) ? `${marked(hash.ref, number(value, 1))}%` : UNDECIDED,
  count: (value: unknown, { hash }: Options) => marked(hash.ref, count(value)),
  quantity: (value: unknown, unit: string, decimals: number, { hash }: Options) =>
    quantity(value, unit, decimals, hash.ref),
  valueCell: (indicator: IndicatorView) => marked(indicator.code, number(indicator.value, valueDecimals(indicator))),
  previousCell: (indicator: IndicatorView) =>
    marked(codeOf(indicator.code, "previous"), number(indicator.previous, indicator.decimals)),
  numeratorCell: (indicator: IndicatorView) =>
    marked(codeOf(indicator.code, "numerator"), natural(indicator.numerator)),
  denominatorCell: (indicator: IndicatorView) =>
    marked(codeOf(indicator.code, "denominator"), natural(indicator.denominator)),
  coverageCell,
  natural: (value: unknown, { hash }: Options) => marked(hash.ref, natural(value)),
  cell: (cell: Cell) => cellText(cell),
  /** A text that may hold numbers, such as what a unit wrote, with the code that traces it. */
  traced: (code: string, text: string) => marked(code, text),
  mm: (millimetres: number) => pixels(millimetres).toFixed(2),
  /** Width in millimetres of one of `n` equal columns in the space that is left. */
  share: (space: number, n: number) => pixels(space / n).toFixed(2),

  // wording
  sentence: (indicator, previousYear: number) => sentence(indicator, previousYear),
  statement,
  changePhrase: (indicator, year: number) => changePhrase(indicator, year),
  changeCell,
  differenceCell,
  planPhrase: (target, indicator) => planPhrase(target, indicator),
  planCell: (indicator: IndicatorView) => planCell(indicator),
  targetPhrase,
  achievementCell,
  achievementPhrase,
  insufficientPhrase,
  coveragePhrase,
  referencePhrase: (target, indicator) => referencePhrase(target, indicator),
  reasonName: (reason: keyof typeof reasonLabels) => reasonLabels[reason].vi,
  stateName: (state: keyof typeof stateNames) => stateNames[state],
  unitRemark,
  unitList: (names: string[], ...rest: unknown[]) => {
    const [most] = rest;
    return unitList(names, isNumber(most) ? most : undefined, (rest.at(-1) as Options).hash.ref);
  },
  /** ", phrase" or nothing, so that a sentence closes up around a phrase that is not there. */
  clause: (phrase: string, before: unknown) =>
    phrase === "" ? "" : `${typeof before === "string" ? before : ", "}${phrase}`,

  // dates
  date: (iso: string) => shortDate(iso),
  day: (instant: string | null, timezone: string) => (instant === null ? "" : shortDate(dayOf(instant, timezone))),
  longDate: (iso: string | null, month: number, year: number) => longDate(iso, month, year),

  // text and order
  decapitalised: (text: string) => decapitalised(text),
  upper: (text: string) => text.toLocaleUpperCase("vi"),
  concat: (...parts: unknown[]) => parts.slice(0, -1).join(""),
  trimEnd: (text: string) => text.replace(/[\s.;,]+$/u, ""),
  join: (items: string[], separator: unknown) => items.join(typeof separator === "string" ? separator : ", "),
  roman: (n: number) => romans[n - 1] ?? String(n),
  letter: (n: number) => letters[n - 1] ?? String(n),
  next: (n: number) => n + 1,
  plus: (a: number, b: number) => a + b,
  gap: (n: number) => "\u00A0".repeat(n),
  first: (items: unknown[], n: number) => items.slice(0, n),
  beyond: (items: unknown[], n: number) => Math.max(0, items.length - n),
  eq: (a: unknown, b: unknown) => a === b,
  gt: (a: number, b: number) => a > b,
  either: (...items: unknown[]) => items.slice(0, -1).some(Boolean),
};

function natural(value: unknown): string {
  return isNumber(value) ? number(value, naturalDecimals(value, 3)) : UNDECIDED;
}

/** A cell of the matrix; the signs are explained above it. */
function cellText(cell: Cell): string {
  if (cell.missing !== null) return { unasked: "\u00A0", na: "x", held: "(*)", missing: UNDECIDED }[cell.missing];
  return marked(cell.code, typeof cell.value === "string" ? cell.value : number(cell.value, cell.decimals));
}
