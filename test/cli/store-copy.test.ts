/** `store copy`: everything, once, or a sentence that says why not. Between embedded stores; the shared one is in test/system. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { writeTemplate } from "../../src/workbook/index.js";
import { tablesOf } from "../damage/tables.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

let folder: string;

const run = (...args: string[]) => command({ cwd: folder }, "--lang", "en", ...args);

beforeAll(async () => {
  const campaign = smallCampaign();
  folder = writeCampaign(temporaryFolder());
  mkdirSync(join(folder, "inbox"));
  const figures = new Map([["A_1", { value: 12 }]]);
  const bytes = await writeTemplate(campaign, unitOf(campaign, "X01"), { previous: new Map(), figures });
  writeFileSync(join(folder, "inbox", "X01.xlsx"), bytes);
  writeFileSync(join(folder, "inbox", "scan.pdf"), "%PDF-1.4");
  await run("ingest");
});

test("every row of every table arrives; again, it is there already; with more at the source, it is refused", async () => {
  const first = await run("store", "copy", "tonghop.duckdb", "a.duckdb");
  expect(first).toMatchObject({ status: 0, err: "" });
  expect(first.out).toMatch(/^Table +Rows +Sum/);
  expect(first.out).toMatch(/^submission +1 +[0-9a-f]{64}$/m);
  expect(first.out).toMatch(/^received +2 +[0-9a-f]{64}$/m);
  expect(first.out).toMatch(/Copied .* rows and sums agree/);
  const { event, ...tables } = await tablesOf(join(folder, "tonghop.duckdb"));
  expect(event).toHaveLength(2);
  // With its log beside it, from the start.
  expect(readFileSync(join(folder, "a.duckdb.events.jsonl"), "utf8").trim().split("\n")).toHaveLength(2);
  expect(await tablesOf(join(folder, "a.duckdb"))).toEqual({ event, ...tables });
  const again = await run("store", "copy", "tonghop.duckdb", "a.duckdb");
  expect(again).toMatchObject({ status: 0, err: "" });
  expect(again.out).toMatch(/already/);

  const sha256 = readdirSync(join(folder, "received"))
    .find((name) => name.endsWith(".xlsx"))!
    .slice(0, 64);
  await run("--store", join(folder, "a.duckdb"), "ingest", "--withdraw", sha256, "--reason", "nhầm");
  const before = await tablesOf(join(folder, "a.duckdb"));
  const refused = await run("store", "copy", "tonghop.duckdb", "a.duckdb");
  expect(refused).toMatchObject({ status: 2, out: "" });
  expect(refused.err).toMatch(/already holds other data .* nothing is overwritten/);
  expect(await tablesOf(join(folder, "a.duckdb"))).toEqual(before);
});

test("the log of another store in the target's place is told, and no file is made", async () => {
  writeFileSync(join(folder, "e.duckdb.events.jsonl"), readFileSync(join(folder, "tonghop.duckdb.events.jsonl")));
  const said = await run("store", "copy", "tonghop.duckdb", "e.duckdb");
  expect(said).toMatchObject({ status: 3, out: "", err: expect.stringContaining("e.duckdb.events.jsonl") });
  expect(existsSync(join(folder, "e.duckdb"))).toBe(false);
});

test("what cannot be copied is told with status 2, and no file is made for it", async () => {
  for (const [args, told] of [
    [["tonghop.duckdb", "./tonghop.duckdb"], /the same store/],
    [["no.duckdb", "b.duckdb"], /There is no store .*no\.duckdb/],
    [["tonghop.duckdb", "mysql://x/y"], /not supported/],
  ] as const) {
    const said = await run("store", "copy", ...args);
    expect([args, said.status, said.out]).toEqual([args, 2, ""]);
    expect(said.err).toMatch(told);
  }
  expect(["no.duckdb", "b.duckdb"].filter((name) => existsSync(join(folder, name)))).toEqual([]);
  await run("--store", join(folder, "empty.duckdb"), "status");
  const nothing = await run("store", "copy", "empty.duckdb", "c.duckdb");
  expect(nothing).toMatchObject({ status: 2 });
  expect(nothing.err).toMatch(/nothing to copy/);
});

test("a received file that is not what its name says stops the copy before anything is written", async () => {
  const path = join(folder, "received", `${"a".repeat(64)}.xlsx`);
  writeFileSync(path, "đã bị sửa");
  const said = await run("store", "copy", "tonghop.duckdb", "d.duckdb");
  expect(said).toMatchObject({ status: 3, out: "" });
  expect(said.err).toMatch(/not what the hash in its name says/);
  expect((await tablesOf(join(folder, "d.duckdb"))).submission).toEqual([]);
});
