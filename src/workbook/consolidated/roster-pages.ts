/** The lists: the rows of all units one under the other, the names over them, and the rules that look at each row. */
import type ExcelJS from "exceljs";
import {
  campaignRowRules,
  normalisedOf,
  type ParsedRule,
  type RosterColumn,
  rosterUnitName,
  rowRules,
  type Unit,
} from "../../campaign/index.js";
import { columnName } from "../../formula/index.js";
import type { Names } from "../template/names.js";
import { tint } from "../template/style.js";
import type { ConsolidatedContent, ConsolidatedRow } from "./content.js";
import { inUnit, judgedRow, type Standing, type Standings, type Stretches } from "./live-rules.js";
import { addPage, put, styles } from "./page.js";
import { area, cell, type Places, type RosterPlace, rosterColumns, rows } from "./places.js";

/** Rows of each unit in the lists; of a list itself, a row that is always blank. */
export function stretchesOf(content: ConsolidatedContent, places: Places): Stretches {
  const stretches = new Map<string, readonly [number, number]>();
  for (const { roster } of places.rosters) {
    const own = content.rows.filter((row) => row.roster === roster.code);
    own.forEach(({ unit }, index) => {
      const row = rows.first + index;
      const key = `${roster.code}|${unit}`;
      stretches.set(key, [stretches.get(key)?.[0] ?? row, row]);
    });
    const blank = rows.first + Math.max(1, own.length) + 1;
    stretches.set(roster.code, [blank, blank]);
  }
  return stretches;
}

export function writeRosters(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
  stretches: Stretches,
  names: Names,
): void {
  for (const place of places.rosters) writeRoster(workbook, content, places, place, stretches, names);
}

function writeRoster(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
  place: RosterPlace,
  stretches: Stretches,
  names: Names,
): void {
  const { campaign } = content;
  const { roster, sheet } = place;
  const own = content.rows.filter((row) => row.roster === roster.code);
  const rules = rulesOf(content, places, place);
  const normalised = [...new Set(rules.flatMap(({ rule }) => rule.names))].filter(
    (name) => normalisedOf(name) !== null,
  );
  const firstNormal = rosterColumns.first + roster.columns.length;
  const columns = new Map([...place.columns, ...normalised.map((name, index) => [name, firstNormal + index] as const)]);
  const firstRule = firstNormal + normalised.length;
  const page = addPage(workbook, {
    ...{ name: sheet, title: roster.name, marks: content.marks, frozen: rosterColumns.first - 1 },
    widths: [
      11,
      30,
      7,
      ...roster.columns.map(({ width }) => width),
      ...normalised.map(() => 20),
      ...rules.map(() => 18),
    ],
    heads: [
      [
        rosterUnitName(roster.code),
        "",
        "",
        ...roster.columns.map(({ code }) => code),
        ...normalised,
        ...rules.map(({ rule }) => rule.id),
      ],
      [
        ...["Mã đơn vị", "Tên đơn vị", "Dòng"],
        ...roster.columns.map(({ name }) => name),
        ...normalised.map(() => "Dạng chuẩn hóa để so trùng"),
        ...rules.map(({ rule }) => rule.message),
      ],
      [
        "",
        "",
        "",
        ...roster.columns.map(({ unit }) => unit),
        ...normalised.map(() => ""),
        ...rules.map(({ rule }) => rule.formula.text),
      ],
    ],
    isWide: roster.columns.length + rules.length > 8,
  });
  const last = Math.max(rows.first, rows.first + own.length - 1);
  const unitName = new Map(campaign.units.map(({ code, name }) => [code, name]));
  const count = new Map<string, number>();
  own.forEach((one, index) => {
    const row = rows.first + index;
    count.set(one.unit, (count.get(one.unit) ?? 0) + 1);
    put(page, row, rosterColumns.unit, one.unit, styles.code);
    put(page, row, rosterColumns.unitName, unitName.get(one.unit) ?? "", styles.fit);
    put(page, row, rosterColumns.row, count.get(one.unit)!, styles.centre);
    for (const definition of roster.columns)
      put(page, row, columns.get(definition.code)!, one.cells.get(definition.code) ?? null, styleOf(definition));
    for (const name of normalised) {
      const value = one.cells.get(normalisedOf(name)!) ?? null;
      put(page, row, columns.get(name)!, value === null ? null : content.normal(String(value)), styles.typed);
    }
  });
  writeRules(page, { content, places, place, stretches, own, columns, firstRule }, rules);
  names.add(place.unitName, sheet, area(rosterColumns.unit, rows.first, last));
  for (const [name, column] of columns) names.add(name, sheet, area(column, rows.first, last));
}

interface RowRule {
  rule: ParsedRule;
  appliesTo: ReadonlySet<string>;
}

/** Rules over the rows of one list: those of all units together, and those of each unit's own rows. */
function rulesOf({ campaign }: ConsolidatedContent, { units }: Places, { roster }: RosterPlace): RowRule[] {
  const everybody = new Set(units.map(({ code }) => code));
  const applies = new Map<ParsedRule, Set<string>>();
  for (const unit of units)
    for (const rule of rowRules(campaign, unit)) applies.set(rule, (applies.get(rule) ?? new Set()).add(unit.code));
  return [
    ...campaignRowRules(campaign).map((rule): RowRule => ({ rule, appliesTo: everybody })),
    ...[...applies].map(([rule, appliesTo]): RowRule => ({ rule, appliesTo })),
  ].filter(({ rule }) => rule.roster?.code === roster.code);
}

interface ListPage {
  content: ConsolidatedContent;
  places: Places;
  place: RosterPlace;
  stretches: Stretches;
  own: readonly ConsolidatedRow[];
  columns: ReadonlyMap<string, number>;
  firstRule: number;
}

function writeRules(page: ExcelJS.Worksheet, list: ListPage, rules: readonly RowRule[]): void {
  const unitOf = new Map(list.places.units.map((unit) => [unit.code, unit]));
  rules.forEach(({ rule, appliesTo }, n) => {
    list.own.forEach(({ unit }, index) => {
      if (!appliesTo.has(unit)) return;
      const result = judgedRow(rule, inRow(list, rule, unitOf.get(unit)!, rows.first + index));
      put(page, rows.first + index, list.firstRule + n, result, { ...styles.centre, fill: tint.heading });
    });
  });
}

/** What names stand for in one row: its own cells, a column of all units or of its own unit, the unit's figures. */
function inRow(
  { content, places, place, stretches, columns }: ListPage,
  rule: ParsedRule,
  unit: Unit,
  row: number,
): Standings {
  const outside = inUnit(content, places, stretches, unit);
  return (written): Standing => {
    const { name, isColumn } = columnName(written);
    if (name === place.unitName) return { text: cell(rosterColumns.unit, row), need: null };
    const column = columns.get(name);
    if (column === undefined || (isColumn && rule.scope === "row")) return outside(written);
    if (isColumn) return { text: name, need: null };
    return { text: cell(column, row), need: `NOT(ISBLANK(${cell(column, row)}))` };
  };
}

function styleOf({ type }: RosterColumn): Partial<ExcelJS.Style> {
  if (type === "date") return styles.date;
  if (type === "money" || type === "decimal") return styles.number;
  return type === "integer" ? { ...styles.number, numFmt: "0" } : styles.typed;
}
