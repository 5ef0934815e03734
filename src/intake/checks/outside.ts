/** Checks of what stands beside the form: cells outside it, comments, links to other workbooks. */
import type { CellRef } from "../../model.js";
import { printedTexts } from "../../workbook/index.js";
import { shownCell } from "../cells.js";
import { listed } from "../notes.js";
import type { ReadReply } from "../read-reply.js";
import type { Check, Reading } from "../reading.js";
import { unplaced } from "../unplaced.js";

/** Cells outside the form that hold something. */
export function outsideCells(reading: Reading, reply: ReadReply | null): CellRef[] {
  const { workbook, campaign, unit, layout, located, rosters } = reading;
  return unplaced(workbook, printedTexts(campaign, unit, layout), located, rosters, reply);
}

export const checkComments: Check = ({ workbook }, pen) => {
  const { comments } = workbook;
  const cells = comments.map(({ sheet, cell, text }): CellRef => ({ element: "", sheet, cell, raw: text }));
  if (cells.length > 0)
    pen.note("sheet.comments", "warning", { count: cells.length, list: listed(cells.map(shownCell)) }, cells);
  if (workbook.hasExternalLinks) pen.note("sheet.external_links", "warning", {}, []);
};
