/** The rows of lists among values, and the lists that never came. */
import { type Campaign, expectedUnits, rostersOf } from "../campaign/index.js";
import type { RosterRow } from "../indicators/index.js";
import type { CellRef } from "../model.js";
import type { StoredValue } from "../store/index.js";
import { formulaValue } from "../validation/index.js";
import { rosterPart } from "../workbook/index.js";

/** `unit|roster` of lists that none of a unit's files holds. `current`: `unit|part` of what counts. */
export function absentRosters(campaign: Campaign, current: ReadonlySet<string>): Set<string> {
  const absent = expectedUnits(campaign).flatMap((unit) =>
    rostersOf(campaign, unit).flatMap((roster) =>
      current.has(`${unit.code}|${rosterPart(roster)}`) ? [] : [`${unit.code}|${roster.code}`],
    ),
  );
  return new Set(absent);
}

/** `held`: `unit|column` of values that are held back. */
export function rosterRows(campaign: Campaign, values: readonly StoredValue[], held: ReadonlySet<string>): RosterRow[] {
  const placeOf = new Map(
    campaign.rosters.flatMap((roster) =>
      roster.columns.map((column) => [column.code, { roster: roster.code, column }]),
    ),
  );
  const rows = new Map<string, RosterRow & { cells: Map<string, StoredValue["value"]>; refs: Map<string, CellRef> }>();
  for (const value of values) {
    const place = value.row > 0 ? placeOf.get(value.element) : undefined;
    if (place === undefined) continue;
    const { roster, column } = place;
    const key = `${value.unit}|${roster}|${value.row}`;
    const row = rows.get(key) ?? { unit: value.unit, roster, cells: new Map(), refs: new Map() };
    const { element, sheet, cell, raw } = value;
    row.refs.set(element, { element, sheet, cell, raw });
    row.cells.set(element, held.has(`${value.unit}|${element}`) ? null : formulaValue(column, value.value));
    rows.set(key, row);
  }
  return [...rows.values()];
}
