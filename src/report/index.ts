/** The yearly report: from figures and findings to the document the Department signs. */
import { message } from "../messages/index.js";
import { fillWordTemplate } from "./docx/index.js";
import type { ReportInput } from "./input.js";
import { count } from "./numbers.js";
import { fillTemplate, shippedTemplates } from "./template/html.js";
import { viewShape } from "./view/fields.js";
import { type ReportView, viewOf } from "./view/index.js";
import { renderWord } from "./word/index.js";

export { starterTemplate } from "./docx/starter.js";
export type { ReportInput } from "./input.js";
export { type ReceiptInput, renderReceipt } from "./receipt.js";
export { shippedTemplates } from "./template/html.js";

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
    marks: marksOf(view),
    date: view.date ?? view.asOf,
  };
  if (options.templateFile !== undefined) return fillWordTemplate(options.templateFile, view, said);
  const charts = Object.values(view.charts).filter((chart) => chart !== null);
  return renderWord(html(view, options), { ...said, charts });
}

/** The same report as HTML with classes, before it becomes a Word document. */
export function renderReportHtml(input: ReportInput, options: TemplateChoice = {}): string {
  return html(viewOf(input), options);
}

function html(view: ReportView, options: TemplateChoice): string {
  return fillTemplate(options.templateDir ?? shippedTemplates, view, "report.hbs", viewShape);
}

function marksOf({ draft, blockers, illustrative }: ReportView): string[] {
  const marks: string[] = [];
  if (draft)
    marks.push(
      blockers > 0
        ? message("vi", "report.mark.blockers", { count: count(blockers) })
        : message("vi", "report.mark.draft"),
    );
  if (illustrative) marks.push(message("vi", "report.mark.illustrative"));
  return marks;
}
