/**
 * Reads a part by its elements. Two drivers call the same reader: a scanner for the shape nearly every program writes,
 * and saxes for the rest (prefixes, CDATA, comments, odd namespaces). The scanner gives up rather than guess; the part
 * is then read again from the start. No driver knows document types: a part that has one is refused.
 */
import { SaxesParser } from "saxes";
import { unescapeXml } from "./entities.js";
import type { ReadLimits } from "./limits.js";
import { UnreadableWorkbook } from "./unreadable.js";

/** The value of an attribute; `":id"` asks for one with any prefix, as `r:id`. */
export type Attribute = (name: string) => string | undefined;

/** What is done at each element. Names are local; those of other vocabularies come as "". */
export interface ElementReader<T> {
  open(name: string, attribute: Attribute, parent: string): void;
  /** Text straight inside the element named last and not closed. May come in pieces. */
  text?(text: string): void;
  close?(name: string): void;
  result(): T;
}

const mainVocabularies = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
];
const vocabularies = new Set([
  ...mainVocabularies,
  "http://schemas.openxmlformats.org/package/2006/relationships",
  "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",
]);
const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** Reads `text`, whose root must be `root`. `make` is called anew when the scanner gives up. */
export function readXml<T>(
  text: string,
  part: string,
  root: string,
  limits: ReadLimits,
  make: () => ElementReader<T>,
): T {
  const quick = make();
  if (scanXml(text, part, root, limits, quick)) return quick.result();
  const thorough = make();
  parseXml(text, part, root, limits, thorough);
  return thorough.result();
}

/** Where the root's content starts, if the document is of the common shape; -1 otherwise. */
export function enterCommonRoot(text: string, root: string): number {
  let at = skipBlank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (text.startsWith("<?xml", at)) {
    const end = text.indexOf("?>", at);
    if (end < 0) return -1;
    at = skipBlank(text, end + 2);
  }
  if (!text.startsWith(`<${root}`, at)) return -1;
  const end = tagEnd(text, at + 1);
  if (end < 0 || text.charCodeAt(end - 1) === SLASH) return -1;
  const namespace = attributeOf(tagAttributes(text, at + 1 + root.length, end) ?? [], "xmlns");
  if (namespace === undefined || !vocabularies.has(namespace)) return -1;
  // One of our vocabularies under a prefix, or another one as the default further down: too clever for a scanner.
  if (mainVocabularies.some((main) => text.slice(at, end).split(main).length > (main === namespace ? 2 : 1))) return -1;
  for (let more = text.indexOf("xmlns", end); more >= 0; more = text.indexOf("xmlns", more + 5)) {
    const declared = tagEnd(text, more);
    if (text.charCodeAt(more + 5) !== COLON || declared < 0) return -1;
    if (mainVocabularies.some((main) => text.slice(more, declared).includes(main))) return -1;
  }
  return end + 1;
}

/** False where the part is not of the common shape. What the reader was told until then is void. */
export function scanXml(
  text: string,
  part: string,
  root: string,
  limits: ReadLimits,
  reader: ElementReader<unknown>,
): boolean {
  let at = enterCommonRoot(text, root);
  if (at < 0) return false;
  const names = [root];
  const told = [root];
  const tag = new Tag(text);
  reader.open(root, () => undefined, "");
  // Depth at which an mc:Choice was met: programs that know no extension skip it and read mc:Fallback.
  let skipFrom = Number.POSITIVE_INFINITY;
  for (;;) {
    const open = text.indexOf("<", at);
    if (open < 0) return false;
    if (reader.text && open > at && names.length < skipFrom) {
      const content = unescapeXml(text.slice(at, open));
      if (content === null) return false;
      reader.text(content);
    }
    const next = text.charCodeAt(open + 1);
    if (next === QUESTION || next === EXCLAMATION) return false; // comments, CDATA, document types
    const end = tagEnd(text, open + 1);
    if (end < 0) return false;
    at = end + 1;
    if (next === SLASH) {
      const name = names.pop();
      if (name === undefined || !text.startsWith(name, open + 2)) return false;
      if (skipBlank(text, open + 2 + name.length) !== end) return false;
      const said = told.pop()!;
      const depth = names.length;
      if (depth + 1 === skipFrom) skipFrom = Number.POSITIVE_INFINITY;
      else if (depth < skipFrom && said !== TRANSPARENT) reader.close?.(said);
      if (names.length === 0) return skipBlank(text, at) === text.length;
      continue;
    }
    tag.set(open + 1, end);
    const name = tag.name;
    if (name === "") return false;
    const empty = text.charCodeAt(end - 1) === SLASH;
    if (names.length >= limits.depth) throw new UnreadableWorkbook("reading.xml_too_deep", { part });
    const colon = name.indexOf(":");
    const local = colon < 0 ? name : name.slice(colon + 1);
    const transparent = colon > 0 && (local === "AlternateContent" || local === "Fallback");
    const skipped = names.length >= skipFrom;
    if (!skipped && !transparent) {
      if (colon > 0 && local === "Choice") {
        if (!empty) skipFrom = names.length + 1;
      } else {
        const said = colon < 0 ? name : "";
        reader.open(said, tag.attribute, parentOf(told));
        if (tag.malformed) return false;
        if (empty) reader.close?.(said);
      }
    }
    if (!empty) {
      names.push(name);
      told.push(transparent ? TRANSPARENT : colon < 0 ? name : "");
    }
  }
}

/** The thorough driver. Throws UnreadableWorkbook over anything that is not well-formed. */
export function parseXml(
  text: string,
  part: string,
  root: string,
  limits: ReadLimits,
  reader: ElementReader<unknown>,
): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const damaged = () => new UnreadableWorkbook("reading.xml_damaged", { part });
  const told: string[] = [];
  let skipFrom = Number.POSITIVE_INFINITY;
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("doctype", () => {
    throw new UnreadableWorkbook("reading.xml_doctype", { part });
  });
  parser.on("opentag", (tag) => {
    const depth = told.length;
    if (depth === 0 && (tag.local !== root || !vocabularies.has(tag.uri))) throw damaged();
    if (depth >= limits.depth) throw new UnreadableWorkbook("reading.xml_too_deep", { part });
    const foreign = tag.uri === compatibility ? tag.local : "";
    const transparent = foreign === "AlternateContent" || foreign === "Fallback";
    const name = transparent ? TRANSPARENT : vocabularies.has(tag.uri) ? tag.local : "";
    const parent = parentOf(told);
    told.push(name);
    if (depth >= skipFrom || transparent) return;
    if (foreign === "Choice") {
      skipFrom = depth + 1;
      return;
    }
    const attributes = new Map<string, string>();
    for (const { prefix, local, value } of Object.values(tag.attributes))
      attributes.set(prefix ? `:${local}` : local, value);
    reader.open(name, (wanted) => attributes.get(wanted), parent);
  });
  parser.on("closetag", () => {
    const name = told.pop()!;
    const depth = told.length;
    if (depth + 1 === skipFrom) skipFrom = Number.POSITIVE_INFINITY;
    else if (depth < skipFrom && name !== TRANSPARENT) reader.close?.(name);
  });
  const content = (piece: string) => {
    if (told.length > 0 && told.length < skipFrom) reader.text?.(piece);
  };
  parser.on("text", content);
  parser.on("cdata", content);
  parser.write(text).close();
}

/** An element that stands for its content, and is passed over in silence. */
const TRANSPARENT = "\0";

function parentOf(told: readonly string[]): string {
  for (let i = told.length - 1; i >= 0; i--) if (told[i] !== TRANSPARENT) return told[i]!;
  return "";
}

const EXCLAMATION = 33;
const COLON = 58;
const QUESTION = 63;
const SLASH = 47;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;

export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9;
}

export function skipBlank(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Index of the `>` that ends the tag, past quoted values, which may hold one; -1 where none. */
export function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at;
    if (code === QUOTE || code === APOSTROPHE) {
      at = text.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** Names and values in turn, as written in the tag; names keep their prefix. */
export type TagAttributes = readonly string[];

/** The attributes between two indices; null where they are not well-formed. */
export function tagAttributes(text: string, from: number, end: number): TagAttributes | null {
  const attributes: string[] = [];
  for (let at = from; ; ) {
    const start = skipBlank(text, at);
    const first = text.charCodeAt(start);
    if (start === end || (first === SLASH && start + 1 === end)) return attributes;
    if (start === at) return null; // a blank must stand before each
    const equals = text.indexOf("=", start);
    if (equals < 0 || equals > end) return null;
    let nameEnd = equals;
    while (isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--;
    const open = skipBlank(text, equals + 1);
    const quote = text.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) return null;
    const close = text.indexOf(quote === QUOTE ? '"' : "'", open + 1);
    if (close < 0 || close > end) return null;
    const name = text.slice(start, nameEnd);
    const value = attributeValue(text.slice(open + 1, close));
    if (value === null || !/^[^\s<>"'/&]+$/.test(name)) return null;
    for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return null;
    attributes.push(name, value);
    at = close + 1;
  }
}

/** Line feeds and tabs written as such are read as blanks; written as references they stay. */
function attributeValue(written: string): string | null {
  if (written.includes("<")) return null;
  return unescapeXml(/[\n\t]/.test(written) ? written.replace(/[\n\t]/g, " ") : written);
}

/** The value of an attribute; `":id"` stands for one with any prefix. */
export function attributeOf(attributes: TagAttributes, name: string): string | undefined {
  const anyPrefix = name.startsWith(":");
  for (let i = 0; i < attributes.length; i += 2) {
    const written = attributes[i]!;
    if (written === name || (anyPrefix && written.endsWith(name) && !written.startsWith("xmlns:")))
      return attributes[i + 1];
  }
  return undefined;
}

/** The tag at hand; its attributes are taken apart only when one is asked for. */
class Tag {
  name = "";
  malformed = false;
  private from = 0;
  private end = 0;
  private attributes: TagAttributes | null = null;
  constructor(private readonly text: string) {}
  set(start: number, end: number): void {
    let at = start;
    while (at < end) {
      const code = this.text.charCodeAt(at);
      if (isBlank(code) || code === SLASH) break;
      at++;
    }
    this.name = this.text.slice(start, at);
    this.from = at;
    this.end = end;
    this.attributes = null;
    this.malformed = false;
  }
  readonly attribute: Attribute = (name) => {
    if (!this.attributes) {
      this.attributes = tagAttributes(this.text, this.from, this.end);
      if (!this.attributes) {
        this.malformed = true;
        this.attributes = [];
      }
    }
    return attributeOf(this.attributes, name);
  };
}
