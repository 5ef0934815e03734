/** Rows of the engine as records. */
import type { Cover, Submission, Value } from "../model.js";
import type { SqlRow, SqlValue } from "./database.js";
import type {
  Decision,
  FindingRecord,
  StoredEvent,
  StoredExplanation,
  StoredValue,
  SubmissionRecord,
} from "./records.js";

export const text = (value: SqlValue | undefined) => String(value ?? "");

export function submissionOf(row: SqlRow): SubmissionRecord {
  return {
    sha256: text(row.sha256),
    unit: text(row.unit),
    file: text(row.file),
    member: row.member as string | null,
    sender: row.sender as string | null,
    revision: Number(row.revision),
    state: text(row.state) as Submission["state"],
    receivedAt: text(row.received_at),
    receivedFrom: text(row.received_from) as Submission["receivedFrom"],
    seenAt: text(row.seen_at),
    definition: text(row.definition),
    cover: JSON.parse(text(row.cover)) as Cover,
    parts: new Map(),
    decision:
      row.decision === null
        ? null
        : {
            kind: text(row.decision) as "accepted" | "withdrawn",
            at: text(row.decided_at),
            by: text(row.decided_by),
            reason: text(row.decision_reason),
          },
    inputs: Number(row.inputs),
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
    blank: Number(row.blank),
    unplaced: Number(row.unplaced),
  };
}

export function findingOf(row: SqlRow): FindingRecord {
  return {
    id: text(row.id),
    sha256: text(row.sha256),
    unit: text(row.unit),
    rule: text(row.rule),
    result: text(row.result),
    severity: text(row.severity),
    messageVi: text(row.message_vi),
    messageEn: text(row.message_en),
    imbalance: row.imbalance as number | null,
    cells: text(row.cells),
  };
}

export function storedValue(row: SqlRow): StoredValue {
  return {
    sha256: text(row.sha256),
    unit: text(row.unit),
    part: text(row.part),
    element: text(row.element),
    row: Number(row.row_number),
    fate: text(row.fate) as Value["fate"],
    value: (row.number ?? row.text ?? null) as Value["value"],
    reason: row.reason as Value["reason"],
    includedIn: row.included_in as string | null,
    evidence: row.evidence as string | null,
    explanation: row.explanation as string | null,
    sheet: text(row.sheet),
    cell: text(row.cell),
    raw: text(row.raw),
  };
}

/** Rows as values, of which hundreds of thousands say the same short things: each of those is kept in memory once. */
export function storedValues(): (row: SqlRow) => StoredValue {
  const known = new Map<string, string>();
  const once = <T extends string | null>(said: T): T => {
    if (said === null) return said;
    const same = known.get(said);
    if (same === undefined) known.set(said, said);
    return (same ?? said) as T;
  };
  return (row) => {
    const value = storedValue(row);
    for (const name of ["sha256", "unit", "part", "element", "fate", "reason", "includedIn", "sheet", "cell"] as const)
      (value as Record<typeof name, string | null>)[name] = once(value[name]);
    return value;
  };
}

export function explanationOf(row: SqlRow): StoredExplanation {
  return {
    ...{ sha256: text(row.sha256), unit: text(row.unit), finding: text(row.finding) },
    ...{ text: text(row.text), sheet: text(row.sheet), cell: text(row.cell) },
    ...{ figures: row.figures as string | null, current: row.state === "current" },
  };
}

export function decisionOf(row: SqlRow): Decision {
  return {
    finding: text(row.finding),
    figures: text(row.figures),
    state: text(row.state) as Decision["state"],
    elements: row.elements === null ? null : (JSON.parse(text(row.elements)) as string[]),
    by: text(row.decided_by),
    at: text(row.decided_at),
    reason: text(row.reason),
  };
}

export function eventOf(row: SqlRow): StoredEvent {
  return {
    ...{ unit: text(row.unit), number: Number(row.number), at: text(row.happened_at), kind: text(row.kind) },
    ...{ sha256: row.sha256 as string | null, detail: text(row.detail) },
  };
}
