/** The findings of a round: of units, between revisions and over the whole campaign, with the officer's decisions. */
import { type Campaign, campaignRules, expectedUnits, reserved } from "../campaign/index.js";
import { parseFormula } from "../formula/index.js";
import {
  coverageOfName,
  elementOfName,
  type IndicatorResult,
  inColumn,
  type Table,
  tableNames,
} from "../indicators/index.js";
import { type Lang, message } from "../messages/index.js";
import type { CellRef, Finding, Severity } from "../model.js";
import type { Decision, FindingRecord, Store, StoredValue, SubmissionRecord } from "../store/index.js";
import { elementsNamed, findingIds, isBlocker, judgeCampaign, told } from "../validation/index.js";

/** Units whose files contradict each other: decided by saying which came later, not by accepting. */
export function conflicts(submissions: readonly SubmissionRecord[], lang: Lang): Finding[] {
  const units = [...new Set(submissions.filter((record) => record.state === "conflict").map((record) => record.unit))];
  const judgements = units.map((unit) => ({ rule: "submission.conflict", unit, cells: [] }));
  const ids = findingIds(judgements);
  return judgements.map((judgement, index) => ({
    ...judgement,
    id: ids[index]!,
    result: "fail",
    severity: "error",
    state: "open",
    message: message(lang, "submission.conflict"),
    imbalance: null,
  }));
}

/** Figures of the revision before that the current one leaves empty without a word. */
export async function vanishedFigures(
  campaign: Campaign,
  store: Store,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const unit of expectedUnits(campaign)) {
    const own = submissions.filter((record) => record.unit === unit.code && record.state !== "withdrawn");
    const at = own.findIndex((record) => record.state === "current");
    const before = own[at - 1];
    if (!before) continue;
    const earlier = (await store.valuesOf(before.sha256)).filter(
      (value) => value.row === 0 && value.fate === "accepted",
    );
    const known = new Map(earlier.map((value) => [value.element, value]));
    const judgements = values.flatMap(({ unit: of, element, row, fate, reason, sheet, cell, raw }) => {
      const was = known.get(element);
      if (of !== unit.code || row !== 0 || fate !== "blank" || reason !== null || !was) return [];
      const slots = { before: was.raw };
      return [{ rule: "value.vanished", unit: of, slots, cells: [{ element, sheet, cell, raw }] }];
    });
    const ids = findingIds(judgements);
    for (const [index, { slots, ...judgement }] of judgements.entries()) {
      const finding: Finding = {
        ...{ ...judgement, id: ids[index]!, result: "fail", severity: "error", state: "open", imbalance: null },
        message: message(lang, "value.vanished", slots),
      };
      found.push(withDecision(finding, decisions));
    }
  }
  return found;
}

/** The last decision on a finding counts. */
export function latest(decisions: readonly Decision[]): Map<string, Decision> {
  return new Map(decisions.map((decision) => [decision.finding, decision]));
}

/** What the values named were: a decision stands as long as they stay the same. */
export function figuresNamed(cells: readonly CellRef[]): string {
  return JSON.stringify(cells.map((cell) => [cell.element, cell.raw]));
}

function withDecision(finding: Finding, decisions: ReadonlyMap<string, Decision>): Finding {
  const decision = decisions.get(finding.id);
  if (!decision || decision.figures !== figuresNamed(finding.cells)) return finding;
  const { by, at, reason } = decision;
  return { ...finding, state: decision.state, decision: { by, at, reason } };
}

export function unitFinding(
  record: FindingRecord,
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
  single: (unit: string, element: string) => StoredValue | undefined,
): Finding {
  const cells = JSON.parse(record.cells) as CellRef[];
  const explanations = cells
    .map((cell) => single(record.unit, cell.element)?.explanation)
    .filter((one) => typeof one === "string");
  const explanation = [...new Set(explanations)].join("; ");
  const finding: Finding = {
    id: record.id,
    rule: record.rule,
    unit: record.unit,
    result: "fail",
    severity: record.severity as Severity,
    state: explanation === "" ? "open" : "answered",
    message: lang === "vi" ? record.messageVi : record.messageEn,
    imbalance: record.imbalance,
    cells,
    ...(explanation === "" ? {} : { explanation }),
  };
  return withDecision(finding, decisions);
}

/** Values left out: those an undecided error names, and those the officer rejected. `unit|element` */
export function heldBack(findings: readonly Finding[], decisions: ReadonlyMap<string, Decision>): Set<string> {
  const held = new Set<string>();
  for (const finding of findings) {
    const rejected =
      finding.state === "rejected" ? (decisions.get(finding.id)?.elements ?? elementsNamed(finding)) : [];
    const named = isBlocker(finding) ? elementsNamed(finding) : rejected;
    for (const element of named) held.add(`${finding.unit}|${element}`);
  }
  return held;
}

export function judgedCampaign(
  table: Table,
  indicators: readonly IndicatorResult[],
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
): Finding[] {
  const { campaign } = table;
  const computed = new Map(indicators.map((indicator) => [indicator.code, indicator.value]));
  const names = tableNames(table, { indicator: (code) => computed.get(code) ?? null });
  const missing = (name: string) => {
    if (name.startsWith(reserved.indicator))
      return (computed.get(name.slice(reserved.indicator.length)) ?? null) === null;
    const coverage = coverageOfName(table, name);
    return coverage !== null && coverage.reported < coverage.expected;
  };
  const judgements = judgeCampaign(campaign, names, missing, (name) => cellsOfName(table, name)).filter(
    (one) => one.result === "fail",
  );
  const ids = findingIds(judgements);
  return judgements.map((one, index) =>
    withDecision({ ...told(one, lang), id: ids[index]!, state: "open" }, decisions),
  );
}

/** Where the figures behind a campaign name stand, one cell a unit's source; of an indicator, those it is made of. */
function cellsOfName(table: Table, name: string): CellRef[] {
  const { campaign } = table;
  const indicator = campaign.indicators.find((one) => reserved.indicator + one.code === name);
  if (indicator) return namesOf(indicator.formula).flatMap((inner) => cellsOfName(table, inner));
  const found = elementOfName(campaign, name);
  if (!found || found.previous) return [];
  const units = table.units.filter((unit) => inColumn(found.element, unit, found.crosscheck));
  return units.flatMap((unit) =>
    (table.figure(unit.code, found.element.code)?.sources ?? []).map(({ sheet, cell, raw }) => ({
      ...{ element: found.element.code, cell, raw },
      sheet: `${unit.code}: ${sheet}`,
    })),
  );
}

function namesOf(formula: string): readonly string[] {
  return parseFormula(formula).names;
}

export function namesOfRule(campaign: Campaign, id: string): readonly string[] {
  return campaignRules(campaign).find((rule) => rule.id === id)?.names ?? [];
}
