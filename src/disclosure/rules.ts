/** When a figure of some units may not be told: the campaign's rules of publication. */
import type { Campaign, Element, Unit } from "../campaign/index.js";
import type { Figure, Linear } from "./linear.js";

export type Why = "few_reporters" | "dominance" | "all_zero" | "complement" | "not_analysed";

export interface Rules {
  /** Whether everyone may know the figure: a public body's word on the whole area, or one on the campaign's list. */
  isPublic(figure: Pick<Figure, "element" | "unit">): boolean;
  isProtected(unit: Unit): boolean;
  /** Kinds that are shown together, by the code of what they are shown as. */
  merged: ReadonlyMap<string, string>;
  /** Why the sum of what these units gave may not be told; null where it may. */
  forbids(contributions: ReadonlyMap<Unit, number>): Why | null;
}

export function rulesOf(campaign: Campaign): Rules {
  const { minReporters, maxShare, protectedKinds, publicElements, merge } = campaign.publication;
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const kinds = new Set(protectedKinds);
  const listed = new Set(publicElements);
  const isProtected = (unit: Unit) => kinds.has("*") || kinds.has(unit.kind);
  return {
    isProtected,
    merged: new Map(merge.flatMap(({ code, kinds: own }) => own.map((kind) => [kind, code]))),
    isPublic: ({ element, unit }) =>
      // A list of protected kinds left open ("*") says nothing against a statement on the whole area.
      !kinds.has(unit.kind) && (listed.has(element) || isOfWholeArea(elements.get(element))),
    forbids(contributions) {
      if (contributions.size === 0) return null;
      if (contributions.size < minReporters) return "few_reporters";
      const theirs = [...contributions].filter(([unit]) => isProtected(unit)).map(([, value]) => Math.abs(value));
      if (theirs.length === 0) return null;
      const all = [...contributions.values()].reduce((sum, value) => sum + Math.abs(value), 0);
      // A sum of 0 tells that each of them has 0.
      if (all === 0) return "all_zero";
      return Math.max(...theirs) > maxShare * all ? "dominance" : null;
    },
  };
}

const isOfWholeArea = (element: Element | undefined): boolean => element?.level === "province";

/** What each unit adds to a form, public figures left out. */
export function contributionsTo(form: Linear, rules: Rules): Map<Unit, number> {
  const units = new Map<Unit, number>();
  for (const { figure, times } of form.terms.values())
    if (times !== 0 && !rules.isPublic(figure))
      units.set(figure.unit, (units.get(figure.unit) ?? 0) + Math.abs(figure.value * times));
  return units;
}
