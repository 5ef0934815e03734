/**
 * Whatever happens to the program, the server, the connection or the disk: what was acknowledged is there once, nothing is
 * half-written, and the same command carries on to what an undisturbed run gives. TONGHOP_FAULT_RUNS: how often, for each engine.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideSubmission } from "../../src/round/ingest/decide-submission.js";
import { openStoreAt } from "../../src/store/index.js";
import { campaignCode, halfWritten, hashesIn, moments, now, resultsOf, startIngest, tablesOf, wait } from "./faults.js";
import { type Cluster, startCluster } from "./postgres-cluster.js";
import { type Rehearsed, rehearsed } from "./rehearsed.js";

const runs = Number(process.env.TONGHOP_FAULT_RUNS ?? 3);
const fewer = Math.max(2, Math.round(runs / 3));
const moment = moments(Number(process.env.TONGHOP_FAULT_SEED ?? 20261206));

let cluster: Cluster;
let inbox: Rehearsed;
let counter = 0;
let wanted: { tables: Record<string, string>; results: Awaited<ReturnType<typeof resultsOf>>; hashes: string[] };
/** Of an undisturbed run, from start to end. */
let seconds: number;

type Engine = "duckdb" | "postgres";

beforeAll(async () => {
  cluster = await startCluster();
  inbox = rehearsed("faults");
  const { folder, address } = await round("duckdb");
  const child = startIngest(folder, address);
  const ended = await child.ended;
  expect(ended).toMatchObject({ status: 0, told: "" });
  seconds = ended.seconds;
  wanted = {
    tables: await tablesOf(address),
    results: await resultsOf(folder, address),
    hashes: (await hashesIn(address)).sort(),
  };
  expect(await halfWritten(address)).toEqual([]);
  expect([...child.acknowledged].sort()).toEqual(wanted.hashes);
  expect(wanted.hashes.length).toBeGreaterThan(15);
}, 300_000);
afterAll(() => {
  cluster?.remove();
  inbox?.remove();
});

/** A working folder with a part of the rehearsed inbox: a PDF, copies, corrected files, and a store that is not there yet. */
async function round(engine: Engine) {
  const { folder } = inbox.copy(`run-${counter++}`);
  for (const name of readdirSync(join(folder, "inbox")))
    if (!/^BC|03394|03408|pdf$|received.csv/.test(name)) rmSync(join(folder, "inbox", name));
  const address = engine === "duckdb" ? join(folder, "tonghop.duckdb") : cluster.url(await cluster.makeDatabase());
  return { folder, address };
}

/**
 * After a fault: nothing is missing or half there, and the same command carries on to the same rows in every table, from
 * which the same results follow. Gives what was there before.
 */
async function carriesOn(folder: string, address: string, acknowledged: readonly string[]): Promise<number> {
  const there = await hashesIn(address);
  for (const sha256 of acknowledged) expect(there.filter((one) => one === sha256)).toEqual([sha256]);
  expect(await halfWritten(address)).toEqual([]);
  expect(await startIngest(folder, address).ended).toMatchObject({ status: 0, told: "" });
  expect(await tablesOf(address)).toEqual(wanted.tables);
  return there.length;
}

function done(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

test("an undisturbed run gives the same in both engines, row by row", async () => {
  const { folder, address } = await round("postgres");
  expect(await startIngest(folder, address).ended).toMatchObject({ status: 0, told: "" });
  expect(await tablesOf(address)).toEqual(wanted.tables);
  expect(await resultsOf(folder, address)).toEqual(wanted.results);
});

describe.each<Engine>(["duckdb", "postgres"])("kill -9 of ingest, %s", (engine) => {
  test(`at ${runs} moments`, { timeout: 60_000 + runs * 40_000 }, async () => {
    const stored: number[] = [];
    const all = wanted.hashes.length;
    for (let n = 0; n < runs; n++) {
      const { folder, address } = await round(engine);
      const child = startIngest(folder, address);
      // Every other one in mid-ingest, the others anywhere: while starting, making tables, closing.
      const midway = n % 2 === 0;
      if (midway) while (child.acknowledged.length === 0) await wait(0.005);
      await Promise.race([wait(moment() * seconds * (midway ? 0.5 : 1.05)), child.ended]);
      child.kill();
      await child.ended;
      stored.push(await carriesOn(folder, address, child.acknowledged));
      done(folder);
    }
    const between = stored.filter((count) => count > 0 && count < all).length;
    console.log(
      `kill -9, ${engine}: ${runs} runs, ${between} of them in the middle; stored: ${stored.join(" ")} of ${all}`,
    );
    if (runs >= 10) expect(between).toBeGreaterThan(runs / 5);
  });
});

describe("the server", () => {
  test(`killed (pg_ctl stop -m immediate) in mid-ingest, ${fewer} times`, async () => {
    const stored: number[] = [];
    for (let n = 0; n < fewer; n++) {
      const { folder, address } = await round("postgres");
      const child = startIngest(folder, address);
      while (child.acknowledged.length === 0) await wait(0.02);
      await wait(moment() * seconds * 0.4);
      cluster.stop("immediate");
      const ended = await child.ended;
      cluster.start();
      if (ended.status !== 0) expect(ended).toMatchObject({ status: 3, told: "store.lost" });
      stored.push(await carriesOn(folder, address, child.acknowledged));
      done(folder);
    }
    console.log(`server killed: ${fewer} runs; stored: ${stored.join(" ")} of ${wanted.hashes.length}`);
  });

  test(`its connection cut (pg_terminate_backend), ${fewer} times`, async () => {
    const stored: number[] = [];
    for (let n = 0; n < fewer; n++) {
      const { folder, address } = await round("postgres");
      const child = startIngest(folder, address);
      while (child.acknowledged.length === 0) await wait(0.02);
      await wait(moment() * seconds * 0.4);
      const cut = await cluster.sql(
        "postgres",
        "SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity WHERE application_name = 'tonghop'",
      );
      const ended = await child.ended;
      if (cut.length > 0) expect(ended).toMatchObject({ status: 3, told: "store.lost" });
      stored.push(await carriesOn(folder, address, child.acknowledged));
      done(folder);
    }
    console.log(`connection cut: ${fewer} runs; stored: ${stored.join(" ")} of ${wanted.hashes.length}`);
  });

  test("its connection cut in mid-transaction, after the values were written", async () => {
    const { folder, address } = await round("postgres");
    expect(await startIngest(folder, address).ended).toMatchObject({ status: 0 });
    const store = await openStoreAt(address, campaignCode);
    try {
      const [one] = await store.submissions();
      const record = { ...one!, sha256: "f".repeat(64) };
      const values = (await store.valuesOf(one!.sha256)).map((value) => ({ ...value, sha256: record.sha256 }));
      const cutting = () => {
        cluster.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tonghop'");
        return [];
      };
      await expect(store.save({ record, values, findings: [] }, cutting)).rejects.toMatchObject({
        code: "store.lost",
        exit: 3,
      });
    } finally {
      await store.close();
    }
    await carriesOn(folder, address, wanted.hashes);
    done(folder);
  });
});

describe("several at once", () => {
  const noOrder = ({ event: _e, turn: _t, ...tables }: Record<string, string>) => tables;

  test(`three ingests of the same folder into PostgreSQL, ${fewer} times`, async () => {
    for (let n = 0; n < fewer; n++) {
      const { folder, address } = await round("postgres");
      const children = [1, 2, 3].map(() => startIngest(folder, address));
      for (const child of children) expect(await child.ended).toMatchObject({ status: 0, told: "" });
      expect(await halfWritten(address)).toEqual([]);
      expect(noOrder(await tablesOf(address))).toEqual(noOrder(wanted.tables));
      expect(await resultsOf(folder, address)).toEqual(wanted.results);
      done(folder);
    }
    console.log(`three ingests at once: ${fewer} runs`);
  });

  test("submissions accepted and withdrawn while two ingests write the same units", async () => {
    const decisions = ["withdrawn", "accepted"] as const;
    const decide = async (address: string, sha256: string, n: number) => {
      const store = await openStoreAt(address, campaignCode);
      try {
        const kind = decisions[n % 2]!;
        await decideSubmission(store, { kind, sha256, at: now, by: "Lò", reason: `lần ${n}` });
      } finally {
        await store.close();
      }
    };
    const chosen = wanted.hashes.filter((_, n) => n % 3 === 0);
    const calm = await round("postgres");
    await startIngest(calm.folder, calm.address).ended;
    for (const [n, sha256] of chosen.entries()) await decide(calm.address, sha256, n);

    const busy = await round("postgres");
    const children = [1, 2].map(() => startIngest(busy.folder, busy.address));
    const left = new Map(chosen.map((sha256, n) => [sha256, n]));
    let during = 0;
    const running = new Set(children);
    for (const child of children) void child.ended.then(() => running.delete(child));
    while (left.size > 0) {
      const told = new Set(children.flatMap((child) => child.acknowledged));
      for (const [sha256, n] of left)
        if (told.has(sha256)) {
          left.delete(sha256);
          if (running.size > 0) during++;
          await decide(busy.address, sha256, n);
        }
      await wait(0.01);
    }
    for (const child of children) expect(await child.ended).toMatchObject({ status: 0, told: "" });
    expect(noOrder(await tablesOf(busy.address))).toEqual(noOrder(await tablesOf(calm.address)));
    expect(await resultsOf(busy.folder, busy.address)).toEqual(await resultsOf(calm.folder, calm.address));
    expect(during).toBeGreaterThan(2);
    console.log(`decisions while two ingests ran: ${during} of ${chosen.length}`);
  });

  test("a second ingest into the embedded store is turned away with its message; the first is undisturbed", async () => {
    const { folder, address } = await round("duckdb");
    const first = startIngest(folder, address);
    while (first.acknowledged.length === 0) await wait(0.02);
    // Held while the second one starts: it may take longer to start than the first to end.
    process.kill(first.pid, "SIGSTOP");
    const second = await startIngest(folder, address).ended;
    process.kill(first.pid, "SIGCONT");
    expect(second).toMatchObject({ status: 3, told: "store.locked" });
    expect(await first.ended).toMatchObject({ status: 0 });
    await carriesOn(folder, address, wanted.hashes);
    done(folder);
  });
});

describe("a store file cut short", () => {
  test("is refused with what to do, which then gives back the same", async () => {
    const { folder, address } = await round("duckdb");
    expect(await startIngest(folder, address).ended).toMatchObject({ status: 0 });
    const whole = readFileSync(address);
    const size = whole.length;
    const cuts = [0, 1, 4095, 4096, 8192, 12_288, size >> 2, size >> 1, size - 300_000, size - 4096, size - 1];
    const told: string[] = [];
    for (const cut of cuts.filter((one) => one >= 0 && one < size)) {
      writeFileSync(address, whole.subarray(0, cut));
      const { status, stderr } = tonghop("--campaign", folder, "--lang", "en", "status");
      if (status === 0) {
        // The end of the file may hold nothing: then nothing may be lost.
        expect(await tablesOf(address)).toEqual(wanted.tables);
        told.push(`${cut}: whole`);
        continue;
      }
      told.push(`${cut}: refused`);
      expect([cut, status, stderr]).toEqual([
        cut,
        3,
        expect.stringMatching(/(is damaged|lacks \d+ of the events) .*Run `tonghop store rebuild`/),
      ]);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    console.log(`store of ${size} bytes cut to ${told.join(", ")}`);
    expect(told.filter((one) => one.endsWith("refused")).length).toBeGreaterThan(5);

    // As the message says.
    writeFileSync(address, whole.subarray(0, size >> 1));
    const rebuilt = tonghop("--campaign", folder, "--lang", "en", "store", "rebuild");
    expect(rebuilt).toMatchObject({ status: 0, stderr: "" });
    expect(await tablesOf(address)).toEqual(wanted.tables);
    await carriesOn(folder, address, []);
    done(folder);
  });
});

test("a clock put back: the file of the later run stays the newer one", async () => {
  for (const engine of ["duckdb", "postgres"] as const) {
    const { folder, address } = await round(engine);
    const names = readdirSync(join(folder, "inbox")).filter((name) => name.includes("UBND xã Khổng Lào"));
    expect(names).toHaveLength(2);
    const [corrected, first] = names.sort((a, b) => Number(b.includes("sửa")) - Number(a.includes("sửa")));
    for (const [name, at] of [
      [first!, "2026-12-06T05:00:00.000Z"],
      [corrected!, "2026-12-06T03:00:00.000Z"],
      // Again, as after a stop: nothing changes.
      [corrected!, "2026-12-06T02:00:00.000Z"],
    ] as const) {
      const alone = mkdtempSync(join(tmpdir(), "tonghop-clock-"));
      cpSync(join(folder, "inbox", name), join(alone, name));
      expect(await startIngest(folder, address, at, alone).ended).toMatchObject({ status: 0, told: "" });
      rmSync(alone, { recursive: true });
    }
    const store = await openStoreAt(address, campaignCode);
    const found = (await store.submissions()).map(({ file, revision, state }) => [file, revision, state]);
    await store.close();
    expect(found).toEqual([
      [first, 1, "superseded"],
      [corrected, 2, "current"],
    ]);
    expect(await halfWritten(address)).toEqual([]);
    done(folder);
  }
});

describe.runIf(process.getuid?.() === 0)("a full disk (a small file system of its own)", () => {
  let disk: string;
  beforeAll(() => {
    disk = mkdtempSync(join(tmpdir(), "tonghop-disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=600k,mode=777", "tmpfs", disk]);
  });
  afterAll(() => {
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  });
  const more = () => execFileSync("mount", ["-o", "remount,size=300m", disk]);
  const less = (size: string) => execFileSync("mount", ["-o", `remount,size=${size}`, disk]);

  test("under the embedded store", async () => {
    const { folder } = await round("duckdb");
    const address = join(disk, "tonghop.duckdb");
    const child = startIngest(folder, address);
    expect(await child.ended).toMatchObject({ status: 3, told: "store.disk" });
    more();
    const stored = await carriesOn(folder, address, child.acknowledged);
    console.log(
      `full disk, duckdb: ${child.acknowledged.length} acknowledged, ${stored} stored of ${wanted.hashes.length}`,
    );
    rmSync(address);
    done(folder);
  });

  test("under the server's tables", async () => {
    const { folder } = await round("duckdb");
    const place = join(disk, "tables");
    mkdirSync(place);
    less("12m");
    cluster.own(place);
    await cluster.sql("postgres", `CREATE TABLESPACE small LOCATION '${place}'`);
    await cluster.sql("postgres", "CREATE DATABASE small TABLESPACE small");
    const used = Number(execFileSync("df", ["--output=used", "-k", disk], { encoding: "utf8" }).split("\n")[1]);
    less(`${used + 1500}k`);
    const address = cluster.url("small");
    const child = startIngest(folder, address);
    expect(await child.ended).toMatchObject({ status: 3, told: "store.server_disk" });
    more();
    const stored = await carriesOn(folder, address, child.acknowledged);
    console.log(
      `full disk, postgres: ${child.acknowledged.length} acknowledged, ${stored} stored of ${wanted.hashes.length}`,
    );
    await cluster.sql("postgres", "DROP DATABASE small WITH (FORCE)");
    await cluster.sql("postgres", "DROP TABLESPACE small");
    done(folder);
  });
});

/** The program itself, as a person calls it. */
function tonghop(...args: string[]): { status: number; stderr: string } {
  try {
    execFileSync(process.execPath, [join(import.meta.dirname, "../../bin/tonghop.js"), ...args], { stdio: "pipe" });
    return { status: 0, stderr: "" };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { status, stderr: stderr.toString() };
  }
}
