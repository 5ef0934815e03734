/** From the bytes of a part to its characters. Bytes that are no valid text are refused, not replaced. */
import { isAscii, isUtf8, transcode } from "node:buffer";
import { UnreadableWorkbook } from "./unreadable.js";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * What is decoded whole: in UTF-16 a part takes up to five times its bytes while it is. The table of strings of 100,000
 * filled cells has a fraction of this.
 */
const mostDecoded = 16 * 2 ** 20;

export function decodeXml(bytes: Buffer, part: string): string {
  if (bytes.length > mostDecoded) throw new UnreadableWorkbook("reading.too_large", { part });
  const declared = declaredEncoding(bytes);
  return declared === "utf-8" ? decodeUtf8(bytes, part) : decodeOther(bytes, declared, part);
}

/** A part to be scanned, whose pieces are decoded when they are needed. */
export interface ScanText {
  /** UTF-8 stands here a byte a character: half the memory, and the markup of XML is ASCII in any case. */
  text: string;
  /** A piece of `text` as it reads. */
  decoded(piece: string): string;
}

const asWritten = (piece: string) => piece;

export function scanTextOf(bytes: Buffer, part: string): ScanText {
  if (declaredEncoding(bytes) !== "utf-8") return { text: decodeXml(bytes, part), decoded: asWritten };
  const text = oneLineFeed(bytes).toString("latin1", bomLength(bytes));
  if (isAscii(bytes)) return { text, decoded: asWritten };
  checkUtf8(bytes, part);
  return { text, decoded: decodeBytes };
}

function decodeBytes(piece: string): string {
  for (let i = 0; i < piece.length; i++)
    if (piece.charCodeAt(i) > 127) return Buffer.from(piece, "latin1").toString("utf8");
  return piece;
}

function decodeUtf8(written: Buffer, part: string): string {
  if (isAscii(written)) return oneLineFeed(written).toString("latin1");
  checkUtf8(written, part);
  const bytes = oneLineFeed(written.subarray(bomLength(written)));
  // Measured: less than half the time of toString("utf8") on Vietnamese text, but twice its memory.
  return bytes.length < 2 ** 20 ? transcode(bytes, "utf8", "utf16le").toString("utf16le") : bytes.toString("utf8");
}

function decodeOther(bytes: Buffer, encoding: string, part: string): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\r") ? oneLineFeed(Buffer.from(text)).toString() : text;
  } catch {
    throw new UnreadableWorkbook("reading.xml_damaged", { part });
  }
}

/**
 * XML reads every end of line as one line feed. Byte by byte where they are many, since a million small pieces would
 * cost a gigabyte; the rest is copied in runs.
 */
function oneLineFeed(bytes: Buffer): Buffer {
  let from = bytes.indexOf(CARRIAGE_RETURN);
  if (from < 0) return bytes;
  const copy = Buffer.from(bytes);
  let to = from;
  let plain = 0;
  while (from < bytes.length) {
    const byte = bytes[from++]!;
    if (byte === CARRIAGE_RETURN) {
      copy[to++] = LINE_FEED;
      if (bytes[from] === LINE_FEED) from++;
      plain = 0;
      continue;
    }
    copy[to++] = byte;
    if (++plain < 64) continue;
    const next = bytes.indexOf(CARRIAGE_RETURN, from);
    const end = next < 0 ? bytes.length : next;
    to += bytes.copy(copy, to, from, end);
    from = end;
    plain = 0;
  }
  return copy.subarray(0, to);
}

function checkUtf8(bytes: Buffer, part: string): void {
  if (!isUtf8(bytes)) throw new UnreadableWorkbook("reading.xml_damaged", { part });
}

function bomLength(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** By the byte order mark, the width of the first `<`, or the declaration; else UTF-8. */
function declaredEncoding(bytes: Buffer): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  if (a !== 0x3c || b !== 0x3f) return "utf-8";
  const declaration = bytes.toString("latin1", 0, 200).split("?>", 1)[0]!;
  const name = /\bencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? "utf-8";
  // "UTF-16" in a part that plainly is not: the writer re-encoded it and forgot the label.
  return name.startsWith("utf-16") ? "utf-8" : name;
}
