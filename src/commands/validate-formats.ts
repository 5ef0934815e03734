/** The forms in which findings of files are printed: one function type, one function a form. */
import type { Campaign } from "../campaign/index.js";
import type { Counts } from "../intake/index.js";
import { message } from "../messages/index.js";
import type { Finding } from "../model.js";
import { escapeXml } from "../workbook/index.js";
import type { Context } from "./context.js";
import { colours, line, printJson, safe } from "./print.js";

export interface ValidatedFile {
  path: string;
  /** Its name inside an archive or e-mail. */
  member?: string;
  unit: string | null;
  cells: Counts | null;
  /** Rules that could not be decided: never passed. */
  undecided: number;
  findings: Finding[];
}

type Print = (context: Context, campaign: Campaign, files: readonly ValidatedFile[]) => void;
export type Format = keyof typeof formats;

export const formats = { text, json, junit, github } satisfies Record<string, Print>;

function text(context: Context, _: Campaign, files: readonly ValidatedFile[]): void {
  const colour = colours(context);
  const paint = { error: colour.red, warning: colour.yellow, note: colour.gray };
  for (const file of files) {
    const unit = file.unit === null ? "" : ` · ${file.unit}`;
    line(context, colour.bold(safe(`${shownPath(file)}${unit}`)));
    for (const finding of file.findings) {
      const where = placesOf(finding);
      const label = message(context.lang, `severity.${finding.severity}`);
      line(context, `  ${paint[finding.severity](label)} ${safe(where)}${where ? ": " : ""}${safe(finding.message)}`);
    }
    const counts = { errors: count(file, "error"), warnings: count(file, "warning"), undecided: file.undecided };
    line(context, `  ${message(context.lang, "validate.summary", counts)}`);
  }
}

function shownPath({ path, member }: ValidatedFile): string {
  return member === undefined ? path : `${path} › ${member}`;
}

function count(file: ValidatedFile, severity: Finding["severity"]): number {
  return file.findings.filter((finding) => finding.severity === severity).length;
}

function placesOf(finding: Finding): string {
  const places = finding.cells.filter((cell) => cell.cell !== "").map((cell) => `${cell.sheet}!${cell.cell}`);
  return [...new Set(places)].slice(0, 3).join(", ") + (places.length > 3 ? ", …" : "");
}

function json(context: Context, campaign: Campaign, files: readonly ValidatedFile[]): void {
  printJson(context, "validate", campaign, { files: [...files] });
}

const xml = (value: string) => escapeXml(safe(value));

function junit(context: Context, _: Campaign, files: readonly ValidatedFile[]): void {
  line(context, '<?xml version="1.0" encoding="UTF-8"?>');
  line(context, "<testsuites>");
  for (const file of files) {
    const errors = file.findings.filter((finding) => finding.severity === "error");
    line(
      context,
      `  <testsuite name="${xml(shownPath(file))}" tests="${Math.max(1, file.findings.length)}" failures="${errors.length}">`,
    );
    if (file.findings.length === 0) line(context, `    <testcase name="${xml(shownPath(file))}"/>`);
    for (const finding of file.findings) {
      const told = `${placesOf(finding)} ${finding.message}`.trim();
      const inner =
        finding.severity === "error" ? `<failure message="${xml(told)}"/>` : `<system-out>${xml(told)}</system-out>`;
      line(
        context,
        `    <testcase name="${xml(finding.rule)}" classname="${xml(shownPath(file))}">${inner}</testcase>`,
      );
    }
    line(context, "  </testsuite>");
  }
  line(context, "</testsuites>");
}

function github(context: Context, _: Campaign, files: readonly ValidatedFile[]): void {
  const level = { error: "error", warning: "warning", note: "notice" };
  const escaped = (value: string) => safe(value).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  for (const file of files)
    for (const finding of file.findings) {
      const place = escaped(file.path).replace(/,/g, "%2C").replace(/:/g, "%3A");
      line(
        context,
        `::${level[finding.severity]} file=${place},title=${escaped(finding.rule).replace(/[,:]/g, "-")}::${escaped(`${file.member ?? ""} ${placesOf(finding)} ${finding.message}`.trim())}`,
      );
    }
}
