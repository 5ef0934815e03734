/** How much of a file we are ready to take on: far above any honest form, far below what hurts. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  fileBytes: number;
  /** Entries of the zip directory. */
  entries: number;
  /** Bytes of one part, inflated. */
  partBytes: number;
  /** Bytes of all parts that are read, inflated. */
  totalBytes: number;
  /** UTF-16 units of a part that only the thorough parser understands: it is ten times as slow as the scanner. */
  parsedLength: number;
  /** Inflated over packed size of a part, where it inflates to more than a mebibyte. Deflate cannot exceed 1032. */
  ratio: number;
  /** Elements inside elements. */
  depth: number;
  sheets: number;
  /** Cells that hold something, in the whole workbook. Empty styled cells cost nothing and do not count. */
  cells: number;
  /** Defined names. */
  names: number;
  /** Merged ranges, in the whole workbook. */
  merges: number;
  /** UTF-16 units of one text. Excel itself stops at 32,767. */
  textLength: number;
}

export const defaultLimits: ReadLimits = {
  fileBytes: 64 * 2 ** 20,
  entries: 10_000,
  partBytes: 64 * 2 ** 20,
  totalBytes: 128 * 2 ** 20,
  parsedLength: 16 * 2 ** 20,
  ratio: 400,
  depth: 64,
  sheets: 500,
  cells: 1_000_000,
  names: 50_000,
  merges: 100_000,
  textLength: 100_000,
};
