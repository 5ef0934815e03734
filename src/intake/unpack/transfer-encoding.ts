/** The body of a part of a mail as the bytes that were attached (RFC 2045). The same bytes whatever the encoding. */
import { Refused } from "./refused.js";

/** Throws Refused for uuencode. An unknown encoding gives the bytes as they are: what they hold is judged by content. */
export function decodeBody(body: Buffer, encoding: string): Buffer {
  if (encoding === "base64") return fromBase64(body);
  if (encoding === "quoted-printable") return fromQuotedPrintable(body);
  if (/^(?:x-)?uu(?:e|encode)$/.test(encoding)) throw new Refused("unpack.uuencoded");
  return body;
}

/** Characters outside the alphabet do not count. Some mailers pad every line: each padded piece is decoded by itself. */
function fromBase64(body: Buffer): Buffer {
  const padding = body.indexOf("=");
  const text = body.toString("latin1");
  if (padding < 0 || !/[A-Za-z0-9+/]/.test(text.slice(padding))) return Buffer.from(text, "base64");
  return Buffer.concat(text.split(/=+/).map((piece) => Buffer.from(piece, "base64")));
}

const [equals, space, tab, cr, lf] = [61, 32, 9, 13, 10];

/** Blanks before a line's end are the transport's; a line's end that stands there is kept as it is. */
function fromQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf(lf, start);
    const next = newline < 0 ? body.length : newline + 1;
    let textEnd = newline < 0 ? next : newline;
    if (newline > start && body[newline - 1] === cr) textEnd--;
    const lineEnd = textEnd;
    while (textEnd > start && (body[textEnd - 1] === space || body[textEnd - 1] === tab)) textEnd--;
    const soft = textEnd > start && body[textEnd - 1] === equals;
    if (soft) textEnd--;
    for (let at = start; at < textEnd; at++) {
      const byte = body[at] === equals && at + 2 < textEnd ? hexByte(body[at + 1]!, body[at + 2]!) : -1;
      out[length++] = byte < 0 ? body[at]! : byte;
      if (byte >= 0) at += 2;
    }
    if (!soft) length += body.copy(out, length, lineEnd, next);
    start = next;
  }
  return out.subarray(0, length);
}

function hexByte(high: number, low: number): number {
  const [a, b] = [hexDigit(high), hexDigit(low)];
  return a < 0 || b < 0 ? -1 : a * 16 + b;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
