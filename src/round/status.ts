/** How each unit stands with its workbook. */
import { type Campaign, elementsOf, type Unit } from "../campaign/index.js";
import type { Finding, UnitStatus } from "../model.js";
import type { StoredValue, SubmissionRecord } from "../store/index.js";

export function statusOf(
  campaign: Campaign,
  unit: Unit,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  findings: readonly Finding[],
  refusedFiles: readonly string[],
): UnitStatus {
  const own = submissions.filter((record) => record.unit === unit.code);
  // A return may come in several files: the last one says when it was complete.
  const current = own
    .filter((record) => record.state === "current")
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.revision - b.revision))
    .at(-1);
  const letters = own.filter((record) => record.state === "current" && record.cover.letterNumber !== "");
  const rivals = own.filter((record) => record.state === "conflict");
  const { asked, answered } = answersOf(
    campaign,
    unit,
    values.filter((value) => value.unit === unit.code),
  );
  const open = findings.filter(
    (finding) => finding.unit === unit.code && (finding.state === "open" || finding.state === "answered"),
  );
  const shown = current ?? rivals.at(-1);
  return {
    unit: unit.code,
    state: current ? (isLate(campaign, current) ? "late" : "on_time") : rivals.length > 0 ? "conflict" : "missing",
    receivedAt: shown?.receivedAt ?? null,
    estimated: shown?.receivedFrom === "run",
    revision: shown?.revision ?? 0,
    letterNumber: shown?.cover.letterNumber || (letters.at(-1)?.cover.letterNumber ?? ""),
    asked,
    answered,
    errors: open.filter((finding) => finding.severity === "error").length,
    warnings: open.filter((finding) => finding.severity === "warning").length,
    refusedFiles: shown === undefined ? [...refusedFiles] : [],
    accepted:
      current !== undefined &&
      !open.some(({ severity, state }) => severity === "error" || (severity === "warning" && state === "open")),
  };
}

/** Figures a unit is asked for, and how many of them it answered with a value or a reason. `own`: its values. */
export function answersOf(
  campaign: Campaign,
  unit: Unit,
  own: readonly StoredValue[],
): { asked: number; answered: number } {
  const required = elementsOf(campaign, unit).filter((element) => !element.sumOf && !element.optional);
  const answers = new Map(own.filter((value) => value.row === 0).map((value) => [value.element, value]));
  const answered = required.filter((element) => {
    const value = answers.get(element.code);
    return value !== undefined && (value.fate === "accepted" || value.reason !== null);
  });
  return { asked: required.length, answered: answered.length };
}

/** Late only where mail, list or option says when it came: the day of a run proves nothing. */
function isLate(campaign: Campaign, record: SubmissionRecord): boolean {
  return record.receivedFrom !== "run" && dayIn(campaign.timezone, record.receivedAt) > campaign.deadlines.lateAfter;
}

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(instant));
}

/** The same to the minute, as people read it: 10:00 06/12/2026. */
export function minuteIn(timeZone: string, instant: string): string {
  const [day, time] = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })
    .format(new Date(instant))
    .split(" ") as [string, string];
  return `${time} ${day.split("-").reverse().join("/")}`;
}
