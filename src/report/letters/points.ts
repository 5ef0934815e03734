/** What a unit has to mend or explain, as the rows of an annex. */
import type { CellRef, Finding } from "../../model.js";

export interface PointView {
  /** "2", or "1.2" under the first of several units. */
  n: string;
  places: string;
  received: string;
  message: string;
  error: boolean;
}

/** An annex shows so many of one unit; its reply workbook has them all. */
const mostPoints = 30;
const mostCells = 3;
/** Characters of what was received: of one cell, and of each of several. */
const longest = { one: 60, several: 24 };

/** `before`: what stands before their numbers. */
export function pointsOf(points: readonly Finding[], before: string): { points: PointView[]; further: number } {
  const shown = points.slice(0, mostPoints).map((point, index): PointView => {
    const most = point.cells.length > 1 ? longest.several : longest.one;
    const cells = point.cells.filter(({ cell }) => cell !== "");
    return {
      n: `${before}${index + 1}`,
      places: places(cells),
      received: joined(cells.map(({ raw }) => (raw.trim() === "" ? "(trống)" : `“${cut(raw.trim(), most)}”`))),
      message: point.message.replace(/[\s.]+$/u, ""),
      error: point.severity === "error",
    };
  });
  return { points: shown, further: points.length - shown.length };
}

/** "Tài chính!F11, F12; Số liệu chung!F13": a sheet is named once. */
function places(cells: readonly CellRef[]): string {
  const sheets = new Map<string, string[]>();
  for (const { sheet, cell } of cells.slice(0, mostCells)) sheets.set(sheet, [...(sheets.get(sheet) ?? []), cell]);
  const named = [...sheets].map(([sheet, own]) => `${sheet}!${own.join(", ")}`).join("; ");
  return cells.length > mostCells ? `${named}; …` : named;
}

function joined(texts: readonly string[]): string {
  const shown = texts.slice(0, mostCells).join("; ");
  return texts.length > mostCells ? `${shown}; …` : shown;
}

const cut = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;
