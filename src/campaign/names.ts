/** The names that formulas may use: elements, roster columns and the reserved ones, and what Excel takes as a name. */
import { elementsOf, rostersOf } from "./assignments.js";
import type { Campaign, Roster, Unit } from "./schema.js";

export const reserved = {
  unitCode: "UNIT_CODE",
  unitKind: "UNIT_KIND",
  unitIs: "UNIT_IS_",
  previous: "PREV_",
  indicator: "CT_",
  crosscheck: "XCHECK_",
  peerMedian: "PEER_MEDIAN_",
  peerMad: "PEER_MAD_",
  /** How many figures the unit was asked for, and how many it answered: known when the round is put together. */
  asked: "UNIT_ASKED",
  answered: "UNIT_ANSWERED",
  /** Stands for an element in a rule that is written once for many. */
  each: "EACH",
  /** 1 where the unit's cell holds a usable figure: only inside a workbook, for its live checks. */
  has: "HAS_",
  /** Cover fields and lists: only inside a workbook. */
  cover: "INFO_",
  list: "LIST_",
} as const;

const suffixes = { rosterUnit: "_UNIT_CODE", normalised: "_NORM" } as const;

/** Whether a code would clash with a reserved name. */
export function isReserved(code: string): boolean {
  if (code === reserved.each) return true;
  const prefixes = ["UNIT_", ...Object.values(reserved).filter((name) => name.endsWith("_"))];
  return (
    prefixes.some((prefix) => code.startsWith(prefix)) || Object.values(suffixes).some((end) => code.endsWith(end))
  );
}

/** Whether Excel takes it as a defined name: not a cell (`TC01`, `R1C1`), not `R` or `C`, not TRUE. */
export function isExcelName(code: string): boolean {
  if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(code) || code.length > 255) return false;
  if (/^([RC]|TRUE|FALSE)$/i.test(code) || /^R\d*C\d*$/i.test(code)) return false;
  const cell = /^([A-Z]{1,3})\d+$/i.exec(code);
  if (!cell) return true;
  const column = [...cell[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return column > 16384;
}

/** Names of values that stand for the unit itself; alike in its workbook and in ours. */
export function unitNames(campaign: Pick<Campaign, "unitGroups">): string[] {
  return [reserved.unitCode, reserved.unitKind, ...campaign.unitGroups.map((group) => reserved.unitIs + group.code)];
}

/** The value behind a unit name. */
export function unitValue(name: string, unit: Unit): string | number {
  if (name === reserved.unitCode) return unit.code;
  if (name === reserved.unitKind) return unit.kind;
  return unit.groups.includes(name.slice(reserved.unitIs.length)) ? 1 : 0;
}

/** Names a rule over one unit's workbook may use. */
export function namesOfUnit(campaign: Campaign, unit: Unit): Set<string> {
  const elements = elementsOf(campaign, unit).map((element) => element.code);
  const columns = rostersOf(campaign, unit).flatMap((roster) => roster.columns.map((column) => column.code));
  return new Set([
    ...unitNames(campaign),
    ...elements,
    ...elements.map((code) => reserved.previous + code),
    ...columns,
  ]);
}

/** Names a rule over each row of a roster may use: the row's cells, and the unit's own figures. */
export function namesOfRoster(roster: Roster): string[] {
  return roster.columns.map((column) => column.code);
}

/** Names a rule over each unit may use once its peers are known. */
export function namesOfPeers(campaign: Campaign, unit: Unit): Set<string> {
  const elements = elementsOf(campaign, unit).flatMap(({ code }) => [
    reserved.peerMedian + code,
    reserved.peerMad + code,
  ]);
  return new Set([...namesOfUnit(campaign, unit), reserved.asked, reserved.answered, ...elements]);
}

/** Names a rule over each row of a roster of all units may use. */
export function namesOfStackedRoster(campaign: Campaign, roster: Roster): string[] {
  const columns = namesOfRoster(roster);
  return [
    ...columns,
    ...columns.map(normalisedName),
    rosterUnitName(roster.code),
    ...campaign.unitGroups.map((group) => reserved.unitIs + group.code),
  ];
}

/** `NVKHCN_TEN_NORM`: the texts of a column without accents, capitals, punctuation and filler words. */
export function normalisedName(column: string): string {
  return column + suffixes.normalised;
}

/** The column behind a normalised name; null for any other. */
export function normalisedOf(name: string): string | null {
  return name.endsWith(suffixes.normalised) ? name.slice(0, -suffixes.normalised.length) : null;
}

/** Names a rule over the whole campaign, or an indicator, may use. */
export function namesOfCampaign(campaign: Campaign): Set<string> {
  const checked = campaign.elements.filter((element) => element.crosscheckFrom);
  return new Set([
    ...unitNames(campaign),
    ...campaign.elements.flatMap((element) => [element.code, reserved.previous + element.code]),
    ...checked.map((element) => reserved.crosscheck + element.code),
    ...campaign.indicators.map((indicator) => reserved.indicator + indicator.code),
    ...campaign.rosters.flatMap((roster) => [
      roster.code + suffixes.rosterUnit,
      ...roster.columns.map((column) => column.code),
    ]),
  ]);
}

/** `NVKHCN_UNIT_CODE`: the unit of each stacked row of a roster. */
export function rosterUnitName(roster: string): string {
  return roster + suffixes.rosterUnit;
}
