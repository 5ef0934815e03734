/** The clerk's round trip: sent wrongly, replied to, mended and explained, sent again. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderReceipt } from "../../src/report/index.js";
import { assembleRound, type Round } from "../../src/round/assemble.js";
import { receiptInput, replyContent } from "../../src/round/feedback.js";
import { ingest } from "../../src/round/ingest/ingest.js";
import { openStoreAt, type Store } from "../../src/store/index.js";
import { type ReadWorkbook, readWorkbook, replyColumns, writeTemplate } from "../../src/workbook/index.js";
import { typed } from "../intake/damage.js";
import { smallCampaign, temporaryFolder, unitOf } from "./small-campaign.js";

const campaign = smallCampaign();
const unit = unitOf(campaign, "X01");
const previous = new Map<string, number | string>([
  ["K_CHI", 50.5],
  ["B_DS", 2000],
  ["B_SO", 1000],
]);
const folder = temporaryFolder();
const inbox = join(folder, "inbox");
let store: Store;

const take = (now: string) =>
  ingest(campaign, store, [inbox], { lang: "vi", now, receivedFolder: join(folder, "received") });
const openOf = (round: Round) => round.findings.filter((one) => one.unit === "X01" && one.state === "open");
/** The line of a finding on the reply's sheet. */
function lineOf(book: ReadWorkbook, rule: string, round: Round): number {
  const id = round.findings.find((one) => one.rule === rule)!.id;
  const sheet = book.sheets.find((one) => one.name === "Phản hồi")!;
  return [...sheet.cells.values()].find((cell) => cell.column === replyColumns.finding && cell.value === id)!.row;
}

let sent: Round;
let reply: Uint8Array;

beforeAll(async () => {
  mkdirSync(inbox);
  store = await openStoreAt(join(folder, "s.duckdb"), campaign.code);
  const wrong = await writeTemplate(campaign, unit, {
    previous,
    figures: new Map([
      ["A_1", { value: 3 }],
      ["A_2", { reason: "not_yet" as const, explanation: "Đang tổng hợp" }],
      ["B_DS", { value: 2000 }],
      ["B_SO", { value: 2500, evidence: "Sổ 12" }],
      ["C_CO", { value: "Có" }],
      ["K_CHI", { value: 50 }],
      ["K_TL", { value: "khoảng 80" }],
    ]),
    rosters: new Map([
      [
        "DS",
        [
          new Map<string, number | string | Date>([
            ["DS_TEN", "Chè"],
            ["DS_KP", 5],
            ["DS_NGAY", new Date("2026-03-04T00:00:00Z")],
          ]),
        ],
      ],
    ]),
    cover: { letterNumber: "7/BC", filledBy: "Lò Thị Mai" },
  });
  writeFileSync(join(inbox, "X01.xlsx"), wrong);
  await take("2026-12-04T03:00:00.000Z");
  sent = await assembleRound(campaign, store, "vi");
  reply = await writeTemplate(campaign, unit, replyContent(sent, unit));
});
afterAll(() => store.close());

describe("the reply workbook", () => {
  test("lists each finding that waits, errors first, with a link to its cell and what was typed there", () => {
    const sheet = readWorkbook(reply).sheets.find((one) => one.name === "Phản hồi")!;
    const column = (at: number) =>
      [...sheet.cells.values()].filter((cell) => cell.row > 8 && cell.column === at).map((cell) => cell.value);
    expect(column(replyColumns.severity)).toEqual(["LỖI", "LỖI", "Cảnh báo"]);
    expect(new Set(column(replyColumns.place))).toEqual(new Set(["2. Tài chính!F8", "Số liệu!F12", "Số liệu!F14"]));
    expect(column(replyColumns.raw)).toEqual(expect.arrayContaining(["khoảng 80", "2500; 2000"]));
    expect(column(replyColumns.finding)).toHaveLength(3);
  });

  test("holds every value of the clerk, the refused text included, in a form of ours", () => {
    const book = readWorkbook(reply);
    const cells = (name: string) => book.sheets.find((sheet) => sheet.name === name)!.cells;
    expect([..."89"].map((row) => cells("Số liệu").get(`F${row}`)?.value ?? null)).toEqual([null, 3]);
    expect(cells("2. Tài chính").get("F8")?.value).toBe("khoảng 80");
    expect(cells("Số liệu").get("I12")?.value).toBe("Sổ 12");
    expect([..."BDF"].map((letter) => cells("DS mô hình").get(`${letter}7`)?.value)).toEqual(["Chè", 5, 46_085]);
    expect(cells("Thông tin chung").get("C15")?.value).toBe("7/BC");
  });

  test("one mended, one retyped, one explained, sent again: nothing open", async () => {
    const book = readWorkbook(reply);
    const mended = typed(typed(reply, "Số liệu", { F12: 1500 }), "2. Tài chính", { F8: 80 });
    const explained = typed(mended, "Phản hồi", {
      [`F${lineOf(book, "C.1", sent)}`]: "Quyết định ban hành trong tháng 12",
    });
    writeFileSync(join(inbox, "X01 sua.xlsx"), explained);
    const outcomes = await take("2026-12-05T03:00:00.000Z");
    expect(outcomes.map((one) => [one.path, one.outcome, one.revision, one.cells?.unplaced])).toEqual([
      ["X01 sua.xlsx", "ingested", 2, 0],
      ["X01.xlsx", "unchanged", 1, 0],
    ]);
    const round = await assembleRound(campaign, store, "vi");
    expect(openOf(round)).toEqual([]);
    expect(
      round.findings.filter((one) => one.unit === "X01").map((one) => [one.rule, one.state, one.explanation]),
    ).toEqual([["C.1", "answered", "Quyết định ban hành trong tháng 12"]]);
    expect(round.statuses.find((one) => one.unit === "X01")).toMatchObject({ accepted: true, errors: 0 });
    // Nothing but the two figures changed on the way there and back.
    const before = new Map(sent.values.map((value) => [`${value.element}|${value.row}`, value.value]));
    const after = new Map(round.values.map((value) => [`${value.element}|${value.row}`, value.value]));
    expect(after).toEqual(new Map([...before, ["B_SO|0", 1500], ["K_TL|0", 80]]));
    expect(round.values.find((value) => value.element === "A_2")).toMatchObject({
      reason: "not_yet",
      explanation: "Đang tổng hợp",
    });
  });

  test("the same content gives the same bytes", async () => {
    expect(await writeTemplate(campaign, unit, replyContent(sent, unit))).toEqual(reply);
  });
});

describe("the receipt", () => {
  test("names the file, its hash, the figures and what is needed", async () => {
    const input = receiptInput(sent, unit, null);
    expect(input.files.map(({ name, revision, sha256 }) => [name, revision, sha256.length])).toEqual([
      ["X01.xlsx", 1, 64],
    ]);
    expect(input).toMatchObject({ asked: 7, answered: 6, rosters: [{ name: "Danh sách mô hình", rows: 1 }] });
    expect(input.figures.find(({ code }) => code === "B_SO")).toEqual({
      ...{ code: "B_SO", value: 2500, reason: null, refused: false },
    });
    expect(input.figures.find(({ code }) => code === "K_TL")).toMatchObject({ value: null, refused: true });
    expect(input.figures.find(({ code }) => code === "A_2")).toMatchObject({ value: null, reason: "Chưa có số liệu" });
    expect(input.needed).toHaveLength(3);
    const bytes = await renderReceipt(input);
    expect(bytes).toEqual(await renderReceipt(input));
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    expect(xml.split("(bị loại)")).toHaveLength(2);
  });
});

describe("a reply sent back as it was", () => {
  const at = (figures: Record<string, unknown>) => figures as Parameters<typeof typed>[2];
  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    [
      "a figure taken from another workbook",
      (bytes) => typed(bytes, "2. Tài chính", at({ F10: { formula: "[1]BC!C5", result: 12345 } })),
    ],
    ["a fraction in a count", (bytes) => typed(bytes, "Số liệu", at({ F9: 1.5 }))],
    ["a text that is no number", (bytes) => typed(bytes, "Số liệu", at({ F9: "khoảng 5" }))],
    ["an ambiguous number", (bytes) => typed(bytes, "2. Tài chính", at({ F10: "1.234" }))],
    ["another unit of measure", (bytes) => typed(bytes, "2. Tài chính", at({ D10: "nghìn đồng" }))],
    ["a total typed over", (bytes) => typed(bytes, "Số liệu", at({ F8: 99 }))],
    ["an entry that is not on the list", (bytes) => typed(bytes, "DS mô hình", at({ B7: "Chè", C7: "Khác" }))],
  ])("%s: nothing refused or held counts, and no finding is settled", async (_, accident) => {
    const own = join(temporaryFolder(), "inbox");
    mkdirSync(own);
    const kept = await openStoreAt(join(own, "../s.duckdb"), campaign.code);
    try {
      const options = { lang: "vi" as const, receivedFolder: join(own, "../received") };
      const sound = await writeTemplate(campaign, unit, {
        previous,
        figures: new Map(
          Object.entries({ A_1: 3, A_2: 4, B_DS: 2000, B_SO: 1500, C_CO: "Không", K_CHI: 50, K_TL: 80 }).map(
            ([code, value]) => [code, { value }] as const,
          ),
        ),
        cover: { letterNumber: "7/BC" },
      });
      writeFileSync(join(own, "a.xlsx"), accident(sound));
      await ingest(campaign, kept, [own], { ...options, now: "2026-12-04T03:00:00.000Z" });
      const before = await assembleRound(campaign, kept, "vi");
      const waiting = before.findings.filter((one) => one.unit === "X01" && one.severity !== "note");
      expect(waiting.length).toBeGreaterThan(0);
      for (const [n, now] of ["2026-12-05T03:00:00.000Z", "2026-12-06T03:00:00.000Z"].entries()) {
        const round = await assembleRound(campaign, kept, "vi");
        writeFileSync(join(own, `reply ${n}.xlsx`), await writeTemplate(campaign, unit, replyContent(round, unit)));
        const [taken] = await ingest(campaign, kept, [join(own, `reply ${n}.xlsx`)], { ...options, now });
        // The second reply is the same file as the first, byte for byte, where nothing has changed.
        expect(["ingested", "unchanged"]).toContain(taken!.outcome);
        expect(taken!.cells!.unplaced).toBe(0);
        const after = await assembleRound(campaign, kept, "vi");
        const counted = (of: Round) =>
          of.figures.filter((one) => one.value !== null && !one.held).map((one) => `${one.element}=${one.value}`);
        expect(counted(after).filter((one) => !counted(before).includes(one))).toEqual([]);
        const rules = new Set(after.findings.filter((one) => one.state === "open").map((one) => one.rule));
        for (const { rule } of waiting) expect([...rules]).toContain(rule);
      }
    } finally {
      await kept.close();
    }
  });

  test("what is typed over the lines of the reply is told", async () => {
    const typedOver = typed(reply, "Phản hồi", { E9: "1500", D5: "Xin xem lại" });
    const own = join(temporaryFolder(), "inbox");
    mkdirSync(own);
    const kept = await openStoreAt(join(own, "../s.duckdb"), campaign.code);
    try {
      writeFileSync(join(own, "a.xlsx"), typedOver);
      const now = "2026-12-05T03:00:00.000Z";
      const [taken] = await ingest(campaign, kept, [own], {
        lang: "vi",
        now,
        receivedFolder: join(own, "../received"),
      });
      expect(taken!.cells!.unplaced).toBe(2);
    } finally {
      await kept.close();
    }
  });
});
