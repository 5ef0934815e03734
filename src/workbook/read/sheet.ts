/** A sheet: the quick way if it understands the part, else the thorough one. */
import type { SheetCells, SheetContext } from "./sheet-cells.js";
import { parseSheet } from "./sheet-parse.js";
import { scanSheet } from "./sheet-scan.js";

export function readSheet(text: string, context: SheetContext): SheetCells {
  const before = { ...context.left };
  const quick = scanSheet(text, context);
  if (quick) return quick;
  Object.assign(context.left, before); // what the scanner counted before it gave up is read again
  return parseSheet(text, context);
}
