/** The blank form: every input named, totals computed, last year's figures in place, the same bytes every time. */
import { createHash } from "node:crypto";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Campaign,
  elementsOf,
  expectedUnits,
  loadCampaign,
  rostersOf,
  rowRules,
  type Unit,
  unitRules,
} from "../../../src/campaign/index.js";
import { allowedFunctions } from "../../../src/formula/index.js";
import {
  columnLetters,
  type FormContent,
  figureSheets,
  inputElements,
  layoutOf,
  type ReadWorkbook,
  readWorkbook,
  rosterSheets,
  writeTemplate,
} from "../../../src/workbook/index.js";
import { smallCampaign, unitOf } from "../../round/small-campaign.js";

const small = smallCampaign();
const blank: FormContent = { previous: new Map() };
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const cellOf = (book: ReadWorkbook, sheet: string, address: string) =>
  book.sheets.find((one) => one.name === sheet)?.cells.get(address);

function formulasOf(bytes: Uint8Array): string[] {
  const plainText = (text: string) =>
    text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&");
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.startsWith("xl/worksheets/sheet"))
    .flatMap(([, part]) =>
      [...strFromU8(part).matchAll(/<(?:f|formula|formula1|formula2)>([^<]*)</g)].map((match) => plainText(match[1]!)),
    );
}
/** Text literals of a formula, as Excel counts their characters. */
const literals = (formula: string) =>
  [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1]!.replaceAll('""', '"'));

describe.each<[string, () => Campaign, string]>([
  ["of a commune of the small campaign", () => small, "X01"],
  ["of a commune of Lai Châu", () => loadCampaign("schemas/lai-chau-2026", "en"), "03478"],
  ["of the Department itself", () => loadCampaign("schemas/lai-chau-2026", "en"), "SKHCN"],
])("the form %s", (_, campaignFor, code) => {
  let campaign: Campaign;
  let unit: Unit;
  let bytes: Uint8Array;
  let book: ReadWorkbook;
  const previous = new Map<string, number | string>();
  beforeAll(async () => {
    campaign = campaignFor();
    unit = campaign.units.find((one) => one.code === code) ?? campaign.units.find((one) => one.groups.includes("XA"))!;
    for (const row of campaign.history) if (row.unit === unit.code) previous.set(row.element, row.value);
    bytes = await writeTemplate(campaign, unit, { previous });
    book = readWorkbook(bytes);
  });

  test("is the same bytes twice", async () => {
    expect(hash(await writeTemplate(campaign, unit, { previous }))).toBe(hash(bytes));
  });

  test("has a workbook-level name for every figure, at the cell of the layout, with its code and label beside it", () => {
    const names = new Map(book.names.filter((name) => !name.local).map((name) => [name.name, name]));
    for (const sheet of figureSheets(layoutOf(campaign, unit)))
      for (const { row, element, label } of sheet.rows) {
        const column = sheet.kind === "texts" ? 4 : 6;
        expect([element.code, names.get(element.code)]).toMatchObject([
          element.code,
          { sheet: sheet.name, top: row, bottom: row, left: column, right: column },
        ]);
        expect(cellOf(book, sheet.name, `B${row}`)?.value).toBe(element.code);
        expect(cellOf(book, sheet.name, `C${row}`)?.value).toBe(label);
      }
    // The row that says where to insert more belongs to the name, so that it grows.
    for (const sheet of rosterSheets(layoutOf(campaign, unit)))
      for (const { column, definition } of sheet.columns)
        expect([definition.code, names.get(definition.code)]).toMatchObject([
          definition.code,
          { sheet: sheet.name, left: column, right: column, top: sheet.firstRow, bottom: sheet.lastRow + 1 },
        ]);
  });

  test("has each name once, and none that points nowhere", () => {
    const names = book.names.filter((name) => !name.local).map((name) => name.name.toUpperCase());
    expect(new Set(names).size).toBe(names.length);
    expect(book.names.filter((name) => !name.local && name.sheet === null).map((name) => name.name)).toEqual([]);
  });

  test("has empty inputs, and totals that are formulas without a result", () => {
    const inputs = new Set(inputElements(layoutOf(campaign, unit)).map((element) => element.code));
    for (const sheet of figureSheets(layoutOf(campaign, unit)))
      for (const { row, element } of sheet.rows) {
        const cell = cellOf(book, sheet.name, `${sheet.kind === "texts" ? "D" : "F"}${row}`);
        if (inputs.has(element.code)) expect([element.code, cell]).toEqual([element.code, undefined]);
        else {
          expect([element.code, cell]).toMatchObject([element.code, { cached: false, value: null }]);
          for (const part of element.sumOf!) expect(cell!.formula).toContain(part);
        }
      }
  });

  test("has last year's figures in their rows, and nothing where there was none", () => {
    let found = 0;
    for (const sheet of figureSheets(layoutOf(campaign, unit)).filter((one) => one.kind === "figures"))
      for (const { row, element } of sheet.rows) {
        const value = cellOf(book, sheet.name, `E${row}`)?.value ?? undefined;
        expect([element.code, value]).toEqual([element.code, previous.get(element.code)]);
        if (value !== undefined) found++;
      }
    expect(found).toBe(previous.size);
  });

  test("is stamped, and the stamp is hidden", () => {
    const stamp = book.sheets.find((sheet) => sheet.name === "tonghop")!;
    expect(stamp.visibility).toBe("hidden");
    const rows = new Map(
      [1, 2, 3, 4, 5].map((row) => [stamp.cells.get(`A${row}`)?.value, stamp.cells.get(`B${row}`)?.value]),
    );
    expect(rows.get("campaign")).toBe(campaign.code);
    expect(rows.get("unit")).toBe(unit.code);
    expect(rows.get("unitName")).toBe(unit.name);
  });

  test("has formulas Excel takes: at most 8,192 characters, text literals of at most 255, no result stored", () => {
    const formulas = formulasOf(bytes);
    expect(formulas.length).toBeGreaterThan(10);
    for (const formula of formulas) {
      expect(formula.length).toBeLessThanOrEqual(8192);
      for (const literal of literals(formula))
        expect([literal.length <= 255, literal.slice(0, 40)]).toEqual([true, literal.slice(0, 40)]);
    }
  });

  test("uses only names it defines", () => {
    const names = new Set(book.names.map((name) => name.name));
    const used = formulasOf(bytes).flatMap(
      (formula) =>
        formula
          .replace(/"(?:[^"]|"")*"/g, "")
          .replace(/'[^']*'!/g, "")
          .match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g) ?? [],
    );
    expect([...new Set(used)].filter((name) => !names.has(name))).toEqual([]);
  });

  test("locks everything but its inputs, their reasons and remarks, and the cover's fields", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    for (const sheet of figureSheets(layoutOf(campaign, unit)).filter((one) => one.kind === "figures")) {
      const page = workbook.getWorksheet(sheet.name)!;
      for (const { row, element } of sheet.rows) {
        const open = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].filter(
          (column) => page.getCell(row, column).protection?.locked === false,
        );
        expect([element.code, open]).toEqual([element.code, element.sumOf ? [9, 10] : [6, 7, 8, 9, 10]]);
      }
    }
  });
});

describe("what is filled in", () => {
  test("stands in its cells and reads back, dates as days", async () => {
    const bytes = await writeTemplate(small, unitOf(small, "X01"), {
      previous: new Map(),
      figures: new Map([
        ["A_1", { value: 0, explanation: "=1+1", evidence: "@SUM" }],
        ["A_2", { reason: "included_in" as const, includedIn: "A_1" }],
        ["B_DS", { value: "1.234 người" }],
      ]),
      rosters: new Map([
        [
          "DS",
          [
            new Map<string, number | string | Date>([
              ["DS_TEN", "=HYPERLINK()"],
              ["DS_NGAY", new Date(Date.UTC(2026, 1, 28))],
            ]),
          ],
        ],
      ]),
      cover: { head: "Lò Văn A" },
    });
    const book = readWorkbook(bytes);
    expect(cellOf(book, "Số liệu", "F9")).toMatchObject({ value: 0 });
    expect(cellOf(book, "Số liệu", "J9")).toMatchObject({ value: "=1+1" });
    expect(cellOf(book, "Số liệu", "J9")!.formula).toBeUndefined();
    expect(cellOf(book, "Số liệu", "I9")).toMatchObject({ value: "@SUM" });
    expect(cellOf(book, "Số liệu", "G10")).toMatchObject({ value: "Đã tính trong số liệu khác" });
    expect(cellOf(book, "Số liệu", "H10")).toMatchObject({ value: "A_1" });
    expect(cellOf(book, "Số liệu", "F11")).toMatchObject({ value: "1.234 người" });
    expect(cellOf(book, "DS mô hình", "B7")!.formula).toBeUndefined();
    expect(cellOf(book, "DS mô hình", "F7")).toMatchObject({ value: 46081, isDate: true });
  });

  test("is the same whatever the machine's time zone", async () => {
    const before = process.env.TZ;
    const content: FormContent = {
      previous: new Map(),
      rosters: new Map([["DS", [new Map([["DS_NGAY", new Date(Date.UTC(2026, 1, 28))]])]]]),
    };
    const hashes: string[] = [];
    try {
      for (const zone of ["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"]) {
        process.env.TZ = zone;
        hashes.push(hash(await writeTemplate(small, unitOf(small, "X01"), content)));
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    expect(new Set(hashes).size).toBe(1);
  });
});

/** How deep functions stand one inside the other. */
function depth(formula: string): number {
  let level = 0;
  let deepest = 0;
  for (const mark of formula.replace(/"(?:[^"]|"")*"/g, "").replace(/'[^']*'!/g, "")) {
    if (mark === "(") deepest = Math.max(deepest, ++level);
    if (mark === ")") level--;
  }
  return deepest;
}

describe("the forms of all units of Lai Châu", () => {
  const campaign = loadCampaign("schemas/lai-chau-2026", "en");
  // Units that are asked for the same and judged by the same rules have the same formulas.
  const kinds = new Map<string, Unit>();
  for (const unit of expectedUnits(campaign)) {
    const rules = [...unitRules(campaign, unit), ...rowRules(campaign, unit)].map(({ id }) => id);
    const kind = [...elementsOf(campaign, unit), ...rostersOf(campaign, unit)].map(({ code }) => code);
    if (!kinds.has([...kind, ...rules].join())) kinds.set([...kind, ...rules].join(), unit);
  }
  const formulas = new Map<string, string[]>();
  beforeAll(async () => {
    for (const unit of kinds.values()) formulas.set(unit.code, formulasOf(await writeTemplate(campaign, unit, blank)));
  }, 120_000);

  test("have formulas that Excel takes: their length, their texts, how deep they are", () => {
    expect(kinds.size).toBeGreaterThan(10);
    let longest = 0;
    for (const [unit, all] of formulas)
      for (const formula of all) {
        longest = Math.max(longest, formula.length);
        const sizes = { length: formula.length, depth: depth(formula) };
        expect([unit, formula.slice(0, 60), sizes.length <= 8192 && sizes.depth <= 64, sizes]).toEqual([
          ...[unit, formula.slice(0, 60), true, sizes],
        ]);
        for (const literal of literals(formula))
          expect([literal.length <= 255, literal.slice(0, 40)]).toEqual([true, literal.slice(0, 40)]);
      }
    expect(longest).toBeGreaterThan(1000);
  });

  test("use only functions that Excel 2010, LibreOffice and Google Sheets all know", () => {
    const known = new Set([...allowedFunctions(), "ISERROR", "CLEAN", "SUBSTITUTE"]);
    const used = new Set(
      [...formulas.values()]
        .flat()
        .flatMap((formula) => formula.replace(/"(?:[^"]|"")*"/g, "").match(/[A-Z0-9.]+(?=\()/g) ?? []),
    );
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(10);
  });
});

test("no formula of the form compares a truth value with a number: FALSE=0 is FALSE in Excel, and TRUE in LibreOffice", async () => {
  const compared = /\b(?:ISNUMBER|ISTEXT|ISBLANK|ISERROR|AND|OR|NOT|EXACT)\([^()]*\)(?:[<>]?=|<>?|>)/;
  for (const code of ["X01", "SKH"]) {
    const formulas = formulasOf(await writeTemplate(small, unitOf(small, code), blank));
    expect(formulas.filter((formula) => compared.test(formula.replace(/"(?:[^"]|"")*"/g, "")))).toEqual([]);
  }
});

describe("what only the workbook reads", () => {
  test.each(["X01", "SKH"])("stands in hidden columns right of the checks in the form of %s", async (code) => {
    const unit = unitOf(small, code);
    const workbook = new ExcelJS.Workbook();
    const bytes = Buffer.from(await writeTemplate(small, unit, blank));
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const layout = layoutOf(small, unit);
    const checks = [
      ...figureSheets(layout).flatMap(({ kind, name }) => (kind === "figures" ? [{ name, column: 11 }] : [])),
      ...rosterSheets(layout).map(({ name, checkColumn }) => ({ name, column: checkColumn })),
    ];
    for (const { name, column } of checks) {
      const page = workbook.getWorksheet(name)!;
      expect(page.getColumn(column).hidden).toBeFalsy();
      page.eachRow((row) =>
        row.eachCell((cell) => {
          if (Number(cell.col) > column)
            expect([name, cell.address, page.getColumn(cell.col).hidden, cell.formula !== undefined]).toEqual([
              ...[name, cell.address, true, true],
            ]);
        }),
      );
    }
  });

  test("is never taken for something the unit added", async () => {
    const { identify, readSubmission } = await import("../../../src/intake/index.js");
    for (const code of ["X01", "SKH"]) {
      const book = readWorkbook(await writeTemplate(small, unitOf(small, code), blank));
      const identity = identify(small, book, { fileName: "a.xlsx", sender: null }, new Map());
      if ("refused" in identity) throw new Error(identity.refused);
      expect(readSubmission(small, identity, book, "0".repeat(64), new Map()).cells.unplaced).toBe(0);
    }
  });
});

describe("hostile definitions", () => {
  test.each([
    ["marks of XML and formulas", `=1+1 <&>"' ]]> {x} \${y}`],
    ["control characters and turned text", "Sở\u0001 A\u0007 \u202egnp.exe"],
    ["half a character", "Sở \ud800 A"],
    ["a line break", "Sở A\nB"],
    ["decomposed letters", "UBND xã Nậm Sỏ".normalize("NFD")],
    ["a very long name", "Ban Quản lý ".repeat(200)],
  ])("a unit whose name has %s still gets a form that opens and is its own", async (_, name) => {
    const unit = { ...unitOf(small, "X01"), name };
    const bytes = await writeTemplate({ ...small, units: [unit] }, unit, blank);
    const book = readWorkbook(bytes);
    const read = String(cellOf(book, "Thông tin chung", "C6")?.value);
    expect(cellOf(book, "Thông tin chung", "C6")!.formula).toBeUndefined();
    expect(read.length).toBeGreaterThan(3);
    expect(cellOf(book, "Thông tin chung", "C7")?.value).toBe("X01");
    const { identify } = await import("../../../src/intake/index.js");
    const clues = { fileName: "a.xlsx", sender: null };
    expect(identify({ ...small, units: [unit] }, book, clues, new Map())).toMatchObject({ unit: { code: "X01" } });
  });

  test("a rule with the longest message allowed, and one with quotes, makes formulas Excel takes", async () => {
    const rule = (message: string) => ({
      id: "R",
      formula: "B_SO<=B_DS",
      scope: "unit" as const,
      mayBeBlank: [],
      severity: "error" as const,
      message,
    });
    for (const message of ["đ".repeat(255), 'ghi "-" '.repeat(20)]) {
      const bytes = await writeTemplate({ ...small, rules: [rule(message)] }, unitOf(small, "X01"), blank);
      const found = formulasOf(bytes).flatMap(literals);
      expect(found.some((literal) => literal.startsWith(message.slice(0, 20)))).toBe(true);
      expect(Math.max(...found.map((literal) => literal.length))).toBeLessThanOrEqual(255);
    }
  });

  test("a column of a list with a long name makes formulas Excel takes", async () => {
    const roster = small.rosters[0]!;
    const columns = roster.columns.map((column, n) => (n === 0 ? { ...column, name: "Tên ".repeat(90) } : column));
    const bytes = await writeTemplate({ ...small, rosters: [{ ...roster, columns }] }, unitOf(small, "X01"), blank);
    expect(
      Math.max(
        ...formulasOf(bytes)
          .flatMap(literals)
          .map((literal) => literal.length),
      ),
    ).toBeLessThanOrEqual(255);
  });

  test("a list of many columns with long names has its row's check in as many formulas as it takes", async () => {
    const roster = small.rosters[0]!;
    const columns = Array.from({ length: 60 }, (_, n) => ({
      ...{
        ...roster.columns[0]!,
        type: "money" as const,
        code: `DS_C${n}_X`,
        name: `Cột ${n} ${"rất dài ".repeat(40)}`,
      },
    }));
    const list = { ...roster, key: "DS_C0_X", columns };
    const bytes = await writeTemplate({ ...small, rosters: [list], rules: [] }, unitOf(small, "X01"), blank);
    expect(Math.max(...formulasOf(bytes).map((formula) => formula.length))).toBeLessThanOrEqual(8192);
    const book = readWorkbook(bytes);
    const sheet = rosterSheets(layoutOf({ ...small, rosters: [list] }, unitOf(small, "X01")))[0]!;
    const formulaAt = (column: number) => cellOf(book, sheet.name, `${columnLetters(column)}7`)?.formula ?? "";
    let column = sheet.checkColumn + 1;
    let joined = formulaAt(column);
    while (joined.includes(`&${columnLetters(column + 1)}7`)) joined += formulaAt(++column);
    expect(column).toBeGreaterThan(sheet.checkColumn + 1);
    for (const { name } of columns) expect(joined).toContain(name.slice(0, 100));
  });

  test("more than 26 columns in a list are named rightly", async () => {
    const roster = small.rosters[0]!;
    const columns = Array.from({ length: 30 }, (_, n) => ({
      ...roster.columns[0]!,
      code: `DS_C${n}_X`,
      name: `Cột ${n}`,
    }));
    const book = readWorkbook(
      await writeTemplate(
        { ...small, rosters: [{ ...roster, key: "DS_C0_X", columns }], rules: [] },
        unitOf(small, "X01"),
        blank,
      ),
    );
    expect(book.names.find((name) => name.name === "DS_C29_X")).toMatchObject({ left: 31, right: 31 });
    expect(cellOf(book, "DS mô hình", `${columnLetters(31)}5`)?.value).toBe("DS_C29_X");
  });
});
