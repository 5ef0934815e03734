import { join, resolve } from "node:path";
import type { Command } from "commander";
import { isIllustrative } from "../campaign/index.js";
import { message, UserError } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { memoryIn, publish } from "../round/publish.js";
import { campaignFolder, campaignOf, withStore } from "./context.js";
import { line, printJson } from "./print.js";
import type { Run } from "./run.js";

export function publishCommand(program: Command, run: Run): void {
  program
    .command("publish")
    .description(run.text("help.publish"))
    .option("--out <dir>", run.text("help.publish_out"))
    .option("--draft", run.text("help.publish_draft"))
    .action(
      run.action(async (context, options: { out?: string; draft?: boolean }) => {
        const campaign = campaignOf(context);
        const draft = options.draft ?? false;
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
        if (!draft && isIllustrative(campaign)) throw new UserError("publish.illustrative", {}, 1);
        if (!draft && !round.submissions.some((record) => record.state === "current"))
          throw new UserError("publish.no_data", {}, 1);
        if (!draft && round.blockers > 0) throw new UserError("publish.blocked", { count: round.blockers }, 1);
        const out =
          options.out === undefined ? join(campaignFolder(context), "publish") : resolve(context.cwd, options.out);
        const memory = memoryIn(campaignFolder(context));
        const { files, counts, suppressed } = publish(round, out, { draft, memory });
        if (context.json)
          printJson(context, "publish", campaign, { out, files, draft, blockers: round.blockers, counts, suppressed });
        else {
          line(
            context,
            message(context.lang, draft ? "publish.draft_done" : "publish.done", { path: join(out, "index.html") }),
          );
          line(context, message(context.lang, "publish.counts", { ...counts, cells: suppressed.length }));
          const earlier = suppressed.filter(({ why }) => why === "earlier").length;
          if (earlier > 0) line(context, message(context.lang, "publish.earlier", { cells: earlier }));
        }
        return 0;
      }),
    );
}
