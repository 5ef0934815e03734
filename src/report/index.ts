/** The yearly report: from figures and findings to the document the Department signs. */
import { message } from "../messages/index.js";
import type { ReportInput } from "./input.js";
import { count } from "./numbers.js";
import { fillTemplate, shippedTemplates } from "./template.js";
import { type ReportView, viewOf } from "./view/index.js";
import { renderWord } from "./word/index.js";

export type { ReportInput } from "./input.js";
export { type ReceiptInput, renderReceipt } from "./receipt.js";

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
    marks: marksOf(view),
    charts: Object.values(view.charts).filter((chart) => chart !== null),
    date: view.date ?? view.asOf,
  });
}

/** The same report as HTML with classes, before it becomes a Word document. */
export function renderReportHtml(input: ReportInput, options: ReportOptions = {}): string {
  return html(viewOf(input), options);
}

function html(view: ReportView, options: ReportOptions): string {
  return fillTemplate(options.templateDir ?? shippedTemplates, view);
}

/** What stands on every page of a document on the round: that it is a draft, that figures are made up. */
export function marksOf({
  draft,
  blockers,
  illustrative,
}: Pick<ReportInput, "draft" | "blockers" | "illustrative">): string[] {
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
