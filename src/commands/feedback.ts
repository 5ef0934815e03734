import type { KeyObject } from "node:crypto";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Unit } from "../campaign/index.js";
import { message, UserError } from "../messages/index.js";
import { renderReceipt } from "../report/index.js";
import { assembleRound, type Round } from "../round/assemble.js";
import { askedOf, currentOf, receiptInput, replyContent, replyFileName } from "../round/feedback.js";
import { writeAtomically } from "../round/files.js";
import { chooseUnits, templateFileName } from "../round/generate.js";
import { dayIn } from "../round/status.js";
import { type SignedManifest, withManifest, writeTemplate } from "../workbook/index.js";
import { type Context, campaignFolder, campaignOf, instant, withStore } from "./context.js";
import { line, printJson, safe, table } from "./print.js";
import { manifestsOf } from "./received.js";
import type { Run } from "./run.js";
import { stampKey } from "./secrets.js";

interface Options {
  unit?: string[];
  out?: string;
  date?: string;
}

export function feedbackCommand(program: Command, run: Run): void {
  program
    .command("feedback")
    .description(run.text("help.feedback"))
    .option("--unit <code...>", run.text("help.unit"))
    .option("--out <dir>", run.text("help.feedback_out"))
    .option("--date <date>", run.text("help.date"))
    .action(
      run.action(async (context, options: Options) => {
        const campaign = campaignOf(context);
        const units = chooseUnits(campaign, options.unit);
        const date = options.date === undefined ? null : dayIn(campaign.timezone, instant(options.date));
        // The clerk reads Vietnamese, whatever the officer's screen says.
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, "vi"));
        const out = resolve(context.cwd, options.out ?? join(campaignFolder(context), "feedback"));
        const key = stampKey(context);
        const replies = [];
        const filesOf = (unit: Unit) => currentOf(round, unit).map(({ sha256 }) => sha256);
        const signing = units.filter((unit) => mayHaveSigned(round, unit));
        const { found: manifests, locked } = await manifestsOf(context, campaign, signing.flatMap(filesOf));
        if (locked.length > 0) {
          const list = signing.filter((unit) => filesOf(unit).some((sha256) => locked.includes(sha256)));
          const slots = { count: list.length, list: list.map(({ name }) => name).join(", ") };
          context.streams.err(`${safe(message(context.lang, "feedback.signature_lost", slots))}\n`);
        }
        for (const unit of units) {
          const files = filesOf(unit);
          // What a roll-up has signed stays signed in its reply.
          const signed = files.flatMap((sha256) => manifests.get(sha256) ?? []).at(-1);
          if (files.length > 0) replies.push(await reply(round, unit, out, date, key, signed));
          else if (options.unit) throw new UserError("feedback.nothing_sent", { unit: unit.name }, 1);
        }
        if (context.json) printJson(context, "feedback", campaign, { out, replies });
        else print(context, out, replies);
        return 0;
      }),
    );
}

/** Of a roll-up signed with a key that is not known, a finding tells. */
function mayHaveSigned({ findings }: Round, unit: Unit): boolean {
  const unknown = findings.some((one) => one.unit === unit.code && one.rule === "rollup.key_unknown");
  return unit.rollupKey !== "" || unknown;
}

interface Written {
  unit: string;
  workbook: string;
  receipt: string;
  errors: number;
  warnings: number;
}

async function reply(
  round: Round,
  unit: Round["campaign"]["units"][number],
  out: string,
  date: string | null,
  key: KeyObject | undefined,
  signed: SignedManifest | undefined,
): Promise<Written> {
  const workbook = replyFileName(unit);
  const receipt = templateFileName(unit).replace(/\.xlsx$/, "_phieu-tiep-nhan.docx");
  const bytes = await writeTemplate(round.campaign, unit, { ...replyContent(round, unit), key });
  writeAtomically(join(out, workbook), signed ? withManifest(bytes, signed) : bytes);
  writeAtomically(join(out, receipt), await renderReceipt(receiptInput(round, unit, date)));
  const asked = askedOf(round, unit);
  const of = (severity: string) => asked.filter((finding) => finding.severity === severity).length;
  return { unit: unit.code, workbook, receipt, errors: of("error"), warnings: of("warning") };
}

function print(context: Context, out: string, replies: readonly Written[]): void {
  const rows = replies.map(({ unit, workbook, errors, warnings }) => [
    unit,
    workbook,
    message(context.lang, "ingest.findings", { errors, warnings }),
  ]);
  for (const text of table(rows)) line(context, text);
  line(context, message(context.lang, "feedback.done", { count: replies.length, out }));
}
