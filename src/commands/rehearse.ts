import { join } from "node:path";
import type { Command } from "commander";
import { message } from "../messages/index.js";
import { rehearse } from "../round/rehearsal/rehearse.js";
import { campaignFolder, campaignOf, wholeNumber } from "./context.js";
import { line, printJson } from "./print.js";
import { withProgress } from "./progress.js";
import type { Run } from "./run.js";
import { stampKey } from "./secrets.js";

export function rehearseCommand(program: Command, run: Run): void {
  program
    .command("rehearse")
    .description(run.text("help.rehearse"))
    .option("--seed <number>", run.text("help.seed"), "2026")
    .action(
      run.action(async (context, options: { seed: string }) => {
        const campaign = campaignOf(context);
        const inbox = join(campaignFolder(context), "inbox");
        const seed = wholeNumber(options.seed);
        const sent = await withProgress(context, run.text("progress.rehearse"), (report) =>
          rehearse(campaign, inbox, seed, report, stampKey(context)),
        );
        if (context.json) printJson(context, "rehearse", campaign, { inbox, seed, sent });
        else {
          const files = sent.filter((one) => one.file !== null).length;
          const missing = sent.length - files;
          const wrong = sent.filter((one) => one.mistakes.length > 0).length;
          line(context, message(context.lang, "rehearse.done", { files, missing, wrong, inbox, seed }));
        }
        return 0;
      }),
    );
}
