/**
 * What the template sees: plain data, numbers unrounded, nothing worded. Pure: the same input gives the same view.
 */
import { printable } from "../../vietnamese/index.js";
import type { ReportInput } from "../input.js";
import { type ChartsView, chartsOf } from "./charts.js";
import { type SectionView, sectionsOf } from "./indicators.js";
import { type MatrixView, matrixOf } from "./matrix.js";
import { unitNames } from "./names.js";
import { type NotesView, notesOf } from "./notes.js";
import { type Narrative, narrativeOf } from "./opinions.js";
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
  charts: ChartsView;
}

export function viewOf(given: ReportInput): ReportView {
  const input = printable(given);
  const { campaign } = input;
  const nameOf = unitNames(campaign);
  const submission = submissionOf(input, nameOf);
  const sections = sectionsOf(campaign, input.indicators, nameOf);
  const targets = targetsOf(sections);
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
    charts: chartsOf(campaign.year, submission, targets, sections),
  };
}
