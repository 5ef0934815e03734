/** A unit's own report (báo cáo tự đánh giá): two pages of its results, its place, what was found and what it still owes. */
import type { Campaign, Unit } from "../campaign/index.js";
import type { Change, IndicatorResult } from "../indicators/result.js";
import type { Finding, UnitStatus } from "../model.js";
import { printable } from "../vietnamese/index.js";
import { documentMarks } from "./document-marks.js";
import { number, same, tellingDecimals } from "./numbers.js";
import { fillTemplate, shippedTemplates } from "./template/html.js";
import { renderWord } from "./word/index.js";
import { visible } from "./wording.js";

export interface UnitReportInput {
  campaign: Campaign;
  unit: Unit;
  /** null for a unit that owes nothing. */
  status: UnitStatus | null;
  /** The indicators over the unit's own figures, in the order of the definition. */
  results: {
    indicator: IndicatorResult;
    value: number;
    previous: number | null;
    change: Change | null;
    /** Values of comparable units with the unit's own; empty where too few to compare. */
    peers: number[];
  }[];
  findings: Finding[];
  /** Figures without a value or a reason, and empty lists. */
  unanswered: { code: string; name: string }[];
  draft: boolean;
  illustrative: boolean;
  asOf: string;
  /** ISO date of the document; null leaves number and day blank. */
  date: string | null;
}

const mostFindings = 8;
const mostUnanswered = 12;
/** Millimetres that two pages leave for the table's rows and the findings, and what a line of each takes. */
const room = { all: 300, tableLine: 4.7, tableLetters: 34, textLine: 5.4, textLetters: 88 };

/** The report as the bytes of a .docx; the same input gives the same bytes. */
export async function renderUnitReport(input: UnitReportInput): Promise<Uint8Array> {
  const { campaign, unit } = input;
  return renderWord(fillTemplate(shippedTemplates, viewOf(input), "unit-report.hbs"), {
    title: `Báo cáo tự đánh giá ${unit.name}`,
    creator: campaign.issuer.name,
    marks: documentMarks({ ...input, blockers: 0 }),
    charts: [],
    date: input.date ?? input.asOf,
  });
}

function viewOf({ campaign, unit, status, results, findings, unanswered, date, asOf }: UnitReportInput) {
  const [year, month] = campaign.deadlines.ministry.split("-").map(Number) as [number, number];
  const rows = results.map(rowOf);
  const isOpen = (finding: Finding) => finding.state === "open" || finding.state === "answered";
  const settled = findings.filter((finding) => !isOpen(finding));
  const open = findings.filter((finding) => isOpen(finding) && finding.severity !== "note");
  const said = [...settled.slice(0, mostFindings), ...open.slice(0, mostFindings)].map(
    ({ message, explanation, decision }) => `${message} ${explanation ?? ""} ${decision?.reason ?? ""}`,
  );
  const asked = unanswered.slice(0, mostUnanswered).map(({ name, code }) => `${name} ${code}`);
  const shown = fitting(rows, room.all - linesOf([...said, asked.join("; ")], room.textLetters) * room.textLine);
  const basis = campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)?.name ?? "";
  return printable({
    unit: { code: unit.code, name: unit.name },
    superior: unit.parent === "" ? campaign.issuer.superior : unit.parent,
    place: campaign.place,
    subject: campaign.subject,
    year: campaign.year,
    previousYear: campaign.year - 1,
    timezone: campaign.timezone,
    // The Department reports to the body above it.
    receiver: unit.code === campaign.issuer.unit ? campaign.issuer.superior : campaign.issuer.name,
    due: campaign.deadlines.due,
    basis,
    asOf,
    date,
    dateMonth: month,
    dateYear: year,
    sent: status !== null && status.state !== "missing",
    status: status ?? { state: "not_expected", receivedAt: null, revision: 0, asked: 0, answered: 0 },
    rows: shown,
    further: rows.length - shown.length,
    settled: settled.slice(0, mostFindings).map(({ message, state, decision }) => ({
      message,
      accepted: state === "accepted",
      reason: decision?.reason ?? "",
    })),
    settledFurther: Math.max(0, settled.length - mostFindings),
    open: open.slice(0, mostFindings).map(({ message, severity, explanation }) => ({
      message,
      error: severity === "error",
      explanation: explanation ?? "",
    })),
    openFurther: Math.max(0, open.length - mostFindings),
    unanswered: unanswered.slice(0, mostUnanswered),
    unansweredFurther: Math.max(0, unanswered.length - mostUnanswered),
  });
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ indicator, value, previous, change, peers }: UnitReportInput["results"][number]) {
  const { code, name, unit, decimals, target } = indicator;
  const ratio = unit.trim() === "%";
  // The province's plan is one for the whole area: only a ratio can be held against it by one unit.
  const plan = ratio && target !== null && target.op !== "range" ? target : null;
  const enough = plan === null ? decimals : tellingDecimals(value, plan.value, decimals);
  const better = peers.filter((peer) => !same(peer, value) && peer > value).length;
  return {
    code,
    name,
    unit,
    value: number(value, enough),
    previous: number(previous, decimals),
    change: changeOf(change, decimals),
    target: plan,
    median: peers.length === 0 ? "-" : number(medianOf(peers), decimals),
    place: peers.length === 0 ? "-" : `${better + 1}/${peers.length}`,
  };
}

/** "+20,0%", "-1,3 điểm", "+2"; "-" where the years are not compared. */
function changeOf(change: Change | null, decimals: number): string {
  if (change === null) return "-";
  const sign = change.value > 0 ? "+" : change.value < 0 ? "-" : "";
  const size = (least: number) => `${sign}${visible(Math.abs(change.value), least)}`;
  if (change.kind === "percent") return `${size(1)}%`;
  return change.kind === "points" ? `${size(Math.max(1, decimals))} điểm` : size(decimals);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function linesOf(texts: readonly string[], letters: number): number {
  return texts.reduce((lines, text) => lines + Math.ceil(text.length / letters), 0);
}

/** Those with a plan first where not all fit in so many millimetres; in the order of the definition. */
function fitting(rows: readonly Row[], millimetres: number): Row[] {
  let left = Math.max(10, Math.floor(millimetres / room.tableLine));
  const kept = new Set<Row>();
  for (const row of [...rows.filter((one) => one.target !== null), ...rows.filter((one) => one.target === null)]) {
    left -= linesOf([`${row.name} (${row.unit})`], room.tableLetters);
    if (left >= 0) kept.add(row);
  }
  return rows.filter((row) => kept.has(row));
}
