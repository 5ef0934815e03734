/** A filled part made whole: what tables and charts were called for put in, and nothing left that Word would refuse. */
import type { Graft } from "./graft.js";
import { PIECE } from "./part.js";
import type { PieceKey, RenderedPieces } from "./pieces.js";
import {
  allW,
  attributeW,
  children,
  childW,
  type Document,
  type Element,
  elements,
  INSTRUCTION,
  isW,
  makeText,
  makeW,
  type Node,
  remove,
  W,
} from "./xml.js";

export interface Pieces {
  rendered: RenderedPieces;
  graft: Graft;
}

export function finish(document: Document, part: string, pieces: Pieces | null): void {
  for (const text of allW(document, "t")) breakLines(text);
  for (const called of instructions(document)) putIn(called, document, part, pieces);
  for (const table of allW(document, "tbl").reverse()) if (!allW(table, "tr").length) remove(table);
  for (const name of ["tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "body"])
    for (const container of allW(document, name)) endWithParagraph(container);
  uniqueBookmarks(document);
}

/** A value of several lines. */
function breakLines(text: Element): void {
  const whole = text.textContent ?? "";
  if (!/[\n\t]/.test(whole)) return;
  const document = text.ownerDocument!;
  for (const piece of whole.split(/([\n\t])/)) {
    const element =
      piece === "\n" ? makeW(document, "br") : piece === "\t" ? makeW(document, "tab") : makeText(document, piece);
    if (piece !== "") text.parentNode?.insertBefore(element, text);
  }
  remove(text);
}

function instructions(document: Document): Node[] {
  const found: Node[] = [];
  for (const paragraph of allW(document, "p"))
    for (const child of children(paragraph))
      if (child.nodeType === INSTRUCTION && child.nodeName === PIECE) found.push(child);
  return found;
}

function putIn(called: Node, document: Document, part: string, pieces: Pieces | null): void {
  const paragraph = called.parentNode as Element;
  const content = pieces?.rendered.content.get((called.nodeValue ?? "") as PieceKey) ?? [];
  const room = textWidth(paragraph);
  for (const element of content) {
    const copy = pieces!.graft.into(document, part, element);
    for (const table of [copy, ...allW(copy, "tbl")]) if (isW(table, "tbl") && room !== null) narrow(table, room);
    paragraph.parentNode?.insertBefore(copy, paragraph);
  }
  remove(called);
  const properties = childW(paragraph, "pPr");
  const last = content.at(-1);
  // Between two tables Word needs a paragraph, or they become one; a section break stays where it is.
  const apart = isW(last, "tbl") && isW(nextElement(paragraph), "tbl");
  if (!(properties && childW(properties, "sectPr")) && !apart) remove(paragraph);
}

function nextElement(node: Node): Node | null {
  let next = node.nextSibling;
  while (next !== null && next.nodeType !== 1) next = next.nextSibling;
  return next;
}

/** Twips between the margins of the page on which a paragraph of the body stands; null where that is not known. */
function textWidth(paragraph: Element): number | null {
  if (!isW(paragraph.parentNode, "body")) return null;
  for (let at: Node | null = paragraph; at !== null; at = at.nextSibling) {
    const properties = isW(at, "p") ? childW(at, "pPr") : null;
    const section = isW(at, "sectPr") ? at : properties && childW(properties, "sectPr");
    if (!section) continue;
    const size = childW(section, "pgSz");
    const margin = childW(section, "pgMar");
    const length = (element: Element | null, name: string) => Number(element ? attributeW(element, name) : Number.NaN);
    const width =
      length(size, "w") - length(margin, "left") - length(margin, "right") - (length(margin, "gutter") || 0);
    return width > 0 ? width : null;
  }
  return null;
}

/** A table that is wider than the page made as wide as it. */
function narrow(table: Element, room: number): void {
  const grid = childW(table, "tblGrid");
  const columns = grid ? elements(grid) : [];
  const width = columns.reduce((sum, column) => sum + Number(attributeW(column, "w") ?? 0), 0);
  if (!(width > room + 20)) return;
  const scale = (element: Element) => {
    const type = attributeW(element, "type");
    if (type === null || type === "dxa")
      element.setAttributeNS(W, "w:w", String(Math.floor((Number(attributeW(element, "w")) * room) / width)));
  };
  for (const column of columns) scale(column);
  for (const name of ["tblW", "tcW"]) for (const element of allW(table, name)) scale(element);
}

/** Word takes no cell, header or text box without a paragraph at its end. */
function endWithParagraph(container: Element): void {
  const inside = elements(container).filter((child) => isW(child, "p", "tbl", "sdt"));
  const last = inside.at(-1);
  const mustEnd = isW(container, "tc", "txbxContent") ? !isW(last, "p", "sdt") : inside.length === 0;
  if (!mustEnd) return;
  const section = isW(container, "body") ? childW(container, "sectPr") : null;
  container.insertBefore(makeW(container.ownerDocument!, "p"), section);
}

/** A loop repeats the bookmarks in it: the first of a name stays. */
function uniqueBookmarks(document: Document): void {
  const names = new Set<string>();
  const ids = new Map<string, string>();
  let n = 0;
  for (const mark of [...document.getElementsByTagNameNS(W, "*")]) {
    const id = isW(mark, "bookmarkStart", "bookmarkEnd") ? (attributeW(mark, "id") ?? "") : null;
    if (id === null) continue;
    const isStart = mark.localName === "bookmarkStart";
    const name = attributeW(mark, "name") ?? "";
    if (isStart ? names.has(name) : !ids.has(id)) {
      remove(mark);
      continue;
    }
    if (isStart) {
      names.add(name);
      ids.set(id, String(n++));
    }
    mark.setAttributeNS(W, "w:id", ids.get(id)!);
    if (!isStart) ids.delete(id);
  }
}
