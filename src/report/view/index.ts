/**
 * What the template sees: plain data, numbers unrounded, nothing worded. Pure: the same input gives the same view.
 */
import { namesBehind } from "../../indicators/index.js";
import { printable } from "../../vietnamese/index.js";
import { countMeanings, suffixMeanings } from "../codes.js";
import type { ReportInput } from "../input.js";
import { romans } from "../numbers.js";
import { type ChangesView, changesOf } from "./changes.js";
import { type ChartsView, chartsOf } from "./charts.js";
import { type EvidenceView, evidenceOf } from "./evidence.js";
import { type SectionView, sectionsOf } from "./indicators.js";
import { type MatrixView, matrixOf } from "./matrix.js";
import { unitNames } from "./names.js";
import { type NotesView, notesOf } from "./notes.js";
import { type Narrative, narrativeOf } from "./opinions.js";
import { type RankingView, rankingsOf } from "./rankings.js";
import { type SubmissionView, submissionOf } from "./submission.js";
import { type TargetsView, targetsOf } from "./targets.js";

export interface ReportView {
  year: number;
  previousYear: number;
  nextYear: number;
  title: string;
  /** What is assessed, for the middle of a sentence, and where. */
  subject: string;
  area: string;
  place: string;
  notice: string | null;
  issuer: { name: string; superior: string; signer: string[] };
  /** Symbol after the number (`BC-SKHCN`) and the subject under BÁO CÁO. */
  symbol: string;
  heading: string;
  recipients: string[];
  archive: string;
  legalBasis: string[];
  timezone: string;
  /** ISO day of the document, or null; the month and year to print then. */
  date: string | null;
  dateMonth: number;
  dateYear: number;
  asOf: string;
  due: string;
  /** The last day on which a return is still on time. */
  lateAfter: string;
  ministryDue: string;
  basis: string;
  /** The basis is an estimate of the whole year. */
  estimated: boolean;
  minCoverage: number;
  draft: boolean;
  blockers: number;
  illustrative: boolean;
  counts: { indicators: number; elements: number; rosters: number; rules: number; units: number };
  submission: SubmissionView;
  sections: SectionView[];
  targets: TargetsView;
  narrative: Narrative;
  matrix: MatrixView;
  ratios: SectionView["groups"][number]["indicators"];
  notes: NotesView;
  rankings: RankingView[];
  evidence: EvidenceView;
  /** Since the earlier report; null where none was given. */
  changes: ChangesView | null;
  /** The long form: with a table of contents. */
  contents: boolean;
  /** What the codes of printed numbers mean. */
  codes: { suffixes: { code: string; meaning: string }[]; counts: { code: string; meaning: string }[] };
  /** Roman numbers of the annexes that are not always there. */
  annexes: { rankings: string | null; evidence: string | null; changes: string | null };
  charts: ChartsView;
}

export function viewOf(given: ReportInput): ReportView {
  const input = printable(given);
  const { campaign } = input;
  const nameOf = unitNames(campaign);
  const submission = submissionOf(input, nameOf);
  const sections = sectionsOf(campaign, input.indicators, nameOf);
  const targets = targetsOf(sections);
  const rankings = rankingsOf(input, sections, nameOf);
  // Asked of the campaign as given: what is compiled of it is kept by it.
  const evidence = evidenceOf(input, sections, nameOf, (code) => namesBehind(given.campaign, code));
  const changes = changesOf(input, sections);
  const basis =
    campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)?.name ?? campaign.basis.code;
  const [ministryYear, ministryMonth] = campaign.deadlines.ministry.split("-").map(Number) as [number, number];
  return {
    year: campaign.year,
    previousYear: campaign.year - 1,
    nextYear: campaign.year + 1,
    title: campaign.title,
    subject: campaign.subject,
    area: campaign.area,
    place: campaign.place,
    notice: campaign.notice ?? null,
    issuer: {
      name: campaign.issuer.name,
      superior: campaign.issuer.superior,
      signer: campaign.issuer.signer.split(/\s*\n\s*/),
    },
    symbol: campaign.report.symbol.replace(/^[\s/]+/, ""),
    heading: campaign.report.subject,
    recipients: campaign.recipients.map((recipient) => recipient.replace(/^-\s*/, "")),
    archive: campaign.archive.replace(/^-?\s*Lưu:\s*/u, ""),
    legalBasis: campaign.legalBasis,
    timezone: campaign.timezone,
    date: input.date,
    // Without a date the month is that in which the Ministry is due to have it.
    dateMonth: ministryMonth,
    dateYear: ministryYear,
    asOf: input.asOf,
    due: campaign.deadlines.due,
    lateAfter: campaign.deadlines.lateAfter,
    ministryDue: campaign.deadlines.ministry,
    basis,
    estimated: /ước/iu.test(basis),
    minCoverage: campaign.minCoverage * 100,
    draft: input.draft,
    blockers: input.blockers,
    illustrative: input.illustrative,
    counts: {
      indicators: input.indicators.length,
      elements: campaign.elements.length,
      rosters: campaign.rosters.length,
      rules: campaign.rules.length,
      units: input.statuses.length,
    },
    submission,
    sections,
    targets,
    narrative: narrativeOf(input, nameOf),
    matrix: matrixOf(input),
    ratios: sections
      .flatMap((section) => section.groups.flatMap((group) => group.indicators))
      .filter((indicator) => indicator.numerator !== null && indicator.denominator !== null),
    notes: notesOf(input, sections, nameOf),
    rankings,
    evidence,
    changes,
    codes: {
      suffixes: suffixMeanings,
      counts: Object.entries(countMeanings).map(([code, meaning]) => ({ code, meaning })),
    },
    annexes: annexesOf({
      rankings: rankings.length > 0,
      evidence: evidence.sources.length > 0,
      changes: changes !== null,
    }),
    contents: input.contents,
    charts: chartsOf(input, submission, targets, sections, rankings),
  };
}

/** The first four are always there. */
function annexesOf(there: Record<keyof ReportView["annexes"], boolean>): ReportView["annexes"] {
  let n = 4;
  const number = (is: boolean) => (is ? romans[++n - 1]! : null);
  return { rankings: number(there.rankings), evidence: number(there.evidence), changes: number(there.changes) };
}
