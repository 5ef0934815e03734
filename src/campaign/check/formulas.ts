/** Formulas of indicators and rules: they parse, their names exist where they are used, rules do not contradict. */
import { divisions, type Formula, FormulaProblem, parseFormula, restrictRatios, toExcel } from "../../formula/index.js";
import { message } from "../../messages/index.js";
import { assignmentKey, expectedUnits, ruleApplies } from "../assignments.js";
import { countedAlike } from "../counted-alike.js";
import { elementsOfEach, standingRules } from "../each.js";
import { namesOfCampaign, namesOfPeers, namesOfStackedRoster, namesOfUnit, reserved } from "../names.js";
import { isByRow, rosterOfNames } from "../rules.js";
import type { Campaign, Roster, Rule, Unit } from "../schema.js";
import type { Check, Report } from "./check.js";
import { circle } from "./circle.js";

export const checkFormulas: Check = ({ campaign }, report) => {
  const universe = namesOfCampaign(campaign);
  const held = heldNames(campaign, namesOfUnit);
  const heldWithPeers = heldNames(campaign, namesOfPeers);
  const ofOneUnit = new Set([...new Set(heldWithPeers.map(({ names }) => names))].flatMap((names) => [...names]));
  const universeOf = (rule: Rule, roster: Roster | undefined): ReadonlySet<string> => {
    if (rule.scope === "peer") return ofOneUnit;
    if (rule.scope === "campaign_row") return new Set(namesOfStackedRoster(campaign, roster!));
    return universe;
  };
  const uses = new Map<string, string[]>();
  const alike = countedAlike(campaign);

  campaign.indicators.forEach((indicator, i) => {
    const path = ["indicators", i, "formula"];
    const formula = parse(report, indicator.formula, path);
    if (!formula) return;
    if (!known(report, formula, universe, path)) restricts(report, formula, alike, path);
    const prefix = reserved.indicator;
    uses.set(
      indicator.code,
      formula.names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
    );
  });
  campaign.indicators.forEach((indicator, i) => {
    const chain = circle(indicator.code, (code) => uses.get(code) ?? []);
    if (chain) report.at("indicators", ["indicators", i, "formula"], "campaign.circular", { chain: chain.join(" → ") });
  });

  campaign.rollup.forEach(({ element, formula: text, numeratorOf, denominatorOf }, i) => {
    const path = ["rollup", i];
    if ([text, numeratorOf, denominatorOf].filter((one) => one !== undefined).length !== 1)
      report.at("indicators", path, "campaign.rollup_one_of", { code: element });
    const formula = text === undefined ? null : parse(report, text, [...path, "formula"]);
    if (formula && !known(report, formula, universe, [...path, "formula"]))
      restricts(report, formula, alike, [...path, "formula"]);
    for (const [key, code] of Object.entries({ numeratorOf, denominatorOf })) {
      if (code === undefined) continue;
      const of = campaign.indicators.find((indicator) => indicator.code === code);
      const codes = campaign.indicators.map((indicator) => indicator.code);
      if (!of) report.unknown("indicators", [...path, key], "indicator", code, codes);
      else if (!isRatioText(of.formula)) report.at("indicators", [...path, key], "campaign.rollup_no_ratio", { code });
    }
    if (campaign.rollup.findIndex((line) => line.element === element) < i)
      report.at("indicators", ["rollup", i, "element"], "campaign.duplicate", { code: element });
  });

  /** Characters that the live checks shown at an element need in its workbook, at most. */
  const lengths = new Map<string, number>();
  const isElement = new Set(campaign.elements.map((element) => element.code));
  const comparisons: { rule: Rule; index: number; sides: string; operator: string }[] = [];
  campaign.rules.forEach((rule, i) => {
    if (rule.each && elementsOfEach(campaign, rule.each).length === 0)
      report.at("indicators", ["rules", i, "each"], "campaign.each_of_none", { id: rule.id });
  });
  for (const { rule, index: i } of standingRules(campaign)) {
    const path = ["rules", i];
    const formulas = (["formula", "when"] as const).flatMap((key) => {
      const text = rule[key];
      const parsed = text === undefined ? null : parse(report, text, [...path, key]);
      return parsed ? [{ key, parsed }] : [];
    });
    if (!formulas.some(({ key }) => key === "formula")) continue;
    const names = [...new Set(formulas.flatMap(({ parsed }) => parsed.names))];
    const roster = rosterOfNames(campaign, names);
    if (isByRow(rule) && !roster) {
      report.at("indicators", path, "campaign.rows_of_no_roster", { id: rule.id });
      continue;
    }
    const wanted = universeOf(rule, roster);
    let unknown = false;
    for (const { key, parsed } of formulas) unknown = known(report, parsed, wanted, [...path, key]) || unknown;
    rule.mayBeBlank.forEach((name, k) => {
      if (!names.includes(name)) report.unknown("indicators", [...path, "mayBeBlank", k], "name", name, names);
    });
    const heldBy = rule.scope === "peer" ? heldWithPeers : held;
    const ofUnits = rule.scope === "unit" || rule.scope === "row" || rule.scope === "peer";
    if (!unknown && ofUnits && !heldBy.some((one) => ruleApplies(rule, one.names, names, one.unit)))
      report.at("indicators", path, "campaign.rule_for_nobody", { id: rule.id, names: names.join(", ") });
    if (rule.scope === "unit") {
      const subject = names.find((name) => isElement.has(name));
      const length = rule.formula.length + (rule.when?.length ?? 0) + rule.message.length * 2 + names.length * 20 + 60;
      if (subject !== undefined) lengths.set(subject, (lengths.get(subject) ?? 0) + length);
    }
    const main = formulas.find(({ key }) => key === "formula")!.parsed.tree;
    if (main.type === "binary")
      comparisons.push({
        rule,
        index: i,
        operator: main.operator,
        sides: `${toExcel(main.left)}|${toExcel(main.right)}`,
      });
  }
  for (const [k, one] of comparisons.entries()) {
    const other = comparisons
      .slice(0, k)
      .find(
        (two) => two.sides === one.sides && sameReach(two.rule, one.rule) && contradict(two.operator, one.operator),
      );
    if (other)
      report.at("indicators", ["rules", one.index], "campaign.contradiction", {
        id: one.rule.id,
        other: other.rule.id,
      });
  }

  campaign.elements.forEach((element, i) => {
    if (lengths.get(element.code)! > cellLimit)
      report.at("indicators", ["elements", i], "campaign.too_many_rules", { code: element.code });
  });
  campaign.elements.forEach((element, i) => {
    if (!element.subsetOf) return;
    const wanted = `${element.code}|${element.subsetOf}`;
    if (!comparisons.some((one) => one.sides === wanted && one.operator === "<="))
      report.at("indicators", ["elements", i, "subsetOf"], "campaign.subset_without_rule", {
        code: element.code,
        whole: element.subsetOf,
      });
  });
};

function isRatioText(formula: string): boolean {
  try {
    return divisions(parseFormula(formula).tree) !== null;
  } catch (error) {
    // What is wrong with it is told where it stands.
    if (error instanceof FormulaProblem) return true;
    throw error;
  }
}

/** Of every unit; units that are asked for the same share one set. */
function heldNames(campaign: Campaign, namesOf: (campaign: Campaign, unit: Unit) => ReadonlySet<string>) {
  const byKey = new Map<string, ReadonlySet<string>>();
  return expectedUnits(campaign).map((unit) => {
    const key = assignmentKey(campaign, unit);
    const names = byKey.get(key) ?? namesOf(campaign, unit);
    byKey.set(key, names);
    return { unit, names };
  });
}

/** A ratio must be one that can be limited to the units that gave both sides. */
function restricts(
  report: Report,
  formula: Formula,
  alike: (a: string, b: string) => boolean,
  path: readonly PropertyKey[],
): void {
  try {
    restrictRatios(formula.tree, alike);
  } catch (error) {
    tellFormula(report, error, path);
  }
}

function parse(report: Report, text: string, path: readonly PropertyKey[]): Formula | null {
  try {
    return parseFormula(text);
  } catch (error) {
    tellFormula(report, error, path);
    return null;
  }
}

function tellFormula(report: Report, error: unknown, path: readonly PropertyKey[]): void {
  if (!(error instanceof FormulaProblem)) throw error;
  for (const { code, slots, offset } of error.problems) {
    const said = { vi: message("vi", code, slots), en: message("en", code, slots) };
    report.at("indicators", path, "campaign.formula", { at: offset + 1, ...said }, offset);
  }
}

function known(report: Report, formula: Formula, universe: ReadonlySet<string>, path: readonly PropertyKey[]): boolean {
  const missing = formula.names.filter((name) => !universe.has(name));
  for (const name of missing) report.unknownName(path, name, [...universe]);
  return missing.length > 0;
}

function sameReach(a: Rule, b: Rule): boolean {
  const reach = (rule: Rule) => JSON.stringify([rule.when ?? "", rule.scope, rule.units ?? []]);
  return reach(a) === reach(b);
}

/** Excel's limit for a formula, less what stands around the rules. */
const cellLimit = 7500;

/** Whether no pair of numbers satisfies both comparisons of the same two sides. */
function contradict(a: string, b: string): boolean {
  const signs: Record<string, number[]> = { "<": [-1], "<=": [-1, 0], "=": [0], ">=": [0, 1], ">": [1], "<>": [-1, 1] };
  const one = signs[a];
  const two = signs[b];
  return one !== undefined && two !== undefined && !one.some((sign) => two.includes(sign));
}
