/** The records of a BIFF stream (MS-XLS 2.1.4): a type, a length and so many bytes. */
import { UnreadableWorkbook } from "../unreadable.js";

export interface BiffRecord {
  stream: Buffer;
  type: number;
  /** Where its bytes start. */
  from: number;
  length: number;
}

/** What begins the workbook and every sheet since Excel 5, and the sheet of Excel 2, 3 and 4. */
export const BOF = 0x0809;
const EARLIER_BOF = [0x0009, 0x0209, 0x0409];
const EOF = 0x000a;
const HYPERLINKS = [0x01b8, 0x0800];
const UNKNOWN = 0x0ffe;

export const damaged = () => new UnreadableWorkbook("reading.ole_damaged");

/** Whether the stream is the single sheet of an Excel before 5. */
export function isSingleSheet(stream: Buffer): boolean {
  return EARLIER_BOF.includes(stream.readUInt16LE(0));
}

/** The records of one sheet, without those of charts inside it. Gives where it ends; throws where it does not. */
export function walkBiff(stream: Buffer, start: number, tell: (record: BiffRecord) => void): number {
  let depth = 0;
  for (let at = start; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const from = at + 4;
    at = from + length;
    if (at > stream.length) throw damaged();
    if (type === BOF || EARLIER_BOF.includes(type)) depth++;
    else if (type === EOF) {
      if (--depth === 0) return at;
    } else if (depth === 1) tell({ stream, type, from, length });
  }
  throw damaged();
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
