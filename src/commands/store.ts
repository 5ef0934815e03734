import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import { giveAgain, type Lost } from "../round/rebuild.js";
import { copyStore, isPostgres, type Rebuilt, rebuildStore, type StoreCopy } from "../store/index.js";
import { type Context, campaignOf, storeAddress } from "./context.js";
import { colours, line, printJson, safe, table } from "./print.js";
import { withProgress } from "./progress.js";
import { receivedBeside } from "./received.js";
import type { Run } from "./run.js";
import { stampKey } from "./secrets.js";

export function storeCommand(program: Command, run: Run): void {
  const store = program.command("store").description(run.text("help.store_command"));
  store
    .command("copy")
    .argument("<from>", run.text("help.store_from"))
    .argument("<to>", run.text("help.store_to"))
    .description(run.text("help.store_copy"))
    .action(
      run.action(async (context, _: object, from: string, to: string) => {
        const campaign = campaignOf(context);
        const [source, target] = [placed(context, from), placed(context, to)];
        if (source === target) throw new UserError("store.copy_same", {}, 2);
        if (!isPostgres(source) && !existsSync(source)) throw new UserError("store.copy_missing", { path: source }, 2);
        const folder = receivedBeside(context, campaign);
        const done = await copyStore(source, target, campaign.code, folder, (code, slots) =>
          context.streams.err(`${message(context.lang, code, slots)}\n`),
        );
        if (context.json) printJson(context, "store", campaign, { copy: done });
        else print(context, done);
        return 0;
      }),
    );
  store
    .command("rebuild")
    .option("--password <text>", run.text("help.password"))
    .description(run.text("help.store_rebuild"))
    .action(run.action((context, options: { password?: string }) => rebuild(context, run, options)));
  store
    .command("seal")
    .description(run.text("help.store_seal"))
    .action(run.action((context) => seal(context)));
}

/** Only files beside the store: those in a shared one are never changed once they are written. */
async function seal(context: Context): Promise<number> {
  const campaign = campaignOf(context);
  const received = receivedBeside(context, campaign);
  if (!received.seal.seals) throw new UserError("seal.no_key", {}, 2);
  let [count, already] = [0, 0];
  const failed: UserError[] = [];
  for (const name of await received.names()) {
    try {
      const bytes = await received.read(name);
      if (await received.isSealed(name)) already++;
      else {
        await received.keep(name, bytes);
        count++;
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed.push(error);
    }
  }
  if (failed.length > 0) {
    const error = new UserError("seal.some_failed", { count, already, failed: failed.length }, 3);
    error.details = failed.map(({ code, slots }) => ({ code, slots }));
    throw error;
  }
  if (context.json) printJson(context, "store", campaign, { seal: { count, already } });
  else line(context, message(context.lang, "seal.done", { count, already }));
  return 0;
}

async function rebuild(context: Context, run: Run, { password }: { password?: string }): Promise<number> {
  const campaign = campaignOf(context);
  const address = storeAddress(context);
  const key = stampKey(context);
  const folder = receivedBeside(context, campaign);
  const done = await withProgress(context, run.text("progress.rebuild"), (progress) =>
    rebuildStore(
      address,
      campaign.code,
      folder,
      (events, received, store) => giveAgain(campaign, events, received, store, { password, key, progress }),
      (code, slots) => context.streams.err(`${message(context.lang, code, slots)}\n`),
    ),
  );
  if (context.json) printJson(context, "store", campaign, { rebuild: documentOf(context, done) });
  else printRebuilt(context, address, done);
  return done.lost.length > 0 ? 1 : 0;
}

function documentOf(context: Context, { events, lost, tables, kept }: Rebuilt<Lost>) {
  return {
    events,
    lost: lost.map(({ event, file, code, slots }) => ({
      ...{ file, sha256: event.sha256, code },
      message: message(context.lang, code, slots),
    })),
    tables: tables.map(({ table, before, after }) => ({
      ...{ table, before: before?.rows ?? null, after: after.rows },
      same: before === null ? null : before.sha256 === after.sha256,
    })),
    kept,
  };
}

function printRebuilt(context: Context, path: string, done: Rebuilt<Lost>): void {
  const text = (code: Parameters<typeof message>[1], slots = {}) => message(context.lang, code, slots);
  const { events, lost, tables, kept } = documentOf(context, done);
  const verdict = (same: boolean | null) =>
    text(same === null ? "rebuild.unknown" : same ? "rebuild.same" : "rebuild.differs");
  const heads = [
    ...[text("store.header_table"), text("rebuild.header_before")],
    ...[text("rebuild.header_after"), text("rebuild.header_same")],
  ];
  const rows = tables.map(({ table, before, after, same }) => [
    ...[table, before === null ? "" : String(before), String(after), verdict(same)],
  ]);
  const [head, ...lines] = table([heads, ...rows]);
  line(context, colours(context).bold(head!));
  for (const one of lines) line(context, one);
  line(context);
  for (const one of lost) line(context, safe(`${one.file}: ${one.message}`));
  if (lost.length > 0) line(context, text("rebuild.lost", { count: lost.length }));
  else line(context, text("rebuild.done", { path, count: events }));
  if (kept !== null) line(context, text(lost.length > 0 ? "rebuild.lost_kept" : "rebuild.kept", { kept }));
  if (lost.length === 0 && tables.some(({ same }) => same === false)) line(context, text("rebuild.why_differs"));
}

function placed(context: Context, address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address : resolve(context.cwd, address);
}

function print(context: Context, { from, to, outcome, tables, received }: StoreCopy): void {
  const text = (code: Parameters<typeof message>[1], slots = {}) => message(context.lang, code, slots);
  const rows = [
    ...tables.map((one) => [one.table, String(one.rows), one.sha256]),
    ["received", String(received.files), received.sha256],
  ];
  const heads = [text("store.header_table"), text("store.header_rows"), text("store.header_sum")];
  const [head, ...lines] = table([heads, ...rows]);
  line(context, colours(context).bold(head!));
  for (const one of lines) line(context, one);
  line(context);
  line(context, text(outcome === "copied" ? "store.copied" : "store.already_there", { from, to }));
  if (received.missing > 0) line(context, text("store.copy_bytes_missing", { count: received.missing }));
}
