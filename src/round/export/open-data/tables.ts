/** The round as plain tables: figures, indicators, units, lists, and what the codes mean. Pure. */
import { type Campaign, counts, type Element, elementsOf, type Roster, type Unit } from "../../../campaign/index.js";
import type { Figure } from "../../../model.js";
import type { StoredValue } from "../../../store/index.js";
import { printable } from "../../../vietnamese/index.js";
import type { Round } from "../../assemble.js";
import { dayIn } from "../../status.js";
import { heldOf } from "../held.js";
import { elementColumns, figureColumns, indicatorColumns, listColumns, titles, unitColumns } from "./columns.js";
import type { OpenCell, OpenColumn, OpenTable } from "./table.js";

export function openTables(round: Round): OpenTable[] {
  const { campaign } = round;
  const tables: OpenTable[] = [
    {
      name: "so-lieu",
      title: titles.figures,
      columns: figureColumns,
      key: ["ma_don_vi", "ma_so_lieu"],
      rows: figureRows(round),
    },
    {
      name: "chi-tieu",
      title: titles.indicators,
      columns: indicatorColumns,
      key: ["ma_chi_tieu"],
      rows: indicatorRows(round),
    },
    { name: "don-vi", title: titles.units, columns: unitColumns, key: ["ma_don_vi"], rows: unitRows(round) },
    ...campaign.rosters.map((roster) => listTable(round, roster)),
    { name: "danh-muc", title: titles.elements, columns: elementColumns, key: ["ma"], rows: elementRows(campaign) },
  ];
  return tables.map((table) => ({ ...table, rows: printable(table.rows) }));
}

const unitCells = ({ unitKinds }: Campaign, unit: Unit): OpenCell[] => [
  ...[unit.code, unit.name],
  unitKinds.find(({ code }) => code === unit.kind)?.name ?? unit.kind,
];

/** One row for each figure a unit is asked for, sent or not: what is not there is told, not left out. */
function figureRows(round: Round): OpenCell[][] {
  const { campaign, table, submissions } = round;
  const basis = new Map(submissions.map(({ sha256, cover }) => [sha256, cover.basis]));
  return table.units.flatMap((unit) =>
    elementsOf(campaign, unit).map((element): OpenCell[] => {
      const figure = table.figure(unit.code, element.code);
      const value = figure?.value ?? null;
      const sources = figure?.sources ?? [];
      return [
        ...unitCells(campaign, unit),
        element.code,
        counts(element, unit) ? "tong_hop" : "doi_chieu",
        typeof value === "number" ? value : null,
        typeof value === "string" ? value : null,
        figure?.reason ?? null,
        figure?.includedIn ?? null,
        figure?.held ?? false,
        figure !== undefined,
        sources[0] ? (basis.get(sources[0].sha256) ?? null) : null,
        joined(sources, "sha256"),
        joined(sources, "sheet"),
        sources.map(({ cell }) => cell).join(";") || null,
      ];
    }),
  );
}

/** One where all cells stand in it; otherwise one for each cell, in the same order. */
function joined(sources: readonly Figure["source"][], field: "sha256" | "sheet"): string | null {
  const all = sources.map((source) => source[field]);
  const shown = new Set(all).size === 1 ? all.slice(0, 1) : all;
  return shown.join(";") || null;
}

function indicatorRows({ campaign, indicators }: Round): OpenCell[][] {
  const groups = new Map(campaign.groups.map(({ code, name }) => [code, name]));
  const ratings = new Map(campaign.ratings.map(({ code, name }) => [code, name]));
  return indicators.map((one) => [
    ...[one.code, one.name, groups.get(one.group) ?? one.group, one.unit, one.formula, one.value, one.reason],
    ...[one.numerator, one.denominator, one.previous],
    ...[one.change?.value ?? null, one.change?.kind ?? null, one.change?.units ?? null],
    ...[one.target?.op ?? null, one.target?.value ?? null, one.target?.high ?? null, one.target?.status ?? null],
    ...[one.achievement, ratings.get(one.rating) ?? one.rating, one.coverage.expected, one.coverage.reported],
  ]);
}

function unitRows({ campaign, statuses }: Round): OpenCell[][] {
  const unitOf = new Map(campaign.units.map((unit) => [unit.code, unit]));
  return statuses.map((status) => {
    const unit = unitOf.get(status.unit)!;
    return [
      ...unitCells(campaign, unit),
      unit.groups.join(";"),
      status.state,
      status.receivedAt === null ? null : dayIn(campaign.timezone, status.receivedAt),
      status.receivedAt === null ? null : status.estimated,
      status.revision === 0 ? null : status.revision,
      status.letterNumber || null,
      ...[status.asked, status.answered, status.errors, status.warnings],
    ];
  });
}

/** A list of all units, with the days as they were read. */
function listTable(round: Round, roster: Roster): OpenTable {
  const { campaign, table, values } = round;
  const isHeld = heldOf(round);
  const columns = new Map(roster.columns.map(({ code }, index) => [code, index]));
  const byRow = new Map<string, { first: StoredValue; cells: OpenCell[]; held: string[] }>();
  const unitOf = new Map(table.units.map((unit) => [unit.code, unit]));
  for (const value of values) {
    const index = value.row > 0 ? columns.get(value.element) : undefined;
    if (index === undefined || !unitOf.has(value.unit)) continue;
    const key = `${value.unit}|${value.row}`;
    const row = byRow.get(key) ?? { first: value, cells: roster.columns.map(() => null), held: [] };
    byRow.set(key, row);
    if (isHeld(value)) row.held.push(value.element);
    else row.cells[index] = value.value;
  }
  const rows = [...byRow.values()].sort((a, b) => order(a.first, b.first));
  return {
    name: `danh-sach-${roster.code.toLowerCase().replaceAll("_", "-")}`,
    title: roster.name,
    columns: [...listColumns.before, ...roster.columns.map(listColumn), ...listColumns.after],
    key: ["ma_don_vi", "dong"],
    rows: rows.map(({ first, cells, held }) => [
      ...unitCells(campaign, unitOf.get(first.unit)!),
      first.row,
      ...cells,
      held.join(";") || null,
      ...[first.sha256, first.sheet, Number(/\d+$/.exec(first.cell)?.[0] ?? 0)],
    ]),
  };
}

function order(a: StoredValue, b: StoredValue): number {
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
  return a.row - b.row;
}

function listColumn({ code, name, unit, type }: Roster["columns"][number]): OpenColumn {
  const types = {
    integer: "integer",
    decimal: "number",
    money: "number",
    date: "date",
    text: "string",
    list: "string",
  };
  const description = unit === "" ? name : `${name} (${unit})`;
  return { name: code.toLowerCase(), type: types[type] as OpenColumn["type"], description };
}

function elementRows(campaign: Campaign): OpenCell[][] {
  const groups = new Map(campaign.groups.map(({ code, name }) => [code, name]));
  const noteOf = ({ boundary, note }: Element) =>
    [boundary, note].filter((one) => one !== undefined).join(". ") || null;
  return [
    ...campaign.elements.map((one): OpenCell[] => [
      ...[one.code, one.name, "so-lieu", groups.get(one.group) ?? one.group, one.type, one.unit],
      one.sumOf?.join(";") ?? null,
      noteOf(one),
    ]),
    ...campaign.rosters.flatMap((roster) =>
      roster.columns.map((column): OpenCell[] => [
        ...[column.code, column.name, `danh-sach-${roster.code.toLowerCase().replaceAll("_", "-")}`],
        ...[groups.get(roster.group) ?? roster.group, column.type, column.unit, null],
        column.list?.join("; ") ?? null,
      ]),
    ),
  ];
}
