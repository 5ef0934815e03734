/**
 * Last year's figures by the units of today. A unit that took over from others has the sum of theirs and its own, where all
 * of them are known and may be added; what no unit of today has stays with the one that ended.
 */
import { children, exactSum, type Node, parseFormula } from "../formula/index.js";
import { reports } from "./assignments.js";
import { isNumeric } from "./elements.js";
import type { Campaign, Element, HistoryRow, Unit } from "./schema.js";
import { partsFirst, totalOf } from "./totals.js";
import { existsOn, hasEnded, successorOf, yearBefore } from "./validity.js";

/** A figure that a unit cannot be given: of those it stands for, these have none, or theirs are not to be added. */
interface UnknownFigure {
  unit: Unit;
  element: Element;
  lacking: Unit[];
}

/** Each unit of today that took over from others, with them. */
function takenOver(campaign: Pick<Campaign, "units" | "deadlines">): Map<Unit, Unit[]> {
  const found = new Map<Unit, Unit[]>();
  for (const unit of campaign.units) {
    const now = successorOf(campaign, unit);
    if (now !== null) found.set(now, [...(found.get(now) ?? []), unit]);
  }
  return found;
}

/** The codes of the ended units that each unit stands for. */
export function predecessors(campaign: Campaign): ReadonlyMap<string, readonly string[]> {
  return new Map([...takenOver(campaign)].map(([unit, ended]) => [unit.code, ended.map(({ code }) => code)]));
}

/** With last year's figures of ended units under those that took over. */
export function withUnitsOfToday(campaign: Campaign): Campaign {
  const { history, differs } = byUnitsOfToday(campaign);
  return differs ? { ...campaign, history, historyAsWritten: campaign.history } : campaign;
}

/** Figures of the units that took over which are not known, though some of those they stand for had one. */
export function unknownOfToday(campaign: Campaign): UnknownFigure[] {
  return byUnitsOfToday(campaign).unknown;
}

function byUnitsOfToday(campaign: Campaign): { history: HistoryRow[]; unknown: UnknownFigure[]; differs: boolean } {
  const ended = new Set(campaign.units.filter((unit) => hasEnded(campaign, unit)).map(({ code }) => code));
  const rows = new Map(campaign.history.map((row) => [`${row.unit}|${row.element}`, row]));
  const unknown: UnknownFigure[] = [];
  const without = new Set<HistoryRow>();
  const made: HistoryRow[] = [];
  const added = addedElements(campaign);
  for (const [unit, former] of takenOver(campaign)) {
    const members = [unit, ...former];
    const values = new Map(members.map((one) => [one, valuesOf(campaign, rows, one)]));
    for (const element of campaign.elements) {
      const own = members.flatMap((one) => rows.get(`${one.code}|${element.code}`) ?? []);
      if (own.length === 0 || !reports(element, unit)) continue;
      const lacking = members.filter((one) => wasAsked(campaign, element, one) && !values.get(one)!.has(element.code));
      const figures = members.flatMap((one) => values.get(one)!.get(element.code) ?? []);
      const value = together(element, figures, added.has(element.code), lacking.length === 0);
      if (value === null) {
        unknown.push({ unit, element, lacking });
        for (const row of own) if (row.unit === unit.code) without.add(row);
        continue;
      }
      for (const row of own) without.add(row);
      made.push({ unit: unit.code, element: element.code, value, basis: basisOf(campaign, own) });
    }
  }
  return {
    history: [...campaign.history.filter((row) => !without.has(row)), ...made],
    unknown,
    differs: without.size > 0 || campaign.history.some(({ unit }) => ended.has(unit)),
  };
}

/** Whoever there was on the day the answers of last year were due was asked. */
function wasAsked({ deadlines }: Campaign, element: Element, unit: Unit): boolean {
  // One figure for the whole area: whoever gave it was the one.
  return element.level !== "province" && reports(element, unit) && existsOn(unit, yearBefore(deadlines.due));
}

function together(
  { level, max }: Element,
  figures: readonly (number | string)[],
  isAdded: boolean,
  complete: boolean,
): number | string | null {
  if (!complete) return null;
  if (figures.length === 1) return figures[0]!;
  if (!isAdded || level === "province") return null;
  const numbers = figures.filter((figure) => typeof figure === "number");
  const sum = Number(exactSum(numbers).toPrecision(15));
  return numbers.length < figures.length || (max !== undefined && sum > max) ? null : sum;
}

/** A unit's figures, totals added where only their parts were kept. */
function valuesOf(
  { elements }: Campaign,
  rows: ReadonlyMap<string, HistoryRow>,
  { code: unit }: Unit,
): Map<string, number | string> {
  const values = new Map<string, number | string>();
  for (const element of partsFirst(elements)) {
    const part = (code: string) => ({ value: values.get(code) ?? null, reason: null, includedIn: null });
    const value = rows.get(`${unit}|${element.code}`)?.value ?? (element.sumOf ? totalOf(element, part).value : null);
    if (value !== null) values.set(element.code, value);
  }
  return values;
}

/** The one that says most against the sum: another basis than this year's, then made-up figures. */
function basisOf({ basis }: Campaign, rows: readonly HistoryRow[]): string {
  const weight = (one: string) => (one === basis.code ? 0 : one === "illustrative" ? 1 : 2);
  return rows.map((row) => row.basis).reduce((worst, one) => (weight(one) > weight(worst) ? one : worst));
}

const averaging = new Set(["AVERAGE", "AVERAGEIFS", "MEDIAN", "MIN", "MAX"]);
const adding = new Set(["SUM", "SUMIF", "SUMIFS", "SUMPRODUCT"]);

/** Elements whose figures of several units may be added: whole numbers and money unless averaged, decimals where summed. */
export function addedElements({ elements, indicators }: Pick<Campaign, "elements" | "indicators">): Set<string> {
  const summed = new Set(elements.flatMap(({ code, sumOf }) => (sumOf ? [code, ...sumOf] : [])));
  const averaged = new Set<string>();
  const visit = (node: Node, within: string): void => {
    if (node.type === "name" && adding.has(within)) summed.add(node.name);
    if (node.type === "name" && averaging.has(within)) averaged.add(node.name);
    for (const child of children(node)) visit(child, node.type === "call" ? node.function : within);
  };
  for (const { formula } of indicators) visit(parseFormula(formula).tree, "");
  const isAdded = (element: Element) =>
    isNumeric(element) &&
    element.type !== "percent" &&
    !averaged.has(element.code) &&
    (element.type !== "decimal" || summed.has(element.code));
  return new Set(elements.filter(isAdded).map(({ code }) => code));
}

/**
 * Whether last year's value of a formula over these elements is another one over the units of then than over today's: their
 * figures differ, or rows of ended units that hold no figure are counted.
 */
export function isOfEnded(campaign: Campaign, formula: Node, elements: readonly string[]): boolean {
  const known = ofEnded.get(campaign) ?? {
    moved: findElementsOfEnded(campaign),
    asked: elementsAskedOfEnded(campaign),
  };
  ofEnded.set(campaign, known);
  const { moved, asked } = known;
  return (
    elements.some((code) => moved.has(code)) || (countsBlanks(formula) && elements.some((code) => asked.has(code)))
  );
}

const ofEnded = new WeakMap<Campaign, { moved: ReadonlySet<string>; asked: ReadonlySet<string> }>();

const countingBlanks = new Set(["COUNTBLANK", "COUNTIF", "COUNTIFS"]);

function countsBlanks(node: Node): boolean {
  return (node.type === "call" && countingBlanks.has(node.function)) || children(node).some(countsBlanks);
}

/** Elements in whose column of last year a unit stands that has ended. */
function elementsAskedOfEnded(campaign: Campaign): Set<string> {
  const gave = new Set((campaign.historyAsWritten ?? []).map(({ unit }) => unit));
  const ended = campaign.units.filter((unit) => hasEnded(campaign, unit) && gave.has(unit.code));
  const isAsked = (element: Element) =>
    ended.some((unit) => {
      const now = successorOf(campaign, unit);
      return reports(element, unit) || (now !== null && reports(element, now));
    });
  return new Set(campaign.elements.filter(isAsked).map(({ code }) => code));
}

/** Elements, and totals over them, whose figures of last year are not those of today's units as they wrote them. */
function findElementsOfEnded(campaign: Campaign): Set<string> {
  if (!campaign.historyAsWritten) return new Set();
  const now = new Set(campaign.history);
  const written = new Set(campaign.historyAsWritten);
  const moved = [...written].filter((row) => !now.has(row));
  const ended = new Set(campaign.units.filter((unit) => hasEnded(campaign, unit)).map(({ code }) => code));
  const kept = campaign.history.filter(({ unit }) => ended.has(unit));
  const found = new Set([...moved, ...kept].map(({ element }) => element));
  for (const { code, sumOf } of partsFirst(campaign.elements))
    if (sumOf?.some((part) => found.has(part))) found.add(code);
  return found;
}
