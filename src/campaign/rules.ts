/** Rules with their formulas parsed, and which of them apply to a unit. */
import { type Formula, formulaOf, parseFormula, perRow, widened } from "../formula/index.js";
import { assignmentKey, ruleApplies } from "./assignments.js";
import { standingRules } from "./each.js";
import { decimalsOf, isNumeric } from "./elements.js";
import { namesOfPeers, namesOfRoster, namesOfUnit, normalisedOf } from "./names.js";
import type { Campaign, Roster, Rule, Unit } from "./schema.js";

export interface ParsedRule extends Omit<Rule, "formula" | "when" | "each"> {
  /** What is evaluated, alike in all places: as written, but sums of rounded figures compared within their rounding. */
  formula: Formula;
  when: Formula | null;
  /** As written: for people, and for the imbalance. */
  written: Formula;
  /** Names of both formulas, in order of first use. */
  names: string[];
  /** The roster a rule over rows speaks of. */
  roster: Roster | null;
}

const parsed = new WeakMap<Campaign, ParsedRule[]>();

/** The rules of a checked definition. */
export function parsedRules(campaign: Campaign): ParsedRule[] {
  const known = parsed.get(campaign);
  if (known) return known;
  const rules = standingRules(campaign).map(({ rule }) => parse(campaign, rule));
  parsed.set(campaign, rules);
  return rules;
}

function parse(campaign: Campaign, { each: _, ...rule }: Rule): ParsedRule {
  const written = parseFormula(rule.formula);
  const when = rule.when === undefined ? null : parseFormula(rule.when);
  const names = [...new Set([...written.names, ...(when?.names ?? [])])];
  const byRow = isByRow(rule);
  const halfUnit = halfUnits(campaign);
  const columns = columnsOf(campaign);
  const isColumn = (name: string) => (rule.scope === "campaign" ? !name.startsWith("CT_") : columns.has(name));
  const formula = byRow ? written : formulaOf(widened(written.tree, halfUnit, isColumn));
  return { ...rule, written, when, names, formula, roster: byRow ? (rosterOfNames(campaign, names) ?? null) : null };
}

/** Whether a rule is judged once a row of a roster. */
export function isByRow({ scope }: Pick<Rule, "scope">): boolean {
  return scope === "row" || scope === "campaign_row";
}

/** A rule over rows as it is evaluated for one row. */
export function rowFormula(rule: ParsedRule, which: "formula" | "when"): Formula | null {
  const formula = rule[which];
  const columns = new Set(rule.names.filter((name) => isOfRoster(rule.roster!, name)));
  return formula && formulaOf(perRow(formula.tree, (name) => columns.has(name)));
}

/** The one roster whose columns the names are; undefined where they are of none or of several. */
export function rosterOfNames(campaign: Campaign, names: readonly string[]): Roster | undefined {
  const found = campaign.rosters.filter((roster) => names.some((name) => isOfRoster(roster, name)));
  return found.length === 1 ? found[0] : undefined;
}

function isOfRoster(roster: Roster, name: string): boolean {
  return namesOfRoster(roster).includes(normalisedOf(name) ?? name);
}

/** Half of the last digit of a figure: of 12,3 triệu đồng 0.05. */
function halfUnits(campaign: Campaign): (name: string) => number {
  const decimals = new Map([
    ...campaign.elements
      .filter(isNumeric)
      .map((element) => [element.code, rounding(element.type, decimalsOf(element))] as const),
    ...campaign.rosters.flatMap(({ columns }) =>
      columns.flatMap(({ code, type }) => (type === "money" ? [[code, rounding("money", 1)] as const] : [])),
    ),
  ]);
  return (name) => decimals.get(name.replace(/^PREV_/, "")) ?? 0;
}

/** Counts are exact; what has decimals was rounded by somebody. */
function rounding(type: string, decimals: number): number {
  return type === "integer" ? 0 : 0.5 * 10 ** -decimals;
}

function columnsOf(campaign: Campaign): Set<string> {
  return new Set(campaign.rosters.flatMap(namesOfRoster));
}

/** The rules inside one unit's workbook, over its figures or once a row of its rosters. */
export function unitRules(campaign: Campaign, unit: Unit): readonly ParsedRule[] {
  return applying(campaign, unit, "unit");
}

export function rowRules(campaign: Campaign, unit: Unit): readonly ParsedRule[] {
  return applying(campaign, unit, "row");
}

/** The rules over one unit that need to know the others. */
export function peerRules(campaign: Campaign, unit: Unit): readonly ParsedRule[] {
  return applying(campaign, unit, "peer");
}

const applied = new WeakMap<Campaign, Map<string, ParsedRule[]>>();

/** A campaign has thousands of units and few assignments. */
function applying(campaign: Campaign, unit: Unit, scope: "unit" | "row" | "peer"): readonly ParsedRule[] {
  const rules = applied.get(campaign) ?? new Map<string, ParsedRule[]>();
  applied.set(campaign, rules);
  const key = `${scope} ${assignmentKey(campaign, unit)}`;
  const known = rules.get(key);
  if (known) return known;
  const held = scope === "peer" ? namesOfPeers(campaign, unit) : namesOfUnit(campaign, unit);
  const found = parsedRules(campaign).filter(
    (rule) => rule.scope === scope && ruleApplies(rule, held, rule.names, unit),
  );
  rules.set(key, found);
  return found;
}

export function campaignRules(campaign: Campaign): ParsedRule[] {
  return parsedRules(campaign).filter((rule) => rule.scope === "campaign");
}

export function campaignRowRules(campaign: Campaign): ParsedRule[] {
  return parsedRules(campaign).filter((rule) => rule.scope === "campaign_row");
}
