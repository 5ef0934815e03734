/** SUMIF, SUMIFS, COUNTIF, COUNTIFS and AVERAGEIFS: one machine, fed with the arguments in one order. */
import { cellNumber } from "../digits.js";
import { exactSum } from "../exact.js";
import { ExcelError, type Scalar } from "../scalar.js";
import { average } from "./aggregates.js";

type Cells = readonly Scalar[];

export interface Condition {
  readonly cells: Cells;
  readonly test: (cell: Scalar) => boolean;
}

interface Conditional {
  /** Which argument holds the figures, or null when rows are counted. */
  target(count: number): number | null;
  /** Where the pairs of range and criterion begin. */
  readonly firstPair: 0 | 1;
  fold(numbers: readonly number[]): number | ExcelError;
}

const none = () => null;
const first = () => 0;

export const conditionals: Readonly<Record<string, Conditional>> = {
  SUMIF: { target: (count) => (count === 3 ? 2 : 0), firstPair: 0, fold: exactSum },
  SUMIFS: { target: first, firstPair: 1, fold: exactSum },
  AVERAGEIFS: { target: first, firstPair: 1, fold: average },
  COUNTIF: { target: none, firstPair: 0, fold: exactSum },
  COUNTIFS: { target: none, firstPair: 0, fold: exactSum },
};

/** Positions of the pairs' ranges among `count` arguments; each criterion stands next to its range. */
export function rangesOfPairs(name: string, count: number): number[] {
  const positions: number[] = [];
  for (let at = conditionals[name]!.firstPair; at + 1 < count; at += 2) positions.push(at);
  return positions;
}

/**
 * Rows that meet all conditions, folded: their numbers in `target`, or 1 for each without one. SUMIF in Excel stretches
 * a shorter range beyond its name; here ranges of unequal length are #VALUE! for all five.
 */
export function foldRows(name: string, target: Cells | null, conditions: readonly Condition[]): Scalar {
  const rows = target ?? conditions[0]!.cells;
  if (conditions.some(({ cells }) => cells.length !== rows.length)) return ExcelError.VALUE;
  const numbers: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (!conditions.every(({ cells, test }) => test(cells[row]!))) continue;
    const cell = target ? target[row]! : 1;
    if (cell instanceof ExcelError) return cell;
    if (typeof cell === "number") numbers.push(cell);
  }
  const result = conditionals[name]!.fold(numbers);
  return result instanceof ExcelError ? result : cellNumber(result);
}
