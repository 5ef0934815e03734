/** Input cells that a clerk merged with others: what such a cell says belongs to no single row. */
import { parseAddress } from "../workbook/index.js";
import type { Located } from "./anchors.js";
import { cellAt, holds } from "./cells.js";

/** The cells that share a merged range with another row's, or hide behind one, where the range says anything. */
export function mergedCells(located: readonly Located[]): Set<Located> {
  const merged = new Set<Located>();
  const sheets = new Set(located.flatMap(({ place }) => (place ? [place.sheet] : [])));
  for (const sheet of sheets) {
    const own = located.filter(({ place }) => place?.sheet === sheet && place.columns.value !== undefined);
    for (const range of sheet.merges) {
      const area = areaOf(range);
      if (!area || !holds(cellAt(sheet, area.top, area.left))) continue;
      const inside = own.filter(({ place }) => within(area, place!.row, place!.columns.value!));
      const first = inside[0]?.place;
      const alone = inside.length === 1 && first!.row === area.top && first!.columns.value === area.left;
      if (!alone) for (const one of inside) merged.add(one);
    }
  }
  return merged;
}

interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

function areaOf(range: string): Area | null {
  const [from, to] = range.split(":").map((corner) => parseAddress(corner));
  if (!from || !to) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

function within({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
