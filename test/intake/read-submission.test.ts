/** What a clerk typed into an undamaged form, and what becomes of every input cell. */
import { beforeAll, describe, expect, test } from "vitest";
import { type FilledCell, type FormContent, writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";
import { taken, typed } from "./damage.js";

const campaign = smallCampaign();
const unit = unitOf(campaign, "X01");
const previous = new Map<string, number | string>([
  ["K_CHI", 50.5],
  ["B_DS", 2000],
]);
const right: Record<string, FilledCell> = {
  A_1: { value: 3, evidence: "BC 12/UBND", explanation: "Đã xong" },
  A_2: { value: 4 },
  B_DS: { value: 2000 },
  B_SO: { value: 1500 },
  C_CO: { value: "Có" },
  C_SQD: { value: "QĐ 12/QĐ-UBND" },
  K_CHI: { value: 120.5 },
  K_TL: { value: 95.5 },
};
/** Cells in which the answers of a form stand: eight figures and one text, none of them the total. */
const inputs = 9;

function form(figures: Record<string, FilledCell>, more: Partial<FormContent> = {}) {
  return writeTemplate(campaign, unit, {
    previous,
    figures: new Map(Object.entries(figures)),
    cover: { letterNumber: "12/BC" },
    ...more,
  });
}

/** Everything right but one cell. */
async function with_(code: string, cell: FilledCell) {
  return taken(campaign, await form({ ...right, [code]: cell }), previous);
}

describe("a form filled in as asked", () => {
  let read: ReturnType<typeof taken>;
  beforeAll(async () => {
    read = taken(campaign, await form(right), previous);
  });

  test("every answer arrives as typed, with its sheet, cell and text", () => {
    const figures = Object.fromEntries(read.values.map((value) => [value.element, value.value]));
    expect(figures).toEqual({
      A_1: 3,
      A_2: 4,
      B_DS: 2000,
      B_SO: 1500,
      C_CO: "Có",
      C_SQD: "QĐ 12/QĐ-UBND",
      K_CHI: 120.5,
      K_TL: 95.5,
      YK_UD: null,
    });
    expect(read.one("A_1")).toMatchObject({
      sheet: "Số liệu",
      cell: "F9",
      raw: "3",
      fate: "accepted",
      evidence: "BC 12/UBND",
      explanation: "Đã xong",
    });
    expect(read.one("K_CHI")).toMatchObject({ sheet: "2. Tài chính", cell: "F10", raw: "120.5", evidence: null });
  });

  test("the total is no input: nine cells, eight accepted, the optional text blank", () => {
    expect(read.cells).toEqual({ input: inputs, accepted: 8, rejected: 0, blank: 1, unplaced: 0 });
    expect(read.one("A_TS")).toBeUndefined();
  });

  test("nobody is told off", () => {
    expect(read.rules).toEqual([]);
  });
});

describe("a blank form", () => {
  test("is all blank, never zero, and says so in one finding", async () => {
    const read = taken(campaign, await form({}), previous);
    expect(read.cells).toEqual({ input: inputs, accepted: 0, rejected: 0, blank: inputs, unplaced: 0 });
    expect(read.values.map((value) => value.value)).toEqual(new Array(inputs).fill(null));
    const blank = read.failed.filter((one) => one.rule === "cell.blank");
    expect(blank).toHaveLength(1);
    // Optional cells may stay empty.
    expect(blank[0]!.cells.map((cell) => cell.element)).toEqual([
      "A_1",
      "A_2",
      "B_DS",
      "B_SO",
      "C_CO",
      "K_TL",
      "K_CHI",
    ]);
  });

  test("no rule over its missing figures passes", async () => {
    const read = taken(campaign, await form({}), previous);
    expect(
      Object.fromEntries(
        read.judgements.filter((one) => ["B.1", "C.1", "DS.1"].includes(one.rule)).map((one) => [one.rule, one.result]),
      ),
    ).toEqual({
      "B.1": "undecided",
      "C.1": "undecided",
      "DS.1": "undecided",
    });
  });
});

describe("zero, blank and reasons are different things", () => {
  test.each<[string, FilledCell, unknown]>([
    ["a typed 0 is the number 0", { value: 0 }, { fate: "accepted", value: 0, reason: null }],
    ["nothing is nothing", {}, { fate: "blank", value: null, reason: null }],
    ["“did not occur” is 0 with its reason", { reason: "zero" }, { fate: "blank", value: 0, reason: "zero" }],
    ["“not yet” is missing", { reason: "not_yet" }, { fate: "blank", value: null, reason: "not_yet" }],
    ["“not applicable” is missing", { reason: "na" }, { fate: "blank", value: null, reason: "na" }],
    ["“confidential” is missing", { reason: "confidential" }, { fate: "blank", value: null, reason: "confidential" }],
    [
      "“included in” names the other figure",
      { reason: "included_in", includedIn: "A_2" },
      { fate: "blank", value: null, reason: "included_in", includedIn: "A_2" },
    ],
    ["a dash is missing without a reason", { value: "-" }, { fate: "blank", value: null, reason: null }],
    ["“không phát sinh” in the cell is 0", { value: "không phát sinh" }, { value: 0 }],
    [
      "“chưa có số liệu” in the cell is a reason",
      { value: "chưa có số liệu" },
      { fate: "blank", value: null, reason: "not_yet" },
    ],
    ["about 120 is no figure", { value: "khoảng 120" }, { fate: "rejected", value: null }],
    ["half a task is no figure", { value: 2.5 }, { fate: "rejected", value: null }],
    ["less than nothing is no figure", { value: -3 }, { fate: "rejected", value: null }],
    ["1.234 tasks typed as text are 1234", { value: "1.234" }, { fate: "accepted", value: 1234 }],
    [
      "a figure beside a reason is taken",
      { value: 5, reason: "not_yet" },
      { fate: "accepted", value: 5, reason: null },
    ],
    [
      "a dash with a reason keeps the reason",
      { value: "-", reason: "na" },
      { fate: "blank", value: null, reason: "na" },
    ],
  ])("%s", async (_, cell, expected) => {
    const read = await with_("A_1", cell);
    expect(read.one("A_1")).toMatchObject(expected as object);
    expect(read.cells.input).toBe(inputs);
    expect(read.cells.accepted + read.cells.rejected + read.cells.blank).toBe(inputs);
  });

  test("a figure beside the reason “not yet” is asked about", async () => {
    expect((await with_("A_1", { value: 5, reason: "not_yet" })).rules).toEqual(["cell.reason_and_value"]);
  });

  test("a 0 beside “did not occur” is no quarrel", async () => {
    expect((await with_("A_1", { value: 0, reason: "zero" })).rules).toEqual([]);
  });

  test("“included in” without saying where, in itself or in an unknown figure is asked about", async () => {
    for (const includedIn of [undefined, "A_1", "ZZ_9"]) {
      const read = await with_("A_1", { reason: "included_in", ...(includedIn ? { includedIn } : {}) });
      expect(read.rules).toEqual(["cell.included_where"]);
      expect(read.one("A_1")).toMatchObject({ reason: "included_in", includedIn: null, value: null });
    }
  });

  test("a rejected cell keeps the text and names its cell in an error", async () => {
    const read = await with_("A_1", { value: "khoảng 120" });
    const error = read.failed.find((one) => one.severity === "error")!;
    expect(error.cells).toEqual([{ element: "A_1", sheet: "Số liệu", cell: "F9", raw: "khoảng 120" }]);
    expect(read.one("A_1")!.raw).toBe("khoảng 120");
  });

  test("a percentage above 100 is refused where the definition says 100 is the most", async () => {
    const read = await with_("K_TL", { value: 105 });
    expect(read.one("K_TL")).toMatchObject({ fate: "rejected", value: null });
    expect(read.rules).toContain("cell.too_large");
  });

  test.each(["x", "✓", "co", "Đã có", "1"])("%s is Có", async (word) => {
    expect((await with_("C_CO", { value: word })).one("C_CO")).toMatchObject({ fate: "accepted", value: "Có" });
  });
});

describe("typed totals", () => {
  test("a total typed over is told where it differs from its parts, and the parts count", async () => {
    const bytes = typed(await form(right), "Số liệu", { F8: 70 });
    const read = taken(campaign, bytes, previous);
    expect(read.failed.map((one) => [one.rule, one.severity])).toEqual([["total.typed", "error"]]);
    expect(read.failed[0]!.cells).toMatchObject([{ element: "A_TS", cell: "F8", raw: "70" }]);
    expect(read.cells.input).toBe(inputs);
  });

  test("a total that agrees with its parts, typed or computed, is no finding", async () => {
    const bytes = await form(right);
    expect(taken(campaign, typed(bytes, "Số liệu", { F8: 7 }), previous).rules).toEqual([]);
    expect(
      taken(campaign, typed(bytes, "Số liệu", { F8: { formula: "SUM(A_1,A_2)", result: 7 } }), previous).rules,
    ).toEqual([]);
  });

  test("a total without its parts is not used in silence", async () => {
    const bytes = typed(await form({ ...right, A_1: {}, A_2: {} }), "Số liệu", { F8: 70 });
    expect(taken(campaign, bytes, previous).rules).toContain("total.without_parts");
  });

  test("a total formula whose result is an old number is told", async () => {
    const bytes = typed(await form(right), "Số liệu", { F8: { formula: "SUM(A_1,A_2)", result: 6 } });
    expect(taken(campaign, bytes, previous).rules).toEqual(["total.typed"]);
  });

  test("an error in the cell of a total is told", async () => {
    const bytes = typed(await form(right), "Số liệu", { F8: "#REF!" });
    expect(taken(campaign, bytes, previous).rules).toContain("total.typed");
  });
});

describe("lists", () => {
  const rows = (...cells: Record<string, number | string | Date>[]) =>
    new Map([["DS", cells.map((row) => new Map(Object.entries(row)))]]);

  test("each cell that holds something is an input, each row keeps its number", async () => {
    const bytes = await form(right, {
      rosters: rows(
        { DS_TEN: "Mô hình chè", DS_LOAI: "Mới", DS_KP: 12.5, DS_NAM: 2025, DS_NGAY: new Date(Date.UTC(2026, 2, 4)) },
        { DS_TEN: "Mô hình ong" },
      ),
    });
    const read = taken(campaign, bytes, previous);
    expect(read.cells).toEqual({ input: inputs + 6, accepted: 8 + 6, rejected: 0, blank: 1, unplaced: 0 });
    expect(
      read.values.filter((value) => value.row > 0).map((value) => [value.row, value.element, value.value]),
    ).toEqual([
      [1, "DS_TEN", "Mô hình chè"],
      [1, "DS_LOAI", "Mới"],
      [1, "DS_KP", 12.5],
      [1, "DS_NAM", 2025],
      [1, "DS_NGAY", "2026-03-04"],
      [2, "DS_TEN", "Mô hình ong"],
    ]);
  });

  test("a row without its key is told, a value off the closed list refused", async () => {
    const bytes = await form(right, { rosters: rows({ DS_KP: 5, DS_LOAI: "Cải tạo" }) });
    const read = taken(campaign, bytes, previous);
    expect(read.cells).toMatchObject({ input: inputs + 2, accepted: 9, rejected: 1, blank: 1 });
    expect(read.rules).toEqual(expect.arrayContaining(["roster.gaps", "cell.not_in_list"]));
  });

  test("what stands below the list's end is listed as unplaced, not read and not lost", async () => {
    // Rows 7 to 12 are given, 13 says where to insert more.
    const bytes = typed(await form(right), "DS mô hình", { B15: "Mô hình ngoài bảng", D15: 7 });
    const read = taken(campaign, bytes, previous);
    expect(read.cells).toMatchObject({ input: inputs, unplaced: 2 });
    expect(read.failed.find((one) => one.rule === "sheet.unplaced")!.cells.map((cell) => cell.cell)).toEqual([
      "B15",
      "D15",
    ]);
  });

  test("a full list with a row inserted in the middle keeps all seven rows", async () => {
    const { rowInserted } = await import("./damage.js");
    const six = Array.from({ length: 6 }, (_, n) => ({ DS_TEN: `Mô hình ${n + 1}` }));
    const bytes = typed(rowInserted(await form(right, { rosters: rows(...six) }), "DS mô hình", 10), "DS mô hình", {
      B10: "Mô hình chèn",
    });
    const read = taken(campaign, bytes, previous);
    expect(read.values.filter((value) => value.row > 0).map((value) => value.value)).toEqual([
      "Mô hình 1",
      "Mô hình 2",
      "Mô hình 3",
      "Mô hình chèn",
      "Mô hình 4",
      "Mô hình 5",
      "Mô hình 6",
    ]);
  });

  test("a list with an unreadable amount cannot pass a rule over its sum", async () => {
    const rule = {
      id: "DS.2",
      formula: "SUM(DS_KP)<=K_CHI",
      scope: "unit" as const,
      mayBeBlank: [],
      severity: "error" as const,
      message: "Kinh phí",
    };
    const stricter = { ...campaign, rules: [...campaign.rules, rule] };
    const bytes = await form(right, { rosters: rows({ DS_TEN: "A", DS_KP: 5 }, { DS_TEN: "B", DS_KP: "khoảng 900" }) });
    const read = taken(stricter, bytes, previous);
    expect(read.one("DS_KP", 2)).toMatchObject({ fate: "rejected", value: null });
    expect(read.judgements.find((one) => one.rule === "DS.2")!.result).toBe("undecided");
  });
});

describe("what stands outside the form", () => {
  test.each([
    ["under the table", "Số liệu", "C20", "Người lập biểu: Lò Văn A"],
    ["right of the table", "Số liệu", "P9", 12],
    ["under the free text", "Ý kiến", "D20", "Thêm một ý kiến"],
  ])("%s is listed", async (_, sheet, cell, value) => {
    const read = taken(campaign, typed(await form(right), sheet, { [cell]: value }), previous);
    expect(read.cells).toMatchObject({ input: inputs, accepted: 8, unplaced: 1 });
    expect(read.failed.find((one) => one.rule === "sheet.unplaced")!.cells).toEqual([
      { element: "", sheet, cell, raw: String(value) },
    ]);
  });

  test("a figure typed into last year's column is not passed over", async () => {
    const read = taken(campaign, typed(await form({ ...right, A_1: {} }), "Số liệu", { E9: 17 }), previous);
    expect(JSON.stringify(read.failed.flatMap((one) => one.cells))).toContain('"E9"');
  });

  test("a remark typed on the cover beside its fields is not passed over", async () => {
    const read = taken(
      campaign,
      typed(await form(right), "Thông tin chung", { G12: "Số liệu còn thiếu, gửi sau" }),
      previous,
    );
    expect(read.cells.unplaced).toBe(1);
  });
});

describe("the cover", () => {
  test("comes back as typed, and a missing letter number is only noted", async () => {
    const cover = {
      filledBy: "Lò Thị Hương",
      phone: "0213 3876543",
      email: "a@b.example",
      head: "Vàng A Páo",
      date: "04/12/2026",
      letterNumber: "",
    };
    const read = taken(campaign, await form(right, { cover }), previous);
    expect(read.cover).toEqual({ ...cover, basis: "Ước cả năm" });
    expect(read.failed.map((one) => [one.rule, one.severity])).toEqual([["cover.no_letter", "note"]]);
  });

  test("another basis of data is told", async () => {
    const read = taken(campaign, await form(right, { cover: { basis: "Số chính thức", letterNumber: "1" } }), previous);
    expect(read.rules).toEqual(["cover.basis"]);
  });
});
