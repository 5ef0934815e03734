/**
 * The same input gives the same bytes: docx writes the time of the run and random or ever-growing ids into the package
 * and into the workbooks inside its charts. This step fixes the times and numbers the ids anew, in document order.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

type Bytes = Uint8Array<ArrayBuffer>;
type Parts = Record<string, Bytes>;

/** @param date ISO date to write as the day of creation. */
export function reproducible(bytes: Uint8Array, date: string): Bytes {
  const parts = unzipSync(bytes);
  for (const name of Object.keys(parts)) {
    if (name.endsWith(".xlsx")) parts[name] = reproducible(parts[name]!, date);
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
