/** Forms in what nobody knows: public figures in the constant, totals as the sum of their parts. */
import type { Source } from "./columns.js";
import { keyOf } from "./columns.js";
import type { Figure, Linear } from "./linear.js";
import type { Rules } from "./rules.js";

export type Flatten = (form: Linear) => Linear;

export function flattenerOf({ campaign, value }: Source, { isPublic }: Rules): Flatten {
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const known = new Map<Linear, Linear>();

  /** The parts of a total, where they make it up. */
  const partsOf = (figure: Figure): Figure[] | null => {
    const given = (elements.get(figure.element)?.sumOf ?? []).flatMap((element): Figure[] => {
      const own = value(figure.year, element, figure.unit);
      if (typeof own !== "number") return [];
      return [{ ...figure, key: keyOf(figure.year, element, figure.unit), element, value: own }];
    });
    const sum = given.reduce((total, part) => total + part.value, 0);
    return given.length > 0 && Math.abs(sum - figure.value) <= 1e-9 * Math.max(1, Math.abs(sum)) ? given : null;
  };

  return (form) => {
    const done = known.get(form);
    if (done) return done;
    let { constant } = form;
    const terms = new Map<string, { figure: Figure; times: number }>();
    const add = (figure: Figure, times: number): void => {
      if (times === 0) return;
      const parts = isPublic(figure) ? null : partsOf(figure);
      if (isPublic(figure)) constant += figure.value * times;
      else if (parts) for (const part of parts) add(part, times);
      else terms.set(figure.key, { figure, times: (terms.get(figure.key)?.times ?? 0) + times });
    };
    for (const { figure, times } of form.terms.values()) add(figure, times);
    for (const [key, { times }] of terms) if (Math.abs(times) < 1e-15) terms.delete(key);
    const flat = { constant, terms };
    known.set(form, flat);
    return flat;
  };
}
