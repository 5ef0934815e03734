import { describe, expect, it } from "vitest";
import type { Target } from "../../src/campaign/schema.js";
import { dayOf, longDate, shortDate } from "../../src/report/dates.js";
import { unmarked } from "../../src/report/marks.js";
import { count, number, quantity, tellingDecimals } from "../../src/report/numbers.js";
import type { IndicatorView } from "../../src/report/view/indicators.js";
import * as wording from "../../src/report/wording.js";

// As the reader sees them: what stands between the numbers and their codes is another test's matter.
const plain =
  <Given extends unknown[]>(phrase: (...given: Given) => string) =>
  (...given: Given) =>
    unmarked(phrase(...given));
const [achievementCell, changeCell, changePhrase] = [
  plain(wording.achievementCell),
  plain(wording.changeCell),
  plain(wording.changePhrase),
];
const differenceCell = plain(wording.differenceCell);
const [planCell, sentence, targetPhrase] = [
  plain(wording.planCell),
  plain(wording.sentence),
  plain(wording.targetPhrase),
];

const goal = (value: number, more: Partial<Target> = {}): Target => ({
  indicator: "X",
  op: ">=",
  value,
  year: 2026,
  scope: "",
  status: "official",
  source: "",
  ...more,
});

const tasks: IndicatorView = {
  n: 1,
  code: "NV01",
  name: "Tổng số nhiệm vụ",
  unit: "nhiệm vụ",
  decimals: 0,
  value: 52,
  reason: null,
  numerator: null,
  denominator: null,
  previous: 46,
  change: { value: (6 / 46) * 100, kind: "percent", units: 10 },
  direction: "up",
  target: null,
  references: [],
  rating: "no_target",
  ratingName: "Không giao chỉ tiêu",
  achievement: null,
  coverage: { expected: 10, reported: 10, full: true, missing: [] },
  partial: [],
};
const online: IndicatorView = {
  ...tasks,
  name: "Tỷ lệ hồ sơ",
  unit: "%",
  decimals: 1,
  value: 78.6,
  previous: 75,
  change: { value: 3.6, kind: "points", units: 10 },
};

describe("numbers", () => {
  it("have a dot for thousands, a comma for decimals, and - for what is not decided", () => {
    expect(number(1234567.891, 2)).toBe("1.234.567,89");
    expect(number(null, 1)).toBe("-");
    expect(number(Number.NaN, 1)).toBe("-");
    expect(number(Number.POSITIVE_INFINITY, 0)).toBe("-");
    expect(number(-0.001, 1)).toBe("0,0");
  });

  it("under ten are counts with a leading zero", () => {
    expect([count(5), count(0), count(10), count(1234)]).toEqual(["05", "0", "10", "1.234"]);
    expect(quantity(5, "đơn vị", 0)).toBe("05 đơn vị");
    expect(quantity(5, "%", 0)).toBe("5%");
    expect(quantity(5, "triệu đồng", 1)).toBe("5,0 triệu đồng");
  });

  it("print a decimal more where rounding would hide that they differ", () => {
    expect(tellingDecimals(74.96, 75, 1)).toBe(2);
    expect(tellingDecimals(75, 75, 1)).toBe(1);
    expect(tellingDecimals(0.1 + 0.2, 0.3, 1)).toBe(1);
  });
});

describe("a change on last year", () => {
  it("is a difference with its percent", () => {
    expect(changePhrase(tasks, 2025)).toBe("tăng 06 nhiệm vụ (13,0%) so với năm 2025");
  });

  it("of a ratio is in percentage points", () => {
    expect(changePhrase(online, 2025)).toBe("tăng 3,6 điểm phần trăm so với năm 2025");
    expect(changeCell(online)).toBe("+3,6 điểm");
  });

  it("is a percent alone where it was taken over other units than the values", () => {
    const partly = { ...tasks, change: { value: -20, kind: "percent" as const, units: 7 } };
    expect(changePhrase(partly, 2025)).toBe(
      "giảm 20,0% so với năm 2025 (so sánh trên 07 đơn vị có số liệu cả hai năm)",
    );
    expect(changeCell(partly)).toBe("80,0 (**)");
  });

  it("names its units where some have not reported: last year's printed value is of all of them", () => {
    const coverage = { expected: 12, reported: 10, full: false, missing: ["A", "B"] };
    const none = { value: 0, kind: "percent" as const, units: 10 };
    expect(changePhrase({ ...tasks, coverage, change: none }, 2025)).toBe(
      "không thay đổi so với năm 2025 (so sánh trên 10 đơn vị có số liệu cả hai năm)",
    );
  });

  it("has no percent on a zero base", () => {
    const fromZero = { ...tasks, previous: 0, change: { value: 52, kind: "absolute" as const, units: 10 } };
    expect(changePhrase(fromZero, 2025)).toBe("tăng 52 nhiệm vụ so với năm 2025");
    expect(changeCell(fromZero)).toBe("-");
  });

  it("of an index is the difference, in the table as in the text", () => {
    const index = { ...tasks, unit: "điểm", decimals: 2, value: 30.69, previous: 28.41 };
    const change = { value: 2.28, kind: "absolute" as const, units: 10 };
    expect(changePhrase({ ...index, change }, 2025)).toBe("tăng 2,28 điểm so với năm 2025");
    expect(changeCell({ ...index, change })).toBe("+2,28");
  });

  it("that is none says so, and one that is small is not printed as 0,0", () => {
    expect(changePhrase({ ...tasks, change: { value: 0, kind: "percent", units: 10 } }, 2025)).toBe(
      "không thay đổi so với năm 2025",
    );
    expect(changePhrase({ ...online, change: { value: 0.02, kind: "points", units: 10 } }, 2025)).toContain(
      "tăng 0,02 điểm phần trăm",
    );
  });

  it("since an earlier report has its sign, and the places its indicator is printed with", () => {
    const row = {
      ...{ indicator: { ...tasks, decimals: 2 }, before: 1, beforeCode: "T.NV01", differenceCode: "T.NV01.D" },
      ...{ ratingBefore: "-", coverageBefore: "-", coverageCode: "T.NV01.DV" },
    };
    expect(differenceCell({ ...row, difference: 12 })).toBe("+12,00");
    expect(differenceCell({ ...row, difference: -0.35 })).toBe("-0,35");
    expect(differenceCell({ ...row, difference: null })).toBe("-");
  });

  it("that is unknown is not mentioned", () => {
    expect(changePhrase({ ...tasks, change: null }, 2025)).toBe("");
    expect(changeCell({ ...tasks, change: null })).toBe("-");
  });
});

describe("a plan", () => {
  it("is met by a percent of it, or by points for a ratio", () => {
    expect(targetPhrase({ ...tasks, target: goal(50), rating: "exceeded", achievement: 104 })).toBe(
      "đạt 104,0% kế hoạch (50 nhiệm vụ)",
    );
    expect(targetPhrase({ ...online, target: goal(75), rating: "exceeded" })).toBe(
      "vượt 3,6 điểm phần trăm so với kế hoạch (75%)",
    );
    expect(targetPhrase({ ...online, target: goal(80), rating: "missed" })).toBe(
      "thấp hơn 1,4 điểm phần trăm so với kế hoạch (80%)",
    );
    expect(targetPhrase({ ...online, value: 75, target: goal(75), rating: "met" })).toBe("đạt kế hoạch (75%)");
  });

  it("may be a ceiling or a range", () => {
    expect(targetPhrase({ ...online, value: 4, target: goal(5, { op: "<=" }), rating: "met" })).toBe(
      "trong giới hạn kế hoạch (không quá 5%)",
    );
    expect(targetPhrase({ ...online, value: 6, target: goal(5, { op: "<=" }), rating: "missed" })).toBe(
      "cao hơn 1,0 điểm phần trăm so với kế hoạch (không quá 5%)",
    );
    expect(targetPhrase({ ...online, target: goal(70, { op: "range", high: 80 }), rating: "met" })).toBe(
      "nằm trong khoảng kế hoạch (từ 70% đến 80%)",
    );
    expect(planCell({ code: "X", target: goal(70, { op: "range", high: 80 }) })).toBe("70 - 80");
  });

  it("that was made up says so", () => {
    expect(
      targetPhrase({ ...tasks, target: goal(50, { status: "illustrative" }), rating: "exceeded", achievement: 104 }),
    ).toContain("kế hoạch minh họa");
    expect(planCell({ code: "X", target: goal(50, { status: "illustrative" }) })).toBe("50 (*)");
  });

  it("just missed does not print as 100,0%", () => {
    expect(achievementCell({ code: "X", achievement: 99.97 })).toBe("99,97");
    expect(achievementCell({ code: "X", achievement: 100 })).toBe("100,0");
    expect(achievementCell({ code: "X", achievement: null })).toBe("-");
  });
});

describe("the sentence on an indicator", () => {
  it("has value, change, plan and rating", () => {
    expect(
      sentence({ ...tasks, target: goal(50), rating: "exceeded", ratingName: "Vượt", achievement: 104 }, 2025),
    ).toBe(
      "Tổng số nhiệm vụ là 52 nhiệm vụ, tăng 06 nhiệm vụ (13,0%) so với năm 2025; đạt 104,0% kế hoạch (50 nhiệm vụ), đánh giá: vượt.",
    );
  });

  it("says where figures of a unit that lacks others are in it", () => {
    const coverage = { expected: 10, reported: 8, full: false, missing: ["A", "B"] };
    expect(sentence({ ...tasks, change: null, coverage, partial: ["A"] }, 2025)).toBe(
      "Tổng số nhiệm vụ là 52 nhiệm vụ; tỷ lệ đơn vị có số liệu 80,0% (8/10 đơn vị), kết quả gồm cả số liệu một phần của 01 đơn vị.",
    );
  });

  it("of a true zero says that nothing occurred", () => {
    expect(sentence({ ...tasks, value: 0, change: null }, 2025)).toBe("Tổng số nhiệm vụ: trong kỳ không phát sinh.");
  });

  it("without enough data says how many units are missing", () => {
    const missing = { ...tasks, value: null, target: goal(50), rating: "insufficient" as const };
    const coverage = { expected: 10, reported: 6, full: false, missing: ["A", "B", "C", "D"] };
    expect(sentence({ ...missing, coverage }, 2025)).toBe(
      "Tổng số nhiệm vụ: chưa đủ căn cứ đánh giá do 04 đơn vị chưa có số liệu; tỷ lệ đơn vị có số liệu 60,0% (6/10 đơn vị).",
    );
    expect(sentence({ ...missing, rating: "no_target", reason: "mẫu số bằng 0." }, 2025)).toBe(
      "Tổng số nhiệm vụ: chưa có kết quả (mẫu số bằng 0).",
    );
  });

  it("prints a value just under its target so that the rating is seen to be right", () => {
    expect(
      sentence(
        { ...online, value: 74.96, change: null, target: goal(75), rating: "missed", ratingName: "Không đạt" },
        2025,
      ),
    ).toBe("Tỷ lệ hồ sơ đạt 74,96%; thấp hơn 0,04 điểm phần trăm so với kế hoạch (75%), đánh giá: không đạt.");
  });
});

describe("dates", () => {
  it("have a leading zero for days under ten and the months 1 and 2", () => {
    expect(longDate("2026-02-05", 12, 2026)).toBe("ngày 05 tháng 02 năm 2026");
    expect(longDate("2026-12-25", 12, 2026)).toBe("ngày 25 tháng 12 năm 2026");
    expect(longDate("2026-03-09", 12, 2026)).toBe("ngày 09 tháng 3 năm 2026");
    expect(shortDate("2026-12-05")).toBe("05/12/2026");
  });

  it("are those of the office, not of Greenwich", () => {
    expect(dayOf("2026-12-04T18:00:00Z", "Asia/Ho_Chi_Minh")).toBe("2026-12-05");
  });
});
