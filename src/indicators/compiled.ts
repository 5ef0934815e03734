/** The formulas of a campaign's indicators, read once: what they divide, what they are made of. */
import { type Campaign, countedAlike, reserved } from "../campaign/index.js";
import {
  divisions,
  type Formula,
  formulaOf,
  isAdditive,
  namesOfRatios,
  parseFormula,
  restrictRatios,
} from "../formula/index.js";

export interface Compiled {
  /** As written. */
  written: Formula;
  /** With ratios restricted to the units that gave all their names. */
  restricted: Formula;
  additive: boolean;
  sides: { numerator: Formula; denominator: Formula } | null;
  /** Names of elements and rosters, through other indicators too. */
  elements: string[];
  /** Itself and the indicators it is made of, as CT_ names. */
  indicators: string[];
}

/** A ratio leaves out a unit that lacks one of its sides. */
export function isRatio(own: Compiled): boolean {
  return namesOfRatios(own.written.tree).length > 0;
}

const compiledFormulas = new WeakMap<Campaign, Map<string, Compiled>>();

export function compile(campaign: Campaign): Map<string, Compiled> {
  const known = compiledFormulas.get(campaign);
  if (known) return known;
  const alike = countedAlike(campaign);
  const all = new Map(
    campaign.indicators.map((indicator): [string, Compiled] => {
      const written = parseFormula(indicator.formula);
      const restricted = formulaOf(restrictRatios(written.tree, alike));
      const sides = divisions(restricted.tree);
      return [
        indicator.code,
        {
          written,
          restricted,
          additive: isAdditive(written.tree),
          sides: sides && { numerator: formulaOf(sides.numerator), denominator: formulaOf(sides.denominator) },
          elements: [],
          indicators: [],
        },
      ];
    }),
  );
  const gather = (code: string): string[] =>
    all
      .get(code)!
      .written.names.flatMap((name) =>
        name.startsWith(reserved.indicator) ? gather(name.slice(reserved.indicator.length)) : [name],
      );
  const through = (code: string): string[] => [
    reserved.indicator + code,
    ...all
      .get(code)!
      .written.names.flatMap((name) =>
        name.startsWith(reserved.indicator) ? through(name.slice(reserved.indicator.length)) : [],
      ),
  ];
  for (const [code, compiled] of all) {
    compiled.elements = [...new Set(gather(code))];
    compiled.indicators = [...new Set(through(code))];
  }
  compiledFormulas.set(campaign, all);
  return all;
}
