/**
 * Questions to one cell, in Excel's language: whether anything stands in it, whether rules may use it. An error value in
 * the cell is an answer to each of them and never their result.
 */
import { type Element, isNumeric, lowest, type RosterColumn, reserved } from "../../campaign/index.js";
import { quoted } from "./live-texts.js";

/** Whether a person would see nothing in a cell: spaces, no-break spaces and line breaks are nothing. */
export function looksBlank(cell: string): string {
  return `IFERROR(TRIM(CLEAN(SUBSTITUTE(${cell},"\u00a0"," ")))="",FALSE)`;
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
  const bounds = boundsOf(element, cell);
  return bounds.length === 0 ? `ISNUMBER(${cell})` : `IF(ISNUMBER(${cell}),AND(${bounds.join(",")}),FALSE)`;
}

/** 31 December 9999. */
const lastDay = 2_958_465;

/** Whether a cell of a list holds what rules may use. */
export function isUsableInRow({ type, code }: RosterColumn, cell: string): string {
  switch (type) {
    case "money":
    case "decimal":
      return `IF(ISNUMBER(${cell}),${cell}>=0,FALSE)`;
    case "integer":
      return `IF(ISNUMBER(${cell}),AND(${cell}>=0,INT(${cell})=${cell}),FALSE)`;
    case "date":
      return `IF(ISNUMBER(${cell}),AND(${cell}>=1,${cell}<=${lastDay}),FALSE)`;
    case "list":
      return isInList(cell, reserved.list + code);
    case "text":
      return `IFERROR(TRIM(${cell})<>"",FALSE)`;
  }
}

/**
 * How many cells of a whole column of a list hold something that rules cannot use: what looks at the column then says
 * nothing. Computed cell by cell inside SUMPRODUCT, where IF may not stand; an error anywhere makes it one.
 */
export function unusableCells({ type, code }: RosterColumn): string {
  const seen = `(LEN(TRIM(${code}))>0)`;
  const counted = (usable: string) => `IFERROR(SUMPRODUCT(${seen}*(1-${usable})),1)`;
  switch (type) {
    case "money":
    case "decimal":
      return counted(`ISNUMBER(${code})*(${code}>=0)`);
    case "integer":
      return counted(`ISNUMBER(${code})*(${code}>=0)*(INT(${code})=${code})`);
    case "date":
      return counted(`ISNUMBER(${code})*(${code}>=1)*(${code}<=${lastDay})`);
    case "list":
      return counted(`(COUNTIF(${reserved.list}${code},${code})>0)`);
    case "text":
      return `SUMPRODUCT(--ISERROR(${code}))`;
  }
}
