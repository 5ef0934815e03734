/**
 * One sheet as its rows and cells come in. Whatever is repeated is counted before it is written out, and what is empty
 * is never written out.
 */
import { columnLetters, lastColumn, lastRow } from "../address.js";
import type { ReadLimits } from "../limits.js";
import type { ReadCell, ReadSheet } from "../model.js";
import { UnreadableWorkbook } from "../unreadable.js";
import type { OdsContent } from "./values.js";

/** What all sheets together may still use up. */
export interface Budget {
  cells: number;
  merges: number;
  hiddenRows: number;
}

export function budgetOf({ cells, merges }: ReadLimits): Budget {
  return { cells, merges, hiddenRows: lastRow };
}

interface Filled {
  column: number;
  repeat: number;
  content: OdsContent;
  formula: string | undefined;
}

export class OdsSheet implements ReadSheet {
  readonly cells = new Map<string, ReadCell>();
  readonly hiddenRows = new Set<number>();
  readonly merges: string[] = [];

  /** Cell styles of columns, for cells and rows without one: the last column of each, in their order. */
  private readonly columnStyles: [last: number, style: string | undefined][] = [];
  private columnsEnd = 1;
  /** Hidden rows that wait for a row with content: those after the last one are of no use. */
  private hiddenRanges: [first: number, last: number][] = [];
  private row = { first: 1, repeat: 0, style: undefined as string | undefined, nextColumn: 1 };
  private filled: Filled[] = [];

  constructor(
    readonly name: string,
    readonly visibility: ReadSheet["visibility"],
    readonly isProtected: boolean,
    private readonly budget: Budget,
  ) {}

  addColumns(repeat: number, style: string | undefined): void {
    const end = Math.min(this.columnsEnd + repeat, lastColumn + 1);
    if (end > this.columnsEnd) this.columnStyles.push([end - 1, style]);
    this.columnsEnd = end;
  }

  startRow(repeat: number, style: string | undefined, isHidden: boolean): void {
    const first = this.row.first + this.row.repeat;
    this.row = { first, repeat, style, nextColumn: 1 };
    this.filled = [];
    if (isHidden && first <= lastRow) this.hiddenRanges.push([first, Math.min(first + repeat - 1, lastRow)]);
  }

  /** Gives the column of the next cell of the row, which may be repeated. */
  startCell(repeat: number): number {
    const column = this.row.nextColumn;
    this.row.nextColumn += repeat;
    return column;
  }

  /** The address of a column in the row that comes in. */
  addressOf(column: number): string {
    return columnLetters(column) + this.row.first;
  }

  /** The cell style where the cell has none of its own. */
  styleOf(column: number): string | undefined {
    if (this.row.style !== undefined) return this.row.style;
    let [low, high] = [0, this.columnStyles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.columnStyles[middle]![0] < column) low = middle + 1;
      else high = middle;
    }
    return this.columnStyles[low]?.[1];
  }

  merge(column: number, columns: number, rows: number): void {
    if (--this.budget.merges < 0) throw new UnreadableWorkbook("reading.too_many_merges");
    const [right, bottom] = [column + columns - 1, this.row.first + rows - 1];
    if (right > lastColumn || bottom > lastRow) throw this.outside(this.addressOf(column));
    this.merges.push(`${this.addressOf(column)}:${columnLetters(right)}${bottom}`);
  }

  fill(column: number, repeat: number, content: OdsContent, formula: string | undefined): void {
    this.filled.push({ column, repeat, content, formula });
  }

  endRow(): void {
    const last = this.filled.at(-1);
    if (!last) return;
    const { first, repeat } = this.row;
    if (last.column + last.repeat - 1 > lastColumn) throw this.outside(this.addressOf(last.column));
    if (first + repeat - 1 > lastRow) throw this.outside(String(first));
    this.budget.cells -= repeat * this.filled.reduce((sum, one) => sum + one.repeat, 0);
    if (this.budget.cells < 0) throw new UnreadableWorkbook("reading.too_many_cells");
    this.listHiddenRows();
    for (let row = first; row < first + repeat; row++)
      for (const one of this.filled) this.write(row, one, row === first);
  }

  private write(row: number, { column, repeat, content, formula }: Filled, isFirstRow: boolean): void {
    const { value, isDate, format } = content;
    for (let n = 0; n < repeat; n++) {
      const cell: ReadCell = {
        row,
        column: column + n,
        value,
        cached: formula === undefined || value !== null,
        isDate,
        // A repeated formula is written once.
        ...(formula === undefined ? {} : { formula: isFirstRow && n === 0 ? formula : "" }),
        ...(format === undefined ? {} : { format }),
      };
      this.cells.set(columnLetters(column + n) + row, cell);
    }
  }

  private listHiddenRows(): void {
    for (const [first, last] of this.hiddenRanges) {
      this.budget.hiddenRows -= last - first + 1;
      if (this.budget.hiddenRows < 0) throw new UnreadableWorkbook("reading.too_many_cells");
      for (let row = first; row <= last; row++) this.hiddenRows.add(row);
    }
    this.hiddenRanges = [];
  }

  private outside(at: string): UnreadableWorkbook {
    return new UnreadableWorkbook("reading.bad_address", { sheet: this.name, at });
  }
}
