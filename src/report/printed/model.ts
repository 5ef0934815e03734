/** What stands behind a printed number. Types only. */

import type { Provenance } from "../../model.js";

/** Where a printed number comes from; what walks it back further is round/trace.ts. */
export type Origin =
  /** Arithmetic over other printed numbers, which the formula names in brackets. */
  | { kind: "codes"; codes: string[] }
  /** An indicator's own formula over the units' figures, or a side of its division, or its comparison of two years. */
  | {
      kind: "indicator";
      indicator: string;
      part: "value" | "numerator" | "denominator" | "previous" | "change";
      /** Over the figures of this unit alone. */
      unit?: string;
    }
  /** The units that stand behind an indicator, or do not. */
  | {
      kind: "coverage";
      indicator: string;
      part: "reported" | "expected" | "lacking" | "partial" | "unsent" | "compared";
    }
  /** A unit's figure, or the sum of a column. */
  | { kind: "figures"; element: string; unit: string | null }
  /** One cell of a file, which need not count any more. */
  | { kind: "cell"; element: string; unit: string; source: Provenance }
  /** Set in the definition. */
  | { kind: "definition"; file: string }
  /** The number of these, or the sum of their values where they have one. */
  | { kind: "counted"; of: CountedKind; items: { code: string; value?: number }[] }
  /** A unit's workbooks. */
  | { kind: "revisions"; unit: string }
  | { kind: "finding"; finding: string }
  /** What units wrote. */
  | { kind: "texts"; elements: string[]; units: string[] };

export type CountedKind =
  | "units"
  | "indicators"
  | "elements"
  | "rosters"
  | "sections"
  | "findings"
  | "figures"
  | "texts";

export interface PrintedNumber {
  code: string;
  /** What it is, in Vietnamese. */
  label: string;
  /** Unrounded; a text where words with numbers in them are printed. */
  value: number | string;
  /** Over `[CODE]`s, over data elements, or in words. */
  formula: string;
  origin: Origin;
}

export type Print = (printed: PrintedNumber) => void;
