/**
 * Indicators computed where the figures lie: the store groups and sums them in one statement, and the formulas' arithmetic on
 * the sums is the evaluator's. What it cannot fold is evaluated over a stream of the values needed. The results are those of
 * `computeIndicators` to the last bit; see docs/scale.md.
 */
import { type Campaign, isOfEnded } from "../../campaign/index.js";
import { parseFormula } from "../../formula/index.js";
import {
  basisOfTable,
  type ComputeOptions,
  elementOfName,
  type IndicatorResult,
  indicatorResults,
  isOtherBasis,
  namesBehind,
} from "../../indicators/index.js";
import { bit, type FigureGroup, type Store } from "../../store/index.js";
import { absentRosters } from "../roster-rows.js";
import { basisOfGroups, type ListsSent } from "./basis.js";
import { codesOf, isOfList } from "./columns.js";
import { has } from "./fold.js";
import { type Component, type Plan, planOf } from "./plan.js";
import { streamedTable } from "./streamed.js";

export interface AggregateOptions extends ComputeOptions {
  /** `unit|element` of values that are held back: open errors, and what the officer left out. */
  leftOut?: ReadonlySet<string>;
  /** Last year's figures, read once and in any order. */
  history?: () => Iterable<Campaign["history"][number]>;
}

export async function aggregateIndicators(
  campaign: Campaign,
  store: Store,
  { leftOut = new Set(), history, ...options }: AggregateOptions,
): Promise<IndicatorResult[]> {
  return (await aggregated(campaign, store, leftOut, history))(options);
}

/** The figures once aggregated, from which the indicators are computed as often as other names are blocked. */
export async function aggregated(
  campaign: Campaign,
  store: Store,
  leftOut: ReadonlySet<string>,
  history: NonNullable<AggregateOptions["history"]> = () => campaign.history,
): Promise<(options: ComputeOptions) => IndicatorResult[]> {
  const plan = planOf(campaign);
  const asked = new Set(plan.criteria.columns());
  const texts = new Map((await store.textsOf([...asked])).map((one) => [`${one.element}|${one.text}`, one] as const));
  if (asked.size > 0)
    for (const { element, value } of history())
      if (asked.has(element) && typeof value === "string") texts.set(`${element}|${value}`, { element, text: value });
  const groups = await store.groups({
    ...plan.request,
    texts: plan.criteria.texts([...texts.values()]),
    leftOut,
    previous: previousOf(plan, history()),
  });
  const streamed = new Set([...plan.streamed, ...notSummed(plan, groups), ...ofEnded(campaign)]);
  const names = [...streamed].flatMap((code) => namesBehind(campaign, code));
  const usesLists = campaign.indicators.some(({ code }) =>
    namesBehind(campaign, code).some((name) => isOfList(plan.columns, name)),
  );
  const lists = usesLists ? await listsSent(campaign, store, leftOut) : nothingOfLists;
  const inGroups = basisOfGroups(plan, groups, lists);
  const inTable =
    streamed.size === 0
      ? null
      : basisOfTable(
          await streamedTable(
            withHistory(campaign, history()),
            store,
            codesOf(campaign, plan.columns, names),
            leftOut,
            {
              sent: lists.sent,
              lacksRoster: lists.lacks,
            },
          ),
        );
  return (options) => indicatorResults((code) => (streamed.has(code) ? inTable! : inGroups), campaign, options);
}

function withHistory(campaign: Campaign, history: Iterable<Campaign["history"][number]>): Campaign {
  return history === campaign.history ? campaign : { ...campaign, history: [...history] };
}

export const nothingOfLists: ListsSent = { sent: () => false, lacks: () => true };

export async function listsSent(campaign: Campaign, store: Store, leftOut: ReadonlySet<string>): Promise<ListsSent> {
  const { units, parts } = await store.sending();
  const absent = absentRosters(campaign, new Set(parts.map(({ unit, part }) => `${unit}|${part}`)));
  return {
    sent: (unit) => units.has(unit),
    lacks: (unit, roster, column) => absent.has(`${unit}|${roster}`) || leftOut.has(`${unit}|${column}`),
  };
}

function* previousOf(plan: Plan, history: Iterable<Campaign["history"][number]>) {
  const { places, totals } = plan.request;
  const needed = new Set([...places.map(({ element }) => element), ...totals.map(({ part }) => part)]);
  for (const { unit, element, value, basis } of history)
    if (needed.has(element) && plan.classOf.has(unit))
      yield { unit, element, value, otherBasis: isOtherBasis(basis, plan.campaign.basis.code) };
}

/** Indicators whose last year holds figures of units that the engine is not asked about. */
function ofEnded(campaign: Campaign): string[] {
  if (!campaign.historyAsWritten) return [];
  return campaign.indicators.flatMap(({ code, formula }) => {
    const elements = namesBehind(campaign, code).flatMap((name) => elementOfName(campaign, name)?.element.code ?? []);
    return isOfEnded(campaign, parseFormula(formula).tree, elements) ? [code] : [];
  });
}

/** Indicators over figures that the engine could not sum exactly, found twice, or met a text it was not told of. */
function notSummed(plan: Plan, groups: readonly FigureGroup[]): string[] {
  const bad = new Set<number>();
  const components = new Map<number, Component>();
  for (const { figures, lists } of plan.planned.values())
    for (const one of [figures, ...lists.values()]) components.set(one.index, one);
  for (const group of groups)
    if (group.wild || !isWhole(plan, components.get(group.component)!, group)) bad.add(group.component);
  return [...plan.planned].flatMap(([code, { figures, lists }]) =>
    [figures, ...lists.values()].some(({ index }) => bad.has(index)) ? [code] : [],
  );
}

function isWhole(plan: Plan, component: Component, group: FigureGroup): boolean {
  let entries = 0;
  for (const [code, { factor }] of component.slots) {
    const isSet = (which: number) => has(group, factor, which);
    if (isSet(bit.row)) entries++;
    if (isSet(bit.lastNumber) || isSet(bit.lastText)) entries++;
    for (const [text, last] of [
      [bit.text, false],
      [bit.lastText, true],
    ] as const) {
      const known = plan.criteria.knownBit(code, last);
      if (isSet(text) && known !== 0 && !isSet(known)) return false;
    }
  }
  return entries * group.count === group.entries;
}
