import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { type Command, Option } from "commander";
import type { Campaign } from "../campaign/index.js";
import { unpack } from "../intake/index.js";
import { type MessageCode, message, type Slots, UserError } from "../messages/index.js";
import type { Finding } from "../model.js";
import { type ReadOptions, readBytes } from "../round/ingest/read-bytes.js";
import { findingIds, told } from "../validation/index.js";
import { type Context, campaignOf } from "./context.js";
import type { Run } from "./run.js";
import { stampKey } from "./secrets.js";
import { type Format, formats, type ValidatedFile } from "./validate-formats.js";

export function validateCommand(program: Command, run: Run): void {
  program
    .command("validate")
    .argument("<file...>", run.text("help.validate_file"))
    .description(run.text("help.validate"))
    .addOption(new Option("--format <format>", run.text("help.format")).choices(Object.keys(formats)).default("text"))
    .option("--password <password>", run.text("help.password"))
    .action(
      run.action(async (context, options: { format: Format; password?: string }, given: string[]) => {
        const campaign = campaignOf(context);
        const files: ValidatedFile[] = [];
        for (const path of given) files.push(...(await validateEntry(context, campaign, path, options.password)));
        formats[context.json ? "json" : options.format](context, campaign, files);
        return files.some((file) => file.findings.some((finding) => finding.severity === "error")) ? 1 : 0;
      }),
    );
}

/** A workbook, or all that an archive or e-mail holds. */
async function validateEntry(
  context: Context,
  campaign: Campaign,
  path: string,
  password: string | undefined,
): Promise<ValidatedFile[]> {
  const key = stampKey(context);
  const absolute = resolve(context.cwd, path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError("file.missing", { path }, 2);
  const bytes = readFileSync(absolute);
  const shown = relative(context.cwd, absolute).split(sep).join("/");
  const opened = await unpack(basename(absolute), bytes);
  if (opened === null) {
    const clues = { fileName: shown, sender: null, password, key };
    return [validateBytes(context, campaign, { path: shown }, bytes, clues)];
  }
  if ("refused" in opened) return [refusedFile(context, { path: shown }, opened.refused, opened.slots)];
  return opened.members.flatMap(({ name: member, letter, content }) => {
    const at = { path: shown, member };
    if ("skipped" in content) return [];
    if ("refused" in content) return [refusedFile(context, at, content.refused, content.slots)];
    const clues = { fileName: member, sender: letter?.from || null, password, key };
    return [validateBytes(context, campaign, at, content.bytes, clues)];
  });
}

type Place = Pick<ValidatedFile, "path" | "member">;

function refusedFile(context: Context, place: Place, rule: MessageCode, slots: Slots): ValidatedFile {
  const finding: Finding = {
    ...{ id: "", rule, unit: null, result: "fail", severity: "error", state: "open", imbalance: null, cells: [] },
    message: message(context.lang, rule, slots),
  };
  const findings = [{ ...finding, id: findingIds([finding])[0]! }];
  return { ...place, unit: null, cells: null, undecided: 0, findings };
}

function validateBytes(
  context: Context,
  campaign: Campaign,
  place: Place,
  bytes: Uint8Array,
  options: ReadOptions,
): ValidatedFile {
  const read = readBytes(campaign, bytes, createHash("sha256").update(bytes).digest("hex"), options);
  if ("refused" in read) return refusedFile(context, place, read.refused, read.slots);
  const failed = read.judgements.filter((one) => one.result === "fail");
  const ids = findingIds(failed);
  const findings = failed.map(
    (one, index): Finding => ({ ...told(one, context.lang), id: ids[index]!, state: "open" }),
  );
  const undecided = read.judgements.filter((one) => one.result === "undecided").length;
  return { ...place, unit: read.unit.code, cells: read.cells, undecided, findings };
}
