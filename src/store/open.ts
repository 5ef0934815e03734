/** An address to an engine whose tables are up to date. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type MessageCode, type Slots, UserError } from "../messages/index.js";
import { copyAside } from "./copy-aside.js";
import type { Database } from "./database.js";
import { openDuckDb } from "./duckdb.js";
import { migrate, refuseUnknown, structureOf } from "./migrate.js";
import { openPostgres } from "./postgres.js";
import { isPostgres } from "./postgres-address.js";
import { schemaVersion } from "./schema.js";

export async function openDatabase(
  address: string,
  campaign: string,
  told: (code: MessageCode, slots: Slots) => void,
): Promise<Database> {
  if (isPostgres(address)) {
    const database = await openPostgres(address);
    const from = await closedOnFailure(database, () => migrate(database, campaign));
    if (from !== null && from < schemaVersion)
      told("store.upgraded_shared", { address: database.address, from, to: schemaVersion });
    return database;
  }
  if (/^[a-z]+:\/\//i.test(address))
    throw new UserError("store.unknown_engine", { address: address.split(":")[0]! }, 2);
  removeStillborn(address);
  const first = await openDuckDb(address);
  const found = await closedOnFailure(first, async () => {
    const structure = await structureOf(first);
    refuseUnknown(structure, campaign);
    return structure;
  });
  if (found === null || found.version === schemaVersion) {
    await closedOnFailure(first, () => migrate(first, campaign));
    return first;
  }
  // The file is whole, and may be copied, only once it is closed.
  await closedOnFailure(first, () => first.run("CHECKPOINT"));
  await first.close();
  const copy = copyAside(address, `v${found.version}`);
  const database = await openDuckDb(address);
  await closedOnFailure(database, () => migrate(database, campaign));
  told("store.upgraded", { path: address, from: found.version, to: schemaVersion, copy });
  return database;
}

/** A run killed while it made the file leaves it empty, which the engine refuses; it never held anything where nothing was received. */
function removeStillborn(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.size !== 0) return;
  const received = join(dirname(path), "received");
  const isFolder = statSync(received, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder || readdirSync(received).length === 0) rmSync(path);
}

async function closedOnFailure<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await database.close();
    throw error;
  }
}
