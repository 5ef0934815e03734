/** Tables of figures made without docx/html are those that docx/html makes, to the letter. */
import { Document, Packer } from "docx";
import { htmlToContent } from "docx/html";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { markedReport, renderReport } from "../../src/report/index.js";
import { stylesheet } from "../../src/report/word/form.js";
import { cutGrids, withGrids } from "../../src/report/word/grid.js";
import { styleMap, wordStyles } from "../../src/report/word/styles.js";
import { inputOf } from "./fixture.js";

async function byLibrary(html: string): Promise<string> {
  const children = htmlToContent(html, { styleMap, stylesheet });
  const document = new Document({ styles: wordStyles(), sections: [{ children }] });
  const xml = strFromU8(unzipSync(await Packer.toBuffer(document))["word/document.xml"]!);
  return /<w:tbl>.*<\/w:tbl>/s.exec(xml)![0];
}

const wholeTable = /<table class="bang[\s\S]*?<\/table>/g;
const grid = (html: string): string | null => {
  const [piece] = cutGrids(html);
  return piece !== undefined && "xml" in piece ? piece.xml : null;
};
const tableOf = (rows: string, head = "", widths = ["37.80", "219.21", "86.93"]) =>
  `<table class="bang nho" data-table="x" style="width: 252mm">\n<colgroup>${widths.map((one) => `<col width="${one}">`).join("")}</colgroup>\n${head}<tbody>\n${rows}\n</tbody>\n</table>`;

describe("a table of figures", () => {
  it("of the whole report is the library's", async () => {
    const evidence = [{ unit: "SYT", element: "TC_E1", text: "Báo cáo <số> \"3\" & 'bốn'" }];
    const tables = markedReport(inputOf({ evidence })).match(wholeTable)!;
    let made = 0;
    for (const html of tables) {
      const xml = grid(html);
      if (xml === null) continue;
      made += 1;
      expect(xml).toBe(await byLibrary(html));
    }
    expect(made).toBeGreaterThan(10);
  });

  it.each([
    [
      "heads over several columns and rows",
      tableOf(
        '<tr><td>a</td><td class="so">1</td><td class="giua"></td></tr>',
        '<thead>\n<tr><th rowspan="2">TT</th><th colspan="2">Nhóm</th></tr>\n<tr><th class="ma">TC01</th><th class="ten">Số</th></tr>\n</thead>\n',
      ),
    ],
    ["a row over all columns", tableOf('<tr><td class="nhom" colspan="3">Sở, ban, ngành</td></tr>')],
    [
      "white space and entities",
      tableOf(
        "<tr><td>  a \n b </td><td>&lt;x&gt; &amp;amp; &quot;y&quot; &#x27;z&#x27; &#x3D;&#x60;</td><td>\u00A0</td></tr>",
      ),
    ],
    [
      "rows merged down a body",
      tableOf('<tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>'),
    ],
    ["columns wider than the table", tableOf("<tr><td>a</td><td>b</td><td>c</td></tr>", "", ["400", "400", "400"])],
    ["a class that no style knows", tableOf('<tr><td class="la">a</td><td>b</td><td>c</td></tr>')],
  ])("with %s is the library's", async (_, html) => {
    expect(grid(html)).toBe(await byLibrary(html));
  });

  it.each([
    ["formatting inside a cell", tableOf("<tr><td>a<br><i>b</i></td><td>b</td><td>c</td></tr>")],
    ["a row that is too short", tableOf("<tr><td>a</td><td>b</td></tr>")],
    ["something of its own", tableOf('<tr><td style="color: red">a</td><td>b</td><td>c</td></tr>')],
    ["a foot", tableOf("<tr><td>a</td><td>b</td><td>c</td></tr>").replace("</tbody>", "</tbody><tfoot></tfoot>")],
  ])("with %s is left to the library", (_, html) => {
    expect(grid(html)).toBeNull();
    expect(cutGrids(html)).toEqual([{ html }]);
  });
});

describe("the document", () => {
  it("holds every table of the report, those that end a section too", async () => {
    const xml = strFromU8(unzipSync(await renderReport(inputOf()))["word/document.xml"]!);
    expect(xml.match(/<w:tbl>/g)).toHaveLength(markedReport(inputOf()).match(/<table/g)!.length);
    expect(xml).not.toContain("\uE003");
    expect(withGrids("<w:p/>", [])).toBe("<w:p/>");
    expect(() => withGrids("<w:p/>", ["<w:tbl/>"])).toThrow("0 of 1 tables placed");
  });
});
