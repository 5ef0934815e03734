/** What a file that is no .xlsx really is, by its first bytes: the name it came under says nothing. */
import type { ReadLimits } from "./limits.js";
import { type UnreadableCode, UnreadableWorkbook } from "./unreadable.js";
import { openZip, type Zip } from "./zip.js";

/** Why the bytes are no .xlsx or .xlsm; null where they seem to be one. Never throws. */
export function kindOfContent(bytes: Buffer, limits: ReadLimits): UnreadableCode | null {
  const refusal = refusalByContent(bytes);
  if (refusal) return refusal;
  try {
    const zip = openZip(bytes, limits);
    return zip.has("xl/workbook.xml") ? null : refusalOfZip(zip);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
}

/** Why the bytes are no zip we could open; null where they begin like one. */
export function refusalByContent(bytes: Buffer): UnreadableCode | null {
  if (bytes.length === 0) return "reading.is_empty";
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return null;
  for (const [magic, code] of magics) if (startsWith(bytes, magic)) return code;
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return refusalOfOle(bytes);
  if (bytes.toString("latin1", 4, 8) === "ftyp") return "reading.is_picture"; // HEIC and video from a telephone
  if (bytes.subarray(0, 1024).includes("%PDF-")) return "reading.is_pdf";
  return refusalOfText(bytes);
}

const magics: [string, UnreadableCode][] = [
  ["%PDF-", "reading.is_pdf"],
  ["\xff\xd8\xff", "reading.is_picture"],
  ["\x89PNG", "reading.is_picture"],
  ["GIF8", "reading.is_picture"],
  ["II*\0", "reading.is_picture"],
  ["MM\0*", "reading.is_picture"],
  ["RIFF", "reading.is_picture"],
  ["Rar!", "reading.is_archive"],
  ["7z\xbc\xaf\x27\x1c", "reading.is_archive"],
  ["\x1f\x8b", "reading.is_archive"],
  ["MZ", "reading.is_program"],
  ["\x7fELF", "reading.is_program"],
  ["{\\rtf", "reading.is_word"],
  // Worksheets of Excel 2 to 4, which had no container.
  ["\x09\x00\x04\x00", "reading.is_xls"],
  ["\x09\x02\x06\x00", "reading.is_xls"],
  ["\x09\x04\x06\x00", "reading.is_xls"],
];

/** An OLE file, by the class of its root, or else by the streams its directory names. */
function refusalOfOle(bytes: Buffer): UnreadableCode {
  const has = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, "utf16le"));
  if (has("EncryptedPackage")) return "reading.encrypted";
  if (has("__properties_version1.0")) return "reading.is_mail";
  // A workbook may hold a Word document, and the other way round: the class of the root says which it is.
  const code = refusalByRootClass.get(rootClass(bytes));
  if (code) return code;
  if (has("Workbook") || has("Book")) return "reading.is_xls";
  if (has("WordDocument")) return "reading.is_word";
  return has("PowerPoint Document") ? "reading.is_presentation" : "reading.unknown";
}

const refusalByRootClass = new Map<number, UnreadableCode>([
  [0x00020810, "reading.is_xls"],
  [0x00020820, "reading.is_xls"],
  [0x00020900, "reading.is_word"],
  [0x00020906, "reading.is_word"],
]);

/** First word of the class id in the root entry, which opens the directory; 0 where there is none. */
function rootClass(bytes: Buffer): number {
  if (bytes.length < 512) return 0;
  const sectorSize = 2 ** Math.min(bytes.readUInt16LE(30), 16);
  const root = (bytes.readUInt32LE(48) + 1) * sectorSize;
  return root + 128 <= bytes.length ? bytes.readUInt32LE(root + 80) : 0;
}

function refusalOfText(bytes: Buffer): UnreadableCode {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0;
  const head = wide ? bytes.subarray(0, 4096).toString("utf16le") : bytes.toString("latin1", 0, 4096);
  const start = head.replace(/^(?:\ufeff|\xef\xbb\xbf)?\s*/, "").toLowerCase();
  if (start.startsWith("<?xml") && start.includes("schemas-microsoft-com:office:spreadsheet")) return "reading.is_xml";
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table|meta|style|div)\b/.test(start))
    return "reading.is_html";
  if (start.startsWith("mime-version:")) return "reading.is_html"; // a web page saved as one file
  if (/^(?:received|return-path|from|to|subject|date|delivered-to|message-id|content-type|x-[\w-]+):/.test(start))
    return "reading.is_mail";
  return start !== "" && !hasControls(head) ? "reading.is_text" : "reading.unknown";
}

/** Text has no control characters but tabs, line ends and form feeds. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && !(code >= 9 && code <= 13)) return true;
  }
  return false;
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.toString("latin1", 0, magic.length) === magic;
}

/** Why a zip without a workbook part is refused. */
export function refusalOfZip(zip: Zip): UnreadableCode {
  if (zip.has("xl/workbook.bin")) return "reading.is_xlsb";
  if (zip.has("word/document.xml")) return "reading.is_word";
  if (zip.has("ppt/presentation.xml")) return "reading.is_presentation";
  if (zip.has("mimetype")) {
    const type = zip.part("mimetype")!.toString("latin1", 0, 100);
    if (type.includes("opendocument.spreadsheet")) return "reading.is_ods";
    if (type.includes("opendocument.presentation")) return "reading.is_presentation";
    if (type.includes("opendocument.text")) return "reading.is_word";
  }
  if (zip.has("content.xml") && zip.has("META-INF/manifest.xml")) return "reading.is_ods";
  for (const name of zip.names()) if (name.startsWith("xl/")) return "reading.no_workbook";
  return zip.has("[Content_Types].xml") ? "reading.no_workbook" : "reading.is_archive";
}
