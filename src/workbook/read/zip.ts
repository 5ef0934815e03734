/**
 * A zip directory that can be trusted: every entry is checked before anything is inflated, and only the parts asked
 * for are. Knows nothing of workbooks. Sizes come from the directory; the local header must agree on the name, so that
 * no other reader sees another part under it.
 */
import { isUtf8 } from "node:buffer";
import { inflateRawSync } from "node:zlib";
import { crc32 } from "./crc32.js";
import type { ReadLimits } from "./limits.js";
import { UnreadableWorkbook } from "./unreadable.js";

interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Where the local header starts. */
  offset: number;
  /** Where the entry stands in the directory. */
  at: number;
}

export interface Zip {
  /** Names as `key` makes them: lower case, `/`, no leading slash. */
  names(): Iterable<string>;
  has(name: string): boolean;
  /** The inflated bytes of a part; null where there is none. Inflated once per call. */
  part(name: string): Buffer | null;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 0x2041; // bits 0 (encrypted), 6 (strong encryption) and 13 (masked directory)

/** An entry as an archive holds it: its name is no part name, need not be unique, and is no path to write to. */
export interface ZipEntry {
  /** From Info-ZIP's extra field, or as UTF-8, flagged or not; null for a name in an old code page. */
  name: string | null;
  rawName: Buffer;
  encrypted: boolean;
  /** 0 stored, 8 deflated; no other can be read. */
  method: number;
  /** Bytes when inflated, as the directory claims. `read` gives as many or throws. */
  size: number;
  packed: number;
  /** Type and permissions as Unix writes them; 0 where the archive was made elsewhere. */
  unixMode: number;
  /** Throws UnreadableWorkbook where it is damaged, encrypted, over the limits or packed in another way. */
  read(): Buffer;
}

/**
 * Part names are equal whatever their case (OPC); some writers use `\` or a leading slash. A name with `..` in it is the
 * one it leads to, since some programs take it so: of two spellings, they would read the other one.
 */
function key(name: string): string {
  const plain = name.replaceAll("\\", "/").toLowerCase();
  return /(?:^|\/)\.{0,2}\//.test(plain) ? resolved(plain) : plain;
}

function resolved(name: string): string {
  const segments: string[] = [];
  for (const segment of name.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

const damaged = () => new UnreadableWorkbook("reading.zip_damaged");

/** Reads the directory. Throws UnreadableWorkbook over damage, encryption, duplicates and too many entries. */
export function openZip(bytes: Buffer, limits: ReadLimits): Zip {
  const entries = new Map<string, Entry>();
  let total = 0;
  for (const entry of directory(bytes, limits)) {
    if (entry.flags & ENCRYPTED) throw new UnreadableWorkbook("reading.zip_encrypted");
    if (entry.name.endsWith("/")) continue;
    const at = key(entry.name);
    if (entries.has(at)) throw new UnreadableWorkbook("reading.part_twice", { part: entry.name });
    entries.set(at, entry);
  }
  return {
    names: () => entries.keys(),
    has: (name) => entries.has(key(name)),
    part(name) {
      const entry = entries.get(key(name));
      if (!entry) return null;
      total += entry.size;
      if (total > limits.totalBytes) throw new UnreadableWorkbook("reading.too_large", { part: entry.name });
      return inflate(bytes, entry, limits);
    },
  };
}

/**
 * Every entry of the directory in its order, folders too. Throws UnreadableWorkbook over damage, too many entries, and
 * entries that share bytes: so are the worst bombs built.
 */
export function listZip(bytes: Buffer, limits: ReadLimits): ZipEntry[] {
  const entries = directory(bytes, limits);
  const inPlace = [...entries].sort((a, b) => a.offset - b.offset);
  let free = 0;
  for (const entry of inPlace) {
    if (entry.offset < free) throw damaged();
    free = entry.offset + 30 + bytes.readUInt16LE(entry.at + 28) + entry.packed;
  }
  return entries.map((entry) => listed(bytes, entry, limits));
}

function listed(bytes: Buffer, entry: Entry, limits: ReadLimits): ZipEntry {
  const nameEnd = entry.at + 46 + bytes.readUInt16LE(entry.at + 28);
  const rawName = bytes.subarray(entry.at + 46, nameEnd);
  const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(entry.at + 30));
  const encrypted = (entry.flags & ENCRYPTED) !== 0;
  return {
    name: unicodeName(extra, rawName) ?? (isUtf8(rawName) ? entry.name : null),
    rawName,
    encrypted,
    method: entry.method,
    size: entry.size,
    packed: entry.packed,
    unixMode: bytes[entry.at + 5] === 3 ? bytes.readUInt16LE(entry.at + 40) : 0,
    read() {
      if (encrypted) throw new UnreadableWorkbook("reading.zip_encrypted");
      return inflate(bytes, entry, limits);
    },
  };
}

/** Info-ZIP's UTF-8 name, which counts where it was made for this very name. */
function unicodeName(extra: Buffer, rawName: Buffer): string | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== 0x7075 || at + 9 > end || end > extra.length || extra[at + 4] !== 1) continue;
    const name = extra.subarray(at + 9, end);
    if (extra.readUInt32LE(at + 5) === crc32(rawName) && isUtf8(name)) return name.toString();
  }
  return null;
}

function directory(bytes: Buffer, limits: ReadLimits): Entry[] {
  const { count, start, end } = findDirectory(bytes);
  if (count > limits.entries) throw new UnreadableWorkbook("reading.too_many_entries", { count });
  const entries: Entry[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > end) throw damaged();
    const entry: Entry = {
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      at,
    };
    const extra = at + 46 + nameLength;
    widen(entry, bytes.subarray(extra, extra + extraLength));
    entries.push(entry);
    at = next;
  }
  // Two directories in one file (one in the comment of the other, or one that goes on behind its last entry): programs
  // differ on which they follow, and so on the figures they show.
  if (at + 4 <= bytes.length && bytes.readUInt32LE(at) === CENTRAL) throw damaged();
  if (entries.length > 0 && !entries.some(({ offset }) => offset === 0)) throw damaged();
  return entries;
}

/** The end record, sought from the back because a comment may follow it; or its 64-bit form. */
function findDirectory(bytes: Buffer): { count: number; start: number; end: number } {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) !== END || at + 22 + bytes.readUInt16LE(at + 20) > bytes.length) continue;
    let count = bytes.readUInt16LE(at + 10);
    let size = bytes.readUInt32LE(at + 12);
    let start = bytes.readUInt32LE(at + 16);
    let disks = bytes.readUInt32LE(at + 4);
    if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
      const locator = at - 20;
      if (locator >= 0 && bytes.readUInt32LE(locator) === END64_LOCATOR) {
        const wide = wideNumber(bytes, locator + 8);
        if (wide + 56 > bytes.length || bytes.readUInt32LE(wide) !== END64) throw damaged();
        disks = bytes.readUInt32LE(wide + 16) | bytes.readUInt32LE(wide + 20);
        count = wideNumber(bytes, wide + 32);
        size = wideNumber(bytes, wide + 40);
        start = wideNumber(bytes, wide + 48);
      }
    }
    if (disks !== 0 || start + size > at) throw damaged();
    return { count, start, end: start + size };
  }
  throw damaged();
}

/** Takes 64-bit sizes and offsets from the extra field, where the 32-bit ones are all ones. */
function widen(entry: Entry, extra: Buffer): void {
  if (entry.size !== 0xffffffff && entry.packed !== 0xffffffff && entry.offset !== 0xffffffff) return;
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let from = at + 4;
      for (const field of ["size", "packed", "offset"] as const) {
        if (entry[field] !== 0xffffffff) continue;
        if (from + 8 > Math.min(extra.length, at + 4 + length)) throw damaged();
        entry[field] = wideNumber(extra, from);
        from += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

function wideNumber(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) throw damaged();
  return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
}

function inflate(bytes: Buffer, entry: Entry, limits: ReadLimits): Buffer {
  const part = entry.name;
  if (entry.size > limits.partBytes) throw new UnreadableWorkbook("reading.too_large", { part });
  if (entry.size > 2 ** 20 && entry.size > entry.packed * limits.ratio)
    throw new UnreadableWorkbook("reading.too_large", { part });
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw damaged();
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  const start = nameEnd + bytes.readUInt16LE(offset + 28);
  if (start + entry.packed > bytes.length) throw damaged();
  if (bytes.toString("utf8", offset + 30, nameEnd) !== entry.name) throw damaged();

  const data = unpack(bytes.subarray(start, start + entry.packed), entry);
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw damaged();
  return data;
}

function unpack(packed: Buffer, entry: Entry): Buffer {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged();
  try {
    // One chunk of the claimed size, and not a byte more: a directory that lies about it fails here.
    const maxOutputLength = Math.max(1, entry.size);
    return inflateRawSync(packed, { maxOutputLength, chunkSize: Math.max(64, entry.size) });
  } catch {
    throw damaged();
  }
}
