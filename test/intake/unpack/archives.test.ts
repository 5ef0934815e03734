/** Archives: what is in them is taken, refused by name with what to do, or named as skipped. */
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { unpack } from "../../../src/intake/unpack/index.js";
import { crc32 } from "../../../src/workbook/read/crc32.js";
import { bytesOf, mail, membersOf, told, workbook, zip } from "./helpers.js";

const [LOCAL, CENTRAL, END] = ["PK\x03\x04", "PK\x01\x02", "PK\x05\x06"];

/** Changes the bytes at the nth place a signature stands. */
function patched(bytes: Uint8Array, signature: string, offset: number, value: number[], nth = 0): Buffer {
  const copy = Buffer.from(bytes);
  let at = copy.indexOf(signature, 0, "latin1");
  for (let i = 0; i < nth; i++) at = copy.indexOf(signature, at + 1, "latin1");
  copy.set(value, at + offset);
  return copy;
}

/** Puts a name of the same length, in bytes of any encoding, in the place of an ASCII one. */
function renamed(bytes: Uint8Array, from: string, to: Buffer): Buffer {
  if (to.length !== from.length) throw new Error("other length");
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) to.copy(copy, at);
  return copy;
}

describe("what is a container is told by content", () => {
  test("a workbook, an OpenDocument sheet, a Word file, a PDF and text are none", async () => {
    const ods = {
      mimetype: Buffer.from("application/vnd.oasis.opendocument.spreadsheet"),
      "content.xml": Buffer.from("<a/>"),
    };
    const docx = { "[Content_Types].xml": Buffer.from("<a/>"), "word/document.xml": Buffer.from("<a/>") };
    for (const bytes of [
      workbook(),
      zip(ods),
      zip(docx),
      Buffer.from("%PDF-1.7"),
      Buffer.from("a;b\n1;2"),
      Buffer.alloc(0),
    ])
      expect(await unpack("Biểu.zip", bytes)).toBeNull();
  });

  test("a damaged workbook is still none, so that the reader says what is wrong with the workbook", async () => {
    expect(await unpack("a.zip", workbook().subarray(0, 60))).toBeNull();
    expect(await unpack("a.zip", patched(workbook(), CENTRAL, 8, [1]))).toBeNull();
  });

  test("a folder that is called as one of a workbook's makes none", async () => {
    expect(await told(zip({ "XL/a.xlsx": workbook() }))).toEqual({ "XL/a.xlsx": "taken" });
    expect(await unpack("a.zip", zip({ "[Content_Types].xml": workbook(), "xl/a.xlsx": workbook() }))).toBeNull();
  });

  test("an archive is one whatever it is called", async () => {
    expect(await told(zip({ "a.xlsx": workbook() }), "Biểu 1.xlsx")).toEqual({ "a.xlsx": "taken" });
  });

  test("archives of other kinds say how to send the form", async () => {
    const tar = Buffer.alloc(512);
    tar.write("a.xlsx");
    tar.write("ustar", 257);
    const kinds: [string, Buffer][] = [
      ["RAR", Buffer.from("Rar!\x1a\x07\x01\x00")],
      ["7-Zip", Buffer.from("7z\xbc\xaf\x27\x1c\0\x04", "latin1")],
      ["gzip", gzipSync("a")],
      ["xz", Buffer.from("\xfd7zXZ\0\0", "latin1")],
      ["tar", tar],
    ];
    for (const [kind, bytes] of kinds)
      expect(await unpack("a.xlsx", bytes)).toEqual({ refused: "unpack.other_archive", slots: { kind } });
  });
});

test("members have their path, and the bytes that were packed", async () => {
  const [first, second] = [workbook("1"), workbook("2")];
  const members = await membersOf(zip({ "Xã Nậm Sỏ/Biểu 1.xlsx": first, "b.xlsx": second }));
  expect(members.map(({ name, letter }) => [name, letter])).toEqual([
    ["Xã Nậm Sỏ/Biểu 1.xlsx", null],
    ["b.xlsx", null],
  ]);
  expect(members.map((member) => bytesOf(member).equals(member.name === "b.xlsx" ? second : first))).toEqual([
    true,
    true,
  ]);
});

test("containers in containers are opened, and shown by their path", async () => {
  const inner = zip({ "XÃ/a.xlsx": workbook(), "ảnh.png": Buffer.from("\x89PNG\r\n", "latin1") });
  expect(await told(zip({ "Biểu.zip": inner, "b.pdf": Buffer.from("%PDF-1.4") }))).toEqual({
    "Biểu.zip › XÃ/a.xlsx": "taken",
    "Biểu.zip › ảnh.png": "taken",
    "b.pdf": "taken",
  });
});

test("what operating systems and Office add is skipped by name", async () => {
  const nothing = Buffer.from("x");
  const archive = zipSync({
    "Biểu/": new Uint8Array(0),
    "Biểu/a.xlsx": workbook(),
    "__MACOSX/Biểu/._a.xlsx": nothing,
    "Biểu/.DS_Store": nothing,
    "Biểu/Thumbs.db": nothing,
    "Biểu/~$a.xlsx": nothing,
    "Biểu/.~lock.a.xlsx#": nothing,
    "Biểu/link.xlsx": [Buffer.from("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }],
  });
  expect(await told(archive)).toEqual({
    Biểu: "unpack.folder",
    "Biểu/a.xlsx": "taken",
    "__MACOSX/Biểu/._a.xlsx": "entry.system_file",
    "Biểu/.DS_Store": "entry.system_file",
    "Biểu/Thumbs.db": "entry.system_file",
    "Biểu/~$a.xlsx": "entry.lock_file",
    "Biểu/.~lock.a.xlsx#": "entry.system_file",
    "Biểu/link.xlsx": "entry.not_a_file",
  });
});

test("an archive with nothing to take says so, besides naming what it skipped", async () => {
  expect(await told(zip({}), "Rỗng.zip")).toBe("unpack.zip_empty");
  expect(await told(zip({ "Thumbs.db": Buffer.from("x") }), "Rỗng.zip")).toEqual({
    "Thumbs.db": "entry.system_file",
    "Rỗng.zip": "unpack.zip_empty",
  });
  expect(await told(zip({ "trong.zip": zip({}), "a.xlsx": workbook() }))).toEqual({
    "trong.zip": "unpack.zip_empty",
    "a.xlsx": "taken",
  });
});

describe("one bad member leaves the good ones", () => {
  const two = zip({ "a.xlsx": workbook("1"), "b.xlsx": workbook("2") });

  test("damaged", async () => {
    const flipped = Buffer.from(two);
    flipped[60]! ^= 0xff;
    expect(await told(flipped)).toEqual({ "a.xlsx": "unpack.member_damaged", "b.xlsx": "taken" });
    expect(await told(patched(two, CENTRAL, 16, [1, 2, 3, 4], 1))).toEqual({
      "a.xlsx": "taken",
      "b.xlsx": "unpack.member_damaged",
    });
  });

  test("with a password", async () => {
    expect(await told(patched(two, CENTRAL, 8, [1]))).toEqual({
      "a.xlsx": "unpack.member_encrypted",
      "b.xlsx": "taken",
    });
  });

  test("packed in an unknown way", async () => {
    expect(await told(patched(two, CENTRAL, 10, [12], 1))).toEqual({
      "a.xlsx": "taken",
      "b.xlsx": "unpack.member_method",
    });
  });

  test("twice under one name: neither is taken", async () => {
    expect(await told(renamed(two, "b.xlsx", Buffer.from("a.xlsx")))).toEqual({
      "a.xlsx": "unpack.member_twice",
      "a (2).xlsx": "unpack.member_twice",
    });
  });

  test("names that differ in capitals are two files", async () => {
    expect(await told(renamed(two, "b.xlsx", Buffer.from("A.xlsx")))).toEqual({ "a.xlsx": "taken", "A.xlsx": "taken" });
  });
});

test("an archive cut short, or whose directory does not tell all, is refused as a whole", async () => {
  const two = zip({ "a.xlsx": workbook("1"), "b.xlsx": workbook("2") });
  for (const length of [40, 200, two.length - 30, two.length - 1])
    expect(await told(two.subarray(0, length), "a.zip")).toBe("unpack.zip_damaged");
  const counted = patched(patched(two, END, 10, [1, 0]), END, 8, [1, 0]);
  expect(await told(counted, "a.zip")).toBe("unpack.zip_damaged");
});

describe("names", () => {
  const one = zip({ "123456789.xlsx": workbook() });
  const nameOf = async (name: Buffer) => Object.keys((await told(renamed(one, "123456789.xlsx", name))) as object);

  test("UTF-8 with or without its flag, composed", async () => {
    expect(await nameOf(Buffer.from("Biểu 12.xlsx"))).toEqual(["Biểu 12.xlsx"]);
    const apart = "Biểu.xlsx".normalize("NFD");
    expect(Object.keys((await told(zip({ [apart]: workbook() }))) as object)).toEqual(["Biểu.xlsx"]);
  });

  test("Windows-1258 and DOS", async () => {
    const vietnamese = Buffer.from([0x42, 0x69, 0xea, 0xd2, 0x75, 0x20, 0x31, 0x32, 0x33]); // Biểu 123
    expect(await nameOf(Buffer.concat([vietnamese, Buffer.from(".xlsx")]))).toEqual(["Biểu 123.xlsx"]);
    const dos = Buffer.from([0x87, 0x81, 0x82, 0x9b, 0xe3, 0x31, 0x32, 0x33, 0x34]);
    expect(await nameOf(Buffer.concat([dos, Buffer.from(".xlsx")]))).toEqual(["çüé¢π1234.xlsx"]);
  });

  test("Info-ZIP's extra field counts where its sum is that of the name", async () => {
    const unicode = (of: string) => {
      const field = Buffer.alloc(5);
      field[0] = 1;
      field.writeUInt32LE(crc32(Buffer.from(of)), 1);
      return Buffer.concat([field, Buffer.from("Đúng tên.xlsx")]);
    };
    const named = (of: string) => Buffer.from(zipSync({ "abc.xlsx": [workbook(), { extra: { 28789: unicode(of) } }] }));
    expect(await told(named("abc.xlsx"))).toEqual({ "Đúng tên.xlsx": "taken" });
    expect(await told(named("other.xlsx"))).toEqual({ "abc.xlsx": "taken" });
  });

  test("are no paths: no steps up, no roots, no drives, no controls, no writing direction, no level mark of ours", async () => {
    const names: [string, string][] = [
      ["../../etc/a.xlsx", "etc/a.xlsx"],
      ["/root/a.xlsx", "root/a.xlsx"],
      ["C:\\Users\\xã\\a.xlsx", "Users/xã/a.xlsx"],
      ["C:a.xlsx", "a.xlsx"],
      ["./././a.xlsx", "a.xlsx"],
      ["a\0.xlsx", "a.xlsx"],
      ["a\u001b[31m\r\n.xlsx", "a[31m .xlsx"],
      ["a\u202exslx.exe", "axslx.exe"],
      ["thu.eml › a.xlsx", "thu.eml > a.xlsx"],
      ["..", "#1"],
      ["  ", "#1"],
    ];
    for (const [given, shown] of names)
      expect(Object.keys((await told(zip({ [given]: workbook() }))) as object)).toEqual([shown]);
  });

  test("that come out alike are numbered, and long ones keep their ends", async () => {
    expect(await told(zip({ "../a.xlsx": workbook("1"), "a.xlsx": workbook("2") }))).toEqual({
      "a.xlsx": "taken",
      "a (2).xlsx": "taken",
    });
    const [long] = Object.keys((await told(zip({ [`${"ỏ".repeat(20_000)}.xlsx`]: workbook() }))) as object);
    expect(long).toMatch(/^ỏ{40,}…ỏ+\.xlsx$/);
    expect(Buffer.byteLength(long!)).toBeLessThanOrEqual(255);
  });
});

describe("limits, each of which names what it leaves out", () => {
  const packed = (levels: number): Buffer =>
    levels === 0 ? workbook() : zip({ [`${levels}.zip`]: packed(levels - 1) });

  test("three levels", async () => {
    expect(await told(packed(3))).toEqual({ "3.zip › 2.zip › 1.zip": "taken" });
    expect(await told(packed(4))).toEqual({ "4.zip › 3.zip › 2.zip": "unpack.too_deep" });
    expect(await told(mail([], [{ header: ["Content-Type: application/zip"], body: packed(2) }]))).toEqual({
      "#1 › 2.zip › 1.zip": "taken",
    });
  });

  test("members of all levels together", async () => {
    const ten = zip(Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`${n}.xlsx`, workbook(`${n}`)])));
    expect(await told(ten, "a.zip", { members: 9 })).toBe("unpack.too_many");
    expect(
      await told(zip({ "1.zip": ten, "2.zip": ten, "a.xlsx": workbook() }), "a.zip", { members: 15 }),
    ).toMatchObject({
      "1.zip › 9.xlsx": "taken",
      "2.zip": "unpack.too_many",
      "a.xlsx": "taken",
    });
  });

  test("bytes of one member, and of all", async () => {
    const big = (size: number) => Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(size - 5, "x")]);
    const three = zip({ "1.pdf": big(3000), "2.pdf": big(2000), "3.pdf": big(900) });
    expect(await told(three, "a.zip", { memberBytes: 2000 })).toEqual({
      "1.pdf": "unpack.member_too_large",
      "2.pdf": "taken",
      "3.pdf": "taken",
    });
    expect(await told(three, "a.zip", { totalBytes: 4000 })).toEqual({
      "1.pdf": "taken",
      "2.pdf": "unpack.too_much",
      "3.pdf": "taken",
    });
    expect(await told(zip({ "a.zip": three }), "b.zip", { totalBytes: three.length + 2999 })).toEqual({
      "a.zip › 1.pdf": "unpack.too_much",
      "a.zip › 2.pdf": "taken",
      "a.zip › 3.pdf": "taken",
    });
  });
});

test("what is stored and what is deflated come out alike", async () => {
  const bytes = workbook();
  for (const level of [0, 9] as const) {
    const [member] = await membersOf(zipSync({ "a.xlsx": [bytes, { level }] }));
    expect(bytesOf(member).equals(bytes)).toBe(true);
  }
  expect(LOCAL).toBe(bytes.toString("latin1", 0, 4));
});
