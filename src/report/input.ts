/** What the report is made from. The caller reads the store; this room knows neither files of units nor a database. */
import type { Campaign } from "../campaign/schema.js";
import type { IndicatorResult } from "../indicators/result.js";
import type { Correction, Figure, Finding, UnitStatus } from "../model.js";
import type { EarlierReport } from "./earlier.js";

export interface ReportInput {
  /** The whole definition. */
  campaign: Campaign;
  indicators: IndicatorResult[];
  /** Expected units only, in the definition's order. */
  statuses: UnitStatus[];
  /** Unit × element, as aggregated; held ones flagged. */
  figures: Figure[];
  /** Those not closed, and accepted or rejected ones with their decisions. */
  findings: Finding[];
  /** Free text answers. */
  texts: { unit: string; element: string; text: string }[];
  /** Where the campaign asks for it: an indicator over the figures of each unit of a group. */
  rankings: { indicator: string; group: string; values: { unit: string; value: number | null }[] }[];
  /** What units give as source or evidence of their figures. */
  evidence: { unit: string; element: string; text: string }[];
  /** Figures that units have corrected from one revision to the next. */
  corrections: Correction[];
  /** The figures of an earlier report of the campaign, to say what has changed since. */
  earlier: EarlierReport | null;
  /** The long form, with a table of contents. */
  contents: boolean;
  draft: boolean;
  /** Open blockers; only a draft may have any. */
  blockers: number;
  /** The definition holds made-up targets or history: every page says so. */
  illustrative: boolean;
  /** ISO date to which submissions are counted, Asia/Ho_Chi_Minh. */
  asOf: string;
  /** ISO date of the document; null leaves number and day blank for the registry clerk. */
  date: string | null;
}
