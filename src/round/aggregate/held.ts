/**
 * What is held back of a round, as `assembleRound` tells it, without ever holding all of its values: those of a few units
 * that sent several files, what rules between units compare in columns, and the texts typed only of failed rules over the
 * whole campaign that may have been accepted.
 */
import {
  type Campaign,
  campaignRowRules,
  campaignRules,
  expectedUnits,
  inputsBehind,
  type ParsedRule,
  parsedRules,
  reserved,
} from "../../campaign/index.js";
import type { IndicatorResult } from "../../indicators/index.js";
import type { Finding } from "../../model.js";
import type { Decision, Store, StoredValue, SubmissionRecord } from "../../store/index.js";
import type { Judgement } from "../../validation/index.js";
import { byUnit } from "../by-unit.js";
import { elementsIn } from "../figures-named.js";
import {
  blockedBy,
  columnsBehind,
  findingsOf,
  heldBack,
  judgedCampaign,
  judgedCampaignRows,
  type Said,
} from "../findings.js";
import { judgedAgainst, peersOf } from "../peers.js";
import { findingsOfReturns, isToldByValues } from "../returns.js";
import { rosterRows } from "../roster-rows.js";
import { codesOf, isOfList, namedColumns } from "./columns.js";
import { listsSent, nothingOfLists } from "./indicators.js";
import { eachUnit, storedCodes, streamedTable } from "./streamed.js";

export interface LeftOut {
  /** `unit|element` of values that are held back. */
  leftOut: ReadonlySet<string>;
  /** Decisions on none of the findings that the units' own files give. */
  otherDecisions: readonly Decision[];
}

/** The values held back by what is found in the units' files and by comparing units. */
export async function leftOutOf(campaign: Campaign, store: Store, said: Said, passes = usualPasses): Promise<LeftOut> {
  const held = new Set<string>();
  const others = new Map(said.decisions);
  // A rule that once looked at each unit alone may compare units now, under the same name.
  const between = new Set(parsedRules(campaign).flatMap(({ id, scope }) => (isBetween(scope) ? [id] : [])));
  await eachFindings(campaign, store, said, passes, (findings) => {
    for (const one of heldBack(findings, said.decisions)) held.add(one);
    for (const { id, rule } of findings) if (!between.has(rule)) others.delete(id);
  });
  const otherDecisions = [...others.values()];
  const ofPeers = await peerFindings(campaign, store, said, held, otherDecisions);
  return { leftOut: new Set([...held, ...heldBack(ofPeers, said.decisions)]), otherDecisions };
}

function isBetween(scope: ParsedRule["scope"]): boolean {
  return scope === "peer" || scope === "campaign" || scope === "campaign_row";
}

/** How the units' files are gone through. */
export interface Passes {
  /** Units whose files are looked at together. */
  units: number;
  /** Where only findings are read, so many units that all are gone through no more often: the embedded engine looks at every row. */
  most: number;
}
const usualPasses: Passes = { units: 250, most: 40 };

/** The findings that units' own files give, some units at a time; values only of units that are told by them. */
async function eachFindings(
  campaign: Campaign,
  store: Store,
  said: Said,
  passes: Passes,
  work: (findings: readonly Finding[]) => void,
): Promise<void> {
  const explanations = byUnit(await store.explanations());
  const units = [...byUnit(await store.submissions())].map(([unit, files]) => ({
    files,
    words: explanations.get(unit) ?? [],
  }));
  for (const byValues of [false, true]) {
    const alike = units.filter(({ files, words }) => isToldByValues(files, words) === byValues);
    const atOnce = byValues ? passes.units : Math.max(passes.units, Math.ceil(alike.length / passes.most));
    for (let from = 0; from < alike.length; from += atOnce) {
      const some = alike.slice(from, from + atOnce);
      const submissions = some.flatMap(({ files }) => files);
      const hashes = submissions.map(({ sha256 }) => sha256);
      const findings = await store.findingsIn(hashes);
      const values = byValues ? await store.valuesIn(hashes) : [];
      const records = new Map(submissions.map((record) => [record.sha256, record]));
      const ofFile = new Map(hashes.map((sha256): [string, StoredValue[]] => [sha256, []]));
      for (const value of values) ofFile.get(value.sha256)!.push(value);
      const kept = { allFindings: async () => findings, valuesOf: async (sha256: string) => ofFile.get(sha256) ?? [] };
      const returns = {
        submissions,
        findings: findings.filter(({ sha256 }) => isAtStake(records.get(sha256)!)),
        explanations: some.flatMap(({ words }) => words),
        values: values.filter(({ sha256, part }) => records.get(sha256)!.parts.get(part)?.current),
      };
      work((await findingsOfReturns(campaign, kept, returns, said)).findings);
    }
  }
}

function isAtStake({ state }: SubmissionRecord): boolean {
  return state === "current" || state === "conflict";
}

/**
 * The findings of rules that compare units, over what counts so far, as far as they can hold figures back: errors, and those
 * whose figures are the ones that a decision rejects.
 */
async function peerFindings(
  campaign: Campaign,
  store: Store,
  said: Said,
  held: ReadonlySet<string>,
  decisions: readonly Decision[],
): Promise<Finding[]> {
  const rejected = decisions.flatMap(({ state, figures }) => (state === "rejected" ? [elementsIn(figures)] : []));
  const elements = campaign.elements.map(({ code }) => code);
  const codes = new Set([...elements, ...campaign.rosters.flatMap(({ columns }) => columns.map(({ code }) => code))]);
  const rules = parsedRules(campaign).filter(({ scope, severity, names }) => {
    if (scope !== "peer" || !names.some((name) => codes.has(name))) return false;
    const named = new Set(names.flatMap((name) => inputsBehind(campaign.elements, name)));
    return severity === "error" || rejected.some((own) => own.length > 0 && own.every((element) => named.has(element)));
  });
  if (rules.length === 0) return [];
  const wanted = new Set(rules.map(({ id }) => id));
  const names = rules.flatMap((rule) => rule.names);
  const compared = names.map((name) => name.replace(peerPrefix, ""));
  const counted = names.some((name) => name === reserved.asked || name === reserved.answered);
  const needed = [...(counted ? elements : []), ...compared];
  const figures = compared.filter((name) => elements.includes(name));
  const table = await streamedTable(campaign, store, figures, held, noLists);
  const peers = peersOf(table);
  const units = new Map(expectedUnits(campaign).map((unit) => [unit.code, unit]));
  const failed: Judgement[] = [];
  await eachUnit(store, storedCodes(campaign, needed), (code, own) => {
    const unit = units.get(code);
    if (!unit) return;
    const judged = judgedAgainst(table, unit, own, rosterRows(campaign, own, held), peers(unit), ({ id }) =>
      wanted.has(id),
    );
    failed.push(...judged.filter(({ result }) => result === "fail"));
  });
  return findingsOf(failed, said);
}

const peerPrefix = new RegExp(`^(?:${reserved.peerMedian}|${reserved.peerMad})`);

/** For rules that ask nothing of whether lists were sent. */
const noLists = { sent: nothingOfLists.sent, lacksRoster: nothingOfLists.lacks };

/** Names that errors over the whole campaign, or over the rows of all units, keep from being used. `draft`: nothing blocked. */
export async function blockedNames(
  campaign: Campaign,
  store: Store,
  said: Said,
  { leftOut, otherDecisions }: LeftOut,
  draft: readonly IndicatorResult[],
): Promise<Set<string>> {
  const columns = namedColumns(campaign);
  const isError = ({ severity }: ParsedRule) => severity === "error";
  const rules = campaignRules(campaign).filter(isError);
  const rows = campaignRowRules(campaign).filter(isError);
  const names = rules.flatMap((rule) => rule.names);
  const lists = names.some((name) => isOfList(columns, name))
    ? await listsSent(campaign, store, leftOut)
    : nothingOfLists;
  const sending = { sent: lists.sent, lacksRoster: lists.lacks };
  const codes = [...codesOf(campaign, columns, names), ...rows.map(({ roster }) => roster!.key)];
  const table = await streamedTable(campaign, store, codes, leftOut, sending);
  const ofRows = findingsOf(judgedCampaignRows(table), said);
  let ofCampaign = judgedCampaign(table, draft, said, isError);
  // Whether a decision still stands is told by what was typed in the cells.
  if (ofCampaign.length > 0 && otherDecisions.some(({ state }) => state === "accepted")) {
    const failed = new Set(ofCampaign.map(({ rule }) => rule));
    const isFailed = ({ id }: ParsedRule) => failed.has(id);
    const behind = rules.filter(isFailed).flatMap((rule) => rule.names);
    const every = [...behind, ...behind.flatMap((name) => columnsBehind(campaign, name))];
    const withCells = await streamedTable(campaign, store, codesOf(campaign, columns, every), leftOut, sending, true);
    ofCampaign = judgedCampaign(withCells, draft, said, isFailed);
  }
  return blockedBy(campaign, [...ofCampaign, ...ofRows]);
}
