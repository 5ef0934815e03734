/** Hostile and damaged files: each is read as if nothing were, or refused, in a child within the budget. */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import { loadCampaign } from "../../../src/campaign/index.js";
import { writeTemplate } from "../../../src/workbook/index.js";
import { hostileFiles } from "./hostile-files.js";
import { budget, budgetElapsed, type Outcome, Readers, twoAtATime } from "./in-child.js";

const readers = new Readers();
afterAll(() => readers.remove());

/** The budget is that of a machine with nothing else to do; a slow one with others at work takes up to three times as long. */
const slowest = 3;

function expectWithinBudget(outcome: Outcome, name: string) {
  expect(outcome.code, `${name}: ${outcome.stderr}`).not.toBe("died");
  expect.soft(outcome.seconds, `${name}: processor time`).toBeLessThan(slowest * budget.seconds);
  expect.soft(outcome.elapsed, `${name}: time`).toBeLessThan(budgetElapsed);
  expect.soft(outcome.megabytes, `${name}: memory`).toBeLessThan(budget.megabytes);
}

test("files of every kind that cost a reader most", { timeout: 240_000 }, async () => {
  await twoAtATime([...hostileFiles], async ({ name, bytes, outcome: expected }) => {
    const file = readers.file(name, bytes());
    const outcome = await readers.ours(file);
    rmSync(file);
    expectWithinBudget(outcome, name);
    expect.soft(outcome.code, name).toBe(expected);
    // Of a large workbook the cells are only counted.
    if (expected === null && outcome.counts.cells <= 20_000)
      expect.soft(Object.entries(outcome.cells)[0], name).toEqual([expect.stringMatching(/!A1$/), "[8,null]"]);
  });
});

const script = resolve(process.cwd(), "../shared/corpus/make_hostile.py");
const python = "/usr/bin/python3";

describe.runIf(existsSync(script) && existsSync(python))("the hostile files of the corpus", () => {
  test("made of a small form", { timeout: 120_000 }, async () => {
    await expectAllAsExpected(await smallForm());
  });

  test("made of a filled form of the shipped campaign", { timeout: 240_000 }, async () => {
    await expectAllAsExpected(await filledForm());
  });
});

async function expectAllAsExpected(base: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-hostile-"));
  const basePath = join(folder, "base.xlsx");
  const files = join(folder, "files");
  writeFileSync(basePath, base);
  expect(spawnSync(python, [script, basePath, files]).status).toBe(0);
  const cases: [string, { file: string; expect: string }][] = Object.entries(
    JSON.parse(readFileSync(join(files, "EXPECT.json"), "utf8")),
  );
  // Links, pipes and folders are no files to read: discover.ts names them, and its own tests show how.
  const regular = cases.filter(([, { file }]) => lstatSync(join(files, file)).isFile());
  expect(regular.length).toBeGreaterThan(25);
  const { cells: wanted } = await readers.ours(basePath);
  expect(Object.keys(wanted).length).toBeGreaterThan(100);
  await twoAtATime(regular, async ([name, { file, expect: expected }]) => {
    const outcome = await readers.ours(join(files, file));
    expectWithinBudget(outcome, name);
    if (expected === "refuse" || expected === "skip") expect.soft(outcome.code, name).toMatch(/^reading\./);
    if (expected === "read") expect.soft(outcome.code, name).toBeNull();
    if (outcome.code !== null) return;
    // Two cases add or change a cell on purpose; no other value may differ.
    const changed = Object.keys({ ...wanted, ...outcome.cells }).filter((at) => outcome.cells[at] !== wanted[at]);
    expect.soft(changed.length, name).toBe(["far_cell", "not_a_number"].includes(name) ? 1 : 0);
  });
  rmSync(folder, { recursive: true, force: true });
}

/** Strings, figures, formulas, a merge, names and a drop-down. */
async function smallForm(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Nhóm 1");
  for (let row = 1; row <= 40; row++) {
    sheet.getCell(row, 2).value = `TC${row}_SO`;
    sheet.getCell(row, 3).value = `Số nhiệm vụ thứ ${row}`;
    sheet.getCell(row, 6).value = row * 7;
    sheet.getCell(row, 10).value = { formula: `IF(F${row}>0,"✓","")`, result: "✓" };
    book.definedNames.add(`'Nhóm 1'!$F$${row}`, `TC${row}_SO`);
  }
  sheet.mergeCells("A50:J50");
  sheet.getCell("G1").dataValidation = { type: "list", formulae: ['"a,b"'] };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Of the unit with the most to fill in, every figure a number. */
async function filledForm(): Promise<Uint8Array> {
  const campaign = loadCampaign(resolve("schemas/lai-chau-2026"), "en");
  const unit = campaign.units.find(({ code }) => code === "SKHCN") ?? campaign.units[0]!;
  const codes = campaign.elements.map(({ code }) => code);
  const figures = new Map(codes.map((code, i) => [code, { value: i + 1 }]));
  return writeTemplate(campaign, unit, { previous: new Map(codes.map((code) => [code, 5])), figures });
}
