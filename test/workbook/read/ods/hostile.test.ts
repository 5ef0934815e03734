/** Hostile and damaged OpenDocument: refused with a code, soon, and never read with fewer cells. */
import { expect, test } from "vitest";
import { readWorkbook, UnreadableWorkbook } from "../../../../src/workbook/read/index.js";
import { cell, float, type OdsParts, ods, row, text } from "./make-ods.js";

function codeOf(bytes: Uint8Array, limits = {}): string {
  try {
    readWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
  return "read";
}

const many = (count: number, piece: string) => piece.repeat(count);
const nested = (depth: number) => many(depth, "<text:span>") + many(depth, "</text:span>");

const hostile: [string, OdsParts, string][] = [
  [
    "a row of full width repeated a million times",
    { body: row(float(1, 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"') },
    "reading.too_many_cells",
  ],
  [
    "a cell repeated out of the sheet",
    { body: row(float(1, 'table:number-columns-repeated="16385"')) },
    "reading.bad_address",
  ],
  [
    "a row repeated out of the sheet",
    { body: row(float(1), 'table:number-rows-repeated="1048577"') },
    "reading.bad_address",
  ],
  [
    "a cell after the last column",
    { body: row(cell('table:number-columns-repeated="16384"') + float(1)) },
    "reading.bad_address",
  ],
  ["a merge out of the sheet", { body: row(text("x", 'table:number-rows-spanned="2000000"')) }, "reading.bad_address"],
  ["elements a hundred deep", { body: row(text(nested(100))) }, "reading.xml_too_deep"],
  [
    "a text of a thousand million blanks",
    { body: row(text('<text:s text:c="1000000000"/>')) },
    "reading.text_too_long",
  ],
  [
    "many texts of many blanks in one",
    { body: row(text(many(100, '<text:s text:c="2000"/>'))) },
    "reading.text_too_long",
  ],
  [
    "hidden rows without end, again and again",
    {
      body: many(
        3,
        `<table:table table:name="x">${row("", 'table:visibility="collapse" table:number-rows-repeated="1048575"')}${row(float(1))}</table:table>`,
      ),
    },
    "reading.too_many_cells",
  ],
  ["a part that is no XML", { content: "<office:document-content" }, "reading.xml_damaged"],
  ["a part of another kind", { content: "<html/>" }, "reading.xml_damaged"],
  [
    "a document type",
    {
      content:
        '<!DOCTYPE x [<!ENTITY a "b">]><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
    },
    "reading.xml_doctype",
  ],
  ["no content", { other: { "content.xml": null } }, "reading.part_missing"],
  ["no sheet", { body: "<table:table table:name=\"'file:///x'#S\"></table:table>" }, "reading.no_workbook"],
  [
    "an encrypted part",
    { other: { "META-INF/manifest.xml": "<m:file-entry><m:encryption-data/></m:file-entry>" } },
    "reading.encrypted",
  ],
  ["a wholly encrypted package", { other: { "content.xml": null, "encrypted-package": "x" } }, "reading.encrypted"],
  ["a part that inflates a thousandfold", { body: many(2_000_000, " ") }, "reading.too_large"],
  [
    "the calendar of 1904 after the sheets",
    {
      after:
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>',
    },
    "reading.xml_damaged",
  ],
];

test.each(hostile)("%s", (_, parts, code) => {
  const bytes = ods(parts);
  const started = performance.now();
  expect(codeOf(bytes)).toBe(code);
  expect(performance.now() - started).toBeLessThan(1000);
});

test("the limits hold, over all sheets", () => {
  const sheet = `<table:table table:name="x">${row(float(1) + float(2))}</table:table>`;
  const book = ods({ body: sheet + sheet });
  expect(codeOf(book, { cells: 3 })).toBe("reading.too_many_cells");
  expect(codeOf(book, { cells: 4 })).toBe("read");
  expect(codeOf(book, { sheets: 1 })).toBe("reading.too_many_sheets");
  expect(codeOf(book, { parsedLength: 500 })).toBe("reading.too_large");
  const merged = row(text("x", 'table:number-columns-spanned="2"'));
  expect(codeOf(ods({ body: merged + merged }), { merges: 1 })).toBe("reading.too_many_merges");
  const name = '<table:named-range table:name="A_1" table:cell-range-address="$x.$A$1"/>';
  const names = `<table:named-expressions>${name}${name}</table:named-expressions>`;
  expect(codeOf(ods({ body: row(float(1)), after: names }), { names: 1 })).toBe("reading.too_many_names");
  expect(codeOf(ods({ body: row(text("quá dài")) }), { textLength: 5 })).toBe("reading.text_too_long");
});

test("what is long but honest is read soon: formulas full of brackets, thousands of empty rows", () => {
  const brackets = (inner: string) => cell(`table:formula="of:=${inner}" office:value-type="float" office:value="1"`);
  for (const body of [
    row(brackets("[".repeat(90_000))),
    row(brackets("'".repeat(90_000))),
    row(brackets("[.A1];".repeat(9000))),
  ]) {
    const started = performance.now();
    expect(codeOf(ods({ body }))).toBe("read");
    expect(performance.now() - started).toBeLessThan(1000);
  }
  const rows = Array.from({ length: 30_000 }, (_, n) => row(cell('table:number-columns-repeated="1024"'), `x${n}="1"`));
  const started = performance.now();
  expect(codeOf(ods({ body: rows.join("") + row(float(1)) }))).toBe("read");
  expect(performance.now() - started).toBeLessThan(4000);
});

test("a package cut anywhere is refused", () => {
  const whole = ods({ body: row(float(1)) + row(text("chữ")) });
  for (let length = 0; length < whole.length; length += 13)
    expect(codeOf(whole.subarray(0, length)), `cut at ${length}`).toMatch(/^reading\./);
});

test("changed bytes lead to the same cells or to a refusal: the package has checksums", () => {
  const whole = ods({ body: row(float(1)) + row(text("chữ")) });
  const told = (bytes: Uint8Array) => JSON.stringify(readWorkbook(bytes).sheets.map(({ cells }) => [...cells]));
  const wanted = told(whole);
  for (let at = 0; at < whole.length; at += 3) {
    const changed = Uint8Array.from(whole);
    changed[at]! ^= 1 << (at % 8);
    if (codeOf(changed) === "read") expect(told(changed), `byte ${at}`).toBe(wanted);
  }
});
