/**
 * Formulas over cells of every kind: each allowed function and operator with each kind of argument, from lists and from a
 * seed. Knows the language of formulas (its functions and how many arguments they take), not how any is evaluated.
 */
import { allowedFunctions, ExcelError, type Operand, parseFormula, type Scalar } from "../../src/formula/index.js";
import { signatureOf } from "../../src/formula/signatures.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import type { Content } from "./set-cells.js";

const error = (code: string): Content => ({ error: code });

/** One cell each; "" is the result of a formula, since LibreOffice keeps no text of no length. */
export const cells: Readonly<Record<string, Content | null>> = {
  V_BLANK: null,
  V_EMPTY: "",
  V_ZERO: 0,
  V_MINUS_ZERO: -0,
  V_ONE: 1,
  V_MINUS: -2.5,
  V_HALF: 0.5,
  V_HALVES: 1.005,
  V_NOISE: 0.1 + 0.2,
  V_THIRD: 1 / 3,
  V_DIGITS15: 123456789012345,
  V_DIGITS16: 1234567890123456,
  V_DIGITS17: 12345678901234568,
  V_NEARLY3: 2.9999999999999996,
  V_BIG: 1e300,
  V_SMALL: 1e-300,
  V_DAY: 46361,
  V_DAY60: 60,
  V_TEXT: "abc",
  V_UPPER: "ABC",
  V_VI: "1.234,5",
  V_EN: "1,234.5",
  V_SPACED: " 12 ",
  V_DIGITS: "12",
  V_POINT: "1.5",
  V_EXPONENT: "1e3",
  V_PERCENT: "12%",
  V_DATE: "05/12/2026",
  V_SPACES: "  a  b ",
  V_YES: "Có",
  V_YES_NFD: "Có".normalize("NFD"),
  V_WORD_TRUE: "TRUE",
  V_TRUE: true,
  V_FALSE: false,
  V_DIV0: error("#DIV/0!"),
  V_NA: error("#N/A"),
  V_VALUE: error("#VALUE!"),
  V_NUM: error("#NUM!"),
  V_REF: error("#REF!"),
  V_NULL: error("#NULL!"),
  V_NAME: error("#NAME?"),
};

const long = (make: (row: number) => Content | null) => Array.from({ length: 1000 }, (_, row) => make(row));

/** Ranges one column wide. */
export const columns: Readonly<Record<string, readonly (Content | null)[]>> = {
  C_NUMBERS: [10, 20, 30, null, 5, -5, 0.1, 20],
  C_OTHERS: [1, null, 3, 4, 0, -6, 0.7, 8],
  C_KINDS: ["xa", "Xa", "so", null, "xa", "x*", "xã", "XA"],
  C_MIXED: [1, "x", null, "5", 0, " 12 ", "1.234,5", "TRUE"],
  C_TRUTHS: [true, false, 1, "TRUE", null, 0, "x", true],
  C_ERRORS: [1, error("#DIV/0!"), 3, null, error("#N/A"), 6, 7, 8],
  C_LATE_ERROR: [1, 2, 3, 4, 5, 6, 7, error("#VALUE!")],
  C_EMPTY: [null, null, null, null, null, null, null, null],
  C_TEXTS: ["a", "b", "~", "a*c", "a?c", "abc", "", "A"],
  C_VIETNAMESE: ["Có", "Không", "có", null, "Có".normalize("NFD"), "KHÔNG", "đường", "Đường"],
  C_DIGITS: [123456789012345, 1234567890123456, 12345678901234568, 0.1 + 0.2, 0.3, 2.5, -2.5, 1e15],
  C_ONE: [7],
  C_SHORT: [1, 2],
  C_LONG: long((row) => (row % 7 === 3 ? null : row % 11 === 5 ? `x${row}` : (row * 37) % 1000)),
  C_LONG_KINDS: long((row) => (row % 13 === 0 ? null : ["xa", "so", "dn", "Xã"][row % 4]!)),
  C_LONG_EMPTY: long(() => null),
};

export interface Vector {
  /** What it is a case of: a function, an operator, or a kind of formula. */
  group: string;
  formula: string;
}

function scalarOf(content: Content | null): Scalar {
  return content !== null && typeof content === "object" ? ExcelError.of(content.error)! : content;
}

/** What the names stand for, to our own evaluation. */
export function namesOfVectors(): (name: string) => Operand | undefined {
  const operands = new Map<string, Operand>([
    ...Object.entries(cells).map(([name, content]) => [name, scalarOf(content)] as const),
    ...Object.entries(columns).map(([name, list]) => [name, { cells: list.map(scalarOf) }] as const),
  ]);
  return (name) => operands.get(name);
}

const cellNames = Object.keys(cells);
const columnNames = Object.keys(columns);
const sameLength = columnNames.filter((name) => columns[name]!.length === 8);
const literals = [
  "0",
  "1",
  "-1",
  "2.5",
  "0.1",
  '""',
  '"abc"',
  '"12"',
  '" 12 "',
  '"1.234,5"',
  '"1,234.5"',
  '"Có"',
  "TRUE",
  "FALSE",
  "1/0",
  "1E+15",
];
const comparisons = ["=", "<>", "<", "<=", ">", ">="];
const arithmetic = ["+", "-", "*", "/", "^", "&"];

const criteria = [
  ...[
    '"xa"',
    '"XA"',
    '"x*"',
    '"x?"',
    '"x~*"',
    '"*"',
    '"?"',
    '"~~"',
    '"a*c"',
    '"a~?c"',
    '"*a*"',
    '"Có"',
    '"có"',
    '"K*"',
    '"xã"',
  ],
  ...['""', '"="', '"<>"', '"=xa"', '"<>xa"', '"<>x*"', '"<>"&""', '"5"', '"=5"', '"<>5"', "5", "0", '"0"', "-5", "20"],
  ...[
    '">5"',
    '">=5"',
    '"<5"',
    '"<=20"',
    '">0"',
    '"<0"',
    '">xa"',
    '"<=so"',
    '">"',
    '">"&V_HALF',
    '"<"&V_NOISE',
    '"="&V_ONE',
    '">="&V_MINUS',
  ],
  ...["TRUE", "FALSE", '"TRUE"', '"=TRUE"', '"12"', '" 12 "', '"1.234,5"'],
  ...[
    "V_BLANK",
    "V_EMPTY",
    "V_ONE",
    "V_TEXT",
    "V_YES",
    "V_YES_NFD",
    "V_TRUE",
    "V_NOISE",
    "V_DIGITS",
    "V_NA",
    "V_DIGITS16",
  ],
];

/** Elementwise functions of one value, and the operators that stand beside one. */
const unary: [string, (x: string) => string][] = [
  ...["ABS", "INT", "TRUNC", "SQRT", "EXP", "LN", "LOG10", "LEN", "TRIM", "UPPER", "LOWER", "LEFT", "RIGHT"].map(
    called,
  ),
  ...["NOT", "ISBLANK", "ISNUMBER", "ISTEXT", "YEAR", "MONTH", "DAY", "AND", "OR"].map(called),
  ["minus", (x) => `-${x}`],
  ["plus", (x) => `+${x}`],
  ["percent", (x) => `${x}%`],
];

function called(name: string): [string, (x: string) => string] {
  return [name, (x) => `${name}(${x})`];
}

const binary = [
  "ROUND",
  "ROUNDUP",
  "ROUNDDOWN",
  "TRUNC",
  "MOD",
  "POWER",
  "LEFT",
  "RIGHT",
  "EXACT",
  "IFERROR",
  "AND",
  "OR",
];
const ofMany = ["SUM", "AVERAGE", "COUNT", "COUNTA", "MIN", "MAX", "MEDIAN", "AND", "OR", "SUMPRODUCT"];

/** All vectors: the same list every time. */
export function vectors(): Vector[] {
  const dice = random(20261205);
  const found = [
    ...ofOneValue(),
    ...ofTwoValues(dice),
    ...ofRanges(),
    ...ofCriteria(dice),
    ...ofArrays(),
    ...ofDates(dice),
    ...ofRounding(dice),
    ...ofChoices(),
    ...atTheEdge(),
    ...ofTrees(dice),
  ];
  const known = new Set<string>();
  return found.filter(({ formula }) => {
    if (known.has(formula) || !isAccepted(formula)) return false;
    known.add(formula);
    return true;
  });
}

/** A definition could not hold the others. */
function isAccepted(formula: string): boolean {
  try {
    parseFormula(formula);
    return true;
  } catch {
    return false;
  }
}

function ofOneValue(): Vector[] {
  return unary.flatMap(([group, write]) => [...cellNames, ...literals].map((x) => ({ group, formula: write(x) })));
}

function ofTwoValues(dice: Random): Vector[] {
  const pairs = cellNames.flatMap((a) => cellNames.map((b) => [a, b] as const));
  const withLiterals = cellNames.flatMap((a) => literals.flatMap((b) => [[a, b] as const, [b, a] as const]));
  const operated = [...comparisons, ...arithmetic].flatMap((operator) =>
    [...pairs.filter(() => dice.chance(0.35)), ...withLiterals.filter(() => dice.chance(0.15))].map(([a, b]) => ({
      group: `operator ${operator}`,
      formula: `${a}${operator}${b}`,
    })),
  );
  const counts = [
    "0",
    "1",
    "2",
    "-1",
    "3",
    "V_ONE",
    "V_MINUS",
    "V_HALF",
    "V_BLANK",
    "V_TEXT",
    "V_SPACED",
    "V_NA",
    "V_TRUE",
    "V_DIGITS15",
  ];
  const functions = binary.flatMap((name) =>
    cellNames.flatMap((a) => [
      ...counts.filter(() => dice.chance(0.5)).map((b) => ({ group: name, formula: `${name}(${a},${b})` })),
      ...cellNames.filter(() => dice.chance(0.15)).map((b) => ({ group: name, formula: `${name}(${a},${b})` })),
    ]),
  );
  return [...operated, ...functions];
}

function ofRanges(): Vector[] {
  const alone = [...ofMany, "COUNTBLANK"].flatMap((group) =>
    [...columnNames, ...cellNames].map((name) => ({ group, formula: `${group}(${name})` })),
  );
  const together = ofMany.flatMap((group) =>
    columnNames.flatMap((name, index) => [
      ...["V_BLANK", "V_TRUE", "V_DIGITS", "V_NA", "TRUE", '"3"', "2.5"].map((x) => ({
        group,
        formula: `${group}(${name},${x})`,
      })),
      { group, formula: `${group}(${name},${columnNames[(index + 3) % columnNames.length]})` },
    ]),
  );
  const scalars = ofMany.flatMap((group) =>
    [...literals, '"x"', '"3"', '"1.5"'].map((x) => ({ group, formula: `${group}(${x})` })),
  );
  return [...alone, ...together, ...scalars];
}

function ofCriteria(dice: Random): Vector[] {
  const counted = criteria.flatMap((criterion) =>
    columnNames.map((name) => ({ group: "COUNTIF", formula: `COUNTIF(${name},${criterion})` })),
  );
  const ranges = sameLength;
  const others = criteria.flatMap((criterion) =>
    ranges.flatMap((range) => {
      const [target, second] = [dice.pick(ranges), dice.pick(ranges)];
      const more = dice.pick(criteria);
      return [
        { group: "SUMIF", formula: `SUMIF(${range},${criterion})` },
        { group: "SUMIF", formula: `SUMIF(${range},${criterion},${target})` },
        { group: "SUMIFS", formula: `SUMIFS(${target},${range},${criterion})` },
        { group: "SUMIFS", formula: `SUMIFS(${target},${range},${criterion},${second},${more})` },
        { group: "COUNTIFS", formula: `COUNTIFS(${range},${criterion},${second},${more})` },
        { group: "AVERAGEIFS", formula: `AVERAGEIFS(${target},${range},${criterion})` },
      ].filter(() => dice.chance(0.5));
    }),
  );
  const longOnes = ['"xa"', '"<>xa"', '""', '"<>"', '"x*"'].flatMap((criterion) => [
    { group: "SUMIFS", formula: `SUMIFS(C_LONG,C_LONG_KINDS,${criterion})` },
    { group: "SUMIFS", formula: `SUMIFS(C_LONG,C_LONG_KINDS,${criterion},C_LONG,">=500")` },
    { group: "COUNTIFS", formula: `COUNTIFS(C_LONG_KINDS,${criterion},C_LONG,"<>")` },
    { group: "AVERAGEIFS", formula: `AVERAGEIFS(C_LONG,C_LONG_KINDS,${criterion})` },
    { group: "COUNTIFS", formula: `COUNTIFS(C_LONG_EMPTY,${criterion},C_LONG,">0")` },
  ]);
  const unequal = ["SUMIFS(C_NUMBERS,C_SHORT,1)", "COUNTIFS(C_NUMBERS,1,C_SHORT,1)", "AVERAGEIFS(C_NUMBERS,C_SHORT,1)"];
  return [...counted, ...others, ...longOnes, ...unequal.map((formula) => ({ group: "unequal ranges", formula }))];
}

/** Columns computed cell by cell, which only SUMPRODUCT does. */
function ofArrays(): Vector[] {
  const pairs = sameLength.flatMap((a) => sameLength.map((b) => [a, b] as const));
  const shapes: ((a: string, b: string) => string)[] = [
    (a, b) => `SUMPRODUCT(${a},${b})`,
    (a, b) => `SUMPRODUCT(${a}*${b})`,
    (a, b) => `SUMPRODUCT((${a}=${b})*1)`,
    (a, b) => `SUMPRODUCT((${a}<${b})*ISNUMBER(${a}))`,
    (a, b) => `SUMPRODUCT(--(${a}<>""),--ISNUMBER(${b}))`,
    (a, b) => `SUMPRODUCT(ISNUMBER(${a})*(${b}>=1))`,
    (a) => `SUMPRODUCT((LEN(${a})>0)*1)`,
    (a) => `SUMPRODUCT(ROUND(${a},0)*1)`,
    (a) => `SUMPRODUCT(ISTEXT(${a})*1,ISBLANK(${a})*1)`,
    (a) => `SUMPRODUCT((${a}="xa")*${a})`,
    (a) => `SUMPRODUCT((UPPER(${a})="XA")*1)`,
    (a) => `SUMPRODUCT((LEFT(${a},1)="x")+(TRIM(${a})="xa"))`,
  ];
  const found = shapes.flatMap((write) => pairs.map(([a, b]) => ({ group: "SUMPRODUCT", formula: write(a, b) })));
  const long = [
    "SUMPRODUCT(ISNUMBER(C_LONG)*1)",
    'SUMPRODUCT((C_LONG_KINDS="xa")*ISNUMBER(C_LONG))',
    "SUMPRODUCT(C_LONG,C_LONG)",
  ];
  return [...found, ...long.map((formula) => ({ group: "SUMPRODUCT", formula }))];
}

function ofDates(dice: Random): Vector[] {
  const years = [
    "0",
    "1",
    "99",
    "1899",
    "1900",
    "1904",
    "2000",
    "2026",
    "9999",
    "10000",
    "-1",
    "2026.9",
    "V_BLANK",
    "V_TEXT",
    "V_DIGITS",
  ];
  const parts = ["0", "1", "2", "12", "13", "29", "31", "-1", "-12", "40", "400", "1.9", "V_BLANK", "V_NA", "V_SPACED"];
  const made = years.flatMap((year) =>
    parts.flatMap((month) =>
      parts.filter(() => dice.chance(0.4)).map((day) => ({ group: "DATE", formula: `DATE(${year},${month},${day})` })),
    ),
  );
  const serials = [0, 0.5, 1, 31, 32, 59, 60, 61, 366, 367, 36525, 36526, 46361, 46361.99, 2958465, 2958466, -1];
  const taken = ["YEAR", "MONTH", "DAY"].flatMap((group) =>
    serials.map((serial) => ({ group, formula: `${group}(${serial})` })),
  );
  return [...made, ...taken];
}

/** Halves of both signs at every place, numbers of 15 and more digits, sums that leave a trace of noise. */
function ofRounding(dice: Random): Vector[] {
  const halves = Array.from({ length: 250 }, () => {
    const places = dice.between(-2, 6);
    const digits = dice.between(0, 99_999) * 10 + 5;
    const value = Number(`${dice.pick(["", "-"])}${digits}e${-places - 1}`);
    return { value, places };
  });
  const rounding = ["ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"];
  const exact = halves.flatMap(({ value, places }) => {
    const group = dice.pick(rounding);
    return [
      { group: "ROUND", formula: `ROUND(${literal(value)},${places})` },
      { group, formula: `${group}(${literal(value)},${places})` },
      { group, formula: `${group}(${literal(value)},${places + dice.between(-2, 1)})` },
    ];
  });
  const computed = Array.from({ length: 250 }, () => {
    const [a, b] = [dice.between(1, 9999), dice.between(1, 9999)];
    const places = dice.between(0, 3);
    return dice.pick([
      { group: "ROUND", formula: `ROUND(${a / 100}+${b / 1000},${places})` },
      { group: "INT", formula: `INT(${a / 100}-${b / 1000})` },
      { group: "MOD", formula: `MOD(${a / 10},${b / 1000})` },
      { group: "MOD", formula: `MOD(-${a},${dice.between(1, 50)})` },
      { group: "operator -", formula: `${a / 10}-${b / 10}=${Math.round(a - b) / 10}` },
      { group: "operator +", formula: `(${a / 10}+${b / 100})-${a / 10}` },
      { group: "ABS", formula: `ABS(${a / 10}+${b / 10}-${(a + b) / 10})<=0` },
      { group: "ABS", formula: `ABS(${a / 10}+${b / 10}-${(a + b + 1) / 10})<=0.1000001` },
      { group: "SUM", formula: `SUM(${a / 10},${b / 10},-${(a + b) / 10})` },
      { group: "operator =", formula: `${a / 7}*7=${a}` },
      { group: "operator <=", formula: `${a}/${b}*100<=${literal(Number(((a / b) * 100).toPrecision(15)))}` },
      { group: "POWER", formula: `POWER(${a / 100},${dice.between(-3, 5)})` },
    ]);
  });
  return [...exact, ...computed];
}

function literal(value: number): string {
  return String(value).toUpperCase();
}

function ofChoices(): Vector[] {
  const conditions = [
    ...cellNames,
    "TRUE",
    "FALSE",
    "0",
    '"TRUE"',
    '"x"',
    "V_ONE>0",
    "V_TEXT>5",
    "V_NA=1",
    "AND(V_ONE,V_BLANK)",
  ];
  return conditions.flatMap((condition) => [
    { group: "IF", formula: `IF(${condition},1,2)` },
    { group: "IF", formula: `IF(${condition},"a")` },
    { group: "IF", formula: `IF(${condition},V_BLANK,V_TEXT)` },
    { group: "IF", formula: `IF(${condition},V_DIV0,V_NA)` },
    { group: "IF", formula: `IF(${condition},1/0,3)` },
    { group: "IFERROR", formula: `IFERROR(${condition},"e")` },
    { group: "IFERROR", formula: `IFERROR(1/0,${condition})` },
    { group: "NOT", formula: `NOT(${condition})` },
    { group: "AND", formula: `AND(TRUE,${condition})` },
    { group: "OR", formula: `OR(FALSE,${condition})` },
    { group: "OR", formula: `OR(TRUE,${condition})` },
  ]);
}

/** Where programs are known to part, so that no draw of the dice leaves them out. */
function atTheEdge(): Vector[] {
  const formulas = [
    ...["629.7-552.3=77.4", "0.1+0.2=0.3", "0.1*3=0.3", "1-0.9=0.1", "1000000.1+0.2=1000000.3", "0.285*100=28.5"],
    ...[
      "SUM(0.1,0.2,-0.3)",
      "SUM(32.6,376.6,-409.2)",
      "0.1+0.2-0.3",
      "1*(0.5-0.4-0.1)",
      "ABS(33.3+22.2-55.35)<=0.1500001",
    ],
    ...[
      "0^0",
      "0^-1",
      "(-8)^(1/3)",
      "0.5^99999",
      "1E-300/1E+10",
      "MOD(5,0)",
      "MOD(1E-300,-1)",
      "MOD(3,-2)",
      "MOD(-3,2)",
    ],
    ...['COUNTIF(C_KINDS,">")', 'COUNTIFS(C_LONG_KINDS,"",C_LONG,"<>")', 'COUNTIFS(C_LONG,"<>",C_LONG_KINDS,"")'],
    ...["COUNTA(V_NAME)", "SUMPRODUCT(C_ERRORS,C_KINDS)", "COUNTIF(C_MIXED,5)", 'COUNTIF(C_NUMBERS,"*")'],
  ];
  return formulas.map((formula) => ({ group: "the edge", formula }));
}

/** Formulas as a definition could hold them, one inside the other. */
function ofTrees(dice: Random): Vector[] {
  return Array.from({ length: 5000 }, () => {
    const formula = tree(dice, dice.between(2, 4));
    return { group: "trees", formula };
  });
}

function tree(dice: Random, depth: number): string {
  if (depth === 0 || dice.chance(0.1))
    return dice.chance(0.7) ? dice.pick(cellNames) : dice.pick(literals.filter((one) => one !== "1/0"));
  const inner = () => tree(dice, depth - 1);
  if (dice.chance(0.4)) return `(${inner()}${dice.pick([...comparisons, ...arithmetic])}${inner()})`;
  const name = dice.pick(allowedFunctions());
  const { least, most, isRange, isCriterion, pairs } = signatureOf(name)!;
  const count = pairs ? least + 2 * dice.between(0, 1) : Math.min(most, least + dice.between(0, 1));
  const target = dice.pick(sameLength);
  const args = Array.from({ length: count }, (_, index) => {
    if (isRange(index)) return dice.chance(0.7) ? dice.pick(sameLength) : target;
    if (isCriterion(index)) return dice.pick(criteria);
    return ofMany.includes(name) && dice.chance(0.6) ? dice.pick(columnNames) : inner();
  });
  return `${name}(${args.join(",")})`;
}
