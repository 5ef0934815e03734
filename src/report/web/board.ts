/** The officer's board: who has sent, what waits for whom, and when the rest may come. Not for the public. */
import type { Campaign } from "../../campaign/index.js";
import type { Finding, UnitStatus } from "../../model.js";
import { printable } from "../../vietnamese/index.js";
import { dayOf, shortDate } from "../dates.js";
import { fillTemplate, shippedTemplates } from "../template/html.js";
import { capitalised, refusedRemark } from "../wording.js";
import { type Arrivals, arrivalsOf, type Forecast, forecastOf } from "./forecast.js";
import { renderPage } from "./page.js";
import { stepsOf } from "./steps.js";

export interface BoardInput {
  campaign: Campaign;
  /** Expected units only. */
  statuses: readonly UnitStatus[];
  /** Every finding, decided ones too. */
  findings: readonly Finding[];
  /** Results of rules that could not be decided, by unit. */
  undecided: ReadonlyMap<string, number>;
  /** Instant of each unit's first submission. */
  firstArrivals: ReadonlyMap<string, string>;
  /** The day of the board, YYYY-MM-DD where the office is. */
  today: string;
}

type Row = ReturnType<typeof rowOf>;

const stateOrder: readonly UnitStatus["state"][] = ["conflict", "missing", "late", "on_time", "not_expected"];
const severities = ["error", "warning", "note"] as const;
const states = ["open", "answered", "accepted", "rejected"] as const;
const severityNames = { error: "Lỗi", warning: "Cảnh báo", note: "Lưu ý" };
const findingStateNames = { open: "Chưa xử lý", answered: "Đã giải trình", accepted: "Chấp nhận", rejected: "Đã loại" };

/** One page, the same bytes for the same input. */
export function renderBoard(given: BoardInput): string {
  const input = printable({ ...given, undecided: null, firstArrivals: null });
  const { campaign, statuses, findings, today } = input;
  const rows = statuses.map((status) => rowOf(campaign, status, given.undecided.get(status.unit) ?? 0));
  const arrivals = arrivalsOf(campaign.timezone, [...given.firstArrivals.values()]);
  const { due, lateAfter } = campaign.deadlines;
  const of = (state: UnitStatus["state"]) => statuses.filter((status) => status.state === state).length;
  const open = findings.filter(({ state }) => state === "open" || state === "answered");
  const view = {
    title: campaign.title,
    issuer: campaign.issuer,
    today,
    due,
    lateAfter,
    late: today > lateAfter,
    counts: {
      expected: statuses.length,
      sent: statuses.length - of("missing"),
      missing: of("missing"),
      late: of("late"),
      conflict: of("conflict"),
      accepted: statuses.filter(({ accepted }) => accepted).length,
      errors: open.filter(({ severity }) => severity === "error").length,
      warnings: open.filter(({ severity }) => severity === "warning").length,
    },
    findings: {
      heads: states.map((state) => findingStateNames[state]),
      rows: severities.map((severity) => {
        const own = findings.filter((finding) => finding.severity === severity);
        return {
          name: severityNames[severity],
          cells: states.map((state) => own.filter((finding) => finding.state === state).length),
          total: own.length,
        };
      }),
    },
    ofCampaign: open
      .filter(({ unit, severity }) => unit === null && severity !== "note")
      .map(({ id, severity, message }) => ({ id, severity: severityNames[severity], message: cut(message, 400) })),
    calls: rows.filter(({ state }) => state === "missing" || state === "conflict").sort(byNeed),
    units: [...rows].sort(byNeed),
    arrivals: arrivalsView(arrivals, statuses.length, due),
    forecast: forecastView(forecastOf(arrivals, { expected: statuses.length, today, until: lateAfter })),
  };
  const body = fillTemplate(shippedTemplates, view, "board.hbs");
  return renderPage(body, { title: `Theo dõi: ${campaign.title}`, notices: [], styles: ["board.css"] });
}

function rowOf(campaign: Campaign, status: UnitStatus, undecided: number) {
  const unit = campaign.units.find(({ code }) => code === status.unit);
  const name = unit?.name.trim() ?? "";
  const { receivedAt } = status;
  return {
    ...status,
    undecided,
    code: cut(status.unit, 40),
    name: name === "" ? status.unit : cut(name, 200),
    contact: cut(unit?.contact ?? "", 200),
    email: cut(unit?.email ?? "", 200),
    kind: campaign.unitKinds.find(({ code }) => code === unit?.kind)?.name ?? "",
    day: receivedAt === null ? "" : shortDate(dayOf(receivedAt, campaign.timezone)),
    share: status.asked === 0 ? null : (status.answered / status.asked) * 100,
    refused: cut(capitalised(refusedRemark(status.refusedFiles)), 200),
    todo: todoOf(status),
  };
}

/** What the officer does next for the unit. */
function todoOf({ state, errors, warnings, accepted, refusedFiles }: UnitStatus): string {
  if (state === "conflict") return "Hỏi đơn vị bản nào đúng";
  if (state === "missing") return refusedFiles.length > 0 ? "Hướng dẫn gửi lại" : "Gọi, đôn đốc";
  if (errors > 0) return "Gửi phản hồi, yêu cầu sửa";
  if (warnings > 0) return "Xem giải trình";
  return accepted ? "Xong" : "Xem lại";
}

/** What needs the officer first: contradictions, then who has sent nothing, then errors, then warnings. */
function byNeed(a: Row, b: Row): number {
  const rank = ({ state, errors, warnings }: Row) =>
    state === "conflict" ? 0 : state === "missing" ? 1 : errors > 0 ? 2 : warnings > 0 ? 3 : 4;
  return (
    rank(a) - rank(b) ||
    b.errors - a.errors ||
    b.warnings - a.warnings ||
    stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) ||
    (a.code < b.code ? -1 : 1)
  );
}

function arrivalsView(arrivals: Arrivals, expected: number, due: string) {
  return { rows: arrivals, svg: arrivals.length === 0 ? null : stepsOf(arrivals, expected, due) };
}

function forecastView(forecast: Forecast) {
  return { ...forecast, made: forecast.why === null };
}

/** Whole characters only. */
function cut(text: string, most: number): string {
  const characters = [...text.slice(0, most * 2 + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
