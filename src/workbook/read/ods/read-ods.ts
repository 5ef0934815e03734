/** From the package of an .ods to its cells and names. */
import { placeNames } from "../foreign/names.js";
import type { ReadLimits } from "../limits.js";
import type { ReadSheet, ReadWorkbook } from "../model.js";
import { UnreadableWorkbook } from "../unreadable.js";
import type { Zip } from "../zip.js";
import { OdsContentReader } from "./content.js";
import { type OdfReader, readOdf } from "./odf-xml.js";
import { OdsStyles } from "./styles.js";

const CONTENT = "content.xml";
const STYLES = "styles.xml";

/** Throws UnreadableWorkbook. */
export function readOds(zip: Zip, limits: ReadLimits): ReadWorkbook {
  if (isEncrypted(zip)) throw new UnreadableWorkbook("reading.encrypted");
  const content = zip.part(CONTENT);
  if (!content) throw new UnreadableWorkbook("reading.part_missing", { part: CONTENT });
  const styles = new OdsStyles();
  const common = zip.part(STYLES);
  if (common) readOdf(common, STYLES, "document-styles", limits, commonStyles(styles));
  const reader = new OdsContentReader(styles, limits, CONTENT);
  readOdf(content, CONTENT, "document-content", limits, reader);
  if (reader.sheets.length === 0) throw new UnreadableWorkbook("reading.no_workbook");
  const { date1904, hasExternalLinks, comments } = reader;
  const sheets = reader.sheets.map(
    ({ name, visibility, cells, hiddenRows, merges, isProtected }): ReadSheet => ({
      name,
      visibility,
      cells,
      hiddenRows,
      merges,
      isProtected,
    }),
  );
  const names = placeNames(reader.names, sheets);
  return { sheets, names, date1904, hasMacros: hasMacros(zip), hasExternalLinks, comments };
}

/** The manifest is only searched: what stands in it is not needed, and old ones have a document type. */
function isEncrypted(zip: Zip): boolean {
  return zip.has("encrypted-package") || zip.part("META-INF/manifest.xml")?.includes(":encryption-data") === true;
}

function hasMacros(zip: Zip): boolean {
  for (const name of zip.names())
    if (
      /^(?:basic|scripts)\/.*\.(?:xml|js|py|bsh|java|class|jar)$/.test(name) &&
      !/\/(?:script|dialog)-l[bc]\.xml$/.test(name)
    )
      return true;
  return false;
}

/** The automatic styles of this part belong to headers and footers, under names that the content uses too. */
function commonStyles(styles: OdsStyles): OdfReader {
  let depth = 0;
  return {
    open(name, attribute) {
      if (depth > 0 || name === "office:styles") depth++;
      if (depth > 1) styles.open(name, attribute);
    },
    text: (piece) => styles.text(piece),
    close(name) {
      if (depth > 1) styles.close(name);
      if (depth > 0) depth--;
    },
  };
}
