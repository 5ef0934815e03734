/** The findings of a round with the unit's words and the officer's decisions, and what they hold back. */
import {
  type Campaign,
  campaignRowRules,
  campaignRules,
  normalisedOf,
  type ParsedRule,
  reserved,
  unitValue,
} from "../campaign/index.js";
import { parseFormula } from "../formula/index.js";
import {
  coverageOfName,
  elementOfName,
  type IndicatorResult,
  inColumn,
  type Table,
  tableNames,
} from "../indicators/index.js";
import type { Lang } from "../messages/index.js";
import type { CellRef, Finding, Severity } from "../model.js";
import type { Decision, FindingRecord, StoredExplanation, StoredValue } from "../store/index.js";
import {
  elementsNamed,
  findingIds,
  isBlocker,
  type Judgement,
  judgeCampaign,
  judgeCampaignRows,
  told,
} from "../validation/index.js";
import { figuresNamed } from "./figures-named.js";

/** Failed judgements that are derived anew each time a round is put together, as findings with their decisions. */
export function findingsOf(judgements: readonly Judgement[], { lang, decisions, words }: Said): Finding[] {
  const failed = judgements.filter((one) => one.result === "fail");
  const ids = findingIds(failed);
  return failed.map((one, index) => {
    const finding = { ...told(one, lang), id: ids[index]! };
    return withDecision({ ...finding, ...answered(words(finding)) }, decisions);
  });
}

/** What the unit says to a finding; "" where it says nothing. */
export type Words = (finding: Pick<Finding, "id" | "rule" | "unit" | "cells">) => string;

/** What has been said to findings, by officer and units, and the language they are told in. */
export interface Said {
  lang: Lang;
  /** The last one on each finding, by its id. */
  decisions: ReadonlyMap<string, Decision>;
  words: Words;
}

/** In the explanation column of one of the figures named, or beside the finding in a reply workbook. */
export function wordsOf(values: readonly StoredValue[], explanations: readonly StoredExplanation[]): Words {
  const beside = new Map(
    values.flatMap(({ unit, element, row, explanation }) =>
      row === 0 && explanation !== null ? [[`${unit}|${element}`, explanation] as const] : [],
    ),
  );
  const replies = new Map<string, StoredExplanation[]>();
  for (const one of explanations) {
    if (one.text === "") continue;
    const key = `${one.unit}|${one.finding}`;
    replies.set(key, [...(replies.get(key) ?? []), one]);
  }
  return ({ id, rule, unit, cells }) => {
    const named = [...new Set(cells.map(({ element }) => element))];
    const own = named.flatMap((element) => beside.get(`${unit}|${element}`) ?? []);
    // One finding over many cells is answered when each of them is; a rule over several figures, when one of them is.
    const besides = isList(rule) && own.length < named.length ? [] : own;
    const figures = figuresNamed(cells);
    const reply = replies.get(`${unit}|${id}`)?.findLast((one) => one.current || one.figures === figures)?.text;
    const said = [...new Set([...besides, ...(reply === undefined ? [] : [reply])])];
    return said.filter((text) => !said.some((other) => other !== text && other.includes(text))).join("; ");
  };
}

/** Findings of structure name every cell that has the same fault. */
function isList(rule: string): boolean {
  return rule.startsWith("cell.");
}

export function answered(explanation: string): Pick<Finding, "state" | "explanation"> {
  return explanation === "" ? { state: "open" } : { state: "answered", explanation };
}

/** The rules over each row of a roster of all units. */
export function judgedCampaignRows(table: Table): Judgement[] {
  const { campaign } = table;
  const units = new Map(campaign.units.map((unit) => [unit.code, unit]));
  return judgeCampaignRows(campaign, table.rosterRows, (name, code) => {
    const unit = units.get(code);
    return unit && unitValue(name, unit);
  });
}

/** The last decision on a finding counts. */
export function latest(decisions: readonly Decision[]): Map<string, Decision> {
  return new Map(decisions.map((decision) => [decision.finding, decision]));
}

export function withDecision(finding: Finding, decisions: ReadonlyMap<string, Decision>): Finding {
  const decision = decisions.get(finding.id);
  if (!decision || decision.figures !== figuresNamed(finding.cells)) return finding;
  const { by, at, reason } = decision;
  return { ...finding, state: decision.state, decision: { by, at, reason } };
}

export function unitFinding(record: FindingRecord, { lang, decisions, words }: Said): Finding {
  const cells = JSON.parse(record.cells) as CellRef[];
  const finding: Finding = {
    id: record.id,
    rule: record.rule,
    unit: record.unit,
    result: "fail",
    severity: record.severity as Severity,
    message: lang === "vi" ? record.messageVi : record.messageEn,
    imbalance: record.imbalance,
    cells,
    ...answered(words({ id: record.id, rule: record.rule, unit: record.unit, cells })),
  };
  return withDecision(finding, decisions);
}

/** Values left out: those an undecided error names, and those the officer rejected. `unit|element` */
export function heldBack(findings: readonly Finding[], decisions: ReadonlyMap<string, Decision>): Set<string> {
  const held = new Set<string>();
  for (const finding of findings) {
    const chosen = finding.state === "rejected" ? decisions.get(finding.id)?.elements : null;
    if (!isBlocker(finding) && finding.state !== "rejected") continue;
    for (const element of elementsNamed(finding))
      if (!chosen || chosen.includes(element)) held.add(`${finding.unit}|${element}`);
  }
  return held;
}

/** Names that undecided errors over the whole campaign, or over the rows of all units, keep indicators from using. */
export function blockedBy(campaign: Campaign, findings: readonly Finding[]): Set<string> {
  return new Set(
    findings
      .filter((finding) => finding.state !== "accepted" && finding.severity === "error")
      .flatMap((finding) => namesOfRule(campaign, finding.rule)),
  );
}

/** `wanted`: the rules to judge; all unless given. */
export function judgedCampaign(
  table: Table,
  indicators: readonly IndicatorResult[],
  said: Said,
  wanted?: (rule: ParsedRule) => boolean,
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
  const judgements = judgeCampaign(campaign, names, missing, (name) => cellsOfName(table, name), wanted);
  return findingsOf(judgements, { ...said, words: () => "" });
}

/** The names behind a campaign name: itself; of an indicator, those it is made of. */
export function columnsBehind(campaign: Campaign, name: string): string[] {
  const indicator = campaign.indicators.find((one) => reserved.indicator + one.code === name);
  return indicator ? namesOf(indicator.formula).flatMap((inner) => columnsBehind(campaign, inner)) : [name];
}

/** Where the figures behind a campaign name stand, one cell a unit's source. */
function cellsOfName(table: Table, name: string): CellRef[] {
  return columnsBehind(table.campaign, name).flatMap((column) => cellsOfColumn(table, column));
}

function cellsOfColumn(table: Table, name: string): CellRef[] {
  const { campaign } = table;
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
  const rule = [...campaignRules(campaign), ...campaignRowRules(campaign)].find((one) => one.id === id);
  return [...new Set(rule?.names.map((name) => normalisedOf(name) ?? name))];
}
