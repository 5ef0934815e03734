/** When an entry came, and from whom: the inbox's own list, the e-mail, the command line, or only this run. */
import { relative, sep } from "node:path";
import { type Arrival, type InboxEntry, type Letter, readReceivedList } from "../../intake/index.js";
import type { Submission } from "../../model.js";
import type { SubmissionRecord } from "../../store/index.js";

export interface Received {
  receivedAt: string;
  receivedFrom: Submission["receivedFrom"];
  /** Address of the sender, lower case; null where nobody says. */
  sender: string | null;
}

/** A clock that goes wrong by a day is no reason to disbelieve a letter; a letter from next year is. */
export const trustedAhead = 24 * 60 * 60 * 1000;

/**
 * A line of the list names this very file, so it goes first; the e-mail knows its own day; the day given on the command line
 * is that of a whole run.
 */
export function arrivalOf(
  listed: Arrival | undefined,
  letter: Letter | null,
  option: string | undefined,
  now: string,
  runArrival: string,
): Received {
  const sender = (letter?.from || listed?.from || "").trim().toLowerCase() || null;
  if (listed) return { receivedAt: listed.at, receivedFrom: "list", sender };
  if (letter?.date && Date.parse(letter.date) <= Date.parse(now) + trustedAhead)
    return { receivedAt: letter.date, receivedFrom: "mail", sender };
  if (option !== undefined) return { receivedAt: option, receivedFrom: "option", sender };
  return { receivedAt: runArrival, receivedFrom: "run", sender };
}

/**
 * The instant of arrival of what only this run saw. A clock that was put back must not make a newer file the older one: it
 * comes after everything that only earlier runs saw. The same instant again is the same run carried on.
 */
export function notBefore(now: string, known: readonly SubmissionRecord[]): string {
  const seen = known.filter((record) => record.receivedFrom === "run" && record.seenAt !== now);
  const last = seen.reduce((latest, record) => Math.max(latest, Date.parse(record.receivedAt)), -Infinity);
  return last > Date.parse(now) ? new Date(last + 1).toISOString() : now;
}

/** The day of arrival of an entry, from the nearest folder's list that names it. */
export function arrivalLists(entries: readonly InboxEntry[]): (entry: InboxEntry) => Arrival | undefined {
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
