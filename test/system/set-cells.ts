/** Puts into a finished workbook what a clerk's paste leaves there and the template writer never writes: errors, TRUE, spaces. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What a cell holds as a constant; "" is a text of no length, which is no blank to Excel. */
export type Content = number | string | boolean | { error: string };

export interface SetCell {
  sheet: string;
  /** A1 */
  cell: string;
  content: Content;
}

/** The cells must stand in the workbook already, if only with a style. */
export function setCells(bytes: Uint8Array, cells: readonly SetCell[]): Uint8Array {
  if (cells.length === 0) return bytes;
  const parts = unzipSync(bytes);
  const paths = sheetPaths(parts);
  for (const sheet of new Set(cells.map((one) => one.sheet))) {
    const path = paths.get(sheet)!;
    let xml = strFromU8(parts[path]!);
    for (const { cell, content } of cells.filter((one) => one.sheet === sheet)) xml = replaced(xml, cell, content);
    parts[path] = strToU8(xml);
  }
  return zipSync(parts, { level: 1 });
}

function sheetPaths(parts: Record<string, Uint8Array>): Map<string, string> {
  const targets = new Map(
    [...strFromU8(parts["xl/_rels/workbook.xml.rels"]!).matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      attribute(tag, "Id"),
      `xl/${attribute(tag, "Target")}`,
    ]),
  );
  const sheets = [...strFromU8(parts["xl/workbook.xml"]!).matchAll(/<sheet [^>]*>/g)];
  return new Map(sheets.map(([tag]) => [plain(attribute(tag, "name")), targets.get(attribute(tag, "r:id"))!]));
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)![1]!;
}

function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

function replaced(xml: string, cell: string, content: Content): string {
  const found = new RegExp(`<c r="${cell}"((?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`, "s").exec(xml);
  if (!found) throw new Error(`no cell ${cell}`);
  return xml.replace(found[0], () => written(`r="${cell}"${found[1]}`, content));
}

function written(attributes: string, content: Content): string {
  if (typeof content === "number") return `<c ${attributes}><v>${Object.is(content, -0) ? "-0" : content}</v></c>`;
  if (typeof content === "boolean") return `<c ${attributes} t="b"><v>${content ? 1 : 0}</v></c>`;
  if (typeof content === "object") return `<c ${attributes} t="e"><v>${content.error}</v></c>`;
  const text = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
