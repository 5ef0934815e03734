/** What became of an inbox entry, or of a file inside one. */
import type { Counts } from "../../intake/index.js";
import type { MessageCode } from "../../messages/index.js";
import type { Submission } from "../../model.js";
import type { SubmissionRecord } from "../../store/index.js";
import type { Judgement } from "../../validation/index.js";

export interface EntryOutcome {
  path: string;
  /** The file's name inside the archive or e-mail; absent where the entry itself is the file. */
  member?: string;
  sha256: string | null;
  outcome: "ingested" | "unchanged" | "refused" | "skipped" | "conflict";
  code: MessageCode;
  message: string;
  unit: string | null;
  revision: number | null;
  receivedAt: string | null;
  receivedFrom: Submission["receivedFrom"] | null;
  cells: Counts | null;
  findings: { errors: number; warnings: number; notes: number; undecided: number } | null;
}

export const nothingKnown = {
  sha256: null,
  unit: null,
  revision: null,
  receivedAt: null,
  receivedFrom: null,
  cells: null,
  findings: null,
} as const;

/** Of a submission that is in the store. */
export function accountOf(
  record: SubmissionRecord,
): Pick<EntryOutcome, "unit" | "revision" | "receivedAt" | "receivedFrom" | "cells"> {
  const { unit, revision, receivedAt, receivedFrom } = record;
  const cells = {
    input: record.inputs,
    accepted: record.accepted,
    rejected: record.rejected,
    blank: record.blank,
    unplaced: record.unplaced,
  };
  return { unit, revision, receivedAt, receivedFrom, cells };
}

export function countFindings(judgements: readonly Judgement[]): NonNullable<EntryOutcome["findings"]> {
  const failed = (severity: string) =>
    judgements.filter((one) => one.result === "fail" && one.severity === severity).length;
  return {
    errors: failed("error"),
    warnings: failed("warning"),
    notes: failed("note"),
    undecided: judgements.filter((one) => one.result === "undecided").length,
  };
}
