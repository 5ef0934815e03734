import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { type MessageCode, message, type Slots, UserError } from "../messages/index.js";
import { assembleRound, type Round } from "../round/assemble.js";
import { writeAtomically } from "../round/files.js";
import { readAskedForm } from "../round/rollup/form.js";
import { type RollupPackage, rollupPackage } from "../round/rollup/package.js";
import { publicKeyOf } from "../workbook/index.js";
import { type Context, campaignFolder, campaignOf, withStore } from "./context.js";
import { line, printJson, safe } from "./print.js";
import { manifestsOf } from "./received.js";
import { signingKey } from "./rollup-key.js";
import type { Run } from "./run.js";

interface Options {
  form: string;
  out?: string;
  key?: string;
  detail: "units" | "totals";
  draft?: boolean;
}

export function rollupCommand(program: Command, run: Run): void {
  program
    .command("rollup")
    .description(run.text("help.rollup"))
    .requiredOption("--form <file>", run.text("help.rollup_form"))
    .option("--out <file>", run.text("help.rollup_out"))
    .option("--key <file>", run.text("help.rollup_key"))
    .addOption(
      new Option("--detail <detail>", run.text("help.rollup_detail")).choices(["units", "totals"]).default("units"),
    )
    .option("--draft", run.text("help.rollup_draft"))
    .action(run.action((context, options: Options) => rollup(context, options)));
}

async function rollup(context: Context, options: Options): Promise<number> {
  const campaign = campaignOf(context);
  const path = resolve(context.cwd, options.form);
  const out = resolve(context.cwd, options.out ?? join(campaignFolder(context), "reports", basename(path)));
  if (out === path) throw new UserError("rollup.same_file", { path }, 2);
  if (existsSync(out)) throw new UserError("rollup.exists", { path: out }, 2);
  const key = signingKey(context, options.key);
  const form = readAskedForm(path, contentOf(path));
  const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
  const current = round.submissions.filter(({ state }) => state === "current");
  if (current.length === 0) throw new UserError("rollup.no_data", {}, 1);
  if (round.blockers > 0 && !options.draft) throw new UserError("rollup.blocked", { count: round.blockers }, 1);
  const { detail } = options;
  const hashes = detail === "units" ? current.map(({ sha256 }) => sha256) : [];
  const { found: below, locked } = await manifestsOf(context, campaign, hashes);
  if (locked.length > 0) {
    const files = current.filter(({ sha256 }) => locked.includes(sha256)).map(({ file }) => file);
    throw new UserError("rollup.sources_locked", { count: locked.length, list: files.join(", ") }, 3);
  }
  const made = rollupPackage(round, form, { key, now: context.now, detail, below });
  writeAtomically(out, made.bytes);
  if (context.json) printDocument(context, round, out, publicKeyOf(key), made);
  else print(context, out, publicKeyOf(key), made);
  return 0;
}

function printDocument(
  context: Context,
  { campaign, blockers }: Round,
  file: string,
  key: string,
  made: RollupPackage,
) {
  const { form, figures } = made.manifest;
  printJson(context, "rollup", campaign, {
    ...{ file, key, form, draft: blockers > 0, blockers, left: made.left },
    figures: figures.map(({ element, value, exact, formula, coverage: { expected, reported } }) => ({
      ...{ element, value, exact, formula, expected, reported },
    })),
  });
}

function print(context: Context, path: string, key: string, { manifest: { figures }, left }: RollupPackage): void {
  const say = (code: MessageCode, slots: Slots) => line(context, safe(message(context.lang, code, slots)));
  const list = (code: MessageCode, items: readonly string[]) => {
    if (items.length > 0) say(code, { count: items.length, list: items.join(", ") });
  };
  const known = figures.filter(({ value }) => value !== null);
  const partly = known.filter(({ coverage }) => coverage.reported < coverage.expected);
  say("rollup.done", { count: known.length, path, key });
  list(
    "rollup.partly",
    partly.map(({ element, coverage: { reported, expected } }) => `${element} (${reported}/${expected})`),
  );
  list(
    "rollup.undecided",
    figures.filter(({ value }) => value === null).map(({ element }) => element),
  );
  list("rollup.left", left);
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new UserError("file.missing", { path }, 2);
  }
}
