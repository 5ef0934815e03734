/** The published figures for machines: rounded as they are printed, so that a download tells no more than the page. */
import { stringify } from "csv-stringify/sync";
import { isNumber, number } from "../numbers.js";
import type { ChartView } from "../view/charts.js";
import { valueDecimals } from "../wording.js";
import type { Publication, PublicBand, PublicIndicator } from "./publication.js";

/** Why a figure is null. */
const confidential = "confidential";
const undecided = "no_result";

export function jsonOf(publication: Publication): string {
  const { view, sections, counts, notices, rules } = publication;
  const bands = new Map(publication.breakdown.rows.map(({ indicator, cells }) => [indicator.code, cells]));
  return `${JSON.stringify(
    {
      schema: "tonghop/publication",
      version: 1,
      title: view.title,
      issuer: view.issuer.name,
      year: view.year,
      asOf: view.asOf,
      basis: view.basis,
      notices,
      suppression: { sign: "(b)", minReporters: rules.minReporters, maxSharePercent: rules.maxShare, ...counts },
      units: { expected: view.submission.expected, sent: view.submission.sent },
      indicators: sections.flatMap((section) =>
        section.indicators.map((indicator) => ({
          code: indicator.code,
          name: indicator.name,
          section: section.name,
          unit: indicator.unit,
          ...figuresOf(indicator),
          target: indicator.target,
          rating: indicator.hidden.value ? null : indicator.rating,
          coverage: { expected: indicator.coverage.expected, reported: indicator.coverage.reported },
          byKind: (bands.get(indicator.code) ?? []).flatMap((band) => kindOf(indicator, band) ?? []),
        })),
      ),
      charts: Object.values(view.charts)
        .flatMap((chart: ChartView | null) => chart ?? [])
        .map(roundedChart),
    },
    null,
    2,
  )}\n`;
}

function figuresOf(indicator: PublicIndicator) {
  const { hidden, decimals, value, previous, change, achievement } = indicator;
  const suppressed = Object.entries(hidden).flatMap(([part, is]) => (is ? [part] : []));
  return {
    decimals: valueDecimals(indicator),
    value: rounded(value, valueDecimals(indicator)),
    reason: hidden.value ? confidential : value === null ? undecided : null,
    previous: rounded(previous, decimals),
    change: change && { value: rounded(change.value, Math.max(1, decimals)), kind: change.kind, units: change.units },
    achievement: rounded(achievement, 1),
    suppressed,
  };
}

function kindOf(indicator: PublicIndicator, { code, name, line }: PublicBand) {
  if (!line) return null;
  const { value, hidden, expected, reported } = line;
  const reason = hidden ? confidential : value === null ? undecided : null;
  return { code, name, value: rounded(value, indicator.decimals), reason, expected, reported };
}

function roundedChart(chart: ChartView) {
  const decimals = /0\.(0+)/.exec(chart.numberFormat)?.[1]?.length ?? 0;
  const series = chart.series.map(({ name, values }) => ({
    name,
    values: values.map((value) => rounded(value, decimals)),
  }));
  return { id: chart.id, description: chart.description, categories: chart.categories, series };
}

/** One row an indicator, then one for each kind of unit. For Excel it begins with the mark of UTF-8. */
export function csvOf(publication: Publication): string {
  const { sections, breakdown, notices } = publication;
  const { year } = publication.view;
  const cells = new Map(breakdown.rows.map((row) => [row.indicator.code, row.cells]));
  const note = notices.join("; ");
  const rows = sections.flatMap((section) =>
    section.indicators.flatMap((indicator) => {
      const { code, name, unit, target, hidden, coverage, ratingName } = indicator;
      const figures = figuresOf(indicator);
      const common = [code, name, section.name, unit];
      const columns = { value: "gia_tri", previous: "nam_truoc", change: "thay_doi" } as const;
      return [
        [
          ...common,
          "tong",
          year,
          figures.value,
          figures.previous,
          figures.change?.value ?? null,
          figures.change
            ? { percent: "%", points: "diem_phan_tram", absolute: "so_tuyet_doi" }[figures.change.kind]
            : null,
          figures.change?.units ?? null,
          target
            ? `${target.op === "=" ? "" : `${target.op} `}${[target.value, ...(target.high === undefined ? [] : [target.high])].join(" - ")}`
            : null,
          figures.achievement,
          hidden.value ? null : ratingName,
          coverage.reported,
          coverage.expected,
          figures.suppressed.map((part) => columns[part as keyof typeof columns]).join(" "),
          note,
        ],
        ...(cells.get(code) ?? []).flatMap((band) => {
          const line = kindOf(indicator, band);
          if (!line) return [];
          const none = Array<null>(7).fill(null);
          const sign = line.reason === confidential ? columns.value : "";
          return [[...common, line.name, year, line.value, ...none, line.reported, line.expected, sign, note]];
        }),
      ];
    }),
  );
  const head =
    "ma,chi_tieu,linh_vuc,don_vi_tinh,pham_vi,nam,gia_tri,nam_truoc,thay_doi,kieu_thay_doi,don_vi_so_sanh,ke_hoach,dat_ke_hoach_phan_tram,danh_gia,don_vi_co_so_lieu,don_vi_phai_bao_cao,bao_mat,ghi_chu";
  return `\uFEFF${stringify([head.split(","), ...rows.map((row) => row.map(harmless))], { record_delimiter: "\r\n" })}`;
}

/** A text that a spreadsheet would take for a formula keeps an apostrophe before it; the sign of a plan is no formula. */
function harmless(cell: string | number | null): string | number {
  if (cell === null) return "";
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The number that is printed, as a number. */
function rounded(value: unknown, decimals: number): number | null {
  if (!isNumber(value)) return null;
  return Number(number(value, decimals).replaceAll(".", "").replace(",", "."));
}
