/** Rendered HTML to a Word document in the form of Nghị định 30/2020/NĐ-CP. Knows nothing of indicators. */
import { Document, type FileChild, Packer, Paragraph, TextRun } from "docx";
import { htmlToContent } from "docx/html";
import { UserError } from "../../messages/index.js";
import { unmarked } from "../marks.js";
import { chartParagraph } from "./charts.js";
import { contentsOf, withAnchors } from "./contents.js";
import { cutPages, type Page, type Piece } from "./cut.js";
import { stylesheet } from "./form.js";
import { cutGrids, gridPlace } from "./grid.js";
import type { WordOptions } from "./options.js";
import { reproducible } from "./reproducible.js";
import { sectionOf } from "./sections.js";
import { styleMap, wordStyles } from "./styles.js";

/** @throws UserError for content outside a page or a chart that does not exist. */
export async function renderDocument(html: string, options: WordOptions): Promise<Uint8Array> {
  const pages = cutPages(html);
  const levels = pages.flatMap(({ pieces }) => pieces).find((piece) => piece.kind === "contents")?.levels;
  const contents = levels === undefined ? null : tableOfContents(pages, levels, options);
  const grids: string[] = [];
  const document = new Document({
    title: options.title,
    creator: options.creator,
    lastModifiedBy: options.creator,
    styles: wordStyles(),
    sections: pages.map((page) =>
      sectionOf(
        page,
        page.pieces.flatMap((piece) =>
          piece.kind === "html" ? flowOf(piece.html, grids) : contentOf(piece, options, contents),
        ),
        options.marks,
      ),
    ),
  });
  const { date, data } = options;
  return reproducible(await Packer.toBuffer(document), { date, grids, ...(data !== undefined && { data }) });
}

/** Paragraphs as docx/html makes them, and in the place of each table of figures a paragraph that holds it. */
function flowOf(html: string, grids: string[]): FileChild[] {
  return cutGrids(html).flatMap((piece) =>
    "xml" in piece
      ? [new Paragraph({ children: [new TextRun(gridPlace(grids.push(piece.xml) - 1))] })]
      : htmlToContent(piece.html, { styleMap, stylesheet }),
  );
}

function contentOf(piece: Piece, options: WordOptions, contents: FileChild | null): readonly FileChild[] {
  if (piece.kind === "html") return htmlToContent(piece.html, { styleMap, stylesheet });
  if (piece.kind === "contents") return contents === null ? [] : [contents];
  const chart = options.charts.find(({ id }) => id === piece.id);
  const known = options.charts.map(({ id }) => id).join(", ");
  if (chart === undefined) throw new UserError("report.template.chart", { chart: piece.id, known });
  return [chartParagraph(chart)];
}

/** Puts bookmarks at the headings of the report itself and makes the table that points to them. */
function tableOfContents(pages: Page[], levels: number, options: WordOptions): FileChild {
  const own = pages.filter((page) => page.annex === null && !page.pieces.some((piece) => piece.kind === "contents"));
  const headings = [];
  for (const page of own)
    for (const piece of page.pieces) {
      if (piece.kind !== "html") continue;
      const anchored = withAnchors(piece.html, headings.length);
      piece.html = anchored.html;
      headings.push(...anchored.headings);
    }
  // Laid out as the reader sees it: the marks around numbers take no room.
  const seen = (piece: Piece): Piece => (piece.kind === "html" ? { ...piece, html: unmarked(piece.html) } : piece);
  const report = new Document({
    styles: wordStyles(),
    sections: own.map((page) =>
      sectionOf(
        page,
        page.pieces.flatMap((piece) => contentOf(seen(piece), options, null)),
        options.marks,
      ),
    ),
  });
  return contentsOf(headings, levels, report);
}
