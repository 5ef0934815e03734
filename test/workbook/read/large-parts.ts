/** Parts of very many pieces, and the archives that hold them. */
import { main, row } from "./make.js";
import { type ZipLie, zipOf } from "./zip-bytes.js";

export const mebibytes = (count: number) => count * 2 ** 20;

/** A sheet with the figure 8 in A1. */
export const figure = row('<c r="A1"><v>8</v></c>');

export function packed(parts: readonly [string, string | Uint8Array][], more: readonly ZipLie[] = []): Buffer {
  return zipOf([...parts.map(([name, data]) => ({ name, data })), ...more]);
}

/** A whole number from 0, without a pattern that deflate would find. */
let state = 1;
export function random(below: number): number {
  state = (state * 1103515245 + 12345) & 0x7fffffff;
  return (state >> 8) % below;
}

/**
 * Pieces up to a length; not all alike, or the ratio of the part would be refused before anything else. Over again after
 * 64 KiB, which deflate does not look back to.
 */
export function repeated(length: number, piece: () => string): string {
  let pieces = "";
  while (pieces.length < Math.min(length, 2 ** 16)) pieces += piece();
  return pieces.repeat(Math.max(1, Math.floor(length / pieces.length)));
}

/** So many pieces, of which each knows its place. */
export const times = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => piece(i)).join("");
/** The one mostly, and the other now and then. */
export const either = (one: string, other: string) => () => (random(8) ? one : other);

/** A workbook part whose sheets have these relations; equal ones name the same part. */
export function workbook(ids: readonly string[], after = ""): string {
  const namespaces = `xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
  const list = ids.map((id, i) => `<sheet name="B${i}" sheetId="${i + 1}" r:id="${id}"/>`).join("");
  return `<?xml version="1.0"?><workbook ${namespaces}><sheets>${list}</sheets>${after}</workbook>`;
}

/** Cells of a hundred columns, the first of which holds the figure; none has an address. */
export const table = (count: number, cell: () => string) =>
  `<sheetData>${times(count / 100, (r) => `<row>${r ? "" : "<c><v>8</v></c>"}${times(r ? 100 : 99, cell)}</row>`)}</sheetData>`;
