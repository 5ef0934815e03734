/** `store rebuild` and `doctor`: what was given is enough to make the store again, and what is wrong is found. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rebuildStore } from "../../src/store/index.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { tablesOf } from "../damage/tables.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

let made: string;
let folder: string;
let day = 6;
let env: Record<string, string> = {};

const run = (...args: string[]) =>
  command({ cwd: folder, now: `2026-12-0${day}T03:00:00Z`, env }, "--lang", "en", ...args);

const json = async (...args: string[]) => JSON.parse((await run("--json", ...args)).out).data;
const file = (name: string) => join(folder, name);
const logLines = () => readFileSync(file("tonghop.duckdb.events.jsonl"), "utf8").split("\n").slice(0, -1);

async function form(name: string, unit: string, value: number): Promise<void> {
  const campaign = smallCampaign();
  const figures = new Map([["A_1", { value }]]);
  writeFileSync(
    join(folder, "inbox", name),
    await writeTemplate(campaign, unitOf(campaign, unit), { previous: new Map(), figures }),
  );
}

beforeAll(async () => {
  made = temporaryFolder();
  folder = join(made, "round");
  mkdirSync(folder);
  writeCampaign(folder);
  mkdirSync(file("inbox"));
  await form("X01.xlsx", "X01", 12);
  await form("X02.xlsx", "X02", -5);
  writeFileSync(file("inbox/scan.pdf"), "%PDF-1.4");
  await run("ingest", "--received", "2026-12-01");
  await form("X01 mới.xlsx", "X01", 13);
  day = 7;
  await run("ingest", "--received", "2026-12-02");
  const [finding] = (await json("findings", "list")).findings as { id: string }[];
  await run("findings", "accept", finding!.id, "--reason", "đã gọi điện");
  const old = (await json("revisions", "X01")).revisions?.[0]?.sha256 as string | undefined;
  expect(old).toBeDefined();
  await run("ingest", "--accept", old!, "--reason", "bản sau gửi nhầm");
}, 60_000);

beforeEach(() => {
  env = {};
  folder = join(temporaryFolder(), "round");
  cpSync(join(made, "round"), folder, { recursive: true });
});

/** All that is told of the round. */
const told = async () => [await json("status"), await json("indicators"), await json("findings", "list")];

async function inStore(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(file("tonghop.duckdb"));
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

describe("store rebuild", () => {
  test("gives row for row what was there, and keeps the old store", async () => {
    const before = await tablesOf(file("tonghop.duckdb"));
    expect(before.submission).toHaveLength(3);
    expect(before.decision).toHaveLength(1);
    const done = await run("store", "rebuild");
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(done.out).not.toMatch(/differs/);
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(before);
    expect(await tablesOf(file("tonghop.duckdb.before-rebuild"))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes("rebuilding"))).toEqual([]);
  });

  test.each([
    ["deleted", () => rmSync(file("tonghop.duckdb"))],
    ["cut short", () => truncateSync(file("tonghop.duckdb"), 20_000)],
    ["overwritten", () => writeFileSync(file("tonghop.duckdb"), "không phải kho".repeat(1000))],
  ])("brings back a store that was %s, from the log and the received bytes", async (_, damage) => {
    const [before, results] = [await tablesOf(file("tonghop.duckdb")), await told()];
    damage();
    const refused = await run("status");
    expect(refused).toMatchObject({ status: 3, out: "" });
    expect(refused.err).toMatch(/store rebuild/);
    expect(await run("store", "rebuild")).toMatchObject({ status: 0, err: "" });
    const after = await tablesOf(file("tonghop.duckdb"));
    expect(after).toEqual(before);
    expect(await told()).toEqual(results);
  });

  test("brings back what an older copy of the store lacks", async () => {
    const before = await tablesOf(file("tonghop.duckdb"));
    cpSync(file("tonghop.duckdb"), file("old"));
    await form("X02 mới.xlsx", "X02", 7);
    await run("ingest", "--received", "2026-12-03");
    const whole = await tablesOf(file("tonghop.duckdb"));
    expect(whole).not.toEqual(before);
    cpSync(file("old"), file("tonghop.duckdb"));
    expect((await run("indicators")).err).toMatch(/lacks 1 of the events/);
    expect(await run("store", "rebuild")).toMatchObject({ status: 0, err: "" });
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(whole);
  });

  test("a store and a log that have gone apart are refused: neither side is lost", async () => {
    cpSync(folder, `${folder}-laptop`, { recursive: true });
    await form("X02 ở sở.xlsx", "X02", 7);
    await run("ingest", "--received", "2026-12-03");
    const log = readFileSync(file("tonghop.duckdb.events.jsonl"));
    const office = folder;
    folder = `${folder}-laptop`;
    await form("X02 ở nhà.xlsx", "X02", 8);
    await run("ingest", "--received", "2026-12-03");
    const store = readFileSync(file("tonghop.duckdb"));
    folder = office;
    writeFileSync(file("tonghop.duckdb"), store);
    expect(await run("status")).toMatchObject({ status: 3, err: expect.stringContaining("lacks 1 of the events") });
    const refused = await run("store", "rebuild");
    expect(refused).toMatchObject({ status: 3, err: expect.stringMatching(/gone apart.*1 events would be lost/) });
    expect(readFileSync(file("tonghop.duckdb")).equals(store)).toBe(true);
    expect(readFileSync(file("tonghop.duckdb.events.jsonl")).equals(log)).toBe(true);
  });

  test("what another process writes while it runs is not lost: it is refused, and then holds both", async () => {
    const other = async () => {
      await form("X02 mới.xlsx", "X02", 7);
      await run("ingest", "--received", "2026-12-03");
      return [];
    };
    const rebuilt = rebuildStore(
      file("tonghop.duckdb"),
      "nho-2026",
      { names: async () => [] } as never,
      other,
      () => {},
    );
    await expect(rebuilt).rejects.toMatchObject({ code: "rebuild.changed", exit: 3, slots: { count: 1 } });
    expect(await run("store", "rebuild")).toMatchObject({ status: 0, err: "" });
    expect((await tablesOf(file("tonghop.duckdb"))).submission).toHaveLength(4);
  });

  test("doctor tells of a store that is gone with its log, while received files are there", async () => {
    for (const name of ["tonghop.duckdb", "tonghop.duckdb.events.jsonl"]) rmSync(file(name));
    const told = await run("doctor");
    expect(told.status).toBe(1);
    expect(told.out).toMatch(/4 files .*there is no store and no log.*ingest/);
  });

  test("mends rows that were changed behind its back", async () => {
    const before = await tablesOf(file("tonghop.duckdb"));
    await inStore("UPDATE value SET number = 999 WHERE number = 13");
    const done = await json("store", "rebuild");
    expect(
      done.rebuild.tables.filter((one: { same: boolean }) => !one.same).map((one: { table: string }) => one.table),
    ).toEqual(["value"]);
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(before);
  });

  test("leaves the store as it was where received bytes are gone or changed, and names them all", async () => {
    const before = await tablesOf(file("tonghop.duckdb"));
    const [one, two] = readdirSync(file("received")).filter((name) => name.endsWith(".xlsx"));
    rmSync(join(file("received"), one!));
    appendFileSync(join(file("received"), two!), "x");
    const done = await run("store", "rebuild");
    expect(done.status).toBe(1);
    expect(done.out).toContain(one!.slice(0, 64));
    expect(done.out).toContain(two!);
    expect(done.out).toMatch(/2 events could not be given again/);
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(before);
    expect(existsSync(file("tonghop.duckdb.rebuilding"))).toBe(true);
  });

  test("asks for signatures only where they were asked for when the file came", async () => {
    const before = await tablesOf(file("tonghop.duckdb"));
    env = { TONGHOP_SECRET: "một khóa mới, dài và khó đoán" };
    expect((await run("store", "rebuild")).out).not.toMatch(/differs/);
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(before);

    await form("X02 mới.xlsx", "X02", 7);
    await run("ingest", "--received", "2026-12-03");
    const asked = await tablesOf(file("tonghop.duckdb"));
    expect(asked.finding!.filter((row) => row.includes("template.signature_missing"))).toHaveLength(1);
    await run("store", "rebuild");
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(asked);
    env = {};
    const without = await run("store", "rebuild");
    expect(without.status).toBe(1);
    expect(without.out).toMatch(/X02 mới.xlsx: when it was taken in, the campaign had a secret/);
    expect(await tablesOf(file("tonghop.duckdb"))).toEqual(asked);
  });

  test("of nothing says so", async () => {
    rmSync(file("tonghop.duckdb"));
    rmSync(file("tonghop.duckdb.events.jsonl"));
    expect(await run("store", "rebuild")).toMatchObject({ status: 2, out: "" });
  });
});

describe("the log beside the store", () => {
  test("has a line for each event, in the store's words", async () => {
    const { event } = await tablesOf(file("tonghop.duckdb"));
    expect(logLines()).toHaveLength(event!.length);
    const kinds = logLines().map((line) => JSON.parse(line).kind);
    expect([...kinds].sort()).toEqual([
      "accepted",
      "ingested",
      "ingested",
      "ingested",
      "refused",
      "submission_accepted",
    ]);
  });

  test("is made whole where a run was killed before or while it wrote", async () => {
    const whole = logLines();
    for (const cut of [`${whole.slice(0, -2).join("\n")}\n`, `${whole.slice(0, -1).join("\n")}\n{"unit":"X0`, ""]) {
      writeFileSync(file("tonghop.duckdb.events.jsonl"), cut);
      expect((await run("status")).status).toBe(0);
      expect(logLines().sort()).toEqual([...whole].sort());
    }
  });

  test("that cannot be read is told with its line", async () => {
    writeFileSync(file("tonghop.duckdb.events.jsonl"), `${logLines()[0]}\nx\n`);
    expect((await run("status")).err).toMatch(/Line 2 of the log/);
    expect((await json("doctor")).checks).toContainEqual(expect.objectContaining({ code: "store.log_damaged" }));
  });
});

describe("doctor", () => {
  const problems = async () =>
    ((await json("doctor")).checks as { level: string; code: string; message: string }[]).filter(
      (one) => one.level === "problem",
    );

  test("finds nothing wrong with a store that is well", async () => {
    const done = await run("doctor");
    expect(done.status).toBe(0);
    expect(done.out).toMatch(/3 submissions, \d+ values, 6 events/);
    expect(await problems()).toEqual([]);
  });

  test("before anything was received", async () => {
    for (const name of ["tonghop.duckdb", "tonghop.duckdb.events.jsonl"]) rmSync(file(name));
    rmSync(file("received"), { recursive: true });
    expect(await problems()).toEqual([]);
    expect(existsSync(file("tonghop.duckdb"))).toBe(false);
  });

  test.each([
    ["DELETE FROM value WHERE element = 'A_1'", "submissions with fewer values"],
    [
      "INSERT INTO finding SELECT campaign, id, repeat('0', 64), unit, rule, result, severity, message_vi, message_en, imbalance, cells FROM finding LIMIT 1",
      "rows of finding",
    ],
    ["UPDATE part SET current = 1", "counted twice"],
    ["DELETE FROM turn", "log numbers"],
  ])("finds rows that do not belong together: %s", async (sql, words) => {
    await inStore(sql);
    const found = await problems();
    expect(found.map((one) => one.code)).toEqual(["doctor.rows_wrong"]);
    expect(found[0]!.message).toContain(words);
    await run("store", "rebuild");
    expect(await problems()).toEqual([]);
  });

  test("finds received files that are missing or not what their name says", async () => {
    const [one, two] = readdirSync(file("received")).filter((name) => name.endsWith(".xlsx"));
    rmSync(join(file("received"), one!));
    writeFileSync(join(file("received"), two!), "");
    const found = await problems();
    expect(found.map(({ code }) => code)).toEqual(["doctor.received_missing", "doctor.received_differs"]);
    expect(found[1]!.message).toContain(two!);
  });

  test("tells of a clock that was put back", async () => {
    day = 1;
    const { checks } = await json("doctor");
    day = 7;
    expect(checks).toContainEqual(expect.objectContaining({ check: "clock", level: "warning" }));
  });

  test("counts the errors of a definition, and looks no further", async () => {
    writeFileSync(file("units.csv"), "");
    const found = await problems();
    expect(found.map(({ code }) => code)).toEqual(["doctor.definition_errors"]);
  });
});
