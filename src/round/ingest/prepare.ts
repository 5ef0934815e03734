/** The bytes of one workbook to what the store keeps of it, or why not. Pure but for the reading itself; nothing is stored. */
import type { Campaign } from "../../campaign/index.js";
import type { Counts } from "../../intake/index.js";
import type { MessageCode, Slots } from "../../messages/index.js";
import type { Cover, Value } from "../../model.js";
import type { FindingRecord, KeptExplanation, NewSubmission, SubmissionRecord } from "../../store/index.js";
import { judgedBy } from "./judged-by.js";
import { countFindings, type EntryOutcome } from "./outcome.js";
import { type ReadOptions, readBytes } from "./read-bytes.js";
import { findingRecords, keptExplanations, partsOf } from "./records.js";

export interface Prepared {
  unit: string;
  definition: string;
  cover: Cover;
  parts: SubmissionRecord["parts"];
  values: Value[];
  findings: FindingRecord[];
  explanations: KeptExplanation[];
  cells: Counts;
  counted: EntryOutcome["findings"];
}

export interface Refusal {
  refused: MessageCode;
  slots: Slots;
}

export interface Workbook {
  bytes: Uint8Array;
  sha256: string;
  options: ReadOptions;
}

export function prepare(campaign: Campaign, { bytes, sha256, options }: Workbook): Prepared | Refusal {
  const read = readBytes(campaign, bytes, sha256, options);
  if ("refused" in read) return { refused: read.refused, slots: read.slots };
  const { values, cells, judgements } = read;
  // They outlive the workbook: a text cut out of it would keep all of its texts in memory.
  const { definition, cover } = structuredClone({ definition: read.definition, cover: read.cover });
  const unit = read.unit.code;
  const findings = findingRecords(judgements, unit, sha256);
  return {
    ...{ unit, definition, cover, parts: partsOf(read), values, findings, cells },
    explanations: keptExplanations(read.explanations, findings),
    counted: countFindings(judgements),
  };
}

/** What the store is given; the submission's revision and state come of the order of the unit's revisions. */
export function newSubmission(
  campaign: Campaign,
  { values, findings, explanations, counted: _, cells: { input, ...counts }, ...said }: Prepared,
  given: Pick<SubmissionRecord, "sha256" | "file" | "member" | "receivedAt" | "receivedFrom" | "sender" | "seenAt">,
): NewSubmission {
  const record = {
    ...given,
    ...said,
    ...counts,
    inputs: input,
    revision: 0,
    state: "current" as const,
    decision: null,
  };
  const unit = campaign.units.find(({ code }) => code === said.unit)!;
  return { record, values, findings, explanations, judgedBy: judgedBy(campaign, unit) };
}
