/**
 * Puts what the library read together with what the survey found. Where the two disagree about a cell the file is
 * refused: a figure that one of them lost or changed must not be handed out.
 */
import { parseAddress } from "../address.js";
import type { ReadLimits } from "../limits.js";
import type { CellContent, ReadCell, ReadComment, ReadSheet, ReadWorkbook } from "../model.js";
import { isDateFormat } from "../styles.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { type Conversion, type ConvertedCell, type ConvertedSheet, notConverted } from "./convert.js";
import { givesNumber } from "./gives-number.js";
import { placeNames } from "./names.js";
import { errorText, type SurveyedCell, type SurveyedSheet } from "./survey.js";

export interface Surveyed {
  /** In the order of the tabs; each with what the library read of it. */
  sheets: { survey: SurveyedSheet; converted: ConvertedSheet | undefined }[];
  /** A formula's 0 may stand for an empty text: it is taken for a number only where the formula gives nothing else. */
  zeroMayBeEmpty: boolean;
  hasMacros: boolean;
  hasExternalLinks: boolean;
}

interface Format {
  format?: string;
  isDate: boolean;
}

export function assemble(
  { sheets, zeroMayBeEmpty, ...flags }: Surveyed,
  conversion: Conversion,
  limits: ReadLimits,
): ReadWorkbook {
  if (sheets.length === 0) throw new UnreadableWorkbook("reading.no_workbook");
  if (conversion.names.length > limits.names) throw new UnreadableWorkbook("reading.too_many_names");
  const formats = conversion.formats.map(formatOf);
  const comments: ReadComment[] = [];
  const seen = new Set<string>();
  const read = sheets.map(({ survey, converted }): ReadSheet => {
    // The library finds sheets by their name: of two alike it has lost one.
    if (!converted || seen.size === seen.add(converted.name.toLowerCase()).size) throw notConverted();
    const { name, hiddenRows, merges } = converted;
    comments.push(...converted.comments.map(([cell, text]) => ({ sheet: name, cell, text })));
    const cells = cellsOf(name, survey, converted.cells, formats, { ...limits, zeroMayBeEmpty });
    const { visibility, isProtected } = survey;
    return { name, visibility, cells, hiddenRows: new Set(hiddenRows), merges, isProtected };
  });
  const names = conversion.names.map(([name, reference, sheet]) => ({ name, reference, local: sheet !== null }));
  return { sheets: read, names: placeNames(names, read), date1904: conversion.date1904, ...flags, comments };
}

function cellsOf(
  sheet: string,
  survey: SurveyedSheet,
  converted: readonly ConvertedCell[],
  formats: readonly Format[],
  { textLength, zeroMayBeEmpty }: ReadLimits & Pick<Surveyed, "zeroMayBeEmpty">,
): Map<string, ReadCell> {
  if (survey.isWorksheet && converted.some(([at]) => !survey.cells.has(at))) throw notConverted();
  const byAddress = new Map(converted.map((cell) => [cell[0], cell]));
  const cells = new Map<string, ReadCell>();
  for (const [at, surveyed] of survey.cells) {
    const cell = byAddress.get(at);
    const said = agreed(surveyed, cell);
    const isDoubtful = zeroMayBeEmpty && said === 0 && surveyed.isFormula && !givesNumber(cell?.[2] ?? "");
    const content = isDoubtful ? null : said;
    if (typeof content === "string" && content.length > textLength)
      throw new UnreadableWorkbook("reading.text_too_long", { part: `${sheet}!${at}` });
    if (content === "" && !surveyed.isFormula) continue; // an empty text is no content
    const { row, column } = parseAddress(at)!;
    const read: ReadCell = {
      row,
      column,
      value: content,
      cached: !surveyed.isFormula || content !== null,
      ...(surveyed.isFormula ? { formula: cell?.[2] ?? "" } : {}),
      ...(formats[cell?.[3] ?? -1] ?? { isDate: false }),
    };
    cells.set(at, read);
  }
  return cells;
}

/** What both say of a cell. Only the library knows its text; only the survey, whether a result was stored. */
function agreed({ content }: SurveyedCell, cell: ConvertedCell | undefined): CellContent {
  if (content === "none") return null;
  const read = cell?.[1];
  if (content === "text") {
    if (typeof read !== "string") throw notConverted();
    return read;
  }
  if (typeof content === "object") {
    const same = typeof read === "object" && read !== null && errorText(read.error) === content.error;
    if (!same) throw notConverted();
    return content;
  }
  // The survey's -0 and 0 are one number; JSON has no -0.
  if (read !== content) throw notConverted();
  return content === 0 ? 0 : content;
}

function formatOf(format: string): Format {
  return format === "" || /^general$/i.test(format) ? { isDate: false } : { format, isDate: isDateFormat(format) };
}
