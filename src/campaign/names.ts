/** The names that formulas may use: elements, roster columns and the reserved ones, and what Excel takes as a name. */
import { elementsOf, rostersOf } from "./assignments.js";
import type { Campaign, Unit } from "./schema.js";

export const reserved = {
  unitCode: "UNIT_CODE",
  unitKind: "UNIT_KIND",
  unitIs: "UNIT_IS_",
  previous: "PREV_",
  indicator: "CT_",
  crosscheck: "XCHECK_",
  peerMedian: "PEER_MEDIAN_",
  peerMad: "PEER_MAD_",
  /** 1 where the unit's cell holds a usable figure: only inside a workbook, for its live checks. */
  has: "HAS_",
  /** Cover fields and lists: only inside a workbook. */
  cover: "INFO_",
  list: "LIST_",
} as const;

const suffixes = { rosterUnit: "_UNIT_CODE", normalised: "_NORM" } as const;

/** Whether a code would clash with a reserved name. */
export function isReserved(code: string): boolean {
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
