/** Formulas of indicators and rules: they parse, their names exist where they are used, rules do not contradict. */
import { type Formula, FormulaProblem, parseFormula, toExcel } from "../../formula/index.js";
import { message } from "../../messages/index.js";
import { expectedUnits, ruleApplies } from "../assignments.js";
import { namesOfCampaign, namesOfUnit, reserved } from "../names.js";
import type { Rule } from "../schema.js";
import type { Check, Report } from "./check.js";
import { circle } from "./circle.js";

export const checkFormulas: Check = ({ campaign }, report) => {
  const universe = namesOfCampaign(campaign);
  const held = expectedUnits(campaign).map((unit) => ({ unit, names: namesOfUnit(campaign, unit) }));
  const uses = new Map<string, string[]>();

  campaign.indicators.forEach((indicator, i) => {
    const path = ["indicators", i, "formula"];
    const formula = parse(report, indicator.formula, path);
    if (!formula) return;
    known(report, formula, universe, path);
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

  const comparisons: { rule: Rule; index: number; sides: string; operator: string }[] = [];
  campaign.rules.forEach((rule, i) => {
    const path = ["rules", i];
    const formulas = (["formula", "when"] as const).flatMap((key) => {
      const text = rule[key];
      const parsed = text === undefined ? null : parse(report, text, [...path, key]);
      return parsed ? [{ key, parsed }] : [];
    });
    if (!formulas.some(({ key }) => key === "formula")) return;
    let unknown = false;
    for (const { key, parsed } of formulas) unknown = known(report, parsed, universe, [...path, key]) || unknown;
    const names = [...new Set(formulas.flatMap(({ parsed }) => parsed.names))];
    rule.mayBeBlank.forEach((name, k) => {
      if (!names.includes(name)) report.unknown("indicators", [...path, "mayBeBlank", k], "name", name, names);
    });
    if (!unknown && rule.scope === "unit" && !held.some((one) => ruleApplies(rule, one.names, names, one.unit)))
      report.at("indicators", path, "campaign.rule_for_nobody", { id: rule.id, names: names.join(", ") });
    const main = formulas.find(({ key }) => key === "formula")!.parsed.tree;
    if (main.type === "binary")
      comparisons.push({
        rule,
        index: i,
        operator: main.operator,
        sides: `${toExcel(main.left)}|${toExcel(main.right)}`,
      });
  });
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
    if (!element.subsetOf) return;
    const wanted = `${element.code}|${element.subsetOf}`;
    if (!comparisons.some((one) => one.sides === wanted && one.operator === "<="))
      report.at("indicators", ["elements", i, "subsetOf"], "campaign.subset_without_rule", {
        code: element.code,
        whole: element.subsetOf,
      });
  });
};

function parse(report: Report, text: string, path: readonly PropertyKey[]): Formula | null {
  try {
    return parseFormula(text);
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    for (const { code, slots, offset } of error.problems) {
      const said = { vi: message("vi", code, slots), en: message("en", code, slots) };
      report.at("indicators", path, "campaign.formula", { at: offset + 1, ...said }, offset);
    }
    return null;
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

/** Whether no pair of numbers satisfies both comparisons of the same two sides. */
function contradict(a: string, b: string): boolean {
  const signs: Record<string, number[]> = { "<": [-1], "<=": [-1, 0], "=": [0], ">=": [0, 1], ">": [1], "<>": [-1, 1] };
  const one = signs[a];
  const two = signs[b];
  return one !== undefined && two !== undefined && !one.some((sign) => two.includes(sign));
}
