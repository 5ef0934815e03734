/**
 * Questions to one cell, in Excel's language: whether anything stands in it, whether rules may use it. An error value in
 * the cell is an answer to each of them and never their result. No is written 0: LibreOffice saves FALSE as FALSE().
 */
import { type Element, isNumeric, lowest, type RosterColumn, reserved } from "../../campaign/index.js";
import { quoted } from "./live-texts.js";

/** What a person sees of a text: no-break spaces and line breaks around it are nothing. */
function seen(cells: string): string {
  return `TRIM(CLEAN(SUBSTITUTE(${cells},"\u00a0"," ")))`;
}

/** Whether a person would see nothing in a cell. */
export function looksBlank(cell: string): string {
  return `IFERROR(${seen(cell)}="",0)`;
}

function hasText(cell: string): string {
  return `IFERROR(${seen(cell)}<>"",0)`;
}

/** Whether a cell says a text, spaces around it aside. */
export function says(cell: string, text: string): string {
  return `IFERROR(TRIM(${cell})=${quoted(text)},0)`;
}

/** Whether a cell holds one of a list's texts; compared one by one, since MATCH and COUNTIF take "*" for all of them. */
export function isInList(cell: string, list: string): string {
  return `IFERROR(SUMPRODUCT(--(${list}=${cell}))>0,0)`;
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
  if (element.type === "boolean") return `IFERROR(OR(${cell}="Có",${cell}="Không"),0)`;
  if (!isNumeric(element)) return hasText(cell);
  return isNumberWith(cell, boundsOf(element, cell));
}

function isNumberWith(cell: string, bounds: readonly string[]): string {
  return bounds.length === 0 ? `ISNUMBER(${cell})` : `IF(ISNUMBER(${cell}),AND(${bounds.join(",")}),0)`;
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
      return hasText(cell);
  }
}

/**
 * How many cells of a whole column of a list hold something that rules cannot use: what looks at the column then says
 * nothing. Spaces count, since COUNTA counts them. Computed cell by cell inside SUMPRODUCT, where IF may not stand; an
 * error anywhere makes it one.
 */
export function unusableCells({ type, code }: RosterColumn): string {
  const number = `ISNUMBER(${code})`;
  const except = (usable: string) => `IFERROR(SUMPRODUCT((1-ISBLANK(${code}))*(1-${usable})),1)`;
  switch (type) {
    case "money":
    case "decimal":
      return except(`${number}*(${code}>=0)`);
    case "integer":
      return except(`${number}*(${code}>=0)*(INT(${code})=${code})`);
    case "date":
      return except(`${number}*(${code}>=1)*(${code}<=${lastDay})`);
    case "list": {
      // Counted by the texts of the list: a cell with "*" as a criterion would be found in it.
      const list = reserved.list + code;
      const literal = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${list},"~","~~"),"*","~*"),"?","~?")`;
      return `IFERROR(SUMPRODUCT(1-ISBLANK(${code}))-SUMPRODUCT(COUNTIF(${code},"="&${literal})),1)`;
    }
    case "text":
      return except(`(LEN(${seen(code)})>0)`);
  }
}
