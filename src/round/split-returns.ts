/** What the findings kept with files mean where a unit's return is made of parts of several files. */
import { type Campaign, parsedRules } from "../campaign/index.js";
import { judgeValues } from "../intake/index.js";
import type { CellRef } from "../model.js";
import type { FindingRecord, StoredValue, SubmissionRecord } from "../store/index.js";
import { rosterPart } from "../workbook/index.js";
import { findingRecords } from "./ingest/records.js";
import { previousOf } from "./previous.js";

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
  const unitOf = new Map(campaign.units.map((unit) => [unit.code, unit]));
  const split = [...files].filter(([unit, own]) => own.length > 1 && unitOf.has(unit));
  const units = new Set(split.map(([unit]) => unit));
  const kept = records.filter((record) => !units.has(record.unit) || !rules.has(record.rule));
  const anew = split.flatMap(([code, own]) => {
    const unit = unitOf.get(code)!;
    const whole = values.filter((value) => value.unit === code);
    return findingRecords(judgeValues(campaign, unit, whole, previousOf(campaign, unit)), code, own.at(-1)!);
  });
  return [...kept, ...anew];
}
