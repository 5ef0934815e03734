/**
 * Annex II: the figures of each unit. Elements of a group asked from the same units share tables of at most eight
 * columns, which is what an A4 page across can hold; what only a few units report is a list instead.
 */
import type { Campaign, Element, Unit } from "../../campaign/schema.js";
import type { Figure } from "../../model.js";
import type { ReportInput } from "../input.js";
import { naturalDecimals } from "../numbers.js";
import { countedUnits } from "./names.js";

/** A figure as printed: a number, Có or Không, or why there is none. */
export interface Cell {
  value: number | string | null;
  decimals: number;
  /** `unasked`: the unit owes no such figure; `na`: it says that it does not apply to it. */
  missing: "unasked" | "na" | "held" | "missing" | null;
}

export interface Column {
  code: string;
  name: string;
  unit: string;
  total: Cell;
}

export interface MatrixTable {
  columns: Column[];
  /** Units of one kind under the name of the kind, where there are several kinds. */
  bands: { name: string | null; units: { n: number; name: string; cells: Cell[] }[] }[];
}

export interface MatrixGroup {
  name: string;
  tables: MatrixTable[];
  /** Figures reported by very few units: one row a figure and unit. */
  list: { n: number; code: string; name: string; unit: string; reporter: string; cell: Cell }[];
}

const COLUMNS = 8;
const FEW_UNITS = 3;

export function matrixOf(input: ReportInput): MatrixGroup[] {
  const { campaign } = input;
  const figures = new Map(input.figures.map((figure) => [`${figure.unit} ${figure.element}`, figure]));
  return campaign.groups
    .map((group) => {
      const elements = campaign.elements.filter((element) => element.group === group.code && isFigure(element));
      const tables: MatrixTable[] = [];
      const list: MatrixGroup["list"] = [];
      for (const { units, elements: together } of byUnits(campaign, elements)) {
        if (units.length <= FEW_UNITS) {
          for (const element of together) {
            const decimals = decimalsOf(element, units, figures);
            for (const unit of units) {
              const cell = cellOf(figures.get(`${unit.code} ${element.code}`), decimals);
              list.push({
                n: list.length + 1,
                code: element.code,
                name: element.name,
                unit: element.unit,
                reporter: unit.name,
                cell,
              });
            }
          }
        } else {
          for (const part of evenParts(together, COLUMNS)) tables.push(tableOf(campaign, part, units, figures));
        }
      }
      return { name: group.name, tables, list };
    })
    .filter((group) => group.tables.length + group.list.length > 0);
}

/** Texts stand under the headings of the report, not among figures. */
function isFigure(element: Element): boolean {
  return element.type !== "text" && element.type !== "longtext";
}

function byUnits(campaign: Campaign, elements: Element[]): { units: Unit[]; elements: Element[] }[] {
  const sets = new Map<string, { units: Unit[]; elements: Element[] }>();
  for (const element of elements) {
    const units = countedUnits(campaign, element);
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

function tableOf(campaign: Campaign, elements: Element[], units: Unit[], figures: Map<string, Figure>): MatrixTable {
  const decimals = elements.map((element) => decimalsOf(element, units, figures));
  const rows = units.map((unit, index) => ({
    kind: unit.kind,
    n: index + 1,
    name: unit.name,
    cells: elements.map((element, column) => cellOf(figures.get(`${unit.code} ${element.code}`), decimals[column]!)),
  }));
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return {
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
      name: kinds.length === 1 ? null : (campaign.unitKinds.find((known) => known.code === kind)?.name ?? kind),
      units: rows.filter((row) => row.kind === kind).map(({ n, name, cells }) => ({ n, name, cells })),
    })),
  };
}

function cellOf(figure: Figure | undefined, decimals: number): Cell {
  const none = { value: null, decimals };
  if (figure === undefined) return { ...none, missing: "missing" };
  if (figure.held) return { ...none, missing: "held" };
  if (figure.value !== null) return { value: figure.value, decimals, missing: null };
  if (figure.reason === "zero") return { value: 0, decimals, missing: null };
  return { ...none, missing: figure.reason === "na" ? "na" : "missing" };
}

/** Figures that can be added are added; of Có and Không, the Có are counted; percents have no total. */
function totalOf(element: Element, cells: Cell[], decimals: number): Cell {
  if (element.type === "percent") return { value: null, decimals, missing: "unasked" };
  if (element.type === "boolean") {
    const answers = cells.filter((cell) => cell.value !== null);
    if (answers.length === 0) return { value: null, decimals: 0, missing: "missing" };
    return { value: `${answers.filter((cell) => cell.value === "Có").length} Có`, decimals: 0, missing: null };
  }
  const numbers = cells.flatMap((cell) => (typeof cell.value === "number" ? [cell.value] : []));
  if (numbers.length === 0) return { value: null, decimals, missing: "missing" };
  return { value: numbers.reduce((total, value) => total + value, 0), decimals, missing: null };
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
