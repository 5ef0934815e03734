/** The embedded engine: the contract of every store, and what is its own. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import type { SqlRow } from "../../src/store/database.js";
import { openStoreAt } from "../../src/store/index.js";
import type { SqlStore } from "../../src/store/sql-store.js";
import { temporaryFolder } from "../round/small-campaign.js";
import { storeContract } from "./contract.js";

storeContract(() => join(temporaryFolder(), "s.duckdb"));

const storeAt = (path: string) => openStoreAt(path, "nho-2026");

describe("opening", () => {
  test("the store of another campaign is refused with status 2 and stays as it was", async () => {
    const path = join(temporaryFolder(), "s.duckdb");
    await (await storeAt(path)).close();
    await expect(openStoreAt(path, "khac-2026")).rejects.toMatchObject({ code: "store.other_campaign", exit: 2 });
    expect(await (await storeAt(path)).submissions()).toEqual([]);
  });

  test("an engine that is not there is refused with status 2", async () => {
    await expect(openStoreAt("mysql://x/y", "nho-2026")).rejects.toMatchObject({
      code: "store.unknown_engine",
      exit: 2,
    });
  });

  test("what is no store, or cannot be made, is refused with status 3", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "text.duckdb"), "Đây không phải là kho dữ liệu".repeat(500));
    mkdirSync(join(folder, "folder.duckdb"));
    await expect(openStoreAt(join(folder, "text.duckdb"), "nho-2026")).rejects.toMatchObject({
      name: "UserError",
      exit: 3,
    });
    await expect(openStoreAt(join(folder, "folder.duckdb"), "nho-2026")).rejects.toMatchObject({
      name: "UserError",
      exit: 3,
    });
    await expect(openStoreAt(join(folder, "no", "such", "s.duckdb"), "nho-2026")).rejects.toMatchObject({
      name: "UserError",
      exit: 3,
    });
  });

  test("a store that another process holds is refused with status 3 and a word about it", async () => {
    const path = join(temporaryFolder(), "s.duckdb");
    await (await storeAt(path)).close();
    const script = `const { DuckDBInstance } = await import("@duckdb/node-api"); await DuckDBInstance.create(${JSON.stringify(path)}); console.log("held"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: process.cwd(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await new Promise((ready) => child.stdout.once("data", ready));
      await expect(openStoreAt(path, "nho-2026")).rejects.toMatchObject({ code: "store.locked", exit: 3 });
    } finally {
      child.kill("SIGKILL");
      await new Promise((ended) => child.once("exit", ended));
    }
    expect(await (await storeAt(path)).submissions()).toEqual([]);
  });
});

/** The rows of each group of the table, as they lie in the file; `before` is done there first. */
async function groupsIn(path: string, before = "SELECT 1"): Promise<number[]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    await connection.run(before);
    const reader = await connection.runAndReadAll(
      `SELECT SUM(count)::INTEGER AS rows FROM pragma_storage_info('event')
       WHERE column_name = 'unit' AND segment_type = 'VARCHAR' GROUP BY row_group_id ORDER BY row_group_id`,
    );
    return reader.getRowObjectsJS().map(({ rows }) => Number(rows));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe("the file", () => {
  test("has small groups of rows, which take little memory to pack, behind the large ones of an older program too", async () => {
    const path = join(temporaryFolder(), "s.duckdb");
    const rows = Array.from({ length: 20_000 }, (_, n) => ["c", `U${n}`, 1, "2026-12-01", "refused", null, "{}"]);
    await (await storeAt(path)).close();
    const older =
      "INSERT INTO event SELECT 'c', 'V' || n, 1, '2026-12-01', 'refused', NULL, '{}' FROM range(50000) s(n)";
    expect(await groupsIn(path, older)).toEqual([50_000]);
    const store = (await storeAt(path)) as SqlStore;
    await store.database.insert("event", rows);
    const [{ sum }] = (await store.database.all("SELECT CAST(SUM(number) AS DOUBLE) AS sum FROM event")) as [SqlRow];
    expect(sum).toBe(70_000);
    await store.close();
    expect(await groupsIn(path)).toEqual([50_000, 8192, 8192, 3616]);
  });

  test("has beside it what does not fit in memory, wherever the command is run", async () => {
    const path = join(temporaryFolder(), "s.duckdb");
    const store = (await storeAt(path)) as SqlStore;
    const [row] = await store.database.all("SELECT current_setting('temp_directory') AS folder");
    await store.close();
    expect(row).toEqual({ folder: `${path}.tmp` });
  });

  test("may be called anything that a file may", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "kho 'của Sở'; DROP TABLE event; -- 5%.duckdb");
    await (await storeAt(path)).close();
    expect(existsSync(path)).toBe(true);
    expect(await (await storeAt(path)).events()).toEqual([]);
  });
});
