import type { Command } from "commander";
import { message } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { traceOf } from "../round/trace.js";
import { campaignOf, withStore } from "./context.js";
import { colours, line, printJson, table } from "./print.js";
import type { Run } from "./run.js";

export function traceCommand(program: Command, run: Run): void {
  program
    .command("trace")
    .argument("<code>", run.text("help.trace_code"))
    .description(run.text("help.trace"))
    .option("--unit <code>", run.text("help.trace_unit"))
    .action(
      run.action(async (context, options: { unit?: string }, code: string) => {
        const campaign = campaignOf(context);
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
        const trace = traceOf(round, code, options.unit);
        if (context.json) {
          printJson(context, "trace", campaign, trace);
          return 0;
        }
        line(context, colours(context).bold(`${trace.code} · ${trace.name}`));
        if (trace.formula) line(context, `= ${trace.formula}`);
        line(context, `= ${trace.value ?? "-"}`);
        line(context);
        const heads = ["element", "unit", "value", "file", "place", "raw"] as const;
        const rows = trace.inputs.map((one) => [
          one.element,
          one.unit,
          one.value === null ? (one.held ? message(context.lang, "trace.held") : "-") : String(one.value),
          `${one.file} (${one.sha256.slice(0, 12)}…)`,
          `${one.sheet}!${one.cell}`,
          one.raw,
        ]);
        for (const text of table([heads.map((key) => message(context.lang, `trace.header_${key}`)), ...rows]))
          line(context, text);
        return 0;
      }),
    );
}
