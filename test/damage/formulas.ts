/** Moves the references of a formula as a spreadsheet does when rows and columns come and go. Knows no workbook. */
import { columnLetters } from "../../src/workbook/index.js";

/** The new place of a cell; null where it is gone. */
export type Shift = (column: number, row: number) => readonly [column: number, row: number] | null;

const tokens =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(])|[\p{L}_\\][\p{L}\p{N}_.\\]*!?|#REF!/gu;

export const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** `own`: the formula stands on the sheet that changed, so that references without a sheet mean it. */
export function shifted(formula: string, sheet: string, own: boolean, shift: Shift): string {
  let prefix: string | null = null;
  return formula.replace(tokens, (token, dollar1?: string, letters?: string, dollar2?: string, row?: string) => {
    const before = prefix;
    prefix = token.endsWith("!") && token !== "#REF!" ? token.slice(0, -1).replace(/^'|'$/g, "") : null;
    if (letters === undefined) return token;
    if (before === null ? !own : before.replaceAll("''", "'") !== sheet) return token;
    const to = shift(columnNumber(letters), Number(row));
    return to === null ? "#REF!" : `${dollar1}${columnLetters(to[0])}${dollar2}${to[1]}`;
  });
}

/** The formula after a sheet got another name. */
export function renamed(formula: string, from: string, to: string): string {
  return formula.replace(tokens, (token) => (token === quoted(from) || token === `${from}!` ? quoted(to) : token));
}

export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'!`;
