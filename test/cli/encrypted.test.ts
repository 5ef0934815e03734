/** Received bytes encrypted at rest: nothing of them in the clear, everything readable with the key, nothing without. */

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sealWith } from "../../src/round/seal.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { tablesOf } from "../damage/tables.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

const key = "một khóa dài, khó đoán 8Fv2";
let made: string;
let folder: string;

const run = (env: Record<string, string>, ...args: string[]) => command({ cwd: folder, env }, "--lang", "en", ...args);
const withKey = { TONGHOP_RECEIVED_KEY: key };
const receivedFiles = () => readdirSync(join(folder, "received")).sort();
const content = (name: string) => readFileSync(join(folder, "received", name));
const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

beforeAll(async () => {
  made = join(temporaryFolder(), "round");
  folder = made;
  mkdirSync(folder);
  writeCampaign(folder);
  mkdirSync(join(folder, "inbox"));
  const campaign = smallCampaign();
  for (const unit of ["X01", "X02"])
    writeFileSync(
      join(folder, "inbox", `${unit}.xlsx`),
      await writeTemplate(campaign, unitOf(campaign, unit), {
        previous: new Map(),
        figures: new Map([["A_1", { value: 12 }]]),
      }),
    );
  writeFileSync(join(folder, "inbox", "scan.pdf"), "%PDF-1.4");
});

beforeEach(() => {
  folder = join(temporaryFolder(), "round");
  cpSync(made, folder, { recursive: true });
});

test("ingest with a key keeps nothing in the clear, under the names of the plain bytes, and the same figures", async () => {
  expect(await run(withKey, "ingest")).toMatchObject({ status: 0, err: "" });
  const names = receivedFiles();
  const wanted = readdirSync(join(folder, "inbox")).map((name) => sha256Of(readFileSync(join(folder, "inbox", name))));
  expect(names.map((name) => name.slice(0, 64))).toEqual(wanted.sort());
  for (const name of names) {
    expect(content(name).includes("PK\x03\x04") || content(name).includes("%PDF")).toBe(false);
    expect(sha256Of(content(name))).not.toBe(name.slice(0, 64));
  }
  const tables = await tablesOf(join(folder, "tonghop.duckdb"));
  for (const text of [JSON.stringify(tables), readFileSync(join(folder, "tonghop.duckdb.events.jsonl"), "utf8")])
    expect(text).not.toContain(key);
  // Received again, each file stays as it is.
  const before = names.map((name) => content(name));
  await run(withKey, "ingest");
  await run({}, "ingest");
  expect(receivedFiles().map((name) => content(name))).toEqual(before);
});

test("rebuild and doctor need the key, and say so; with it all is well", async () => {
  await run(withKey, "ingest");
  const before = await tablesOf(join(folder, "tonghop.duckdb"));
  const without = await run({}, "store", "rebuild");
  expect(without.status).toBe(1);
  expect(without.out).toMatch(/TONGHOP_RECEIVED_KEY/);
  const other = await run({ TONGHOP_RECEIVED_KEY: `${key}!` }, "store", "rebuild");
  expect(other.out).toMatch(/another key/);
  expect((await run({}, "doctor")).out).toMatch(/3 files are encrypted/);
  expect(await tablesOf(join(folder, "tonghop.duckdb"))).toEqual(before);
  expect(await run(withKey, "doctor")).toMatchObject({ status: 0 });
  expect(await run(withKey, "store", "rebuild")).toMatchObject({ status: 0, err: "" });
  expect(await tablesOf(join(folder, "tonghop.duckdb"))).toEqual(before);
});

test("files from before there was a key are told, and sealed on request", async () => {
  await run({}, "ingest");
  expect((await run(withKey, "doctor")).out).toMatch(/3 files are not encrypted/);
  expect(await run({}, "store", "seal")).toMatchObject({ status: 2 });
  expect((await run(withKey, "store", "seal")).out).toMatch(/^3 files encrypted; 0 were before/);
  expect((await run(withKey, "store", "seal")).out).toMatch(/^0 files encrypted; 3 were before/);
  expect((await run(withKey, "doctor")).out).not.toMatch(/not encrypted/);
  expect(await run(withKey, "store", "rebuild")).toMatchObject({ status: 0 });
});

test("a damaged file keeps no other from being sealed", async () => {
  await run({}, "ingest");
  const [first] = receivedFiles();
  writeFileSync(join(folder, "received", first!), "hỏng");
  const told = await run(withKey, "store", "seal");
  expect(told.status).toBe(3);
  expect(told.err).toContain(first);
  expect(told.err).toMatch(/2 files encrypted, 0 were before; the 1 files above/);
  expect(content(first!).toString()).toBe("hỏng");
});

test("a file under another's name, cut or changed does not open", async () => {
  await run(withKey, "ingest");
  const [a, b] = receivedFiles().filter((name) => name.endsWith(".xlsx"));
  renameSync(join(folder, "received", a!), join(folder, "received", b!));
  const done = await run(withKey, "store", "rebuild");
  expect(done.status).toBe(1);
  expect(done.out).toMatch(/2 events could not be given again/);
});

test("the key may be in a file; a short one is refused", async () => {
  writeFileSync(join(folder, "k"), `${key}\n`);
  await run({ TONGHOP_RECEIVED_KEY_FILE: "k" }, "ingest");
  expect(await run(withKey, "doctor")).toMatchObject({ status: 0 });
  const short = await run({ TONGHOP_RECEIVED_KEY: "ngắn" }, "ingest");
  expect(short).toMatchObject({ status: 2, out: "" });
  expect(short.err).toMatch(/TONGHOP_RECEIVED_KEY.* at least 16/);
  expect(short.err).not.toContain("ngắn");
  expect((await run({ TONGHOP_RECEIVED_KEY_FILE: "gone" }, "ingest")).err).toMatch(/TONGHOP_RECEIVED_KEY_FILE/);
});

describe("a seal", () => {
  const seal = sealWith(key, "nho-2026");

  test("opens to the same bytes, and to nothing once any bit is changed or any end cut off", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), fc.integer({ min: 0, max: 7 }), (bytes, at, bit) => {
        const sha256 = sha256Of(bytes);
        const kept = seal.seal(sha256, bytes);
        expect(kept.length).toBe(bytes.length + seal.overhead);
        expect(Buffer.from(seal.open(sha256, kept)!).equals(Buffer.from(bytes))).toBe(true);
        const changed = Uint8Array.from(kept);
        changed[at % kept.length]! ^= 1 << bit;
        let opened: Uint8Array | null = null;
        try {
          opened = seal.open(sha256, changed);
        } catch (error) {
          expect(error).toMatchObject({ code: "received.other_key" });
        }
        expect(opened).toBeNull();
        expect(seal.open(sha256, kept.slice(0, -1 - (at % 30)))).toBeNull();
      }),
    );
  });

  test("is not taken for one in a received file that only looks like it", () => {
    const forged = seal.seal("0".repeat(64), new Uint8Array(10));
    expect(sealWith(null, "nho-2026").open(sha256Of(forged), forged)).toBe(forged);
    expect(seal.open(sha256Of(forged), forged)).toBe(forged);
  });
});
