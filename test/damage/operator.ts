/**
 * One accident of a clerk or of a mail program. It works from the definition and from where the things of the form stand
 * now, never from fixed addresses, and says what must come of it.
 */
import type { Element } from "../../src/campaign/index.js";
import type { Severity } from "../../src/model.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import type { FigureSheet, RosterSheet } from "../../src/workbook/index.js";
import type { Book } from "./book.js";
import type { Form, Truth } from "./form.js";
import { addressOf, type Sheet } from "./sheet.js";

/** A finding that must be there, besides those of the rules. */
export interface ExpectedFinding {
  rule: string;
  severity: Severity;
  /** Codes named, in any order. */
  elements?: readonly string[];
  /** Where it must point, as "sheet!A1", in any order; not compared where left out. */
  cells?: readonly string[];
}

export interface Expected {
  findings: readonly ExpectedFinding[];
  /** What must be read now; that of before where left out. */
  truth?: readonly Truth[];
  /** What else is written in the workbook for an element, and may be read should its first place be lost. */
  elsewhere?: readonly Truth[];
  /** The workbook must be refused with this code. */
  refused?: string;
  /** A return in several workbooks: these come besides the one that was damaged. */
  others?: readonly { book: Book; expected: Expected }[];
  /** How the file is called, and who sent it. */
  fileName?: string;
  sender?: string;
}

export interface Scene {
  form: Form;
  /** To be changed. */
  book: Book;
  /** What would be read of it before the accident. */
  truth: readonly Truth[];
  dice: Random;
}

export interface Operator {
  /** A sentence: what happened. */
  name: string;
  /** Of the domain notes, section 8. */
  cases: readonly number[];
  /** null where the workbook has nothing left that this could happen to. */
  apply(scene: Scene): Expected | null;
}

/** The form after the accident, in one workbook or several; null where it cannot happen to it. */
export function applied(operator: Operator, form: Form, seed: number): { book: Book; expected: Expected }[] | null {
  const book = form.book.clone();
  const expected = operator.apply({ form, book, truth: form.truth, dice: random(seed) });
  return expected && [{ book, expected }, ...(expected.others ?? [])];
}

/** One row of a sheet of figures or texts, where it stands now. */
export interface FigurePlace {
  element: Element;
  form: FigureSheet;
  page: Sheet;
  row: number;
  truth: Truth | undefined;
}

/** Every row of the form that is still in the workbook. */
export function figurePlaces({ form, book, truth }: Scene): FigurePlace[] {
  const known = new Map(truth.map((one) => [`${one.element}|${one.row}`, one]));
  return form.layout.sheets.flatMap((sheet) => {
    if (sheet.kind === "roster") return [];
    const page = book.page(sheet.part);
    if (!page) return [];
    return sheet.rows.flatMap(({ element }) => {
      const row = page.landmarks.rows.get(element.code);
      return row === undefined ? [] : [{ element, form: sheet, page, row, truth: known.get(`${element.code}|0`) }];
    });
  });
}

/** Rows that a clerk fills in, whose column of values is still there. */
export function inputPlaces(scene: Scene): FigurePlace[] {
  return figurePlaces(scene).filter(
    ({ element, page, truth }) => !element.sumOf && truth && page.landmarks.columns.has("value"),
  );
}

/** Rows with an answer in them. */
export function answeredPlaces(scene: Scene): FigurePlace[] {
  return inputPlaces(scene).filter(({ page, row }) => {
    const content = page.content(row, column(page, "value"));
    return content !== null && content !== "";
  });
}

export function rosterPlaces({ form, book }: Scene): { form: RosterSheet; page: Sheet }[] {
  return form.layout.sheets.flatMap((sheet) => {
    const page = sheet.kind === "roster" ? book.page(sheet.part) : undefined;
    return sheet.kind === "roster" && page ? [{ form: sheet, page }] : [];
  });
}

/** One of a list; null of an empty one. */
export function oneOf<T>(dice: Random, items: readonly T[]): T | null {
  return items.length > 0 ? dice.pick(items) : null;
}

/** Several of a list, in its order; at least one of a list that is not empty. */
export function someOf<T>(dice: Random, items: readonly T[], most: number): T[] {
  const wanted = new Set<number>();
  const count = dice.between(1, Math.min(most, items.length));
  while (wanted.size < Math.min(count, items.length)) wanted.add(dice.between(0, items.length - 1));
  return items.filter((_, index) => wanted.has(index));
}

/** An accident that cannot happen any more, since what it happens to is gone: of an earlier accident. */
export class Gone extends Error {}

export function column(page: Sheet, field: string): number {
  const at = page.landmarks.columns.get(field);
  if (at === undefined) throw new Gone(`${page.name} has no column ${field} any more`);
  return at;
}

export function landmark(page: Sheet, key: string): number {
  const at = page.landmarks.rows.get(key);
  if (at === undefined) throw new Gone(`${page.name} has no row ${key} any more`);
  return at;
}

export const at = (page: Sheet, row: number, column: number): string => `${page.name}!${addressOf(row, column)}`;

/** Where the value of a row stands, as findings show it. */
export const valueAt = ({ page, row }: FigurePlace): string => at(page, row, column(page, "value"));

/** What a clerk wrote in a row, the value first whether it is there or not, as findings show it. */
export function writtenAt({ page, row }: FigurePlace): string[] {
  const beside = ["reason", "includedIn", "evidence", "explanation"].flatMap((field) => {
    const where = page.landmarks.columns.get(field);
    return where !== undefined && page.content(row, where) !== null ? [at(page, row, where)] : [];
  });
  return [at(page, row, column(page, "value")), ...beside];
}

/** The truth with some answers other than they were. */
export function changed(truth: readonly Truth[], changes: ReadonlyMap<string, Partial<Truth>>): Truth[] {
  return truth.map((one) => ({ ...one, ...(one.row === 0 ? changes.get(one.element) : {}) }));
}

export const rejected: Partial<Truth> = { fate: "rejected", value: null };
export const blank: Partial<Truth> = { fate: "blank", value: null, reason: null };
export const nothingLeft: Partial<Truth> = { ...rejected, reason: null, evidence: null, explanation: null };
