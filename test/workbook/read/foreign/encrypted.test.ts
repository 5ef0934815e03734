/** Workbooks with a password: opened with it and with Excel's own, refused otherwise; in bounded time. */
import { encrypt } from "officecrypto-tool";
import { beforeAll, describe, expect, test } from "vitest";
import { readWorkbook, UnreadableWorkbook } from "../../../../src/workbook/read/index.js";
import { row, xlsx } from "../make.js";
import { cfb, encryptedXls, label, number, ole, record, u16, xls } from "./make-xls.js";

const plain = Buffer.from(xlsx({ sheet: row('<c r="A1"><v>42</v></c>') }));
const password = "Mật khẩu 1";

function codeOf(bytes: Uint8Array, given?: string): string {
  try {
    readWorkbook(bytes, {}, { password: given });
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
  return "read";
}

describe.each(["agile", "standard"] as const)("encrypted as %s", (kind) => {
  const encrypted = (with_: string) =>
    encrypt(plain, { password: with_, ...(kind === "standard" ? { type: "standard" } : {}) });
  let locked: Buffer;
  beforeAll(() => {
    locked = encrypted(password);
  });

  test("the password opens it", () => {
    const book = readWorkbook(locked, {}, { password });
    expect(book.sheets[0]!.cells.get("A1")!.value).toBe(42);
  });

  test("without one it is refused as encrypted, with a wrong one as that", () => {
    expect(codeOf(locked)).toBe("reading.encrypted");
    expect(codeOf(locked, "")).toBe("reading.encrypted");
    expect(codeOf(locked, "mật khẩu 1")).toBe("reading.wrong_password");
  });

  test("Excel's own password is tried by itself, also where another was given", () => {
    const own = encrypted("VelvetSweatshop");
    expect(codeOf(own)).toBe("read");
    expect(codeOf(own, "khác")).toBe("read");
  });

  test("a damaged one is refused: the stream cut, the content changed", () => {
    const container = cfb.read(locked, { type: "buffer" });
    const stream = (name: string) => Buffer.from(cfb.find(container, `/${name}`)!.content);
    const [info, content] = [stream("EncryptionInfo"), stream("EncryptedPackage")];
    const again = (EncryptedPackage: Buffer) => ole({ EncryptionInfo: info, EncryptedPackage });
    expect(codeOf(again(content), password)).toBe("read");
    expect(codeOf(again(content.subarray(0, content.length >> 1)), password)).toMatch(/^reading\./);
    const changed = Buffer.from(content);
    changed[200]! ^= 1;
    expect(codeOf(again(changed), password)).toMatch(/^reading\./);
    expect(codeOf(locked.subarray(0, locked.length >> 1), password)).toMatch(/^reading\./);
  });
});

describe("an .xls", () => {
  const sheets = [
    { name: "Biểu 1", records: Array.from({ length: 200 }, (_, n) => number(n, 0, n / 4)) },
    { name: "Biểu 2", records: [label(0, 0, 0)] },
  ];
  const book = { sheets, strings: ["Xã Nậm Sỏ"] };

  test("opens with its password, and with Excel's own by itself", () => {
    const plainBook = readWorkbook(xls(book));
    const told = ({ sheets: read }: typeof plainBook) => read.map(({ name, cells }) => [name, ...cells]);
    expect(told(readWorkbook(encryptedXls(book, password), {}, { password }))).toEqual(told(plainBook));
    expect(told(readWorkbook(encryptedXls(book, "VelvetSweatshop")))).toEqual(told(plainBook));
  });

  test("is refused without it, with a wrong one, and encrypted in a way that is not known", () => {
    const locked = encryptedXls(book, password);
    expect(codeOf(locked)).toBe("reading.encrypted");
    expect(codeOf(locked, "sai")).toBe("reading.wrong_password");
    expect(codeOf(xls({ ...book, globals: [record(0x002f, u16(9), Buffer.alloc(60))] }), "1")).toBe(
      "reading.unknown_encryption",
    );
  });
});

test("what was encrypted may be anything that is read or refused, but not encrypted once more", () => {
  const encrypted = (bytes: Buffer) => encrypt(bytes, { password, type: "standard" });
  expect(codeOf(encrypted(encrypted(plain)), password)).toMatch(/^reading\.(?:encrypted|wrong_password)$/);
  expect(codeOf(encrypted(Buffer.from("PK\x03\x04 no package")), password)).toBe("reading.zip_damaged");
});

test("a file that asks for more work than a child's time is given up", () => {
  const container = cfb.read(encrypt(plain, { password }), { type: "buffer" });
  const stream = (name: string) => Buffer.from(cfb.find(container, `/${name}`)!.content);
  const info = stream("EncryptionInfo").toString("latin1").replace('spinCount="100000"', 'spinCount="900000000"');
  const greedy = ole({ EncryptionInfo: Buffer.from(info, "latin1"), EncryptedPackage: stream("EncryptedPackage") });
  const started = performance.now();
  expect(codeOf(greedy, password)).toBe("reading.conversion_too_heavy");
  expect(performance.now() - started).toBeLessThan(20_000);
});
