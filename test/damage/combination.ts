/** Several accidents one after the other, and what must hold whatever they were. */
import { reasonLabels } from "../../src/messages/reasons.js";
import { random } from "../../src/round/rehearsal/random.js";
import { normalCode, toneNormal } from "../../src/vietnamese/index.js";
import { labelOf } from "../../src/workbook/index.js";
import type { Book } from "./book.js";
import { coverPart, type Form, stampPart, type Truth } from "./form.js";
import { type Expected, Gone, type Operator } from "./operator.js";
import { type Taken, takeIn } from "./outcome.js";
import { addressOf, type Cell, type Sheet } from "./sheet.js";

export interface Step {
  operator: Operator;
  seed: number;
}

export interface Damaged {
  /** Names of the accidents that could happen. */
  happened: string[];
  files: Book[];
  /** What may be read of each element, as JSON: what was filled in, or what a clerk put in its place. */
  allowed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Codes that the accidents say it is refused with. */
  refusals: string[];
  clues: { fileName?: string; sender?: string };
}

export function combined(form: Form, steps: readonly Step[]): Damaged {
  let files = [form.book.clone()];
  let truth = form.truth;
  const allowed = new Map<string, Set<string>>();
  const damaged: Omit<Damaged, "files"> = { happened: [], allowed, refusals: [], clues: {} };
  const allow = (more: readonly Truth[]) => {
    for (const { element, value } of more)
      allowed.set(element, (allowed.get(element) ?? new Set<string>()).add(JSON.stringify(value)));
  };
  allow(truth);
  for (const { operator, seed } of steps) {
    const book = files[0]!.clone();
    const expected = attempt(operator, { form, book, truth, dice: random(seed) });
    if (expected === null) continue;
    damaged.happened.push(operator.name);
    if (expected.refused !== undefined) damaged.refusals.push(expected.refused);
    if (expected.fileName !== undefined) damaged.clues.fileName = expected.fileName;
    if (expected.sender !== undefined) damaged.clues.sender = expected.sender;
    files = [book, ...files.slice(1), ...(expected.others ?? []).map((other) => other.book)];
    truth = expected.truth ?? truth;
    allow(truth);
    allow(expected.elsewhere ?? []);
    for (const other of expected.others ?? []) allow(other.expected.truth ?? []);
  }
  return { ...damaged, files };
}

function attempt(operator: Operator, scene: Parameters<Operator["apply"]>[0]): Expected | null {
  try {
    return operator.apply(scene);
  } catch (error) {
    if (error instanceof Gone) return null;
    throw error;
  }
}

/** What is wrong with what came of it; empty where all holds. */
export function faults(form: Form, damaged: Damaged): string[] {
  return damaged.files.flatMap((book, index) => {
    const taken = takeIn(form, book.bytes(), damaged.clues);
    return faultsOf(form, book, taken, damaged).map((fault) => (index === 0 ? fault : `file ${index + 1}: ${fault}`));
  });
}

function faultsOf(form: Form, book: Book, taken: Taken, { allowed, refusals }: Damaged): string[] {
  if ("refused" in taken) {
    const nobodys = taken.refused === "identity.no_unit" && !book.page(stampPart) && !book.page(coverPart);
    return refusals.length > 0 || nobodys ? [] : [`refused: ${taken.refused}`];
  }
  const found: string[] = [];
  const { input, accepted, rejected, blank } = taken.cells;
  if (accepted + rejected + blank !== input || input !== taken.values.length)
    found.push(`${accepted} + ${rejected} + ${blank} is not ${input} of ${taken.values.length}`);
  const failed = taken.judgements.filter(({ result }) => result === "fail");
  const errors = new Set(
    failed.flatMap(({ severity, cells }) =>
      severity === "error" ? cells.map(({ element, sheet, cell }) => `${element} ${sheet}!${cell}`) : [],
    ),
  );
  for (const { element, row, fate, value, sheet, cell } of taken.values) {
    const said = JSON.stringify(value);
    if (fate === "accepted" && !allowed.get(element)?.has(said)) found.push(`${element} ${row} became ${said}`);
    if (fate === "rejected" && value !== null) found.push(`${element} ${row} is rejected and has the value ${said}`);
    if (fate === "rejected" && !errors.has(`${element} ${sheet}!${cell}`))
      found.push(`${element} ${row} is rejected without a word`);
  }
  for (const { rule, says } of taken.judgements)
    if (/\{\w+\}|undefined|\[object/.test(says.vi + says.en)) found.push(`${rule} says ${says.vi} / ${says.en}`);
  return [...found, ...vanished(form, book, taken)];
}

/** Cells that a clerk filled in and that nothing speaks of. */
function vanished(form: Form, book: Book, taken: Exclude<Taken, { refused: string }>): string[] {
  const failed = taken.judgements.filter(({ result }) => result === "fail");
  const named = failed.flatMap(({ cells }) => cells);
  const places = new Set([...taken.values, ...named].map(({ sheet, cell }) => `${sheet}!${cell}`));
  const told = new Set(named.map(({ sheet, cell }) => `${sheet}!${cell.replace(/^[A-Z]+/, "")}`));
  const words = [
    ...taken.values.flatMap(({ value, evidence, explanation, raw, reason }) => [
      ...[value, evidence, explanation, raw].map((one) => String(one ?? "")),
      reason === null ? "" : reasonLabels[reason].vi,
    ]),
    ...named.map(({ raw }) => raw),
    ...failed.map(({ says }) => says.vi),
    ...Object.values(taken.cover),
    form.unit.name,
    form.unit.code,
  ].join("\n");
  const codes = new Set(form.campaign.elements.map(({ code }) => code));
  const sums = form.campaign.elements.flatMap(({ code, sumOf }) => (sumOf ? [code] : []));
  const labels = new Set(form.campaign.elements.map((element) => toneNormal(labelOf(element))));
  return book.sheets.flatMap((sheet) => {
    if (sheet.part === stampPart) return [];
    const totals = new Set(sums.map((code) => sheet.landmarks.rows.get(code)));
    const identity = ["INFO_UNIT", "INFO_UNIT_CODE", "INFO_YEAR"].map((name) => sheet.landmarks.rows.get(name));
    const printed = ["code", "label"].map((field) => sheet.landmarks.columns.get(field));
    return [...sheet.filled()].flatMap(({ row, column, cell }) => {
      const place = `${sheet.name}!${addressOf(row, column)}`;
      if (!cell.clerk || places.has(place) || saysNothing(cell)) return [];
      // Whose it is was read, or it would have been refused.
      if (sheet.part === coverPart && identity.includes(row)) return [];
      const code = normalCode(String(sheet.content(row, printed[0] ?? 0) ?? ""));
      // What is typed over a code, a label or a unit is told of with the figure of its row; a total is ours anyway.
      if (
        (told.has(`${sheet.name}!${row}`) || totals.has(row)) &&
        column <= Math.max(...printed.map((where) => where ?? 0)) + 1
      )
        return [];
      const text = textOf(cell);
      if (typeof cell.content === "string" ? words.includes(text) : words.includes(`“${text}”`)) return [];
      if (taken.values.some(({ evidence, explanation }) => evidence === text || explanation === text)) return [];
      // A copied row or sheet that says the same takes nothing away.
      if (sheet.part === null && book.sheets.some((one) => one !== sheet && sameAt(one, row, column, cell))) return [];
      if (taken.values.some((one) => one.element === code && one.raw === text)) return [];
      if (sheet.part?.startsWith("roster ") && taken.values.some((one) => one.row > 0 && one.raw === text)) return [];
      if (column === printed[0] && codes.has(code)) return [];
      if (column === printed[1] && labels.has(toneNormal(text))) return [];
      return [`${place} vanished: ${text}`];
    });
  });
}

function sameAt(sheet: Sheet, row: number, column: number, { content }: Cell): boolean {
  return JSON.stringify(sheet.content(row, column)) === JSON.stringify(content);
}

/** A formula that was never computed shows nothing. */
function saysNothing({ content }: Cell): boolean {
  return typeof content === "object" && content !== null && "formula" in content && content.result === undefined;
}

function textOf({ content }: Cell): string {
  if (typeof content === "boolean") return content ? "TRUE" : "FALSE";
  if (typeof content !== "object" || content === null) return String(content).normalize("NFC").trim();
  return "error" in content ? content.error : `=${content.formula}`;
}
