/** What a data element's definition implies. */
import type { Element } from "./schema.js";

/** Lowest value possible: integers and money are not negative unless the definition says so. */
export function lowest(element: Pick<Element, "type" | "min">): number | undefined {
  return element.min ?? (element.type === "integer" || element.type === "money" ? 0 : undefined);
}

/** Whether the figure is a number. */
export function isNumeric(element: Pick<Element, "type">): boolean {
  return element.type !== "boolean" && element.type !== "text" && element.type !== "longtext";
}

/** Decimals a figure is kept and printed with. */
export function decimalsOf(element: Pick<Element, "type" | "decimals">): number {
  return element.decimals ?? (element.type === "integer" ? 0 : 1);
}
