/** Puts parts into a zip as different programs do: in other orders, stored or deflated, sizes before or behind. */
import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../src/workbook/read/crc32.js";

export interface Packing {
  /** `reversed`: the list of content types last, as no office program does but mail gateways do. */
  order: "usual" | "reversed";
  method: "stored" | "deflated";
  /** Sizes stand behind the bytes of each part, as programs that write a stream leave them. */
  descriptors: boolean;
  /** Texts in the cells themselves, without a table of texts. */
  inlineStrings: boolean;
}

const utf8Names = 0x800;
const descriptorFollows = 8;

export function packed(files: ReadonlyMap<string, Uint8Array>, { order, method, descriptors }: Packing): Uint8Array {
  const first = (name: string) => (name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2);
  const names = [...files.keys()].sort((a, b) => first(a) - first(b));
  if (order === "reversed") names.reverse();
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const content = files.get(name)!;
    const path = Buffer.from(name, "utf8");
    const body = method === "deflated" ? deflateRawSync(content, { level: 1 }) : Buffer.from(content);
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE(crc32(content), 0);
    sums.writeUInt32LE(body.length, 4);
    sums.writeUInt32LE(content.length, 8);
    const common = Buffer.alloc(10);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names | (descriptors ? descriptorFollows : 0), 2);
    common.writeUInt16LE(method === "deflated" ? 8 : 0, 4);
    common.writeUInt16LE(0x21, 8); // 1 January 1980
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(path.length, 0);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04", "latin1"),
      common,
      descriptors ? Buffer.alloc(12) : sums,
      lengths,
      path,
      body,
      ...(descriptors ? [Buffer.from("PK\x07\x08", "latin1"), sums] : []),
    ]);
    const placed = Buffer.alloc(14);
    placed.writeUInt32LE(offset, 10);
    // Version made by 2.0; then as in the local header; no comment, one disk, no attributes, the offset.
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, sums, lengths, placed, path]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
