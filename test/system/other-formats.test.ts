/**
 * The other spreadsheet formats against LibreOffice: our own forms, saved by it as .xls and .ods, must be taken in as
 * the .xlsx is; and files of other projects, saved by it as .xlsx, must hold the same cells as we read in the original.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadSubmission } from "../../src/intake/index.js";
import { readBytes } from "../../src/round/ingest/read-bytes.js";
import {
  type ReadCell,
  type ReadSheet,
  type ReadWorkbook,
  readWorkbook,
  UnreadableWorkbook,
  writeTemplate,
} from "../../src/workbook/index.js";
import { smallCampaign } from "../round/small-campaign.js";
import { type SeededForm, seededForm } from "./seeded-forms.js";

const work = mkdtempSync(join(tmpdir(), "tonghop-formats-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Debian: apt-get install libreoffice-calc. */
const office = "soffice";
const filters = { xlsx: "Calc MS Excel 2007 XML", xls: "MS Excel 97", ods: "calc8" };

/** Files of a folder of their own, saved anew by LibreOffice; those it cannot open are missing. */
function saveAs(files: readonly string[], extension: keyof typeof filters, folder: string, timeout: number): string[] {
  mkdirSync(folder, { recursive: true });
  const profile = pathToFileURL(join(work, "profile")).href;
  const options = ["--headless", "--norestore", "--convert-to", `${extension}:${filters[extension]}`];
  execFileSync(office, [`-env:UserInstallation=${profile}`, ...options, "--outdir", folder, ...files], {
    timeout,
    stdio: "ignore",
  });
  return files.map((file) => join(folder, `${basename(file, extname(file))}.${extension}`));
}

describe("forms that a clerk saves as .xls or .ods", () => {
  const campaign = smallCampaign();
  const forms: { form: SeededForm; name: string; read: Record<"xlsx" | "xls" | "ods", Uint8Array> }[] = [];

  beforeAll(async () => {
    const named: { form: SeededForm; name: string; file: string }[] = [];
    for (const unit of campaign.units.filter(({ expected }) => expected))
      for (const seed of [1, 2, 3, 4])
        for (const care of ["careful", "careless"] as const) {
          const form = seededForm(campaign, unit, seed, care);
          const name = `${unit.code}-${care}-${seed}`;
          const file = join(work, `${name}.xlsx`);
          writeFileSync(file, await writeTemplate(campaign, unit, form.content));
          named.push({ form, name, file });
        }
    const files = named.map(({ file }) => file);
    const saved = {
      xlsx: saveAs(files, "xlsx", join(work, "xlsx"), 300_000),
      xls: saveAs(files, "xls", join(work, "xls"), 300_000),
      ods: saveAs(files, "ods", join(work, "ods"), 300_000),
    };
    for (const [index, { form, name }] of named.entries()) {
      const of = (kind: keyof typeof saved) => new Uint8Array(readFileSync(saved[kind][index]!));
      forms.push({ form, name, read: { xlsx: of("xlsx"), xls: of("xls"), ods: of("ods") } });
    }
  });

  const take = (bytes: Uint8Array): ReadSubmission => {
    const read = readBytes(campaign, bytes, "0".repeat(64), { fileName: "a", sender: null });
    if ("refused" in read) throw new Error(read.refused);
    return read;
  };

  test.each(["xls", "ods"] as const)(
    "%s: every value, its fate, its raw text and its cell are those of the .xlsx",
    (kind) => {
      let accepted = 0;
      for (const { form, name, read } of forms) {
        const wanted = take(read.xlsx);
        const got = take(read[kind]);
        expect(got.unit.code, name).toBe(form.unit.code);
        expect(got.values, name).toEqual(wanted.values);
        expect(got.cells, name).toEqual(wanted.cells);
        expect(got.cover, name).toEqual(wanted.cover);
        accepted += got.cells.accepted;
      }
      expect(forms.length).toBe(24);
      expect(accepted).toBeGreaterThan(200);
    },
  );

  test.each(["xls", "ods"] as const)("%s: the same checks fail", (kind) => {
    const failures = (read: ReadSubmission) =>
      read.judgements.filter(({ result }) => result !== "pass").map(({ rule, says, cells }) => ({ rule, says, cells }));
    for (const { name, read } of forms) expect(failures(take(read[kind])), name).toEqual(failures(take(read.xlsx)));
  });

  test.each(["xls", "ods"] as const)("%s: every cell, formula and name is that of the .xlsx", (kind) => {
    let doubtful = 0;
    for (const { name, read } of forms) {
      const got = readWorkbook(read[kind]);
      const wanted = readWorkbook(read.xlsx);
      expect(differences(got, wanted), name).toEqual([]);
      expect(namesOf(got), name).toEqual(namesOf(wanted));
      expect(namesOf(got).length, name).toBeGreaterThan(20);
      expect(formulasOf(got), name).toEqual(formulasOf(wanted));
      for (const { cells } of got.sheets) for (const cell of cells.values()) if (!cell.cached) doubtful++;
    }
    // The totals that LibreOffice left empty: in an .xls it wrote 0.
    expect(doubtful > 0).toBe(kind === "xls");
  });
});

describe("odd contents, saved as .xls and .ods", () => {
  const rows: ExcelJS.CellValue[][] = [
    ["1/0", "NA()", "A1+1", "SQRT(-1)", "chua_co_ten"].map((formula) => ({ formula })),
    ["1=1", "1=2", '""', '"a"&1', "SUM(A4:C4)", "B3+1"].map((formula) => ({ formula })),
    [0.95, 45750, 0.75, 45750.5, 1.5],
    [0, -12.25, 1e15, 123456789.123457, 0.1, 1e-7],
    ["  hai   dấu cách ", "dòng một\ndòng hai\n", "a\tb", "#REF!", "1.234,5"],
    ['<b> & "ngoặc"', "Xã Nậm Sỏ – đ/c “Ố”", "'012", "=1+1", "😀"],
    [true, false, { error: "#N/A" }],
  ];
  const formats = ["0.0%", "dd/mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm", "[h]:mm:ss"];

  async function book(): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Lạ ' & đời");
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) sheet.getCell(row + 1, column + 1).value = value;
    for (const [column, format] of formats.entries()) sheet.getCell(3, column + 1).numFmt = format;
    sheet.getCell("F2").numFmt = formats[1]!;
    sheet.getRow(4).hidden = true;
    sheet.mergeCells("A9:C10");
    sheet.getCell("A9").value = "gộp";
    sheet.getCell("D3").note = "thực ra 7\ngửi sau";
    await sheet.protect("", {});
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }

  test.each(["xls", "ods"] as const)("%s", async (kind) => {
    const folder = join(work, `odd-${kind}`);
    mkdirSync(folder);
    const file = join(folder, "odd.xlsx");
    writeFileSync(file, await book());
    const copy = (to: keyof typeof filters) =>
      readWorkbook(readFileSync(saveAs([file], to, join(folder, to), 120_000)[0]!));
    const [wanted, got] = [copy("xlsx"), copy(kind)];
    expect(wanted.sheets[0]!.cells.size).toBeGreaterThan(30);
    expect(got.sheets[0]).toMatchObject({ isProtected: true, merges: ["A9:C10"], hiddenRows: new Set([4]) });
    expect(got.comments).toMatchObject([{ cell: "D3" }]);
    expect(differences(got, wanted)).toEqual(
      kind === "xls"
        ? []
        : [
            // An error of its own, for which Excel has no number; truths of cells without a format for them are numbers.
            `D1 value: ${JSON.stringify('{"error":"Err:502"}')} / ${JSON.stringify('{"error":"#VALUE!"}')}`,
            ...["A2", "B2", "A7", "B7"].map((at) => `${at} value: ${at < "B" ? '"1" / "true"' : '"0" / "false"'}`),
          ].map((difference) => expect.stringContaining(`!${difference}`)),
    );
  });
});

const wild = "../shared/corpus/wild/files";

/** Where LibreOffice's copy says something else than the original, and why. By the first letters of the file. */
const explained: [file: string, difference: RegExp, why: string][] = [
  ["0a4903", /^(?:datatypes|issue6)!A4 value: "false" \/ "0"/, "it stores the truth of a comparison as a number"],
  ["21ad04", /^issue6!A4 value: "false" \/ "0"/, "the same"],
  ["997166", /^(?:datatypes|issue6)!A4 value: "false" \/ "0"/, "the same"],
  ["0a4903", /^Sheet1!A2 value/, "it loses the names of an .xlsb, and with them a result"],
  ["0a4903", /^names/, "the same"],
  ["21ad04", /^names/, "it makes a name for each sheet of one that is relative"],
  ["997166", /^names/, "the same"],
  ["8bff9a", /^Sheet1![EF]1 value: .*Err:502/, "it has a number for an error that Excel does not know"],
  ["56fa8a", /^for_\w+!B\d+ value: "\\"1900-/, "it counts the days before March 1900 otherwise, and computes anew"],
  ["f01a62", /^(?:IRR-NPV![AC]\d+|Sheet2!A12) value/, "it computes IRR and NPV anew, to another digit"],
  ["f718a6", /^Analysis merges/, "it makes merged cells of texts centred across columns"],
  ["f8669c", /^Quantification![LM](?:5|21) formula/, "it keeps an array formula in its first cell only"],
  ["ff21fd", /^Macro1!/, "a sheet of Excel 4 macros, which we do not read"],
];

describe.runIf(existsSync(wild))("files of other projects, against LibreOffice", () => {
  const originals = new Map<string, ReadWorkbook>();
  let saved = new Map<string, string>();

  beforeAll(() => {
    for (const file of readdirSync(wild).filter((name) => /\.(?:xls|xlsb|ods)$/.test(name))) {
      try {
        originals.set(file, readWorkbook(readFileSync(join(wild, file))));
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableWorkbook); // one of these keeps LibreOffice busy for hours
      }
    }
    const files = [...originals.keys()].map((file) => join(wild, file));
    const copies = saveAs(files, "xlsx", join(work, "wild"), 500_000);
    saved = new Map([...originals.keys()].map((file, index) => [file, copies[index]!]));
  });

  test("every sheet, cell, merge, hidden row, comment and name agrees, or the difference is explained", () => {
    const unexplained: string[] = [];
    const used = new Set<RegExp>();
    for (const [file, got] of originals) {
      const wanted = readWorkbook(readFileSync(saved.get(file)!));
      const found = differences(got, wanted);
      if (namesOf(got).join() !== namesOf(wanted).join()) found.push(`names: ${namesOf(got)} / ${namesOf(wanted)}`);
      for (const difference of found) {
        const why = explained.find(([start, pattern]) => file.startsWith(start) && pattern.test(difference));
        if (why) used.add(why[1]);
        else unexplained.push(`${file} ${difference}`);
      }
    }
    expect(originals.size).toBeGreaterThan(65);
    expect(unexplained).toEqual([]);
    expect(explained.filter(([, pattern]) => !used.has(pattern)).map(([file, , why]) => `${file} ${why}`)).toEqual([]);
  });
});

/** What differs between two readings of one content, in words. */
function differences(got: ReadWorkbook, wanted: ReadWorkbook): string[] {
  const found: string[] = [];
  const tell = (what: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`${what}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`);
  };
  const tabs = ({ sheets }: ReadWorkbook) =>
    // LibreOffice knows one way of hiding a sheet.
    sheets.map(({ name, visibility }) => [name, visibility === "visible"]);
  tell("sheets", tabs(got), tabs(wanted));
  tell("date1904", got.date1904, wanted.date1904);
  tell("comments", commentsOf(got), commentsOf(wanted));
  tell("external links", got.hasExternalLinks, wanted.hasExternalLinks);
  for (const sheet of got.sheets) {
    const other = wanted.sheets.find(({ name }) => name === sheet.name);
    if (!other) continue;
    for (const at of new Set([...sheet.cells.keys(), ...other.cells.keys()]))
      for (const difference of cellDifferences(sheet.cells.get(at), other.cells.get(at)))
        found.push(`${sheet.name}!${at} ${difference}`);
    tell(`${sheet.name} merges`, merges(sheet), merges(other));
    tell(`${sheet.name} hidden rows`, hiddenRows(sheet), hiddenRows(other));
  }
  return found;
}

function cellDifferences(a: ReadCell | undefined, b: ReadCell | undefined): string[] {
  if (!a || !b) return [`value: ${JSON.stringify(a?.value)} / ${JSON.stringify(b?.value)}`];
  if (isEmptyOrZero(a, b) || isTruthAsFormula(a, b)) return [];
  const found: string[] = [];
  const tell = (what: string, x: unknown, y: unknown) => {
    if (x !== y) found.push(`${what}: ${JSON.stringify(x)} / ${JSON.stringify(y)}`);
  };
  if (!(typeof a.value === "number" && typeof b.value === "number" && close(a.value, b.value)))
    tell("value", JSON.stringify(a.value), JSON.stringify(b.value));
  tell("formula", a.formula !== undefined, b.formula !== undefined);
  tell("cached", a.cached, b.cached);
  tell("date", a.isDate, b.isDate);
  tell("percent", a.format?.includes("%") === true, b.format?.includes("%") === true);
  return found;
}

/** LibreOffice stores 0 in an .xls for a result that is an empty text: we say that there is none, rather than 0. */
function isEmptyOrZero(got: ReadCell, wanted: ReadCell): boolean {
  return got.formula !== undefined && !got.cached && got.value === null && (wanted.value === "" || wanted.value === 0);
}

/** LibreOffice makes a formula of a constant of Excel 97. */
function isTruthAsFormula(got: ReadCell, wanted: ReadCell): boolean {
  return got.formula === undefined && got.value === wanted.value && /^(?:TRUE|FALSE)\(\)$/.test(wanted.formula ?? "");
}

/** LibreOffice writes fifteen digits. */
const close = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b));
const merges = (sheet: ReadSheet) => [...sheet.merges].sort();
const hiddenRows = (sheet: ReadSheet) => [...sheet.hiddenRows].sort((a, b) => a - b);
const commentsOf = ({ comments }: ReadWorkbook) =>
  comments.map(({ sheet, cell, text }) => `${sheet}!${cell} ${text}`).sort();

/** Formulas by cell; blanks do not matter. */
const formulasOf = ({ sheets }: ReadWorkbook) =>
  sheets.flatMap(({ name, cells }) =>
    [...cells].flatMap(([at, { formula }]) => (formula ? [`${name}!${at} ${formula.replaceAll(" ", "")}`] : [])),
  );

/** Workbook-level names and where they point. Print ranges and filters are names in Excel's formats only. */
function namesOf({ names }: ReadWorkbook): string[] {
  return names
    .filter(({ name, local }) => !local && !/^(?:_xl|Excel_BuiltIn)/.test(name))
    .map(({ name, sheet, top, left, bottom, right }) => `${name} ${sheet}!${top},${left}:${bottom},${right}`)
    .sort();
}
