/** A table of open data, before it is a file. */
export type OpenType = "string" | "number" | "integer" | "boolean" | "date";
export type OpenCell = string | number | boolean | null;

export interface OpenColumn {
  name: string;
  type: OpenType;
  /** What it holds, for people. */
  description: string;
}

export interface OpenTable {
  /** Name of the file, without its ending. */
  name: string;
  title: string;
  columns: readonly OpenColumn[];
  /** Columns that tell its rows apart. */
  key: readonly string[];
  rows: readonly (readonly OpenCell[])[];
}
