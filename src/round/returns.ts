/** The findings that a unit's own files give, whatever the other units sent. */
import type { Campaign } from "../campaign/index.js";
import type { Finding } from "../model.js";
import type { FindingRecord, StoredExplanation, StoredValue, SubmissionRecord } from "../store/index.js";
import { type Kept, vanishedFigures } from "./derived-findings.js";
import { type Said, unitFinding } from "./findings.js";
import { rejudged, stillCounting } from "./split-returns.js";
import { unsettledReplies } from "./unsettled-replies.js";

/** What units returned: of all of them, or of some. */
export interface Returns {
  submissions: readonly SubmissionRecord[];
  /** Kept with the current files and those in conflict. */
  findings: readonly FindingRecord[];
  explanations: readonly StoredExplanation[];
  /** Values that count; needed of units of which `isToldByValues`. */
  values: readonly StoredValue[];
}

/** `records`: what is kept of rules over what counts, undecided ones too. */
export async function findingsOfReturns(
  campaign: Campaign,
  kept: Kept,
  { submissions, findings, explanations, values }: Returns,
  said: Said,
): Promise<{ records: FindingRecord[]; findings: Finding[] }> {
  const records = rejudged(campaign, submissions, stillCounting(campaign, findings, submissions), values);
  const failed = records.filter((record) => record.result === "fail").map((record) => unitFinding(record, said));
  const vanished = await vanishedFigures(campaign, kept, submissions, values, said);
  const unsettled = await unsettledReplies(
    campaign,
    kept,
    submissions,
    values,
    explanations,
    [...failed, ...vanished],
    said,
  );
  return { records, findings: [...failed, ...unsettled, ...vanished] };
}

/**
 * Whether more than what is kept with its file says what is found of a unit: it returned several files, which are judged
 * together and against each other, or a reply.
 */
export function isToldByValues(
  submissions: readonly SubmissionRecord[],
  explanations: readonly StoredExplanation[],
): boolean {
  return submissions.length > 1 || explanations.length > 0;
}
