/**
 * Files that cost their reader much more than their sender: each kind as far as our limits let it go. Every one holds
 * the figure 8 in A1 of its first sheet, so that what is read can be told from what is lost.
 */
import { constants, deflateRawSync } from "node:zlib";
import { either, figure, mebibytes, packed, random, repeated, table, times, workbook } from "./large-parts.js";
import { main, type Parts, partsOf, relations, row } from "./make.js";
import { type ZipLie, zipOf } from "./zip-bytes.js";

export interface HostileFile {
  name: string;
  bytes: () => Uint8Array;
  /** Code of the refusal; null where it is read, with its figure. */
  outcome: string | null;
}

const files: HostileFile[] = [];
const hostile = (name: string, outcome: string | null, bytes: () => Uint8Array) => files.push({ name, outcome, bytes });
/** The same, of the parts that differ. */
const book = (name: string, outcome: string | null, parts: () => Parts) =>
  hostile(name, outcome, () => packed(partsOf({ sheet: figure, ...parts() })));

const whole = (root: string, inner: string) => `<${root} xmlns="${main}">${inner}</${root}>`;
const wide = (root: string, inner: string) =>
  Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${whole(root, inner)}`, "utf16le");

/** Sheets with parts of their own. */
function sheets(contents: readonly string[], other: Parts["other"] = {}): Parts {
  const places = contents.map((_, i) => [`s${i}`, "worksheet", `worksheets/s${i}.xml`] as [string, string, string]);
  return {
    other: {
      "xl/workbook.xml": workbook(contents.map((_, i) => `s${i}`)),
      "xl/_rels/workbook.xml.rels": relations([
        ...places,
        ["strings", "sharedStrings", "sharedStrings.xml"],
        ["styles", "styles", "styles.xml"],
      ]),
      ...Object.fromEntries(contents.map((content, i) => [`xl/worksheets/s${i}.xml`, whole("worksheet", content)])),
      ...other,
    },
  };
}

const comments = (inner: string) => ({
  "xl/worksheets/_rels/sheet1.xml.rels": relations([["r1", "comments", "../c.xml"]]),
  "xl/c.xml": whole("comments", `<commentList>${inner}</commentList>`),
});

// Sheets that the scanner passes over or reads.
book("blanks before the rows", null, () => ({
  sheet: repeated(mebibytes(31), () => `${" ".repeat(20 + random(20))}\n`) + figure,
}));
book("a million tags of no interest", null, () => ({
  sheet: `<x>${repeated(mebibytes(31), either("<a/>", "<b/>"))}</x>${figure}`,
}));
book("more tags than fit", "reading.too_large", () => ({
  sheet: `<x>${repeated(mebibytes(33), either("<a/>", "<b/>"))}</x>${figure}`,
}));
book("tags without an end", "reading.too_large", () => ({
  sheet: `<x>${repeated(mebibytes(31), either("<", "<a"))}</x>${figure}`,
}));
book("quotes without an end", "reading.too_large", () => ({
  sheet: `<x>${repeated(mebibytes(31), either('<a "', "<a '"))}</x>${figure}`,
}));
book("half a million rows of empty styled cells", null, () => ({
  sheet: `<sheetData><row r="1"><c r="A1"><v>8</v></c></row>${times(450_000, (r) => `<row r="${r + 5}" s="1" customFormat="1"><c r="A${r + 5}" s="0"/></row>`)}</sheetData>`,
}));
book("every row of a sheet hidden", null, () => ({
  sheet: `<sheetData><row r="1" hidden="1"><c r="A1"><v>8</v></c></row>${times(1_048_575, (r) => `<row r="${r + 2}" hidden="1"/>`)}</sheetData>`,
}));
book("line ends of two characters", null, () => ({
  sheet: repeated(mebibytes(31), either("\r\n", "\n")) + figure,
}));
book("carriage returns alone", null, () => ({ sheet: repeated(mebibytes(31), either("\r", " ")) + figure }));
book("xmlns in every tag", null, () => ({
  sheet: `<x>${repeated(mebibytes(31), () => `<a xmlns:b="${random(9)}"/>`)}</x>${figure}`,
}));
book("as many cells as we take, with formulas", null, () => ({
  sheet: table(100_000, () => `<c t="str"><f>SUM(A${random(99)})</f><v>đúng ${random(1e6)}</v></c>`),
}));
book("as many cells as we take, as rich text", null, () => ({
  sheet: table(100_000, () => `<c t="inlineStr"><is><r><t>số </t></r><r><t>liệu ${random(99)}</t></r></is></c>`),
}));
book("as many cells as we take, as references", null, () => ({
  sheet: table(100_000, () => '<c t="str"><f>&lt;&gt;&quot;</f><v>&amp;&#65;&lt;&gt;&apos;</v></c>'),
}));
book("as many cells as we take, as days", null, () => ({
  sheet: table(100_000, () => `<c t="d"><v>2026-12-0${1 + random(9)}T10:10:10.123</v></c>`),
}));
book("one cell more", "reading.too_many_cells", () => ({ sheet: table(100_100, () => "<c><v>1</v></c>") }));
book("one text of megabytes", "reading.text_too_long", () => ({
  sheet: row(`<c r="A1" t="str"><v>${repeated(mebibytes(31), () => `abc${random(10)}`)}</v></c>`),
}));
book("a number of megabytes", "reading.text_too_long", () => ({
  sheet: row(`<c r="A1"><v>${repeated(mebibytes(31), () => `${random(1e6)}`)}</v></c>`),
}));
book("an error of megabytes", "reading.text_too_long", () => ({
  sheet: row(`<c r="A1" t="e"><v>${repeated(mebibytes(31), () => `${random(1e6)}`)}</v></c>`),
}));
book("a formula of a million references", "reading.text_too_long", () => ({
  sheet: row(`<c r="A1"><f>${repeated(mebibytes(31), either("&amp;", "&lt;"))}</f><v>8</v></c>`),
}));
book("an inline text of a million runs", "reading.too_large", () => ({
  sheet: row(`<c r="A1" t="inlineStr"><is>${repeated(mebibytes(31), () => `<r><t>${random(9)}</t></r>`)}</is></c>`),
}));
book("a merge with a reference of megabytes", "reading.too_large", () => ({
  sheet: `${figure}<mergeCells><mergeCell ref="${repeated(mebibytes(15), () => `x${random(9)}`)}"/></mergeCells>`,
}));
book("as many merges as we take", null, () => ({
  sheet: `${figure}<mergeCells>${times(100_000, (i) => `<mergeCell ref="A${i + 2}:B${i + 2}"/>`)}</mergeCells>`,
}));

// Sheets that only the thorough parser understands.
book("a comment, and a million tags", "reading.too_large", () => ({
  sheet: `<!-- -->${repeated(mebibytes(3.4), either("<a/>", "<b/>"))}${figure}`,
}));
book("a million tags, and a comment at the very end", "reading.too_large", () => ({
  sheet: `${repeated(mebibytes(3.4), either("<a/>", "<b/>"))}${figure}<!-- -->`,
}));
book("a hundred sheets with a comment at the end", "reading.too_large", () =>
  sheets(Array.from({ length: 100 }, () => `${repeated(200_000, either("<a/>", "<b/>"))}${figure}<!-- -->`)),
);
book("a comment, and cells", "reading.too_large", () => ({
  sheet: `<!-- -->${table(100_000, () => `<c t="n" s="0"><v>${random(99)}</v></c>`)}`,
}));
book("comments", "reading.too_large", () => ({
  sheet: repeated(mebibytes(5), either("<!---->", "<!-- -->")) + figure,
}));
book("comments, as many as we take", null, () => ({
  sheet: repeated(mebibytes(3.4), either("<!---->", "<!-- -->")) + figure,
}));
book("processing instructions", null, () => ({ sheet: repeated(mebibytes(3.4), either("<?a?>", "<?b ?>")) + figure }));
book("CDATA, empty", null, () => ({
  sheet: `<x>${repeated(mebibytes(3.4), either("<![CDATA[]]>", "<![CDATA[ ]]>"))}</x>${figure}`,
}));
book("CDATA of brackets", "reading.text_too_long", () => ({
  sheet: `<x><![CDATA[${repeated(mebibytes(3.4), either("]]", "] "))} ]]></x>${figure}`,
}));
book("a text of references, thoroughly", "reading.text_too_long", () => ({
  sheet: `<!-- -->${row(`<c r="A1" t="str"><v>${repeated(mebibytes(3.4), either("&amp;", "&lt;"))}</v></c>`)}`,
}));
book("an attribute of references, thoroughly", "reading.text_too_long", () => ({
  sheet: `<!-- --><a b="${repeated(mebibytes(3.4), either("&amp;", "&lt;"))}"/>${figure}`,
}));
book("one comment of dashes", "reading.text_too_long", () => ({
  sheet: `<!--${repeated(mebibytes(3.4), either("- ", "-  "))} -->${figure}`,
}));
book("one processing instruction of question marks", "reading.text_too_long", () => ({
  sheet: `<?a ${repeated(mebibytes(3.4), either("? ", "?  "))}?>${figure}`,
}));
book("an attribute of line feeds, thoroughly", "reading.text_too_long", () => ({
  sheet: `<!-- --><a b="${repeated(mebibytes(3.4), either("\n", "\t"))}"/>${figure}`,
}));
book("tags of a hundred attributes", "reading.too_large", () => ({
  sheet: `<!-- -->${repeated(mebibytes(3.4), () => `<a${times(99, (i) => ` a${i}=""`)}/>`)}${figure}`,
}));
book("tags that declare a hundred prefixes", "reading.too_large", () => ({
  sheet: `<!-- -->${repeated(mebibytes(3.4), () => `<a${times(99, (i) => ` xmlns:a${i}="u"`)}/>`)}${figure}`,
}));
book("a root of a hundred thousand attributes", "reading.too_large", () => ({
  sheet: `<?xml version="1.0"?><worksheet xmlns="${main}" ${times(100_000, (i) => ` a${i}="1"`)}>${figure}</worksheet>`,
}));
book("a tag of a hundred thousand attributes", "reading.too_large", () => ({
  sheet: `${figure}<sheetProtection ${times(100_000, (i) => ` a${i}="1"`)}/>`,
}));
book("elements in elements", "reading.xml_too_deep", () => ({ sheet: `${"<a>".repeat(300_000)}${figure}` }));
book("elements in elements, thoroughly", "reading.xml_too_deep", () => ({
  sheet: `<!-- -->${"<a>".repeat(300_000)}${figure}`,
}));
book("every row without a number and hidden", "reading.too_large", () => ({
  sheet: `<sheetData>${times(400_000, () => '<row hidden="1"/>')}</sheetData>`,
}));

// Encodings.
book("UTF-16 for a few megabytes", null, () => ({
  other: {
    "xl/worksheets/sheet1.xml": wide(
      "worksheet",
      `<x>${repeated(mebibytes(7.5), either("<ab>ế</ab>", "<b/>"))}</x>${figure}`,
    ),
  },
}));
book("UTF-16 for many megabytes", "reading.too_large", () => ({
  other: {
    "xl/worksheets/sheet1.xml": wide(
      "worksheet",
      `<x>${repeated(mebibytes(9), either("<ab>ế</ab>", "<b/>"))}</x>${figure}`,
    ),
  },
}));
book("a table of strings in UTF-16 with line ends of two characters", null, () => ({
  other: { "xl/sharedStrings.xml": wide("sst", `<si><t>ế</t></si>${repeated(mebibytes(7.5), either("\r\n", "\n"))}`) },
}));
book("an encoding of long ago", null, () => ({
  sheet: `<?xml version="1.0" encoding="gb18030"?>${whole("worksheet", `<x>${repeated(mebibytes(15), either("<a/>", "<b/>"))}</x>${figure}`)}`,
}));
book("an encoding that nobody knows", "reading.xml_damaged", () => ({
  sheet: `<?xml version="1.0" encoding="x-none"?>${whole("worksheet", figure)}`,
}));
book("UTF-7, which hides markup", "reading.xml_damaged", () => ({
  sheet: `<?xml version="1.0" encoding="utf-7"?>${whole("worksheet", figure)}`,
}));
book("a byte order mark, twice", null, () => ({
  other: { "xl/worksheets/sheet1.xml": `\ufeff\ufeff${whole("worksheet", figure)}` },
}));
book("a slash in two bytes", "reading.xml_damaged", () => ({
  other: {
    "xl/worksheets/sheet1.xml": Buffer.from(whole("worksheet", `<x>\xc0\xaf</x>${figure}`), "latin1"),
  },
}));
book("a surrogate in three bytes", "reading.xml_damaged", () => ({
  other: {
    "xl/worksheets/sheet1.xml": Buffer.from(whole("worksheet", `<x>\xed\xa0\x80</x>${figure}`), "latin1"),
  },
}));
book("a surrogate as a reference", "reading.xml_damaged", () => ({
  sheet: row('<c r="A1"><v>8</v></c><c r="B1" t="str"><v>&#xD800;</v></c>'),
}));
book("a NUL as a reference", "reading.xml_damaged", () => ({
  sheet: row('<c r="A1"><v>8</v></c><c r="B1" t="str"><v>&#0;</v></c>'),
}));
book("a NUL in the midst of the markup", "reading.xml_damaged", () => ({
  sheet: row('<c r="A1"\0><v>8</v></c>'),
}));

// The other parts.
book("a table of empty strings", "reading.too_large", () => ({
  strings: repeated(mebibytes(15), either("<si/>", "<si />")),
}));
book("as many strings as we take", null, () => ({
  strings: times(100_000, () => `<si><t>một chuỗi có dấu, dài như thường gặp ${random(1e6)}</t></si>`),
}));
book("strings of runs", "reading.too_large", () => ({
  strings: repeated(mebibytes(15), () => `<si><r><rPr></rPr><t>${random(9)}</t></r></si>`),
}));
book("strings of runs, thoroughly", "reading.too_large", () => ({
  strings: `<!-- -->${repeated(mebibytes(3.4), () => `<si><r><t>${random(9)}</t></r></si>`)}`,
}));
book("a string of a million references", "reading.too_large", () => ({
  strings: `<si><t>${repeated(mebibytes(15), either("&amp;", "&lt;"))}</t></si>`,
}));
book("a table of long strings with diacritics", null, () => ({
  strings: repeated(mebibytes(5), () => `<si><t>${times(1000, either("ếềễ", "ểệẹ"))}</t></si>`),
}));
book("line ends of two characters between strings with diacritics", null, () => ({
  strings: `<si><t>ế</t></si>${repeated(mebibytes(15), either("\r\n", "\n"))}`,
}));
book("a million cell formats", "reading.too_large", () => ({
  styles: `<cellXfs>${repeated(mebibytes(15), either("<xf/>", "<xf />"))}</cellXfs>`,
}));
book("number formats that make a careless pattern retrace its steps", null, () => ({
  styles: `<numFmts>${times(45_000, (i) => `<numFmt numFmtId="${i + 200}" formatCode="${"[".repeat(250 + random(5))}"/>`)}</numFmts><cellXfs>${times(45_000, (i) => `<xf numFmtId="${i + 200}"/>`)}</cellXfs>`,
}));
book("styles of nothing but tags", "reading.too_large", () => ({
  styles: repeated(mebibytes(15), either("<a/>", "<b/>")),
}));
book("an attribute of a million references", "reading.too_large", () => ({
  properties: `<workbookPr date1904="${repeated(mebibytes(15), either("&amp;", "&lt;"))}"/>`,
}));
book("as many names as we take", null, () => ({
  names: times(20_000, (i) => `<definedName name="N${i}">'Biểu 01'!$A$1</definedName>`),
}));
book("as many names as we take, in an unusual order", null, () => ({
  names: times(20_000, (i) => `<definedName comment="" name="N${i}">'Biểu 01'!$A$1:$B$${i + 1}</definedName>`),
}));
book("names with references of apostrophes", null, () => ({
  names: times(20_000, (i) => `<definedName name="N${i}">${"'".repeat(197 + random(3))}x</definedName>`),
}));
book("a name that points to a million references", "reading.too_large", () => ({
  names: `<definedName name="X">${repeated(mebibytes(15), either("&amp;", "&lt;"))}</definedName>`,
}));
book("a name of megabytes", null, () => ({
  names: `<definedName name="${repeated(mebibytes(15), () => `N${random(9)}`)}">'Biểu 01'!$A$1</definedName>`,
}));
book("names of 30,000 characters", null, () => ({
  names: times(30, (i) => `<definedName name="${"N".repeat(30_000)}${i}">'Biểu 01'!$A$1</definedName>`),
}));
book("65,000 sheets", "reading.too_many_sheets", () => ({
  other: {
    "xl/workbook.xml": workbook(
      times(65_000, () => "rId1 ")
        .trim()
        .split(" "),
    ),
  },
}));
book("500 sheets that are one part", "reading.too_large", () => ({
  sheet: `<x>${repeated(mebibytes(0.9), either("<a/>", "<b/>"))}</x>${figure}`,
  other: { "xl/workbook.xml": workbook(Array.from({ length: 500 }, () => "rId1")) },
}));
book("500 sheets that are one part for the thorough parser", "reading.too_large", () => ({
  sheet: `<!-- -->${repeated(mebibytes(0.9), either("<a/>", "<b/>"))}${figure}`,
  other: { "xl/workbook.xml": workbook(Array.from({ length: 500 }, () => "rId1")) },
}));
book("500 sheets with one part of comments", "reading.too_large", () =>
  sheets(
    Array.from({ length: 500 }, () => figure),
    {
      ...Object.fromEntries(
        Array.from({ length: 500 }, (_, i) => [
          `xl/worksheets/_rels/s${i}.xml.rels`,
          relations([["r1", "comments", "../c.xml"]]),
        ]),
      ),
      "xl/c.xml": whole(
        "comments",
        `<commentList>${times(1000, () => '<comment ref="A1"><text><t>a</t></text></comment>')}</commentList>`,
      ),
    },
  ),
);
book("a hundred thousand relations", "reading.too_large", () => ({
  other: {
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ...Array.from({ length: 100_000 }, () => ["x", "y", "../../a/b/./c/../d%20e"] as [string, string, string]),
    ]),
  },
}));
book("relations that go round in circles", null, () => ({
  other: {
    "xl/worksheets/_rels/sheet1.xml.rels": relations([
      ["r1", "worksheet", "sheet1.xml"],
      ["r2", "sharedStrings", "../_rels/workbook.xml.rels"],
      ["r3", "officeDocument", "../workbook.xml"],
    ]),
  },
}));
book("comments that are the sheet itself", "reading.xml_damaged", () => ({
  other: { "xl/worksheets/_rels/sheet1.xml.rels": relations([["r1", "comments", "sheet1.xml"]]) },
}));
book("a relation with a target of megabytes", "reading.too_large", () => ({
  other: {
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["x", "y", repeated(mebibytes(15), either("a/", "b%20/"))],
    ]),
  },
}));
book("a comment on every cell", "reading.too_large", () => ({
  other: comments(times(200_000, (i) => `<comment ref="A${i}"><text><t>${random(9)}</t></text></comment>`)),
}));
book("as many comments as we take", null, () => ({
  other: comments(times(60_000, (i) => `<comment ref="A${i}"><text><t>${random(9)}</t></text></comment>`)),
}));
book("a comment of megabytes", "reading.text_too_long", () => ({
  other: comments(`<comment ref="A1"><text><t>${repeated(mebibytes(1), () => `abc${random(9)}`)}</t></text></comment>`),
}));
book("a thread of remarks on one cell", "reading.text_too_long", () => ({
  other: {
    "xl/worksheets/_rels/sheet1.xml.rels": relations([["r1", "threadedComment", "../t.xml"]]),
    "xl/t.xml": `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">${times(90_000, () => `<threadedComment ref="A1"><text>${random(9)}</text></threadedComment>`)}</ThreadedComments>`,
  },
}));
book("as much of everything as we take at once", null, () => {
  const formats = `<numFmts>${times(20_000, (i) => `<numFmt numFmtId="${i + 200}" formatCode="${"\\x_y*z[h][x]".repeat(12)}"/>`)}</numFmts><cellXfs>${times(20_000, (i) => `<xf numFmtId="${i + 200}"/>`)}</cellXfs>`;
  return {
    ...sheets(
      [
        `${figure}<!-- -->${repeated(700_000, either("<abc/>", "<ab/>"))}`,
        table(99_000, () => `<c t="inlineStr"><is><r><t>số </t></r><r><t>liệu ${random(99)}</t></r></is></c>`),
        `${figure}<x>${repeated(mebibytes(10), either("<a/>", "<b/>"))}</x>`,
      ],
      {
        "xl/workbook.xml": workbook(
          ["s0", "s1", "s2"],
          `<definedNames>${times(20_000, (i) => `<definedName name="N${i}">'B0'!$A$1</definedName>`)}</definedNames>`,
        ),
      },
    ),
    strings: times(100_000, () => `<si><t>một chuỗi ${random(1e6)}</t></si>`),
    styles: formats,
  };
});

// The archive.
const plain = () => partsOf({ sheet: figure });
const end = (bytes: Buffer) => bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
hostile("an archive with an archive in its comment", "reading.zip_damaged", () => {
  const outer = packed(plain());
  const inner = zipOf(
    partsOf({ sheet: row('<c r="A1"><v>9</v></c>') }).map(([name, data]) => ({ name, data })),
    { before: outer },
  );
  const both = Buffer.from(inner);
  both.writeUInt16LE(inner.length - outer.length, end(outer) + 20);
  return both;
});
hostile("two archives one after the other", "reading.zip_damaged", () =>
  zipOf(
    partsOf({ sheet: row('<c r="A1"><v>9</v></c>') }).map(([name, data]) => ({ name, data })),
    { before: packed(plain()) },
  ),
);
hostile("a directory that hides its last entries", "reading.zip_damaged", () => {
  const bytes = packed(plain(), [{ name: "xl/worksheets/sheet1.xml", data: whole("worksheet", figure) }]);
  const entries = plain().length;
  bytes.writeUInt16LE(entries, end(bytes) + 8);
  bytes.writeUInt16LE(entries, end(bytes) + 10);
  return bytes;
});
hostile("rubbish after the archive", null, () => Buffer.concat([packed(plain()), Buffer.alloc(60_000, "x")]));
hostile("rubbish after the archive that begins another end", null, () =>
  Buffer.concat([packed(plain()), Buffer.from("PK\x05\x06 and no more", "latin1")]),
);
hostile("a comment of full length", null, () =>
  zipOf(
    plain().map(([name, data]) => ({ name, data })),
    { after: Buffer.alloc(65_535, "x") },
  ),
);
hostile("a comment full of ends", "reading.zip_damaged", () =>
  zipOf(
    plain().map(([name, data]) => ({ name, data })),
    { after: Buffer.alloc(65_535, "PK\x05\x06") },
  ),
);
hostile("64-bit sizes that are lies", "reading.too_large", () => {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(2n ** 60n, 4);
  extra.writeBigUInt64LE(10n, 12);
  return zipOf(
    plain().map(([name, data]) =>
      name === "xl/workbook.xml" ? { name, data, size: 0xffffffff, packedSize: 0xffffffff, extra } : { name, data },
    ),
  );
});
hostile("ten thousand entries with names of kilobytes", null, () =>
  packed(
    plain(),
    Array.from({ length: 9_900 }, (_, i) => ({ name: `junk/${"aế".repeat(350)}${i}`, data: "", method: 0 })),
  ),
);
hostile("a file as large as we take, with pictures that no deflate makes smaller", null, () =>
  packed(
    partsOf({
      sheet: `${table(100_000, () => `<c t="str"><v>đúng số liệu ${random(1e6)}</v></c>`)}<x>${repeated(mebibytes(24), either("<a/>", "<b/>"))}</x>`,
    }),
    [{ name: "xl/media/image1.jpeg", data: Buffer.alloc(mebibytes(30), "picture"), method: 0 }],
  ),
);
hostile("60,000 entries", "reading.too_many_entries", () =>
  packed(
    plain(),
    Array.from({ length: 60_000 }, (_, i) => ({ name: `junk/${i}`, data: "x", method: 0 })),
  ),
);
hostile("one local header for many entries", "reading.zip_damaged", () => {
  const ids = Array.from({ length: 100 }, (_, i) => `s${i}`);
  const parts: ZipLie[] = partsOf({
    other: {
      "xl/workbook.xml": workbook(ids),
      "xl/_rels/workbook.xml.rels": relations(ids.map((id) => [id, "worksheet", `${id}.xml`])),
    },
  }).map(([name, data]) => ({ name, data }));
  const data = whole("worksheet", `<x>${repeated(mebibytes(1), either("<a/>", "<b/>"))}</x>${figure}`);
  const first = parts.length;
  return zipOf([
    ...parts,
    { name: "xl/s0.xml", data },
    ...ids.slice(1).map((id) => ({ name: `xl/${id}.xml`, data, sameAs: first })),
  ]);
});
hostile("an entry that claims to unpack to nothing", "reading.zip_damaged", () =>
  zipOf(plain().map(([name, data]) => (name.endsWith("sheet1.xml") ? { name, data, size: 0 } : { name, data }))),
);
hostile("a gigabyte that claims to be small", "reading.zip_damaged", () => gigabyte(1000));
hostile("a gigabyte that says so", "reading.too_large", () => gigabyte(2 ** 30));

/** A sheet of 2^30 blanks in a megabyte: one deflated block over and over. */
function gigabyte(size: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(2 ** 20, " "), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateRawSync(Buffer.alloc(0));
  const packedBytes = Buffer.concat([...Array.from({ length: 2 ** 10 }, () => block), last]);
  return zipOf(
    plain().map(([name, data]) =>
      name.endsWith("sheet1.xml") ? { name, packed: packedBytes, data: "", size } : { name, data },
    ),
  );
}

export const hostileFiles: readonly HostileFile[] = files;
