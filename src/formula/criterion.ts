/** The criteria of SUMIFS and its kin: `5`, `">=5"`, `"x*"`, `"<>"` to a test of one cell. */
import { booleanWord, criterionNumber, plainNumber } from "./coerce.js";
import { compareTexts, fold, holds } from "./compare.js";
import { compareNumbers } from "./digits.js";
import { ExcelError, type Scalar } from "./scalar.js";
import type { Comparison } from "./tree.js";
import { wildcard } from "./wildcard.js";

type Test = (cell: Scalar) => boolean;

/** Longer operators first, so that `<=5` is not read as `<` and `=5`. */
const operators: readonly Comparison[] = ["<=", ">=", "<>", "<", ">", "="];

export function criterion(value: Scalar): Test {
  // A blank cell as a criterion asks for zeros, not for blanks.
  if (value === null) return equalsNumber(0);
  if (typeof value === "number") return equalsNumber(value);
  if (typeof value === "string") return spelled(value);
  return (cell) => cell === value;
}

function spelled(text: string): Test {
  const operator = operators.find((one) => text.startsWith(one));
  const operand = text.slice(operator?.length ?? 0);
  if (operand === "") return ofNothing(operator);
  if (operator === undefined || operator === "=") return equals(operand);
  if (operator === "<>") {
    const same = equals(operand);
    return (cell) => !same(cell);
  }
  return ordered(operator, operand);
}

/** `""` also finds texts of no length, `"="` only untouched cells, `"<>"` all but these. */
function ofNothing(operator: Comparison | undefined): Test {
  if (operator === undefined) return (cell) => cell === null || cell === "";
  if (operator === "=") return (cell) => cell === null;
  if (operator === "<>") return (cell) => cell !== null;
  return () => false;
}

function equals(operand: string): Test {
  const number = criterionNumber(operand);
  if (number !== null) return equalsNumber(number);
  const word = booleanWord(operand);
  if (word !== null) return (cell) => cell === word || (typeof cell === "string" && booleanWord(cell) === word);
  const error = ExcelError.of(operand);
  if (error) return (cell) => cell === error;
  const matches = wildcard(fold(operand));
  return (cell) => typeof cell === "string" && matches(fold(cell));
}

/** A number finds itself typed as text too; ordering (`">5"`) looks at numbers only. */
function equalsNumber(wanted: number): Test {
  return (cell) => {
    const number = typeof cell === "string" ? plainNumber(cell) : cell;
    return typeof number === "number" && compareNumbers(number, wanted) === 0;
  };
}

function ordered(operator: Comparison, operand: string): Test {
  const number = criterionNumber(operand);
  if (number !== null) return (cell) => typeof cell === "number" && holds(operator, compareNumbers(cell, number));
  const word = booleanWord(operand);
  if (word !== null) return (cell) => typeof cell === "boolean" && holds(operator, Number(cell) - Number(word));
  return (cell) => typeof cell === "string" && holds(operator, compareTexts(cell, operand));
}

/** Doubles from `low` up to, without it, `high`. */
export interface Band {
  low: number;
  high: number;
}

/**
 * The doubles cut where one of the criteria may change its mind: within a band each says the same of every number. So a
 * database that knows nothing of fifteen digits can tell which numbers meet a criterion.
 */
export function bandsOf(criteria: readonly Scalar[]): Band[] {
  const cuts = new Set<number>();
  for (const value of criteria) {
    const wanted = numberOf(value);
    if (wanted === null) continue;
    cuts.add(firstDouble((cell) => compareNumbers(cell, wanted) >= 0));
    cuts.add(firstDouble((cell) => compareNumbers(cell, wanted) > 0));
  }
  const edges = [Number.NEGATIVE_INFINITY, ...[...cuts].sort((a, b) => a - b), Number.POSITIVE_INFINITY];
  return edges.slice(1).map((high, index) => ({ low: edges[index]!, high }));
}

function numberOf(value: Scalar): number | null {
  if (value === null) return 0;
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const operator = operators.find((one) => value.startsWith(one));
  return criterionNumber(value.slice(operator?.length ?? 0));
}

const bits = new DataView(new ArrayBuffer(8));

/** The least double that passes a test which all larger ones pass too. */
function firstDouble(passes: (cell: number) => boolean): number {
  let least = keyOf(-Number.MAX_VALUE);
  let most = keyOf(Number.MAX_VALUE) + 1n;
  while (least < most) {
    const middle = (least + most) >> 1n;
    if (passes(doubleOf(middle))) most = middle;
    else least = middle + 1n;
  }
  return doubleOf(least);
}

/** Doubles numbered in their order: their bits as a whole number, those of negative ones counted downwards. */
function keyOf(double: number): bigint {
  bits.setFloat64(0, double);
  const key = bits.getBigInt64(0);
  return key < 0n ? -(key & 0x7fffffffffffffffn) : key;
}

function doubleOf(key: bigint): number {
  bits.setBigInt64(0, key < 0n ? -key : key);
  const double = bits.getFloat64(0);
  return key < 0n ? -double : double;
}
