import { resolve } from "node:path";
import type { Command } from "commander";
import { message } from "../messages/index.js";
import type { UnitStatus } from "../model.js";
import { assembleRound } from "../round/assemble.js";
import { makeBoard } from "../round/board.js";
import { dayIn } from "../round/status.js";
import { type Context, campaignOf, withStore } from "./context.js";
import { colours, line, printJson, safe, table } from "./print.js";
import type { Run } from "./run.js";

export function statusCommand(program: Command, run: Run): void {
  program
    .command("status")
    .description(run.text("help.status"))
    .option("--html <file>", run.text("help.status_html"))
    .action(
      run.action(async (context, options: { html?: string }) => {
        const campaign = campaignOf(context);
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
        const html = options.html === undefined ? undefined : resolve(context.cwd, options.html);
        if (html !== undefined) makeBoard(round, html, context.now);
        const summary = summarise(round.statuses, round.blockers);
        const names = new Map(campaign.units.map((unit) => [unit.code, unit.name]));
        if (context.json) {
          const units = round.statuses.map((status) => ({
            ...status,
            name: names.get(status.unit) ?? "",
            undecided: round.undecided.get(status.unit) ?? 0,
          }));
          printJson(context, "status", campaign, { units, summary, ...(html !== undefined && { html }) });
          return 0;
        }
        if (html !== undefined) {
          line(context, message(context.lang, "status.html_done", { path: html }));
          line(context, message(context.lang, "status.summary", summary));
          return 0;
        }
        const rows = round.statuses.map((status) => [
          status.unit,
          names.get(status.unit) ?? "",
          message(context.lang, status.refusedFiles.length > 0 ? "status.refused" : `status.${status.state}`),
          status.receivedAt === null
            ? ""
            : `${day(campaign.timezone, status.receivedAt)}${status.estimated ? " (*)" : ""}`,
          status.state === "missing" ? "" : `${status.answered}/${status.asked}`,
          status.errors > 0 ? String(status.errors) : "",
          status.warnings > 0 ? String(status.warnings) : "",
          status.accepted ? "✓" : "",
        ]);
        print(context, rows, round.statuses);
        line(context, message(context.lang, "status.summary", summary));
        for (const { unit, refusedFiles } of round.statuses)
          if (refusedFiles.length > 0) {
            const slots = { unit: names.get(unit) ?? unit, files: refusedFiles.join("; ") };
            line(context, safe(message(context.lang, "status.refused_files", slots)));
          }
        if (round.statuses.some((status) => status.estimated)) line(context, message(context.lang, "status.estimated"));
        if (summary.blockers > 0) line(context, message(context.lang, "status.blockers", { count: summary.blockers }));
        return 0;
      }),
    );
}

function day(timezone: string, at: string): string {
  return dayIn(timezone, at).split("-").reverse().join("/");
}

function summarise(statuses: readonly UnitStatus[], blockers: number) {
  const of = (state: UnitStatus["state"]) => statuses.filter((status) => status.state === state).length;
  const sent = statuses.length - of("missing");
  return {
    expected: statuses.length,
    sent,
    onTime: of("on_time"),
    late: of("late"),
    conflict: of("conflict"),
    missing: of("missing"),
    blockers,
  };
}

function print(context: Context, rows: string[][], statuses: readonly UnitStatus[]): void {
  const colour = colours(context);
  const heads = ["code", "unit", "state", "received", "answered", "errors", "warnings", "accepted"] as const;
  const [head, ...lines] = table([heads.map((key) => message(context.lang, `status.header_${key}`)), ...rows]);
  line(context, colour.bold(head!));
  const paint = {
    on_time: colour.green,
    late: colour.yellow,
    missing: colour.red,
    conflict: colour.red,
    not_expected: colour.gray,
  };
  for (const [index, text] of lines.entries()) line(context, paint[statuses[index]!.state](text));
  line(context);
}
