/** Tables as Parquet files, written by the embedded engine: the same table gives the same bytes. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqlValue } from "./database.js";
import { openDuckDb } from "./duckdb.js";

export interface ParquetColumn {
  name: string;
  type: "string" | "number" | "integer" | "boolean" | "date";
}

const types = { string: "VARCHAR", number: "DOUBLE", integer: "BIGINT", boolean: "BOOLEAN", date: "DATE" } as const;

/** Days are written `2026-12-05`. */
export async function parquetOf(
  columns: readonly ParquetColumn[],
  rows: readonly (readonly (SqlValue | boolean)[])[],
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-parquet-"));
  const path = join(folder, "table.parquet");
  const database = await openDuckDb(":memory:", folder);
  try {
    // One thread: rows stay in their order, and the bytes do not depend on the machine.
    await database.run("SET threads = 1");
    const staged = columns.map(({ name, type }) => `${quoted(name)} ${isText(type) ? "VARCHAR" : "DOUBLE"}`);
    await database.run(`CREATE TABLE staged (${staged.join(", ")})`);
    await database.insert(
      "staged",
      rows.map((row) => row.map((value) => (typeof value === "boolean" ? Number(value) : value))),
    );
    const typed = columns.map(({ name, type }) => `CAST(${quoted(name)} AS ${types[type]}) AS ${quoted(name)}`);
    await database.run(
      `COPY (SELECT ${typed.join(", ")} FROM staged) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`,
    );
    return new Uint8Array(readFileSync(path));
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isText(type: ParquetColumn["type"]): boolean {
  return type === "string" || type === "date";
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
