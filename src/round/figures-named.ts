/** What the values a finding names were, so that a decision or an explanation stands as long as they stay the same. */
import type { CellRef } from "../model.js";

/** The same in whatever order the cells are named. */
export function figuresNamed(cells: readonly CellRef[]): string {
  const named = cells.map((cell) => [cell.element, cell.raw] as const);
  return JSON.stringify(named.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1])));
}

/** The elements of the values named; none where the text was not made here. */
export function elementsIn(figures: string): string[] {
  try {
    return (JSON.parse(figures) as [string, string][]).map(([element]) => element);
  } catch {
    return [];
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
