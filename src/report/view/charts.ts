/** The data of the charts. What they look like on paper is word/charts.ts. */
import type { ReportInput } from "../input.js";
import { tellingDecimals } from "../numbers.js";
import { valueDecimals } from "../wording.js";
import type { IndicatorView, SectionView } from "./indicators.js";
import type { RankingView } from "./rankings.js";
import type { SubmissionView } from "./submission.js";
import type { TargetsView } from "./targets.js";

export interface ChartView {
  id: string;
  /** Its number in the report, in the order in which the shipped template shows them. */
  n: number;
  /** What a screen reader says of it. */
  description: string;
  /** Stacked bars are for parts of a whole, grouped ones for values side by side. */
  kind: "stacked" | "grouped";
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
  /** As Excel writes number formats. */
  numberFormat: string;
}

export interface ChartsView {
  submission: ChartView | null;
  completeness: ChartView | null;
  ratios: ChartView | null;
  targets: ChartView | null;
  ranking: ChartView | null;
}

const MOST_RATIOS = 8;

/** Null where there is nothing to show. In the order in which the shipped template shows them. */
export function chartsOf(
  input: ReportInput,
  submission: SubmissionView,
  targets: TargetsView,
  sections: SectionView[],
  rankings: RankingView[],
): ChartsView {
  const charts: ChartsView = {
    submission: countsChart("submission", "Tình hình gửi báo cáo theo loại đơn vị", submission.byKind, {
      "Đúng hạn": (kind) => kind.onTime,
      Chậm: (kind) => kind.late,
      "Chờ xử lý mâu thuẫn": (kind) => kind.conflict,
      "Chưa gửi": (kind) => kind.missing,
    }),
    completeness: completenessOf(submission),
    ratios: ratiosOf(input.campaign.year, sections),
    targets: countsChart("targets", "Số chỉ tiêu theo kết quả thực hiện kế hoạch", targets.sections, {
      Vượt: (section) => section.exceeded,
      Đạt: (section) => section.met,
      "Không đạt": (section) => section.missed,
      "Chưa đủ căn cứ": (section) => section.insufficient,
    }),
    ranking: rankingOf(rankings),
  };
  let n = 0;
  for (const chart of Object.values(charts)) if (chart !== null) chart.n = ++n;
  return charts;
}

/** Parts of a whole for each category. */
function countsChart<T extends { name: string }>(
  id: string,
  description: string,
  rows: T[],
  parts: Record<string, (row: T) => number>,
): ChartView | null {
  const series = Object.entries(parts)
    // No bar and no label "0" for nothing.
    .map(([name, of]) => ({ name, values: rows.map((row) => of(row) || null) }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (series.length === 0) return null;
  return { id, n: 0, description, kind: "stacked", categories: rows.map((row) => row.name), series, numberFormat: "0" };
}

/** What part of what was asked for each kind of unit answered. */
function completenessOf({ byKind }: SubmissionView): ChartView | null {
  const kinds = byKind.filter((kind) => kind.answeredShare !== null);
  if (kinds.length < 2) return null;
  return {
    id: "completeness",
    n: 0,
    description: "Tỷ lệ nội dung đã trả lời theo loại đơn vị (%)",
    kind: "grouped",
    categories: kinds.map((kind) => kind.name),
    series: [{ name: "Tỷ lệ nội dung đã trả lời (%)", values: kinds.map((kind) => kind.answeredShare) }],
    numberFormat: formatOf(Math.max(...kinds.map((kind) => tellingDecimals(kind.answeredShare ?? 0, 100, 1)))),
  };
}

/** The ratios that moved most since last year: both years, and the plan where there is one. */
function ratiosOf(year: number, sections: SectionView[]): ChartView | null {
  const moved = sections
    .flatMap((section) => section.groups.flatMap((group) => group.indicators))
    .filter(
      (indicator) =>
        indicator.unit === "%" && indicator.value !== null && indicator.previous !== null && indicator.change !== null,
    );
  const move = (indicator: IndicatorView) => Math.abs(indicator.change?.value ?? 0);
  const most = new Set([...moved].sort((a, b) => move(b) - move(a)).slice(0, MOST_RATIOS));
  const shown = moved.filter((indicator) => most.has(indicator));
  if (shown.length < 2) return null;
  const plans = shown.map((indicator) => indicator.target?.value ?? null);
  const made = shown.some((indicator) => indicator.target?.status === "illustrative");
  return {
    id: "ratios",
    n: 0,
    description: `Các chỉ tiêu tỷ lệ thay đổi nhiều nhất, năm ${year} so với năm ${year - 1} và kế hoạch`,
    kind: "grouped",
    categories: shown.map((indicator) => indicator.name),
    series: [
      { name: `Năm ${year - 1}`, values: shown.map((indicator) => indicator.previous) },
      { name: `Năm ${year}`, values: shown.map((indicator) => indicator.value) },
      { name: `Kế hoạch năm ${year}${made ? " (số minh họa)" : ""}`, values: plans },
    ].filter(({ values }) => values.some((value) => value !== null)),
    // As many decimals as the figures have in the text: no bar prints as the plan that it misses.
    numberFormat: formatOf(Math.max(1, ...shown.map(valueDecimals))),
  };
}

const formatOf = (decimals: number): string => (decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`);

/** The units of the first ranking, best on top. */
function rankingOf([ranking]: RankingView[]): ChartView | null {
  if (ranking === undefined || ranking.rows.length < 2) return null;
  const { indicator, rows } = ranking;
  const title = `${indicator.name}${indicator.unit === "" ? "" : ` (${indicator.unit})`}`;
  return {
    id: "ranking",
    n: 0,
    description: `${title}, xếp theo thứ tự`,
    kind: "grouped",
    categories: rows.map((row) => row.name),
    series: [{ name: title, values: rows.map((row) => row.value) }],
    numberFormat: formatOf(rows[0]!.decimals),
  };
}
