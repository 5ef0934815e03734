/** Letters to units: the form of Nghị định 30/2020/NĐ-CP for a công văn, what they say, and whom they name. */

import { strFromU8, unzipSync } from "fflate";
import Handlebars from "handlebars";
import { beforeAll, describe, expect, it, test } from "vitest";
import type { Campaign } from "../../src/campaign/index.js";
import type { Finding } from "../../src/model.js";
import { type LetterInput, type LetterUnit, renderLetter, renderMail } from "../../src/report/index.js";
import { letterShape } from "../../src/report/letters/fields.js";
import { checkTemplate } from "../../src/report/template/check.js";
import { readTemplateFolder, shippedTemplates } from "../../src/report/template/html.js";
import { documentForm, type Look, type Section } from "./document-form.js";
import { inputOf, units } from "./fixture.js";

const base: Campaign = {
  ...inputOf().campaign,
  unitGroups: [
    { code: "SBN", name: "Sở, ban, ngành tỉnh" },
    { code: "XA", name: "UBND xã, phường", collective: "UBND các xã, phường" },
  ],
  publication: { ...inputOf().campaign.publication, protectedKinds: ["dn"] },
};
const others = base.units.filter((unit) => unit.code !== "SKHCN");
const unit = (code: string) => units.find((one) => one.code === code)!;

const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ id: "f", rule: "R", unit: "03300", result: "fail", severity: "error", state: "open", imbalance: null },
  message: "Số 98 lớn hơn 90",
  cells: [
    { element: "TC_E1", sheet: "1. Thể chế", cell: "F9", raw: "98" },
    { element: "TC_E2", sheet: "1. Thể chế", cell: "F10", raw: "" },
  ],
  ...more,
});

const addressed = (codes: string[], more: Partial<LetterUnit> = {}): LetterUnit[] =>
  codes.map((code) => ({
    ...{ unit: unit(code), missing: true, refusedFiles: [], points: [], receivedAt: null },
    workbook: `${code}.xlsx`,
    ...more,
  }));

function inputFor(more: Partial<LetterInput> = {}): LetterInput {
  return {
    ...{ kind: "remind", campaign: base, collective: true, asked: 9, sent: 5, overdue: true, round: 1 },
    units: [
      ...addressed(["SYT"]),
      ...addressed(["03300"], { missing: false, points: [finding(), finding({ severity: "warning" })] }),
      ...addressed(["03301"]),
    ],
    ...{ now: "2026-12-08T10:00:00Z", until: "2026-12-12", illustrative: true, date: "2026-12-09" },
    ...more,
  };
}

const formOf = async (input: LetterInput) => documentForm((await renderLetter(input)).document);
const linesOf = (sections: Section[]) => sections.flatMap(({ looks }) => looks.map(({ text }) => text));
const textOf = async (input: LetterInput) =>
  linesOf(await formOf(input))
    .join("\n")
    .replaceAll("\u00A0", " ");

describe("the form of a công văn", () => {
  let sections: Section[];
  let letter: Section;
  beforeAll(async () => {
    sections = await formOf(inputFor());
    letter = sections[0]!;
  });
  const only = (text: string | RegExp, among: Look[] = letter.looks): Look => {
    const found = among.filter((one) => (typeof text === "string" ? one.text === text : text.test(one.text)));
    expect(found.map((one) => one.text)).toHaveLength(1);
    return found[0]!;
  };

  test("subject: V/v …, 12-13 pt upright, centred under the number; no kind line", () => {
    const number = only(/^Số:\s+\/SKHCN$/);
    const subject = only(/^V\/v đôn đốc gửi báo cáo số liệu .* năm\u00A02026 \(lần 1\)$/);
    expect(subject).toMatchObject({ size: 12, bold: false, italic: false, align: "center", column: 0, row: 1 });
    expect(letter.looks.indexOf(subject)).toBe(letter.looks.indexOf(number) + 1);
    expect(linesOf(sections)).not.toContain("CÔNG VĂN");
  });

  test("head: Quốc hiệu, Tiêu ngữ, superior and issuing body, place and date", () => {
    expect(only("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).toMatchObject({ size: 12, bold: true, column: 1 });
    expect(only("Độc lập - Tự do - Hạnh phúc")).toMatchObject({ size: 13, bold: true, column: 1 });
    expect(only("UBND TỈNH LAI CHÂU")).toMatchObject({ bold: false, column: 0 });
    expect(only("SỞ KHOA HỌC VÀ CÔNG NGHỆ")).toMatchObject({ bold: true, column: 0 });
    expect(only("Lai Châu, ngày 09 tháng 12 năm 2026")).toMatchObject({ size: 13, italic: true, column: 1 });
  });

  test("Kính gửi: 13-14 pt upright; a list ends with a full stop; one alone stands beside it", async () => {
    expect(only("Kính gửi:")).toMatchObject({ size: 13, bold: false, italic: false, column: 0 });
    const list = letter.looks.filter((one) => one.style.startsWith("KinhGui") && one.column === 1);
    expect(list.map((one) => one.text)).toEqual(["- Sở Y tế;", "- UBND xã Tân Uyên;", "- UBND xã Than Uyên."]);
    for (const one of list) expect(one.size).toBe(13);
    const [single] = await formOf(inputFor({ units: addressed(["03301"]), collective: false }));
    const looks = single!.looks.filter((one) => one.text.startsWith("Kính gửi"));
    expect(looks).toMatchObject([{ text: "Kính gửi: UBND xã Than Uyên", size: 13, align: "center", table: null }]);
  });

  test("body 13-14 pt, justified, indented, 6 pt apart; ./. once, after the last sentence", () => {
    const body = letter.looks.filter((one) => one.style.endsWith("CongVan") && one.table === null);
    expect(body.length).toBeGreaterThan(4);
    for (const one of body) {
      expect(one).toMatchObject({ size: 13, bold: false, italic: false, align: "both", firstLine: 12.7 });
      expect(one.after).toBeGreaterThanOrEqual(6);
      expect(one.line).toBeGreaterThanOrEqual(1);
      expect(one.line).toBeLessThanOrEqual(1.5);
    }
    expect(body.at(-1)!.text).toMatch(/[^\s.]\.\/\.$/);
    expect(linesOf(sections).filter((text) => text.includes("./."))).toHaveLength(1);
  });

  test("signature and Nơi nhận", () => {
    expect(only("GIÁM ĐỐC")).toMatchObject({ bold: true, column: 1, row: only("Nơi nhận:").row });
    const list = letter.looks.filter((one) => one.style === "NoiNhan").map((one) => one.text);
    expect(list).toEqual(["- Như trên;", "- Lưu: VT, KHTC."]);
  });

  test("annexes: roman where there are two, each in its section, the second across, its pages on their own", async () => {
    const [, first, second] = sections as [Section, Section, Section];
    expect(sections).toHaveLength(3);
    expect([first.landscape, second.landscape]).toEqual([false, true]);
    expect([first, second].map(({ looks }) => looks[0]!.text)).toEqual(["Phụ lục I", "Phụ lục II"]);
    for (const { looks, startsAtOne } of [first, second]) {
      expect(looks[2]!.text).toMatch(/^\(Kèm theo Công văn số\s+\/SKHCN ngày 09 tháng 12 năm 2026 của .*\)$/);
      expect(startsAtOne).toBe(true);
    }
    const alone = await formOf(inputFor({ units: addressed(["SYT", "03301"]) }));
    expect(alone[1]!.looks[0]!.text).toBe("Phụ lục");
  });

  test("a wide table is as wide as its page, a narrow one as the letter's", async () => {
    const xml = strFromU8(unzipSync((await renderLetter(inputFor())).document)["word/document.xml"]!);
    const widths = xml.split("<w:tbl>").flatMap((table) => {
      if (!table.includes('w:val="BangKe"')) return [];
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
      return [Math.round(grid.reduce((sum, width) => sum + width, 0) / 56.7)];
    });
    expect(widths).toEqual([165, 252]);
  });

  test("without a date the day is left open, in the month of the clock", async () => {
    expect(await textOf(inputFor({ date: null }))).toMatch(/Lai Châu, ngày\s{5}tháng 12 năm 2026/);
    expect(await textOf(inputFor({ date: null, now: "2027-01-31T18:00:00Z" }))).toMatch(/tháng 02 năm 2027/);
  });
});

describe("a reminder", () => {
  it("after the deadline says to what hour, how many, by when, and what follows", async () => {
    const text = await textOf(inputFor());
    expect(text).toContain(
      "Đến 17 giờ ngày 08/12/2026, còn 02 đơn vị chưa gửi báo cáo (Phụ lục I kèm theo); 01 đơn vị đã gửi",
    );
    expect(text).toContain("chậm nhất ngày 12/12/2026");
    expect(text).toContain(
      "Quá thời hạn trên, Sở Khoa học và Công nghệ tổng hợp, báo cáo UBND tỉnh Lai Châu xem xét./.",
    );
    expect(text).not.toMatch(/cảm ơn|đã có 05|undefined|null|NaN/);
  });

  it("before it is kind, says how many have sent, and keeps the campaign's day", async () => {
    const before = { overdue: false, round: 0, until: "2026-12-05", now: "2026-11-25T02:30:00Z", date: null };
    const text = await textOf(inputFor(before));
    expect(text).toContain("V/v nhắc gửi báo cáo số liệu");
    expect(text).toContain("Đến 09 giờ 30 ngày 25/11/2026, đã có 05/09 đơn vị gửi báo cáo; còn 02 đơn vị chưa gửi");
    expect(text).toContain("trước ngày 05/12/2026");
    expect(text).not.toMatch(/đôn đốc|\(lần|Quá thời hạn/);
  });

  it("on the days of grace names the last one that is not late", async () => {
    const text = await textOf(inputFor({ overdue: false, round: 0, until: "2026-12-07" }));
    expect(text).toContain("chậm nhất ngày 07/12/2026");
  });

  it("the second one goes to the People's Committee too, and names the letters before it", async () => {
    const letters = {
      ...base.letters,
      assigned: "Công văn số 9/SKHCN ngày 02/11/2026",
      reminded: ["Công văn số 12/SKHCN"],
    };
    const first = await textOf(inputFor({ campaign: { ...base, letters } }));
    const second = await textOf(inputFor({ campaign: { ...base, letters }, round: 2 }));
    expect(first).not.toContain("(b/c)");
    expect(second).toContain("- Như trên;\n- UBND tỉnh Lai Châu (b/c);\n- Lưu");
    expect(second).toContain("(lần 2)");
    expect(second).toContain("đã có Công văn số 9/SKHCN ngày 02/11/2026");
    expect(second).toContain("; Công văn số 12/SKHCN đôn đốc");
  });

  it("lists in annex II unit, sheet and cell, value received, what is wrong, what to do", async () => {
    const annex = (await formOf(inputFor()))[2]!.looks.map(({ text }) => text);
    expect(annex).toContain("UBND xã Tân Uyên: 01 lỗi phải sửa, 01 nội dung cần rà soát");
    const at = annex.indexOf("1.1");
    expect(annex.slice(at, at + 5)).toEqual([
      ...["1.1", "1. Thể chế!F9, F10", "“98”; (trống)", "Số 98 lớn hơn 90."],
      "Sửa số liệu; số liệu đúng thực tế thì giải trình, nêu căn cứ.",
    ]);
    expect(annex[annex.indexOf("1.2") + 4]).toBe("Kiểm tra lại; sửa, hoặc giải trình nếu số liệu đúng.");
  });

  it("does not say of who sent a file that could not be used that he sent nothing", async () => {
    const units = [...addressed(["SYT"]), ...addressed(["03301"], { refusedFiles: ["Than Uyên 2025.xlsx"] })];
    const text = await textOf(inputFor({ units }));
    expect(text).toContain("còn 02 đơn vị chưa gửi báo cáo, trong đó 01 đơn vị đã gửi tệp nhưng không dùng được");
    expect(text).toContain("Đã gửi tệp không dùng được: Than Uyên 2025.xlsx");
    const own = await textOf(inputFor({ units: units.slice(1), collective: false }));
    expect(own).toContain("đã nhận tệp của UBND xã Than Uyên nhưng không dùng được");
    expect(own).not.toContain("chưa nhận được báo cáo");
  });

  it("prints nothing that an enterprise reported in a letter that others read", async () => {
    const enterprise = { ...unit("03300"), kind: "dn", name: "Công ty A" };
    const asked = addressed(["03300"], { unit: enterprise, missing: false, points: [finding()], workbook: null });
    const shared = await textOf(inputFor({ units: [...addressed(["SYT"]), ...asked] }));
    expect(shared).toContain("Công ty A: 01 lỗi phải sửa (gửi riêng cho đơn vị)");
    expect(shared).not.toMatch(/98|F9/);
    expect(await textOf(inputFor({ units: asked, collective: false }))).toContain("“98”");
  });

  it("says at the foot that figures are illustrative only where it prints figures", async () => {
    const marked = async (input: LetterInput) =>
      Object.entries(unzipSync((await renderLetter(input)).document))
        .filter(([name]) => /footer/.test(name))
        .map(([, part]) => strFromU8(part))
        .filter((xml) => xml.includes("Số liệu minh họa")).length;
    expect(await marked(inputFor())).toBeGreaterThanOrEqual(3);
    expect(await marked(inputFor({ units: addressed(["SYT"]) }))).toBe(0);
    expect(await marked(inputFor({ illustrative: false }))).toBe(0);
  });
});

describe("whom a letter names", () => {
  const named = async (codes: string[], campaign = base) =>
    (await renderLetter(inputFor({ campaign, units: addressed(codes) }))).addressees;
  const communes = others.filter((one) => one.kind === "xa").map((one) => one.code);

  it("all communes as a group, three departments one by one, in the order of rank", async () => {
    expect(await named(others.map((one) => one.code))).toEqual([
      ...["Sở Y tế", "Sở Tài chính", "Thống kê tỉnh", "UBND các xã, phường"],
    ]);
  });

  it("part of a group as such, a few of it by name", async () => {
    expect(await named(communes.slice(1))).toEqual(["UBND các xã, phường (theo danh sách)"]);
    expect(await named(communes.slice(0, 2))).toEqual(["UBND xã Tân Uyên", "UBND xã Than Uyên"]);
  });

  it("a kind where there is no group, named from its own name", async () => {
    const kinds = base.unitKinds.map((kind) => (kind.code === "xa" ? { ...kind, name: "Xã" } : kind));
    expect(await named(communes, { ...base, unitGroups: [], unitKinds: kinds })).toEqual(["Các xã"]);
  });
});

describe("the other letters", () => {
  it("sends the forms: basis, what is asked, day, how, and a list of files", async () => {
    const all = addressed(
      others.map((one) => one.code),
      { missing: false },
    );
    const input = inputFor({ kind: "assign", units: all, overdue: false, round: 0, until: "2026-12-05" });
    const [letter, annex, ...rest] = await formOf(input);
    const text = linesOf([letter!]).join("\n");
    expect(text).toContain("Căn cứ Luật số 93/2025/QH15; căn cứ Quyết định số 1969/QĐ-BKHCN, Sở Khoa học và Công nghệ");
    expect(text).toContain("số liệu ước cả năm");
    expect(text).toContain("trước ngày 05/12/2026");
    expect(text).toContain("trước ngày 25/12/2026");
    expect(rest).toEqual([]);
    const cells = annex!.looks.filter((one) => one.table === "BangKe" && !one.inHead).map((one) => one.text);
    expect(cells.length).toBe(others.length * 3);
    expect(cells.slice(0, 3)).toEqual(["1", "Sở Y tế", "SYT.xlsx"]);
  });

  it("returns to one unit what it has to mend, with its workbook", async () => {
    const own = addressed(["03300"], { missing: false, points: [finding()], receivedAt: "2026-12-04T18:00:00Z" });
    const text = await textOf(inputFor({ kind: "return", units: own, collective: false }));
    expect(text).toContain(
      "UBND xã Tân Uyên (bản nhận ngày 05/12/2026). Qua kiểm tra, báo cáo còn 01 lỗi phải sửa (Phụ lục",
    );
    expect(text).toContain("tệp phản hồi gửi kèm (03300.xlsx)");
    expect(text).toContain("Số liệu có lỗi chưa được đưa vào tổng hợp");
    const warned = addressed(["03300"], { missing: false, points: [finding({ severity: "warning" })] });
    const mild = await textOf(inputFor({ kind: "return", units: warned, collective: false }));
    expect(mild).not.toContain("Số liệu có lỗi");
  });

  it("an annex that would be long says how many points are left to the workbook", async () => {
    const many = addressed(["03300"], { missing: false, points: Array.from({ length: 42 }, () => finding()) });
    const text = await textOf(inputFor({ kind: "return", units: many, collective: false }));
    expect(text).toContain("… và 12 nội dung khác trong tệp phản hồi của đơn vị.");
    expect(text).toContain("42 lỗi phải sửa");
  });

  it("gives who answers, where it is known", async () => {
    const contact = { name: "Phòng Kế hoạch", phone: "0213 1", email: "kh@lc.example" };
    const text = await textOf(inputFor({ campaign: { ...base, contact } }));
    expect(text).toContain(
      "liên hệ Phòng Kế hoạch, Sở Khoa học và Công nghệ; điện thoại: 0213 1; thư điện tử: kh@lc.example.",
    );
    expect(await textOf(inputFor())).toContain("liên hệ Sở Khoa học và Công nghệ.");
  });
});

describe("the templates of letters", () => {
  it.each(["assign.hbs", "remind.hbs", "return.hbs", "mail.hbs"])("%s names no field that is not there", (main) => {
    const read = readTemplateFolder(`${shippedTemplates}letters/`, main);
    checkTemplate(read.main, letterShape, read);
    expect(read.problems.all).toEqual([]);
  });

  it("a mistake where no branch leads today is told", () => {
    const read = readTemplateFolder(`${shippedTemplates}letters/`, "remind.hbs");
    const program = Handlebars.parse("{{#if overdue}}{{else}}{{mater}}{{/if}}");
    checkTemplate({ ...read.main, program }, letterShape, read);
    expect(read.problems.all).toMatchObject([{ code: "report.template.field", line: 1 }]);
  });
});

describe("the mail of a reminder", () => {
  it("asks who has not sent to send, and who has sent to mend", () => {
    const text = (units: LetterUnit[]) =>
      renderMail(inputFor({ units, collective: false }), "UBND xã A", ["a.docx"]).text;
    expect(text(addressed(["03301"]))).toContain(
      "Đề nghị gửi tệp Excel, kèm văn bản của đơn vị, chậm nhất ngày 12/12/2026.",
    );
    const sent = addressed(["03300"], { missing: false, points: [finding()] });
    expect(text(sent)).toContain("gửi lại tệp Excel chậm nhất ngày 12/12/2026.");
  });
});

describe("texts from outside", () => {
  const evil = '{{x}} </section><script>alert("1")</script> =1+1 \u202E & \u0000';
  it("stay text in letter and mail", async () => {
    const points = [finding({ message: evil, cells: [{ element: "A", sheet: evil, cell: "F9", raw: evil }] })];
    const input = inputFor({ units: addressed(["03300"], { missing: false, points }), collective: false });
    const parts = unzipSync((await renderLetter(input)).document);
    const xml = strFromU8(parts["word/document.xml"]!);
    expect(xml).toContain("&lt;script&gt;");
    for (const bad of ["<script>", "\u202E", "\u0000"]) expect(xml).not.toContain(bad);
    const mail = renderMail(input, evil, [evil]);
    expect(mail.html).not.toContain("<script>");
    expect(mail.text).toContain('</section><script>alert("1")</script> =1+1');
    expect(mail.text).not.toContain("&lt;");
  });

  it("the same input gives the same bytes", async () => {
    const [one, two] = await Promise.all([renderLetter(inputFor()), renderLetter(inputFor())]);
    expect(Buffer.compare(one!.document, two!.document)).toBe(0);
  });
});
