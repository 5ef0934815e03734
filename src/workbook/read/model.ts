/** What the reader hands out: contents as stored, nothing interpreted, nothing expanded. */

/** null: the cell exists but holds nothing, as a formula without a result. */
export type CellContent = number | string | boolean | { error: string } | null;

export interface ReadCell {
  /** From 1. */
  row: number;
  /** From 1. */
  column: number;
  /** Dates stay the serial number they are; see `date1904`. */
  value: CellContent;
  /** Text without `=`; "" in a cell that shares the formula of another. Absent where there is none. */
  readonly formula?: string | undefined;
  /** False for a formula whose result was not stored. */
  cached: boolean;
  /** Number format code, where it is not General. */
  format?: string | undefined;
  /** The format, or the cell's own type, shows a day or a time. */
  isDate: boolean;
}

export interface ReadSheet {
  name: string;
  visibility: "visible" | "hidden" | "veryHidden";
  /** By address, as "F12"; only cells that hold a value, a formula or a text that is not empty. */
  cells: ReadonlyMap<string, ReadCell>;
  hiddenRows: ReadonlySet<number>;
  /** As written: "A1:C1". */
  merges: readonly string[];
  /** Whether its locked cells are guarded; absent where the format does not say. */
  isProtected?: boolean;
}

export interface ReadName {
  name: string;
  /** null where the reference is not one plain area of this workbook: #REF!, external, a union, a formula. */
  sheet: string | null;
  top: number;
  left: number;
  bottom: number;
  right: number;
  /** Belongs to one sheet only. */
  local: boolean;
  /** The reference as written. */
  text: string;
}

export interface ReadComment {
  sheet: string;
  cell: string;
  text: string;
}

export interface ReadWorkbook {
  /** In the order of the tabs. A chart sheet has no cells. */
  sheets: ReadSheet[];
  /** Names of the whole workbook first, then those of single sheets: of two alike, the first counts. */
  names: ReadName[];
  date1904: boolean;
  hasMacros: boolean;
  hasExternalLinks: boolean;
  comments: ReadComment[];
}
