/** Files of Excel 2 to 2003, written byte by byte: what they hold, and that damage is refused rather than passed over. */
import { describe, expect, test } from "vitest";
import { readWorkbook, UnreadableWorkbook } from "../../../../src/workbook/read/index.js";
import {
  type Book,
  biff8,
  boolOrError,
  f64,
  formula,
  label,
  manyRk,
  number,
  ole,
  record,
  results,
  rk,
  text16,
  textResult,
  u8,
  u16,
  u32,
  xls,
} from "./make-xls.js";

/** The cells of a workbook of one sheet. */
function cellsOf(records: Uint8Array[], more: Partial<Book> = {}) {
  const book = readWorkbook(xls({ ...more, sheets: [{ name: "Biểu 01", records }] }));
  return Object.fromEntries([...book.sheets[0]!.cells].map(([at, cell]) => [at, cell]));
}

function codeOf(bytes: Uint8Array, limits = {}): string {
  try {
    readWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
  return "read";
}

const strings = ["Xã Nậm Sỏ", "đ/c"];

describe("what a cell holds", () => {
  test("numbers, in the four ways in which they are written", () => {
    const cells = cellsOf([
      number(0, 0, 1234.5),
      rk(1, 0, (12 << 2) | 2),
      rk(2, 0, (1234 << 2) | 3),
      rk(3, 0, ((-5 << 2) | 2) >>> 0),
      manyRk(4, 1, [(7 << 2) | 2, f64(0.5).readUInt32LE(4)]),
      number(5, 0, 0),
    ]);
    expect(Object.entries(cells).map(([at, { value, cached }]) => [at, value, cached])).toEqual([
      ["A1", 1234.5, true],
      ["A2", 12, true],
      ["A3", 12.34, true],
      ["A4", -5, true],
      ["B5", 7, true],
      ["C5", 0.5, true],
      ["A6", 0, true],
    ]);
  });

  test("texts, truth values and errors", () => {
    const cells = cellsOf(
      [
        label(0, 0, 0),
        label(1, 0, 1),
        boolOrError(2, 0, 1, false),
        boolOrError(3, 0, 0, false),
        boolOrError(4, 0, 7, true),
      ],
      { strings },
    );
    expect(Object.values(cells).map(({ value }) => value)).toEqual([
      "Xã Nậm Sỏ",
      "đ/c",
      true,
      false,
      { error: "#DIV/0!" },
    ]);
  });

  test("texts that go on in the next record, where the width of the characters may change", () => {
    const start = Buffer.concat([u32(2, 2), u16(6), u8(0), Buffer.from("abc")]);
    const rest = Buffer.concat([u8(1), Buffer.from("ữệ!", "utf16le"), text16("đ/c")]);
    const table = [record(0x00fc, start), record(0x003c, rest)];
    expect(cellsOf([label(0, 0, 0), label(1, 0, 1)], { names: table, strings: null })).toMatchObject({
      A1: { value: "abcữệ!" },
      A2: { value: "đ/c" },
    });
  });

  test("results of formulas, also 0, false and an empty text", () => {
    const cells = cellsOf([
      formula(0, 0, results.number(0)),
      formula(1, 0, results.truth(0)),
      formula(2, 0, results.error(0x2a)),
      formula(3, 0, results.emptyText),
      formula(4, 0, results.text),
      textResult("không phát sinh"),
    ]);
    const read = Object.values(cells).map(({ value, cached, formula: text }) => [value, cached, text]);
    expect(read).toEqual([
      [0, true, "1"],
      [false, true, "1"],
      [{ error: "#N/A" }, true, "1"],
      ["", true, "1"],
      ["không phát sinh", true, "1"],
    ]);
  });

  test("a formula whose text never comes, or that was saved before it was computed, has no result: not 0", () => {
    expect(cellsOf([formula(0, 0, results.text), number(1, 0, 5)])).toMatchObject({
      A1: { value: null, cached: false },
      A2: { value: 5 },
    });
    const uncalculated = [record(0x005e, u16(0)), formula(0, 0, results.number(0)), number(1, 0, 5)];
    expect(cellsOf(uncalculated)).toMatchObject({ A1: { value: null, cached: false }, A2: { value: 5, cached: true } });
  });

  test("a 0 of LibreOffice, which writes it for an empty text, is none unless the formula can only give numbers", () => {
    const build = u16(0x0dbb, 0x07cc, 0, 0);
    const sum = u8(0x1e, 1, 0, 0x1e, 2, 0, 0x03); // 1+2
    const either = u8(0x1d, 1, 0x17, 0, 0, 0x22, 2, 1, 0); // IF(TRUE,"")
    const records = [formula(0, 0, results.number(0), sum), formula(1, 0, results.number(0), either)];
    const numbers = [formula(2, 0, results.number(3), either)];
    expect(cellsOf([...records, ...numbers], { build })).toMatchObject({
      A1: { value: 0, formula: "1+2" },
      A2: { value: null, cached: false, formula: 'IF(TRUE,"")' },
      A3: { value: 3 },
    });
    expect(cellsOf(records)).toMatchObject({ A1: { value: 0 }, A2: { value: 0, cached: true } });
  });

  test("formats say what is a date and what a percentage", () => {
    const style = (format: number) => record(0x00e0, u16(0, format), Buffer.alloc(16));
    const format = record(0x041e, u16(164), text16("dd/mm/yyyy"));
    const globals = [format, style(0), style(164), style(10)];
    const cells = cellsOf([number(0, 0, 45750, 1), number(1, 0, 0.95, 2), number(2, 0, 1)], { globals });
    expect(cells.A1).toMatchObject({ value: 45750, isDate: true, format: "dd/mm/yyyy" });
    expect(cells.A2).toMatchObject({ value: 0.95, isDate: false, format: "0.00%" });
    expect(cells.A3).toMatchObject({ value: 1, isDate: false });
    expect(cells.A3).not.toHaveProperty("format");
  });
});

describe("what the workbook says beside its cells", () => {
  test("sheets in the order of their tabs, hidden ones too, with merges, hidden rows and protection", () => {
    const hiddenRow = record(0x0208, u16(6, 0, 1, 255, 0, 0), u32(0x0120));
    const merged = record(0x00e5, u16(1, 0, 0, 0, 2));
    const [first, second] = [
      { name: "Một", records: [number(0, 0, 1), hiddenRow, merged, record(0x0012, u16(1))] },
      { name: "Hai", state: 1, records: [number(0, 0, 2)] },
    ];
    const book = readWorkbook(xls({ sheets: [first!, second!, { name: "Ba", state: 2, records: [] }] }));
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Một", "visible"],
      ["Hai", "hidden"],
      ["Ba", "veryHidden"],
    ]);
    expect(book.sheets[0]).toMatchObject({ merges: ["A1:C1"], hiddenRows: new Set([7]), isProtected: true });
    expect(book.sheets[1]).toMatchObject({ merges: [], hiddenRows: new Set(), isProtected: false });
    expect(book.sheets[1]!.cells.get("A1")!.value).toBe(2);
  });

  test("names, of the workbook first; macros, links, the calendar of 1904", () => {
    const name = (text: string, sheet: number) =>
      record(
        0x0018,
        u16(0),
        u8(0, text.length),
        u16(7, 0, sheet),
        u32(0),
        u8(0),
        Buffer.from(text, "latin1"),
        u8(0x3a),
        u16(0, 11, 5),
      );
    const own = [record(0x01ae, u16(1, 0x0401)), record(0x0017, u16(1, 0, 0, 0))];
    const names = [...own, name("TC01_QPPL", 1), name("TC01_QPPL", 0)];
    const sheets = [{ name: "Biểu 1", records: [number(11, 5, 3)] }];
    const area = { sheet: "Biểu 1", top: 12, left: 6, bottom: 12, right: 6 };
    const book = readWorkbook(xls({ sheets, names, globals: [record(0x0022, u16(1))] }));
    expect(book.names).toMatchObject([
      { name: "TC01_QPPL", local: false, ...area },
      { name: "TC01_QPPL", local: true, ...area },
    ]);
    expect(book).toMatchObject({ date1904: true, hasMacros: false, hasExternalLinks: false });

    const link = record(0x01ae, u16(1), text16("\u0001\u0003BC2025.xls"), text16("Sheet1"));
    const macros = { name: "Macro1", kind: 1, records: [number(0, 0, 9)] };
    const linked = readWorkbook(xls({ sheets: [...sheets, macros], names: [...own.slice(0, 1), link] }));
    expect(linked).toMatchObject({ hasMacros: true, hasExternalLinks: true });
    expect(linked.sheets[1]).toMatchObject({ name: "Macro1", cells: new Map() });

    const module = { name: "Module1", kind: 6, records: [] };
    const programmed = readWorkbook(xls({ sheets: [module, ...sheets] }));
    expect(programmed.sheets.map(({ name, cells }) => [name, cells.size])).toEqual([["Biểu 1", 1]]);
    expect(programmed.hasMacros).toBe(true);
  });

  test("Excel 5: text in the code page of the machine", () => {
    const begin = (kind: number) => record(0x0809, u16(0x0500, kind, 0, 0));
    const textCell = record(0x0204, u16(0, 0, 0, 4), Buffer.from("Ti\xd2n", "latin1"));
    const list = (position: number) => record(0x0085, u32(position), u8(0, 0, 3), Buffer.from("M\xf0t", "latin1"));
    const head = (position: number) =>
      Buffer.concat([begin(5), record(0x0042, u16(1258)), list(position), record(0x000a)]);
    const sheet = Buffer.concat([begin(0x10), textCell, number(1, 0, 7), record(0x000a)]);
    const book = readWorkbook(ole({ Book: Buffer.concat([head(head(0).length), sheet]) }));
    // 0xD2 is a combining hook above in Windows-1258, 0xF0 a đ.
    expect(book.sheets[0]!.name).toBe("Mđt");
    expect(book.sheets[0]!.cells.get("A1")!.value).toBe("Ti\u0309n");
    expect(book.sheets[0]!.cells.get("A2")!.value).toBe(7);
  });

  test("Excel 2 and 3: the file is one sheet, without a container", () => {
    const excel3 = Buffer.concat([
      record(0x0209, u16(0, 0x10, 0)),
      record(0x0203, u16(2, 1, 0), f64(12.5)),
      record(0x000a),
    ]);
    expect(readWorkbook(excel3).sheets[0]!.cells.get("B3")!.value).toBe(12.5);
    const excel2 = Buffer.concat([
      record(0x0009, u16(2, 0x10)),
      record(0x0003, u16(0, 0), u8(0, 0, 0), f64(0.25)),
      record(0x0002, u16(1, 0), u8(0, 0, 0), u16(9)),
      record(0x0004, u16(2, 0), u8(0, 0, 0), u8(2), Buffer.from("OK")),
      record(0x000a),
    ]);
    expect([...readWorkbook(excel2).sheets[0]!.cells.values()].map(({ value }) => value)).toEqual([0.25, 9, "OK"]);
  });
});

describe("damage and hostility", () => {
  const sheets = [
    { name: "Một", records: Array.from({ length: 40 }, (_, row) => number(row, 0, row * 1.5)) },
    { name: "Hai", records: Array.from({ length: 300 }, (_, row) => label(row, 1, row % 2)) },
  ];
  const stream = biff8({ sheets, strings });
  const whole = ole({ Workbook: stream });
  const wanted = JSON.stringify(allCells(whole));

  test("a file cut anywhere reads as the whole one or is refused; never with fewer cells", () => {
    let read = 0;
    for (let length = 0; length < whole.length; length += 61) {
      const cut = whole.subarray(0, length);
      const code = codeOf(cut);
      if (code !== "read") continue;
      read++;
      expect(JSON.stringify(allCells(cut)), `cut at ${length}`).toBe(wanted);
    }
    expect(read).toBeLessThan(20);
  });

  test("a stream cut anywhere inside a whole container is refused", () => {
    for (let length = 4; length < stream.length; length += 37)
      expect(codeOf(ole({ Workbook: stream.subarray(0, length) })), `cut at ${length}`).toBe("reading.ole_damaged");
  });

  test("changed bytes lead to a reading or a refusal, in bounded time", () => {
    let seed = 12345;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed % below;
    };
    const codes = new Set<string>();
    for (let n = 0; n < 40; n++) {
      const changed = Buffer.from(whole);
      for (let k = 0; k <= n % 3; k++) changed[random(changed.length)]! ^= 1 << random(8);
      const started = performance.now();
      codes.add(codeOf(changed));
      expect(performance.now() - started, `change ${n}`).toBeLessThan(5000);
    }
    for (const code of codes) expect(code).toMatch(/^read/);
  });

  test("sheets that are not where the list says, or share a place, are refused", () => {
    expect(codeOf(ole({ Workbook: biff8({ sheets, strings, shift: 2 }) }))).toBe("reading.ole_damaged");
    expect(codeOf(ole({ Workbook: biff8({ sheets, strings, shift: 2 ** 20 }) }))).toBe("reading.ole_damaged");
    const [first] = sheets;
    const shared = biff8({ sheets: [first!, { ...first!, name: "Ba" }] });
    const entries = [...shared.keys()].filter((at) => shared.readUInt16LE(Math.min(at, shared.length - 2)) === 0x0085);
    shared.copy(shared, entries[1]! + 4, entries[0]! + 4, entries[0]! + 8);
    expect(codeOf(ole({ Workbook: shared }))).toBe("reading.ole_damaged");
  });

  test("what cannot be is refused: a cell twice, a text that is missing, a number that is none, two sheets of one name", () => {
    const one = (records: Uint8Array[], more: Partial<Book> = {}) =>
      codeOf(xls({ sheets: [{ name: "A", records }], ...more }));
    expect(one([number(0, 0, 1), number(0, 0, 2)])).toBe("reading.cell_twice");
    expect(one([label(0, 0, 5)], { strings })).toBe("reading.conversion_failed");
    expect(one([number(0, 0, Number.NaN)])).toBe("reading.ole_damaged");
    expect(one([boolOrError(0, 0, 99, true)])).toBe("reading.ole_damaged");
    expect(one([number(0, 300, 1), record(0x0203, u16(1, 0))])).toBe("reading.ole_damaged");
    expect(one([record(0x00bd, u16(0, 0, 0), u32(2), u16(500))])).toBe("reading.ole_damaged");
    const twins = ["Biểu", "BIỂU"].map((name) => ({ name, records: [number(0, 0, 1)] }));
    expect(codeOf(xls({ sheets: twins }))).toBe("reading.conversion_failed");
  });

  test("the limits hold before anything is converted", () => {
    const limited = (limits: object, book: Book = { sheets, strings }) => codeOf(xls(book), limits);
    expect(limited({ cells: 339 })).toBe("reading.too_many_cells");
    expect(limited({ cells: 340 })).toBe("read");
    expect(limited({ sheets: 1 })).toBe("reading.too_many_sheets");
    expect(limited({ textLength: 5 })).toBe("reading.text_too_long");
    const merges = record(0x00e5, u16(2, 0, 0, 0, 1, 1, 1, 0, 1));
    expect(limited({ merges: 1 }, { sheets: [{ name: "A", records: [merges] }] })).toBe("reading.too_many_merges");
    const names = Array.from({ length: 3 }, () => record(0x0018, u16(0), u8(0, 1), u16(0, 0, 0), u32(0), u8(0, 65)));
    expect(limited({ names: 2 }, { sheets, strings, names })).toBe("reading.too_many_names");
  });

  test("hyperlinks over whole sheets cost nothing", () => {
    const area = record(0x01b8, u16(0, 65535, 0, 255), Buffer.alloc(100));
    const started = performance.now();
    expect(cellsOf([number(0, 0, 1), ...Array.from({ length: 200 }, () => area)])).toMatchObject({ A1: { value: 1 } });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test("no workbook in the container, or none that is ours", () => {
    const mark = Buffer.concat([Buffer.alloc(100), Buffer.from("Workbook\0", "utf16le")]);
    expect(codeOf(ole({ Contents: mark }))).toBe("reading.no_workbook");
    expect(codeOf(ole({ Workbook: Buffer.from("this is no workbook at all") }))).toBe("reading.ole_damaged");
    expect(codeOf(xls({ sheets: [] }))).toBe("reading.no_workbook");
  });
});

function allCells(bytes: Uint8Array) {
  return readWorkbook(bytes).sheets.map(({ name, cells }) => [name, ...cells]);
}
