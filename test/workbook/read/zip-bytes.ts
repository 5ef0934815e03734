/** Zip archives written by hand, with whatever lies a test wants to tell. */
import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../../src/workbook/read/crc32.js";

/** One entry; the fields after `data` say something else than the truth. */
export interface ZipLie {
  name: string | Buffer;
  data?: Uint8Array | string;
  /** Packed bytes, where they are not to be made of `data`. */
  packed?: Uint8Array;
  method?: number;
  flags?: number;
  crc?: number;
  /** What the directory says the entry inflates to. */
  size?: number;
  packedSize?: number;
  /** What the entry's own header says. */
  localName?: string;
  localSize?: number;
  /** Shares the local header of an earlier entry. */
  sameAs?: number;
  /** Extra field of the directory. */
  extra?: Buffer;
}

/** Bytes may stand before the first entry, and up to 65,535 after the end, as the archive's comment. */
export function zipOf(
  entries: readonly ZipLie[],
  { before = Buffer.alloc(0), after = Buffer.alloc(0) }: { before?: Buffer; after?: Buffer } = {},
): Buffer {
  const pieces: Buffer[] = [before];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = before.length;
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? "");
    const method = entry.method ?? 8;
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(data, { level: 1 }) : data));
    const crc = entry.crc ?? crc32(data);
    const name = Buffer.from(entry.name);
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
    const size = entry.size ?? data.length;
    const packedSize = entry.packedSize ?? packed.length;
    const extra = entry.extra ?? Buffer.alloc(0);
    const flags = entry.flags ?? 0x800;
    const head = (localSize: number) => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(flags, 2);
      bytes.writeUInt16LE(method, 4);
      bytes.writeUInt16LE(0x21, 8);
      bytes.writeUInt32LE(crc, 10);
      bytes.writeUInt32LE(packedSize, 14);
      bytes.writeUInt32LE(localSize, 18);
      return bytes;
    };
    let offset = at;
    if (entry.sameAs === undefined) {
      const local = head(entry.localSize ?? size);
      local.writeUInt16LE(localName.length, 22);
      pieces.push(Buffer.from("PK\x03\x04", "latin1"), local, localName, packed);
      at += 30 + localName.length + packed.length;
    } else offset = offsets[entry.sameAs]!;
    offsets.push(offset);
    const central = Buffer.alloc(46);
    central.write("PK\x01\x02", "latin1");
    head(size).copy(central, 6);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name, extra);
  }
  const written = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(written.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Math.min(after.length, 0xffff), 20);
  return Buffer.concat([...pieces, written, end, after]);
}
