/** Where a paragraph is, as the officer finds it again: its number and first words, or the table and row it stands in. */
import type { Told } from "../../messages/index.js";
import { textOf } from "./paragraph.js";
import { allW, type Document, type Element, isW, type Node } from "./xml.js";

export interface Placed {
  paragraph: Element;
  place: Told;
}

export function placedParagraphs(document: Document): Placed[] {
  const tables = allW(document, "tbl").filter((table) => closest(table.parentNode, "tbl") === null);
  let n = 0;
  return allW(document, "p").map((paragraph) => {
    const text = beginning(textOf(paragraph));
    const row = outermost(paragraph, "tr");
    if (row === null) return { paragraph, place: { code: "report.place.paragraph", slots: { n: ++n, text } } };
    const around = outermost(paragraph, "tbl")!;
    const table = tables.indexOf(around) + 1;
    const rows = allW(around, "tr").filter((one) => outermost(one, "tr") === one);
    return { paragraph, place: { code: "report.place.row", slots: { table, row: rows.indexOf(row) + 1, text } } };
  });
}

const LENGTH = 50;

function beginning(text: string): string {
  const line = text.replace(/[\s\u00A0\uFFFC]+/g, " ").trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}

function closest(node: Node | null, name: string): Element | null {
  for (let at = node; at !== null; at = at.parentNode) if (isW(at, name)) return at;
  return null;
}

function outermost(node: Node, name: string): Element | null {
  let found: Element | null = null;
  for (let at: Node | null = node; at !== null; at = at.parentNode) if (isW(at, name)) found = at;
  return found;
}
