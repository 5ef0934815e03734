/** What has changed since an earlier report of the same campaign. */
import type { Rating } from "../../campaign/schema.js";
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
    /** How many more units stand behind it. */
    units: number;
  }[];
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
      before.reported === coverage.reported;
    if (alike) return [];
    const known = before?.value ?? null;
    return [
      {
        indicator,
        before: known,
        beforeCode: earlierCode(indicator.code, "value"),
        differenceCode: earlierCode(indicator.code, "difference"),
        difference: known === null || value === null ? null : value - known,
        ratingBefore: before === undefined ? "-" : (names.get(before.rating as Rating) ?? before.rating),
        units: coverage.reported - (before?.reported ?? 0),
      },
    ];
  });
  const { asOf, basis, draft } = earlier;
  return { asOf, basis, draft, rows, unchanged: indicators.length - rows.length };
}
