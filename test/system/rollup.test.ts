/**
 * The shipped province into the shipped form of the Ministry: valid for Excel, kept by LibreOffice, and each figure that of
 * the province, down to the cells of its units.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import validate from "@ooxml-tools/validate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { manifestIn, type RollupManifest, readManifest, readWorkbook } from "../../src/workbook/index.js";
import { convert } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

interface Result {
  code: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

let line: CommandLine;
let ministry: string;
let filled: string;
let saved: string;
let manifest: RollupManifest;
let province: Map<string, Result>;

const at = (folder: string, ...args: string[]) => line.run("--campaign", folder, ...args);
const json = async <T>(folder: string, ...args: string[]) =>
  (JSON.parse(await at(folder, "--json", ...args)) as { data: T }).data;

beforeAll(async () => {
  line = await workingFolder("rollup");
  const { folder } = demoIn(line);
  ministry = join(dirname(line.folder), "bo");
  await line.run("init", ministry, "--from", "bo-khcn-2026");
  const { key } = await json<{ key: string }>(folder, "rollup-key");
  const units = readFileSync(join(ministry, "units.csv"), "utf8").split("\n");
  const column = units[0]!.split(",").indexOf("rollupKey");
  const known = units.map((row) => {
    const cells = row.split(",");
    if (cells[0] === "LCU") cells[column] = key;
    return cells.join(",");
  });
  writeFileSync(join(ministry, "units.csv"), known.join("\n"));
  await at(ministry, "generate-templates", "--unit", "LCU");
  filled = join(ministry, "LCU.xlsx");
  const form = join(ministry, "outbox", "LCU_ubnd-tinh-lai-chau.xlsx");
  await at(folder, "rollup", "--form", form, "--out", filled, "--draft");
  manifest = readManifest(manifestIn(readFileSync(filled))!.text)!;
  // All that the shipped definition says how to fill in.
  expect(manifest.figures).toHaveLength(47);
  [saved] = (await convert([filled], "xlsx", join(ministry, "inbox"))) as [string];
  const results = await json<Result[]>(folder, "indicators");
  province = new Map(results.map((result) => [result.code, result]));
  await at(ministry, "ingest");
}, 600_000);

afterAll(() => rmSync(dirname(line.folder), { recursive: true, force: true }));

test("Excel opens it without a word of repair", async () => {
  const problems = await validate(new Uint8Array(readFileSync(filled)), "xlsx", "Microsoft365");
  expect(problems).toEqual([]);
});

test("LibreOffice keeps the manifest, and its checks find the figures sound", () => {
  expect(manifestIn(readFileSync(saved))).toEqual(manifestIn(readFileSync(filled)));
  const { sheets } = readWorkbook(readFileSync(saved));
  const ticked = (sheet: string, cell: string) =>
    sheets.find(({ name }) => name === sheet)!.cells.get(cell.replace("F", "K"))?.value;
  const unticked = manifest.figures.filter(({ sheet, cell }) => ticked(sheet, cell) !== "✓");
  expect(unticked).toEqual([]);
});

test("the Ministry takes it in without remarks on the figures", async () => {
  const { findings } = await json<{ findings: { rule: string }[] }>(ministry, "findings", "list");
  expect(findings.map(({ rule }) => rule).sort()).toEqual(["cover.no_letter", "rollup.blockers", "rollup.partial"]);
});

test("every indicator of the Ministry that one province alone has reported is that province's", async () => {
  const results = await json<Result[]>(ministry, "indicators");
  expect(results.length).toBeGreaterThan(25);
  for (const { code, value } of results) {
    const own = province.get(code)!.value;
    if (own === null) expect(value, code).toBeNull();
    // Money goes up as it is printed, to one decimal.
    else expect(Math.abs(value! - own), code).toBeLessThan(code.startsWith("TN") ? 0.1 : 1e-9);
  }
});

test("every figure is the sum of the cells that its manifest names", () => {
  for (const { element, exact, inputs } of manifest.figures) {
    const used = inputs.filter((input) => input.used && typeof input.value === "number");
    // A total stands in each of its cells: it counts once for a unit.
    const once = new Map(used.map((input) => [`${input.unit}|${input.name}|${input.element}`, input.value as number]));
    const sum = [...once.values()].reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - exact!), element).toBeLessThan(1e-6);
  }
});

test("every cell that is named holds what the manifest says of it", () => {
  const received = join(line.folder, "demo", "received");
  const nameOf = new Map(readdirSync(received).map((name) => [name.slice(0, 64), name]));
  const read = new Map<string, ReturnType<typeof readWorkbook>>();
  let compared = 0;
  for (const { inputs } of manifest.figures)
    for (const { file, sheet, cell, raw } of inputs) {
      const { sha256 } = manifest.files[file]!;
      if (!read.has(sha256)) read.set(sha256, readWorkbook(readFileSync(join(received, nameOf.get(sha256)!))));
      const content =
        read
          .get(sha256)!
          .sheets.find(({ name }) => name === sheet)!
          .cells.get(cell)?.value ?? "";
      expect(String(content), `${sheet}!${cell}`).toBe(raw);
      compared++;
    }
  expect(compared).toBeGreaterThan(1000);
});
