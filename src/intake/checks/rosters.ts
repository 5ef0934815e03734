/** Checks of the rosters: rows with gaps, columns lost or found otherwise, rows past the end of the list. */
import type { RosterColumn } from "../../campaign/index.js";
import type { CellRef } from "../../model.js";
import { shownCell } from "../cells.js";
import { listed } from "../notes.js";
import type { Check } from "../reading.js";

export const checkRosters: Check = ({ rosters }, pen) => {
  const named = (columns: readonly RosterColumn[]) => columns.map((column) => column.name).join(", ");
  const nowhere = (column: RosterColumn): CellRef => ({ element: column.code, sheet: "", cell: "", raw: "" });
  for (const { roster, lost, renamed, gaps, beyond, totals } of rosters) {
    const { name } = roster;
    if (lost.length > 0)
      pen.note("roster.column_lost", "error", { roster: name, columns: named(lost) }, lost.map(nowhere));
    if (renamed.length > 0)
      pen.note("roster.names_lost", "warning", { roster: name, columns: named(renamed) }, renamed.map(nowhere));
    if (totals.length > 0)
      pen.note("roster.total_row", "warning", { roster: name, list: listed(totals.map(shownCell)) }, totals);
    for (const { row, columns, at, key } of gaps) {
      const cells = columns.map((column) => ({ element: column.code, ...at, raw: "" }));
      pen.note("roster.gaps", "warning", { roster: name, row, columns: named(columns) }, cells, undefined, key);
    }
    if (beyond.length > 0) {
      const list = listed(beyond.map(shownCell));
      pen.note("roster.beyond", "warning", { roster: name, count: beyond.length, list }, beyond);
    }
  }
};
