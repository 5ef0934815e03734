/**
 * Reads a part by its elements. Two drivers call the same reader: a scanner for the shape nearly every program writes,
 * and saxes for the rest (prefixes, CDATA, comments, odd namespaces). The scanner gives up rather than guess; the part
 * is then read again from the start. No driver knows document types: a part that has one is refused.
 */
import { SaxesParser } from "saxes";
import { unescapeXml } from "./entities.js";
import { type ReadLimits, writtenLength } from "./limits.js";
import { attributeOf, SLASH, skipBlank, Tag, tagAttributes, tagEnd } from "./tags.js";
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

const EXCLAMATION = 33;
const COLON = 58;
const QUESTION = 63;

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
  let declared = text.indexOf("xmlns", end);
  if (declared >= 0 && mainVocabularies.some((main) => text.includes(main, end))) return -1;
  for (; declared >= 0; declared = text.indexOf("xmlns", declared + 5))
    if (text.charCodeAt(declared + 5) !== COLON) return -1;
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
  const longest = writtenLength(limits);
  const count = elementCounter(part, limits);
  reader.open(root, () => undefined, "");
  // Depth at which an mc:Choice was met: programs that know no extension skip it and read mc:Fallback.
  let skipFrom = Number.POSITIVE_INFINITY;
  for (;;) {
    const open = text.indexOf("<", at);
    if (open < 0) return false;
    if (reader.text && open > at && names.length < skipFrom) {
      if (open - at > longest) return false;
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
    count(1);
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
        count(tag.asked);
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
  const { used } = limits;
  used.parsedLength += text.length;
  if (used.parsedLength > limits.parsedLength) throw new UnreadableWorkbook("reading.too_large", { part });
  const count = elementCounter(part, limits);
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
  let attributesOfTag = 0;
  let heldBack = 0;
  parser.on("attribute", () => {
    count(1);
    if (++attributesOfTag > mostAttributes) throw new UnreadableWorkbook("reading.too_large", { part });
  });
  parser.on("opentag", (tag) => {
    attributesOfTag = 0;
    heldBack = 0;
    const depth = told.length;
    if (depth === 0 && (tag.local !== root || !vocabularies.has(tag.uri))) throw damaged();
    if (depth >= limits.depth) throw new UnreadableWorkbook("reading.xml_too_deep", { part });
    count(1);
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
    heldBack = 0;
    const name = told.pop()!;
    const depth = told.length;
    if (depth + 1 === skipFrom) skipFrom = Number.POSITIVE_INFINITY;
    else if (depth < skipFrom && name !== TRANSPARENT) reader.close?.(name);
  });
  const content = (piece: string) => {
    heldBack = 0;
    if (told.length > 0 && told.length < skipFrom) reader.text?.(piece);
  };
  parser.on("text", content);
  parser.on("cdata", content);
  parser.on("comment", () => content(""));
  parser.on("processinginstruction", () => content(""));
  // In pieces, so that one text, comment or value that never ends is stopped: saxes takes it in a character at a time,
  // and a million of those are forty megabytes.
  const longest = writtenLength(limits);
  for (let at = 0; at < text.length; at += pieceLength) {
    parser.write(text.slice(at, at + pieceLength));
    heldBack += pieceLength;
    if (heldBack > longest + pieceLength) throw new UnreadableWorkbook("reading.text_too_long", { part });
  }
  parser.close();
}

const pieceLength = 2 ** 16;

/** Every element costs, and a part can hold millions in a few bytes each: all parts of a workbook share one account. */
function elementCounter(part: string, limits: ReadLimits): (more: number) => void {
  const { used } = limits;
  return (more) => {
    used.elements += more;
    if (used.elements > limits.elements) throw new UnreadableWorkbook("reading.too_large", { part });
  };
}

/** Of one element, however it is read: no known one has more than a fraction. */
const mostAttributes = 1000;

/** An element that stands for its content, and is passed over in silence. */
const TRANSPARENT = "\0";

function parentOf(told: readonly string[]): string {
  for (let i = told.length - 1; i >= 0; i--) if (told[i] !== TRANSPARENT) return told[i]!;
  return "";
}
