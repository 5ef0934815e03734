/** What units that have ended send: refused with the day and the form to use, never counted under the one that took over. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Campaign, loadCampaign } from "../../src/campaign/index.js";
import { identify } from "../../src/intake/identify.js";
import { message } from "../../src/messages/index.js";
import { historyOf } from "../../src/round/previous.js";
import { readWorkbook, writeTemplate } from "../../src/workbook/index.js";
import { mergedFiles, mergedUnits, unmergedFiles } from "../round/merged-communes.js";
import { edited, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { sheetDeleted, typed } from "./damage.js";

const loaded = (files: Record<string, string>) => loadCampaign(writeCampaign(temporaryFolder(), files), "en");
const merged = loaded(mergedFiles);
/** The definition as it was when the forms went out. */
const before = loaded(unmergedFiles);

const figures = new Map(Object.entries({ A_1: 3, A_2: 4, B_DS: 2000 }).map(([code, value]) => [code, { value }]));
const forms = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const code of ["O1", "O3", "X01", "X02"]) {
    const previous = historyOf(before).get(code)!;
    forms.set(code, await writeTemplate(before, unitOf(before, code), { previous, figures }));
  }
});
const headCells = [..."ABCDEFGHIJ"].flatMap((column) => [`${column}1`, `${column}2`]);
const form = (code: string) => forms.get(code)!;
const bare = (code: string) => sheetDeleted(form(code), "tonghop");

function told(bytes: Uint8Array, of: Campaign = merged, clues = { fileName: "a.xlsx", sender: null as string | null }) {
  const found = identify(of, readWorkbook(bytes), clues, historyOf(of));
  return "refused" in found ? message("vi", found.refused, found.slots) : found.unit.code;
}
const goToX02 =
  "UBND xã Mường Cang đã kết thúc hoạt động ngày 30/06/2026; UBND xã Than Uyên (mã X02) tiếp nhận. Số liệu không được cộng vào UBND xã Than Uyên: đề nghị điền vào biểu mẫu của UBND xã Than Uyên rồi gửi lại.";

describe("a form of a unit that was taken over", () => {
  test("by its stamp", () => {
    expect(told(form("O1"), before)).toBe("O1");
    expect(told(form("O1"))).toBe(goToX02);
  });
  test("by its cover, its code, its heads", () => {
    expect(told(bare("O1"))).toBe(goToX02);
    expect(told(typed(bare("O1"), "Thông tin chung", { C6: "", C7: "O1" }))).toBe(goToX02);
    expect(told(sheetDeleted(bare("O1"), "Thông tin chung"))).toBe(goToX02);
  });
  test("by the name of the file or the sender, where nothing else says whose it is", () => {
    const nameless = ["Số liệu", "2. Tài chính", "Ý kiến", "DS mô hình"].reduce(
      (bytes, sheet) => typed(bytes, sheet, Object.fromEntries(headCells.map((cell) => [cell, ""]))),
      sheetDeleted(bare("X01"), "Thông tin chung"),
    );
    expect(told(nameless)).toContain("không rõ của đơn vị nào");
    expect(told(nameless, merged, { fileName: "UBND xã Mường Cang.xlsx", sender: null })).toBe(goToX02);
    expect(told(nameless, merged, { fileName: "a.xlsx", sender: "o1@tinh.example" })).toBe(goToX02);
  });
  test("also where its name is an alias of the one that took over", () => {
    const units = edited(
      mergedUnits,
      "X02,UBND xã Than Uyên,xa,XA,yes,,,",
      "X02,UBND xã Than Uyên,xa,XA,yes,,Mường Cang,",
    );
    expect(told(bare("O1"), loaded({ ...mergedFiles, "units.csv": units }))).toBe(goToX02);
  });
  test("against the stamp of the one that took over: refused", () => {
    expect(told(typed(form("X02"), "Thông tin chung", { C6: "UBND xã Mường Cang" }))).toContain("UBND xã Mường Cang");
  });
  test("last year's form is refused as such", () => {
    const old = { ...merged, code: "nho-2027", year: 2027 };
    expect(told(form("O1"), old)).toContain("nho-2026");
  });
});

test("a unit that ended without a successor, and one that is not there yet", () => {
  expect(told(form("O3"))).toContain(
    "UBND xã Pa Vây đã kết thúc hoạt động ngày 30/06/2026 và không có đơn vị tiếp nhận",
  );
  const units = edited(mergedUnits, "x01@tinh.example,,,", "x01@tinh.example,,6/12/2026,");
  expect(told(form("X01"), loaded({ ...mergedFiles, "units.csv": units }))).toContain("chỉ có từ ngày 06/12/2026");
});

describe("the unit that took over", () => {
  test("sends its own form, made before or after the merger was written down", async () => {
    expect(told(form("X02"))).toBe("X02");
    const previous = historyOf(merged).get("X02")!;
    expect(previous.get("B_DS")).toBe(6000);
    expect(told(await writeTemplate(merged, unitOf(merged, "X02"), { previous, figures }))).toBe("X02");
  });
  test("is known by a name that an ended unit had as well", () => {
    // O1B was called UBND xã Than Uyên, too.
    expect(told(typed(bare("X02"), "Thông tin chung", { C7: "" }))).toBe("X02");
    const found = identify(
      merged,
      readWorkbook(form("X02")),
      { fileName: "UBND xã Than Uyên.xlsx", sender: null },
      historyOf(merged),
    );
    expect(found).toMatchObject({ unit: { code: "X02" }, otherClues: [] });
  });
  test("in a file named after the ended one: taken as what it is, and told", () => {
    const found = identify(
      merged,
      readWorkbook(form("X02")),
      { fileName: "UBND xã Mường Cang.xlsx", sender: null },
      historyOf(merged),
    );
    expect(found).toMatchObject({ unit: { code: "X02" }, otherClues: [{ clue: "file_name", unit: { code: "O1" } }] });
  });
});
