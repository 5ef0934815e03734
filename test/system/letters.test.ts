/** Letters and drafts of the demo round as LibreOffice and Python's e-mail package read them. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { convert, pdfPages, runPython } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

interface Read {
  headers: string[];
  defects: string[];
  to: [string, string][];
  bcc: [string, string][];
  subject: string;
  text: string;
  html: string;
  attachments: [string, string][];
}
interface Made {
  letters: { file: string; units: string[]; addressees: string[] }[];
  drafts: { file: string; units: string[]; attachments: string[] }[];
}

let round: CommandLine;
let folder: string;
let names: Map<string, string>;
const made: Record<string, Made> = {};
const inFolder = (...args: string[]) => round.json<Made>("--campaign", folder, ...args);
const at = (file: string) => join(folder, "letters", file);

beforeAll(async () => {
  round = await workingFolder("letters");
  folder = demoIn(round).folder;
  const path = join(folder, "units.csv");
  const rows = parse(readFileSync(path), { bom: true, columns: true }) as Record<string, string>[];
  names = new Map(rows.map((row) => [row.code!, row.name!]));
  const addressed = rows.map((row) => ({ ...row, email: `${row.code}@lc.example, vanthu.${row.code}@lc.example` }));
  writeFileSync(path, stringify(addressed, { header: true }));
  made.assign = await inFolder("letters", "assign", "--eml");
  made.remind = await inFolder("--now", "2026-12-09T17:00", "letters", "remind", "--until", "2026-12-14", "--eml");
  made.return = await inFolder("letters", "return", "--eml");
}, 600_000);

afterAll(() => rmSync(dirname(round.folder), { recursive: true, force: true }));

test("LibreOffice opens them; the letter itself takes one page, and its head does not wrap", async () => {
  const files = [made.assign!, made.remind!].map(({ letters }) => letters[0]!.file);
  for (const { file } of made.return!.letters.slice(0, 4)) files.push(file);
  const pdfs = await convert(files.map(at), "pdf", join(folder, "pdf"));
  for (const [index, pdf] of pdfs.entries()) {
    const pages = await pdfPages(pdf);
    expect(pages[0], files[index]).toMatch(/UBND TỈNH LAI CHÂU {2,}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n/);
    expect(pages[0], files[index]).toMatch(/SỞ KHOA HỌC VÀ CÔNG NGHỆ {2,}Độc lập - Tự do - Hạnh phúc\n/);
    expect(pages[0], files[index]).toContain("./.");
    expect(pages[0], files[index]).toContain("GIÁM ĐỐC");
    expect(pages[1], files[index]).toMatch(/^\s*Phụ lục/);
    expect(pages.join("\n")).not.toMatch(/undefined|NaN|\bnull\b|\{\{|\[object/);
  }
});

test("Python reads every draft: whom to, what, and the attachments byte for byte", async () => {
  const drafts = Object.values(made).flatMap(({ drafts }) => drafts);
  expect(drafts.length).toBeGreaterThan(80);
  const read = await runPython<Read[]>(
    "read_drafts.py",
    drafts.map(({ file }) => at(file)),
  );
  const known = new Map<string, string>();
  for (const of of ["outbox", "feedback", "letters"])
    for (const name of readdirSync(join(folder, of)))
      known.set(
        createHash("sha256")
          .update(readFileSync(join(folder, of, name)))
          .digest("hex"),
        name,
      );
  for (const [index, { file, units, attachments }] of drafts.entries()) {
    const mail = read[index]!;
    expect(mail.defects, file).toEqual([]);
    expect(
      mail.headers.filter((name) => !/^(To|Bcc)$/.test(name)),
      file,
    ).toEqual(["Content-Type", "MIME-Version", "Subject", "X-Unsent"]);
    const recipients = units.flatMap((unit) => [
      [names.get(unit), `${unit}@lc.example`],
      [names.get(unit), `vanthu.${unit}@lc.example`],
    ]);
    expect(units.length === 1 ? mail.to : mail.bcc, file).toEqual(recipients);
    expect(mail.subject).toMatch(/^Sở Khoa học và Công nghệ: .* đánh giá hoạt động KHCN, ĐMST và CĐS năm 2026/);
    expect(mail.attachments.map(([name]) => name)).toEqual(attachments);
    const [letter, workbook] = mail.attachments;
    expect(known.get(letter![1]), file).toMatch(/\.docx$/);
    if (workbook !== undefined) {
      expect(known.get(workbook[1]), file).toBe(workbook[0]);
      expect(workbook[0], file).toMatch(new RegExp(`^${units[0]}_`));
    }
    if (units.length === 1) expect(mail.text).toContain(`Kính gửi: ${names.get(units[0]!)},`);
    expect(mail.html).toContain("<p>Kính gửi: ");
  }
});
