import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import {
  type CellContent,
  columnLetters,
  parseAddress,
  readWorkbook,
  UnreadableWorkbook,
} from "../../../src/workbook/read/index.js";
import { main, type Parts, relations, row, xlsx } from "./make.js";

const sheetOf = (parts: Parts) => readWorkbook(xlsx(parts)).sheets[0]!;
const cellOf = (cell: string, parts: Parts = {}) => sheetOf({ ...parts, sheet: row(cell) }).cells.get("A1");
const contentOf = (cell: string, parts: Parts = {}): CellContent | undefined => cellOf(cell, parts)?.value;
const codeOf = (bytes: Uint8Array, limits = {}) => {
  try {
    readWorkbook(bytes, limits);
    return null;
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error.code;
    throw error;
  }
};

describe("what a cell holds", () => {
  test("numbers keep every digit", () => {
    expect(contentOf('<c r="A1"><v>0.30000000000000004</v></c>')).toBe(0.30000000000000004);
    expect(contentOf('<c r="A1" t="n"><v>-1.5E-3</v></c>')).toBe(-0.0015);
    expect(contentOf('<c r="A1"><v>0</v></c>')).toBe(0);
  });

  test("a number that is none is kept as the text it is", () => {
    for (const text of ["NaN", "0x10", "Infinity", "1,5", "1e999"])
      expect(contentOf(`<c r="A1"><v>${text}</v></c>`)).toBe(text);
  });

  test("shared strings: plain, rich without the phonetic reading, empty, escaped", () => {
    const strings =
      '<si><t>Việt &amp; Nam</t></si><si><r><rPr><b/></rPr><t>một</t></r><r><t xml:space="preserve"> hai</t></r><rPh sb="0" eb="1"><t>X</t></rPh></si><si/><si><t>a_x000D_b_x005F_x41_</t></si><si><t>&#x1F600;&#233;</t></si>';
    const read = [0, 1, 2, 3, 4].map((i) => contentOf(`<c r="A1" t="s"><v>${i}</v></c>`, { strings }));
    expect(read).toEqual(["Việt & Nam", "một hai", undefined, "a\rb_x41_", "😀é"]);
  });

  test("a string that the file does not hold refuses the file", () => {
    expect(codeOf(xlsx({ sheet: row('<c r="A1" t="s"><v>7</v></c>') }))).toBe("reading.string_missing");
    expect(codeOf(xlsx({ sheet: row('<c r="A1" t="s"><v>x</v></c>') }))).toBe("reading.string_missing");
  });

  test("inline strings, booleans, errors and ISO days", () => {
    expect(contentOf('<c r="A1" t="inlineStr"><is><t>abc</t></is></c>')).toBe("abc");
    expect(contentOf('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>')).toBe("ab");
    expect(contentOf('<c r="A1" t="b"><v>0</v></c>')).toBe(false);
    expect(contentOf('<c r="A1" t="e"><v>#N/A</v></c>')).toEqual({ error: "#N/A" });
    expect(cellOf('<c r="A1" t="d"><v>2026-12-05</v></c>')).toMatchObject({ value: 46361, isDate: true });
    expect(contentOf('<c r="A1" t="d"><v>1904-01-02</v></c>', { properties: '<workbookPr date1904="1"/>' })).toBe(1);
  });

  test("the results of formulas stay, also 0, FALSE and the empty text", () => {
    expect(cellOf('<c r="A1"><f>SUM(B1:B2)</f><v>0</v></c>')).toMatchObject({
      value: 0,
      formula: "SUM(B1:B2)",
      cached: true,
    });
    expect(cellOf('<c r="A1" t="b"><f>B1&gt;1</f><v>0</v></c>')).toMatchObject({
      value: false,
      formula: "B1>1",
      cached: true,
    });
    expect(cellOf('<c r="A1" t="str"><f>""</f><v></v></c>')).toMatchObject({ value: "", cached: true });
    expect(cellOf('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toMatchObject({
      value: { error: "#DIV/0!" },
      cached: true,
    });
  });

  test("a formula without a result says so", () => {
    expect(cellOf('<c r="A1"><f>B1</f></c>')).toMatchObject({ value: null, cached: false });
    expect(cellOf('<c r="A1"><f>B1</f><v/></c>')).toMatchObject({ value: null, cached: false });
  });

  test("shared formulas: the first has the text, the others none", () => {
    const { cells } = sheetOf({
      sheet: row(
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>4</v></c>',
      ),
    });
    expect(cells.get("A1")).toMatchObject({ formula: "C1*2", value: 2 });
    expect(cells.get("B1")).toMatchObject({ formula: "", value: 4, cached: true });
  });

  test("empty styled cells are not there", () => {
    expect(sheetOf({ sheet: row('<c r="A1" s="1"/><c r="B1" s="1"></c><c r="C1" t="s"/>') }).cells.size).toBe(0);
  });

  test("cells without addresses count on from the last", () => {
    const { cells } = sheetOf({
      sheet: '<sheetData><row><c><v>1</v></c></row><row><c r="C2"><v>2</v></c><c><v>3</v></c></row></sheetData>',
    });
    expect([...cells.keys()]).toEqual(["A1", "C2", "D2"]);
  });

  test("one cell twice is a contradiction, not a choice", () => {
    expect(codeOf(xlsx({ sheet: row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>') }))).toBe("reading.cell_twice");
  });

  test("impossible addresses refuse the file", () => {
    expect(codeOf(xlsx({ sheet: row('<c r="XFE1"><v>1</v></c>') }))).toBe("reading.bad_address");
    expect(codeOf(xlsx({ sheet: '<sheetData><row r="1048577"/></sheetData>' }))).toBe("reading.bad_address");
  });
});

describe("number formats", () => {
  const styles =
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="#,##0\\ &quot;đồng mỗi ngày&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs><dxfs><dxf><numFmt numFmtId="1" formatCode="yy"/></dxf></dxfs>';
  const style = (s: number) => cellOf(`<c r="A1" s="${s}"><v>1</v></c>`, { styles });

  test("General has none; others come with their code", () => {
    expect(style(0)!.format).toBeUndefined();
    expect(style(3)).toMatchObject({ format: "0%", isDate: false });
    expect(style(2)).toMatchObject({ format: '#,##0\\ "đồng mỗi ngày"', isDate: false });
  });

  test("days and times are seen, and stay numbers", () => {
    expect(style(1)).toMatchObject({ value: 1, isDate: true });
    expect(style(4)).toMatchObject({ value: 1, isDate: true });
    expect(style(5)).toMatchObject({ value: 1, isDate: true });
  });

  test("a style that does not exist is General", () => {
    expect(style(99)).toMatchObject({ value: 1, isDate: false });
  });
});

describe("names", () => {
  const nameOf = (reference: string) =>
    readWorkbook(xlsx({ names: `<definedName name="X">${reference}</definedName>` })).names[0]!;

  test("an area of a sheet, however it is written", () => {
    const place = { sheet: "Biểu 01", top: 3, left: 6, bottom: 3, right: 6 };
    for (const reference of ["'Biểu 01'!$F$3", "'Biểu 01'!F3", "'biểu 01'!$F$3:$F$3", "='Biểu 01'!$f$3"])
      expect(nameOf(reference)).toMatchObject(place);
    expect(nameOf("'Biểu 01'!$C$9:$B$2")).toMatchObject({ top: 2, left: 2, bottom: 9, right: 3 });
  });

  test("whole columns, rows and sheets cost nothing", () => {
    expect(nameOf("'Biểu 01'!$A:$B")).toMatchObject({ top: 1, left: 1, bottom: 1_048_576, right: 2 });
    expect(nameOf("'Biểu 01'!$2:$3")).toMatchObject({ top: 2, left: 1, bottom: 3, right: 16_384 });
    expect(nameOf("'Biểu 01'!$A$1:$XFD$1048576")).toMatchObject({ bottom: 1_048_576, right: 16_384 });
  });

  test("anything but one area of this workbook has no place, and keeps its text", () => {
    const odd = [
      "#REF!",
      "'Biểu 01'!#REF!",
      "[1]Sheet1!$A$1",
      "'[1]Biểu 01'!$A$1",
      "Khác!$A$1",
      "'Biểu 01'!$A$1,'Biểu 01'!$B$1",
      "OFFSET('Biểu 01'!$A$1,1,1)",
      "1.5",
      '"a"',
      "",
    ];
    for (const text of odd) expect(nameOf(text)).toMatchObject({ sheet: null, text });
  });

  test("of two alike, that of the workbook comes first", () => {
    const names =
      '<definedName name="X" localSheetId="0">\'Biểu 01\'!$Z$9</definedName><definedName name="X">\'Biểu 01\'!$A$1</definedName>';
    expect(readWorkbook(xlsx({ names })).names.map(({ local, left }) => [local, left])).toEqual([
      [false, 1],
      [true, 26],
    ]);
  });

  test("names of object prototypes are names like others", () => {
    const { names } = readWorkbook(
      xlsx({
        names:
          "<definedName name=\"__proto__\">'Biểu 01'!$A$1</definedName><definedName name=\"constructor\">'Biểu 01'!$A$2</definedName>",
      }),
    );
    expect(names.map(({ name, top }) => [name, top])).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
  });
});

describe("the workbook around the cells", () => {
  test("hidden sheets, hidden rows and merges are told", () => {
    const sheet = sheetOf({
      sheetAttributes: 'state="veryHidden"',
      sheet:
        '<sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="5" hidden="true"/></sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:XFD1048576"/></mergeCells>',
    });
    expect(sheet.visibility).toBe("veryHidden");
    expect([...sheet.hiddenRows]).toEqual([2, 5]);
    expect(sheet.merges).toEqual(["A1:C1", "A2:XFD1048576"]);
  });

  test("macros and links to other workbooks are told, never followed", () => {
    const other = {
      "xl/vbaProject.bin": "x",
      "xl/_rels/workbook.xml.rels": relations([
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId9", "externalLink", "externalLinks/externalLink1.xml"],
      ]),
    };
    expect(readWorkbook(xlsx({ other }))).toMatchObject({ hasMacros: true, hasExternalLinks: true });
    expect(readWorkbook(xlsx())).toMatchObject({ hasMacros: false, hasExternalLinks: false });
  });

  test("notes and threads on cells are read, the thread in place of its stub", () => {
    const other = {
      "xl/worksheets/_rels/sheet1.xml.rels": relations([
        ["rId1", "comments", "../comments1.xml"],
        ["rId2", "threadedComment", "/xl/threads.xml"],
      ]),
      "xl/comments1.xml": `<comments xmlns="${main}"><authors><author>t</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>số đúng </t></r><r><t>là 12</t></r></text></comment><comment ref="C3" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`,
      "xl/threads.xml":
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C3" id="1"><text>xem lại</text></threadedComment><threadedComment ref="C3" id="2"><text>đã sửa</text></threadedComment></ThreadedComments>',
    };
    expect(readWorkbook(xlsx({ other })).comments).toEqual([
      { sheet: "Biểu 01", cell: "B2", text: "số đúng là 12" },
      { sheet: "Biểu 01", cell: "C3", text: "xem lại\nđã sửa" },
    ]);
  });

  test("a chart sheet has no cells, but a worksheet that is not there refuses the file", () => {
    const chart = relations([["rId1", "chartsheet", "chartsheets/sheet1.xml"]]);
    expect(readWorkbook(xlsx({ other: { "xl/_rels/workbook.xml.rels": chart } })).sheets[0]!.cells.size).toBe(0);
    expect(codeOf(xlsx({ other: { "xl/worksheets/sheet1.xml": null } }))).toBe("reading.part_missing");
  });

  test("parts are found by their relations: absolute, odd, encoded or in another case", () => {
    const sheet = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>8</v></c></row></sheetData></worksheet>`;
    for (const [target, name] of [
      ["/xl/tờ.xml", "xl/tờ.xml"],
      ["../a/./b/../s.xml", "a/s.xml"],
      ["my%20sheet.xml", "xl/my sheet.xml"],
      ["Worksheets/Sheet1.XML", "xl/worksheets/sheet1.xml"],
    ] as const) {
      const other = { "xl/_rels/workbook.xml.rels": relations([["rId1", "worksheet", target]]), [name]: sheet };
      expect(readWorkbook(xlsx({ other })).sheets[0]!.cells.get("A1")!.value).toBe(8);
    }
  });
});

describe("parts that few programs write", () => {
  const cells = (sheet: string) => [...sheetOf({ sheet }).cells].map(([at, { value }]) => [at, value]);
  const data = '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>8</x:v></x:c></x:row></x:sheetData>';

  test("prefixes", () => {
    expect(cells(`<?xml version="1.0"?><x:worksheet xmlns:x="${main}">${data}</x:worksheet>`)).toEqual([["A1", 8]]);
  });

  test("the strict vocabulary", () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    expect(
      cells(`<?xml version="1.0"?><worksheet xmlns="${strict}">${row('<c r="A1"><v>8</v></c>')}</worksheet>`),
    ).toEqual([["A1", 8]]);
  });

  test("comments, CDATA, processing instructions, single quotes, odd order of attributes", () => {
    const inner = `<!-- c --><sheetData><row r='1'><c t='str' r='A1'><f><![CDATA[B1<2]]></f><v><![CDATA[a&b]]></v></c></row></sheetData><?pi?>`;
    expect(cells(inner)).toEqual([["A1", "a&b"]]);
  });

  test("of alternate content, what an old program would read", () => {
    const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
    const alternate = `<mc:AlternateContent ${mc}><mc:Choice Requires="x"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent>`;
    expect(cells(row(alternate))).toEqual([["A1", 2]]);
  });

  test("UTF-16 and a byte order mark", () => {
    const part = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${main}">${row('<c r="A1" t="str"><v>Nậm Sỏ</v></c>')}</worksheet>`;
    const wide = Buffer.from(`\ufeff${part}`, "utf16le");
    const marked = Buffer.from(`\ufeff${part.replace("UTF-16", "UTF-8")}`);
    for (const bytes of [wide, Buffer.from(wide).swap16(), marked])
      expect(
        readWorkbook(xlsx({ other: { "xl/worksheets/sheet1.xml": bytes } })).sheets[0]!.cells.get("A1")!.value,
      ).toBe("Nậm Sỏ");
  });

  test("bytes that are no text are refused, not replaced", () => {
    const bytes = Buffer.from(
      `<worksheet xmlns="${main}">${row('<c r="A1" t="str"><v>S\xe9</v></c>')}</worksheet>`,
      "latin1",
    );
    expect(codeOf(xlsx({ other: { "xl/worksheets/sheet1.xml": bytes } }))).toBe("reading.xml_damaged");
  });
});

describe("parts that are refused", () => {
  const whole = (head: string, inner: string) =>
    `<?xml version="1.0"?>${head}<worksheet xmlns="${main}">${inner}</worksheet>`;

  test("any document type, used or not", () => {
    expect(
      codeOf(xlsx({ sheet: whole('<!DOCTYPE x [<!ENTITY a "b">]>', row('<c r="A1" t="str"><v>&a;</v></c>')) })),
    ).toBe("reading.xml_doctype");
    expect(
      codeOf(xlsx({ strings: `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><sst xmlns="${main}"/>` })),
    ).toBe("reading.xml_doctype");
  });

  test("broken XML, unknown references, another root", () => {
    expect(codeOf(xlsx({ sheet: '<sheetData><row r="1">' }))).toBe("reading.xml_damaged");
    expect(codeOf(xlsx({ sheet: row('<c r="A1" t="str"><v>&nbsp;</v></c>') }))).toBe("reading.xml_damaged");
    expect(codeOf(xlsx({ sheet: '<?xml version="1.0"?><html/>' }))).toBe("reading.xml_damaged");
    expect(codeOf(xlsx({ sheet: `<?xml version="1.0"?><worksheet>${row("")}</worksheet>` }))).toBe(
      "reading.xml_damaged",
    );
  });

  test("what goes beyond the limits", () => {
    const two = xlsx({
      sheet: `${row('<c r="A1"><v>1</v></c><c r="B1" t="str"><v>abcdef</v></c>')}<mergeCells><mergeCell ref="A2:B2"/><mergeCell ref="A3:B3"/></mergeCells>`,
      names: '<definedName name="A_1"/><definedName name="B_1"/>',
    });
    expect(codeOf(two, { cells: 1 })).toBe("reading.too_many_cells");
    expect(codeOf(two, { merges: 1 })).toBe("reading.too_many_merges");
    expect(codeOf(two, { names: 1 })).toBe("reading.too_many_names");
    expect(codeOf(two, { sheets: 0 })).toBe("reading.too_many_sheets");
    expect(codeOf(two, { textLength: 5 })).toBe("reading.text_too_long");
    expect(codeOf(two, { depth: 2 })).toBe("reading.xml_too_deep");
    expect(codeOf(two, { fileBytes: 10 })).toBe("reading.file_too_large");
    expect(codeOf(two, { partBytes: 100 })).toBe("reading.too_large");
    expect(codeOf(xlsx({ sheet: "<!-- --><sheetData/>" }), { parsedLength: 50 })).toBe("reading.too_large");
    expect(codeOf(two, { parsedLength: 50 })).toBeNull();
    expect(codeOf(two, { totalBytes: 600 })).toBe("reading.too_large");
    expect(codeOf(two, { entries: 3 })).toBe("reading.too_many_entries");
    expect(codeOf(two)).toBeNull();
  });

  test("elements nested without end", () => {
    const deep = `${"<a>".repeat(5000)}${"</a>".repeat(5000)}<sheetData/>`;
    expect(codeOf(xlsx({ sheet: deep }))).toBe("reading.xml_too_deep");
    expect(codeOf(xlsx({ sheet: `<!-- -->${deep}` }))).toBe("reading.xml_too_deep");
  });
});

test("a workbook made by exceljs is read as it was made", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Nhóm 1", { state: "hidden" });
  sheet.getCell("B2").value = "Số liệu <&> “đúng”";
  sheet.getCell("F12").value = 1234.5;
  sheet.getCell("F12").numFmt = "#,##0.0";
  sheet.getCell("F13").value = { formula: 'IF(F12>0,"✓","")', result: "✓" };
  sheet.getCell("F14").value = new Date(Date.UTC(2026, 11, 5));
  sheet.getCell("F15").value = true;
  sheet.getCell("F16").value = { richText: [{ text: "một " }, { text: "hai", font: { bold: true } }] };
  sheet.mergeCells("A20:J20");
  sheet.getRow(12).hidden = true;
  sheet.getCell("B2").note = "ghi chú";
  book.definedNames.add("'Nhóm 1'!$F$12", "TC01_QPPL");
  const read = readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
  const { cells, ...rest } = read.sheets[0]!;
  expect([...cells].map(([at, { value }]) => [at, value])).toEqual([
    ["B2", "Số liệu <&> “đúng”"],
    ["F12", 1234.5],
    ["F13", "✓"],
    ["F14", 46361],
    ["F15", true],
    ["F16", "một hai"],
  ]);
  expect(cells.get("F12")).toEqual({
    row: 12,
    column: 6,
    value: 1234.5,
    cached: true,
    format: "#,##0.0",
    isDate: false,
  });
  expect(cells.get("F13")!.formula).toBe('IF(F12>0,"✓","")');
  expect(cells.get("F14")!.isDate).toBe(true);
  expect(rest).toMatchObject({ name: "Nhóm 1", visibility: "hidden", merges: ["A20:J20"] });
  expect(rest.hiddenRows.has(12)).toBe(true);
  expect(read.names).toEqual([
    {
      name: "TC01_QPPL",
      sheet: "Nhóm 1",
      top: 12,
      left: 6,
      bottom: 12,
      right: 6,
      local: false,
      text: "'Nhóm 1'!$F$12",
    },
  ]);
  expect(read.comments).toEqual([{ sheet: "Nhóm 1", cell: "B2", text: "ghi chú" }]);
});

test("addresses and letters of columns go both ways", () => {
  expect([1, 26, 27, 702, 703, 16384].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  for (let column = 1; column <= 16384; column += 7)
    expect(parseAddress(`${columnLetters(column)}9`)).toEqual({ row: 9, column });
  expect(parseAddress("$F$12")).toEqual({ row: 12, column: 6 });
  for (const wrong of ["", "F", "12", "F0", "F01", "XFE1", "A1048577", "A1:B2", "A 1"])
    expect(parseAddress(wrong)).toBeNull();
});
