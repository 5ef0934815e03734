/** Cutting sums of figures into smaller ones. */
import type { Figure, Linear } from "./linear.js";
import type { Rules } from "./rules.js";

export function restricted({ terms }: Linear, among: (key: string, figure: Figure) => boolean): Linear {
  return { constant: 0, terms: new Map([...terms].filter(([key, { figure }]) => among(key, figure))) };
}

/** What is in the first sum and not in the second; null where they have nothing in common or nothing is left. */
export function difference(a: Linear, b: Linear): Linear | null {
  const left = restricted(a, (key) => !b.terms.has(key));
  return left.terms.size > 0 && left.terms.size < a.terms.size ? left : null;
}

/** Each figure that is in these sums and is not public, by itself: all that units gave of it in a year. */
export function figuresApart(sums: readonly Linear[], { isPublic }: Rules): Linear[] {
  const singles = new Map<string, Map<string, { figure: Figure; times: number }>>();
  for (const { terms } of sums)
    for (const { figure } of terms.values()) {
      if (isPublic(figure)) continue;
      const name = `${figure.year}|${figure.element}`;
      singles.set(name, (singles.get(name) ?? new Map()).set(figure.key, { figure, times: 1 }));
    }
  return [...singles.values()].map((terms) => ({ constant: 0, terms }));
}
