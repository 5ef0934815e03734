/** The store over an engine: the same SQL text for each. Every statement names the campaign, and so one shard. */
import { groupsOf, stageRequest } from "./aggregate.js";
import type { Database, SqlRow, SqlValue } from "./database.js";
import type { FigureGroup, FigureRequest } from "./figures.js";
import type { Journal } from "./journal.js";
import { keepReceived } from "./received.js";
import type {
  Arrived,
  Decision,
  FindingRecord,
  StoredEvent,
  StoredExplanation,
  StoredValue,
  SubmissionRecord,
  SubmissionState,
} from "./records.js";
import {
  decisionOf,
  eventOf,
  explanationOf,
  findingOf,
  storedValue,
  storedValues,
  submissionOf,
  text,
} from "./rows.js";
import { explanationRow, findingRow, partRow, submissionRow, valueRow } from "./rows-out.js";
import type { Decide, NewSubmission, Order, Store } from "./store.js";
import { nextTurn } from "./turn.js";

type Log = (
  number: number,
  at: string,
  kind: string,
  unit: string,
  sha256: string | null,
  given: object,
) => Promise<void>;

export class SqlStore implements Store {
  readonly shared: boolean;
  readonly database: Database;
  readonly campaign: string;
  readonly #journal: Journal | null;

  /** `journal`: where the log is kept once more. */
  constructor(database: Database, campaign: string, journal: Journal | null = null) {
    this.#journal = journal;
    this.database = database;
    this.campaign = campaign;
    this.shared = database.engine === "postgres";
  }

  snapshot<T>(work: () => Promise<T>, including?: "groups"): Promise<T> {
    return this.database.transaction(work, including ? "staging" : "snapshot");
  }

  async submissions(): Promise<SubmissionRecord[]> {
    return this.snapshot(async () =>
      withParts(
        await this.#rows("SELECT * FROM submission WHERE campaign = $1 ORDER BY unit, revision, sha256"),
        await this.#rows("SELECT * FROM part WHERE campaign = $1 ORDER BY part"),
      ),
    );
  }

  async save({ record, values, findings, explanations = [], signatureAsked, judgedBy }: NewSubmission, order: Order) {
    const { sha256, unit, file, member } = record;
    return this.#write(async (log) => {
      const number = await nextTurn(this.database, this.campaign, unit);
      const found = await this.#rows(
        "SELECT sha256, unit FROM submission WHERE campaign = $1 AND (unit = $2 OR sha256 = $3)",
        ...[unit, sha256],
      );
      const known = found.find((row) => row.sha256 === sha256);
      if (known) return { added: false, ofUnit: await this.#ofUnit(text(known.unit)) };
      const own = {
        ...record,
        parts: new Map([...record.parts].map(([part, held]) => [part, { ...held, current: false }])),
      };
      const others = found.length > 0 ? await this.#ofUnit(unit) : [];
      const ofUnit = [own, ...others].sort((a, b) => a.revision - b.revision || (a.sha256 < b.sha256 ? -1 : 1));
      const states = order(ofUnit);
      await this.#restate(others, states);
      restated([own], states);
      await this.#insert("submission", [submissionRow(own)]);
      await this.#insert(
        "part",
        [...own.parts].map(([part, held]) => partRow(own, part, held)),
      );
      await this.#insert(
        "value",
        values.map((value) => valueRow(unit, value)),
      );
      await this.#insert("finding", findings.map(findingRow));
      await this.#insert(
        "explanation",
        explanations.map((one) => explanationRow(record, one)),
      );
      const { seenAt, sender, receivedAt, receivedFrom } = record;
      const given = {
        ...{ file, member, sender, receivedAt, receivedFrom },
        ...(signatureAsked && { signatureAsked }),
        ...(judgedBy !== undefined && { judgedBy }),
      };
      await log(number, seenAt, "ingested", unit, sha256, { ...given, states });
      return { added: true, ofUnit };
    });
  }

  async arrived(of: SubmissionRecord, arrival: Arrived, order: Order, at: string): Promise<SubmissionRecord[]> {
    const { sha256, unit } = of;
    const { receivedAt, receivedFrom, sender } = arrival;
    return this.#write(async (log) => {
      const number = await nextTurn(this.database, this.campaign, unit);
      await this.#run(
        "UPDATE submission SET received_at = $2, received_from = $3, sender = $4 WHERE campaign = $1 AND sha256 = $5",
        ...[receivedAt, receivedFrom, sender, sha256],
      );
      const { states, ofUnit } = await this.#order(unit, order);
      await log(number, at, "arrived", unit, sha256, { sender, receivedAt, receivedFrom, states });
      return ofUnit;
    });
  }

  async decideSubmission(
    { sha256, unit }: SubmissionRecord,
    decide: Decide,
    order: Order,
  ): Promise<SubmissionRecord[]> {
    return this.#write(async (log) => {
      const number = await nextTurn(this.database, this.campaign, unit);
      const { kind, at, by, reason } = decide(await this.#ofUnit(unit));
      await this.#run(
        `UPDATE submission SET decision = $2, decided_at = $3, decided_by = $4, decision_reason = $5
         WHERE campaign = $1 AND sha256 = $6`,
        ...[kind, at, by, reason, sha256],
      );
      const { states, ofUnit } = await this.#order(unit, order);
      await log(number, at, `submission_${kind}`, unit, sha256, { by, reason, states });
      return ofUnit;
    });
  }

  async currentValues(): Promise<StoredValue[]> {
    return this.snapshot(async () => {
      const values: StoredValue[] = [];
      const read = storedValues();
      await this.database.each(`${selectCurrent} ${inOrder}`, [this.campaign], (rows) => {
        for (const row of rows) values.push(read(row));
      });
      return values;
    });
  }

  async valuesOf(sha256: string): Promise<StoredValue[]> {
    const rows = await this.#rows(
      "SELECT * FROM value WHERE campaign = $1 AND sha256 = $2 ORDER BY element, row_number, sheet, cell",
      sha256,
    );
    return rows.map(storedValue);
  }

  async valuesIn(files: readonly string[]): Promise<StoredValue[]> {
    if (files.length === 0) return [];
    const rows = await this.#rows(
      `SELECT * FROM value WHERE campaign = $1 AND sha256 IN ${listed}
       ORDER BY unit, element, row_number, sheet, cell`,
      files.join("\n"),
    );
    return rows.map(storedValue);
  }

  async currentFindings(): Promise<FindingRecord[]> {
    const rows = await this.#rows(
      `SELECT finding.* FROM finding
       JOIN submission ON submission.campaign = finding.campaign AND submission.sha256 = finding.sha256
       WHERE finding.campaign = $1 AND submission.state IN ('current', 'conflict')
       ORDER BY finding.unit, finding.rule, finding.id, finding.sha256`,
    );
    return rows.map(findingOf);
  }

  async explanations(): Promise<StoredExplanation[]> {
    const rows = await this.#rows(
      `SELECT explanation.*, submission.state FROM explanation
       JOIN submission ON submission.campaign = explanation.campaign AND submission.sha256 = explanation.sha256
       WHERE explanation.campaign = $1 AND submission.state <> 'withdrawn'
       ORDER BY explanation.unit, submission.revision, explanation.finding, explanation.sha256, explanation.cell`,
    );
    return rows.map(explanationOf);
  }

  async allFindings(): Promise<FindingRecord[]> {
    const rows = await this.#rows("SELECT * FROM finding WHERE campaign = $1 ORDER BY unit, rule, id, sha256");
    return rows.map(findingOf);
  }

  async findingsIn(files: readonly string[]): Promise<FindingRecord[]> {
    if (files.length === 0) return [];
    const rows = await this.#rows(
      `SELECT * FROM finding WHERE campaign = $1 AND sha256 IN ${listed} ORDER BY unit, rule, id, sha256`,
      files.join("\n"),
    );
    return rows.map(findingOf);
  }

  async refused(at: string, sha256: string, file: string, code: string): Promise<void> {
    const detail = { file, code };
    const isLogged = async () => {
      const sql =
        "SELECT 1 AS found FROM event WHERE campaign = $1 AND unit = '' AND kind = 'refused' AND sha256 = $2 AND detail = $3";
      return (await this.#rows(sql, sha256, JSON.stringify(detail))).length > 0;
    };
    if (await isLogged()) return;
    await this.#write(async (log) => {
      const number = await nextTurn(this.database, this.campaign, "");
      if (!(await isLogged())) await log(number, at, "refused", "", sha256, detail);
    });
  }

  async refusedFiles(): Promise<string[]> {
    const rows = await this.#rows(
      "SELECT detail FROM event WHERE campaign = $1 AND unit = '' AND kind = 'refused' ORDER BY number",
    );
    return rows.map((row) => (JSON.parse(text(row.detail)) as { file: string }).file);
  }

  async judgedBy(): Promise<Map<string, string>> {
    const rows = await this.#rows("SELECT sha256, detail FROM event WHERE campaign = $1 AND kind = 'ingested'");
    return new Map(
      rows.flatMap(({ sha256, detail }) => {
        const { judgedBy } = JSON.parse(text(detail)) as { judgedBy?: string };
        return judgedBy === undefined ? [] : [[text(sha256), judgedBy] as const];
      }),
    );
  }

  async decisions(): Promise<Decision[]> {
    const rows = await this.#rows("SELECT * FROM decision WHERE campaign = $1 ORDER BY number");
    return rows.map(decisionOf);
  }

  async decide(d: Decision): Promise<void> {
    await this.#write(async (log) => {
      const number = await nextTurn(this.database, this.campaign, "");
      const elements = d.elements === null ? null : JSON.stringify(d.elements);
      await this.#insert("decision", [[number, d.finding, d.figures, d.state, elements, d.by, d.at, d.reason]]);
      const { finding, figures, by, reason } = d;
      await log(number, d.at, d.state, "", null, { finding, figures, elements: d.elements, by, reason });
    });
  }

  async keep(sha256: string, extension: string, bytes: Uint8Array): Promise<void> {
    if (this.shared) await keepReceived(this.database, this.campaign, { sha256, extension, bytes });
  }

  async groups(request: FigureRequest): Promise<FigureGroup[]> {
    return this.snapshot(async () => {
      await stageRequest(this.database, request);
      return groupsOf(this.database, this.campaign, request);
    }, "groups");
  }

  async sending(): Promise<{ units: Set<string>; parts: { unit: string; part: string }[] }> {
    return this.snapshot(async () => {
      const units = await this.#rows(
        `SELECT DISTINCT value.unit FROM value
         JOIN part ON part.campaign = value.campaign AND part.sha256 = value.sha256 AND part.part = value.part
         WHERE value.campaign = $1 AND part.current = 1 AND value.row_number = 0`,
      );
      const parts = await this.#rows("SELECT unit, part FROM part WHERE campaign = $1 AND current = 1");
      return {
        units: new Set(units.map((row) => text(row.unit))),
        parts: parts.map((row) => ({ unit: text(row.unit), part: text(row.part) })),
      };
    });
  }

  async textsOf(elements: readonly string[]): Promise<{ element: string; text: string }[]> {
    if (elements.length === 0) return [];
    const rows = await this.#rows(
      `SELECT DISTINCT value.element, value.text FROM value
       JOIN part ON part.campaign = value.campaign AND part.sha256 = value.sha256 AND part.part = value.part
       WHERE value.campaign = $1 AND part.current = 1 AND value.text IS NOT NULL AND ${amongElements}
       ORDER BY value.element, value.text`,
      elements.join("\n"),
    );
    return rows.map((row) => ({ element: text(row.element), text: text(row.text) }));
  }

  async eachValue(elements: readonly string[], work: (values: StoredValue[]) => void): Promise<void> {
    if (elements.length === 0) return;
    const sql = `${selectCurrent} AND ${amongElements} ${inOrder}`;
    await this.snapshot(() =>
      this.database.each(sql, [this.campaign, elements.join("\n")], (rows) => work(rows.map(storedValue))),
    );
  }

  async events(): Promise<StoredEvent[]> {
    const rows = await this.#rows("SELECT * FROM event WHERE campaign = $1 ORDER BY unit, number");
    return rows.map(eventOf);
  }

  async close(): Promise<void> {
    this.#journal?.close();
    await this.database.close();
  }

  async #ofUnit(unit: string): Promise<SubmissionRecord[]> {
    return withParts(
      await this.#rows("SELECT * FROM submission WHERE campaign = $1 AND unit = $2 ORDER BY revision, sha256", unit),
      await this.#rows(
        `SELECT part.* FROM part
         JOIN submission ON submission.campaign = part.campaign AND submission.sha256 = part.sha256
         WHERE part.campaign = $1 AND submission.unit = $2 ORDER BY part.part`,
        unit,
      ),
    );
  }

  /** Orders the unit's submissions as they stand in this transaction, which holds the unit. */
  async #order(unit: string, order: Order): Promise<{ states: SubmissionState[]; ofUnit: SubmissionRecord[] }> {
    const ofUnit = await this.#ofUnit(unit);
    const states = order(ofUnit);
    await this.#restate(ofUnit, states);
    return { states, ofUnit };
  }

  /** Stores the states of submissions that are stored, as far as they change, and gives them to the records. */
  async #restate(records: readonly SubmissionRecord[], states: readonly SubmissionState[]): Promise<void> {
    for (const { sha256, revision, state, parts } of states) {
      const record = records.find((one) => one.sha256 === sha256);
      if (!record) continue;
      if (record.revision !== revision || record.state !== state)
        await this.#run(
          "UPDATE submission SET revision = $2, state = $3 WHERE campaign = $1 AND sha256 = $4",
          ...[revision, state, sha256],
        );
      if ([...record.parts].some(([part, { current }]) => current !== parts.includes(part)))
        await this.#run(
          `UPDATE part SET current = CASE WHEN position(chr(10) || part || chr(10) IN $2) > 0 THEN 1 ELSE 0 END
           WHERE campaign = $1 AND sha256 = $3`,
          ...[`\n${parts.join("\n")}\n`, sha256],
        );
    }
    restated(records, states);
  }

  /** One transaction with the lines of the log that it writes. */
  async #write<T>(work: (log: Log) => Promise<T>): Promise<T> {
    let events: StoredEvent[] = [];
    const done = await this.database.transaction(async () => {
      events = [];
      return work(async (number, at, kind, unit, sha256, given) => {
        const detail = JSON.stringify(given);
        events.push({ unit, number, at, kind, sha256, detail });
        await this.#insert("event", [[unit, number, at, kind, sha256, detail]]);
      });
    });
    this.#journal?.append(events);
    return done;
  }

  /** The first parameter is always the campaign. */
  #rows(sql: string, ...values: SqlValue[]): Promise<SqlRow[]> {
    return this.database.all(sql, [this.campaign, ...values]);
  }

  #run(sql: string, ...values: SqlValue[]): Promise<void> {
    return this.database.run(sql, [this.campaign, ...values]);
  }

  #insert(table: string, rows: readonly SqlValue[][]): Promise<void> {
    return this.database.insert(
      table,
      rows.map((row) => [this.campaign, ...row]),
    );
  }
}

/** The lines of the second parameter. */
const listed = "(SELECT unnest(string_to_array($2, chr(10))))";
const amongElements = `value.element IN ${listed}`;
/** Values of the parts that count. */
const selectCurrent = `SELECT value.* FROM value
  JOIN part ON part.campaign = value.campaign AND part.sha256 = value.sha256 AND part.part = value.part
  WHERE value.campaign = $1 AND part.current = 1`;
const inOrder = "ORDER BY value.unit, value.element, value.row_number, value.sheet, value.cell";

/** Gives the records the states. */
function restated(records: readonly SubmissionRecord[], states: readonly SubmissionState[]): void {
  for (const { sha256, revision, state, parts } of states) {
    const record = records.find((one) => one.sha256 === sha256);
    if (!record) continue;
    record.revision = revision;
    record.state = state;
    for (const [part, held] of record.parts) held.current = parts.includes(part);
  }
}

function withParts(submissions: readonly SqlRow[], parts: readonly SqlRow[]): SubmissionRecord[] {
  const records = new Map(submissions.map((row) => [text(row.sha256), submissionOf(row)]));
  for (const row of parts)
    records
      .get(text(row.sha256))!
      .parts.set(text(row.part), { fingerprint: text(row.fingerprint), current: row.current === 1 });
  return [...records.values()];
}
