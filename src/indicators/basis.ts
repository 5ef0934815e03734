/** What the results of indicators are made from: the table in memory, or aggregates that a database computed. */
import type { Campaign } from "../campaign/index.js";
import type { Coverage } from "./result.js";

/** Which figures a formula is computed over; `thisOfBoth`, `lastOfBoth`: this and last year's of the units that gave both. */
export type Year = "current" | "previous" | "thisOfBoth" | "lastOfBoth";

/** As written (with ratios restricted), or one side of it. */
export type Part = "restricted" | "numerator" | "denominator";

export interface Over {
  year?: Year;
  /** Only units of this kind. */
  kind?: string;
  /** Values of other indicators; without it they are #N/A. */
  indicator?: (code: string) => number | null;
}

/** The counting units of an element, and those that gave the figure this year and last. */
export interface Years {
  counted: number;
  both: number;
  /** Whether any of them has one of last year. */
  known: boolean;
  /** Whether last year's stand on another basis of data than this year's. */
  otherBasis: boolean;
  /** Whether last year's whole holds figures of ended units that no unit of today has. */
  leftBehind: boolean;
}

export interface Basis {
  readonly campaign: Campaign;
  /** An indicator's formula, or a side of it; null where it gives no number. */
  value(code: string, part: Part, over: Over): number | null;
  /** Of a name behind the indicator; null for names that nobody owes. */
  coverage(code: string, name: string, kind?: string): Coverage | null;
  /** Units that gave some of the indicator's names and lack others. */
  partial(code: string): string[];
  /** null for names that are no elements. */
  years(code: string, name: string): Years | null;
  /** Kinds of units that stand in a column of the indicator. */
  kinds(code: string): string[];
}
