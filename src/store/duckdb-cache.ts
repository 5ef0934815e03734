/** DuckDB holds what it wrote in memory until its limit, which is most of the machine's. */
import type { DuckDBConnection } from "@duckdb/node-api";

/** Room for what is in use now; without it, tables not yet in the file would be moved to temporary ones. */
const leftFree = 8 * 1024 * 1024;

/** Lets go of blocks of the file that nobody uses: they can be read again. The limit is as before afterwards. */
export async function dropCachedBlocks(connection: DuckDBConnection): Promise<void> {
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
    // More is in use than a moment ago: it stays, and so does the limit.
  } finally {
    await connection.run("RESET memory_limit");
  }
}
