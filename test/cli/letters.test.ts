/** `tonghop letters` as the officer meets it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import PostalMime from "postal-mime";
import { beforeAll, describe, expect, test } from "vitest";
import { writeTemplate } from "../../src/workbook/index.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

const run = (cwd: string, ...args: string[]) => command({ cwd, now: "2026-12-01T03:00:00Z" }, ...args);
const json = async (cwd: string, ...args: string[]) => JSON.parse((await run(cwd, "--json", ...args)).out).data;

const campaign = smallCampaign();
const figures = (more: Record<string, number | string> = {}) =>
  new Map(
    Object.entries({ A_1: 1, A_2: 2, B_DS: 2000, B_SO: 1500, C_CO: "Không", K_CHI: 50, K_TL: 80, ...more }).map(
      ([code, value]) => [code, { value }],
    ),
  );
let wrong: Uint8Array;
let right: Uint8Array;
beforeAll(async () => {
  const unit = unitOf(campaign, "X01");
  wrong = await writeTemplate(campaign, unit, { previous: new Map(), figures: figures({ B_SO: 2500 }) });
  right = await writeTemplate(campaign, unitOf(campaign, "X02"), { previous: new Map(), figures: figures() });
});

/** X01 sent a wrong figure, X02 nothing unless given. */
async function roundOf(files: Record<string, Uint8Array>, changes: Record<string, string> = {}): Promise<string> {
  const open = {
    "campaign.yaml": edited(
      smallFiles["campaign.yaml"]!,
      "minCoverage: 0.5",
      "minCoverage: 0.5\npublication: {protectedKinds: [so]}",
    ),
  };
  const folder = writeCampaign(temporaryFolder(), { ...open, ...changes });
  mkdirSync(join(folder, "inbox"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, "inbox", name), bytes);
  await run(folder, "ingest");
  return folder;
}
const textOf = (path: string) =>
  strFromU8(unzipSync(readFileSync(path))["word/document.xml"]!)
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]*>/g, "");
const mailOf = (path: string) => PostalMime.parse(readFileSync(path));

describe("letters remind", () => {
  test("before the deadline: one letter to who has not sent and who has something to mend", async () => {
    const folder = await roundOf({ "X01.xlsx": wrong });
    const said = await run(folder, "letters", "remind");
    expect(said).toMatchObject({ status: 0, err: "" });
    expect(said.out).toContain("nhac-gui.docx");
    expect(said.out).toContain("Sở Khoa học là cơ quan ban hành");
    expect(readdirSync(join(folder, "letters"))).toEqual(["nhac-gui.docx"]);
    const text = textOf(join(folder, "letters", "nhac-gui.docx"));
    // By hand: two owe a workbook besides the issuer, one has sent.
    expect(text).toContain("đã có 01/02 đơn vị gửi báo cáo; còn 01 đơn vị chưa gửi");
    expect(text).toContain("- UBND xã Tân Uyên;\n- UBND xã Than Uyên.");
    expect(text).toContain("“2500”");
  });

  test("after it: a new deadline, numbered; with a letter and a draft to each", async () => {
    const folder = await roundOf({ "X01.xlsx": wrong });
    const late = ["--now", "2026-12-09T17:00", "letters", "remind"];
    expect(await run(folder, ...late)).toMatchObject({ status: 2, out: "", err: expect.stringContaining("--until") });
    const made = await json(folder, ...late, "--until", "12/12/2026", "--round", "2", "--each", "--eml");
    expect(made).toMatchObject({ kind: "remind", overdue: true, round: 2, until: "2026-12-12", leftOut: ["SKH"] });
    expect(made.letters.map((one: { units: string[] }) => one.units)).toEqual([["X01"], ["X02"]]);
    expect(made.withoutEmail).toEqual(["X02"]);
    expect(JSON.stringify(made)).not.toContain("@");
    const mail = await mailOf(join(folder, "letters", "don-doc-lan-2_X01_ubnd-xa-tan-uyen.eml"));
    expect(mail.to).toMatchObject([{ name: "UBND xã Tân Uyên", address: "x01@tinh.example" }]);
    expect(mail.subject).toMatch(/^Sở Khoa học: Đôn đốc gửi báo cáo số liệu .* năm 2026 \(lần 2\)$/);
  });

  test("one draft to all has them in Bcc; files of an earlier run that no longer hold are named", async () => {
    const folder = await roundOf({ "X01.xlsx": wrong });
    await run(folder, "letters", "remind", "--each");
    const said = await run(folder, "letters", "remind", "--eml");
    expect(said.out).toContain("nhac-gui_X02_ubnd-xa-than-uyen.docx");
    expect(said.out).toMatch(/1 đơn vị chưa có địa chỉ thư điện tử .*UBND xã Than Uyên/);
    const mail = await mailOf(join(folder, "letters", "nhac-gui.eml"));
    expect([mail.to ?? [], mail.bcc?.map(({ address }) => address)]).toEqual([[], ["x01@tinh.example"]]);
  });

  test("asked for one unit, it says nothing of the files of others", async () => {
    const folder = await roundOf({ "X01.xlsx": wrong });
    await run(folder, "letters", "remind", "--each");
    expect((await json(folder, "letters", "remind", "--each", "--unit", "X01")).stale).toEqual([]);
    writeFileSync(join(folder, "inbox", "X02.xlsx"), right);
    await run(folder, "ingest");
    const stale = ["nhac-gui_X02_ubnd-xa-than-uyen.docx"];
    expect((await json(folder, "letters", "remind", "--each", "--unit", "X02")).stale).toEqual(stale);
    expect((await json(folder, "letters", "remind", "--each")).stale).toEqual(stale);
  });

  test("nobody to remind writes nothing", async () => {
    const folder = await roundOf({ "X02.xlsx": right });
    const said = await run(folder, "letters", "remind", "--unit", "X02");
    expect(said).toMatchObject({ status: 0, err: "" });
    expect(said.out).toMatch(/Không có đơn vị nào phải nhắc.*Không lập công văn/);
    expect(existsSync(join(folder, "letters"))).toBe(false);
    expect((await run(folder, "letters", "return")).out).toContain("Không lập công văn");
  });
});

describe("letters assign", () => {
  test("drafts carry each unit's form, which must be there and of this definition", async () => {
    const folder = await roundOf({});
    const missing = await run(folder, "letters", "assign", "--eml");
    expect(missing).toMatchObject({ status: 2, out: "", err: expect.stringContaining("generate-templates") });
    expect(existsSync(join(folder, "letters"))).toBe(false);
    await run(folder, "generate-templates");
    const made = await json(folder, "letters", "assign", "--eml");
    expect(made.letters).toMatchObject([{ file: "giao-bieu-mau.docx", units: ["X01", "X02"] }]);
    expect(made.drafts.map((one: { addressed: boolean }) => one.addressed)).toEqual([true, false]);
    const mail = await mailOf(join(folder, "letters", made.drafts[1].file));
    const [letter, form] = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer));
    expect(letter!.equals(readFileSync(join(folder, "letters", "giao-bieu-mau.docx")))).toBe(true);
    expect(form!.equals(readFileSync(join(folder, "outbox", "X02_ubnd-xa-than-uyen.xlsx")))).toBe(true);
    expect(mail.to ?? []).toEqual([]);
    writeFileSync(
      join(folder, "indicators.yaml"),
      edited(
        smallFiles["indicators.yaml"]!,
        "group: SL, type: integer, unit: người, reporters: [XA]",
        "group: TC, type: integer, unit: người, reporters: [XA]",
      ),
    );
    expect((await run(folder, "letters", "assign", "--eml")).err).toContain("định nghĩa cũ");
  });

  test("needs no store, and takes the files that go with the forms", async () => {
    const more = "minCoverage: 0.5\nletters: {symbol: SKH-KH, attachments: [ke-hoach.pdf]}";
    const folder = writeCampaign(temporaryFolder(), {
      "campaign.yaml": edited(smallFiles["campaign.yaml"]!, "minCoverage: 0.5", more),
    });
    await run(folder, "generate-templates");
    expect(await run(folder, "letters", "assign", "--eml")).toMatchObject({
      status: 2,
      err: expect.stringContaining("ke-hoach.pdf"),
    });
    writeFileSync(join(folder, "ke-hoach.pdf"), "%PDF-1.4");
    const made = await json(folder, "letters", "assign", "--eml", "--each", "--unit", "X01");
    expect(made.drafts[0].attachments.at(-1)).toBe("ke-hoach.pdf");
    expect(textOf(join(folder, "letters", made.letters[0].file))).toMatch(/\/SKH-KH\n/);
    expect(readdirSync(folder)).not.toContain("tonghop.duckdb");
  });
});

describe("letters return", () => {
  test("a letter, the reply workbook and a draft with both to each unit with something to mend", async () => {
    const folder = await roundOf({ "X01.xlsx": wrong, "X02.xlsx": right });
    const made = await json(folder, "letters", "return", "--eml");
    expect(made.letters.map((one: { units: string[] }) => one.units)).toEqual([["X01"]]);
    await run(folder, "feedback", "--unit", "X01", "--out", "again");
    const reply = "X01_ubnd-xa-tan-uyen_phan-hoi.xlsx";
    expect(readFileSync(join(folder, "feedback", reply)).equals(readFileSync(join(folder, "again", reply)))).toBe(true);
    const mail = await mailOf(join(folder, "letters", made.drafts[0].file));
    expect(mail.attachments.map(({ filename }) => filename)).toEqual([
      "Công văn đề nghị hoàn thiện báo cáo.docx",
      reply,
    ]);
    expect(
      Buffer.from(mail.attachments[1]!.content as ArrayBuffer).equals(readFileSync(join(folder, "again", reply))),
    ).toBe(true);
  });

  test("what a unit has explained or the officer has decided is not asked again", async () => {
    const folder = await roundOf({ "X01.xlsx": wrong });
    const { findings } = await json(folder, "findings", "list", "--unit", "X01", "--state", "open");
    const ids = findings
      .filter((one: { severity: string }) => one.severity !== "note")
      .map((one: { id: string }) => one.id);
    expect(ids.length).toBeGreaterThan(0);
    await run(folder, "findings", "accept", ...ids, "--reason", "đã rõ");
    expect((await json(folder, "letters", "return")).letters).toEqual([]);
  });
});

test.each<[string, string[], RegExp]>([
  ["both --collective and --each", ["letters", "remind", "--each", "--collective"], /--collective.*--each/],
  ["an unknown unit", ["letters", "assign", "--unit", "ZZ"], /ZZ/],
  ["no kind of letter", ["letters"], /./],
  ["a reminder numbered before the deadline", ["letters", "remind", "--round", "1"], /--round/],
  ["a bad day", ["letters", "return", "--until", "mai"], /mai/],
])("%s is refused with status 2", async (_, args, words) => {
  const said = await run(await roundOf({}), ...args);
  expect(said.status).toBe(2);
  expect(said.err).toMatch(words);
});

test.each(["x01@", "x01@tinh.example\r\nBcc: a@b.example", "x01 tinh.example", 'a"@b.example', "a@b.example>"])(
  "a bad address is told with file and line: %s",
  async (email) => {
    const text = edited(
      smallFiles["units.csv"]!,
      "x01@tinh.example",
      `"${email.replaceAll('"', '""')}; ok@tinh.example"`,
    );
    const said = await run(writeCampaign(temporaryFolder(), { "units.csv": text }), "letters", "assign");
    expect(said.status).toBe(2);
    expect(said.err).toMatch(email.includes("\n") ? /units\.csv:\d:/ : /units\.csv:3:/);
    expect(said.err).toContain("UBND xã Tân Uyên");
  },
);
