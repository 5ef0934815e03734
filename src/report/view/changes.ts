/** What has changed since an earlier report of the same campaign. */
import { earlierCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import { same } from "../numbers.js";
import type { IndicatorView, SectionView } from "./indicators.js";

export interface ChangesView {
  /** Of the earlier report. */
  asOf: string;
  basis: string;
  draft: boolean;
  rows: {
    indicator: IndicatorView;
    before: number | null;
    beforeCode: string;
    differenceCode: string;
    /** After less before; null where either is undecided. */
    difference: number | null;
    ratingBefore: string;
    /** "50/53": units behind it in the earlier report. */
    coverageBefore: string;
    coverageCode: string;
  }[];
  /** Indicators of the earlier report that this one has no more. */
  gone: { code: string; name: string }[];
  /** Indicators that are as they were. */
  unchanged: number;
}

export function changesOf({ campaign, earlier }: ReportInput, sections: SectionView[]): ChangesView | null {
  if (earlier === null) return null;
  const names = new Map<string, string>(campaign.ratings.map(({ code, name }) => [code, name]));
  const was = new Map(earlier.indicators.map((one) => [one.code, one]));
  const indicators = sections.flatMap((section) => section.groups.flatMap((group) => group.indicators));
  const rows = indicators.flatMap((indicator) => {
    const before = was.get(indicator.code);
    const { value, rating, coverage } = indicator;
    const alike =
      before !== undefined &&
      (before.value === null || value === null ? before.value === value : same(before.value, value)) &&
      before.rating === rating &&
      before.reported === coverage.reported &&
      before.expected === coverage.expected;
    if (alike) return [];
    const known = before?.value ?? null;
    return [
      {
        indicator,
        before: known,
        beforeCode: earlierCode(indicator.code, "value"),
        differenceCode: earlierCode(indicator.code, "difference"),
        difference: known === null || value === null ? null : value - known,
        ratingBefore: before === undefined ? "-" : (names.get(before.rating) ?? before.rating),
        coverageBefore: before === undefined ? "-" : `${before.reported}/${before.expected}`,
        coverageCode: earlierCode(indicator.code, "coverage"),
      },
    ];
  });
  const { asOf, basis, draft } = earlier;
  const codes = new Set(indicators.map((indicator) => indicator.code));
  const gone = earlier.indicators.filter((one) => !codes.has(one.code)).map(({ code, name }) => ({ code, name }));
  return { asOf, basis, draft, rows, gone, unchanged: indicators.length - rows.length };
}
