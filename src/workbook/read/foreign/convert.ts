/**
 * What the library in the child process says of a binary workbook, and its way here. What it says is not believed: its
 * shape is checked here, its completeness in assemble.ts.
 */
import { type ChildLimits, type ChildResult, runLimited } from "../child/run-limited.js";
import { UnreadableWorkbook } from "../unreadable.js";

/** Address; content, an error as its number; formula; index of its format, -1 for none. */
export type ConvertedCell = [
  at: string,
  content: number | string | boolean | { error: number } | null,
  formula: string | null,
  format: number,
];

export interface ConvertedSheet {
  name: string;
  cells: ConvertedCell[];
  comments: [at: string, text: string][];
  /** From 1. */
  hiddenRows: number[];
  merges: string[];
}

export interface Conversion {
  date1904: boolean;
  /** .xls: in the order of the stream; .xlsb: in the order of the tabs. */
  sheets: ConvertedSheet[];
  /** The third is the index of the sheet it belongs to. */
  names: [name: string, reference: string, sheet: number | null][];
  formats: string[];
}

export const childLimits: ChildLimits = { seconds: 10, megabytes: 192 };

/** A BIFF stream whose texts are Unicode, one whose texts are in a code page, or an .xlsb. */
export type ConversionKind = "biff8" | "codepage" | "xlsb";

const script = new URL("../child/convert.js", import.meta.url);

/** Throws UnreadableWorkbook where the child gives up or is stopped. */
export function convert(bytes: Uint8Array, kind: ConversionKind): Conversion {
  const output = outputOf(runLimited(script, [kind], bytes, childLimits));
  let answer: unknown;
  try {
    answer = JSON.parse(output.toString("utf8"));
  } catch {
    throw notConverted();
  }
  if (!isConversion(answer)) throw notConverted();
  return answer;
}

export const notConverted = () => new UnreadableWorkbook("reading.conversion_failed");

/** What a child answered; a child that failed is a refusal like any other. */
export function outputOf(result: ChildResult): Buffer {
  if ("output" in result) return result.output;
  throw result.failed === "crash" ? notConverted() : new UnreadableWorkbook("reading.conversion_too_heavy");
}

function isConversion(answer: unknown): answer is Conversion {
  return (
    isRecord(answer) &&
    typeof answer.date1904 === "boolean" &&
    isListOf(answer.formats, isText) &&
    isListOf(answer.sheets, isSheet) &&
    isListOf(
      answer.names,
      (name) =>
        Array.isArray(name) && isText(name[0]) && isText(name[1]) && (name[2] === null || Number.isInteger(name[2])),
    )
  );
}

function isSheet(sheet: unknown): boolean {
  return (
    isRecord(sheet) &&
    isText(sheet.name) &&
    isListOf(sheet.cells, isCell) &&
    isListOf(sheet.comments, (comment) => Array.isArray(comment) && isText(comment[0]) && isText(comment[1])) &&
    isListOf(sheet.hiddenRows, Number.isInteger) &&
    isListOf(sheet.merges, isText)
  );
}

function isCell(cell: unknown): boolean {
  if (!Array.isArray(cell)) return false;
  const [at, content, formula, format] = cell as unknown[];
  const isError = isRecord(content) && typeof content.error === "number";
  return (
    isText(at) &&
    (content === null || ["number", "string", "boolean"].includes(typeof content) || isError) &&
    (formula === null || isText(formula)) &&
    Number.isInteger(format)
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isOne(one));
}
