import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { crc32, crc32ByTable } from "../../../src/workbook/read/crc32.js";
import { defaultLimits } from "../../../src/workbook/read/limits.js";
import { UnreadableWorkbook } from "../../../src/workbook/read/unreadable.js";
import { openZip } from "../../../src/workbook/read/zip.js";

const open = (bytes: Uint8Array, limits = {}) => openZip(Buffer.from(bytes), { ...defaultLimits, ...limits });
const codeOf = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
};
const two = zipSync({ "a.xml": strToU8("a".repeat(1000)), "dir/B.xml": [strToU8("b"), { level: 0 }] });
/** Changes the bytes at the nth place a signature stands. */
const patched = (bytes: Uint8Array, signature: string, offset: number, value: number[], nth = 0) => {
  const copy = Buffer.from(bytes);
  let at = copy.indexOf(signature, 0, "latin1");
  for (let i = 0; i < nth; i++) at = copy.indexOf(signature, at + 1, "latin1");
  value.forEach((byte, i) => {
    copy[at + offset + i] = byte;
  });
  return copy;
};
const CENTRAL = "PK\x01\x02";
const LOCAL = "PK\x03\x04";
const END = "PK\x05\x06";

test("parts are found whatever the case, the slashes and what follows the directory", () => {
  const zip = open(Buffer.concat([two, Buffer.alloc(0)]));
  expect(zip.part("A.XML")!.toString()).toBe("a".repeat(1000));
  expect(zip.part("dir/b.xml")!.toString()).toBe("b");
  expect(zip.part("c.xml")).toBeNull();
  expect([...zip.names()]).toEqual(["a.xml", "dir/b.xml"]);
});

describe("refused", () => {
  test("the same part twice, also under another case or slash", () => {
    for (const other of ["A.xml", "/a.xml"]) {
      const bytes = zipSync({ "a.xml": strToU8("1"), [other]: strToU8("2") });
      expect(codeOf(() => open(bytes))).toBe("reading.part_twice");
    }
  });

  test("encrypted entries", () => {
    expect(codeOf(() => open(patched(two, CENTRAL, 8, [1])))).toBe("reading.zip_encrypted");
  });

  test("a damaged byte, a wrong sum, a size that is not true", () => {
    const byte = two.length > 60 ? 40 : 0;
    const flipped = Buffer.from(two);
    flipped[byte]! ^= 0xff;
    expect(codeOf(() => open(flipped).part("a.xml"))).toBe("reading.zip_damaged");
    expect(codeOf(() => open(patched(two, CENTRAL, 16, [1, 2, 3, 4])).part("a.xml"))).toBe("reading.zip_damaged");
    expect(codeOf(() => open(patched(two, CENTRAL, 24, [10, 0, 0, 0])).part("a.xml"))).toBe("reading.zip_damaged");
    expect(codeOf(() => open(patched(two, CENTRAL, 24, [255, 255, 0, 0])).part("a.xml"))).toBe("reading.zip_damaged");
  });

  test("a part whose own header gives it another name", () => {
    expect(codeOf(() => open(patched(two, LOCAL, 30, [122])).part("a.xml"))).toBe("reading.zip_damaged");
  });

  test("an unknown way of packing", () => {
    expect(codeOf(() => open(patched(two, CENTRAL, 10, [99])).part("a.xml"))).toBe("reading.zip_damaged");
  });

  test("a file cut short anywhere", () => {
    for (let length = 0; length < two.length; length += 5)
      expect(codeOf(() => open(two.subarray(0, length)))).toBe("reading.zip_damaged");
  });

  test("a directory on several disks, or one that claims more than is there", () => {
    expect(codeOf(() => open(patched(two, END, 4, [1])))).toBe("reading.zip_damaged");
    expect(codeOf(() => open(patched(two, END, 10, [9, 0])))).toBe("reading.zip_damaged");
  });

  test("parts that swell beyond the limits", () => {
    const bomb = zipSync({ "a.xml": new Uint8Array(3 * 2 ** 20) }, { level: 9 });
    expect(codeOf(() => open(bomb).part("a.xml"))).toBe("reading.too_large");
    expect(codeOf(() => open(two, { partBytes: 500 }).part("a.xml"))).toBe("reading.too_large");
    expect(codeOf(() => open(two, { entries: 1 }))).toBe("reading.too_many_entries");
    const zip = open(two, { totalBytes: 1500 });
    zip.part("a.xml");
    expect(codeOf(() => zip.part("a.xml"))).toBe("reading.too_large");
  });
});

test("a 64-bit directory is read", () => {
  // The end record says "see the 64-bit one", which stands before it with its locator.
  const end = Buffer.from(two).lastIndexOf(END, undefined, "latin1");
  const wide = Buffer.alloc(56);
  wide.write("PK\x06\x06", "latin1");
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(2n, 24);
  wide.writeBigUInt64LE(2n, 32);
  const plainEnd = Buffer.from(two.subarray(end));
  wide.writeBigUInt64LE(BigInt(plainEnd.readUInt32LE(12)), 40);
  wide.writeBigUInt64LE(BigInt(plainEnd.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  plainEnd.fill(0xff, 8, 20);
  const zip = open(Buffer.concat([two.subarray(0, end), wide, locator, plainEnd]));
  expect(zip.part("dir/b.xml")!.toString()).toBe("b");
});

test("any bytes are read or refused, never a crash", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(two.length), (noise, at) => {
      const mixed = Buffer.concat([two.subarray(0, at), noise, two.subarray(Math.min(two.length, at + noise.length))]);
      codeOf(() => {
        const zip = open(mixed);
        for (const name of zip.names()) zip.part(name);
      });
    }),
  );
});

test("both sums are the sum of zip", () => {
  expect(crc32ByTable(strToU8("123456789"))).toBe(0xcbf43926);
  fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === crc32ByTable(bytes)));
});
