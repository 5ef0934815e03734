import { resolve } from "node:path";
import type { Command } from "commander";
import { message } from "../messages/index.js";
import { chooseUnits, generateTemplates } from "../round/generate.js";
import { campaignFolder, campaignOf } from "./context.js";
import { line, printJson } from "./print.js";
import { withProgress } from "./progress.js";
import type { Run } from "./run.js";
import { stampKey } from "./secrets.js";

export function generateTemplatesCommand(program: Command, run: Run): void {
  program
    .command("generate-templates")
    .description(run.text("help.generate"))
    .option("--unit <code...>", run.text("help.unit"))
    .option("--out <dir>", run.text("help.out"))
    .action(
      run.action(async (context, options: { unit?: string[]; out?: string }) => {
        const campaign = campaignOf(context);
        const units = chooseUnits(campaign, options.unit);
        const out =
          options.out === undefined ? resolve(campaignFolder(context), "outbox") : resolve(context.cwd, options.out);
        const generated = await withProgress(context, run.text("progress.templates"), (report) =>
          generateTemplates(campaign, units, out, (done) => report(done, units.length), stampKey(context)),
        );
        if (context.json) printJson(context, "generate-templates", campaign, { out, files: generated });
        else line(context, message(context.lang, "generate.done", { count: generated.length, out }));
        return 0;
      }),
    );
}
