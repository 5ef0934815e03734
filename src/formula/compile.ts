/** Tree to closures, once; running them touches no tree. */
import { toBoolean } from "./coerce.js";
import { compareValues, holds } from "./compare.js";
import { criterion } from "./criterion.js";
import { aggregates } from "./library/aggregates.js";
import { arithmetic, lastOperators, negated, operators, percent } from "./library/arithmetic.js";
import { type Condition, conditionals, foldRows, rangesOfPairs } from "./library/conditional.js";
import { countOfText } from "./library/counted-texts.js";
import { dates } from "./library/dates.js";
import type { Elementwise } from "./library/elementwise.js";
import { kinds } from "./library/kinds.js";
import { joined, text } from "./library/text.js";
import { type Column, cellsOf, ExcelError, isColumn, type Names, type Operand, type Scalar } from "./scalar.js";
import { type Binary, type Call, type Comparison, isComparison, type Node } from "./tree.js";

export type Program = (names: Names) => Operand;

interface Place {
  /** Inside SUMPRODUCT columns are computed cell by cell; elsewhere a column where one value is due is #VALUE!. */
  readonly inArray: boolean;
  /** Whether no arithmetic follows, so that a sum may snap to zero. */
  readonly isLast: boolean;
}

const elementwise: Readonly<Record<string, Elementwise>> = { ...arithmetic, ...text, ...dates, ...kinds };

const programs = new WeakMap<Node, Program>();

/** The program of a tree, kept as long as the tree is. */
export function programOf(tree: Node): Program {
  let program = programs.get(tree);
  if (!program) {
    program = compile(tree, { inArray: false, isLast: true });
    programs.set(tree, program);
  }
  return program;
}

function compile(node: Node, place: Place): Program {
  switch (node.type) {
    case "number":
    case "text":
    case "boolean": {
      const { value } = node;
      return () => value;
    }
    case "name":
      return lookUp(node.name);
    case "unary":
      // A plus sign changes nothing, not even a text.
      if (node.operator === "+") return compile(node.operand, place);
      return overCells(negated, [compile(node.operand, { ...place, isLast: false })], place);
    case "percent":
      return overCells(percent, [compile(node.operand, { ...place, isLast: false })], place);
    case "binary":
      return binary(node, place);
    case "call":
      return callOf(node, { ...place, isLast: true });
  }
}

function lookUp(name: string): Program {
  return (names) => {
    const operand = names(name);
    return operand === undefined ? ExcelError.NAME : operand;
  };
}

function binary({ operator, left, right }: Binary, place: Place): Program {
  const sides = (isLast: boolean) => [compile(left, { ...place, isLast }), compile(right, { ...place, isLast })];
  if (isComparison(operator)) return overCells(comparing(operator), sides(true), place);
  if (operator === "&") return overCells(joined, sides(true), place);
  const last = place.isLast && (operator === "+" || operator === "-");
  return overCells(last ? lastOperators[operator] : operators[operator], sides(false), place);
}

function comparing(operator: Comparison): Elementwise {
  return (left = null, right = null) => {
    if (left instanceof ExcelError) return left;
    if (right instanceof ExcelError) return right;
    return holds(operator, compareValues(left, right));
  };
}

function callOf(node: Call, place: Place): Program {
  const name = node.function;
  if (name in conditionals) return conditional(node, place);
  const args = node.arguments.map((arg) => compile(arg, name === "SUMPRODUCT" ? { ...place, inArray: true } : place));
  if (name === "IF") return choice(args);
  if (name === "IFERROR") return rescue(args);
  const ofCells = elementwise[name];
  if (ofCells) return overCells(ofCells, args, place);
  const ofRanges = aggregates[name];
  // A tree need not come from the parser; an unknown function is what Excel says it is.
  if (!ofRanges) return () => ExcelError.NAME;
  const areNames = node.arguments.map((arg) => arg.type === "name");
  return (names) => ofRanges(args.map((arg, i) => ({ operand: arg(names), isName: areNames[i]! })));
}

function overCells(compute: Elementwise, args: readonly Program[], { inArray }: Place): Program {
  const overOperands = (operands: readonly Operand[]): Operand => {
    if (!operands.some(isColumn)) return compute(...(operands as readonly Scalar[]));
    return inArray ? cellByCell(compute, operands) : ExcelError.VALUE;
  };
  // Most functions take one or two values, and most values are no columns: these ways need no array.
  const [first, second] = args;
  if (args.length === 1) {
    return (names) => {
      const a = first!(names);
      return isColumn(a) ? overOperands([a]) : compute(a);
    };
  }
  if (args.length === 2) {
    return (names) => {
      const a = first!(names);
      const b = second!(names);
      return isColumn(a) || isColumn(b) ? overOperands([a, b]) : compute(a, b);
    };
  }
  return (names) => overOperands(args.map((arg) => arg(names)));
}

/** A single value goes with every row; a row that one column lacks is #N/A. */
function cellByCell(compute: Elementwise, operands: readonly Operand[]): Column {
  const columns = operands.map(cellsOf);
  const lengths = columns.map((cells) => cells.length);
  const rows = lengths.includes(0) ? 0 : Math.max(...lengths);
  const cells: Scalar[] = [];
  for (let row = 0; row < rows; row++) {
    const values = columns.map((column) => (column.length === 1 ? column[0]! : column[row]));
    cells.push(values.some((value) => value === undefined) ? ExcelError.NA : compute(...(values as readonly Scalar[])));
  }
  return { cells };
}

function choice([condition, yes, no]: readonly Program[]): Program {
  return (names) => {
    const value = condition!(names);
    if (isColumn(value)) return ExcelError.VALUE;
    const truth = toBoolean(value);
    if (truth instanceof ExcelError) return truth;
    if (truth) return yes!(names);
    return no ? no(names) : false;
  };
}

function rescue([attempt, instead]: readonly Program[]): Program {
  return (names) => {
    const value = attempt!(names);
    return value instanceof ExcelError ? instead!(names) : value;
  };
}

function conditional(node: Call, place: Place): Program {
  const args = node.arguments.map((arg) => compile(arg, place));
  const target = conditionals[node.function]!.target(args.length);
  const pairs = rangesOfPairs(node.function, args.length).map((at) => ({ at, test: rememberedTest() }));
  return (names) => {
    const operands = args.map((arg) => arg(names));
    // A cell may hold #NAME? and simply not match; a name that does not exist must not count as a range of no match.
    const ranges = pairs.map(({ at }) => operands[at]!);
    if (target !== null) ranges.push(operands[target]!);
    if (ranges.includes(ExcelError.NAME)) return ExcelError.NAME;
    const only = target === null && pairs.length === 1 ? pairs[0]!.at : null;
    if (only !== null) {
      const counted = countOfText(cellsOf(operands[only]!), scalarOf(operands[only + 1]!));
      if (counted !== null) return counted;
    }
    const conditions: Condition[] = [];
    for (const { at, test } of pairs) {
      const wanted = operands[at + 1]!;
      if (isColumn(wanted)) return ExcelError.VALUE;
      conditions.push({ cells: cellsOf(operands[at]!), test: test(wanted) });
    }
    return foldRows(node.function, target === null ? null : cellsOf(operands[target]!), conditions);
  };
}

function scalarOf(operand: Operand): Scalar {
  return isColumn(operand) ? null : operand;
}

/** Criteria are nearly always the same from one workbook to the next: the last one read is kept. */
function rememberedTest(): typeof criterion {
  let last: Scalar | undefined;
  let test: ReturnType<typeof criterion> | undefined;
  return (value) => {
    if (test === undefined || value !== last) {
      test = criterion(value);
      last = value;
    }
    return test;
  };
}
