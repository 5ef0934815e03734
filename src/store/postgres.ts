/** The engine that machines share: PostgreSQL, or what speaks its protocol and its SQL. */
import type { Client, QueryResult } from "pg";
import { UserError } from "../messages/index.js";
import { batches } from "./batches.js";
import type { Database, SqlRow, SqlValue, TransactionKind } from "./database.js";
import { addressOf, clientConfig } from "./postgres-address.js";
import { connectionError, statementError, worthAnotherTry } from "./postgres-errors.js";
import { fromStored, toStored } from "./postgres-text.js";
import { createTemporary, type Table, tableNamed } from "./schema.js";

/** The namespace of the tables. */
const namespace = "tonghop";
/** Any number that nobody else locks: held while tables are made or changed. */
const structureLock = 7_404_202_603;
const mostTries = 5;

/**
 * A client that vanished holds a unit for two minutes at most, and nobody waits longer than one. What is acknowledged is on
 * the server's disk, whatever its default says.
 */
const session = [
  `SET search_path TO ${namespace}`,
  "SET synchronous_commit TO on",
  "SET lock_timeout TO '60s'",
  "SET idle_in_transaction_session_timeout TO '120s'",
].join("; ");

/** Connects. Throws a UserError that says what is wrong with the address, the account or the network. */
export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import("pg");
  const client = new pg.Client(clientConfig(url));
  const address = addressOf(client);
  // A connection lost between two statements is told by the next one.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(session);
    const { rows } = await client.query("SHOW server_encoding");
    const detail = String(rows[0]?.server_encoding);
    if (detail !== "UTF8") throw new UserError("store.not_utf8", { address, detail }, 3);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof UserError) throw error;
    throw connectionError(error as Error, address, client);
  }
  return new PostgresDatabase(client, address);
}

/** A table of one's own cannot be made where only reading is allowed. */
const begin: Record<TransactionKind, string> = {
  write: "BEGIN",
  snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
  staging: "BEGIN ISOLATION LEVEL REPEATABLE READ",
};

class PostgresDatabase implements Database {
  readonly engine = "postgres";
  readonly address: string;
  readonly #client: Client;
  #inside = false;

  constructor(client: Client, address: string) {
    this.#client = client;
    this.address = address;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    await this.#query(sql, values.map(toStored));
  }

  async all(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
    const { rows } = await this.#query(sql, values.map(toStored));
    for (const row of rows) for (const name in row) row[name] = fromStored(row[name]!);
    return rows;
  }

  /** One statement for any number of rows: a list a column. */
  async insert(table: string, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    if (rows.length > 0) await this.#insert(tableNamed(table), rows);
  }

  async stage(table: Table, rows: Iterable<readonly SqlValue[]>): Promise<void> {
    await this.#query(`DROP TABLE IF EXISTS pg_temp.${table.name}`);
    await this.#query(createTemporary(table, this.engine));
    for (const batch of batches(rows)) await this.#insert(table, batch);
    await this.#query(`ANALYZE pg_temp.${table.name}`);
  }

  async each(sql: string, values: readonly SqlValue[], work: (rows: SqlRow[]) => void): Promise<void> {
    await this.#query(`DECLARE reading NO SCROLL CURSOR FOR ${sql}`, values.map(toStored));
    for (;;) {
      const { rows } = await this.#query("FETCH 10000 FROM reading");
      for (const row of rows) for (const name in row) row[name] = fromStored(row[name]!);
      if (rows.length === 0) break;
      work(rows);
    }
    await this.#query("CLOSE reading");
  }

  async #insert({ name: table, columns }: Table, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    const types = {
      text: "text",
      integer: "integer",
      long: "bigint",
      number: "double precision",
      bytes: "bytea",
    } as const;
    const lists = columns.map(({ type }, n) => `$${n + 1}::${types[type]}[]`);
    const names = columns.map((column) => column.name).join(", ");
    await this.#query(
      `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${lists.join(", ")})`,
      columns.map((_, n) => rows.map((row) => toStored(row[n]!))),
    );
  }

  async transaction<T>(work: () => Promise<T>, kind: TransactionKind = "write"): Promise<T> {
    if (this.#inside) return work();
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once(work, kind);
      } catch (error) {
        if (tries === mostTries || !worthAnotherTry(error)) throw error;
      }
    }
  }

  async #once<T>(work: () => Promise<T>, kind: TransactionKind): Promise<T> {
    await this.#query(begin[kind]);
    this.#inside = true;
    try {
      const result = await work();
      const { command } = await this.#query("COMMIT");
      // The server answers ROLLBACK where a statement had failed.
      if (command !== "COMMIT") throw new Error("the transaction was not committed");
      return result;
    } catch (error) {
      await this.#client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      this.#inside = false;
    }
  }

  async holdStructure(): Promise<void> {
    await this.#query("SELECT pg_advisory_xact_lock($1)", [structureLock]);
    const made = await this.#query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [namespace]);
    if (made.rows.length === 0) await this.#query(`CREATE SCHEMA ${namespace}`);
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }

  async #query(sql: string, values: unknown[] = []): Promise<QueryResult<SqlRow>> {
    try {
      return await this.#client.query<SqlRow>(sql, values);
    } catch (error) {
      throw statementError(error as Error, this.address, this.#client);
    }
  }
}
