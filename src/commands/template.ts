/** Report templates in the officer's hands: what they may name, one to start from, whether one is sound. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { type Campaign, findCampaign, loadCampaign } from "../campaign/index.js";
import { message, UserError } from "../messages/index.js";
import { type TemplateWords, templateProblems, templateWords } from "../report/templates.js";
import { shippedFolder } from "../round/shipped.js";
import { newTemplate, templateAt } from "../round/templates.js";
import { type Context, campaignOf } from "./context.js";
import { colours, line, printJson, safe, table } from "./print.js";
import type { Run } from "./run.js";

export function templateCommand(program: Command, run: Run): void {
  const template = program.command("template").description(run.text("help.template"));
  template
    .command("list")
    .description(run.text("help.template_list"))
    .action(
      run.action(async (context) => {
        const campaign = campaignOrShipped(context);
        const words = templateWords(campaign);
        if (context.json) printJson(context, "template", campaign, words);
        else printWords(context, words);
        return 0;
      }),
    );
  template
    .command("new")
    .argument("<path>", run.text("help.template_path"))
    .description(run.text("help.template_new"))
    .action(
      run.action(async (context, _options: object, path: string) => {
        const made = resolve(context.cwd, path);
        const files = await newTemplate(made);
        if (context.json) printJson(context, "template", null, { made, files });
        else line(context, message(context.lang, "template.made", { path: made }));
        return 0;
      }),
    );
  template
    .command("check")
    .argument("<path>", run.text("help.template_path"))
    .description(run.text("help.template_check"))
    .action(
      run.action(async (context, _options: object, path: string) => {
        const campaign = campaignOrShipped(context);
        const found = resolve(context.cwd, path);
        const problems = await templateProblems(templateAt(found), campaign, context.lang);
        if (context.json) printJson(context, "template", campaign, { template: found, problems });
        else {
          for (const problem of problems) line(context, colours(context).red(safe(problem.message)));
          const code = problems.length === 0 ? "template.fine" : "template.wrong";
          line(context, message(context.lang, code, { path: found, count: problems.length }));
        }
        return problems.length === 0 ? 0 : 2;
      }),
    );
}

/** The campaign at hand; outside of one, the shipped one: a template may be made before there is a round. */
function campaignOrShipped(context: Context): Campaign {
  if (context.campaignOption === undefined) {
    try {
      findCampaign(context.cwd);
    } catch (error) {
      if (error instanceof UserError) return loadCampaign(shippedFolder("lai-chau-2026"), context.lang);
      throw error;
    }
  }
  return campaignOf(context);
}

function printWords(context: Context, words: TemplateWords): void {
  const { lang } = context;
  const heading = (code: Parameters<typeof message>[1]) => line(context, colours(context).bold(message(lang, code)));
  heading("template.fields");
  const fields = words.fields.map(({ path, about, sameAs, sample }) => {
    const said = sameAs === null ? about : message(lang, "template.same_as", { about, path: sameAs });
    return [path, sample === null ? said : `${said} (${message(lang, "template.sample", { sample })})`];
  });
  for (const row of table(fields)) line(context, row);
  for (const kind of ["blocks", "helpers", "tables", "charts"] as const) {
    line(context);
    heading(`template.${kind}`);
    for (const row of table(words[kind].map(({ name, about, example }) => [name, about, example]))) line(context, row);
  }
}
