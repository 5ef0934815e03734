import { join, relative, resolve } from "node:path";
import { type Command, Option } from "commander";
import { message, UserError } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { type ExportFormat, exportFormats, exportName, exportRound } from "../round/export/export.js";
import { campaignFolder, campaignOf, withStore } from "./context.js";
import { line, printJson } from "./print.js";
import type { Run } from "./run.js";

interface Options {
  format: ExportFormat;
  out?: string;
  draft?: boolean;
}

export function exportCommand(program: Command, run: Run): void {
  program
    .command("export")
    .description(run.text("help.export"))
    .addOption(new Option("--format <format>", run.text("help.export_format")).choices(exportFormats).default("xlsx"))
    .option("--out <path>", run.text("help.export_out"))
    .option("--draft", run.text("help.draft"))
    .action(
      run.action(async (context, { format, out, draft = false }: Options) => {
        const campaign = campaignOf(context);
        // Those who read it read Vietnamese, whatever the officer's screen says.
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, "vi"));
        if (!draft && !round.submissions.some(({ state }) => state === "current"))
          throw new UserError("export.no_data", {}, 1);
        if (round.blockers > 0 && !draft) throw new UserError("export.blocked", { count: round.blockers }, 1);
        const path =
          out === undefined
            ? join(campaignFolder(context), "reports", exportName(campaign.code, format, draft))
            : resolve(context.cwd, out);
        const files = await exportRound(round, format, path, draft);
        if (context.json) {
          printJson(context, "export", campaign, { format, draft, blockers: round.blockers, out: path, files });
          return 0;
        }
        if (format !== "xlsx") for (const file of files) line(context, `  ${relative(path, file.path)}`);
        const slots = { path, count: round.blockers };
        line(context, message(context.lang, draft ? "export.draft_done" : "export.done", slots));
        if (format !== "xlsx") line(context, message(context.lang, "export.internal"));
        return 0;
      }),
    );
}
