import { describe, expect, test } from "vitest";
import {
  divisions,
  imbalance,
  isAdditive,
  namesNeedingNumber,
  parseFormula,
  toExcel,
} from "../../src/formula/index.js";

describe("the numerator and denominator printed in the annex", () => {
  test.each([
    ["SUM(A_)/SUM(B_)*100", "SUM(A_)", "SUM(B_)"],
    ["100*SUM(A_)/SUM(B_)", "SUM(A_)", "SUM(B_)"],
    ["SUM(A_)/(SUM(B_)*12)/2", "SUM(A_)", "SUM(B_)"],
    ["(SUM(A_)+SUM(B_))/SUM(C_)*100%", "SUM(A_)+SUM(B_)", "SUM(C_)"],
  ])("of %s are %s and %s", (text, numerator, denominator) => {
    const found = divisions(parseFormula(text).tree)!;
    expect([toExcel(found.numerator), toExcel(found.denominator)]).toEqual([numerator, denominator]);
  });

  test.each(["SUM(A_)", "SUM(A_)/12", "(SUM(A_)/SUM(B_)-1)*100", "12/100"])("%s has none", (text) =>
    expect(divisions(parseFormula(text).tree)).toBeNull(),
  );
});

describe("whether missing units could only make it grow", () => {
  test.each(["SUM(A_)", "SUM(A_,B_)+SUM(C_)*2", 'SUMIFS(A_,B_,"x")*10%', "SUM(A_)+1"])("%s: yes", (text) =>
    expect(isAdditive(parseFormula(text).tree)).toBe(true),
  );

  test.each(["SUM(A_)/SUM(B_)", "SUM(A_)-SUM(B_)", "SUM(A_)*-1", "SUM(A_)*SUM(B_)", "MAX(A_)", "CT_A+SUM(B_)"])(
    "%s: no",
    (text) => expect(isAdditive(parseFormula(text).tree)).toBe(false),
  );
});

describe("by how much a rule fails", () => {
  const values: Record<string, number | string | null> = { A_: 12, B_: 10, C_: 0.3, T_: "x", N_: null };
  test.each([
    ["A_<=B_", 2],
    ["0.1+0.2=C_", 0],
    ["AND(A_>=0,A_<=B_)", 2],
    ["AND(B_>0,AND(A_>0,A_<B_))", 2],
    ["T_<=B_", null],
    ["N_>=B_", null],
    ["OR(A_<B_,A_=0)", null],
    ["AND(A_>0,B_>0)", null],
    ["ISNUMBER(A_)", null],
  ])("%s: %s", (text, amount) => expect(imbalance(parseFormula(text), (name) => values[name])).toBe(amount));
});

test("indicators are asked whether they are numbers before they are compared", () => {
  expect(namesNeedingNumber(parseFormula("AND(CT_TN01>=80,SUM(A_)>0,ct_x<CT_TN01)").tree)).toEqual(["CT_TN01", "ct_x"]);
});
