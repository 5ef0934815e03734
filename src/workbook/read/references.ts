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
  return usualReference(text) ?? anyReference(text);
}

/** The way programs write nearly all of them: `'Biểu 1'!$F$12` or `'Biểu 1'!$B$7:$B$107`, without apostrophes in the name. */
function usualReference(text: string): Area | null {
  if (text.charCodeAt(0) !== 39) return null;
  const end = text.indexOf("'", 1);
  if (end < 2 || text.charCodeAt(end + 1) !== 33) return null;
  const first = absoluteAddress(text, end + 2);
  if (!first) return null;
  const sheet = text.slice(1, end);
  if (first.next === text.length)
    return { sheet, top: first.row, left: first.column, bottom: first.row, right: first.column };
  const second = text.charCodeAt(first.next) === 58 ? absoluteAddress(text, first.next + 1) : null;
  if (second?.next !== text.length) return null;
  return { sheet, ...ordered(first.row, first.column, second.row, second.column) };
}

/** `$F$12` at an index, and where it ends. */
function absoluteAddress(text: string, from: number): { row: number; column: number; next: number } | null {
  const dollar = 36;
  if (text.charCodeAt(from) !== dollar) return null;
  let at = from + 1;
  let column = 0;
  let row = 0;
  for (let code = text.charCodeAt(at); code >= 65 && code <= 90; code = text.charCodeAt(++at))
    column = column * 26 + code - 64;
  if (text.charCodeAt(at++) !== dollar) return null;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at))
    row = row * 10 + code - 48;
  return column >= 1 && column <= lastColumn && row >= 1 && row <= lastRow ? { row, column, next: at } : null;
}

function anyReference(text: string): Area | null {
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
