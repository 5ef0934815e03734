/** OpenDocument spreadsheets written by hand, part by part. */
import { strToU8, zipSync } from "fflate";

const namespaces = Object.entries({
  office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  table: "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  number: "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
  draw: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  dc: "http://purl.org/dc/elements/1.1/",
  xlink: "http://www.w3.org/1999/xlink",
  calcext: "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ");

export interface OdsParts {
  /** Rows of the only sheet; or whole sheets, where it has `<table:table`. */
  body?: string;
  /** What stands inside `<office:automatic-styles>`. */
  styles?: string;
  /** What stands inside `<office:styles>` of the other part. */
  common?: string;
  /** A whole content part. */
  content?: string;
  /** What stands before the sheets and after them. */
  before?: string;
  after?: string;
  /** Parts to add or replace; null takes one away. */
  other?: Record<string, string | null>;
}

export const mimetype = "application/vnd.oasis.opendocument.spreadsheet";

export function ods({
  body = "",
  styles = "",
  common = "",
  content,
  before = "",
  after = "",
  other,
}: OdsParts): Uint8Array {
  const sheets = body.includes("<table:table ") ? body : `<table:table table:name="Biểu 1">${body}</table:table>`;
  const files: Record<string, string | null> = {
    mimetype,
    "META-INF/manifest.xml": "<manifest/>",
    "content.xml":
      content ??
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${before}${sheets}${after}</office:spreadsheet></office:body></office:document-content>`,
    "styles.xml": `<?xml version="1.0"?><office:document-styles ${namespaces}><office:styles>${common}</office:styles></office:document-styles>`,
    ...other,
  };
  const entries = Object.entries(files).filter(([, text]) => text !== null);
  return zipSync(Object.fromEntries(entries.map(([name, text]) => [name, strToU8(text!)])));
}

/** One row of these cells. */
export const row = (cells: string, attributes = "") => `<table:table-row ${attributes}>${cells}</table:table-row>`;
/** A cell of these attributes that shows a text. */
export const cell = (attributes: string, shown = "") =>
  `<table:table-cell ${attributes}>${shown === "" ? "" : `<text:p>${shown}</text:p>`}</table:table-cell>`;
export const float = (value: number | string, attributes = "") =>
  cell(`office:value-type="float" office:value="${value}" ${attributes}`, String(value));
export const text = (shown: string, attributes = "") => cell(`office:value-type="string" ${attributes}`, shown);
