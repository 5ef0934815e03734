/** Indicators of campaigns small enough to reckon by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Campaign, Element, Indicator, Target } from "../../src/campaign/index.js";
import {
  computeIndicators,
  type IndicatorResult,
  makeTable,
  type RosterRow,
  resultOfUnit,
  valuesOfUnits,
} from "../../src/indicators/index.js";
import type { Figure, MissingReason } from "../../src/model.js";
import { smallCampaign } from "../round/small-campaign.js";

const source = { sha256: "0", sheet: "S", cell: "F1", raw: "" };
type Given = number | string | null | MissingReason | { held: number } | { in: string };
const reasons = new Set(["na", "not_yet", "included_in", "confidential", "zero"]);

function figure(unit: string, element: string, given: Given): Figure {
  const none = { unit, element, value: null, reason: null, held: false, source };
  if (typeof given === "object" && given !== null)
    return "held" in given
      ? { ...none, value: given.held, held: true }
      : { ...none, reason: "included_in", includedIn: given.in };
  if (typeof given === "string" && reasons.has(given))
    return { ...none, reason: given as MissingReason, value: given === "zero" ? 0 : null };
  return { ...none, value: given };
}
function figures(rows: Record<string, Record<string, Given>>): Figure[] {
  return Object.entries(rows).flatMap(([unit, row]) =>
    Object.entries(row).map(([element, given]) => figure(unit, element, given)),
  );
}

const element = (code: string, more: Partial<Element> = {}): Element => ({
  code,
  name: code,
  group: "SL",
  type: "integer",
  unit: "",
  reporters: ["*"],
  optional: false,
  ...more,
});
const indicator = (code: string, formula: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ code, name: code, group: "SL", unit: "", formula, decimals: 1, definition: "", direction: "up", source: [] },
  ...more,
});
const target = (op: Target["op"], value: number, more: Partial<Target> = {}): Target => ({
  ...{ indicator: "I", op, value, year: 2026, scope: "tỉnh", status: "official", source: "" },
  ...more,
});

/** Units U0, U1, … of kind xa, but the first, which is a so. */
function campaignOf(units: number, more: Partial<Campaign>): Campaign {
  const base = smallCampaign();
  return {
    ...base,
    units: Array.from({ length: units }, (_, n) => ({
      ...base.units[0]!,
      ...{ code: `U${n}`, name: `Đơn vị ${n}`, kind: n === 0 ? "so" : "xa", groups: [n === 0 ? "SBN" : "XA"] },
    })),
    ...{ elements: [], indicators: [], targets: [], rules: [], rosters: [], history: [] },
    ...more,
  };
}
function compute(
  campaign: Campaign,
  given: Figure[],
  rows: RosterRow[] = [],
  blocked?: ReadonlySet<string>,
): Record<string, IndicatorResult> {
  const all = computeIndicators(makeTable(campaign, given, rows), { lang: "vi", ...(blocked ? { blocked } : {}) });
  return Object.fromEntries(all.map((one) => [one.code, one]));
}

const ratio = (units: number, more: Partial<Campaign> = {}) =>
  campaignOf(units, {
    elements: [element("A"), element("B")],
    indicators: [indicator("I", "SUM(A)/SUM(B)*100", { unit: "%" })],
    ...more,
  });

describe("a ratio", () => {
  test("is that of the sums, not the mean of ratios", () => {
    // 1/2 and 99/100: mean 74.5 %, truth 100/102.
    const { I } = compute(ratio(2), figures({ U0: { A: 1, B: 2 }, U1: { A: 99, B: 100 } }));
    expect(I!.value).toBeCloseTo((100 / 102) * 100, 12);
    expect(I).toMatchObject({ numerator: 100, denominator: 102, status: "computed" });
  });

  test("uses only units that gave both sides", () => {
    // U1 has no denominator, U2 no numerator: 10/40.
    const { I } = compute(
      ratio(3),
      figures({ U0: { A: 10, B: 40 }, U1: { A: 30, B: "not_yet" }, U2: { A: null, B: 100 } }),
    );
    expect(I).toMatchObject({ value: 25, numerator: 10, denominator: 40 });
    expect(I!.coverage).toMatchObject({ expected: 3, reported: 2 });
  });

  test("leaves out both sides of a unit whose one side is held", () => {
    const { I } = compute(ratio(2), figures({ U0: { A: 10, B: 40 }, U1: { A: 90, B: { held: 10 } } }));
    expect(I!.value).toBe(25);
  });

  test("counts a unit's zero", () => {
    const { I } = compute(ratio(2), figures({ U0: { A: 10, B: 40 }, U1: { A: "zero", B: 60 } }));
    expect(I!.value).toBe(10);
  });

  test("over nothing, or over zero, is undecided with a reason, never 0", () => {
    for (const given of [{}, { U0: { A: 1, B: 0 } }, { U0: { A: 0, B: 0 } }, { U0: { A: 5 }, U1: { B: 5 } }]) {
      const { I } = compute(ratio(2), figures(given));
      expect(I).toMatchObject({
        value: null,
        status: "undecided",
        numerator: null,
        denominator: null,
        rating: "no_target",
      });
      expect(I!.reason).toBeTruthy();
    }
  });

  test("of figures counted from different units sums each as it is", () => {
    // One statistics office gives B; communes give A.
    const campaign = ratio(3, {
      elements: [element("A", { reporters: ["XA"] }), element("B", { reporters: ["SBN"] })],
    });
    const { I } = compute(campaign, figures({ U0: { B: 200 }, U1: { A: 10 }, U2: { A: 40 } }));
    expect(I).toMatchObject({ value: 25, numerator: 50, denominator: 200 });
  });
});

describe("sums and totals", () => {
  const totals = (units: number, more: Partial<Campaign> = {}) =>
    campaignOf(units, {
      elements: [element("T", { sumOf: ["P", "Q"] }), element("P"), element("Q")],
      indicators: [indicator("I", "SUM(T)")],
      ...more,
    });

  test("0.1 + 0.2 is 0.3", () => {
    expect(compute(totals(1), figures({ U0: { P: 0.1, Q: 0.2 } })).I!.value).toBe(0.3);
  });

  test("a total counts what is na, zero or in a sibling as 0", () => {
    const { I } = compute(
      totals(3),
      figures({ U0: { P: 5, Q: "na" }, U1: { P: 7, Q: "zero" }, U2: { P: 11, Q: { in: "P" } } }),
    );
    expect(I!.value).toBe(23);
  });

  test("a total with a part not yet known, secret, blank, or in a stranger is missing, not smaller", () => {
    for (const part of ["not_yet", "confidential", null, { in: "Z" }] as Given[]) {
      const { I } = compute(totals(2), figures({ U0: { P: 5, Q: part }, U1: { P: 100, Q: 1 } }));
      expect(I!.value).toBe(101);
      expect(I!.coverage).toMatchObject({ expected: 2, reported: 1, units: ["U0"] });
    }
  });

  test("two parts that name each other make no total of nothing", () => {
    expect(compute(totals(1), figures({ U0: { P: { in: "Q" }, Q: { in: "P" } } })).I!.value).toBeNull();
  });

  test("a total over a held part is held", () => {
    const { I } = compute(totals(2), figures({ U0: { P: 5, Q: { held: 5 } }, U1: { P: 1, Q: 2 } }));
    expect(I!.value).toBe(3);
  });

  test("a total of totals is held with a part of a part", () => {
    const campaign = totals(2, {
      elements: [
        element("T", { sumOf: ["S", "R"] }),
        element("S", { sumOf: ["P", "Q"] }),
        element("P"),
        element("Q"),
        element("R"),
      ],
    });
    const { I } = compute(campaign, figures({ U0: { P: 5, Q: { held: 5 }, R: 1 }, U1: { P: 1, Q: 2, R: 4 } }));
    expect(I!.value).toBe(7);
  });

  test("where all parts are na the unit leaves the expected number", () => {
    const { I } = compute(totals(2), figures({ U0: { P: "na", Q: "na" }, U1: { P: 1, Q: 2 } }));
    expect(I!.coverage).toEqual({ expected: 1, reported: 1, units: [] });
  });
});

describe("coverage", () => {
  test("a unit to which a figure does not apply leaves the expected number", () => {
    const campaign = campaignOf(4, { elements: [element("A")], indicators: [indicator("I", "SUM(A)")] });
    const { I } = compute(campaign, figures({ U0: { A: 1 }, U1: { A: "na" }, U2: { A: "not_yet" } }));
    expect(I!.coverage).toEqual({ expected: 3, reported: 1, units: ["U2", "U3"] });
  });

  test("is that of the name that fewest gave", () => {
    const { I } = compute(ratio(4), figures({ U0: { A: 1, B: 1 }, U1: { A: 1 }, U2: { A: 1 } }));
    expect(I!.coverage).toEqual({ expected: 4, reported: 1, units: ["U1", "U2", "U3"] });
  });

  test("of a sum names the units of which only a part is in it; a ratio leaves them out", () => {
    const campaign = campaignOf(5, {
      elements: [element("A"), element("B")],
      indicators: [indicator("I", "SUM(A)+SUM(B)"), indicator("J", "SUM(A)/SUM(B)")],
    });
    const given = figures({
      ...{ U0: { A: 1, B: 2 }, U1: { A: 3, B: "not_yet" }, U2: { A: null, B: null }, U3: { A: null, B: 4 } },
      U4: { A: 5, B: "not_yet" },
    });
    const { I, J } = compute(campaign, given);
    // B lacks in more units than A, so the coverage is that of B, in which U3 is not lacking.
    expect(I).toMatchObject({ value: 15, coverage: { expected: 5, reported: 2, units: ["U1", "U2", "U4"] } });
    expect(I!.partial).toEqual(["U1", "U3", "U4"]);
    expect(J).toMatchObject({ value: 0.5, partial: [] });
  });

  test("counts only units that count, not those that compare", () => {
    const campaign = campaignOf(3, {
      elements: [element("A", { countFrom: ["XA"], crosscheckFrom: ["SBN"] })],
      indicators: [indicator("I", "SUM(A)"), indicator("X", "SUM(XCHECK_A)")],
    });
    const { I, X } = compute(campaign, figures({ U0: { A: 500 }, U1: { A: 1 }, U2: { A: 2 } }));
    expect(I).toMatchObject({ value: 3, coverage: { expected: 2, reported: 2 } });
    expect(X).toMatchObject({ value: 500, coverage: { expected: 1, reported: 1 } });
  });

  test("of an indicator through another reaches its figures", () => {
    const campaign = campaignOf(2, {
      elements: [element("A")],
      indicators: [indicator("I", "SUM(A)"), indicator("J", "CT_I*2")],
    });
    expect(compute(campaign, figures({ U0: { A: 3 } })).J).toMatchObject({
      value: 6,
      coverage: { expected: 2, reported: 1 },
    });
  });
});

describe("ratings", () => {
  const rated = (value: number | null, wanted: Target, missing = 0, minCoverage = 0.5) => {
    const units = 1 + missing;
    const campaign = campaignOf(units, {
      elements: [element("A", { type: "decimal" }), element("ONE")],
      indicators: [indicator("I", "SUM(A)/SUM(ONE)")],
      targets: [wanted],
      minCoverage,
    });
    return compute(campaign, value === null ? [] : figures({ U0: { A: value, ONE: 1 } })).I!;
  };
  test.each<[Target["op"], number, string]>([
    [">=", 11, "exceeded"],
    [">=", 10, "met"],
    [">=", 9, "missed"],
    [">", 11, "met"],
    [">", 10, "missed"],
    [">", 9, "missed"],
    ["<=", 9, "exceeded"],
    ["<=", 10, "met"],
    ["<=", 11, "missed"],
    ["<", 9, "met"],
    ["<", 10, "missed"],
    ["<", 11, "missed"],
    ["=", 10, "met"],
    ["=", 9, "missed"],
    ["=", 11, "missed"],
  ])("%s 10 with %d is %s", (op, value, rating) => {
    expect(rated(value, target(op, 10)).rating).toBe(rating);
  });
  test.each([
    [9, "missed"],
    [10, "met"],
    [15, "met"],
    [20, "met"],
    [21, "exceeded"],
  ])("10 to 20 with %d is %s", (value, rating) => {
    expect(rated(value, target("range", 10, { high: 20 })).rating).toBe(rating);
  });

  test("is made of the unrounded value: 79.96 that prints 80.0 misses 80", () => {
    expect(rated(79.96, target(">=", 80)).rating).toBe("missed");
  });
  test("compares 15 digits: 0.1 + 0.2 is 0.3, and a digit more is more", () => {
    expect(rated(0.1 + 0.2, target(">=", 0.3)).rating).toBe("met");
    expect(rated(0.1 + 0.2, target(">", 0.3)).rating).toBe("missed");
    expect(rated(0.30000000000001, target(">=", 0.3)).rating).toBe("exceeded");
  });
  test("with too few units, or no value, there is no ground for one; exactly enough is enough", () => {
    expect(rated(11, target(">=", 10), 1, 0.5).rating).toBe("exceeded");
    expect(rated(11, target(">=", 10), 1, 0.51).rating).toBe("insufficient");
    expect(rated(11, target(">=", 10), 4, 0.2).rating).toBe("exceeded");
    expect(rated(null, target(">=", 10)).rating).toBe("insufficient");
  });
  test("a reference is printed, never rated; another year's target is none", () => {
    const reference = rated(11, target(">=", 10, { status: "reference", year: 2030 }));
    expect(reference).toMatchObject({ rating: "no_target", target: null, achievement: null });
    expect(reference.references).toHaveLength(1);
  });
  test("achievement is value over target, and nothing on a target of 0", () => {
    expect(rated(5, target(">=", 20)).achievement).toBe(25);
    expect(rated(5, target("<=", 0)).achievement).toBeNull();
    expect(rated(null, target(">=", 20)).achievement).toBeNull();
  });

  describe("of a sum while units are missing", () => {
    const summed = (op: Target["op"], value: number) => {
      const campaign = campaignOf(2, {
        elements: [element("A")],
        indicators: [indicator("I", "SUM(A)")],
        targets: [target(op, 10, op === "range" ? { high: 20 } : {})],
      });
      return compute(campaign, figures({ U0: { A: value } })).I!.rating;
    };
    test.each<[Target["op"], number, string]>([
      [">=", 9, "insufficient"],
      [">", 10, "insufficient"],
      ["range", 9, "insufficient"],
      [">=", 12, "exceeded"],
      ["range", 25, "exceeded"],
      // It can still grow to be equal.
      ["=", 9, "insufficient"],
      // It has passed the target and cannot come back.
      ["=", 11, "missed"],
      ["<=", 11, "missed"],
      // It may still pass it: nobody can say yet that it holds.
      ["<=", 9, "insufficient"],
      ["<", 9, "insufficient"],
    ])("%s 10 with %d so far is %s", (op, value, rating) => {
      expect(summed(op, value)).toBe(rating);
    });
    test("a ratio can fall, so it is rated as it is", () => {
      expect(rated(9, target(">=", 10), 1, 0.5).rating).toBe("missed");
    });
  });
});

describe("a change on last year", () => {
  const history = (rows: [string, string, number][], basis = "full_year") =>
    rows.map(([unit, of, value]) => ({ unit, element: of, value, basis }));
  const sum = (rows: [string, string, number][], more: Partial<Indicator> = {}, basis = "full_year") =>
    campaignOf(3, {
      elements: [element("A")],
      indicators: [indicator("I", "SUM(A)", more)],
      history: history(rows, basis),
    });

  test("is taken over the units present in both years", () => {
    // U0 100 → 150, U1 only last year, U2 only this year: +50 %, not (150+900)/(100+400).
    const { I } = compute(
      sum([
        ["U0", "A", 100],
        ["U1", "A", 400],
      ]),
      figures({ U0: { A: 150 }, U2: { A: 900 } }),
    );
    expect(I!.value).toBe(1050);
    expect(I!.change).toEqual({ value: 50, kind: "percent", units: 1 });
    expect(I!.previous).toBe(500);
  });
  test("of a percentage is told in points, of its own units", () => {
    const campaign = ratio(3, {
      history: history([
        ["U0", "A", 10],
        ["U0", "B", 40],
        ["U1", "A", 5],
        ["U1", "B", 5],
      ]),
    });
    const { I } = compute(campaign, figures({ U0: { A: 30, B: 50 }, U2: { A: 1, B: 100 } }));
    // 60 % now against 25 % then, for U0 alone.
    expect(I!.change).toEqual({ value: 35, kind: "points", units: 1 });
  });
  test("on a base of zero is no percentage", () => {
    expect(compute(sum([["U0", "A", 0]]), figures({ U0: { A: 5 } })).I!.change).toEqual({
      value: 5,
      kind: "absolute",
      units: 1,
    });
  });
  test("is none without a common unit, without a history, or across bases of data", () => {
    expect(compute(sum([["U1", "A", 4]]), figures({ U0: { A: 5 } })).I!.change).toBeNull();
    expect(compute(sum([]), figures({ U0: { A: 5 } })).I).toMatchObject({ change: null, previous: null });
    expect(compute(sum([["U0", "A", 4]], {}, "official"), figures({ U0: { A: 5 } })).I!.change).toBeNull();
  });
  test("does not use a held figure", () => {
    expect(
      compute(
        sum([
          ["U0", "A", 100],
          ["U1", "A", 100],
        ]),
        figures({ U0: { A: 150 }, U1: { A: { held: 900 } } }),
      ).I!.change,
    ).toEqual({ value: 50, kind: "percent", units: 1 });
  });
  test("of an indicator that is itself about last year is not made up from one year alone", () => {
    const campaign = campaignOf(1, {
      elements: [element("A")],
      indicators: [indicator("I", "SUM(A)/SUM(PREV_A)*100", { unit: "%" })],
      history: history([["U0", "A", 50]]),
    });
    const { I } = compute(campaign, figures({ U0: { A: 60 } }));
    expect(I).toMatchObject({ value: 120, previous: null, change: null });
  });
  test("from a loss to a smaller loss is no fall", () => {
    const { I } = compute(sum([["U0", "A", -50]]), figures({ U0: { A: -25 } }));
    expect(I!.change!.value).toBeGreaterThan(0);
  });
  test("over totals compares totals", () => {
    const campaign = campaignOf(1, {
      elements: [element("T", { sumOf: ["P", "Q"] }), element("P"), element("Q")],
      indicators: [indicator("I", "SUM(T)")],
      history: history([["U0", "T", 4]]),
    });
    // 4 then, 6 now.
    expect(compute(campaign, figures({ U0: { P: 5, Q: 1 } })).I!.change).toEqual({
      value: 50,
      kind: "percent",
      units: 1,
    });
  });
});

describe("indicators made of indicators", () => {
  const two = (units = 2) =>
    campaignOf(units, {
      elements: [element("A"), element("B")],
      indicators: [indicator("Z", "CT_I/CT_J"), indicator("I", "SUM(A)"), indicator("J", "SUM(B)")],
    });
  test("use unrounded values, in whatever order they stand", () => {
    expect(compute(two(), figures({ U0: { A: 1, B: 3 }, U1: { A: 0, B: 0 } })).Z!.value).toBeCloseTo(1 / 3, 15);
  });
  test("are undecided where the other is", () => {
    expect(compute(two(), figures({ U0: { A: 1 } })).Z).toMatchObject({ value: null, status: "undecided" });
  });
  test("are undecided where the other is blocked, and say so", () => {
    const given = figures({ U0: { A: 1, B: 3 } });
    const { Z, I, J } = compute(two(), given, [], new Set(["A"]));
    expect([Z!.value, I!.value, J!.value]).toEqual([null, null, 3]);
    const viaCode = compute(two(), given, [], new Set(["CT_I"]));
    expect([viaCode.Z!.value, viaCode.I!.value, viaCode.J!.value]).toEqual([null, null, 3]);
    expect(viaCode.Z!.reason).toContain("lỗi chưa xử lý");
  });
});

describe("lists", () => {
  const listed = () => {
    const base = smallCampaign();
    return campaignOf(2, {
      rosters: base.rosters,
      elements: [element("A")],
      indicators: [indicator("I", "COUNTA(DS_TEN)"), indicator("J", "SUM(DS_KP)")],
    });
  };
  const row = (unit: string, cells: Record<string, number | string | null>): RosterRow => ({
    unit,
    roster: "DS",
    cells: new Map(Object.entries(cells)),
    refs: new Map(),
  });
  test("are counted and summed over all units' rows", () => {
    const { I, J } = compute(listed(), figures({ U0: { A: 1 }, U1: { A: 1 } }), [
      row("U0", { DS_TEN: "a", DS_KP: 2.5 }),
      row("U1", { DS_TEN: "b" }),
      row("U1", { DS_KP: 4 }),
    ]);
    expect([I!.value, J!.value]).toEqual([2, 6.5]);
  });
  test("of this year are never told as last year's", () => {
    const { I } = compute(listed(), figures({ U0: { A: 1 }, U1: { A: 1 } }), [row("U0", { DS_TEN: "a" })]);
    expect(I).toMatchObject({ previous: null, change: null });
  });
  test("of which no unit has sent a workbook are not 0 but undecided", () => {
    const { I } = compute(listed(), []);
    expect(I).toMatchObject({ value: null, status: "undecided" });
  });
});

describe("by kind of unit", () => {
  test("adds up to the whole", () => {
    const campaign = campaignOf(3, { elements: [element("A")], indicators: [indicator("I", "SUM(A)")] });
    const { I } = compute(campaign, figures({ U0: { A: 1 }, U1: { A: 10 } }));
    expect(I!.byKind).toEqual([
      { kind: "so", value: 1, expected: 1, reported: 1 },
      { kind: "xa", value: 10, expected: 2, reported: 1 },
    ]);
  });
  test("leaves out kinds that are not asked", () => {
    const campaign = campaignOf(3, {
      elements: [element("A", { reporters: ["XA"] })],
      indicators: [indicator("I", "SUM(A)")],
    });
    expect(compute(campaign, figures({ U1: { A: 10 } })).I!.byKind.map((one) => one.kind)).toEqual(["xa"]);
  });
});

describe("a single unit", () => {
  const history = (rows: [string, string, number][], basis = "full_year"): Campaign["history"] =>
    rows.map(([unit, code, value]) => ({ unit, element: code, value, basis }));
  const of = (formula: string, more: Partial<Campaign> = {}, change?: Indicator["change"]) =>
    campaignOf(3, {
      elements: [element("A"), element("B")],
      indicators: [indicator("I", formula, change ? { change } : {}), indicator("J", "CT_I*2")],
      ...more,
    });
  const tableOf = (campaign: Campaign, rows: Record<string, Record<string, Given>>) =>
    makeTable(campaign, figures(rows), []);
  const rows = { U0: { A: 10, B: 20 }, U1: { A: 5, B: "na" as const }, U2: { A: 8 } };

  test("has its own value, or none where a figure of it is missing", () => {
    const campaign = of("SUM(A)/SUM(B)*100");
    const values = valuesOfUnits(tableOf(campaign, rows), "I", campaign.units);
    expect(values.map(({ value }) => value)).toEqual([50, null, null]);
  });

  test("without last year's figure has no value of an indicator about last year", () => {
    const campaign = of("SUM(A)-SUM(PREV_A)", { history: history([["U0", "A", 15]]) });
    const table = tableOf(campaign, rows);
    expect(valuesOfUnits(table, "I", campaign.units).map(({ value }) => value)).toEqual([-5, null, null]);
    // Nor is such an indicator compared with last year: it is about it already.
    expect(resultOfUnit(table, "I", campaign.units[0]!)).toMatchObject({ previous: null, change: null });
  });

  test("has a value of an indicator made of others", () => {
    const campaign = of("SUM(A)");
    expect(valuesOfUnits(tableOf(campaign, rows), "J", campaign.units).map(({ value }) => value)).toEqual([20, 10, 16]);
  });

  test("is compared with last year by the rules of the whole", () => {
    const before = history([["U0", "A", 8]]);
    const first = (campaign: Campaign, given = rows) => resultOfUnit(tableOf(campaign, given), "I", campaign.units[0]!);
    expect(first(of("SUM(A)", { history: before }))).toMatchObject({
      previous: 8,
      change: { value: 25, kind: "percent" },
    });
    expect(first(of("SUM(A)", { history: before }, "points"))).toMatchObject({ change: { value: 2, kind: "points" } });
    const loss = history([["U0", "A", -40]]);
    expect(first(of("SUM(A)", { history: loss }), { ...rows, U0: { A: -60, B: 1 } })).toMatchObject({
      change: { value: -20, kind: "absolute" },
    });
    expect(first(of("SUM(A)", { history: history([["U0", "A", 8]], "other") }))).toMatchObject({ change: null });
  });
});

describe("whatever the figures", () => {
  const given = fc.oneof<fc.Arbitrary<Given>[]>(
    fc.integer({ min: 0, max: 1000 }),
    fc.constantFrom<Given>("na", "not_yet", "zero", "confidential", null),
    fc.record({ held: fc.integer({ min: 0, max: 1000 }) }),
  );
  const unitRow = fc.record({ A: given, B: given, P: given, Q: given }, { requiredKeys: [] });
  const campaign = campaignOf(5, {
    elements: [element("A"), element("B"), element("T", { sumOf: ["P", "Q"] }), element("P"), element("Q")],
    indicators: [
      indicator("I", "SUM(A)/SUM(B)*100", { unit: "%" }),
      indicator("J", "SUM(T)+SUM(A)"),
      indicator("K", "CT_J-CT_I"),
    ],
    targets: [target(">=", 50), target(">=", 900, { indicator: "J" })],
    history: ["U0", "U2", "U4"].flatMap((unit, n) => [
      { unit, element: "A", value: 10 * n, basis: "full_year" },
      { unit, element: "B", value: 20 * n + 5, basis: "full_year" },
    ]),
  });
  const five = fc.array(unitRow, { minLength: 5, maxLength: 5 });
  const rowsOf = (rows: Record<string, Given>[]) => figures(Object.fromEntries(rows.map((row, n) => [`U${n}`, row])));

  test("the order of units, and of figures, changes nothing", () => {
    fc.assert(
      fc.property(five, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (rows, order) => {
        const shuffled = { ...campaign, units: order.map((n) => campaign.units[n]!) };
        const sorted = (all: Record<string, IndicatorResult>) =>
          Object.values(all).map((one) => ({
            ...one,
            coverage: { ...one.coverage, units: [...one.coverage.units].sort() },
            partial: [...one.partial].sort(),
          }));
        expect(sorted(compute(shuffled, rowsOf(rows).reverse()))).toEqual(sorted(compute(campaign, rowsOf(rows))));
      }),
    );
  });

  test("a ratio of parts within wholes is never over 100 %, and a sum is that of its usable figures", () => {
    fc.assert(
      fc.property(five, (rows) => {
        const number = (one: Given | undefined) => (typeof one === "number" ? one : one === "zero" ? 0 : null);
        const within = rows.map((row) => {
          const [a, b] = [number(row.A), number(row.B)];
          return a !== null && b !== null && a > b ? { ...row, A: b } : row;
        });
        const { I } = compute(campaign, rowsOf(within));
        const both = within.flatMap((row) =>
          number(row.A) !== null && number(row.B) !== null ? [[number(row.A)!, number(row.B)!]] : [],
        );
        const [top, under] = [both.reduce((s, [a]) => s + a!, 0), both.reduce((s, [, b]) => s + b!, 0)];
        if (under === 0) expect(I!.value).toBeNull();
        else {
          expect(I!.value).toBeCloseTo((top / under) * 100, 9);
          expect(I!.value).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  test("coverage never counts more than it expects, and names exactly who is missing", () => {
    fc.assert(
      fc.property(five, (rows) => {
        for (const { coverage } of Object.values(compute(campaign, rowsOf(rows)))) {
          expect(coverage.reported).toBeLessThanOrEqual(coverage.expected);
          expect(coverage.units).toHaveLength(coverage.expected - coverage.reported);
        }
      }),
    );
  });
});
