/** One sheet of a workbook taken apart. Knows no XML and no other sheet. */
import { columnLetters } from "../../src/workbook/index.js";
import { columnNumber } from "./formulas.js";

export type Content =
  | number
  | string
  | boolean
  | null
  | { error: string }
  | { formula: string; result?: number | string | { error: string } };

export interface Cell {
  /** Index into the cell formats. */
  style: number;
  content: Content;
  /** Whether a clerk put it there, rather than the form. */
  clerk: boolean;
}

export interface Row {
  attributes: string;
  hidden: boolean;
  cells: Map<number, Cell>;
}

export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Remark {
  text: string;
  threaded: boolean;
}

/** Where the things of the form stand now, whatever their names, codes and labels say. */
interface Landmarks {
  rows: Map<string, number>;
  columns: Map<string, number>;
}

export class Sheet {
  name: string;
  visibility: "visible" | "hidden" | "veryHidden";
  rows = new Map<number, Row>();
  merges: Area[] = [];
  isProtected = false;
  protection = "";
  autoFilter = "";
  comments = new Map<string, Remark>();
  landmarks: Landmarks = { rows: new Map(), columns: new Map() };
  /** Which part of the form it is; null for a sheet that the form does not have. */
  part: string | null = null;
  head = "";
  tail = "";
  /** The XML as it was read, until something changes. */
  untouched: string | null = null;

  constructor(name: string, visibility: Sheet["visibility"]) {
    this.name = name;
    this.visibility = visibility;
  }

  clone(): Sheet {
    const copy = new Sheet(this.name, this.visibility);
    copy.rows = new Map([...this.rows].map(([at, row]) => [at, { ...row, cells: new Map(row.cells) }]));
    copy.merges = this.merges.map((area) => ({ ...area }));
    copy.comments = new Map(this.comments);
    const { rows, columns } = this.landmarks;
    copy.landmarks = { rows: new Map(rows), columns: new Map(columns) };
    const { isProtected, protection, autoFilter, part, head, tail, untouched } = this;
    return Object.assign(copy, { isProtected, protection, autoFilter, part, head, tail, untouched });
  }

  touch(): void {
    this.untouched = null;
  }

  get(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.cells.get(column);
  }

  content(row: number, column: number): Content {
    return this.get(row, column)?.content ?? null;
  }

  /** Puts a cell, its format and its history included; undefined takes it away. */
  set(row: number, column: number, cell: Cell | undefined): void {
    this.touch();
    const line = this.rows.get(row) ?? { attributes: "", hidden: false, cells: new Map<number, Cell>() };
    this.rows.set(row, line);
    if (cell) line.cells.set(column, cell);
    else line.cells.delete(column);
  }

  /** Types into a cell as a clerk does: the format stays. */
  type(row: number, column: number, content: Content, style?: number): void {
    const before = this.get(row, column);
    this.set(row, column, { style: style ?? before?.style ?? 0, content, clerk: content !== null });
  }

  /** Empties the cell and keeps its format. */
  clear(row: number, column: number): void {
    const before = this.get(row, column);
    if (before) this.set(row, column, { style: before.style, content: null, clerk: false });
  }

  lastRow(): number {
    return Math.max(0, ...[...this.rows].flatMap(([at, row]) => (row.cells.size > 0 ? [at] : [])));
  }

  lastColumn(): number {
    return Math.max(0, ...[...this.rows.values()].flatMap((row) => [...row.cells.keys()]));
  }

  /** Cells that hold something, in order. */
  *filled(): Generator<{ row: number; column: number; cell: Cell }> {
    for (const [row, line] of [...this.rows].sort((a, b) => a[0] - b[0]))
      for (const [column, cell] of [...line.cells].sort((a, b) => a[0] - b[0]))
        if (cell.content !== null && cell.content !== "") yield { row, column, cell };
  }
}

export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row}`;

export function placeOf(address: string): { row: number; column: number } {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(address)!;
  return { row: Number(row), column: columnNumber(letters!) };
}
