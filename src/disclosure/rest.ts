/** What of wholes is left without their parts, such as tasks not done of a ratio of tasks done. */
import { keyOf, type Source } from "./columns.js";
import { added, type Figure, type Fraction, type Linear, times } from "./linear.js";

/** The rest of a ratio of flat forms in which every figure above is part of one below; null for other ratios. */
export function restOf({ over, under }: Fraction, { wholesOf }: Source): Linear | null {
  const [part, whole] = [sameTimes(over), sameTimes(under)];
  if (part === null || whole === null || part * whole <= 0) return null;
  const form = added(times(under, 1 / whole), over, -1 / part);
  const left = new Map([...form.terms].map(([key, { times: own }]) => [key, own]));
  for (const { figure, times: own } of form.terms.values()) {
    if (own > -1e-12) continue;
    const around = wholesOf(figure.element).map((element) => figureKey(figure, element));
    const found = around.find((key) => (left.get(key) ?? 0) >= -own - 1e-12);
    if (found === undefined) return null;
    left.set(found, left.get(found)! + own);
  }
  return { constant: 0, terms: new Map([...form.terms].filter(([, { times: own }]) => Math.abs(own) > 1e-12)) };
}

const figureKey = ({ year, unit }: Figure, element: string): string => keyOf(year, element, unit);

function sameTimes({ terms }: Linear): number | null {
  const all = [...terms.values()].map((term) => term.times);
  return all.length > 0 && all.every((one) => one === all[0]) ? all[0]! : null;
}
