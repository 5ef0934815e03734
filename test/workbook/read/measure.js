/**
 * Reads one file, as a process of its own, and prints what it held and what that cost. Arguments: the reader ("exceljs",
 * "sheetjs", or the address of ours, compiled), the file, limits as JSON with "Infinity" for those switched off.
 */
import { existsSync, readFileSync } from "node:fs";

const [reader = "", file = "", limits = "{}"] = process.argv.slice(2);
const read = await readerOf(reader);
const bytes = readFileSync(file);
const started = performance.now();
const before = process.cpuUsage();
const held = await attempt();
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
const elapsed = (performance.now() - started) / 1000;
console.log(JSON.stringify({ ...held, seconds, elapsed, megabytes: peakMegabytes() }));

async function attempt() {
  try {
    return { code: null, .../** @type {object} */ (await read()) };
  } catch (error) {
    const { name, code } = /** @type {{ name: string; code: string }} */ (error);
    if (name !== "UnreadableWorkbook") throw error;
    return { code, cells: {}, counts: { sheets: 0, cells: 0, names: 0, comments: 0 } };
  }
}

/**
 * Of the whole process. Linux counts the peak of the process that started this one into maxRSS; its own memory map does
 * not.
 */
function peakMegabytes() {
  const map = "/proc/self/status";
  const own = existsSync(map) && /VmHWM:\s+(\d+)/.exec(readFileSync(map, "utf8"))?.[1];
  return (own ? Number(own) : process.resourceUsage().maxRSS) / 1024;
}

/** @param {string} name */
async function readerOf(name) {
  if (name === "exceljs") {
    const { default: ExcelJS } = await import("exceljs");
    return async () => {
      const { worksheets } = await new ExcelJS.Workbook().xlsx.load(/** @type {never} */ (bytes));
      return peerCells(worksheets.map((sheet) => [sheet.name, (at) => sheet.getCell(at).value]));
    };
  }
  if (name === "sheetjs") {
    const SheetJS = await import("@e965/xlsx");
    return async () => {
      const { SheetNames, Sheets } = SheetJS.read(bytes, { type: "buffer" });
      return peerCells(SheetNames.map((sheet) => [sheet, (at) => Sheets[sheet]?.[at]?.v]));
    };
  }
  const { readWorkbook } = await import(name);
  const off = JSON.parse(limits, (_, value) => (value === "Infinity" ? Number.POSITIVE_INFINITY : value));
  return async () => ourCells(readWorkbook(bytes, off));
}

/** @typedef {{ name: string, cells: Map<string, { value: unknown, formula?: string }> }} Sheet */

/**
 * Every cell of a small workbook, and of a large one only how many there are.
 * @param {{ sheets: Sheet[], names: unknown[], comments: unknown[] }} book
 */
function ourCells({ sheets, names, comments }) {
  const count = sheets.reduce((sum, { cells }) => sum + cells.size, 0);
  const counts = { sheets: sheets.length, cells: count, names: names.length, comments: comments.length };
  if (count > 20_000) return { cells: {}, counts };
  const cells = sheets.flatMap((sheet) =>
    [...sheet.cells].map(([at, { value, formula }]) => [`${sheet.name}!${at}`, JSON.stringify([value, formula])]),
  );
  return { cells: Object.fromEntries(cells), counts };
}

/**
 * Two cells of each sheet are enough to see what a peer makes of a file.
 * @param {[string, (at: string) => unknown][]} sheets
 */
function peerCells(sheets) {
  const cells = sheets.flatMap(([name, valueAt]) =>
    ["A1", "B1"].map((at) => [`${name}!${at}`, JSON.stringify(valueAt(at) ?? null)]),
  );
  return {
    cells: Object.fromEntries(cells),
    counts: { sheets: sheets.length, cells: 0, names: 0, comments: 0 },
  };
}
