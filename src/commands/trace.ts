import type { Command } from "commander";
import { message } from "../messages/index.js";
import { reasonLabels } from "../messages/reasons.js";
import { assembleRound } from "../round/assemble.js";
import { type Below, type TracedDown, withBelow } from "../round/trace/below.js";
import { traceOf } from "../round/trace/trace.js";
import { type Context, campaignOf, withStore } from "./context.js";
import { earlierReport } from "./earlier-report.js";
import { colours, line, printJson, safe, table } from "./print.js";
import { manifestsOf } from "./received.js";
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
        const traced = traceOf(round, code, options.unit, earlierReport(context, options.since, campaign.code));
        const files = traced.inputs.map(({ sha256 }) => sha256).filter(Boolean);
        const { found, locked } = await manifestsOf(context, campaign, new Set(files));
        const trace = withBelow(traced, found, campaign);
        if (locked.length > 0)
          context.streams.err(`${message(context.lang, "trace.below_locked", { count: locked.length })}\n`);
        if (context.json) {
          printJson(context, "trace", campaign, trace);
          return 0;
        }
        print(context, trace, options.unit !== undefined);
        return 0;
      }),
    );
}

/** `whole`: with the cells of the campaigns below. */
function print(context: Context, trace: TracedDown, whole: boolean): void {
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
  for (const row of cellTable(context, trace.inputs)) line(context, row);
  const rolledUp = trace.inputs.flatMap(({ below, unit, element }) => (below ? [{ below, unit, element }] : []));
  for (const { below, unit, element } of rolledUp) printBelow(context, below, `${unit} · ${element}`, whole);
  if (trace.cut) line(context, text("trace.below_cut"));
  if (rolledUp.length > 0 && !whole) line(context, text("trace.below_more"));
}

function printBelow(context: Context, below: Below, of: string, whole: boolean, indent = ""): void {
  const say = (code: Parameters<typeof message>[1], slots = {}) => safe(message(context.lang, code, slots));
  const { campaign, year, issuer, asOf, formula, value, expected, reported, signature, differs } = below;
  const day = asOf.split("-").reverse().join("/");
  line(context);
  line(context, indent + colours(context).bold(safe(`${of} ← ${issuer} (${campaign}, ${year})`)));
  const slots = { formula, value: value ?? "-", expected, reported, day };
  line(context, `${indent}${say("trace.below", slots)} ${say(`trace.below_${signature}`)}`);
  if (differs) line(context, indent + colours(context).red(say("trace.below_differs")));
  if (!whole) return;
  const names = below.lacking.map(({ name }) => name).join("; ");
  if (names !== "") line(context, indent + say("trace.below_lacking", { count: below.lacking.length, names }));
  const named = below.inputs.map((input) => ({ ...input, unit: `${input.unit} ${input.unitName}` }));
  for (const row of cellTable(context, named)) line(context, indent + row);
  for (const input of below.inputs)
    if (input.below) printBelow(context, input.below, `${input.unit} · ${input.element}`, whole, `${indent}  `);
}

/** The cells behind a number, line by line. */
function cellTable(context: Context, inputs: readonly Omit<Below["inputs"][number], "unitName" | "below">[]): string[] {
  const text = (code: Parameters<typeof message>[1]) => message(context.lang, code);
  const heads = ["element", "unit", "value", "used", "file", "place", "raw"] as const;
  const rows = inputs.map((one) => [
    one.element,
    one.unit,
    one.value === null ? (one.held ? text("trace.held") : "-") : String(one.value),
    one.used ? "✓" : "",
    one.sha256 === "" ? one.file : `${one.file} (${one.sha256.slice(0, 12)}…)`,
    one.cell === "" ? "" : `${one.sheet}!${one.cell}`,
    one.raw === "" && one.reason ? `(${reasonLabels[one.reason][context.lang]})` : one.raw,
  ]);
  return table([heads.map((key) => text(`trace.header_${key}`)), ...rows]);
}
