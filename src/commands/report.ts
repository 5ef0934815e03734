import { join, resolve } from "node:path";
import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import { renderUnitReport } from "../report/index.js";
import { assembleRound } from "../round/assemble.js";
import { writeAtomically } from "../round/files.js";
import { chooseUnits, templateFileName } from "../round/generate.js";
import { makeReport } from "../round/report.js";
import { dayIn } from "../round/status.js";
import { templateAt } from "../round/templates.js";
import { unitReportInputs } from "../round/unit-report.js";
import { type Context, campaignFolder, campaignOf, instant, withStore } from "./context.js";
import { earlierReport } from "./earlier-report.js";
import { line, printJson, safe } from "./print.js";
import type { Run } from "./run.js";

interface Options {
  out?: string;
  draft?: boolean;
  date?: string;
  since?: string;
  contents?: boolean;
  template?: string;
  unit?: string[];
  eachUnit?: boolean;
}

export function reportCommand(program: Command, run: Run): void {
  program
    .command("report")
    .description(run.text("help.report"))
    .option("--out <file>", run.text("help.report_out"))
    .option("--draft", run.text("help.draft"))
    .option("--date <date>", run.text("help.date"))
    .option("--since <report>", run.text("help.since"))
    .option("--contents", run.text("help.contents"))
    .option("--template <path>", run.text("help.report_template"))
    .option("--unit <code...>", run.text("help.report_unit"))
    .option("--each-unit", run.text("help.report_each_unit"))
    .action(
      run.action((context, options: Options) =>
        options.unit !== undefined || options.eachUnit ? unitReports(context, options) : report(context, options),
      ),
    );
}

async function report(context: Context, options: Options): Promise<number> {
  const campaign = campaignOf(context);
  const draft = options.draft ?? false;
  const date = dateOf(context, options);
  const earlier = earlierReport(context, options.since, campaign.code);
  const template = options.template === undefined ? {} : templateAt(resolve(context.cwd, options.template));
  const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
  if (!draft && !round.submissions.some((record) => record.state === "current"))
    throw new UserError("report.no_data", {}, 1);
  if (round.blockers > 0 && !draft) throw new UserError("report.blocked", { count: round.blockers }, 1);
  const name = `bao-cao-${campaign.code}${draft ? "-du-thao" : ""}.docx`;
  const path = outOf(context, options.out, name);
  const asked = { draft, date, earlier, contents: options.contents ?? false };
  await makeReport(round, path, asked, template);
  if (context.json) printJson(context, "report", campaign, { files: [path], draft, blockers: round.blockers });
  else
    line(context, message(context.lang, draft ? "report.draft_done" : "report.done", { path, count: round.blockers }));
  return 0;
}

/** One report for each unit named, or for all, into a folder. */
async function unitReports(context: Context, options: Options): Promise<number> {
  const campaign = campaignOf(context);
  const draft = options.draft ?? false;
  const units = chooseUnits(campaign, options.unit);
  const date = dateOf(context, options);
  // Units read Vietnamese, whatever the officer's screen says.
  const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, "vi"));
  const inputOf = unitReportInputs(round);
  // Nobody signs a report of nothing, unless it is asked for by name.
  const unsent = new Set(round.statuses.filter(({ state }) => state === "missing").map((status) => status.unit));
  const left = options.unit === undefined ? units.filter((unit) => unsent.has(unit.code)) : [];
  const folder = outOf(context, options.out, "don-vi");
  const files: string[] = [];
  for (const unit of units.filter((one) => !left.includes(one))) {
    const path = join(folder, templateFileName(unit).replace(/\.xlsx$/, ".docx"));
    writeAtomically(path, await renderUnitReport(inputOf(unit, { draft, date })));
    files.push(path);
  }
  if (context.json) printJson(context, "report", campaign, { files, draft, blockers: round.blockers });
  else {
    line(context, message(context.lang, "report.units_done", { count: files.length, path: folder }));
    const names = left.map((unit) => unit.name).join("; ");
    if (left.length > 0) line(context, safe(message(context.lang, "report.units_left", { count: left.length, names })));
  }
  return 0;
}

function outOf(context: Context, out: string | undefined, name: string): string {
  return out === undefined ? join(campaignFolder(context), "reports", name) : resolve(context.cwd, out);
}

/** Day of the document, where the command gives one. */
function dateOf(context: Context, { date }: Options): string | null {
  return date === undefined ? null : dayIn(campaignOf(context).timezone, instant(date));
}
