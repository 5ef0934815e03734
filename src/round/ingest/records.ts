/** A read submission as the store keeps it. */
import { createHash } from "node:crypto";
import type { Candidate, ReadSubmission } from "../../intake/index.js";
import type { CellRef, Explanation, Value } from "../../model.js";
import type { FindingRecord, KeptExplanation, SubmissionRecord } from "../../store/index.js";
import { findingIds, type Judgement } from "../../validation/index.js";
import { figuresNamed } from "../figures-named.js";

/** Hash of what each part says: the same figures give the same, wherever they stood; "" for a part left empty. */
export function partsOf({ parts, values }: Pick<ReadSubmission, "parts" | "values">): SubmissionRecord["parts"] {
  const held: SubmissionRecord["parts"] = new Map();
  for (const part of parts) held.set(part, { fingerprint: fingerprint(values, part), current: false });
  return held;
}

function fingerprint(values: readonly Value[], part: string): string {
  const own = values.filter((value) => value.part === part);
  if (own.every((value) => value.fate === "blank" && value.reason === null)) return "";
  const told = own.map(({ element, row, fate, value, reason, includedIn }) => [
    ...[element, row, fate, value, reason, includedIn],
  ]);
  return createHash("sha256").update(JSON.stringify(told)).digest("hex");
}

export function candidateOf(record: SubmissionRecord): Candidate {
  const { sha256, receivedAt, receivedFrom, decision, cover, parts } = record;
  const said = new Map([...parts].map(([part, { fingerprint }]) => [part, fingerprint]));
  const seenAt = receivedFrom === "run" ? null : record.seenAt;
  const { date: coverDate, rolledUpAt = "" } = cover;
  return { sha256, receivedAt, seenAt, decision, coverDate, rolledUpAt, parts: said };
}

/** Explanations with what the values were that they speak of. */
export function keptExplanations(
  explanations: readonly Explanation[],
  found: readonly FindingRecord[],
): KeptExplanation[] {
  const cells = new Map(found.map((record) => [record.id, record.cells]));
  return explanations.map((one) => {
    const named = cells.get(one.finding);
    return { ...one, figures: named === undefined ? null : figuresNamed(JSON.parse(named) as CellRef[]) };
  });
}

/** What is kept of judgements: failures, and what could not be decided. */
export function findingRecords(judgements: readonly Judgement[], unit: string, sha256: string): FindingRecord[] {
  const kept = judgements.filter((one) => one.result === "fail" || one.result === "undecided");
  const ids = findingIds(kept);
  return kept.map((one, index) => ({
    id: ids[index]!,
    sha256,
    unit,
    rule: one.rule,
    result: one.result,
    severity: one.severity,
    messageVi: one.says.vi,
    messageEn: one.says.en,
    imbalance: one.imbalance,
    cells: JSON.stringify(one.cells),
  }));
}
