/** What the store keeps, as the rest of the program sees it. */
import type { Explanation, Submission, Value } from "../model.js";

/** A submission as kept, without its values. */
export interface SubmissionRecord extends Omit<Submission, "values"> {
  /** Instant of the run that first saw it. */
  seenAt: string;
  definition: string;
  /** The parts of the form it holds: a hash of what each says ("" where empty), and whether its figures count. */
  parts: Map<string, { fingerprint: string; current: boolean }>;
  /** The officer's last word on it. */
  decision: SubmissionDecision | null;
  inputs: number;
  accepted: number;
  rejected: number;
  blank: number;
  unplaced: number;
}

export interface SubmissionDecision {
  kind: "accepted" | "withdrawn";
  at: string;
  by: string;
  reason: string;
}

/** When a submission came, and who says so. */
export type Arrived = Pick<SubmissionRecord, "receivedAt" | "receivedFrom" | "sender">;

/** A finding as kept: told in both languages, its state left to the decisions. */
export interface FindingRecord {
  id: string;
  sha256: string;
  unit: string;
  rule: string;
  result: string;
  severity: string;
  messageVi: string;
  messageEn: string;
  imbalance: number | null;
  /** JSON of CellRef[]. */
  cells: string;
}

export interface Decision {
  finding: string;
  /** What the values named were when it was decided: other values open the finding again. */
  figures: string;
  state: "accepted" | "rejected";
  /** Codes left out by a rejection; null for all that the finding names. */
  elements: string[] | null;
  by: string;
  at: string;
  reason: string;
}

export interface StoredValue extends Value {
  unit: string;
}

export interface KeptExplanation extends Explanation {
  /** What the values named were: the words hold for later files too as long as they stay the same; null where unknown. */
  figures: string | null;
}

export interface StoredExplanation extends KeptExplanation {
  sha256: string;
  unit: string;
  /** Written in a file whose figures count now. */
  current: boolean;
}

export interface SubmissionState {
  sha256: string;
  revision: number;
  state: Submission["state"];
  /** The parts whose figures are taken from it. */
  parts: readonly string[];
}

/** A line of the log: something that was given to the store, whole. */
export interface StoredEvent {
  /** "" for what belongs to none. */
  unit: string;
  /** Of the unit's own. */
  number: number;
  at: string;
  kind: string;
  sha256: string | null;
  /** JSON. */
  detail: string;
}
