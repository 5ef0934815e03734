/** From the bytes of a part to its characters. Bytes that are no valid text are refused, not replaced. */
import { isAscii, isUtf8, transcode } from "node:buffer";
import { UnreadableWorkbook } from "./unreadable.js";

/**
 * What is decoded whole: in UTF-16 a part takes up to five times its bytes while it is. The table of strings of 200,000
 * filled cells has about half of this.
 */
const mostDecoded = 16 * 2 ** 20;

export function decodeXml(bytes: Buffer, part: string): string {
  if (bytes.length > mostDecoded) throw new UnreadableWorkbook("reading.too_large", { part });
  return oneLineFeed(decode(bytes, part));
}

/** XML reads every end of line as one line feed. */
function oneLineFeed(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
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
  if (isAscii(bytes)) return { text: oneLineFeed(bytes.toString("latin1")), decoded: asWritten };
  checkUtf8(bytes, part);
  return { text: oneLineFeed(bytes.toString("latin1", bomLength(bytes))), decoded: decodeBytes };
}

function decodeBytes(piece: string): string {
  for (let i = 0; i < piece.length; i++)
    if (piece.charCodeAt(i) > 127) return Buffer.from(piece, "latin1").toString("utf8");
  return piece;
}

function decode(bytes: Buffer, part: string): string {
  const declared = declaredEncoding(bytes);
  if (declared === "utf-8") {
    if (isAscii(bytes)) return bytes.toString("latin1");
    checkUtf8(bytes, part);
    // Measured: less than half the time of toString("utf8") on Vietnamese text.
    return transcode(bytes.subarray(bomLength(bytes)), "utf8", "utf16le").toString("utf16le");
  }
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableWorkbook("reading.xml_damaged", { part });
  }
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
