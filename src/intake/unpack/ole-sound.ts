/**
 * Whether an OLE file (MS-CFB) is whole: every stream has all its sectors, lies in one folder, and together they are no
 * longer than the file. The library that reads Outlook's mails takes what is missing from elsewhere without a word, makes
 * room for whatever the directory claims, and follows circles.
 */

const [free, endOfChain] = [0xffffffff, 0xfffffffe];
const entrySize = 128;
const [storage, stream, root] = [1, 2, 5];
const mostEntries = 100_000;

interface Entry {
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

export function isSoundOle(bytes: Buffer): boolean {
  if (bytes.length < 1024) return false;
  const shift = bytes.readUInt16LE(30);
  if ((shift !== 9 && shift !== 12) || bytes.readUInt16LE(32) !== 6 || bytes.readUInt32LE(56) !== 4096) return false;
  const sector = 2 ** shift;
  const sectors = Math.ceil(bytes.length / sector) - 1;
  const fat = fatOf(bytes, sector, sectors);
  const directory = fat && chain(fat, bytes.readUInt32LE(48));
  const small = fat && smallFatOf(bytes, fat, sector, sectors);
  if (!fat || !directory || !small) return false;

  const perSector = sector / entrySize;
  const entryAt = (index: number): Entry | null => {
    const at = directory[Math.floor(index / perSector)];
    const from = at === undefined ? bytes.length : (at + 1) * sector + (index % perSector) * entrySize;
    return from + entrySize <= bytes.length ? readEntry(bytes, from) : null;
  };
  const first = entryAt(0);
  if (first?.type !== root) return false;
  const smallStream = first.start === endOfChain ? [] : chain(fat, first.start);
  if (!smallStream || !reaches(bytes, smallStream, first.size, sector)) return false;

  const seen = new Set<number>();
  const waiting = [first.child];
  for (let total = 0; waiting.length > 0; ) {
    const index = waiting.pop()!;
    if (index === free) continue;
    const entry = entryAt(index);
    if (!entry || seen.has(index) || seen.size >= mostEntries) return false;
    seen.add(index);
    waiting.push(entry.left, entry.right);
    if (entry.type === storage) waiting.push(entry.child);
    if (entry.type !== stream) continue;
    total += entry.size;
    if (total > bytes.length) return false;
    if (entry.size === 0) continue;
    if (entry.size >= 4096) {
      const own = chain(fat, entry.start);
      if (!own || !reaches(bytes, own, entry.size, sector)) return false;
    } else {
      const own = chain(small, entry.start);
      const within = first.size / 64;
      if (!own || own.length < Math.ceil(entry.size / 64) || own.some((at) => at >= within)) return false;
    }
  }
  return true;
}

function readEntry(bytes: Buffer, at: number): Entry {
  return {
    type: bytes[at + 66]!,
    left: bytes.readUInt32LE(at + 68),
    right: bytes.readUInt32LE(at + 72),
    child: bytes.readUInt32LE(at + 76),
    start: bytes.readUInt32LE(at + 116),
    size: bytes.readUInt32LE(at + 120),
  };
}

/** True where the sectors hold `size` bytes that are in the file; the last sector of a file may be short. */
function reaches(bytes: Buffer, chained: number[], size: number, sector: number): boolean {
  const needed = Math.ceil(size / sector);
  if (chained.length < needed) return false;
  for (let n = 0; n < needed; n++) {
    const from = (chained[n]! + 1) * sector;
    if (from + Math.min(sector, size - n * sector) > bytes.length) return false;
  }
  return true;
}

/** Which sector follows which, and which are taken: none belongs to two chains. */
interface Table {
  next: Uint32Array;
  taken: Uint8Array;
}

/** The sectors from `start` to the end of their chain; null where it leaves the table or meets a chain that was there. */
function chain({ next, taken }: Table, start: number): number[] | null {
  const found: number[] = [];
  for (let at = start; at !== endOfChain; at = next[at]!) {
    if (at >= next.length || taken[at] === 1) return null;
    taken[at] = 1;
    found.push(at);
  }
  return found;
}

/** The table of sectors: its own sectors are listed in the header and in a chain of lists. */
function fatOf(bytes: Buffer, sector: number, sectors: number): Table | null {
  const listed: number[] = [];
  const take = (at: number) => {
    const value = bytes.readUInt32LE(at);
    if (value < sectors) listed.push(value);
  };
  for (let n = 0; n < 109; n++) take(76 + n * 4);
  let list = bytes.readUInt32LE(68);
  for (let n = 0; list < sectors && n <= sectors; n++) {
    const from = (list + 1) * sector;
    if (from + sector > bytes.length) return null;
    for (let at = from; at < from + sector - 4; at += 4) take(at);
    list = bytes.readUInt32LE(from + sector - 4);
  }
  const count = bytes.readUInt32LE(44);
  return count > listed.length ? null : tableOf(bytes, listed.slice(0, count), sector);
}

function smallFatOf(bytes: Buffer, fat: Table, sector: number, sectors: number): Table | null {
  const start = bytes.readUInt32LE(60);
  if (start >= sectors) return tableOf(bytes, [], sector);
  const own = chain(fat, start);
  return own && tableOf(bytes, own, sector);
}

function tableOf(bytes: Buffer, own: number[], sector: number): Table {
  const width = sector / 4;
  const next = new Uint32Array(own.length * width);
  for (const [n, at] of own.entries()) {
    const from = (at + 1) * sector;
    for (let i = 0; i < width; i++) {
      // A table may end with the file: what is not there is no sector.
      next[n * width + i] = from + i * 4 + 4 <= bytes.length ? bytes.readUInt32LE(from + i * 4) : free;
    }
  }
  return { next, taken: new Uint8Array(next.length) };
}
