/** Where a paragraph is, as the officer finds it again: its number and first words, or the table and row it stands in. */
import type { Told } from "../../messages/index.js";
import { textOf } from "./paragraph.js";
import { allW, type Document, type Element, isW, type Node } from "./xml.js";

export interface Placed {
  paragraph: Element;
  /** Asked for only where there is something to say: finding it takes a walk through the table. */
  place(): Told;
}

export function placedParagraphs(document: Document): Placed[] {
  let n = 0;
  return allW(document, "p").map((paragraph) => {
    const text = () => beginning(textOf(paragraph));
    const inTable = outermost(paragraph, "tbl") !== null;
    const number = inTable ? n : ++n;
    return {
      paragraph,
      place: () =>
        inTable
          ? { code: "report.place.row", slots: { ...rowOf(paragraph, document), text: text() } }
          : { code: "report.place.paragraph", slots: { n: number, text: text() } },
    };
  });
}

/** The table, of those that stand in no other one, and its row, counted from 1. */
function rowOf(paragraph: Element, document: Document): { table: number; row: number } {
  const around = outermost(paragraph, "tbl")!;
  const tables = allW(document, "tbl").filter((one) => outermost(one, "tbl") === one);
  const rows = allW(around, "tr").filter((one) => outermost(one, "tr") === one);
  return { table: tables.indexOf(around) + 1, row: rows.indexOf(outermost(paragraph, "tr")!) + 1 };
}

const LENGTH = 50;

function beginning(text: string): string {
  const line = text.replace(/[\s\u00A0\uFFFC]+/g, " ").trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}

function outermost(node: Node, name: string): Element | null {
  let found: Element | null = null;
  for (let at: Node | null = node; at !== null; at = at.parentNode) if (isW(at, name)) found = at;
  return found;
}
