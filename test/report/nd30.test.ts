/**
 * The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, row by row: what the Word file says, not what the program meant. Each
 * test bears the name of a part of the decree's table.
 */
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { renderReport } from "../../src/report/index.js";
import { documentForm, type Look, type Section } from "./document-form.js";
import { inputOf } from "./fixture.js";

let sections: Section[];
let report: Section;
let all: Look[];
let parts: Record<string, string>;

beforeAll(async () => {
  const bytes = await renderReport(inputOf({ contents: true }));
  sections = documentForm(bytes);
  report = sections[0]!;
  all = sections.flatMap((section) => section.looks);
  parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
});

const within = (value: number, from: number, to: number) => {
  expect(value).toBeGreaterThanOrEqual(from - 0.01);
  expect(value).toBeLessThanOrEqual(to + 0.01);
};

function only(text: string | RegExp, among: Look[] = report.looks): Look {
  const found = among.filter((one) => (typeof text === "string" ? one.text === text : text.test(one.text)));
  expect(found.map((one) => one.text)).toHaveLength(1);
  return found[0]!;
}

const capitals = (text: string) => expect(text).toBe(text.toLocaleUpperCase("vi"));
const next = (one: Look): Look => report.looks[report.looks.indexOf(one) + 1]!;

/** A drawn line under a text, as a part of its length, from the widths of the column or page it is centred in. */
function lineUnder(one: Look, space: number): number {
  const drawn = next(one);
  expect(drawn).toMatchObject({ ruled: true, text: "", line: 0 });
  expect(drawn.left).toBeCloseTo(drawn.right, 1);
  return (space - drawn.left - drawn.right) / textLength(one);
}

// Adobe's widths of Times Bold, in thousandths of the size; a letter with marks is as wide as without.
const widths: Record<string, number> = Object.fromEntries(
  (
    "A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778 R722 S556 T667 U722 V722 " +
    "W1000 X722 Y722 Z667 a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 o500 p556 q556 r444 " +
    "s389 t333 u556 v500 w722 x500 y500 z444 Đ722 đ556 -333"
  )
    .split(" ")
    .map((pair) => [pair[0]!, Number(pair.slice(1))]),
);

/** Millimetres of a line of text, in bold. */
function textLength({ text, size }: Look): number {
  const letters = [...text.normalize("NFD").replace(/\p{M}/gu, "")];
  const thousandths = letters.reduce((sum, letter) => sum + (widths[letter] ?? (letter === " " ? 250 : 500)), 0);
  return ((thousandths / 1000) * size * 25.4) / 72;
}

describe("Nghị định 30/2020/NĐ-CP, Phụ lục I", () => {
  test("page: A4, portrait; wide annexes across, each in a section of its own", () => {
    for (const { width, height, landscape } of sections)
      expect([width, height].map(Math.round)).toEqual(landscape ? [297, 210] : [210, 297]);
    expect(report.landscape).toBe(false);
    expect(sections.some((section) => section.landscape)).toBe(true);
    const annexes = all.filter((one) => /^Phụ lục [IVX]+$/.test(one.text));
    for (const section of sections.slice(2))
      expect(section.looks.filter((one) => annexes.includes(one))).toHaveLength(1);
  });

  test("margins", () => {
    for (const { margin } of sections) {
      within(margin.top, 20, 25);
      within(margin.bottom, 20, 25);
      within(margin.left, 30, 35);
      within(margin.right, 15, 20);
    }
  });

  test("font: Times New Roman, Unicode precomposed, black", () => {
    for (const one of all) {
      expect(one.font).toBe("Times New Roman");
      expect(["auto", "000000"]).toContain(one.colour);
      expect(one.text).toBe(one.text.normalize("NFC"));
    }
  });

  test("Quốc hiệu", () => {
    const one = only("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    expect(one).toMatchObject({ bold: true, italic: false, column: 1, row: 0, table: "KhungAn", align: "center" });
    within(one.size, 12, 13);
    // On one line: the right column of the head is 97 mm.
    expect(textLength(one)).toBeLessThan(97);
  });

  test("Tiêu ngữ, with a line as long as its text", () => {
    const one = only("Độc lập - Tự do - Hạnh phúc");
    expect(one).toMatchObject({ bold: true, italic: false, column: 1, row: 0, align: "center" });
    within(one.size, 13, 14);
    expect(report.looks.indexOf(one)).toBe(report.looks.indexOf(only(/^CỘNG HÒA/)) + 1);
    within(lineUnder(one, 97), 0.9, 1.1);
  });

  test("superior body", () => {
    const one = only("UBND TỈNH LAI CHÂU");
    expect(one).toMatchObject({ bold: false, italic: false, column: 0, row: 0, align: "center" });
    within(one.size, 12, 13);
    capitals(one.text);
  });

  test("issuing body, with a line 1/3 to 1/2 as long", () => {
    const one = only("SỞ KHOA HỌC VÀ CÔNG NGHỆ");
    expect(one).toMatchObject({ bold: true, italic: false, column: 0, row: 0, align: "center" });
    within(one.size, 12, 13);
    within(lineUnder(one, 68), 1 / 3, 1 / 2);
    expect(textLength(one)).toBeLessThan(68);
  });

  test("number and symbol", () => {
    const one = only(/^Số:\s+\/BC-SKHCN$/);
    expect(one).toMatchObject({ size: 13, bold: false, italic: false, column: 0, row: 1, align: "center" });
  });

  test("place and date", async () => {
    const one = only("Lai Châu, ngày 12 tháng 12 năm 2026");
    expect(one).toMatchObject({ bold: false, italic: true, column: 1, row: 1, align: "center" });
    within(one.size, 13, 14);
    const early = documentForm(await renderReport(inputOf({ date: "2027-02-05" })))[0]!;
    only("Lai Châu, ngày 05 tháng 02 năm 2027", early.looks);
  });

  test("kind and subject, with a line 1/3 to 1/2 as long", () => {
    const kind = only("BÁO CÁO");
    const subject = only(/^Kết quả đánh giá năm 2026/);
    for (const one of [kind, subject]) {
      expect(one).toMatchObject({ bold: true, italic: false, align: "center", table: null });
      within(one.size, 13, 14);
    }
    expect(next(kind)).toBe(subject);
    expect(next(subject)).toMatchObject({ ruled: true });
    // One line serves subjects of one and of several lines: a third of the text's width.
    within((165 - next(subject).left - next(subject).right) / 165, 1 / 3, 1 / 2);
  });

  test("body: 13-14 pt upright, justified, first line indented, at least 6 pt between paragraphs, single to 1.5 lines", () => {
    const body = report.looks.filter((one) => ["NoiDung", "GachDauDong", "KetThuc"].includes(one.style));
    expect(body.length).toBeGreaterThan(20);
    for (const one of body) {
      expect(one).toMatchObject({ bold: false, italic: false, align: "both" });
      within(one.size, 13, 14);
      within(one.firstLine, 10, 12.7);
      expect(one.after).toBeGreaterThanOrEqual(6);
      within(one.line, 1, 1.5);
    }
  });

  test("headings: I. capitals bold, 1. bold, a) upright, in this order", () => {
    const headings = report.looks.filter((one) => ["MucLaMa", "MucSo", "MucChu"].includes(one.style));
    const levels = headings.map((one) => {
      within(one.size, 13, 14);
      expect(one.keepNext).toBe(true);
      if (/^[IVX]+\. /.test(one.text)) {
        capitals(one.text);
        expect(one).toMatchObject({ style: "MucLaMa", bold: true, italic: false });
        return 1;
      }
      if (/^\d+\. /.test(one.text)) {
        expect(one).toMatchObject({ style: "MucSo", bold: true, italic: false });
        return 2;
      }
      expect(one.text).toMatch(/^\p{Ll}\) /u);
      expect(one).toMatchObject({ style: "MucChu", bold: false, italic: false });
      return 3;
    });
    // No level is left out on the way down.
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      if (index > 0) expect(level - levels[index - 1]!).toBeLessThanOrEqual(1);
  });

  test("legal basis: italic, one a line, each ended by a semicolon, the last by a full stop", () => {
    const bases = report.looks.filter((one) => one.style === "CanCu");
    expect(bases.length).toBeGreaterThan(1);
    for (const one of bases) {
      expect(one).toMatchObject({ italic: true, bold: false });
      within(one.size, 13, 14);
    }
    expect(bases.map((one) => one.text.at(-1))).toEqual([...bases.slice(1).map(() => ";"), "."]);
  });

  test("end: ./. after the last sentence", () => {
    const text = report.looks.filter((one) => one.table === null && one.text !== "").at(-1)!;
    expect(text.text).toMatch(/[^.]\.\/\.$/);
    expect(all.filter((one) => one.text.includes("./."))).toHaveLength(1);
  });

  test("signature: in the right half, level with Nơi nhận, title in capitals bold", () => {
    const title = only("GIÁM ĐỐC");
    capitals(title.text);
    expect(title).toMatchObject({ bold: true, column: 1, align: "center", table: "KhungAn" });
    within(title.size, 13, 14);
    expect(title.row).toBe(only("Nơi nhận:").row);
  });

  test("Nơi nhận: heading 12 pt bold italic, list 11 pt upright, each line '- …;', the last '- Lưu: …'", () => {
    expect(only("Nơi nhận:")).toMatchObject({ size: 12, bold: true, italic: true, column: 0 });
    const list = report.looks.filter((one) => one.style === "NoiNhan");
    for (const one of list) expect(one).toMatchObject({ size: 11, bold: false, italic: false, column: 0 });
    for (const one of list.slice(0, -1)) expect(one.text).toMatch(/^- .*[^;];$/);
    expect(list.at(-1)!.text).toMatch(/^- Lưu: VT, .*\.$/);
  });

  test("page number: Arabic, 13-14 pt, centred in the top margin, not on the first page", () => {
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    const numbered = headers.filter(([, xml]) => xml.includes("PAGE"));
    expect(numbered).toHaveLength(sections.length);
    expect(headers).toHaveLength(2 * sections.length);
    for (const [, xml] of numbered) expect(xml).toContain('<w:pStyle w:val="SoTrang"/>');
    const style = /<w:style [^>]*w:styleId="SoTrang".*?<\/w:style>/s.exec(parts["word/styles.xml"]!)![0];
    expect(style).toContain('<w:jc w:val="center"/>');
    expect(style).not.toMatch(/<w:sz |<w:b\/>|<w:i\/>/);
    for (const section of sections) {
      expect(section.noNumberOnFirst).toBe(true);
      expect(section.margin.header).toBeLessThan(section.margin.top);
    }
    for (const name of Object.keys(parts).filter((one) => /footer/.test(one)))
      expect(parts[name]).not.toContain("PAGE");
    expect(parts["word/document.xml"]).not.toMatch(/<w:pgNumType[^>]*w:fmt=/);
  });

  test("annex: number 14 pt bold, title in capitals bold, '(Kèm theo …)' italic, roman, pages on their own", () => {
    const annexes = sections.slice(2);
    expect(annexes.map((section) => section.looks[0]!.text)).toEqual(
      ["I", "II", "III", "IV"].map((n) => `Phụ lục ${n}`),
    );
    for (const section of annexes) {
      const [number, title, source] = section.looks as [Look, Look, Look];
      expect(number).toMatchObject({ size: 14, bold: true, align: "center" });
      capitals(title.text);
      expect(title).toMatchObject({ bold: true, align: "center" });
      within(title.size, 13, 14);
      expect(source.text).toMatch(/^\(Kèm theo Báo cáo số\s+\/BC-SKHCN ngày 12 tháng 12 năm 2026 của .*\)$/);
      expect(source).toMatchObject({ italic: true, bold: false, align: "center" });
      expect(section.startsAtOne).toBe(true);
    }
  });

  test("table: head bold, centred and repeated, 11-13 pt, numbers right-aligned, a row in one piece", () => {
    const cells = all.filter((one) => one.table === "BangKe" && one.text !== "");
    expect(cells.length).toBeGreaterThan(200);
    for (const one of cells.filter((cell) => cell.inHead)) {
      expect(one.align).toBe("center");
      // Codes and long names over columns are the one departure: smaller, or eight columns would not fit.
      if (!["BangNhoMa", "BangNhoTen"].includes(one.style)) {
        expect(one.bold).toBe(true);
        within(one.size, 11, 13);
      }
    }
    for (const one of cells.filter((cell) => !cell.inHead)) {
      within(one.size, one.style === "BangNhoMa" ? 9 : 11, 13);
      if (/^[+-]?[\d.]+,\d+$/.test(one.text)) expect(one.align).toBe("right");
    }
    const xml = parts["word/document.xml"]!;
    const tables = xml
      .split("<w:tbl>")
      .slice(1)
      .filter((table) => table.includes('w:val="BangKe"'));
    for (const table of tables) expect(table).toContain("<w:tblHeader/>");
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(xml.match(/<w:tr>/g)!.length);
  });
});
