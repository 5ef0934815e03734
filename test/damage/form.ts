/** A form filled in as asked, with every answer known, and the workbook of it taken apart, ready for an accident. */
import {
  type Campaign,
  decimalsOf,
  type Element,
  isNumeric,
  lowest,
  type RosterColumn,
  type Unit,
} from "../../src/campaign/index.js";
import type { CellFate, MissingReason } from "../../src/model.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import {
  coverColumns,
  coverFields,
  coverRows,
  coverSheetName,
  type FilledCell,
  type FormContent,
  type FormLayout,
  figureColumns,
  layoutOf,
  stampSheetName,
  textColumns,
  writeTemplate,
} from "../../src/workbook/index.js";
import { Book } from "./book.js";
import type { Sheet } from "./sheet.js";

/** What must be read of one input cell. */
export interface Truth {
  element: string;
  row: number;
  fate: CellFate;
  value: number | string | null;
  reason: MissingReason | null;
  evidence: string | null;
  explanation: string | null;
}

export interface Form {
  /** With last year's figures of this very form in its history. */
  campaign: Campaign;
  unit: Unit;
  layout: FormLayout;
  content: FormContent;
  truth: readonly Truth[];
  /** Not to be changed: work on a clone. */
  book: Book;
  bytes: Uint8Array;
  fileName: string;
  sender: string | null;
}

export const coverPart = "cover";
export const stampPart = "stamp";

/** The same seed gives the same form. `reasons`: the share of figures that a reason stands for. */
export async function filledForm(campaign: Campaign, unit: Unit, seed: number, reasons = 0.12): Promise<Form> {
  const dice = random(seed);
  const layout = layoutOf(campaign, unit);
  const figures = new Map<string, FilledCell>();
  const previous = new Map<string, number | string>();
  let index = 0;
  for (const sheet of layout.sheets) {
    if (sheet.kind === "roster") continue;
    for (const { element } of sheet.rows) {
      if (element.sumOf !== undefined) continue;
      const value = answer(element, index++);
      const filled = filledCell(element, value, reasons, dice);
      figures.set(element.code, filled);
      // "Not ours" and "did not occur" agree with last year only where there was nothing either.
      const before = filled.reason === "na" || filled.reason === "zero" ? null : lastYear(element, value);
      if (before !== null) previous.set(element.code, before);
    }
  }
  const rosters = new Map(
    layout.sheets.flatMap((sheet) =>
      sheet.kind === "roster"
        ? [[sheet.roster.code, [1, 2, 3].map((row) => rosterRow(sheet.roster.columns, row))] as const]
        : [],
    ),
  );
  const content: FormContent = {
    ...{ previous, figures, rosters },
    cover: {
      ...{ filledBy: "Lò Thị Hương", phone: "0213.3876543", email: "vanthu@don-vi.example", head: "Vàng A Páo" },
      ...{ date: `04/12/${campaign.year}`, letterNumber: "125/BC" },
    },
  };
  const history = [
    ...campaign.history.filter((row) => row.unit !== unit.code),
    ...[...previous].map(([element, value]) => ({ unit: unit.code, element, value, basis: "official" })),
  ];
  const own = { ...campaign, history };
  const bytes = await writeTemplate(own, unit, content);
  const book = Book.read(bytes);
  mark(book, layout);
  return {
    ...{ campaign: own, unit, layout, content, book, bytes },
    truth: truthOf(layout, content),
    fileName: "bieu so lieu.xlsx",
    sender: null,
  };
}

/** Steps of size from row to row, so that no figure is near its neighbour's. */
const steps = [0.002, 0.015, 0.12, 0.9];
/** A percentage of 1 and less may be a fraction: it is asked about. */
const percentSteps = [0.03, 0.09, 0.3, 0.9];

/** A value that the element can have, unlike that of any other element as far as its range allows. */
function answer(element: Element, index: number): number | string {
  if (element.type === "boolean") return index % 3 === 0 ? "Không" : "Có";
  if (!isNumeric(element)) return `Nội dung thứ ${index + 1}`;
  const least = lowest(element) ?? 0;
  const most = element.max ?? (element.type === "percent" ? 100 : 400_000);
  const step = (element.type === "percent" ? percentSteps : steps)[index % steps.length]!;
  return rounded(element, least + (most - least) * step * (1 - index / 5000));
}

function rounded(element: Element, value: number): number {
  return Number(value.toFixed(decimalsOf(element)));
}

function lastYear(element: Element, value: number | string): number | string | null {
  if (typeof value !== "number") return null;
  const least = lowest(element) ?? 0;
  const before = rounded(element, least + (value - least) * 0.9);
  return before === value ? null : before;
}

function filledCell(element: Element, value: number | string, reasons: number, dice: Random): FilledCell {
  const words = {
    ...(dice.chance(0.3) ? { evidence: `BC ${dice.between(1, 900)}/UBND` } : {}),
    ...(dice.chance(0.2) ? { explanation: `Theo sổ theo dõi số ${dice.between(1, 900)}` } : {}),
  };
  if (element.type === "longtext") return { value };
  if (element.optional && dice.chance(0.3)) return {};
  if (dice.chance(reasons)) {
    const reason = dice.pick<MissingReason>(
      isNumeric(element) ? ["zero", "not_yet", "na", "confidential"] : ["na", "not_yet"],
    );
    return { reason, ...words };
  }
  return { value, ...words };
}

function rosterRow(columns: readonly RosterColumn[], row: number): Map<string, number | string | Date> {
  return new Map(columns.map((column, index) => [column.code, rosterAnswer(column, row, index)]));
}

function rosterAnswer(column: RosterColumn, row: number, index: number): number | string | Date {
  switch (column.type) {
    case "list":
      return column.list![row % column.list!.length]!;
    case "date":
      return new Date(Date.UTC(2026, row, 4 + index));
    case "integer":
      return column.unit === "năm" ? 2020 + row : 10 * row + index;
    case "text":
      return `Dòng ${row}, ${column.name.toLowerCase()}`;
    default:
      return 100 * row + index + 0.5;
  }
}

export function truthOf(layout: FormLayout, content: FormContent): Truth[] {
  const nothing = { reason: null, evidence: null, explanation: null };
  return layout.sheets.flatMap((sheet): Truth[] => {
    if (sheet.kind === "roster")
      return (content.rosters?.get(sheet.roster.code) ?? []).flatMap((cells, index) =>
        [...cells].map(([element, value]) => ({
          ...{ element, row: index + 1, fate: "accepted" as const, ...nothing },
          value: value instanceof Date ? value.toISOString().slice(0, 10) : value,
        })),
      );
    return sheet.rows.flatMap(({ element }): Truth[] => {
      if (element.sumOf !== undefined) return [];
      const { value, reason, evidence, explanation } = content.figures?.get(element.code) ?? {};
      return [
        {
          ...{ element: element.code, row: 0, fate: value === undefined ? "blank" : "accepted" },
          value: value ?? (reason === "zero" ? 0 : null),
          ...{ reason: value === undefined ? (reason ?? null) : null },
          ...{ evidence: evidence ?? null, explanation: explanation ?? null },
        },
      ];
    });
  });
}

/** Writes down where everything stands, and what of it a clerk filled in. */
function mark(book: Book, layout: FormLayout): void {
  const find = (name: string) => book.sheets.find((sheet) => sheet.name === name)!;
  const set = (sheet: Sheet, part: string, rows: [string, number][], columns: [string, number][]) => {
    sheet.part = part;
    sheet.landmarks = { rows: new Map(rows), columns: new Map(columns) };
  };
  const byClerk = (sheet: Sheet, row: number, columns: readonly number[]) => {
    const line = sheet.rows.get(row);
    for (const column of columns) {
      const cell = line?.cells.get(column);
      if (cell && cell.content !== null) line!.cells.set(column, { ...cell, clerk: true });
    }
  };
  const cover = find(coverSheetName);
  const fields = coverFields.map(({ name }, index): [string, number] => [name, coverRows.firstField + index]);
  const fixed: [string, number][] = [
    ["INFO_UNIT", coverRows.unit],
    ["INFO_UNIT_CODE", coverRows.code],
    ["INFO_YEAR", coverRows.year],
  ];
  set(cover, coverPart, [...fixed, ...fields], Object.entries(coverColumns));
  for (const [name, row] of fields) if (name !== "INFO_BASIS") byClerk(cover, row, [coverColumns.value]);
  set(find(stampSheetName), stampPart, [], []);
  for (const form of layout.sheets) {
    const sheet = find(form.name);
    if (form.kind === "roster") {
      const columns = form.columns.map(({ column, definition }): [string, number] => [definition.code, column]);
      const places: [string, number][] = [
        ["codes", form.codeRow],
        ["header", form.headerRow],
        ["first", form.firstRow],
        ["sentinel", form.lastRow + 1],
        ["end", form.lastRow + 2],
      ];
      set(sheet, form.part, places, [["number", 1], ...columns, ["check", form.checkColumn]]);
      for (let row = form.firstRow; row <= form.lastRow; row++)
        byClerk(
          sheet,
          row,
          columns.map(([, column]) => column),
        );
      continue;
    }
    const rows = form.rows.map(({ element, row }): [string, number] => [element.code, row]);
    const headings = form.headings.map(({ row }, index): [string, number] => [`heading ${index}`, row]);
    const columns = Object.entries(form.kind === "texts" ? textColumns : figureColumns);
    const end = form.rows.at(-1)!.row + 1;
    set(sheet, form.part, [["header", form.headerRow], ...headings, ...rows, ["end", end]], columns);
    const open = form.kind === "texts" ? ["value"] : ["value", "reason", "includedIn", "evidence", "explanation"];
    for (const { element, row } of form.rows)
      if (!element.sumOf)
        byClerk(
          sheet,
          row,
          columns.flatMap(([field, column]) => (open.includes(field) ? [column] : [])),
        );
  }
}
