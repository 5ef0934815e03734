/** DuckDB holds what it wrote in memory until its limit, which is most of the machine's. */
import type { DuckDBConnection } from "@duckdb/node-api";

/** Room for what is in use now; without it, tables not yet in the file would be moved to temporary ones. */
const leftFree = 8 * 1024 * 1024;

/** As the engine writes it, rounded: to be read once, since what is set by it reads a little lower. */
export async function memoryLimit(connection: DuckDBConnection): Promise<string> {
  const reader = await connection.runAndReadAll("SELECT current_setting('memory_limit') AS most");
  return String(reader.getRowObjectsJS()[0]!.most);
}

/** Lets go of blocks of the file that nobody uses: they can be read again. `limit` holds afterwards. */
export async function dropCachedBlocks(connection: DuckDBConnection, limit: string): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT SUM(memory_usage_bytes)::DOUBLE AS used,
            SUM(memory_usage_bytes) FILTER (tag = 'BASE_TABLE')::DOUBLE AS cached
     FROM duckdb_memory()`,
  );
  const [{ used, cached }] = reader.getRowObjectsJS() as [{ used: number; cached: number }];
  if (cached <= leftFree) return;
  try {
    await connection.run(`SET memory_limit = '${Math.ceil(used - cached + leftFree)}B'`);
  } catch {
    // More is in use than a moment ago: it stays.
  } finally {
    // RESET changes what is told as the limit, and leaves the low one in force.
    await connection.run(`SET memory_limit = '${limit}'`);
  }
}
