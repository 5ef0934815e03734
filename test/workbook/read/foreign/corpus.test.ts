/** Old and binary workbooks and OpenDocument from the wild, where they are at hand: read or refused, and what they hold. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type ReadWorkbook, readWorkbook, UnreadableWorkbook } from "../../../../src/workbook/read/index.js";

const wild = "../shared/corpus/wild/files";
const files = existsSync(wild) ? readdirSync(wild) : [];

/** Why the few that are not read are refused. */
const refusals: Record<string, string> = {
  "073413": "reading.encrypted",
  "9ec43d": "reading.encrypted",
  fcfa10: "reading.encrypted",
  b6cc99: "reading.bad_address", // a cell repeated four thousand million times
  efcd7d: "reading.ole_damaged", // made by a fuzzer
  fd3557: "reading.ole_damaged", // the same
};

const open = (start: string, password?: string): ReadWorkbook => {
  const file = files.find((name) => name.startsWith(start))!;
  return readWorkbook(readFileSync(`${wild}/${file}`), {}, { password });
};
const column = (book: ReadWorkbook, sheet: number, letter: string, count: number) =>
  Array.from({ length: count }, (_, row) => book.sheets[sheet]!.cells.get(letter + (row + 1))?.value);

describe.runIf(existsSync(wild))("workbooks from the wild", () => {
  test.each(files.filter((name) => /\.(?:xls|xlsb|ods)$/.test(name)))("%s is read or refused, soon", (file) => {
    const bytes = readFileSync(`${wild}/${file}`);
    const started = performance.now();
    let code: string | undefined;
    try {
      readWorkbook(bytes);
    } catch (error) {
      if (!(error instanceof UnreadableWorkbook)) throw error;
      code = error.code;
    }
    // A second on a machine that does nothing else; the tests share theirs.
    expect(performance.now() - started).toBeLessThan(4000);
    expect(code).toBe(refusals[file.slice(0, 6)]);
  });

  test("data sets whose figures are known: Fisher's irises, the cars of Motor Trend", () => {
    const iris = open("a449fb").sheets[0]!;
    expect(iris.cells.size).toBe(151 * 5);
    const row = (n: number) => ["A", "B", "C", "D", "E"].map((letter) => iris.cells.get(letter + n)!.value);
    expect(row(1)).toEqual(["Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width", "Species"]);
    expect(row(2)).toEqual([5.1, 3.5, 1.4, 0.2, "setosa"]);
    expect(row(151)).toEqual([5.9, 3, 5.1, 1.8, "virginica"]);
    expect(column(open("e299f0"), 0, "A", 4)).toEqual(["mpg", 21, 21, 22.8]);
  });

  test("Vietnamese text", () => {
    const texts = [...open("ff6ad0").sheets[0]!.cells.values()].map(({ value }) => value);
    expect(texts.join(" ").normalize("NFC")).toMatch(/[ạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u);
    expect(texts.join("")).not.toContain("\ufffd");
  });

  test("the same sheets as .xlsx, .xlsb and .ods", () => {
    const told = ({ sheets }: ReadWorkbook) =>
      sheets.map(({ name, cells }) => [name, ...[...cells].map(([at, { value, isDate }]) => [at, value, isDate])]);
    const xlsx = open("c7bc76"); // any_sheets
    expect(told(open("79a575"))).toEqual(told(xlsx));
    expect(told(open("cc4af5"))).toEqual(told(xlsx));
    expect(open("79a575").sheets.map(({ visibility }) => visibility)).toEqual(
      xlsx.sheets.map(({ visibility }) => visibility),
    );
    const calendar = open("18e9fb"); // date_1904
    expect(calendar.date1904).toBe(true);
    expect(told(calendar)).toEqual(told(open("c8d08c")));
    expect(told(open("78bdd3"))).toEqual(told(open("8251bc"))); // issue_419
  });

  test("passwords of test files", () => {
    expect(open("fcfa10", "password").sheets[0]!.cells.size).toBe(1);
    expect(open("c3b220", "123").sheets.length).toBeGreaterThan(0);
  });
});
