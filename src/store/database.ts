/** What an engine must offer. Parameters are $1, $2 … in both engines; text never becomes SQL. */
export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

export interface Database {
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  all(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** Rows in the order of the table's columns, the engine's fastest way; inside a transaction, part of it. */
  insert(table: string, rows: readonly (readonly SqlValue[])[]): Promise<void>;
  /** All of `work` or nothing of it. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
