import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/messages/index.js";
import { readAnswer } from "../../src/vietnamese/index.js";

const read = (raw: string | number | boolean) => {
  const { verdict, value } = readAnswer(raw);
  return value === null ? verdict : `${verdict} ${value}`;
};

describe("case 69: yes and no as clerks give them", () => {
  test("yes", () => {
    for (const raw of ["Có", "có", "CÓ", "co", "x", "X", "✓", "✔", "1", 1, true, "true", "Đã có", "da co", " Có. "])
      expect(read(raw)).toBe("accept Có");
  });

  test("no", () => {
    for (const raw of ["Không", "khong", "không có", "0", 0, false]) expect(read(raw)).toBe("accept Không");
  });

  test("abbreviations and “not yet” are listed for confirmation", () => {
    for (const raw of ["C", "c"]) expect(read(raw)).toBe("warn Có");
    for (const raw of ["K", "Ko", "chưa", "Chưa có", "không phát sinh"]) expect(read(raw)).toBe("warn Không");
  });

  test("blank, dash and reasons are missing", () => {
    for (const raw of ["", " ", "-", "n/a", "đang tổng hợp"]) expect(read(raw)).toBe("missing");
    expect(readAnswer("không thuộc phạm vi").reason).toBe("na");
  });

  test("what could be either is left to the unit", () => {
    for (const raw of ["2", 2, "có/không", "xx", "☒", "Có một phần", "đang xây dựng", "?", "có kế hoạch", "cỏ"])
      expect(read(raw)).toBe("reject");
  });

  test("never throws, and every code has a message", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean()), (raw) => {
        expect(catalogue).toHaveProperty([readAnswer(raw).code]);
      }),
    );
  });
});
