import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import { type EarlierReport, readEarlier } from "../report/index.js";
import { assembleRound } from "../round/assemble.js";
import { makeReport } from "../round/report.js";
import { dayIn } from "../round/status.js";
import { campaignFolder, campaignOf, instant, withStore } from "./context.js";
import { line, printJson } from "./print.js";
import type { Run } from "./run.js";

export function reportCommand(program: Command, run: Run): void {
  program
    .command("report")
    .description(run.text("help.report"))
    .option("--out <file>", run.text("help.report_out"))
    .option("--draft", run.text("help.draft"))
    .option("--date <date>", run.text("help.date"))
    .option("--since <report>", run.text("help.since"))
    .option("--contents", run.text("help.contents"))
    .action(
      run.action(
        async (
          context,
          options: { out?: string; draft?: boolean; date?: string; since?: string; contents?: boolean },
        ) => {
          const campaign = campaignOf(context);
          const date = options.date === undefined ? null : dayIn(campaign.timezone, instant(options.date));
          const earlier =
            options.since === undefined ? null : earlierReport(resolve(context.cwd, options.since), campaign.code);
          const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
          if (!options.draft && !round.submissions.some((record) => record.state === "current"))
            throw new UserError("report.no_data", {}, 1);
          if (round.blockers > 0 && !options.draft) throw new UserError("report.blocked", { count: round.blockers }, 1);
          const name = `bao-cao-${campaign.code}${options.draft ? "-du-thao" : ""}.docx`;
          const out =
            options.out === undefined
              ? join(campaignFolder(context), "reports", name)
              : resolve(context.cwd, options.out);
          await makeReport(round, out, {
            draft: options.draft ?? false,
            date,
            earlier,
            contents: options.contents ?? false,
          });
          if (context.json)
            printJson(context, "report", campaign, {
              file: out,
              draft: options.draft ?? false,
              blockers: round.blockers,
            });
          else
            line(
              context,
              message(context.lang, options.draft ? "report.draft_done" : "report.done", {
                path: out,
                count: round.blockers,
              }),
            );
          return 0;
        },
      ),
    );
}

/** The figures that an earlier report carries. */
function earlierReport(path: string, campaign: string): EarlierReport {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UserError("report.since_unreadable", { path }, 2);
  }
  return readEarlier(bytes, path, campaign);
}
