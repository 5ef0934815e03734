/** An indicator as the report shows it: numbers unrounded, units by name. Knows no particular indicator. */
import type { Campaign, Rating, Target } from "../../campaign/schema.js";
import type { Change, IndicatorResult } from "../../indicators/result.js";
import type { UnitNames } from "./names.js";

export interface IndicatorView {
  /** Number in the whole list, from 1. */
  n: number;
  code: string;
  name: string;
  unit: string;
  decimals: number;
  /** null where undecided. */
  value: number | null;
  reason: string | null;
  numerator: number | null;
  denominator: number | null;
  previous: number | null;
  change: Change | null;
  direction: "up" | "down" | "none";
  /** This year's target, official or illustrative; null where none was set. */
  target: Target | null;
  /** Goals of later years or of the nation: printed beside the figure, never rated. */
  references: Target[];
  rating: Rating;
  ratingName: string;
  /** Percent of the target. */
  achievement: number | null;
  coverage: { expected: number; reported: number; full: boolean; missing: string[] };
  /** Units that lack a figure of it, with what they gave counted: names. */
  partial: string[];
}

interface GroupView {
  code: string;
  name: string;
  indicators: IndicatorView[];
}

/** A section of the report; its groups are shown apart only where there are several. */
export interface SectionView {
  code: string;
  name: string;
  groups: GroupView[];
  many: boolean;
}

/** Sections and groups in the definition's order, those without an indicator left out. */
export function sectionsOf(campaign: Campaign, results: IndicatorResult[], nameOf: UnitNames): SectionView[] {
  const directions = new Map(campaign.indicators.map((indicator) => [indicator.code, indicator.direction]));
  const ratings = new Map(campaign.ratings.map((rating) => [rating.code, rating.name]));
  const unplaced = new Set(results.map((result) => result.code));
  let n = 0;
  const groupView = (group: { code: string; name: string }): GroupView => ({
    code: group.code,
    name: group.name,
    indicators: results
      .filter((result) => result.group === group.code)
      .map((result) => {
        unplaced.delete(result.code);
        n += 1;
        return {
          n,
          code: result.code,
          name: result.name,
          unit: result.unit,
          decimals: result.decimals,
          value: result.status === "computed" ? finite(result.value) : null,
          reason: result.reason,
          numerator: finite(result.numerator),
          denominator: finite(result.denominator),
          previous: finite(result.previous),
          change: result.change !== null && Number.isFinite(result.change.value) ? result.change : null,
          direction: directions.get(result.code) ?? "none",
          target: result.target,
          references: result.references,
          rating: result.rating,
          ratingName: ratings.get(result.rating) ?? result.rating,
          achievement: finite(result.achievement),
          coverage: {
            expected: result.coverage.expected,
            reported: result.coverage.reported,
            full: result.coverage.reported >= result.coverage.expected,
            missing: result.coverage.units.map(nameOf),
          },
          partial: result.partial.map(nameOf),
        };
      }),
  });
  const sections = campaign.sections.map((section) => {
    const groups = campaign.groups
      .filter((group) => group.section === section.code)
      .map(groupView)
      .filter((group) => group.indicators.length > 0);
    return { code: section.code, name: section.name, groups, many: groups.length > 1 };
  });
  // An indicator whose group stands in no section is shown all the same: nothing is dropped.
  const rest = [...new Set(results.filter((result) => unplaced.has(result.code)).map((result) => result.group))].map(
    (code) => groupView({ code, name: campaign.groups.find((group) => group.code === code)?.name ?? code }),
  );
  if (rest.length > 0) sections.push({ code: "", name: "Nội dung khác", groups: rest, many: rest.length > 1 });
  return sections.filter((section) => section.groups.length > 0);
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
