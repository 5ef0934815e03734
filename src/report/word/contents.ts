/**
 * The table of contents of the long form: the headings of the report itself with their pages, which docx/layout lays out
 * as Word does, so that Word shows them without asking to update fields. Annexes count their pages on their own.
 */
import {
  type Document,
  InternalHyperlink,
  LeaderType,
  Paragraph,
  StyleLevel,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from "docx";
import { layoutDocument } from "docx/layout";
import { contentsStyles, textWidth } from "./form.js";
import { twips } from "./units.js";

interface Heading {
  title: string;
  level: number;
  /** Name of the bookmark at the heading. */
  anchor: string;
}

/** The headings of a piece of HTML in order, and the HTML with a bookmark at each. */
export function withAnchors(html: string, from: number): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  const classes = contentsStyles.map(({ selector }) => selector.replace("p.", ""));
  const tag = new RegExp(`(<p class="(${classes.join("|")})">)([^<]*)(</p>)`, "g");
  const marked = html.replace(tag, (_, open: string, name: string, title: string, close: string) => {
    const anchor = `_Toc${from + headings.length + 1}`;
    headings.push({ title: plain(title), level: classes.indexOf(name) + 1, anchor });
    return `${open}<a id="${anchor}"></a>${title}${close}`;
  });
  return { html: marked, headings };
}

/** `report`: a document of the pages that hold the headings, without anything else. */
export function contentsOf(headings: readonly Heading[], levels: number, report: Document): TableOfContents {
  const shown = headings.filter((heading) => heading.level <= levels);
  const pages = pagesOf(shown, report);
  return new TableOfContents("Mục lục", {
    hyperlink: true,
    beginDirty: false,
    stylesWithLevels: contentsStyles.slice(0, levels).map(({ name }, index) => new StyleLevel(name, index + 1)),
    contentChildren: shown.map((heading, index) => entry(heading, pages[index])),
  });
}

/** As Word writes one: the title, a line of dots, the page. */
function entry({ title, level, anchor }: Heading, page: number | undefined): Paragraph {
  return new Paragraph({
    style: `TOC${level}`,
    tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth.portrait), leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({ anchor, children: [new TextRun({ children: [title, new Tab(), String(page ?? "")] })] }),
    ],
  });
}

/** The page of each heading, found by its text in the order of the document. */
function pagesOf(headings: readonly Heading[], report: Document): (number | undefined)[] {
  const paragraphs = layoutDocument(report, { guess: true }).pages.flatMap((page) =>
    page.body.flatMap((block) =>
      block.type === "paragraph"
        ? [{ page: Number(page.pageNumber), text: plain(block.lines.map((line) => line.text).join("")) }]
        : [],
    ),
  );
  let at = 0;
  return headings.map(({ title }) => {
    const found = paragraphs.findIndex(({ text }, index) => index >= at && text === title);
    if (found < 0) return undefined;
    at = found + 1;
    return paragraphs[found]!.page;
  });
}

function plain(text: string): string {
  const entities: Record<string, string> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    "#x27": "'",
    "#x3D": "=",
    "#x60": "`",
  };
  return text
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}
