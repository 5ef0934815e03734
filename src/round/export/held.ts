/** Which values were taken in but are left out: an open error names them, or the officer rejected them. */
import type { StoredValue } from "../../store/index.js";
import type { Round } from "../assemble.js";

export function heldOf({ campaign, table }: Round): (value: Pick<StoredValue, "unit" | "element" | "row">) => boolean {
  const rosterOf = new Map(
    campaign.rosters.flatMap(({ code, columns }) => columns.map((column) => [column.code, code])),
  );
  return ({ unit, element, row }) =>
    row === 0
      ? (table.figure(unit, element)?.held ?? false)
      : table.lacksRoster(unit, rosterOf.get(element) ?? "", element);
}
