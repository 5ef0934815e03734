/** Units in the order of an indicator over their own figures, from unrounded values; equal ones share a rank. */
import { rankCode, unitValueCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import { same, tellingDecimals } from "../numbers.js";
import type { IndicatorView, SectionView } from "./indicators.js";
import type { UnitNames } from "./names.js";

export interface RankedUnit {
  /** Codes of its rank and of its value. */
  code: string;
  valueCode: string;
  rank: number;
  /** Others have the same rank. */
  tied: boolean;
  unit: string;
  name: string;
  value: number;
  decimals: number;
}

export interface RankingView {
  indicator: IndicatorView;
  /** Name of the group of units. */
  group: string;
  rows: RankedUnit[];
  /** Names of units of the group without a value: not ranked. */
  without: string[];
}

export function rankingsOf(input: ReportInput, sections: SectionView[], nameOf: UnitNames): RankingView[] {
  const indicators = sections.flatMap((section) => section.groups.flatMap((group) => group.indicators));
  return input.rankings.flatMap(({ indicator: code, group, values }) => {
    const indicator = indicators.find((one) => one.code === code);
    if (indicator === undefined) return [];
    const sign = indicator.direction === "down" ? 1 : -1;
    const ranked = values.filter((one): one is { unit: string; value: number } => one.value !== null);
    // Array.sort keeps the order of the definition among equals.
    ranked.sort((a, b) => (same(a.value, b.value) ? 0 : sign * (a.value - b.value)));
    // Values that differ print differently.
    const decimals = Math.max(
      indicator.decimals,
      ...ranked.slice(1).map((one, index) => tellingDecimals(one.value, ranked[index]!.value, indicator.decimals)),
    );
    const rankOf = (value: number) => ranked.findIndex((one) => same(one.value, value)) + 1;
    const rows = ranked.map(({ unit, value }) => ({
      code: rankCode(code, unit),
      valueCode: unitValueCode(code, unit),
      rank: rankOf(value),
      tied: ranked.filter((one) => same(one.value, value)).length > 1,
      unit,
      name: nameOf(unit),
      value,
      decimals,
    }));
    const without = values.filter((one) => one.value === null).map((one) => nameOf(one.unit));
    const name = input.campaign.unitGroups.find((one) => one.code === group)?.name ?? group;
    return [{ indicator, group: name, rows, without }];
  });
}
