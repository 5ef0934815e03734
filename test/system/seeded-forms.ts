/**
 * Forms filled as clerks fill them, right and wrong, from a seed. Knows the definition, not how anything is checked:
 * numbers are drawn near those that the rules compare with, so that each rule is seen to hold and to fail.
 */
import {
  type Campaign,
  type Element,
  elementsOf,
  isNumeric,
  type Roster,
  type RosterColumn,
  rostersOf,
  type Unit,
  unitRules,
} from "../../src/campaign/index.js";
import type { Node } from "../../src/formula/index.js";
import { reasonLabels } from "../../src/messages/reasons.js";
import type { MissingReason } from "../../src/model.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import {
  columnLetters,
  type FilledCell,
  type FormContent,
  figureColumns,
  figureSheets,
  layoutOf,
  rosterSheets,
  writeTemplate,
} from "../../src/workbook/index.js";
import { type Content, type SetCell, setCells } from "./set-cells.js";

export interface SeededForm {
  unit: Unit;
  content: FormContent;
  /** What stands in the unit's cells, by `cellKey`; what does not is blank. */
  typed: ReadonlyMap<string, Content>;
}

type Field = "value" | "reason" | "includedIn";

/** Of a cell of a figure's row, or of a row of a list (rows count from 1, empty ones too). */
export function cellKey(code: string, at: Field | number): string {
  return `${code} ${at}`;
}

/** How wrong a form is: the share of cells that hold no plain figure. */
export type Care = "careful" | "careless";

const wrongShare: Record<Care, number> = { careful: 0.02, careless: 0.35 };
// No TRUE among them, save for an answer: LibreOffice has no truth values, and its cells hold the number 1.
const errors = ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?"];
const blanks = [" ", "\u00a0", " \n "];
const unreadable = ["khoảng 120", "10-12", "1O", "chưa rõ số", "1.23.456", "(12)", "12,5,6", "95 quả"];
const readable = ["1.234", "không phát sinh", "chưa có số liệu", "-", "1 234"];
const reasons: MissingReason[] = ["zero", "not_yet", "na", "included_in", "confidential"];

export function seededForm(campaign: Campaign, unit: Unit, seed: number, care: Care): SeededForm {
  const dice = random(seed);
  const previous = new Map(
    campaign.history.flatMap((row) =>
      row.unit === unit.code && !dice.chance(0.08) ? [[row.element, lastYear(row.value, dice)] as const] : [],
    ),
  );
  const near = comparedWith(campaign, unit);
  const elements = elementsOf(campaign, unit).filter(({ sumOf, type }) => sumOf === undefined && type !== "longtext");
  const codes = elements.map((element) => element.code);
  const typed = new Map<string, Content>();
  // Some of what is asked did not happen at all: every figure of an indicator is 0.
  const quiet = new Set(campaign.indicators.flatMap(({ code }) => (dice.chance(0.12) ? [code] : [])));
  for (const element of elements) {
    const { code } = element;
    const nothing = isNumeric(element) && quiet.has(element.indicator ?? "");
    const plain = () => plainValue(element, previous.get(code), near.get(code) ?? [], dice);
    const cells = dice.chance(wrongShare[care])
      ? wrongCells(campaign, element, codes, dice)
      : { value: nothing ? 0 : plain() };
    for (const [field, content] of Object.entries(cells)) typed.set(cellKey(code, field as Field), content);
  }
  for (const roster of rostersOf(campaign, unit))
    for (const [key, content] of rosterCells(roster, care, dice)) typed.set(key, content);
  return formOf(campaign, unit, previous, typed);
}

/** Mostly what the definition says; a 0 is now and then something, so that rules over last year's figure are met. */
function lastYear(value: number | string, dice: Random): number | string {
  return value === 0 && dice.chance(0.3) ? dice.between(1, 9) : value;
}

/** Numbers that stand beside an element in rules: bounds are tried from both sides. */
function comparedWith(campaign: Campaign, unit: Unit): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const rule of unitRules(campaign, unit)) {
    const numbers: number[] = [];
    const gather = (node: Node): void => {
      if (node.type === "number" && node.value > 1) numbers.push(node.value);
      for (const child of children(node)) gather(child);
    };
    gather(rule.formula.tree);
    // A bound on a total is met by its parts.
    const parts = rule.names.flatMap((name) => campaign.elements.find(({ code }) => code === name)?.sumOf ?? [name]);
    for (const name of parts) found.set(name, [...(found.get(name) ?? []), ...numbers]);
  }
  return found;
}

function children(node: Node): readonly Node[] {
  if (node.type === "call") return node.arguments;
  return Object.values(node).filter(
    (part): part is Node => typeof part === "object" && part !== null && "type" in part,
  );
}

function plainValue(element: Element, previous: unknown, near: readonly number[], dice: Random): number | string {
  if (element.type === "boolean") return dice.chance(0.6) ? "Có" : "Không";
  if (!isNumeric(element)) return `Nội dung ${dice.between(1, 99)}`;
  const whole = element.type === "integer";
  const shaped = (value: number) => (whole ? Math.floor(value) : Math.round(value * 10) / 10);
  if (near.length > 0 && dice.chance(0.5)) {
    const bound = dice.pick(near);
    return shaped(bound + dice.pick([-1, 0, 1, bound / 2]));
  }
  if (typeof previous === "number" && dice.chance(0.3)) return shaped(previous * dice.pick([0.002, 0.9, 1, 1.1, 180]));
  const small = Math.max(0, dice.between(-2, 5));
  return whole || dice.chance(0.3) ? small : small + dice.between(0, 9) / 10;
}

type FigureCells = Partial<Record<Field, Content>>;

/** One of the things clerks do to a row: nothing, a reason, a wrong reason, a value that is none, both at once. */
function wrongCells(campaign: Campaign, element: Element, codes: readonly string[], dice: Random): FigureCells {
  const kind = dice.between(0, 9);
  if (kind === 0) return dice.chance(0.5) ? {} : { value: dice.pick(blanks) };
  if (kind <= 4) return withReason(campaign, element, codes, dice);
  if (kind === 5) return { value: wrongValue(element, dice), ...withReason(campaign, element, codes, dice) };
  if (kind === 6) return { value: dice.between(0, 2), reason: labelOf(dice.pick(reasons)) };
  if (kind === 7)
    return { value: { error: dice.pick(errors) }, ...(dice.chance(0.3) ? { reason: labelOf("na") } : {}) };
  return { value: wrongValue(element, dice) };
}

const labelOf = (reason: MissingReason) => reasonLabels[reason].vi;

function withReason(campaign: Campaign, element: Element, codes: readonly string[], dice: Random): FigureCells {
  if (dice.chance(0.1)) return { reason: dice.pick<Content>(["chưa có", { error: "#REF!" }, "*", "Không phát sinh."]) };
  const reason = dice.pick(reasons);
  const spaced = dice.chance(0.1) ? ` ${labelOf(reason)}` : labelOf(reason);
  if (reason !== "included_in")
    return { reason: spaced, ...(dice.chance(0.1) ? { includedIn: dice.pick(codes) } : {}) };
  if (dice.chance(0.15)) return { reason: spaced };
  const siblings = campaign.elements.find((total) => total.sumOf?.includes(element.code))?.sumOf;
  const right = dice.pick([...(siblings ?? []), dice.pick(codes)]);
  const other = dice.pick<Content>([
    right,
    right,
    right,
    right.toLowerCase(),
    ` ${right} `,
    "*",
    "XX99_KHAC",
    element.code,
    { error: "#N/A" },
  ]);
  return { reason: spaced, includedIn: other };
}

function wrongValue(element: Element, dice: Random): Content {
  if (element.type === "boolean") return dice.pick<Content>(["x", "chưa", "có", " Có", true, 1, { error: "#DIV/0!" }]);
  if (!isNumeric(element)) return dice.pick<Content>([...blanks, 5, { error: "#N/A" }]);
  return dice.pick<Content>([
    ...[dice.pick(unreadable), dice.pick(readable), dice.pick(blanks)],
    ...[dice.between(0, 5) + 0.5, -dice.between(1, 400), -0, { error: dice.pick(errors) }],
  ]);
}

function rosterCells(roster: Roster, care: Care, dice: Random): [string, Content][] {
  const rows = dice.between(0, 7);
  return Array.from({ length: rows }, (_, index) => index + 1).flatMap((row): [string, Content][] => {
    // A row left empty in the middle, or with nothing but a space: nothing after it may be lost.
    if (dice.chance(0.1)) return dice.chance(0.3) ? [[cellKey(roster.key, row), dice.pick([" ", "\u00a0"])]] : [];
    return roster.columns.flatMap((column): [string, Content][] => {
      const key = cellKey(column.code, row);
      if (dice.chance(care === "careful" ? 0.02 : 0.12)) return [];
      if (care === "careless" && dice.chance(0.06)) return [[key, wrongInRow(column, dice)]];
      return [[key, plainInRow(column, row, dice)]];
    });
  });
}

function plainInRow(column: RosterColumn, row: number, dice: Random): Content {
  if (column.type === "list") return dice.pick(column.list!);
  if (column.type === "date") return 46_023 + dice.between(0, 300);
  // Now and then the same text as in another row.
  if (column.type === "text") return `Dòng ${dice.chance(0.2) ? 1 : row}`;
  if (column.type === "integer") return dice.between(2020, 2026);
  return dice.between(0, 50) / 10;
}

function wrongInRow(column: RosterColumn, dice: Random): Content {
  const common: Content[] = ["không rõ", { error: dice.pick(errors) }, dice.pick(blanks)];
  if (column.type === "list") {
    const item = dice.pick(column.list!);
    return dice.pick<Content>([...common, "*", `${item} `, item.toUpperCase(), 1]);
  }
  if (column.type === "date") return dice.pick<Content>([...common, "05/12/2026", "hôm qua", 0, -1, 3_000_000]);
  if (column.type === "text") return dice.pick<Content>([{ error: dice.pick(errors) }, dice.pick(blanks), 5]);
  return dice.pick<Content>([...common, "1.234", "12 triệu", -1, -0.5, 2020.5]);
}

/** A form of which these cells are filled in, by `cellKey`. */
export function formOf(
  campaign: Campaign,
  unit: Unit,
  previous: FormContent["previous"],
  typed: ReadonlyMap<string, Content>,
): SeededForm {
  return { unit, content: contentOf(campaign, unit, previous, typed), typed };
}

/** What the template writer can write of it: the rest is set in the finished workbook. */
function contentOf(
  campaign: Campaign,
  unit: Unit,
  previous: FormContent["previous"],
  typed: ReadonlyMap<string, Content>,
): FormContent {
  const figures = new Map<string, FilledCell>();
  for (const { code } of elementsOf(campaign, unit)) {
    const [value, label, other] = (["value", "reason", "includedIn"] as const).map((at) =>
      typed.get(cellKey(code, at)),
    );
    const reason = reasons.find((one) => labelOf(one) === label);
    figures.set(code, {
      ...(isWritable(value) ? { value } : {}),
      ...(reason ? { reason } : {}),
      ...(isWritable(other) ? { includedIn: String(other) } : {}),
    });
  }
  const rosters = new Map(
    rostersOf(campaign, unit).map((roster) => {
      const rows = Array.from({ length: roster.rows }, (_, index) => {
        const row = new Map<string, number | string>();
        for (const { code } of roster.columns) {
          const value = typed.get(cellKey(code, index + 1));
          if (isWritable(value)) row.set(code, value);
        }
        return row;
      });
      const last = rows.findLastIndex((row) => row.size > 0);
      return [roster.code, rows.slice(0, last + 1)];
    }),
  );
  return { previous, figures, rosters, cover: {} };
}

/** Days that no calendar has are shown by no two programs alike: they too are set in the finished workbook. */
function isWritable(content: Content | undefined): content is number | string {
  if (typeof content === "number") return !Object.is(content, -0) && content < 2_958_466;
  return typeof content === "string" && content.trim() !== "";
}

/** The unit's workbook with the form's cells in it. */
export async function formBytes(campaign: Campaign, form: SeededForm): Promise<Uint8Array> {
  const bytes = await writeTemplate(campaign, form.unit, form.content);
  const places = placesOf(campaign, form.unit);
  const set = [...form.typed].flatMap(([key, content]): SetCell[] => {
    const isValue = key.endsWith(" value") || /\d$/.test(key);
    return isValue && isWritable(content) ? [] : [{ ...places.get(key)!, content }];
  });
  return setCells(bytes, set);
}

/** Where the unit's cells stand, by `cellKey`. */
export function placesOf(campaign: Campaign, unit: Unit): Map<string, { sheet: string; cell: string }> {
  const layout = layoutOf(campaign, unit);
  const places = new Map<string, { sheet: string; cell: string }>();
  for (const sheet of figureSheets(layout).filter(({ kind }) => kind === "figures"))
    for (const { row, element } of sheet.rows)
      for (const field of ["value", "reason", "includedIn"] as const)
        places.set(cellKey(element.code, field), {
          sheet: sheet.name,
          cell: columnLetters(figureColumns[field]) + row,
        });
  for (const sheet of rosterSheets(layout))
    for (const { column, definition } of sheet.columns)
      for (let row = 1; row <= sheet.roster.rows; row++) {
        const cell = columnLetters(column) + (sheet.firstRow + row - 1);
        places.set(cellKey(definition.code, row), { sheet: sheet.name, cell });
      }
  return places;
}
