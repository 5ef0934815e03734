/** Workbooks after an accident: nothing moves to another figure, nothing vanishes. */
import { beforeAll, describe, expect, test } from "vitest";
import { identify } from "../../src/intake/identify.js";
import { type FilledCell, type FormContent, readWorkbook, writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";
import {
  columnInserted,
  nameMoved,
  namesLost,
  rowDeleted,
  rowInserted,
  sheetDeleted,
  sheetRenamed,
  taken,
  typed,
} from "./damage.js";

const campaign = smallCampaign();
const figures: Record<string, FilledCell> = {
  A_1: { value: 3 },
  A_2: { value: 4 },
  B_DS: { value: 2000 },
  B_SO: { value: 1500 },
  C_CO: { value: "Có" },
  C_SQD: { value: "QĐ 12" },
  K_CHI: { value: 120.5 },
  K_TL: { value: 95.5 },
  YK_UD: { value: "Rất tốt" },
};
const content: FormContent = {
  previous: new Map(),
  figures: new Map(Object.entries(figures)),
  rosters: new Map([
    [
      "DS",
      [
        new Map<string, number | string>([
          ["DS_TEN", "Chè"],
          ["DS_KP", 5],
        ]),
        new Map([["DS_TEN", "Ong"]]),
      ],
    ],
  ]),
  cover: { letterNumber: "1/BC" },
};
const truth = {
  ...{ A_1: 3, A_2: 4, B_DS: 2000, B_SO: 1500, C_CO: "Có", C_SQD: "QĐ 12", K_CHI: 120.5, K_TL: 95.5, YK_UD: "Rất tốt" },
  ...{ "DS_TEN 1": "Chè", "DS_KP 1": 5, "DS_TEN 2": "Ong" },
};
let sound: Uint8Array;
beforeAll(async () => {
  sound = await writeTemplate(campaign, unitOf(campaign, "X01"), content);
});

function valuesOf(read: ReturnType<typeof taken>) {
  return Object.fromEntries(
    read.values.map((value) => [value.row === 0 ? value.element : `${value.element} ${value.row}`, value.value]),
  );
}
function conserved(read: ReturnType<typeof taken>) {
  const { input, accepted, rejected, blank } = read.cells;
  expect(accepted + rejected + blank).toBe(input);
  expect(input).toBe(read.values.length);
}

describe("nothing is lost", () => {
  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ["a clerk who inserts a row in the middle", (bytes) => rowInserted(bytes, "Số liệu", 10)],
    ["a clerk who inserts a row over the table", (bytes) => rowInserted(bytes, "Số liệu", 6)],
    ["a clerk who inserts a column before the figures", (bytes) => columnInserted(bytes, "Số liệu", 5)],
    ["a clerk who inserts a column after the figures", (bytes) => columnInserted(bytes, "Số liệu", 7)],
    ["a clerk who inserts a row in the list", (bytes) => rowInserted(bytes, "DS mô hình", 8)],
    ["a clerk who inserts a column in the list", (bytes) => columnInserted(bytes, "DS mô hình", 3)],
    ["a clerk who renames a sheet", (bytes) => sheetRenamed(bytes, "Số liệu", "Biểu 01 sửa (2)")],
    ["a clerk who renames the list's sheet", (bytes) => sheetRenamed(bytes, "DS mô hình", "Sheet1 (2)")],
    ["a program that loses the names of figures", (bytes) => namesLost(bytes, (name) => !/^(INFO|DS)_/.test(name))],
    ["a clerk who retypes a label", (bytes) => typed(bytes, "Số liệu", { C9: "Hoàn thành (đến 30/11)" })],
    ["a clerk who overwrites a code", (bytes) => typed(bytes, "Số liệu", { B9: "1" })],
    [
      "a clerk who cuts and pastes a cell, taking its name along",
      (bytes) => nameMoved(bytes, "A_1", "Số liệu", "$F$30"),
    ],
  ])("to %s", (_, accident) => {
    const read = taken(campaign, accident(sound));
    expect(valuesOf(read)).toEqual(truth);
    conserved(read);
  });

  test("codes shifted by one with the autofill are told, and no figure changes its meaning", () => {
    const read = taken(campaign, typed(sound, "Số liệu", { B9: "A_2", B10: "A_3" }));
    expect(read.one("A_1")).toMatchObject({ value: 3 });
    expect(read.one("A_2")!.value === 4 || read.one("A_2")!.fate === "rejected").toBe(true);
    expect(read.rules.some((rule) => rule.startsWith("cell."))).toBe(true);
  });
});

describe("what the officer is told", () => {
  const rulesAfter = (accident: (bytes: Uint8Array) => Uint8Array) => {
    const read = taken(campaign, accident(sound));
    return read.failed.map((one) => [one.rule, one.cells[0]?.element ?? ""]);
  };
  test("nothing after a row or a column was inserted", () => {
    expect(rulesAfter((bytes) => rowInserted(bytes, "Số liệu", 10))).toEqual([]);
    expect(rulesAfter((bytes) => columnInserted(bytes, "Số liệu", 5))).toEqual([]);
  });
  test("nothing after a sheet was renamed, the cover included", () => {
    expect(rulesAfter((bytes) => sheetRenamed(bytes, "Số liệu", "Biểu 1"))).toEqual([]);
    expect(rulesAfter((bytes) => sheetRenamed(bytes, "Thông tin chung", "Bìa"))).toEqual([]);
  });
  test("once that names were lost", () => {
    expect(rulesAfter((bytes) => namesLost(bytes, (name) => /^A_[12]$/.test(name)))).toEqual([
      ["cell.names_lost", "A_1"],
    ]);
  });
  test("the label that was retyped", () => {
    expect(rulesAfter((bytes) => typed(bytes, "Số liệu", { C9: "Khác" }))).toEqual([["cell.label_changed", "A_1"]]);
  });
  test("the code that was overwritten", () => {
    expect(rulesAfter((bytes) => typed(bytes, "Số liệu", { B9: "7" }))).toEqual([["cell.code_changed", "A_1"]]);
  });
  test("the name that moved", () => {
    expect(rulesAfter((bytes) => nameMoved(bytes, "A_1", "Số liệu", "$F$30"))).toContainEqual([
      "cell.name_moved",
      "A_1",
    ]);
  });
});

describe("what cannot be known is rejected, never guessed", () => {
  test("a deleted row", () => {
    const read = taken(campaign, rowDeleted(sound, "Số liệu", 9));
    expect(read.one("A_1")).toMatchObject({ fate: "rejected", value: null });
    expect(read.failed).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: "cell.deleted", severity: "error" })]),
    );
    expect({ ...valuesOf(read), A_1: 3 }).toEqual(truth);
    conserved(read);
  });

  test("code and label both changed and the name lost", () => {
    const read = taken(
      campaign,
      namesLost(typed(sound, "Số liệu", { B9: "5", C9: "Khác" }), (name) => name === "A_1"),
    );
    expect(read.one("A_1")).toMatchObject({ fate: "rejected", value: null });
    conserved(read);
  });

  test("two names exchanged: the figures of two rows do not change places in silence", () => {
    const swapped = nameMoved(nameMoved(sound, "A_1", "Số liệu", "$F$10"), "A_2", "Số liệu", "$F$9");
    const read = taken(campaign, swapped);
    for (const [code, value] of [
      ["A_1", 3],
      ["A_2", 4],
    ] as const) {
      const got = read.one(code)!;
      expect(got.fate === "rejected" || got.value === value).toBe(true);
    }
    expect(read.failed.flatMap((one) => one.cells.map((cell) => cell.element))).toEqual(
      expect.arrayContaining(["A_1", "A_2"]),
    );
  });

  test("values pasted one row down, with codes and labels, are not read as their neighbours", () => {
    // Codes, labels and values of rows 9 to 12 moved one down; the names stayed.
    const read = taken(
      campaign,
      typed(sound, "Số liệu", {
        ...{ B10: "A_1", C10: "Đã hoàn thành", F10: 3 },
        ...{ B11: "A_2", C11: "Đang thực hiện", F11: 4 },
        ...{ B12: "B_DS", C12: "Dân số", F12: 2000 },
        ...{ B9: null, C9: null, F9: null },
      }),
    );
    for (const [code, value] of [
      ["A_1", 3],
      ["A_2", 4],
      ["B_DS", 2000],
    ] as const) {
      const got = read.one(code)!;
      expect(got.fate === "rejected" || got.value === value, `${code} became ${got.value}`).toBe(true);
    }
  });

  test("a whole sheet deleted: its figures are missing, and an error names them all", () => {
    const read = taken(campaign, sheetDeleted(sound, "2. Tài chính"));
    expect(read.parts).toEqual(["SL", "YK", "roster DS"]);
    const absent = read.failed.filter((one) => one.rule === "sheet.absent");
    expect(absent.map((one) => [one.severity, one.cells.map((cell) => cell.element).sort()])).toEqual([
      ["error", ["K_CHI", "K_TL"]],
    ]);
    expect(read.one("K_CHI")).toBeUndefined();
    expect(read.one("A_1")).toMatchObject({ value: 3 });
    conserved(read);
  });
});

describe("lists", () => {
  test("a list whose names were lost is found again by its hidden codes", () => {
    const read = taken(
      campaign,
      namesLost(sound, (name) => name.startsWith("DS_")),
    );
    expect(read.values.filter((value) => value.row > 0).map((value) => value.value)).toEqual(["Chè", 5, "Ong"]);
  });

  test("after all names were lost every figure and every row is still there", () => {
    const read = taken(campaign, namesLost(sound));
    expect(valuesOf(read)).toEqual(truth);
  });

  test("rows of a list whose names are lost are never lost in silence", () => {
    const read = taken(
      campaign,
      namesLost(sound, (name) => name.startsWith("DS_")),
    );
    const told =
      read.values.some((value) => value.row > 0) ||
      read.failed.some((one) => one.severity === "error" && one.rule === "roster.column_lost");
    expect(told).toBe(true);
  });

  test("a column whose name was dragged to another sheet is told", () => {
    const read = taken(campaign, nameMoved(sound, "DS_KP", "Số liệu", "$F$30:$F$36"));
    const value = read.one("DS_KP", 1);
    const told = read.failed.some((one) => one.cells.some((cell) => cell.element === "DS_KP" || cell.raw === "5"));
    expect(value?.value === 5 || told).toBe(true);
  });
});

describe("a clerk's own notes", () => {
  test("in a row inserted between two figures are listed", () => {
    const read = taken(campaign, typed(rowInserted(sound, "Số liệu", 10), "Số liệu", { C10: "Bổ sung sau", F10: 9 }));
    expect(read.cells.unplaced).toBe(2);
    expect(valuesOf(read)).toEqual(truth);
  });

  test("in a row inserted over the first figure are listed", () => {
    const read = taken(campaign, typed(rowInserted(sound, "Số liệu", 8), "Số liệu", { C8: "Bổ sung sau", F8: 9 }));
    expect(read.cells.unplaced).toBe(2);
    expect(valuesOf(read)).toEqual(truth);
  });

  test("in a column inserted into the table are listed", () => {
    const read = taken(campaign, typed(columnInserted(sound, "Số liệu", 5), "Số liệu", { E9: "xem công văn 12" }));
    expect(read.cells.unplaced).toBe(1);
    expect(valuesOf(read)).toEqual(truth);
  });

  test("in a column inserted into a list are listed", () => {
    const read = taken(campaign, typed(columnInserted(sound, "DS mô hình", 3), "DS mô hình", { C7: "ghi chú" }));
    expect(read.cells.unplaced).toBe(1);
    expect(valuesOf(read)).toEqual(truth);
  });

  test("are none where a clerk wrote none", () => {
    expect(taken(campaign, sound).cells.unplaced).toBe(0);
  });
});

describe("formulas in cells", () => {
  test("a formula with its result is the result; without one it is refused", () => {
    const bytes = typed(sound, "Số liệu", { F9: { formula: "1+2", result: 3 }, F10: { formula: "2+2" } });
    const read = taken(campaign, bytes);
    expect(read.one("A_1")).toMatchObject({ fate: "accepted", value: 3 });
    expect(read.one("A_2")).toMatchObject({ fate: "rejected", value: null });
    conserved(read);
  });

  test("TRUE in the cell of a number is refused", () => {
    expect(taken(campaign, typed(sound, "Số liệu", { F9: true })).one("A_1")).toMatchObject({
      fate: "rejected",
      raw: "TRUE",
    });
  });
});

describe("whose workbook it is", () => {
  const identity = (bytes: Uint8Array, of = campaign) => {
    const found = identify(of, readWorkbook(bytes), { fileName: "a.xlsx", sender: null }, new Map());
    return "refused" in found ? found.refused : found.unit.code;
  };
  test("the stamp says it, whatever the file is called", () => {
    expect(identity(sound)).toBe("X01");
  });
  test("without a stamp the cover says it, and the officer is told", () => {
    const bytes = sheetDeleted(sound, "tonghop");
    expect(identity(bytes)).toBe("X01");
    expect(taken(campaign, bytes).rules).toContain("template.unstamped");
  });
  test("with neither stamp nor cover the printed heads say it, and the officer is told", () => {
    const bytes = sheetDeleted(sheetDeleted(sound, "tonghop"), "Thông tin chung");
    expect(identity(bytes)).toBe("X01");
    expect(taken(campaign, bytes).rules).toContain("identity.by_content");
  });
  test("stamp and cover of different units are refused", () => {
    expect(identity(typed(sound, "Thông tin chung", { C6: "UBND xã Than Uyên", C7: "X02" }))).toBe(
      "identity.contradiction",
    );
  });
  test("a commune's other spelling on the cover is no contradiction", () => {
    for (const name of ["ubnd xa tan uyen", "UBND XÃ TÂN UYÊN", "Xã Tân Uyên"])
      expect(identity(typed(sound, "Thông tin chung", { C6: name }))).toBe("X01");
  });
  test("without a stamp, a cover whose code and name are of different units is refused, not guessed", () => {
    const bytes = sheetDeleted(typed(sound, "Thông tin chung", { C6: "UBND xã Than Uyên" }), "tonghop");
    expect(identity(bytes)).toMatch(/^identity\./);
  });
  test("a unit that is not on the list, or owes nothing, is refused", () => {
    const without = { ...campaign, units: campaign.units.filter((unit) => unit.code !== "X01") };
    expect(identity(sound, without)).toBe("identity.unknown_unit");
    const released = {
      ...campaign,
      units: campaign.units.map((unit) => (unit.code === "X01" ? { ...unit, expected: false } : unit)),
    };
    expect(identity(sound, released)).toBe("identity.not_expected");
  });
  test("last year's form is refused, by its stamp and without it", () => {
    expect(identity(sound, { ...campaign, code: "nho-2027", year: 2027 })).toBe("identity.other_campaign");
    expect(identity(sound, { ...campaign, year: 2027 })).toBe("identity.other_year");
    expect(identity(sheetDeleted(sound, "tonghop"), { ...campaign, code: "nho-2027", year: 2027 })).toBe(
      "identity.other_year",
    );
  });
  test("a form of another definition is taken, with a word", () => {
    const element = { ...campaign.elements[1]!, code: "A_9", name: "Mới" };
    const newer = { ...campaign, elements: [...campaign.elements, element] };
    const read = taken(newer, sound);
    expect(read.rules).toContain("template.older");
    expect(read.one("A_1")).toMatchObject({ value: 3 });
    expect(read.one("A_9")).toMatchObject({ fate: "rejected" });
  });
});
