/** PostgreSQL: the contract of every store, and a whole round that must come out exactly as on the embedded engine. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Decision,
  openStoreAt,
  type ReceivedFiles,
  rebuildStore,
  type Store,
  type StoredEvent,
} from "../../src/store/index.js";
import { storeContract } from "../store/contract.js";
import { wait } from "./faults.js";
import { type Cluster, startCluster } from "./postgres-cluster.js";
import { type Rehearsed, rehearsed } from "./rehearsed.js";
import type { CommandLine } from "./round.js";

let cluster: Cluster;
let inbox: Rehearsed;
const databases: string[] = [];
beforeAll(async () => {
  cluster = await startCluster();
  for (let n = 0; n < 20; n++) databases.push(await cluster.makeDatabase());
  inbox = rehearsed("postgres");
});
afterAll(() => {
  cluster?.remove();
  inbox?.remove();
});

describe("the contract of every store", () => {
  storeContract(() => cluster.url(databases.pop()!));
});

interface Copy {
  copy: { outcome: string; tables: { table: string; rows: number; sha256: string }[]; received: { files: number } };
}

describe("a whole round", () => {
  let embedded: CommandLine;
  let shared: CommandLine;
  let address: string;
  let database: string;
  const on = (...args: string[]) => ["--store", address, ...args];
  beforeAll(async () => {
    embedded = inbox.copy("embedded");
    shared = inbox.copy("shared");
    database = await cluster.makeDatabase();
    address = cluster.url(database);
  });

  test("every entry, status, finding and indicator, also after decisions, and the report's bytes are the same", async () => {
    const seconds: string[] = [];
    const timed = async (name: string, work: () => Promise<unknown>) => {
      const start = performance.now();
      const result = await work();
      seconds.push(`${name} ${((performance.now() - start) / 1000).toFixed(2)} s`);
      return result;
    };
    const taken = await timed("DuckDB", () => embedded.json("ingest"));
    expect(await timed("PostgreSQL", () => shared.json(...on("ingest")))).toEqual(taken);
    console.log(`ingest of the rehearsed inbox: ${seconds.join(", ")}`);

    const same = async <T = unknown>(...args: string[]) => {
      const wanted = await embedded.json<T>(...args);
      expect(await shared.json(...on(...args)), args.join(" ")).toEqual(wanted);
      return wanted;
    };
    const all = async () => {
      expect((await same<{ units: unknown[] }>("status")).units).toHaveLength(68);
      expect(await same("indicators")).toHaveLength(70);
      await same("trace", "CQ02");
      await same("revisions", "03613");
      return (
        await same<{ findings: { id: string; severity: string; imbalance: number | null }[] }>("findings", "list")
      ).findings;
    };
    const found = await all();
    expect(found.length).toBeGreaterThan(20);
    const errors = found.filter((one) => one.severity === "error");
    // A rule between figures that were read: there is something to keep.
    const first = errors.find((one) => one.imbalance !== null);
    const second = errors.find((one) => one !== first);
    for (const args of [
      ["findings", "accept", first!.id, "--reason", "đã xác nhận", "--by", "Lò"],
      ["findings", "reject", second!.id, "--reason", "sai đơn vị tính", "--by", "Lò"],
    ])
      await same(...args);
    await all();
    await same("ingest");

    const report = ["report", "--draft", "--out"];
    await embedded.run(...report, join(embedded.folder, "r.docx"));
    await shared.run(...on(...report, join(shared.folder, "r.docx")));
    expect(hashOf(join(shared.folder, "r.docx"))).toBe(hashOf(join(embedded.folder, "r.docx")));
  });

  test("the shared store keeps every received file", async () => {
    const rows = await cluster.sql(
      new URL(address.replace("@/", "@x/")).pathname.slice(1),
      "SELECT sha256 || extension AS name, encode(sha256(bytes), 'hex') = sha256 AS whole FROM tonghop.received ORDER BY 1",
    );
    const files = readdirSync(join(shared.folder, "received")).sort();
    expect(rows).toEqual(files.map((name) => ({ name, whole: true })));
    expect(files.length).toBeGreaterThan(60);
  });

  test("copied to an embedded store and to another database it is the same; again, it is there already", async () => {
    const away = inbox.copy("away");
    rmSync(join(away.folder, "inbox"), { recursive: true });
    const file = join(away.folder, "tonghop.duckdb");
    const { copy } = await away.json<Copy>("store", "copy", address, file);
    expect(copy.outcome).toBe("copied");
    expect(readdirSync(join(away.folder, "received"))).toEqual(readdirSync(join(shared.folder, "received")));
    for (const args of [["status"], ["indicators"], ["findings", "list"]])
      expect(await away.json(...args)).toEqual(await shared.json(...on(...args)));

    const other = cluster.url(await cluster.makeDatabase());
    const onwards = await away.json<Copy>("store", "copy", file, other);
    expect(onwards.copy).toMatchObject({ outcome: "copied", tables: copy.tables, received: copy.received });
    expect(copy.tables.find((one) => one.table === "value")!.rows).toBeGreaterThan(10_000);
    const again = await away.json<Copy>("store", "copy", file, other);
    expect(again.copy).toEqual({ ...onwards.copy, outcome: "already_there" });
    // Something more at the source: the target is another store then.
    await away.run("ingest", "--withdraw", hashOfFirst(away), "--reason", "gửi nhầm");
    await expect(away.run("store", "copy", file, other)).rejects.toThrow("status 2");
  });

  test("rebuilt in one transaction from the log and the received bytes it is the same; with bytes gone, it is left as it was", async () => {
    const sums = async () => (await embedded.json<Copy>("store", "copy", address, fresh())).copy.tables;
    let n = 0;
    const fresh = () => join(embedded.folder, `rebuilt-${n++}.duckdb`);
    const before = await sums();
    const { rebuild } = await shared.json<{
      rebuild: { events: number; lost: unknown[]; tables: { same: boolean }[] };
    }>(...on("store", "rebuild"));
    expect(rebuild.lost).toEqual([]);
    expect(rebuild.events).toBeGreaterThan(60);
    expect(rebuild.tables.filter((one) => !one.same)).toEqual([]);
    expect(await sums()).toEqual(before);

    await cluster.sql(
      database,
      "DELETE FROM tonghop.received WHERE sha256 IN (SELECT MIN(sha256) FROM tonghop.submission)",
    );
    await expect(shared.run(...on("store", "rebuild"))).rejects.toThrow("status 1");
    expect(await sums()).toEqual(before);
    await expect(shared.run(...on("doctor"))).rejects.toThrow("status 1");
  });

  function hashOfFirst({ folder }: CommandLine): string {
    return readdirSync(join(folder, "received"))
      .find((name) => name.endsWith(".xlsx"))!
      .slice(0, 64);
  }
});

test("what others write while a store is rebuilt is not lost: they wait until it is done", async () => {
  const database = await cluster.makeDatabase();
  const [address, campaign] = [cluster.url(database), "lap-lai-2026"];
  const decision = (finding: string): Decision => ({
    ...{ finding, figures: "", state: "accepted", elements: null },
    ...{ by: "Lò", at: "2026-12-06T03:00:00.000Z", reason: "đúng" },
  });
  const give = async (events: readonly StoredEvent[], _: unknown, store: Store) => {
    for (const { detail } of events) await store.decide(decision(JSON.parse(detail).finding));
    return [];
  };
  const others = await openStoreAt(address, campaign);
  const holding = new pg.Client(address);
  try {
    await others.decide(decision("1"));
    // The log is read; what takes long after that waits for this table.
    await holding.connect();
    await holding.query("BEGIN; LOCK TABLE tonghop.explanation IN ACCESS EXCLUSIVE MODE");
    const rebuilding = rebuildStore(address, campaign, received, give, () => undefined);
    await wait(0.7);
    const writing = others.decide(decision("2"));
    await wait(0.7);
    await holding.query("COMMIT");
    expect(await rebuilding).toMatchObject({ events: 1, lost: [] });
    await writing;
    expect((await others.decisions()).map(({ finding }) => finding)).toEqual(["1", "2"]);
    expect((await others.events()).map(({ number }) => number)).toEqual([1, 2]);
  } finally {
    await holding.end();
    await others.close();
  }
});

/** Nothing was received. */
const received = { names: async () => [] } as Partial<ReceivedFiles> as ReceivedFiles;

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
