/** How each rule has done in a round: how often it fires, is explained, is kept, leads to a mended figure. */
import type { Finding } from "../model.js";
import type { FindingRecord } from "../store/index.js";

export interface RuleFigures {
  rule: string;
  /** Findings of what counts now. */
  fired: number;
  units: number;
  open: number;
  /** Explained by the unit. */
  answered: number;
  /** Kept by the officer: the rule was wrong there, or too strict. */
  accepted: number;
  rejected: number;
  /** Found in an earlier file of a unit and gone in the one that counts. */
  mended: number;
}

/** Most often firing first. `kept`: failed findings of every file, the superseded included. */
export function ruleFigures(findings: readonly Finding[], kept: readonly FindingRecord[]): RuleFigures[] {
  const rules = new Map<string, RuleFigures & { of: Set<string> }>();
  const figures = (rule: string) => {
    const known = rules.get(rule);
    if (known) return known;
    const none = { fired: 0, units: 0, open: 0, answered: 0, accepted: 0, rejected: 0, mended: 0 };
    const made = { rule, ...none, of: new Set<string>() };
    rules.set(rule, made);
    return made;
  };
  const now = new Set<string>();
  for (const { id, rule, unit, state } of findings) {
    const own = figures(rule);
    own.fired++;
    own[state]++;
    own.of.add(unit ?? "");
    now.add(`${unit}|${id}`);
  }
  const gone = new Set<string>();
  for (const { id, rule, unit, result } of kept) {
    const key = `${unit}|${id}`;
    if (result !== "fail" || now.has(key) || gone.has(key)) continue;
    gone.add(key);
    figures(rule).mended++;
  }
  return [...rules.values()]
    .map(({ of, ...own }) => ({ ...own, units: of.size }))
    .sort((a, b) => b.fired - a.fired || b.mended - a.mended || (a.rule < b.rule ? -1 : 1));
}
