/** Checks of the reasons given for missing figures: that they agree with each other and with last year. */
import type { MissingReason } from "../../model.js";
import { cellRef } from "../cells.js";
import { listed } from "../notes.js";
import type { Check } from "../reading.js";

/** A figure that is included in another one: that one must hold something, and not be included in the first. */
export const checkIncludedFigures: Check = ({ values, figures, located }, pen) => {
  const known = new Map(values.filter(({ row }) => row === 0).map((value) => [value.element, value]));
  const elements = new Map(located.map(({ element }) => [element.code, element]));
  for (const value of known.values()) {
    if (value.includedIn === null) continue;
    const element = elements.get(value.element);
    const other = elements.get(value.includedIn);
    const slots = { other: other ? `${other.name} (${other.code})` : value.includedIn };
    if (leadsBack(value.element, (code) => known.get(code)?.includedIn ?? null))
      pen.note("reason.circle", "error", slots, [cellRef(value)], element);
    else if ((figures.get(value.includedIn) ?? null) === null)
      pen.note("reason.included_in_nothing", "warning", slots, [cellRef(value)], element);
  }
};

function leadsBack(start: string, next: (code: string) => string | null): boolean {
  const seen = new Set([start]);
  for (let at = next(start); at !== null; at = next(at)) {
    if (at === start) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/** Reasons that say there is nothing to report. */
const nothing: readonly (MissingReason | null)[] = ["na", "zero"];

/** "Not ours" or "did not occur" where last year had a figure: perhaps so, but somebody has to say it. */
export const checkReasonsAgainstLastYear: Check = ({ values, previous }, pen) => {
  const odd = values.filter(({ row, element, reason }) => {
    const before = previous.get(element);
    return row === 0 && nothing.includes(reason) && typeof before === "number" && before !== 0;
  });
  if (odd.length === 0) return;
  const list = listed(odd.map(({ element }) => `${element} (${previous.get(element)})`));
  pen.note("reason.but_last_year", "warning", { count: odd.length, list }, odd.map(cellRef));
};
