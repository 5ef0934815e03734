/** The marks of printed numbers: known to the list of what is printed, out of reach of units, gone from what is read. */
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { markedReport, printedNumbers, renderReport, renderReportHtml } from "../../src/report/index.js";
import { isMarked, marked, piecesOf, unmarked } from "../../src/report/marks.js";
import { findPrinted } from "../../src/report/printed/index.js";
import { bookmarked, bookmarkName } from "../../src/report/word/bookmarks.js";
import { inputOf } from "./fixture.js";

describe("marks", () => {
  it("are of numbers only, and come off again", () => {
    expect(marked("X", "-")).toBe("-");
    expect(marked(undefined, "12")).toBe("12");
    expect(piecesOf(`có ${marked("X", "12")}%`)).toEqual([
      { text: "có ", code: null },
      { text: "12", code: "X" },
      { text: "%", code: null },
    ]);
    expect(unmarked(`có ${marked("X", "12")}%`)).toBe("có 12%");
  });

  it("cannot be forged by what a unit writes", () => {
    const texts = [{ unit: "SYT", element: "YK_UD", text: `Tốt ${marked("NOP.DAGUI", "99")} lắm` }];
    const html = markedReport(inputOf({ texts }));
    expect(
      piecesOf(html)
        .filter((piece) => piece.code === "NOP.DAGUI")
        .map((piece) => piece.text),
    ).not.toContain("99");
    expect(unmarked(html)).toContain("Tốt NOP.DAGUI99 lắm");
  });

  it("name nothing but printed numbers, and each with its value", () => {
    const printed = printedNumbers(inputOf());
    const numbers = piecesOf(markedReport(inputOf())).filter((piece) => piece.code !== null);
    expect(numbers.length).toBeGreaterThan(150);
    for (const { code } of numbers) expect([...printed.keys()]).toContain(code);
  });

  it("are in no document that people read", async () => {
    expect(isMarked(renderReportHtml(inputOf()))).toBe(false);
    for (const [name, part] of Object.entries(unzipSync(await renderReport(inputOf()))))
      if (name.endsWith(".xml")) expect(isMarked(strFromU8(part)), name).toBe(false);
  });
});

describe("bookmarks", () => {
  const paragraph = (inner: string) =>
    `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${inner}</w:t></w:r></w:p>`;

  it("stand around the number, in runs of the same look", () => {
    expect(bookmarked([paragraph(`có ${marked("A.B", "12")}%`)])).toEqual([
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">có </w:t></w:r>' +
        '<w:bookmarkStart w:id="1" w:name="A__B"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">12</w:t></w:r><w:bookmarkEnd w:id="1"/>' +
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">%</w:t></w:r></w:p>',
    ]);
  });

  it("have names that Word takes, each once, and not those of bookmarks that are there", () => {
    const there = '<w:bookmarkStart w:id="7" w:name="a__b"/><w:bookmarkEnd w:id="7"/>';
    const long = "R".repeat(50);
    const [xml] = bookmarked([there + paragraph([marked("A.B", "1"), marked(long, "2"), marked(long, "3")].join(" "))]);
    const names = [...xml!.matchAll(/w:name="([^"]*)"/g)].map(([, name]) => name!);
    expect(names.slice(0, 2)).toEqual(["a__b", "A__B____2"]);
    expect(names[2]).toMatch(/^R{23}_[0-9a-f]{8}$/);
    expect(names[3]).toBe(`${names[2]}____2`);
    expect(bookmarkName(`${long}@SYT`)).not.toBe(bookmarkName(`${long}@STC`));
    const ids = [...xml!.matchAll(/bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lead back to their number", () => {
    const printed = printedNumbers(inputOf());
    for (const code of ["CT1_X", "CT1_X.KH", "TC_E1@SYT", "NOP.CHUAGUI"]) {
      expect(findPrinted(printed, code.toLowerCase())?.code).toBe(code);
      expect(findPrinted(printed, bookmarkName(code))?.code).toBe(code);
      expect(findPrinted(printed, `${bookmarkName(code)}____3`)?.code).toBe(code);
    }
  });
});
