/** The report of a round, to a file. */
import { isIllustrative } from "../campaign/index.js";
import { valuesOfUnits } from "../indicators/index.js";
import { UserError } from "../messages/index.js";
import { type EarlierReport, type ReportInput, renderReport, type TemplateChoice } from "../report/index.js";
import type { Round } from "./assemble.js";
import { writeAtomically } from "./files.js";
import { dayIn } from "./status.js";

export interface ReportOptions {
  draft: boolean;
  /** Day of the document, YYYY-MM-DD; null leaves it to the registry clerk. */
  date: string | null;
  /** The figures of an earlier report, to say what has changed since. */
  earlier?: EarlierReport | null;
  /** A table of contents, also where the campaign does not ask for one. */
  contents?: boolean;
}

/** `template`: what `templateAt` found; the shipped one without it. */
export async function makeReport(
  round: Round,
  path: string,
  options: ReportOptions,
  template: TemplateChoice = {},
): Promise<void> {
  writeAtomically(path, await renderReport(reportInput(round, options), template));
}

/** What every document on the round is made from. */
export function reportInput(
  round: Round,
  { draft, date, earlier = null, contents = false }: ReportOptions,
): ReportInput {
  const { campaign, indicators, statuses, figures, findings, blockers } = round;
  const asked = new Set(round.table.units.map(({ code }) => code));
  const values = round.values.filter(({ unit }) => asked.has(unit));
  const longtexts = new Set(
    campaign.elements.filter((element) => element.type === "longtext").map((element) => element.code),
  );
  const texts = values.flatMap(({ unit, element, value }) =>
    longtexts.has(element) && typeof value === "string" && value !== "" ? [{ unit, element, text: value }] : [],
  );
  if (earlier !== null && earlier.asOf > asOf(round))
    throw new UserError("report.since_later", { earlier: shown(earlier.asOf), now: shown(asOf(round)) }, 2);
  return {
    campaign,
    indicators,
    statuses,
    figures,
    findings,
    texts,
    rankings: campaign.rankings.map(({ indicator, group }) => ({
      indicator,
      group,
      values: valuesOfUnits(
        round.table,
        indicator,
        round.table.units.filter((unit) => unit.groups.includes(group)),
      ),
    })),
    evidence: values.flatMap(({ unit, element, evidence, row }) =>
      evidence === null || row > 0 ? [] : [{ unit, element, text: evidence }],
    ),
    corrections: round.corrections,
    earlier,
    contents: contents || campaign.report.contents,
    draft,
    blockers,
    illustrative: isIllustrative(campaign),
    asOf: asOf(round),
    date,
  };
}
const shown = (day: string): string => day.split("-").reverse().join("/");

/** The day to which submissions are counted: the last arrival, so that the document does not depend on when it is made. */
export function asOf(round: Round): string {
  const arrivals = round.submissions
    .filter((record) => record.receivedFrom !== "run")
    .map((record) => record.receivedAt);
  const last = arrivals.sort().at(-1);
  const { timezone, deadlines } = round.campaign;
  const day = last === undefined ? deadlines.due : dayIn(timezone, last);
  return [day, deadlines.due].sort().at(-1)!;
}
