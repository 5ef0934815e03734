/**
 * Rules that do nothing: that can never pass or never fail over the ranges of their inputs, or that follow from others.
 * What this does not decide is said as well: rules it found neither a passing nor a failing sample for.
 */
import {
  type Bound,
  boundsOf,
  evaluate,
  type Formula,
  implies,
  type Names,
  type Operand,
  parseFormula,
  possible,
  type Range,
  type Ranges,
  type Scalar,
} from "../../formula/index.js";
import { standingRules } from "../each.js";
import { isNumeric, lowest } from "../elements.js";
import { reserved } from "../names.js";
import { isByRow, parsedRules, rowFormula } from "../rules.js";
import type { Campaign, Rule } from "../schema.js";
import type { Check } from "./check.js";

export const checkHygiene: Check = ({ campaign }, report) => {
  // What does not parse, or names what is not there, is told by another check.
  if (report.problems.some((problem) => problem.level === "error")) return;
  const ranges = rangesOf(campaign);
  const rules = standingRules(campaign).map(({ rule, index }) => ({ rule, index, ...formulasOf(rule) }));
  const open: string[] = [];
  const told = new Set<number>();
  for (const { rule, index, formula, when } of rules) {
    if (told.has(index)) continue;
    const path = ["rules", index];
    const can = possible(formula.tree, ranges);
    const applies = when === null || possible(when.tree, ranges).true;
    const fact = !applies ? "never_applies" : !can.true ? "never_passes" : !can.false ? "never_fails" : null;
    if (fact) {
      told.add(index);
      report.notice("indicators", path, `campaign.rule_${fact}`, { id: rule.id });
      continue;
    }
    const seen = tried(campaign, rule.id);
    if (!seen.pass || !seen.fail) open.push(rule.id);
  }
  for (const { index, id, others } of redundant(
    campaign,
    rules.filter(({ index }) => !told.has(index)),
    ranges,
  ))
    report.notice("indicators", ["rules", index], "campaign.rule_follows", { id, others: others.join(", ") });
  if (open.length > 0)
    report.notice("indicators", ["rules"], "campaign.rules_undecided", { count: open.length, list: open.join(", ") });
};

function formulasOf(rule: Rule): { formula: Formula; when: Formula | null } {
  return { formula: parseFormula(rule.formula), when: rule.when === undefined ? null : parseFormula(rule.when) };
}

/** What each name can hold: the bounds of its element; sums of columns are bounded from below by 0. */
function rangesOf(campaign: Campaign): Ranges {
  const known = new Map<string, Range>();
  for (const element of campaign.elements) {
    if (!isNumeric(element)) continue;
    const range = { low: lowest(element) ?? Number.NEGATIVE_INFINITY, high: element.max ?? Number.POSITIVE_INFINITY };
    known.set(element.code, range);
    known.set(reserved.previous + element.code, range);
  }
  for (const { columns } of campaign.rosters)
    for (const { code, type } of columns)
      if (type === "integer" || type === "money") known.set(code, { low: 0, high: Number.POSITIVE_INFINITY });
  for (const { code } of campaign.unitGroups) known.set(reserved.unitIs + code, { low: 0, high: 1 });
  return (name) => known.get(name) ?? null;
}

interface Standing {
  rule: Rule;
  index: number;
  formula: Formula;
}

/** Rules that hold whenever one or two others of the same reach do. */
function redundant(
  campaign: Campaign,
  rules: readonly Standing[],
  ranges: Ranges,
): { index: number; id: string; others: string[] }[] {
  const linear = rules.flatMap(({ rule, index, formula }) => {
    // Over columns a name stands for many figures; only what is compared inside one unit is looked at.
    const bounds = rule.scope === "unit" ? boundsOf(formula.tree) : null;
    const reach = JSON.stringify([rule.when ?? "", rule.units ?? []]);
    const blank = JSON.stringify(rule.mayBeBlank);
    return bounds && isOverElements(campaign, formula) ? [{ id: rule.id, index, bounds, reach: reach + blank }] : [];
  });
  const dropped = new Set<string>();
  return linear.flatMap(({ id, index, bounds, reach }) => {
    const others = linear.filter((one) => one.id !== id && one.reach === reach && !dropped.has(one.id));
    const from = bounds.map((bound) => sourceOf(bound, others, ranges));
    if (from.some((one) => one === null)) return [];
    dropped.add(id);
    return [{ index, id, others: [...new Set(from.flatMap((one) => one!))] }];
  });
}

function isOverElements(campaign: Campaign, formula: Formula): boolean {
  const columns = new Set(campaign.rosters.flatMap((roster) => roster.columns.map(({ code }) => code)));
  return formula.names.every((name) => !columns.has(name));
}

function sourceOf(wanted: Bound, rules: readonly { id: string; bounds: Bound[] }[], ranges: Ranges): string[] | null {
  const shares = (bound: Bound) => [...bound.terms.keys()].some((name) => wanted.terms.has(name));
  const near = rules.flatMap(({ id, bounds }) => bounds.filter(shares).map((bound) => ({ id, bound })));
  for (const { id, bound } of near) if (implies([bound], wanted, ranges)) return [id];
  for (const [at, one] of near.entries())
    for (const two of near.slice(at + 1)) if (implies([one.bound, two.bound], wanted, ranges)) return [one.id, two.id];
  return null;
}

/** Samples that rules are tried on: boundaries, equals, an order of magnitude apart. */
const samples: readonly Scalar[] = [
  0,
  1,
  2,
  3,
  5,
  9,
  10,
  11,
  50,
  99,
  100,
  101,
  1000,
  20_000,
  1e6,
  0.4,
  -1,
  "Có",
  "Không",
  "x",
  "",
];
const tries = 400;

/** Whether a passing and a failing sample were found. The same samples on every run. */
function tried(campaign: Campaign, id: string): { pass: boolean; fail: boolean } {
  const rule = parsedRules(campaign).find((one) => one.id === id)!;
  const formula = isByRow(rule) ? rowFormula(rule, "formula")! : rule.formula;
  const when = isByRow(rule) ? rowFormula(rule, "when") : rule.when;
  const lists = listsOf(campaign);
  const columns = new Set(campaign.rosters.flatMap((roster) => roster.columns.map(({ code }) => code)));
  const isColumn = (name: string) =>
    name.endsWith("[]") ||
    (!isByRow(rule) && (columns.has(name) || (rule.scope === "campaign" && !name.startsWith(reserved.indicator))));
  let state = 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const literals = [
    ...`${rule.written.text} ${rule.when?.text ?? ""}`.matchAll(/"([^"]*)"|(?<![A-Z_0-9.])(\d+(?:\.\d+)?)/g),
  ].map(([, text, number]) => text ?? Number(number));
  const seen = { pass: false, fail: false };
  for (let n = 0; n < tries && !(seen.pass && seen.fail); n++) {
    const shared = samples[next(samples.length)]!;
    const given = new Map<string, Operand>();
    const one = (name: string): Scalar => {
      const own = lists.get(name.replace("[]", ""));
      const roll = next(10);
      if (own && roll < 7) return own[next(own.length)]!;
      if (roll < 3) return shared;
      if (literals.length > 0 && roll < 7) return literals[next(literals.length)]!;
      return samples[next(samples.length)]!;
    };
    const names: Names = (name) => {
      if (!given.has(name))
        given.set(name, isColumn(name) ? { cells: Array.from({ length: next(4) }, () => one(name)) } : one(name));
      return given.get(name);
    };
    if (when && evaluate(when, names) !== true) continue;
    const held = evaluate(formula, names);
    if (held === true) seen.pass = true;
    if (held === false) seen.fail = true;
  }
  return seen;
}

/** The closed lists of roster columns, so that conditions on them are met. */
function listsOf(campaign: Campaign): Map<string, readonly string[]> {
  return new Map(
    campaign.rosters.flatMap(({ columns }) =>
      columns.flatMap(({ code, list }) => (list ? [[code, list] as const] : [])),
    ),
  );
}
