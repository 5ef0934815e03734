/** Takes in an inbox: every entry ends as ingested, unchanged, refused, skipped or in conflict, and is accounted for. */
import { createHash } from "node:crypto";
import { relative, sep } from "node:path";
import type { Campaign } from "../campaign/index.js";
import {
  type Arrival,
  type Candidate,
  type Counts,
  discover,
  type InboxEntry,
  identify,
  orderRevisions,
  type ReadSubmission,
  readReceivedList,
  readSubmission,
  receive,
} from "../intake/index.js";
import { type Lang, type MessageCode, message, type Slots } from "../messages/index.js";
import type { Submission, Value } from "../model.js";
import type { FindingRecord, Store, SubmissionRecord, SubmissionState } from "../store/index.js";
import { findingIds, type Judgement } from "../validation/index.js";
import { readWorkbook, UnreadableWorkbook } from "../workbook/index.js";
import { previousOf } from "./previous.js";

export interface EntryOutcome {
  path: string;
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

export interface IngestOptions {
  lang: Lang;
  /** Instant of this run, ISO 8601. */
  now: string;
  receivedFolder: string;
  /** Day of arrival of everything in this run, where given. */
  receivedAt?: string;
  progress?: (done: number, all: number) => void;
}

export async function ingest(
  campaign: Campaign,
  store: Store,
  paths: readonly string[],
  options: IngestOptions,
): Promise<EntryOutcome[]> {
  const entries = discover(paths);
  const arrivals = arrivalLists(entries);
  const known = new Map((await store.submissions()).map((record) => [record.sha256, record]));
  const outcomes: EntryOutcome[] = [];
  for (const entry of entries) {
    outcomes.push(await takeIn(entry, arrivals(entry)));
    options.progress?.(outcomes.length, entries.length);
  }
  // A later file of the same run can put an earlier one in conflict: the states at the end are what is told.
  return outcomes.map((outcome) => {
    const record = outcome.sha256 === null ? undefined : known.get(outcome.sha256);
    if (!record || (outcome.outcome !== "ingested" && outcome.outcome !== "conflict")) return outcome;
    const { revision, state } = record;
    if (state === "conflict") return { ...outcome, revision, outcome: "conflict", ...told("entry.conflict") };
    const code = state === "current" ? "entry.ingested" : "entry.superseded";
    return { ...outcome, revision, outcome: "ingested", ...told(code) };
  });

  function told(code: MessageCode, slots: Slots = {}): Pick<EntryOutcome, "code" | "message"> {
    return { code, message: message(options.lang, code, slots) };
  }

  async function takeIn(entry: InboxEntry, listed: Arrival | undefined): Promise<EntryOutcome> {
    const blank = {
      path: entry.path,
      sha256: null,
      unit: null,
      revision: null,
      receivedAt: null,
      receivedFrom: null,
      cells: null,
      findings: null,
    };
    if (entry.skipped) return { ...blank, outcome: "skipped", ...told(entry.skipped) };
    const received = receive(entry.absolute, options.receivedFolder);
    if ("refused" in received) return { ...blank, outcome: "refused", ...told(received.refused, received.slots) };
    const { bytes, sha256 } = received;
    const before = known.get(sha256);
    if (before) {
      await learnArrival(before, listed);
      return { ...accountOf(before), path: entry.path, outcome: "unchanged", ...told("entry.unchanged") };
    }
    const read = readBytes(campaign, bytes, sha256);
    if ("refused" in read) {
      await store.refused(options.now, sha256, entry.path, read.refused);
      return { ...blank, sha256, outcome: "refused", ...told(read.refused, read.slots) };
    }
    return save(entry, read, sha256, listed);
  }

  /** A day of arrival told after the file was taken in: it orders the unit's revisions anew. */
  async function learnArrival(record: SubmissionRecord, listed: Arrival | undefined): Promise<void> {
    // The day given for a run speaks of what is new in it; only the list names a file that was taken in before.
    if (record.receivedFrom !== "run" || listed === undefined) return;
    record.receivedAt = listed.at;
    record.receivedFrom = "list";
    const siblings = [...known.values()].filter((one) => one.unit === record.unit);
    const states = orderRevisions(siblings.map(candidateOf));
    await store.arrived(record, states, options.now);
    for (const one of siblings)
      Object.assign(
        one,
        states.find((state) => state.sha256 === one.sha256),
      );
  }

  async function save(
    entry: InboxEntry,
    read: ReadSubmission,
    sha256: string,
    listed: Arrival | undefined,
  ): Promise<EntryOutcome> {
    const { unit } = read;
    const receivedAt = options.receivedAt ?? listed?.at ?? options.now;
    const receivedFrom = options.receivedAt ? "option" : listed ? "list" : "run";
    const siblings = [...known.values()].filter((record) => record.unit === unit.code);
    const own: SubmissionRecord = {
      sha256,
      unit: unit.code,
      file: entry.path,
      revision: siblings.length + 1,
      state: "current",
      receivedAt,
      receivedFrom,
      seenAt: options.now,
      definition: read.definition,
      cover: read.cover,
      fingerprint: fingerprint(read.values),
      inputs: read.cells.input,
      accepted: read.cells.accepted,
      rejected: read.cells.rejected,
      blank: read.cells.blank,
      unplaced: read.cells.unplaced,
    };
    const states: SubmissionState[] = orderRevisions([...siblings, own].map(candidateOf));
    const state = new Map(states.map((one) => [one.sha256, one]));
    Object.assign(own, state.get(sha256));
    const findings = findingRecords(read.judgements, unit.code, sha256);
    await store.save(own, read.values, findings, states);
    known.set(sha256, own);
    for (const sibling of siblings) Object.assign(sibling, state.get(sibling.sha256));
    const code: MessageCode = own.state === "conflict" ? "entry.conflict" : "entry.ingested";
    const outcome = own.state === "conflict" ? "conflict" : "ingested";
    return {
      ...accountOf(own),
      path: entry.path,
      outcome,
      ...told(code),
      cells: read.cells,
      findings: countFindings(read.judgements),
    };
  }
}

/** The day of arrival of an entry, from the nearest folder's list that names it. */
function arrivalLists(entries: readonly InboxEntry[]): (entry: InboxEntry) => Arrival | undefined {
  const folders = new Set(entries.flatMap((entry) => entry.folders));
  const lists = new Map([...folders].map((folder) => [folder, readReceivedList(folder)]));
  return ({ absolute, folders }) => {
    for (const folder of folders) {
      const path = relative(folder, absolute).split(sep).join("/").normalize("NFC");
      const found = lists.get(folder)?.get(path);
      if (found) return found;
    }
    return undefined;
  };
}

/** Bytes to a read submission, or why not. Nothing is stored. */
export function readBytes(
  campaign: Campaign,
  bytes: Uint8Array,
  sha256: string,
): ReadSubmission | { refused: MessageCode; slots: Slots } {
  try {
    const workbook = readWorkbook(bytes);
    const identity = identify(campaign, workbook);
    if ("refused" in identity) return identity;
    return readSubmission(campaign, identity, workbook, sha256, previousOf(campaign, identity.unit));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { refused: error.code as MessageCode, slots: error.slots };
    throw error;
  }
}

function candidateOf(record: SubmissionRecord): Candidate {
  const { sha256, receivedAt, fingerprint, state, cover } = record;
  return { sha256, receivedAt, fingerprint, coverDate: cover.date, withdrawn: state === "withdrawn" };
}

function accountOf(record: SubmissionRecord): Omit<EntryOutcome, "path" | "outcome" | "code" | "message"> {
  const { sha256, unit, revision, receivedAt, receivedFrom } = record;
  const cells = {
    input: record.inputs,
    accepted: record.accepted,
    rejected: record.rejected,
    blank: record.blank,
    unplaced: record.unplaced,
  };
  return { sha256, unit, revision, receivedAt, receivedFrom, cells, findings: null };
}

/** The same figures give the same fingerprint, wherever they stood. */
function fingerprint(values: readonly Value[]): string {
  const told = values.map((value) => [
    value.element,
    value.row,
    value.fate,
    value.value,
    value.reason,
    value.includedIn,
  ]);
  return createHash("sha256").update(JSON.stringify(told)).digest("hex");
}

/** What is kept of judgements: failures, and what could not be decided. */
function findingRecords(judgements: readonly Judgement[], unit: string, sha256: string): FindingRecord[] {
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
