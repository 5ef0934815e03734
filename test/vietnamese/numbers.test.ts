/** Cases 1 to 20, 22 and 55 to 57 of the domain notes (section 8), as far as they are about one figure. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/messages/index.js";
import { formatNumber, type NumberKind, type NumberOptions, readNumber } from "../../src/vietnamese/index.js";

const kinds: NumberKind[] = ["integer", "decimal", "percent", "money"];
/** "accept 12", "warn 12 number.unit_word", "reject number.range", "missing missing.dash". */
const read = (raw: string | number, kind: NumberKind, options?: NumberOptions) => {
  const { verdict, value, code } = readNumber(raw, kind, options);
  return [verdict, value, verdict === "accept" ? null : code].filter((part) => part !== null).join(" ");
};

describe("separators", () => {
  test("case 1: 1.234,5", () => {
    for (const kind of ["decimal", "percent", "money"] as const) expect(read("1.234,5", kind)).toBe("accept 1234.5");
    expect(read("1.234,5", "integer")).toBe("reject number.not_whole");
  });

  test("case 2: 1,234.5 is the English way", () => {
    expect(read("1,234.5", "decimal")).toBe("warn 1234.5 number.foreign_separators");
    expect(read("1,234,567", "integer")).toBe("warn 1234567 number.foreign_separators");
    expect(read("12.5", "decimal")).toBe("warn 12.5 number.foreign_separators");
    expect(read("0.6961", "decimal")).toBe("warn 0.6961 number.foreign_separators");
    expect(read("1234.5", "integer")).toBe("reject number.not_whole");
  });

  test("case 3: 1.234 is 1234 people, but may be 1,234 of anything that has decimals", () => {
    expect(read("1.234", "integer")).toBe("accept 1234");
    for (const kind of ["decimal", "percent", "money"] as const)
      expect(read("1.234", kind)).toBe("warn 1234 number.ambiguous_separator");
    expect(read("0.234", "decimal")).toBe("warn 0.234 number.foreign_separators");
  });

  test("case 4: 1,234 in a whole-number field", () => {
    expect(read("1,234", "integer")).toBe("warn 1234 number.ambiguous_separator");
    expect(read("1,234", "decimal")).toBe("warn 1.234 number.ambiguous_separator");
    expect(read("0,234", "decimal")).toBe("accept 0.234");
    expect(read("12,345", "percent")).toBe("accept 12.345");
  });

  test("case 5: the number 1.234 typed on an English machine is no count", () => {
    expect(read(1.234, "integer")).toBe("reject number.not_whole");
    expect(read(1.234, "decimal")).toBe("accept 1.234");
  });

  test("case 13: blanks of all widths, an apostrophe, full-width digits", () => {
    for (const raw of [
      "1 234",
      "1\u00a0234",
      "1\u202f234",
      "'1234",
      "’1234",
      "1234  ",
      " 1234",
      "１２３４",
      "1\u200b234",
    ])
      expect(read(raw, "integer")).toBe("accept 1234");
    expect(read("1 234 567,5", "money")).toBe("accept 1234567.5");
    expect(read("１．２３４，５", "decimal")).toBe("accept 1234.5");
  });

  test("case 15: groups of three, or none", () => {
    for (const kind of kinds) expect(read("1.234.567", kind)).toBe("accept 1234567");
    for (const raw of ["1.23.456", "12 34", "1.234 567", "1,23,456", "1.234,567.8", "1.234.56", "01.234.567"])
      for (const kind of kinds) expect(read(raw, kind)).toBe("reject number.bad_grouping");
  });

  test("case 20: 12,5 people", () => {
    expect(read("12,5", "integer")).toBe("reject number.not_whole");
    expect(read(12.5, "integer")).toBe("reject number.not_whole");
    expect(read("12,5", "decimal")).toBe("accept 12.5");
    expect(read("12,0", "integer")).toBe("accept 12");
  });
});

describe("words", () => {
  test("case 6: the unit of the field behind the figure, and no other", () => {
    expect(read("12 người", "integer", { unitWord: "người" })).toBe("warn 12 number.unit_word");
    expect(read("12 Nguoi", "integer", { unitWord: "người" })).toBe("warn 12 number.unit_word");
    expect(read("12 đ/c", "integer", { unitWord: "người" })).toBe("warn 12 number.unit_word");
    expect(read("05 đơn vị", "integer", { unitWord: "đơn vị" })).toBe("warn 5 number.unit_word");
    expect(read("12 người", "integer", { unitWord: "đơn vị" })).toBe("reject number.other_unit");
    expect(read("12 người", "integer")).toBe("reject number.other_unit");
    expect(read("12 (3 nữ)", "integer", { unitWord: "người" })).toBe("reject number.other_unit");
  });

  test("case 7: nothing happened", () => {
    for (const raw of ["không", "Không có", "KHÔNG PHÁT SINH", "Ko", "khong co", "không phát sinh."])
      expect(readNumber(raw, "integer")).toEqual({ verdict: "warn", value: 0, code: "missing.zero", reason: "zero" });
  });

  test("case 8: a dash is no zero", () => {
    for (const raw of ["-", "–", "—", ".", "/", "--", "..."]) expect(read(raw, "integer")).toBe("missing missing.dash");
  });

  test("case 9: not known yet, with the reason", () => {
    for (const raw of [
      "chưa có số liệu",
      "Chưa thống kê",
      "đang tổng hợp",
      "n/a",
      "N/A",
      "chua co so lieu",
      "(không có số liệu)",
    ])
      expect(readNumber(raw, "money")).toEqual({
        verdict: "missing",
        value: null,
        code: "missing.not_yet",
        reason: "not_yet",
      });
    expect(readNumber("Không thuộc phạm vi", "money")).toMatchObject({ verdict: "missing", reason: "na" });
    expect(readNumber("Mật", "money")).toMatchObject({ verdict: "missing", reason: "confidential" });
    expect(read("mất", "money")).toBe("reject number.unreadable");
  });

  test("case 10: zero and blank stay different", () => {
    expect(read("0", "integer")).toBe("accept 0");
    expect(read(0, "integer")).toBe("accept 0");
    for (const raw of ["", "  ", "\u00a0", "\u200b"]) expect(read(raw, "integer")).toBe("missing missing.blank");
  });

  test("case 11: about, more than, from to", () => {
    for (const raw of ["khoảng 120", "~120", ">100", "≥ 100", "gần 50", "hơn 50", "ước 120", "trên 50"])
      expect(read(raw, "integer")).toBe("reject number.approximate");
    for (const raw of ["10-12", "10 – 12", "10 đến 12"]) expect(read(raw, "integer")).toBe("reject number.range");
  });

  test("case 14: letters for digits", () => {
    for (const raw of ["1O", "l2", "1.O00", "I5"]) expect(read(raw, "integer")).toBe("reject number.letter_for_digit");
  });

  test("cases 52, 53 and 55: words of an old encoding, or garbled on their way, where they are certain", () => {
    for (const raw of ["12 ngÆ°á»\u009di", "12 ng\u00adêi", "12 ngöôøi"])
      expect(read(raw, "integer", { unitWord: "người" })).toBe("warn 12 number.unit_word");
    for (const raw of ["chÆ°a cÃ³", "ch\u00ada cã", "chöa coù"])
      expect(read(raw, "integer")).toBe("missing missing.not_yet");
    for (const raw of ["khÃ´ng", "kh«ng", "khoâng"]) expect(read(raw, "integer")).toBe("warn 0 missing.zero");
    // "đề" or "đờ": a byte is lost.
    expect(read("Ä‘á» nghá»‹", "integer")).toBe("reject number.misencoded");
    expect(read("Theo phô lôc kÌm b¸o c¸o", "integer")).toBe("reject number.misencoded");
    expect(read("12 µm", "integer", { unitWord: "người" })).toBe("reject number.other_unit");
  });

  test("case 56: capitals and no accents", () => {
    expect(read("KHONG PHAT SINH", "integer")).toBe("warn 0 missing.zero");
    expect(read("CHUA THONG KE", "integer")).toBe("missing missing.not_yet");
  });

  test("case 57: what cannot be seen does not count", () => {
    expect(read("\u200b12\u00a0\n", "integer")).toBe("accept 12");
    expect(read("không\nphát\u00a0sinh", "integer")).toBe("warn 0 missing.zero");
  });

  test("anything else is no number", () => {
    for (const raw of ["abc", "theo phụ lục", "?", "x", "mười hai", "có"])
      expect(read(raw, "integer")).toBe("reject number.unreadable");
  });
});

describe("percentages", () => {
  test("case 12: five ways to write 95 %", () => {
    expect(read("95%", "percent")).toBe("accept 95");
    expect(read("95 %", "percent")).toBe("accept 95");
    expect(read("95", "percent")).toBe("accept 95");
    expect(read("95,0", "percent")).toBe("accept 95");
    expect(read(95, "percent")).toBe("accept 95");
    expect(read(0.95, "percent", { percentFormat: true })).toBe("accept 95");
    expect(read(0.57, "percent", { percentFormat: true })).toBe("accept 57");
  });

  test("case 12: 0.95 without the format is a question", () => {
    expect(read(0.95, "percent")).toBe("warn 0.95 number.percent_fraction");
    expect(read("0,95", "percent")).toBe("warn 0.95 number.percent_fraction");
    expect(read("0,95%", "percent")).toBe("accept 0.95");
    expect(read(0, "percent")).toBe("accept 0");
    expect(read(95, "percent", { percentFormat: true })).toBe("warn 9500 number.percent_large");
  });

  test("a percentage is no count", () => {
    expect(read("95%", "integer")).toBe("reject number.percent_sign");
  });
});

describe("what Excel made of it", () => {
  test("case 16: days in place of figures", () => {
    expect(read(45750, "integer", { dateFormat: true })).toBe("reject number.date");
    for (const raw of ["3/4", "03/04/2026", "3-4-2026", "03.04.2026", "2026-04-03", "03-Apr", "ngày 3 tháng 4"])
      expect(read(raw, "integer")).toBe("reject number.date");
    expect(read("không", "integer", { dateFormat: true })).toBe("warn 0 missing.zero");
  });

  test("case 17: errors and formulas as text", () => {
    for (const raw of ["#REF!", "#VALUE!", "#N/A"]) expect(read(raw, "integer")).toBe("reject number.error_value");
    for (const raw of ["='[BC2025.xlsx]Biểu 01'!C5", "=SUM(A1:A2)", "+A1", "@SUM(A1)"])
      expect(read(raw, "integer")).toBe("reject number.formula_text");
  });

  test("case 18: negative counts", () => {
    for (const raw of ["-5", "−5", "–5"]) expect(read(raw, "integer")).toBe("reject number.negative");
    expect(read(-5, "integer")).toBe("reject number.negative");
    for (const kind of kinds) expect(read("(12)", kind)).toBe("reject number.parentheses");
    expect(read("-5,5", "decimal")).toBe("accept -5.5");
    expect(read(-5, "money")).toBe("warn -5 number.negative_amount");
    expect(Object.is(readNumber(-0, "integer").value, 0)).toBe(true);
  });

  test("case 19: powers of ten and more digits than a workbook keeps", () => {
    expect(read(1.2e9, "integer")).toBe("accept 1200000000");
    expect(read("1,2E+09", "integer")).toBe("warn 1200000000 number.scientific");
    expect(read("1.2E+09", "money")).toBe("warn 1200000000 number.scientific");
    expect(read("1234567890123456", "integer")).toBe("warn 1234567890123456 number.precision");
    expect(read(1234567890123456, "integer")).toBe("warn 1234567890123456 number.precision");
    expect(read("123456789012345", "integer")).toBe("accept 123456789012345");
    expect(read(2.9999999999999996, "integer")).toBe("accept 3");
    for (const raw of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(read(raw, "decimal")).toBe("reject number.not_finite");
  });
});

test("case 22: money with its unit is converted to triệu đồng, and said", () => {
  expect(read("1,5 tỷ", "money")).toBe("warn 1500 number.money_unit");
  expect(read("1.500 tr.đ", "money")).toBe("warn 1500 number.ambiguous_separator");
  expect(read("2.500.000 tr.đ", "money")).toBe("warn 2500000 number.money_unit");
  expect(read("1.500.000.000 đ", "money")).toBe("warn 1500 number.money_unit");
  expect(read("1.500.000 nghìn đồng", "money")).toBe("warn 1500 number.money_unit");
  expect(read("500 triệu đồng", "money", { unitWord: "triệu đồng" })).toBe("warn 500 number.money_unit");
  expect(read("500 triệu", "money", { unitWord: "tỷ đồng" })).toBe("warn 0.5 number.money_unit");
  expect(read("1,5 tỷ", "integer")).toBe("reject number.other_unit");
  expect(read("1 tỷ 500 triệu", "money")).toBe("reject number.other_unit");
});

test("every figure we print is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
      fc.nat(4),
      (kind, n, places) => {
        const number = kind === "integer" ? Math.abs(n) : Number(`${n}e-${places}`);
        const { verdict, value } = readNumber(formatNumber(number), kind);
        expect(value).toBe(number === 0 ? 0 : number);
        expect(["accept", "warn"]).toContain(verdict);
      },
    ),
    { numRuns: 1000 },
  );
});

test("whatever is typed is read or refused, never thrown, and has a message", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(..."0123456789.,-+ %()/'đtỷrKkhông#=eEoOl~<>"), maxLength: 12 }),
    fc.double(),
  );
  fc.assert(
    fc.property(
      typed,
      fc.constantFrom(...kinds),
      fc.boolean(),
      fc.option(fc.string(), { nil: undefined }),
      (raw, kind, flag, unit) => {
        const { verdict, value, code } = readNumber(raw, kind, {
          percentFormat: flag,
          ...(unit === undefined ? {} : { unitWord: unit }),
        });
        expect(value === null).toBe(verdict === "reject" || verdict === "missing");
        if (value !== null) expect(Number.isFinite(value)).toBe(true);
        if (kind === "integer" && value !== null) expect(Number.isInteger(value) && value >= 0).toBe(true);
        expect(catalogue).toHaveProperty([code]);
      },
    ),
    { numRuns: 3000 },
  );
});
