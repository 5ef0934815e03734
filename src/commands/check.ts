import type { Command } from "commander";
import { checkCampaign, problemText } from "../campaign/index.js";
import { message } from "../messages/index.js";
import { campaignFolder } from "./context.js";
import { colours, line, printJson } from "./print.js";
import type { Run } from "./run.js";

export function checkCommand(program: Command, run: Run): void {
  program
    .command("check")
    .description(run.text("help.check"))
    .action(
      run.action(async (context) => {
        const folder = campaignFolder(context);
        const { campaign, problems } = checkCampaign(folder);
        const errors = problems.filter((problem) => problem.level === "error");
        if (context.json) {
          const told = problems.map(({ file, line: row, column, level, code, ...rest }) => ({
            ...{ file, line: row, column, level, code },
            message: problemText(context.lang, { file, line: row, column, level, code, ...rest }).replace(/^\S+: /, ""),
          }));
          printJson(context, "check", campaign, { problems: told });
        } else {
          const colour = colours(context);
          for (const problem of problems) {
            const text = problemText(context.lang, problem);
            line(context, problem.level === "error" ? colour.red(text) : colour.yellow(text));
          }
          if (campaign)
            line(
              context,
              message(context.lang, "check.fine", {
                units: campaign.units.filter((unit) => unit.expected).length,
                elements: campaign.elements.length,
                rosters: campaign.rosters.length,
                indicators: campaign.indicators.length,
                rules: campaign.rules.length,
              }),
            );
          else line(context, message(context.lang, "campaign.invalid", { folder, count: errors.length }));
        }
        return errors.length > 0 ? 2 : 0;
      }),
    );
}
