/** Which of a unit's submissions counts: pure, over what is known of each. */
import type { Submission } from "../model.js";
import { readDate } from "../vietnamese/index.js";

export interface Candidate {
  sha256: string;
  /** Instant of arrival; that of the run that first saw it where nothing says when it came. */
  receivedAt: string;
  /** Date on the cover, as text. */
  coverDate: string;
  withdrawn: boolean;
  /** The figures, for telling whether two submissions differ. */
  fingerprint: string;
}

export interface Ordered {
  sha256: string;
  revision: number;
  state: Submission["state"];
}

/**
 * Orders by the day of arrival where mail, list or option said it; else by the run that first saw it; else by the date on
 * the cover. The last is current. Different figures that nothing orders are in conflict, and none of them counts.
 */
export function orderRevisions(candidates: readonly Candidate[]): Ordered[] {
  const sorted = [...candidates].sort((a, b) => compareTexts(orderKey(a), orderKey(b)));
  const live = sorted.filter((one) => !one.withdrawn);
  const last = live.at(-1);
  const rivals = last
    ? live.filter((one) => one !== last && before(one, last) === 0 && one.fingerprint !== last.fingerprint)
    : [];
  return sorted.map((one, index) => ({ sha256: one.sha256, revision: index + 1, state: stateOf(one) }));

  function stateOf(one: Candidate): Submission["state"] {
    if (one.withdrawn) return "withdrawn";
    if (rivals.length > 0 && (one === last || rivals.includes(one))) return "conflict";
    return one === last ? "current" : "superseded";
  }
}

/** A total order that agrees with `before`; the hash only makes it the same on every run. */
function orderKey({ receivedAt, coverDate, sha256 }: Candidate): string {
  return `${receivedAt}|${coverDay(coverDate)}|${sha256}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One timeline: the day of arrival where it is known, the run that first saw it where not. */
function before(a: Candidate, b: Candidate): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  const [one, two] = [coverDay(a.coverDate), coverDay(b.coverDate)];
  return one && two && one !== two ? (one < two ? -1 : 1) : 0;
}

function coverDay(text: string): string {
  const day = text === "" ? null : readDate(text).value;
  return day ? `${day.year}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}` : "";
}
