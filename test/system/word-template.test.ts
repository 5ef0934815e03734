/** A report template through the hands of another word processor: LibreOffice saves it in its own way, and prints what is filled. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { partOf, textOf } from "../report/docx-fixture.js";
import { convert, pdfPages, runPython } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

let round: CommandLine;
let folder: string;
let shipped: string;
/** The starter as it was made, and as LibreOffice saved it. */
let made: string;
let saved: string;

beforeAll(async () => {
  round = await workingFolder("word-template");
  const demo = demoIn(round);
  folder = demo.folder;
  shipped = demo.report;
  made = join(folder, "mau.docx");
  await round.run("template", "new", made);
  saved = await savedByLibreOffice(made, join(folder, "saved"));
}, 900_000);

afterAll(() => rmSync(dirname(round.folder), { recursive: true, force: true }));

async function savedByLibreOffice(file: string, out: string): Promise<string> {
  mkdirSync(out, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), "tonghop-soffice-"));
  const args = [
    `-env:UserInstallation=file://${profile}`,
    "--headless",
    "--convert-to",
    "docx:MS Word 2007 XML",
    "--outdir",
    out,
    file,
  ];
  await promisify(execFile)("soffice", args, { timeout: 300_000 });
  rmSync(profile, { recursive: true, force: true });
  return join(out, "mau.docx");
}

const reportFrom = async (template: string, name: string): Promise<string> => {
  const out = join(folder, name);
  await round.run("--campaign", folder, "report", "--draft", "--template", template, "--out", out);
  return out;
};
/** The text of the document, a line for each paragraph. */
const words = (file: string) =>
  textOf(partOf(new Uint8Array(readFileSync(file))))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

test("the filled starter prints word for word as the shipped report, page by page, as far as annex IV", async () => {
  const own = await reportFrom(made, "own.docx");
  const [ownPages, shippedPages] = await Promise.all(
    (await convert([own, shipped], "pdf", join(folder, "pdf"))).map(pdfPages),
  );
  expect(ownPages!.length).toBeGreaterThan(15);
  // The annexes that are not always there have no section of their own in Word: the same words, on other pages.
  const alike = ownPages!.findIndex((page) => /Phụ lục V\s*$/m.test(page));
  expect(alike).toBeGreaterThan(60);
  expect(ownPages!.slice(0, alike)).toEqual(shippedPages!.slice(0, alike));
  expect(await runPython<string[]>("package_check.py", [made, own])).toEqual([]);
}, 600_000);

test("saved by LibreOffice, which cuts runs and names styles anew, it still fills to the same words", async () => {
  await round.run("--campaign", folder, "template", "check", saved);
  const again = await reportFrom(saved, "again.docx");
  const [pages] = await Promise.all((await convert([again], "pdf", join(folder, "pdf2"))).map(pdfPages));
  expect(pages!.join("\n")).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
  expect(words(again)).toEqual(words(shipped));
  const tables = await Promise.all([again, shipped].map((file) => runPython<string[][][]>("docx_tables.py", [file])));
  expect(tables[0]).toEqual(tables[1]);
  expect(await runPython<string[]>("package_check.py", [saved, again])).toEqual([]);
  for (const page of pages!) expect(page).toContain("BẢN DỰ THẢO");
}, 600_000);
