/**
 * Surveys the stream of an .xls (BIFF 2 to 8, MS-XLS): every record must lie inside the stream, every sheet must be
 * where the list of sheets says and must end. Texts, formulas and formats are left to the library.
 */
import type { ReadLimits } from "../limits.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { BiffCells } from "./biff-cells.js";
import { type BiffRecord, BOF, damaged, isSingleSheet, walkBiff } from "./biff-records.js";
import { type SurveyedCell, type SurveyedSheet, visibilityOf } from "./survey.js";

export interface BiffSurvey {
  encrypted: boolean;
  /** BIFF 2 to 7 hold text in the code page of the machine that wrote it. */
  hasCodePage: boolean;
  /** In the order of the tabs, with the index among all that is listed, in the order of the stream. */
  sheets: (SurveyedSheet & { streamIndex: number })[];
  /** Sheets and what else is listed among them. */
  listed: number;
  /**
   * LibreOffice stores 0 for a formula whose result is an empty text (measured with 7.4). It signs as the first build of
   * Excel 97, which no other program was seen to do.
   */
  zeroMayBeEmpty: boolean;
  hasMacros: boolean;
  hasExternalLinks: boolean;
}

const BIFF8 = 0x0600;
const BIFF5 = 0x0500;
const GLOBALS = 0x0005;
const WORKSHEET = 0x0010;
/** Build 3515 of 1996. */
const BUILD_OF_LIBREOFFICE = 0x07cc0dbb;
const MACRO_SHEET = 1;
/** Visual Basic, which Excel 5 kept as a kind of sheet. */
const MODULE = 6;
const FILE_PASSWORD = 0x002f;
const BOUND_SHEET = 0x0085;
const SUPPORTING_BOOK = 0x01ae;
const EXTERNAL_SHEET = 0x0017;

interface Listed {
  position: number;
  visibility: SurveyedSheet["visibility"];
  kind: number;
}

/** Throws UnreadableWorkbook over damage and over anything beyond the limits. */
export function surveyBiff(stream: Buffer, limits: ReadLimits): BiffSurvey {
  if (stream.length < 4) throw damaged();
  return isSingleSheet(stream) ? surveySingleSheet(stream, limits) : surveyWorkbook(stream, limits);
}

/** Excel 2 to 4: the file is one sheet. */
function surveySingleSheet(stream: Buffer, limits: ReadLimits): BiffSurvey {
  const kind = stream.length >= 8 ? stream.readUInt16LE(6) : 0;
  if (kind !== WORKSHEET) throw new UnreadableWorkbook("reading.conversion_failed"); // charts, macros, Excel 4 books
  const sheet = {
    name: null,
    visibility: "visible",
    isWorksheet: true,
    isProtected: false,
    cells: new Map(),
    streamIndex: 0,
  } satisfies BiffSurvey["sheets"][number];
  const survey: BiffSurvey = {
    encrypted: false,
    hasCodePage: true,
    sheets: [sheet],
    listed: 1,
    zeroMayBeEmpty: false,
    hasMacros: false,
    hasExternalLinks: false,
  };
  const cells = new BiffCells(limits);
  walkBiff(stream, 0, (record) => {
    if (record.type === FILE_PASSWORD) survey.encrypted = true;
    else cells.count(record);
    if (!survey.encrypted) cells.cell(sheet, record);
  });
  cells.endOfSheet(sheet);
  return survey;
}

function surveyWorkbook(stream: Buffer, limits: ReadLimits): BiffSurvey {
  if (stream.readUInt16LE(0) !== BOF || stream.length < 8) throw damaged();
  const version = stream.readUInt16LE(4);
  if ((version !== BIFF8 && version !== BIFF5) || stream.readUInt16LE(6) !== GLOBALS) throw damaged();
  const cells = new BiffCells(limits);
  const listed: Listed[] = [];
  const survey: BiffSurvey = {
    encrypted: false,
    hasCodePage: version === BIFF5,
    sheets: [],
    listed: 0,
    zeroMayBeEmpty: stream.length >= 12 && stream.readUInt32LE(8) === BUILD_OF_LIBREOFFICE,
    hasMacros: false,
    hasExternalLinks: false,
  };
  const links = (record: BiffRecord) => {
    if (isExternal(record, version)) survey.hasExternalLinks = true;
  };
  let end = walkBiff(stream, 0, (record) => {
    const { type, from, length } = record;
    if (type === FILE_PASSWORD) survey.encrypted = true;
    else if (type === BOUND_SHEET) {
      if (length < 6) throw damaged();
      if (listed.length >= limits.sheets) throw new UnreadableWorkbook("reading.too_many_sheets");
      const [state, kind] = [stream[from + 4]! & 3, stream[from + 5]!];
      listed.push({ position: stream.readUInt32LE(from), visibility: visibilityOf(state), kind });
    } else if (!survey.encrypted) {
      cells.count(record);
      links(record);
    }
  });

  survey.listed = listed.length;
  survey.hasMacros = listed.some(({ kind }) => kind === MACRO_SHEET || kind === MODULE);
  const inStream = listed.toSorted((a, b) => a.position - b.position);
  const sheets = listed.filter(({ kind }) => kind !== MODULE);
  survey.sheets = sheets.map((one) => ({
    name: null,
    visibility: one.visibility,
    isWorksheet: false, // as the sheet itself will say
    isProtected: false,
    cells: new Map<string, SurveyedCell>(),
    streamIndex: inStream.indexOf(one),
  }));
  // One after the other, so that no byte is looked at twice however the list is forged.
  for (const one of inStream.filter(({ kind }) => kind !== MODULE)) {
    const { position } = one;
    if (position < end || position + 8 > stream.length || stream.readUInt16LE(position) !== BOF) throw damaged();
    const sheet = survey.sheets[sheets.indexOf(one)]!;
    sheet.isWorksheet = stream.readUInt16LE(position + 6) === WORKSHEET;
    end = walkBiff(stream, position, (record) => {
      if (survey.encrypted) return;
      cells.count(record);
      links(record);
      if (sheet.isWorksheet) cells.cell(sheet, record);
    });
    cells.endOfSheet(sheet);
  }
  return survey;
}

/** A link to another workbook; not to this one or to an add-in. */
function isExternal({ stream, type, from, length }: BiffRecord, version: number): boolean {
  if (type === SUPPORTING_BOOK && version === BIFF8) {
    if (length < 4) throw damaged();
    const characters = stream.readUInt16LE(from + 2);
    const isSameSheet = characters === 1 && length >= 6 && stream[from + 5] === 0;
    return characters !== 0x0401 && characters !== 0x3a01 && !isSameSheet;
  }
  // Excel 5 encodes the file as \1[name]sheet, a sheet of its own as \3sheet, an add-in as ":".
  return type === EXTERNAL_SHEET && version === BIFF5 && length >= 2 && stream[from + 1] === 1;
}
