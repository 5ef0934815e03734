/**
 * The structure of a mail (RFC 2046): its header and the parts that hold something, in one pass. Why not the parser of
 * postal-mime: it adds a line end to what came quoted-printable, changes line ends in what came as it is (the hash of an
 * attachment would depend on the mail program), takes named text parts for the letter itself, and does not say that a
 * mail is cut short. Its decoding of words and addresses is used.
 */
import { parameter, readFields, readStructured, type Structured } from "./mime-fields.js";
import { Refused } from "./refused.js";

export interface MimePart {
  type: Structured;
  disposition: Structured;
  fields: Map<string, string>;
  /** The kind of multipart around it, such as "alternative"; "" for a mail of one part. */
  inside: string;
  /** Still encoded. */
  body: Buffer;
}

export interface Mail {
  fields: Map<string, string>;
  type: Structured;
  parts: MimePart[];
  /** True where the end is missing: the last part may be short, and parts after it lost. */
  cut: boolean;
}

/** Beyond any honest mail; each is refused. */
const mostHeaderBytes = 2 ** 20;
const deepest = 20;
/** Lines that begin like a boundary, and with them the number of parts. */
const mostDashedLines = 50_000;

interface Open {
  boundary: string;
  kind: string;
}

const [cr, lf, dash] = [13, 10, 45];

/** Throws Refused where it is oddly built or encrypted. */
export function readMail(bytes: Buffer): Mail {
  const open: Open[] = [];
  const parts: MimePart[] = [];
  let headerBytes = 0;
  let boundless = false;
  let current: { part: MimePart; start: number } | null = null;
  let root: MimePart | null = null;

  /** Reads the header at `start`; returns where its body begins. */
  const begin = (start: number): number => {
    const { end, bodyStart } = headerAt(bytes, start, open);
    headerBytes += end - start;
    if (headerBytes > mostHeaderBytes) throw new Refused("unpack.mail_unusual");
    const around = open.at(-1)?.kind ?? "";
    const part = partOf(bytes.subarray(start, end), around);
    root ??= part;
    const kind = /^multipart\/(.*)/.exec(part.type.value)?.[1];
    if (kind === undefined) {
      parts.push(part);
      current = { part, start: bodyStart };
      return bodyStart;
    }
    if (kind === "encrypted") throw new Refused("unpack.mail_encrypted");
    if (open.length >= deepest) throw new Refused("unpack.mail_unusual");
    const boundary = parameter(part.type, "boundary").trimEnd();
    if (boundary === "") boundless = true;
    else open.push({ boundary, kind });
    current = null;
    return bodyStart;
  };
  const end = (at: number) => {
    if (current) current.part.body = bytes.subarray(current.start, Math.max(current.start, at));
    current = null;
  };

  let newline = begin(0) - 1;
  for (let dashed = 0; ; dashed++) {
    if (dashed > mostDashedLines) throw new Refused("unpack.mail_unusual");
    newline = open.length > 0 ? bytes.indexOf("\n--", Math.max(0, newline)) : -1;
    if (newline < 0) break;
    const start = newline + 1;
    const lineEnd = endOfLine(bytes, start);
    const delimiter = delimiterAt(bytes, start, lineEnd, open);
    newline = lineEnd;
    if (!delimiter) continue;
    end(bytes[start - 2] === cr ? start - 2 : start - 1);
    open.length = delimiter.closes ? delimiter.level : delimiter.level + 1;
    if (!delimiter.closes) newline = begin(lineEnd + 1) - 1;
  }
  end(bytes.length);
  const first = root ?? partOf(bytes.subarray(0, 0), "");
  return { fields: first.fields, type: first.type, parts, cut: boundless || open.length > 0 };
}

/** Up to an empty line, or to a boundary where the part has no body. */
function headerAt(bytes: Buffer, start: number, open: Open[]): { end: number; bodyStart: number } {
  for (let at = start; at < bytes.length; ) {
    if (at - start > mostHeaderBytes) throw new Refused("unpack.mail_unusual");
    const lineEnd = endOfLine(bytes, at);
    if (lineEnd === at || (bytes[at] === cr && lineEnd === at + 1)) return { end: at, bodyStart: lineEnd + 1 };
    if (bytes[at] === dash && delimiterAt(bytes, at, lineEnd, open)) return { end: at, bodyStart: at };
    at = lineEnd + 1;
  }
  return { end: bytes.length, bodyStart: bytes.length };
}

function endOfLine(bytes: Buffer, start: number): number {
  const at = bytes.indexOf(lf, start);
  return at < 0 ? bytes.length : at;
}

/** Which of the open multiparts the line ends or goes on with; the innermost that fits. */
function delimiterAt(
  bytes: Buffer,
  start: number,
  lineEnd: number,
  open: Open[],
): { level: number; closes: boolean } | null {
  if (lineEnd - start > 1000) return null;
  const line = bytes.toString("utf8", start, lineEnd).trimEnd();
  if (!line.startsWith("--")) return null;
  for (let level = open.length - 1; level >= 0; level--) {
    const { boundary } = open[level]!;
    if (line.length < boundary.length + 2 || !line.startsWith(boundary, 2)) continue;
    if (line.length === boundary.length + 2) return { level, closes: false };
    if (line.length === boundary.length + 4 && line.endsWith("--")) return { level, closes: true };
  }
  return null;
}

function partOf(header: Buffer, inside: string): MimePart {
  const fields = readFields(header);
  const type = readStructured(fields.get("content-type") ?? "");
  if (!type.value.includes("/")) type.value = inside === "digest" ? "message/rfc822" : "text/plain";
  const disposition = readStructured(fields.get("content-disposition") ?? "");
  return { type, disposition, fields, inside, body: Buffer.alloc(0) };
}
