import type { KeyObject } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { rollupKeyFileName } from "../intake/index.js";
import { message, UserError } from "../messages/index.js";
import { newSigningKey, publicKeyOf, readSigningKey } from "../workbook/index.js";
import { type Context, campaignFolder } from "./context.js";
import { line, printJson } from "./print.js";
import type { Run } from "./run.js";

export function rollupKeyCommand(program: Command, run: Run): void {
  program
    .command("rollup-key")
    .description(run.text("help.rollup_new_key"))
    .option("--key <file>", run.text("help.rollup_key"))
    .action(run.action((context, { key }: { key?: string }) => makeKey(context, key)));
}

/** Never replaces a key: what was signed with it could not be told from a forgery any more. */
async function makeKey(context: Context, given: string | undefined): Promise<number> {
  const path = pathOf(context, given);
  const fresh = !existsSync(path);
  if (fresh) {
    const whole = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(whole, newSigningKey(), { mode: 0o600, flag: "wx" });
      // Fails where somebody else has made one meanwhile.
      linkSync(whole, path);
    } catch (error) {
      throw new UserError("output.unwritable", { path, detail: (error as NodeJS.ErrnoException).code ?? "" }, 3);
    } finally {
      rmSync(whole, { force: true });
    }
  }
  const key = publicKeyOf(signingKey(context, given));
  if (context.json) printJson(context, "rollup-key", null, { file: path, key, made: fresh });
  else {
    if (fresh) line(context, message(context.lang, "rollup.key_made", { path }));
    line(context, message(context.lang, "rollup.public_key", { key }));
  }
  return 0;
}

/** The campaign's, or the one in the file named. */
export function signingKey(context: Context, given: string | undefined): KeyObject {
  const path = pathOf(context, given);
  if (!existsSync(path)) throw new UserError("rollup.no_key", { path }, 2);
  const key = readSigningKey(readFileSync(path, "utf8"));
  if (key === null) throw new UserError("rollup.bad_key", { path }, 2);
  return key;
}

function pathOf(context: Context, given: string | undefined): string {
  return given === undefined ? join(campaignFolder(context), rollupKeyFileName) : resolve(context.cwd, given);
}
