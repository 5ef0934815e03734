/** A store of an older program: copied aside and brought up to date, or refused and left as it was. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStoreAt } from "../../src/store/index.js";
import { temporaryFolder } from "../round/small-campaign.js";
import { makeFile, rows2, structure2 } from "./structure-2.js";
import { expectUpgraded } from "./upgrade-contract.js";

async function oldStore(statements: readonly string[]) {
  const folder = temporaryFolder();
  const path = join(folder, "tonghop.duckdb");
  await makeFile(path, statements);
  return { folder, path, before: readFileSync(path) };
}

describe("structure 2", () => {
  test("is upgraded once, with all it holds, after a copy was made", async () => {
    const { folder, path, before } = await oldStore([...structure2, ...rows2]);
    expect(await expectUpgraded(path)).toEqual(["store.upgraded"]);
    expect(readdirSync(folder).sort()).toEqual(["tonghop.duckdb", "tonghop.duckdb.events.jsonl", "tonghop.duckdb.v2"]);
    expect(readFileSync(`${path}.v2`).equals(before)).toBe(true);
  });

  test("as it was before explanations kept their figures, and before they had a table", async () => {
    const without = structure2.filter((one) => !one.includes("explanation ("));
    const rows = rows2.filter((one) => !one.startsWith("INSERT INTO explanation"));
    const plain = structure2.find((one) => one.includes("explanation ("))!.replace(", figures TEXT", "");
    for (const statements of [
      [...without, ...rows],
      [...without, plain, ...rows],
    ]) {
      const { path } = await oldStore(statements);
      const store = await openStoreAt(path, "nho-2026");
      expect(await store.explanations()).toEqual([]);
      expect(await store.submissions()).toHaveLength(2);
      await store.close();
    }
  });

  test("an earlier copy is never overwritten", async () => {
    const { folder, path } = await oldStore([...structure2, ...rows2]);
    writeFileSync(`${path}.v2`, "của lần trước");
    await (await openStoreAt(path, "nho-2026")).close();
    expect(readFileSync(`${path}.v2`, "utf8")).toBe("của lần trước");
    expect(readdirSync(folder).sort()).toEqual([
      "tonghop.duckdb",
      "tonghop.duckdb.events.jsonl",
      "tonghop.duckdb.v2",
      "tonghop.duckdb.v2-2",
    ]);
  });

  test("an upgrade that fails leaves the store as it was, and is tried again", async () => {
    // Two rows that the new key forbids: no program of ours wrote them.
    const { path } = await oldStore([
      ...structure2.map((one) => one.replace("sha256 TEXT PRIMARY KEY", "sha256 TEXT NOT NULL")),
      ...rows2,
      "INSERT INTO submission SELECT * FROM submission WHERE sha256 = 'a'",
    ]);
    await expect(openStoreAt(path, "nho-2026")).rejects.toThrow();
    await makeFile(path, ["DELETE FROM submission WHERE sha256 = 'a'", "DELETE FROM part WHERE sha256 = 'a'"]);
    const store = await openStoreAt(path, "nho-2026");
    expect((await store.submissions()).map((one) => one.sha256)).toEqual(["b"]);
    await store.close();
  });

  test("of another campaign is refused and left alone", async () => {
    const { folder, path } = await oldStore([...structure2, ...rows2]);
    await expect(openStoreAt(path, "khac-2026")).rejects.toMatchObject({ code: "store.other_campaign", exit: 2 });
    expect(readdirSync(folder)).toEqual(["tonghop.duckdb"]);
  });
});

test.each([
  ["1", "store.older"],
  ["5", "store.newer"],
  ["99", "store.newer"],
])("structure %s is refused, with advice, and left as it was", async (version, code) => {
  const { folder, path } = await oldStore([
    structure2[0]!,
    `INSERT INTO meta VALUES ('version', '${version}'), ('campaign', 'nho-2026')`,
  ]);
  await expect(openStoreAt(path, "nho-2026")).rejects.toMatchObject({ code, exit: 3 });
  expect(readdirSync(folder)).toEqual(["tonghop.duckdb"]);
});

test("a file emptied beside received files is no new store", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "tonghop.duckdb");
  writeFileSync(path, "");
  mkdirSync(join(folder, "received"));
  await (await openStoreAt(path, "nho-2026")).close();
  writeFileSync(path, "");
  writeFileSync(join(folder, "received", `${"a".repeat(64)}.xlsx`), "tệp");
  await expect(openStoreAt(path, "nho-2026")).rejects.toMatchObject({ code: "store.damaged", exit: 3 });
});
