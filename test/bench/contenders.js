/** Ways to read a workbook: ours, its peers, and what merely unpacking it costs. */
import { inflateRawSync } from "node:zlib";
import * as SheetJS from "@e965/xlsx";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { readWorkbook } from "../../dist/workbook/index.js";

export const contenders = {
  tonghop: (bytes) => void readWorkbook(bytes),
  "inflate (zlib)": inflateParts,
  "inflate (fflate)": (bytes) => void unzipSync(bytes),
  exceljs: (bytes) => new ExcelJS.Workbook().xlsx.load(bytes),
  SheetJS: (bytes) => void SheetJS.read(bytes, { type: "buffer", dense: true }),
};

/** Every part through Node's own zlib, without a check. */
function inflateParts(bytes) {
  let at = bytes.readUInt32LE(bytes.length - 22 + 16);
  for (let left = bytes.readUInt16LE(bytes.length - 22 + 10); left > 0; left--) {
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (bytes.readUInt16LE(at + 10) === 8 && size > 0)
      inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: size, chunkSize: Math.max(64, size) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
