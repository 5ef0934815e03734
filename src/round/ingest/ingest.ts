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
  receive,
  sweepHalfWritten,
  unpack,
} from "../../intake/index.js";
import { type Lang, type MessageCode, message, type Slots } from "../../messages/index.js";
import type { Seal, Store, SubmissionRecord } from "../../store/index.js";
import { layoutOf } from "../../workbook/index.js";
import { changesSince } from "../revisions.js";
import { arrivalLists, arrivalOf, notBefore, type Received } from "./arrival.js";
import { type Begun, inTurn } from "./in-turn.js";
import { accountOf, type EntryOutcome, nothingKnown } from "./outcome.js";
import { newSubmission, type Prepared, type Refusal } from "./prepare.js";
import { Reader } from "./reader.js";
import { orderOfUnit, UnitRevisions } from "./unit-revisions.js";

export interface IngestOptions {
  lang: Lang;
  /** Instant of this run, ISO 8601. */
  now: string;
  receivedFolder: string;
  /** How received bytes are kept; in the clear where it is left out. */
  seal?: Seal;
  /** Day of arrival of everything in this run that says nothing of its own, where given. */
  receivedAt?: string;
  /** Opens encrypted workbooks. */
  password?: string;
  /** Of the campaign's secret, where it has one. */
  key?: KeyObject | undefined;
  /** Threads that read where there are many files; one reads here. */
  threads?: number;
  progress?: (done: number, all: number) => void;
}

/** Longer than any file takes to write. */
const anHour = 60 * 60 * 1000;

/** One file to take in: an entry of the inbox, or what an archive or e-mail holds. */
interface Source {
  path: string;
  member: string | null;
  sha256: string;
  letter: Letter | null;
  listed: Arrival | undefined;
  /** How many entries come after its own. */
  toCome: number;
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
  const { hashes: known, runArrival } = await knownBefore();
  /** What lists and letters say of files taken in before; the same bytes under two names have one day in the end. */
  const arrivals = new Map<string, Received>();
  const outcomes: EntryOutcome[] = [];
  const reader = new Reader(campaign, options.threads ?? 1);
  try {
    for await (const { index, outcome } of inTurn(begin(), () => reader.inHand)) {
      outcomes.push(outcome);
      // Members of an archive come one by one; those before it are done.
      options.progress?.(index, entries.length);
    }
  } finally {
    await reader.close();
  }
  if (entries.length > 0) options.progress?.(entries.length, entries.length);
  const stored = new UnitRevisions(await store.submissions());
  for (const [sha256, arrival] of arrivals) await learnArrival(stored, stored.get(sha256)!, arrival);
  // A later file of the same run can supersede an earlier one: what is told are the states at the end.
  const settled: EntryOutcome[] = [];
  for (const outcome of outcomes) settled.push(await asSettled(outcome, stored));
  return settled;

  /** The submissions themselves are not held: among many they are much, and they are read anew at the end. */
  async function knownBefore(): Promise<{ hashes: Set<string>; runArrival: string }> {
    const stored = await store.submissions();
    return { hashes: new Set(stored.map(({ sha256 }) => sha256)), runArrival: notBefore(options.now, stored) };
  }

  function told(code: MessageCode, slots: Slots = {}): Pick<EntryOutcome, "code" | "message"> {
    return { code, message: message(options.lang, code, slots) };
  }

  async function* begin(): AsyncGenerator<Begun<{ index: number; outcome: EntryOutcome }>> {
    for (const [index, entry] of entries.entries())
      for await (const { bytes, finish } of beginEntry(entry, entries.length - index - 1))
        yield { bytes, finish: async () => ({ index, outcome: await finish() }) };
  }

  /** Received bytes are kept before anything reads them; whatever else is written waits for its turn. */
  async function* beginEntry(entry: InboxEntry, toCome: number): AsyncGenerator<Begun<EntryOutcome>> {
    const { path } = entry;
    const here = (outcome: EntryOutcome) => ({ bytes: 0, finish: () => outcome });
    const refused = (member: string | null, sha256: string, { refused: code, slots }: Refusal) => ({
      bytes: 0,
      finish: () => refuse(path, member, sha256, code, slots),
    });
    if (entry.skipped) return yield here({ ...nothingKnown, path, outcome: "skipped", ...told(entry.skipped) });
    const received = receive(entry.absolute, options.receivedFolder, options.seal);
    if ("refused" in received)
      return yield here({ ...nothingKnown, path, outcome: "refused", ...told(received.refused, received.slots) });
    const { bytes, sha256 } = received;
    await keepShared(sha256, entry.absolute, bytes);
    const source = { path, listed: listed(entry), toCome };
    const opened = await unpack(basename(path), bytes);
    if (opened === null) return yield beginFile({ ...source, member: null, sha256, letter: null }, bytes);
    if ("refused" in opened) return yield refused(null, sha256, opened);
    for (const { name: member, letter, content } of opened.members) {
      if ("skipped" in content)
        yield here({ ...nothingKnown, path, member, outcome: "skipped", ...told(content.skipped, content.slots) });
      else if ("refused" in content) yield refused(member, sha256, content);
      else {
        const kept = keepMember(content.bytes, member, options.receivedFolder, options.seal);
        await keepShared(kept, member, content.bytes);
        yield beginFile({ ...source, member, sha256: kept, letter }, content.bytes);
      }
    }
  }

  function keepShared(sha256: string, name: string, bytes: Uint8Array): Promise<void> {
    return store.keep(sha256, keptExtension(name), options.seal?.seal(sha256, bytes) ?? bytes);
  }

  function beginFile(source: Source, bytes: Uint8Array): Begun<EntryOutcome> {
    const { path, member, sha256 } = source;
    const arrival = arrivalOf(source.listed, source.letter, options.receivedAt, options.now, runArrival);
    const fileName = member === null ? path : `${path}/${member}`;
    const clues = { fileName, sender: arrival.sender, password: options.password, key: options.key };
    const finishReading = known.has(sha256) ? null : reader.begin({ bytes, sha256, options: clues }, source.toCome);
    return { bytes: bytes.length, finish: () => takeIn(source, arrival, finishReading) };
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

  /** `finishReading`: null where it was known before it was begun. What was read of bytes that are known by now is left. */
  async function takeIn(
    source: Source,
    arrival: Received,
    finishReading: (() => Promise<Prepared | Refusal>) | null,
  ): Promise<EntryOutcome> {
    const { sha256 } = source;
    if (known.has(sha256)) {
      // The day given for a run speaks of what is new in it; only a list or a letter names a file taken in before.
      const { receivedFrom } = arrival;
      if (receivedFrom === "list" || (receivedFrom === "mail" && !arrivals.has(sha256))) arrivals.set(sha256, arrival);
      return unchanged(source);
    }
    const read = await finishReading!();
    if ("refused" in read) return refuse(source.path, source.member, sha256, read.refused, read.slots);
    return save(source, arrival, read);
  }

  /** A day of arrival told after the file was taken in: it orders the unit's revisions anew. */
  async function learnArrival(stored: UnitRevisions, record: SubmissionRecord, arrival: Received): Promise<void> {
    const listedAnew = arrival.receivedFrom === "list" && record.receivedAt !== arrival.receivedAt;
    if (record.receivedFrom !== "run" && !listedAnew) return;
    stored.settle(await store.arrived(record, arrival, orderOfUnit, options.now));
  }

  async function save(source: Source, arrival: Received, read: Prepared): Promise<EntryOutcome> {
    const { path, member, sha256 } = source;
    const given = { sha256, file: path, member, ...arrival, seenAt: options.now };
    const { added, ofUnit } = await store.save(
      { ...newSubmission(campaign, read, given), signatureAsked: options.key !== undefined },
      orderOfUnit,
    );
    for (const record of ofUnit) known.add(record.sha256);
    // Somebody else took the same bytes in while they were read here.
    if (!added) return unchanged(source);
    const { counted: findings } = read;
    return { ...nothingKnown, ...placed(source), sha256, findings, outcome: "ingested", ...told("entry.ingested") };
  }

  function unchanged(source: Source): EntryOutcome {
    const { sha256 } = source;
    return { ...nothingKnown, ...placed(source), sha256, outcome: "unchanged", ...told("entry.unchanged") };
  }

  async function asSettled(outcome: EntryOutcome, stored: UnitRevisions): Promise<EntryOutcome> {
    if (outcome.outcome !== "ingested" && outcome.outcome !== "unchanged") return outcome;
    const record = stored.get(outcome.sha256!)!;
    const settled = { ...outcome, ...accountOf(record) };
    if (outcome.outcome === "unchanged")
      return record.state === "withdrawn" ? { ...settled, ...told("entry.unchanged_withdrawn") } : settled;
    const { revision, state } = record;
    if (state === "conflict") return { ...settled, outcome: "conflict", ...told("entry.conflict") };
    if (state !== "current") return { ...settled, ...told("entry.superseded") };
    const changes = await changesSince(store, record, stored.ofUnit(record.unit));
    if (changes !== null) return { ...settled, ...told("entry.revised", { revision, count: changes.length }) };
    const parts = [...record.parts.values()].filter((part) => part.current).length;
    const unit = campaign.units.find((one) => one.code === record.unit)!;
    const whole = layoutOf(campaign, unit).sheets.length;
    return parts < whole ? { ...settled, ...told("entry.part", { parts, whole }) } : settled;
  }
}

function placed({ path, member }: { path: string; member: string | null }): { path: string; member?: string } {
  return member === null ? { path } : { path, member };
}
