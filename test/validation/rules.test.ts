/** What a rule says of a unit, and of the whole campaign. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Campaign, Rule, Unit } from "../../src/campaign/index.js";
import {
  findingIds,
  isBlocker,
  type Judgement,
  judgeCampaign,
  judgeUnit,
  type UnitValues,
} from "../../src/validation/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";

const rule = (formula: string, more: Partial<Rule> = {}): Rule => ({
  id: "R",
  formula,
  scope: "unit",
  mayBeBlank: [],
  severity: "error",
  message: "Sai",
  ...more,
});
const withRules = (...rules: Rule[]): Campaign => ({ ...smallCampaign(), rules });
type Figures = Record<string, number | string | null>;

function values(figures: Figures, more: Partial<UnitValues> = {}, code = "X01"): UnitValues {
  return {
    unit: unitOf(smallCampaign(), code),
    figures: new Map(Object.entries(figures)),
    previous: new Map(),
    columns: new Map([
      ["DS_TEN", []],
      ["DS_KP", []],
    ]),
    cells: (name) =>
      name in figures ? [{ element: name, sheet: "Số liệu", cell: "F9", raw: String(figures[name]) }] : [],
    ...more,
  };
}
const judge = (one: Rule, figures: Figures, more: Partial<UnitValues> = {}, code?: string) =>
  judgeUnit(withRules(one), values(figures, more, code))[0]!;
const result = (formula: string, figures: Figures, more: Partial<Rule> = {}) =>
  judge(rule(formula, more), figures).result;

describe("a rule inside one workbook", () => {
  test("passes, fails, and says by how much and where", () => {
    expect(result("B_SO<=B_DS", { B_SO: 5, B_DS: 5 })).toBe("pass");
    expect(judge(rule("B_SO<=B_DS"), { B_SO: 9, B_DS: 5 })).toMatchObject({
      result: "fail",
      imbalance: 4,
      unit: "X01",
      severity: "error",
      says: { vi: "Sai" },
      cells: [{ element: "B_SO" }, { element: "B_DS" }],
    });
  });

  test("is undecided with any missing name: never passed", () => {
    for (const figures of [
      { B_SO: null, B_DS: 5 },
      { B_SO: 5, B_DS: null },
      { B_SO: null, B_DS: null },
    ])
      for (const formula of [
        "B_SO<=B_DS",
        "B_SO>=B_DS",
        "B_SO=B_DS",
        "B_SO<>B_DS",
        "OR(B_SO>=0,B_DS>=0)",
        "SUM(B_SO,B_DS)>=0",
        "ISBLANK(B_SO)",
        "IF(B_DS>0,B_SO<=B_DS,1=1)",
      ])
        expect([formula, result(formula, figures)]).toEqual([
          formula,
          formula === "ISBLANK(B_SO)" && figures.B_SO !== null ? "fail" : "undecided",
        ]);
  });

  test("is undecided where a name in its condition is missing", () => {
    expect(result("B_SO=0", { B_SO: 0, B_DS: null }, { when: "B_DS=0" })).toBe("undecided");
  });

  test("looks at a name that may be blank as Excel does", () => {
    const text = { when: 'C_CO="Có"', mayBeBlank: ["C_SQD"] };
    expect(result('C_SQD<>""', { C_CO: "Có", C_SQD: null }, text)).toBe("fail");
    expect(result('C_SQD<>""', { C_CO: "Có", C_SQD: "QĐ 1" }, text)).toBe("pass");
    expect(result('C_SQD<>""', { C_CO: null, C_SQD: "QĐ 1" }, text)).toBe("undecided");
  });

  test("does not apply where its condition is false", () => {
    expect(result("B_SO=0", { B_SO: 9, B_DS: 5 }, { when: "B_DS=0" })).toBe("not_applicable");
  });

  test("is undecided, never passed, where it cannot be computed", () => {
    expect(result("B_SO/B_DS<=1", { B_SO: 1, B_DS: 0 })).toBe("undecided");
    expect(result("B_SO<=1", { B_SO: 1, B_DS: 0 }, { when: "B_SO/B_DS>0" })).toBe("undecided");
    expect(result("B_SO", { B_SO: 0 })).toBe("fail");
    expect(result('IF(B_SO>0,"có","không")', { B_SO: 1 })).toBe("undecided");
  });

  test("sees 0 as a figure, and last year's figure where there is one", () => {
    expect(result("B_SO<=B_DS", { B_SO: 0, B_DS: 0 })).toBe("pass");
    const grown = rule("B_DS<=PREV_B_DS*10");
    expect(judge(grown, { B_DS: 100 }, { previous: new Map([["B_DS", 5]]) }).result).toBe("fail");
    expect(judge(grown, { B_DS: 100 }).result).toBe("undecided");
    expect(judge({ ...grown, when: "PREV_B_DS>0", mayBeBlank: ["PREV_B_DS"] }, { B_DS: 100 }).result).toBe(
      "not_applicable",
    );
  });

  test("sees an empty list as empty, not as missing", () => {
    expect(judge(rule("COUNTA(DS_TEN)=B_DS"), { B_DS: 0 }).result).toBe("pass");
    expect(judge(rule("SUM(DS_KP)<=B_DS"), { B_DS: 0 }).result).toBe("pass");
    expect(judge(rule("COUNTA(DS_TEN)=B_DS"), { B_DS: 0 }, { columns: new Map([["DS_TEN", ["Chè"]]]) }).result).toBe(
      "fail",
    );
  });

  test("knows what unit it is in", () => {
    expect(judge(rule("B_SO=0", { when: "UNIT_IS_XA=1" }), { B_SO: 3 }).result).toBe("fail");
    expect(judge(rule("A_1=0", { when: "UNIT_IS_XA=1" }), { A_1: 3 }, {}, "SKH").result).toBe("not_applicable");
    expect(judge(rule('AND(UNIT_CODE="SKH",UNIT_KIND="so",A_1>=0)'), { A_1: 3 }, {}, "SKH").result).toBe("pass");
  });

  test("is put only to units that are asked for every name, and to those it names", () => {
    expect(judgeUnit(withRules(rule("B_SO<=B_DS")), values({}, {}, "SKH"))).toEqual([]);
    expect(judgeUnit(withRules(rule("A_1>=0", { units: ["XA"] })), values({}, {}, "SKH"))).toEqual([]);
    expect(judgeUnit(withRules(rule("A_1>=0", { units: ["SKH"] })), values({ A_1: 1 }, {}, "SKH"))).toHaveLength(1);
    expect(judgeUnit(withRules(rule("SUM(A_1)>=0", { scope: "campaign" })), values({ A_1: 1 }))).toEqual([]);
  });

  test("names the cells of a list's column it found wrong", () => {
    const cells = (name: string) => [{ element: name, sheet: "DS mô hình", cell: "D7", raw: "9" }];
    const failed = judge(rule("SUM(DS_KP)<=B_DS"), { B_DS: 1 }, { columns: new Map([["DS_KP", [9]]]), cells });
    expect(failed.cells.map((cell) => cell.element)).toEqual(["DS_KP", "B_DS"]);
  });

  test("for any figures: passed or failed exactly when all are there, and right", () => {
    fc.assert(
      fc.property(fc.option(fc.integer()), fc.option(fc.integer()), (so, ds) => {
        const got = result("B_SO<=B_DS", { B_SO: so, B_DS: ds });
        expect(got).toBe(so === null || ds === null ? "undecided" : so <= ds ? "pass" : "fail");
      }),
    );
  });
});

describe("a rule over the whole campaign", () => {
  const over = (one: Rule, columns: Record<string, (number | null)[]>, missing: readonly string[] = []) =>
    judgeCampaign(
      withRules({ ...one, scope: "campaign" }),
      (name) => (columns[name] ? { cells: columns[name]! } : undefined),
      (name) => missing.includes(name),
      (name) => [{ element: name, sheet: "", cell: "", raw: "" }],
    )[0]!;
  test("passes, fails, and is undecided until every expected unit has the figure", () => {
    const one = rule("SUM(B_SO)<=SUM(B_DS)");
    expect(over(one, { B_SO: [1, 2], B_DS: [3, 4] })).toMatchObject({ result: "pass", unit: null, cells: [] });
    expect(over(one, { B_SO: [9, 2], B_DS: [3, 4] })).toMatchObject({
      result: "fail",
      imbalance: 4,
      cells: [{ element: "B_SO" }, { element: "B_DS" }],
    });
    expect(over(one, { B_SO: [1, 2], B_DS: [3, null] }, ["B_DS"]).result).toBe("undecided");
    expect(over({ ...one, mayBeBlank: ["B_DS"] }, { B_SO: [1, 2], B_DS: [3, null] }, ["B_DS"]).result).toBe("pass");
  });
});

describe("ids of findings", () => {
  const finding = (
    ruleId: string,
    unit: Unit["code"] | null,
    ...elements: string[]
  ): Pick<Judgement, "rule" | "unit" | "cells"> => ({
    rule: ruleId,
    unit,
    cells: elements.map((element) => ({ element, sheet: "S", cell: "F1", raw: "1" })),
  });
  test("stay the same whatever else is found, and whatever the cell holds", () => {
    const one = finding("B.1", "X01", "B_SO", "B_DS");
    const [alone] = findingIds([one]);
    const moved = { ...one, cells: one.cells.map((cell) => ({ ...cell, cell: "G7", raw: "88" })) };
    expect(findingIds([finding("C.1", "X01"), moved])[1]).toBe(alone);
    expect(alone).toMatch(/^[0-9a-f]{12}$/);
  });
  test("differ by rule, unit and elements, and between two of the same", () => {
    const all = [
      finding("B.1", "X01", "B_SO"),
      finding("B.1", "X02", "B_SO"),
      finding("B.1", null, "B_SO"),
      finding("B.2", "X01", "B_SO"),
      finding("B.1", "X01", "B_DS"),
      finding("B.1", "X01", "B_SO", "B_DS"),
      finding("B.1", "X01", "B_SO"),
      finding("B.1", "X01", "B_SO"),
    ];
    expect(new Set(findingIds(all)).size).toBe(all.length);
  });
  test("do not collide over every rule and unit of the shipped size", () => {
    const many = Array.from({ length: 200 }, (_, r) =>
      Array.from({ length: 70 }, (__, u) => finding(`R${r}`, `0${3000 + u}`, `E_${r}`)),
    ).flat();
    expect(new Set(findingIds(many)).size).toBe(many.length);
  });
});

test("only errors that are open or only explained stop the report", () => {
  for (const severity of ["error", "warning", "note"] as const)
    for (const state of ["open", "answered", "accepted", "rejected"] as const)
      expect(isBlocker({ severity, state })).toBe(severity === "error" && (state === "open" || state === "answered"));
});
