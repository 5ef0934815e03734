/** The cells of the sheets of an .xls, one record after another (MS-XLS 2.4), and what all sheets together use up. */
import type { ReadLimits } from "../limits.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { type BiffRecord, damaged } from "./biff-records.js";
import { rkNumber, type SurveyedCell, SurveyedCells, type SurveyedSheet } from "./survey.js";

const NAMES = [0x0018, 0x0218];
const MERGED_CELLS = 0x00e5;
const NOT_RECALCULATED = 0x005e;
const PROTECTED = 0x0012;

export class BiffCells {
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
