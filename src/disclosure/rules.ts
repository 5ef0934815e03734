/** When a figure of some units may not be told: the campaign's rules of publication. */
import { type Campaign, type Element, lowest, type Unit } from "../campaign/index.js";
import type { Figure, Linear } from "./linear.js";

export type Why = "few_reporters" | "dominance" | "unanimous" | "complement" | "earlier" | "not_analysed";

export interface Rules {
  /** Whether everyone may know the figure: a public body's word on the whole area, or one on the campaign's list. */
  isPublic(figure: Pick<Figure, "element" | "unit">): boolean;
  isProtected(unit: Unit): boolean;
  /** Kinds that are shown together, by the code of what they are shown as. */
  merged: ReadonlyMap<string, string>;
  /** Least and greatest that the form lets a figure be. */
  boundsOf(figure: Figure): { least: number; most: number };
  /** Why the value of the form may not be told; null where it may. */
  forbids(form: Linear): Why | null;
  /** The same of a form that is the rest of wholes without their parts: in no unit is it below 0. */
  forbidsRest(form: Linear): Why | null;
  /** Why it may not be told that this rest is 0, or nearly so for all: its size is not told. */
  tellsEach(rest: Linear): Why | null;
}

/** What a unit adds to a form, and how far that is from the least and the most it could add. */
interface Share {
  unit: Unit;
  value: number;
  aboveLeast: number;
  belowMost: number;
}

export function rulesOf(campaign: Campaign): Rules {
  const { minReporters, maxShare, p, protectedKinds, publicElements, merge } = campaign.publication;
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const kinds = new Set(protectedKinds);
  const listed = new Set(publicElements);
  const isProtected = (unit: Unit) => kinds.has("*") || kinds.has(unit.kind);
  const isPublic: Rules["isPublic"] = ({ element, unit }) =>
    !isProtected(unit) && (listed.has(element) || isOfWholeArea(elements.get(element)));
  const boundsOf: Rules["boundsOf"] = ({ element, value }) => bounds(elements.get(element), value);
  const sharesIn = (form: Linear) => shares(form, isPublic, boundsOf);
  const restOf = (form: Linear) =>
    sharesIn(form).map((share) => ({ ...share, aboveLeast: share.value, belowMost: Number.POSITIVE_INFINITY }));

  const tooFew = (given: readonly Share[]) => given.length > 0 && given.length < minReporters;
  /** A sum as small or as great as it can be tells each part of it; one to which few add anything tells theirs to each other. */
  const unanimous = (given: readonly Share[]): Why | null => {
    if (!given.some(({ unit }) => isProtected(unit))) return null;
    if (given.every(({ aboveLeast }) => isNothing(aboveLeast))) return "unanimous";
    if (given.every(({ belowMost }) => isNothing(belowMost))) return "unanimous";
    return given.filter(({ aboveLeast }) => !isNothing(aboveLeast)).length < minReporters ? "few_reporters" : null;
  };
  /** One makes up nearly all, or another, who knows its own part, comes within p % of what one has. */
  const dominated = (given: readonly Share[]): boolean => {
    const all = sum(given.map(({ value }) => Math.abs(value)));
    return given.some((own) => {
      const value = Math.abs(own.value);
      if (!isProtected(own.unit) || isNothing(value)) return false;
      const close = (side: "aboveLeast" | "belowMost") => {
        const others = given.filter((share) => share !== own).map((share) => share[side]);
        return sum(others) - Math.max(...others) < (p / 100) * value;
      };
      return value > maxShare * all || close("aboveLeast") || close("belowMost");
    });
  };
  const forbidden = (given: readonly Share[]): Why | null =>
    tooFew(given) ? "few_reporters" : (unanimous(given) ?? (dominated(given) ? "dominance" : null));

  return {
    isProtected,
    isPublic,
    boundsOf,
    merged: new Map(merge.flatMap(({ code, kinds: own }) => own.map((kind) => [kind, code]))),
    forbids: (form) => forbidden(sharesIn(form)),
    forbidsRest: (form) => forbidden(restOf(form)),
    tellsEach: (rest) => unanimous(restOf(rest)),
  };
}

const isOfWholeArea = (element: Element | undefined): boolean => element?.level === "province";
const isNothing = (value: number): boolean => Math.abs(value) < 1e-9;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Without a word in the definition no figure is below 0. A value outside of its bounds widens them. */
function bounds(element: Element | undefined, value: number): { least: number; most: number } {
  const least = (element && lowest(element)) ?? Math.min(0, value * 1000);
  const most = element?.type === "boolean" ? 1 : (element?.max ?? Number.POSITIVE_INFINITY);
  return { least: Math.min(least, value), most: Math.max(most, value) };
}

/** What each unit adds to a form, public figures left out. */
function shares(form: Linear, isPublic: Rules["isPublic"], boundsOf: Rules["boundsOf"]): Share[] {
  const units = new Map<Unit, Share>();
  for (const { figure, times } of form.terms.values()) {
    if (times === 0 || isPublic(figure)) continue;
    const { unit, value } = figure;
    const { least, most } = boundsOf(figure);
    const sides = [value - least, most - value].map((distance) => Math.abs(times) * distance);
    const [aboveLeast, belowMost] = (times > 0 ? sides : sides.reverse()) as [number, number];
    const known = units.get(unit) ?? { unit, value: 0, aboveLeast: 0, belowMost: 0 };
    units.set(unit, {
      unit,
      value: known.value + times * value,
      aboveLeast: known.aboveLeast + aboveLeast,
      belowMost: known.belowMost + belowMost,
    });
  }
  return [...units.values()];
}
