/** Formulas over columns in which a missing total is an empty text, not an empty cell. */
import { expect, test } from "vitest";
import { parseFormula, toExcel } from "../../../src/formula/index.js";
import { overTotals, totalsToldApart } from "../../../src/workbook/consolidated/live-names.js";

const isTotal = (name: string) => name === "T";
const rewritten = (formula: string) => toExcel(overTotals(parseFormula(formula).tree, isTotal));

test.each([
  ['SUMIFS(A,T,"<>")/SUMIFS(T,A,"<>")', 'SUMIFS(A,T,">-1E+300")/SUMIFS(T,A,"<>")'],
  ['SUMIFS(A,B,"<>",T,"<>")', 'SUMIFS(A,B,"<>",T,">-1E+300")'],
  ['COUNTIFS(T,"<>",A,"Có")', 'COUNTIFS(T,">-1E+300",A,"Có")'],
  ["COUNTA(T)", "COUNT(T)"],
  ["COUNTA(A,T)*2", "(COUNTA(A)+COUNT(T))*2"],
  ["SUM(T)+COUNTA(A)", "SUM(T)+COUNTA(A)"],
  ['SUMIF(A,"<>",T)', 'SUMIF(A,"<>",T)'],
])("%s is written %s", (written, wanted) => {
  expect(rewritten(written)).toBe(wanted);
});

test.each([
  ['SUMIFS(A,T,"<>")+SUM(T)+MAX(T)+COUNTA(T)', []],
  ['SUMIF(A,"<>",T)', []],
  ["SUMPRODUCT(A*T)", ["T"]],
  ['COUNTIF(T,"")', ["T"]],
  ['SUMIFS(A,T,">5")', ["T"]],
  ["SUMPRODUCT(A*B)", []],
])("%s needs blank cells where %j is missing", (written, wanted) => {
  expect(totalsToldApart(parseFormula(written).tree, isTotal)).toEqual(wanted);
});
