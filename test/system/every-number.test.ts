/**
 * Every number that the report of a whole round prints is walked back: from the bookmark in the Word file to formula,
 * units, file, sheet and cell, and computed again from what the trace shows, with the cells as openpyxl reads them.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Campaign, expectedUnits, loadCampaign, unitNames, unitValue } from "../../src/campaign/index.js";
import { divisions, evaluate, formulaOf, parseFormula } from "../../src/formula/index.js";
import { assembleRound, type Round } from "../../src/round/assemble.js";
import type { TraceInput } from "../../src/round/trace/cells.js";
import { type Trace, tracer } from "../../src/round/trace/trace.js";
import { openStoreAt } from "../../src/store/index.js";
import { type SavedCells, savedCells } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

let line: CommandLine;
let folder: string;
let campaign: Campaign;
let round: Round;
let trace: (code: string) => Trace;
/** Name and text of each bookmark, in the order of the document. */
let printed: { name: string; text: string }[];
let document: string;
const books = new Map<string, SavedCells>();

beforeAll(async () => {
  line = await workingFolder("numbers");
  const demo = demoIn(line);
  folder = demo.folder;
  campaign = loadCampaign(folder, "vi");
  const store = await openStoreAt(join(folder, "tonghop.duckdb"), campaign.code);
  round = await assembleRound(campaign, store, "vi");
  await store.close();
  trace = tracer(round);
  document = strFromU8(unzipSync(readFileSync(demo.report))["word/document.xml"]!);
  printed = bookmarksOf(document);
  const hashes = [...new Set(round.values.map((value) => value.sha256))].filter((sha) => existsSync(received(sha)));
  const cells = await savedCells(hashes.map(received));
  for (const [index, sha] of hashes.entries()) books.set(sha, cells[index]!);
}, 900_000);

afterAll(() => rmSync(dirname(line.folder), { recursive: true, force: true }));

const received = (sha: string) => join(folder, "received", `${sha}.xlsx`);

function bookmarksOf(xml: string): { name: string; text: string }[] {
  const starts = [...xml.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="([A-Z][^"]*)"\/>/g)];
  return starts
    .filter(([, , name]) => !name!.startsWith("_"))
    .map((start) => {
      const end = xml.indexOf(`<w:bookmarkEnd w:id="${start[1]}"/>`, start.index);
      return { name: start[2]!, text: textOf(xml.slice(start.index, end)) };
    });
}

function textOf(xml: string): string {
  const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text!.replace(/&(\w+);/g, (_, name: string) => entities[name]!))
    .join("");
}

/** "1.234,50" as 1234.5 and two decimals. */
function numberIn(text: string): { value: number; decimals: number } {
  const [whole = "", fraction = ""] = text.replace(/^[+-]/, "").split(",");
  const sign = text.startsWith("-") ? -1 : 1;
  return { value: sign * Number(`${whole.replaceAll(".", "")}.${fraction}`), decimals: fraction.length };
}

/** A decimal number rounded half away from zero, as Excel prints: on its 15 digits. */
function roundedTo(value: number, decimals: number): number {
  const [digits = "0", exponent = "0"] = value.toPrecision(15).split("e");
  const shifted = Math.round(Number(`${Math.abs(Number(digits))}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${shifted}e-${decimals}`);
}

/** The columns of a formula, of nothing but what a trace shows. */
function namesOf(inputs: readonly TraceInput[]) {
  const units = expectedUnits(campaign);
  return (name: string): { cells: (number | string | null)[] } | undefined => {
    if (unitNames(campaign).includes(name)) return { cells: units.map((unit) => unitValue(name, unit)) };
    const own = inputs.filter((input) => input.name === name && input.used);
    const roster = campaign.rosters.find((one) => one.columns.some((column) => column.code === name));
    if (roster) return { cells: inputs.filter((input) => input.name === name).map((input) => input.value) };
    return { cells: units.map((unit) => sumOf(own.filter((input) => input.unit === unit.code))) };
  };
}

/** A figure; of a total, the sum of its parts' cells. */
function sumOf(inputs: readonly TraceInput[]): number | string | null {
  const values = inputs.flatMap((input) => (input.value === null ? [] : [input.value]));
  if (values.length === 0) return null;
  return values.length === 1 ? values[0]! : values.reduce<number>((sum, value) => sum + Number(value), 0);
}

const indicatorOf = (code: string) => campaign.indicators.find((one) => one.code === code.split(/[.@]/)[0])!;

function computed(formula: ReturnType<typeof parseFormula>, inputs: readonly TraceInput[]): unknown {
  const names = namesOf(inputs);
  return evaluate(formula, (name) => {
    if (!name.startsWith("CT_")) return names(name);
    return computed(parseFormula(indicatorOf(name.slice(3)).formula), inputs) as number;
  });
}

/** The value again, from what the trace shows and nothing else. */
function again(found: Trace): unknown {
  const { code, formula, inputs, items, parts } = found;
  switch (found.kind) {
    case "codes": {
      const values = new Map(parts.map((part) => [part.code, part.value]));
      const sum = formula!.replace(/\[([^\]]+)\]/g, (_, part: string) => `(${values.get(part)})`);
      expect(sum).toMatch(/^[\d.eE+\-*/()ABS]+$/);
      return new Function("ABS", `return ${sum}`)(Math.abs);
    }
    case "indicator": {
      const whole = parseFormula(indicatorOf(code).formula);
      const sides = divisions(whole.tree);
      if (code.endsWith(".TS")) return computed(formulaOf(sides!.numerator), inputs);
      if (code.endsWith(".MS")) return computed(formulaOf(sides!.denominator), inputs);
      if (!code.endsWith(".SS")) return computed(whole, inputs);
      const [now, then] = (["this", "previous"] as const).map(
        (year) =>
          computed(
            whole,
            inputs.filter((input) => input.year === year),
          ) as number,
      );
      return formula!.endsWith("*100") ? (now! / then! - 1) * 100 : now! - then!;
    }
    case "coverage":
      return items.length;
    case "counted": {
      if (items.some((item) => item.value !== null)) return items.reduce((sum, item) => sum + item.value!, 0);
      return items.length + Number(/[+-]\d+$/.exec(formula!)?.[0] ?? 0);
    }
    case "figures": {
      if (!code.includes("@") && formula!.startsWith("COUNTIF"))
        return `${inputs.filter((input) => input.value === "Có").length} Có`;
      if (code.includes("@")) return inputs.some((input) => input.held) ? inputs[0]!.raw : sumOf(inputs);
      return sumOf(inputs.filter((input) => input.used));
    }
    case "revisions":
      return items.find((item) => item.value === found.value)?.value;
    case "texts":
    case "finding":
    case "cell":
    case "definition":
      return found.value;
    default:
      throw new Error(`${code}: ${found.kind}`);
  }
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

describe("every number of the report", () => {
  test("has a bookmark that trace knows, and is the traced value as printed", () => {
    expect(printed.length).toBeGreaterThan(4000);
    const wrong = printed.filter(({ name, text }) => {
      const { value } = trace(name);
      // A date of a unit's text, or what it typed, is printed as it is; spaces at the ends of lines close up.
      if (typeof value === "string" || !/^[+-]?[\d.]+(,\d+)?$/.test(text))
        return !squeezed(String(value)).startsWith(squeezed(text).replace(/…$/, ""));
      const { value: shown, decimals } = numberIn(text);
      return Math.abs(shown) !== Math.abs(roundedTo(value as number, decimals));
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test("is computed again from its trace", () => {
    const traces = [...new Set(printed.map(({ name }) => trace(name)))];
    const wrong = traces.filter((found) => {
      const value = again(found);
      return typeof found.value === "number" && typeof value === "number"
        ? !near(value, found.value)
        : value !== found.value;
    });
    console.log(`${printed.length} numbers printed, ${traces.length} traces computed again`);
    expect(wrong.slice(0, 5).map((found) => [found.code, found.value, again(found)])).toEqual([]);
  });

  test("rests on cells that hold, in the received file of that hash, what the trace says was typed", () => {
    const inputs = new Map<string, TraceInput>();
    for (const { name } of printed)
      for (const input of trace(name).inputs) inputs.set(`${input.sha256} ${input.sheet}!${input.cell}`, input);
    let checked = 0;
    const elsewhere: string[] = [];
    const wrong = [...inputs.values()].filter(({ sha256, sheet, cell, raw, year }) => {
      if (year === "previous") return false;
      const book = books.get(sha256);
      if (book === undefined) {
        elsewhere.push(sha256);
        return false;
      }
      checked += 1;
      const there = book[sheet]?.[cell];
      if (there === undefined) return raw !== "";
      return typeof there === "number" ? Number(raw) !== there : squeezed(raw) !== squeezed(String(there));
    });
    console.log(`${checked} cells compared with openpyxl; ${elsewhere.length} in files that it does not read`);
    expect(checked).toBeGreaterThan(3000);
    expect(elsewhere.length).toBeLessThan(checked / 10);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test("that is not a figure is a label: a date, a year, an ordinal, the number of a document or part of a name", () => {
    const text = document
      .replace(
        /<w:bookmarkStart w:id="(\d+)" w:name="[A-Z][^"]*"\/>[\s\S]*?<w:bookmarkEnd w:id="\1"\/>/g,
        "<w:t>¤</w:t>",
      )
      .split(/<\/w:p>/)
      .map(textOf)
      .filter((paragraph) => /\d/.test(paragraph));
    const sources = [...campaign.indicators, ...campaign.elements, ...campaign.units, ...campaign.rosters];
    const names = sources.flatMap((one) => [one.name, "unit" in one ? one.unit : "", one.code]);
    const references = campaign.targets.flatMap(({ scope, source }) => [scope, source]);
    const letters = round.statuses.map((status) => status.letterNumber);
    const refused = round.statuses.flatMap((status) => status.refusedFiles);
    const decided = round.findings.flatMap((finding) => [finding.decision?.reason ?? "", finding.decision?.by ?? ""]);
    const known = [
      ...names,
      ...references,
      ...letters,
      ...refused,
      ...decided,
      ...campaign.legalBasis,
      "bằng 0",
      "; 0 ",
      "số 0 ",
    ]
      .filter((one) => /\d/.test(one))
      .sort((a, b) => b.length - a.length);
    const labels =
      /\d{1,2}\/\d{1,2}\/\d{4}|(?:tháng|năm|NĂM) \d{1,4}|^\d{1,3}\.? |^\d{1,3}$|(?:Biểu đồ|Bảng(?: II\.)?) ?\d+|\(\d+\/\d+\)|không tính là 0|\(\.[A-Z0-9., ]+\)|^[\d, -]+$/g;
    const left = text.map((paragraph) =>
      known.reduce((rest, one) => rest.replaceAll(one.replace(/\s+/g, " ").trim(), ""), paragraph).replace(labels, ""),
    );
    expect(left.filter((paragraph) => /\d/.test(paragraph)).slice(0, 10)).toEqual([]);
  });
});

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim().normalize("NFC");
