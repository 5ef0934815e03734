/** What a letter to units (công văn) is made from. The caller chooses whom it goes to and knows the files. */
import type { Campaign, Unit } from "../../campaign/schema.js";
import type { Finding } from "../../model.js";

export type LetterKind = "assign" | "remind" | "return";

export interface LetterUnit {
  unit: Unit;
  /** Has not sent, or nothing that can be taken in. */
  missing: boolean;
  /** Names of what it sent in vain. */
  refusedFiles: string[];
  /** Open errors and warnings, errors first. */
  points: Finding[];
  /** When what it sent came; null where nothing did. */
  receivedAt: string | null;
  /** The workbook that goes with the letter: its blank form, its reply workbook; null where there is none. */
  workbook: string | null;
}

export interface LetterInput {
  kind: LetterKind;
  campaign: Campaign;
  /** Whom it goes to, in order of rank. */
  units: LetterUnit[];
  /** One letter to all of them; else `units` is one. */
  collective: boolean;
  /** Units that owe a workbook to the issuer, and how many of them have sent. */
  asked: number;
  sent: number;
  /** Instant to which it tells who has sent. */
  now: string;
  overdue: boolean;
  /** The how-manieth reminder after the deadline. */
  round: number;
  /** Day by which to send. */
  until: string;
  illustrative: boolean;
  /** ISO date of the letter; null leaves number and day blank. */
  date: string | null;
}
