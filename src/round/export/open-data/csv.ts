/** A table as CSV: RFC 4180, UTF-8 with a mark so that Excel sees it, decimal points, every digit. */
import { stringify } from "csv-stringify/sync";
import type { OpenCell, OpenTable } from "./table.js";

export function csvOf({ columns, rows }: Pick<OpenTable, "columns" | "rows">): string {
  const head = columns.map(({ name }) => name);
  return stringify([head, ...rows.map((row) => row.map(cellOf))], { bom: true, record_delimiter: "\r\n" });
}

function cellOf(value: OpenCell): string {
  if (value === null) return "";
  return typeof value === "string" ? harmless(value) : String(value);
}

/** What Excel or another program may take as the beginning of a formula, wide forms and leading space included. */
const formulaLike = /^(?:'|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/;

/**
 * A text that no spreadsheet computes. Texts that begin with an apostrophe are given another one, so that taking one
 * away from every text that begins with it gives back exactly what was there.
 */
export function harmless(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}
