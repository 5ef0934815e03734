import type { Engine, Table } from "./schema.js";

/** What an engine must offer. Parameters are $1, $2 … in both engines; text never becomes SQL. */
export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Record<string, SqlValue>;

/** `snapshot`: reads only, all of it as of one moment; `staging`: the same, with tables of the connection's own beside. */
export type TransactionKind = "write" | "snapshot" | "staging";

export interface Database {
  readonly engine: Engine;
  /** As messages say it: never with a password. */
  readonly address: string;
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  all(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** Rows in the order of the table's columns, the engine's fastest way; inside a transaction, part of it. */
  insert(table: string, rows: readonly (readonly SqlValue[])[]): Promise<void>;
  /** The same into a table of this connection's own, made anew; never inside a `snapshot`. */
  stage(table: Table, rows: Iterable<readonly SqlValue[]>): Promise<void>;
  /** Rows in batches, never all of them at once; inside a transaction. */
  each(sql: string, values: readonly SqlValue[], work: (rows: SqlRow[]) => void): Promise<void>;
  /**
   * All of `work` or nothing of it; inside another transaction, part of that. Where others write at the same time `work`
   * may be run again from the start, so it must do nothing but read and write here.
   */
  transaction<T>(work: () => Promise<T>, kind?: TransactionKind): Promise<T>;
  /** Inside a transaction, before tables are made or changed: nobody else does so until it ends. */
  holdStructure(): Promise<void>;
  close(): Promise<void>;
}
