/**
 * The checks in a unit's workbook, computed by LibreOffice, against our own reading and judging of the same file: every
 * expected unit, every row, every rule seen to hold, to fail and to be undecided.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Campaign,
  elementsOf,
  expectedUnits,
  loadCampaign,
  parsedRules,
  rowRules,
  type Unit,
  unitRules,
} from "../../src/campaign/index.js";
import { identify, type ReadSubmission, readSubmission } from "../../src/intake/index.js";
import { shippedFolder } from "../../src/round/shipped.js";
import {
  columnLetters,
  type FormLayout,
  figureColumns,
  figureSheets,
  layoutOf,
  readWorkbook,
  rosterSheets,
} from "../../src/workbook/index.js";
import { liveTexts } from "../../src/workbook/template/live-texts.js";
import { differences, type ExpectedForm, type ExpectedRow, expectedForm } from "./expected-form.js";
import { convert, type SavedCells, savedCells } from "./libreoffice.js";
import { type Care, formBytes, placesOf, type SeededForm, seededForm } from "./seeded-forms.js";

const campaign = loadCampaign(shippedFolder("lai-chau-2026"), "vi");
const folder = mkdtempSync(join(tmpdir(), "tonghop-recalculates-"));

interface Judged {
  name: string;
  form: SeededForm;
  expected: ExpectedForm;
}

interface Recalculated extends Judged {
  layout: FormLayout;
  /** As intake reads the workbook that was sent. */
  read: ReadSubmission;
  saved: SavedCells;
  recalculated: string;
}

const files: Recalculated[] = [];

beforeAll(async () => {
  const started = Date.now();
  const judged = chosenForms();
  mkdirSync(join(folder, "sent"));
  const sent: { path: string; read: ReadSubmission }[] = [];
  for (const { name, form } of judged) {
    const bytes = await formBytes(campaign, form);
    const path = join(folder, "sent", `${name}.xlsx`);
    writeFileSync(path, bytes);
    sent.push({ path, read: readAs(campaign, bytes, form) });
  }
  const written = Date.now();
  const paths = sent.map(({ path }) => path);
  const recalculated = await convert(paths, "xlsx", join(folder, "recalculated"));
  const saved = await savedCells(recalculated);
  for (const [i, one] of judged.entries()) {
    const layout = layoutOf(campaign, one.form.unit);
    files.push({ ...one, layout, read: sent[i]!.read, saved: saved[i]!, recalculated: recalculated[i]! });
  }
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(0);
  console.log(
    `${files.length} workbooks: ${seconds(started, written)} s to fill in, ${seconds(written, Date.now())} s in LibreOffice`,
  );
}, 1_200_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function judgedForm(seed: number, unit: Unit, care: Care): Judged {
  const form = seededForm(campaign, unit, seed, care);
  return { name: `${unit.code}-${care}-${seed}`, form, expected: expectedForm(campaign, form) };
}

function readAs(given: Campaign, bytes: Uint8Array, form: SeededForm): ReadSubmission {
  const workbook = readWorkbook(bytes);
  const identity = identify(given, workbook, { fileName: "a.xlsx", sender: null }, new Map());
  if ("refused" in identity) throw new Error(`${form.unit.code}: ${identity.refused}`);
  return readSubmission(given, identity, workbook, "0".repeat(64), form.content.previous);
}

const resultsOf = ({ expected }: Judged) => [
  ...[...expected.rows, ...expected.rosters.values()].flatMap(({ rules }) => rules),
  ...[...expected.rosters.values()].flatMap(({ rowRules }) => rowRules),
];
const wordsOf = (one: Judged) => resultsOf(one).map(({ id, result }) => `${id} ${result}`);

/** The rules a unit's workbook shows. */
const liveRules = parsedRules(campaign).filter(({ scope }) => scope === "unit" || scope === "row");
const wanted = liveRules.flatMap((rule) => ["pass", "fail", "undecided"].map((result) => ({ rule, result })));

/**
 * A form of each unit, a careless one of each kind of form and of every third unit, and more of those whose rules have
 * not been seen to hold, to fail and to be undecided.
 */
function chosenForms(): Judged[] {
  const units = expectedUnits(campaign);
  const kinds = new Set<string>();
  const chosen = units.flatMap((unit, index) => {
    const kind = elementsOf(campaign, unit)
      .map(({ code }) => code)
      .join();
    const isNew = !kinds.has(kind);
    kinds.add(kind);
    const careful = judgedForm(index, unit, "careful");
    return isNew || index % 3 === 0 ? [careful, judgedForm(1000 + index, unit, "careless")] : [careful];
  });
  const seen = new Set(chosen.flatMap(wordsOf));
  for (const { rule, result } of wanted) {
    const word = `${rule.id} ${result}`;
    const holders = units.filter((unit) => [...unitRules(campaign, unit), ...rowRules(campaign, unit)].includes(rule));
    for (let attempt = 0; attempt < 500 && !seen.has(word); attempt++) {
      const unit = holders[(attempt * 7) % holders.length]!;
      const one = judgedForm(2000 + attempt, unit, result === "undecided" ? "careless" : "careful");
      const words = wordsOf(one);
      if (!words.includes(word)) continue;
      if (!chosen.some(({ name }) => name === one.name)) chosen.push(one);
      for (const each of words) seen.add(each);
    }
  }
  return chosen;
}

const same = (a: unknown, b: number | null) =>
  b === null ? a === undefined || a === "" : typeof a === "number" && a.toPrecision(15) === b.toPrecision(15);

/** Disagreements of a row, in words. */
function compareRow(cell: (column: number) => SavedCells[string][string] | undefined, row: ExpectedRow): string[] {
  const { value, has, failures, check } = figureColumns;
  const shown = String(cell(check) ?? "");
  return [
    ...(cell(has) === row.has ? [] : [`HAS ${cell(has)} for ${row.has}`]),
    ...(row.total === undefined || same(cell(value), row.total) ? [] : [`total ${cell(value)} for ${row.total}`]),
    ...(String(cell(failures) ?? "") === row.failures ? [] : [`failures “${cell(failures)}” for “${row.failures}”`]),
    ...(shown === row.check ? [] : [`check “${shown}” for “${row.check}”`]),
  ];
}

test("every check of every unit's workbook says in LibreOffice what we say", () => {
  const disagreements: string[] = [];
  const counted = { workbooks: files.length, rows: 0, rules: 0, totals: 0, rosterRows: 0, rowRules: 0 };
  const shownTexts: Record<string, number> = {};
  const count = (text: string) => {
    shownTexts[text] = (shownTexts[text] ?? 0) + 1;
  };
  for (const { name, layout, expected, saved } of files) {
    const rows = new Map(expected.rows.map((row) => [row.code, row]));
    for (const sheet of figureSheets(layout).filter(({ kind }) => kind === "figures"))
      for (const { row: at, element } of sheet.rows) {
        const row = rows.get(element.code)!;
        const cell = (column: number) => saved[sheet.name]![`${columnLetters(column)}${at}`];
        disagreements.push(...compareRow(cell, row).map((text) => `${name} ${sheet.name}!${at} ${row.code}: ${text}`));
        counted.rows++;
        counted.rules += row.rules.length;
        if (row.total !== undefined) counted.totals++;
        count(row.failures === "" ? row.check : "(rules)");
        const waits = row.rules.some(({ result }) => result === "undecided");
        if (waits && cell(figureColumns.check) === liveTexts.fine)
          disagreements.push(`${name} ${row.code}: ✓ beside a rule that is undecided`);
      }
    for (const sheet of rosterSheets(layout)) {
      const roster = expected.rosters.get(sheet.roster.code)!;
      const cell = (row: number) => String(saved[sheet.name]![`${columnLetters(sheet.checkColumn)}${row}`] ?? "");
      if (cell(sheet.headerRow) !== roster.head)
        disagreements.push(`${name} ${sheet.name}: head “${cell(sheet.headerRow)}” for “${roster.head}”`);
      counted.rules += roster.rules.length;
      counted.rowRules += roster.rowRules.length;
      for (const [index, check] of roster.rows.entries()) {
        const shown = cell(sheet.firstRow + index);
        if (shown !== check) disagreements.push(`${name} ${sheet.name} row ${index + 1}: “${shown}” for “${check}”`);
        if (check !== "") counted.rosterRows++;
      }
    }
  }
  const evaluations = counted.rows * 3 + counted.totals + counted.rules + counted.rosterRows + counted.rowRules;
  const results: Record<string, number> = {};
  for (const { result } of files.flatMap(resultsOf)) results[result] = (results[result] ?? 0) + 1;
  console.log(`results of rules: ${JSON.stringify(results)}`);
  console.log(`checks shown: ${JSON.stringify(shownTexts)}`);
  console.log(
    `${evaluations} evaluations compared (${JSON.stringify(counted)}), ${disagreements.length} disagreements`,
  );
  expect(disagreements).toEqual([]);
  expect(counted.rules).toBeGreaterThan(5000);
  expect(counted.rowRules).toBeGreaterThan(500);
});

test("every text that a row can show was shown", () => {
  const shown = new Set(files.flatMap(({ expected }) => expected.rows.map(({ check }) => check)));
  // Rules that cannot be computed and texts that must be given are none of the catalogue's: see live-checks.test.ts.
  const { broken, fillText, listHead, rowIncomplete, rowWaiting, inRow, ...ofRows } = liveTexts;
  expect(Object.values(ofRows).filter((text) => !shown.has(text))).toEqual([]);
  const rosterRows = files.flatMap(({ expected }) => [...expected.rosters.values()].flatMap(({ rows }) => rows));
  for (const text of [rowIncomplete, rowWaiting, ...Object.values(inRow), liveTexts.fine])
    expect([text, rosterRows.some((row) => row.includes(text))]).toEqual([text, true]);
});

test("intake judges the same rules alike, save where it understands what the workbook does not", () => {
  const found = files.map(({ name, form, expected, read }) => ({
    name,
    ...differences(campaign, form, expected, read),
  }));
  const explained = found.reduce((sum, one) => sum + one.explained.length, 0);
  console.log(`${explained} rules judged otherwise at intake: words it understands`);
  expect(found.flatMap(({ name, unexplained }) => unexplained.map((text) => `${name} ${text}`))).toEqual([]);
});

test("every rule of a unit's workbook was seen to hold, to fail and to be undecided", () => {
  const seen = new Set(files.flatMap(wordsOf));
  const unseen = wanted.map(({ rule, result }) => `${rule.id} ${result}`).filter((word) => !seen.has(word));
  expect(unseen).toEqual([]);
});

test("a workbook opened and saved in LibreOffice is read as the same figures, and its totals are ours", () => {
  const strip = (read: ReadSubmission) => ({
    cells: read.cells,
    values: read.values.map(({ raw: _, ...value }) => value),
    results: read.judgements
      .filter(({ rule }) => !rule.startsWith("total."))
      .map(({ rule, result, severity }) => [rule, result, severity]),
  });
  for (const { name, form, expected, read, recalculated } of files) {
    const again = readAs(campaign, readFileSync(recalculated), form);
    expect({ name, ...strip(again) }).toEqual({ name, ...strip(read) });
    const { lenient } = differences(campaign, form, expected, read);
    const totals = again.judgements.filter(({ rule }) => rule.startsWith("total."));
    const unlike = totals.flatMap(({ cells }) => cells.map(({ element }) => element));
    const partsOf = (code: string) => campaign.elements.find((element) => element.code === code)!.sumOf!;
    expect([name, unlike.filter((code) => !partsOf(code).some((part) => lenient.has(part)))]).toEqual([name, []]);
  }
});

test("no formula of a workbook shows an error of Excel, whatever stands in its cells", () => {
  const errors = files.flatMap(({ name, form, saved }) => {
    const places = placesOf(campaign, form.unit);
    const typed = new Set([...form.typed.keys()].map((key) => `${places.get(key)!.sheet}!${places.get(key)!.cell}`));
    return Object.entries(saved).flatMap(([sheet, cells]) =>
      Object.entries(cells).flatMap(([address, value]) =>
        typeof value === "string" && /^(#|Err:)/.test(value) && !typed.has(`${sheet}!${address}`)
          ? [`${name} ${sheet}!${address} ${value}`]
          : [],
      ),
    );
  });
  expect(errors).toEqual([]);
});
