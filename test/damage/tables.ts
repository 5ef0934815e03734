/** Every row of every table of a store's file, the log of events too: two stores are the same where these are. */
import { DuckDBInstance } from "@duckdb/node-api";

/** The file must not be open. */
export async function tablesOf(path: string): Promise<Record<string, string[]>> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
    const tables = (await rows("SELECT table_name FROM information_schema.tables ORDER BY table_name")).map((row) =>
      String(row.table_name),
    );
    const found: Record<string, string[]> = {};
    for (const table of tables)
      found[table] = (await rows(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
    return found;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
