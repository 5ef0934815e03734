/**
 * What the public may see of a round: the report's own view, made from results from which every cell that may not be
 * told has been taken out first. Nothing later in this folder holds a hidden figure, so none can slip through.
 */
import type { Campaign } from "../../campaign/index.js";
import { type Band, type BandResult, bandsOf, type Protection } from "../../disclosure/index.js";
import type { IndicatorResult } from "../../indicators/index.js";
import { message } from "../../messages/index.js";
import type { ReportInput } from "../input.js";
import { count } from "../numbers.js";
import { type ReportView, viewOf } from "../view/index.js";
import type { IndicatorView } from "../view/indicators.js";

export interface PublicBand {
  /** Null where no unit of the kind is asked. */
  line: { value: number | null; hidden: boolean; expected: number; reported: number } | null;
  name: string;
  code: string;
}

export interface PublicIndicator extends IndicatorView {
  hidden: { value: boolean; previous: boolean; change: boolean };
  /** Percent of the units due that gave the figure; null where none is due. */
  coverageShare: number | null;
}

export interface PublicSection {
  code: string;
  name: string;
  indicators: PublicIndicator[];
}

export interface Publication {
  view: ReportView;
  sections: PublicSection[];
  breakdown: { bands: Band[]; rows: { indicator: PublicIndicator; cells: PublicBand[] }[] };
  counts: { all: number; published: number; hidden: number; undecided: number };
  /** Why it is no final publication; every page and every download says so. */
  notices: string[];
  rules: { minReporters: number; maxShare: number };
  contact: { name: string; phone: string; email: string } | null;
}

export function publicationOf(input: ReportInput, protection: Protection): Publication {
  const { campaign } = input;
  const results = input.indicators.map((result) => publicResult(result, protection));
  const view = withPublicCharts(viewOf(publicInput(input, results)));
  const sections = view.sections.map(({ code, name, groups }) => ({
    code,
    name,
    indicators: groups.flatMap((group) => group.indicators.map((indicator) => publicIndicator(indicator, protection))),
  }));
  const all = sections.flatMap((section) => section.indicators);
  const hidden = all.filter((indicator) => indicator.hidden.value);
  const published = all.filter((indicator) => indicator.value !== null);
  return {
    view: withoutHidden(view, new Set(hidden.map(({ code }) => code))),
    sections,
    breakdown: breakdownOf(published, protection, campaign),
    counts: {
      all: all.length,
      published: published.length,
      hidden: hidden.length,
      undecided: all.length - published.length - hidden.length,
    },
    notices: noticesOf(input),
    rules: { minReporters: campaign.publication.minReporters, maxShare: campaign.publication.maxShare * 100 },
    contact: campaign.contact ?? null,
  };
}

/**
 * Named field by field, so that what the report comes to know of single units (figures, ranks, texts, evidence, findings)
 * does not come along by itself.
 */
function publicInput(input: ReportInput, indicators: IndicatorResult[]): ReportInput {
  const { draft, blockers, illustrative, asOf, date } = input;
  return {
    ...inBands(input),
    ...{ indicators, draft, blockers, illustrative, asOf, date },
    ...{
      figures: [],
      findings: [],
      texts: [],
      rankings: [],
      evidence: [],
      corrections: [],
      earlier: null,
      contents: false,
    },
  };
}

/** Kinds of units as they are shown together; how much of the form was answered is not told of too few units. */
function inBands({ campaign, statuses }: ReportInput): Pick<ReportInput, "campaign" | "statuses"> {
  const bands = bandsOf(campaign);
  const bandOf = new Map(bands.flatMap(({ code, kinds }) => kinds.map((kind) => [kind, code])));
  const units = campaign.units.map((unit) => ({ ...unit, kind: bandOf.get(unit.kind) ?? unit.kind }));
  const kindOf = new Map(units.map(({ code, kind }) => [code, kind]));
  const sizes = new Map<string | undefined, number>();
  for (const { unit, state } of statuses)
    if (state !== "not_expected") sizes.set(kindOf.get(unit), (sizes.get(kindOf.get(unit)) ?? 0) + 1);
  const isSmall = (unit: string) => (sizes.get(kindOf.get(unit)) ?? 0) < campaign.publication.minReporters;
  return {
    campaign: { ...campaign, unitKinds: bands.map(({ code, name }) => ({ code, name })), units },
    statuses: statuses.map((status) => (isSmall(status.unit) ? { ...status, asked: 0, answered: 0 } : status)),
  };
}

/** Charts of results and of returns by kind; a new chart of the report is shown here once someone has looked at it. */
const publicCharts = new Set(["submission", "completeness", "ratios", "targets"]);

function withPublicCharts(view: ReportView): ReportView {
  const charts = Object.entries(view.charts).map(([id, chart]) => [id, publicCharts.has(id) ? chart : null]);
  return { ...view, charts: Object.fromEntries(charts) as ReportView["charts"] };
}

/** The result as the public may know it: what is hidden is not there. */
function publicResult(result: IndicatorResult, { prints }: Protection): IndicatorResult {
  const shown = prints(result.code, "value");
  const value = shown ? result.value : null;
  return {
    ...result,
    value,
    status: value === null ? "undecided" : "computed",
    reason: shown ? result.reason : null,
    numerator: null,
    denominator: null,
    previous: prints(result.code, "previous") ? result.previous : null,
    change: shown && prints(result.code, "change") ? result.change : null,
    // A rating says on which side of its target a hidden value lies.
    rating: shown ? result.rating : "no_target",
    achievement: shown ? result.achievement : null,
    coverage: { ...result.coverage, units: [] },
    partial: [],
    byKind: [],
  };
}

function publicIndicator(indicator: IndicatorView, { prints }: Protection): PublicIndicator {
  const { code } = indicator;
  const hidden = {
    value: !prints(code, "value"),
    previous: !prints(code, "previous"),
    change: !prints(code, "change"),
  };
  const { expected, reported } = indicator.coverage;
  const coverageShare = expected === 0 ? null : (reported / expected) * 100;
  return { ...indicator, ratingName: hidden.value ? "" : indicator.ratingName, hidden, coverageShare };
}

/** Lists and counts of the report's view speak of published indicators only. */
function withoutHidden(view: ReportView, hidden: ReadonlySet<string>): ReportView {
  const seen = (indicator: IndicatorView) => !hidden.has(indicator.code);
  const { targets } = view;
  return {
    ...view,
    targets: {
      ...targets,
      total: targets.total - hidden.size,
      withoutTarget: targets.withoutTarget - hidden.size,
      undecidedOnes: targets.undecidedOnes.filter(seen),
    },
  };
}

function breakdownOf(
  published: readonly PublicIndicator[],
  { breakdowns, prints }: Protection,
  campaign: Campaign,
): Publication["breakdown"] {
  const rows = published.flatMap((indicator) => {
    const lines = breakdowns.get(indicator.code);
    return lines ? [{ indicator, lines }] : [];
  });
  const order = bandsOf(campaign);
  const bands = order.filter(({ code }) => rows.some(({ lines }) => lines.some(({ band }) => band.code === code)));
  const cell = (code: string, band: Band, line: BandResult | undefined): PublicBand => {
    const hidden = !prints(code, "kind", band.code);
    return {
      code: band.code,
      name: band.name,
      line: line
        ? { value: hidden ? null : line.value, hidden, expected: line.expected, reported: line.reported }
        : null,
    };
  };
  return {
    bands,
    rows: rows.map(({ indicator, lines }) => ({
      indicator,
      cells: bands.map((band) =>
        cell(
          indicator.code,
          band,
          lines.find((line) => line.band.code === band.code),
        ),
      ),
    })),
  };
}

function noticesOf({ draft, blockers, illustrative }: ReportInput): string[] {
  return [
    ...(draft ? [message("vi", "publish.mark.draft")] : []),
    ...(draft && blockers > 0 ? [message("vi", "publish.mark.blockers", { count: count(blockers) })] : []),
    ...(illustrative ? [message("vi", "publish.mark.illustrative")] : []),
  ];
}
