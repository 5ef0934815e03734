import { describe, expect, test } from "vitest";
import { evaluate, FormulaProblem, formulaOf, parseFormula, restrictRatios, toExcel } from "../../src/formula/index.js";

const everywhere = () => true;
const restrict = (text: string, sameUnits: (a: string, b: string) => boolean = everywhere) =>
  toExcel(restrictRatios(parseFormula(text).tree, sameUnits));

describe("a ratio uses only the units that gave all its figures", () => {
  test.each([
    ["SUM(a_)/SUM(b_)*100", 'SUMIFS(a_,b_,"<>")/SUMIFS(b_,a_,"<>")*100'],
    ["(SUM(a_)+SUM(b_))/SUM(c_)", '(SUMIFS(a_,b_,"<>",c_,"<>")+SUMIFS(b_,a_,"<>",c_,"<>"))/SUMIFS(c_,a_,"<>",b_,"<>")'],
    ["SUM(a_,b_)/SUM(a_)", '(SUMIFS(a_,b_,"<>")+SUMIFS(b_,a_,"<>"))/SUMIFS(a_,b_,"<>")'],
    ["(SUM(a_)/SUM(b_)-1)*100", '(SUMIFS(a_,b_,"<>")/SUMIFS(b_,a_,"<>")-1)*100'],
    ["ROUND(SUM(a_)/SUM(b_),2)", 'ROUND(SUMIFS(a_,b_,"<>")/SUMIFS(b_,a_,"<>"),2)'],
    ["COUNTIF(a_,1)/COUNTA(b_)", 'COUNTIFS(a_,1,b_,"<>")/COUNTIFS(b_,"<>",a_,"<>")'],
    ["AVERAGE(a_)/SUM(b_)", 'AVERAGEIFS(a_,b_,"<>")/SUMIFS(b_,a_,"<>")'],
    ["SUMIF(k_,1,a_)/SUM(b_)", 'SUMIFS(a_,k_,1,b_,"<>")/SUMIFS(b_,k_,"<>",a_,"<>")'],
    ['SUMIFS(a_,b_,"<>")/SUMIFS(b_,a_,"<>")', 'SUMIFS(a_,b_,"<>")/SUMIFS(b_,a_,"<>")'],
    ["SUM(a_)/2/SUM(b_)", 'SUMIFS(a_,b_,"<>")/2/SUMIFS(b_,a_,"<>")'],
    ["SUM(a_)/MAX(1,SUM(b_))", 'SUMIFS(a_,b_,"<>")/MAX(1,SUMIFS(b_,a_,"<>"))'],
  ])("%s becomes %s", (text, restricted) => expect(restrict(text)).toBe(restricted));

  test.each(["SUM(a_)+SUM(b_)", "SUM(a_)/12", 'COUNTIF(a_,"Có")/COUNTA(a_)*100', "MAX(a_)", "MAX(a_)/MIN(a_)"])(
    "%s stays as it is",
    (text) => expect(restrict(text)).toBe(text),
  );

  test("figures of other units are summed as they are", () => {
    const sameUnits = (a: string, b: string) => a !== "DANSO" && b !== "DANSO";
    expect(restrict("SUM(a_)/SUM(DANSO)", sameUnits)).toBe("SUM(a_)/SUM(DANSO)");
    expect(restrict("(SUM(a_)-SUM(b_))/SUM(DANSO)", sameUnits)).toBe(
      '(SUMIFS(a_,b_,"<>")-SUMIFS(b_,a_,"<>"))/SUM(DANSO)',
    );
  });

  test("an indicator inside a ratio is one value and is left alone", () => {
    expect(restrict("SUM(a_)/CT_TN01")).toBe("SUM(a_)/CT_TN01");
    expect(restrict("SUM(a_)/(SUM(b_)*CT_TN01)")).toBe('SUMIFS(a_,b_,"<>")/(SUMIFS(b_,a_,"<>")*CT_TN01)');
  });

  test.each(["MAX(a_)/SUM(b_)", "COUNT(a_)/SUM(b_)", "SUMPRODUCT(a_*2)/SUM(b_)", "AVERAGE(a_,b_)/SUM(b_)"])(
    "%s is refused with what to write instead",
    (text) => expect(() => restrict(text)).toThrow(FormulaProblem),
  );

  test("a commune with only the numerator does not lift the rate over 100 %", () => {
    const columns: Record<string, (number | null)[]> = { a_: [10, null, 30, 0, 5], b_: [100, 200, null, 0, 50] };
    const names = (name: string) => ({ cells: columns[name]! });
    const formula = formulaOf(restrictRatios(parseFormula("SUM(a_)/SUM(b_)*100").tree, everywhere));
    expect(evaluate(formula, names)).toBe(10);
    expect(formula.names).toEqual(["a_", "b_"]);
  });
});
