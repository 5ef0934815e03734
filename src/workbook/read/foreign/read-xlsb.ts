/** From the package of an .xlsb to its cells and names. The library sees only parts that the guarded zip gave out. */
import { zipSync } from "fflate";
import type { ReadLimits } from "../limits.js";
import type { ReadWorkbook } from "../model.js";
import { readRelations } from "../relations.js";
import { UnreadableWorkbook } from "../unreadable.js";
import type { Zip } from "../zip.js";
import { assemble } from "./assemble.js";
import { convert, notConverted } from "./convert.js";
import type { SurveyedSheet } from "./survey.js";
import { listSheets, withoutHyperlinks, XlsbSurveyor } from "./xlsb-survey.js";

const BOOK = "xl/workbook.bin";

/** Throws UnreadableWorkbook. */
export function readXlsb(zip: Zip, limits: ReadLimits): ReadWorkbook {
  const parts = partsOf(zip);
  const relations = readRelations(zip, BOOK, limits);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const surveyor = new XlsbSurveyor(limits);
  const surveys = listSheets(required(parts, BOOK), BOOK, limits).map(({ name, visibility, relation: id }) => {
    const relation = byId.get(id);
    if (!relation) throw new UnreadableWorkbook("reading.part_missing", { part: name });
    const isWorksheet = relation.type === "worksheet";
    const sheet: SurveyedSheet = { name, visibility, isWorksheet, isProtected: false, cells: new Map() };
    if (isWorksheet) {
      const part = relation.target.toLowerCase();
      const bytes = required(parts, part);
      surveyor.survey(sheet, bytes, part);
      parts.set(part, withoutHyperlinks(bytes, part));
    }
    return sheet;
  });
  const conversion = convert(zipSync(Object.fromEntries(parts), { level: 0 }), "xlsb");
  if (conversion.sheets.length !== surveys.length) throw notConverted();
  const sheets = surveys.map((sheet, index) => {
    const converted = conversion.sheets[index];
    return { survey: sheet, converted: converted?.name === sheet.name ? converted : undefined };
  });
  const types = new Set(relations.map(({ type }) => type));
  const hasMacros = types.has("vbaProject") || types.has("xlMacrosheet");
  const hasExternalLinks = types.has("externalLink");
  return assemble({ sheets, zeroMayBeEmpty: false, hasMacros, hasExternalLinks }, conversion, limits);
}

/** The parts that say something about cells: no pictures, macros or printer settings. */
function partsOf(zip: Zip): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (const name of zip.names()) {
    const isWanted =
      name === "[content_types].xml" ||
      name === "_rels/.rels" ||
      (/^xl\/.*\.(?:bin|xml|rels)$/.test(name) &&
        !/vbaproject|printersettings|activex|embeddings|pivot|media/.test(name));
    if (isWanted) parts.set(name, zip.part(name)!);
  }
  return parts;
}

function required(parts: ReadonlyMap<string, Buffer>, part: string): Buffer {
  const bytes = parts.get(part.toLowerCase());
  if (!bytes) throw new UnreadableWorkbook("reading.part_missing", { part });
  return bytes;
}
