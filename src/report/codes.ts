/**
 * The codes of printed numbers, as a reader types them after `tonghop trace`: an indicator's own code is its value, and
 * a suffix names what else is printed of it; `ELEMENT` is a column's total and `ELEMENT@UNIT` a unit's figure. What each
 * one is and how it comes about is in printed/.
 */
const suffixes = {
  previous: "NT",
  plan: "KH",
  planHigh: "KH2",
  change: "SS",
  percentOfPrevious: "PT",
  difference: "LG",
  compared: "DV",
  achievement: "TH",
  gap: "CL",
  numerator: "TS",
  denominator: "MS",
  reported: "CO",
  expected: "PHAI",
  lacking: "THIEU",
  unsent: "CHUAGUI",
  coverage: "TL",
} as const;

export type IndicatorPart = keyof typeof suffixes;

export const codeOf = (indicator: string, part: IndicatorPart): string => `${indicator}.${suffixes[part]}`;

/** The nth goal of a later year or of the nation, from 1; `high` is the upper end of a range. */
export const referenceCode = (indicator: string, n: number, high = false): string =>
  `${indicator}.TC${n}${high ? "B" : ""}`;

export const figureCode = (element: string, unit: string): string => `${element}@${unit}`;

export const findingCode = (id: string): string => `PH.${id}`;

/** Of a unit's row in annex III. */
export const returnCode = (unit: string, of: "revision" | "errors" | "warnings"): string =>
  `NOP@${unit}.${{ revision: "LAN", errors: "LOI", warnings: "CANHBAO" }[of]}`;
