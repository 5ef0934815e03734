/** What the templates of letters and mails see. */
import type { Unit } from "../../campaign/schema.js";
import { printable } from "../../vietnamese/index.js";
import { dayOf } from "../dates.js";
import { capitalised, refusedRemark } from "../wording.js";
import { addresseesOf } from "./addressees.js";
import type { LetterInput, LetterUnit } from "./input.js";
import { type PointView, pointsOf } from "./points.js";

export interface LetterView {
  kind: string;
  issuer: { name: string; superior: string; signer: string[] };
  place: string;
  symbol: string;
  matter: string;
  subject: string;
  year: number;
  area: string;
  addressees: string[];
  collective: boolean;
  unit: { code: string; name: string } | null;
  legalBasis: string[];
  basis: string;
  assigned: string;
  reminded: string[];
  basisOfData: string;
  due: string;
  until: string;
  beforeDue: boolean;
  ministryDue: string;
  timezone: string;
  overdue: boolean;
  round: number;
  asOf: { time: string; day: string };
  asked: number;
  sent: number;
  missing: { name: string; remark: string }[];
  /** Of them, those that sent files that cannot be used. */
  refused: number;
  wanting: WantingView[];
  errors: number;
  forms: { name: string; file: string }[];
  workbook: string | null;
  numbers: { missing: number; wanting: number; contact: number };
  annexes: { missing: string; points: string };
  contact: { name: string; phone: string; email: string } | null;
  recipients: string[];
  archive: string;
  date: string | null;
  dateMonth: number;
  dateYear: number;
  mail: { to: string; attached: string[] } | null;
}

export interface WantingView {
  code: string;
  name: string;
  receivedAt: string | null;
  errors: number;
  warnings: number;
  /** Not for other units to read. */
  hidden: boolean;
  points: PointView[];
  further: number;
}

const gap = (n: number) => "\u00A0".repeat(n);

export function letterView(given: LetterInput, mail: LetterView["mail"] = null): LetterView {
  const input = printable(given);
  const { campaign, kind, units, collective, date, now } = input;
  const { letters, issuer } = campaign;
  const today = dayOf(now, campaign.timezone);
  const [dateYear, dateMonth] = (date ?? today).split("-").map(Number) as [number, number];
  const symbol = (letters.symbol ?? issuer.symbol).replace(/^[\s/]+/, "");
  const contact = letters.contact ?? campaign.contact;
  const missing = units
    .filter((one) => one.missing)
    .map(({ unit: { name }, refusedFiles }) => ({ name, remark: capitalised(refusedRemark(refusedFiles)) }));
  const wanting = units.filter((one) => one.points.length > 0).map((one, index) => wantingView(input, one, index));
  const steps = [missing.length > 0, wanting.length > 0, true];
  const number = (n: number) => steps.slice(0, n + 1).filter(Boolean).length;
  const escalated = kind === "remind" && input.overdue && input.round > 1;
  const listed = collective && missing.length > 0 && kind === "remind";
  const { code, choices } = campaign.basis;
  return {
    kind,
    issuer: { name: issuer.name, superior: issuer.superior, signer: issuer.signer.split(/\s*\n\s*/) },
    place: campaign.place,
    symbol,
    // A year does not stand on a line of its own under the number.
    matter: (letters.subject ?? `đánh giá ${campaign.subject} năm ${campaign.year}`).replace(
      /năm (\d{4})/g,
      `năm${gap(1)}$1`,
    ),
    subject: campaign.subject,
    year: campaign.year,
    area: campaign.area,
    addressees: addresseesOf(
      campaign,
      units.map(({ unit }) => unit),
    ),
    collective,
    unit: collective ? null : { code: units[0]!.unit.code, name: units[0]!.unit.name },
    legalBasis: campaign.legalBasis.map(asBasis),
    basis: asBasis(letters.basis ?? campaign.legalBasis.at(-1)!),
    assigned: letters.assigned ?? `Công văn số${gap(8)}/${symbol} ngày${gap(5)}tháng${gap(5)}năm ${campaign.year}`,
    reminded: letters.reminded,
    basisOfData: choices.find((choice) => choice.code === code)?.name ?? code,
    due: campaign.deadlines.due,
    until: input.until,
    beforeDue: input.until === campaign.deadlines.due,
    ministryDue: campaign.deadlines.ministry,
    timezone: campaign.timezone,
    overdue: input.overdue,
    round: input.round,
    asOf: { time: timeOf(now, campaign.timezone), day: today },
    asked: input.asked,
    sent: input.sent,
    missing,
    refused: missing.filter(({ remark }) => remark !== "").length,
    wanting,
    errors: wanting.reduce((sum, one) => sum + one.errors, 0),
    forms: units.map(({ unit: { name }, workbook }) => ({ name, file: workbook ?? "" })),
    workbook: collective ? null : units[0]!.workbook,
    numbers: { missing: number(0), wanting: number(1), contact: number(2) },
    annexes: { missing: wanting.length > 0 ? "I" : "", points: listed ? "II" : "" },
    contact: contact === undefined || contact.name === "" ? null : contact,
    recipients: [...letters.recipients, ...(escalated ? (letters.escalateTo ?? [`${issuer.superior} (b/c)`]) : [])].map(
      (recipient) => recipient.replace(/^-\s*/, ""),
    ),
    archive: campaign.archive.replace(/^-?\s*Lưu:\s*/u, ""),
    date,
    dateMonth,
    dateYear,
    mail,
  };
}

function wantingView(
  { campaign, collective }: LetterInput,
  { unit, points, receivedAt }: LetterUnit,
  index: number,
): WantingView {
  const hidden = collective && isProtected(campaign, unit);
  const errors = points.filter((point) => point.severity === "error").length;
  const { code, name } = unit;
  return {
    ...{ code, name, receivedAt, hidden, errors, warnings: points.length - errors },
    ...(hidden ? { points: [], further: 0 } : pointsOf(points, collective ? `${index + 1}.` : "")),
  };
}

/** What an enterprise reports is not for the others on the list. */
function isProtected({ publication }: LetterInput["campaign"], unit: Unit): boolean {
  return publication.protectedKinds.some((kind) => kind === "*" || kind === unit.kind);
}

/** Whether a letter prints anything that a unit reported. */
export function printsFigures(view: LetterView): boolean {
  return view.wanting.some(({ points }) => points.length > 0);
}

/** A basis begins with a word that says so. */
function asBasis(text: string): string {
  const own = text.replace(/[\s.;,]+$/u, "");
  return /^(Căn cứ|Thực hiện|Theo|Triển khai)\s/u.test(own) ? own : `Căn cứ ${own}`;
}

/** "17 giờ", "16 giờ 30"; "" for the last minute of a day, which is the day itself. */
function timeOf(instant: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "short" }).format(new Date(instant));
  const [hour, minute] = clock.split(":") as [string, string];
  if (clock === "23:59") return "";
  return minute === "00" ? `${hour} giờ` : `${hour} giờ ${minute}`;
}
