import type { Command } from "commander";
import { checkCampaign } from "../campaign/index.js";
import { message } from "../messages/index.js";
import { type Checked, found } from "../round/doctor/finding.js";
import { storeAt } from "../round/doctor/store.js";
import { foldersOf, fontsIn, programOf, spaceAt } from "../round/doctor/surroundings.js";
import { type Context, campaignFolder, storeAddress } from "./context.js";
import { colours, line, printJson, table } from "./print.js";
import { receivedBeside } from "./received.js";
import type { Run } from "./run.js";

export function doctorCommand(program: Command, run: Run): void {
  program
    .command("doctor")
    .description(run.text("help.doctor"))
    .action(
      run.action(async (context) => {
        const folder = campaignFolder(context);
        const { campaign, problems } = checkCampaign(folder);
        const errors = problems.filter((problem) => problem.level === "error").length;
        const checks = [
          programOf(program.version()!, process.versions.node, `${process.platform} ${process.arch}`),
          errors > 0 || campaign === null
            ? found("definition", "problem", "doctor.definition_errors", { count: errors })
            : found("definition", "ok", "doctor.definition_found", { campaign: campaign.code }),
          foldersOf(folder),
          spaceAt(folder),
          fontsIn(),
        ];
        if (campaign !== null) {
          const received = receivedBeside(context, campaign);
          checks.push(...(await storeAt(storeAddress(context), campaign.code, received, context.now)));
        }
        const of = (level: Checked["level"]) => checks.filter((one) => one.level === level).length;
        const summary = { ok: of("ok"), warning: of("warning"), problem: of("problem") };
        if (context.json) {
          const told = checks.map(({ check, level, code, slots }) => ({
            ...{ check, level, code },
            message: message(context.lang, code, slots),
          }));
          printJson(context, "doctor", campaign, { checks: told, summary });
        } else print(context, checks, summary);
        return summary.problem > 0 ? 1 : 0;
      }),
    );
}

function print(context: Context, checks: readonly Checked[], summary: Record<Checked["level"], number>): void {
  const text = (code: Parameters<typeof message>[1], slots = {}) => message(context.lang, code, slots);
  const colour = colours(context);
  const paint = { ok: colour.green, warning: colour.yellow, problem: colour.red };
  const heads = [text("doctor.header_check"), text("doctor.header_level"), text("doctor.header_found")];
  const rows = checks.map(({ check, level, code, slots }) => [
    ...[text(`doctor.${check}`), text(`doctor.${level}`), text(code, slots)],
  ]);
  const [head, ...lines] = table([heads, ...rows]);
  line(context, colour.bold(head!));
  for (const [n, one] of lines.entries()) line(context, paint[checks[n]!.level](one));
  line(context);
  line(context, text("doctor.summary", summary));
}
