/** Rules with their formulas parsed, and which of them apply to a unit. */
import { type Formula, parseFormula } from "../formula/index.js";
import { ruleApplies } from "./assignments.js";
import { namesOfUnit } from "./names.js";
import type { Campaign, Rule, Unit } from "./schema.js";

export interface ParsedRule extends Omit<Rule, "formula" | "when"> {
  formula: Formula;
  when: Formula | null;
  /** Names of both formulas, in order of first use. */
  names: string[];
}

const parsed = new WeakMap<Campaign, ParsedRule[]>();

/** The rules of a checked definition. */
export function parsedRules(campaign: Campaign): ParsedRule[] {
  const known = parsed.get(campaign);
  if (known) return known;
  const rules = campaign.rules.map((rule): ParsedRule => {
    const formula = parseFormula(rule.formula);
    const when = rule.when === undefined ? null : parseFormula(rule.when);
    return { ...rule, formula, when, names: [...new Set([...formula.names, ...(when?.names ?? [])])] };
  });
  parsed.set(campaign, rules);
  return rules;
}

/** The rules inside one unit's workbook. */
export function unitRules(campaign: Campaign, unit: Unit): ParsedRule[] {
  const held = namesOfUnit(campaign, unit);
  return parsedRules(campaign).filter((rule) => rule.scope === "unit" && ruleApplies(rule, held, rule.names, unit));
}

export function campaignRules(campaign: Campaign): ParsedRule[] {
  return parsedRules(campaign).filter((rule) => rule.scope === "campaign");
}
