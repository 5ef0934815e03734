/** The figures of the units: a sheet a group, why cells are empty, last year's. */
import type ExcelJS from "exceljs";
import { decimalsOf, isNumeric, reserved } from "../../campaign/index.js";
import { marked, numberFormat, tint } from "../template/style.js";
import type { ConsolidatedContent, ConsolidatedFigure } from "./content.js";
import { totalFormula } from "./live-totals.js";
import { put, styles } from "./page.js";
import { type FigureColumn, type Places, rows, unitColumns } from "./places.js";
import { reasons, reasonText } from "./texts.js";
import { addUnitPage } from "./unit-page.js";

type Book = ExcelJS.Workbook;

const fills = { notAsked: tint.heading, missing: marked.warning, held: marked.error };

/** Why a cell of a unit is empty; "" where it is not. */
function whyEmpty(figure: ConsolidatedFigure | undefined, sent: boolean, column: FigureColumn): string {
  if (!sent) return reasons.notSent;
  if (!figure) return reasons.absent;
  // What is none of the unit's business is not due, whatever else is wrong with it.
  if (figure.reason === "na") return reasonText(figure.reason, null);
  if (figure.held) return reasons.held;
  if (figure.reason !== null) return reasonText(figure.reason, figure.includedIn);
  if (figure.value !== null) return "";
  if (column.element.sumOf) return reasons.parts;
  return column.element.optional ? "" : reasons.blank;
}

/** The sheets of the groups. `leftBlank`: totals that must be blank cells where they are missing. */
export function writeFigures(
  workbook: Book,
  content: ConsolidatedContent,
  places: Places,
  leftBlank: ReadonlySet<string>,
): void {
  for (const group of content.campaign.groups) {
    const columns = places.figures.filter(({ sheet }) => sheet === group.sheet);
    if (columns.length === 0) continue;
    const isTexts = columns.every(({ element }) => element.type === "longtext");
    const page = addUnitPage(workbook, content, {
      ...{ name: group.sheet, title: group.name, heads: columns.map(headOf), width: isTexts ? 60 : 15 },
    });
    for (const column of columns) writeColumn(page, content, places, column, leftBlank);
    if (isTexts) continue;
    const row = places.lastRow + 1;
    put(page, row, unitColumns.name, "Cộng", { ...styles.text, fill: tint.total });
    for (const { element, name, column } of columns)
      if (element.type === "integer" || element.type === "money")
        put(page, row, column, { formula: `SUM(${name})` }, { ...styleOf(element), fill: tint.total });
  }
}

function headOf({ element, name, isCrosscheck }: FigureColumn) {
  return { code: name, name: isCrosscheck ? `${element.name} (chỉ để đối chiếu)` : element.name, unit: element.unit };
}

function styleOf(element: FigureColumn["element"]): Partial<ExcelJS.Style> {
  if (!isNumeric(element)) return styles.typed;
  return { ...styles.number, numFmt: numberFormat(decimalsOf(element)) };
}

function writeColumn(
  page: ExcelJS.Worksheet,
  content: ConsolidatedContent,
  places: Places,
  column: FigureColumn,
  leftBlank: ReadonlySet<string>,
): void {
  const { element } = column;
  const style = styleOf(element);
  content.units.forEach(({ unit, sent }, index) => {
    const row = rows.first + index;
    const write = (value: Parameters<typeof put>[3], fill: ExcelJS.Fill | null) =>
      put(page, row, column.column, value, fill === null ? style : { ...style, fill });
    if (!column.units.has(unit.code)) {
      write(null, fills.notAsked);
      return;
    }
    const figure = content.figure(unit.code, element.code);
    const value = figure?.value ?? null;
    const fill = figure?.held
      ? fills.held
      : value !== null
        ? null
        : whyEmpty(figure, sent, column)
          ? fills.missing
          : null;
    const isLive =
      element.sumOf && !isHeldItself(content, unit.code, column) && !(value === null && leftBlank.has(column.name));
    const formula = isLive ? totalFormula(places, unit.code, column, row) : null;
    write(formula === null ? value : { formula }, fill ?? (element.sumOf ? tint.total : null));
  });
}

/** A total held for itself, its parts being sound, would be computed by a formula all the same. */
function isHeldItself({ figure }: ConsolidatedContent, unit: string, { element }: FigureColumn): boolean {
  if (!figure(unit, element.code)?.held) return false;
  return !(element.sumOf ?? []).some((part) => figure(unit, part)?.held);
}

/** All columns of figures side by side, as the sheets of reasons and of last year have them. */
function addSharedPage(workbook: Book, content: ConsolidatedContent, places: Places, name: string, title: string) {
  return addUnitPage(workbook, content, { name, title, heads: places.figures.map(headOf), width: 15 });
}

export function writeReasons(workbook: Book, content: ConsolidatedContent, places: Places): void {
  const page = addSharedPage(workbook, content, places, places.sheets.reasons, "Lý do ô số liệu trống");
  for (const column of places.figures)
    content.units.forEach(({ unit, sent }, index) => {
      if (!column.units.has(unit.code)) return;
      const why = whyEmpty(content.figure(unit.code, column.element.code), sent, column);
      if (why !== "") put(page, rows.first + index, column.shared, why, styles.text);
    });
}

export function writePrevious(workbook: Book, content: ConsolidatedContent, places: Places): void {
  const { year } = content.campaign;
  const page = addUnitPage(workbook, content, {
    name: places.sheets.previous,
    title: `Số liệu năm ${year - 1}`,
    heads: places.figures.map((column) => {
      const { name, unit } = headOf(column);
      return { code: reserved.previous + column.name, name, unit };
    }),
    width: 15,
  });
  for (const column of places.figures)
    content.units.forEach(({ unit }, index) => {
      const value = column.units.has(unit.code) ? content.previous(unit.code, column.element.code) : undefined;
      if (value !== undefined) put(page, rows.first + index, column.shared, value, styleOf(column.element));
    });
}
