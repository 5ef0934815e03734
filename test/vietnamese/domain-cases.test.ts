/**
 * Cases 1 to 25 and 69 of the domain notes (section 8) by number, every literal of theirs with their outcome: ACCEPT, WARN or
 * REJECT. What a single figure cannot show (sums, magnitudes, other years) is tested where the comparison is made.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatNumber,
  formatPercent,
  type NumberKind,
  type NumberOptions,
  readAnswer,
  readDate,
  readNumber,
} from "../../src/vietnamese/index.js";

const number = (raw: string | number, kind: NumberKind, options?: NumberOptions) => readNumber(raw, kind, options);
const accept = (value: number) => ({ verdict: "accept", value, code: "number.plain" });
const warn = (value: number, code: string) => ({ verdict: "warn", value, code });
const reject = (code: string) => ({ verdict: "reject", value: null, code });
const missing = (code: string) => ({ verdict: "missing", value: null, code });

const kinds: NumberKind[] = ["integer", "decimal", "percent", "money"];
const withDecimals: NumberKind[] = ["decimal", "percent", "money"];
const people: NumberOptions = { unitWord: "người" };

describe("case 1: 1.234,5", () => {
  test("ACCEPT as 1234.5", () => {
    for (const kind of withDecimals) expect(number("1.234,5", kind)).toEqual(accept(1234.5));
    expect(number("1.234,5%", "percent")).toEqual(accept(1234.5));
  });
});

describe("case 2: 1,234.5", () => {
  test("WARN, a foreign format, as 1234.5", () => {
    for (const kind of withDecimals) expect(number("1,234.5", kind)).toEqual(warn(1234.5, "number.foreign_separators"));
  });
});

describe("case 3: 1.234 as text", () => {
  test("ACCEPT as 1234 in a whole-number field", () => {
    expect(number("1.234", "integer")).toEqual(accept(1234));
  });
  test("WARN in a field with decimals: 1234 or 1,234", () => {
    for (const kind of withDecimals) expect(number("1.234", kind)).toEqual(warn(1234, "number.ambiguous_separator"));
  });
});

describe("case 4: 1,234 as text in a whole-number field", () => {
  test("WARN", () => {
    expect(number("1,234", "integer")).toEqual(warn(1234, "number.ambiguous_separator"));
  });
});

describe("case 5: the number 1.234, typed on an English machine for 1234", () => {
  test("REJECT: no whole number", () => {
    expect(number(1.234, "integer")).toEqual(reject("number.not_whole"));
  });
});

describe("case 6: the unit behind the figure", () => {
  test("WARN where it is the unit of the field", () => {
    for (const raw of ["12 người", "12 đ/c", "12 Người.", "12 nguoi", "12 đồng chí", "12người"])
      expect(number(raw, "integer", people)).toEqual(warn(12, "number.unit_word"));
    expect(number("05 đơn vị", "integer", { unitWord: "đơn vị" })).toEqual(warn(5, "number.unit_word"));
    // One of several units, or the unit without its remark.
    for (const raw of ["12 bản", "12 thôn", "12 tổ dân phố", "12 thôn, bản, tổ dân phố"])
      expect(number(raw, "integer", { unitWord: "thôn, bản, tổ dân phố" })).toEqual(warn(12, "number.unit_word"));
    expect(number("12 hộ", "integer", { unitWord: "hộ/cơ sở" })).toEqual(warn(12, "number.unit_word"));
    expect(number("0,7 điểm", "decimal", { unitWord: "điểm (0-1)" })).toEqual(warn(0.7, "number.unit_word"));
  });
  test("REJECT where it is not", () => {
    for (const raw of ["12 hộ", "05 đơn vị", "12 người/năm", "12 lượt người", "12 (3 nữ)", "12 người 3 nữ"])
      expect(number(raw, "integer", people)).toEqual(reject("number.other_unit"));
    expect(number("12 người", "integer")).toEqual(reject("number.other_unit"));
    // A count of people is no rate.
    expect(number("12 người", "decimal", { unitWord: "người/10.000 dân" })).toEqual(reject("number.other_unit"));
  });
});

describe("case 7: nothing occurred", () => {
  test("WARN as 0", () => {
    for (const raw of ["không", "không có", "không phát sinh", "Ko", "KHÔNG", "khong phat sinh", "Không phát sinh."])
      for (const kind of kinds) expect(number(raw, kind)).toEqual({ ...warn(0, "missing.zero"), reason: "zero" });
  });
});

describe("case 8: a dash", () => {
  test("missing, to be told: it is no 0", () => {
    for (const raw of ["-", "–", ".", "/", "—", "--", "…", " - "])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(missing("missing.dash"));
  });
});

describe("case 9: not known", () => {
  test("missing, with the reason kept", () => {
    for (const raw of ["chưa có số liệu", "chưa thống kê", "đang tổng hợp", "n/a", "N/A", "CHUA CO SO LIEU"])
      for (const kind of kinds) expect(number(raw, kind)).toEqual({ ...missing("missing.not_yet"), reason: "not_yet" });
  });
});

describe("case 10: 0 and blank", () => {
  test("stay different", () => {
    for (const kind of kinds) {
      for (const raw of ["0", 0, "00", "0,0"]) expect(number(raw, kind)).toEqual(accept(0));
      for (const raw of ["", " ", "\u00a0", "\u200b", "\r\n", " ".repeat(30_000), "\u200b".repeat(30_000)])
        expect(number(raw, kind)).toEqual(missing("missing.blank"));
    }
  });
});

describe("case 11: about, more than, from to", () => {
  test("REJECT", () => {
    for (const raw of ["khoảng 120", "~120", ">100", "khoang 120", "≥100", "<5", "hơn 100", "ước 50", "120 ± 5"])
      expect(number(raw, "integer").verdict).toBe("reject");
    for (const raw of ["khoảng 120", "~120", ">100"])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(reject("number.approximate"));
    for (const raw of ["10-12", "10 – 12", "10 đến 12"])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(reject("number.range"));
  });
});

describe("case 12: a percent field", () => {
  test("ACCEPT as 95", () => {
    for (const raw of ["95%", "95", "95,0", "95 %", "95\u00a0%", "95\u202f%", "95 phần trăm", 95])
      expect(number(raw, "percent")).toEqual(accept(95));
    expect(number(0.95, "percent", { percentFormat: true })).toEqual(accept(95));
    expect(number(1, "percent", { percentFormat: true })).toEqual(accept(100));
    expect(number("0,95%", "percent")).toEqual(accept(0.95));
  });
  test("WARN for 0.95 without the format", () => {
    expect(number(0.95, "percent")).toEqual(warn(0.95, "number.percent_fraction"));
    expect(number("0,95", "percent")).toEqual(warn(0.95, "number.percent_fraction"));
    expect(number(1, "percent")).toEqual(warn(1, "number.percent_fraction"));
    expect(number("0.95", "percent")).toEqual(warn(0.95, "number.foreign_separators"));
    // 95 typed before the cell was made a percentage.
    expect(number(95, "percent", { percentFormat: true })).toEqual(warn(9500, "number.percent_large"));
  });
  test("REJECT a percentage where a quantity is asked for", () => {
    for (const kind of ["integer", "decimal", "money"] as const) {
      expect(number("95%", kind)).toEqual(reject("number.percent_sign"));
      // Typed as 100 or as 1? Excel keeps 1 for both.
      for (const stored of [1, 0.95, 12])
        expect(number(stored, kind, { percentFormat: true })).toEqual(reject("number.percent_format"));
      expect(number(0, kind, { percentFormat: true })).toEqual(accept(0));
    }
  });
});

describe("case 13: blanks, an apostrophe, full width", () => {
  test("ACCEPT", () => {
    for (const raw of [
      "1 234",
      "1\u00a0234",
      "1\u202f234",
      "1\u2009234",
      "1\u2007234",
      "'1234",
      "’1234",
      "1234   ",
      "１２３４",
    ])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(accept(1234));
    expect(number("１．２３４，５", "decimal")).toEqual(accept(1234.5));
    expect(number("\ufeff1234\u200b", "integer")).toEqual(accept(1234));
  });
  test("REJECT an apostrophe between digits, and two figures on two lines", () => {
    expect(number("1'234", "integer")).toEqual(reject("number.bad_grouping"));
    for (const raw of ["12\n345", "12\r\n345", "1\t234"])
      expect(number(raw, "integer")).toEqual(reject("number.several"));
  });
});

describe("case 14: letters for digits", () => {
  test("REJECT", () => {
    for (const raw of ["1O", "l2", "1o", "I2", "1.O00"])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(reject("number.letter_for_digit"));
  });
  test("REJECT digits of other scripts, and numbers in words", () => {
    for (const raw of ["١٢", "१२", "一二", "①②", "XII", "mười hai", "một trăm", "12²", "½"])
      for (const kind of kinds) expect(number(raw, kind).verdict).toBe("reject");
    expect(number("mười hai", "integer")).toEqual(reject("number.unreadable"));
    expect(number("١٢", "integer")).toEqual(reject("number.unreadable"));
  });
});

describe("case 15: groups of three", () => {
  test("ACCEPT 1.234.567", () => {
    for (const kind of kinds) expect(number("1.234.567", kind)).toEqual(accept(1_234_567));
  });
  test("REJECT 1.23.456", () => {
    for (const kind of kinds) expect(number("1.23.456", kind)).toEqual(reject("number.bad_grouping"));
  });
});

describe("case 16: a day in place of a figure", () => {
  test("REJECT", () => {
    for (const kind of kinds) {
      expect(number(45750, kind, { dateFormat: true })).toEqual(reject("number.date"));
      for (const raw of ["3/4", "03-Apr", "03/04/2026", "3-4-2026", "6/2026"])
        expect(number(raw, kind)).toEqual(reject("number.date"));
    }
  });
  test("REJECT a ratio, with its own sentence", () => {
    for (const raw of ["12/15", "85/145", "85 / 145", "0/5", "12/15 hồ sơ", "3.000/4.000", "12:15"])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(reject("number.ratio"));
    expect(number("40+5", "integer")).toEqual(reject("number.formula_text"));
  });
});

describe("case 17: errors and formulas as text", () => {
  test("REJECT", () => {
    for (const kind of kinds) {
      for (const raw of ["#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NAME?"])
        expect(number(raw, kind)).toEqual(reject("number.error_value"));
      for (const raw of ["='[BC2025.xlsx]Biểu 01'!C5", "=SUM(A1:A2)", "+A1+A2", "@SUM(A1)", "=12"])
        expect(number(raw, kind)).toEqual(reject("number.formula_text"));
    }
  });
});

describe("case 18: negative counts", () => {
  test("REJECT", () => {
    for (const raw of ["-5", "−5", "–5", -5]) expect(number(raw, "integer")).toEqual(reject("number.negative"));
    expect(number("(12)", "integer")).toEqual(reject("number.parentheses"));
    expect(number("- 5", "integer").verdict).toBe("reject");
  });
});

describe("case 19: powers of ten and fifteen digits", () => {
  test("ACCEPT or WARN", () => {
    expect(number(1.2e9, "integer")).toEqual(accept(1_200_000_000));
    for (const kind of kinds) expect(number("1.2E+09", kind)).toEqual(warn(1_200_000_000, "number.scientific"));
    expect(number("1,2E+09", "money")).toEqual(warn(1_200_000_000, "number.scientific"));
    expect(number(123_456_789_012_345, "integer")).toEqual(accept(123_456_789_012_345));
    expect(number("1234567890123456", "integer")).toEqual(warn(1_234_567_890_123_456, "number.precision"));
    expect(number(0.1 + 0.2, "decimal")).toEqual(accept(0.3));
  });
});

describe("case 20: 12,5 people", () => {
  test("REJECT in a whole-number field; ACCEPT as full-time equivalents", () => {
    expect(number("12,5", "integer")).toEqual(reject("number.not_whole"));
    expect(number(12.5, "integer")).toEqual(reject("number.not_whole"));
    expect(number("12,5", "decimal", { unitWord: "FTE" })).toEqual(accept(12.5));
    expect(number("12,5 FTE", "decimal", { unitWord: "FTE" })).toEqual(warn(12.5, "number.unit_word"));
  });
});

describe("case 21: money in another unit without saying so", () => {
  test("is never converted here: the magnitude is judged against other figures", () => {
    for (const raw of [1_500_000_000, 1_500_000, 1.5]) expect(number(raw, "money")).toEqual(accept(raw));
    expect(number("1.500.000.000", "money")).toEqual(accept(1_500_000_000));
  });
});

describe("case 22: money with its unit", () => {
  test("WARN, converted to triệu đồng", () => {
    for (const [raw, value] of [
      ["1,5 tỷ", 1500],
      ["1,5 tỉ đồng", 1500],
      ["1.500.000.000 đ", 1500],
      ["1.500.000.000 VNĐ", 1500],
      ["1.500.000 nghìn đồng", 1500],
      ["1500 tr.đ", 1500],
      ["1500 triệu VNĐ", 1500],
      ["2,5 triệu.", 2.5],
    ] as const)
      expect(number(raw, "money")).toEqual(warn(value, "number.money_unit"));
    // 1500 or 1,5 million: the doubt about the dot is the greater one.
    expect(number("1.500 tr.đ", "money")).toEqual(warn(1500, "number.ambiguous_separator"));
  });
  test("REJECT what is not certain", () => {
    for (const raw of ["2 tỉ rưỡi", "1 tỷ 500 triệu", "1,5 tỷ USD", "500k", "1.500 đ/người", "$1500"])
      expect(number(raw, "money").verdict).toBe("reject");
    expect(number("1,5 tỷ", "integer")).toEqual(reject("number.other_unit"));
  });
});

describe("case 23: GRDP in tỷ, R&D in triệu", () => {
  test("the unit that is written is heeded; a figure alone stays as it is, for the range check", () => {
    expect(number("14.146,4 tỷ đồng", "money")).toEqual(warn(14_146_400, "number.money_unit"));
    expect(number("14.146,4", "money")).toEqual(accept(14_146.4));
    expect(number("14,1464 tỷ", "money", { unitWord: "tỷ đồng" })).toEqual(warn(14.1464, "number.money_unit"));
  });
});

describe("case 24: DTI 69,61 for 0,6961", () => {
  test("both are read as they stand, for the limits of the element", () => {
    expect(number("0,6961", "decimal")).toEqual(accept(0.6961));
    expect(number("69,61", "decimal")).toEqual(accept(69.61));
    expect(number("0.6961", "decimal")).toEqual(warn(0.6961, "number.foreign_separators"));
  });
});

describe("case 25: another year's unit", () => {
  test("REJECT a count of something else; WARN where it is one of the units asked for", () => {
    expect(number("956 thôn", "integer", { unitWord: "tổ dân phố" })).toEqual(reject("number.other_unit"));
    expect(number("956 thôn", "integer", { unitWord: "thôn, bản, tổ dân phố" })).toEqual(warn(956, "number.unit_word"));
  });
});

describe("case 69: yes or no", () => {
  const answer = (raw: string | number | boolean) => {
    const { verdict, value } = readAnswer(raw);
    return value === null ? verdict : `${verdict} ${value}`;
  };
  test("ACCEPT as Có", () => {
    for (const raw of ["x", "X", "có", "Có", "1", 1, "Đã có", "✓", "đã có", "CÓ", "da co", true, "x.", "co\u0301"])
      expect([raw, answer(raw)]).toEqual([raw, "accept Có"]);
  });
  test("WARN for the single letter C", () => {
    expect(answer("C")).toBe("warn Có");
  });
  test("blank is missing, not no", () => {
    for (const raw of ["", " ", "\u200b", "-"]) expect(answer(raw)).toBe("missing");
  });
  test("in an old encoding or garbled on its way", () => {
    expect(answer("CÃ³")).toBe("accept Có");
    expect(answer("§· cã")).toBe("accept Có");
    expect(answer("Kh«ng")).toBe("accept Không");
    expect(answer("Khoâng")).toBe("accept Không");
    // TCVN3 for "cú"? "Có" is right as it stands.
    expect(answer("Có")).toBe("accept Có");
  });
  test("REJECT what could be either", () => {
    for (const raw of ["có/không", "2", "xx", "?", "một phần", "đang làm"]) expect(answer(raw)).toBe("reject");
  });
});

describe("punctuation behind a figure", () => {
  test("WARN: the end of a sentence, or a number that was not finished", () => {
    for (const raw of ["12.", "12;", "12,", "12 ;"])
      expect(number(raw, "integer").value).toBe(raw === "12 ;" ? null : 12);
    for (const raw of ["12.", "12;", "12,"])
      for (const kind of kinds) expect(number(raw, kind)).toEqual(warn(12, "number.trailing_mark"));
    expect(number("1.234.", "decimal")).toEqual(warn(1234, "number.ambiguous_separator"));
    expect(number("95%.", "percent")).toEqual(warn(95, "number.trailing_mark"));
    for (const raw of ["12..", "12!", "12?", "12:"]) expect(number(raw, "integer").verdict).toBe("reject");
  });
});

describe("days in an old encoding", () => {
  test("are read where only one day can be meant", () => {
    const day = { year: 2026, month: 12, day: 5 };
    for (const raw of [
      "ngµy 05 th¸ng 12 n¨m 2026",
      "ngaøy 05 thaùng 12 naêm 2026",
      "ngÃ\u00a0y 05 thÃ¡ng 12 nÄƒm 2026",
    ])
      expect(readDate(raw)).toEqual({ verdict: "accept", value: day, code: "date.plain" });
  });
});

describe("what we print, we read", () => {
  const figures = fc.tuple(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.nat(4)).map(([n, places]) => ({
    value: Number(`${n}e-${places}`),
    places,
  }));

  test("any number, in any of the ways of grouping", () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(".", " ", "\u00a0", "\u202f", ""), ({ value, places }, group) => {
        const text = formatNumber(value, places).replaceAll(".", group);
        const read = number(text, "decimal");
        expect(read.value).toBe(value === 0 ? 0 : value);
        // One group of three after a dot, or three decimals, could be meant the other way.
        expect(read.code === "number.plain").toBe(!/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("any percentage", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (tenths) => {
        expect(number(formatPercent(tenths / 10), "percent").value).toBe(tenths / 10);
      }),
    );
  });

  test("any count with its unit, and any amount with its own", () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), (n) => {
        expect(number(`${formatNumber(n)} người`, "integer", people)).toEqual(warn(n, "number.unit_word"));
        expect(number(`${n} đồng`, "money").value).toBe(Number((n / 1e6).toPrecision(15)));
      }),
    );
  });
});

describe("no input takes long", () => {
  const quickly = (raw: string): void => {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      for (const kind of kinds) readNumber(raw, kind, people);
      readAnswer(raw);
      readDate(raw);
      return performance.now() - start;
    });
    expect([raw.slice(0, 20), Math.min(...times) < 1000]).toEqual([raw.slice(0, 20), true]);
  };

  test("30,000 characters of what patterns stumble over", () => {
    const long = (unit: string) => unit.repeat(Math.ceil(30_000 / unit.length)).slice(0, 30_000);
    for (const unit of [
      ..."01.,- %/()='~;!đeEO\n\t\u00a0\u200b\u0301é»Ä",
      "1.",
      "0,",
      "1 ",
      " \n",
      ", ngày ",
      "10-",
      "á»",
      "kh«ng ",
      "\u0323\u0301",
      "không có ",
      "..!",
    ])
      for (const raw of [long(unit), `1${long(unit)}`, `${long(unit)}x`, `1${long(unit)}1`, `"${long(unit)}`])
        quickly(raw);
  });

  test("or any other text of that size", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(..."0123456789.,-+ %()/'đtỷrKkhông#=eEoOl~<>\n\u00a0é»Ã·", "ngày ", "tháng ", "triệu "),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        (parts) => quickly(parts.join("").repeat(Math.ceil(30_000 / parts.join("").length))),
      ),
      { numRuns: 60 },
    );
  });
});
