/**
 * What goes back to a unit: its form made anew with its own values in it, and each finding to mend or explain. Its own file
 * is never saved again.
 */
import { type Campaign, rostersOf as rostersOfUnit, type Unit } from "../campaign/index.js";
import { reasonLabels } from "../messages/reasons.js";
import type { CellRef, Finding, Severity } from "../model.js";
import type { ReceiptInput } from "../report/index.js";
import type { StoredValue, SubmissionRecord } from "../store/index.js";
import { formatNumber, readAnswer, readDate, readNumber, sameText } from "../vietnamese/index.js";
import {
  type FilledCell,
  type FormContent,
  inputElements,
  layoutOf,
  markKey,
  type ReplyLine,
} from "../workbook/index.js";
import type { Round } from "./assemble.js";
import { forTheOfficer } from "./findings-of-files.js";
import { templateFileName } from "./generate.js";
import { previousOf } from "./previous.js";
import { shownFile } from "./revisions.js";
import { answersOf } from "./status.js";

/** The receipt of what counts of a unit. */
export function receiptInput(round: Round, unit: Unit, date: string | null): ReceiptInput {
  const { campaign } = round;
  const own = round.values.filter((value) => value.unit === unit.code);
  const figures = new Map(own.filter(({ row }) => row === 0).map((value) => [value.element, value]));
  const keys = (key: string) => own.filter(({ element, row }) => element === key && row > 0).length;
  const { asked, answered } = answersOf(campaign, unit, own);
  return {
    ...{ campaign, unit, asked, answered, date, needed: askedOf(round, unit) },
    files: currentOf(round, unit).map((record) => ({
      ...{ name: shownFile(record), receivedAt: record.receivedAt, estimated: record.receivedFrom === "run" },
      ...{ sender: record.sender, sha256: record.sha256, revision: record.revision },
    })),
    figures: inputElements(layoutOf(campaign, unit))
      .filter(({ type }) => type !== "longtext")
      .map(({ code }) => {
        const value = figures.get(code);
        const reason = value?.reason ? reasonLabels[value.reason].vi : null;
        return { code, value: value?.value ?? null, reason, refused: value?.fate === "rejected" };
      }),
    rosters: rostersOfUnit(campaign, unit).map(({ name, key }) => ({ name, rows: keys(key) })),
  };
}

/** `03613_ubnd-xa-nam-so_phan-hoi.xlsx` */
export function replyFileName(unit: Unit): string {
  return templateFileName(unit).replace(/\.xlsx$/, "_phan-hoi.xlsx");
}

/** Findings a unit is asked about: those nobody has decided, errors first. Notes, and what a command decides, are for the officer. */
export function askedOf(round: Round, unit: Unit): Finding[] {
  const order: Severity[] = ["error", "warning"];
  return round.findings
    .filter((one) => one.unit === unit.code && order.includes(one.severity))
    .filter((one) => one.state === "open" || one.state === "answered")
    .filter((one) => !forTheOfficer.has(one.rule))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The submissions whose figures count for a unit, in the order of arrival. */
export function currentOf(round: Round, unit: Unit): SubmissionRecord[] {
  return round.submissions.filter((record) => record.unit === unit.code && record.state === "current");
}

/** The content of a unit's reply workbook. */
export function replyContent(round: Round, unit: Unit): FormContent {
  const { campaign } = round;
  const own = round.values.filter((value) => value.unit === unit.code);
  const findings = askedOf(round, unit);
  return {
    previous: previousOf(campaign, unit),
    figures: new Map(own.filter(({ row }) => row === 0).map((value) => [value.element, filled(campaign, value)])),
    rosters: rostersOf(campaign, own),
    cover: currentOf(round, unit).at(-1)?.cover ?? {},
    reply: { lines: findings.map((finding) => lineOf(finding, own)), marks: marksOf(findings, own) },
  };
}

/** As read where it was read; a text that was refused comes back to be mended, where it would be refused again. */
function filled(campaign: Campaign, held: StoredValue): FilledCell {
  const { element, value, raw, fate, reason, includedIn, evidence, explanation } = held;
  const shown = fate === "accepted" ? value : fate === "rejected" && staysRefused(campaign, element, raw) ? raw : null;
  return {
    ...(shown === null ? {} : { value: shown }),
    ...(reason === null ? {} : { reason }),
    ...(includedIn === null ? {} : { includedIn }),
    ...(evidence === null ? {} : { evidence }),
    ...(explanation === null ? {} : { explanation }),
  };
}

/**
 * Whether a text typed into a form of ours would be refused for what it says. What was refused for anything else (a link, a
 * merged cell, a date) is left empty: in a new form nothing would show why it was no figure.
 */
function staysRefused(campaign: Campaign, code: string, raw: string): boolean {
  const element = campaign.elements.find((one) => one.code === code);
  const column = campaign.rosters.flatMap((roster) => roster.columns).find((one) => one.code === code);
  const type = element?.type ?? column?.type;
  if (raw === "" || type === undefined) return false;
  if (type === "boolean") return readAnswer(raw).verdict === "reject";
  if (type === "list") return !column?.list?.some((one) => sameText(one, raw));
  if (type === "date") return readDate(raw).verdict === "reject";
  if (type === "text" || type === "longtext") return false;
  return readNumber(raw, type, { unitWord: element?.unit ?? column?.unit ?? "" }).verdict === "reject";
}

function rostersOf(campaign: Campaign, own: readonly StoredValue[]): NonNullable<FormContent["rosters"]> {
  return new Map(
    campaign.rosters.map((roster) => {
      const types = new Map(roster.columns.map((column) => [column.code, column.type]));
      const cells = own.filter(({ row, element }) => row > 0 && types.has(element));
      const rows = Array.from(
        { length: Math.max(0, ...cells.map(({ row }) => row)) },
        () => new Map<string, number | string | Date>(),
      );
      for (const { row, element, fate, value, raw } of cells) {
        if (fate === "accepted" && value !== null)
          rows[row - 1]!.set(element, types.get(element) === "date" ? new Date(`${value}T00:00:00Z`) : value);
        else if (staysRefused(campaign, element, raw)) rows[row - 1]!.set(element, raw);
      }
      return [roster.code, rows];
    }),
  );
}

/** The rows of the values a finding names: findings know cells, forms know rows. */
function valuesNamed(cells: readonly CellRef[], own: readonly StoredValue[]): StoredValue[] {
  return cells.flatMap(
    (cell) =>
      own.find((value) => value.element === cell.element && value.sheet === cell.sheet && value.cell === cell.cell) ??
      own.find((value) => value.element === cell.element && value.row === 0) ??
      [],
  );
}

function lineOf(finding: Finding, own: readonly StoredValue[]): ReplyLine {
  const first = valuesNamed(finding.cells, own)[0];
  const element = first?.element ?? finding.cells.find((cell) => cell.element !== "")?.element;
  const raws = [...new Set(finding.cells.map(({ raw }) => raw).filter((raw) => raw !== ""))];
  return {
    finding: finding.id,
    severity: finding.severity,
    message: withImbalance(finding),
    at: element === undefined ? null : { element, row: first?.row ?? 0 },
    raw: raws.slice(0, 3).join("; "),
    explanation: finding.explanation ?? "",
  };
}

/** What is wrong, and by how much. */
function withImbalance({ message, imbalance }: Finding): string {
  const stop = /[.!?]$/.test(message) ? "" : ".";
  return imbalance === null ? message : `${message}${stop} Chênh lệch: ${formatNumber(imbalance)}.`;
}

function marksOf(findings: readonly Finding[], own: readonly StoredValue[]): Map<string, Severity> {
  const marks = new Map<string, Severity>();
  // Errors come first, and a cell keeps its worst.
  for (const { cells, severity } of findings)
    for (const { element, row } of valuesNamed(cells, own)) {
      const key = markKey(element, row);
      if (!marks.has(key)) marks.set(key, severity);
    }
  return marks;
}
