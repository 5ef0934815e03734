/** An .xls written record by record (MS-XLS), so that a test can say exactly what is odd about one. */
import { createHash } from "node:crypto";
import XLSX from "@e965/xlsx";

type Container = { FullPaths: string[] };
/** The part of the library's compound files that is used here; it has no types of its own. */
export const cfb = XLSX.CFB as {
  read(bytes: Uint8Array, options: { type: "buffer" }): Container;
  find(container: Container, path: string): { content: Uint8Array } | null;
  write(container: Container, options: { type: "buffer" }): Buffer;
  utils: {
    cfb_new(): Container;
    cfb_add(container: Container, path: string, content: Uint8Array): void;
    cfb_del(container: Container, path: string): void;
  };
};

const digest = (kind: string, ...data: Uint8Array[]) => createHash(kind).update(Buffer.concat(data)).digest();

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, n) => n);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b]!, state[a]!];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(data).map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }) as Buffer;
}

/** An .xls encrypted as Excel 97 does (MS-OFFCRYPTO 2.3.6 and 2.3.7), also where only its structure is protected. */
export function encryptedXls(book: Book, password: string): Buffer {
  const salt = Buffer.from("0123456789abcdef");
  const short = digest("md5", Buffer.from(password, "utf16le")).subarray(0, 5);
  const base = digest("md5", ...Array.from({ length: 16 }, () => Buffer.concat([short, salt]))).subarray(0, 5);
  const keyOf = (block: number) => digest("md5", base, u32(block));
  const verifier = Buffer.from("fedcba9876543210");
  const proof = rc4(keyOf(0), Buffer.concat([verifier, digest("md5", verifier)]));
  const plain = biff8({ ...book, globals: [record(0x002f, u16(1, 1, 1), salt, proof), ...(book.globals ?? [])] });
  const blocks = Array.from({ length: Math.ceil(plain.length / 1024) }, (_, block) =>
    rc4(keyOf(block), plain.subarray(block * 1024, block * 1024 + 1024)),
  );
  const locked = Buffer.concat(blocks);
  for (let at = 0; at < plain.length; at += 4 + plain.readUInt16LE(at + 2)) {
    const type = plain.readUInt16LE(at);
    // Where a record starts, those that say what the file is, and the place of each sheet stay readable.
    const open = type === 0x0809 || type === 0x002f ? 4 + plain.readUInt16LE(at + 2) : type === 0x0085 ? 8 : 4;
    plain.copy(locked, at, at, at + open);
  }
  return ole({ Workbook: locked });
}

/** A compound file with these streams. */
export function ole(streams: Record<string, Uint8Array>): Buffer {
  const container = cfb.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) cfb.utils.cfb_add(container, name, content);
  cfb.utils.cfb_del(container, "\u0001Sh33tJ5");
  return cfb.write(container, { type: "buffer" });
}

export const u8 = (...values: number[]) => Buffer.from(values);
export const u16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);
export const u32 = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
export const f64 = (value: number) => Buffer.from(Float64Array.of(value).buffer);

export function record(type: number, ...data: Uint8Array[]): Buffer {
  const body = Buffer.concat(data);
  return Buffer.concat([u16(type, body.length), body]);
}

/** Text of Excel 97: a count of two bytes, the width, the characters. */
export function text16(text: string): Buffer {
  return Buffer.concat([u16(text.length), u8(1), Buffer.from(text, "utf16le")]);
}

export const number = (row: number, column: number, value: number, style = 0) =>
  record(0x0203, u16(row, column, style), f64(value));
export const rk = (row: number, column: number, bits: number) => record(0x027e, u16(row, column, 0), u32(bits));
export const manyRk = (row: number, column: number, bits: number[]) =>
  record(0x00bd, u16(row, column), ...bits.flatMap((one) => [u16(0), u32(one)]), u16(column + bits.length - 1));
export const label = (row: number, column: number, index: number) => record(0x00fd, u16(row, column, 0), u32(index));
export const boolOrError = (row: number, column: number, value: number, isError: boolean) =>
  record(0x0205, u16(row, column, 0), u8(value, isError ? 1 : 0));

/** A formula with its eight bytes of result; its tokens say `1`, or what is given. */
export const formula = (row: number, column: number, result: Uint8Array, tokens = u8(0x1e, 1, 0)) =>
  record(0x0006, u16(row, column, 0), result, u16(0), u32(0), u16(tokens.length), tokens);
export const results = {
  number: f64,
  text: u8(0, 0, 0, 0, 0, 0, 0xff, 0xff),
  truth: (value: number) => u8(1, 0, value, 0, 0, 0, 0xff, 0xff),
  error: (code: number) => u8(2, 0, code, 0, 0, 0, 0xff, 0xff),
  emptyText: u8(3, 0, 0, 0, 0, 0, 0xff, 0xff),
};
export const textResult = (text: string) => record(0x0207, text16(text));

export interface Sheet {
  name: string;
  state?: number;
  kind?: number;
  records: Uint8Array[];
}

export interface Book {
  sheets: Sheet[];
  /** Null for no table of them. */
  strings?: string[] | null;
  /** Records of the workbook as a whole, before the list of its sheets. */
  globals?: Uint8Array[];
  /** Those after it: links and names. */
  names?: Uint8Array[];
  /** Added to the position of each sheet. */
  shift?: number;
  /** The last eight bytes of the first record: what program of what year. */
  build?: Uint8Array;
}

/** The stream `Workbook`. */
export function biff8({
  sheets,
  strings = [],
  globals = [],
  names = [],
  shift = 0,
  build = u16(0x1ab5, 0x07cd, 0, 0),
}: Book): Buffer {
  const begin = (kind: number) => record(0x0809, u16(0x0600, kind), build, u32(0));
  const end = record(0x000a);
  const table = strings ? record(0x00fc, u32(strings.length, strings.length), ...strings.map(text16)) : u8();
  const list = (positions: number[]) =>
    sheets.map(({ name, state = 0, kind = 0 }, index) =>
      record(0x0085, u32(positions[index]!), u8(state, kind, name.length, 1), Buffer.from(name, "utf16le")),
    );
  const head = (positions: number[]) =>
    Buffer.concat([begin(5), ...globals, record(0x0042, u16(1200)), ...list(positions), ...names, table, end]);
  const bodies = sheets.map(({ kind = 0, records }) =>
    Buffer.concat([begin(kind === 0 ? 0x10 : 0x40), ...records, end]),
  );
  let at = head(sheets.map(() => 0)).length;
  const positions = bodies.map((body) => {
    const position = at;
    at += body.length;
    return position + shift;
  });
  return Buffer.concat([head(positions), ...bodies]);
}

export const xls = (book: Book) => ole({ Workbook: biff8(book) });
