import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/messages/index.js";
import { longDate, readDate, shortDate } from "../../src/vietnamese/index.js";

const day = { year: 2026, month: 12, day: 5 };

describe("days in documents", () => {
  test("days under ten and the months 1 and 2 take a zero", () => {
    expect(longDate(day)).toBe("ngày 05 tháng 12 năm 2026");
    expect(longDate({ year: 2027, month: 2, day: 15 })).toBe("ngày 15 tháng 02 năm 2027");
    expect(longDate({ year: 2027, month: 3, day: 9 })).toBe("ngày 09 tháng 3 năm 2027");
    expect(shortDate({ year: 2027, month: 3, day: 9 })).toBe("09/03/2027");
  });
});

describe("days as typed", () => {
  test("day, month, year, in the ways of clerks", () => {
    for (const raw of [
      "05/12/2026",
      "5/12/2026",
      "5-12-2026",
      "5.12.2026",
      "05 / 12 / 2026",
      "2026-12-05",
      "2026-12-05T00:00:00",
      "05/12/2026 10:30",
      "ngày 05 tháng 12 năm 2026",
      "Ngay 5 thang 12 nam 2026",
      "Lai Châu, ngày 05 tháng 12 năm 2026",
      "'05/12/2026",
    ])
      expect(readDate(raw)).toEqual({ verdict: "accept", value: day, code: "date.plain" });
  });

  test("a short year and a month before the day are said", () => {
    expect(readDate("05/12/26")).toEqual({ verdict: "warn", value: day, code: "date.short_year" });
    expect(readDate("12/25/2026")).toEqual({ verdict: "warn", value: { ...day, day: 25 }, code: "date.month_first" });
  });

  test("days that do not exist, and what is no day", () => {
    for (const raw of ["31/02/2026", "29/02/2026", "0/12/2026", "13/13/2026"])
      expect(readDate(raw).code).toBe("date.impossible");
    for (const raw of ["hôm qua", "5/12", "tháng 12", "05/12-2026"]) expect(readDate(raw).code).toBe("date.unreadable");
    expect(readDate("").verdict).toBe("missing");
    expect(readDate("chưa có").verdict).toBe("missing");
  });
});

describe("days as stored", () => {
  test("the calendar of 1900 with its day too many, and that of 1904", () => {
    expect(readDate(46361).value).toEqual(day);
    expect(readDate(46361.75).value).toEqual(day);
    expect(readDate(44899, { date1904: true }).value).toEqual(day);
    expect(readDate(1).value).toEqual({ year: 1900, month: 1, day: 1 });
    expect(readDate(59).value).toEqual({ year: 1900, month: 2, day: 28 });
    expect(readDate(60).code).toBe("date.impossible");
    expect(readDate(61).value).toEqual({ year: 1900, month: 3, day: 1 });
    expect(readDate(0, { date1904: true }).value).toEqual({ year: 1904, month: 1, day: 1 });
    for (const raw of [0, -1, 3_000_000, Number.NaN]) expect(readDate(raw).verdict).toBe("reject");
  });
});

test("every day we print is read back", () => {
  const days = fc.date({ min: new Date("1901-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const value = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(readDate(longDate(value)).value).toEqual(value);
      expect(readDate(shortDate(value)).value).toEqual(value);
    }),
  );
});

test("never throws, and every code has a message", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.double()), (raw) => {
      expect(catalogue).toHaveProperty([readDate(raw).code]);
    }),
  );
});
