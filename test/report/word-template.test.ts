/** A report template made in Word, as Word saves it: tags cut into runs, tables with loops, tracked changes. */
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/messages/index.js";
import { renderReport } from "../../src/report/index.js";
import { cell, docx, type Parts, para, partOf, row, run, table, template, textOf } from "./docx-fixture.js";
import { inputOf } from "./fixture.js";

const fill = (parts: Parts | string, more = {}) =>
  renderReport(inputOf(more), { templateFile: template(typeof parts === "string" ? { body: parts } : parts) });
const filled = async (parts: Parts | string, more = {}) => textOf(partOf(await fill(parts, more)));
const problem = async (parts: Parts | string): Promise<UserError> => {
  try {
    await fill(parts);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("no problem");
};

describe("a tag", () => {
  it("is filled with the formatting of the run in which it starts", async () => {
    const xml = partOf(
      await fill(
        `<w:p>${run("Nơi: {{iss", "<w:b/>")}<w:proofErr w:type="spellStart"/>${run("uer.na", "<w:i/>")}${run("me}} hết", "<w:u/>")}</w:p>`,
      ),
    );
    expect(textOf(xml)).toBe("Nơi: Sở Khoa học và Công nghệ hết");
    expect(xml).toMatch(/<w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">Sở Khoa học và Công nghệ<\/w:t>/);
    expect(xml).toMatch(/<w:rPr><w:u\/><\/w:rPr><w:t xml:space="preserve"> hết<\/w:t>/);
    expect(xml).not.toMatch(/<w:rPr><w:i\/>|proofErr|<w:r>\s*<\/w:r>/);
  });

  it.each<[string, string, string]>([
    ["typographic quotes", "{{join recipients “; ”}}", "UBND tỉnh (b/c); Bộ Khoa học và Công nghệ (b/c)"],
    ["quotes of two kinds", '{{concat ‘Năm "x" ’ year}}', 'Năm "x" 2026'],
    ["no-break spaces and invisible characters", '{{\u00A0quantity\u200B\u00A05 "việc"\u00A00}}', "05 việc"],
    ["typographic quotes that are text", '{{concat "“" year "”"}}', "“2026”"],
    ["braces in a text", '{{concat "}}" year}}', "}}2026"],
    ["two tags side by side", "{{year}}{{previousYear}}", "20262025"],
    ["a comment", "a{{!-- ghi chú --}}b{{! khác }}c", "abc"],
  ])("may hold %s", async (_, text, expected) => {
    expect(await filled(para(text))).toBe(expected);
  });

  it("goes on over tabs, soft breaks, bookmarks, links, content controls and smart tags", async () => {
    const body = `<w:p><w:r><w:t>{{percent</w:t><w:tab/></w:r><w:bookmarkStart w:id="3" w:name="a"/><w:r><w:br/></w:r><w:hyperlink><w:r><w:t>submission</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="3"/><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>.sh</w:t></w:r></w:sdtContent></w:sdt><w:smartTag w:element="x"><w:smartTagPr/><w:r><w:lastRenderedPageBreak/><w:t>are}}</w:t></w:r></w:smartTag></w:p>`;
    expect(await filled(body)).toBe("90,0%");
  });

  it("takes tracked changes as accepted and leaves no comment behind", async () => {
    const parts: Parts = {
      body: `<w:p><w:commentRangeStart w:id="0"/>${run("{{ye")}<w:del w:id="1" w:author="A"><w:r><w:delText>XX</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${run("ar")}</w:ins>${run("}}")}<w:moveFrom w:id="5">${run("{{nope}}")}</w:moveFrom><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>${run("Năm {{previous")}</w:p>${para("Year}} xong")}`,
      more: {
        "word/comments.xml": '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
      },
    };
    expect(await filled(parts)).toBe("2026\nNăm 2025 xong");
    expect(partOf(await fill(parts))).not.toMatch(/comment|<w:ins|<w:del|moveFrom/);
  });

  it("prints a value of several lines in several lines, and what a unit wrote as nothing but text", async () => {
    const narrative = para("{{#each narrative.shortcomings.shown}}") + para("{{this.text}}") + para("{{/each}}");
    const xml = partOf(await fill(narrative));
    expect(textOf(xml)).toContain('ABC {{x}} {{{y}}} <script>alert("1")</script> </section>');
    expect(xml).not.toMatch(/<script|<\/section/);
    const campaign = { ...inputOf().campaign, notice: "Một\nhai\tba" };
    expect(await filled(para("{{#if notice}}{{notice}}{{/if}}"), { campaign })).toBe("Một⏎hai⇥ba");
  });

  it("is the same where the file is set out in lines", async () => {
    expect(await filled("<w:p>\n <w:r>\n  <w:t>Năm\n   {{year}}</w:t>\n </w:r>\n</w:p>\n")).toBe("Năm 2026");
  });

  it("is filled in headers, footers and text boxes", async () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${para("{{#each issuer.signer}}")}${para("{{upper this}}")}${para("{{/each}}")}</w:txbxContent></w:pict></w:r>${run("ngoài {{year}}")}</w:p>`;
    const bytes = await fill({
      body: box,
      header: para("{{place}}"),
      footer: para("{{#if draft}}x{{else}}{{symbol}}{{/if}}"),
    });
    expect(textOf(partOf(bytes))).toBe("GIÁM ĐỐC\nngoài 2026");
    expect(textOf(partOf(bytes, "word/header1.xml"))).toBe("Lai Châu");
    expect(textOf(partOf(bytes, "word/footer1.xml"))).toBe("BC-SKHCN");
  });
});

describe("a block", () => {
  it("over paragraphs repeats them and leaves nothing of itself", async () => {
    const body = para("Đầu") + para(" {{#each recipients}} ") + para("- {{this}};") + para("{{/each}}") + para("Cuối");
    expect(await filled(body)).toBe("Đầu\n- UBND tỉnh (b/c);\n- Bộ Khoa học và Công nghệ (b/c);\nCuối");
  });

  it("may begin and end in the paragraphs that it repeats", async () => {
    expect(
      await filled(
        para("{{#each recipients}}- {{this}}") +
          para("hết{{/each}}") +
          para("{{#if draft}}A") +
          para("{{else}}B") +
          para("{{/if}}C"),
      ),
    ).toBe("- UBND tỉnh (b/c)\nhết\n- Bộ Khoa học và Công nghệ (b/c)\nhết\nB\nC");
  });

  it("inside one paragraph stays in it, and takes an empty paragraph away", async () => {
    expect(await filled(para("Gửi: {{#each recipients}}{{this}}{{#unless @last}}; {{/unless}}{{/each}}."))).toBe(
      "Gửi: UBND tỉnh (b/c); Bộ Khoa học và Công nghệ (b/c).",
    );
    expect(
      await filled(
        para("a") + para("{{#if draft}}x{{/if}}") + para("{{#each notes.conflicts}}{{this}}{{/each}}") + para("b"),
      ),
    ).toBe("a\nb");
    expect(await filled(para("{{#if draft}}x{{else if illustrative}}y{{else}}z{{/if}}"))).toBe("z");
  });

  it("over rows repeats rows, whatever shape its tags stand in", async () => {
    const expected = "Nơi nhận|TT|\nUBND tỉnh (b/c)|1|\nBộ Khoa học và Công nghệ (b/c)|2|\nHết||";
    const around = (rows: string) => table(row("Nơi nhận", "TT"), rows, row("Hết", ""));
    expect(await filled(around(row("{{#each recipients}}{{this}}", "{{next @index}}{{/each}}")))).toBe(expected);
    expect(
      await filled(around(row("{{#each recipients}}", "") + row("{{this}}", "{{next @index}}") + row("{{/each}}", ""))),
    ).toBe(expected);
    expect(
      await filled(
        around(
          row(cell(para("{{#each recipients}}"), para("{{this}}")), cell(para("{{next @index}}"), para("{{/each}}"))),
        ),
      ),
    ).toBe(expected);
  });

  it("over several rows, with rows inside that come or go", async () => {
    const rows = [
      row("{{#each sections}}{{this.name}}", ""),
      row("{{#each groups}}{{#if ../many}}nhóm {{this.name}}", "{{/if}}"),
      row("{{#each indicators}}{{n}}", "{{valueCell this}}{{/each}}{{/each}}{{/each}}"),
    ];
    const lines = (await filled(table(...rows))).split("\n");
    expect(lines.slice(0, 3)).toEqual(["Thể chế||", "1|52|", "2|78,6|"]);
    expect(lines).toContain("nhóm Hạ tầng số||");
    expect(lines.filter((line) => /^\d/.test(line)).length).toBe(12);
  });

  it("over nothing leaves no empty row, no table without rows and no cell without a paragraph", async () => {
    const gone = `${para("trước")}${table(row("{{#each notes.conflicts}}{{this}}", "{{/each}}"))}${para("sau")}`;
    const xml = partOf(await fill(gone));
    expect(textOf(xml)).toBe("trước\nsau");
    expect(xml).not.toContain("<w:tbl>");
    const inCell = partOf(
      await fill(table(row(cell(para("{{#each notes.conflicts}}"), para("{{this}}"), para("{{/each}}")), "x"))),
    );
    expect(inCell).toMatch(/<\/w:tcPr><w:p\/><\/w:tc>/);
    const header = partOf(await fill({ body: para("x"), header: para("{{#if draft}}x{{/if}}") }), "word/header1.xml");
    expect(header).toMatch(/<w:p\/><\/w:hdr>/);
  });

  it("keeps a section break that stands in a paragraph of tags", async () => {
    const body = `${para("{{#if year}}")}${para("x")}<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr>${run("{{/if}}")}</w:p>${para("y")}`;
    expect(partOf(await fill(body))).toContain('<w:pgSz w:w="16838"');
  });

  it("repeats no bookmark and no paragraph id", async () => {
    const body = `${para("{{#each recipients}}")}<w:p w14:paraId="0A0B0C0D"><w:bookmarkStart w:id="7" w:name="muc"/>${run("{{this}}")}<w:bookmarkEnd w:id="7"/></w:p>${para("{{/each}}")}`;
    const xml = partOf(await fill(body));
    expect(xml.match(/w:name="muc"/g)).toHaveLength(1);
    expect(xml.match(/bookmarkEnd/g)).toHaveLength(1);
    expect(xml).not.toContain("paraId=");
  });

  it("may enclose a whole table from its first row", async () => {
    const body = table(row("{{#if year}}a", "b") + row("c", "d")) + para("{{/if}}");
    expect(await filled(body)).toBe("a|b|\nc|d|");
    expect(await filled(body.replace("year", "draft") + para("x"))).toBe("x");
  });

  it("may start in a link", async () => {
    const body = `<w:p>${run("a ")}<w:hyperlink>${run("{{#if year}}b")}</w:hyperlink>${run(" c{{/if}}")}</w:p>`;
    expect(await filled(body)).toBe("a b c");
  });
});

describe("what is wrong", () => {
  it.each<[string, Parts | string, string, RegExp]>([
    [
      "a field",
      para("Đơn vị {{issuer.nmae}}"),
      "report.template.field",
      /đoạn 1 \(“Đơn vị \{\{issuer\.nmae\}\}”\).*issuer\.name/,
    ],
    [
      "a field as an argument",
      para("x") + para("{{percent submission.shar}}"),
      "report.template.field",
      /đoạn 2.*submission\.share/,
    ],
    ["a field of further out", para("{{#each sections}}{{year}}{{/each}}"), "report.template.field", /@root\.year/],
    ["a field in a branch not taken", para("{{#if draft}}{{nope}}{{/if}}"), "report.template.field", /nope/],
    [
      "a field in a loop over nothing",
      para("{{#each notes.conflicts}}{{this.name}}{{/each}}"),
      "report.template.not_a_record",
      /name/,
    ],
    ["a helper", para("{{percnet submission.share}}"), "report.template.helper", /“percent”/],
    ["a helper's arguments", para("{{quantity 5}}"), "report.template.arguments", /3 tham số.*có 1/],
    ["a helper in the place of a field", para("{{date}}"), "report.template.field_hidden", /\{\{this\.date\}\}/],
    ["a wrong kind of argument", para("{{sentence targets year}}"), "report.template.argument", /một chỉ tiêu/],
    ["a loop over no list", para("{{#each submission}}x{{/each}}"), "report.template.not_a_list", /submission/],
    ["a list printed", para("{{sections}}"), "report.template.not_printable", /sections/],
    ["a block left open", para("{{#if draft}}") + para("x"), "report.word.unclosed_block", /đoạn 1.*\{\{#if draft\}\}/],
    ["a block never opened", para("x") + para("{{/each}}"), "report.word.unopened", /đoạn 2/],
    ["an else alone", para("x {{else}} y"), "report.word.misplaced", /else/],
    [
      "blocks that cross",
      para("{{#if draft}}") + para("{{/each}}"),
      "report.word.mismatch",
      /\{\{\/each\}\}.*\{\{#if draft\}\}/,
    ],
    ["a block over half a paragraph", para("a {{#if draft}} b") + para("c {{/if}}"), "report.word.misplaced", /đoạn 1/],
    [
      "a block over columns",
      table(row("a", "{{#if draft}}b") + row("c", "{{/if}}d")),
      "report.word.misplaced",
      /bảng 1, hàng 1/,
    ],
    [
      "a block out of a table",
      table(row("a", "b") + row("{{#if draft}}c", "d") + row("e", "f")) + para("{{/if}}"),
      "report.word.misplaced",
      /bảng 1, hàng 2/,
    ],
    ["a tag not closed", para("{{year và {{place}}"), "report.word.unclosed", /\{\{year/],
    ["braces too many", para("year}}"), "report.word.stray", /đoạn 1/],
    ["three braces", para("{{{year}}}"), "report.word.raw", /year/],
    ["a partial", para("{{> head}}"), "report.word.partial", /head/],
    ["syntax", para("{{percent (submission.share}}"), "report.template.syntax", /đoạn 1/],
    ["a block unknown", para("{{#eahc sections}}x{{/eahc}}"), "report.template.block", /#each/],
    ["a table unknown", para('{{table "indicator"}}'), "report.word.table", /“indicators”/],
    ["a chart unknown", para("{{chart “target”}}"), "report.word.chart", /“targets”/],
    ["a table among words", para("xem {{table indicators}}"), "report.word.piece_alone", /một mình/],
    ["a helper over nothing", para("{{upper notice}}"), "report.template.failed", /upper/],
    [
      "something in the header",
      { body: para("x"), header: para("{{plcae}}") },
      "report.template.field",
      /đầu trang, đoạn 1.*“place”/,
    ],
  ])("%s is told with its place", async (_, parts, code, words) => {
    const error = await problem(parts);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.exit).toBe(2);
  });

  it("in a field code, an equation or an alternative text is told, not left in the report", async () => {
    const field = '<w:p><w:r><w:instrText> TITLE "{{title}}" </w:instrText></w:r></w:p>';
    expect(await problem(field)).toMatchObject({ code: "report.word.unread", slots: { detail: "{{title}}" } });
  });

  it("is told all at once", async () => {
    const error = await problem(para("{{nope}}") + para("{{issuer.nmae}}") + para("{{percnt 5}}"));
    expect(error.details).toHaveLength(2);
  });
});

describe("a package", () => {
  it("keeps what the officer made and gives the same bytes each time", async () => {
    const parts: Parts = { body: para("{{year}}"), more: { "word/media/logo.png": new Uint8Array([1, 2, 3]) } };
    const bytes = await fill(parts);
    expect(Buffer.from(bytes).equals(Buffer.from(await fill(parts)))).toBe(true);
    expect(partOf(bytes, "word/media/logo.png")).toBe("\x01\x02\x03");
    expect(partOf(bytes, "word/styles.xml")).toContain("Số của cán bộ");
  });

  it("loses the comments part with its relationship and type", async () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?>';
    const types = "http://schemas.openxmlformats.org/package/2006/content-types";
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    const bytes = await fill({
      body: para("{{year}}"),
      more: {
        "word/comments.xml": `${head}<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`,
        "word/_rels/document.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId9" Type="${office}/comments" Target="comments.xml"/></Relationships>`,
        "[Content_Types].xml": `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.template.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/comments.xml" ContentType="${word}.comments+xml"/></Types>`,
      },
    });
    expect(Object.keys(unzipSync(bytes))).not.toContain("word/comments.xml");
    expect(partOf(bytes, "word/_rels/document.xml.rels") + partOf(bytes, "[Content_Types].xml")).not.toContain(
      "comments",
    );
    // A .dotx gives a document, not another template.
    expect(partOf(bytes, "[Content_Types].xml")).toContain("wordprocessingml.document.main+xml");
  });

  it("gets tables and charts by name, with styles, charts and workbooks, nothing of the officer's replaced", async () => {
    const body =
      para("{{table “indicators”}}") +
      para('{{chart "targets"}}') +
      para("{{table opinions}}") +
      para("{{table held}}") +
      para('{{chart "targets"}}');
    const bytes = await fill(body);
    const xml = partOf(bytes);
    expect(textOf(xml)).toContain("Tỷ lệ hồ sơ trực tuyến toàn trình");
    expect(xml).not.toMatch(/tonghop|piece \d/);
    expect(xml.match(/<c:chart [^>]*r:id="(rId\d+)"/g)).toHaveLength(2);
    const ids = [...xml.matchAll(/<wp:docPr\b[^>]*\bid="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(2);
    const styles = partOf(bytes, "word/styles.xml");
    // The officer's BangSo stays; ours that were missing are based on the officer's own default.
    expect(styles.match(/w:styleId="BangSo"/g)).toHaveLength(1);
    expect(styles).toMatch(/w:styleId="BangChu".*?<w:basedOn w:val="Binhthng"\/>/s);
    expect(partOf(bytes, "word/_rels/document.xml.rels")).toContain("/word/charts/chart1.xml");
    expect(partOf(bytes, "[Content_Types].xml")).toContain("spreadsheetml.sheet");
    // 252 mm of table on a page of 165 mm.
    const grid = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)]
      .slice(0, 9)
      .reduce((sum, match) => sum + Number(match[1]), 0);
    expect(grid).toBeLessThanOrEqual(11906 - 1701 - 850);
  });

  it("says at the foot of every page what it must, in footers of its own where there are none", async () => {
    const marks = /BẢN DỰ THẢO \(còn 02 lỗi/;
    const bare = await fill({ body: para("x"), section: "<w:titlePg/>" }, { draft: true, blockers: 2 });
    expect(partOf(bare)).toMatch(
      /footerReference w:type="default".*footerReference w:type="first"|footerReference w:type="first".*footerReference w:type="default"/,
    );
    expect(partOf(bare, "word/footer1.xml")).toMatch(marks);
    expect(partOf(bare, "word/footer2.xml")).toMatch(marks);
    const two = `<w:p><w:pPr><w:sectPr><w:titlePg w:val="0"/></w:sectPr></w:pPr></w:p>${para("x")}`;
    const sections = partOf(await fill({ body: two, footer: para("Của Sở") }, { draft: true, blockers: 2 }));
    // The first section gets a new one, the second keeps the officer's: both say it.
    expect(sections.match(/<w:footerReference w:type="default" r:id="(\w+)"/g)).toHaveLength(2);
    const own = await fill({ body: para("x"), footer: para("Của Sở") }, { draft: true, blockers: 2 });
    expect(textOf(partOf(own, "word/footer1.xml"))).toMatch(/^Của Sở\nBẢN DỰ THẢO/);
    expect(partOf(await fill({ body: para("x") }))).not.toContain("footerReference");
  });

  it.each<[string, () => Uint8Array, string, string?]>([
    ["something else", () => new TextEncoder().encode("<html>"), "report.docx.not_word"],
    ["a zip of something else", () => docx({ body: "" }).slice(0, 0), "report.docx.not_word"],
    ["half a file", () => docx({ body: para("x") }).slice(0, 900), "report.docx.damaged"],
    ["an old .doc", () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "report.docx.old"],
    [
      "an encrypted one",
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from("EncryptedPackage", "utf16le")]),
      "report.docx.encrypted",
    ],
    ["Word's lock file", () => new Uint8Array(10), "report.docx.owner_file", "~$mau.docx"],
    [
      "one with a DTD",
      () => docx({ body: "", more: { "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      "report.docx.damaged",
    ],
    ["one with broken XML", () => docx({ body: "<w:p>" }), "report.docx.damaged"],
    [
      "a bomb",
      () => docx({ body: "", more: { "word/document.xml": new Uint8Array(64 * 2 ** 20) } }),
      "report.docx.too_large",
    ],
    ["one nested for ever", () => docx({ body: "<w:p>".repeat(5000) + "</w:p>".repeat(5000) }), "report.docx.damaged"],
    [
      "one with macros",
      () =>
        docx({
          body: "",
          more: {
            "[Content_Types].xml":
              '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          },
        }),
      "report.docx.macros",
    ],
  ])("that is %s is refused with what to do", async (_, bytes, code, name) => {
    await expect(renderReport(inputOf(), { templateFile: template(bytes(), name) })).rejects.toMatchObject({ code });
  });

  it("that is not there is said so", async () => {
    await expect(renderReport(inputOf(), { templateFile: "/none/mau.docx" })).rejects.toMatchObject({
      code: "report.docx.missing",
    });
  });
});
