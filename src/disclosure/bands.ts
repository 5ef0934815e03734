/** The lines of a breakdown by kind of unit. */
import type { Campaign, Indicator } from "../campaign/index.js";
import { elementOfName, type IndicatorResult, inColumn, worstCoverage } from "../indicators/index.js";
import { columnsOf, namesWithin, type Source } from "./columns.js";
import { type Fraction, fractionOf, quotient } from "./linear.js";

/** Units that a breakdown shows together. */
export interface Band {
  code: string;
  name: string;
  kinds: readonly string[];
}

/** A line of a breakdown; null where no unit of the band gave the figure. */
export interface BandResult {
  band: Band;
  value: number | null;
  expected: number;
  reported: number;
}

/** Kinds of units as the campaign shows them: merged ones at the place of their first kind. */
export function bandsOf({ unitKinds, publication }: Campaign): Band[] {
  const merged = (kind: string) => publication.merge.find(({ kinds }) => kinds.includes(kind));
  const bands = unitKinds.map(({ code, name }): Band => merged(code) ?? { code, name, kinds: [code] });
  return bands.filter((band, i) => bands.indexOf(band) === i);
}

/** The results of single bands, where they are of the same nature as the whole; none where one band is the whole. */
export function breakdownOf(source: Source, indicator: Indicator, result: IndicatorResult): BandResult[] {
  if (result.value === null) return [];
  const tree = source.formula(indicator.code);
  const { table, campaign } = source;
  const total = fractionOf(tree, columnsOf(source, { year: "now", units: table.units }));
  if (!total || !divides(source, indicator, total)) return [];
  const names = namesWithin(tree, source.formula);
  const results = bandsOf(campaign).flatMap((band): BandResult[] => {
    const units = table.units.filter((unit) => band.kinds.includes(unit.kind));
    const { expected, reported } = worstCoverage({ ...table, units }, names);
    if (expected === 0) return [];
    const part = fractionOf(tree, columnsOf(source, { year: "now", units }))!;
    const value = quotient(part);
    return [{ band, expected, reported, value: reported > 0 && Number.isFinite(value) ? value : null }];
  });
  return results.length > 1 ? results : [];
}

/** Whether results of single kinds mean something: parts of a sum, or ratios of figures that the same units count. */
function divides({ campaign, table }: Source, indicator: Indicator, { under, over }: Fraction): boolean {
  if (under.terms.size === 0 && under.constant === 1) return over.constant === 0;
  const sets = new Set(
    indicator.formula.match(/[A-Za-z_][A-Za-z0-9_.]*/g)!.flatMap((name) => {
      const found = elementOfName(campaign, name);
      if (!found) return [];
      return [
        table.units
          .filter((unit) => inColumn(found.element, unit, found.crosscheck))
          .map(({ code }) => code)
          .join(),
      ];
    }),
  );
  return sets.size === 1;
}
