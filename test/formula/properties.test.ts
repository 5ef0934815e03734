import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allowedFunctions,
  type BinaryOperator,
  ExcelError,
  evaluate,
  formulaOf,
  isColumn,
  type Node,
  type Operand,
  parseFormula,
  restrictRatios,
  type Scalar,
  toExcel,
} from "../../src/formula/index.js";
import { signatureOf } from "../../src/formula/signatures.js";

const name = fc
  .constantFrom("A_", "B_", "CT_X", "ĐẤT_Ở", "NO_SUCH")
  .map((text): Node => ({ type: "name", name: text }));
const operators: BinaryOperator[] = ["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="];
const number = fc.oneof(fc.nat(100), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
const text = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom("<>", ">=2", "x*", "1,5", "TRUE"));

const tree = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    name,
    number.map((value): Node => ({ type: "number", value: Math.abs(value) })),
    text.map((value): Node => ({ type: "text", value })),
    fc.boolean().map((value): Node => ({ type: "boolean", value })),
    fc.record({ type: fc.constant("percent" as const), operand: tie("node") }),
    fc.record({ type: fc.constant("unary" as const), operator: fc.constantFrom("+", "-"), operand: tie("node") }),
    fc.record({
      type: fc.constant("binary" as const),
      operator: fc.constantFrom(...operators),
      left: tie("node"),
      right: tie("node"),
    }),
    fc.constantFrom(...allowedFunctions()).chain((name) => callOf(name, tie("node"))),
  ),
})).node;

/** A call with as many arguments as it needs, and names where names are needed. */
function callOf(functionName: string, node: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  const signature = signatureOf(functionName)!;
  const args = Array.from({ length: signature.least }, (_, i) =>
    signature.isRange(i) ? name : signature.isCriterion(i) ? fc.constant<Node>({ type: "text", value: "x*" }) : node,
  );
  return fc.tuple(...args).map((given) => ({ type: "call", function: functionName, arguments: given }));
}

const error = fc.constantFrom(ExcelError.DIV0, ExcelError.NA, ExcelError.VALUE);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(fc.double(), fc.integer(), text, fc.boolean(), fc.constant(null), error);
const operand: fc.Arbitrary<Operand> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 6 }).map((cells) => ({ cells })),
);
const amounts = fc.array(fc.option(fc.integer({ min: -1e6, max: 1e6 })), { maxLength: 40 });

const column = (cells: readonly Scalar[]) => ({ cells });
const run = (formula: string, values: Record<string, Operand>) => evaluate(parseFormula(formula), (key) => values[key]);

describe("for any formula", () => {
  test("the text written for Excel reads back as the same formula", () => {
    const acceptable = (one: Node) => !/SUMPRODUCT\(.*IF(ERROR)?\(/.test(toExcel(one));
    fc.assert(
      fc.property(tree.filter(acceptable), (one) => {
        expect(parseFormula(toExcel(one)).tree).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  test("evaluation gives a value, whatever the cells hold", () => {
    fc.assert(
      fc.property(tree, fc.array(operand, { minLength: 4, maxLength: 4 }), (one, operands) => {
        const values = new Map(["A_", "B_", "CT_X", "ĐẤT_Ở"].map((key, i) => [key, operands[i]!]));
        const result = evaluate(formulaOf(one), (key) => values.get(key));
        expect(result).not.toBeUndefined();
        expect(result === null || (isColumn(result) && one.type === "binary")).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test("any text is either read or refused in words", () => {
    const pieces = fc.constantFrom(
      "A_",
      "SUM(",
      "(",
      ")",
      ",",
      "+",
      "-",
      "%",
      "<>",
      '"',
      "1",
      ".5",
      " ",
      "{",
      "B2",
      "!",
      "'",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join("")),
        ),
        (anything) => {
          try {
            parseFormula(anything);
          } catch (refusal) {
            expect((refusal as Error).name).toBe("FormulaProblem");
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("for any figures", () => {
  test("SUM is the sum by hand", () => {
    fc.assert(
      fc.property(amounts, (cells) => {
        const byHand = cells.reduce<number>((total, cell) => total + (cell ?? 0), 0);
        expect(run("SUM(A_)", { A_: column(cells) })).toBe(byHand);
      }),
    );
  });

  test('SUMIFS(a,b,"<>") takes the rows where b is filled', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(fc.nat()), fc.option(fc.nat()))), (rows) => {
        const byHand = rows.reduce((total, [a, b]) => total + (b === null ? 0 : (a ?? 0)), 0);
        const values = { A_: column(rows.map(([a]) => a)), B_: column(rows.map(([, b]) => b)) };
        expect(run('SUMIFS(A_,B_,"<>")', values)).toBe(byHand);
        expect(run("SUMPRODUCT((1-ISBLANK(B_))*A_)", values)).toBe(byHand);
      }),
    );
  });

  test("a restricted ratio is that of the units with both figures", () => {
    const restricted = formulaOf(restrictRatios(parseFormula("SUM(A_)/SUM(B_)").tree, () => true));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(fc.nat()), fc.option(fc.nat({ max: 1000 }))), { minLength: 1 }),
        (rows) => {
          const values: Record<string, Operand> = {
            A_: column(rows.map(([a]) => a)),
            B_: column(rows.map(([, b]) => b)),
          };
          const both = rows.filter(([a, b]) => a !== null && b !== null) as [number, number][];
          const [top, bottom] = [0, 1].map((side) => both.reduce((total, row) => total + row[side as 0 | 1], 0));
          expect(evaluate(restricted, (key) => values[key])).toBe(bottom === 0 ? ExcelError.DIV0 : top! / bottom!);
        },
      ),
    );
  });

  test("rounding treats losses as gains", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -5, max: 10 }),
        (x, places) => {
          for (const rounding of ["ROUND", "ROUNDUP", "ROUNDDOWN"]) {
            const up = run(`${rounding}(A_,B_)`, { A_: x, B_: places });
            const down = run(`${rounding}(A_,B_)`, { A_: -x, B_: places });
            if (typeof up === "number" && typeof down === "number") expect(up + down).toBe(0);
            else expect(up).toBe(down);
          }
        },
      ),
    );
  });

  test("a decimal written with two places is rounded as on paper", () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(9), (cents, tenth) => {
        const x = Number(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}${tenth}`);
        const onPaper = (cents + (tenth >= 5 ? 1 : 0)) / 100;
        expect(run("ROUND(A_,2)=B_", { A_: x, B_: onPaper })).toBe(true);
      }),
    );
  });

  test("numbers have one order: one of <, =, > holds, it turns around with the sides, and it carries on", () => {
    const near = fc
      .tuple(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat(60))
      .map(([x, k]) => x * (1 + k * 2 ** -52));
    const base = fc.constantFrom(0.3, 1, 28.5, 1e15);
    const close = fc.tuple(base, fc.nat(60)).map(([x, k]) => x * (1 + k * 2 ** -52));
    const value = fc.oneof(near, close);
    const compare = (a: number, b: number) =>
      ["A_<B_", "A_=B_", "A_>B_"].findIndex((text) => run(text, { A_: a, B_: b }) === true) - 1;
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(compare(a, b)).toBeGreaterThan(-2);
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        if (compare(a, b) === 0 && compare(b, c) === 0) expect(compare(a, c)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
