/** Stamps that were made elsewhere, taken from another unit's form, or stripped of their signature. */
import { createHmac, createSecretKey } from "node:crypto";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Campaign } from "../../src/campaign/index.js";
import { identify, readSubmission } from "../../src/intake/index.js";
import { readWorkbook, writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";

const campaign = smallCampaign();
const key = createSecretKey(Buffer.from("khóa bí mật của Sở"));
const lastYear = { A_1: 11, A_2: 12, B_DS: 1900, B_SO: 13, K_CHI: 14.5, K_TL: 15 };
const history = new Map([
  ["X01", new Map(Object.entries(lastYear))],
  ["X02", new Map(Object.entries(lastYear).map(([code, value]) => [code, value + 1]))],
]);
const figures = new Map(Object.entries({ A_1: 3, A_2: 4, B_DS: 2000 }).map(([code, value]) => [code, { value }]));

function form(unit: string, of: Campaign = campaign, secret: typeof key | null = key): Promise<Uint8Array> {
  return writeTemplate(of, unitOf(of, unit), { previous: history.get(unit)!, figures, key: secret ?? undefined });
}

async function changed(bytes: Uint8Array, change: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Puts other texts in the place of some, in every cell of the sheets chosen. */
function retype(workbook: ExcelJS.Workbook, texts: Record<string, string>, isChosen = (_: string) => true): void {
  for (const page of workbook.worksheets)
    if (isChosen(page.name))
      page.eachRow((row) =>
        row.eachCell((cell) => {
          if (typeof cell.value !== "string") return;
          for (const [from, to] of Object.entries(texts))
            if (typeof cell.value === "string" && !cell.isMerged) cell.value = cell.value.replaceAll(from, to);
            else if (cell.master === cell) cell.value = String(cell.value).replaceAll(from, to);
        }),
      );
}

function stampRow(workbook: ExcelJS.Workbook, name: string): ExcelJS.Row {
  const page = workbook.getWorksheet("tonghop")!;
  for (let row = 1; row < 30; row++) if (page.getCell(row, 1).value === name) return page.getRow(row);
  throw new Error(`no ${name} in the stamp`);
}

function told(bytes: Uint8Array, secret: typeof key | null = key, of: Campaign = campaign) {
  const workbook = readWorkbook(bytes);
  const identity = identify(of, workbook, { fileName: "a.xlsx", sender: null }, history, secret ?? undefined);
  if ("refused" in identity) return { refused: identity.refused };
  const read = readSubmission(of, identity, workbook, "0".repeat(64), history.get(identity.unit.code)!);
  const about = read.judgements.filter(({ rule, result }) => result === "fail" && /^(template|identity)\./.test(rule));
  return {
    unit: identity.unit.code,
    found: about.map(({ rule, severity, cells }) => [rule, severity, cells.map(({ element }) => element).sort()]),
    unplaced: read.cells.unplaced,
  };
}

const held = ["A_1", "A_2", "B_DS"];
const [nameOf1, nameOf2] = ["X01", "X02"].map((code) => unitOf(campaign, code).name) as [string, string];
let signed: Uint8Array;
let ofAnother: Uint8Array;
beforeAll(async () => {
  signed = await form("X01");
  ofAnother = await form("X02");
});

describe("with the secret of the campaign", () => {
  test("a form as it was sent is its unit's own", () => {
    expect(told(signed)).toEqual({ unit: "X01", found: [], unplaced: 0 });
  });

  test("the signature is HMAC-SHA256 over what the stamp says, under a name of its own", () => {
    const cells = readWorkbook(signed).sheets.find(({ name }) => name === "tonghop")!.cells;
    const at = (name: string) => {
      const row = [...cells.values()].find((cell) => cell.column === 1 && cell.value === name)!.row;
      return String(cells.get(`B${row}`)!.value);
    };
    const letters = "ubndxãtânuyên";
    expect(nameOf1).toBe("UBND xã Tân Uyên");
    const text = JSON.stringify(["tonghop/form-stamp/1", "nho-2026", "2026", at("definition"), "X01", letters]);
    expect(at("signature")).toBe(createHmac("sha256", "khóa bí mật của Sở").update(text).digest("hex"));
  });

  test("a form made over for another unit, wherever it names one, is forged", async () => {
    const forged = await changed(signed, (book) => retype(book, { [nameOf1]: nameOf2, X01: "X02" }));
    expect(told(forged)).toEqual({ unit: "X02", found: [["template.signature_wrong", "error", held]], unplaced: 0 });
    // Without the secret nobody could tell.
    expect(told(forged, null)).toMatchObject({ unit: "X02", found: [] });
  });

  test.each(["definition", "unitName", "signature"])("a stamp with another %s is forged", async (name) => {
    const forged = await changed(signed, (book) => {
      const cell = stampRow(book, name).getCell(2);
      cell.value = String(cell.value).replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    });
    expect(told(forged).found).toContainEqual(["template.signature_wrong", "error", held]);
  });

  test.each([
    ["its last digit left out", (text: string) => text.slice(0, -1)],
    ["letters that are no digits", () => "không phải chữ ký"],
    ["64 letters that are no digits", () => "ữ".repeat(64)],
    ["a signature twice", (text: string) => text + text],
  ])("%s is no signature", async (_, change) => {
    const forged = await changed(signed, (book) => {
      const cell = stampRow(book, "signature").getCell(2);
      cell.value = change(String(cell.value));
    });
    expect(told(forged).found).toEqual([["template.signature_wrong", "error", held]]);
  });

  test("a form signed with another secret is told", async () => {
    const other = await form("X01", campaign, createSecretKey(Buffer.from("khóa khác hẳn khóa kia")));
    expect(told(other).found).toEqual([["template.signature_wrong", "error", held]]);
  });

  test("a stamp of another unit's form is refused where the cover still names its own", async () => {
    const source = new ExcelJS.Workbook();
    await source.xlsx.load(Buffer.from(ofAnother) as unknown as Parameters<typeof source.xlsx.load>[0]);
    const copied = await changed(signed, (book) => {
      for (const name of ["unit", "unitName", "signature"])
        stampRow(book, name).getCell(2).value = stampRow(source, name).getCell(2).value;
    });
    expect(told(copied)).toEqual({ refused: "identity.contradiction" });
  });

  test("a stamp of another unit's form, with its cover and heads, is told by what formulas know the unit by", async () => {
    const source = new ExcelJS.Workbook();
    await source.xlsx.load(Buffer.from(ofAnother) as unknown as Parameters<typeof source.xlsx.load>[0]);
    const copied = await changed(signed, (book) => {
      retype(book, { [nameOf1]: nameOf2, X01: "X02" }, (sheet) => sheet !== "tonghop");
      for (const name of ["unit", "unitName", "signature"])
        stampRow(book, name).getCell(2).value = stampRow(source, name).getCell(2).value;
    });
    expect(told(copied)).toMatchObject({ unit: "X02", found: [["template.signature_moved", "error", held]] });
    expect(told(copied, null)).toMatchObject({ unit: "X02", found: [] });
  });

  test("the whole hidden sheet of another unit's form is told by the figures of last year", async () => {
    const source = new ExcelJS.Workbook();
    await source.xlsx.load(Buffer.from(ofAnother) as unknown as Parameters<typeof source.xlsx.load>[0]);
    const copied = await changed(signed, (book) => {
      retype(book, { [nameOf1]: nameOf2, X01: "X02" }, (sheet) => sheet !== "tonghop");
      source.getWorksheet("tonghop")!.eachRow((row, number) => {
        book.getWorksheet("tonghop")!.getCell(number, 2).value = row.getCell(2).value;
      });
    });
    expect(told(copied)).toMatchObject({ unit: "X02", found: [["template.signature_moved", "error", held]] });
  });

  test("a stripped signature, and a form made before there was a secret, are told", async () => {
    const stripped = await changed(signed, (book) => {
      stampRow(book, "signature").getCell(2).value = null;
    });
    const found = [["template.signature_missing", "error", held]];
    expect(told(stripped)).toEqual({ unit: "X01", found, unplaced: 0 });
    expect(told(await form("X01", campaign, null))).toEqual({ unit: "X01", found, unplaced: 0 });
  });

  test("a lost stamp is no way around it", async () => {
    const lost = await changed(signed, (book) => {
      book.removeWorksheet("tonghop");
    });
    expect(told(lost).found).toEqual([["template.unstamped", "error", held]]);
    expect(told(lost, null).found).toEqual([["template.unstamped", "warning", []]]);
  });

  test("a form of an older definition, and a name that was typed otherwise since, stay signed", async () => {
    const older = { ...campaign, elements: campaign.elements.map((one) => ({ ...one, unit: `${one.unit} ` })) };
    expect(told(await form("X01", older)).found).toEqual([["template.older", "warning", []]]);
    const odd = {
      ...campaign,
      units: campaign.units.map((one) => ({ ...one, name: `${one.name.normalize("NFD")} ` })),
    };
    expect(told(await form("X01", odd), key, odd)).toEqual({ unit: "X01", found: [], unplaced: 0 });
  });
});

describe("without a secret", () => {
  test("a signed form is read as one that is not signed", async () => {
    expect(told(signed, null)).toEqual({ unit: "X01", found: [], unplaced: 0 });
  });

  test("a form holds no signature, and one that is signed differs by nothing else", async () => {
    const plain = readWorkbook(await form("X01", campaign, null));
    const other = readWorkbook(signed);
    const cells = ({ sheets }: typeof plain) =>
      sheets.flatMap(({ name, cells }) => [...cells].map(([at, { value, formula }]) => [name, at, formula ?? value]));
    const before = new Set(cells(plain).map((cell) => JSON.stringify(cell)));
    expect(cells(other).filter((cell) => !before.has(JSON.stringify(cell)))).toEqual([
      ["tonghop", expect.stringMatching(/^A\d+$/), "signature"],
      ["tonghop", expect.stringMatching(/^B\d+$/), expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
    expect(cells(other)).toHaveLength(cells(plain).length + 2);
    expect(other.names).toEqual(plain.names);
  });
});
