/**
 * Functions over ranges. In a range only numbers count, and texts that look like numbers, TRUE and blanks do not; typed
 * as an argument of their own, `SUM("3",TRUE)`, they do.
 */
import { booleanWord, toNumber } from "../coerce.js";
import { cellNumber } from "../digits.js";
import { exactSum } from "../exact.js";
import { cellsOf, ExcelError, isColumn, type Operand, type Scalar } from "../scalar.js";

interface Argument {
  readonly operand: Operand;
  /** Whether it is a name, which stands for cells, and not a literal or a result. */
  readonly isName: boolean;
}

type Aggregate = (args: readonly Argument[]) => Scalar;

/** A blank can only come from a cell, through IF for instance. */
function isRange({ operand, isName }: Argument): boolean {
  return isName || operand === null || isColumn(operand);
}

function ofNumbers(compute: (numbers: number[]) => number | ExcelError): Aggregate {
  return (args) => {
    const numbers: number[] = [];
    for (const arg of args) {
      const fromRange = isRange(arg);
      for (const cell of cellsOf(arg.operand)) {
        if (cell instanceof ExcelError) return cell;
        const number = fromRange ? cell : toNumber(cell);
        if (number instanceof ExcelError) return number;
        if (typeof number === "number") numbers.push(number);
      }
    }
    const result = compute(numbers);
    return result instanceof ExcelError ? result : cellNumber(result);
  };
}

export function average(numbers: readonly number[]): number | ExcelError {
  return numbers.length === 0 ? ExcelError.DIV0 : exactSum(numbers) / numbers.length;
}

function median(numbers: number[]): number | ExcelError {
  if (numbers.length === 0) return ExcelError.NUM;
  numbers.sort((a, b) => a - b);
  const middle = numbers.length >> 1;
  return numbers.length % 2 === 1 ? numbers[middle]! : (numbers[middle - 1]! + numbers[middle]!) / 2;
}

/** Math.max takes no more arguments than fit on the stack; a roster may be longer. */
function extreme(isBeyond: (a: number, b: number) => boolean): (numbers: number[]) => number {
  return (numbers) => {
    let found = numbers[0] ?? 0;
    for (const number of numbers) if (isBeyond(number, found)) found = number;
    return found;
  };
}

/** Counts errors like other cells, but not an unknown name: no count of something that is not there. */
function counting(counts: (cell: Scalar, fromRange: boolean) => boolean): Aggregate {
  return (args) => {
    let count = 0;
    for (const arg of args) {
      if (arg.operand === ExcelError.NAME) return ExcelError.NAME;
      const fromRange = isRange(arg);
      for (const cell of cellsOf(arg.operand)) if (counts(cell, fromRange)) count++;
    }
    return count;
  };
}

/** AND and OR look at every argument, so an error anywhere is the result. */
function ofTruths(compute: (truths: boolean[]) => boolean): Aggregate {
  return (args) => {
    const truths: boolean[] = [];
    for (const arg of args) {
      const fromRange = isRange(arg);
      for (const cell of cellsOf(arg.operand)) {
        if (cell instanceof ExcelError) return cell;
        if (typeof cell === "boolean") truths.push(cell);
        else if (typeof cell === "number") truths.push(cell !== 0);
        else if (typeof cell === "string" && !fromRange) {
          const word = booleanWord(cell);
          if (word === null) return ExcelError.VALUE;
          truths.push(word);
        }
      }
    }
    return truths.length === 0 ? ExcelError.VALUE : compute(truths);
  };
}

/** Columns of one length, multiplied row by row and added; what is no number counts 0. */
function sumproduct(args: readonly Argument[]): Scalar {
  const columns = args.map(({ operand }) => cellsOf(operand));
  const length = columns[0]?.length ?? 0;
  let total = 0;
  for (const column of columns) for (const cell of column) if (cell instanceof ExcelError) return cell;
  if (columns.some((column) => column.length !== length)) return ExcelError.VALUE;
  for (let row = 0; row < length; row++) {
    let product = 1;
    for (const column of columns) {
      const cell = column[row];
      product *= typeof cell === "number" ? cell : 0;
    }
    total += product;
  }
  return cellNumber(total);
}

export const aggregates: Readonly<Record<string, Aggregate>> = {
  SUM: ofNumbers(exactSum),
  AVERAGE: ofNumbers(average),
  MEDIAN: ofNumbers(median),
  MIN: ofNumbers(extreme((a, b) => a < b)),
  MAX: ofNumbers(extreme((a, b) => a > b)),
  COUNT: counting((cell, fromRange) =>
    fromRange || cell instanceof ExcelError ? typeof cell === "number" : typeof toNumber(cell) === "number",
  ),
  COUNTA: counting((cell) => cell !== null),
  COUNTBLANK: counting((cell) => cell === null || cell === ""),
  AND: ofTruths((truths) => truths.every(Boolean)),
  OR: ofTruths((truths) => truths.some(Boolean)),
  SUMPRODUCT: sumproduct,
};
