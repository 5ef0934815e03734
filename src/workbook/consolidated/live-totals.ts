/** A unit's total as a formula over its parts in the row, as `totalOf` computes it. */
import { reasonLabels } from "../../messages/reasons.js";
import { quoted } from "../template/live-texts.js";
import { cell, cellAt, columnFor, type FigureColumn, type Places } from "./places.js";
import { reasonText } from "./texts.js";

/**
 * A part that is `na`, 0 or included in a sibling counts 0; any other missing part makes the total missing, and so does
 * a total without a single figure. null where a part is not asked of the unit.
 */
export function totalFormula(places: Places, unit: string, column: FigureColumn, row: number): string | null {
  const codes = column.element.sumOf ?? [];
  const found = codes.map((code) => columnFor(places, unit, code));
  if (found.some((one) => one === undefined)) return null;
  const parts = found as FigureColumn[];
  const value = (part: FigureColumn) =>
    part.sheet === column.sheet ? cell(part.column, row) : cellAt(part.sheet, part.column, row);
  const reason = (part: FigureColumn) => cellAt(places.sheets.reasons, part.shared, row);
  const isNotDue = (part: FigureColumn): string => {
    const inner = (part.element.sumOf ?? []).map((code) => columnFor(places, unit, code));
    if (inner.length === 0) return `${reason(part)}=${quoted(reasonLabels.na.vi)}`;
    return `AND(${inner.map((one) => (one ? isNotDue(one) : "FALSE")).join(",")})`;
  };
  const settled = parts.map((part) => {
    const siblings = codes
      .filter((code) => code !== part.element.code && !part.element.sumOf)
      .map((code) => `${reason(part)}=${quoted(reasonText("included_in", code))}`);
    return `OR(${[`ISNUMBER(${value(part)})`, isNotDue(part), ...siblings].join(",")})`;
  });
  const numbers = parts.map(value).join(",");
  return `IF(AND(COUNT(${numbers})>0,${settled.join(",")}),SUM(${numbers}),"")`;
}
