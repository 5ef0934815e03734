/**
 * The whole of ingest (keep, read, check, store) beside a script of openpyxl and pandas on the same files; on two cores beside
 * one; and what a workbook costs among ten times as many. A new process each time; no pass or fail.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCampaign } from "../../dist/campaign/index.js";
import { manyUnits } from "./many-units.js";

const small = Number(process.env.SMALL ?? 400);
const large = Number(process.env.LARGE ?? 4000);
const launcher = fileURLToPath(new URL("../../bin/tonghop.js", import.meta.url));
const script = fileURLToPath(new URL("./ingest_pandas.py", import.meta.url));
/** Of the few: this machine may work at another pace a minute later, so that only what ran side by side is compared. */
const pairs = 5;
/** Debian's own Python, which has the libraries; another one on the path may not. */
const python = "/usr/bin/python3";
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const work = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
try {
  console.log("Ingest: keep, read, check and store");
  const few = join(work, "few");
  await manyUnits(few, small);
  const ours = await onAllCoresAndOne(few, small, pairs);
  const missing = spawnSync(python, ["-c", "import openpyxl, pandas"], { encoding: "utf8" });
  if (missing.status === 0) {
    const { seconds, told } = byScript(few);
    console.log(`  openpyxl, pandas   ${shown(seconds, small)}   ${(seconds / ours).toFixed(2)} × tonghop   ${told}`);
  } else console.log("  openpyxl, pandas: not measured, python3-openpyxl or python3-pandas is missing");
  if (large > 0) {
    const many = join(work, "many");
    await manyUnits(many, large);
    const seconds = await onAllCoresAndOne(many, large, 1);
    console.log(
      `  ${"".padEnd(17)} ${(seconds / large / (ours / small)).toFixed(2)} × a workbook among ${small}, on all cores`,
    );
    const { peak } = await ingest(firstOf(many, small, join(work, "first")));
    console.log(`  ${`the first ${small}`.padEnd(17)} ${`${peak.toFixed(0)} MB at most`.padStart(32)}, on all cores`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** As many of the workbooks, in the same campaign: what memory is asked for by each workbook, and what by each unit. */
function firstOf(folder, count, out) {
  mkdirSync(join(out, "inbox"), { recursive: true });
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile()))
    if (!name.startsWith("tonghop.")) copyFileSync(join(folder, name), join(out, name));
  for (const name of readdirSync(join(folder, "inbox")).sort().slice(0, count))
    copyFileSync(join(folder, "inbox", name), join(out, "inbox", name));
  return out;
}

function shown(seconds, count) {
  return `${seconds.toFixed(1).padStart(6)} s ${((seconds / count) * 1000).toFixed(1).padStart(6)} ms a workbook`;
}

/** Medians, of the ratios of the pairs too. Gives the seconds on all cores. */
async function onAllCoresAndOne(folder, count, times) {
  const hasTaskset = spawnSync("taskset", ["-V"]).status === 0;
  const runs = [];
  for (let n = 0; n < times; n++)
    runs.push({ all: await ingest(folder), one: hasTaskset ? await ingest(folder, ["taskset", "-c", "0"]) : null });
  const seconds = median(runs.map(({ all }) => all.seconds));
  const among = times > 1 ? `, medians of ${times}` : "";
  console.log(
    `  ${`${count} workbooks`.padEnd(17)} ${shown(seconds, count)}   ${peakOf(runs.map(({ all }) => all))}${among}`,
  );
  if (hasTaskset) {
    const alone = runs.map(({ one }) => one);
    const ratio = median(runs.map(({ all, one }) => one.seconds / all.seconds));
    const took = shown(median(alone.map((one) => one.seconds)), count);
    console.log(
      `  on one core       ${took}   ${ratio.toFixed(2)} × that on ${availableParallelism()} cores   ${peakOf(alone)}`,
    );
  } else console.log("  on one core: not measured, `taskset` is missing");
  return seconds;
}

function peakOf(runs) {
  return `${median(runs.map(({ peak }) => peak)).toFixed(0)} MB at most`;
}

/** The command, over an empty store. Every workbook must have been taken in. */
async function ingest(folder, before = []) {
  rmSync(join(folder, "received"), { recursive: true, force: true });
  for (const name of ["", ".wal", ".events.jsonl"]) rmSync(join(folder, `tonghop.duckdb${name}`), { force: true });
  const own = [process.execPath, launcher, "--campaign", folder, "--now", "2026-12-04T10:00", "--json", "ingest"];
  const [program, ...args] = [...before, ...own];
  const start = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let [peak, out] = [0, ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  const looking = setInterval(() => {
    peak = peakNow(child.pid) || peak;
  }, 100);
  const status = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(looking);
  const seconds = (performance.now() - start) / 1000;
  const { ingested, entries } = JSON.parse(out).data.summary;
  if (status !== 0 || ingested !== entries) throw new Error(`${ingested} of ${entries} taken in, status ${status}`);
  return { seconds, peak };
}

function peakNow(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The script applies the rules that pandas understands with little change: comparisons of figures. */
function byScript(folder) {
  const campaign = loadCampaign(folder, "en");
  const figures = new Map(campaign.elements.map(({ code, type }) => [code, type]));
  const rules = campaign.rules.flatMap(({ id, formula, scope, message }) => {
    const names = formula.match(/[A-Z][A-Z0-9_]+/g) ?? [];
    if (scope === "campaign" || names.some((name) => !figures.has(name))) return [];
    return [{ id, names, message, formula: formula.replace(/<>/g, "!=").replace(/(?<![<>!])=/g, "==") }];
  });
  const columns = campaign.rosters.flatMap((roster) => roster.columns.map(({ code }) => code));
  const definition = join(work, "definition.json");
  writeFileSync(definition, JSON.stringify({ elements: Object.fromEntries(figures), columns, rules }));
  const start = performance.now();
  const out = join(work, "script.sqlite");
  const said = execFileSync(python, [script, join(folder, "inbox"), definition, out], { encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  const { files, values, rules: applied } = JSON.parse(said);
  return { seconds, told: `(${files} files, ${values} cells, ${applied} of ${campaign.rules.length} rules)` };
}
