import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import { receivedFolder } from "../round/received-folder.js";
import { copyStore, isPostgres, type StoreCopy } from "../store/index.js";
import { type Context, campaignFolder, campaignOf } from "./context.js";
import { colours, line, printJson, table } from "./print.js";
import type { Run } from "./run.js";

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
        const folder = receivedFolder(join(campaignFolder(context), "received"));
        const done = await copyStore(source, target, campaign.code, folder, (code, slots) =>
          context.streams.err(`${message(context.lang, code, slots)}\n`),
        );
        if (context.json) printJson(context, "store", campaign, { copy: done });
        else print(context, done);
        return 0;
      }),
    );
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
