/**
 * Where LibreOffice 7.4 is known to compute otherwise than Excel, whom we follow; each with the reason. A formula is of
 * such a shape when one of its functions or operators, given what its arguments hold, is: a disagreement that is of none
 * of these shapes is a fault of ours. Sources: ../shared/oracle/semantics.tsv ("oracle"), and Microsoft's own pages on
 * the function or on "Floating-point arithmetic may give inaccurate results in Excel" ("Microsoft").
 */
import {
  ExcelError,
  evaluate,
  formulaOf,
  isColumn,
  type Names,
  type Node,
  type Scalar,
} from "../../src/formula/index.js";
import { children } from "../../src/formula/tree.js";

export interface KnownDifference {
  shape: string;
  /** Only of a LibreOffice that writes numbers as this language does. */
  locale?: string;
  libreOffice: string;
  /** What Excel does, and so we. */
  ours: string;
  source: string;
  /** `node`: one function or operator; `args`: the cells each of its arguments holds. */
  is(node: Node, args: readonly (readonly Scalar[])[], result: Scalar | null): boolean;
  /** Whether the two results are those the entry speaks of; asked where the whole formula is that function or operator. */
  gives?(libreOffice: Found, ours: Scalar): boolean;
}

/** A result as LibreOffice saves it. */
export type Found = number | string | boolean;
const isError = (found: Found) => typeof found === "string" && found.startsWith("#");

const arithmetic = new Set(["+", "-", "*", "/", "^"]);
const comparisons = new Set(["=", "<>", "<", "<=", ">", ">="]);
const orders = new Set(["<", "<=", ">", ">="]);
const ofNumbers = new Set(
  "ABS ROUND ROUNDUP ROUNDDOWN TRUNC INT MOD POWER SQRT EXP LN LOG10 DATE YEAR MONTH DAY LEFT RIGHT".split(" "),
);
const places = new Set("ROUND ROUNDUP ROUNDDOWN TRUNC LEFT RIGHT".split(" "));
const ofTexts = new Set("LEN TRIM UPPER LOWER LEFT RIGHT EXACT".split(" "));
const aggregates = new Set("SUM AVERAGE COUNT COUNTA COUNTBLANK MIN MAX MEDIAN SUMPRODUCT AND OR".split(" "));
const conditionals = new Set("SUMIF SUMIFS COUNTIF COUNTIFS AVERAGEIFS".split(" "));
const conditions = new Set("IF NOT AND OR".split(" "));

const functionOf = (node: Node) => (node.type === "call" ? node.function : "");
const operatorOf = (node: Node) =>
  node.type === "binary" ? node.operator : node.type === "unary" ? node.operator : "";
const isNumeric = (node: Node) =>
  node.type === "percent" || arithmetic.has(operatorOf(node)) || ofNumbers.has(functionOf(node));
const some = (args: readonly (readonly Scalar[])[], holds: (cell: Scalar) => boolean) =>
  args.some((cells) => cells.some(holds));
const isText = (cell: Scalar): cell is string => typeof cell === "string";
const plain = /^ *[+-]?\d+(?:[eE][+-]?\d+)?%? *$/;
const looksNumeric = (cell: Scalar) => isText(cell) && (plain.test(cell) || isLocal(cell));
/** "1.5", "1,234.5", "05/12/2026", and the words TRUE and FALSE. */
const isLocal = (cell: Scalar) =>
  isText(cell) && !plain.test(cell) && /^ *(?:[+-]?\d[\d.,/]*|TRUE|FALSE) *$/i.test(cell);
const errorsOf = (args: readonly (readonly Scalar[])[]) =>
  new Set(args.flat().filter((cell): cell is ExcelError => cell instanceof ExcelError));

export const knownDifferences: readonly KnownDifference[] = [
  {
    shape: 'arithmetic with a text that is a number only in some locales: "1.5"*2, ABS("1,234.5"), "TRUE"+1',
    libreOffice: "reads it as its own locale does",
    ours: "#VALUE!: the same in every office",
    source: "oracle: depends on the locale",
    gives: (found, ours) => ours === ExcelError.VALUE || (typeof found === "number" && ours === 0),
    is: (node, args) => (isNumeric(node) || aggregates.has(functionOf(node))) && some(args, isLocal),
  },
  {
    shape: 'a text as a condition: IF("12",1,2), NOT("12"), AND(TRUE,"TRUE")',
    libreOffice: "takes a number in it; refuses the word TRUE in AND and OR",
    ours: "only the words TRUE and FALSE are conditions",
    source: "Microsoft: IF, AND, OR",
    gives: (found, ours) => ours === ExcelError.VALUE || found === "#VALUE!",
    is: (node, args) =>
      conditions.has(functionOf(node)) && some(args.slice(0, functionOf(node) === "IF" ? 1 : 9), looksNumeric),
  },
  {
    shape: 'TRUE and FALSE beside numbers or texts, in ranges and as criteria: TRUE>5, TRUE&"", SUM(range with TRUE)',
    libreOffice: "has no truth values: 1 and 0",
    ours: "values of their own, above every text; not counted in ranges",
    source: "oracle",
    is: (node, args) =>
      (comparisons.has(operatorOf(node)) ||
        operatorOf(node) === "&" ||
        ["ISNUMBER", "MIN", "MAX", ...ofTexts].includes(functionOf(node)) ||
        aggregates.has(functionOf(node)) ||
        conditionals.has(functionOf(node)) ||
        node.type === "unary") &&
      (some(args, (cell) => typeof cell === "boolean") ||
        (conditionals.has(functionOf(node)) && criteriaOf(args, (text) => /^(=|<>)?(TRUE|FALSE)$/i.test(text)))),
  },
  {
    shape: "two different errors among the arguments, a text that is no number being one: NA()+1/0",
    libreOffice: "gives one of them",
    ours: "gives one of them, the first",
    source: "not told by Microsoft; both are undecided",
    gives: (found, ours) => isError(found) && ours instanceof ExcelError,
    is: (node, args) =>
      errorsOf(args).size > 1 ||
      (errorsOf(args).size === 1 && isNumeric(node) && some(args, isText)) ||
      (errorsOf(args).size === 1 && aggregates.has(functionOf(node)) && some(args, isText)),
  },
  {
    shape: "no result for this number: LN(0), MEDIAN of nothing, YEAR(-1)",
    libreOffice: "Err:502 or Err:503, written as #VALUE!",
    ours: "#NUM!",
    source: "oracle: SQRT(-1), LN(0)",
    gives: (found, ours) => found === "#VALUE!" && ours === ExcelError.NUM,
    is: (_, __, result) => result === ExcelError.NUM,
  },
  {
    shape: "days before 1 March 1900 or after 9999, years before 1900: YEAR(0), DATE(99,1,1)",
    libreOffice: "counts from 30 December 1899; years of two digits are 1930 to 2029",
    ours: "counts from 1 January 1900, with a 29 February; adds 1900 to a year below it",
    source: "Microsoft: DATE, and the 1900 date system",
    is: (node, args) => {
      if (functionOf(node) === "DATE")
        return args[0]!.some(
          (year) => Number(year ?? 0) < 1901 || Number(year) > 9998 || isText(year) || typeof year === "boolean",
        );
      return (
        ["YEAR", "MONTH", "DAY"].includes(functionOf(node)) &&
        args[0]!.some(
          (day) => Number(day ?? 0) < 61 || Number(day) > 2_958_465 || isText(day) || typeof day === "boolean",
        )
      );
    },
  },
  {
    shape: 'a text as an argument of its own, typed or computed: SUM("3",1), MAX(TRIM(" 12 "))',
    libreOffice: "#VALUE!",
    ours: "counts the number it spells",
    source: "oracle; Microsoft: SUM, AVERAGE, MAX",
    gives: (found) => found === "#VALUE!",
    is: (node, args) =>
      node.type === "call" &&
      aggregates.has(node.function) &&
      node.arguments.some((arg, index) => arg.type !== "name" && args[index]!.some(isText)),
  },
  {
    shape: 'a number that 15 digits do not tell, as a text: 1234567890123456&"", EXP(-0.12)&""',
    libreOffice: "16 digits, or 1.23456789012346E+016; rounds the last of 15 twice",
    ours: "15 digits, rounded once, the rest zeros",
    source: "Microsoft: specifications (15 digits)",
    gives: (found, ours) => typeof found === typeof ours,
    is: (node, args) =>
      (operatorOf(node) === "&" || ofTexts.has(functionOf(node))) &&
      some(
        args,
        (cell) => typeof cell === "number" && (cell !== Number(cell.toPrecision(15)) || Math.abs(cell) >= 1e15),
      ),
  },
  {
    shape: 'a number with decimals as a text: 0.5&""',
    locale: "vi-VN",
    libreOffice: "0,5, as a Vietnamese Excel does",
    ours: "0.5, as an English one does",
    source: "depends on the locale: for definitions to avoid, save in a criterion, where both read it back",
    gives: (found, ours) => typeof found === typeof ours,
    is: (node, args) =>
      (operatorOf(node) === "&" || ofTexts.has(functionOf(node))) &&
      some(args, (cell) => typeof cell === "number" && !Number.isInteger(cell)),
  },
  {
    shape: 'which of two texts comes first, marks and letters with accents among them: "~">"xa", COUNTIF(range,">xa")',
    libreOffice: "sorts as its language does; composed and decomposed letters are near",
    ours: "by code points; formulas ask whether texts are equal",
    source: "depends on the language of Windows",
    gives: (found, ours) =>
      isError(found) || typeof found === typeof ours || ours === ExcelError.DIV0 || found === "#DIV/0!",
    is: (node, args) => {
      const odd = (cell: Scalar) => isText(cell) && /[^ -}]|^[^a-z0-9]/i.test(cell);
      if (orders.has(operatorOf(node))) return some(args, odd);
      return (
        conditionals.has(functionOf(node)) &&
        criteriaOf(args, (text) => /^[<>]=?[^\d=<>-]/.test(text)) &&
        some(args, odd)
      );
    },
  },
  {
    shape: 'a wildcard over cells that hold no texts: COUNTIF(numbers,"*"), COUNTIF(errors,"?")',
    libreOffice: "looks at what the cells show",
    ours: "finds texts only",
    source: "Microsoft: COUNTIF",
    gives: (found, ours) => isError(found) || typeof found === "number" || ours === ExcelError.DIV0,
    is: (node, args) =>
      conditionals.has(functionOf(node)) &&
      criteriaOf(args, (text) => /(^|[^~])[*?]/.test(text)) &&
      some(args, (cell) => typeof cell === "number" || cell instanceof ExcelError),
  },
  {
    shape: 'a number as the criterion over texts that look like it: COUNTIF(range with "5",5)',
    libreOffice: "finds the number only",
    ours: "finds the text too",
    source: "Excel's COUNTIF takes digits for numbers; not told by Microsoft",
    is: (node, args) =>
      conditionals.has(functionOf(node)) &&
      args.some((cells) => cells.length === 1 && (typeof cells[0] === "number" || looksNumeric(stripped(cells[0]!)))) &&
      args.some((cells) => cells.length > 1 && cells.some(looksNumeric)),
  },
  {
    shape: "an error as the criterion: COUNTIF(range,NA())",
    libreOffice: "gives the error",
    ours: "finds that error in the range",
    source: "Excel's habit; not told by Microsoft",
    gives: (found) => isError(found),
    is: (node, args) =>
      conditionals.has(functionOf(node)) && args.some((cells) => cells.length === 1 && cells[0] instanceof ExcelError),
  },
  {
    shape: "counting one cell that holds #NAME?: COUNTA(name of the cell)",
    libreOffice: "counts it as an error",
    ours: "#NAME?: to a formula the same as a name that does not exist, which must not count as nothing",
    source: "a choice of ours, on the safe side: such a rule is undecided",
    gives: (found, ours) => typeof found === "number" && ours === ExcelError.NAME,
    is: (node, _, result) => functionOf(node).startsWith("COUNT") && result === ExcelError.NAME,
  },
  {
    shape: 'a criterion that compares with nothing: COUNTIF(range,">")',
    libreOffice: "finds texts of any length",
    ours: "finds nothing",
    source: "not known: check once in Excel",
    is: (node, args) => conditionals.has(functionOf(node)) && criteriaOf(args, (text) => /^[<>]=?$/.test(text)),
  },
  {
    shape: 'COUNTIFS and its kin, of several ranges, with a criterion that blank cells meet: COUNTIFS(a,"",b,"<>")',
    libreOffice: "leaves out blank cells at the end of the first range",
    ours: "counts them",
    source: "measured here: in the other order, and with SUMPRODUCT, LibreOffice counts as we do",
    is: (node, args) =>
      ["COUNTIFS", "SUMIFS", "AVERAGEIFS"].includes(functionOf(node)) &&
      args.filter((cells) => cells.length > 1).length > 1 &&
      criteriaOf(args, (text) => text === "" || text === "=" || /^<>./.test(text)) &&
      some(args, (cell) => cell === null),
  },
  {
    shape:
      "a power of zero, one too small to tell from zero, an odd root of a negative number: 0^0, 0^-1, 0.5^99999, (-8)^(1/3)",
    libreOffice: "1, #NUM!, #NUM!, -2",
    ours: "#NUM!, #DIV/0!, 0, #NUM!",
    source: "Microsoft: POWER; not told of roots",
    gives: (found, ours) =>
      (typeof found === "number" && ours === ExcelError.NUM) ||
      (found === "#NUM!" && (ours === 0 || ours === ExcelError.DIV0)),
    is: (node, args, result) =>
      (operatorOf(node) === "^" || functionOf(node) === "POWER") &&
      (result === 0 || result === ExcelError.DIV0 || some(args.slice(0, 1), (cell) => Number(cell) <= 0)),
  },
  {
    shape: "a number nearer to zero than 2.2E-308",
    libreOffice: "keeps it",
    ours: "0",
    source: "Microsoft: specifications",
    gives: (found, ours) => typeof found === "number" && Math.abs(found) < 1e-290 && ours === 0,
    is: (node, args, result) =>
      result === 0 && isNumeric(node) && some(args, (cell) => Math.abs(Number(cell)) < 1e-290 && Number(cell) !== 0),
  },
  {
    shape: "a sum whose parts cancel, or of more than 15 digits: SUM(0.1,0.2,-0.3)",
    libreOffice: "adds with a correction (Kahan)",
    ours: "adds one after the other, and leaves what is left",
    source: "Microsoft: floating-point arithmetic",
    gives: (found, ours) => typeof found === "number" && typeof ours === "number",
    is: (node, args, result) =>
      ["SUM", "AVERAGE", "SUMIF", "SUMIFS", "AVERAGEIFS", "SUMPRODUCT"].includes(functionOf(node)) &&
      typeof result === "number" &&
      (Math.abs(result) >= 1e15 ||
        some(
          args,
          (cell) => typeof cell === "number" && (Math.abs(cell) >= 1e15 || Math.abs(cell) > Math.abs(result) * 1e12),
        )),
  },
  {
    shape: "a difference that is nothing but rounding, with more to come: 1*(0.5-0.4-0.1)",
    libreOffice: "0",
    ours: "-2.8E-17: only the last operation of a formula is mended",
    source: "Microsoft: floating-point arithmetic, its own example",
    is: (node, args) => {
      const [a, b] = [args[0]?.[0], args[1]?.[0]];
      if (typeof a !== "number" || typeof b !== "number") return false;
      const left = operatorOf(node) === "-" ? a - b : operatorOf(node) === "+" ? a + b : 0;
      return left !== 0 && Math.abs(left) < 2 ** -46 * Math.abs(a);
    },
  },
  {
    shape: "two numbers alike to 14 digits but not to 15: 629.7-552.3=77.4",
    libreOffice: "TRUE: equal within 2^-48",
    ours: "FALSE: not equal to 15 digits",
    source: "Microsoft: floating-point arithmetic (15 digits)",
    gives: (found, ours) => typeof found === "boolean" && typeof ours === "boolean",
    is: (node, args) => {
      const [a, b] = [args[0]?.[0], args[1]?.[0]];
      if (!comparisons.has(operatorOf(node)) || typeof a !== "number" || typeof b !== "number") return false;
      return a !== b && Math.abs(a - b) < 2 ** -46 * Math.abs(a);
    },
  },
  {
    shape:
      'places or characters beyond what is ever asked for, or whole only to 15 digits: ROUND(1,1E+15), LEFT("a",2.9999999999999996)',
    libreOffice: "#VALUE!; rounds the count",
    ours: "leaves the number or text as it is; cuts the count",
    source: "not told by Microsoft",
    is: (node, args) =>
      places.has(functionOf(node)) &&
      some(
        args.slice(1),
        (cell) =>
          Math.abs(Number(cell)) > 300 ||
          (typeof cell === "number" && Math.floor(cell) !== Math.floor(Number(cell.toPrecision(15)))),
      ),
  },
  {
    shape: "rounding a number of more than 15 digits: TRUNC(1234567890123456,-1), TRUNC(2.9999999999999996,12)",
    libreOffice: "rounds all its digits, or fails on the smallest",
    ours: "rounds the 15 that Excel shows",
    source: "oracle: TRUNC(2.9999999999999996)",
    is: (node, args) =>
      places.has(functionOf(node)) &&
      some(args.slice(0, 1), (cell) => {
        const number = Number(cell);
        return (
          number !== 0 &&
          (number !== Number(number.toPrecision(15)) || Math.abs(number) >= 1e15 || Math.abs(number) < 1e-290)
        );
      }),
  },
  {
    shape: "MOD by zero of what is no number, MOD of numbers 1E+15 apart",
    libreOffice: "looks at the divisor first; #VALUE!",
    ours: "the first argument's error; the remainder",
    source: "Microsoft: MOD",
    is: (node, args) =>
      functionOf(node) === "MOD" &&
      (some(args.slice(1), (cell) => Number(cell) === 0) ||
        Math.abs(Math.log10(Math.abs(Number(args[0]![0]) / Number(args[1]![0])))) > 13 ||
        some(args.slice(1), (cell) => Math.abs(Number(cell)) > 1e15)),
  },
  {
    shape: "SUMPRODUCT over a column with an error beside one with texts",
    libreOffice: "a text counts 0 and hides the error",
    ours: "the error",
    source: "Microsoft: SUMPRODUCT",
    gives: (found, ours) => ours instanceof ExcelError && found !== ours.code,
    is: (node, args) => functionOf(node) === "SUMPRODUCT" && errorsOf(args).size > 0,
  },
];

/** A criterion: an argument that holds one text. */
function criteriaOf(args: readonly (readonly Scalar[])[], is: (text: string) => boolean): boolean {
  return args.some((cells) => cells.length === 1 && typeof cells[0] === "string" && is(cells[0]));
}

/** A criterion without its operator. */
function stripped(cell: Scalar): Scalar {
  return typeof cell === "string" ? cell.replace(/^(<>|<=|>=|[<>=])/, "") : cell;
}

/**
 * The first known difference that a function or operator of the formula is of; null where none is. Given both results,
 * one that says what each gives must say these.
 */
export function knownDifference(
  tree: Node,
  names: Names,
  locale: string,
  found: Found,
  ours: Scalar,
): KnownDifference | null {
  const possible = knownDifferences.filter((one) => one.locale === undefined || one.locale === locale);
  for (const child of children(tree)) {
    const inside = among(child);
    if (inside) return inside;
  }
  return among(tree, (one) => one.gives?.(found, ours) ?? true);

  function among(node: Node, fits: (one: KnownDifference) => boolean = () => true): KnownDifference | null {
    const inner = children(node);
    if (inner.length === 0) return null;
    if (node !== tree)
      for (const child of inner) {
        const inside = among(child);
        if (inside) return inside;
      }
    const args = inner.map((child) => cellsOf(child, names));
    const value = evaluate(formulaOf(node), names);
    const result = isColumn(value) ? null : value;
    return possible.find((one) => one.is(node, args, result) && fits(one)) ?? null;
  }
}

/** What an argument holds; of one that is computed over columns, what these hold. */
function cellsOf(node: Node, names: Names): readonly Scalar[] {
  const value = evaluate(formulaOf(node), names);
  if (isColumn(value)) return value.cells;
  if (value !== ExcelError.VALUE || !computesCells(node)) return [value];
  const ofColumns = children(node)
    .map((child) => cellsOf(child, names))
    .filter((cells) => cells.length !== 1);
  return ofColumns.length > 0 ? ofColumns.flat() : [value];
}

/** Whether it may stand over columns inside SUMPRODUCT. */
function computesCells(node: Node): boolean {
  return !aggregates.has(functionOf(node)) && !conditionals.has(functionOf(node));
}
