/**
 * The log of events once more, as lines of JSON beside an embedded store: with the received bytes it is enough to make the
 * store again where its file is lost. It follows the store: a line is written once its transaction has ended, and what a
 * run that was killed left out is written when the store is opened next.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { UserError } from "../messages/index.js";
import type { StoredEvent } from "./records.js";

export const journalOf = (store: string) => `${store}.events.jsonl`;

export class Journal {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Throws a UserError where the log tells of more than the store holds: the store is an older copy, or lost something. */
  static open(store: string, stored: readonly StoredEvent[]): Journal {
    const path = journalOf(store);
    const told = readJournal(store);
    const held = new Set(stored.map(lineOf));
    const lost = told.filter((event) => !held.has(lineOf(event)));
    if (lost.length > 0) throw new UserError("store.behind", { path: store, count: lost.length, log: path }, 3);
    const known = new Set(told.map(lineOf));
    const journal = new Journal(path);
    const fresh = stored.filter((event) => !known.has(lineOf(event)));
    if (endsTorn(path)) journal.#write([...told, ...fresh]);
    else journal.append(fresh);
    return journal;
  }

  append(events: readonly StoredEvent[]): void {
    if (events.length === 0) return;
    this.#told(() => appendFileSync(this.#path, linesOf(events)));
  }

  /** On the disk before the store is closed. */
  close(): void {
    if (!existsSync(this.#path)) return;
    const file = openSync(this.#path, "r+");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #write(events: readonly StoredEvent[]): void {
    this.#told(() => {
      writeFileSync(`${this.#path}.tmp`, linesOf(events));
      renameSync(`${this.#path}.tmp`, this.#path);
    });
  }

  #told(work: () => void): void {
    try {
      work();
    } catch (error) {
      const detail = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new UserError("store.disk", { path: this.#path, detail }, 3);
    }
  }
}

/** A last line that was cut short is left out: the store has it. */
export function readJournal(store: string): StoredEvent[] {
  const path = journalOf(store);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line, n) => {
    try {
      return JSON.parse(line) as StoredEvent;
    } catch {
      throw new UserError("store.log_damaged", { path, line: n + 1 }, 3);
    }
  });
}

function endsTorn(path: string): boolean {
  return existsSync(path) && !/(^|\n)$/.test(readFileSync(path, "utf8").slice(-1));
}

/** An event as a line: two stores that have gone apart tell of different things under one number. */
export function lineOf({ unit, number, at, kind, sha256, detail }: StoredEvent): string {
  return JSON.stringify({ unit, number, at, kind, sha256, detail });
}

const linesOf = (events: readonly StoredEvent[]) => events.map((event) => `${lineOf(event)}\n`).join("");
