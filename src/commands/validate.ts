import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { type Command, Option } from "commander";
import type { Campaign } from "../campaign/index.js";
import { message, UserError } from "../messages/index.js";
import type { Finding } from "../model.js";
import { readBytes } from "../round/ingest.js";
import { findingIds, told } from "../validation/index.js";
import { type Context, campaignOf } from "./context.js";
import type { Run } from "./run.js";
import { type Format, formats, type ValidatedFile } from "./validate-formats.js";

export function validateCommand(program: Command, run: Run): void {
  program
    .command("validate")
    .argument("<file...>", run.text("help.validate_file"))
    .description(run.text("help.validate"))
    .addOption(new Option("--format <format>", run.text("help.format")).choices(Object.keys(formats)).default("text"))
    .action(
      run.action(async (context, options: { format: Format }, given: string[]) => {
        const campaign = campaignOf(context);
        const files = given.map((path) => validateFile(context, campaign, path));
        formats[context.json ? "json" : options.format](context, campaign, files);
        return files.some((file) => file.findings.some((finding) => finding.severity === "error")) ? 1 : 0;
      }),
    );
}

function validateFile(context: Context, campaign: Campaign, path: string): ValidatedFile {
  const absolute = resolve(context.cwd, path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError("file.missing", { path }, 2);
  const bytes = readFileSync(absolute);
  const shown = relative(context.cwd, absolute).split(sep).join("/");
  const read = readBytes(campaign, bytes, createHash("sha256").update(bytes).digest("hex"));
  if ("refused" in read) {
    const refusal: Finding = {
      ...{
        id: "",
        rule: read.refused,
        unit: null,
        result: "fail",
        severity: "error",
        state: "open",
        imbalance: null,
        cells: [],
      },
      message: message(context.lang, read.refused, read.slots),
    };
    return {
      path: shown,
      unit: null,
      cells: null,
      undecided: 0,
      findings: [{ ...refusal, id: findingIds([refusal])[0]! }],
    };
  }
  const failed = read.judgements.filter((one) => one.result === "fail");
  const ids = findingIds(failed);
  const findings = failed.map(
    (one, index): Finding => ({ ...told(one, context.lang), id: ids[index]!, state: "open" }),
  );
  const undecided = read.judgements.filter((one) => one.result === "undecided").length;
  return { path: shown, unit: read.unit.code, cells: read.cells, undecided, findings };
}
