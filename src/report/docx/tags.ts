/**
 * Tags in the text of a paragraph, as Word leaves them: with typographic quotes, no-break spaces and invisible characters
 * in them, which Handlebars would not read. Outside of tags no character is touched.
 */

export type TagKind = "value" | "open" | "close" | "else" | "comment" | "piece";

export interface FoundTag {
  /** Where it stands in the text. */
  start: number;
  end: number;
  kind: TagKind;
  /** As Handlebars reads it, on one line. */
  source: string;
  /** Of a block, `each`; of a piece, what is put in. */
  name: string;
  piece?: "table" | "chart";
}

export type TagFault = "unclosed" | "stray" | "raw" | "partial" | "cut";

export interface Found {
  tags: FoundTag[];
  faults: { fault: TagFault; detail: string }[];
}

/** Stands for what is no text: a picture, a field, a page break. */
export const OBJECT = "\uFFFC";

const doubles = '"“”„‟″';
const singles = "'‘’‚‛′";

export function findTags(text: string): Found {
  const found: Found = { tags: [], faults: [] };
  const fault = (kind: TagFault, detail: string) => found.faults.push({ fault: kind, detail: detail.slice(0, 60) });
  let at = 0;
  for (;;) {
    const start = text.indexOf("{{", at);
    if (text.slice(at, start < 0 ? undefined : start).includes("}}"))
      fault("stray", text.slice(at, text.indexOf("}}", at) + 2));
    if (start < 0) return found;
    const read = readTag(text, start);
    if (read === null) {
      fault("unclosed", text.slice(start));
      at = Math.max(start + 2, nextOpening(text, start));
      continue;
    }
    at = read.end;
    const written = text.slice(start, read.end);
    if (read.raw) fault("raw", written);
    else if (read.inner.startsWith(">") || /^#[>*]/.test(read.inner)) fault("partial", written);
    else if (written.includes(OBJECT)) fault("cut", written.replaceAll(OBJECT, "…"));
    else found.tags.push({ start, end: read.end, ...classified(read.inner) });
  }
}

function nextOpening(text: string, start: number): number {
  const next = text.indexOf("{{", start + 2);
  return next < 0 ? text.length : next;
}

function readTag(text: string, start: number): { inner: string; end: number; raw: boolean } | null {
  const raw = text[start + 2] === "{";
  let at = start + (raw ? 3 : 2);
  if (/^\s*~?!/.test(text.slice(at))) {
    const end = text.indexOf("}}", at);
    return end < 0 ? null : { inner: "!", end: end + 2, raw: false };
  }
  let inner = "";
  while (at < text.length) {
    const character = text[at]!;
    if (text.startsWith("}}", at)) return { inner: inner.trim(), end: at + (raw && text[at + 2] === "}" ? 3 : 2), raw };
    if (text.startsWith("{{", at)) return null;
    if (doubles.includes(character) || singles.includes(character)) {
      const end = closingQuote(text, at);
      if (end > at) {
        inner += quoted(text.slice(at + 1, end));
        at = end + 1;
        continue;
      }
    }
    inner += mended(character);
    at += 1;
  }
  return null;
}

/**
 * A straight quote is closed by a straight one where there is one in the tag; any other by the next of its kind. A text may
 * hold the braces that would end the tag, but not such as would begin another.
 */
function closingQuote(text: string, at: number): number {
  const open = text[at]!;
  const kind = doubles.includes(open) ? doubles : singles;
  const straight = kind[0]!;
  const limit = text.indexOf("}}", at);
  const within = text.slice(0, limit < 0 ? undefined : limit);
  if (open === straight && within.indexOf(straight, at + 1) > 0) return within.indexOf(straight, at + 1);
  const next = (from: string) => {
    for (let place = at + 1; place < from.length; place++) if (kind.includes(from[place]!)) return place;
    return -1;
  };
  if (next(within) > 0) return next(within);
  const beyond = open === straight ? text.indexOf(straight, at + 1) : next(text);
  return text.slice(at, Math.max(at, beyond)).includes("{{") ? -1 : beyond;
}

function quoted(content: string): string {
  const line = content.replace(/[\t\n]/g, " ");
  return line.includes('"') ? `'${line.replaceAll("'", "\\'")}'` : `"${line}"`;
}

function mended(character: string): string {
  if (/[\s\u00A0\u2000-\u200A\u202F\u3000]/.test(character)) return " ";
  return /[\u00AD\u200B-\u200F\u2060\uFEFF]/.test(character) ? "" : character;
}

function classified(inner: string): Pick<FoundTag, "kind" | "source" | "name" | "piece"> {
  const source = `{{${inner}}}`;
  const word = inner.replace(/^~?\s*/, "").replace(/\s*~$/, "");
  const named = (text: string) => /^[^\s}~(]+/.exec(text.trim())?.[0] ?? "";
  if (word.startsWith("!")) return { kind: "comment", source, name: "" };
  if (word.startsWith("#")) return { kind: "open", source: source.replace(/#\s+/, "#"), name: named(word.slice(1)) };
  if (word.startsWith("/"))
    return { kind: "close", source: `{{/${named(word.slice(1))}}}`, name: named(word.slice(1)) };
  if (word === "^" || /^else(\s|$)/.test(word)) return { kind: "else", source, name: "else" };
  if (word.startsWith("^")) return { kind: "open", source, name: named(word.slice(1)) };
  const piece = /^(table|chart)\s+(["']?)([^"'\s]*)\2$/u.exec(word);
  if (piece) return { kind: "piece", source, name: piece[3]!, piece: piece[1] as "table" | "chart" };
  return { kind: "value", source, name: named(word) };
}
