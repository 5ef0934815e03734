/** The findings of a round: of units, between revisions and over the whole campaign, with the officer's decisions. */
import {
  type Campaign,
  campaignRules,
  expectedUnits,
  parsedRules,
  reserved,
  rostersOf,
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
import { judgeValues } from "../intake/index.js";
import { type Lang, type MessageCode, message, type Slots } from "../messages/index.js";
import type { CellRef, Finding, Severity } from "../model.js";
import type {
  Decision,
  FindingRecord,
  Store,
  StoredExplanation,
  StoredValue,
  SubmissionRecord,
} from "../store/index.js";
import {
  elementsNamed,
  findingIds,
  isBlocker,
  type Judgement,
  judgeCampaign,
  judgeCampaignRows,
  told,
} from "../validation/index.js";
import { rosterPart } from "../workbook/index.js";
import { findingRecords } from "./ingest/records.js";
import { previousOf } from "./previous.js";
import { holderBefore } from "./revisions.js";

/** A finding that is derived from the state of the round rather than kept with a file. */
function derived(
  told: { rule: MessageCode; unit: string; slots: Slots; severity: Severity; cells: CellRef[] }[],
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
  words: Words,
): Finding[] {
  const ids = findingIds(told);
  return told.map(({ rule, unit, slots, severity, cells }, index) => {
    const base = { id: ids[index]!, rule, unit, severity, cells };
    const text = message(lang, rule, slots);
    return withDecision(
      { ...base, result: "fail", imbalance: null, message: text, ...answered(words(base)) },
      decisions,
    );
  });
}

/** Failed judgements that are derived anew each time a round is put together, as findings with their decisions. */
export function findingsOf(
  judgements: readonly Judgement[],
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
  words: Words = () => "",
): Finding[] {
  const failed = judgements.filter((one) => one.result === "fail");
  const ids = findingIds(failed);
  return failed.map((one, index) => {
    const finding = { ...told(one, lang), id: ids[index]! };
    return withDecision({ ...finding, ...answered(words(finding)) }, decisions);
  });
}

/** What the unit says to a finding; "" where it says nothing. */
export type Words = (finding: { id: string; unit: string | null; cells: readonly CellRef[] }) => string;

/** In the explanation column of one of the figures named, or beside the finding in a reply workbook. */
export function wordsOf(values: readonly StoredValue[], explanations: readonly StoredExplanation[]): Words {
  const beside = new Map(
    values.flatMap(({ unit, element, row, explanation }) =>
      row === 0 && explanation !== null ? [[`${unit}|${element}`, explanation] as const] : [],
    ),
  );
  const replied = new Map(explanations.map(({ unit, finding, text }) => [`${unit}|${finding}`, text]));
  return ({ id, unit, cells }) => {
    const said = [...cells.map(({ element }) => beside.get(`${unit}|${element}`)), replied.get(`${unit}|${id}`)];
    return [...new Set(said.filter((one) => one !== undefined))].join("; ");
  };
}

function answered(explanation: string): Pick<Finding, "state" | "explanation"> {
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

/** Units whose files contradict each other: decided by saying which counts, not by accepting the finding. */
export function conflicts(submissions: readonly SubmissionRecord[], lang: Lang): Finding[] {
  const rivals = submissions.filter((record) => record.state === "conflict");
  const units = [...new Set(rivals.map((record) => record.unit))];
  const told = units.map((unit) => {
    const own = rivals.filter((record) => record.unit === unit);
    const list = own.map(({ sha256, file, member }) => `${sha256.slice(0, 12)} (${member ?? file})`).join("; ");
    return { rule: "submission.conflict" as const, unit, slots: { list }, severity: "error" as const, cells: [] };
  });
  return derived(told, lang, new Map(), () => "");
}

/** Figures of the revision before that the current one leaves empty without a word. */
export async function vanishedFigures(
  campaign: Campaign,
  store: Store,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
  words: Words,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const unit of expectedUnits(campaign)) {
    const own = submissions.filter((record) => record.unit === unit.code && record.state !== "withdrawn");
    if (own.length < 2) continue;
    const earlier = await valuesBefore(store, own);
    const current = values.filter((value) => value.unit === unit.code);
    const known = new Map(
      earlier.filter((value) => value.fate === "accepted").map((value) => [`${value.element}|${value.row}`, value]),
    );
    const cells = current.flatMap(({ element, row, fate, reason, sheet, cell, raw }) => {
      const was = known.get(`${element}|${row}`);
      if (row !== 0 || fate !== "blank" || reason !== null || !was) return [];
      const slots = { before: was.raw };
      const at = [{ element, sheet, cell, raw }];
      return [{ rule: "value.vanished" as const, unit: unit.code, slots, severity: "error" as const, cells: at }];
    });
    const lists = rostersOf(campaign, unit).flatMap((roster) => {
      const rows = (of: readonly StoredValue[]) => of.filter((value) => value.element === roster.key && value.row > 0);
      const before = rows(earlier).length;
      if (before === 0 || rows(current).length > 0) return [];
      const slots = { roster: roster.name, before };
      const at = [{ element: roster.key, sheet: roster.sheet, cell: "", raw: "" }];
      return [{ rule: "roster.vanished" as const, unit: unit.code, slots, severity: "error" as const, cells: at }];
    });
    found.push(...derived([...cells, ...lists], lang, decisions, words));
  }
  return found;
}

/** For each part that counts, the values of the submission that held it before. */
async function valuesBefore(store: Store, own: readonly SubmissionRecord[]): Promise<StoredValue[]> {
  const wanted = new Map<string, string[]>();
  for (const record of own)
    for (const [part, { current }] of record.parts) {
      const before = current ? holderBefore(record, part, own) : undefined;
      if (before) wanted.set(before.sha256, [...(wanted.get(before.sha256) ?? []), part]);
    }
  const values: StoredValue[] = [];
  for (const [sha256, parts] of wanted)
    values.push(...(await store.valuesOf(sha256)).filter((value) => parts.includes(value.part)));
  return values;
}

/** Figures enough that two units cannot have the same by chance. */
const figuresAlike = 5;

/** Units that sent exactly the same figures: one form was filled in from another. */
export function sameFigures(
  campaign: Campaign,
  values: readonly StoredValue[],
  lang: Lang,
  decisions: ReadonlyMap<string, Decision>,
  words: Words,
): Finding[] {
  const figures = new Map<string, string[]>();
  for (const { unit, element, row, value } of values) {
    if (row !== 0 || typeof value !== "number" || value === 0) continue;
    const own = figures.get(unit);
    if (own) own.push(`${element}=${value}`);
    else figures.set(unit, [`${element}=${value}`]);
  }
  const alike = new Map<string, string[]>();
  for (const [unit, own] of figures) {
    if (own.length < figuresAlike) continue;
    const key = own.sort().join("|");
    alike.set(key, [...(alike.get(key) ?? []), unit]);
  }
  const nameOf = (code: string) => campaign.units.find((unit) => unit.code === code)?.name ?? code;
  const told = [...alike.values()].flatMap((units) =>
    units.length < 2
      ? []
      : units.map((unit) => {
          const other = units
            .filter((one) => one !== unit)
            .map(nameOf)
            .join("; ");
          const slots = { count: figures.get(unit)!.length, other };
          return { rule: "submission.same_figures" as const, unit, slots, severity: "warning" as const, cells: [] };
        }),
  );
  return derived(told, lang, decisions, words);
}

/**
 * The findings kept with files that still speak of what counts: a cell whose part is now taken from another file is left
 * out, and so is a finding without any cell left.
 */
export function stillCounting(
  campaign: Campaign,
  records: readonly FindingRecord[],
  submissions: readonly SubmissionRecord[],
): FindingRecord[] {
  const partOf = new Map([
    ...campaign.elements.map(({ code, group }) => [code, group] as const),
    ...campaign.rosters.flatMap((roster) => roster.columns.map(({ code }) => [code, rosterPart(roster)] as const)),
  ]);
  const provider = new Map(
    submissions.flatMap(({ unit, sha256, parts }) =>
      [...parts].flatMap(([part, { current }]) => (current ? [[`${unit}|${part}`, sha256] as const] : [])),
    ),
  );
  const seen = new Set<string>();
  return records.flatMap((record) => {
    const cells = JSON.parse(record.cells) as CellRef[];
    const left = cells.filter(({ element }) => {
      const from = provider.get(`${record.unit}|${partOf.get(element)}`);
      return from === undefined || from === record.sha256;
    });
    if (cells.length > 0 && left.length === 0) return [];
    if (seen.has(record.id)) return []; // every file of a split return misses the same sheet
    seen.add(record.id);
    return [left.length === cells.length ? record : { ...record, cells: JSON.stringify(left) }];
  });
}

/**
 * Rule results of units whose return came in several files: judged over all of it, in place of what each file alone says.
 */
export function rejudged(
  campaign: Campaign,
  submissions: readonly SubmissionRecord[],
  records: readonly FindingRecord[],
  values: readonly StoredValue[],
): FindingRecord[] {
  const files = new Map<string, string[]>();
  for (const { unit, state, sha256 } of submissions)
    if (state === "current") files.set(unit, [...(files.get(unit) ?? []), sha256]);
  const rules = new Set(parsedRules(campaign).map((rule) => rule.id));
  const split = [...files].filter(([, own]) => own.length > 1);
  const units = new Set(split.map(([unit]) => unit));
  const kept = records.filter((record) => !units.has(record.unit) || !rules.has(record.rule));
  const anew = split.flatMap(([code, own]) => {
    const unit = campaign.units.find((one) => one.code === code)!;
    const whole = values.filter((value) => value.unit === code);
    return findingRecords(judgeValues(campaign, unit, whole, previousOf(campaign, unit)), code, own.at(-1)!);
  });
  return [...kept, ...anew];
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
  words: Words,
): Finding {
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
    ...answered(words({ id: record.id, unit: record.unit, cells })),
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
  const judgements = judgeCampaign(campaign, names, missing, (name) => cellsOfName(table, name));
  return findingsOf(judgements, lang, decisions);
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
