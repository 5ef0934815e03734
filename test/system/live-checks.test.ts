/**
 * What a clerk reads beside a cell, whatever stands in it: a small form with rules of every kind, its cells set one by
 * one, computed by LibreOffice. The sentences are written down here by hand; our own judging must come to the same.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { columnLetters, figureColumns, figureSheets, layoutOf, rosterSheets } from "../../src/workbook/index.js";
import { liveTexts } from "../../src/workbook/template/live-texts.js";
import { temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { expectedForm } from "./expected-form.js";
import { convert, type SavedCells, savedCells } from "./libreoffice.js";
import { cellKey, formBytes, formOf } from "./seeded-forms.js";
import type { Content } from "./set-cells.js";

const indicatorsYaml = `elements:
  - {code: T_ALL, name: Tổng cộng, group: SL, type: money, unit: triệu đồng, sumOf: [T_ONE, T_SUB], reporters: [XA]}
  - {code: T_ONE, name: Phần một, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: T_SUB, name: Phần hai, group: SL, type: money, unit: triệu đồng, sumOf: [T_TWO, T_THREE], reporters: [XA]}
  - {code: T_TWO, name: Phần hai một, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: T_THREE, name: Phần hai hai, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: M_EQ, name: Khoản một, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: M_AT_MOST, name: Khoản hai, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: M_AT_LEAST, name: Khoản ba, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: M_UNLIKE, name: Khoản bốn, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: M_B, name: Khoản năm, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: M_C, name: Khoản sáu, group: SL, type: money, unit: triệu đồng, reporters: [XA]}
  - {code: N_DIV, name: Số lượt, group: SL, type: integer, unit: lượt, reporters: [XA]}
  - {code: N_BY, name: Số người, group: SL, type: integer, unit: người, reporters: [XA]}
  - {code: P_TL, name: Tỷ lệ, group: SL, type: percent, unit: "%", min: 0, max: 100, reporters: [XA]}
  - {code: D_ANY, name: Chênh lệch, group: SL, type: decimal, unit: điểm, reporters: [XA]}
  - {code: Y_CO, name: Có ban chỉ đạo, group: TC, type: boolean, unit: Có/Không, reporters: [XA]}
  - {code: X_SQD, name: Số quyết định, group: TC, type: text, unit: chữ, reporters: [XA]}
  - {code: X_NOTE, name: Ghi chú, group: TC, type: text, unit: chữ, optional: true, reporters: [XA]}
  - {code: X_BEFORE, name: Tên cổng, group: TC, type: text, unit: chữ, reporters: [XA]}
  - {code: N_FREE, name: Số hộ, group: TC, type: integer, unit: hộ, reporters: [XA]}
  - {code: S_SO, name: Số khác, group: SL, type: integer, unit: lượt, reporters: [SBN]}
  - {code: YK_UD, name: Ưu điểm, group: YK, type: longtext, optional: true, reporters: [SBN, XA]}
rosters:
  - code: DS
    name: Danh sách mô hình
    sheet: DS mô hình
    group: SL
    reporters: [XA]
    key: DS_TEN
    rows: 12
    columns:
      - {code: DS_TEN, name: Tên, type: text}
      - {code: DS_NOI, name: Nơi, type: text, required: true}
      - {code: DS_LOAI, name: Loại, type: list, list: [Mới, "Khác (?)", "<1 tỷ"]}
      - {code: DS_KP, name: Kinh phí, type: money, unit: triệu đồng}
      - {code: DS_NAM, name: Năm, type: integer, unit: năm}
      - {code: DS_NGAY, name: Ngày, type: date}
indicators:
  - {code: IA, name: Số lượt, group: SL, unit: lượt, formula: 'SUM(N_DIV)'}
rules:
  - {id: EQ, formula: 'M_EQ+M_B=M_C', severity: error, message: "Khác"}
  - {id: LE, formula: 'M_AT_MOST+M_B<=M_C', severity: error, message: "Lớn hơn"}
  - {id: GE, formula: 'M_AT_LEAST+M_B>=M_C', severity: error, message: "Nhỏ hơn"}
  - {id: NE, formula: 'M_UNLIKE+M_B<>M_C', severity: error, message: "Bằng"}
  - {id: DIV, formula: 'N_DIV/N_BY<=10', severity: error, message: "Quá 10 lượt"}
  - {id: DIV2, formula: 'N_DIV<=1000', severity: error, message: "Quá 1000 lượt"}
  - {id: SQD, formula: 'X_SQD<>""', when: 'Y_CO="Có"', mayBeBlank: [X_SQD], severity: warning, message: "Ghi số quyết định"}
  - {id: FREE, formula: 'N_FREE=0', when: 'Y_CO="Không"', mayBeBlank: [N_FREE], severity: warning, message: "Không có thì bằng 0"}
  - {id: BEFORE, formula: 'X_BEFORE=PREV_X_BEFORE', severity: warning, message: "Tên đã đổi"}
  - {id: DS.SUM, formula: 'SUM(DS_KP)=T_ONE', severity: error, message: "Danh sách khác phần một"}
  - {id: DS.LOAI, formula: 'COUNTIF(DS_LOAI,"Mới")<=N_BY', severity: error, message: "Quá nhiều mô hình mới"}
  - {id: DS.TEN, formula: 'COUNTA(DS_TEN)<=3', severity: error, message: "Quá ba dòng"}
  - {id: DS.R1, scope: row, formula: 'DS_NAM>=2020', severity: error, message: "Trước năm 2020"}
  - {id: DS.R2, scope: row, formula: 'DS_KP/DS_NAM<=1', severity: error, message: "Kinh phí quá lớn"}
  - {id: DS.R3, scope: row, formula: 'COUNTIF(DS_TEN,DS_TEN)=1', severity: error, message: "Trùng tên"}
  - {id: DS.R4, scope: row, formula: 'DS_KP=0', when: 'DS_LOAI="Mới"', mayBeBlank: [DS_KP], severity: error, message: "Mới thì không có kinh phí"}
`;

const campaign = loadCampaign(
  writeCampaign(temporaryFolder(), {
    "indicators.yaml": indicatorsYaml,
    "history.csv": "unit,element,value,basis\nX01,X_BEFORE,Cổng A,full_year\n",
  }),
  "vi",
);
const unit = unitOf(campaign, "X01");
const layout = layoutOf(campaign, unit);
const folder = mkdtempSync(join(tmpdir(), "tonghop-live-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const error = (code: string): Content => ({ error: code });
const waiting = liveTexts.undecided;
const reasons = {
  zero: "Không phát sinh",
  notYet: "Chưa có số liệu",
  notOurs: "Không thuộc phạm vi",
  elsewhere: "Đã tính trong số liệu khác",
};

interface Form {
  name: string;
  typed: Record<string, Content>;
  /** By element code. */
  checks: Record<string, string>;
  totals?: Record<string, number | "">;
  /** By row of the list, from 1. */
  rows?: string[];
  head?: string;
}

const of = (code: string, value?: Content, reason?: Content, includedIn?: Content) =>
  Object.fromEntries(
    Object.entries({ value, reason, includedIn }).flatMap(([field, content]) =>
      content === undefined ? [] : [[`${code} ${field}`, content]],
    ),
  );
const listRow = (row: number, cells: Record<string, Content>) =>
  Object.fromEntries(Object.entries(cells).map(([column, content]) => [cellKey(`DS_${column}`, row), content]));

const forms: Form[] = [
  {
    name: "a blank form asks for everything it needs, and for nothing else",
    typed: {},
    checks: {
      ...{ T_ALL: waiting, T_ONE: liveTexts.fill, T_SUB: waiting, N_BY: liveTexts.fill, P_TL: liveTexts.fill },
      ...{ Y_CO: liveTexts.fillAnswer, X_SQD: liveTexts.fillText, X_NOTE: "✓", N_FREE: liveTexts.fill },
    },
    totals: { T_ALL: "", T_SUB: "" },
    rows: ["", ""],
    head: "Kiểm tra",
  },
  {
    name: "error values: each kind of cell says so, none shows one",
    typed: {
      ...of("T_ONE", error("#DIV/0!")),
      ...of("T_TWO", error("#N/A"), reasons.notOurs),
      ...of("T_THREE", 7),
      ...of("N_BY", 5, error("#REF!")),
      ...of("P_TL", 5, undefined, error("#NAME?")),
      ...of("N_DIV", undefined, error("#VALUE!")),
      ...of("D_ANY", undefined, reasons.elsewhere, error("#NULL!")),
      ...of("Y_CO", error("#N/A")),
      ...of("X_SQD", error("#DIV/0!")),
      ...of("X_NOTE", error("#NUM!")),
      ...of("X_BEFORE", error("#REF!")),
      ...of("N_FREE", error("#VALUE!")),
      ...listRow(1, {
        TEN: error("#N/A"),
        NOI: "a",
        LOAI: error("#DIV/0!"),
        KP: error("#REF!"),
        NAM: error("#NUM!"),
        NGAY: error("#NAME?"),
      }),
    },
    checks: {
      ...{ T_ALL: waiting, T_ONE: liveTexts.cellError, T_SUB: "✓", T_TWO: liveTexts.cellError, T_THREE: "✓" },
      ...{ N_BY: liveTexts.reasonTooMuch, P_TL: liveTexts.otherIdle, N_DIV: liveTexts.chooseReason },
      ...{ D_ANY: liveTexts.otherUnknown, Y_CO: liveTexts.cellError, X_SQD: liveTexts.cellError },
      ...{ X_NOTE: liveTexts.cellError, X_BEFORE: liveTexts.cellError, N_FREE: liveTexts.cellError },
    },
    // A part that is none of the unit's business counts 0, whatever was typed beside the reason.
    totals: { T_SUB: 7, T_ALL: "" },
    rows: [
      "Tên: ô báo lỗi hoặc chỉ có dấu cách, nhập lại hoặc xóa trắng. Loại: chọn trong danh sách. " +
        "Kinh phí: phải là số không âm, không gõ chữ. Năm: phải là số nguyên không âm, không gõ chữ. " +
        "Ngày: phải là ngày, ví dụ 05/12/2026. ",
    ],
    head: waiting,
  },
  {
    name: "spaces are nothing, and said to be in the way where they are",
    typed: {
      ...of("T_ONE", " "),
      ...of("Y_CO", " \n "),
      ...of("X_SQD", "\u00a0"),
      ...of("X_NOTE", "  "),
      ...of("X_BEFORE", " ", reasons.notYet),
      ...of("N_FREE", undefined, `  ${reasons.notYet} `),
      ...of("N_BY", undefined, " ", " "),
      ...of("N_DIV", 3, " ", "\u00a0"),
      ...listRow(1, { TEN: " ", NOI: "\u00a0" }),
    },
    checks: {
      ...{ T_ONE: liveTexts.onlySpaces, Y_CO: liveTexts.fillAnswer, X_SQD: liveTexts.fillText, X_NOTE: "✓" },
      ...{ X_BEFORE: liveTexts.answered, N_FREE: liveTexts.answered, N_BY: liveTexts.fill, N_DIV: waiting },
    },
    rows: [
      "Tên: ô báo lỗi hoặc chỉ có dấu cách, nhập lại hoặc xóa trắng. Nơi: ô báo lỗi hoặc chỉ có dấu cách, nhập lại hoặc xóa trắng. ",
    ],
    head: waiting,
  },
  {
    name: "numbers that are none, not whole, out of bounds",
    typed: {
      ...of("T_ONE", "12 triệu"),
      ...of("T_TWO", -0.1),
      ...of("T_THREE", -0),
      ...of("N_DIV", 2.5),
      ...of("N_BY", "12"),
      ...of("P_TL", 100.1),
      ...of("D_ANY", -5.25),
      ...of("Y_CO", "x"),
      ...of("X_BEFORE", 5),
    },
    checks: {
      ...{ T_ONE: liveTexts.notANumber, T_TWO: "Không được nhỏ hơn 0", T_THREE: "✓", N_DIV: liveTexts.notWhole },
      ...{ N_BY: liveTexts.notANumber, P_TL: "Không được lớn hơn 100", D_ANY: "✓", Y_CO: liveTexts.notAnswer },
      X_BEFORE: "Tên đã đổi. ",
    },
  },
  {
    name: "reasons: a code must be another one of the list, and stand only where it is asked for",
    typed: {
      ...of("T_ONE", undefined, reasons.elsewhere, "T_SUB"),
      ...of("T_TWO", undefined, reasons.elsewhere, " t_three "),
      ...of("T_THREE", 4),
      ...of("M_B", undefined, reasons.elsewhere, "M_B"),
      ...of("M_C", undefined, reasons.elsewhere, "*"),
      ...of("N_DIV", undefined, reasons.elsewhere),
      ...of("N_BY", 0, reasons.zero),
      ...of("P_TL", 5, reasons.zero),
      ...of("D_ANY", 5, reasons.notYet),
      ...of("Y_CO", "Có", reasons.zero),
      ...of("X_NOTE", undefined, "vì sao"),
      ...of("X_BEFORE", undefined, undefined, "M_B"),
      ...of("N_FREE", undefined, reasons.zero),
    },
    checks: {
      ...{ T_ALL: "✓", T_ONE: liveTexts.answered, T_SUB: "✓", T_TWO: "✓", M_B: liveTexts.otherUnknown },
      ...{ M_C: liveTexts.otherUnknown, N_DIV: liveTexts.nameTheOther, N_BY: "✓", P_TL: liveTexts.zeroWithNumber },
      ...{ D_ANY: liveTexts.reasonTooMuch, Y_CO: liveTexts.reasonTooMuch, X_NOTE: liveTexts.chooseReason },
      ...{ X_BEFORE: liveTexts.otherIdle, N_FREE: "✓" },
      // A rule may do without this figure: it fails, and the row still asks for the figure.
      X_SQD: `Ghi số quyết định. ${liveTexts.fillText}`,
    },
    totals: { T_ALL: 4, T_SUB: 4 },
  },
  {
    name: "a total of which no part is due is none of the unit's business, also to the total above it",
    typed: {
      ...of("T_ONE", 3.5),
      ...of("T_TWO", undefined, reasons.notOurs),
      ...of("T_THREE", undefined, reasons.notOurs),
      ...of("N_DIV", 5),
      ...of("N_BY", 0),
      ...of("Y_CO", "không"),
      ...of("X_SQD", undefined, reasons.notOurs),
      ...of("X_BEFORE", "cổng a"),
      ...of("N_FREE", 2, undefined, "M_B"),
      ...listRow(1, { TEN: "a", NOI: "b", KP: 3.5 }),
    },
    checks: {
      ...{ T_ALL: "✓", T_SUB: waiting, T_ONE: "✓", T_TWO: "✓" },
      // A division by zero is neither held nor broken; the other rule of the row is not lost with it.
      N_DIV: `${liveTexts.broken}. `,
      ...{ X_SQD: "✓", X_BEFORE: "✓", N_FREE: `Không có thì bằng 0. ${liveTexts.otherIdle}` },
    },
    totals: { T_ALL: 3.5, T_SUB: "" },
    rows: [liveTexts.rowWaiting],
    head: "Kiểm tra",
  },
  {
    name: "a division by zero hides no rule that fails",
    typed: { ...of("N_DIV", 1001), ...of("N_BY", 0) },
    checks: { N_DIV: `${liveTexts.broken}. Quá 1000 lượt. ` },
  },
  {
    name: "rows of a list: what is missing, what is no number, rules that fail, cells that rules wait for",
    typed: {
      ...of("N_BY", 1),
      ...of("T_ONE", 100),
      ...listRow(1, { TEN: "Chè", NOI: "Bản A", LOAI: "Nhân rộng", KP: "10", NAM: 2026, NGAY: "05/12/2026" }),
      ...listRow(2, { TEN: "chè", NOI: "Bản A", LOAI: "mới", KP: 10, NAM: 2019, NGAY: 46361 }),
      ...listRow(3, { NOI: "Bản A", LOAI: "Mới", NAM: 2026 }),
      ...listRow(5, { TEN: "Ong", LOAI: "Khác (?)", KP: 5000, NAM: 0, NGAY: 0 }),
      ...listRow(6, { TEN: "Lê", NOI: "Bản A", LOAI: "<1 tỷ", KP: 0, NAM: 2026, NGAY: 1 }),
    },
    checks: { T_ONE: waiting, N_BY: waiting },
    rows: [
      "Loại: chọn trong danh sách. Kinh phí: phải là số không âm, không gõ chữ. Ngày: phải là ngày, ví dụ 05/12/2026. Trùng tên. ",
      "Trước năm 2020. Trùng tên. Mới thì không có kinh phí. ",
      "Thiếu: Tên; ",
      "",
      `Thiếu: Nơi; Ngày: phải là ngày, ví dụ 05/12/2026. Trước năm 2020. ${liveTexts.broken}. `,
      "✓",
    ],
    head: "Quá ba dòng. ",
  },
  {
    name: "rules over a list are decided once its cells are in order",
    typed: {
      ...of("N_BY", 1),
      ...of("T_ONE", 12),
      ...listRow(1, { TEN: "Chè", NOI: "Bản A", LOAI: "Mới", KP: 0, NAM: 2026 }),
      ...listRow(2, { TEN: "Ong", NOI: "Bản A", LOAI: "MỚI", NAM: 2026 }),
      ...listRow(3, { TEN: "Lê", NOI: "Bản A", LOAI: "Khác (?)", KP: 12, NAM: 2026 }),
    },
    checks: { T_ONE: "✓", N_BY: "Quá nhiều mô hình mới. " },
    rows: ["✓", liveTexts.rowWaiting, "✓"],
    head: "Kiểm tra",
  },
];

/** Three figures of one decimal each: their sum may be 0,15 off. Each rule compares M_… + 20 with M_C. */
const boundary: { over: number; fails: string[] }[] = [
  { over: 0, fails: ["NE"] },
  { over: 0.15, fails: ["NE"] },
  { over: 0.150001, fails: ["EQ", "LE"] },
  { over: -0.15, fails: ["NE"] },
  { over: -0.150001, fails: ["EQ", "GE"] },
  { over: 0.1, fails: ["NE"] },
  { over: 0.2, fails: ["EQ", "LE"] },
  { over: 1000, fails: ["EQ", "LE"] },
];
const places: Record<string, string> = { EQ: "M_EQ", LE: "M_AT_MOST", GE: "M_AT_LEAST", NE: "M_UNLIKE" };
const words: Record<string, string> = { EQ: "Khác. ", LE: "Lớn hơn. ", GE: "Nhỏ hơn. ", NE: "Bằng. " };

for (const base of [10, 1234.5, 987_654.3])
  for (const { over, fails } of boundary) {
    const value = Number((base + over).toFixed(6));
    if (value < 0) continue;
    forms.push({
      name: `sums of rounded figures, ${over} over at ${base}`,
      typed: Object.assign(
        {},
        ...Object.values(places).map((code) => of(code, value)),
        of("M_B", 20),
        of("M_C", Number((base + 20).toFixed(1))),
      ),
      checks: Object.fromEntries(
        Object.entries(places).map(([id, code]) => [code, fails.includes(id) ? words[id]! : "✓"]),
      ),
    });
  }

/** A list of n amounts and their sum: 0,05 for each of them. */
for (const [count, over, holds] of [
  [1, 0.1, true],
  [1, 0.100001, false],
  [3, 0.2, true],
  [3, 0.200001, false],
  [3, -0.2, true],
  [3, -0.200001, false],
  [0, 0.05, true],
  [0, 0.050001, false],
] as const)
  forms.push({
    name: `a list of ${count} amounts, ${over} over the figure reported`,
    typed: Object.assign(
      of("T_ONE", Number((100 * count + over).toFixed(6))),
      ...Array.from({ length: count }, (_, row) => listRow(row + 1, { TEN: `a${row}`, NOI: "b", KP: 100 })),
    ),
    checks: { T_ONE: holds ? "✓" : "Danh sách khác phần một. " },
  });

const saved: SavedCells[] = [];
beforeAll(async () => {
  const previous = new Map([["X_BEFORE", "Cổng A"]]);
  const paths: string[] = [];
  for (const [index, { typed }] of forms.entries()) {
    const path = join(folder, `form-${index}.xlsx`);
    writeFileSync(path, await formBytes(campaign, formOf(campaign, unit, previous, new Map(Object.entries(typed)))));
    paths.push(path);
  }
  saved.push(...(await savedCells(await convert(paths, "xlsx", join(folder, "recalculated")))));
});

const checkCells = new Map(
  figureSheets(layout)
    .filter(({ kind }) => kind === "figures")
    .flatMap((sheet) => sheet.rows.map(({ row, element }) => [element.code, { sheet: sheet.name, row }] as const)),
);
const list = rosterSheets(layout)[0]!;

describe.each(forms.map((form, index) => ({ ...form, index })))(
  "$name",
  ({ index, typed, checks, totals, rows, head }) => {
    const shown = (code: string, column: number) => {
      const { sheet, row } = checkCells.get(code)!;
      return saved[index]![sheet]![columnLetters(column) + row] ?? "";
    };
    const inList = (row: number) => saved[index]![list.name]![columnLetters(list.checkColumn) + row] ?? "";

    test("is what the clerk reads", () => {
      const found = Object.keys(checks).map((code) => [code, shown(code, figureColumns.check)]);
      expect(Object.fromEntries(found)).toEqual(checks);
      const sums = Object.keys(totals ?? {}).map((code) => [code, shown(code, figureColumns.value)]);
      expect(Object.fromEntries(sums)).toEqual(totals ?? {});
      expect((rows ?? []).map((_, row) => inList(list.firstRow + row))).toEqual(rows ?? []);
      if (head !== undefined) expect(inList(list.headerRow)).toBe(head);
    });

    test("is what our own judging says of every row", () => {
      const previous = new Map([["X_BEFORE", "Cổng A"]]);
      const expected = expectedForm(campaign, formOf(campaign, unit, previous, new Map(Object.entries(typed))));
      const ours = expected.rows.map(({ code, check, has }) => [code, check, has]);
      const theirs = expected.rows.map(({ code }) => [
        code,
        shown(code, figureColumns.check),
        shown(code, figureColumns.has),
      ]);
      expect(theirs).toEqual(ours);
      const { rows: wanted, head: over } = expected.rosters.get("DS")!;
      expect(wanted.map((_, row) => inList(list.firstRow + row))).toEqual(wanted);
      expect(inList(list.headerRow)).toBe(over);
    });
  },
);
