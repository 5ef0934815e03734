/** Compound files: streams come out whole, from big sectors and small ones, or not at all. */
import { describe, expect, test } from "vitest";
import { openOle } from "../../../../src/workbook/read/foreign/ole.js";
import { cfb, ole } from "./make-xls.js";

const small = Buffer.from("một dòng chữ ".repeat(20));
const big = Buffer.alloc(100_000, "0123456789abcdef");
const whole = ole({ Small: small, Big: big, Empty: Buffer.alloc(0) });

test("streams of the root, big, small and empty, whatever the case of their names", () => {
  const file = openOle(whole);
  expect([...file.names()]).toEqual(expect.arrayContaining(["big", "empty", "small"]));
  expect(file.stream("BIG")!.equals(big)).toBe(true);
  expect(file.stream("Small")!.equals(small)).toBe(true);
  expect(file.stream("Empty")!.length).toBe(0);
  expect(file.stream("Other")).toBeNull();
});

test("what lies in a deeper storage is another object's", () => {
  const container = cfb.utils.cfb_new();
  cfb.utils.cfb_add(container, "/MBD01/Workbook", big);
  cfb.utils.cfb_add(container, "/Contents", small);
  const file = openOle(cfb.write(container, { type: "buffer" }));
  expect([...file.names()]).toContain("mbd01");
  expect(file.stream("Workbook")).toBeNull();
  expect(file.stream("MBD01")).toBeNull();
});

describe("damage", () => {
  /** Where the entry of a stream stands in the directory. */
  const entryOf = (bytes: Buffer, name: string) => bytes.indexOf(Buffer.from(`${name}\0`, "utf16le"));
  const refused = (bytes: Buffer, stream = "Big") =>
    expect(() => openOle(bytes).stream(stream)).toThrow(expect.objectContaining({ code: "reading.ole_damaged" }));

  test("a file that ends before its streams do", () => {
    for (let length = 0; length < whole.length; length += 509) {
      const cut = whole.subarray(0, length);
      try {
        expect(openOle(cut).stream("Big")!.equals(big), `cut at ${length}`).toBe(true);
      } catch (error) {
        expect(error, `cut at ${length}`).toMatchObject({ code: "reading.ole_damaged" });
      }
    }
    refused(whole.subarray(0, 60_000));
  });

  test("a chain in a circle, a chain out of the file, a stream longer than its chain", () => {
    const at = entryOf(whole, "Big");
    const start = whole.readUInt32LE(at + 116);
    const table = (whole.readUInt32LE(76) + 1) * 512;
    const changed = (offset: number, value: number) => {
      const bytes = Buffer.from(whole);
      bytes.writeUInt32LE(value, offset);
      return bytes;
    };
    expect(whole.readUInt32LE(table + start * 4)).toBe(start + 1);
    refused(changed(table + start * 4 + 40, start));
    refused(changed(table + start * 4, 1_000_000));
    refused(changed(at + 120, big.length + 100_000));
    refused(changed(at + 120, 0xfffffff0));
    refused(changed(at + 116, 0xfffffffe));
    const mini = entryOf(whole, "Small");
    refused(changed(mini + 120, 4000), "Small");
    refused(changed(mini + 116, 5000), "Small");
    refused(changed(44, 0xffffff));
  });

  test("entries that are each other's neighbours", () => {
    const bytes = Buffer.from(whole);
    const at = entryOf(bytes, "Root Entry");
    const child = bytes.readUInt32LE(at + 76);
    bytes.writeUInt32LE(child, at + child * 128 + 68);
    refused(bytes);
  });
});
