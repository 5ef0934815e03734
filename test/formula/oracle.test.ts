/** The cases measured in LibreOffice, with what Excel is known to do otherwise. Present where the project is built. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Column, ExcelError, evaluate, type Names, type Operand, parseFormula } from "../../src/formula/index.js";

const file = join(process.cwd(), "../shared/oracle/semantics.tsv");
const column = (...cells: Column["cells"][number][]): Column => ({ cells });
const blank = null;

const values: Record<string, Operand> = {
  BLANK_: blank,
  TEXTNUM: "12",
  TEXTVN: "1.234,5",
  NFC_: "Có".normalize("NFC"),
  NFD_: "Có".normalize("NFD"),
  VEC: column(1, "x", true, blank, "5", 0),
  VECERR: column(1, ExcelError.DIV0, 3),
  NUMS: column(10, 20, 30, blank, 5),
  KINDS: column("xa", "Xa", "so", blank, "xa"),
  EMPTYR: column(blank, blank, blank, blank, blank),
  BOOLS: column(true, false, true, "TRUE", blank),
  A: column(10, blank, 30, 0, 5),
  B: column(100, 200, blank, 0, 50),
  C_: column("Có", "Không", blank, "có", "Có"),
  TXT: column("7", "3", 9),
};
const names: Names = (name) => values[name];

/** Not on the list of functions a definition may use. */
const refused = /\b(VALUE|N|LARGE|RANK|TEXT)\(/;
const unsettled = /^(depends on the locale|not known)/;

describe.skipIf(!existsSync(file))("our results are those of the oracle", () => {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  const cases = lines
    .filter((line) => !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t") as [string, string, string?]);
  const known = cases.filter(([formula, , excel]) => !refused.test(formula) && !unsettled.test(excel ?? ""));

  test("nearly all of its lines are put to the test", () => expect(known.length).toBeGreaterThan(100));

  test.each(known)("%s", (formula, libreoffice, excel) => {
    // LibreOffice takes C as a name; Excel, and so we, do not.
    const text = formula.replace(/\(C\b/, "(C_");
    expect(shown(evaluate(parseFormula(text), names))).toBe(excel ? excel.split(" ")[0] : libreoffice);
  });
});

/** A result as the table writes it. */
function shown(result: Operand): string {
  if (typeof result === "string") return `"${result}"`;
  if (typeof result === "boolean") return result ? "TRUE" : "FALSE";
  return typeof result === "number" ? String(Number(result.toPrecision(15))) : String(result);
}
