/** What a unit has to mend or explain, as the rows of an annex. */
import type { CellRef, Finding } from "../../model.js";

export interface PointView {
  n: number;
  places: string;
  received: string;
  message: string;
  error: boolean;
}

/** An annex shows so many of one unit; its reply workbook has them all. */
const mostPoints = 30;
const mostCells = 3;
const longest = 60;

export function pointsOf(points: readonly Finding[]): { points: PointView[]; further: number } {
  const shown = points.slice(0, mostPoints).map((point, index): PointView => {
    const cells = point.cells.filter(({ cell }) => cell !== "");
    return {
      n: index + 1,
      places: places(cells),
      received: joined(cells.map(({ raw }) => (raw.trim() === "" ? "(trống)" : `“${cut(raw.trim())}”`))),
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

const cut = (text: string) => ([...text].length > longest ? `${[...text].slice(0, longest - 1).join("")}…` : text);
