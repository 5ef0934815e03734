/**
 * What the consolidated workbook must show, from our own evaluation, and where another program's results stand in it.
 * Places are found by what is printed: heads, codes of units and rules.
 */
import {
  campaignRowRules,
  elementsOf,
  normalisedOf,
  type ParsedRule,
  rosterUnitName,
  rowRules,
  type Unit,
  unitValue,
} from "../../src/campaign/index.js";
import { coverageOfName, tableNames } from "../../src/indicators/index.js";
import type { Result } from "../../src/model.js";
import type { Round } from "../../src/round/assemble.js";
import { previousOf } from "../../src/round/previous.js";
import { judgeCampaign, judgePeers, judgeUnit, type Peers, type UnitValues } from "../../src/validation/index.js";
import { rowResults } from "../../src/validation/row-rules.js";
import { namesOf } from "../../src/validation/unit-rules.js";
import { normalTitle } from "../../src/vietnamese/index.js";
import type { SavedCells } from "./libreoffice.js";

type Cell = number | string | null;

export interface Expected {
  sheet: string;
  /** Text in the row of heads, and which row that is. */
  head: string;
  headRow: number;
  /** Text in a column that tells the lines apart; or the row itself. */
  line: string | number;
  lineColumn: string;
  /** null: an empty cell. */
  value: Cell;
  about: string;
}

const words: Record<Result, string> = {
  pass: "Đạt",
  fail: "Sai",
  undecided: "Chưa đủ số liệu",
  not_applicable: "Không áp dụng",
};
const firstRow = 7;

/** Everything that is a formula in the workbook of a round. */
export function expectedOf(round: Round, peers: (unit: Unit) => Pick<Peers, "median" | "mad">): Expected[] {
  return [
    ...ofIndicators(round),
    ...ofFigures(round),
    ...ofCampaignRules(round),
    ...round.table.units.flatMap((unit) => ofUnit(round, unit, peers(unit))),
    ...ofRows(round),
  ];
}

function ofIndicators({ campaign, indicators }: Round): Expected[] {
  const ratings = new Map(campaign.ratings.map(({ code, name }) => [code, name]));
  const place = { sheet: "Chỉ tiêu", headRow: firstRow - 1, lineColumn: "B" };
  return indicators.flatMap((one) => {
    const isRatio = one.numerator !== null;
    const shown: [string, Cell][] = [
      ["Giá trị", one.value ?? "-"],
      ["Năm trước", one.previous ?? "-"],
      ["Thay đổi", one.change?.value ?? "-"],
      ["Đạt so với mục tiêu (%)", one.achievement ?? "-"],
      ["Số đơn vị có số liệu", one.coverage.reported],
      ["Số đơn vị phải báo", one.coverage.expected],
      ["Đánh giá", ratings.get(one.rating)!],
      ...(isRatio
        ? ([
            ["Tử số", one.numerator],
            ["Mẫu số", one.denominator],
          ] as [string, Cell][])
        : []),
    ];
    return shown.map(([head, value]) => ({
      ...place,
      head,
      line: one.code,
      value,
      about: `${one.code}: ${one.formula}`,
    }));
  });
}

function ofFigures({ campaign, table }: Round): Expected[] {
  const sheetOf = new Map(campaign.groups.map(({ code, sheet }) => [code, sheet]));
  return table.units.flatMap((unit) =>
    elementsOf(campaign, unit).map((element) => {
      const isAmong = (codes: readonly string[]) =>
        codes.some((one) => one === "*" || one === unit.code || unit.groups.includes(one));
      const head = element.countFrom && !isAmong(element.countFrom) ? `XCHECK_${element.code}` : element.code;
      return {
        ...{ sheet: sheetOf.get(element.group)!, headRow: 4, lineColumn: "A", head, line: unit.code },
        value: table.figure(unit.code, element.code)?.value ?? null,
        about: `${unit.code} ${element.code}`,
      };
    }),
  );
}

function ofCampaignRules({ campaign, table, indicators }: Round): Expected[] {
  // As judged before open errors keep indicators from being used.
  const values = new Map(indicators.map(({ code, value }) => [code, value]));
  const names = tableNames(table, { indicator: (code) => values.get(code) ?? null });
  const missing = (name: string) => {
    if (name.startsWith("CT_")) return (values.get(name.slice(3)) ?? null) === null;
    const coverage = coverageOfName(table, name);
    return coverage !== null && coverage.reported < coverage.expected;
  };
  return judgeCampaign(campaign, names, missing, () => []).map(({ rule, result }) => ({
    ...{ sheet: "Kiểm tra chung", headRow: firstRow - 1, lineColumn: "A", head: "Kết quả", line: rule },
    value: words[result],
    about: rule,
  }));
}

function ofUnit(round: Round, unit: Unit, peers: Pick<Peers, "median" | "mad">): Expected[] {
  const { campaign } = round;
  const values = valuesOf(round, unit);
  const status = round.statuses.find((one) => one.unit === unit.code)!;
  const place = { headRow: 4, lineColumn: "A", line: unit.code };
  const shown = (sheet: string) => (one: { rule: string; result: Result }) => ({
    ...{ ...place, sheet, head: one.rule, value: words[one.result] },
    about: `${unit.code} ${one.rule}`,
  });
  const { asked, answered } = status;
  const isSent = round.table.sent(unit.code);
  return [
    ...judgeUnit(campaign, values).map(shown("Kiểm tra đơn vị")),
    ...(isSent ? judgePeers(campaign, values, { ...peers, asked, answered }).map(shown("So sánh đơn vị")) : []),
  ];
}

/** A unit's figures as they count. */
function valuesOf({ campaign, table, values }: Round, unit: Unit): UnitValues {
  const figures = elementsOf(campaign, unit).map(
    ({ code }) => [code, table.figure(unit.code, code)?.value ?? null] as const,
  );
  const columns = new Map<string, Cell[]>();
  const unreadable = new Set<string>();
  for (const roster of campaign.rosters) {
    const own = table.rosterRows.filter((row) => row.unit === unit.code && row.roster === roster.code);
    for (const { code } of roster.columns) {
      columns.set(
        code,
        own.map(({ cells }) => cells.get(code) ?? null),
      );
      const isRejected = values.some(
        (value) => value.unit === unit.code && value.element === code && value.row > 0 && value.fate === "rejected",
      );
      if (isRejected || table.lacksRoster(unit.code, roster.code, code)) unreadable.add(code);
    }
  }
  return {
    unit,
    figures: new Map(figures),
    previous: previousOf(campaign, unit),
    columns,
    unreadable,
    cells: () => [],
  };
}

/** Rules over the rows of lists: of all units together, and of each unit's own. */
function ofRows(round: Round): Expected[] {
  const { campaign, table } = round;
  const unitOf = new Map(table.units.map((unit) => [unit.code, unit]));
  return campaign.rosters.flatMap((roster) => {
    const rows = table.rosterRows.filter((row) => row.roster === roster.code);
    const cellOf = (name: string, row: number): Cell => {
      const { unit, cells } = rows[row]!;
      if (name === rosterUnitName(roster.code)) return unit;
      if (name.startsWith("UNIT_")) return unitValue(name, unitOf.get(unit)!);
      const column = normalisedOf(name);
      if (column === null) return cells.get(name) ?? null;
      const text = cells.get(column) ?? null;
      return text === null ? null : normalTitle(String(text));
    };
    const told = (rule: ParsedRule, row: number, result: Result): Expected => ({
      ...{ sheet: roster.sheet, headRow: 4, lineColumn: "A", head: rule.id, line: firstRow + row },
      value: words[result],
      about: `${rule.id}, row ${firstRow + row}`,
    });
    const stacked = campaignRowRules(campaign)
      .filter((rule) => rule.roster === roster)
      .flatMap((rule) =>
        rowResults(rule, () => true, {
          count: rows.length,
          cell: cellOf,
          column: (name) => rows.map((_, row) => cellOf(name, row)),
          other: () => undefined,
          ref: () => undefined,
        }).map(({ row, result }) => told(rule, row, result)),
      );
    const codes = new Set(roster.columns.map(({ code }) => code));
    const ofUnits = table.units.flatMap((unit) => {
      const values = valuesOf(round, unit);
      const at = rows.flatMap((row, index) => (row.unit === unit.code ? [index] : []));
      const other = namesOf(values);
      return rowRules(campaign, unit)
        .filter((rule) => rule.roster === roster)
        .flatMap((rule) =>
          rowResults(rule, (name) => codes.has(name), {
            count: at.length,
            cell: (name, row) => values.columns.get(name)?.[row] ?? null,
            column: (name) => values.columns.get(name) ?? [],
            unreadable: values.unreadable,
            other,
            ref: () => undefined,
          }).map(({ row, result }) => told(rule, at[row]!, result)),
        );
    });
    return [...stacked, ...ofUnits];
  });
}

/** What stands where each expectation points: undefined where the place is not there at all. */
export function foundIn(saved: SavedCells): (expected: Expected) => { found: Cell | undefined } | undefined {
  const pages = new Map<string, { rows: Map<number, Map<string, string>>; lines: Map<string, Map<string, number>> }>();
  for (const [sheet, cells] of Object.entries(saved)) {
    const rows = new Map<number, Map<string, string>>();
    const lines = new Map<string, Map<string, number>>();
    for (const [address, value] of Object.entries(cells)) {
      const [, column, digits] = /^([A-Z]+)(\d+)$/.exec(address)!;
      const row = Number(digits);
      if (row < firstRow) {
        const heads = rows.get(row) ?? new Map<string, string>();
        rows.set(row, heads.set(String(value), column!));
      } else if (column === "A" || column === "B") {
        const line = lines.get(column) ?? new Map<string, number>();
        lines.set(column, line.set(String(value), row));
      }
    }
    pages.set(sheet, { rows, lines });
  }
  return ({ sheet, head, headRow, line, lineColumn }) => {
    const page = pages.get(sheet);
    const column = page?.rows.get(headRow)?.get(head);
    const row = typeof line === "number" ? line : page?.lines.get(lineColumn)?.get(line);
    if (column === undefined || row === undefined) return undefined;
    return { found: saved[sheet]![`${column}${row}`] as Cell | undefined };
  };
}

/** Equal to 15 digits, or to the last but one of a difference; an empty text is an empty cell. */
export function agree(found: Cell | undefined, wanted: Cell, digits = 14): boolean {
  if (wanted === null) return found === undefined || found === null || found === "";
  if (typeof found !== "number" || typeof wanted !== "number") return found === wanted;
  if (Math.abs(found - wanted) < 1e-12) return true;
  const unit = wanted === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(wanted))) - digits);
  return Math.abs(found - wanted) <= unit;
}

/** Every expectation that the workbook does not fulfil, in words. */
export function disagreements(saved: SavedCells, expected: readonly Expected[]): string[] {
  const find = foundIn(saved);
  return expected.flatMap((one) => {
    const place = find(one);
    const where = `${one.sheet}, ${one.head}, ${one.line} (${one.about})`;
    if (!place) return [`${where}: no such place`];
    return agree(place.found, one.value, 12) ? [] : [`${where}: LibreOffice ${place.found}, we ${one.value}`];
  });
}

/** Cells that show an error value. */
export function errorValues(saved: SavedCells): string[] {
  return Object.entries(saved).flatMap(([sheet, cells]) =>
    Object.entries(cells).flatMap(([address, value]) =>
      /^(#(REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NUM!|NULL!)|Err:\d+)$/.test(String(value))
        ? [`${sheet}!${address} ${value}`]
        : [],
    ),
  );
}
