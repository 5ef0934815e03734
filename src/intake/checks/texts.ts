/** Checks of what is written in words: personal data that must not reach a report or a public page. */
import type { CellRef, Value } from "../../model.js";
import { shownCell } from "../cells.js";
import { listed } from "../notes.js";
import type { Check } from "../reading.js";

/** Twelve digits are a citizen's identity number (CCCD), nine the older kind, ten from 0 a telephone. */
const personal = /(?<![\d.,])(?:\d{12}|\d{9}|0\d{9}|0\d{3}[ .-]\d{3}[ .-]\d{3})(?![\d.,]\d|\d)/;

export const checkPersonalData: Check = ({ values }, pen) => {
  const cells = values.flatMap((value): CellRef[] => {
    const { element, sheet, cell } = value;
    const text = wordsOf(value).find((one) => personal.test(one));
    return text === undefined ? [] : [{ element, sheet, cell, raw: text }];
  });
  if (cells.length > 0)
    pen.note("text.personal_data", "note", { count: cells.length, list: listed(cells.map(shownCell)) }, cells);
};

function wordsOf({ value, evidence, explanation }: Value): string[] {
  return [value, evidence, explanation].filter((one): one is string => typeof one === "string");
}
