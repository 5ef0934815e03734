/**
 * A round made up from a definition, in which every list of the view holds something: what templates are tried on, so that
 * a mistake inside a loop shows before there are figures. Nothing of it is ever printed in a report.
 */
import { countingUnits } from "../campaign/assignments.js";
import type { Campaign, Rating, Target } from "../campaign/schema.js";
import type { IndicatorResult } from "../indicators/result.js";
import type { Figure, Finding, UnitStatus } from "../model.js";
import type { EarlierReport } from "./earlier.js";
import type { ReportInput } from "./input.js";

const ratings: Rating[] = ["exceeded", "met", "missed", "insufficient", "no_target"];

export function sampleInput(campaign: Campaign): ReportInput {
  const units = campaign.units.filter((unit) => unit.expected);
  return {
    campaign,
    indicators: campaign.indicators.map((indicator, n) => sampleResult(campaign, indicator, n)),
    statuses: units.map((unit, n): UnitStatus => {
      const state = n % 9 === 3 ? "missing" : n % 9 === 5 ? "late" : n % 9 === 7 ? "conflict" : "on_time";
      return {
        unit: unit.code,
        state,
        receivedAt: state === "missing" ? null : `${campaign.deadlines.due}T02:00:00Z`,
        estimated: n % 4 === 0,
        revision: 1 + (n % 2),
        letterNumber: `${n + 1}/BC`,
        asked: 20,
        answered: state === "missing" ? 0 : 18,
        errors: n % 3,
        warnings: n % 2,
        refusedFiles: state === "missing" && n % 2 === 0 ? ["bieu.pdf"] : [],
        accepted: n % 3 === 0,
      };
    }),
    figures: sampleFigures(campaign),
    findings: sampleFindings(campaign, units[0]?.code ?? ""),
    texts: campaign.elements
      .filter((element) => element.type === "longtext")
      .flatMap((element) =>
        units.slice(0, 12).map((unit, n) => ({
          unit: unit.code,
          element: element.code,
          text: n === 11 ? "Không có" : `Ý kiến thứ ${n + 1} về ${element.name}`,
        })),
      ),
    rankings: campaign.rankings.map(({ indicator, group }) => ({
      indicator,
      group,
      values: units
        .filter((unit) => unit.groups.includes(group))
        .map((unit, n) => ({ unit: unit.code, value: n === 0 ? null : n / 2 })),
    })),
    evidence: campaign.elements
      .slice(0, 3)
      .flatMap(({ code }) =>
        units.slice(0, 3).map((unit) => ({ unit: unit.code, element: code, text: `Báo cáo ${code}` })),
      ),
    corrections: campaign.elements.slice(0, 2).map(({ code }, n) => ({
      unit: units[n]?.code ?? "",
      element: code,
      before: { sha256: "", sheet: "1", cell: "F9", raw: n === 0 ? "12" : "", reason: n === 0 ? null : "not_yet" },
      raw: "21",
    })),
    earlier: sampleEarlier(campaign),
    contents: true,
    draft: true,
    blockers: 1,
    illustrative: true,
    asOf: campaign.deadlines.lateAfter,
    date: campaign.deadlines.ministry,
  };
}

/** The same round with nothing in it: what is left out of a report must not stop it. */
export function bareInput(campaign: Campaign): ReportInput {
  const { notice: _, ...rest } = campaign;
  const lists = {
    indicators: [],
    statuses: [],
    figures: [],
    findings: [],
    texts: [],
    rankings: [],
    evidence: [],
    corrections: [],
  };
  const nothing = { ...lists, earlier: null, contents: false };
  return { ...sampleInput(rest), ...nothing, draft: false, blockers: 0, illustrative: false, date: null };
}

/** As if an earlier report had had other results. */
function sampleEarlier(campaign: Campaign): EarlierReport {
  return {
    ...{ campaign: campaign.code, basis: campaign.basis.choices[0]!.name, asOf: campaign.deadlines.due, draft: true },
    indicators: [...campaign.indicators, { code: "CU", name: "Chỉ tiêu cũ" }].map(({ code, name }) => ({
      ...{ code, name, value: 1, rating: "met" as const, reported: 1, expected: 2 },
    })),
  };
}

function sampleResult(campaign: Campaign, indicator: Campaign["indicators"][number], n: number): IndicatorResult {
  const rating = ratings[n % ratings.length]!;
  const undecided = rating === "insufficient" || n % 10 === 9;
  const value = undecided ? null : 60 + (n % 30);
  const previous = 50 + (n % 30);
  const target = (more: Partial<Target>): Target => ({
    indicator: indicator.code,
    op: ">=",
    value: 60,
    year: campaign.year,
    scope: "tỉnh",
    status: "official",
    source: "Kế hoạch",
    ...more,
  });
  const expected = campaign.units.length;
  return {
    code: indicator.code,
    name: indicator.name,
    group: indicator.group,
    unit: indicator.unit,
    decimals: indicator.decimals,
    formula: indicator.formula,
    value,
    status: undecided ? "undecided" : "computed",
    reason: undecided ? "chưa có số liệu" : null,
    numerator: value,
    denominator: 100,
    previous,
    change:
      value === null
        ? null
        : { value: value - previous, kind: indicator.unit === "%" ? "points" : "absolute", units: expected },
    target: rating === "no_target" ? null : target({ status: n % 2 ? "official" : "illustrative" }),
    references: n % 3 === 0 ? [target({ year: 2030, scope: "quốc gia", status: "reference" })] : [],
    rating,
    achievement: value === null || rating === "no_target" ? null : (value / 60) * 100,
    coverage: undecided
      ? { expected, reported: expected - 1, units: campaign.units.slice(1, 2).map(({ code }) => code) }
      : { expected, reported: expected, units: [] },
    partial: !undecided && n % 4 === 0 ? campaign.units.slice(1, 2).map(({ code }) => code) : [],
    byKind: [],
  };
}

function sampleFigures(campaign: Campaign): Figure[] {
  const source = { sha256: "0".repeat(64), sheet: "", cell: "", raw: "khoảng 10" };
  return campaign.elements
    .filter(({ type }) => type !== "text" && type !== "longtext")
    .flatMap((element, column) =>
      countingUnits(campaign, element).map((unit, n): Figure => {
        const given = { unit: unit.code, element: element.code, source };
        if ((n + column) % 17 === 1) return { ...given, value: null, reason: "not_yet", held: false };
        if ((n + column) % 17 === 2) return { ...given, value: null, reason: null, held: true };
        return { ...given, value: element.type === "boolean" ? "Có" : 10 + n, reason: null, held: false };
      }),
    );
}

function sampleFindings({ elements }: Campaign, unit: string): Finding[] {
  const element = elements[0]?.code ?? "";
  const finding = (id: string, state: Finding["state"], more: Partial<Finding> = {}): Finding => ({
    id,
    rule: id,
    unit,
    result: "fail",
    severity: "error",
    message: "Nội dung cần xem xét",
    imbalance: 1,
    cells: [{ element, sheet: "", cell: "", raw: "x" }],
    state,
    ...more,
  });
  const decision = { by: "Cán bộ tổng hợp", at: "2026-01-01T02:00:00Z", reason: "Có văn bản" };
  return [
    finding("1", "open"),
    finding("2", "answered", { unit: null, explanation: "Đã rà soát" }),
    finding("3", "accepted", { decision, explanation: "Đã rà soát" }),
    finding("4", "rejected", { decision }),
  ];
}
