import { join, resolve } from "node:path";
import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { decideSubmission } from "../round/ingest/decide-submission.js";
import { ingest } from "../round/ingest/ingest.js";
import type { EntryOutcome } from "../round/ingest/outcome.js";
import { type Context, campaignFolder, campaignOf, decider, instant, withStore } from "./context.js";
import { colours, line, printJson, table } from "./print.js";
import { withProgress } from "./progress.js";
import type { Run } from "./run.js";
import { receivedSeal, stampKey } from "./secrets.js";

interface Options {
  received?: string;
  password?: string;
  strict?: boolean;
  accept?: string;
  withdraw?: string;
  reason?: string;
  by?: string;
}

export function ingestCommand(program: Command, run: Run): void {
  program
    .command("ingest")
    .argument("[path...]", run.text("help.ingest_path"))
    .description(run.text("help.ingest"))
    .option("--received <date>", run.text("help.received"))
    .option("--password <password>", run.text("help.password"))
    .option("--strict", run.text("help.strict"))
    .option("--accept <sha256>", run.text("help.accept_submission"))
    .option("--withdraw <sha256>", run.text("help.withdraw_submission"))
    .option("--reason <text>", run.text("help.reason"))
    .option("--by <name>", run.text("help.by"))
    .action(
      run.action((context, options: Options, given: string[]) =>
        options.accept !== undefined || options.withdraw !== undefined
          ? decide(context, options, given)
          : takeIn(context, run, options, given),
      ),
    );
}

/** Decides which of a unit's submissions counts; takes nothing in. */
async function decide(context: Context, options: Options, given: readonly string[]): Promise<number> {
  const { accept, withdraw, reason, by } = options;
  if ((accept !== undefined && withdraw !== undefined) || given.length > 0)
    throw new UserError("submission.one_decision", {}, 2);
  if (!reason?.trim()) throw new UserError("submission.reason_needed", {}, 2);
  const campaign = campaignOf(context);
  const record = await withStore(context, campaign, (store) =>
    decideSubmission(store, {
      kind: accept === undefined ? "withdrawn" : "accepted",
      sha256: accept ?? withdraw!,
      at: context.now,
      by: decider(by),
      reason,
    }),
  );
  const { sha256, unit, revision, state } = record;
  if (context.json) printJson(context, "ingest", campaign, { decided: { sha256, unit, revision, state } });
  else {
    const slots = { file: record.member ?? record.file, unit, revision };
    const accepted = state === "current" ? "submission.accepted" : "submission.accepted_not_used";
    line(context, message(context.lang, accept === undefined ? "submission.withdrawn" : accepted, slots));
  }
  return 0;
}

async function takeIn(context: Context, run: Run, options: Options, given: readonly string[]): Promise<number> {
  const folder = campaignFolder(context);
  const campaign = campaignOf(context);
  const paths = given.length > 0 ? given.map((path) => resolve(context.cwd, path)) : [join(folder, "inbox")];
  const arrived = options.received === undefined ? undefined : instant(options.received);
  if (arrived !== undefined && arrived.slice(0, 10) > context.now.slice(0, 10))
    throw new UserError("option.future_date", { value: options.received! }, 2);
  const { entries, blockers } = await withStore(context, campaign, async (store) => {
    const taken = await withProgress(context, run.text("progress.ingest"), (report) =>
      ingest(campaign, store, paths, {
        lang: context.lang,
        now: context.now,
        receivedFolder: join(folder, "received"),
        ...(arrived === undefined ? {} : { receivedAt: arrived }),
        ...(options.password === undefined ? {} : { password: options.password }),
        key: stampKey(context),
        seal: receivedSeal(context, campaign),
        threads: context.threads,
        progress: report,
      }),
    );
    const left = options.strict ? (await assembleRound(campaign, store, context.lang)).blockers : 0;
    return { entries: taken, blockers: left };
  });
  const summary = summarise(entries);
  if (context.json) printJson(context, "ingest", campaign, { entries, summary });
  else if (entries.length === 0) line(context, message(context.lang, "inbox.empty", { path: paths.join(", ") }));
  else print(context, entries, summary);
  return options.strict && (summary.refused > 0 || blockers > 0) ? 1 : 0;
}

export interface IngestSummary {
  entries: number;
  ingested: number;
  unchanged: number;
  refused: number;
  skipped: number;
  conflict: number;
  cells: { input: number; accepted: number; rejected: number; blank: number; unplaced: number };
}

export function summarise(entries: readonly EntryOutcome[]): IngestSummary {
  const of = (outcome: EntryOutcome["outcome"]) => entries.filter((entry) => entry.outcome === outcome).length;
  const cells = { input: 0, accepted: 0, rejected: 0, blank: 0, unplaced: 0 };
  for (const entry of entries) {
    if (entry.outcome === "unchanged") continue;
    for (const key of Object.keys(cells) as (keyof typeof cells)[]) cells[key] += entry.cells?.[key] ?? 0;
  }
  return {
    entries: entries.length,
    ingested: of("ingested"),
    unchanged: of("unchanged"),
    refused: of("refused"),
    skipped: of("skipped"),
    conflict: of("conflict"),
    cells,
  };
}

function print(context: Context, entries: readonly EntryOutcome[], summary: IngestSummary): void {
  const colour = colours(context);
  const paint = {
    ingested: colour.green,
    unchanged: colour.gray,
    skipped: colour.gray,
    refused: colour.red,
    conflict: colour.red,
  };
  const rows = entries.map((entry) => {
    const cells = entry.cells
      ? `${entry.cells.input} = ${entry.cells.accepted} + ${entry.cells.rejected} + ${entry.cells.blank}`
      : "";
    const findings = entry.findings
      ? message(context.lang, "ingest.findings", { errors: entry.findings.errors, warnings: entry.findings.warnings })
      : "";
    const unit = entry.unit === null ? "" : `${entry.unit} (${entry.revision})`;
    return [
      entry.member === undefined ? entry.path : `${entry.path} › ${entry.member}`,
      unit,
      message(context.lang, `outcome.${entry.outcome}`),
      cells,
      findings,
      entry.code === "entry.ingested" ? "" : entry.message,
    ];
  });
  const header = [
    message(context.lang, "ingest.header_file"),
    message(context.lang, "ingest.header_unit"),
    message(context.lang, "ingest.header_outcome"),
    message(context.lang, "ingest.header_cells"),
    message(context.lang, "ingest.header_findings"),
    "",
  ];
  const [head, ...lines] = table([header, ...rows]);
  line(context, colour.bold(head!));
  for (const [index, text] of lines.entries()) line(context, paint[entries[index]!.outcome](text));
  line(context);
  const { cells, ...counts } = summary;
  line(context, message(context.lang, "ingest.summary", counts));
  line(context, message(context.lang, "ingest.conservation", cells));
}
