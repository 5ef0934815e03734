import type { Command } from "commander";
import { message } from "../messages/index.js";
import { assembleRound } from "../round/assemble.js";
import { type Trace, traceOf } from "../round/trace/trace.js";
import { type Context, campaignOf, withStore } from "./context.js";
import { earlierReport } from "./earlier-report.js";
import { colours, line, printJson, safe, table } from "./print.js";
import type { Run } from "./run.js";

export function traceCommand(program: Command, run: Run): void {
  program
    .command("trace")
    .argument("<code>", run.text("help.trace_code"))
    .description(run.text("help.trace"))
    .option("--unit <code>", run.text("help.trace_unit"))
    .option("--since <report>", run.text("help.trace_since"))
    .action(
      run.action(async (context, options: { unit?: string; since?: string }, code: string) => {
        const campaign = campaignOf(context);
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
        const trace = traceOf(round, code, options.unit, earlierReport(context, options.since, campaign.code));
        if (context.json) {
          printJson(context, "trace", campaign, trace);
          return 0;
        }
        print(context, trace);
        return 0;
      }),
    );
}

function print(context: Context, trace: Trace): void {
  const text = (code: Parameters<typeof message>[1]) => message(context.lang, code);
  const shown = (value: number | string | null) => (value === null ? "-" : safe(String(value)));
  line(context, colours(context).bold(safe(`${trace.code} · ${trace.name}`)));
  if (trace.formula) line(context, safe(`= ${trace.formula}`));
  line(context, `= ${shown(trace.value)}`);
  if (trace.parts.length > 0) {
    line(context);
    const parts = trace.parts.map((part) => [`[${part.code}]`, shown(part.value), part.name]);
    for (const row of table(parts)) line(context, row);
  }
  if (trace.items.length > 0) {
    line(context);
    const items = trace.items.map((item) => [
      item.code,
      item.name,
      item.value === null ? "" : String(item.value),
      item.sha256 === "" ? "" : `${item.file} (${item.sha256.slice(0, 12)}…)`,
    ]);
    for (const row of table(items)) line(context, row);
  }
  if (trace.inputs.length === 0) return;
  line(context);
  const heads = ["element", "unit", "value", "used", "file", "place", "raw"] as const;
  const rows = trace.inputs.map((one) => [
    one.element,
    one.unit,
    one.value === null ? (one.held ? text("trace.held") : "-") : String(one.value),
    one.used ? "✓" : "",
    one.sha256 === "" ? one.file : `${one.file} (${one.sha256.slice(0, 12)}…)`,
    one.cell === "" ? "" : `${one.sheet}!${one.cell}`,
    one.raw,
  ]);
  for (const row of table([heads.map((key) => text(`trace.header_${key}`)), ...rows])) line(context, row);
}
