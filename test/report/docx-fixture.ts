/** Small Word packages written by hand, as Word would save them. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync, zipSync } from "fflate";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const escaped = (text: string) =>
  text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!);
export const run = (text: string, properties = "") =>
  `<w:r w:rsidR="00AB12CD">${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const para = (text: string) => `<w:p w:rsidR="00112233" w14:paraId="1A2B3C4D">${run(text)}</w:p>`;
export const cell = (...content: string[]) =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${content.join("")}</w:tc>`;
export const row = (...cells: string[]) =>
  `<w:tr>${cells.map((one) => (one.startsWith("<w:tc>") ? one : cell(para(one)))).join("")}</w:tr>`;
export const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows.join("")}</w:tbl>`;

export interface Parts {
  body: string;
  header?: string;
  footer?: string;
  /** In the last section's properties. */
  section?: string;
  more?: Record<string, string | Uint8Array>;
}

export function docx({ body, header, footer, section = "", more = {} }: Parts): Uint8Array {
  const extra = { ...(header !== undefined && { header }), ...(footer !== undefined && { footer }) };
  const names = Object.keys(extra);
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>${names.map((name) => `<Override PartName="/word/${name}1.xml" ContentType="${word}.${name}+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>${names.map((name, n) => `<Relationship Id="rId${n + 2}" Type="${office}/${name}" Target="${name}1.xml"/>`).join("")}</Relationships>`,
    "word/styles.xml": `${head}<w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="BangSo"><w:name w:val="Số của cán bộ"/></w:style></w:styles>`,
    "word/document.xml": `${head}<w:document ${w} ${r} ${w14}><w:body>${body}<w:sectPr>${names.map((name, n) => `<w:${name}Reference w:type="default" r:id="rId${n + 2}"/>`).join("")}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>${section}</w:sectPr></w:body></w:document>`,
    ...(header !== undefined && { "word/header1.xml": `${head}<w:hdr ${w} ${w14}>${header}</w:hdr>` }),
    ...(footer !== undefined && { "word/footer1.xml": `${head}<w:ftr ${w} ${w14}>${footer}</w:ftr>` }),
    ...more,
  };
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, typeof text === "string" ? encoder.encode(text) : text]),
    ),
  );
}

const folder = mkdtempSync(join(tmpdir(), "tonghop-docx-"));
let files = 0;

/** The path of a template with this content. */
export function template(parts: Parts | Uint8Array, name = `mau-${++files}.docx`): string {
  const path = join(folder, name);
  writeFileSync(path, parts instanceof Uint8Array ? parts : docx(parts));
  return path;
}

export const partOf = (bytes: Uint8Array, name = "word/document.xml"): string => strFromU8(unzipSync(bytes)[name]!);

/** The text of a part, a line for each paragraph; cells between bars. */
export function textOf(xml: string): string {
  return xml
    .replace(/<w:pPr>.*?<\/w:pPr>|<w:sectPr>.*?<\/w:sectPr>/gs, "")
    .replace(/<w:(?:br|cr)\b[^>]*\/>/g, "⏎")
    .replace(/<w:tab\/>/g, "⇥")
    .replace(/<\/w:tc>/g, "|")
    .replace(/<\/w:p>|<w:p\/>|<\/w:tr>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/\n\|/g, "|")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#x([0-9A-F]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&amp;/g, "&")
    .trim();
}
