/** Binary workbooks of Excel 2007 and later, written by SheetJS and then tampered with. */
import XLSX from "@e965/xlsx";
import { unzipSync, zipSync } from "fflate";
import { encrypt } from "officecrypto-tool";
import { describe, expect, test } from "vitest";
import { readWorkbook, UnreadableWorkbook } from "../../../../src/workbook/read/index.js";
import { u32 } from "./make-xls.js";

const sheet: XLSX.WorkSheet = {
  "!ref": "A1:C4",
  "!merges": [{ s: { r: 3, c: 0 }, e: { r: 3, c: 2 } }],
  "!rows": [{}, { hidden: true }],
  A1: { t: "s", v: "Xã Nậm Sỏ" },
  B1: { t: "n", v: 1234.5 },
  C1: { t: "n", v: 0 },
  A2: { t: "b", v: false },
  B2: { t: "e", v: 7 },
  C2: { t: "n", v: 0.95, z: "0%" },
  A3: { t: "n", v: 45750, z: "dd/mm/yyyy" },
  B3: { t: "n", v: -7 },
};
const book: XLSX.WorkBook = {
  SheetNames: ["Biểu 1", "Ẩn"],
  Sheets: { "Biểu 1": sheet, Ẩn: { "!ref": "A1", A1: { t: "n", v: 1 } } },
  Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] },
};
const bytes = new Uint8Array(
  XLSX.write(book, { bookType: "xlsb", type: "buffer", compression: true, bookSST: true }) as Buffer,
);

function codeOf(file: Uint8Array, limits = {}, password?: string): string {
  try {
    readWorkbook(file, limits, { password });
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
  return "read";
}

const part = "xl/worksheets/sheet1.bin";
function changed(change: (sheet: Buffer) => Uint8Array, name = part): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: change(Buffer.from(parts[name]!)) });
}
/** A record before the end of the sheet, whose number takes two bytes. */
function withRecords(...records: Uint8Array[]) {
  const end = Buffer.from([0x92, 0x01, 0x00]); // the end of its rows
  return changed((sheet) => {
    const at = sheet.indexOf(end);
    expect(at).toBeGreaterThan(0);
    return Buffer.concat([sheet.subarray(0, at + 3), ...records, sheet.subarray(at + 3)]);
  });
}

describe("an .xlsb", () => {
  test("numbers, texts, truth values, errors, formats, merges, hidden rows and sheets", () => {
    const { sheets } = readWorkbook(bytes);
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Biểu 1", "visible"],
      ["Ẩn", "veryHidden"],
    ]);
    const [first] = sheets;
    expect([...first!.cells].map(([at, { value, isDate, format }]) => [at, value, isDate, format])).toEqual([
      ["A1", "Xã Nậm Sỏ", false, undefined],
      ["B1", 1234.5, false, undefined],
      ["C1", 0, false, undefined],
      ["A2", false, false, undefined],
      ["B2", { error: "#DIV/0!" }, false, undefined],
      ["C2", 0.95, false, "0%"],
      ["A3", 45750, true, "dd/mm/yyyy"],
      ["B3", -7, false, undefined],
    ]);
    expect(first).toMatchObject({ merges: ["A4:C4"], hiddenRows: new Set([2]), isProtected: false });
  });

  test("with a password, given it", () => {
    const locked = encrypt(Buffer.from(bytes), { password: "1" });
    expect(codeOf(locked, {}, "1")).toBe("read");
  });

  test("a part cut short, a record that leaves it, a missing part: refused", () => {
    for (const share of [0.2, 0.5, 0.9, 0.99])
      expect(codeOf(changed((data) => data.subarray(0, Math.floor(data.length * share))))).toBe("reading.xml_damaged");
    expect(codeOf(changed((data) => data.subarray(0, 20), "xl/workbook.bin"))).toBe("reading.xml_damaged");
    const { [part]: _, ...others } = unzipSync(bytes);
    expect(codeOf(zipSync(others))).toBe("reading.part_missing");
    const { "xl/sharedStrings.bin": __, ...stringless } = unzipSync(bytes);
    expect(codeOf(zipSync(stringless))).toBe("reading.conversion_failed");
  });

  test("the limits hold, over all sheets", () => {
    expect(codeOf(bytes, { cells: 8 })).toBe("reading.too_many_cells");
    expect(codeOf(bytes, { cells: 9 })).toBe("read");
    expect(codeOf(bytes, { sheets: 1 })).toBe("reading.too_many_sheets");
    expect(codeOf(bytes, { merges: 0 })).toBe("reading.too_many_merges");
    expect(codeOf(bytes, { textLength: 3 })).toBe("reading.text_too_long");
    expect(codeOf(bytes, { partBytes: 50 })).toBe("reading.too_large");
  });

  test("hyperlinks over the whole sheet cost nothing; protection is seen", () => {
    const area = [u32(0, 1_048_575, 0, 16_383), u32(0), u32(0), u32(0), u32(0)];
    const link = Buffer.concat([Buffer.from([0xee, 0x03, 32]), ...area]);
    const guard = Buffer.concat([Buffer.from([0x97, 0x04, 66]), Buffer.alloc(66, 1)]);
    const started = performance.now();
    expect(readWorkbook(withRecords(link, link)).sheets[0]!.cells.size).toBe(8);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(readWorkbook(withRecords(guard)).sheets[0]!.isProtected).toBe(true);
  });
});
