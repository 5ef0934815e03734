/**
 * Run in a process of its own: reads a BIFF stream or an .xlsb with SheetJS and answers a Conversion (see
 * foreign/convert.ts) as JSON. Bytes come on standard input. Ends with a status other than 0 over anything it cannot
 * read; whether it read everything, the caller checks.
 *
 * @typedef {import("../foreign/convert.js").Conversion} Conversion
 * @typedef {import("../foreign/convert.js").ConvertedSheet} ConvertedSheet
 * @typedef {import("../foreign/convert.js").ConvertedCell} ConvertedCell
 * @typedef {import("@e965/xlsx").CellObject} Cell
 * @typedef {import("@e965/xlsx").WorkSheet} Sheet
 * @typedef {import("@e965/xlsx").Comment} Remark
 */
import { createRequire } from "node:module";

// The smallest build that knows .xls and .xlsb: half the start of the whole, whose tables of code pages Node has too.
// Required, not imported: an import would first search half a megabyte for names of exports.
const XLSX = /** @type {typeof import("@e965/xlsx")} */ (
  createRequire(import.meta.url)("@e965/xlsx/dist/xlsx.core.min.js")
);

/** @type {Record<number, string>} */
const encodings = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1200: "utf-16le",
  10000: "macintosh",
  65001: "utf-8",
};

/** @type {Map<number, InstanceType<typeof TextDecoder>>} By code page. */
const decoders = new Map();

const [, , kind] = process.argv;

/**
 * Stands in for the library's tables of code pages.
 * @param {number} codePage @param {string | number[] | Uint8Array} data
 */
function decode(codePage, data) {
  // One character of a text that is Unicode since Excel 97; the library would take it for one of the code page.
  if (Array.isArray(data) && kind !== "codepage") return String.fromCharCode((data[0] ?? 0) + (data[1] ?? 0) * 256);
  let decoder = decoders.get(codePage);
  if (!decoder) {
    const isWindows = codePage >= 1250 && codePage <= 1258;
    decoder = new TextDecoder(isWindows ? `windows-${codePage}` : (encodings[codePage] ?? `ibm${codePage}`));
    decoders.set(codePage, decoder);
  }
  return decoder.decode(typeof data === "string" ? Buffer.from(data, "latin1") : Uint8Array.from(data));
}

/** @param {Cell} cell @returns {ConvertedCell[1]} */
function contentOf({ t, v }) {
  if (t === "e") return { error: Number(v) };
  return typeof v === "number" || typeof v === "string" || typeof v === "boolean" ? v : null;
}

/**
 * The library reads on behind a comment of an .xls, into what says how it is set: that begins with a zero.
 * @param {Remark} comment
 */
function remark({ t }) {
  return (t ?? "").split("\0", 1)[0] ?? "";
}

/** @param {Sheet | undefined} sheet @param {string} name @returns {ConvertedSheet} */
function convertSheet(sheet, name) {
  /** @type {ConvertedCell[]} */
  const cells = [];
  /** @type {[string, string][]} */
  const comments = [];
  for (const [at, cell] of Object.entries(/** @type {Record<string, Cell>} */ (sheet ?? {}))) {
    if (at.startsWith("!")) continue;
    if (cell.c?.length) comments.push([at, cell.c.map(remark).join("\n")]);
    if (cell.t === "z" || cell.v === undefined) continue;
    cells.push([at, contentOf(cell), cell.f ?? null, typeof cell.z === "string" ? formatIndex(cell.z) : -1]);
  }
  const hiddenRows = (sheet?.["!rows"] ?? []).flatMap((row, index) => (row?.hidden ? [index + 1] : []));
  const merges = (sheet?.["!merges"] ?? []).map((range) => XLSX.utils.encode_range(range));
  return { name, cells, comments, hiddenRows, merges };
}

/** @type {Map<string, number>} */
const formats = new Map();

/** @param {string} format */
function formatIndex(format) {
  const known = formats.get(format);
  if (known !== undefined) return known;
  formats.set(format, formats.size);
  return formats.size - 1;
}

console.error = () => {}; // the library remarks on every record it does not know
/** @returns {Promise<Conversion>} */
async function convert() {
  console.error = () => {}; // the library remarks on every record it does not know
  XLSX.set_cptable({ utils: { decode } });
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const workbook = XLSX.read(Buffer.concat(chunks), {
    type: "buffer",
    cellFormula: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    WTF: true, // throw where it would pass over in silence
  });
  return {
    date1904: workbook.Workbook?.WBProps?.date1904 === true,
    sheets: workbook.SheetNames.map((name) => convertSheet(workbook.Sheets[name], name)),
    names: (workbook.Workbook?.Names ?? []).map(({ Name, Ref, Sheet }) => [Name, Ref ?? "", Sheet ?? null]),
    formats: [...formats.keys()],
  };
}

try {
  process.stdout.write(JSON.stringify(await convert()));
} catch {
  process.exitCode = 2; // not understood: why, is of no use to anyone who has the file
}
