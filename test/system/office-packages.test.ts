/**
 * What we write is valid for Office by Microsoft's own Open XML SDK (compiled for Node in @ooxml-tools/validate): Word and
 * Excel open it without a word of repair.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import validate from "@ooxml-tools/validate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

let line: CommandLine;
let folder: string;

beforeAll(async () => {
  line = await workingFolder("packages");
  folder = demoIn(line).folder;
}, 600_000);

afterAll(() => rmSync(dirname(line.folder), { recursive: true, force: true }));

const inFolder = (...args: string[]) => line.run("--campaign", folder, ...args);

async function problems(file: string): Promise<string[]> {
  const format = file.endsWith(".docx") ? "docx" : "xlsx";
  const found = await validate(new Uint8Array(readFileSync(file)), format, "Microsoft365");
  return found.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`);
}

const first = (of: string, ending: string) => {
  const names = readdirSync(join(folder, of)).filter((name) => name.endsWith(ending));
  return join(folder, of, names.sort()[0]!);
};

test("the report, with a table of contents and changes since an earlier one", async () => {
  const earlier = join(folder, "reports", "bao-cao-lai-chau-2026-du-thao.docx");
  const out = join(folder, "reports", "dai.docx");
  await inFolder("report", "--draft", "--contents", "--since", earlier, "--out", out);
  expect(await problems(out)).toEqual([]);
});

test("a unit's own report, a receipt and a reply workbook", async () => {
  await inFolder("report", "--draft", "--unit", "03613");
  await inFolder("feedback", "--unit", "03613");
  expect(await problems(first("reports/don-vi", ".docx"))).toEqual([]);
  expect(await problems(first("feedback", ".docx"))).toEqual([]);
  expect(await problems(first("feedback", ".xlsx"))).toEqual([]);
});

test("the letters to units", async () => {
  await inFolder("letters", "assign");
  await inFolder("--now", "2026-12-09", "letters", "remind", "--until", "2026-12-14", "--round", "2");
  await inFolder("letters", "return", "--unit", "03571");
  const letters = readdirSync(join(folder, "letters"));
  expect(letters).toHaveLength(3);
  for (const letter of letters) expect(await problems(join(folder, "letters", letter)), letter).toEqual([]);
});

test("a form", async () => {
  expect(await problems(first("outbox", ".xlsx"))).toEqual([]);
});
