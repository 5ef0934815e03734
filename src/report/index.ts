/** The yearly report: from figures and findings to the document the Department signs. */
import { documentMarks } from "./document-marks.js";
import { fillWordTemplate } from "./docx/index.js";
import { figuresOf, figuresXml } from "./earlier.js";
import type { ReportInput } from "./input.js";
import { unmarked } from "./marks.js";
import { fillTemplate, shippedTemplates } from "./template/html.js";
import { viewShape } from "./view/fields.js";
import { type ReportView, viewOf } from "./view/index.js";
import { renderWord } from "./word/index.js";

export { figureCode } from "./codes.js";
export { documentMarks } from "./document-marks.js";
export { starterTemplate } from "./docx/starter.js";
export { type EarlierReport, readEarlier } from "./earlier.js";
export type { ReportInput } from "./input.js";
export {
  type LetterInput,
  type LetterKind,
  type LetterUnit,
  renderLetter,
  renderMail,
} from "./letters/index.js";
export { findPrinted, type Origin, type PrintedNumber, printedNumbers } from "./printed/index.js";
export { type ReceiptInput, renderReceipt } from "./receipt.js";
export { shippedTemplates } from "./template/html.js";
export { renderUnitReport, type UnitReportInput } from "./unit-report.js";
export { type BoardInput, renderBoard } from "./web/board.js";
export { type Published, renderPublication } from "./web/index.js";

/** The shipped template unless one is named. */
export interface TemplateChoice {
  /** Folder with `report.hbs` and `partials/`. */
  templateDir?: string;
  /** A template made in Word, in the place of the HTML ones. */
  templateFile?: string;
}

/**
 * The report with its annexes as the bytes of a .docx; the same input gives the same bytes.
 *
 * @example writeFileSync("bao-cao.docx", await renderReport(input));
 * @throws UserError for a mistake in a template
 */
export async function renderReport(input: ReportInput, options: TemplateChoice = {}): Promise<Uint8Array> {
  const view = viewOf(input);
  const said = {
    title: `Báo cáo ${view.heading}`,
    creator: view.issuer.name,
    marks: documentMarks(view),
    data: figuresXml(figuresOf(input)),
    date: view.date ?? view.asOf,
  };
  if (options.templateFile !== undefined) return fillWordTemplate(options.templateFile, view, said);
  const charts = Object.values(view.charts).filter((chart) => chart !== null);
  return renderWord(html(view, options), { ...said, charts });
}

/** The same report as HTML with classes, before it becomes a Word document. */
export function renderReportHtml(input: ReportInput, options: TemplateChoice = {}): string {
  return unmarked(markedReport(input, options));
}

/** The same with the marks of marks.ts around every number that it prints. */
export function markedReport(input: ReportInput, options: TemplateChoice = {}): string {
  return html(viewOf(input), options);
}

function html(view: ReportView, options: TemplateChoice): string {
  return fillTemplate(options.templateDir ?? shippedTemplates, view, "report.hbs", viewShape);
}
