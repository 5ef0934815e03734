/** A sheet: the quick way if it understands the part, else the thorough one. */
import type { SheetCells, SheetContext } from "./sheet-cells.js";
import { parseSheet } from "./sheet-parse.js";
import { scanSheet } from "./sheet-scan.js";
import { decodeXml, scanTextOf } from "./text.js";

export function readSheet(bytes: Buffer, context: SheetContext): SheetCells {
  const before = { ...context.left };
  const quick = scanSheet(scanTextOf(bytes, context.part), context);
  if (quick) return quick;
  Object.assign(context.left, before); // what the scanner counted before it gave up is read again
  return parseSheet(decodeXml(bytes, context.part), context);
}
