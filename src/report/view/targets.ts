/** How far the targets were met: the indicators by rating, overall and for each section. */
import type { Rating } from "../../campaign/schema.js";
import { same } from "../numbers.js";
import type { IndicatorView, SectionView } from "./indicators.js";

interface RatingCounts {
  /** Indicators with a target of this year. */
  set: number;
  exceeded: number;
  met: number;
  missed: number;
  insufficient: number;
  /** exceeded + met, and their percent of `set`; null where no target was set. */
  reached: number;
  share: number | null;
}

export interface TargetsView extends RatingCounts {
  total: number;
  withoutTarget: number;
  indicators: IndicatorView[];
  sections: ({ name: string } & RatingCounts)[];
  exceededOnes: IndicatorView[];
  missedOnes: IndicatorView[];
  insufficientOnes: IndicatorView[];
  /** Results without a target that could not be computed. */
  undecidedOnes: IndicatorView[];
}

export function targetsOf(sections: SectionView[]): TargetsView {
  const ofSection = (section: SectionView) => section.groups.flatMap((group) => group.indicators);
  const all = sections.flatMap(ofSection);
  const having = (rating: Rating) => all.filter((indicator) => indicator.rating === rating);
  const counts = countsOf(all);
  return {
    ...counts,
    total: all.length,
    withoutTarget: all.length - counts.set,
    indicators: all.filter(isRated),
    sections: sections
      .map((section) => ({ name: section.name, ...countsOf(ofSection(section)) }))
      .filter((section) => section.set > 0),
    exceededOnes: ranked(having("exceeded")).reverse(),
    missedOnes: ranked(having("missed")),
    insufficientOnes: having("insufficient"),
    undecidedOnes: all.filter((indicator) => indicator.value === null && indicator.rating === "no_target"),
  };
}

const isRated = (indicator: IndicatorView): boolean => indicator.rating !== "no_target";

function countsOf(indicators: IndicatorView[]): RatingCounts {
  const having = (rating: Rating) => indicators.filter((indicator) => indicator.rating === rating).length;
  const set = indicators.filter(isRated).length;
  const reached = having("exceeded") + having("met");
  return {
    set,
    exceeded: having("exceeded"),
    met: having("met"),
    missed: having("missed"),
    insufficient: having("insufficient"),
    reached,
    share: set === 0 ? null : (reached / set) * 100,
  };
}

/** Worst first, by unrounded achievement; for a ceiling, less of it is better. Equal ones keep their order. */
function ranked(indicators: IndicatorView[]): IndicatorView[] {
  const merit = (indicator: IndicatorView): number => {
    if (indicator.achievement === null) return 100;
    return indicator.target?.op.startsWith("<") ? 200 - indicator.achievement : indicator.achievement;
  };
  return [...indicators].sort((a, b) => (same(merit(a), merit(b)) ? 0 : merit(a) - merit(b)));
}
