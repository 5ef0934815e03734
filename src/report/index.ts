/** The yearly report: from figures and findings to the document the Department signs. */

import { documentMarks } from "./document-marks.js";
import { figuresOf, figuresXml } from "./earlier.js";
import type { ReportInput } from "./input.js";
import { unmarked } from "./marks.js";
import { fillTemplate, shippedTemplates } from "./template.js";
import { type ReportView, viewOf } from "./view/index.js";
import { renderWord } from "./word/index.js";

export { figureCode } from "./codes.js";
export { type EarlierReport, readEarlier } from "./earlier.js";
export type { ReportInput } from "./input.js";
export { findPrinted, type Origin, type PrintedNumber, printedNumbers } from "./printed/index.js";
export { type ReceiptInput, renderReceipt } from "./receipt.js";
export { renderUnitReport, type UnitReportInput } from "./unit-report.js";
export { type BoardInput, renderBoard } from "./web/board.js";
export { type Published, renderPublication } from "./web/index.js";

export interface ReportOptions {
  /** Folder with `report.hbs` and `partials/`; the shipped one unless given. */
  templateDir?: string;
}

/**
 * The report with its annexes as the bytes of a .docx; the same input gives the same bytes.
 *
 * @example writeFileSync("bao-cao.docx", await renderReport(input));
 * @throws UserError for a mistake in a template
 */
export async function renderReport(input: ReportInput, options: ReportOptions = {}): Promise<Uint8Array> {
  const view = viewOf(input);
  return renderWord(html(view, options), {
    title: `Báo cáo ${view.heading}`,
    creator: view.issuer.name,
    marks: documentMarks(view),
    charts: Object.values(view.charts).filter((chart) => chart !== null),
    data: figuresXml(figuresOf(input)),
    date: view.date ?? view.asOf,
  });
}

/** The same report as HTML with classes, before it becomes a Word document. */
export function renderReportHtml(input: ReportInput, options: ReportOptions = {}): string {
  return unmarked(markedReport(input, options));
}

/** The same with the marks of marks.ts around every number that it prints. */
export function markedReport(input: ReportInput, options: ReportOptions = {}): string {
  return html(viewOf(input), options);
}

function html(view: ReportView, options: ReportOptions): string {
  return fillTemplate(options.templateDir ?? shippedTemplates, view);
}
