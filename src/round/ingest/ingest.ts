/** Takes in an inbox: every entry ends as ingested, unchanged, refused, skipped or in conflict, and is accounted for. */
import type { KeyObject } from "node:crypto";
import { basename } from "node:path";
import type { Campaign } from "../../campaign/index.js";
import {
  type Arrival,
  discover,
  type InboxEntry,
  keepMember,
  keptExtension,
  type Letter,
  type ReadSubmission,
  receive,
  sweepHalfWritten,
  unpack,
} from "../../intake/index.js";
import { type Lang, type MessageCode, message, type Slots } from "../../messages/index.js";
import type { Store, SubmissionRecord } from "../../store/index.js";
import { layoutOf } from "../../workbook/index.js";
import { changesSince } from "../revisions.js";
import { arrivalLists, arrivalOf, notBefore, type Received } from "./arrival.js";
import { accountOf, countFindings, type EntryOutcome, nothingKnown } from "./outcome.js";
import { readBytes } from "./read-bytes.js";
import { newSubmission } from "./records.js";
import { orderOfUnit, UnitRevisions } from "./unit-revisions.js";

export interface IngestOptions {
  lang: Lang;
  /** Instant of this run, ISO 8601. */
  now: string;
  receivedFolder: string;
  /** Day of arrival of everything in this run that says nothing of its own, where given. */
  receivedAt?: string;
  /** Opens encrypted workbooks. */
  password?: string;
  /** Of the campaign's secret, where it has one. */
  key?: KeyObject | undefined;
  progress?: (done: number, all: number) => void;
}

/** Longer than any file takes to write. */
const anHour = 60 * 60 * 1000;

/** One file to take in: an entry of the inbox, or what an archive or e-mail holds. */
interface Source {
  path: string;
  member: string | null;
  bytes: Uint8Array;
  sha256: string;
  letter: Letter | null;
  listed: Arrival | undefined;
}

export async function ingest(
  campaign: Campaign,
  store: Store,
  paths: readonly string[],
  options: IngestOptions,
): Promise<EntryOutcome[]> {
  // Where others write at the same time, theirs may be half-written now.
  sweepHalfWritten(options.receivedFolder, store.shared ? anHour : 0);
  const entries = discover(paths);
  const listed = arrivalLists(entries);
  const known = new UnitRevisions(await store.submissions());
  const runArrival = notBefore(options.now, known);
  /** What lists and letters say of files taken in before; the same bytes under two names have one day in the end. */
  const arrivals = new Map<string, Received>();
  const outcomes: EntryOutcome[] = [];
  for (const [index, entry] of entries.entries()) {
    outcomes.push(...(await takeEntry(entry)));
    options.progress?.(index + 1, entries.length);
  }
  for (const [sha256, arrival] of arrivals) await learnArrival(known.get(sha256)!, arrival);
  // A later file of the same run can supersede an earlier one: what is told are the states at the end.
  const settled: EntryOutcome[] = [];
  for (const outcome of outcomes) settled.push(await asSettled(outcome));
  return settled;

  function told(code: MessageCode, slots: Slots = {}): Pick<EntryOutcome, "code" | "message"> {
    return { code, message: message(options.lang, code, slots) };
  }

  async function takeEntry(entry: InboxEntry): Promise<EntryOutcome[]> {
    const { path } = entry;
    if (entry.skipped) return [{ ...nothingKnown, path, outcome: "skipped", ...told(entry.skipped) }];
    const received = receive(entry.absolute, options.receivedFolder);
    if ("refused" in received)
      return [{ ...nothingKnown, path, outcome: "refused", ...told(received.refused, received.slots) }];
    const { bytes, sha256 } = received;
    await store.keep(sha256, keptExtension(entry.absolute), bytes);
    const source = { path, listed: listed(entry) };
    const opened = await unpack(basename(path), bytes);
    if (opened === null) return [await takeIn({ ...source, member: null, bytes, sha256, letter: null })];
    if ("refused" in opened) return [await refuse(path, null, sha256, opened.refused, opened.slots)];
    const outcomes: EntryOutcome[] = [];
    for (const { name: member, letter, content } of opened.members) {
      if ("skipped" in content)
        outcomes.push({ ...nothingKnown, path, member, outcome: "skipped", ...told(content.skipped, content.slots) });
      else if ("refused" in content) outcomes.push(await refuse(path, member, sha256, content.refused, content.slots));
      else {
        const kept = keepMember(content.bytes, member, options.receivedFolder);
        await store.keep(kept, keptExtension(member), content.bytes);
        outcomes.push(await takeIn({ ...source, member, bytes: content.bytes, sha256: kept, letter }));
      }
    }
    return outcomes;
  }

  async function refuse(
    path: string,
    member: string | null,
    sha256: string,
    code: MessageCode,
    slots: Slots,
  ): Promise<EntryOutcome> {
    await store.refused(options.now, sha256, member === null ? path : `${path} › ${member}`, code);
    return { ...nothingKnown, ...placed({ path, member }), sha256, outcome: "refused", ...told(code, slots) };
  }

  async function takeIn(source: Source): Promise<EntryOutcome> {
    const arrival = arrivalOf(source.listed, source.letter, options.receivedAt, options.now, runArrival);
    const before = known.get(source.sha256);
    if (before) {
      // The day given for a run speaks of what is new in it; only a list or a letter names a file taken in before.
      const { receivedFrom } = arrival;
      if (receivedFrom === "list" || (receivedFrom === "mail" && !arrivals.has(source.sha256)))
        arrivals.set(source.sha256, arrival);
      return { ...accountOf(before), ...placed(source), outcome: "unchanged", ...told("entry.unchanged") };
    }
    const { password, key } = options;
    const fileName = source.member === null ? source.path : `${source.path}/${source.member}`;
    const clues = { fileName, sender: arrival.sender, password, key };
    const read = readBytes(campaign, source.bytes, source.sha256, clues);
    if ("refused" in read) return refuse(source.path, source.member, source.sha256, read.refused, read.slots);
    return save(source, arrival, read);
  }

  /** A day of arrival told after the file was taken in: it orders the unit's revisions anew. */
  async function learnArrival(record: SubmissionRecord, arrival: Received): Promise<void> {
    const listedAnew = arrival.receivedFrom === "list" && record.receivedAt !== arrival.receivedAt;
    if (record.receivedFrom !== "run" && !listedAnew) return;
    known.settle(await store.arrived(record, arrival, orderOfUnit, options.now));
  }

  async function save(source: Source, arrival: Received, read: ReadSubmission): Promise<EntryOutcome> {
    const { path, member, sha256 } = source;
    const given = { sha256, file: path, member, ...arrival, seenAt: options.now };
    const { added, ofUnit } = await store.save(newSubmission(read, given), orderOfUnit);
    known.settle(ofUnit);
    // Somebody else took the same bytes in while they were read here.
    if (!added)
      return { ...accountOf(known.get(sha256)!), ...placed(source), outcome: "unchanged", ...told("entry.unchanged") };
    const findings = countFindings(read.judgements);
    return {
      ...accountOf(known.get(sha256)!),
      ...placed(source),
      findings,
      outcome: "ingested",
      ...told("entry.ingested"),
    };
  }

  async function asSettled(outcome: EntryOutcome): Promise<EntryOutcome> {
    const record = outcome.outcome === "ingested" ? known.get(outcome.sha256!) : undefined;
    if (!record) return outcome;
    const { revision, state } = record;
    if (state === "conflict") return { ...outcome, revision, outcome: "conflict", ...told("entry.conflict") };
    if (state !== "current") return { ...outcome, revision, ...told("entry.superseded") };
    const changes = await changesSince(store, record, known.ofUnit(record.unit));
    if (changes !== null)
      return { ...outcome, revision, ...told("entry.revised", { revision, count: changes.length }) };
    const parts = [...record.parts.values()].filter((part) => part.current).length;
    const unit = campaign.units.find((one) => one.code === record.unit)!;
    const whole = layoutOf(campaign, unit).sheets.length;
    if (parts < whole) return { ...outcome, revision, ...told("entry.part", { parts, whole }) };
    return { ...outcome, revision };
  }
}

function placed({ path, member }: { path: string; member: string | null }): { path: string; member?: string } {
  return member === null ? { path } : { path, member };
}
