/**
 * The arithmetic over all units, as live formulas of a workbook: names over whole columns, one row a unit. Every
 * indicator, every rule over the campaign, over the rows of all lists and against peers, with figures missing here and
 * there: LibreOffice gives what we give. The cells are laid out here, from the words of DESIGN.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Campaign,
  campaignRowRules,
  campaignRules,
  countedAlike,
  counts,
  elementsOf,
  expectedUnits,
  isNumeric,
  loadCampaign,
  normalisedOf,
  type ParsedRule,
  parsedRules,
  rostersOf,
  rowFormula,
  type Unit,
  unitNames,
  unitValue,
} from "../../src/campaign/index.js";
import { columnName, formulaOf, type Names, parseFormula, restrictRatios, toExcel } from "../../src/formula/index.js";
import { computeIndicators, makeTable, type RosterRow, type Table, tableNames } from "../../src/indicators/index.js";
import type { Figure, MissingReason } from "../../src/model.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import { shippedFolder } from "../../src/round/shipped.js";
import { rowResults } from "../../src/validation/row-rules.js";
import { resultOf } from "../../src/validation/unit-rules.js";
import { normalTitle } from "../../src/vietnamese/index.js";
import { columnLetters } from "../../src/workbook/index.js";
import { convert, type SavedCells, savedCells } from "./libreoffice.js";

const campaign = loadCampaign(shippedFolder("lai-chau-2026"), "vi");
const units = expectedUnits(campaign);
const folder = mkdtempSync(join(tmpdir(), "tonghop-consolidated-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The share of figures that are missing, of elements that anybody gave, and of figures that are 0; the largest figure of a
 * unit and of the province, since rules speak of real magnitudes.
 */
const scenarios: readonly Partial<Magnitudes & { missing: number; given: number; zeros: number }>[] = [
  {},
  { missing: 0.05 },
  { missing: 0.3 },
  { missing: 0.7 },
  { missing: 0.97 },
  { missing: 0.1, given: 0.5 },
  { missing: 0.1, given: 0.5 },
  { missing: 0.1, given: 0 },
  { missing: 0.1, zeros: 0.6 },
  { most: 50, ofProvince: 1_000_000, fixed: { SO_THON: 28, TN02_DT: 1_000_000 } },
  { most: 50_000, ofProvince: 100 },
];

interface Magnitudes {
  most: number;
  ofProvince: number;
  fixed: Readonly<Record<string, number>>;
}

type Cell = number | string | null;
type Expected = Map<string, { formula: string; value: number | string }>;

interface Scenario {
  name: string;
  /** By a name of its own: what stands in the workbook, and what we say it gives. */
  expected: Expected;
  saved: SavedCells;
}

const tried: Scenario[] = [];

beforeAll(async () => {
  const made = scenarios.map((scenario, index) => {
    const table = tableOf(random(index), {
      missing: 0,
      given: 1,
      zeros: 0.1,
      most: 5000,
      ofProvince: 5000,
      fixed: {},
      ...scenario,
    });
    return { name: `scenario ${index}`, ...workbookOf(table, random(100 + index)) };
  });
  const paths: string[] = [];
  for (const [index, { workbook }] of made.entries()) {
    const path = join(folder, `scenario-${index}.xlsx`);
    writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
    paths.push(path);
  }
  const saved = await savedCells(await convert(paths, "xlsx", join(folder, "recalculated")));
  tried.push(...made.map(({ name, expected }, index) => ({ name, expected, saved: saved[index]! })));
});

// Figures of a round.

function tableOf(
  dice: Random,
  { missing, given, zeros, most, ofProvince, fixed }: Required<(typeof scenarios)[number]>,
): Table {
  const withheld = new Set(campaign.elements.flatMap(({ code }) => (dice.chance(given) ? [] : [code])));
  const source = { sha256: "0", sheet: "S", cell: "F1", raw: "" };
  const reasons: (MissingReason | null)[] = ["na", "not_yet", "confidential", null];
  const inputs = (unit: Unit) => elementsOf(campaign, unit).filter(({ sumOf, type }) => !sumOf && type !== "longtext");
  const figures = units.flatMap((unit) =>
    inputs(unit).map((element): Figure => {
      const lacking = dice.chance(missing) || withheld.has(element.code);
      const drawn = fixed[element.code] ?? dice.between(1, element.level === "province" ? ofProvince : most);
      const number = dice.chance(zeros) ? 0 : element.type === "integer" ? drawn : drawn + dice.between(0, 9) / 10;
      const value = isNumeric(element)
        ? number
        : element.type === "boolean"
          ? dice.pick(["Có", "Không"])
          : "Quyết định";
      const base = { unit: unit.code, element: element.code, held: !lacking && dice.chance(missing / 10), source };
      return { ...base, value: lacking ? null : value, reason: lacking ? dice.pick(reasons) : null };
    }),
  );
  const titles = ["Trồng chè", "Mô hình: trồng chè", "Nuôi ong", "nuôi ong!", "Bảo tồn lê", "Cá tầm", "Sấy lạnh"];
  const rows = units.flatMap((unit) =>
    rostersOf(campaign, unit).flatMap((roster) =>
      Array.from({ length: dice.between(0, 3) }, (): RosterRow => {
        const cells = roster.columns.map(({ code, type, list }): [string, Cell] => {
          if (dice.chance(missing / 3)) return [code, null];
          if (type === "list") return [code, dice.pick(list!)];
          if (type === "text")
            return [code, dice.chance(0.5) ? dice.pick(titles) : `Mô hình số ${dice.between(1, 9999)}`];
          return [code, type === "date" ? "2026-05-05" : dice.between(0, 500)];
        });
        return { unit: unit.code, roster: roster.code, cells: new Map(cells), refs: new Map() };
      }),
    ),
  );
  return makeTable(campaign, figures, rows);
}

/** What stands in a column of one row a unit; undefined for names of another kind. */
function columnOf(table: Table, name: string): Cell[] | undefined {
  if (unitNames(campaign).includes(name)) return units.map((unit) => unitValue(name, unit));
  const of = (code: string) => campaign.elements.find((element) => element.code === code);
  const figure = (unit: Unit, code: string) => table.figure(unit.code, code)?.value ?? null;
  const plain = of(name);
  if (plain) return units.map((unit) => (counts(plain, unit) ? figure(unit, name) : null));
  const checked = of(name.replace(/^XCHECK_/, ""));
  const isChecking = (unit: Unit) =>
    checked!.crosscheckFrom!.some((one) => one === unit.code || unit.groups.includes(one)) &&
    elementsOf(campaign, unit).includes(checked!);
  return checked && units.map((unit) => (isChecking(unit) ? figure(unit, checked.code) : null));
}

// The workbook, and what we say it must give.

function workbookOf(table: Table, dice: Random): { workbook: ExcelJS.Workbook; expected: Expected } {
  const workbook = new ExcelJS.Workbook();
  workbook.calcProperties.fullCalcOnLoad = true;
  const names: { name: string; ranges: string[] }[] = [];
  const expected: Expected = new Map();
  writeTable(workbook, names, table);
  writeLists(workbook, names, table, expected);
  const results = workbook.addWorksheet("results");
  let row = 0;
  const put = (name: string, formula: string, value: number | string) => {
    results.getCell(++row, 1).value = { formula } as ExcelJS.CellValue;
    expected.set(`results!A${row}`, { formula: `${name}: ${formula}`, value });
    return row;
  };
  const computed = computeIndicators(table, { lang: "vi" });
  const alike = countedAlike(campaign);
  for (const [index, { code, formula }] of campaign.indicators.entries()) {
    const restricted = formulaOf(restrictRatios(parseFormula(formula).tree, alike));
    const at = put(code, orDash(restricted.text, restricted.names), computed[index]!.value ?? "-");
    names.push({ name: `CT_${code}`, ranges: [`results!$A$${at}`] });
  }
  const values = new Map(computed.map(({ code, value }) => [code, value]));
  const ofTable = tableNames(table, { indicator: (code) => values.get(code) ?? null });
  for (const rule of campaignRules(campaign)) {
    const needs = rule.names.filter((name) => name.startsWith("CT_"));
    const lacking = needs.some((name) => values.get(name.slice(3)) === null);
    put(
      rule.id,
      judged(
        rule.formula.text,
        rule.when?.text,
        needs.map((name) => `ISNUMBER(${name})`),
      ),
      resultOf(rule, ofTable, lacking),
    );
  }
  writePeers(workbook, expected, dice);
  workbook.definedNames.model = names;
  return { workbook, expected };
}

/** "-" where a name has no figure at all, or the formula gives an error. */
function orDash(formula: string, used: readonly string[]): string {
  const isThere = used.flatMap((name) => {
    if (name.startsWith("CT_")) return [`ISNUMBER(${name})`];
    return campaign.elements.some(({ code }) => code === name.replace(/^XCHECK_/, "")) ? [`COUNTA(${name})>0`] : [];
  });
  return `IF(AND(TRUE,${[...isThere, "TRUE"].join(",")}),IFERROR(${formula},"-"),"-")`;
}

function judged(formula: string, when: string | undefined, needs: readonly string[]): string {
  const result = `IF(${formula},"pass","fail")`;
  const applied = when === undefined ? result : `IF(${when},${result},"not_applicable")`;
  return `IF(AND(${[...needs, "TRUE"].join(",")}),IFERROR(${applied},"undecided"),"undecided")`;
}

/** Names over the columns of the figures: what any indicator or rule of the campaign names. */
function writeTable(workbook: ExcelJS.Workbook, names: { name: string; ranges: string[] }[], table: Table): void {
  const page = workbook.addWorksheet("figures");
  const used = [...campaign.indicators.map(({ formula }) => parseFormula(formula)), ...campaignRules(campaign)];
  let column = 0;
  for (const name of new Set([...used.flatMap((one) => one.names), ...unitNames(campaign)])) {
    const cells = columnOf(table, name);
    if (!cells) continue;
    const letters = columnLetters(++column);
    page.getCell(1, column).value = name;
    cells.forEach((value, index) => {
      if (value !== null) page.getCell(index + 2, column).value = value;
    });
    names.push({ name, ranges: [`figures!$${letters}$2:$${letters}$${cells.length + 1}`] });
  }
}

/** One sheet a list, all units' rows one under the other, with the rules that look at each of them. */
function writeLists(
  workbook: ExcelJS.Workbook,
  names: { name: string; ranges: string[] }[],
  table: Table,
  expected: Expected,
): void {
  for (const roster of campaign.rosters) {
    const rows = table.rosterRows.filter((one) => one.roster === roster.code);
    const page = workbook.addWorksheet(roster.code);
    const columns = new Map<string, { column: number; cells: Cell[] }>();
    const put = (name: string, cells: Cell[]) => {
      const column = columns.size + 1;
      columns.set(name, { column, cells });
      page.getCell(1, column).value = name;
      cells.forEach((value, index) => {
        if (value !== null) page.getCell(index + 2, column).value = value;
      });
      const letters = columnLetters(column);
      names.push({ name, ranges: [`${roster.code}!$${letters}$2:$${letters}$${rows.length + 1}`] });
    };
    put(
      `${roster.code}_UNIT_CODE`,
      rows.map(({ unit }) => unit),
    );
    for (const { code } of roster.columns)
      put(
        code,
        rows.map(({ cells }) => cells.get(code) ?? null),
      );
    for (const name of new Set(campaignRowRules(campaign).flatMap((rule) => rule.names))) {
      const column = normalisedOf(name);
      if (column === null || !columns.has(column)) continue;
      const normal = (text: Cell) => (text === null ? null : normalTitle(String(text)));
      put(name, columns.get(column)!.cells.map(normal));
    }
    for (const rule of campaignRowRules(campaign).filter((one) => one.roster === roster))
      writeRowRule(page, rule, rows.length, columns, expected, roster.code);
  }
}

function writeRowRule(
  page: ExcelJS.Worksheet,
  rule: ParsedRule,
  count: number,
  columns: Map<string, { column: number; cells: Cell[] }>,
  expected: Expected,
  sheet: string,
): void {
  const at = page.columnCount + 1;
  const { tree, names } = rowFormula(rule, "formula")!;
  const own = names.map(columnName).filter((one) => !one.isColumn);
  const results = rowResults(rule, () => true, {
    count,
    cell: (name, row) => columns.get(name)!.cells[row]!,
    column: (name) => columns.get(name)!.cells,
    other: () => undefined,
    ref: () => undefined,
  });
  for (const { row, result } of results) {
    const cell = (name: string) => `${columnLetters(columns.get(name)!.column)}${row + 2}`;
    const write = (written: string) => {
      const { name, isColumn } = columnName(written);
      return isColumn ? name : cell(name);
    };
    const formula = judged(
      toExcel(tree, write),
      undefined,
      own.map(({ name }) => `NOT(ISBLANK(${cell(name)}))`),
    );
    page.getCell(row + 2, at).value = { formula } as ExcelJS.CellValue;
    expected.set(`${sheet}!${columnLetters(at)}${row + 2}`, { formula: `${rule.id}: ${formula}`, value: result });
  }
}

/** Rules against peers: one line each, with what its names stand for in the cells beside it, bounds among them. */
function writePeers(workbook: ExcelJS.Workbook, expected: Expected, dice: Random): void {
  const page = workbook.addWorksheet("peers");
  const rules = parsedRules(campaign).filter(({ scope }) => scope === "peer");
  rules.forEach((rule, index) => {
    const row = index + 1;
    const base = dice.between(0, 200) / 10;
    const values = new Map(
      rule.names.map((name): [string, number | null] => [
        name,
        dice.chance(0.05) ? null : dice.pick([base, base * 9, base / 9, base * 10, base * 0.8, 10, 9, 90, 1, 0]),
      ]),
    );
    const cells = new Map(rule.names.map((name, n) => [name, `${columnLetters(n + 2)}${row}`]));
    for (const [n, name] of rule.names.entries()) {
      const value = values.get(name)!;
      if (value !== null) page.getCell(row, n + 2).value = value;
    }
    const write = (tree: Parameters<typeof toExcel>[0]) => toExcel(tree, (name) => cells.get(name)!);
    const needs = rule.names.map((name) => `ISNUMBER(${cells.get(name)})`);
    const formula = judged(write(rule.formula.tree), rule.when ? write(rule.when.tree) : undefined, needs);
    page.getCell(row, 1).value = { formula } as ExcelJS.CellValue;
    const names: Names = (name) => values.get(name);
    const result = resultOf(rule, names, [...values.values()].includes(null));
    expected.set(`peers!A${row}`, { formula: `${rule.id}: ${formula}`, value: result });
  });
}

// The comparison.

function agree(found: unknown, wanted: number | string): boolean {
  if (typeof found !== "number" || typeof wanted !== "number") return found === wanted;
  const unit = wanted === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(wanted))) - 14);
  return Math.abs(found - wanted) <= unit;
}

test("every indicator and every rule over all units gives in LibreOffice what we give", () => {
  const disagreements: string[] = [];
  const counted: Record<string, number> = {};
  for (const { name, expected, saved } of tried)
    for (const [place, { formula, value }] of expected) {
      const [sheet, cell] = place.split("!") as [string, string];
      const found = saved[sheet]![cell];
      if (!agree(found, value)) disagreements.push(`${name}, ${formula}: LibreOffice ${found}, we ${value}`);
      counted[sheet] = (counted[sheet] ?? 0) + 1;
    }
  const all = Object.values(counted).reduce((sum, count) => sum + count, 0);
  console.log(`${all} evaluations (${JSON.stringify(counted)}), ${disagreements.length} disagreements`);
  expect(disagreements).toEqual([]);
});

test("every indicator was seen with a value and without, every rule to hold and to fail", () => {
  const results = new Map<string, Set<string>>();
  for (const { expected } of tried)
    for (const { formula, value } of expected.values()) {
      const id = formula.slice(0, formula.indexOf(":"));
      results.set(id, (results.get(id) ?? new Set()).add(typeof value === "number" ? "value" : value));
    }
  const lacking = (ids: readonly string[], wanted: readonly string[]) =>
    ids.flatMap((id) => wanted.filter((result) => !results.get(id)?.has(result)).map((result) => `${id} ${result}`));
  expect(
    lacking(
      campaign.indicators.map(({ code }) => code),
      ["value", "-"],
    ),
  ).toEqual([]);
  const rules = (of: (campaign: Campaign) => ParsedRule[]) => of(campaign).map(({ id }) => id);
  expect(lacking(rules(campaignRowRules), ["pass", "fail"])).toEqual([]);
  // A share of a total in percent is never over 100.
  expect(lacking(rules(campaignRules), ["pass", "fail"])).toEqual(["TN06.1 fail"]);
});
