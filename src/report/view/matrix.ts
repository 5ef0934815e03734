/**
 * Annex II: the figures of each unit. Elements asked from the same units share tables of at most eight columns, which
 * is what an A4 page across can hold; what only a few units report is a list instead.
 */
import { countingUnits } from "../../campaign/assignments.js";
import type { Campaign, Element, Unit } from "../../campaign/schema.js";
import { sumOfFigures } from "../../campaign/totals.js";
import type { Figure } from "../../model.js";
import { figureCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import { naturalDecimals } from "../numbers.js";

/** A figure as printed: a number, Có or Không, or why there is none. */
export interface Cell {
  /** `ELEMENT@UNIT`, or `ELEMENT` for the total of its column. */
  code: string;
  value: number | string | null;
  decimals: number;
  /** `unasked`: the unit owes no such figure; `na`: it says that it does not apply to it. */
  missing: "unasked" | "na" | "held" | "missing" | null;
}

interface Column {
  code: string;
  name: string;
  unit: string;
  total: Cell;
}

interface MatrixTable {
  /** Kinds of the units in its rows. */
  kinds: string[];
  /** Which of the tables of the same units it is, and of how many. */
  part: number;
  parts: number;
  columns: Column[];
  /** Groups of elements over their columns. */
  heads: { name: string; columns: number }[];
  /** Units of one kind under the name of the kind, where there are several kinds. */
  bands: { name: string | null; units: { n: number; code: string; name: string; cells: Cell[] }[] }[];
}

export interface MatrixView {
  tables: MatrixTable[];
  /** Figures that very few units report: one row a figure and unit, under the groups of elements. */
  lists: {
    name: string;
    rows: { n: number; code: string; name: string; unit: string; reporter: string; cell: Cell }[];
  }[];
}

const COLUMNS = 8;
const FEW_UNITS = 3;

export function matrixOf(input: ReportInput): MatrixView {
  const { campaign } = input;
  const figures = new Map(input.figures.map((figure) => [`${figure.unit} ${figure.element}`, figure]));
  const groups = [...campaign.groups, ...strayGroups(campaign)];
  // In the order of the groups, so that a table holds what belongs together.
  const elements = groups.flatMap((group) =>
    campaign.elements.filter((element) => element.group === group.code && isFigure(element)),
  );
  const sets = byUnits(campaign, elements);
  const few = new Set(sets.filter((set) => set.units.length <= FEW_UNITS).flatMap((set) => set.elements));
  let n = 0;
  const listRow = (element: Element, unit: Unit, units: Unit[]) => ({
    n: ++n,
    code: element.code,
    name: element.name,
    unit: element.unit,
    reporter: unit.name,
    cell: cellOf(element, unit, figures, decimalsOf(element, units, figures)),
  });
  return {
    tables: sets
      .filter((set) => set.units.length > FEW_UNITS)
      .flatMap((set) =>
        evenParts(set.elements, COLUMNS).map((part, index, all) => ({
          ...tableOf(campaign, part, set.units, figures),
          part: index + 1,
          parts: all.length,
          heads: headsOf(groups, part),
        })),
      ),
    lists: groups
      .map((group) => ({
        name: group.name,
        rows: elements
          .filter((element) => element.group === group.code && few.has(element))
          .flatMap((element) => {
            const units = countingUnits(campaign, element);
            return units.map((unit) => listRow(element, unit, units));
          }),
      }))
      .filter((list) => list.rows.length > 0),
  };
}

type Named = { code: string; name: string };

/** Groups that elements name and the definition does not list: shown under their codes rather than dropped. */
function strayGroups(campaign: Campaign): Named[] {
  const known = new Set(campaign.groups.map((group) => group.code));
  const strays = campaign.elements.map((element) => element.group).filter((code) => !known.has(code));
  return [...new Set(strays)].map((code) => ({ code, name: code }));
}

function headsOf(groups: Named[], elements: Element[]): MatrixTable["heads"] {
  return groups
    .map(({ code, name }) => ({ name, columns: elements.filter((element) => element.group === code).length }))
    .filter((head) => head.columns > 0);
}

/** Texts stand under the headings of the report, not among figures. */
function isFigure(element: Element): boolean {
  return element.type !== "text" && element.type !== "longtext";
}

function byUnits(campaign: Campaign, elements: Element[]): { units: Unit[]; elements: Element[] }[] {
  const sets = new Map<string, { units: Unit[]; elements: Element[] }>();
  for (const element of elements) {
    const units = countingUnits(campaign, element);
    const key = units.map((unit) => unit.code).join(" ");
    const set = sets.get(key) ?? { units, elements: [] };
    set.elements.push(element);
    sets.set(key, set);
  }
  return [...sets.values()].filter((set) => set.units.length > 0);
}

/** Nine in parts of at most eight is five and four, not eight and one. */
function evenParts<T>(items: T[], most: number): T[][] {
  const size = Math.ceil(items.length / Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}

function tableOf(
  campaign: Campaign,
  elements: Element[],
  units: Unit[],
  figures: Map<string, Figure>,
): Pick<MatrixTable, "kinds" | "columns" | "bands"> {
  const decimals = elements.map((element) => decimalsOf(element, units, figures));
  const rows = units.map((unit, index) => ({
    kind: unit.kind,
    n: index + 1,
    code: unit.code,
    name: unit.name,
    cells: elements.map((element, column) => cellOf(element, unit, figures, decimals[column]!)),
  }));
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const nameOf = (kind: string) => campaign.unitKinds.find((known) => known.code === kind)?.name ?? kind;
  return {
    kinds: kinds.map(nameOf),
    columns: elements.map((element, column) => ({
      code: element.code,
      name: element.name,
      unit: element.unit,
      total: totalOf(
        element,
        rows.map((row) => row.cells[column]!),
        decimals[column]!,
      ),
    })),
    bands: kinds.map((kind) => ({
      name: kinds.length === 1 ? null : nameOf(kind),
      units: rows.filter((row) => row.kind === kind).map(({ n, code, name, cells }) => ({ n, code, name, cells })),
    })),
  };
}

function cellOf(element: Element, unit: Unit, figures: Map<string, Figure>, decimals: number): Cell {
  const figure = figures.get(`${unit.code} ${element.code}`);
  const code = figureCode(element.code, unit.code);
  const none = { code, value: null, decimals };
  if (figure === undefined) return { ...none, missing: "missing" };
  if (figure.held) return { ...none, missing: "held" };
  if (figure.value !== null) return { code, value: figure.value, decimals, missing: null };
  if (figure.reason === "zero") return { code, value: 0, decimals, missing: null };
  return { ...none, missing: figure.reason === "na" ? "na" : "missing" };
}

/** Figures that can be added are added; of Có and Không, the Có are counted; percents have no total. */
function totalOf(element: Element, cells: Cell[], decimals: number): Cell {
  const { code } = element;
  if (element.type === "percent") return { code, value: null, decimals, missing: "unasked" };
  if (element.type === "boolean") {
    const answers = cells.filter((cell) => cell.value !== null);
    if (answers.length === 0) return { code, value: null, decimals: 0, missing: "missing" };
    return { code, value: `${answers.filter((cell) => cell.value === "Có").length} Có`, decimals: 0, missing: null };
  }
  const numbers = cells.flatMap((cell) => (typeof cell.value === "number" ? [cell.value] : []));
  if (numbers.length === 0) return { code, value: null, decimals, missing: "missing" };
  return { code, value: sumOfFigures(numbers), decimals, missing: null };
}

/** One number of decimals a column, so that its figures can be compared: as defined, or as many as they need (two at most). */
function decimalsOf(element: Element, units: Unit[], figures: Map<string, Figure>): number {
  if (element.decimals !== undefined) return element.decimals;
  if (element.type === "integer") return 0;
  const values = units.flatMap((unit) => {
    const value = figures.get(`${unit.code} ${element.code}`)?.value;
    return typeof value === "number" && Number.isFinite(value) ? [value] : [];
  });
  return Math.max(0, ...values.map((value) => naturalDecimals(value, 2)));
}
