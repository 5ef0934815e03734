/** Reads one input cell as its element wants it: a value, a missing reason, or a refusal, and why. */
import { type Element, isNumeric, lowest } from "../campaign/index.js";
import type { MessageCode, Slots } from "../messages/index.js";
import { reasonLabels } from "../messages/reasons.js";
import type { CellFate, MissingReason, Severity } from "../model.js";
import { clean, mended, readAnswer, readNumber, sameText } from "../vietnamese/index.js";
import type { ReadCell } from "../workbook/index.js";
import { holds, rawText } from "./cells.js";

export interface Remark {
  code: MessageCode;
  severity: Severity;
  slots?: Slots;
}

export interface ReadFigure {
  fate: CellFate;
  value: number | string | null;
  reason: MissingReason | null;
  includedIn: string | null;
  remarks: Remark[];
}

export interface FigureCells {
  value: ReadCell | undefined;
  reason: string;
  includedIn: string;
}

export const reject = (code: MessageCode, slots: Slots = {}): Pick<ReadFigure, "fate" | "value" | "remarks"> => ({
  fate: "rejected",
  value: null,
  remarks: [{ code, severity: "error", slots }],
});

export function readFigure(element: Element, cells: FigureCells, knownCodes: ReadonlySet<string>): ReadFigure {
  const given = readReason(cells, element, knownCodes);
  if (!holds(cells.value)) {
    const zero = given.reason === "zero" && isNumeric(element);
    return { fate: "blank", value: zero ? 0 : null, ...given };
  }
  const read = readContent(element, cells.value!);
  const remarks = [...read.remarks, ...given.remarks];
  if (read.fate !== "accepted") {
    const reason = given.reason ?? read.reason ?? null;
    return {
      fate: read.fate,
      value: read.fate === "blank" && reason === "zero" && isNumeric(element) ? 0 : null,
      reason,
      includedIn: given.includedIn,
      remarks,
    };
  }
  const idle = given.reason === null || (given.reason === "zero" && read.value === 0);
  if (!idle) remarks.push({ code: "cell.reason_and_value", severity: "warning", slots: { reason: cells.reason } });
  return { fate: "accepted", value: read.value, reason: null, includedIn: null, remarks };
}

export type Content = Pick<ReadFigure, "fate" | "value" | "remarks"> & { reason?: MissingReason | null };

function readContent(element: Element, cell: ReadCell): Content {
  const { value } = cell;
  const refusal = refusalOfResult(cell);
  if (refusal) return refusal;
  if (element.type === "boolean") return readYesNo(cell);
  if (!isNumeric(element)) return readText(rawText(value));
  return readNumeric(element, cell);
}

/** Words, put into Unicode where an old font or a wrong encoding is behind them. */
export function readText(raw: string): Content {
  const { text, code } = mended(raw);
  const remarks: Remark[] = code === null ? [] : [{ code, severity: "warning", slots: { raw, value: text } }];
  return { fate: "accepted", value: clean(text), remarks };
}

/** `[1]Biểu!C5`, `'[BC2025.xlsx]Biểu'!C5`: the figure of another workbook, as it was when somebody last looked. */
function linksElsewhere(formula: string): boolean {
  return /\[[^\]]+\][^!()]*!|file:\/\//i.test(formula);
}

/** Why a cell's result cannot be used whatever its kind; null where it can. */
export function refusalOfResult(cell: ReadCell): Content | null {
  const { value, formula, cached } = cell;
  if (formula !== undefined && linksElsewhere(formula)) return reject("cell.external_link", { formula: `=${formula}` });
  if (formula !== undefined && !cached) return reject("cell.formula_without_result", { formula: `=${formula}` });
  if (value !== null && typeof value === "object") return reject("cell.error_value", { error: value.error });
  return null;
}

function readYesNo(cell: ReadCell): Content {
  const read = readAnswer(cell.value as string | number | boolean);
  return told(read, read.value, rawText(cell.value));
}

/** One numeric cell: what was typed, against what the element can be. */
function readNumeric(element: Element, cell: ReadCell): Content {
  const raw = typeof cell.value === "number" ? cell.value : rawText(cell.value);
  if (typeof cell.value === "boolean") return reject("cell.boolean_in_number", { raw });
  const kind = element.type as "integer" | "decimal" | "percent" | "money";
  const percentFormat = cell.format?.includes("%") === true;
  const least = lowest(element);
  const mayBeNegative = least !== undefined && least < 0;
  const options = { unitWord: element.unit, percentFormat, dateFormat: cell.isDate, mayBeNegative };
  const read = readNumber(cell.value as string | number, kind, options);
  const content = told(read, read.value, raw);
  if (content.fate !== "accepted") return content;
  const number = read.value!;
  if (least !== undefined && number < least) return reject("cell.too_small", { raw, least });
  if (element.max !== undefined && number > element.max) return reject("cell.too_large", { raw, most: element.max });
  return content;
}

interface Reading {
  verdict: "accept" | "warn" | "reject" | "missing";
  code: MessageCode;
  reason?: MissingReason;
}

/** What a reading of the Vietnamese room means for the cell. */
export function told(read: Reading, value: number | string | null, raw: string | number): Content {
  const slots = { raw, value: value ?? "" };
  switch (read.verdict) {
    case "reject":
      return reject(read.code, slots);
    case "missing":
      return {
        fate: "blank",
        value: null,
        reason: read.reason ?? null,
        remarks: [{ code: read.code, severity: "warning", slots }],
      };
    case "warn":
      // "không phát sinh" typed in a number cell is the figure 0, listed for confirmation.
      return { fate: "accepted", value, remarks: [{ code: read.code, severity: "warning", slots }] };
    case "accept":
      return { fate: "accepted", value, remarks: [] };
  }
}

function readReason(
  cells: FigureCells,
  element: Element,
  codes: ReadonlySet<string>,
): Pick<ReadFigure, "reason" | "includedIn" | "remarks"> {
  const remarks: Remark[] = [];
  let reason: MissingReason | null = null;
  if (cells.reason !== "") {
    const entries = Object.entries(reasonLabels) as [MissingReason, { vi: string; en: string }][];
    reason =
      entries.find(([, label]) => sameText(label.vi, cells.reason) || sameText(label.en, cells.reason))?.[0] ?? null;
    if (reason === null)
      remarks.push({ code: "cell.unknown_reason", severity: "warning", slots: { reason: cells.reason } });
  }
  const includedIn = cells.includedIn.toUpperCase();
  if (reason !== "included_in") {
    if (includedIn !== "")
      remarks.push({ code: "cell.included_without_reason", severity: "warning", slots: { given: cells.includedIn } });
    return { reason, includedIn: null, remarks };
  }
  if (!codes.has(includedIn) || includedIn === element.code) {
    remarks.push({ code: "cell.included_where", severity: "warning", slots: { given: cells.includedIn } });
    return { reason, includedIn: null, remarks };
  }
  return { reason, includedIn, remarks };
}
