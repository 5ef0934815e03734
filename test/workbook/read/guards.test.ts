/**
 * Each guard of the reader earns its place: with it the file is refused or read within the budget, without it (the limit
 * switched off, or a reader that has no such guard) the same file exceeds the budget or gives a wrong or lost value.
 */
import { strToU8, Unzip, UnzipInflate, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { defaultLimits, type ReadLimits } from "../../../src/workbook/read/limits.js";
import { UnreadableWorkbook } from "../../../src/workbook/read/unreadable.js";
import { parseXml } from "../../../src/workbook/read/xml.js";
import { listZip } from "../../../src/workbook/read/zip.js";
import { budget, type Outcome, Readers } from "./in-child.js";
import { either, figure, mebibytes, packed, repeated, table, times, workbook } from "./large-parts.js";
import { main, type Parts, partsOf, relations, row } from "./make.js";
import { type ZipLie, zipOf } from "./zip-bytes.js";

const readers = new Readers();
afterAll(() => readers.remove());

const off = Number.POSITIVE_INFINITY;
const book = (parts: Parts) => packed(partsOf({ sheet: figure, ...parts }));
const tags = (length: number) => `<x>${repeated(length, either("<a/>", "<b/>"))}</x>`;

const within = ({ seconds, megabytes }: Outcome) => seconds < budget.seconds && megabytes < budget.megabytes;

describe("limits, on and off", { timeout: 60_000 }, () => {
  const cases: { limit: keyof ReadLimits; what: string; code: string; bytes: () => Uint8Array }[] = [
    {
      limit: "entries",
      what: "a directory of 600,000 entries",
      code: "reading.too_many_entries",
      bytes: () => manyEntries(600_000),
    },
    {
      limit: "totalBytes",
      what: "twelve sheets of 31 MiB",
      code: "reading.too_large",
      bytes: () =>
        book({
          sheet: tags(mebibytes(31)) + figure,
          other: { "xl/workbook.xml": workbook(Array.from({ length: 12 }, () => "rId1")) },
        }),
    },
    {
      limit: "parsedLength",
      what: "two sheets of 15 MiB of comments",
      code: "reading.too_large",
      bytes: () =>
        book({
          sheet: `<!--${repeated(mebibytes(15), either("- ", " -->\n<!-- "))} -->${figure}`,
          other: { "xl/workbook.xml": workbook(["rId1", "rId1"]) },
        }),
    },
    {
      limit: "depth",
      what: "100,000 elements in one another",
      code: "reading.xml_too_deep",
      bytes: () => book({ sheet: `<!-- -->${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}${figure}` }),
    },
    {
      limit: "elements",
      what: "a million relations",
      code: "reading.too_large",
      bytes: () =>
        book({
          other: { "xl/_rels/workbook.xml.rels": manyRelations, "xl/worksheets/_rels/sheet1.xml.rels": manyRelations },
        }),
    },
    {
      limit: "sheets",
      what: "60,000 sheets of one part",
      code: "reading.too_many_sheets",
      bytes: () =>
        book({
          sheet: `<sheetData><row r="1"><c r="A1"><v>8</v></c></row>${times(5, (r) => `<row r="${r + 2}" hidden="1"/>`)}</sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells>`,
          strings: manyStrings,
          other: {
            "xl/workbook.xml": workbook(
              Array.from({ length: 60_000 }, () => "rId1"),
              `<definedNames>${manyNames}</definedNames>`,
            ),
          },
        }),
    },
    {
      limit: "cells",
      what: "a million cells",
      code: "reading.too_many_cells",
      bytes: () => book({ sheet: table(1_000_000, either('<c t="str"><v>chữ</v></c>', "<c><v>1.5</v></c>")) }),
    },
    {
      limit: "strings",
      what: "three million empty strings, and as much else as we take",
      code: "reading.too_large",
      bytes: () =>
        book({
          strings: `<si><t>ế</t></si>${repeated(mebibytes(15.5), either("<si/>", "<si />"))}`,
          sheet: manyCells + tags(mebibytes(6)),
          names: manyNames,
          styles: `<cellXfs>${times(100_000, () => "<xf/>")}</cellXfs>`,
        }),
    },
    {
      limit: "names",
      what: "400,000 names",
      code: "reading.too_many_names",
      bytes: () =>
        book({
          names: repeated(
            mebibytes(15.5),
            either('<definedName name="N">1</definedName>', '<definedName name="M">2</definedName>'),
          ),
          sheet: tags(mebibytes(19)) + figure,
        }),
    },
    {
      limit: "merges",
      what: "a million merges",
      code: "reading.too_many_merges",
      bytes: () =>
        book({
          sheet: `${figure}<mergeCells>${repeated(mebibytes(31), either('<mergeCell ref="A1"/>', '<mergeCell ref="B1"/>'))}</mergeCells>`,
        }),
    },
    {
      limit: "textLength",
      what: "one text of six million references",
      code: "reading.too_large",
      bytes: () =>
        book({ sheet: row(`<c r="A1" t="str"><v>${repeated(mebibytes(31), either("&amp;", "&#65;"))}</v></c>`) }),
    },
  ];
  test.each(cases)("$limit: $what", async ({ limit, code, bytes }) => {
    const file = readers.file(limit, bytes());
    const guarded = await readers.ours(file);
    expect(guarded.code).toBe(code);
    expect(within(guarded), JSON.stringify(guarded)).toBe(true);
    const unguarded = await readers.unguarded(file, { [limit]: off });
    expect(within(unguarded), JSON.stringify(unguarded)).toBe(false);
  });

  test("partBytes: a member of an archive; a workbook's parts are bound by totalBytes as well", () => {
    const bytes = zipOf([
      { name: "a.xlsx", data: Buffer.alloc(mebibytes(256), repeated(2 ** 16, either("ab", "b "))) },
    ]);
    const [entry] = listZip(bytes, { ...defaultLimits });
    expect(() => entry!.read()).toThrow(UnreadableWorkbook);
    const [unguarded] = listZip(bytes, { ...defaultLimits, partBytes: off });
    expect(unguarded!.read().length).toBeGreaterThan(mebibytes(budget.megabytes));
  });
});

/** As many as we take. */
const manyStrings = times(100_000, (i) => `<si><t>một chuỗi thường gặp ${i}</t></si>`);
const manyNames = times(20_000, (i) => `<definedName name="N${i}">'Biểu 01'!$A$1</definedName>`);
const manyCells = table(100_000, () => '<c t="str"><f>SUM(A1:B1)</f><v>một chuỗi thường gặp</v></c>');

/** More than a workbook can need, in 15 MiB. */
const manyRelations = relations([["rId1", "worksheet", "worksheets/sheet1.xml"]]).replace(
  "</Relationships>",
  `${repeated(mebibytes(15.5), either('<Relationship Target="../%20"/>', '<Relationship Target="./%41/"/>'))}</Relationships>`,
);

/** Entries without a body, which a 64-bit end counts. */
function manyEntries(count: number): Buffer {
  const parts = partsOf({ sheet: figure });
  const bytes = packed(parts);
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const start = bytes.readUInt32LE(end + 16);
  const more = Buffer.alloc(51 * count);
  for (let i = 0, at = 0; i < count; i++, at += 51) {
    more.write("PK\x01\x02", at, "latin1");
    more.writeUInt16LE(5, at + 28);
    more.write(i.toString(36).padStart(5, "0"), at + 46, "latin1");
  }
  const directory = Buffer.concat([bytes.subarray(start, end), more]);
  const wide = Buffer.alloc(76 + 22);
  wide.write("PK\x06\x06", "latin1");
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(count + parts.length), 24);
  wide.writeBigUInt64LE(BigInt(count + parts.length), 32);
  wide.writeBigUInt64LE(BigInt(directory.length), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  wide.write("PK\x06\x07", 56, "latin1");
  wide.writeBigUInt64LE(BigInt(start + directory.length), 64);
  wide.writeUInt32LE(1, 72);
  wide.write("PK\x05\x06", 76, "latin1");
  wide.fill(0xff, 84, 96);
  return Buffer.concat([bytes.subarray(0, start), directory, wide]);
}

/** The parts of a sound workbook, of which some lie. */
function lying(lie: (name: string) => Partial<ZipLie>, more: ZipLie[] = []): Buffer {
  return zipOf([...partsOf({ sheet: figure }).map(([name, data]) => ({ name, data, ...lie(name) })), ...more]);
}
const sheetPart = "xl/worksheets/sheet1.xml";
const ofSheet = (lie: Partial<ZipLie>) => (name: string) => (name === sheetPart ? lie : {});
const sheetOf = (inner: string) => `<?xml version="1.0"?><worksheet xmlns="${main}">${inner}</worksheet>`;
const nine = sheetOf(row('<c r="A1"><v>9</v></c>'));

/** What stands in A1 of the first sheet; null for nothing. */
const a1 = ({ cells }: Outcome) => cells["Biểu 01!A1"] ?? "null";

describe("guards against wrong and lost figures, and what a reader without them makes of the file", {
  timeout: 60_000,
}, () => {
  type Peer = "exceljs" | "sheetjs";
  const cases: { guard: string; code: string; bytes: () => Uint8Array; peer: Peer; takes: string }[] = [
    {
      guard: "the checksum: an 8 that became a 9 on the way",
      code: "reading.zip_damaged",
      bytes: () => {
        const bytes = lying(ofSheet({ method: 0 }));
        bytes[bytes.indexOf("<v>8<") + 3] = 57;
        return bytes;
      },
      peer: "sheetjs",
      takes: "9",
    },
    {
      guard: "no part twice: the first holds 8, the second 9 (SheetJS takes the other one)",
      code: "reading.part_twice",
      bytes: () => lying(() => ({}), [{ name: sheetPart, data: nine }]),
      peer: "exceljs",
      takes: "9",
    },
    {
      guard: "no part under two spellings, one of which goes back a folder",
      code: "reading.part_twice",
      bytes: () => lying(() => ({}), [{ name: "xl/worksheets/x/../sheet1.xml", data: nine }]),
      peer: "exceljs",
      takes: "9",
    },
    {
      guard: "no directory that hides entries, which others go by its length find",
      code: "reading.zip_damaged",
      bytes: () => {
        const bytes = lying(() => ({}), [{ name: sheetPart, data: nine }]);
        const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
        bytes.writeUInt16LE(bytes.readUInt16LE(end + 10) - 1, end + 8);
        bytes.writeUInt16LE(bytes.readUInt16LE(end + 8), end + 10);
        return bytes;
      },
      peer: "exceljs",
      takes: "9",
    },
    {
      guard: "the name before an entry is that of the directory: else the sheet is empty",
      code: "reading.zip_damaged",
      bytes: () => lying(ofSheet({ localName: "xl/worksheets/sheet2.xml" })),
      peer: "sheetjs",
      takes: "null",
    },
    {
      guard: "no document types: 1 and an entity for 9 is 19, or nothing",
      code: "reading.xml_doctype",
      bytes: () =>
        book({
          sheet: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "9">]><worksheet xmlns="${main}">${row('<c r="A1"><v>1&a;</v></c>')}</worksheet>`,
        }),
      peer: "sheetjs",
      takes: "1",
    },
    {
      guard: "a sheet ends with its last tag: else it is empty",
      code: "reading.xml_damaged",
      bytes: () =>
        book({
          sheet: `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>8</v></c><c r="B1"><v>7`,
        }),
      peer: "sheetjs",
      takes: "null",
    },
    {
      guard: "no cell twice",
      code: "reading.cell_twice",
      bytes: () => book({ sheet: row('<c r="A1"><v>8</v></c><c r="A1"><v>9</v></c>') }),
      peer: "exceljs",
      takes: "9",
    },
    {
      guard: "no two values in a cell",
      code: "reading.cell_twice",
      bytes: () => book({ sheet: row('<c r="A1"><v>8</v><v>9</v></c>') }),
      peer: "exceljs",
      takes: "89",
    },
    {
      guard: "a text that is not in the table is not an empty one",
      code: "reading.string_missing",
      bytes: () => book({ strings: "<si><t>a</t></si>", sheet: row('<c r="A1" t="s"><v>1</v></c>') }),
      peer: "sheetjs",
      takes: "null",
    },
    {
      guard: "bytes that are no text are not replaced",
      code: "reading.xml_damaged",
      bytes: () =>
        book({ other: { [sheetPart]: Buffer.from(sheetOf(row('<c r="A1" t="str"><v>S\xe9</v></c>')), "latin1") } }),
      peer: "exceljs",
      takes: '"S\ufffd"',
    },
    {
      guard: "references that nobody knows are not left as they are",
      code: "reading.xml_damaged",
      bytes: () => book({ sheet: row('<c r="A1" t="str"><v>S&egrave;</v></c>') }),
      peer: "sheetjs",
      takes: '"S&egrave;"',
    },
  ];
  test.each(cases)("$guard", async ({ code, bytes, peer, takes }) => {
    const file = readers.file("lie", bytes());
    expect((await readers.ours(file)).code).toBe(code);
    const unguarded = await readers.peer(peer, file);
    expect([unguarded.code, a1(unguarded)]).toEqual([null, takes]);
  });

  test("addresses out of the sheet: elsewhere the figure is gone without a word", async () => {
    for (const cell of ['<c r="XFE1"><v>7</v></c>', '<c r="B0"><v>7</v></c>', '<c r="B"><v>7</v></c>']) {
      const file = readers.file("address", book({ sheet: row(`<c r="A1"><v>8</v></c>${cell}`) }));
      expect((await readers.ours(file)).code).toBe("reading.bad_address");
      const { cells, code } = await readers.peer("sheetjs", file);
      expect([code, cells]).toEqual([null, { "Biểu 01!A1": "8", "Biểu 01!B1": "null" }]);
    }
  });

  test("an entry is read under one name: a reader of its own headers sees others", () => {
    const bytes = lying(ofSheet({ localName: "xl/worksheets/sheet2.xml" }));
    const listed = Object.keys(unzipSync(bytes));
    const met: string[] = [];
    const reader = new Unzip((file) => met.push(file.name));
    reader.register(UnzipInflate);
    reader.push(bytes, true);
    expect(listed).toContain(sheetPart);
    expect(met).not.toContain(sheetPart);
  });

  test("encrypted entries are called so; without the flag they are only damaged, and nobody removes a password", async () => {
    const scrambled = strToU8("\x13\x07 no stream that deflate would know");
    const encrypted = (flags: number) => readers.file("encrypted", lying(ofSheet({ packed: scrambled, flags })));
    expect((await readers.ours(encrypted(0x801))).code).toBe("reading.zip_encrypted");
    expect((await readers.ours(encrypted(0x800))).code).toBe("reading.zip_damaged");
  });

  test("an entry inflates to what it claims and no further: elsewhere, as far as it goes", async () => {
    const bytes = lying(ofSheet({ data: sheetOf(" ".repeat(mebibytes(300)) + figure), size: 1000, crc: 0 }));
    const file = readers.file("claim", bytes);
    const guarded = await readers.ours(file);
    expect(guarded.code).toBe("reading.zip_damaged");
    expect(within(guarded), JSON.stringify(guarded)).toBe(true);
    expect(within(await readers.peer("exceljs", file))).toBe(false);
  });
});

describe("nothing is expanded", { timeout: 60_000 }, () => {
  const whole = "A1:XFD1048576";
  const cases: [string, Parts, "exceljs" | "sheetjs"][] = [
    [
      "a merge over the sheet",
      { sheet: `${figure}<mergeCells><mergeCell ref="B1:XFD1048576"/></mergeCells>` },
      "exceljs",
    ],
    [
      "a drop-down over the sheet",
      {
        sheet: `${figure}<dataValidations><dataValidation type="list" sqref="${whole}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      },
      "exceljs",
    ],
    [
      "a name over the sheet",
      { names: "<definedName name=\"X\">'Biểu 01'!$A$1:$XFD$1048576</definedName>" },
      "exceljs",
    ],
    [
      "a style for thousands of millions of columns",
      { sheet: `<cols><col min="1" max="4000000000" style="0"/></cols>${figure}` },
      "exceljs",
    ],
    [
      "a link over the sheet",
      { sheet: `${figure}<hyperlinks><hyperlink ref="${whole}" location="a"/></hyperlinks>` },
      "sheetjs",
    ],
  ];
  test.each(cases)("%s", async (_, parts, peer) => {
    const file = readers.file("whole", book(parts));
    const ours = await readers.ours(file);
    expect([ours.code, a1(ours)]).toEqual([null, "[8,null]"]);
    expect(within(ours), JSON.stringify(ours)).toBe(true);
    expect(within(await readers.peer(peer, file))).toBe(false);
  });

  test("nor what others too leave alone: dimensions, shared and array formulas, rules, spans, the last cell", async () => {
    const sheets = [
      `<dimension ref="${whole}"/>${figure}`,
      row(`<c r="A1"><f t="shared" ref="${whole}" si="0">B1</f><v>8</v></c>`),
      row(`<c r="A1"><f t="array" ref="${whole}">B1</f><v>8</v></c>`),
      `${figure}<conditionalFormatting sqref="${whole}"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>`,
      '<sheetData><row r="1" spans="1:16384"><c r="A1"><v>8</v></c></row><row r="1048576"><c r="XFD1048576"><v>8</v></c></row></sheetData>',
    ];
    for (const sheet of sheets) {
      const outcome = await readers.ours(readers.file("whole", book({ sheet })));
      expect(outcome.code).toBeNull();
      expect(a1(outcome)).toMatch(/^\[8,/);
      expect(within(outcome), JSON.stringify(outcome)).toBe(true);
    }
  });
});

describe("inside the parser", () => {
  /** The code of the refusal; null where it is parsed. */
  function parse(inner: string, limits: Partial<ReadLimits>): string | null {
    try {
      const reader = { open() {}, result() {} };
      parseXml(
        `<worksheet xmlns="${main}">${inner}</worksheet>`,
        "p",
        "worksheet",
        { ...defaultLimits, ...limits },
        reader,
      );
      return null;
    } catch (error) {
      if (error instanceof UnreadableWorkbook) return error.code;
      throw error;
    }
  }

  test("all parts share one account of what is parsed and of elements; others have their own", () => {
    const limits = { ...defaultLimits, elements: 5, parsedLength: 400 };
    const reader = { open() {}, result() {} };
    const once = () => parseXml(`<worksheet xmlns="${main}"><a/><a/></worksheet>`, "p", "worksheet", limits, reader);
    once();
    expect(once).toThrow(UnreadableWorkbook);
    expect(parse("<a/><a/>", { elements: 5 })).toBeNull();
    expect(parse("<a/><a/>", { elements: 5 })).toBeNull();
  });

  test("one comment, value or text that never ends", () => {
    for (const inner of [
      `<!--${"- ".repeat(800_000)}-->`,
      `<a b="${"\n".repeat(1_500_000)}"/>`,
      "x".repeat(1_500_000),
    ]) {
      expect(parse(inner, {})).toBe("reading.text_too_long");
      expect(parse(inner, { textLength: off })).toBeNull();
    }
  });
});
