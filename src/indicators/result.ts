/** What the computation of an indicator says: the machine-readable shape the report prints from. Types only. */
import type { Rating, Target } from "../campaign/schema.js";

export interface Coverage {
  /** Units whose figure is due (those with the reason `na` are not). */
  expected: number;
  reported: number;
  /** Codes of the units without a figure. */
  units: string[];
}

export interface Change {
  /** Percent of last year, percentage points, or a plain difference, by `kind`; of the units present in both years. */
  value: number;
  kind: "percent" | "points" | "absolute";
  /** How many units stand behind it. */
  units: number;
  /** Set where last year's value also holds figures of ended units, which nothing is compared with. */
  endedLeftOut?: true | undefined;
}

export interface IndicatorResult {
  code: string;
  name: string;
  group: string;
  unit: string;
  decimals: number;
  formula: string;
  /** Full double; null where undecided. */
  value: number | null;
  status: "computed" | "undecided";
  /** Why it is undecided, for people. */
  reason: string | null;
  /** The two sides of a ratio as used, where the formula is one. */
  numerator: number | null;
  denominator: number | null;
  previous: number | null;
  change: Change | null;
  target: Target | null;
  references: Target[];
  rating: Rating;
  /** value / target * 100; null without a rated target, on a zero target or while undecided. */
  achievement: number | null;
  coverage: Coverage;
  /** Codes of units without all its figures, of which those they gave are in the value: a sum takes what there is. */
  partial: string[];
  byKind: { kind: string; value: number | null; expected: number; reported: number }[];
}
