/**
 * How much of a file we are ready to take on: far above any honest form (about a mebibyte, some thousand cells), and
 * low enough that whatever reaches them all is read or refused within a second and 200 MB.
 */
export interface ReadLimits {
  /** Bytes of the file itself; a form with photographs pasted into it may have many. */
  fileBytes: number;
  /** Entries of the zip directory. */
  entries: number;
  /** Bytes of one part, inflated. */
  partBytes: number;
  /** Bytes of all parts that are read, inflated. */
  totalBytes: number;
  /** UTF-16 units of all parts that only the thorough parser understands: it is ten times as slow as the scanner. */
  parsedLength: number;
  /** Inflated over packed size of a part, where it inflates to more than a mebibyte. Deflate cannot exceed 1032. */
  ratio: number;
  /** Elements inside elements. */
  depth: number;
  /** Elements of all parts, and the attributes asked of them; a sheet that the scanner understands does not count. */
  elements: number;
  sheets: number;
  /** Cells that hold something, in the whole workbook. Empty styled cells cost nothing and do not count. */
  cells: number;
  /** Shared strings. */
  strings: number;
  /** Defined names. */
  names: number;
  /** Merged ranges, in the whole workbook. */
  merges: number;
  /** UTF-16 units of one text. Excel itself stops at 32,767. */
  textLength: number;
  /** What the reading that these limits were copied for has used up of those for all its parts. */
  readonly used: { parsedLength: number; elements: number };
}

export const defaultLimits: ReadLimits = {
  fileBytes: 32 * 2 ** 20,
  entries: 10_000,
  partBytes: 32 * 2 ** 20,
  totalBytes: 36 * 2 ** 20,
  parsedLength: 3.5 * 2 ** 20,
  ratio: 400,
  depth: 64,
  elements: 250_000,
  sheets: 500,
  cells: 100_000,
  strings: 100_000,
  names: 20_000,
  merges: 100_000,
  textLength: 100_000,
  // A getter, so that every copy ({ ...defaultLimits }) comes with an account of its own.
  get used() {
    return { parsedLength: 0, elements: 0 };
  },
};

/** Length of a text as written, beyond which it cannot be one of `textLength`: no character takes more than ten. */
export const writtenLength = ({ textLength }: ReadLimits) => textLength * 12;
