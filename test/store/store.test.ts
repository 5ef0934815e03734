/** The embedded engine: the contract of every store, and what is its own. */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStoreAt } from "../../src/store/index.js";
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
