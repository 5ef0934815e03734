import type { Command } from "commander";
import { message, UserError } from "../messages/index.js";
import type { Value } from "../model.js";
import { type Change, revisionsOf, shownFile, type UnitRevision } from "../round/revisions.js";
import { minuteIn } from "../round/status.js";
import { layoutOf } from "../workbook/index.js";
import { type Context, campaignOf, withStore } from "./context.js";
import { colours, line, printJson, table } from "./print.js";
import type { Run } from "./run.js";

export function revisionsCommand(program: Command, run: Run): void {
  program
    .command("revisions")
    .argument("<unit>", run.text("help.revisions_unit"))
    .description(run.text("help.revisions"))
    .action(
      run.action(async (context, _: object, code: string) => {
        const campaign = campaignOf(context);
        const unit = campaign.units.find((one) => one.code === code || one.code === code.toUpperCase());
        if (!unit) throw new UserError("unit.unknown", { code }, 2);
        const revisions = await withStore(context, campaign, (store) => revisionsOf(store, unit.code));
        if (context.json) printJson(context, "revisions", campaign, { revisions: revisions.map(asDocument) });
        else if (revisions.length === 0)
          line(context, message(context.lang, "revisions.none", { unit: `${unit.name} (${unit.code})` }));
        else
          for (const one of revisions) print(context, campaign.timezone, one, layoutOf(campaign, unit).sheets.length);
        return 0;
      }),
    );
}

function asDocument({ record, changes }: UnitRevision) {
  const { sha256, unit, file, member, sender, revision, state, receivedAt, receivedFrom, decision } = record;
  return {
    ...{ sha256, unit, file, member, sender, revision, state, receivedAt, receivedFrom, decision },
    parts: currentParts(record),
    changes:
      changes?.map(({ element, row, before, after }) => ({ element, row, before: side(before), after: side(after) })) ??
      null,
  };
}

function side(value: Value | null) {
  if (value === null) return null;
  const { value: held, fate, reason, sheet, cell, raw } = value;
  return { value: held, fate, reason, sheet, cell, raw };
}

function currentParts({ parts }: UnitRevision["record"]): string[] {
  return [...parts].filter(([, { current }]) => current).map(([part]) => part);
}

function print(context: Context, timezone: string, { record, changes }: UnitRevision, whole: number): void {
  const text = (code: Parameters<typeof message>[1], slots = {}) => message(context.lang, code, slots);
  const { sha256, revision, state, receivedAt, sender, decision } = record;
  line(
    context,
    colours(context).bold(
      table([[String(revision), sha256.slice(0, 12), minuteIn(timezone, receivedAt), shownFile(record)]])[0]!,
    ),
  );
  const parts = currentParts(record).length;
  const counts = state === "current" && parts < whole ? text("revisions.parts", { parts, whole }) : "";
  const said = decision ? [decision.by, decision.reason].filter((one) => one !== "").join(": ") : "";
  const facts = [text(`submission_state.${state}`), counts, sender ?? "", said].filter((fact) => fact !== "");
  line(context, `    ${table([[facts.join(" · ")]])[0]}`);
  if (changes === null) line(context, `    ${text("revisions.first")}`);
  else if (changes.length === 0) line(context, `    ${text("revisions.unchanged")}`);
  else {
    line(context, `    ${text("revisions.changes", { count: changes.length })}`);
    for (const row of table(changes.map((change) => changeRow(context, change)))) line(context, `    ${row}`);
  }
}

function changeRow(context: Context, { element, row, before, after }: Change): string[] {
  const shown = (value: Value | null) =>
    value === null || (value.raw === "" && value.reason === null)
      ? message(context.lang, "revisions.nothing")
      : value.raw || `[${value.reason}]`;
  const place = after ?? before!;
  return [row > 0 ? `${element} (${row})` : element, shown(before), "→", shown(after), `${place.sheet}!${place.cell}`];
}
