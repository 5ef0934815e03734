/**
 * Surveys the stream of an .xls (BIFF 2 to 8, MS-XLS): every record must lie inside the stream, every sheet must be
 * where the list of sheets says and must end. Texts, formulas and formats are left to the library.
 */
import type { ReadLimits } from "../limits.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { rkNumber, type SurveyedCell, SurveyedCells, type SurveyedSheet, visibilityOf } from "./survey.js";

export interface BiffSurvey {
  encrypted: boolean;
  /** BIFF 2 to 7 hold text in the code page of the machine that wrote it. */
  hasCodePage: boolean;
  /** In the order of the tabs, with the index in the order of the stream. */
  sheets: (SurveyedSheet & { streamIndex: number })[];
  /**
   * LibreOffice stores 0 for a formula whose result is an empty text (measured with 7.4). It signs as the first build of
   * Excel 97, which no other program was seen to do.
   */
  zeroMayBeEmpty: boolean;
  hasMacros: boolean;
  hasExternalLinks: boolean;
}

const BOF_OF_BIFF2_TO_4 = [0x0009, 0x0209, 0x0409];
const BOF = 0x0809;
const EOF = 0x000a;
const BIFF8 = 0x0600;
const BIFF5 = 0x0500;
const GLOBALS = 0x0005;
const WORKSHEET = 0x0010;
/** Build 3515 of 1996. */
const BUILD_OF_LIBREOFFICE = 0x07cc0dbb;
const NAMES = [0x0018, 0x0218];
const MERGED_CELLS = 0x00e5;
const FILE_PASSWORD = 0x002f;
const BOUND_SHEET = 0x0085;
const SUPPORTING_BOOK = 0x01ae;
const EXTERNAL_SHEET = 0x0017;
const NOT_RECALCULATED = 0x005e;
const PROTECTED = 0x0012;
const HYPERLINKS = [0x01b8, 0x0800];
const UNKNOWN = 0x0ffe;

const damaged = () => new UnreadableWorkbook("reading.ole_damaged");

interface Listed {
  position: number;
  visibility: SurveyedSheet["visibility"];
  kind: number;
}

/** Throws UnreadableWorkbook over damage and over anything beyond the limits. */
export function surveyBiff(stream: Buffer, limits: ReadLimits): BiffSurvey {
  if (stream.length < 4) throw damaged();
  return BOF_OF_BIFF2_TO_4.includes(stream.readUInt16LE(0))
    ? surveySingleSheet(stream, limits)
    : surveyWorkbook(stream, limits);
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
    zeroMayBeEmpty: false,
    hasMacros: false,
    hasExternalLinks: false,
  };
  const used = new Used(limits);
  walk(stream, 0, (record) => {
    if (record.type === FILE_PASSWORD) survey.encrypted = true;
    else used.count(record);
    if (!survey.encrypted) used.cell(sheet, record);
  });
  used.endOfSheet(sheet);
  return survey;
}

function surveyWorkbook(stream: Buffer, limits: ReadLimits): BiffSurvey {
  if (stream.readUInt16LE(0) !== BOF || stream.length < 8) throw damaged();
  const version = stream.readUInt16LE(4);
  if ((version !== BIFF8 && version !== BIFF5) || stream.readUInt16LE(6) !== GLOBALS) throw damaged();
  const used = new Used(limits);
  const listed: Listed[] = [];
  const survey: BiffSurvey = {
    encrypted: false,
    hasCodePage: version === BIFF5,
    sheets: [],
    zeroMayBeEmpty: stream.length >= 12 && stream.readUInt32LE(8) === BUILD_OF_LIBREOFFICE,
    hasMacros: false,
    hasExternalLinks: false,
  };
  const links = (record: BiffRecord) => {
    if (isExternal(record, version)) survey.hasExternalLinks = true;
  };
  let end = walk(stream, 0, (record) => {
    const { type, from, length } = record;
    if (type === FILE_PASSWORD) survey.encrypted = true;
    else if (type === BOUND_SHEET) {
      if (length < 6) throw damaged();
      if (listed.length >= limits.sheets) throw new UnreadableWorkbook("reading.too_many_sheets");
      const [state, kind] = [stream[from + 4]! & 3, stream[from + 5]!];
      listed.push({ position: stream.readUInt32LE(from), visibility: visibilityOf(state), kind });
    } else if (!survey.encrypted) {
      used.count(record);
      links(record);
    }
  });

  const modules = listed.filter(({ kind }) => kind === 6); // Visual Basic, which Excel 5 kept as a kind of sheet
  survey.hasMacros = modules.length > 0 || listed.some(({ kind }) => kind === 1);
  const sheets = listed.filter(({ kind }) => kind !== 6);
  const inStream = sheets.toSorted((a, b) => a.position - b.position);
  survey.sheets = sheets.map((one) => ({
    name: null,
    visibility: one.visibility,
    isWorksheet: false, // as the sheet itself will say
    isProtected: false,
    cells: new Map<string, SurveyedCell>(),
    streamIndex: inStream.indexOf(one),
  }));
  // One after the other, so that no byte is looked at twice however the list is forged.
  for (const one of inStream) {
    const { position } = one;
    if (position < end || position + 8 > stream.length || stream.readUInt16LE(position) !== BOF) throw damaged();
    const sheet = survey.sheets[sheets.indexOf(one)]!;
    sheet.isWorksheet = stream.readUInt16LE(position + 6) === WORKSHEET;
    end = walk(stream, position, (record) => {
      if (survey.encrypted) return;
      used.count(record);
      links(record);
      if (sheet.isWorksheet) used.cell(sheet, record);
    });
    used.endOfSheet(sheet);
  }
  return survey;
}

/**
 * The stream with its hyperlinks renamed to a record that nobody knows. The library looks at every cell of the area of
 * each, which may be a whole sheet; no cell's content stands there.
 */
export function withoutHyperlinks(stream: Buffer): Buffer {
  let copy: Buffer | undefined;
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    if (!HYPERLINKS.includes(stream.readUInt16LE(at))) continue;
    copy ??= Buffer.from(stream);
    copy.writeUInt16LE(UNKNOWN, at);
  }
  return copy ?? stream;
}

interface BiffRecord {
  stream: Buffer;
  type: number;
  from: number;
  length: number;
}

/** The records of one sheet, without those of charts inside it. Gives where it ends; throws where it does not. */
function walk(stream: Buffer, start: number, tell: (record: BiffRecord) => void): number {
  let depth = 0;
  for (let at = start; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const from = at + 4;
    at = from + length;
    if (at > stream.length) throw damaged();
    if (type === BOF || BOF_OF_BIFF2_TO_4.includes(type)) depth++;
    else if (type === EOF) {
      if (--depth === 0) return at;
    } else if (depth === 1) tell({ stream, type, from, length });
  }
  throw damaged();
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

/** What all sheets together use up, and the cells of the one being walked. */
class Used {
  private names: number;
  private merges: number;
  private readonly cells: SurveyedCells;
  /** A formula whose result is a text that has yet to come. */
  private waiting: SurveyedCell | null = null;
  private recalculated = true;
  constructor(limits: ReadLimits) {
    this.names = limits.names;
    this.merges = limits.merges;
    this.cells = new SurveyedCells(limits, damaged);
  }

  count({ stream, type, from, length }: BiffRecord): void {
    if (NAMES.includes(type) && --this.names < 0) throw new UnreadableWorkbook("reading.too_many_names");
    if (type !== MERGED_CELLS) return;
    if (length < 2 || 2 + stream.readUInt16LE(from) * 8 > length) throw damaged();
    this.merges -= stream.readUInt16LE(from);
    if (this.merges < 0) throw new UnreadableWorkbook("reading.too_many_merges");
  }

  /** Excel marks a sheet that was saved before its formulas were computed again: its results are old ones. */
  endOfSheet(sheet: SurveyedSheet): void {
    if (!this.recalculated) for (const cell of sheet.cells.values()) if (cell.isFormula) cell.content = "none";
    this.recalculated = true;
    this.waiting = null;
  }

  cell(sheet: SurveyedSheet, record: BiffRecord): void {
    const { stream, type, from, length } = record;
    const need = (bytes: number) => {
      if (length < bytes) throw damaged();
    };
    const add = (content: SurveyedCell["content"], isFormula = false) =>
      this.cells.add(sheet, stream.readUInt16LE(from), stream.readUInt16LE(from + 2), content, isFormula);
    switch (type) {
      case 0x0002: // INTEGER of BIFF 2
        need(9);
        add(stream.readUInt16LE(from + 7));
        break;
      case 0x0003: // NUMBER of BIFF 2
        need(15);
        add(stream.readDoubleLE(from + 7));
        break;
      case 0x0203: // NUMBER
        need(14);
        add(stream.readDoubleLE(from + 6));
        break;
      case 0x027e: // RK
        need(10);
        add(rkNumber(stream, from + 6));
        break;
      case 0x00bd: // MULRK
        this.manyNumbers(sheet, record);
        break;
      case 0x0004: // LABEL of BIFF 2
      case 0x0204: // LABEL
      case 0x00d6: // RSTRING
      case 0x00fd: // LABELSST
        need(8);
        add("text");
        break;
      case 0x0005: // BOOLERR of BIFF 2
        need(9);
        add(this.boolOrError(stream, from + 7));
        break;
      case 0x0205: // BOOLERR
        need(8);
        add(this.boolOrError(stream, from + 6));
        break;
      case 0x0006: // FORMULA of BIFF 2, 5 and 8
      case 0x0206:
      case 0x0406: {
        // The cell's attributes are three bytes in BIFF 2, which calls its first record 9, and two in the others.
        const at = from + (stream.readUInt16LE(0) === 0x0009 ? 7 : 6);
        need(at - from + 8);
        this.formula(stream, at, add);
        break;
      }
      case 0x0007: // STRING of BIFF 2
      case 0x0207: // STRING
        if (this.waiting) this.waiting.content = "text";
        this.waiting = null;
        break;
      case PROTECTED:
        need(2);
        sheet.isProtected = stream.readUInt16LE(from) !== 0;
        break;
      case NOT_RECALCULATED:
        this.recalculated = false;
        break;
    }
  }

  private manyNumbers(sheet: SurveyedSheet, { stream, from, length }: BiffRecord): void {
    if (length < 12) throw damaged();
    const row = stream.readUInt16LE(from);
    const first = stream.readUInt16LE(from + 2);
    const last = stream.readUInt16LE(from + length - 2);
    if (last - first + 1 !== (length - 6) / 6) throw damaged();
    for (let column = first; column <= last; column++)
      this.cells.add(sheet, row, column, rkNumber(stream, from + 6 + (column - first) * 6), false);
  }

  private boolOrError(stream: Buffer, at: number): SurveyedCell["content"] {
    return stream[at + 1] === 0 ? stream[at] !== 0 : this.cells.error(stream[at]!);
  }

  /** Eight bytes: a double, or, where the last two are all ones, what the first says (MS-XLS 2.5.133). */
  private formula(
    stream: Buffer,
    at: number,
    add: (content: SurveyedCell["content"], isFormula: boolean) => SurveyedCell,
  ): void {
    this.waiting = null;
    if (stream.readUInt16LE(at + 6) !== 0xffff) add(stream.readDoubleLE(at), true);
    else if (stream[at] === 0) this.waiting = add("none", true);
    else if (stream[at] === 1) add(stream[at + 2] !== 0, true);
    else if (stream[at] === 2) add(this.cells.error(stream[at + 2]!), true);
    else if (stream[at] === 3) add("text", true);
    else throw damaged();
  }
}
