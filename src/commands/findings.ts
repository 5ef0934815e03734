import { type Command, Option } from "commander";
import { message, UserError } from "../messages/index.js";
import type { Finding } from "../model.js";
import { assembleRound } from "../round/assemble.js";
import { figuresNamed } from "../round/figures-named.js";
import { type RuleFigures, ruleFigures } from "../round/rule-figures.js";
import { elementsNamed } from "../validation/index.js";
import { type Context, campaignOf, decider, withStore } from "./context.js";
import { colours, line, printJson, safe, table } from "./print.js";
import type { Run } from "./run.js";

const severities = ["error", "warning", "note"];
const states = ["open", "answered", "accepted", "rejected"];

interface Filter {
  unit?: string;
  rule?: string;
  severity?: string;
  state?: string;
}

export function findingsCommand(program: Command, run: Run): void {
  const findings = program.command("findings").description(run.text("help.findings"));
  findings
    .command("list", { isDefault: true })
    .description(run.text("help.findings_list"))
    .option("--unit <code>", run.text("help.filter_unit"))
    .option("--rule <id>", run.text("help.filter_rule"))
    .addOption(new Option("--severity <severity>", run.text("help.filter_severity")).choices(severities))
    .addOption(new Option("--state <state>", run.text("help.filter_state")).choices(states))
    .action(
      run.action(async (context, filter: Filter) => {
        const campaign = campaignOf(context);
        if (filter.unit !== undefined && !campaign.units.some((unit) => unit.code === filter.unit))
          throw new UserError("unit.unknown", { code: filter.unit }, 2);
        const round = await withStore(context, campaign, (store) => assembleRound(campaign, store, context.lang));
        const shown = round.findings.filter((finding) => matches(finding, filter));
        if (context.json) printJson(context, "findings", campaign, { findings: shown });
        else print(context, shown);
        return 0;
      }),
    );
  findings
    .command("rules")
    .description(run.text("help.findings_rules"))
    .action(
      run.action(async (context) => {
        const campaign = campaignOf(context);
        const rules = await withStore(context, campaign, async (store) => {
          const round = await assembleRound(campaign, store, context.lang);
          return ruleFigures(round.findings, await store.allFindings());
        });
        if (context.json) printJson(context, "findings", campaign, { rules });
        else printRules(context, rules);
        return 0;
      }),
    );
  for (const decision of ["accept", "reject"] as const)
    findings
      .command(decision)
      .argument("<id...>", run.text("help.finding_id"))
      .description(run.text(`help.findings_${decision}`))
      .requiredOption("--reason <text>", run.text("help.reason"))
      .option("--cells <code...>", run.text("help.cells"))
      .option("--by <name>", run.text("help.by"))
      .action(
        run.action(async (context, options: { reason: string; cells?: string[]; by?: string }, ids: string[]) => {
          if (options.reason.trim() === "") throw new UserError("findings.reason_needed", {}, 2);
          const campaign = campaignOf(context);
          const decided = await withStore(context, campaign, async (store) => {
            const round = await assembleRound(campaign, store, context.lang);
            const chosen = ids.map((id) => {
              const finding = round.findings.find((one) => one.id === id);
              if (!finding) throw new UserError("finding.unknown", { id }, 2);
              const unreadable = finding.cells.some((cell) =>
                round.values.some(
                  (value) =>
                    value.unit === finding.unit &&
                    value.cell === cell.cell &&
                    value.sheet === cell.sheet &&
                    value.fate === "rejected",
                ),
              );
              if (decision === "accept" && unreadable) throw new UserError("finding.nothing_to_keep", { id }, 2);
              for (const code of options.cells ?? [])
                if (!elementsNamed(finding).includes(code))
                  throw new UserError(
                    "finding.not_its_element",
                    { id, code, list: elementsNamed(finding).join(", ") },
                    2,
                  );
              return finding;
            });
            for (const finding of chosen)
              await store.decide({
                finding: finding.id,
                figures: figuresNamed(finding.cells),
                state: decision === "accept" ? "accepted" : "rejected",
                elements: options.cells ?? null,
                by: decider(options.by),
                at: context.now,
                reason: options.reason,
              });
            return chosen;
          });
          if (context.json) printJson(context, "findings", campaign, { decided: decided.map((finding) => finding.id) });
          else {
            for (const { id, state, decision: before } of decided)
              if (before) {
                const slots = { id, state: message(context.lang, `state.${state}`), said: saidBy(before) };
                line(context, safe(message(context.lang, "findings.replaced", slots)));
              }
            line(context, message(context.lang, `findings.${decision}ed`, { count: decided.length }));
          }
          return 0;
        }),
      );
}

const figureHeads = ["fired", "units", "open", "answered", "accepted", "rejected", "mended"] as const;

function printRules(context: Context, rules: readonly RuleFigures[]): void {
  const heads = ["rule", ...figureHeads] as const;
  const rows = rules.map((one) => [one.rule, ...figureHeads.map((head) => String(one[head]))]);
  const [head, ...lines] = table([heads.map((name) => message(context.lang, `findings.header_${name}`)), ...rows]);
  line(context, colours(context).bold(head!));
  for (const text of lines) line(context, text);
}

function matches(finding: Finding, filter: Filter): boolean {
  return (
    (filter.unit === undefined || finding.unit === filter.unit) &&
    (filter.rule === undefined || finding.rule === filter.rule) &&
    (filter.severity === undefined || finding.severity === filter.severity) &&
    (filter.state === undefined || finding.state === filter.state)
  );
}

const saidBy = ({ by, reason }: { by: string; reason: string }) => [by, reason].filter((one) => one !== "").join(": ");

function print(context: Context, findings: readonly Finding[]): void {
  const colour = colours(context);
  const paint = { error: colour.red, warning: colour.yellow, note: colour.gray };
  for (const finding of findings) {
    const severity = paint[finding.severity](message(context.lang, `severity.${finding.severity}`));
    const state = message(context.lang, `state.${finding.state}`);
    const unit = finding.unit ?? message(context.lang, "findings.whole_campaign");
    const places = finding.cells.filter((cell) => cell.cell !== "").slice(0, 4);
    line(context, `${finding.id}  ${severity}  ${state}  ${unit}  ${finding.rule}`);
    line(context, `    ${safe(finding.message)}`);
    for (const cell of places) line(context, `    ${safe(`${cell.sheet}!${cell.cell}`)}: ${safe(cell.raw) || "-"}`);
    if (finding.explanation)
      line(context, `    ${message(context.lang, "findings.explanation")}: ${safe(finding.explanation)}`);
    if (finding.decision) line(context, `    ${safe(saidBy(finding.decision))}`);
  }
  line(context, message(context.lang, "findings.count", { count: findings.length }));
}
