/** The state of a round from the store: figures, findings with their decisions, indicators, who has sent. */
import { type Campaign, campaignRules, elementsOf, expectedUnits, reserved, type Unit } from "../campaign/index.js";
import { parseFormula } from "../formula/index.js";
import {
  computeIndicators,
  coverageOfName,
  elementOfName,
  type IndicatorResult,
  inColumn,
  makeTable,
  type RosterRow,
  type Table,
  tableNames,
} from "../indicators/index.js";
import { type Lang, message } from "../messages/index.js";
import type { CellRef, Figure, Finding, Severity, UnitStatus } from "../model.js";
import type { Decision, FindingRecord, Store, StoredValue, SubmissionRecord } from "../store/index.js";
import { elementsNamed, findingIds, isBlocker, judgeCampaign, told } from "../validation/index.js";

export interface Round {
  campaign: Campaign;
  submissions: SubmissionRecord[];
  values: StoredValue[];
  table: Table;
  figures: Figure[];
  indicators: IndicatorResult[];
  findings: Finding[];
  /** Results of rules that could not be decided, by unit. */
  undecided: ReadonlyMap<string, number>;
  statuses: UnitStatus[];
  blockers: number;
}

export async function assembleRound(campaign: Campaign, store: Store, lang: Lang): Promise<Round> {
  const submissions = await store.submissions();
  const values = await store.currentValues();
  const records = await store.currentFindings();
  const decisions = latest(await store.decisions());
  const byPlace = new Map(values.map((value) => [`${value.unit}|${value.element}|${value.row}`, value]));
  const single = (unit: string, element: string) => byPlace.get(`${unit}|${element}|0`);

  const unitFindings = records
    .filter((record) => record.result === "fail")
    .map((record) => unitFinding(record, lang, decisions, single));
  const vanished = await vanishedFigures(campaign, store, submissions, values, lang, decisions);
  const ofUnits = [...unitFindings, ...vanished];
  const leftOut = heldBack(ofUnits, decisions);
  const reported = values
    .filter((value) => value.row === 0)
    .map((value): Figure => {
      const { unit, element, reason, includedIn, sha256, sheet, cell, raw } = value;
      const source = { sha256, sheet, cell, raw };
      return { unit, element, value: value.value, reason, includedIn, held: leftOut.has(`${unit}|${element}`), source };
    });
  const table = makeTable(campaign, reported, rosterRows(campaign, values, leftOut), leftOut);
  const figures = everyFigure(table);

  const draft = computeIndicators(table, { lang });
  const campaignFindings = judgedCampaign(table, draft, lang, decisions);
  const blocked = new Set(
    campaignFindings
      .filter((finding) => finding.state !== "accepted" && finding.severity === "error")
      .flatMap((finding) => namesOfRule(campaign, finding.rule)),
  );
  const indicators = blocked.size > 0 ? computeIndicators(table, { lang, blocked }) : draft;

  const findings = [...conflicts(submissions, lang), ...ofUnits, ...campaignFindings];
  const undecided = new Map<string, number>();
  for (const { unit, result } of records)
    if (result === "undecided") undecided.set(unit, (undecided.get(unit) ?? 0) + 1);
  const statuses = expectedUnits(campaign).map((unit) => statusOf(campaign, unit, submissions, values, findings));
  return {
    campaign,
    submissions,
    values,
    table,
    figures,
    indicators,
    findings,
    undecided,
    statuses,
    blockers: findings.filter(isBlocker).length,
  };
}

/** Figures of all units with the totals; a total stands at the place of its first part. */
function everyFigure(table: Table): Figure[] {
  return table.units.flatMap((unit) =>
    elementsOf(table.campaign, unit).flatMap((element) => {
      const figure = table.figure(unit.code, element.code);
      if (!figure?.sources[0]) return [];
      const { sources, ...rest } = figure;
      return [{ ...rest, source: sources[0]! }];
    }),
  );
}

/** Units whose files contradict each other: decided by saying which came later, not by accepting. */
function conflicts(submissions: readonly SubmissionRecord[], lang: Lang): Finding[] {
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
async function vanishedFigures(
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
function latest(decisions: readonly Decision[]): Map<string, Decision> {
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

function unitFinding(
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
function heldBack(findings: readonly Finding[], decisions: ReadonlyMap<string, Decision>): Set<string> {
  const held = new Set<string>();
  for (const finding of findings) {
    const rejected =
      finding.state === "rejected" ? (decisions.get(finding.id)?.elements ?? elementsNamed(finding)) : [];
    const named = isBlocker(finding) ? elementsNamed(finding) : rejected;
    for (const element of named) held.add(`${finding.unit}|${element}`);
  }
  return held;
}

function rosterRows(campaign: Campaign, values: readonly StoredValue[], held: ReadonlySet<string>): RosterRow[] {
  const rosterOf = new Map(
    campaign.rosters.flatMap((roster) => roster.columns.map((column) => [column.code, roster.code])),
  );
  const rows = new Map<string, { unit: string; roster: string; cells: Map<string, StoredValue["value"]> }>();
  for (const value of values) {
    const roster = value.row > 0 ? rosterOf.get(value.element) : undefined;
    if (roster === undefined) continue;
    const key = `${value.unit}|${roster}|${value.row}`;
    const row = rows.get(key) ?? { unit: value.unit, roster, cells: new Map() };
    row.cells.set(value.element, held.has(`${value.unit}|${value.element}`) ? null : value.value);
    rows.set(key, row);
  }
  return [...rows.values()];
}

function judgedCampaign(
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

function namesOfRule(campaign: Campaign, id: string): readonly string[] {
  return campaignRules(campaign).find((rule) => rule.id === id)?.names ?? [];
}

function statusOf(
  campaign: Campaign,
  unit: Unit,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  findings: readonly Finding[],
): UnitStatus {
  const own = submissions.filter((record) => record.unit === unit.code);
  const current = own.find((record) => record.state === "current");
  const rivals = own.filter((record) => record.state === "conflict");
  const required = elementsOf(campaign, unit).filter((element) => !element.sumOf && !element.optional);
  const answers = new Map(
    values.filter((value) => value.unit === unit.code && value.row === 0).map((value) => [value.element, value]),
  );
  const answered = required.filter((element) => {
    const value = answers.get(element.code);
    return value !== undefined && (value.fate === "accepted" || value.reason !== null);
  });
  const open = findings.filter(
    (finding) => finding.unit === unit.code && (finding.state === "open" || finding.state === "answered"),
  );
  const shown = current ?? rivals.at(-1);
  return {
    unit: unit.code,
    state: current ? (isLate(campaign, current) ? "late" : "on_time") : rivals.length > 0 ? "conflict" : "missing",
    receivedAt: shown?.receivedAt ?? null,
    estimated: shown?.receivedFrom === "run",
    revision: shown?.revision ?? 0,
    letterNumber: shown?.cover.letterNumber ?? "",
    asked: required.length,
    answered: answered.length,
    errors: open.filter((finding) => finding.severity === "error").length,
    warnings: open.filter((finding) => finding.severity === "warning").length,
  };
}

/** Late only where mail, list or option says when it came: the day of a run proves nothing. */
function isLate(campaign: Campaign, record: SubmissionRecord): boolean {
  return record.receivedFrom !== "run" && dayIn(campaign.timezone, record.receivedAt) > campaign.deadlines.lateAfter;
}

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(instant));
}
