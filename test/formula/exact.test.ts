/** Sums as decimals, and formulas taken apart for an engine. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bandsOf,
  criterion,
  exactSum,
  leafName,
  ofMillionths,
  parseFormula,
  splitLeaves,
} from "../../src/formula/index.js";

const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const usual = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => n / 1000);

describe("a sum of decimals", () => {
  test.each([
    [[0.1, 0.2], 0.3],
    [[], 0],
    [[1e16, 1, -1e16], 1],
    [[0.1, 1e300, -1e300], 0.1],
    [[1.005, 0.0000001], 1.0050001],
    [[-0], 0],
    [[1e308, 1e308], Number.POSITIVE_INFINITY],
    [[5e-324, 5e-324], 1e-323],
    [[999_999_999.999999, 0.000001], 1e9],
  ])("of %j is %d", (numbers, sum) => {
    expect(exactSum(numbers)).toBe(sum);
  });

  test("does not depend on the order, and one number is its own sum", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(double, usual), { maxLength: 12 }), fc.integer(), (numbers, seed) => {
        const turned = [...numbers].sort((a, b) => Math.sin(a + seed) - Math.sin(b + seed));
        expect(exactSum(turned)).toBe(exactSum(numbers));
      }),
    );
    fc.assert(
      fc.property(double, (number) => {
        expect(exactSum([number])).toBe(number + 0);
      }),
    );
  });

  test("of thousandths is that of whole numbers, divided once", () => {
    const thousandths = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { maxLength: 20 });
    fc.assert(
      fc.property(thousandths, (parts) => {
        const sum = parts.reduce((a, b) => a + b, 0n);
        expect(exactSum(parts.map((part) => Number(`${part}e-3`)))).toBe(Number(`${sum}e-3`));
        expect(ofMillionths(sum * 1000n)).toBe(Number(`${sum}e-3`));
      }),
    );
  });
});

test("within a band of doubles every criterion says the same, and the bands are all doubles", () => {
  const criteria = fc.array(
    fc.oneof(
      usual,
      fc.constantFrom("", "<>", "x*"),
      fc.tuple(fc.constantFrom("<", "<=", ">", ">=", "<>", "="), usual).map(([op, n]) => `${op}${n}`),
    ),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(criteria, fc.array(fc.oneof(double, usual)), fc.integer({ min: -4, max: 4 }), (own, cells, steps) => {
      const bands = bandsOf(own);
      const near = own.flatMap((one) =>
        typeof one === "number" ? [one, one * (1 + steps * 2 ** -52), one * (1 + steps * 1e-15)] : [],
      );
      for (const cell of [...cells, ...near]) {
        const band = bands.filter(({ low, high }) => cell >= low && cell < high);
        expect(band).toHaveLength(1);
        const inside = Number.isFinite(band[0]!.low) ? band[0]!.low : -Number.MAX_VALUE;
        for (const one of own) expect(criterion(one)(cell)).toBe(criterion(one)(inside));
      }
    }),
  );
});

describe("a formula taken apart", () => {
  const isColumn = (name: string) => /^[A-Z]$/.test(name);
  const split = (text: string) => splitLeaves(parseFormula(text).tree, isColumn);

  test("folds of columns become names", () => {
    const found = split('(SUM(A,B)-COUNTBLANK(D))/SUMIFS(A,B,"<>")*100+CT_X')!;
    expect(found.leaves).toEqual([
      { fold: "SUM", columns: ["A", "B"], conditions: [] },
      { fold: "COUNT", columns: [], conditions: [{ column: "D", criterion: "" }] },
      { fold: "SUM", columns: ["A"], conditions: [{ column: "B", criterion: "<>" }] },
    ]);
    expect(JSON.stringify(found.top)).toContain(`"name":"${leafName(2)}"`);
  });

  test.each(["A+1", "MEDIAN(A)", "SUMPRODUCT(A,B)", "SUM(A,1)", "SUMIF(A,CT_X)", "IF(ISBLANK(A),1,2)"])(
    "%s is left",
    (text) => {
      expect(split(text)).toBeNull();
    },
  );
});
