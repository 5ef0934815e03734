/**
 * How often each text stands in a long column. A rule that asks it of every row (`COUNTIF(X,X)=1`) would otherwise look at
 * the whole column once a row: a ministry's lists have tens of thousands of rows.
 */
import { booleanWord, criterionNumber } from "../coerce.js";
import { fold } from "../compare.js";
import { ExcelError, type Scalar } from "../scalar.js";

/** Below this looking is cheaper than counting all. */
const longColumn = 64;

const counts = new WeakMap<readonly Scalar[], Map<string, number>>();

/** How many cells say this text; null where the column is short, or the criterion is more than a plain text. */
export function countOfText(cells: readonly Scalar[], wanted: Scalar): number | null {
  if (cells.length < longColumn || typeof wanted !== "string" || !isPlainText(wanted)) return null;
  let known = counts.get(cells);
  if (!known) {
    known = new Map();
    for (const cell of cells) {
      if (typeof cell !== "string") continue;
      const text = fold(cell);
      known.set(text, (known.get(text) ?? 0) + 1);
    }
    counts.set(cells, known);
  }
  return known.get(fold(wanted)) ?? 0;
}

function isPlainText(text: string): boolean {
  if (text === "" || /^[<>=]|[*?~]/.test(text)) return false;
  return criterionNumber(text) === null && booleanWord(text) === null && ExcelError.of(text) === undefined;
}
