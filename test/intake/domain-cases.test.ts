/**
 * The 72 cases of the domain notes, section 8, by number: bytes in, and what becomes of them out. ACCEPT is read in silence,
 * WARN is read and listed, REJECT is not read and asked for again. Cases 1 to 20, 22 and 69 go through the cells of whole
 * workbooks, all spellings of a case at once.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import XLSX from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { encrypt } from "officecrypto-tool";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Campaign, loadCampaign } from "../../src/campaign/index.js";
import { readBytes } from "../../src/round/ingest/read-bytes.js";
import { previousOf } from "../../src/round/previous.js";
import { type FilledCell, type FormContent, writeTemplate } from "../../src/workbook/index.js";
import { Book } from "../damage/book.js";
import { cellsCampaign, cellsOfAKind } from "../damage/campaigns.js";
import { type Desk, desk } from "../damage/desk.js";
import { type Form, filledForm } from "../damage/form.js";
import { type Literal, literals } from "../damage/literals.js";
import type { ExpectedFinding } from "../damage/operator.js";
import { accountOf, expectedAccount, takeIn } from "../damage/outcome.js";
import type { Content, Sheet } from "../damage/sheet.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { garbled, toTcvn3, toVni } from "../vietnamese/legacy.js";
import { columnInserted, namesLost, rowDeleted, rowInserted, sheetDeleted, sheetRenamed, typed } from "./damage.js";

const campaign = smallCampaign();

type Figures = Record<string, FilledCell["value"] | FilledCell>;
const usual: Figures = {
  ...{ A_1: 3, A_2: 4, B_DS: 2100, B_SO: 1500, C_CO: "Có", C_SQD: "QĐ 12", K_CHI: 120.5, K_TL: 95.5, YK_UD: "Tốt" },
};
const usualRows = [
  { DS_TEN: "Mô hình chè", DS_KP: 5 },
  { DS_TEN: "Mô hình ong", DS_KP: 7 },
];

function form(
  unit: string,
  figures: Figures = {},
  more: Partial<FormContent> & { rows?: Record<string, number | string>[]; of?: Campaign } = {},
): Promise<Uint8Array> {
  const { rows = usualRows, of = campaign, ...content } = more;
  const own = unitOf(of, unit);
  const asked =
    unit === "SKH" ? Object.entries(usual).filter(([code]) => !code.startsWith("B_")) : Object.entries(usual);
  return writeTemplate(of, own, {
    previous: previousOf(of, own),
    figures: new Map(
      Object.entries({ ...Object.fromEntries(asked), ...figures }).map(([code, given]) => [
        code,
        typeof given === "object" ? given : given === undefined ? {} : { value: given },
      ]),
    ),
    rosters: new Map([["DS", rows.map((row) => new Map(Object.entries(row)))]]),
    cover: { letterNumber: "125/BC-UBND", date: "04/12/2026" },
    ...content,
  });
}

interface Clues {
  fileName?: string;
  sender?: string;
  password?: string;
}

function read(bytes: Uint8Array, clues: Clues = {}, of: Campaign = campaign) {
  const { fileName = "bieu.xlsx", sender = null, password } = clues;
  return readBytes(of, bytes, "0".repeat(64), { fileName, sender, password });
}

/** What was taken in, or the code it was refused with. */
function taken(bytes: Uint8Array, clues: Clues = {}, of: Campaign = campaign) {
  const result = read(bytes, clues, of);
  if ("refused" in result) throw new Error(`refused: ${result.refused}`);
  const { input, accepted, rejected, blank } = result.cells;
  expect(accepted + rejected + blank).toBe(input);
  expect(input).toBe(result.values.length);
  const value = (code: string, row = 0) => {
    const found = result.values.find((one) => one.element === code && one.row === row);
    return found && (found.fate === "rejected" ? "rejected" : found.value);
  };
  /** "severity rule CODES" of everything that is to be told, rules of the definition included. */
  const told = result.judgements
    .filter((one) => one.result === "fail")
    .map(({ rule, severity, cells }) => {
      const codes = [...new Set(cells.map(({ element }) => element))].filter((code) => code !== "");
      return [severity, rule, ...codes].join(" ");
    });
  return { ...result, value, told };
}

function refusal(bytes: Uint8Array, clues: Clues = {}, of: Campaign = campaign): string {
  const result = read(bytes, clues, of);
  return "refused" in result ? result.refused : `taken as ${result.unit.code}`;
}

const desks: Desk[] = [];
afterEach(async () => {
  for (const { store } of desks.splice(0)) await store.close();
});
async function newDesk(of: Campaign = campaign): Promise<Desk> {
  const made = await desk(of);
  desks.push(made);
  return made;
}

/** All figures of the form as they were filled in. */
const values = (result: ReturnType<typeof taken>) =>
  Object.fromEntries(Object.keys(usual).map((code) => [code, result.value(code)]));

let sound: Uint8Array;
let cells: Form;
beforeAll(async () => {
  sound = await form("X01");
  const of = cellsCampaign();
  cells = await filledForm(of, unitOf(of, "X01"), 5, 0);
});

const bookOf = (bytes: Uint8Array, work: (book: Book, sheet: (name: string) => Sheet) => void): Uint8Array => {
  const book = Book.read(bytes);
  work(book, (name) => book.sheets.find((one) => one.name === name)!);
  return book.bytes();
};

/** Changes a part of the package. */
function part(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  const before = strFromU8(files[name]!);
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${name}`);
  return zipSync({ ...files, [name]: strToU8(after) });
}

test("the form these cases start from says nothing wrong", () => {
  const result = taken(sound);
  expect(result.told).toEqual([]);
  expect(values(result)).toEqual(usual);
});

interface Typing {
  raw: Content;
  kind: "integer" | "decimal" | "percent" | "money" | "boolean";
  format?: string;
  verdict: Literal["verdict"];
  value?: number | string;
  code: string;
  reason?: "not_yet";
}

const letterOf = { integer: "N", decimal: "T", percent: "P", money: "M", boolean: "B" } as const;

/** Types each into a cell of its own, as many as there is room for in one workbook, and compares all that comes of it. */
function typeTogether(typings: readonly Typing[]): void {
  let left = [...typings];
  while (left.length > 0) {
    const book = cells.book.clone();
    const page = book.page("SL")!;
    const findings: ExpectedFinding[] = [];
    const blanks: string[] = [];
    const truth = cells.truth.map((one) => ({ ...one }));
    const used = { integer: 0, decimal: 0, percent: 0, money: 0, boolean: 0 };
    const later: Typing[] = [];
    for (const typing of left) {
      if (used[typing.kind] === cellsOfAKind) {
        later.push(typing);
        continue;
      }
      const code = `${letterOf[typing.kind]}_${++used[typing.kind]}`;
      const [row, column] = [page.landmarks.rows.get(code)!, page.landmarks.columns.get("value")!];
      const style = typing.format && book.formatted(page.get(row, column)!.style, typing.format);
      page.type(row, column, typing.raw, style === "" ? undefined : style);
      const { verdict, reason = null } = typing;
      Object.assign(truth.find(({ element }) => element === code)!, {
        fate: verdict === "reject" ? "rejected" : verdict === "missing" ? "blank" : "accepted",
        value: typing.value ?? null,
        reason,
      });
      if (typing.code !== "")
        findings.push({ rule: typing.code, severity: verdict === "reject" ? "error" : "warning", elements: [code] });
      if (verdict === "missing" && reason === null) blanks.push(code);
    }
    if (blanks.length > 0) findings.push({ rule: "cell.blank", severity: "warning", elements: blanks });
    expect(accountOf(takeIn(cells, book.bytes()), findings)).toEqual(expectedAccount(cells, { findings, truth }));
    left = later;
  }
}

const typingsOf = (no: number): Typing[] =>
  literals.filter((one) => one.case === no).flatMap(({ kinds, ...rest }) => kinds.map((kind) => ({ kind, ...rest })));

describe.each([
  [1, "1.234,5 as text is 1234.5 wherever decimals are asked for: ACCEPT"],
  [2, "1,234.5 as text is 1234.5, in a foreign format: WARN"],
  [3, "1.234 as text is 1234 in a whole-number field: ACCEPT; in a field with decimals it may be 1,234: WARN"],
  [4, "1,234 as text in a whole-number field: WARN"],
  [5, "the number 1.234 in a whole-number field: REJECT"],
  [7, "không, không có, không phát sinh, Ko: 0, WARN"],
  [8, "a dash, a dot, a slash: missing, WARN"],
  [9, "chưa có số liệu, n/a and the like: missing, with the reason kept"],
  [10, "0 is a figure, a blank is none"],
  [11, "about, more than, from to: REJECT"],
  [12, "95%, 0.95 as a percentage, 95 and 95,0 in a percent field: 95; 0.95 unformatted: WARN; elsewhere: REJECT"],
  [13, "blanks between digits, an apostrophe, full-width digits: ACCEPT"],
  [14, "letters for digits: REJECT"],
  [15, "1.234.567: ACCEPT; 1.23.456: REJECT"],
  [16, "3/4 that became a day, or may be one: REJECT"],
  [17, "errors, formulas without a result, links to other workbooks: REJECT"],
  [18, "negative counts: REJECT"],
  [19, "powers of ten and fifteen digits: ACCEPT or WARN"],
  [20, "12,5 people: REJECT in a whole-number field, ACCEPT elsewhere"],
  [22, "money with its unit: converted, WARN; what is not certain: REJECT"],
])("case %i: %s", (no) => {
  test("each spelling in each kind of field", () => {
    const typings = typingsOf(no);
    expect(typings.length).toBeGreaterThan(0);
    typeTogether(typings);
  });
});

describe("case 6: the unit of measure behind the figure", () => {
  test("is read with a WARN where it is the field's own, and REJECTED where it is another", () => {
    typeTogether([
      ...["12 người", "12 đ/c", "12người", "12 nguoi"].map(
        (raw): Typing => ({ raw, kind: "integer", verdict: "warn", value: 12, code: "number.unit_word" }),
      ),
      ...["05 đơn vị", "12 hộ", "12 (3 nữ)"].map(
        (raw): Typing => ({ raw, kind: "integer", verdict: "reject", code: "number.other_unit" }),
      ),
      { raw: "0,7 điểm", kind: "decimal", verdict: "warn", value: 0.7, code: "number.unit_word" },
    ]);
  });
});

describe("case 69: yes or no", () => {
  test("x, có, 1, Đã có, ✓: ACCEPT as Có; C: WARN; a blank is no answer; neither of the two: REJECT", () => {
    typeTogether([
      ...["x", "X", "có", "Có", "1", "Đã có", "✓", true, 1].map(
        (raw): Typing => ({ raw, kind: "boolean", verdict: "accept", value: "Có", code: "" }),
      ),
      { raw: "C", kind: "boolean", verdict: "warn", value: "Có", code: "answer.informal" },
      { raw: null, kind: "boolean", verdict: "missing", code: "" },
      { raw: "một phần", kind: "boolean", verdict: "reject", code: "answer.unreadable" },
      { raw: "không", kind: "boolean", verdict: "accept", value: "Không", code: "" },
      { raw: "CÃ³", kind: "boolean", verdict: "accept", value: "Có", code: "" },
    ]);
  });
});

/** The small campaign with what the shipped one says of magnitudes and of lists. */
function judging(rules: string, indicators = ""): Campaign {
  const text = edited(smallFiles["indicators.yaml"]!, "rules:\n", `${indicators}rules:\n${rules}`);
  return loadCampaign(writeCampaign(temporaryFolder(), { "indicators.yaml": text }), "en");
}

const magnitude = `  - {id: NAM, scope: peer, each: {types: [integer, money]}, when: "PREV_EACH>=10", formula: "AND(EACH<=PREV_EACH*9,EACH*9>=PREV_EACH)", severity: warning, message: "{name} ({code}) gấp trên 9 lần hoặc dưới 1/9 năm trước"}\n`;

async function judged(of: Campaign, figures: Record<string, Figures>) {
  const at = await newDesk(of);
  for (const [unit, own] of Object.entries(figures)) at.put(`${unit}.xlsx`, await form(unit, own, { of }));
  await at.take();
  return at.round();
}
const toldOf = (round: Awaited<ReturnType<typeof judged>>, unit: string | null) =>
  round.findings.filter((one) => one.unit === unit).map((one) => `${one.severity} ${one.rule}`);

describe("case 21: money in đồng or tỷ đồng in a field of triệu đồng", () => {
  test("is never converted: the magnitude is a WARN against last year, and the figure stays as it was typed", async () => {
    const of = judging(magnitude);
    for (const typo of [50_500_000, 50_500, 0.0505]) {
      const round = await judged(of, { X01: { K_CHI: typo } });
      expect([typo, toldOf(round, "X01")]).toEqual([typo, ["warning NAM.K_CHI"]]);
      expect(round.values.find((one) => one.element === "K_CHI")!.value).toBe(typo);
    }
    expect(toldOf(await judged(of, { X01: {} }), "X01")).toEqual([]);
  });
});

describe("case 23: one figure in tỷ đồng, the other in triệu đồng", () => {
  test("a rule over the range of the figure is told; what says its unit is converted, with a WARN", async () => {
    const of = judging(
      `  - {id: K.2, formula: "AND(K_CHI>=10,K_CHI<=1000)", severity: warning, message: "Tổng chi tính bằng triệu đồng"}\n`,
    );
    expect(taken(await form("X01", { K_CHI: 0.1205 }, { of }), {}, of).told).toEqual(["warning K.2 K_CHI"]);
    const said = taken(await form("X01", { K_CHI: "0,1205 tỷ đồng" }, { of }), {}, of);
    expect([said.value("K_CHI"), said.told]).toEqual([120.5, ["warning number.money_unit K_CHI"]]);
  });
});

describe("case 24: 69,61 for a figure between 0 and 1", () => {
  test("REJECT above the most the definition allows; 0,6961 is read", async () => {
    const of = loadCampaign(
      writeCampaign(temporaryFolder(), {
        "indicators.yaml": edited(smallFiles["indicators.yaml"]!, "max: 100", "max: 1, decimals: 4"),
      }),
      "en",
    );
    const wrong = taken(await form("X01", { K_TL: "69,61" }, { of }), {}, of);
    expect([wrong.value("K_TL"), wrong.told]).toEqual(["rejected", ["error cell.too_large K_TL"]]);
    expect(taken(await form("X01", { K_TL: "0,6961%" }, { of }), {}, of).value("K_TL")).toBe(0.6961);
  });
});

describe("case 25: the unit of measure of another year", () => {
  test("typed behind the figure: REJECT; typed over the printed unit: an error beside the figure", () => {
    const behind = taken(typed(sound, "Số liệu", { F11: "2100 hộ" }));
    expect([behind.value("B_DS"), behind.told[0]]).toEqual(["rejected", "error number.other_unit B_DS"]);
    expect(taken(typed(sound, "Số liệu", { D11: "hộ" })).told).toEqual(["error cell.unit_changed B_DS"]);
  });
});

describe("case 26: the parts do not add up to the total", () => {
  test("an error, also by one from rounding; the parts are what counts", () => {
    for (const total of [8, 70])
      expect(taken(typed(sound, "Số liệu", { F8: total })).told).toEqual(["error total.typed A_TS"]);
    expect(taken(typed(sound, "Số liệu", { F8: 7 })).told).toEqual([]);
  });
});

describe("case 27: the part is more than the whole", () => {
  test("the rule of the definition fails, with how much it is out", async () => {
    const result = taken(await form("X01", { B_SO: 2600 }));
    expect(result.told).toEqual(["error B.1 B_SO B_DS"]);
    expect(result.judgements.find((one) => one.rule === "B.1")!.imbalance).toBe(500);
  });
});

describe("case 28: the total typed as a value, or added up once more", () => {
  test("a typed total that is right is no finding, a formula that adds itself is told", () => {
    expect(taken(typed(sound, "Số liệu", { F8: 7 })).told).toEqual([]);
    const twice = taken(typed(sound, "Số liệu", { F8: { formula: "SUM(F8:F10)", result: 14 } }));
    expect(twice.told).toEqual(["warning total.typed A_TS", "warning total.formula_changed A_TS"]);
    expect([twice.value("A_1"), twice.value("A_2")]).toEqual([3, 4]);
  });
});

describe("case 29: subtotals in the sum", () => {
  test("a total over more than its parts is told; what is printed is added up from the parts alone", async () => {
    const at = await newDesk();
    at.put("a.xlsx", typed(sound, "Số liệu", { F8: { formula: "A_TS+A_1+A_2", result: 14 } }));
    await at.take();
    const round = await at.round();
    expect(toldOf(round, "X01")).toEqual(["warning total.formula_changed", "warning total.typed"]);
    expect(round.indicators.find((one) => one.code === "IA")!.value).toBe(7);
  });
});

describe("case 30: a percentage without what it is made of", () => {
  test("ratios are computed by us: without the denominator there is none, never 0", async () => {
    const at = await newDesk();
    at.put("a.xlsx", await form("X01", { B_DS: undefined }));
    await at.take();
    const round = await at.round();
    expect(round.indicators.find((one) => one.code === "IB")!.value).toBeNull();
    expect(toldOf(round, "X01")).toEqual(["warning cell.blank"]);
    expect(round.undecided.get("X01")).toBeGreaterThan(0);
  });
});

describe("case 31: as many files settled as came in, where some were left over", () => {
  test("a WARN by a rule of the definition", async () => {
    const of = judging(
      `  - {id: B.2, formula: "B_SO<>B_DS", severity: warning, message: "Hai số bằng nhau: đề nghị kiểm tra"}\n`,
    );
    expect(taken(await form("X01", { B_SO: 2100 }, { of }), {}, of).told).toEqual(["warning B.2 B_SO B_DS"]);
  });
});

describe("case 32: a denominator of 0", () => {
  test("gives no figure, not infinity and not 0", async () => {
    const at = await newDesk();
    at.put("a.xlsx", await form("X01", { B_DS: 0, B_SO: 0 }));
    await at.take();
    expect((await at.round()).indicators.find((one) => one.code === "IB")!.value).toBeNull();
  });
});

describe("case 33: the mean of percentages for the ratio of sums", () => {
  test("the ratio is that of the sums", async () => {
    const at = await newDesk();
    at.put("a.xlsx", await form("X01", { B_DS: 100, B_SO: 100 }));
    at.put("b.xlsx", await form("X02", { B_DS: 900, B_SO: 0 }));
    await at.take();
    // 100 of 1000; the mean of 100 % and 0 % would be 50.
    expect((await at.round()).indicators.find((one) => one.code === "IB")!.value).toBe(10);
  });
});

describe("case 34: sheets renamed, copied, hidden, deleted", () => {
  test("renamed: ACCEPT in silence", () => {
    const result = taken(sheetRenamed(sound, "Số liệu", "Biểu 01 sửa"));
    expect([result.told, values(result)]).toEqual([[], usual]);
  });
  test("copied: WARN, and what the copy says otherwise is REJECTED", () => {
    const copied = bookOf(sound, (book, sheet) => book.copy(sheet("Số liệu"), "Sheet1 (2)"));
    expect(taken(copied).told).toEqual(["warning sheet.copied"]);
    const other = taken(typed(copied, "Sheet1 (2)", { F9: 99 }));
    expect(other.value("A_1")).toBe("rejected");
    expect(other.told).toEqual(["error cell.two_places A_1", "warning sheet.copied", "warning sheet.unplaced"]);
  });
  test("hidden: read, with a WARN", () => {
    const result = taken(
      bookOf(sound, (_, sheet) => {
        sheet("2. Tài chính").visibility = "hidden";
      }),
    );
    expect([result.told, values(result)]).toEqual([["warning cell.hidden K_TL K_CHI"], usual]);
  });
  test("deleted: its figures are missing, and an error names them", () => {
    const result = taken(sheetDeleted(sound, "2. Tài chính"));
    expect([result.told, result.value("K_CHI"), result.value("A_1")]).toEqual([
      ["error sheet.absent K_TL K_CHI"],
      undefined,
      3,
    ]);
  });
});

describe("case 35: rows and columns inserted, deleted, sorted", () => {
  test("inserted: ACCEPT in silence; what is written there is listed", () => {
    for (const bytes of [rowInserted(sound, "Số liệu", 10), columnInserted(sound, "Số liệu", 5)])
      expect([taken(bytes).told, values(taken(bytes))]).toEqual([[], usual]);
    const noted = taken(
      typed(columnInserted(sound, "Số liệu", 7), "Số liệu", { G6: "Ghi chú", G9: "xem công văn 12" }),
    );
    expect([noted.told, noted.cells.unplaced, values(noted)]).toEqual([["warning sheet.unplaced"], 2, usual]);
  });
  test("a row deleted: REJECT its figure", () => {
    const result = taken(rowDeleted(sound, "Số liệu", 9));
    expect([result.value("A_1"), result.value("A_2"), result.told]).toEqual([
      "rejected",
      4,
      ["error cell.deleted A_1"],
    ]);
  });
  test("sorted: each figure stays its own, with a WARN", () => {
    const result = taken(
      bookOf(sound, (_, sheet) => {
        const { rows } = sheet("Số liệu");
        const [a, b] = [rows.get(9)!.cells, rows.get(12)!.cells];
        rows.get(9)!.cells = b;
        rows.get(12)!.cells = a;
        sheet("Số liệu").touch();
      }),
    );
    expect([result.told, values(result)]).toEqual([["warning cell.name_moved A_1 B_SO"], usual]);
  });
});

describe("case 36: merged cells over data, unmerged heads", () => {
  test("figures merged over two rows: REJECT both, as nobody knows whose the figure is", () => {
    const result = taken(
      bookOf(sound, (_, sheet) => {
        const page = sheet("Số liệu");
        page.clear(10, 6);
        page.merges.push({ top: 9, bottom: 10, left: 6, right: 6 });
      }),
    );
    expect([result.value("A_1"), result.value("A_2")]).toEqual(["rejected", "rejected"]);
    expect(result.told).toEqual(["error cell.merged A_1", "error cell.merged A_2"]);
  });
  test("heads that were unmerged: ACCEPT in silence", () => {
    const result = taken(
      bookOf(sound, (book) => {
        for (const sheet of book.sheets) {
          sheet.merges = [];
          sheet.touch();
        }
      }),
    );
    expect([result.told, values(result)]).toEqual([[], usual]);
  });
});

describe("case 37: head retyped, codes hidden, cleared or autofilled", () => {
  test("a retyped head: read, and the words are listed", () => {
    const result = taken(typed(sound, "Số liệu", { F6: "Số liệu năm nay" }));
    expect([result.told, values(result)]).toEqual([["warning sheet.unplaced"], usual]);
  });
  test("codes cleared: read by name and label, WARN", () => {
    const result = taken(typed(sound, "Số liệu", { B9: null, B10: null }));
    expect([result.told, values(result)]).toEqual([["warning cell.code_changed A_1 A_2"], usual]);
  });
  test("codes overwritten by dragging: no figure becomes another's, WARN", () => {
    const result = taken(typed(sound, "Số liệu", { B9: "A_1", B10: "A_2", B11: "A_3", B12: "A_4", B13: "A_5" }));
    expect([result.told, values(result)]).toEqual([["warning cell.code_changed B_DS B_SO C_CO"], usual]);
  });
  test("the column of codes hidden: ACCEPT in silence", () => {
    const result = taken(
      part(Book.read(sound).bytes(), "xl/worksheets/sheet2.xml", (xml) =>
        xml.replace('<col min="2" max="2"', '<col min="2" max="2" hidden="1"'),
      ),
    );
    expect([result.told, values(result)]).toEqual([[], usual]);
  });
});

describe("case 38: protection removed, validation lost by pasting", () => {
  test("protection removed: a note", () => {
    const result = taken(
      bookOf(sound, (_, sheet) => {
        sheet("Số liệu").isProtected = false;
        sheet("Số liệu").touch();
      }),
    );
    expect([result.told, values(result)]).toEqual([["note sheet.unprotected"], usual]);
  });
  test("validation lost: the same limits are kept here", () => {
    const result = taken(
      part(typed(sound, "2. Tài chính", { F8: 105 }), "xl/worksheets/sheet3.xml", (xml) =>
        xml.replace(/<dataValidations.*<\/dataValidations>/s, ""),
      ),
    );
    expect([result.value("K_TL"), result.told]).toEqual(["rejected", ["error cell.too_large K_TL"]]);
  });
});

describe("case 39: values pasted one row down", () => {
  test("each plausible: an error over the sheet, from last year's figures of the neighbouring rows", async () => {
    const codes = Array.from({ length: 8 }, (_, n) => `H_${n + 1}`);
    const sizes = [20, 3000, 150, 40_000, 7, 900, 60_000, 330];
    const of = loadCampaign(
      writeCampaign(temporaryFolder(), {
        "indicators.yaml": edited(
          smallFiles["indicators.yaml"]!,
          "rosters:\n",
          `${codes.map((code) => `  - {code: ${code}, name: Số ${code}, group: TC, type: integer, unit: hộ, reporters: [XA]}\n`).join("")}rosters:\n`,
        ),
        "history.csv": `unit,element,value,basis\n${codes.map((code, n) => `X01,${code},${sizes[n]},full_year\n`).join("")}`,
      }),
      "en",
    );
    const now = (by: number) => Object.fromEntries(codes.map((code, n) => [code, (sizes[n - by] ?? 11) + 1]));
    expect(taken(await form("X01", now(0), { of }), {}, of).told).toEqual([]);
    for (const [by, rule] of [
      [1, "sheet.shifted_down"],
      [-1, "sheet.shifted_up"],
    ] as const) {
      const { told } = taken(await form("X01", now(by), { of }), {}, of);
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(`error ${rule}`);
    }
  });
  test("with their codes and labels: no figure is read as its neighbour's", () => {
    const result = taken(
      typed(sound, "Số liệu", {
        ...{ A10: 2, B10: "A_1", C10: "Đã hoàn thành", F10: 3 },
        ...{ A11: 3, B11: "A_2", C11: "Đang thực hiện", D11: "nhiệm vụ", E11: null, F11: 4 },
      }),
    );
    expect([result.value("A_1"), result.value("A_2"), result.value("B_DS")]).toEqual([3, 4, "rejected"]);
    expect(result.told).toEqual(["error cell.contradictory B_DS", "warning cell.name_moved A_2"]);
  });
});

describe("case 40: a filter left on, hidden rows that hold figures", () => {
  test("the figures are read, with a WARN that names them", () => {
    const result = taken(
      bookOf(sound, (_, sheet) => {
        sheet("Số liệu").rows.get(9)!.hidden = true;
        sheet("Số liệu").rows.get(11)!.hidden = true;
        sheet("Số liệu").autoFilter = '<autoFilter ref="A7:K14"/>';
        sheet("Số liệu").touch();
      }),
    );
    expect([result.told, values(result)]).toEqual([["warning cell.hidden A_1 B_DS"], usual]);
  });
});

describe("case 41: the real answer in a comment, a colour that means something", () => {
  test("comments, old and new, are a WARN that quotes their place and text", () => {
    for (const threaded of [true, false]) {
      const result = taken(
        bookOf(sound, (_, sheet) => {
          sheet("Số liệu").comments.set("F9", { text: "Số đúng là 15", threaded });
        }),
      );
      expect([result.told, values(result)]).toEqual([["warning sheet.comments"], usual]);
      const { cells: at } = result.judgements.find((one) => one.rule === "sheet.comments")!;
      expect(at).toEqual([{ element: "", sheet: "Số liệu", cell: "F9", raw: "Số đúng là 15" }]);
    }
  });
  test("colours say nothing to us: the figure is read as it stands, and nothing is told", () => {
    const result = taken(
      bookOf(sound, (_, sheet) => {
        const page = sheet("Số liệu");
        // The head of the table is coloured.
        page.set(9, 6, { ...page.get(9, 6)!, style: page.get(6, 6)!.style });
      }),
    );
    expect([result.told, values(result)]).toEqual([[], usual]);
  });
});

describe("case 42: lines under the table", () => {
  test("are listed, and no figure", () => {
    const result = taken(typed(sound, "Số liệu", { C18: "Người lập biểu: Lò Văn A", F18: 12 }));
    expect([result.told, result.cells.unplaced, values(result)]).toEqual([["warning sheet.unplaced"], 2, usual]);
  });
});

describe("case 43: a list longer than the rows given", () => {
  test("rows inserted count; rows written right under the end count, with a WARN; rows further down are listed", async () => {
    const six = Array.from({ length: 6 }, (_, n) => ({ DS_TEN: `Mô hình ${n + 1}`, DS_KP: n + 1 }));
    const full = await form("X01", {}, { rows: six });
    const inserted = taken(typed(rowInserted(full, "DS mô hình", 9), "DS mô hình", { B9: "Mô hình chèn", D9: 9 }));
    expect([inserted.told, inserted.values.filter((one) => one.element === "DS_TEN").length]).toEqual([[], 7]);
    const under = taken(typed(full, "DS mô hình", { B14: "Mô hình bảy", D14: 7 }));
    expect([under.told, under.value("DS_TEN", 7)]).toEqual([["warning roster.beyond DS_TEN"], "Mô hình bảy"]);
    const far = taken(typed(full, "DS mô hình", { B16: "Mô hình bảy", D16: 7 }));
    expect([far.told, far.cells.unplaced]).toEqual([["warning sheet.unplaced"], 2]);
  });
});

describe("case 44: one workbook a sheet", () => {
  test("several files of one day add up to one return without a contradiction", async () => {
    const at = await newDesk();
    const parts = ["Số liệu", "2. Tài chính", "DS mô hình", "Ý kiến"];
    for (const kept of parts)
      at.put(
        `biểu ${kept}.xlsx`,
        parts.filter((name) => name !== kept).reduce((bytes, name) => sheetDeleted(bytes, name), sound),
      );
    const outcomes = await at.take();
    expect(outcomes.map((one) => [one.outcome, one.code, one.unit, one.revision])).toEqual(
      parts.map(() => ["ingested", "entry.part", "X01", 1]),
    );
    const round = await at.round();
    expect(round.submissions.map((one) => one.state)).toEqual(parts.map(() => "current"));
    expect(
      Object.fromEntries(round.values.filter((one) => one.row === 0).map((one) => [one.element, one.value])),
    ).toEqual(usual);
    expect(round.findings).toEqual([]);
  });
});

describe("case 45: two units in one workbook", () => {
  test("refused: each unit sends its own", async () => {
    const other = Book.read(await form("X02"));
    const two = bookOf(sound, (book) => {
      const page = other.sheets.find((one) => one.name === "Số liệu")!;
      page.name = "Than Uyên";
      page.touch();
      book.sheets.push(page);
    });
    expect(refusal(two)).toBe("identity.two_units");
  });
});

describe("case 46: other formats", () => {
  const as = (bookType: XLSX.BookType, bytes = sound): Uint8Array => {
    const book = XLSX.read(bytes, { type: "buffer", cellFormula: true, cellNF: true });
    return new Uint8Array(XLSX.write(book, { type: "buffer", bookType }) as Buffer);
  };
  test.each(["biff8", "ods", "xlsb"] as const)("%s: read like an .xlsx, whatever its name", (kind) => {
    for (const fileName of ["bieu.xls", "bieu.et", "bieu.xlsx"]) {
      const result = taken(as(kind), { fileName });
      expect(values(result)).toEqual(usual);
      expect(result.value("DS_KP", 2)).toBe(7);
    }
  });
  test(".xlsm without a macro: ACCEPT; with one: read, never run, WARN", () => {
    const types = (bytes: Uint8Array) =>
      part(bytes, "[Content_Types].xml", (xml) =>
        xml.replace(/spreadsheetml\.sheet\.main/, "ms-excel.sheet.macroEnabled.main"),
      );
    expect(taken(types(sound), { fileName: "bieu.xlsm" }).told).toEqual([]);
    const macro = part(types(sound), "xl/_rels/workbook.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        '<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
      ),
    );
    const withMacro = zipSync({ ...unzipSync(macro), "xl/vbaProject.bin": strToU8("macro") });
    const result = taken(withMacro, { fileName: "bieu.xlsm" });
    expect([result.told, values(result)]).toEqual([["warning sheet.macros"], usual]);
  });
  test("a web page or an XML named .xls, and CSV in any encoding: refused, each by its kind", () => {
    const page = "<html><body><table><tr><td>1</td></tr></table></body></html>";
    const xml =
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>';
    expect(refusal(strToU8(page), { fileName: "bieu.xls" })).toBe("reading.is_html");
    expect(refusal(strToU8(xml), { fileName: "bieu.xls" })).toBe("reading.is_xml");
    const csv = "Mã;Giá trị\r\nA_1;3\r\n";
    for (const bytes of [
      strToU8(csv),
      Buffer.from(`\ufeff${csv}`, "utf16le"),
      Buffer.from("M\xe3;Gi\xe1 tr\xf2\r\nA_1;3\r\n", "latin1"),
    ])
      expect(refusal(bytes, { fileName: "bieu.csv" })).toBe("reading.is_text");
  });
});

describe("case 47: saved by another program", () => {
  test("names, styles and validations lost: read by codes and labels, WARN", () => {
    const result = taken(namesLost(sound));
    expect(values(result)).toEqual(usual);
    expect(result.told).toEqual([
      "warning cell.names_lost A_TS A_1 A_2 B_DS B_SO C_CO C_SQD",
      "warning cell.names_lost K_TL K_CHI",
      "warning cell.names_lost YK_UD",
      "warning roster.names_lost DS_TEN DS_LOAI DS_KP DS_NAM DS_NGAY",
    ]);
  });
  test("days counted from 1904 are the same days", async () => {
    const dated = typed(sound, "DS mô hình", { F7: 46_115 - 1462 });
    const book = part(dated, "xl/workbook.xml", (xml) => xml.replace("<workbookPr ", '<workbookPr date1904="1" '));
    expect(taken(book).value("DS_NGAY", 1)).toBe("2026-04-03");
    expect(taken(typed(sound, "DS mô hình", { F7: 46_115 })).value("DS_NGAY", 1)).toBe("2026-04-03");
  });
});

describe("case 48: a scan, a photograph, a Word document", () => {
  test("refused, each by its kind, whatever it is called", () => {
    const word = zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") });
    expect(refusal(strToU8("%PDF-1.4\n"), { fileName: "bieu.xlsx" })).toBe("reading.is_pdf");
    expect(refusal(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("reading.is_picture");
    expect(refusal(word, { fileName: "bieu.xlsx" })).toBe("reading.is_word");
  });
  test("a signed PDF beside the workbook: the workbook counts, and the PDF is named as refused", async () => {
    const at = await newDesk();
    at.put("X01.xlsx", sound);
    at.put("X01 ký số.pdf", "%PDF-1.7\n% ban ky so");
    expect((await at.take()).map((one) => [one.path, one.outcome, one.code])).toEqual([
      ["X01 ký số.pdf", "refused", "reading.is_pdf"],
      ["X01.xlsx", "ingested", "entry.ingested"],
    ]);
  });
});

describe("case 49: protected, damaged, empty, packed, dangerous, huge", () => {
  test("with a password: refused until it is given", () => {
    const locked = encrypt(Buffer.from(sound), { password: "Mat khau 1" });
    expect(refusal(locked)).toBe("reading.encrypted");
    expect(refusal(locked, { password: "sai" })).toBe("reading.wrong_password");
    expect(values(taken(locked, { password: "Mat khau 1" }))).toEqual(usual);
  });
  test("damaged, empty, packed by another program, a program: refused, each by its kind", () => {
    expect(refusal(sound.subarray(0, 5000))).toBe("reading.zip_damaged");
    expect(refusal(new Uint8Array())).toBe("reading.is_empty");
    expect(refusal(strToU8("Rar!\x1a\x07\x01"))).toBe("reading.is_archive");
    expect(refusal(strToU8("MZ\x90"), { fileName: "bieu.xlsx.exe" })).toBe("reading.is_program");
  });
  test("links to other workbooks: the figure is REJECTED, and the file has a WARN", () => {
    const result = taken(
      bookOf(typed(sound, "Số liệu", { F9: { formula: "[1]Sheet1!C5", result: 3 } }), (book) => {
        book.externalLinks.push("BC2025.xlsx");
      }),
    );
    expect([result.value("A_1"), result.told]).toEqual([
      "rejected",
      ["error cell.external_link A_1", "warning sheet.external_links"],
    ]);
  });
  test("a used range of a million rows costs nothing and changes nothing", () => {
    const huge = typed(sound, "Số liệu", { XFD1048576: "cuối trang" });
    const started = performance.now();
    const result = taken(huge);
    expect(performance.now() - started).toBeLessThan(1000);
    expect([result.told, values(result)]).toEqual([["warning sheet.unplaced"], usual]);
  });
});

describe("case 50: names of files", () => {
  const bare = (bytes: Uint8Array) => sheetDeleted(sheetDeleted(bytes, "tonghop"), "Thông tin chung");
  const nameless = (bytes: Uint8Array) =>
    bookOf(bare(bytes), (book) => {
      for (const sheet of book.sheets)
        for (const { row, column, cell } of [...sheet.filled()])
          if (String(cell.content).startsWith("Đơn vị báo cáo")) sheet.clear(row, column);
    });
  test("BC KHCN ban cuoi (2) FINAL sua.xlsx: the name says nothing, the workbook does", () => {
    expect(taken(sound, { fileName: "BC KHCN ban cuoi (2) FINAL sua.xlsx" }).told).toEqual([]);
  });
  test("unit unknown from name, cover, stamp and heads: refused; the name of the file alone has to be confirmed", () => {
    expect(refusal(nameless(sound), { fileName: "BC ban cuoi.xlsx" })).toBe("identity.no_unit");
    for (const fileName of ["UBND xã Tân Uyên.xlsx", "UBND xã Tân Uyên.xlsx".normalize("NFD"), "X01 bieu.xlsx"]) {
      const result = taken(nameless(sound), { fileName });
      expect([result.unit.code, result.told]).toEqual(["X01", ["error identity.by_file_name", "note cover.no_letter"]]);
    }
  });
  test("a name of 300 bytes in an archive is taken in and shown shortened", async () => {
    const at = await newDesk();
    at.put("a.zip", zipSync({ [`${"Báo cáo ".repeat(30)}.xlsx`]: sound }));
    const [outcome] = await at.take();
    expect(outcome).toMatchObject({ outcome: "ingested", unit: "X01" });
    expect(Buffer.byteLength(outcome!.member!)).toBeLessThanOrEqual(255);
  });
});

/** Writes the unit's name on the cover, and takes everything else away that says whose the workbook is. */
function called(name: string): Uint8Array {
  return bookOf(sheetDeleted(typed(sound, "Thông tin chung", { C6: name, C7: null }), "tonghop"), (book) => {
    for (const sheet of book.sheets)
      for (const { row, column, cell } of [...sheet.filled()])
        if (String(cell.content).startsWith("Đơn vị báo cáo")) sheet.clear(row, column);
  });
}

describe("case 51: NFD, tone marks, Đ of other alphabets", () => {
  test("in the unit's name and in labels: ACCEPT, Than Uyên never taken for Tân Uyên", () => {
    for (const name of [
      "UBND xã Tân Uyên".normalize("NFD"),
      "Ủy ban nhân dân xã Tân Uyên",
      "Uỷ ban nhân dân xã Tân Uyên",
    ])
      expect(taken(called(name)).unit.code).toBe("X01");
    expect(taken(called("UBND xã Than Uyên")).unit.code).toBe("X02");
    const result = taken(typed(sound, "Số liệu", { C9: "Ðã hoàn thành", C10: "Đang thực hiện".normalize("NFD") }));
    expect([result.told, values(result)]).toEqual([[], usual]);
  });
});

const sentence = "Sở Khoa học và Công nghệ đã hướng dẫn đơn vị";
describe.each([
  [52, "TCVN3", toTcvn3, "encoding.tcvn3"],
  [53, "VNI", toVni, "encoding.vni"],
  [55, "UTF-8 read as Windows-1252", garbled, "encoding.mojibake"],
] as const)("case %i: text in %s", (_, __, encode, rule) => {
  test("in a text: read in Unicode, WARN; the text as sent is kept", () => {
    const result = taken(typed(sound, "Ý kiến", { D6: encode(sentence) }));
    expect([result.value("YK_UD"), result.told]).toEqual([sentence, [`warning ${rule} YK_UD`]]);
    expect(result.values.find((one) => one.element === "YK_UD")!.raw).toBe(encode(sentence));
  });
  test("in the unit's name on the cover: the unit is known", () => {
    expect(taken(called(encode("UBND xã Tân Uyên"))).unit.code).toBe("X01");
  });
});

describe("case 54: an encoding nobody knows", () => {
  test("is flagged and not converted", () => {
    const strange = "Nghiïn cûáu - Trao àöíi khoa hoåc vaâ cöng nghïå";
    const result = taken(typed(sound, "Ý kiến", { D6: strange }));
    expect([result.value("YK_UD"), result.told]).toEqual([strange, ["warning encoding.unreadable YK_UD"]]);
  });
});

describe("case 56: names in capitals or without accents", () => {
  test("UBND XA TAN UYEN is known where only one unit can be meant", () => {
    for (const name of ["UBND XÃ TÂN UYÊN", "UBND XA TAN UYEN", "ubnd xa tan uyen"])
      expect([name, taken(called(name)).unit.code]).toEqual([name, "X01"]);
  });
});

describe("case 57: what cannot be seen inside codes", () => {
  test("zero-width characters, no-break blanks and line breaks: ACCEPT in silence", () => {
    const result = taken(
      typed(sound, "Số liệu", { B9: "A\u200b_1", B10: "A_2\u00a0", B11: "B_\nDS", B12: "\ufeffB_SO" }),
    );
    expect([result.told, values(result)]).toEqual([[], usual]);
  });
});

describe("case 58: two files of one unit, different figures, no date", () => {
  test("neither counts until the officer says which, and what was said is kept", async () => {
    const undated = { cover: { letterNumber: "1" } };
    const at = await newDesk();
    at.put("a.xlsx", await form("X01", {}, undated));
    at.put("b.xlsx", await form("X01", { A_1: 11 }, undated));
    expect((await at.take()).map((one) => one.outcome)).toEqual(["conflict", "conflict"]);
    const round = await at.round();
    expect(toldOf(round, "X01").filter((told) => told.startsWith("error"))).toEqual(["error submission.conflict"]);
    expect(round.indicators.find((one) => one.code === "IA")!.value).toBeNull();
  });
  test("two dates on the covers order them", async () => {
    const at = await newDesk();
    at.put("a.xlsx", await form("X01", {}, { cover: { letterNumber: "1", date: "03/12/2026" } }));
    at.put("b.xlsx", await form("X01", { A_1: 11 }, { cover: { letterNumber: "2", date: "02/12/2026" } }));
    await at.take();
    const round = await at.round();
    expect(round.submissions.find((one) => one.state === "current")!.file).toBe("a.xlsx");
  });
});

describe("case 59: the same figures from two units", () => {
  test("WARN for both", async () => {
    const at = await newDesk();
    at.put("a.xlsx", await form("X01"));
    at.put("b.xlsx", await form("X02"));
    await at.take();
    const round = await at.round();
    for (const unit of ["X01", "X02"]) expect(toldOf(round, unit)).toEqual(["warning submission.same_figures"]);
  });
});

describe("case 60: last year's file", () => {
  test("its stamp or its cover says so: refused", () => {
    const last = { ...campaign, code: "nho-2027", year: 2027 };
    expect(refusal(sound, {}, last)).toBe("identity.other_campaign");
    expect(refusal(sheetDeleted(sound, "tonghop"), {}, last)).toBe("identity.other_year");
    expect(refusal(typed(sound, "Thông tin chung", { C8: "2025" }))).toBe("identity.other_year");
  });
  test("every figure is that of last year: WARN", async () => {
    const codes = ["A_1", "A_2", "B_DS", "B_SO", "K_CHI", "K_TL"];
    const of = loadCampaign(
      writeCampaign(temporaryFolder(), {
        "history.csv": `unit,element,value,basis\n${codes.map((code) => `X01,${code},${usual[code]},full_year\n`).join("")}`,
      }),
      "en",
    );
    expect(taken(await form("X01", {}, { of }), {}, of).told).toEqual(["warning submission.same_as_previous"]);
    expect(taken(await form("X01", { A_1: 5 }, { of }), {}, of).told).toEqual([]);
  });
});

describe("case 61: the wrong unit", () => {
  test("on the cover, against the stamp: refused", () => {
    expect(refusal(typed(sound, "Thông tin chung", { C6: "UBND xã Than Uyên", C7: "X02" }))).toBe(
      "identity.contradiction",
    );
  });
  test("in the file's name or the sender's address: taken in as what it is, WARN", () => {
    const byName = taken(sound, { fileName: "UBND xã Than Uyên.xlsx" });
    expect([byName.unit.code, byName.told]).toEqual(["X01", ["warning identity.other_file_name"]]);
    const bySender = taken(sound, { sender: "skh@tinh.example" });
    expect([bySender.unit.code, bySender.told]).toEqual(["X01", ["warning identity.other_sender"]]);
  });
});

describe("case 62: names of before the merger, units off the list", () => {
  test("a former name on the list of aliases: the unit is known", () => {
    const of = {
      ...campaign,
      units: campaign.units.map((unit) => (unit.code === "X01" ? { ...unit, aliases: ["Phúc Khoa"] } : unit)),
    };
    expect(taken(called("UBND xã Phúc Khoa"), {}, of).unit.code).toBe("X01");
  });
  test("not on the list, or no longer asked: refused", () => {
    expect(refusal(called("UBND xã Không Có"))).toBe("identity.unknown_unit");
    expect(refusal(called("UBND huyện cũ"))).toBe("identity.not_expected");
  });
});

describe("case 63: an older template, the template of another kind of unit", () => {
  test("older: taken by codes, WARN; what it does not ask is missing", () => {
    const newer = {
      ...campaign,
      elements: [...campaign.elements, { ...campaign.elements[1]!, code: "A_9", name: "Mới thêm" }],
    };
    const result = taken(sound, {}, newer);
    expect([result.told, result.value("A_1")]).toEqual([["error cell.deleted A_9", "warning template.older"], 3]);
  });
  test("of another kind of unit: refused, as its stamp names that unit", async () => {
    expect(refusal(typed(await form("SKH"), "Thông tin chung", { C6: "UBND xã Tân Uyên", C7: "X01" }))).toBe(
      "identity.contradiction",
    );
  });
});

describe("case 64: all zeros, all blanks, only the cover", () => {
  test("all zeros: WARN", async () => {
    const zeros = Object.fromEntries(["A_1", "A_2", "B_DS", "B_SO", "K_CHI", "K_TL"].map((code) => [code, 0]));
    const result = taken(await form("X01", zeros, { rows: [] }));
    expect(result.told).toEqual(["warning submission.all_zero"]);
    expect(result.value("A_1")).toBe(0);
  });
  test("all blanks, or only the cover filled in: an error, and nothing counts as 0", async () => {
    const nothing = Object.fromEntries(Object.keys(usual).map((code) => [code, undefined]));
    const result = taken(await form("X01", nothing, { rows: [] }));
    expect(result.told).toEqual(["error submission.empty", "warning cell.blank A_1 A_2 B_DS B_SO C_CO K_TL K_CHI"]);
    expect(result.values.map((one) => one.value)).toEqual(result.values.map(() => null));
  });
});

describe("case 65: sent after the day, sent again after the report", () => {
  test("late is late by the day it came; a resent file is the next revision and says what changed", async () => {
    const at = await newDesk();
    at.put("X01.xlsx", sound);
    at.list({ "X01.xlsx": "2026-12-09T08:00:00+07:00" });
    await at.take({ now: "2026-12-10T03:00:00.000Z" });
    expect((await at.round()).statuses.find((one) => one.unit === "X01")).toMatchObject({ state: "late" });
    at.put("X01 sửa.xlsx", await form("X01", { A_1: 5 }));
    at.list({ "X01.xlsx": "2026-12-09T08:00:00+07:00", "X01 sửa.xlsx": "2026-12-28T08:00:00+07:00" });
    const outcomes = await at.take({ now: "2026-12-29T03:00:00.000Z" });
    expect(outcomes.find((one) => one.path === "X01 sửa.xlsx")).toMatchObject({
      ...{ outcome: "ingested", code: "entry.revised", revision: 2 },
    });
    expect((await at.round()).values.find((one) => one.element === "A_1")!.value).toBe(5);
  });
});

describe("case 66: the same task reported by several units", () => {
  test("WARN for both by a rule over the rows of all units, whatever capitals and accents they use", async () => {
    const of = judging(
      `  - {id: DS.T, scope: campaign_row, formula: "COUNTIF(DS_TEN_NORM,DS_TEN_NORM)=1", severity: warning, message: "Mô hình này được kê ở nhiều đơn vị"}\n`,
    );
    const at = await newDesk(of);
    at.put("a.xlsx", await form("X01", {}, { of, rows: [{ DS_TEN: "Mô hình chè Shan" }, { DS_TEN: "Nuôi ong" }] }));
    at.put("b.xlsx", await form("X02", { A_1: 9 }, { of, rows: [{ DS_TEN: "MO HINH CHE SHAN" }] }));
    await at.take();
    const round = await at.round();
    for (const unit of ["X01", "X02"]) expect(toldOf(round, unit)).toEqual(["warning DS.T"]);
  });
});

describe("case 67: ten times last year, or a tenth", () => {
  test("WARN; the figure stays", async () => {
    const of = judging(magnitude);
    for (const [figure, told] of [
      [20_000, ["warning NAM.B_DS"]],
      [200, ["warning NAM.B_DS"]],
      [2_600, []],
    ] as const) {
      const round = await judged(of, { X01: { B_DS: figure, B_SO: 150 } });
      expect([figure, toldOf(round, "X01")]).toEqual([figure, told]);
      expect(round.values.find((one) => one.element === "B_DS")!.value).toBe(figure);
    }
  });
});

describe("case 68: eleven months or the whole year", () => {
  test("another basis on the cover: WARN", async () => {
    const cover = { letterNumber: "1", basis: "Số chính thức" };
    expect(taken(await form("X01", {}, { cover })).told).toEqual(["warning cover.basis"]);
  });
});

describe("case 70: no letter number", () => {
  test("the figures count; a note says what is missing, and the status has no number", async () => {
    const at = await newDesk();
    at.put("a.xlsx", await form("X01", {}, { cover: {} }));
    await at.take();
    const round = await at.round();
    expect(toldOf(round, "X01")).toEqual(["note cover.no_letter"]);
    expect(round.statuses.find((one) => one.unit === "X01")).toMatchObject({ state: "on_time", letterNumber: "" });
    expect(round.indicators.find((one) => one.code === "IA")!.value).toBe(7);
  });
});

describe("case 71: text that begins as a formula", () => {
  test("is text, kept as it was typed: nothing is run, and no figure comes of it", () => {
    for (const text of ['=HYPERLINK("http://x","y")', "@SUM(A1)", "+cmd|' /C calc'!A0"]) {
      const result = taken(typed(sound, "Ý kiến", { D6: text }));
      expect([result.value("YK_UD"), result.told]).toEqual([text, []]);
      expect(taken(typed(sound, "Số liệu", { F9: text })).value("A_1")).toBe("rejected");
    }
  });
});

describe("case 72: personal data in free text", () => {
  test("a note names the cells", () => {
    for (const text of ["CCCD 012345678901", "ĐT 0912345678", "ĐT: 0912 345 678"]) {
      const result = taken(typed(sound, "Ý kiến", { D6: `Gặp đồng chí A, ${text}` }));
      expect([text, result.told]).toEqual([text, ["note text.personal_data YK_UD"]]);
    }
    expect(taken(typed(sound, "Ý kiến", { D6: "Chi 1.234.567.890 đồng theo QĐ 1234/2026" })).told).toEqual([]);
  });
});

test("every case has its test", () => {
  const text = readFileSync(join("test", "intake", "domain-cases.test.ts"), "utf8");
  const named = new Set([
    ...[...text.matchAll(/describe\("case (\d+):/g)].map((match) => Number(match[1])),
    ...[...text.matchAll(/^ {2}\[(\d+), "/gm)].map((match) => Number(match[1])),
  ]);
  expect(Array.from({ length: 72 }, (_, n) => n + 1).filter((no) => !named.has(no))).toEqual([]);
});
