/** A1 addresses. Excel's sheet has 1,048,576 rows and 16,384 columns (XFD). */

export const lastRow = 1_048_576;
export const lastColumn = 16_384;

/** 1 → "A", 27 → "AA". */
export function columnLetters(n: number): string {
  let letters = "";
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** "A" → 1, "aa" → 27; 0 where it is no column. */
export function columnNumber(letters: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return 0;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= lastColumn ? column : 0;
}

/** Row and column, from 1, of "F12", "f12" or "$F$12"; null where it is no address. */
export function parseAddress(a1: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(a1);
  if (!parts) return null;
  const column = columnNumber(parts[1]!);
  const row = Number(parts[2]);
  return column > 0 && row <= lastRow ? { row, column } : null;
}
