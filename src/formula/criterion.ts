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
