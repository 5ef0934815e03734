/**
 * The same input gives the same bytes: docx writes the time of the run and random or ever-growing ids into the package
 * and into the workbooks inside its charts. This step fixes the times and numbers the ids anew, in document order.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { bookmarked } from "./bookmarks.js";
import { withGrids } from "./grid.js";

type Bytes = Uint8Array<ArrayBuffer>;
type Parts = Record<string, Bytes>;

interface Finish {
  /** ISO date to write as the day of creation. */
  date: string;
  /** XML that the document is to carry. */
  data?: string;
  /** Tables to put in their places. */
  grids?: readonly string[];
}

export function reproducible(bytes: Uint8Array, { date, data, grids = [] }: Finish): Bytes {
  const parts = unzipSync(bytes);
  if (grids.length > 0) rewrite(parts, "word/document.xml", (xml) => withGrids(xml, grids));
  bookmarkNumbers(parts);
  if (data !== undefined) carry(parts, data);
  for (const name of Object.keys(parts)) {
    if (name.endsWith(".xlsx")) parts[name] = reproducible(parts[name]!, { date });
    if (name === "docProps/core.xml") rewrite(parts, name, (xml) => fixedDates(xml, date));
    if (name === "word/document.xml") rewrite(parts, name, numberedDrawings);
  }
  numberRelationships(parts);
  return zipped(Object.entries(parts));
}

/** A package of these parts in this order, the same bytes on every run. */
export function zipped(parts: readonly (readonly [string, Uint8Array])[]): Bytes {
  // A zip entry holds local time without a zone: a Date made of local fields gives the same entry everywhere.
  const mtime = new Date(2020, 0, 1);
  return zipSync(Object.fromEntries(parts.map(([name, part]) => [name, [part, { mtime, level: 6 }]])));
}

/** Puts a custom XML part in, which Word keeps when the document is edited. */
function carry(parts: Parts, data: string): void {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const rels = (type: string, target: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`;
  parts["customXml/item1.xml"] = strToU8(data);
  parts["customXml/itemProps1.xml"] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="{6F9B1C2E-5D3A-4E77-9C41-0B7A2D8E1F10}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
  );
  parts["customXml/_rels/item1.xml.rels"] = strToU8(rels("customXmlProps", "itemProps1.xml"));
  const types = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
  rewrite(parts, "[Content_Types].xml", (xml) =>
    xml.replace("</Types>", `<Override PartName="/customXml/itemProps1.xml" ContentType="${types}"/></Types>`),
  );
  rewrite(parts, "word/_rels/document.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rIdFigures" Type="${relations}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    ),
  );
}

/** Printed numbers, in the text, heads and feet. */
function bookmarkNumbers(parts: Parts): void {
  const names = Object.keys(parts).filter((name) => /^word\/(document|header\d+|footer\d+)\.xml$/.test(name));
  const done = bookmarked(names.map((name) => strFromU8(parts[name]!)));
  for (const [index, name] of names.entries()) parts[name] = strToU8(done[index]!);
}

function rewrite(parts: Parts, name: string, change: (xml: string) => string): void {
  parts[name] = strToU8(change(strFromU8(parts[name]!)));
}

export function fixedDates(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
}

/** Ids of drawings go on counting from one document of a process to the next. */
export function numberedDrawings(xml: string): string {
  let n = 0;
  return xml.replace(/(<wp:docPr\b[^>]*?\bid=")\d+"/g, (_, before: string) => `${before}${++n}"`);
}

/** Relationship ids that are random (`rId0d6omlw…`) become the next free numbers, in the part and in its relationships. */
function numberRelationships(parts: Parts): void {
  for (const rels of Object.keys(parts).filter((name) => name.endsWith(".rels"))) {
    const source = rels.replace("_rels/", "").replace(/\.rels$/, "");
    const ids = [...strFromU8(parts[rels]!).matchAll(/\bId="([^"]+)"/g)].map((match) => match[1]!);
    const taken = new Set(ids.filter((id) => /^rId\d+$/.test(id)));
    const renamed = new Map<string, string>();
    let n = 0;
    for (const id of ids.filter((id) => !taken.has(id))) {
      do n += 1;
      while (taken.has(`rId${n}`));
      renamed.set(id, `rId${n}`);
    }
    if (renamed.size === 0) continue;
    const change = (xml: string) =>
      xml.replace(/"([^"]+)"/g, (whole, id: string) => (renamed.has(id) ? `"${renamed.get(id)}"` : whole));
    rewrite(parts, rels, change);
    if (parts[source] !== undefined) rewrite(parts, source, change);
  }
}
