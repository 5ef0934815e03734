/**
 * Marks of printed numbers (marks.ts) become bookmarks of Word, so that "Go to" finds a number by its code and a number
 * shows its code. A bookmark's name holds letters, digits and `_` only, at most 40 of them, and stands once in a
 * document: `.` becomes `__`, `@` becomes `___`, and the second place of a code gets `____2`.
 */
import { createHash } from "node:crypto";
import { isMarked, piecesOf, unmarked } from "../marks.js";

const run = /<w:r>(?:(?!<\/w:r>)[\s\S])*?<\/w:r>|<w:r [^>]*>(?:(?!<\/w:r>)[\s\S])*?<\/w:r>/g;
const text = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g;
const longest = 40;
/** For `____2` and on. */
const roomForPlace = 8;

/** The XML of a document's parts, in order, with bookmarks in place of marks; names and ids there already stay. */
export function bookmarked(parts: readonly string[]): string[] {
  const there = parts.flatMap((xml) => xml.match(/<w:bookmarkStart [^>]*>/g) ?? []);
  const attribute = (tag: string, name: string) => new RegExp(`w:${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  const names = newNames(there.map((tag) => attribute(tag, "name")));
  let id = Math.max(0, ...there.map((tag) => Number(attribute(tag, "id"))));
  const wrap = (code: string, inner: string): string => {
    id += 1;
    return `<w:bookmarkStart w:id="${id}" w:name="${names(code)}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
  };
  return parts.map((xml) => (isMarked(xml) ? withBookmarks(xml, wrap) : xml));
}

/** What a code is called as a bookmark; a long one by its beginning and a hash, so that no two codes share a name. */
export function bookmarkName(code: string): string {
  const name = code.replace(/@/g, "___").replace(/[^A-Za-z0-9_]/g, "__");
  if (name.length <= longest - roomForPlace) return name;
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  return `${name.slice(0, longest - roomForPlace - 9)}_${hash}`;
}

/** Names for codes, each once: Word does not tell capitals from small letters. */
function newNames(there: readonly string[]): (code: string) => string {
  const taken = new Set(there.map((name) => name.toUpperCase()));
  const places = new Map<string, number>();
  return (code) => {
    const base = bookmarkName(code);
    for (;;) {
      const n = (places.get(base) ?? 0) + 1;
      places.set(base, n);
      const name = n === 1 ? base : `${base}____${n}`;
      if (taken.has(name.toUpperCase())) continue;
      taken.add(name.toUpperCase());
      return name;
    }
  };
}

/** A run is cut where a mark begins and ends; each piece keeps the run's formatting. */
function withBookmarks(xml: string, wrap: (code: string, inner: string) => string): string {
  const cut = xml.replace(run, (whole) => {
    if (!isMarked(whole)) return whole;
    const open = whole.slice(0, whole.indexOf(">") + 1);
    const properties = /^<w:r[^>]*>(<w:rPr>[\s\S]*?<\/w:rPr>|<w:rPr\/>)?/.exec(whole)?.[1] ?? "";
    const body = whole.slice(open.length + properties.length, -"</w:r>".length);
    const piece = (content: string) => (content === "" ? "" : `${open}${properties}${content}</w:r>`);
    let out = "";
    let pending = "";
    let from = 0;
    for (const match of body.matchAll(text)) {
      pending += body.slice(from, match.index);
      from = match.index + match[0].length;
      for (const { text: words, code } of piecesOf(match[1]!)) {
        const t = `<w:t xml:space="preserve">${words}</w:t>`;
        if (code === null) pending += t;
        else {
          out += piece(pending) + wrap(code, piece(t));
          pending = "";
        }
      }
    }
    return out + piece(pending + body.slice(from));
  });
  // A mark elsewhere, such as in a field or an attribute, is taken out: no reader sees it.
  return unmarked(cut);
}
