/** An indicator as formulas over names: its value, the two sides of a ratio, last year, the change. */
import { type Campaign, countedAlike, type Indicator, isNumeric, isOfEnded, reserved } from "../../campaign/index.js";
import {
  divisions,
  FormulaProblem,
  type Node,
  namesIn,
  parseFormula,
  restrictRatios,
  restrictTo,
  toExcel,
} from "../../formula/index.js";
import type { ConsolidatedContent } from "./content.js";
import { overTotals, totalsToldApart } from "./live-names.js";
import { isTotal, type Places } from "./places.js";
import { undecided } from "./texts.js";

export interface LiveIndicator {
  value: string;
  numerator: string | null;
  denominator: string | null;
  /** null where it cannot be written over names: the computed value stands then. */
  previous: string | null;
  change: string | null;
  /** As computed, with ratios restricted. */
  text: string;
}

interface Trees {
  value: Node;
  sides: { numerator: Node; denominator: Node } | null;
  previous: Node | null;
  /** This year and last, over the units present in both. */
  both: { now: Node; before: Node } | null;
}

export function treesOf(campaign: Campaign, places: Places, indicator: Indicator): Trees {
  const value = restrictRatios(parseFormula(indicator.formula).tree, countedAlike(campaign));
  const used = namesIn(value);
  const ofYear = used.filter((name) => places.byName.get(name)?.isCrosscheck === false);
  const others = used.filter((name) => !ofYear.includes(name));
  const isComparable = ofYear.length > 0 && others.every((name) => places.unitNames.has(name));
  const swap = (tree: Node): Node => renamed(tree, (name) => swapped(name, ofYear));
  return {
    value,
    sides: divisions(value),
    // The sheets have a line for today's units only.
    previous: isComparable && !isOfEnded(campaign, value, ofYear) ? swap(value) : null,
    both: isComparable ? inBothYears(value, ofYear, swap) : null,
  };
}

function inBothYears(value: Node, ofYear: readonly string[], swap: (tree: Node) => Node): Trees["both"] {
  try {
    const now = restrictTo(value, (name) => (ofYear.includes(name) ? [reserved.previous + name] : []));
    return { now, before: swap(now) };
  } catch (error) {
    // No program our users have restricts MAX to some rows.
    if (error instanceof FormulaProblem) return null;
    throw error;
  }
}

function swapped(name: string, ofYear: readonly string[]): string {
  if (ofYear.includes(name)) return reserved.previous + name;
  const now = name.startsWith(reserved.previous) ? name.slice(reserved.previous.length) : "";
  return ofYear.includes(now) ? now : name;
}

function renamed(tree: Node, rename: (name: string) => string): Node {
  return parseFormula(toExcel(tree, rename)).tree;
}

/** `cell`: where the value of an indicator stands before open errors are looked at. */
export function liveIndicator(
  content: ConsolidatedContent,
  places: Places,
  { indicator, change }: ConsolidatedContent["indicators"][number],
  cellOf: (code: string) => string,
): LiveIndicator {
  const trees = treesOf(content.campaign, places, indicator);
  const total = (name: string) => isTotal(places.byName.get(name));
  const write = (tree: Node) =>
    toExcel(overTotals(tree, total), (name) =>
      name.startsWith(reserved.indicator) ? cellOf(name.slice(reserved.indicator.length)) : name,
    );
  const needs = neededBy(trees.value);
  const orDash = (tree: Node) => guarded(write(tree), needs);
  return {
    value: orDash(trees.value),
    numerator: trees.sides && orDash(trees.sides.numerator),
    denominator: trees.sides && orDash(trees.sides.denominator),
    previous:
      trees.previous && guarded(write(trees.previous), namesIn(trees.previous).filter(isOfLastYear).map(isThere)),
    change: trees.both && change ? changeOf(write(trees.both.now), write(trees.both.before), change.kind) : null,
    text: toExcel(trees.value),
  };

  function neededBy(tree: Node): string[] {
    return namesIn(tree).flatMap((name): string[] => {
      if (name.startsWith(reserved.indicator)) return [`ISNUMBER(${cellOf(name.slice(reserved.indicator.length))})`];
      const column = places.byName.get(name);
      if (column) return [isNumeric(column.element) ? `COUNT(${name})>0` : isThere(name)];
      const isList = places.rosterOf.has(name) || places.rosters.some(({ unitName }) => unitName === name);
      return isList ? [`${content.listCoverage(name).reported}>0`] : [];
    });
  }
}

function changeOf(now: string, then: string, kind: "percent" | "points" | "absolute"): string {
  const difference = kind === "percent" ? `((${now})/(${then})-1)*100` : `(${now})-(${then})`;
  return `IFERROR(${difference},"${undecided}")`;
}

function guarded(formula: string, needs: readonly string[]): string {
  const safe = `IFERROR(${formula},"${undecided}")`;
  return needs.length === 0 ? safe : `IF(AND(${needs.join(",")}),${safe},"${undecided}")`;
}

const isOfLastYear = (name: string) => name.startsWith(reserved.previous);
const isThere = (name: string) => `COUNTA(${name})>0`;

/** Totals that some formula over columns tells from blank cells: where they are missing they must be blank. */
export function totalsLeftBlank(campaign: Campaign, places: Places, ruleTrees: readonly Node[]): Set<string> {
  const total = (name: string) => isTotal(places.byName.get(name));
  const ofIndicators = campaign.indicators.flatMap((indicator) => {
    const { value, sides, both } = treesOf(campaign, places, indicator);
    return [value, ...(sides ? [sides.numerator, sides.denominator] : []), ...(both ? [both.now, both.before] : [])];
  });
  return new Set([...ofIndicators, ...ruleTrees].flatMap((tree) => totalsToldApart(tree, total)));
}
