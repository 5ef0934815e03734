/** The figures among values; what lists hold are none. */
import type { Figure } from "../model.js";
import type { StoredValue } from "../store/index.js";

/** `leftOut`: `unit|element` of values that are held back. */
export function figuresAmong(values: readonly StoredValue[], leftOut: ReadonlySet<string>): Figure[] {
  return values
    .filter((value) => value.row === 0)
    .map(({ unit, element, value, reason, includedIn, sha256, sheet, cell, raw }) => {
      const source = { sha256, sheet, cell, raw };
      return { unit, element, value, reason, includedIn, held: leftOut.has(`${unit}|${element}`), source };
    });
}
