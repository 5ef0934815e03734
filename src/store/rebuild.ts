/**
 * A store made again beside the one there is, and put in its place only when it is whole. The log says what to give it: the
 * store's own, or the one beside the file where that tells of more.
 */
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { type MessageCode, type Slots, UserError } from "../messages/index.js";
import { type ReceivedFiles, receivedOf, sums, type TableSum } from "./copy.js";
import { copyAside } from "./copy-aside.js";
import { journalOf, lineOf, readJournal } from "./journal.js";
import { openDatabase } from "./open.js";
import { openStoreAt } from "./open-store.js";
import { isPostgres } from "./postgres-address.js";
import type { StoredEvent } from "./records.js";
import { tables } from "./schema.js";
import { SqlStore } from "./sql-store.js";
import type { Store } from "./store.js";

export interface Rebuilt<Lost> {
  events: number;
  /** What could not be given again: the store is then left as it was. */
  lost: Lost[];
  /** Each table as it was, where it could be read, and as it is now. */
  tables: { table: string; before: TableSum | null; after: TableSum }[];
  /** Where the old file is kept, or the new one where something was lost; null in a shared store. */
  kept: string | null;
}

/** Gives the events again to an empty store; what could not be given comes back. */
type Give<Lost> = (events: readonly StoredEvent[], received: ReceivedFiles, store: Store) => Promise<Lost[]>;
type Told = (code: MessageCode, slots: Slots) => void;

/** The tables that are made from what is given; the log itself is told again with its times. */
const made = tables.filter((one) => one.name !== "received");
const compared = new Set(["submission", "part", "value", "finding", "explanation", "decision"]);

export function rebuildStore<Lost>(
  address: string,
  campaign: string,
  folder: ReceivedFiles,
  give: Give<Lost>,
  told: Told,
): Promise<Rebuilt<Lost>> {
  return isPostgres(address)
    ? rebuildShared(address, campaign, folder, give, told)
    : rebuildFile(address, campaign, folder, give, told);
}

async function rebuildFile<Lost>(path: string, campaign: string, folder: ReceivedFiles, give: Give<Lost>, told: Told) {
  const old = await whatIsThere(path, campaign, told);
  const logged = readJournal(path);
  const stored = old?.events ?? [];
  const [events, fewer] = stored.length > logged.length ? [stored, logged] : [logged, stored];
  const apart = notAmong(events, fewer);
  if (apart > 0) throw new UserError("rebuild.apart", { path, count: apart, log: journalOf(path) }, 3);
  if (events.length === 0) throw new UserError("rebuild.nothing", { path, log: journalOf(path) }, 2);
  const fresh = `${path}.rebuilding`;
  for (const name of [fresh, `${fresh}.wal`, journalOf(fresh)]) rmSync(name, { force: true });
  const store = await openStoreAt(fresh, campaign, told);
  const lost = await give(events, folder, store).finally(() => store.close());
  const after = await sumsOf(fresh, campaign, told);
  const result = { events: events.length, lost, tables: beside(old?.sums ?? null, after) };
  if (lost.length > 0) return { ...result, kept: fresh };
  await nothingCame(path, campaign, events, told);
  return { ...result, kept: putInPlace(fresh, path) };
}

/** Throws a UserError where somebody else has written to the store since its log was read: it is left as it is. */
async function nothingCame(path: string, campaign: string, given: readonly StoredEvent[], told: Told): Promise<void> {
  const now = await whatIsThere(path, campaign, told);
  const count = Math.max(notAmong(given, now?.events ?? []), notAmong(given, readJournal(path)));
  if (count > 0) throw new UserError("rebuild.changed", { path, count }, 3);
}

/** How many of `others` are none of the events. */
function notAmong(events: readonly StoredEvent[], others: readonly StoredEvent[]): number {
  const lines = new Set(events.map(lineOf));
  return others.filter((event) => !lines.has(lineOf(event))).length;
}

/** null where there is no file, or none that can be read. */
async function whatIsThere(path: string, campaign: string, told: Told) {
  if (!existsSync(path)) return null;
  try {
    const database = await openDatabase(path, campaign, told);
    try {
      return {
        events: await new SqlStore(database, campaign).events(),
        sums: await sums(database, campaign),
      };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof UserError && ["store.damaged", "store.cannot_open"].includes(error.code)) return null;
    throw error;
  }
}

async function sumsOf(path: string, campaign: string, told: Told): Promise<TableSum[]> {
  const database = await openDatabase(path, campaign, told);
  return sums(database, campaign).finally(() => database.close());
}

/** The old file and its log are kept; whichever step is the last one done, the store that is there is whole. */
function putInPlace(fresh: string, path: string): string | null {
  const kept = existsSync(path) ? copyAside(path, "before-rebuild") : null;
  const wal = `${path}.wal`;
  if (existsSync(wal)) renameSync(wal, `${kept ?? path}.wal.old`);
  if (kept !== null && existsSync(journalOf(path))) copyFileSync(journalOf(path), journalOf(kept));
  renameSync(fresh, path);
  renameSync(journalOf(fresh), journalOf(path));
  return kept;
}

async function rebuildShared<Lost>(
  address: string,
  campaign: string,
  folder: ReceivedFiles,
  give: Give<Lost>,
  told: Told,
): Promise<Rebuilt<Lost>> {
  const database = await openDatabase(address, campaign, told);
  const store = new SqlStore(database, campaign);
  let result: Rebuilt<Lost> | undefined;
  try {
    await database.transaction(async () => {
      // Whoever writes takes a turn first: what others have begun is told by the log that is read here, and nobody begins.
      await database.run("LOCK TABLE turn IN SHARE ROW EXCLUSIVE MODE");
      const events = await store.events();
      if (events.length === 0) throw new UserError("rebuild.nothing", { path: address, log: "event" }, 2);
      const before = await sums(database, campaign);
      for (const { name } of made) await database.run(`DELETE FROM ${name} WHERE campaign = $1`, [campaign]);
      const lost = await give(events, receivedOf(database, campaign, folder), store);
      const after = await sums(database, campaign);
      result = { events: events.length, lost, tables: beside(before, after), kept: null };
      if (lost.length > 0) throw new LeaveAsItWas();
    });
  } catch (error) {
    if (!(error instanceof LeaveAsItWas)) throw error;
  } finally {
    await database.close();
  }
  return result!;
}

class LeaveAsItWas extends Error {}

function beside(before: readonly TableSum[] | null, after: readonly TableSum[]) {
  const was = new Map(before?.map((one) => [one.table, one]));
  return after
    .filter(({ table }) => compared.has(table))
    .map((one) => ({ table: one.table, before: was.get(one.table) ?? null, after: one }));
}
