/**
 * Where everything stands in the consolidated workbook: one map, for what is written and for the formulas that look at
 * it. Sheets with a line a unit hold all expected units in the same rows, so that ranges have equal length.
 */
import {
  type Campaign,
  type Element,
  elementsOf,
  expectedUnits,
  names,
  parsedRules,
  type Roster,
  reserved,
  rosterUnitName,
  type Unit,
  unitNames,
} from "../../campaign/index.js";
import { columnLetters } from "../read/index.js";

/** Rows of a sheet: title, marks, note, then three of heads. */
export const rows = { title: 1, marks: 2, note: 3, code: 4, name: 5, unit: 6, first: 7 } as const;

/** Left of the figures of a unit: its code, name and kind. */
export const unitColumns = { code: 1, name: 2, kind: 3, first: 4 } as const;

export const ownSheets = {
  guide: "Hướng dẫn",
  indicators: "Chỉ tiêu",
  units: "Đơn vị",
  elements: "Danh mục số liệu",
  reasons: "Lý do thiếu",
  previous: "Năm trước",
  peers: "Trung vị",
  campaignRules: "Kiểm tra chung",
  unitRules: "Kiểm tra đơn vị",
  peerRules: "So sánh đơn vị",
  findings: "Phát hiện",
  lineage: "Nguồn số liệu",
} as const;
export type OwnSheet = keyof typeof ownSheets;

/** A column of one element: of the units that count, or of those whose figures are only compared. */
export interface FigureColumn {
  element: Element;
  /** Its defined name: the code, or XCHECK_ and the code. */
  name: string;
  isCrosscheck: boolean;
  sheet: string;
  column: number;
  /** Its column on the sheets of reasons and of last year. */
  shared: number;
  /** Codes of the units asked for it in this column. */
  units: ReadonlySet<string>;
}

export interface RosterPlace {
  roster: Roster;
  sheet: string;
  /** `<ROSTER>_UNIT_CODE` */
  unitName: string;
  /** By column code. */
  columns: ReadonlyMap<string, number>;
}

export interface Places {
  units: readonly Unit[];
  lastRow: number;
  sheets: Readonly<Record<OwnSheet, string>>;
  figures: readonly FigureColumn[];
  /** By defined name. */
  byName: ReadonlyMap<string, FigureColumn>;
  rosters: readonly RosterPlace[];
  rosterOf: ReadonlyMap<string, RosterPlace>;
  /** Columns of the sheet of units, by name. */
  unitNames: ReadonlyMap<string, number>;
  /** Columns of PEER_ names that rules use. */
  peers: ReadonlyMap<string, number>;
}

export const rosterColumns = { unit: 1, unitName: 2, row: 3, first: 4 } as const;
/** On the sheet of units, right of code, name and kind. */
export const statusColumns = 5;

export function placesOf(campaign: Campaign): Places {
  const units = expectedUnits(campaign);
  const figures: FigureColumn[] = [];
  for (const group of campaign.groups) {
    let column: number = unitColumns.first;
    for (const element of campaign.elements.filter((one) => one.group === group.code))
      for (const isCrosscheck of [false, true]) {
        const asked = units.filter((unit) => standsIn(element, unit, isCrosscheck));
        if (asked.length === 0) continue;
        figures.push({
          element,
          isCrosscheck,
          name: isCrosscheck ? reserved.crosscheck + element.code : element.code,
          sheet: group.sheet,
          column: column++,
          shared: unitColumns.first + figures.length,
          units: new Set(asked.map((unit) => unit.code)),
        });
      }
  }
  const rosters = campaign.rosters.map((roster): RosterPlace => {
    const columns = roster.columns.map(({ code }, index) => [code, rosterColumns.first + index] as const);
    return { roster, sheet: roster.sheet, unitName: rosterUnitName(roster.code), columns: new Map(columns) };
  });
  const known = unitNames(campaign);
  const peers = new Set(
    parsedRules(campaign).flatMap((rule) =>
      rule.names.filter((name) => name.startsWith(reserved.peerMedian) || name.startsWith(reserved.peerMad)),
    ),
  );
  return {
    units,
    lastRow: rows.first + units.length - 1,
    sheets: freeNames([...campaign.groups, ...campaign.rosters].map(({ sheet }) => sheet)),
    figures,
    byName: new Map(figures.map((one) => [one.name, one])),
    rosters,
    rosterOf: new Map(rosters.flatMap((place) => [...place.columns.keys()].map((code) => [code, place] as const))),
    unitNames: new Map(
      [...known, reserved.asked, reserved.answered].map((name, index) => [
        name,
        name === reserved.unitCode ? unitColumns.code : unitColumns.first + statusColumns + index,
      ]),
    ),
    peers: new Map([...peers].map((name, index) => [name, unitColumns.first + index])),
  };
}

/** Whether a unit's figure stands in the element's own column, or under XCHECK_. */
function standsIn(element: Element, unit: Unit, isCrosscheck: boolean): boolean {
  if (elementsOf({ elements: [element] }, unit).length === 0) return false;
  if (isCrosscheck) return element.crosscheckFrom !== undefined && names(element.crosscheckFrom, unit);
  return element.countFrom === undefined || names(element.countFrom, unit);
}

/** Names for our own sheets beside those of the definition; Excel does not tell capitals apart. */
function freeNames(taken: readonly string[]): Record<OwnSheet, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const free = (wanted: string) => {
    let name = wanted;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${wanted} (${n})`;
    used.add(name.toLowerCase());
    return name;
  };
  return Object.fromEntries(Object.entries(ownSheets).map(([key, name]) => [key, free(name)])) as Record<
    OwnSheet,
    string
  >;
}

/** The column in which a unit's figure of an element stands; undefined where it is not asked for it. */
export function columnFor(places: Places, unit: string, element: string): FigureColumn | undefined {
  const own = places.byName.get(element);
  if (own?.units.has(unit)) return own;
  const compared = places.byName.get(reserved.crosscheck + element);
  return compared?.units.has(unit) ? compared : undefined;
}

/** One cell, as a formula of its own sheet writes it. */
export function cell(column: number, row: number): string {
  return columnLetters(column) + row;
}

/** One cell, as a formula of another sheet writes it. */
export function cellAt(sheet: string, column: number, row: number): string {
  return `'${sheet}'!${cell(column, row)}`;
}

/** `$F$7:$F$74` */
export function area(column: number, from: number, to: number): string {
  const letters = columnLetters(column);
  return `$${letters}$${from}:$${letters}$${to}`;
}

/** A column over all units, as a formula of another sheet writes it. */
export function columnOver(places: Places, sheet: string, column: number): string {
  return `'${sheet}'!${area(column, rows.first, places.lastRow)}`;
}

/** Whether the column holds formulas over the parts of a total. */
export function isTotal(column: FigureColumn | undefined): boolean {
  return column?.element.sumOf !== undefined;
}
