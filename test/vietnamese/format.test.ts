import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changeWord,
  formatNumber,
  formatPercent,
  formatPercentPoints,
  leadingZero,
} from "../../src/vietnamese/index.js";

describe("numbers in print", () => {
  test("dot for thousands, comma for decimals", () => {
    expect(formatNumber(1234.5, 1)).toBe("1.234,5");
    expect(formatNumber(1234567, 0)).toBe("1.234.567");
    expect(formatNumber(999, 2)).toBe("999,00");
    expect(formatNumber(-1234.5)).toBe("-1.234,5");
    expect(formatNumber(0)).toBe("0");
    expect(formatNumber(0.05)).toBe("0,05");
    expect(formatNumber(1e21, 0)).toBe("1.000.000.000.000.000.000.000");
    expect(formatNumber(1e-9, 2)).toBe("0,00");
  });

  test("half goes away from zero, once, on the digits Excel keeps", () => {
    expect(formatNumber(0.5, 0)).toBe("1");
    expect(formatNumber(2.5, 0)).toBe("3");
    expect(formatNumber(-2.5, 0)).toBe("-3");
    expect(formatNumber(1.005, 2)).toBe("1,01");
    expect(formatNumber(0.285 * 100, 0)).toBe("29");
    expect(formatNumber(1.45, 0)).toBe("1"); // not 1,45 → 1,5 → 2
    expect(formatNumber(9.995, 2)).toBe("10,00");
    expect(formatNumber(999.95, 1)).toBe("1.000,0");
    expect(formatNumber(0.1 + 0.2)).toBe("0,3");
  });

  test("no negative zero, and no NaN", () => {
    expect(formatNumber(-0.04, 1)).toBe("0,0");
    expect(formatNumber(-0, 0)).toBe("0");
    expect(formatNumber(Number.NaN, 1)).toBe("-");
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe("-");
  });

  test("is never further from the number than half a last place", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(5), (n, decimals) => {
        const printed = Number(formatNumber(n, decimals).replaceAll(".", "").replace(",", "."));
        expect(Math.abs(printed - n)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
      }),
    );
  });
});

test("counts under ten take a leading zero", () => {
  expect([0, 5, 9, 10, 52, 1234, 2.5, -3].map(leadingZero)).toEqual([
    "00",
    "05",
    "09",
    "10",
    "52",
    "1.234",
    "2,5",
    "-3",
  ]);
});

test("percent and percentage points", () => {
  expect(formatPercent(93.42)).toBe("93,4%");
  expect(formatPercentPoints(3.6)).toBe("3,6 điểm phần trăm");
  expect(formatPercent(Number.NaN)).toBe("-");
});

test("the word of a change is that of the number as printed", () => {
  expect(changeWord(3)).toBe("tăng");
  expect(changeWord(-0.06, 1)).toBe("giảm");
  expect(changeWord(-0.04, 1)).toBe("không thay đổi");
});
