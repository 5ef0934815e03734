/** Last year's figures as a form carries them: sent out by us, so that they tell whose form it was. */
import type { Campaign, Unit } from "../campaign/index.js";
import { normalCode } from "../vietnamese/index.js";
import { figureColumns, figureHeaders, type ReadSheet, type ReadWorkbook, stampSheetName } from "../workbook/index.js";
import { cellAt } from "./cells.js";

/** Last year's values of every unit, by unit and element code. */
export type History = ReadonlyMap<string, ReadonlyMap<string, number | string>>;

/** Figures enough that no second unit can have the same by chance. */
const figuresOfProof = 5;

/** The one unit whose figures of last year these are; undefined where none or several fit. */
export function unitOfPreviousColumn(campaign: Campaign, workbook: ReadWorkbook, history: History): Unit | undefined {
  const known = new Set(campaign.elements.map(({ code }) => code));
  const printed = new Map(
    workbook.sheets
      .filter((sheet) => sheet.name !== stampSheetName)
      .flatMap((sheet) => [...previousColumn(sheet, known)]),
  );
  const fitting = campaign.units.filter((unit) => {
    const own = history.get(unit.code);
    const numbers = [...printed].filter(([, value]) => value !== 0);
    return (
      own !== undefined && numbers.length >= figuresOfProof && numbers.every(([code, value]) => own.get(code) === value)
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Numbers in last year's column, by the code that stands in their row. */
function previousColumn(sheet: ReadSheet, known: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>();
  let head: number | null = null;
  for (const { value, column } of sheet.cells.values())
    if (typeof value === "string" && value.startsWith(figureHeaders.previous)) head = column;
  for (const { value, row, column } of sheet.cells.values()) {
    if (typeof value !== "string" || value.length > 60) continue;
    const code = normalCode(value);
    if (!known.has(code)) continue;
    const before = cellAt(sheet, row, head ?? column + figureColumns.previous - figureColumns.code)?.value;
    if (typeof before === "number") found.set(code, before);
  }
  return found;
}
