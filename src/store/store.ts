/** Submissions, their values and findings, decisions and the event log: one interface over any engine. */

import { UserError } from "../messages/index.js";
import type { Value } from "../model.js";
import type { Database } from "./database.js";
import type {
  Decision,
  FindingRecord,
  KeptExplanation,
  StoredExplanation,
  StoredValue,
  SubmissionRecord,
  SubmissionState,
} from "./records.js";
import { decisionOf, explanationOf, findingOf, storedValue, submissionOf, text } from "./rows.js";
import { schema, schemaVersion } from "./schema.js";

export interface Store {
  submissions(): Promise<SubmissionRecord[]>;
  /** One transaction: the submission, its values and findings, the states of the unit's revisions, an event. */
  save(
    record: SubmissionRecord,
    values: readonly Value[],
    findings: readonly FindingRecord[],
    states: readonly SubmissionState[],
    explanations?: readonly KeptExplanation[],
  ): Promise<void>;
  /** Keeps a day of arrival learnt later, and the order it gives the unit's revisions. */
  arrived(record: SubmissionRecord, states: readonly SubmissionState[], at: string): Promise<void>;
  /** Keeps the officer's decision on a submission, and the order it gives the unit's revisions. */
  decideSubmission(record: SubmissionRecord, states: readonly SubmissionState[]): Promise<void>;
  /** Values of the current parts of the submissions. */
  currentValues(): Promise<StoredValue[]>;
  /** Values of one submission. */
  valuesOf(sha256: string): Promise<StoredValue[]>;
  /** Of the current submissions and those in conflict. */
  currentFindings(): Promise<FindingRecord[]>;
  /** What units said to findings, in the order of their revisions: the last word on a finding counts. */
  explanations(): Promise<StoredExplanation[]>;
  /** Of every submission, whatever became of it. */
  allFindings(): Promise<FindingRecord[]>;
  /** Logs a refusal, once for the same bytes and reason. */
  refused(at: string, sha256: string, file: string, code: string): Promise<void>;
  decisions(): Promise<Decision[]>;
  decide(decision: Decision): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store of a campaign; refuses one of another campaign or of a newer program. */
export async function openStore(database: Database, campaign: string): Promise<Store> {
  try {
    await database.transaction(async () => {
      for (const statement of schema) await database.run(statement);
      const meta = new Map((await database.all("SELECT key, value FROM meta")).map((row) => [row.key, row.value]));
      if (!meta.has("version")) {
        await database.run("INSERT INTO meta VALUES ('version', $1), ('campaign', $2)", [
          String(schemaVersion),
          campaign,
        ]);
        return;
      }
      if (Number(meta.get("version")) < schemaVersion)
        throw new UserError("store.older", { version: String(meta.get("version")) }, 3);
      if (Number(meta.get("version")) > schemaVersion)
        throw new UserError("store.newer", { version: String(meta.get("version")) }, 3);
      if (meta.get("campaign") !== campaign)
        throw new UserError("store.other_campaign", { store: String(meta.get("campaign")), campaign }, 2);
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  return new SqlStore(database);
}

class SqlStore implements Store {
  readonly #db: Database;
  constructor(database: Database) {
    this.#db = database;
  }

  async submissions(): Promise<SubmissionRecord[]> {
    const rows = await this.#db.all("SELECT * FROM submission ORDER BY unit, revision, sha256");
    const records = new Map(rows.map((row) => [text(row.sha256), submissionOf(row)]));
    for (const row of await this.#db.all("SELECT * FROM part ORDER BY part"))
      records
        .get(text(row.sha256))!
        .parts.set(text(row.part), { fingerprint: text(row.fingerprint), current: row.current === 1 });
    return [...records.values()];
  }

  async save(
    record: SubmissionRecord,
    values: readonly Value[],
    findings: readonly FindingRecord[],
    states: readonly SubmissionState[],
    explanations: readonly KeptExplanation[] = [],
  ): Promise<void> {
    await this.#db.transaction(async () => {
      const r = record;
      const d = r.decision;
      await this.#db.insert("submission", [
        [
          ...[r.sha256, r.unit, r.file, r.member, r.sender, r.revision, r.state],
          ...[r.receivedAt, r.receivedFrom, r.seenAt, r.definition, JSON.stringify(r.cover)],
          ...[r.inputs, r.accepted, r.rejected, r.blank, r.unplaced],
          ...[d?.kind ?? null, d?.at ?? null, d?.by ?? null, d?.reason ?? null],
        ],
      ]);
      await this.#db.insert(
        "part",
        [...r.parts].map(([part, { fingerprint, current }]) => [r.sha256, r.unit, part, fingerprint, current ? 1 : 0]),
      );
      await this.#db.insert(
        "value",
        values.map((v) => [
          ...[v.sha256, r.unit, v.part, v.element, v.row, v.fate],
          ...(typeof v.value === "number" ? [v.value, null] : [null, v.value]),
          ...[v.reason, v.includedIn, v.evidence, v.explanation, v.sheet, v.cell, v.raw],
        ]),
      );
      await this.#db.insert(
        "finding",
        findings.map((f) => [
          ...[f.id, f.sha256, f.unit, f.rule, f.result],
          ...[f.severity, f.messageVi, f.messageEn, f.imbalance, f.cells],
        ]),
      );
      await this.#db.insert(
        "explanation",
        explanations.map((one) => [r.sha256, r.unit, one.finding, one.text, one.sheet, one.cell, one.figures]),
      );
      await this.#order(states);
      await this.#event(r.seenAt, "ingested", r.unit, r.sha256, { file: r.file, member: r.member, states });
    });
  }

  async arrived(record: SubmissionRecord, states: readonly SubmissionState[], at: string): Promise<void> {
    await this.#db.transaction(async () => {
      const { sha256, unit, receivedAt, receivedFrom, sender } = record;
      await this.#db.run("UPDATE submission SET received_at = $1, received_from = $2, sender = $3 WHERE sha256 = $4", [
        receivedAt,
        receivedFrom,
        sender,
        sha256,
      ]);
      await this.#order(states);
      await this.#event(at, "arrived", unit, sha256, { receivedAt, receivedFrom, states });
    });
  }

  async decideSubmission(record: SubmissionRecord, states: readonly SubmissionState[]): Promise<void> {
    const { sha256, unit, decision } = record;
    if (!decision) throw new RangeError("a decision is needed");
    const { kind, at, by, reason } = decision;
    await this.#db.transaction(async () => {
      await this.#db.run(
        "UPDATE submission SET decision = $1, decided_at = $2, decided_by = $3, decision_reason = $4 WHERE sha256 = $5",
        [kind, at, by, reason, sha256],
      );
      await this.#order(states);
      await this.#event(at, `submission_${kind}`, unit, sha256, { by, reason, states });
    });
  }

  async currentValues(): Promise<StoredValue[]> {
    const rows = await this.#db.all(
      `SELECT value.* FROM value JOIN part ON part.sha256 = value.sha256 AND part.part = value.part
       WHERE part.current = 1 ORDER BY value.unit, value.element, value.row_number`,
    );
    return rows.map(storedValue);
  }

  async valuesOf(sha256: string): Promise<StoredValue[]> {
    const rows = await this.#db.all("SELECT * FROM value WHERE sha256 = $1 ORDER BY element, row_number", [sha256]);
    return rows.map(storedValue);
  }

  async currentFindings(): Promise<FindingRecord[]> {
    const rows = await this.#db.all(
      `SELECT finding.* FROM finding JOIN submission ON submission.sha256 = finding.sha256
       WHERE submission.state IN ('current', 'conflict') ORDER BY finding.unit, finding.rule, finding.id`,
    );
    return rows.map(findingOf);
  }

  async explanations(): Promise<StoredExplanation[]> {
    const rows = await this.#db.all(
      `SELECT explanation.*, submission.state FROM explanation JOIN submission ON submission.sha256 = explanation.sha256
       WHERE submission.state <> 'withdrawn' ORDER BY explanation.unit, submission.revision, explanation.finding`,
    );
    return rows.map(explanationOf);
  }

  async allFindings(): Promise<FindingRecord[]> {
    return (await this.#db.all("SELECT * FROM finding ORDER BY unit, rule, id, sha256")).map(findingOf);
  }

  async refused(at: string, sha256: string, file: string, code: string): Promise<void> {
    await this.#db.run(
      `INSERT INTO event SELECT $1, 'refused', NULL, $2, $3
       WHERE NOT EXISTS (SELECT 1 FROM event WHERE kind = 'refused' AND sha256 = $2 AND detail = $3)`,
      [at, sha256, JSON.stringify({ file, code })],
    );
  }

  async decisions(): Promise<Decision[]> {
    const rows = await this.#db.all("SELECT * FROM decision ORDER BY decided_at");
    return rows.map(decisionOf);
  }

  async decide(d: Decision): Promise<void> {
    await this.#db.transaction(async () => {
      const elements = d.elements === null ? null : JSON.stringify(d.elements);
      await this.#db.insert("decision", [[d.finding, d.figures, d.state, elements, d.by, d.at, d.reason]]);
      await this.#event(d.at, d.state, null, null, { finding: d.finding, by: d.by, reason: d.reason });
    });
  }

  close(): Promise<void> {
    return this.#db.close();
  }

  async #order(states: readonly SubmissionState[]): Promise<void> {
    for (const { revision, state, sha256, parts } of states) {
      await this.#db.run("UPDATE submission SET revision = $1, state = $2 WHERE sha256 = $3", [
        revision,
        state,
        sha256,
      ]);
      await this.#db.run(
        "UPDATE part SET current = CASE WHEN position(chr(10) || part || chr(10) IN $1) > 0 THEN 1 ELSE 0 END WHERE sha256 = $2",
        [`\n${parts.join("\n")}\n`, sha256],
      );
    }
  }

  #event(at: string, kind: string, unit: string | null, sha256: string | null, detail: object): Promise<void> {
    return this.#db.insert("event", [[at, kind, unit, sha256, JSON.stringify(detail)]]);
  }
}
