/** OpenDocument spreadsheets, written by hand: every kind of value, and everything that may be repeated or hidden. */
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../../../src/workbook/read/index.js";
import { cell, float, type OdsParts, ods, row, text } from "./make-ods.js";

function cellsOf(body: string, more: Omit<OdsParts, "body"> = {}) {
  return Object.fromEntries(readWorkbook(ods({ body, ...more })).sheets[0]!.cells);
}
const valuesOf = (body: string, more: Omit<OdsParts, "body"> = {}) =>
  Object.entries(cellsOf(body, more)).map(([at, { value }]) => [at, value]);

describe("what a cell holds", () => {
  test("numbers, percentages, money, truth values", () => {
    const cells = cellsOf(
      row(
        float(1234.5) +
          float("-1.2E+3") +
          cell('office:value-type="percentage" office:value="0.95"', "95%") +
          cell('office:value-type="currency" office:value="1500" office:currency="VND"', "1.500 ₫") +
          cell('office:value-type="boolean" office:boolean-value="false"', "SAI") +
          float(0),
      ),
    );
    expect(Object.entries(cells).map(([at, { value, format }]) => [at, value, format])).toEqual([
      ["A1", 1234.5, undefined],
      ["B1", -1200, undefined],
      ["C1", 0.95, "0%"],
      ["D1", 1500, undefined],
      ["E1", false, undefined],
      ["F1", 0, undefined],
    ]);
  });

  test("days and times are serial numbers, in the calendar of 1900 or 1904", () => {
    const day = (value: string) => cell(`office:value-type="date" office:date-value="${value}"`, "ngày");
    const time = (value: string) => cell(`office:value-type="time" office:time-value="${value}"`, "giờ");
    const body = row(day("2025-04-03") + day("2025-04-03T12:00:00") + time("PT36H30M00S") + time("PT0H0M1.5S"));
    const in1900 = cellsOf(body);
    expect(Object.values(in1900).map(({ value }) => value)).toEqual([45750, 45750.5, 1.5 + 1 / 48, 1.5 / 86400]);
    for (const { isDate, format } of Object.values(in1900)) expect([isDate, typeof format]).toEqual([true, "string"]);
    const before =
      '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
    const book = readWorkbook(ods({ body, before }));
    expect(book.date1904).toBe(true);
    expect(book.sheets[0]!.cells.get("A1")!.value).toBe(45750 - 1462);
    // A day that no serial number stands for is not lost.
    expect(valuesOf(row(day("-0044-03-15") + day("2025-02-30")))).toEqual([
      ["A1", "ngày"],
      ["B1", "ngày"],
    ]);
  });

  test("text: paragraphs, blanks, tabs, spans, links; collapsed as the standard says", () => {
    const shown = (inner: string) => `<table:table-cell office:value-type="string">${inner}</table:table-cell>`;
    const body = row(
      shown("<text:p>một</text:p>\n  <text:p>hai</text:p>") +
        shown('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>') +
        shown("<text:p>  Xã <text:span>Nậm\n   Sỏ</text:span> <text:a xlink:href='http://x'>đây</text:a></text:p>") +
        shown("<text:p><![CDATA[<b>]]>&amp;</text:p>") +
        shown("<text:p>có<text:note><text:note-body><text:p>ghi chú</text:p></text:note-body></text:note></text:p>") +
        shown("<text:list><text:list-item><text:p>mục</text:p></text:list-item></text:list>") +
        shown("<draw:frame><draw:text-box><text:p>trong hình</text:p></draw:text-box></draw:frame><text:p>ô</text:p>"),
    );
    expect(valuesOf(body).map(([, value]) => value)).toEqual([
      "một\nhai",
      "a   b\tc\nd",
      "Xã Nậm Sỏ đây",
      "<b>&",
      "có",
      "mục",
      "ô",
    ]);
  });

  test("the value counts, not what is shown; what is no value is handed on as the text", () => {
    const body = row(
      cell('office:value-type="float" office:value="1234.5678"', "1.235") +
        cell('office:value-type="string" office:string-value="đủ"', "đ…") +
        cell('office:value-type="float" office:value="0x10"', "16") +
        cell('office:value-type="float"', "17") +
        cell('office:value-type="boolean" office:boolean-value="yes"', "Đúng") +
        cell("", "không kiểu") +
        cell('office:value-type="mới"', "kiểu lạ"),
    );
    expect(valuesOf(body).map(([, value]) => value)).toEqual([
      1234.5678,
      "đủ",
      "16",
      "17",
      "Đúng",
      "không kiểu",
      "kiểu lạ",
    ]);
  });

  test("formulas in Excel's words; one without a result has none", () => {
    const formula = (text: string, rest = 'office:value-type="float" office:value="3"') =>
      cell(`table:formula="${text.replaceAll('"', "&quot;")}" ${rest}`, "3");
    const body = row(
      formula("of:=SUM([.A1:.B2];[$'Biểu 2'.$C$3])") +
        formula('of:=IF([.A1]="a;[.B1]";"";[.B1])', 'office:value-type="string" office:string-value=""') +
        cell('table:formula="of:=A_1+1"') +
        cell('table:formula="of:=T([.B1])" office:value-type="string"') +
        formula("oooc:=[.A1]") +
        formula("msoxl:=SUM(A1,B2)") +
        formula("=[.A1]*2"),
    );
    expect(Object.values(cellsOf(body)).map(({ value, cached, formula: words }) => [value, cached, words])).toEqual([
      [3, true, "SUM(A1:B2,'Biểu 2'!$C$3)"],
      ["", true, 'IF(A1="a;[.B1]","",B1)'],
      [null, false, "A_1+1"],
      ["", true, "T(B1)"],
      [3, true, "A1"],
      [3, true, "SUM(A1,B2)"],
      [3, true, "A1*2"],
    ]);
  });

  test("errors: marked as such, or shown by a formula whose value is 0", () => {
    const body = row(
      cell(
        'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        "#DIV/0!",
      ) +
        cell('table:formula="of:=x" office:value-type="string" calcext:value-type="error"', "Err:502") +
        cell('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0!") +
        cell('table:formula="of:=[.A1]" office:value-type="string"', "#REF!") +
        text("#REF!"),
    );
    expect(valuesOf(body).map(([, value]) => value)).toEqual([
      { error: "#DIV/0!" },
      { error: "Err:502" },
      { error: "#DIV/0!" },
      { error: "#REF!" },
      "#REF!",
    ]);
  });

  test("formats come from the cell's style, its parent, its row or its column", () => {
    const styles =
      '<number:percentage-style style:name="N11"><number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>' +
      '<number:date-style style:name="N37"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>' +
      '<number:number-style style:name="N3"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>' +
      '<style:style style:name="phantram" style:family="table-cell" style:data-style-name="N11"/>' +
      '<style:style style:name="ngay" style:family="table-cell" style:parent-style-name="Ngay"/>' +
      '<style:style style:name="so" style:family="table-cell" style:data-style-name="N3"/>';
    const common =
      '<style:style style:name="Ngay" style:family="table-cell" style:data-style-name="N37"/>' +
      '<number:date-style style:name="N37"><number:year/></number:date-style>';
    const body =
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="so"/>' +
      row(float(0.95, 'table:style-name="phantram"') + float(45750, 'table:style-name="ngay"') + float(7)) +
      row(float(8) + float(9), 'table:default-cell-style-name="phantram"');
    const cells = cellsOf(body, { styles, common });
    expect(Object.entries(cells).map(([at, { format, isDate }]) => [at, format, isDate])).toEqual([
      ["A1", "0.00%", false],
      ["B1", "dd/mm/yyyy", true],
      ["C1", "#,##0", false],
      ["A2", "0.00%", false],
      ["B2", "0.00%", false],
    ]);
  });
});

describe("where cells stand", () => {
  test("repeated columns and rows, empty and not, covered cells and merges", () => {
    const body =
      row(text("đầu") + cell('table:number-columns-repeated="3"') + float(5, 'table:number-columns-repeated="2"')) +
      row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="6"') +
      row(
        text("gộp", 'table:number-columns-spanned="2" table:number-rows-spanned="2"') +
          '<table:covered-table-cell office:value-type="float" office:value="9"/>' +
          float(1),
        'table:number-rows-repeated="2"',
      ) +
      row(cell('table:number-columns-repeated="1024"'), 'table:number-rows-repeated="1048567"');
    const sheet = readWorkbook(ods({ body })).sheets[0]!;
    expect([...sheet.cells].map(([at, { value, row: r, column }]) => [at, value, r, column])).toEqual([
      ["A1", "đầu", 1, 1],
      ["E1", 5, 1, 5],
      ["F1", 5, 1, 6],
      ["A8", "gộp", 8, 1],
      ["B8", 9, 8, 2],
      ["C8", 1, 8, 3],
      ["A9", "gộp", 9, 1],
      ["B9", 9, 9, 2],
      ["C9", 1, 9, 3],
    ]);
    expect(sheet.merges).toEqual(["A8:B9"]);
  });

  test("rows in groups and headers, hidden rows and sheets, protection; hidden rows after the last cell are left out", () => {
    const body =
      '<table:table table:name="Một" table:style-name="ta1" table:protected="true">' +
      `<table:table-header-rows>${row(float(1))}</table:table-header-rows>` +
      `<table:table-row-group>${row(float(2), 'table:visibility="collapse"')}${row("", 'table:visibility="filter" table:number-rows-repeated="2"')}</table:table-row-group>` +
      row(float(3)) +
      row("", 'table:visibility="collapse" table:number-rows-repeated="1048571"') +
      "</table:table>" +
      `<table:table table:name="Hai" table:style-name="ta2">${row(float(4))}</table:table>`;
    const styles =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>' +
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const [first, second] = readWorkbook(ods({ body, styles })).sheets;
    expect([...first!.cells].map(([at, { value }]) => [at, value])).toEqual([
      ["A1", 1],
      ["A2", 2],
      ["A5", 3],
    ]);
    expect([...first!.hiddenRows]).toEqual([2, 3, 4]);
    expect(first).toMatchObject({ visibility: "visible", isProtected: true });
    expect(second).toMatchObject({ name: "Hai", visibility: "hidden", isProtected: false });
  });

  test("changes that are tracked, data of other files and shapes are no cells", () => {
    const inner = `<table:table table:name="Lạ">${row(float(9))}</table:table>`;
    const before = `<table:tracked-changes><table:deletion>${row(float(8))}</table:deletion></table:tracked-changes>`;
    const body =
      `<table:table table:name="Biểu 1"><table:shapes>${inner}</table:shapes>${row(float(1))}</table:table>` +
      `<table:table table:name="'file:///C:/BC2025.ods'#Sheet1">${row(float(7))}</table:table>`;
    const after = `<table:dde-links><table:dde-link>${inner}</table:dde-link></table:dde-links>`;
    const book = readWorkbook(ods({ body, before, after }));
    expect(book.sheets.map(({ name, cells }) => [name, cells.size])).toEqual([["Biểu 1", 1]]);
    expect(book.hasExternalLinks).toBe(true);
  });
});

describe("what the workbook says beside its cells", () => {
  test("names, of the workbook and of a sheet, and what they point at", () => {
    const range = (name: string, address: string) =>
      `<table:named-range table:name="${name}" table:base-cell-address="$'Biểu 1'.$A$1" table:cell-range-address="${address}"/>`;
    const local = `<table:named-expressions>${range("TC01_QPPL", "$'Biểu 1'.$B$2")}</table:named-expressions>`;
    const global = `<table:named-expressions>${range("TC01_QPPL", "$'Biểu 1'.$F$12")}${range("HS", "$'Biểu 1'.$A$1:.$B$9")}${range("HAI", "$'Biểu 1'.$A$1:$'Biểu 1'.$A$3")}${range("MAT", "$#REF!.$A$1")}${range("XA", "'file:///x.ods'#$Sheet1.$A$1")}<table:named-expression table:name="HANG" table:expression="of:=5"/></table:named-expressions>`;
    const { names, hasExternalLinks } = readWorkbook(ods({ body: row(float(1)) + local, after: global }));
    expect(names.map((one) => [one.name, one.local, one.sheet, one.top, one.left, one.bottom, one.right])).toEqual([
      ["TC01_QPPL", false, "Biểu 1", 12, 6, 12, 6],
      ["HS", false, "Biểu 1", 1, 1, 9, 2],
      ["HAI", false, "Biểu 1", 1, 1, 3, 1],
      ["MAT", false, null, 0, 0, 0, 0],
      ["XA", false, null, 0, 0, 0, 0],
      ["HANG", false, null, 0, 0, 0, 0],
      ["TC01_QPPL", true, "Biểu 1", 2, 2, 2, 2],
    ]);
    expect(names[0]!.text).toBe("$'Biểu 1'.$F$12");
    expect(hasExternalLinks).toBe(true);
  });

  test("comments, not as the text of their cells", () => {
    const note = (inner: string) =>
      `<office:annotation><dc:creator>Lan</dc:creator><dc:date>2026-01-01</dc:date>${inner}</office:annotation>`;
    const body = row(
      cell("") +
        `<table:table-cell office:value-type="float" office:value="5">${note("<text:p>thực ra 7</text:p><text:p>gửi sau</text:p>")}<text:p>5</text:p></table:table-cell>` +
        `<table:table-cell>${note("<text:p>ô trống</text:p>")}</table:table-cell>`,
    );
    const book = readWorkbook(ods({ body }));
    expect([...book.sheets[0]!.cells].map(([at, { value }]) => [at, value])).toEqual([["B1", 5]]);
    expect(book.comments).toEqual([
      { sheet: "Biểu 1", cell: "B1", text: "thực ra 7\ngửi sau" },
      { sheet: "Biểu 1", cell: "C1", text: "ô trống" },
    ]);
  });

  test("macros and links to other files", () => {
    const plain = readWorkbook(ods({ body: row(float(1)), other: { "Basic/script-lc.xml": "<x/>" } }));
    expect(plain).toMatchObject({ hasMacros: false, hasExternalLinks: false });
    expect(readWorkbook(ods({ body: row(float(1)), other: { "Basic/Standard/Module1.xml": "<x/>" } })).hasMacros).toBe(
      true,
    );
    const link = cell(
      `table:formula="of:=['file:///C:/BC.ods'#$S.A1]" office:value-type="float" office:value="3"`,
      "3",
    );
    expect(readWorkbook(ods({ body: row(link) })).hasExternalLinks).toBe(true);
  });

  test("any prefix for the vocabularies, and a package without a mimetype", () => {
    const content =
      '<d:document-content xmlns:d="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:v="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><d:body><d:spreadsheet><table d:x="1"><table-row><table-cell v:value-type="float" v:value="4"/></table-row></table></d:spreadsheet></d:body></d:document-content>';
    const { sheets } = readWorkbook(ods({ content, other: { mimetype: null } }));
    expect(sheets[0]!.cells.get("A1")!.value).toBe(4);
  });
});
