/**
 * Every allowed function and operator with every kind of argument, as LibreOffice computes it and as we do. Where
 * LibreOffice is known to do otherwise than Excel, whom we follow, known-differences.ts says so with the reason.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  allowedFunctions,
  ExcelError,
  evaluate,
  isColumn,
  parseFormula,
  type Scalar,
} from "../../src/formula/index.js";
import { cells, columns, namesOfVectors, type Vector, vectors } from "./formula-vectors.js";
import { type Found, knownDifference, knownDifferences } from "./known-differences.js";
import { convert, savedCells } from "./libreoffice.js";
import { type Content, setCells } from "./set-cells.js";

const locales = ["en-US", "vi-VN"];
const folder = mkdtempSync(join(tmpdir(), "tonghop-vectors-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Compared extends Vector {
  libreOffice: Found;
  ours: Scalar;
}

const compared = new Map<string, Compared[]>();

beforeAll(async () => {
  const all = vectors();
  const path = join(folder, "vectors.xlsx");
  writeFileSync(path, await workbookOf(all));
  const names = namesOfVectors();
  for (const locale of locales) {
    const [saved] = await savedCells(await convert([path], "xlsx", join(folder, locale), { locale }));
    const results = all.map((vector, index): Compared => {
      const ours = evaluate(parseFormula(vector.formula), names);
      if (isColumn(ours)) throw new Error(`${vector.formula} is a column`);
      return { ...vector, libreOffice: saved!.formulas![`A${index + 1}`] ?? "", ours };
    });
    compared.set(locale, results);
  }
});

async function workbookOf(all: readonly Vector[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.calcProperties.fullCalcOnLoad = true;
  const data = workbook.addWorksheet("data");
  const names: { name: string; ranges: string[] }[] = [];
  const odd: { cell: string; content: Content }[] = [];
  let column = 0;
  const put = (name: string, contents: readonly (Content | null)[]) => {
    const letters = data.getColumn(++column).letter;
    contents.forEach((content, index) => {
      const cell = data.getCell(index + 1, column);
      if (content === null) return;
      if (content === "") cell.value = { formula: '""' } as ExcelJS.CellValue;
      else if (typeof content === "object") cell.value = content as ExcelJS.CellErrorValue;
      else cell.value = content;
      if (Object.is(content, -0)) odd.push({ cell: `${letters}${index + 1}`, content });
    });
    const area = contents.length === 1 ? `$${letters}$1` : `$${letters}$1:$${letters}$${contents.length}`;
    names.push({ name, ranges: [`data!${area}`] });
  };
  for (const [name, content] of Object.entries(cells)) put(name, [content]);
  for (const [name, list] of Object.entries(columns)) put(name, list);
  // LibreOffice takes a column right of all that exists for the last one that does.
  put("AFTER_ALL", [0]);
  const formulas = workbook.addWorksheet("formulas");
  all.forEach(({ formula }, index) => {
    formulas.getCell(index + 1, 1).value = { formula } as ExcelJS.CellValue;
  });
  workbook.definedNames.model = names;
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return setCells(
    bytes,
    odd.map((one) => ({ sheet: "data", ...one })),
  );
}

const shown = (value: Scalar): string =>
  value instanceof ExcelError ? value.code : typeof value === "string" ? JSON.stringify(value) : String(value);

/**
 * Equal to 15 digits, give or take one of the last: LibreOffice writes no more into the file, and rounds twice.
 */
function agree({ libreOffice, ours }: Compared): boolean {
  if (ours instanceof ExcelError) return libreOffice === ours.code;
  if (typeof ours !== "number" || typeof libreOffice !== "number") return ours === libreOffice;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(ours))) - 14);
  return ours === libreOffice || Math.abs(ours - libreOffice) <= unit;
}

test.each(locales)("every formula gives what LibreOffice gives in %s, save for the known differences", (locale) => {
  const names = namesOfVectors();
  const all = compared.get(locale)!;
  const known = new Map(knownDifferences.map((one) => [one, 0]));
  const unknown: string[] = [];
  const agreeing = new Map<string, number>();
  for (const one of all) {
    const { group, formula, libreOffice, ours } = one;
    if (agree(one)) agreeing.set(group, (agreeing.get(group) ?? 0) + 1);
    else {
      const difference = knownDifference(parseFormula(formula).tree, names, locale, libreOffice, ours);
      if (difference) known.set(difference, known.get(difference)! + 1);
      else unknown.push(`${formula}: LibreOffice ${shown(libreOffice)}, we ${shown(ours)}`);
    }
  }
  const ofKnown = [...known.values()].reduce((sum, count) => sum + count, 0);
  const agreed = all.length - ofKnown - unknown.length;
  console.log(
    `${locale}: ${all.length} evaluations, ${agreed} alike, ${unknown.length} disagreements, ` +
      `${ofKnown} of ${known.size} known differences\n` +
      [...known].map(([{ shape }, count]) => `${String(count).padStart(6)} ${shape}`).join("\n"),
  );
  expect(unknown).toEqual([]);
  expect(agreed).toBeGreaterThan(20_000);
  const wanted = [...allowedFunctions(), ...operators.map((operator) => `operator ${operator}`)];
  expect(wanted.filter((group) => (agreeing.get(group) ?? 0) < 15)).toEqual([]);
  // An entry that explains nothing is not true any more, or was never put to the test.
  const here = knownDifferences.filter((one) => one.locale === undefined || one.locale === locale);
  expect(here.filter((one) => known.get(one) === 0).map(({ shape }) => shape)).toEqual([]);
});

const operators = ["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="];
