/** What the demo round makes opens in LibreOffice, whole and without a word of a program in it. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Campaign, expectedUnits, loadCampaign, type Unit } from "../../src/campaign/index.js";
import { templateFileName } from "../../src/round/generate.js";
import { coverSheetName, layoutOf, readWorkbook, stampSheetName } from "../../src/workbook/index.js";
import { convert, pdfPages, runPython, type SavedCells, savedCells } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

const programWords = /NaN|undefined|\bnull\b|Infinity|\[object|\{\{|#REF|#NAME|#VALUE|#DIV|#N\/A|Err:\d/;

let round: CommandLine;
let folder: string;
let campaign: Campaign;
/** One unit of each kind, and where its blank template lies. */
let samples: { unit: Unit; template: string }[];
let pages: string[][];
let report: { file: string; pages: string[] };
let returned: { file: string; saved: SavedCells }[];

beforeAll(async () => {
  round = await workingFolder("documents");
  const told = demoIn(round);
  folder = told.folder;
  campaign = loadCampaign(folder, "vi");
  const units = expectedUnits(campaign);
  samples = [...new Set(units.map((unit) => unit.kind))].map((kind) => {
    const unit = units.find((one) => one.kind === kind)!;
    return { unit, template: join(folder, "outbox", templateFileName(unit)) };
  });
  const pdfs = await convert([...samples.map(({ template }) => template), told.report], "pdf", join(folder, "pdf"));
  pages = await Promise.all(pdfs.map(pdfPages));
  report = { file: told.report, pages: pages.pop()! };
  const files = whole(join(folder, "inbox")).slice(0, 10);
  const blanks = samples.map(({ template }) => template);
  const recalculated = await convert([...files, ...blanks], "xlsx", join(folder, "recalculated"));
  const saved = await savedCells(recalculated);
  returned = [...files, ...blanks].map((file, index) => ({ file, saved: saved[index]! }));
}, 900_000);

afterAll(() => rmSync(dirname(round.folder), { recursive: true, force: true }));

/** Returned workbooks that are workbooks: the demo has PDFs and cut files among them. */
function whole(inbox: string): string[] {
  return readdirSync(inbox)
    .sort()
    .map((name) => join(inbox, name))
    .filter((path) => {
      try {
        return path.endsWith(".xlsx") && readWorkbook(readFileSync(path)).sheets.length > 0;
      } catch {
        return false;
      }
    });
}

test("the template of a unit of each kind prints, every sheet of it", () => {
  expect(samples.length).toBeGreaterThan(5);
  for (const [index, { unit }] of samples.entries()) {
    const layout = layoutOf(campaign, unit);
    const text = pages[index]!.join("\n").replace(/\s+/g, " ");
    expect(pages[index]!.length, unit.code).toBeGreaterThanOrEqual(layout.sheets.length + 1);
    expect(pages[index]!.length, unit.code).toBeLessThan(60);
    expect(text, unit.code).not.toMatch(programWords);
    for (const page of pages[index]!) expect(page.trim(), `${unit.code}: an empty page`).not.toBe("");
  }
});

test("a template has its cover, a sheet a group and roster, and the hidden stamp", () => {
  for (const { unit, template } of samples) {
    const sheets = Object.keys(returned.find(({ file }) => file === template)!.saved);
    const expected = [coverSheetName, ...layoutOf(campaign, unit).sheets.map(({ name }) => name), stampSheetName];
    expect(sheets, unit.code).toEqual(expected);
  }
});

test("no recalculated workbook shows an error or a word of a program", () => {
  const cells = returned.flatMap(({ file, saved }) =>
    Object.entries(saved).flatMap(([sheet, content]) =>
      Object.entries(content).map(([address, value]) => ({ place: `${file} ${sheet}!${address}`, value })),
    ),
  );
  expect(cells.length).toBeGreaterThan(10_000);
  expect(cells.filter(({ value }) => programWords.test(String(value)))).toEqual([]);
});

test("the report prints on a sane number of pages, every number a number", () => {
  const text = report.pages.join("\n");
  console.log(`report: ${report.pages.length} pages, ${text.length} characters`);
  expect(report.pages.length).toBeGreaterThan(15);
  expect(report.pages.length).toBeLessThan(200);
  expect(text).not.toMatch(programWords);
  for (const page of report.pages) expect(page.trim()).not.toBe("");
  for (const unit of expectedUnits(campaign)) expect(text.replace(/\s+/g, " ")).toContain(unit.name.split(" ").at(-1));
  for (const { name } of campaign.sections)
    expect(text.replace(/\s+/g, " ").toLowerCase()).toContain(name.toLowerCase());
});

// The pages are laid out as Word does it; LibreOffice sets lines a little higher, so that by the end it is a page behind.
test("the table of contents names the page on which each heading stands, or the one before", async () => {
  const long = join(folder, "reports", "dai.docx");
  await round.run("--campaign", folder, "report", "--draft", "--contents", "--out", long);
  const [pdf] = await convert([long], "pdf", join(folder, "pdf"));
  const printed = await pdfPages(pdf!);
  const contents = printed.findIndex((page) => /MỤC LỤC/.test(page));
  const entries = [...printed[contents]!.matchAll(/^\s*((?:[IVX]+|\d+)\. .*?)\.{3,}\s*(\d+)\s*$/gm)];
  expect(entries.length).toBeGreaterThan(15);
  const squeezed = printed.slice(0, contents).map((page) => page.replace(/\s+/g, " "));
  // Headings such as "1. Thể chế" are looked for from the page of the one before on.
  let from = 0;
  const off = entries.filter(([, title, page]) => {
    const at = squeezed.findIndex((text, index) => index >= from && text.includes(title!.replace(/\s+/g, " ").trim()));
    if (at >= 0) from = at;
    return at + 1 < Number(page) || at > Number(page);
  });
  expect(off.map(([line]) => line)).toEqual([]);
});

test("every package is well formed: parts parse, relations lead somewhere, types cover all", async () => {
  const files = [...whole(join(folder, "inbox")), ...samples.map(({ template }) => template), report.file];
  expect(await runPython<string[]>("package_check.py", files)).toEqual([]);
});
