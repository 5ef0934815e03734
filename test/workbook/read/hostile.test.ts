/** Hostile and damaged files: each is read as if nothing were, or refused; in a child with little memory and time. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ExcelJS from "exceljs";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const script = resolve(process.cwd(), "../shared/corpus/make_hostile.py");
const python = "/usr/bin/python3";

describe.runIf(existsSync(script) && existsSync(python))("hostile files", () => {
  const work = mkdtempSync(join(tmpdir(), "tonghop-hostile-"));
  const base = join(work, "base.xlsx");
  const files = join(work, "files");
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  beforeAll(async () => {
    writeFileSync(base, await form());
    expect(spawnSync(python, [script, base, files]).status).toBe(0);
    compileReader(join(work, "reader"));
    writeFileSync(join(work, "child.mjs"), child);
  }, 60_000);

  test("each is read as the base was, or refused with a code", () => {
    const cases: Record<string, { file: string; expect: string }> = JSON.parse(
      readFileSync(join(files, "EXPECT.json"), "utf8"),
    );
    const regular = Object.entries(cases).filter(([, { file }]) => lstatSync(join(files, file)).isFile());
    expect(regular.length).toBeGreaterThan(25);
    const wanted = read(base).cells!;
    for (const [name, { file, expect: expected }] of regular) {
      const { code, cells, ms } = read(join(files, file));
      expect(ms, name).toBeLessThan(3000);
      if (expected === "refuse" || expected === "skip") expect(code, name).toMatch(/^reading\./);
      if (expected === "read") expect(code, name).toBeNull();
      // Two cases add or change a cell on purpose; no other value may differ.
      const changed = cells ? Object.keys({ ...wanted, ...cells }).filter((at) => cells[at] !== wanted[at]) : [];
      expect(changed.length, name).toBe(cells && ["far_cell", "not_a_number"].includes(name) ? 1 : 0);
    }
  }, 120_000);

  function read(file: string): { code: string | null; cells: Record<string, string> | null; ms: number } {
    const run = spawnSync(process.execPath, ["--max-old-space-size=256", join(work, "child.mjs"), file], {
      encoding: "utf8",
      timeout: 20_000,
      maxBuffer: 2 ** 26,
    });
    expect(run.status, `${file}: ${run.stderr}`).toBe(0);
    return JSON.parse(run.stdout);
  }
});

/** A workbook like a form: strings, figures, formulas, a merge, names and a drop-down. */
async function form(): Promise<Uint8Array> {
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

/** The reader as plain JavaScript, so that a child process can run it. */
function compileReader(out: string): void {
  for (const folder of ["src/workbook/read", "src/messages"]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const target = join(out, folder, file.replace(/\.ts$/, ".js"));
      if (!/\.[jt]s$/.test(file)) continue;
      mkdirSync(dirname(target), { recursive: true });
      const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
      const source = readFileSync(join(folder, file), "utf8");
      writeFileSync(target, file.endsWith(".js") ? source : ts.transpileModule(source, { compilerOptions }).outputText);
    }
  }
  writeFileSync(join(out, "package.json"), '{"type":"module"}');
  symlinkSync(resolve("node_modules"), join(out, "node_modules"));
}

const child = `
import { readFileSync } from "node:fs";
import { readWorkbook } from "./reader/src/workbook/read/index.js";
const started = performance.now();
const answer = { code: null, cells: null, ms: 0 };
try {
  const book = readWorkbook(readFileSync(process.argv[2]));
  answer.cells = Object.fromEntries(
    book.sheets.flatMap(({ name, cells }) => [...cells].map(([at, { value, formula }]) => [name + "!" + at, JSON.stringify([value, formula])])),
  );
} catch (error) {
  if (error.name !== "UnreadableWorkbook") throw error;
  answer.code = error.code;
}
answer.ms = performance.now() - started;
console.log(JSON.stringify(answer));
`;
