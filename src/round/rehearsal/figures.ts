/** Plausible figures of a unit: last year's, grown a little, changed until the unit's rules hold. */
import {
  type Campaign,
  decimalsOf,
  type Element,
  elementsOf,
  inputsBehind,
  isNumeric,
  partsFirst,
  totalOf,
  type Unit,
} from "../../campaign/index.js";
import { judgeUnit } from "../../validation/index.js";
import type { Random } from "./random.js";

export type Figures = Map<string, number | string>;

export function plausibleFigures(
  campaign: Campaign,
  unit: Unit,
  previous: ReadonlyMap<string, number | string>,
  dice: Random,
): Figures {
  const elements = elementsOf(campaign, unit).filter((element) => !element.sumOf);
  const growth = 1.02 + dice.next() * 0.1;
  const figures: Figures = new Map();
  for (const element of elements) {
    const value = firstGuess(element, previous.get(element.code), growth * (0.96 + dice.next() * 0.08), dice);
    if (value !== undefined) figures.set(element.code, value);
  }
  // Grown alike and cut off, figures keep their order; last year's own figures satisfied every rule.
  const fallbacks = [(value: number) => value * growth, (value: number) => value];
  for (const fallback of fallbacks) {
    for (const code of namedByFailures(campaign, unit, figures, previous)) {
      const before = previous.get(code);
      const element = elements.find((one) => one.code === code);
      if (typeof before === "number" && element) figures.set(code, cut(element, fallback(before)));
      else if (before !== undefined) figures.set(code, before);
    }
  }
  return figures;
}

function firstGuess(
  element: Element,
  previous: number | string | undefined,
  factor: number,
  dice: Random,
): number | string | undefined {
  if (!isNumeric(element)) {
    if (element.type === "boolean") return dice.chance(0.08) ? "Có" : (previous ?? "Có");
    return element.examples ? dice.pick(element.examples) : undefined;
  }
  return typeof previous === "number" ? cut(element, previous * factor) : 0;
}

function cut(element: Element, value: number): number {
  const scale = 10 ** decimalsOf(element);
  // A last digit lost to binary fractions must not change last year's own figure.
  const cutOff = Math.floor(Number((value * scale).toPrecision(12))) / scale;
  return element.max === undefined ? cutOff : Math.min(element.max, cutOff);
}

/** Elements named by rules that fail, totals by their parts. */
function namedByFailures(
  campaign: Campaign,
  unit: Unit,
  figures: Figures,
  previous: ReadonlyMap<string, number | string>,
): string[] {
  const all = new Map<string, number | string | null>(figures);
  const elements = elementsOf(campaign, unit);
  for (const total of partsFirst(elements).filter((element) => element.sumOf))
    all.set(
      total.code,
      totalOf(total, (code) => ({ value: all.get(code) ?? null, reason: null, includedIn: null })).value,
    );
  const cells = (name: string) =>
    inputsBehind(elements, name).map((element) => ({ element, sheet: "", cell: "", raw: "" }));
  const failed = judgeUnit(campaign, { unit, figures: all, previous, columns: new Map(), cells }).filter(
    (one) => one.result === "fail",
  );
  return [...new Set(failed.flatMap((one) => one.cells.map((cell) => cell.element)))];
}
