/** Reads what a unit has written beside the findings of a reply workbook. */
import type { Explanation } from "../model.js";
import { clean, mended, sameText } from "../vietnamese/index.js";
import { type ReadCell, type ReadSheet, type ReadWorkbook, replyHeaders, replySheetName } from "../workbook/index.js";
import { addressOf, cellAt, rawText } from "./cells.js";

export interface ReadReply {
  /** One for each finding listed; with "" where the unit wrote nothing. */
  explanations: Explanation[];
  sheet: ReadSheet;
  /** Whether a cell is one of ours as it was sent out, or an explanation. */
  isOwn(cell: ReadCell): boolean;
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
  const copies = headColumn(replyHeaders.printed);
  if (own === null || ids === null) return null;
  const explanations: Explanation[] = [];
  const printed = new Map<number, Set<string>>();
  for (const { row, column, value } of sheet.cells.values()) {
    if (column !== ids || typeof value !== "string" || !/^[0-9a-f]{12}$/.test(value.trim())) continue;
    const raw = rawText(cellAt(sheet, row, own)?.value);
    const at = { sheet: sheet.name, cell: addressOf(row, own) };
    explanations.push({ finding: value.trim(), text: clean(mended(raw).text), ...at });
    const copy = copies === null ? "" : rawText(cellAt(sheet, row, copies)?.value);
    printed.set(row, new Set([value, copy, ...textsOf(copy)].map(clean)));
  }
  const isOwn = ({ row, column, value }: ReadCell) =>
    printed.has(row) && (column === own || printed.get(row)!.has(clean(rawText(value))));
  return { explanations, sheet, isOwn };
}

function textsOf(copy: string): string[] {
  try {
    const texts: unknown = JSON.parse(copy);
    return Array.isArray(texts) ? texts.map(String) : [];
  } catch {
    return [];
  }
}
