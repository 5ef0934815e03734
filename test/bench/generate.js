/**
 * Making blank forms: `generate-templates` over 400 communes, against exceljs building each workbook from scratch and
 * Debian's XlsxWriter writing the same cells, names, drop-downs, conditional formats, widths and protections. The peers
 * write the first 20 units in each pass, the contenders in turn; medians of the milliseconds a form; no pass or fail.
 * `TONGHOP_BENCH_PYTHON` names a Python that has XlsxWriter; Debian's own otherwise.
 */
import { deepStrictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectedUnits } from "../../dist/campaign/index.js";
import { writeAtomically } from "../../dist/round/files.js";
import { generateTemplates, templateFileName } from "../../dist/round/generate.js";
import { previousOf } from "../../dist/round/previous.js";
import { writeTemplate } from "../../dist/workbook/index.js";
import { campaignOfCommunes } from "./communes.js";
import { describeForm } from "./described-form.js";

const passes = 3;
const [all, some] = [400, 20];
const python = process.env.TONGHOP_BENCH_PYTHON ?? "/usr/bin/python3";
const campaign = campaignOfCommunes(all);
const units = expectedUnits(campaign);
const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));

try {
  const script = new URL("./xlsxwriter_forms.py", import.meta.url).pathname;
  const [ours, alone, theirs] = ["tonghop", "exceljs", "xlsxwriter"].map((name) => join(folder, name));
  for (const path of [ours, alone, theirs]) mkdirSync(path);
  const descriptions = join(folder, "forms.json");
  await describe(units.slice(0, some), descriptions);
  const contenders = {
    tonghop: async () => milliseconds(() => generateTemplates(campaign, units, ours), units.length),
    exceljs: async () => milliseconds(() => each(units.slice(0, some), alone), some),
    XlsxWriter: async () =>
      (Number(execFileSync(python, [script, descriptions, theirs], { encoding: "utf8" })) * 1000) / some,
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let pass = 0; pass < passes; pass++)
    for (const [name, run] of Object.entries(contenders)) times[name].push(await run());
  for (const unit of units.slice(0, some)) {
    const [own, sameAs] = [ours, alone].map((path) => readFileSync(join(path, templateFileName(unit))));
    if (!own.equals(sameAs)) throw new Error(`${unit.code}: not the bytes that exceljs writes`);
    await sameForm(own, readFileSync(join(theirs, templateFileName(unit))));
  }
  console.log(`Making the forms of ${units.length} communes, median of ${passes} passes`);
  const base = median(times.tonghop);
  for (const [name, list] of Object.entries(times)) {
    const [took, range] = [median(list), [Math.min(...list), Math.max(...list)].map((ms) => ms.toFixed(1))];
    const ratio = `${(took / base).toFixed(1).padStart(5)} × tonghop`;
    console.log(
      `  ${name.padEnd(11)} ${took.toFixed(2).padStart(7)} ms a form   ${ratio}   (${range.join(" to ")} ms)`,
    );
  }
  for (const count of [units.length / 4, units.length]) {
    const peak = execFileSync(
      process.execPath,
      [new URL("./generate-memory.js", import.meta.url).pathname, String(count), ours],
      { encoding: "utf8" },
    );
    console.log(`Peak memory of a process that makes ${count}: ${peak.trim()} MB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

async function milliseconds(work, forms) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / forms;
}

async function each(chosen, out) {
  for (const unit of chosen) {
    const bytes = await writeTemplate(campaign, unit, { previous: previousOf(campaign, unit) });
    writeAtomically(join(out, templateFileName(unit)), bytes);
  }
}

async function describe(chosen, path) {
  const forms = [];
  for (const unit of chosen) {
    const bytes = await writeTemplate(campaign, unit, { previous: previousOf(campaign, unit) });
    forms.push({ file: templateFileName(unit), form: await describeForm(bytes) });
  }
  writeFileSync(path, JSON.stringify(forms));
}

/** The peer's form must hold what ours holds, or its time says nothing. */
async function sameForm(ours, theirs) {
  const [one, other] = [await describeForm(ours), await describeForm(theirs)];
  const sheets = (form) => form.sheets.map((sheet) => plainly(sheet, form.formats));
  deepStrictEqual(sheets(other), sheets(one));
  deepStrictEqual(names(other), names(one));
}

/** The filter of a list is a name of its own in a workbook of XlsxWriter. */
function names({ names: all }) {
  const own = all.filter(([name]) => !name.startsWith("_xlnm."));
  return own.map(([name, ref]) => `${name} ${ref.replaceAll("'", "").replaceAll("$", "")}`).sort();
}

/** What both libraries tell alike of a sheet. */
function plainly({ name, hidden, cells, columns, merges, validations, conditional, protection, view }, formats) {
  return {
    ...{ name, hidden, merges: [...merges].sort() },
    cells: cells.map((cell) => [...cell.slice(0, 4), looks(cell[4] === null ? {} : formats[cell[4]])]),
    columns: columns.map((column) => column[2]),
    validations: validations.map(([ref, { type, formulae }]) => `${ref} ${type} ${formulae}`).sort(),
    conditional: conditional.flatMap(({ ref, rules }) => rules.map(({ formulae }) => `${ref} ${formulae[0]}`)).sort(),
    isProtected: protection !== null && protection !== undefined,
    frozen: [view.state === "frozen", view.xSplit ?? 0, view.ySplit ?? 0],
  };
}

function looks({ font, fill, border, alignment, numFmt, protection }) {
  return [
    ...[font?.name ?? "Calibri", font?.size ?? 11, font?.bold ?? false, font?.italic ?? false, fill?.fgColor?.argb],
    ...[border?.left?.style, alignment?.horizontal, alignment?.wrapText ?? false, numFmt],
    protection?.locked ?? true,
  ];
}
