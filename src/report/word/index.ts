/** Rendered HTML to a Word document in the form of Nghị định 30/2020/NĐ-CP. Knows nothing of indicators. */
import { Document, type FileChild, Packer, StyleLevel, TableOfContents } from "docx";
import { htmlToContent } from "docx/html";
import { estimatePageNumbers } from "docx/layout";
import { UserError } from "../../messages/index.js";
import type { ChartView } from "../view/charts.js";
import { chartParagraph } from "./charts.js";
import { cutPages, type Piece } from "./cut.js";
import { contentsStyles, stylesheet } from "./form.js";
import { reproducible } from "./reproducible.js";
import { sectionOf } from "./sections.js";
import { styleMap, wordStyles } from "./styles.js";

export interface WordOptions {
  title: string;
  creator: string;
  /** Said at the foot of every page. */
  marks: string[];
  /** What `<figure data-chart>` may name. */
  charts: ChartView[];
  /** A custom XML part that the document carries. */
  data?: string;
  /** ISO date written as the day of creation, so that the same input gives the same bytes. */
  date: string;
}

/** @throws UserError for content outside a page or a chart that does not exist. */
export async function renderWord(html: string, options: WordOptions): Promise<Uint8Array> {
  const content = (piece: Piece): readonly FileChild[] => {
    if (piece.kind === "contents") return [contentsOf(piece.levels)];
    if (piece.kind === "html") return htmlToContent(piece.html, { styleMap, stylesheet });
    const chart = options.charts.find(({ id }) => id === piece.id);
    const known = options.charts.map(({ id }) => id).join(", ");
    if (chart === undefined) throw new UserError("report.template.chart", { chart: piece.id, known });
    return [chartParagraph(chart)];
  };
  const pages = cutPages(html);
  const hasContents = pages.some((page) => page.pieces.some((piece) => piece.kind === "contents"));
  const document = new Document({
    title: options.title,
    creator: options.creator,
    lastModifiedBy: options.creator,
    styles: wordStyles(),
    // Page numbers are laid out and written, so that Word does not ask to update fields when it opens the document.
    ...(hasContents && { pageNumbers: estimatePageNumbers }),
    sections: pages.map((page) => sectionOf(page, page.pieces.flatMap(content), options.marks)),
  });
  return reproducible(await Packer.toBuffer(document), options.date, options.data);
}

/** The headings of the report itself: annexes count their pages on their own. */
function contentsOf(levels: number): TableOfContents {
  const headings = contentsStyles.slice(0, levels).map(({ name }, index) => new StyleLevel(name, index + 1));
  return new TableOfContents("Mục lục", { hyperlink: true, stylesWithLevels: headings });
}
