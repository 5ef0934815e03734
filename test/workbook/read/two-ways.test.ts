/** The scanner and saxes must mean the same, on sheets, strings and every other part. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnLetters } from "../../../src/workbook/read/address.js";
import { defaultLimits } from "../../../src/workbook/read/limits.js";
import type { SheetCells, SheetContext } from "../../../src/workbook/read/sheet-cells.js";
import { parseSheet } from "../../../src/workbook/read/sheet-parse.js";
import { scanSheet } from "../../../src/workbook/read/sheet-scan.js";
import { parseStrings, scanStrings } from "../../../src/workbook/read/strings.js";
import { scanTextOf } from "../../../src/workbook/read/text.js";
import { type ElementReader, parseXml, scanXml } from "../../../src/workbook/read/xml.js";
import { main } from "./make.js";

const limits = defaultLimits;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const text = fc
  .string({ unit: fc.constantFrom(..."aZ09 ếĐ😀&<>\"'_x0041_\n\t;.,-") })
  .map((value) => value.replace(/ +$/, ""));
const blank = fc.constantFrom("", "", "", " ", "\n", "\n  ");
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const attribute = (name: string, value: fc.Arbitrary<string>) => value.map((v) => ` ${name}="${escaped(v)}"`);

const numberText = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.integer().map(String),
  fc.constantFrom("0", "-0", "007", "1.", ".5", "+5", " 3 ", "NaN", "1e999", "12345678901234567", "x", ""),
);
const content = fc.oneof(
  numberText.map((value) => ({ type: "", inner: `<v>${value}</v>` })),
  fc.nat(4).map((index) => ({ type: ' t="s"', inner: `<v>${index}</v>` })),
  fc.constantFrom("0", "1", "true", "x").map((value) => ({ type: ' t="b"', inner: `<v>${value}</v>` })),
  text.map((value) => ({ type: ' t="str"', inner: `<v>${escaped(value)}</v>` })),
  text.map((value) => ({ type: ' t="inlineStr"', inner: `<is><t xml:space="preserve">${escaped(value)}</t></is>` })),
  fc.tuple(text, text).map(([a, b]) => ({
    type: ' t="inlineStr"',
    inner: `<is><r><rPr><b/><sz val="11"/></rPr><t>${escaped(a)}</t></r> <r><t>${escaped(b)}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>`,
  })),
  fc.constantFrom("#N/A", "#REF!", "").map((value) => ({ type: ' t="e"', inner: `<v>${value}</v>` })),
  fc
    .constantFrom("2026-12-05", "2026-12-05T10:30:00Z", "hôm nay")
    .map((value) => ({ type: ' t="d"', inner: `<v>${value}</v>` })),
  fc.constantFrom("<v/>", "", "<v></v>", '<v xml:space="preserve">5</v>').map((inner) => ({ type: "", inner })),
);
const formula = maybe(
  fc.oneof(
    text.map((value) => `<f>${escaped(value)}</f>`),
    fc.constantFrom('<f t="shared" si="0"/>', '<f t="array" ref="A1:B2">SUM(A1&gt;2)</f>', "<f/>"),
  ),
);
const cell = fc.record({
  addressed: fc.boolean(),
  style: maybe(attribute("s", fc.constantFrom("0", "1", "2", "99", ""))),
  other: maybe(fc.constantFrom(' cm="1"', ' ph="1" vm="2"', ' x14ac:a="r=&quot;"')),
  typeFirst: fc.boolean(),
  content,
  formula,
  blank,
});
const sheetRow = fc.record({
  attributes: fc.constantFrom(
    "",
    "",
    ' hidden="1"',
    ' hidden="0" spans="1:3"',
    ' x14ac:dyDescent="0.25" ht="15" customHeight="1"',
  ),
  skip: fc.nat(3),
  addressed: fc.boolean(),
  cells: fc.array(cell, { maxLength: 6 }),
  blank,
});
const before = fc.constantFrom(
  "",
  '<sheetPr><tabColor rgb="FF0000"/></sheetPr><dimension ref="A1:XFD1048576"/>',
  '<cols><col min="1" max="2"/></cols>',
);
const after = fc.constantFrom(
  "",
  '<mergeCells count="2"><mergeCell ref="A1:B1"/> <mergeCell ref="C1:D1"></mergeCell></mergeCells>',
  '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><dataValidations><dataValidation sqref="A1"><formula1>"a&gt;b"</formula1></dataValidation></dataValidations>',
  '<mergeCells/><extLst><ext xmlns:x14="http://a" uri="{A}"><x14:a b=">"/></ext></extLst>',
  '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1&lt;2</formula></cfRule></conditionalFormatting>',
  "<!-- a comment -->",
);
const sheet = fc
  .record({ before, after, rows: fc.array(sheetRow, { maxLength: 6 }) })
  .map(({ before, after, rows }) => {
    let number = 0;
    const written = rows.map(({ attributes, skip, addressed, cells, blank }) => {
      number += addressed ? 1 + skip : 1;
      const inner = cells.map((made, i) => {
        const at = made.addressed ? ` r="${columnLetters(i + 1)}${number}"` : "";
        const type = made.content.type;
        const all = `${made.typeFirst ? type + at : at}${made.style ?? ""}${made.other ?? ""}${made.typeFirst ? "" : type}`;
        const body = `${made.formula ?? ""}${made.content.inner}`;
        return body === "" ? `<c${all}/>` : `<c${all}>${made.blank}${body}${made.blank}</c>`;
      });
      return `${blank}<row${addressed ? ` r="${number}"` : ""}${attributes}>${blank}${inner.join(blank)}</row>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}" xmlns:x14ac="http://x">${before}<sheetData>${written.join("")}</sheetData>${after}</worksheet>`;
  });

const context = (): SheetContext => ({
  sheet: "S",
  part: "s.xml",
  strings: ["không", "", "a", "b", "c"],
  styles: [
    { format: null, isDate: false },
    { format: "dd/mm/yyyy", isDate: true },
    { format: "0%", isDate: false },
  ],
  date1904: false,
  limits,
  left: { cells: 1e6, merges: 1e6 },
});

/** Cells with their formulas, which are decoded when asked for. */
const plainly = ({ cells }: SheetCells) => [...cells].map(([at, cell]) => [at, { ...cell, formula: cell.formula }]);

test("a sheet means the same both ways", () => {
  let scanned = 0;
  fc.assert(
    fc.property(sheet, (xml) => {
      const quick = scanSheet(scanTextOf(Buffer.from(xml), "s.xml"), context());
      if (!quick) return;
      scanned++;
      const thorough = parseSheet(xml, context());
      expect(plainly(quick)).toEqual(plainly(thorough));
      expect(quick.hiddenRows).toEqual(thorough.hiddenRows);
      expect(quick.merges).toEqual(thorough.merges);
    }),
    { numRuns: 600 },
  );
  // Comments, rows that hide before they are numbered and merges written at length are left to saxes; the rest is not.
  expect(scanned).toBeGreaterThan(200);
});

test("shared strings mean the same both ways", () => {
  const item = fc.oneof(
    text.map((value) => `<si><t>${escaped(value)}</t></si>`),
    text.map((value) => `<si>\n<t xml:space="preserve">${escaped(value)}</t>\n</si>`),
    fc
      .tuple(text, text)
      .map(
        ([a, b]) =>
          `<si><r><t>${escaped(a)}</t></r><r><rPr><b/></rPr><t>${escaped(b)}</t></r><rPh sb="0" eb="1"><t>k</t></rPh><phoneticPr fontId="1"/></si>`,
      ),
    fc.constantFrom("<si/>", "<si></si>", "<si><t/></si>"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(item, blank)), (items) => {
      const xml = `<?xml version="1.0"?><sst xmlns="${main}" count="1">${items.flat().join("")}</sst>`;
      const quick = scanStrings(xml);
      expect(quick).not.toBeNull();
      expect(quick).toEqual(parseStrings(xml, "p", limits));
      expect(quick).toHaveLength(items.length);
    }),
  );
});

describe("any part means the same both ways", () => {
  /** Writes down all it is told. */
  const recorder = (): ElementReader<string[]> => {
    const events: string[] = [];
    let content = "";
    const flush = () => {
      if (content !== "") events.push(`text ${content}`);
      content = "";
    };
    return {
      open(name, attribute, parent) {
        flush();
        events.push(`open ${parent}/${name} ${attribute("a")} ${attribute(":id")}`);
      },
      text: (piece) => {
        content += piece;
      },
      close(name) {
        flush();
        events.push(`close ${name}`);
      },
      result: () => events,
    };
  };
  const name = fc.constantFrom("b", "c", "x:d", "mc:AlternateContent", "mc:Choice", "mc:Fallback");
  const attributes = fc.constantFrom("", ' a="1"', " a='&lt;&#x41;'", ' r:id="r1" a = "x>y"', ' a="\n\t"', ' r:a="2"');
  const tree: fc.Memo<string> = fc.memo((depth) =>
    depth <= 1
      ? fc.oneof(
          text.map(escaped),
          fc.tuple(name, attributes).map(([n, a]) => `<${n}${a}/>`),
        )
      : fc
          .tuple(name, attributes, fc.array(tree(depth - 1), { maxLength: 3 }))
          .map(([n, a, inner]) => `<${n}${a}>${inner.join("")}</${n} >`),
  );

  test("elements, attributes, texts and alternate content", () => {
    fc.assert(
      fc.property(tree(5), (inner) => {
        const xml = `<root xmlns="${main}" xmlns:x="http://x" xmlns:r="http://r" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${inner}</root>`;
        const quick = recorder();
        const thorough = recorder();
        expect(scanXml(xml, "p", "root", limits, quick)).toBe(true);
        parseXml(xml, "p", "root", limits, thorough);
        expect(quick.result()).toEqual(thorough.result());
      }),
      { numRuns: 300 },
    );
  });

  test("what is not well-formed is left to saxes, which refuses it", () => {
    for (const inner of [
      "<a>",
      "<a></b>",
      "</a>",
      "<a b=1/>",
      '<a a="1" a="2"/>',
      "&nbsp;",
      "<a",
      "<a b='/>",
      "<!DOCTYPE x>",
      "<a></a></root><a>",
    ]) {
      const xml = `<root xmlns="${main}">${inner}</root>`;
      expect(scanXml(xml, "p", "root", limits, recorder())).toBe(false);
      expect(() => parseXml(xml, "p", "root", limits, recorder())).toThrow();
    }
  });

  test("a second name for the same vocabulary is left to saxes", () => {
    for (const inner of [`<x:a xmlns:x="${main}"/>`, '<a xmlns="http://other"/>', '<a xmlns ="http://other"/>'])
      expect(scanXml(`<root xmlns="${main}">${inner}</root>`, "p", "root", limits, recorder())).toBe(false);
  });
});
