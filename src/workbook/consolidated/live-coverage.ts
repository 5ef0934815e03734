/** How many units are due and how many gave a figure, as formulas. */
import { isNumeric } from "../../campaign/index.js";
import { columnOver, type FigureColumn, type Places } from "./places.js";
import { reasonText } from "./texts.js";

/** How many of the units asked do not say that the figure is none of their business, as a formula. */
export function dueFormula(places: Places, column: FigureColumn): string {
  const range = columnOver(places, places.sheets.reasons, column.shared);
  return `${column.units.size}-COUNTIF(${range},"${reasonText("na", null)}")`;
}

/** How many gave the figure, as a formula over its name. */
export function givenFormula({ element, name }: FigureColumn): string {
  return isNumeric(element) ? `COUNT(${name})` : `COUNTA(${name})`;
}
