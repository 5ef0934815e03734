import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type Campaign, emailsOf, expectedUnits, type Unit } from "../campaign/index.js";
import { message, UserError } from "../messages/index.js";
import type { LetterKind, LetterUnit } from "../report/index.js";
import { assembleRound } from "../round/assemble.js";
import { chooseUnits } from "../round/generate.js";
import { addressable, assigned, reminded, returned, tally } from "../round/letters/choose.js";
import { type Deadline, deadlineOf } from "../round/letters/deadline.js";
import { type Made, makeLetters } from "../round/letters/index.js";
import { dayIn } from "../round/status.js";
import { type Context, campaignFolder, campaignOf, instant, wholeNumber, withStore } from "./context.js";
import { line, printJson, table } from "./print.js";
import type { Run } from "./run.js";
import { stampKey } from "./secrets.js";

interface Options {
  unit?: string[];
  collective?: boolean;
  each?: boolean;
  out?: string;
  date?: string;
  eml?: boolean;
  round?: string;
  until?: string;
}

const kinds: LetterKind[] = ["assign", "remind", "return"];

export function lettersCommand(program: Command, run: Run): void {
  const letters = program.command("letters").description(run.text("help.letters"));
  for (const kind of kinds) {
    const command = letters
      .command(kind)
      .description(run.text(`help.letters_${kind}`))
      .option("--unit <code...>", run.text("help.unit"))
      .option("--collective", run.text("help.letters_collective"))
      .option("--each", run.text("help.letters_each"))
      .option("--out <dir>", run.text("help.letters_out"))
      .option("--date <date>", run.text("help.date"))
      .option("--eml", run.text("help.letters_eml"));
    if (kind === "remind") command.option("--round <n>", run.text("help.letters_round"));
    if (kind !== "assign") command.option("--until <date>", run.text("help.letters_until"));
    command.action(run.action((context, options: Options) => write(context, kind, options)));
  }
}

async function write(context: Context, kind: LetterKind, options: Options): Promise<number> {
  if (options.collective && options.each) throw new UserError("letters.one_or_each");
  const campaign = campaignOf(context);
  const { units, self } = addressable(campaign, chooseUnits(campaign, options.unit));
  const day = (given: string | undefined) => given && dayIn(campaign.timezone, instant(given));
  const deadline: Deadline =
    kind === "assign"
      ? { overdue: false, round: 0, until: campaign.deadlines.due }
      : deadlineOf(campaign, context.now, {
          until: day(options.until),
          round: options.round === undefined ? undefined : wholeNumber(options.round),
        });
  // Units read Vietnamese, whatever the officer's screen says. Forms are sent before there is any return.
  const round =
    kind === "assign" ? null : await withStore(context, campaign, (store) => assembleRound(campaign, store, "vi"));
  const chosen = round === null ? assigned(units) : kind === "remind" ? reminded(round, units) : returned(round, units);
  const out = resolve(context.cwd, options.out ?? join(campaignFolder(context), "letters"));
  const counts = round === null ? { asked: expectedUnits(campaign).length, sent: 0 } : tally(round);
  const made = await makeLetters(
    { campaign, ...counts },
    chosen,
    {
      ...{ kind, deadline, out, now: context.now, folder: campaignFolder(context) },
      scope: options.unit === undefined ? null : units,
      collective: options.collective ?? (!options.each && kind !== "return"),
      eml: options.eml ?? false,
      date: day(options.date) ?? null,
    },
    round,
    stampKey(context),
  );
  const withoutEmail = options.eml ? chosen.filter(({ unit }) => emailsOf(unit).length === 0) : [];
  if (context.json)
    printJson(context, "letters", campaign, {
      ...{ kind, out, ...made },
      overdue: kind === "remind" ? deadline.overdue : null,
      round: deadline.round === 0 || kind !== "remind" ? null : deadline.round,
      until: deadline.until,
      withoutEmail: withoutEmail.map(({ unit }) => unit.code),
      leftOut: self === null ? [] : [self.code],
    });
  else print(context, campaign, kind, out, made, { chosen, withoutEmail, self });
  return 0;
}

function print(
  context: Context,
  campaign: Campaign,
  kind: LetterKind,
  out: string,
  made: Made,
  { chosen, withoutEmail, self }: { chosen: LetterUnit[]; withoutEmail: LetterUnit[]; self: Unit | null },
): void {
  const say = (...args: Parameters<typeof message> extends [unknown, ...infer Rest] ? Rest : never) =>
    line(context, message(context.lang, ...args));
  if (made.letters.length === 0) say(`letters.nobody_${kind}`);
  else {
    const rows = made.letters.map(({ file, addressees }) => [file, addressees.join("; ")]);
    for (const text of table(rows)) line(context, text);
    say("letters.done", { count: made.letters.length, units: chosen.length, out });
    if (kind === "return") say("letters.replies_done", { out: join(campaignFolder(context), "feedback") });
    if (made.drafts.length > 0) say("letters.drafts_done", { count: made.drafts.length });
    const contact = campaign.letters.contact ?? campaign.contact;
    if (!contact?.phone && !contact?.email) say("letters.no_contact");
  }
  if (self !== null) say("letters.self", { unit: self.name });
  if (withoutEmail.length > 0)
    say("letters.without_email", {
      count: withoutEmail.length,
      list: withoutEmail.map(({ unit }) => unit.name).join(", "),
    });
  if (made.stale.length > 0) say("letters.stale", { count: made.stale.length, out, list: made.stale.join(", ") });
}
