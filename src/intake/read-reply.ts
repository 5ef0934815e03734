/** Reads what a unit has written beside the findings of a reply workbook. */
import type { Explanation } from "../model.js";
import { clean, mended, sameText } from "../vietnamese/index.js";
import { type ReadSheet, type ReadWorkbook, replyHeaders, replySheetName } from "../workbook/index.js";
import { addressOf, cellAt, rawText } from "./cells.js";

export interface ReadReply {
  explanations: Explanation[];
  /** The sheet, and the rows and columns that are its own. */
  sheet: ReadSheet;
  lastOwnRow: number;
  columns: ReadonlySet<number>;
}

/** null where the workbook is no reply. */
export function readReply(workbook: ReadWorkbook): ReadReply | null {
  const sheet = workbook.sheets.find((one) => one.name === replySheetName);
  if (!sheet) return null;
  const headColumn = (text: string) => {
    for (const { value, column } of sheet.cells.values())
      if (typeof value === "string" && sameText(value, text)) return column;
    return null;
  };
  const own = headColumn(replyHeaders.explanation);
  const ids = headColumn(replyHeaders.finding);
  if (own === null || ids === null) return null;
  const explanations: Explanation[] = [];
  let lastOwnRow = 0;
  for (const { row, column, value } of sheet.cells.values()) {
    if (column !== ids || typeof value !== "string") continue;
    lastOwnRow = Math.max(lastOwnRow, row);
    const raw = rawText(cellAt(sheet, row, own)?.value);
    const text = clean(mended(raw).text);
    if (/^[0-9a-f]{12}$/.test(value.trim()) && text !== "")
      explanations.push({ finding: value.trim(), text, sheet: sheet.name, cell: addressOf(row, own) });
  }
  const columns = new Set(Object.values(replyHeaders).flatMap((text) => headColumn(text) ?? []));
  return { explanations, sheet, lastOwnRow, columns };
}
