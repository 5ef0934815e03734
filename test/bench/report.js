/**
 * The report of a whole round beside what exceljs needs to read the round's workbooks, each in a process of its own on
 * the same files, and the peak of the report's memory. Prints the ratio; no pass or fail.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(import.meta.url);
const [, , part, folder] = process.argv;
if (part === undefined) compare();
else console.log(JSON.stringify(await { report, exceljs, prepare }[part](folder)));

function compare() {
  const work = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  try {
    console.log("Report of a whole round");
    const { units, workbooks } = run("prepare", work);
    const rounds = Array.from({ length: 3 }, () => ({ report: run("report", work), exceljs: run("exceljs", work) }));
    const median = (of) => rounds.map(of).sort((a, b) => a - b)[1];
    const ours = median((one) => one.report.seconds);
    const theirs = median((one) => one.exceljs.seconds);
    console.log(`  ${units} units, ${workbooks} workbooks; medians of 3, a new process each time`);
    console.log(
      `  rendering the report   ${ours.toFixed(2)} s   ${(median((one) => one.report.peak) / 1).toFixed(0)} MB at most`,
    );
    console.log(`  the same with contents ${median((one) => one.report.contents).toFixed(2)} s`);
    console.log(`  exceljs reading        ${theirs.toFixed(2)} s   ${(theirs / ours).toFixed(2)} times the report`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(what, work) {
  return JSON.parse(
    execFileSync(process.execPath, [own, what, work], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
  );
}

/** A rehearsed round, and what its report is made of as JSON: the store's memory is not the report's. */
async function prepare(work) {
  const { main } = await import("../../dist/cli.js");
  const silent = { out: () => {}, err: () => {}, interactive: false, colour: false };
  const demo = join(work, "demo");
  await main(["demo", demo], { streams: silent, env: {}, cwd: work, clock: () => new Date("2026-12-15T03:00:00Z") });
  const { loadCampaign } = await import("../../dist/campaign/index.js");
  const { openStoreAt } = await import("../../dist/store/index.js");
  const { assembleRound } = await import("../../dist/round/assemble.js");
  const { reportInput } = await import("../../dist/round/report.js");
  const campaign = loadCampaign(demo, "vi");
  const store = await openStoreAt(join(demo, "tonghop.duckdb"), campaign.code);
  const round = await assembleRound(campaign, store, "vi");
  await store.close();
  const input = reportInput(round, { draft: true, date: null });
  writeFileSync(join(work, "input.json"), JSON.stringify(input));
  return { units: input.statuses.length, workbooks: workbooksOf(work).length };
}

function workbooksOf(work) {
  const inbox = join(work, "demo", "inbox");
  const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes.includes("PK\x05\x06");
  return readdirSync(inbox)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => readFileSync(join(inbox, name)))
    .filter(isZip);
}

async function report(work) {
  const { renderReport } = await import("../../dist/report/index.js");
  const input = JSON.parse(readFileSync(join(work, "input.json"), "utf8"));
  const seconds = await timed(() => renderReport(input));
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
  const contents = await timed(() => renderReport({ ...input, contents: true }));
  return { seconds, peak, contents };
}

async function exceljs(work) {
  const { default: ExcelJS } = await import("exceljs");
  const files = workbooksOf(work);
  const seconds = await timed(async () => {
    for (const bytes of files) await new ExcelJS.Workbook().xlsx.load(bytes);
  });
  return { seconds };
}

async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
