/** A campaign from one store to another: every table, the log and the received bytes, or nothing. */
import { createHash } from "node:crypto";
import { type MessageCode, type Slots, UserError } from "../messages/index.js";
import type { Database, SqlRow } from "./database.js";
import { openDatabase } from "./open.js";
import { openStoreAt, refuseInPlaceOfLost } from "./open-store.js";
import { isPostgres } from "./postgres-address.js";
import { keepReceived, receivedBytes, receivedNames } from "./received.js";
import { type Table, tables } from "./schema.js";

export interface TableSum {
  table: string;
  rows: number;
  /** Of all its rows, in whatever order the engine gives them. */
  sha256: string;
}

export interface StoreCopy {
  from: string;
  to: string;
  outcome: "copied" | "already_there";
  tables: TableSum[];
  received: { files: number; bytes: number; sha256: string; missing: number };
}

/** How received bytes lie at rest. */
export interface Seal {
  /** Whether it encrypts what is kept from now on. */
  seals: boolean;
  /** By so many bytes it makes them longer. */
  overhead: number;
  /** What is kept of bytes with this hash. */
  seal(sha256: string, bytes: Uint8Array): Uint8Array;
  /** The bytes with this hash from what was kept; null where it is damaged. Throws a UserError where the key is missing. */
  open(sha256: string, kept: Uint8Array): Uint8Array | null;
  isSealed(kept: Uint8Array): boolean;
}

/** Received bytes by their names, `<sha256><extension>`. */
export interface ReceivedFiles {
  readonly seal: Seal;
  names(): Promise<string[]>;
  /** Throws where the bytes are not those that the name says. */
  read(name: string): Promise<Uint8Array>;
  keep(name: string, bytes: Uint8Array): Promise<void>;
  /** Whether it lies there encrypted. */
  isSealed(name: string): Promise<boolean>;
}

const atOnce = 5000;
const copied = tables.filter((one) => one.name !== "received");

/** `folder`: the received bytes that an embedded store has beside it. */
export async function copyStore(
  fromAddress: string,
  toAddress: string,
  campaign: string,
  folder: ReceivedFiles,
  told: (code: MessageCode, slots: Slots) => void,
): Promise<StoreCopy> {
  const from = await openDatabase(fromAddress, campaign, told);
  try {
    refuseInPlaceOfLost(toAddress);
    const to = await openDatabase(toAddress, campaign, told);
    let done: StoreCopy;
    try {
      done = await from.transaction(() => to.transaction(() => copy(from, to, campaign, folder)), "snapshot");
    } finally {
      await to.close();
    }
    // An embedded store is opened once more: that writes its log beside it.
    if (!isPostgres(toAddress)) await (await openStoreAt(toAddress, campaign, told)).close();
    return done;
  } finally {
    await from.close();
  }
}

/** The received bytes of a campaign, wherever its store has them. */
export async function withReceived<T>(
  address: string,
  campaign: string,
  folder: ReceivedFiles,
  work: (received: ReceivedFiles) => Promise<T>,
): Promise<T> {
  if (!isPostgres(address)) return work(folder);
  const database = await openDatabase(address, campaign, () => undefined);
  try {
    return await work(receivedOf(database, campaign, folder));
  } finally {
    await database.close();
  }
}

async function copy(from: Database, to: Database, campaign: string, folder: ReceivedFiles): Promise<StoreCopy> {
  const addresses = { from: from.address, to: to.address };
  const [source, target] = [receivedOf(from, campaign, folder), receivedOf(to, campaign, folder)];
  const wanted = await sums(from, campaign);
  if (isEmpty(wanted)) throw new UserError("store.copy_nothing", { from: from.address, campaign }, 2);
  const there = await sums(to, campaign);
  const ownBytes = to.engine === "postgres" ? await target.names() : [];
  const fresh = isEmpty(there) && ownBytes.length === 0;
  if (!fresh && !same(wanted, there)) throw new UserError("store.copy_not_empty", { to: to.address, campaign }, 2);
  const names = await source.names();
  if (fresh) for (const table of copied) await copyTable(table, from, to, campaign);
  const kept = new Set(await target.names());
  for (const name of names) if (!kept.has(name)) await target.keep(name, await source.read(name));

  const found = await sums(to, campaign);
  for (const [index, { table, sha256 }] of wanted.entries())
    if (found[index]!.sha256 !== sha256) throw new UserError("store.copy_differs", { table, to: to.address }, 3);
  const bytes = await receivedSum(target, names);
  const hashes = new Set(names.map(hashOf));
  const submissions = await from.all("SELECT sha256 FROM submission WHERE campaign = $1", [campaign]);
  const missing = submissions.filter((row) => !hashes.has(String(row.sha256))).length;
  return {
    ...addresses,
    outcome: fresh ? "copied" : "already_there",
    tables: found,
    received: { files: names.length, ...bytes, missing },
  };
}

async function copyTable({ name, columns }: Table, from: Database, to: Database, campaign: string): Promise<void> {
  const rows = await from.all(`SELECT * FROM ${name} WHERE campaign = $1`, [campaign]);
  for (let start = 0; start < rows.length; start += atOnce)
    await to.insert(
      name,
      rows.slice(start, start + atOnce).map((row) => columns.map((column) => row[column.name]!)),
    );
}

export async function sums(database: Database, campaign: string): Promise<TableSum[]> {
  const found: TableSum[] = [];
  for (const table of copied) {
    const rows = await database.all(`SELECT * FROM ${table.name} WHERE campaign = $1`, [campaign]);
    found.push({ table: table.name, rows: rows.length, sha256: sumOf(table, rows) });
  }
  return found;
}

/** Of the rows' own hashes in their order, so that it is the same for the same rows in any engine. */
function sumOf({ columns }: Table, rows: readonly SqlRow[]): string {
  const hashes = rows.map((row) =>
    sha256Of(JSON.stringify(columns.map(({ name }) => (Object.is(row[name], -0) ? ["-0"] : row[name])))),
  );
  return sha256Of(hashes.sort().join("\n"));
}

/** The bytes as the target gives them back, read anew. */
async function receivedSum(target: ReceivedFiles, names: readonly string[]) {
  let bytes = 0;
  const lines: string[] = [];
  for (const name of [...names].sort()) {
    const read = await target.read(name);
    bytes += read.length;
    lines.push(`${name} ${read.length}`);
  }
  return { bytes, sha256: sha256Of(lines.join("\n")) };
}

export function receivedOf(database: Database, campaign: string, folder: ReceivedFiles): ReceivedFiles {
  if (database.engine === "duckdb") return folder;
  const { seal } = folder;
  const kept = (name: string) => receivedBytes(database, campaign, hashOf(name));
  return {
    seal,
    names: () => receivedNames(database, campaign),
    read: async (name) => {
      const found = await kept(name);
      const bytes = found && seal.open(hashOf(name), found);
      if (bytes === null) throw new UserError("received.differs", { path: `${database.address} › ${name}` }, 3);
      return bytes;
    },
    keep: (name, bytes) => {
      const sha256 = hashOf(name);
      return keepReceived(database, campaign, { sha256, extension: name.slice(64), bytes: seal.seal(sha256, bytes) });
    },
    isSealed: async (name) => seal.isSealed((await kept(name)) ?? new Uint8Array()),
  };
}

const isEmpty = (found: readonly TableSum[]) => found.every((one) => one.rows === 0);
const same = (a: readonly TableSum[], b: readonly TableSum[]) => a.every((one, n) => one.sha256 === b[n]!.sha256);
const hashOf = (name: string) => name.slice(0, 64);
const sha256Of = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
