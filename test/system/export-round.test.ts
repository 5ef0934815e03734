/** The whole demo round exported: what LibreOffice and openpyxl make of the workbook, against what the report prints from. */
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { assembleRound, type Round } from "../../src/round/assemble.js";
import { peersOf } from "../../src/round/peers.js";
import { openStoreAt } from "../../src/store/index.js";
import { disagreements, errorValues, expectedOf } from "./consolidated.js";
import { convert, runPython, type SavedCells, savedCells } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

interface Parts {
  names: Record<string, { sheet: string; column: number; columns: number; from: number; to: number }>;
  sheets: Record<
    string,
    { frozen: string | null; paper: string; orientation: string; marks: string; header: string | null; rows: number }
  >;
}

let command: CommandLine;
let folder: string;
let round: Round;
let path: string;
let parts: Parts;
let saved: SavedCells;

beforeAll(async () => {
  command = await workingFolder("export");
  folder = demoIn(command).folder;
  const campaign = loadCampaign(folder, "vi");
  const store = await openStoreAt(join(folder, "tonghop.duckdb"), campaign.code);
  round = await assembleRound(campaign, store, "vi");
  await store.close();
  await command.run("--campaign", folder, "export", "--draft");
  path = join(folder, "reports", "tong-hop-lai-chau-2026-du-thao.xlsx");
  parts = await runPython<Parts>("workbook_parts.py", [path]);
  [saved] = (await savedCells(await convert([path], "xlsx", join(command.folder, "recalculated")))) as [SavedCells];
}, 900_000);

afterAll(() => rmSync(dirname(command.folder), { recursive: true, force: true }));

test("LibreOffice computes every indicator, total and rule as the report has them; no cell shows an error", () => {
  const peers = peersOf(round.table);
  const expected = expectedOf(round, peers);
  console.log(`${expected.length} cells compared; ${round.indicators.length} indicators`);
  expect(expected.length).toBeGreaterThan(15_000);
  expect(errorValues(saved)).toEqual([]);
  expect(disagreements(saved, expected)).toEqual([]);
});

test("what is undecided prints “-”; held figures are empty, marked with a reason, and listed", () => {
  const page = saved["Chỉ tiêu"]!;
  const undecided = round.indicators.flatMap(({ value }, index) => (value === null ? [page[`E${7 + index}`]] : []));
  expect(undecided.length).toBeGreaterThan(0);
  expect(new Set(undecided)).toEqual(new Set(["-"]));
  const held = round.values.filter(({ unit, element, row }) => row === 0 && round.table.figure(unit, element)?.held);
  expect(held.length).toBeGreaterThan(5);
  const lines = Object.entries(saved["Nguồn số liệu"]!).filter(([at, value]) => at.startsWith("G") && value === "x");
  expect(lines).toHaveLength(held.length);
  const units = round.table.units.map(({ code }) => code);
  for (const { unit, element } of held) {
    const place = parts.names[element]!;
    const letters = (column: number): string =>
      column > 26
        ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
        : String.fromCharCode(64 + column);
    const row = 7 + units.indexOf(unit);
    expect(saved[place.sheet]![`${letters(place.column)}${row}`], `${unit} ${element}`).toBeUndefined();
    expect(
      Object.entries(saved["Lý do thiếu"]!).some(
        ([at, text]) => at.endsWith(String(row)) && text === "Tạm giữ hoặc đã loại",
      ),
    ).toBe(true);
  }
});

test("every warning of a rule that no held figure hides is “Sai” in the table of rules", () => {
  const { campaign, findings, table } = round;
  const shown = findings.filter(
    ({ unit, rule, severity, cells }) =>
      unit !== null &&
      severity !== "error" &&
      campaign.rules.some(({ id, scope }) => id === rule && scope === "unit") &&
      !cells.some(({ element }) => table.figure(unit, element)?.held),
  );
  expect(shown.length).toBeGreaterThan(0);
  const page = saved["Kiểm tra đơn vị"]!;
  const heads = new Map(
    Object.entries(page).flatMap(([at, value]) => (/^[A-Z]+4$/.test(at) ? [[value, at.replace("4", "")]] : [])),
  );
  const rowOf = new Map(table.units.map(({ code }, index) => [code, 7 + index]));
  for (const { unit, rule } of shown)
    expect(page[`${heads.get(rule)}${rowOf.get(unit!)}`], `${unit} ${rule}`).toBe("Sai");
});

test("openpyxl reads a name over every column: one column each, all units in the same rows", () => {
  const { campaign, table } = round;
  const { names } = parts;
  const wanted = [
    ...campaign.elements.map(({ code }) => code),
    ...campaign.elements.map(({ code }) => `PREV_${code}`),
    ...campaign.elements.flatMap(({ code, crosscheckFrom }) => (crosscheckFrom ? [`XCHECK_${code}`] : [])),
    ...["UNIT_CODE", "UNIT_KIND"],
    ...campaign.unitGroups.map(({ code }) => `UNIT_IS_${code}`),
  ];
  for (const name of wanted)
    expect(names[name], name).toMatchObject({ columns: 1, from: 7, to: 6 + table.units.length });
  for (const { code } of campaign.indicators)
    expect(names[`CT_${code}`], code).toMatchObject({ columns: 1, sheet: "Chỉ tiêu" });
  for (const { code, columns, sheet } of campaign.rosters) {
    const count = table.rosterRows.filter(({ roster }) => roster === code).length;
    expect(count).toBeGreaterThan(0);
    for (const name of [`${code}_UNIT_CODE`, ...columns.map((column) => column.code)])
      expect(names[name], name).toMatchObject({ sheet, columns: 1, from: 7, to: 6 + count });
  }
  const places = Object.values(names).map(({ sheet, column, from }) => `${sheet}|${column}|${from}`);
  expect(new Set(places).size).toBe(places.length);
});

test("the package is whole: every relation leads somewhere, every part has a type", async () => {
  expect(await runPython("package_check.py", [path])).toEqual([]);
});

test("every sheet is a draft with made-up figures, is A4 landscape and keeps its heads in sight", () => {
  expect(Object.keys(parts.sheets).length).toBeGreaterThan(25);
  for (const [name, { frozen, paper, orientation, marks, header }] of Object.entries(parts.sheets)) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(`${marks} ${header}`, name).toMatch(/BẢN DỰ THẢO.*[Ss]ố liệu minh họa/s);
    expect(String(paper), name).toBe("9");
    expect(orientation, name).toBe("landscape");
    if (name !== "Hướng dẫn") expect(frozen, name).toMatch(/^[A-Z]7$/);
  }
});

test("the sheet of sources has a line for every value taken in, with file, cell and what was typed", () => {
  const page = saved["Nguồn số liệu"]!;
  const lines = Object.keys(page).filter((at) => /^A\d+$/.test(at) && Number(at.slice(1)) >= 7);
  expect(lines).toHaveLength(round.values.length);
  round.values.forEach(({ unit, element, sha256, sheet, cell, raw }, index) => {
    const row = 7 + index;
    const [a, b, i, j, k, l] = ["A", "B", "I", "J", "K", "L"].map((column) => page[`${column}${row}`]);
    if (a !== unit || b !== element || i !== sha256 || j !== sheet || k !== cell || (l ?? "") !== raw)
      expect([a, b, i, j, k, l]).toEqual([unit, element, sha256, sheet, cell, raw]);
  });
});

test("the same round gives the same bytes, in every format", async () => {
  for (const format of ["xlsx", "csv", "parquet"]) {
    const outs = [];
    for (const n of [1, 2]) {
      const out = join(command.folder, `again-${format}-${n}`);
      const { files } = await command.json<{ files: { path: string }[] }>(
        "--campaign",
        folder,
        "export",
        "--draft",
        "--format",
        format,
        "--out",
        out,
      );
      outs.push(files.map((file) => readFileSync(file.path).toString("base64")));
    }
    expect(outs[0]).toEqual(outs[1]);
    if (format === "xlsx") expect(outs[0]).toEqual([readFileSync(path).toString("base64")]);
  }
});
