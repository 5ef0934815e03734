/** Who may do what in a shared store, what is said where something is wrong, backups, and upgrades. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli.js";
import { openStoreAt } from "../../src/store/index.js";
import { record, save, value } from "../store/contract.js";
import { rows2, structure2 } from "../store/structure-2.js";
import { expectUpgraded } from "../store/upgrade-contract.js";
import { type Cluster, startCluster } from "./postgres-cluster.js";
import { workingFolder } from "./round.js";

let cluster: Cluster;
let folder: string;
let database: string;

/** The statements of the documentation, so that it cannot go stale. */
const grants = /```sql grants\n([\s\S]*?)```/.exec(
  readFileSync(new URL("../../docs/shared-store.md", import.meta.url), "utf8"),
)![1]!;

beforeAll(async () => {
  cluster = await startCluster();
  database = await cluster.makeDatabase();
  await cluster.sql(
    database,
    `CREATE ROLE tonghop_owner LOGIN PASSWORD 'owner-word'; CREATE ROLE tonghop_write; CREATE ROLE tonghop_read;
     CREATE ROLE lan LOGIN PASSWORD 'lan-word' IN ROLE tonghop_write; CREATE ROLE xem LOGIN PASSWORD 'xem-word' IN ROLE tonghop_read;
     CREATE ROLE la LOGIN PASSWORD 'la-word'; ALTER DATABASE ${database} OWNER TO tonghop_owner`,
  );
  const line = await workingFolder("access");
  folder = line.folder;
  await line.run("generate-templates", "--unit", "03613", "--out", join(folder, "inbox"));
  rmSync(join(folder, "inbox", "manifest.csv"));
  await run("--store", at("tonghop_owner:owner-word"), "status");
  const owner = cluster.tcp("tonghop_owner:owner-word", database);
  execFileSync("psql", [owner, "-v", "ON_ERROR_STOP=1", "-c", grants], { stdio: "pipe" });
}, 120_000);
afterAll(() => {
  cluster?.remove();
  if (folder) rmSync(join(folder, ".."), { recursive: true, force: true });
});

const at = (login: string, name = database) => cluster.tcp(login, name);

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    interactive: false,
    colour: false,
  };
  const clock = () => new Date("2026-12-06T03:00:00Z");
  const status = await main(["--campaign", folder, ...args], { streams, env: {}, cwd: tmpdir(), clock });
  expect(out + err).not.toMatch(/-word/);
  return { status, out, err };
}

describe("roles", () => {
  test("a reader before anything is there sees an empty round, and may not take anything in", async () => {
    expect(await run("--store", at("xem:xem-word"), "status")).toMatchObject({ status: 0, err: "" });
    const refused = await run("--store", at("xem:xem-word"), "ingest");
    expect(refused).toMatchObject({ status: 3, out: "" });
    expect(refused.err).toMatch(/^Tài khoản xem không có quyền/);
  });

  test("a writer takes in and decides, and cannot delete or change what is written", async () => {
    expect(await run("--store", at("lan:lan-word"), "ingest")).toMatchObject({ status: 0, err: "" });
    const { data } = JSON.parse((await run("--json", "--store", at("lan:lan-word"), "revisions", "03613")).out);
    const withdraw = ["ingest", "--withdraw", data.revisions[0].sha256, "--reason", "gửi nhầm"];
    expect(await run("--store", at("lan:lan-word"), ...withdraw)).toMatchObject({ status: 0, err: "" });
    for (const statement of [
      "DELETE FROM tonghop.submission",
      "UPDATE tonghop.value SET raw = ''",
      "DELETE FROM tonghop.event",
      "UPDATE tonghop.event SET detail = ''",
      "UPDATE tonghop.received SET bytes = ''",
      "TRUNCATE tonghop.value",
      "UPDATE tonghop.meta SET value = '9'",
    ])
      expect(() => execFileSync("psql", [at("lan:lan-word"), "-c", statement], { stdio: "pipe" }), statement).toThrow(
        /permission denied/,
      );
  });

  test("a reader sees the same as a writer", async () => {
    for (const args of [["status"], ["indicators"], ["findings", "list"], ["revisions", "03613"]])
      expect(await run("--store", at("xem:xem-word"), ...args)).toEqual(
        await run("--store", at("lan:lan-word"), ...args),
      );
    const out = join(folder, "reports", "thu.docx");
    expect(await run("--store", at("xem:xem-word"), "report", "--draft", "--out", out)).toMatchObject({ status: 0 });
  });
});

test.each([
  [
    "a wrong password",
    () => at("lan:sai-word"),
    /^Kho dữ liệu postgres:\/\/lan@127\.0\.0\.1:\d+\/\w+ không nhận tài khoản lan/,
  ],
  ["no password", () => at("lan"), /không nhận tài khoản lan/],
  ["an unknown user", () => at("ai:la-word"), /không nhận tài khoản ai/],
  ["an unknown database", () => at("lan:lan-word", "khong_co"), /không có cơ sở dữ liệu khong_co/],
  ["a wrong port", () => "postgres://lan:lan-word@127.0.0.1:1/x", /Không kết nối được tới 127\.0\.0\.1, cổng 1,/],
  ["a wrong host", () => "postgres://lan:lan-word@khong-co.invalid/x", /Không tìm thấy máy chủ khong-co\.invalid/],
  ["a user without any right", () => at("la:la-word"), /^Tài khoản la không có quyền/],
])("%s is told in plain words, with status 3", async (_, address, told) => {
  const { status, out, err } = await run("--store", address(), "status");
  expect({ status, out }).toEqual({ status: 3, out: "" });
  expect(err).toMatch(told);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("the password of an address is not in the list of processes", async () => {
  const program = join(import.meta.dirname, "../../bin/tonghop.js");
  // A server that takes the connection and never answers keeps the program waiting.
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address() as { port: number };
  const address = `postgres://lan:bi-mat@127.0.0.1:${port}/x`;
  const child = spawn(process.execPath, [program, "--campaign", folder, "--store", address, "status"], {
    stdio: "ignore",
  });
  try {
    await new Promise((connected) => server.once("connection", connected));
    expect(readFileSync(`/proc/${child.pid}/cmdline`, "utf8")).not.toContain("bi-mat");
    expect(execFileSync("ps", ["-o", "args=", "-p", String(child.pid)], { encoding: "utf8" })).toMatch(/^tonghop/);
  } finally {
    child.kill("SIGKILL");
    server.close();
  }
});

test("a database that does not hold UTF-8 is refused before anything is made in it", async () => {
  await cluster.sql(
    "postgres",
    "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0",
  );
  await expect(openStoreAt(cluster.url("latin"), "mot-2026")).rejects.toMatchObject({
    code: "store.not_utf8",
    exit: 3,
  });
  expect(await cluster.sql("latin", "SELECT nspname FROM pg_namespace WHERE nspname = 'tonghop'")).toEqual([]);
});

test("several campaigns share a database and see nothing of each other", async () => {
  const address = cluster.url(await cluster.makeDatabase());
  const [one, other] = [await openStoreAt(address, "mot-2026"), await openStoreAt(address, "hai-2026")];
  try {
    for (const [store, raw] of [
      [one, "1"],
      [other, "2"],
    ] as const) {
      expect(await store.submissions()).toEqual([]);
      expect(await save(store, record("a"), [value("a", "E", 1, { raw })])).toMatchObject({ added: true });
      expect((await store.currentValues()).map((held) => held.raw)).toEqual([raw]);
    }
    expect(await one.submissions()).toHaveLength(1);
  } finally {
    await one.close();
    await other.close();
  }
});

test("a store of an older program is upgraded; one of a newer program is refused", async () => {
  const name = await cluster.makeDatabase();
  const made = ["CREATE SCHEMA tonghop", "SET search_path TO tonghop", ...structure2, ...rows2];
  await cluster.sql(name, made.join(";\n"));
  expect(await expectUpgraded(cluster.url(name))).toEqual(["store.upgraded_shared"]);
  await cluster.sql(name, "UPDATE tonghop.meta SET value = '99' WHERE key = 'version'");
  await expect(openStoreAt(cluster.url(name), "nho-2026")).rejects.toMatchObject({ code: "store.newer", exit: 3 });
});

test("ten programs that open an empty database at once make its tables once", async () => {
  const address = cluster.url(await cluster.makeDatabase());
  const stores = await Promise.all(Array.from({ length: 10 }, () => openStoreAt(address, "nho-2026")));
  for (const store of stores) {
    expect(await store.submissions()).toEqual([]);
    await store.close();
  }
});

test("pg_dump and pg_restore as documented give the same store", async () => {
  const place = mkdtempSync(join(tmpdir(), "tonghop-dump-"));
  const dump = join(place, "tonghop.dump");
  const target = await cluster.makeDatabase();
  const [from, to] = [at("postgres:superuser-word"), at("postgres:superuser-word", target)];
  execFileSync("pg_dump", ["--format=custom", "--schema=tonghop", `--file=${dump}`, from]);
  execFileSync("pg_restore", [`--dbname=${to}`, "--clean", "--if-exists", dump], { stdio: "pipe" });
  const { status, out } = await run("--json", "store", "copy", from, to);
  expect({ status, copy: JSON.parse(out).data.copy.outcome }).toEqual({ status: 0, copy: "already_there" });
  rmSync(place, { recursive: true });
});
