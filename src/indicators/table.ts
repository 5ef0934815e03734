/**
 * The unit × element table that indicators and campaign rules are computed over: columns of equal length, one row an
 * expected unit. Only figures of counting units stand in an element's column; the others stand under XCHECK_.
 */
import {
  type Campaign,
  counts,
  type Element,
  expectedUnits,
  hasEnded,
  names as isAmong,
  partsFirst,
  type Roster,
  reports,
  reserved,
  rosterUnitName,
  successorOf,
  totalOf,
  type Unit,
  unitNames,
  unitValue,
} from "../campaign/index.js";
import { type Column, ExcelError, type Names, type Operand, type Scalar } from "../formula/index.js";
import type { CellRef, Figure } from "../model.js";

/** A row of a roster: the unit and its cells by column code. */
export interface RosterRow {
  unit: string;
  roster: string;
  cells: ReadonlyMap<string, number | string | null>;
  /** Where each cell stands. */
  refs: ReadonlyMap<string, CellRef>;
}

export interface Table {
  campaign: Campaign;
  units: readonly Unit[];
  /** A unit's figure for an element, counted or only compared; undefined where it is not asked or gave nothing. */
  figure(unit: string, element: string): TableFigure | undefined;
  rosterRows: readonly RosterRow[];
  /** Whether a unit's workbook stands behind the table. */
  sent(unit: string): boolean;
  /** Whether a unit's list never came, or the column asked for is held back: then nothing is known of it, not even 0. */
  lacksRoster(unit: string, roster: string, column: string): boolean;
  /** Last year as it was, where units of then have ended; without it last year's figures are those of today's units. */
  wholeLastYear?: WholeLastYear | undefined;
}

export interface TableFigure extends Omit<Figure, "source" | "includedIn"> {
  includedIn: string | null;
  /** Cells behind it: one, or those of a total's parts. */
  sources: Figure["source"][];
}

/** Puts current figures in a table and adds the totals; a total over a held part is held. `leftOut`: `unit|element`;
 * `absentRosters`: `unit|roster` of lists that no file holds. */
export function makeTable(
  campaign: Campaign,
  figures: readonly Figure[],
  rosterRows: readonly RosterRow[],
  leftOut: ReadonlySet<string> = new Set(),
  absentRosters: ReadonlySet<string> = new Set(),
): Table {
  const byUnit = new Map<string, Map<string, TableFigure>>();
  for (const { source, ...figure } of figures) {
    const row = byUnit.get(figure.unit) ?? new Map<string, TableFigure>();
    row.set(figure.element, {
      ...figure,
      includedIn: figure.includedIn ?? null,
      value: figure.held ? null : figure.value,
      sources: [source],
    });
    byUnit.set(figure.unit, row);
  }
  const totals = partsFirst(campaign.elements).filter((element) => element.sumOf);
  for (const [unit, row] of byUnit) {
    for (const total of totals) {
      const parts = (total.sumOf ?? []).map((code) => row.get(code));
      if (parts.every((part) => part === undefined)) continue;
      const computed = totalOf(total, (code) => row.get(code));
      const held = leftOut.has(`${unit}|${total.code}`) || parts.some((part) => part?.held === true);
      row.set(total.code, {
        unit,
        element: total.code,
        value: held ? null : computed.value,
        reason: computed.reason,
        includedIn: null,
        held,
        sources: parts.flatMap((part) => part?.sources ?? []),
      });
    }
  }
  return {
    campaign,
    units: expectedUnits(campaign),
    wholeLastYear: wholeLastYear(campaign),
    figure: (unit, element) => byUnit.get(unit)?.get(element),
    rosterRows,
    sent: (unit) => byUnit.has(unit),
    lacksRoster: (unit, roster, column) => absentRosters.has(`${unit}|${roster}`) || leftOut.has(`${unit}|${column}`),
  };
}

/** Whether a unit's figure is wanted in a column: by default of counting units, under XCHECK_ of those who compare. */
export function inColumn(element: Element, unit: Unit, crosscheck: boolean): boolean {
  if (!crosscheck) return counts(element, unit);
  return reports(element, unit) && element.crosscheckFrom !== undefined && isAmong(element.crosscheckFrom, unit);
}

/** The roster a column's name, or `<ROSTER>_UNIT_CODE`, belongs to. */
export function rosterOfName(campaign: Campaign, name: string): Roster | undefined {
  return campaign.rosters.find(
    (roster) => name === rosterUnitName(roster.code) || roster.columns.some((column) => column.code === name),
  );
}

/** What a name of a campaign formula means for elements; null for names of another kind. */
export function elementOfName(
  campaign: Campaign,
  name: string,
): { element: Element; crosscheck: boolean; previous: boolean } | null {
  const find = (code: string) => campaign.elements.find((element) => element.code === code);
  const plain = find(name);
  if (plain) return { element: plain, crosscheck: false, previous: false };
  for (const [prefix, kind] of [
    [reserved.crosscheck, { crosscheck: true, previous: false }],
    [reserved.previous, { crosscheck: false, previous: true }],
  ] as const) {
    const element = name.startsWith(prefix) ? find(name.slice(prefix.length)) : undefined;
    if (element) return { element, ...kind };
  }
  return null;
}

export interface TableNames {
  /** Only rows of these units; all unless given. */
  rows?: (unit: Unit) => boolean;
  /** Value of another indicator. */
  indicator?: (code: string) => number | null;
  /** Replaces a figure, such as by last year's. */
  value?: (unit: Unit, element: Element) => Scalar;
  /** Whose figures stand in a column, where it is not as this year. */
  stands?: typeof inColumn;
}

/** The names of campaign formulas over the table. */
export function tableNames(table: Table, options: TableNames = {}): Names {
  const { campaign } = table;
  const cache = new Map<string, Operand | undefined>();
  const units = options.rows ? table.units.filter(options.rows) : table.units;
  const history = previousValues(campaign);
  const value =
    options.value ?? ((unit: Unit, element: Element) => table.figure(unit.code, element.code)?.value ?? null);
  const stands = options.stands ?? inColumn;
  const isUnitName = new Set(unitNames(campaign));
  const rosterOf = new Map(
    campaign.rosters.flatMap((roster) => roster.columns.map((column) => [column.code, roster.code])),
  );
  const rosterUnits = new Map(campaign.rosters.map((roster) => [rosterUnitName(roster.code), roster.code]));
  const among = new Set(units.map((unit) => unit.code));
  const column = (cells: Scalar[]): Column => ({ cells });
  const look = (name: string): Operand | undefined => {
    if (isUnitName.has(name)) return column(units.map((unit) => unitValue(name, unit)));
    const found = elementOfName(campaign, name);
    if (found) {
      const { element, crosscheck, previous } = found;
      return column(
        units.map((unit) => {
          if (!stands(element, unit, crosscheck)) return null;
          return previous ? (history(unit.code, element.code) ?? null) : value(unit, element);
        }),
      );
    }
    if (name.startsWith(reserved.indicator)) {
      const computed = options.indicator?.(name.slice(reserved.indicator.length));
      return computed ?? ExcelError.NA;
    }
    const roster = rosterOf.get(name) ?? rosterUnits.get(name);
    if (roster === undefined) return undefined;
    const rows = table.rosterRows.filter((row) => row.roster === roster && among.has(row.unit));
    return column(rows.map((row) => (rosterUnits.has(name) ? row.unit : (row.cells.get(name) ?? null))));
  };
  return (name) => {
    if (!cache.has(name)) cache.set(name, look(name));
    return cache.get(name);
  };
}

/** Last year's figures as the units of then gave them. */
export interface WholeLastYear {
  /** Today's and those that have ended. */
  units: readonly Unit[];
  ended: readonly Unit[];
  value(unit: string, element: string): number | string | undefined;
  /** What was an ended unit's alone is asked of the one that took over. */
  stands: typeof inColumn;
}

const wholes = new WeakMap<Campaign, WholeLastYear>();

export function wholeLastYear(campaign: Campaign): WholeLastYear | undefined {
  const { historyAsWritten: history } = campaign;
  if (!history) return undefined;
  const known = wholes.get(campaign);
  if (known) return known;
  const gave = new Set(history.map(({ unit }) => unit));
  const ended = campaign.units.filter((unit) => hasEnded(campaign, unit) && gave.has(unit.code));
  const made: WholeLastYear = {
    units: [...expectedUnits(campaign), ...ended],
    ended,
    value: previousValues({ ...campaign, history }),
    stands: (element, unit, crosscheck) => {
      if (reports(element, unit)) return inColumn(element, unit, crosscheck);
      const now = successorOf(campaign, unit);
      return now !== null && inColumn(element, now, crosscheck);
    },
  };
  wholes.set(campaign, made);
  return made;
}

const histories = new WeakMap<Campaign, Map<string, number | string>>();

/** Last year's value of a unit's element. */
export function previousValues(campaign: Campaign): (unit: string, element: string) => number | string | undefined {
  let known = histories.get(campaign);
  if (!known) {
    known = new Map(campaign.history.map((row) => [`${row.unit}|${row.element}`, row.value]));
    addTotals(campaign, known);
    histories.set(campaign, known);
  }
  const found = known;
  return (unit, element) => found.get(`${unit}|${element}`);
}

/** Last year's totals where only the parts were kept. */
function addTotals(campaign: Campaign, history: Map<string, number | string>): void {
  for (const total of partsFirst(campaign.elements)) {
    if (!total.sumOf) continue;
    for (const unit of campaign.units) {
      const key = `${unit.code}|${total.code}`;
      if (history.has(key)) continue;
      const part = (code: string) => ({
        value: history.get(`${unit.code}|${code}`) ?? null,
        reason: null,
        includedIn: null,
      });
      const { value } = totalOf(total, part);
      if (value !== null) history.set(key, value);
    }
  }
}
