import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { type ReportInput, renderReport } from "../../src/report/index.js";
import { styles } from "../../src/report/word/form.js";
import { inputOf, units } from "./fixture.js";

type Package = Record<string, string>;

async function packageOf(input: ReportInput): Promise<Package> {
  const parts = unzipSync(await renderReport(input));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What a reader sees in a part. */
function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[ >][^<]*|<\/w:p>/g)]
    .map(([tag]) => (tag === "</w:p>" ? "\n" : tag.replace(/^<w:t[^>]*>/, "")))
    .join("")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
}

const marginsOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<w:pgMar[^>]*w:${name}="(\\d+)"`, "g"))].map((match) =>
    Math.round(Number(match[1]) / 56.7),
  );

describe("the Word document", () => {
  let parts: Package;
  let document: string;
  let text: string;
  beforeAll(async () => {
    parts = await packageOf(inputOf());
    document = parts["word/document.xml"]!;
    text = textOf(document);
  });

  it("has the margins of Nghị định 30 on every page", () => {
    expect(marginsOf(document, "top")).toEqual([20, 20, 20, 20, 20]);
    expect(marginsOf(document, "bottom")).toEqual([20, 20, 20, 20, 20]);
    expect(marginsOf(document, "left")).toEqual([30, 30, 30, 30, 30]);
    expect(marginsOf(document, "right")).toEqual([15, 15, 15, 15, 15]);
  });

  it("lays wide annexes across and counts their pages from one", () => {
    const sections = [...document.matchAll(/<w:sectPr>.*?<\/w:sectPr>/g)].map(([section]) => section);
    expect(sections.map((section) => section.includes('w:orient="landscape"'))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(sections.map((section) => section.includes('<w:pgNumType w:start="1"/>'))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(sections[1]).toMatch(/<w:pgSz w:w="16838" w:h="11906"/);
    for (const section of sections) expect(section).toContain("<w:titlePg/>");
  });

  it("numbers pages in the middle of the top margin, but not the first page", () => {
    expect(parts["word/header1.xml"]).toContain("PAGE");
    expect(parts["word/header1.xml"]).toContain('w:pStyle w:val="SoTrang"');
    expect(parts["word/header2.xml"]).not.toContain("PAGE");
  });

  it("is set in Times New Roman 14 with the named styles of the form, all of them defined and used by name", () => {
    const xml = parts["word/styles.xml"]!;
    expect(xml).toMatch(/<w:docDefaults>.*w:ascii="Times New Roman".*<w:sz w:val="28"\/>.*<\/w:docDefaults>/);
    for (const { id } of styles) expect(xml).toContain(`w:styleId="${id}"`);
    const used = [...document.matchAll(/<w:(?:pStyle|tblStyle) w:val="(\w+)"/g)].map((match) => match[1]);
    for (const id of new Set(used)) expect(xml).toContain(`w:styleId="${id}"`);
    // Nothing stands in the Normal style by oversight, except what fills an empty cell.
    const unstyled = [...document.matchAll(/<w:p>(?!<w:pPr><w:pStyle)(.*?)<\/w:p>/g)].map(([, content]) => content!);
    expect(unstyled.filter((content) => /<w:t[ >]/.test(content))).toEqual([]);
  });

  it("gives headings their level in the outline of Word", () => {
    const xml = parts["word/styles.xml"]!;
    const levelOf = (id: string) => new RegExp(`w:styleId="${id}".*?<w:outlineLvl w:val="(\\d)"`).exec(xml)?.[1];
    expect([levelOf("MucLaMa"), levelOf("MucSo"), levelOf("MucChu"), levelOf("PhuLucSo")]).toEqual([
      "0",
      "1",
      "2",
      "0",
    ]);
  });

  it("repeats the head of every table of figures and splits no row", () => {
    const tables = document
      .split("<w:tbl>")
      .slice(1)
      .filter((table) => table.includes('w:tblStyle w:val="BangKe"'));
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) expect(table).toContain("<w:tblHeader/>");
    const rows = document.match(/<w:tr>/g)!.length;
    expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(rows);
  });

  it("has the parts of an official report in their order", () => {
    const order = [
      "UBND TỈNH LAI CHÂU",
      "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "/BC-SKHCN",
      "Lai Châu, ngày 12 tháng 12 năm 2026",
      "BÁO CÁO",
      "Kết quả đánh giá năm 2026",
      "Căn cứ Luật số 93/2025/QH15;",
      "Căn cứ Quyết định số 1969/QĐ-BKHCN.",
      "I. TÌNH HÌNH",
      "II. KẾT QUẢ",
      "III. MỨC ĐỘ",
      "IV. ĐÁNH GIÁ CHUNG",
      "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027",
      "VI. KIẾN NGHỊ",
      "./.",
      "Nơi nhận:",
      "- Lưu: VT, KHTC.",
      "GIÁM ĐỐC",
      "Phụ lục I\n",
      "Phụ lục II\n",
      "Phụ lục III\n",
      "Phụ lục IV\n",
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("prints no trace of a missing value", () => {
    const words = text.replace(/[\p{L}\d]*_[\p{L}\d_]*/gu, "");
    expect(words.match(/NaN|Infinity|undefined|null|\[object/g)).toBeNull();
    expect(words.match(/.{20}(?:[,;]\s*[,;.]|\(\s*\)|\s{2,}[,.;]).{20}/gu)).toBeNull();
  });

  it("keeps hostile text as text", () => {
    expect(text.includes('ABC {{x}} {{{y}}} <script>alert("1")</script> </section> &')).toBe(true);
    expect(document.includes("<script>")).toBe(false);
    for (const [name, xml] of Object.entries(parts)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold
      if (/\.(xml|rels)$/.test(name)) expect(/[\u0000-\u0008]/.exec(xml)).toBeNull();
    }
    expect(/\uFFFD|\u202E/.exec(text)).toBeNull();
  });

  it("drops nothing of an answer of 30,000 characters", () => {
    expect(text.match(/dài/g)!.length).toBeGreaterThan(7500);
    expect(text.includes("dài hết (UBND xã Tân Uyên).")).toBe(true);
  });

  it("draws charts that Word can edit, in fills that stay apart without colour", () => {
    const charts = Object.keys(parts).filter((name) => /word\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(4);
    expect(Object.keys(parts).filter((name) => name.endsWith(".xlsx"))).toHaveLength(4);
    for (const name of charts) {
      const fills = [...parts[name]!.matchAll(/<c:ser>.*?<a:srgbClr val="(\w{6})"/g)].map((match) => match[1]!);
      expect(new Set(fills).size).toBe(fills.length);
      for (const fill of fills) expect(fill).toMatch(/^(\w\w)\1\1$/);
    }
  });

  it("names every unit in annex III and marks no page of a final report", () => {
    const annex = text.slice(text.indexOf("Phụ lục III\n"), text.indexOf("Phụ lục IV\n"));
    for (const unit of units) expect(annex).toContain(unit.name);
    expect(annex).toContain("05/12/2026");
    expect(Object.keys(parts).some((name) => name.startsWith("word/footer"))).toBe(false);
  });
});

describe("marks on every page", () => {
  it("say that it is a draft, and that figures are illustrative", async () => {
    const parts = await packageOf(inputOf({ draft: true, blockers: 3, illustrative: true }));
    const footers = Object.keys(parts).filter((name) => /word\/footer\d+\.xml$/.test(name));
    expect(footers).toHaveLength(10);
    for (const name of footers) {
      expect(textOf(parts[name]!)).toContain(
        "BẢN DỰ THẢO (còn 03 lỗi số liệu chưa xử lý) - Số liệu minh họa, không phải chỉ tiêu được giao",
      );
    }
  });
});

describe("the same input", () => {
  it("gives the same bytes", async () => {
    const first = await renderReport(inputOf({ date: null }));
    const second = await renderReport(inputOf({ date: null }));
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("leaves number and day to the registry clerk where no date is given", async () => {
    const text = textOf((await packageOf(inputOf({ date: null })))["word/document.xml"]!);
    expect(text).toMatch(/Lai Châu, ngày\u00A0+tháng 12 năm 2026/);
    expect(text).toMatch(/Số:\u00A0+\/BC-SKHCN/);
  });
});

describe("a campaign in which nothing came in", () => {
  it("still gives a report without odd gaps", async () => {
    const input = inputOf({ figures: [], findings: [], texts: [], indicators: [] });
    const statuses = input.statuses.map((status) => ({
      ...status,
      state: "missing" as const,
      receivedAt: null,
      answered: 0,
    }));
    const text = textOf((await packageOf({ ...input, statuses }))["word/document.xml"]!);
    expect(text.includes("có 0/10 cơ quan, đơn vị, địa phương gửi báo cáo (tỷ lệ nộp đạt 0,0%)")).toBe(true);
    expect(/NaN|undefined|null|Infinity/.exec(text)).toBeNull();
  });
});
