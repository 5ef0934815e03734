/** Records as rows of the engine: the columns of the tables in their order, after the campaign. */
import type { Value } from "../model.js";
import type { SqlValue } from "./database.js";
import type { FindingRecord, KeptExplanation, SubmissionRecord } from "./records.js";

export function submissionRow(r: SubmissionRecord): SqlValue[] {
  const d = r.decision;
  return [
    ...[r.sha256, r.unit, r.file, r.member, r.sender, r.revision, r.state],
    ...[r.receivedAt, r.receivedFrom, r.seenAt, r.definition, JSON.stringify(r.cover)],
    ...[r.inputs, r.accepted, r.rejected, r.blank, r.unplaced],
    ...[d?.kind ?? null, d?.at ?? null, d?.by ?? null, d?.reason ?? null],
  ];
}

export function partRow(
  { sha256, unit }: SubmissionRecord,
  part: string,
  { fingerprint, current }: { fingerprint: string; current: boolean },
): SqlValue[] {
  return [sha256, unit, part, fingerprint, current ? 1 : 0];
}

export function valueRow(unit: string, v: Value): SqlValue[] {
  return [
    ...[v.sha256, unit, v.part, v.element, v.row, v.fate],
    ...(typeof v.value === "number" ? [v.value, null] : [null, v.value]),
    ...[v.reason, v.includedIn, v.evidence, v.explanation, v.sheet, v.cell, v.raw],
  ];
}

export function findingRow(f: FindingRecord): SqlValue[] {
  return [
    ...[f.id, f.sha256, f.unit, f.rule, f.result],
    ...[f.severity, f.messageVi, f.messageEn, f.imbalance, f.cells],
  ];
}

export function explanationRow({ sha256, unit }: SubmissionRecord, one: KeptExplanation): SqlValue[] {
  return [sha256, unit, one.finding, one.text, one.sheet, one.cell, one.figures];
}
