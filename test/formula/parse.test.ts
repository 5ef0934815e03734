import { describe, expect, test } from "vitest";
import { allowedFunctions, type FormulaCode, FormulaProblem, parseFormula, toExcel } from "../../src/formula/index.js";
import { catalogue, message } from "../../src/messages/index.js";

function problem(text: string): FormulaProblem {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaProblem) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("what an author writes is kept", () => {
  test("a leading equals sign is dropped", () => {
    expect(parseFormula("=SUM(TC02_HT)")).toEqual({
      text: "SUM(TC02_HT)",
      tree: { type: "call", function: "SUM", arguments: [{ type: "name", name: "TC02_HT" }] },
      names: ["TC02_HT"],
    });
  });

  test("names come in order of first use, and one name in two cases is one name", () => {
    const formula = parseFormula("B_+SUM(A_)+b_");
    expect(formula.names).toEqual(["B_", "A_"]);
    expect(toExcel(formula.tree)).toBe("B_+SUM(A_)+B_");
  });

  test("functions may be written small, and over several lines", () => {
    expect(toExcel(parseFormula('countif( KINDS ,\n "xa" )').tree)).toBe('COUNTIF(KINDS,"xa")');
  });

  test.each([
    ["((A_+B_))*2", "(A_+B_)*2"],
    ["A_-(B_-C_)", "A_-(B_-C_)"],
    ["(A_-B_)-C_", "A_-B_-C_"],
    ["(-2)^2", "-2^2"],
    ["-(2^2)", "-(2^2)"],
    ["(2^3)^2", "2^3^2"],
    ["2^(3^2)", "2^(3^2)"],
    ["(-10)%", "-10%"],
    ["-(10%)", "-(10%)"],
    ["(A_>B_)*1", "(A_>B_)*1"],
    ['("a""b"&1)="x"', '"a""b"&1="x"'],
    ["1<(2<3)", "1<(2<3)"],
    ["1e21+0.0000001", "1E+21+1E-7"],
  ])("%s is written back as %s", (text, canonical) => {
    const { tree } = parseFormula(text);
    expect(toExcel(tree)).toBe(canonical);
    expect(parseFormula(canonical).tree).toEqual(tree);
  });

  test("names can be replaced by the cells of one row", () => {
    expect(toExcel(parseFormula("TC02_HT<=TC02_GIAO").tree, (name) => (name === "TC02_HT" ? "$F7" : "$G7"))).toBe(
      "$F7<=$G7",
    );
  });
});

describe("what Excel or we do not take is refused at its place", () => {
  test.each<[string, FormulaCode, number]>([
    ["", "formula.empty", 0],
    ["=  ", "formula.empty", 3],
    ["=1+", "formula.incomplete", 3],
    ["1+*2", "formula.unexpected", 2],
    ["==1", "formula.unexpected", 1],
    ["A_)", "formula.unexpected", 2],
    ["()", "formula.unexpected", 1],
    ["1 2", "formula.operator_missing", 2],
    ["SUM (A_)", "formula.operator_missing", 4],
    ["A_ B_", "formula.operator_missing", 3],
    ["SUM(A_)B_", "formula.operator_missing", 7],
    ["1+SUM((A_+2", "formula.unclosed_parenthesis", 6],
    ['A_="xa', "formula.unclosed_text", 3],
    ["SUM(A_;B_)", "formula.semicolon", 6],
    ["0,02*SUM(A_)", "formula.comma", 1],
    ["SUM((A_,B_))", "formula.comma", 7],
    ["TC01+1", "formula.cell_reference", 0],
    ["1+$B$2", "formula.cell_reference", 2],
    ["SUM(A:A)", "formula.cell_reference", 4],
    ["SUM(1:1)", "formula.cell_reference", 4],
    ["1+xfd7", "formula.cell_reference", 2],
    ["R1C1+1", "formula.cell_reference", 0],
    ["R+1", "formula.cell_reference", 0],
    ["Sheet1!A_", "formula.sheet_reference", 0],
    ["1+'Thu chi'!B2", "formula.sheet_reference", 2],
    ["[1]S!A1", "formula.sheet_reference", 0],
    ["SUM(Bang[Cot])", "formula.table_reference", 4],
    ["A_:B_", "formula.reference_operator", 2],
    ["A_#", "formula.reference_operator", 2],
    ["1+@A_", "formula.reference_operator", 2],
    ["SUM({1,2})", "formula.array_constant", 4],
    ["1+#N/A", "formula.error_literal", 2],
    ["1+1e400", "formula.number_too_large", 2],
    [`"${"x".repeat(256)}"`, "formula.text_too_long", 0],
    ["1+VLOOKUP(A_,B_,2)", "formula.function_not_allowed", 2],
    ["LET(x,1,x)", "formula.function_not_allowed", 0],
    ["LAMBDA(x,x)(1)", "formula.function_not_allowed", 0],
    ["1+ROUND(A_)", "formula.argument_count", 2],
    ["SUM()", "formula.argument_count", 0],
    ["SUMIFS(A_,B_)", "formula.argument_count", 0],
    ["SUMIFS(A_,B_,1,C_)", "formula.argument_count", 0],
    ["COUNTIFS(A_,1,B_)", "formula.argument_count", 0],
    ["IF(A_,,1)", "formula.argument_empty", 6],
    ["IF(A_,1,)", "formula.argument_empty", 8],
    ["SUMIFS(A_*2,B_,1)", "formula.name_needed", 7],
    ['COUNTIF("a","a")', "formula.name_needed", 8],
    ['SUMPRODUCT(IF(A_="x",1,0)*B_)', "formula.if_in_sumproduct", 11],
    ['COUNTIF(A_,">1.5")', "formula.decimal_criterion", 11],
    [`${"(".repeat(65)}1${")".repeat(65)}`, "formula.too_deep", 64],
    ["-".repeat(8000), "formula.too_deep", 8],
    [`1${"+1".repeat(4000)}`, "formula.too_deep", 0],
    [`1${"+1".repeat(4100)}`, "formula.too_long", 8192],
  ])("%s: %s at %i", (text, code, offset) => {
    const found = problem(text);
    expect([found.code, found.offset]).toEqual([code, offset]);
  });

  test("several problems are told at once, the first one first", () => {
    const found = problem('=VLOOKUP(TC01,"x")+Sheet1!A_');
    expect(found.problems.map(({ code, offset }) => [code, offset])).toEqual([
      ["formula.function_not_allowed", 1],
      ["formula.cell_reference", 9],
      ["formula.sheet_reference", 19],
    ]);
    expect(message("vi", found.code, found.slots)).toContain("“VLOOKUP”");
  });

  test("after a refusal the next formula is read as if nothing had happened", () => {
    problem("SUM((A_");
    expect(toExcel(parseFormula("SUM(A_,B_)").tree)).toBe("SUM(A_,B_)");
  });

  test("a code with a suffix, or beyond Excel's last column, is a name", () => {
    expect(parseFormula("TC01_QPPL+XFE1+NĂM2026").names).toEqual(["TC01_QPPL", "XFE1", "NĂM2026"]);
  });

  test("a formula at the limits is taken", () => {
    expect(parseFormula(`${"(".repeat(64)}1${")".repeat(64)}`).tree).toEqual({ type: "number", value: 1 });
    expect(parseFormula(`1${"+1".repeat(400)}`).text).toHaveLength(801);
    expect(parseFormula(`"${'""'.repeat(255)}"`).tree).toEqual({ type: "text", value: '"'.repeat(255) });
  });
});

test("the allowed functions are those of the decision", () => {
  const decided =
    "SUM AVERAGE COUNT COUNTA COUNTBLANK MIN MAX MEDIAN SUMIF SUMIFS COUNTIF COUNTIFS AVERAGEIFS SUMPRODUCT IF IFERROR AND OR NOT ISBLANK ISNUMBER ISTEXT ABS ROUND ROUNDUP ROUNDDOWN INT TRUNC MOD POWER SQRT EXP LN LOG10 LEN TRIM LEFT RIGHT UPPER LOWER EXACT DATE YEAR MONTH DAY";
  expect(allowedFunctions()).toEqual(decided.split(" "));
});

test("every problem has its words, with the slots it fills", () => {
  const texts = ["TC01", "ROUND(A_)", "SUM(1,)", "SUMIFS(1,B_,1)", 'COUNTIF(A_,"1.5")', "A_#", `"${"x".repeat(300)}"`];
  for (const text of texts) {
    for (const { code, slots } of problem(text).problems) {
      expect(catalogue).toHaveProperty([code]);
      for (const lang of ["vi", "en"] as const) expect(message(lang, code, slots)).not.toMatch(/\{\w+\}/);
    }
  }
});
