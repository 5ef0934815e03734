/** A store made again from the log of what was given and the received bytes, read by today's definition and program. */
import type { KeyObject } from "node:crypto";
import type { Campaign } from "../campaign/index.js";
import type { MessageCode, Slots } from "../messages/index.js";
import { UserError } from "../messages/index.js";
import type {
  Arrived,
  Decision,
  ReceivedFiles,
  Store,
  StoredEvent,
  SubmissionDecision,
  SubmissionRecord,
} from "../store/index.js";
import { newSubmission, prepare } from "./ingest/prepare.js";
import { orderOfUnit } from "./ingest/unit-revisions.js";

/** A line of the log that could not be given again. */
export interface Lost {
  event: StoredEvent;
  /** As the log names it. */
  file: string;
  code: MessageCode;
  slots: Slots;
}

export interface RebuildOptions {
  /** Opens encrypted workbooks. */
  password?: string | undefined;
  /** Of the campaign's secret, where it has one. */
  key?: KeyObject | undefined;
  progress?: (done: number, all: number) => void;
}

/** Gives each event again to an empty store, each unit's own in its order. */
export async function giveAgain(
  campaign: Campaign,
  events: readonly StoredEvent[],
  received: ReceivedFiles,
  store: Store,
  options: RebuildOptions = {},
): Promise<Lost[]> {
  const names = new Map((await received.names()).map((name) => [name.slice(0, 64), name]));
  const given = new Map<string, SubmissionRecord>();
  const lost: Lost[] = [];
  for (const [n, event] of events.entries()) {
    const failure = await give(event);
    if (failure !== null) lost.push({ event, file: fileOf(event), ...failure });
    options.progress?.(n + 1, events.length);
  }
  return lost;

  async function give(event: StoredEvent): Promise<Pick<Lost, "code" | "slots"> | null> {
    const { kind, at, sha256 } = event;
    const detail = JSON.parse(event.detail);
    if (kind === "ingested") return takeIn(event, detail);
    if (kind === "refused") await store.refused(at, sha256!, detail.file, detail.code);
    else if (kind === "accepted" || kind === "rejected") await store.decide(decisionOf(event, detail));
    else {
      const record = given.get(sha256!);
      // What came of a submission that is lost itself is told with it.
      if (record === undefined) return null;
      if (kind === "arrived") await store.arrived(record, { sender: record.sender, ...detail }, orderOfUnit, at);
      else {
        const decision = { ...detail, kind: kind.replace("submission_", ""), at } as SubmissionDecision;
        await store.decideSubmission(record, () => decision, orderOfUnit);
      }
    }
    return null;
  }

  async function takeIn(
    { sha256, at, unit }: StoredEvent,
    detail: Arrived & Pick<SubmissionRecord, "file"> & { member?: string; signatureAsked?: boolean },
  ) {
    const { file, member = null, receivedAt, receivedFrom, sender = null, signatureAsked = false } = detail;
    const name = names.get(sha256!);
    if (name === undefined) return { code: "rebuild.no_bytes" as const, slots: { sha256: sha256! } };
    if (signatureAsked && options.key === undefined) return { code: "rebuild.no_secret" as const, slots: {} };
    const fileName = member === null ? file : `${file}/${member}`;
    // What came before there was a secret is not asked for a signature now.
    const clues = { fileName, sender, password: options.password, key: signatureAsked ? options.key : undefined };
    let bytes: Uint8Array;
    try {
      bytes = await received.read(name);
    } catch (error) {
      if (error instanceof UserError) return { code: error.code, slots: error.slots };
      throw error;
    }
    const read = prepare(campaign, { bytes, sha256: sha256!, options: clues });
    if ("refused" in read) return { code: read.refused, slots: read.slots };
    if (read.unit !== unit) return { code: "rebuild.other_unit" as const, slots: { unit, now: read.unit } };
    const as = { sha256: sha256!, file, member, receivedAt, receivedFrom, sender, seenAt: at };
    const submission = { ...newSubmission(campaign, read, as), signatureAsked };
    await store.save(submission, orderOfUnit);
    given.set(sha256!, submission.record);
    return null;
  }
}

function decisionOf({ kind, at }: StoredEvent, detail: Omit<Decision, "state" | "at">): Decision {
  const { finding, figures, elements = null, by, reason } = detail;
  return { finding, figures, elements, by, reason, state: kind as Decision["state"], at };
}

function fileOf({ detail, sha256 }: StoredEvent): string {
  const { file = sha256 ?? "", member = null } = JSON.parse(detail) as { file?: string; member?: string | null };
  return member === null ? file : `${file} › ${member}`;
}
