/** Totals from their parts: the one place that says when a total is known. The live formula says the same in Excel. */
import { exactSum } from "../formula/index.js";
import type { MissingReason } from "../model.js";
import type { Element } from "./schema.js";

/** A figure as far as a total cares. */
export interface Part {
  value: number | string | null;
  reason: MissingReason | null;
  includedIn: string | null;
}

/** The sum of figures as decimals, to the digits Excel keeps. */
export function sumOfFigures(numbers: readonly number[]): number {
  return Number(exactSum(numbers).toPrecision(15));
}

/**
 * The value of a total, or null where it is missing. A part that is `na`, `zero` or included in a sibling counts 0; one
 * that is not available, confidential or blank makes the total missing, and so does a total without a single figure.
 */
export function totalOf(total: Element, part: (code: string) => Part | undefined): Part {
  const parts = total.sumOf ?? [];
  const numbers: number[] = [];
  let notApplicable = 0;
  for (const code of parts) {
    const one = part(code);
    if (typeof one?.value === "number") numbers.push(one.value);
    else if (one?.reason === "na") notApplicable++;
    else if (!(one?.reason === "included_in" && one.includedIn !== code && parts.includes(one.includedIn ?? "")))
      return { value: null, reason: null, includedIn: null };
  }
  if (numbers.length > 0) return { value: sumOfFigures(numbers), reason: null, includedIn: null };
  return { value: null, reason: notApplicable === parts.length ? "na" : null, includedIn: null };
}

/** Elements in an order in which every total stands after its parts. */
export function partsFirst(elements: readonly Element[]): Element[] {
  const byCode = new Map(elements.map((element) => [element.code, element]));
  const done = new Set<string>();
  const order: Element[] = [];
  const visit = (element: Element) => {
    if (done.has(element.code)) return;
    done.add(element.code);
    for (const part of element.sumOf ?? []) {
      const other = byCode.get(part);
      if (other) visit(other);
    }
    order.push(element);
  };
  elements.forEach(visit);
  return order;
}

/** The inputs behind an element: itself, or those of a total's parts, all the way down. */
export function inputsBehind(elements: readonly Element[], code: string): string[] {
  const parts = elements.find((element) => element.code === code)?.sumOf;
  return parts ? [...new Set(parts.flatMap((part) => inputsBehind(elements, part)))] : [code];
}
