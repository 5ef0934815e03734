import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterEach, expect, test } from "vitest";
import { dropCachedBlocks, memoryLimit } from "../../src/store/duckdb-cache.js";
import { temporaryFolder } from "../round/small-campaign.js";

const megabyte = 1024 * 1024;
const opened: DuckDBInstance[] = [];
afterEach(() => {
  for (const instance of opened.splice(0)) instance.closeSync();
});

async function written(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(join(temporaryFolder(), "store.duckdb"));
  opened.push(instance);
  const connection = await instance.connect();
  await connection.run("CREATE TABLE answer (unit TEXT, said TEXT)");
  await connection.run("INSERT INTO answer SELECT 'U' || i, md5(i::TEXT) || md5((-i)::TEXT) FROM range(400000) t(i)");
  await connection.run("CHECKPOINT");
  return connection;
}

async function one(connection: DuckDBConnection, sql: string): Promise<unknown> {
  return (await connection.runAndReadAll(sql)).getRowsJS()[0]![0];
}

const cached = "SELECT memory_usage_bytes::DOUBLE FROM duckdb_memory() WHERE tag = 'BASE_TABLE'";
const sum = "SELECT COUNT(DISTINCT said) || ' ' || MIN(said) FROM answer";

test("blocks of the file leave memory, and are read again", async () => {
  const connection = await written();
  const said = await one(connection, sum);
  expect(await one(connection, cached)).toBeGreaterThan(12 * megabyte);
  await dropCachedBlocks(connection, "1GiB");
  expect(await one(connection, cached)).toBeLessThan(9 * megabyte);
  expect(await memoryLimit(connection)).toBe("1.0 GiB");
  expect(await one(connection, sum)).toBe(said);
});

test("the limit as it is told can be set, and holds again and again", async () => {
  const connection = await written();
  const usual = await memoryLimit(connection);
  for (let times = 0; times < 3; times++) {
    await one(connection, sum);
    await dropCachedBlocks(connection, usual);
  }
  expect(Number.parseFloat(await memoryLimit(connection))).toBeGreaterThan(Number.parseFloat(usual) * 0.9);
});

test("what is in use stays, and the limit is as before", async () => {
  const connection = await written();
  await connection.run("BEGIN TRANSACTION");
  await connection.run("CREATE TEMP TABLE kept AS SELECT said || '!' AS said FROM answer");
  await dropCachedBlocks(connection, "1GiB");
  await connection.run("COMMIT");
  expect(await memoryLimit(connection)).toBe("1.0 GiB");
  expect(await one(connection, "SELECT COUNT(*)::INTEGER FROM kept WHERE said LIKE '%!'")).toBe(400000);
});
