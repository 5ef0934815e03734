/**
 * Questions to one cell, in Excel's language: whether anything stands in it, whether rules may use it. An error value in
 * the cell is an answer to each of them and never their result.
 */
import { type Element, isNumeric, lowest, type RosterColumn, reserved } from "../../campaign/index.js";
import { quoted } from "./live-texts.js";

/** What a person sees of a text: no-break spaces and line breaks around it are nothing. */
function seen(cells: string): string {
  return `TRIM(CLEAN(SUBSTITUTE(${cells},"\u00a0"," ")))`;
}

/** Whether a person would see nothing in a cell. */
export function looksBlank(cell: string): string {
  return `IFERROR(${seen(cell)}="",FALSE)`;
}

/** Whether a person would see nothing in a row of cells. */
export function looksEmpty(cells: string): string {
  return `IFERROR(SUMPRODUCT(LEN(${seen(cells)})),1)=0`;
}

/** Whether a cell says a text, spaces around it aside. */
export function says(cell: string, text: string): string {
  return `IFERROR(TRIM(${cell})=${quoted(text)},FALSE)`;
}

/** Whether a cell holds one of a list's texts; compared one by one, since MATCH and COUNTIF take "*" for all of them. */
export function isInList(cell: string, list: string): string {
  return `IFERROR(SUMPRODUCT(--(${list}=${cell}))>0,FALSE)`;
}

/** What a number must be for the figure's rules to use it; nothing where any number will do. */
export function boundsOf(element: Element, cell: string): string[] {
  const min = lowest(element);
  return [
    ...(min === undefined ? [] : [`${cell}>=${min}`]),
    ...(element.max === undefined ? [] : [`${cell}<=${element.max}`]),
    ...(element.type === "integer" ? [`INT(${cell})=${cell}`] : []),
  ];
}

/** Whether a figure's cell, not being blank, holds what rules may use. */
export function isUsable(element: Element, cell: string): string {
  if (element.type === "boolean") return `IFERROR(OR(${cell}="Có",${cell}="Không"),FALSE)`;
  if (!isNumeric(element)) return `IF(ISERROR(${cell}),FALSE,NOT(${looksBlank(cell)}))`;
  return isNumberWith(cell, boundsOf(element, cell));
}

function isNumberWith(cell: string, bounds: readonly string[]): string {
  return bounds.length === 0 ? `ISNUMBER(${cell})` : `IF(ISNUMBER(${cell}),AND(${bounds.join(",")}),FALSE)`;
}

/** Whether a cell of a list may be taken for blank. What is no text is told with less: it stands in each of many rows. */
export function looksBlankInRow({ type }: RosterColumn, cell: string): string {
  return type === "text" ? looksBlank(cell) : `IFERROR(TRIM(${cell})="",FALSE)`;
}

/** 31 December 9999. */
const lastDay = 2_958_465;

/** Whether a cell of a list holds what rules may use. */
export function isUsableInRow({ type, code }: RosterColumn, cell: string): string {
  switch (type) {
    case "money":
    case "decimal":
      return isNumberWith(cell, [`${cell}>=0`]);
    case "integer":
      return isNumberWith(cell, [`${cell}>=0`, `INT(${cell})=${cell}`]);
    case "date":
      return isNumberWith(cell, [`${cell}>=1`, `${cell}<=${lastDay}`]);
    case "list":
      return isInList(cell, reserved.list + code);
    case "text":
      return `IF(ISERROR(${cell}),FALSE,NOT(${looksBlank(cell)}))`;
  }
}

/**
 * How many cells of a whole column of a list hold something that rules cannot use: what looks at the column then says
 * nothing. Computed cell by cell inside SUMPRODUCT, where IF may not stand; an error anywhere makes it one.
 */
export function unusableCells({ type, code }: RosterColumn): string {
  const counted = (usable: string) => `IFERROR(SUMPRODUCT((LEN(TRIM(${code}))>0)*(1-${usable})),1)`;
  switch (type) {
    case "money":
    case "decimal":
      return counted(`ISNUMBER(${code})*(${code}>=0)`);
    case "integer":
      // INT of a cell with nothing but spaces is an error; after a 0 it is 0, and a whole number stays what it is.
      return counted(`ISNUMBER(${code})*(${code}>=0)*(INT(0&TRIM(${code}))=${code})`);
    case "date":
      return counted(`ISNUMBER(${code})*(${code}>=1)*(${code}<=${lastDay})`);
    case "list":
      return counted(`(COUNTIF(${reserved.list}${code},${code})>0)`);
    case "text":
      return `SUMPRODUCT(--ISERROR(${code}))`;
  }
}
