/**
 * From the bytes of a returned workbook to its cells and names: .xlsx and .xlsm here, other formats through their own
 * doors. Opens no file, runs nothing, expands nothing.
 */
import { readComments, readThreads } from "./comments.js";
import { decryptPackage } from "./foreign/decrypt.js";
import { readXls } from "./foreign/read-xls.js";
import { readXlsb } from "./foreign/read-xlsb.js";
import { refusalByContent, refusalOfZip } from "./kind.js";
import { defaultLimits, type ReadLimits } from "./limits.js";
import type { ReadComment, ReadSheet, ReadWorkbook } from "./model.js";
import { readOds } from "./ods/read-ods.js";
import { type Relation, readRelations } from "./relations.js";
import { readSheet } from "./sheet.js";
import type { SheetContext } from "./sheet-cells.js";
import { readStrings } from "./strings.js";
import { readStyles } from "./styles.js";
import { decodeXml } from "./text.js";
import { UnreadableWorkbook } from "./unreadable.js";
import { readWorkbookPart } from "./workbook-part.js";
import { openZip, type Zip } from "./zip.js";

export interface ReadOptions {
  /** Opens a file that is encrypted with it; other files do not need it. */
  password?: string | undefined;
}

/**
 * Reads a workbook whole (.xlsx, .xlsm, .xlsb, .xls, .ods), or throws UnreadableWorkbook; never half. Blocks: an .xls,
 * an .xlsb or an encrypted file takes a tenth of a second or more, since a process of its own reads it.
 *
 * ```ts
 * const { names, sheets } = readWorkbook(bytes);
 * const name = names.find(({ name }) => name === "TC01_QPPL");
 * const cell = sheets.find(({ name: sheet }) => sheet === name?.sheet)?.cells.get("F12");
 * ```
 */
export function readWorkbook(
  bytes: Uint8Array,
  limits: Partial<ReadLimits> = {},
  { password }: ReadOptions = {},
): ReadWorkbook {
  const all = { ...defaultLimits, ...limits };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > all.fileBytes) throw new UnreadableWorkbook("reading.file_too_large");
  const kind = refusalByContent(buffer);
  switch (kind) {
    case null:
      return readZip(buffer, all);
    case "reading.is_xls":
      return readXls(buffer, all, password);
    case "reading.encrypted":
      return readDecrypted(decryptPackage(buffer, password), all);
    default:
      throw new UnreadableWorkbook(kind);
  }
}

/** What was encrypted is a package, and not encrypted once more. */
function readDecrypted(bytes: Buffer, limits: ReadLimits): ReadWorkbook {
  if (bytes.length > limits.fileBytes) throw new UnreadableWorkbook("reading.file_too_large");
  const refusal = refusalByContent(bytes);
  if (refusal) throw new UnreadableWorkbook(refusal);
  return readZip(bytes, limits);
}

function readZip(bytes: Buffer, limits: ReadLimits): ReadWorkbook {
  const zip = openZip(bytes, limits);
  const kind = zip.has("xl/workbook.xml") ? null : refusalOfZip(zip);
  if (kind === "reading.is_ods") return readOds(zip, limits);
  if (kind === "reading.is_xlsb") return readXlsb(zip, limits);
  return readPackage(zip, limits);
}

function readPackage(zip: Zip, limits: ReadLimits): ReadWorkbook {
  const part = workbookPart(zip, limits);
  const relations = readRelations(zip, part, limits);
  const workbook = readWorkbookPart(requiredText(zip, part), part, limits);
  if (workbook.sheets.length === 0) throw new UnreadableWorkbook("reading.no_workbook");
  const { names, date1904 } = workbook;

  const stringsPart = partOfType(zip, relations, "sharedStrings");
  const stylesPart = partOfType(zip, relations, "styles");
  // A table that is missing is an empty one: a cell that needs it says so.
  const strings = stringsPart ? readStrings(requiredText(zip, stringsPart), stringsPart, limits) : [];
  const styles = stylesPart ? readStyles(requiredText(zip, stylesPart), stylesPart, limits) : [];

  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const left = { cells: limits.cells, merges: limits.merges };
  const comments: ReadComment[] = [];
  const sheets = workbook.sheets.map(({ name, visibility, relation: id }): ReadSheet => {
    const relation = byId.get(id);
    const empty = { name, visibility, cells: new Map(), hiddenRows: new Set<number>(), merges: [] };
    if (relation && relation.type !== "worksheet") return empty;
    if (!relation) throw new UnreadableWorkbook("reading.part_missing", { part: name });
    const context: SheetContext = { sheet: name, part: relation.target, strings, styles, date1904, limits, left };
    const { cells, hiddenRows, merges, isProtected } = readSheet(required(zip, relation.target), context);
    for (const comment of commentsOf(zip, name, relation.target, limits)) comments.push(comment);
    return { name, visibility, cells, hiddenRows, merges, isProtected };
  });

  const types = new Set(relations.map(({ type }) => type));
  return {
    sheets,
    names,
    date1904,
    hasMacros: types.has("vbaProject") || types.has("xlMacrosheet") || hasEntry(zip, "vbaproject.bin"),
    hasExternalLinks: types.has("externalLink"),
    comments,
  };
}

/** The package says where its workbook is; some writers leave that out and put it where everyone does. */
function workbookPart(zip: Zip, limits: ReadLimits): string {
  const named = readRelations(zip, "", limits).find(({ type, external }) => type === "officeDocument" && !external);
  const part = named?.target ?? "xl/workbook.xml";
  const isBinary = part.toLowerCase().endsWith(".bin");
  if (isBinary || !zip.has(part) || part.startsWith("word/") || part.startsWith("ppt/"))
    throw new UnreadableWorkbook(refusalOfZip(zip));
  return part;
}

function partOfType(zip: Zip, relations: readonly Relation[], type: string): string | null {
  const relation = relations.find((candidate) => candidate.type === type && !candidate.external);
  return relation && zip.has(relation.target) ? relation.target : null;
}

function required(zip: Zip, part: string): Buffer {
  const bytes = zip.part(part);
  if (!bytes) throw new UnreadableWorkbook("reading.part_missing", { part });
  return bytes;
}

function requiredText(zip: Zip, part: string): string {
  return decodeXml(required(zip, part), part);
}

function hasEntry(zip: Zip, file: string): boolean {
  for (const name of zip.names()) if (name.endsWith(file)) return true;
  return false;
}

function commentsOf(zip: Zip, sheet: string, part: string, limits: ReadLimits): ReadComment[] {
  const relations = readRelations(zip, part, limits);
  const notes = partOfType(zip, relations, "comments");
  const threads = partOfType(zip, relations, "threadedComment");
  if (!notes && !threads) return [];
  const texts = new Map([
    ...(notes ? readComments(requiredText(zip, notes), notes, limits) : []),
    ...(threads ? readThreads(requiredText(zip, threads), threads, limits) : []),
  ]);
  return [...texts].map(([cell, text]) => ({ sheet, cell, text }));
}
