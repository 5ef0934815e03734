/** The library is held against the survey: what it loses or changes is refused, which a run without the survey shows. */
import { expect, test } from "vitest";
import { assemble, type Surveyed } from "../../../../src/workbook/read/foreign/assemble.js";
import type { Conversion, ConvertedCell } from "../../../../src/workbook/read/foreign/convert.js";
import { givesNumber } from "../../../../src/workbook/read/foreign/gives-number.js";
import type { SurveyedCell } from "../../../../src/workbook/read/foreign/survey.js";
import { defaultLimits } from "../../../../src/workbook/read/index.js";

const surveyed: [string, SurveyedCell][] = [
  ["A1", { content: 5, isFormula: false }],
  ["A2", { content: "text", isFormula: false }],
  ["A3", { content: false, isFormula: true }],
  ["A4", { content: { error: "#N/A" }, isFormula: true }],
  ["A5", { content: "none", isFormula: true }],
];
const converted: ConvertedCell[] = [
  ["A1", 5, null, -1],
  ["A2", "chữ", null, -1],
  ["A3", false, "A1>9", -1],
  ["A4", { error: 0x2a }, "NA()", -1],
  ["A5", 0, "B5", -1],
];

function assembled(cells: readonly ConvertedCell[]) {
  const sheet = { name: "Biểu 1", cells: [...cells], comments: [], hiddenRows: [], merges: [] };
  const conversion: Conversion = { date1904: false, sheets: [sheet], names: [], formats: [] };
  const survey = {
    name: null,
    visibility: "visible",
    isWorksheet: true,
    isProtected: false,
    cells: new Map(surveyed),
  } as const;
  const sheets: Surveyed["sheets"] = [{ survey, converted: sheet }];
  const book = { sheets, zeroMayBeEmpty: false, hasMacros: false, hasExternalLinks: false };
  return assemble(book, conversion, defaultLimits);
}

test("both agree", () => {
  const cells = [...assembled(converted).sheets[0]!.cells.values()];
  expect(cells.map(({ value, cached, formula }) => [value, cached, formula])).toEqual([
    [5, true, undefined],
    ["chữ", true, undefined],
    [false, true, "A1>9"],
    [{ error: "#N/A" }, true, "NA()"],
    [null, false, "B5"],
  ]);
});

const failed = expect.objectContaining({ code: "reading.conversion_failed" });

test.each(converted.slice(0, 4).map(([at]) => at))("the library lost %s", (lost) => {
  expect(() => assembled(converted.filter(([at]) => at !== lost))).toThrow(failed);
});

test.each<[string, ConvertedCell[1]]>([
  ["A1", 6],
  ["A1", "5"],
  ["A2", 0],
  ["A3", true],
  ["A3", 0],
  ["A4", { error: 7 }],
  ["A4", "#N/A"],
])("the library changed %s to %j", (changed, content) => {
  const other = converted.map((cell): ConvertedCell => (cell[0] === changed ? [changed, content, cell[2], -1] : cell));
  expect(() => assembled(other)).toThrow(failed);
});

test("the library has a cell that is not in the file", () => {
  expect(() => assembled([...converted, ["B9", 1, null, -1]])).toThrow(failed);
});

test.each([
  ["SUM(A1:A3)", true],
  ["A1+A2", true],
  ['2*IF(A1="","",1)', true],
  ["COUNTIF('Biểu (2)'!A1:A9,\">0\")", true],
  ["A1", false],
  ['IF(A1>0,A1,"")', false],
  ['SUM(A1)&""', false],
  ['A1+A2&""', false],
  ["A1=A2", false],
  ["SUM(A1) B2:B3", false],
  ["T(A1)", false],
  ["", false],
  ['"dang', false],
])("%s can only give a number: %s", (formula, expected) => {
  expect(givesNumber(formula)).toBe(expected);
});
