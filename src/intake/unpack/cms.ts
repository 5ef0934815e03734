/**
 * S/MIME's and other signatures' container (CMS, RFC 5652; BER and DER): whether it is signed or encrypted, and what was
 * signed. Signatures are not verified here.
 */

export interface Cms {
  kind: "signed" | "encrypted";
  /** What was signed; null where it stands elsewhere (a detached signature) or is encrypted. */
  content: Buffer | null;
}

interface Item {
  tag: number;
  start: number;
  end: number;
  /** Where the next item begins. */
  next: number;
}

const deepest = 12;
const signedData = "2a864886f70d010702";
const encryptedData = new Set(["2a864886f70d010703", "2a864886f70d010706", "2a864886f70d0109100117"]);

/** null where the bytes are nothing of the kind. */
export function readCms(bytes: Buffer): Cms | null {
  if (bytes[0] !== 0x30) return null;
  const [oid, explicit] = childrenOf(bytes, itemAt(bytes, 0, bytes.length, 0), 2);
  if (oid?.tag !== 0x06 || explicit?.tag !== 0xa0) return null;
  const type = bytes.toString("hex", oid.start, oid.end);
  if (encryptedData.has(type)) return { kind: "encrypted", content: null };
  if (type !== signedData) return null;
  const [signed] = childrenOf(bytes, explicit, 1);
  const [, , inner] = childrenOf(bytes, signed, 3);
  const [, wrapped] = childrenOf(bytes, inner, 2);
  const [octets] = childrenOf(bytes, wrapped, 1);
  return { kind: "signed", content: octets ? octetsOf(bytes, octets) : null };
}

/** A string of octets, whole or in pieces. */
function octetsOf(bytes: Buffer, item: Item): Buffer | null {
  if (item.tag === 0x04) return bytes.subarray(item.start, item.end);
  if (item.tag !== 0x24) return null;
  const pieces: Buffer[] = [];
  for (let at = item.start; at < item.end; ) {
    const piece = itemAt(bytes, at, item.end, 0);
    if (piece?.tag !== 0x04) return null;
    pieces.push(bytes.subarray(piece.start, piece.end));
    at = piece.next;
  }
  return Buffer.concat(pieces);
}

/** The first `count` items inside one; fewer where it is damaged. */
function childrenOf(bytes: Buffer, item: Item | null | undefined, count: number): Item[] {
  const found: Item[] = [];
  for (let at = item?.start ?? 0; item && at < item.end && found.length < count; ) {
    const child = itemAt(bytes, at, item.end, 0);
    if (!child) break;
    found.push(child);
    at = child.next;
  }
  return found;
}

/** One item; where its length is not stated, its end is found by walking over what it holds. */
function itemAt(bytes: Buffer, at: number, limit: number, depth: number): Item | null {
  if (at + 2 > limit || depth > deepest) return null;
  const tag = bytes[at]!;
  if ((tag & 0x1f) === 0x1f) return null; // long tags have no place here
  const first = bytes[at + 1]!;
  if (first === 0x80) return (tag & 0x20) !== 0 ? openEnded(bytes, tag, at + 2, limit, depth) : null;
  const extra = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + extra;
  if (extra > 4 || start > limit) return null;
  let length = first;
  if (extra > 0) length = bytes.readUIntBE(at + 2, extra);
  return start + length <= limit ? { tag, start, end: start + length, next: start + length } : null;
}

function openEnded(bytes: Buffer, tag: number, start: number, limit: number, depth: number): Item | null {
  for (let at = start; at + 2 <= limit; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, start, end: at, next: at + 2 };
    const child = itemAt(bytes, at, limit, depth + 1);
    if (!child) return null;
    at = child.next;
  }
  return null;
}
