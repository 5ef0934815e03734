/** What a defined name points at. Only one plain area is of use; nothing is evaluated or expanded. */
import { columnNumber, lastColumn, lastRow, parseAddress } from "./address.js";

export interface Area {
  sheet: string;
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The area of `Biểu!$A$1`, `'Tên ''x'''!$B$2:$C$9`, `S!$A:$B` or `S!$1:$5`; null for anything else. */
export function parseReference(text: string): Area | null {
  if (text.length > 200) return null; // a sheet's name has at most 31 characters, doubled apostrophes or not
  const parts =
    /^\s*=?\s*(?:'([^']*(?:''[^']*)*)'|([^'!:,;()[\]{}"\s]+))!([$A-Za-z0-9]+)(?::([$A-Za-z0-9]+))?\s*$/.exec(text);
  if (!parts) return null;
  const sheet = parts[1]?.replaceAll("''", "'") ?? parts[2]!;
  const area = corners(parts[3]!, parts[4] ?? parts[3]!, parts[4] !== undefined);
  return area && { sheet, ...area };
}

function corners(from: string, to: string, isRange: boolean): Omit<Area, "sheet"> | null {
  const a = parseAddress(from);
  const b = parseAddress(to);
  if (a && b) return ordered(a.row, a.column, b.row, b.column);
  if (!isRange) return null;
  const leftColumn = columnNumber(from.replace("$", ""));
  const rightColumn = columnNumber(to.replace("$", ""));
  if (leftColumn && rightColumn) return ordered(1, leftColumn, lastRow, rightColumn);
  const topRow = rowNumber(from);
  const bottomRow = rowNumber(to);
  return topRow && bottomRow ? ordered(topRow, 1, bottomRow, lastColumn) : null;
}

function rowNumber(text: string): number {
  const row = /^\$?[1-9]\d{0,6}$/.test(text) ? Number(text.replace("$", "")) : 0;
  return row <= lastRow ? row : 0;
}

function ordered(row: number, column: number, otherRow: number, otherColumn: number): Omit<Area, "sheet"> {
  return {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
}
