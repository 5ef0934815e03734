/**
 * Cuts the rendered HTML where Word needs something else than a flow of paragraphs: at pages
 * (`<section data-page="portrait|landscape" data-annex="I">`), at charts (`<figure data-chart="id">`) and at the table of
 * contents (`<nav data-contents="2">`, with its levels), since docx/html gives one flat list. Texts of units cannot hold such a tag: Handlebars has escaped them.
 */
import { UserError } from "../../messages/index.js";

export interface Page {
  orientation: "portrait" | "landscape";
  /** Roman number of the annex; null for the report itself. */
  annex: string | null;
  pieces: Piece[];
}

export type Piece =
  | { kind: "html"; html: string }
  | { kind: "chart"; id: string }
  | { kind: "contents"; levels: number };

const sectionTag = /<section\b([^>]*)>([\s\S]*?)<\/section>/g;
const special =
  /<figure\b[^>]*\bdata-chart="([^"]*)"[^>]*>[\s\S]*?<\/figure>|<nav\b[^>]*\bdata-contents="([1-3])"[^>]*>[\s\S]*?<\/nav>/g;

export function cutPages(html: string): Page[] {
  const outside = html
    .replace(sectionTag, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .trim();
  const pages = [...html.matchAll(sectionTag)].map(([, attributes = "", content = ""]) => ({
    orientation: attribute(attributes, "data-page") === "landscape" ? ("landscape" as const) : ("portrait" as const),
    annex: attribute(attributes, "data-annex"),
    pieces: cutSpecial(content),
  }));
  // Said rather than lost: what stands outside has no page to stand on.
  if (outside !== "" || pages.length === 0)
    throw new UserError("report.template.page", { detail: outside.slice(0, 80) });
  return pages;
}

function cutSpecial(html: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const addHtml = (to: number) => {
    const piece = html.slice(from, to);
    if (piece.trim() !== "") pieces.push({ kind: "html", html: piece });
  };
  for (const match of html.matchAll(special)) {
    addHtml(match.index);
    const [, chart, levels] = match;
    pieces.push(chart === undefined ? { kind: "contents", levels: Number(levels) } : { kind: "chart", id: chart });
    from = match.index + match[0].length;
  }
  addHtml(html.length);
  return pieces;
}

function attribute(attributes: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}
