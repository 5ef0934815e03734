/** The embedded engine: one DuckDB file beside the campaign. */
import type { DuckDBAppender, DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement } from "@duckdb/node-api";
import { UserError } from "../messages/index.js";
import { batches } from "./batches.js";
import type { Database, SqlRow, SqlValue, TransactionKind } from "./database.js";
import { dropCachedBlocks, memoryLimit } from "./duckdb-cache.js";
import { createTemporary, type Table } from "./schema.js";

type Threads = "one thread" | "all threads";
type Bound = Exclude<SqlValue, Uint8Array>;

/** What was committed lies in the log beside the file, and in memory, until then. */
const checkpointThreshold = "16MB";

/** So many transactions write a few megabytes, which stay in the engine's cache. */
const cacheDropped = 200;

/**
 * The engine packs a group of rows at once, in memory: in its own groups of 122,880 that takes some 250 MB for a second or two.
 * Groups of any size stand beside each other in one file.
 */
const rowsInGroup = 8192;

/**
 * Opens or makes the file; `temporary` is the folder made for what does not fit in memory. Throws a UserError where another
 * process holds the file, or the disk will not have it.
 */
export async function openDuckDb(path: string, temporary = `${path}.tmp`): Promise<Database> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const settings = { checkpoint_threshold: checkpointThreshold, temp_directory: temporary };
  const instance = await DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH ${literal(path)} AS store (TYPE duckdb, ROW_GROUP_SIZE ${rowsInGroup})`);
    await connection.run("USE store");
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    throw openError(path, error as Error);
  }
  return new DuckDbDatabase(instance, connection, path);
}

/** The engine takes no parameter where it is told which file to open. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function appendRows(appender: DuckDBAppender, rows: readonly (readonly SqlValue[])[]): void {
  for (const row of rows) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === "number") appender.appendDouble(value);
      else if (typeof value !== "string") appender.appendBlob(value);
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
}

class DuckDbDatabase implements Database {
  readonly engine = "duckdb";
  readonly address: string;
  #inside = false;
  #written = 0;
  #memoryLimit: string | null = null;
  #threads: Threads = "all threads";
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  /** By their text. */
  readonly #idle = new Map<string, DuckDBPreparedStatement>();

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, path: string) {
    this.#instance = instance;
    this.#connection = connection;
    this.address = path;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    if (values.length === 0) await this.#told(() => this.#connection.run(sql));
    else await this.#told(() => this.#prepared(sql, values, (statement) => statement.run()));
  }

  async all(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
    const reader = await this.#told(() =>
      values.length === 0
        ? this.#connection.runAndReadAll(sql)
        : this.#prepared(sql, values, (statement) => statement.runAndReadAll()),
    );
    return reader.getRowObjectsJS() as SqlRow[];
  }

  async insert(table: string, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    if (rows.length > 0) await this.#append(table, rows);
  }

  async stage(table: Table, rows: Iterable<readonly SqlValue[]>): Promise<void> {
    await this.run(`DROP TABLE IF EXISTS temp.${table.name}`);
    await this.run(createTemporary(table, this.engine));
    for (const batch of batches(rows)) await this.#append(table.name, batch, "temp");
  }

  async each(sql: string, values: readonly SqlValue[], work: (rows: SqlRow[]) => void): Promise<void> {
    await this.#told(async () => {
      const result = await this.#connection.stream(sql, values as Bound[]);
      for await (const rows of result.yieldRowObjectJs()) work(rows as SqlRow[]);
    });
  }

  async #append(table: string, rows: readonly (readonly SqlValue[])[], catalog: string | null = null): Promise<void> {
    await this.#told(async () => {
      const appender = await this.#connection.createAppender(table, catalog === null ? null : "main", catalog);
      appendRows(appender, rows);
      appender.closeSync();
    });
  }

  /** Statements with parameters are few, and the same for every submission: prepared once, lent to one at a time. */
  async #prepared<T>(
    sql: string,
    values: readonly SqlValue[],
    work: (statement: DuckDBPreparedStatement) => Promise<T>,
  ): Promise<T> {
    const statement = this.#idle.get(sql) ?? (await this.#connection.prepare(sql));
    this.#idle.delete(sql);
    try {
      statement.bind(values as Bound[]);
      const result = await work(statement);
      this.#idle.set(sql, statement);
      return result;
    } catch (error) {
      statement.destroySync();
      throw error;
    }
  }

  /** Every transaction sees one moment, and there is no second writer: both kinds are the same but for their threads. */
  async transaction<T>(work: () => Promise<T>, kind: TransactionKind = "write"): Promise<T> {
    if (this.#inside) return work();
    await this.#workWith(kind === "write" ? "one thread" : "all threads");
    if (kind === "write" && ++this.#written % cacheDropped === 0) await this.#dropCache();
    await this.run("BEGIN TRANSACTION");
    this.#inside = true;
    try {
      const result = await work();
      await this.run("COMMIT");
      return result;
    } catch (error) {
      await this.#connection.run("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      this.#inside = false;
    }
  }

  async #dropCache(): Promise<void> {
    this.#memoryLimit ??= await memoryLimit(this.#connection);
    await dropCachedBlocks(this.#connection, this.#memoryLimit);
  }

  /** A submission is a few hundred rows: handing them to other threads costs more than writing them. */
  async #workWith(threads: Threads): Promise<void> {
    if (this.#threads === threads) return;
    await this.run(threads === "one thread" ? "SET threads TO 1" : "RESET threads");
    this.#threads = threads;
  }

  /** The file has one writer. */
  async holdStructure(): Promise<void> {}

  async close(): Promise<void> {
    for (const statement of this.#idle.values()) statement.destroySync();
    this.#idle.clear();
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { message } = error as Error;
      if (/No space left|not enough space|could not write|failed to write|Could not truncate/i.test(message))
        throw new UserError("store.disk", { path: this.address, detail: firstLine(message) }, 3);
      if (damaged.test(message))
        throw new UserError("store.damaged", { path: this.address, detail: firstLine(message) }, 3);
      throw error;
    }
  }
}

const damaged =
  /not a valid DuckDB|corrupt|checksum|magic|could not read (all|enough) bytes|failed to read|fewer bytes|deserializ|serializ/i;

function openError(path: string, error: Error): Error {
  const detail = firstLine(error.message);
  if (/lock/i.test(error.message)) return new UserError("store.locked", { path, detail }, 3);
  if (damaged.test(error.message)) return new UserError("store.damaged", { path, detail }, 3);
  return new UserError("store.cannot_open", { path, detail }, 3);
}

function firstLine(text: string): string {
  return text.split("\n")[0]!;
}
