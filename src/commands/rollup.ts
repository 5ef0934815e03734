import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Campaign } from "../campaign/index.js";
import { rollupKeyFileName } from "../intake/index.js";
import { message, UserError } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { writeAtomically } from "../round/files.js";
import { receivedFolder } from "../round/received-folder.js";
import { readAskedForm } from "../round/rollup/form.js";
import { rollupPackage } from "../round/rollup/package.js";
import { receivedManifests } from "../round/rollup/received-manifests.js";
import { withReceived } from "../store/index.js";
import { newSigningKey, publicKeyOf, readSigningKey, type SignedManifest } from "../workbook/index.js";
import { type Context, campaignFolder, campaignOf, storeAddress, withStore } from "./context.js";
import { line, printJson, safe } from "./print.js";
import type { Run } from "./run.js";
import { receivedSeal } from "./secrets.js";

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
  program
    .command("rollup-key")
    .description(run.text("help.rollup_new_key"))
    .option("--key <file>", run.text("help.rollup_key"))
    .action(run.action((context, options: Pick<Options, "key">) => signingKey(context, options)));
}

async function rollup(context: Context, options: Options): Promise<number> {
  const campaign = campaignOf(context);
  const path = resolve(context.cwd, options.form);
  const out =
    options.out === undefined
      ? join(campaignFolder(context), "reports", basename(path))
      : resolve(context.cwd, options.out);
  if (out === path) throw new UserError("rollup.same_file", { path }, 2);
  if (existsSync(out)) throw new UserError("rollup.exists", { path: out }, 2);
  const key = keyAt(keyPath(context, options.key));
  const form = readAskedForm(path, contentOf(path));
  const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
  const draft = options.draft ?? false;
  if (!round.submissions.some(({ state }) => state === "current")) throw new UserError("rollup.no_data", {}, 1);
  if (round.blockers > 0 && !draft) throw new UserError("rollup.blocked", { count: round.blockers }, 1);
  const current = round.submissions.filter(({ state }) => state === "current");
  const { found: below, locked } = await manifestsOf(
    context,
    campaign,
    current.map(({ sha256 }) => sha256),
  );
  if (locked.length > 0 && options.detail === "units") {
    const files = current.filter(({ sha256 }) => locked.includes(sha256)).map(({ file }) => file);
    throw new UserError("rollup.sources_locked", { count: locked.length, list: files.join(", ") }, 3);
  }
  const { detail } = options;
  const made = rollupPackage(round, form, { key, now: context.now, detail, below });
  writeAtomically(out, made.bytes);
  const { figures } = made.manifest;
  const undecided = figures.filter(({ value }) => value === null).map(({ element }) => element);
  const partly = figures
    .filter(({ value, coverage }) => value !== null && coverage.reported < coverage.expected)
    .map(({ element, coverage }) => `${element} (${coverage.reported}/${coverage.expected})`);
  if (context.json)
    printJson(context, "rollup", campaign, {
      ...{
        file: out,
        key: publicKeyOf(key),
        form: made.manifest.form,
        draft,
        blockers: round.blockers,
        left: made.left,
      },
      figures: figures.map(({ element, value, exact, formula, coverage }) => ({
        ...{ element, value, exact, formula, expected: coverage.expected, reported: coverage.reported },
      })),
    });
  else {
    const say = (...said: Parameters<typeof message> extends [unknown, ...infer Rest] ? Rest : never) =>
      line(context, safe(message(context.lang, ...said)));
    say("rollup.done", { count: figures.length - undecided.length, path: out, key: publicKeyOf(key) });
    if (partly.length > 0) say("rollup.partly", { count: partly.length, list: partly.join(", ") });
    if (undecided.length > 0) say("rollup.undecided", { count: undecided.length, list: undecided.join(", ") });
    if (made.left.length > 0) say("rollup.left", { count: made.left.length, list: made.left.join(", ") });
  }
  return 0;
}

/** Of received files, wherever the store has them. */
export function manifestsOf(
  context: Context,
  campaign: Campaign,
  hashes: Iterable<string>,
): Promise<{ found: Map<string, SignedManifest>; locked: string[] }> {
  const folder = receivedFolder(join(campaignFolder(context), "received"), receivedSeal(context, campaign));
  return withReceived(storeAddress(context), campaign.code, folder, (received) => receivedManifests(received, hashes));
}

/** Never replaces a key: what was signed with it could not be told from a forgery any more. */
async function signingKey(context: Context, { key }: Pick<Options, "key">): Promise<number> {
  const path = keyPath(context, key);
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
  const publicKey = publicKeyOf(keyAt(path));
  if (context.json) printJson(context, "rollup-key", null, { file: path, key: publicKey, made: fresh });
  else {
    if (fresh) line(context, message(context.lang, "rollup.key_made", { path }));
    line(context, message(context.lang, "rollup.public_key", { key: publicKey }));
  }
  return 0;
}

function keyPath(context: Context, given: string | undefined): string {
  return given === undefined ? join(campaignFolder(context), rollupKeyFileName) : resolve(context.cwd, given);
}

function keyAt(path: string) {
  if (!existsSync(path)) throw new UserError("rollup.no_key", { path }, 2);
  const key = readSigningKey(contentOf(path).toString("utf8"));
  if (key === null) throw new UserError("rollup.bad_key", { path }, 2);
  return key;
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new UserError("file.missing", { path }, 2);
  }
}
