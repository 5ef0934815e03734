/**
 * Reads a part of an OpenDocument package by its elements, under the names of the standard's own prefixes whatever the
 * file calls them. The same guarantees as for OOXML: no document types, nothing too deep or too long.
 */
import { type SaxesAttributeNS, SaxesParser } from "saxes";
import type { ReadLimits } from "../limits.js";
import { decodeXml } from "../text.js";
import { UnreadableWorkbook } from "../unreadable.js";

export type OdfAttribute = (name: string) => string | undefined;

export interface OdfReader {
  /** "table:table-cell"; "" for an element of another vocabulary. Every `open` is followed by its `close`. */
  open(name: string, attribute: OdfAttribute): void;
  text(piece: string): void;
  close(name: string): void;
}

const odf = "urn:oasis:names:tc:opendocument:xmlns:";
const vocabularies = new Map<string, string>([
  [`${odf}office:1.0`, "office"],
  [`${odf}table:1.0`, "table"],
  [`${odf}text:1.0`, "text"],
  [`${odf}style:1.0`, "style"],
  [`${odf}datastyle:1.0`, "number"],
  ["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"],
]);

/** Attributes by the names of the standard's own prefixes; those of other vocabularies are left out. */
function ownAttributes(attributes: Record<string, SaxesAttributeNS>): Map<string, string> {
  const own = new Map<string, string>();
  for (const name in attributes) {
    const { uri, local, value } = attributes[name]!;
    const prefix = vocabularies.get(uri);
    if (prefix !== undefined) own.set(`${prefix}:${local}`, value);
  }
  return own;
}

/** `root` is the local name of the office element that the part must consist of. */
export function readOdf(bytes: Buffer, part: string, root: string, limits: ReadLimits, reader: OdfReader): void {
  const text = decodeXml(bytes, part);
  if (text.length > limits.parsedLength) throw new UnreadableWorkbook("reading.too_large", { part });
  const parser = new SaxesParser({ xmlns: true, position: false });
  const damaged = () => new UnreadableWorkbook("reading.xml_damaged", { part });
  const open: string[] = [];
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("doctype", () => {
    throw new UnreadableWorkbook("reading.xml_doctype", { part });
  });
  parser.on("opentag", (tag) => {
    const prefix = vocabularies.get(tag.uri);
    const name = prefix === undefined ? "" : `${prefix}:${tag.local}`;
    if (open.length === 0 && name !== `office:${root}`) throw damaged();
    if (open.length >= limits.depth) throw new UnreadableWorkbook("reading.xml_too_deep", { part });
    open.push(name);
    let own: Map<string, string> | undefined;
    reader.open(name, (wanted) => {
      own ??= ownAttributes(tag.attributes);
      return own.get(wanted);
    });
  });
  parser.on("closetag", () => reader.close(open.pop()!));
  parser.on("text", (piece) => reader.text(piece));
  parser.on("cdata", (piece) => reader.text(piece));
  parser.write(text).close();
}
