/** The state of a round from the store: figures, findings with their decisions, indicators, who has sent. */
import { type Campaign, elementsOf, expectedUnits } from "../campaign/index.js";
import { computeIndicators, type IndicatorResult, makeTable, type Table } from "../indicators/index.js";
import type { Lang } from "../messages/index.js";
import type { Correction, Figure, Finding, UnitStatus } from "../model.js";
import type { Store, StoredValue, SubmissionRecord } from "../store/index.js";
import { isBlocker } from "../validation/index.js";

import { byUnit } from "./by-unit.js";
import { correctionsOf } from "./corrections.js";
import { sameFigures } from "./derived-findings.js";
import { figuresAmong } from "./figures-among.js";
import {
  blockedBy,
  findingsOf,
  heldBack,
  judgedCampaign,
  judgedCampaignRows,
  latest,
  type Said,
  wordsOf,
} from "./findings.js";
import { conflicts, judgedBefore, notAsked, olderRollups } from "./findings-of-files.js";
import { judgedPeers } from "./peers.js";
import { refusedByUnit } from "./refused-files.js";
import { findingsOfReturns } from "./returns.js";
import { absentRosters, rosterRows } from "./roster-rows.js";
import { statusOf } from "./status.js";

export interface Round {
  campaign: Campaign;
  submissions: SubmissionRecord[];
  values: StoredValue[];
  table: Table;
  figures: Figure[];
  indicators: IndicatorResult[];
  /** `unit|element` of values that are held back. */
  leftOut: ReadonlySet<string>;
  /** Names that an undecided error of the whole campaign keeps indicators from using. */
  blocked: ReadonlySet<string>;
  findings: Finding[];
  /** Results of rules that could not be decided, by unit. */
  undecided: ReadonlyMap<string, number>;
  statuses: UnitStatus[];
  /** Figures that units have corrected from one revision to the next. */
  corrections: Correction[];
  blockers: number;
}

/** All of it as of one moment, whatever others write meanwhile. */
export function assembleRound(campaign: Campaign, store: Store, lang: Lang): Promise<Round> {
  return store.snapshot(() => assemble(campaign, store, lang));
}

async function assemble(campaign: Campaign, store: Store, lang: Lang): Promise<Round> {
  const submissions = await store.submissions();
  const values = await store.currentValues();
  const decisions = latest(await store.decisions());
  const explanations = await store.explanations();
  const said: Said = { lang, decisions, words: wordsOf(values, explanations) };

  const returns = { submissions, findings: await store.currentFindings(), explanations, values };
  const { records, findings: ofReturns } = await findingsOfReturns(campaign, store, returns, said);
  const ofUnits = [...ofReturns, ...sameFigures(campaign, values, said)];
  const held = heldBack(ofUnits, decisions);
  // Peers are compared over what counts so far; what they find wrong is then held back as well.
  const sound = tableOf(campaign, submissions, values, held);
  const peerJudgements = judgedPeers(sound, values);
  const ofPeers = findingsOf(peerJudgements, said);
  const leftOut = heldBack([...ofUnits, ...ofPeers], decisions);
  const table = leftOut.size > held.size ? tableOf(campaign, submissions, values, leftOut) : sound;
  const figures = everyFigure(table);
  const ofRows = findingsOf(judgedCampaignRows(table), said);

  const draft = computeIndicators(table, { lang });
  const campaignFindings = judgedCampaign(table, draft, said);
  const blocked = blockedBy(campaign, [...campaignFindings, ...ofRows]);
  const indicators = blocked.size > 0 ? computeIndicators(table, { lang, blocked }) : draft;

  const ofFiles = [
    ...conflicts(submissions, lang),
    ...notAsked(campaign, submissions, said),
    ...olderRollups(campaign, submissions, said),
    ...judgedBefore(campaign, submissions, await store.judgedBy(), said),
  ];
  const findings = [...ofFiles, ...ofUnits, ...ofPeers, ...ofRows, ...campaignFindings];
  const undecided = new Map<string, number>();
  for (const { unit, result } of [...records, ...peerJudgements])
    if (result === "undecided" && unit !== null) undecided.set(unit, (undecided.get(unit) ?? 0) + 1);
  const refused = refusedByUnit(campaign, await store.refusedFiles());
  const [sent, own] = [byUnit(submissions), byUnit(values)];
  const found = byUnit(findings.flatMap(({ unit, ...finding }) => (unit === null ? [] : [{ ...finding, unit }])));
  const statuses = expectedUnits(campaign).map((unit) => {
    const of = <T>(all: ReadonlyMap<string, T[]>) => all.get(unit.code) ?? [];
    return statusOf(campaign, unit, of(sent), of(own), of(found), of(refused));
  });
  return {
    campaign,
    submissions,
    values,
    table,
    figures,
    indicators,
    leftOut,
    blocked,
    findings,
    undecided,
    statuses,
    corrections: await correctionsOf(store, submissions),
    blockers: findings.filter(isBlocker).length,
  };
}

/** The table of what counts. `leftOut`: `unit|element` of values that are held back. */
export function tableOf(
  campaign: Campaign,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  leftOut: ReadonlySet<string>,
): Table {
  return makeTable(
    campaign,
    figuresAmong(values, leftOut),
    rosterRows(campaign, values, leftOut),
    leftOut,
    absentRosters(campaign, currentParts(submissions)),
  );
}

/** `unit|part` of the parts whose figures count. */
function currentParts(submissions: readonly SubmissionRecord[]): Set<string> {
  return new Set(
    submissions.flatMap(({ unit, parts }) =>
      [...parts].flatMap(([part, one]) => (one.current ? [`${unit}|${part}`] : [])),
    ),
  );
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
