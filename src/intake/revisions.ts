/**
 * Which of a unit's submissions counts, part by part: pure, over what is known of each. A part is a sheet of figures or a
 * roster, so that a return in several files, or only the corrected sheet, adds up to one whole.
 */
import type { Submission } from "../model.js";
import { isLastMinute, readDate } from "../vietnamese/index.js";

export interface Candidate {
  sha256: string;
  /** Instant of arrival; that of the run that first saw it where nothing says when it came. */
  receivedAt: string;
  /** Instant of the run that first saw it, where something else says when it came. */
  seenAt: string | null;
  /** Date on the cover, as text. */
  coverDate: string;
  /** Instant at which a roll-up was made, as it was signed; "" of other files. */
  rolledUpAt: string;
  /** The officer's word: what is accepted counts as arrived then, what is withdrawn not at all. */
  decision: { kind: "accepted" | "withdrawn"; at: string } | null;
  /** What its parts say, so that two submissions can be compared; "" for a part that is left empty. */
  parts: ReadonlyMap<string, string>;
}

export interface Ordered {
  sha256: string;
  /** 1, 2, … in the order of arrival; files that complete each other share one. */
  revision: number;
  state: Submission["state"];
  /** The parts whose figures are taken from it. */
  parts: string[];
}

/**
 * Orders by the day of arrival where mail, list or option said it; else by the run that first saw it; else by the date on
 * the cover, or of roll-ups by when they were made. The last that holds a part counts for it. Different figures that nothing orders are in conflict, and none of
 * them counts.
 */
export function orderRevisions(candidates: readonly Candidate[]): Ordered[] {
  const sorted = [...candidates].sort((a, b) => compareTexts(orderKey(a), orderKey(b)));
  const live = sorted.filter((one) => one.decision?.kind !== "withdrawn");
  const parts = [...new Set(live.flatMap((one) => [...one.parts.keys()]))];
  const taken = new Map(parts.map((part) => [part, lastOf(part, live)]));
  const inConflict = new Set(
    [...taken.values()].flatMap(({ last, rivals }) => (rivals.length > 0 ? [last, ...rivals] : [])),
  );
  let revision = 0;
  return sorted.map((one, index) => {
    const own = parts.filter((part) => taken.get(part)!.last === one && !inConflict.has(one));
    if (!completes(sorted[index - 1], one)) revision++;
    return { sha256: one.sha256, revision, state: stateOf(one, own), parts: own };
  });

  function stateOf(one: Candidate, own: readonly string[]): Submission["state"] {
    if (one.decision?.kind === "withdrawn") return "withdrawn";
    if (inConflict.has(one)) return "conflict";
    return own.length > 0 ? "current" : "superseded";
  }
}

/** The last candidate that holds the part, and those that contradict it without anything that orders the two. */
function lastOf(part: string, live: readonly Candidate[]): { last: Candidate; rivals: Candidate[] } {
  const holders = live.filter((one) => one.parts.has(part));
  const newest = holders.at(-1)!;
  const peers = holders.filter((one) => before(one, newest) === 0);
  // A form returned in several files, each with the other sheets left empty: what is filled counts.
  const filled = peers.filter((one) => one.parts.get(part) !== "");
  const last = filled.at(-1) ?? newest;
  return { last, rivals: filled.filter((one) => one !== last && one.parts.get(part) !== last.parts.get(part)) };
}

/** Two files of the same arrival without a filled part in common. */
function completes(a: Candidate | undefined, b: Candidate): boolean {
  if (!a || a.decision || b.decision || before(a, b) !== 0) return false;
  const filled = [...b.parts].filter(([, said]) => said !== "");
  return filled.length > 0 && filled.every(([part]) => (a.parts.get(part) ?? "") === "");
}

/** A total order that agrees with `before`; the hash only makes it the same on every run. */
function orderKey(one: Candidate): string {
  return `${arrival(one)}|${one.receivedAt}|${one.rolledUpAt}|${coverDay(one.coverDate)}|${one.sha256}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is accepted stands after all that came until then, even at the same instant. */
function arrival(one: Candidate): string {
  const [came, { decision }] = [cameBy(one), one];
  if (decision?.kind !== "accepted") return came;
  return decision.at > came ? `${decision.at}~` : `${came}~`;
}

/**
 * A day without an hour means its last minute; a file that a run saw on that day had come by then. An hour that somebody
 * stated is believed, whatever this machine's clock says.
 */
export function cameBy({ receivedAt, seenAt }: Pick<Candidate, "receivedAt" | "seenAt">): string {
  if (seenAt === null || !isLastMinute(receivedAt)) return receivedAt;
  const ahead = Date.parse(receivedAt) - Date.parse(seenAt);
  return ahead > 0 && ahead < aDay ? seenAt : receivedAt;
}

const aDay = 24 * 60 * 60 * 1000;

/** One timeline: the day of arrival where it is known, the run that first saw it where not. */
function before(a: Candidate, b: Candidate): number {
  if (arrival(a) !== arrival(b)) return arrival(a) < arrival(b) ? -1 : 1;
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  // When a roll-up was made says nothing beside a file that was filled in by hand.
  if ((a.rolledUpAt === "") !== (b.rolledUpAt === "")) return 0;
  if (a.rolledUpAt !== b.rolledUpAt) return compareTexts(a.rolledUpAt, b.rolledUpAt);
  const [one, two] = [coverDay(a.coverDate), coverDay(b.coverDate)];
  return one && two && one !== two ? (one < two ? -1 : 1) : 0;
}

function coverDay(text: string): string {
  const day = text === "" ? null : readDate(text).value;
  return day ? `${day.year}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}` : "";
}
