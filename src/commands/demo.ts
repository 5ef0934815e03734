import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { expectedUnits, loadCampaign } from "../campaign/index.js";
import { message } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { exportName, exportRound } from "../round/export/export.js";
import { generateTemplates, templateFileName } from "../round/generate.js";
import { ingest } from "../round/ingest/ingest.js";
import { memoryIn, publish } from "../round/publish.js";
import { rehearse } from "../round/rehearsal/rehearse.js";
import { makeReport } from "../round/report.js";
import { openStoreAt } from "../store/index.js";
import { type Context, wholeNumber } from "./context.js";
import { summarise } from "./ingest.js";
import { makeWorkingFolder } from "./init.js";
import { colours, line, printJson } from "./print.js";
import { withProgress } from "./progress.js";
import type { Run } from "./run.js";

export function demoCommand(program: Command, run: Run): void {
  program
    .command("demo")
    .argument("[dir]", run.text("help.demo_dir"), "demo")
    .description(run.text("help.demo"))
    .option("--from <name>", run.text("help.from"), "lai-chau-2026")
    .option("--seed <number>", run.text("help.seed"), "2026")
    .action(
      run.action(async (context, options: { from: string; seed: string }, dir: string) => {
        const folder = resolve(context.cwd, dir);
        const told = await wholeRound(context, run, folder, options.from, wholeNumber(options.seed));
        if (context.json) printJson(context, "demo", null, told);
        return 0;
      }),
    );
}

/** The whole job on a shipped campaign, each stage timed. A demo's own earlier folder is made anew. */
async function wholeRound(context: Context, run: Run, folder: string, from: string, seed: number) {
  const stages: { stage: string; seconds: number }[] = [];
  const say = (text: string) => {
    if (!context.json) line(context, text);
  };
  const colour = colours(context);
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    const seconds = Math.round((performance.now() - start) / 10) / 100;
    stages.push({ stage, seconds });
    say(
      colour.green("✓ ") +
        message(context.lang, "demo.stage", {
          stage,
          seconds: String(seconds).replace(".", context.lang === "vi" ? "," : "."),
        }),
    );
    return result;
  };
  if (isDemoFolder(folder)) rmSync(folder, { recursive: true, force: true });
  makeWorkingFolder(from, folder);
  writeFileSync(join(folder, marker), "");
  const campaign = loadCampaign(folder, context.lang);
  const units = expectedUnits(campaign);
  const bar = <T>(label: string, work: (report: (done: number, all: number) => void) => Promise<T>) =>
    withProgress(context, label, work);

  await timed(run.text("progress.templates"), () =>
    bar(run.text("progress.templates"), (report) =>
      generateTemplates(campaign, units, join(folder, "outbox"), (done) => report(done, units.length)),
    ),
  );
  await timed(run.text("progress.rehearse"), () =>
    bar(run.text("progress.rehearse"), (report) => rehearse(campaign, join(folder, "inbox"), seed, report)),
  );
  const store = await openStoreAt(join(folder, "tonghop.duckdb"), campaign.code);
  try {
    const entries = await timed(run.text("progress.ingest"), () =>
      bar(run.text("progress.ingest"), (report) =>
        ingest(campaign, store, [join(folder, "inbox")], {
          lang: context.lang,
          now: context.now,
          receivedFolder: join(folder, "received"),
          threads: context.threads,
          progress: report,
        }),
      ),
    );
    const round = await timed(run.text("progress.indicators"), () => assembleRound(campaign, store, context.lang));
    const report = join(folder, "reports", `bao-cao-${campaign.code}-du-thao.docx`);
    await timed(run.text("progress.report"), () => makeReport(round, report, { draft: true, date: null }));
    const workbook = join(folder, "reports", exportName(campaign.code, "xlsx", true));
    await timed(run.text("progress.export"), () => exportRound(round, "xlsx", workbook, true));
    const page = join(folder, "publish", "index.html");
    await timed(run.text("progress.publish"), async () =>
      publish(round, join(folder, "publish"), { draft: true, memory: memoryIn(folder) }),
    );
    const summary = summarise(entries);
    const template = join(
      folder,
      "outbox",
      templateFileName(units.find((unit) => unit.code.startsWith("0")) ?? units[0]!),
    );
    const errors = round.findings.filter((finding) => finding.severity === "error").length;
    const warnings = round.findings.filter((finding) => finding.severity === "warning").length;
    const computed = round.indicators.filter((indicator) => indicator.value !== null).length;
    say("");
    const { cells, ...counts } = summary;
    say(message(context.lang, "ingest.summary", counts));
    say(message(context.lang, "ingest.conservation", cells));
    say(message(context.lang, "demo.indicators", { computed, all: round.indicators.length }));
    say(message(context.lang, "demo.findings", { errors, warnings, blockers: round.blockers }));
    say("");
    say(colour.bold(message(context.lang, "demo.where")));
    say(message(context.lang, "demo.report", { path: report }));
    say(message(context.lang, "demo.workbook", { path: workbook }));
    say(message(context.lang, "demo.page", { path: page }));
    say(message(context.lang, "demo.template", { path: template }));
    say(message(context.lang, "demo.next", { folder }));
    return { folder, stages, summary, blockers: round.blockers, report, workbook, page, template };
  } finally {
    await store.close();
  }
}

/** Left in a demo's folder, so that only a folder a demo made is ever made anew. */
const marker = ".tonghop-demo";

function isDemoFolder(folder: string): boolean {
  return existsSync(join(folder, marker));
}
