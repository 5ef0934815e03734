/** Workbooks written by hand, part by part, so that a test can say exactly what is odd about one. */
import { strToU8, zipSync } from "fflate";

export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const documentRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface Parts {
  /** What stands inside `<worksheet>`, or a whole part where it starts with `<?xml`. */
  sheet?: string;
  /** What stands inside `<sst>`, or a whole part. */
  strings?: string;
  /** What stands inside `<styleSheet>`. */
  styles?: string;
  /** What stands inside `<definedNames>`. */
  names?: string;
  /** What stands inside `<workbook>` before the sheets. */
  properties?: string;
  /** The attribute `state` of the sheet and whatever else. */
  sheetAttributes?: string;
  /** Parts to add or replace; null takes one away. */
  other?: Record<string, string | Uint8Array | null>;
}

export function xlsx(parts: Parts = {}): Uint8Array {
  return zipSync(
    Object.fromEntries(partsOf(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])),
  );
}

/** Name and content of each part. */
export function partsOf(parts: Parts = {}): [string, string | Uint8Array][] {
  const whole = (root: string, inner: string) =>
    inner.startsWith("<?xml")
      ? inner
      : `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${main}">${inner}</${root}>`;
  const files: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "sharedStrings", "sharedStrings.xml"],
      ["rId3", "styles", "styles.xml"],
    ]),
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${documentRelations}">${parts.properties ?? ""}<sheets><sheet name="Biểu 01" sheetId="1" ${parts.sheetAttributes ?? ""} r:id="rId1"/></sheets><definedNames>${parts.names ?? ""}</definedNames></workbook>`,
    "xl/worksheets/sheet1.xml": whole("worksheet", parts.sheet ?? "<sheetData/>"),
    "xl/sharedStrings.xml": whole("sst", parts.strings ?? ""),
    "xl/styles.xml": whole("styleSheet", parts.styles ?? ""),
    ...parts.other,
  };
  return Object.entries(files).filter((entry): entry is [string, string | Uint8Array] => entry[1] !== null);
}

/** Rows of id, last word of the type, and target. */
export function relations(rows: [string, string, string][]): string {
  const inner = rows.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${documentRelations}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="${packageRelations}">${inner.join("")}</Relationships>`;
}

/** One cell in row 1. */
export const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;
