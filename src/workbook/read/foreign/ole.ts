/**
 * A compound file (OLE, MS-CFB) whose streams can be trusted to be whole: a stream that ends before its size, a chain
 * that runs in a circle or leaves the file is damage. Knows nothing of workbooks.
 */
import { UnreadableWorkbook } from "../unreadable.js";

export interface Ole {
  /** Names of the root's own entries, lower case: what lies in deeper storages belongs to embedded objects. */
  names(): Iterable<string>;
  /** The bytes of a stream of the root; null where there is none. */
  stream(name: string): Buffer | null;
}

const MAGIC = "d0cf11e0a1b11ae1";
/** Sector numbers from here on are marks: end of chain, free, table. */
const LAST_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const HEADER_TABLE_SECTORS = 109;
const ENTRY_SIZE = 128;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

const damaged = () => new UnreadableWorkbook("reading.ole_damaged");

/** Reads the directory. Throws UnreadableWorkbook over damage. Costs no more than the file is long. */
export function openOle(bytes: Buffer): Ole {
  if (bytes.length < 512 || bytes.toString("hex", 0, 8) !== MAGIC) throw damaged();
  const shift = bytes.readUInt16LE(30);
  const miniShift = bytes.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged();
  const sectors = new Sectors(bytes, 2 ** shift);
  const entries = readDirectory(sectors.chain(bytes.readUInt32LE(48), null));
  const root = entries[0];
  if (root?.type !== ROOT) throw damaged();
  const cutoff = bytes.readUInt32LE(56);
  const miniTableStart = bytes.readUInt32LE(60);

  let mini: { stream: Buffer; table: Buffer } | undefined;
  const openMini = () => ({
    stream: root.size === 0 ? Buffer.alloc(0) : sectors.chain(root.start, root.size),
    table: miniTableStart >= LAST_SECTOR ? Buffer.alloc(0) : sectors.chain(miniTableStart, null),
  });
  const own = new Map(childrenOf(root, entries).map((entry) => [entry.name, entry]));
  return {
    names: () => own.keys(),
    stream(name) {
      const entry = own.get(name.toLowerCase());
      if (entry?.type !== STREAM) return null;
      if (entry.size === 0) return Buffer.alloc(0);
      if (entry.size >= cutoff) return sectors.chain(entry.start, entry.size);
      mini ??= openMini();
      return miniChain(mini, entry, 2 ** miniShift);
    },
  };
}

/** The file cut into sectors, and the table that says which follows which. */
class Sectors {
  private readonly table: Uint32Array;
  constructor(
    private readonly bytes: Buffer,
    private readonly size: number,
  ) {
    this.table = this.readTable();
  }

  /** The bytes of a chain: `length` of them, or the whole chain for null. Throws where the chain gives fewer. */
  chain(start: number, length: number | null): Buffer {
    const parts: Buffer[] = [];
    let left = length ?? Number.POSITIVE_INFINITY;
    const seen = new Uint8Array(this.table.length);
    for (let at = start; left > 0 && at < LAST_SECTOR; at = this.table[at]!) {
      if (at >= seen.length || seen[at] === 1) throw damaged(); // out of the file, or in a circle
      seen[at] = 1;
      const part = this.sector(at).subarray(0, left);
      if (part.length < Math.min(left, this.size)) throw damaged(); // the file ends in this sector
      parts.push(part);
      left -= part.length;
    }
    if (length !== null && left > 0) throw damaged();
    return Buffer.concat(parts);
  }

  private sector(index: number): Buffer {
    const from = (index + 1) * this.size;
    return this.bytes.subarray(from, from + this.size);
  }

  /** The sectors of the table stand in the header, and from the 110th on in a chain of their own. */
  private readTable(): Uint32Array {
    const { bytes, size } = this;
    const count = bytes.readUInt32LE(44);
    if (count > Math.ceil(bytes.length / size)) throw damaged();
    const perSector = size / 4;
    const table = new Uint32Array(count * perSector);
    let list: Buffer = bytes.subarray(76, 76 + HEADER_TABLE_SECTORS * 4);
    let next = bytes.readUInt32LE(68);
    for (let n = 0, at = 0; n < count; n++, at += 4) {
      if (at >= list.length) {
        list = this.sector(next);
        if (list.length < size) throw damaged();
        next = list.readUInt32LE(size - 4);
        list = list.subarray(0, size - 4);
        at = 0;
      }
      const sector = this.sector(list.readUInt32LE(at));
      if (sector.length < size) throw damaged();
      for (let i = 0; i < perSector; i++) table[n * perSector + i] = sector.readUInt32LE(i * 4);
    }
    return table;
  }
}

/** Small streams share one; its sectors are 64 bytes. */
function miniChain({ stream, table }: { stream: Buffer; table: Buffer }, entry: Entry, size: number): Buffer {
  const parts: Buffer[] = [];
  let left = entry.size;
  for (let at = entry.start, seen = 0; left > 0; seen++) {
    if (at >= LAST_SECTOR || seen * size > stream.length) throw damaged();
    const part = stream.subarray(at * size, at * size + Math.min(size, left));
    if (part.length < Math.min(size, left)) throw damaged();
    parts.push(part);
    left -= part.length;
    if (left > 0 && at * 4 + 4 > table.length) throw damaged();
    at = left > 0 ? table.readUInt32LE(at * 4) : at;
  }
  return Buffer.concat(parts);
}

function readDirectory(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= bytes.length; at += ENTRY_SIZE) {
    const nameBytes = Math.min(bytes.readUInt16LE(at + 64), 64);
    entries.push({
      name: bytes
        .toString("utf16le", at, at + Math.max(0, nameBytes - 2))
        .replace(/\0.*$/s, "")
        .toLowerCase(),
      type: bytes[at + 66]!,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** The entries of a storage form a binary tree. */
function childrenOf(storage: Entry, entries: readonly Entry[]): Entry[] {
  const found = new Set<Entry>();
  const waiting = [storage.child];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === NO_ENTRY) continue;
    const entry = entries[at];
    if (!entry || found.has(entry)) throw damaged();
    found.add(entry);
    waiting.push(entry.left, entry.right);
  }
  return [...found];
}
