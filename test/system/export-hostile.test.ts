/**
 * Whatever units type, in the exported workbook and in the CSV files it stays what was typed: LibreOffice and openpyxl
 * see texts, no formula, no character that was not there.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { convert, runPython, type SavedCells, savedCells } from "./libreoffice.js";

const hostile = [
  "=1+1",
  '=HYPERLINK("http://example.org","bấm")',
  "=cmd|' /C calc'!A0",
  "+84 912 345 678",
  "-2+3",
  "@SUM(1;2)",
  "_x0041_ và _x000D_",
  "<b>&amp;</b>",
  "'đơn",
  "{=1+1}",
  "00123",
  "1E5",
  "TRUE",
  "#REF!",
];
const folder = writeCampaign(temporaryFolder());
let saved: SavedCells;
let csv: SavedCells;
let formulas: string[][];
let raws: string[];

async function run(...args: string[]): Promise<void> {
  let err = "";
  const streams = {
    out: () => undefined,
    err: (text: string) => {
      err += text;
    },
    interactive: false,
    colour: false,
  };
  const status = await main(args, { streams, env: {}, cwd: folder, clock: () => new Date("2026-12-06T03:00:00Z") });
  if (status !== 0) throw new Error(err);
}

beforeAll(async () => {
  const campaign = smallCampaign();
  mkdirSync(join(folder, "inbox"));
  // A spreadsheet writes an underscore that would look like the code of a character as one.
  const cellOf = (text: string) =>
    new Map<string, string>([["DS_TEN", text.replace(/_(?=x[0-9A-F]{4}_)/g, "_x005F_")]]);
  writeFileSync(
    join(folder, "inbox", "X01.xlsx"),
    await writeTemplate(campaign, unitOf(campaign, "X01"), {
      previous: new Map(),
      figures: new Map([
        ["B_SO", { value: 5 }],
        ["C_SQD", { value: "=1+1" }],
        ["YK_UD", { value: "=2+2\n@dòng hai" }],
        ["K_CHI", { value: "=1+x" }],
      ]),
      rosters: new Map([["DS", hostile.map(cellOf)]]),
    }),
  );
  await run("ingest");
  await run("export", "--draft", "--out", "e.xlsx");
  await run("export", "--draft", "--format", "csv", "--out", "e");
  const out = join(folder, "recalculated");
  [saved] = (await savedCells(await convert([join(folder, "e.xlsx")], "xlsx", out))) as [SavedCells];
  [csv] = (await savedCells(await convert([join(folder, "e", "danh-sach-ds.csv")], "xlsx", out))) as [SavedCells];
  ({ formulas } = await runPython<{ formulas: string[][] }>("workbook_parts.py", [join(folder, "e.xlsx"), "formulas"]));
  raws = Object.entries(saved["Nguồn số liệu"]!).flatMap(([at, value]) =>
    /^L\d+$/.test(at) && Number(at.slice(1)) >= 7 ? [String(value)] : [],
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("in the lists and in the sheet of sources they are what was typed", () => {
  const names = hostile.map((_, index) => saved["DS mô hình"]![`D${7 + index}`]);
  expect(names).toEqual(hostile);
  for (const text of [...hostile, "=1+1", "=2+2\n@dòng hai", "=1+x"]) expect(raws).toContain(text);
  // A line break in an answer is taken in as a space.
  expect(Object.values(saved["Ý kiến"]!)).toContain("=2+2 @dòng hai");
});

test("no formula of the workbook holds anything that was typed", () => {
  expect(formulas.length).toBeGreaterThan(80);
  const typed = formulas.filter(([, , formula]) => /1\+1|HYPERLINK|calc|SUM\(1|2\+3|2\+2|1\+x|84 912/.test(formula!));
  expect(typed).toEqual([]);
  // Nothing of a list or of the sources is a formula but the results of rules, right of the columns.
  expect(
    formulas.filter(([sheet]) => sheet === "Nguồn số liệu" || sheet === "Ý kiến" || sheet === "Phát hiện"),
  ).toEqual([]);
});

test("LibreOffice opens the CSV to texts; each is what was typed, less the apostrophe", () => {
  const cells = Object.values(csv)[0]!;
  const names = hostile.map((_, index) => String(cells[`E${index + 2}`]));
  for (const text of names) expect(text).not.toMatch(/^\s*[=+\-@]/);
  const written = (parse(readFileSync(join(folder, "e", "danh-sach-ds.csv"), "utf8"), { bom: true }) as string[][])
    .slice(1)
    .map((row) => row[4]!);
  expect(written.map((text) => (text.startsWith("'") ? text.slice(1) : text))).toEqual(hostile);
});
