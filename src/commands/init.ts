import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import { makeFolder } from "../round/files.js";
import { shippedCampaigns, shippedFolder } from "../round/shipped.js";
import { line, printJson } from "./print.js";
import type { Run } from "./run.js";

export function initCommand(program: Command, run: Run): void {
  program
    .command("init")
    .argument("<dir>", run.text("help.init_dir"))
    .description(run.text("help.init"))
    .option("--from <name>", run.text("help.from"), "lai-chau-2026")
    .action(
      run.action(async (context, options: { from: string }, dir: string) => {
        const target = resolve(context.cwd, dir);
        makeWorkingFolder(options.from, target);
        if (context.json) printJson(context, "init", null, { folder: target, from: options.from });
        else line(context, message(context.lang, "init.done", { path: target }));
        return 0;
      }),
    );
}

/** A copy of a shipped campaign with its outbox, inbox and reports. Throws a UserError where the folder is not empty. */
export function makeWorkingFolder(from: string, target: string): void {
  if (!shippedCampaigns().includes(from))
    throw new UserError("init.unknown", { name: from, list: shippedCampaigns().join(", ") }, 2);
  makeFolder(target);
  if (readdirSync(target).length > 0) throw new UserError("init.not_empty", { path: target }, 2);
  try {
    cpSync(shippedFolder(from), target, { recursive: true });
    for (const name of ["outbox", "inbox", "reports"]) mkdirSync(join(target, name), { recursive: true });
  } catch (error) {
    throw new UserError(
      "output.unwritable",
      { path: target, detail: (error as NodeJS.ErrnoException).code ?? String(error) },
      3,
    );
  }
}
