/** Collects what is wrong with a workbook's structure and cells as judgements. */
import { type MessageCode, message, type Slots } from "../messages/index.js";
import type { CellRef, Severity } from "../model.js";
import type { Judgement } from "../validation/index.js";
import { formatNumber } from "../vietnamese/index.js";

interface Named {
  code: string;
  name: string;
}

export interface NotePen {
  judgements: Judgement[];
  /** `of`: the element or column spoken of, named at the head of the message. */
  note(code: MessageCode, severity: Severity, slots: Slots, cells: CellRef[], of?: Named, about?: string): void;
}

export function notePen(unit: string): NotePen {
  const judgements: Judgement[] = [];
  return {
    judgements,
    note(code, severity, slots, cells, of, about = placesOutside(cells)) {
      const head = of ? `${of.name} (${of.code}): ` : "";
      const short = shortened(slots);
      const says = { vi: head + message("vi", code, inVietnamese(short)), en: head + message("en", code, short) };
      const judgement = { rule: code, unit, result: "fail" as const, severity, says, imbalance: null, cells };
      judgements.push(about === "" ? judgement : { ...judgement, about });
    },
  };
}

/** Cells outside the form have no code to be known by: two files of one unit may each have some. */
function placesOutside(cells: readonly CellRef[]): string {
  if (cells.some(({ element }) => element !== "")) return "";
  return cells.map(({ sheet, cell, raw }) => `${sheet}!${cell}=${raw}`).join("|");
}

/** A cell may hold 32,767 characters; a message quotes the beginning. */
const longestQuote = 160;

function shortened(slots: Slots): Slots {
  const short: Slots = {};
  for (const [name, value] of Object.entries(slots)) {
    const long = typeof value === "string" && name !== "list" && value.length > longestQuote;
    short[name] = long ? `${value.slice(0, longestQuote)}…` : value;
  }
  return short;
}

/** Numbers as a Vietnamese reader sees them in the workbook: 4.5 is "4,5". */
function inVietnamese(slots: Slots): Slots {
  const shown: Slots = {};
  for (const [name, value] of Object.entries(slots))
    shown[name] = typeof value === "number" ? formatNumber(value) : value;
  return shown;
}

/** The first of many, and how many more. */
export function listed(items: readonly string[], most = 12): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown}, … (+${items.length - most})` : shown;
}
