import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { catalogue } from "../../../src/messages/index.js";
import { defaultLimits, kindOfContent, readWorkbook, UnreadableWorkbook } from "../../../src/workbook/read/index.js";

const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const ole = (stream: string, rootClass = 0) => {
  const bytes = Buffer.alloc(2048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48); // the directory is the second sector after the header
  bytes.writeUInt32LE(rootClass, 1024 + 80);
  bytes.write(`${stream}\0`, 1200, "utf16le");
  return bytes;
};

const samples: [string, Uint8Array, string][] = [
  ["an empty file", new Uint8Array(), "reading.is_empty"],
  ["an old Excel file", ole("Workbook"), "reading.is_xls"],
  ["an old Excel file with a Word document in it", ole("WordDocument", 0x00020820), "reading.is_xls"],
  ["a workbook with a password", ole("EncryptedPackage"), "reading.encrypted"],
  ["an old Word file", ole("WordDocument"), "reading.is_word"],
  ["an Outlook message", ole("__properties_version1.0"), "reading.is_mail"],
  ["an unknown OLE file", ole("Contents"), "reading.unknown"],
  ["a PDF", strToU8("%PDF-1.7\n%âã"), "reading.is_pdf"],
  ["a photo", Buffer.from("ffd8ffe000104a46", "hex"), "reading.is_picture"],
  ["a photo from a telephone", strToU8("\0\0\0\x18ftypheic"), "reading.is_picture"],
  ["a RAR archive", strToU8("Rar!\x1a\x07\0"), "reading.is_archive"],
  ["a program", strToU8("MZ\x90\0"), "reading.is_program"],
  ["a web page", strToU8("\ufeff \n<!DOCTYPE html><table>"), "reading.is_html"],
  ["a web page in UTF-16", Buffer.from("\ufeff<html><table>", "utf16le"), "reading.is_html"],
  [
    "an XML spreadsheet",
    strToU8(
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ),
    "reading.is_xml",
  ],
  ["an e-mail", strToU8("Return-Path: <a@b>\r\nSubject: x\r\n"), "reading.is_mail"],
  ["a CSV", strToU8("Mã;Số liệu\r\nTC01;5\r\n"), "reading.is_text"],
  ["zeros", new Uint8Array(100), "reading.unknown"],
  ["an .xlsb", zip({ "[Content_Types].xml": "", "xl/workbook.bin": "" }), "reading.is_xlsb"],
  ["a .docx", zip({ "[Content_Types].xml": "", "word/document.xml": "" }), "reading.is_word"],
  ["a .pptx", zip({ "[Content_Types].xml": "", "ppt/presentation.xml": "" }), "reading.is_presentation"],
  ["an .ods", zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "" }), "reading.is_ods"],
  ["an .odt", zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "" }), "reading.is_word"],
  ["an archive of workbooks", zip({ "Biểu 01.xlsx": "PK" }), "reading.is_archive"],
  [
    "a workbook without its workbook part",
    zip({ "[Content_Types].xml": "", "xl/styles.xml": "" }),
    "reading.no_workbook",
  ],
  ["the beginning of a workbook", strToU8("PK\x03\x04abc"), "reading.zip_damaged"],
];

/** Kinds that are read, so that a made-up sample of them is refused as damaged. */
const opened = ["reading.is_xls", "reading.is_xlsb", "reading.is_ods", "reading.encrypted"];

test.each(samples)("%s is called by its name", (_, bytes, code) => {
  expect(kindOfContent(Buffer.from(bytes), defaultLimits)).toBe(code);
  const refusal = () => readWorkbook(bytes);
  expect(refusal).toThrow(UnreadableWorkbook);
  if (!opened.includes(code)) expect(refusal).toThrow(expect.objectContaining({ code }));
});

test("every refusal says in both languages what to do", () => {
  const reading = Object.entries(catalogue).filter(([code]) => code.startsWith("reading."));
  for (const [, { vi, en }] of reading) {
    expect(vi).toMatch(/Đề nghị|đề nghị/);
    expect(en).toMatch(/[Pp]lease/);
  }
});
