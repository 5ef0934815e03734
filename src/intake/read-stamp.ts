/** The hidden sheet in which a form says what it is. */
import { reserved } from "../campaign/index.js";
import { type ReadWorkbook, type Stamp, signatureKey, stampKeys, stampSheetName } from "../workbook/index.js";
import { contentAt } from "./cells.js";

export interface ReadStamp extends Stamp {
  /** "" where there is none. */
  signature: string;
  /** What formulas of the workbook know the unit by. */
  unitCode: string;
}

export function readStamp(workbook: ReadWorkbook): ReadStamp | null {
  const sheet = workbook.sheets.find((one) => one.name === stampSheetName);
  if (!sheet) return null;
  const found = new Map<string, string>();
  for (const cell of sheet.cells.values())
    if (cell.column === 1 && typeof cell.value === "string") found.set(cell.value, contentAt(sheet, cell.row, 2));
  if (!stampKeys.every((key) => found.has(key))) return null;
  const stamp = Object.fromEntries(stampKeys.map((key) => [key, found.get(key) ?? ""])) as Stamp;
  return { ...stamp, signature: found.get(signatureKey) ?? "", unitCode: found.get(reserved.unitCode) ?? "" };
}
