/** Workbooks from the wild and odd ones made on purpose, where they are at hand. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { columnLetters, type ReadCell, readWorkbook, UnreadableWorkbook } from "../../../src/workbook/read/index.js";

const corpus = resolve(process.cwd(), "../shared/corpus");
const variants = `${corpus}/variants`;
const wild = `${corpus}/wild`;
const contentOf = (cell: ReadCell | undefined) =>
  typeof cell?.value === "object" && cell.value !== null ? { e: cell.value.error } : cell?.value;

describe.runIf(existsSync(variants))("odd workbooks, one oddity each", () => {
  const expected: Record<string, { expected: unknown }> = existsSync(variants)
    ? JSON.parse(readFileSync(`${variants}/expected.json`, "utf8"))
    : {};
  test.each(Object.entries(expected))("%s", (file, { expected: wanted }) => {
    const book = readWorkbook(readFileSync(`${variants}/${file}`));
    const name = book.names[0]!;
    const cell = book.sheets.find((sheet) => sheet.name === name.sheet)!.cells.get(columnLetters(name.left) + name.top);
    if (wanted === "1904") expect({ ...cell, ...book }).toMatchObject({ value: 44561, isDate: true, date1904: true });
    else expect(contentOf(cell)).toEqual(wanted);
  });
});

type Truth = { opens: boolean; truncated?: boolean; sheets?: Record<string, Record<string, Record<string, unknown>>> };

describe.runIf(existsSync(wild))("workbooks from the wild, against openpyxl", () => {
  const truths: Record<string, Truth> = existsSync(wild)
    ? JSON.parse(gunzipSync(readFileSync(`${wild}/truth-openpyxl.json.gz`)).toString())
    : {};
  // Other formats have tests of their own: openpyxl reads none of them.
  const ours = (file: string) => [".xlsx", ".xlsm"].includes(extname(file));
  const files = existsSync(wild) ? readdirSync(`${wild}/files`).filter(ours) : [];
  // What we read and openpyxl does not: a table of strings that is not there (and hardly used), an empty `s`, a sheet
  // state it does not know, a package of which it wants more.
  const moreThanOpenpyxl = ["8251bc", "d14f38", "f1ad6c", "fcc59d"];

  test.each(files)("%s", (file) => {
    const truth = truths[file];
    let book: ReturnType<typeof readWorkbook>;
    try {
      book = readWorkbook(readFileSync(`${wild}/files/${file}`));
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableWorkbook);
      expect(truth?.opens ?? false).toBe(false);
      return;
    }
    if (!truth!.opens) {
      expect(moreThanOpenpyxl).toContain(file.slice(0, 6));
      return;
    }
    const differing = Object.entries(truth!.sheets!).flatMap(([name, cells]) => {
      const sheet = book.sheets.find((candidate) => candidate.name === name);
      return Object.entries(cells)
        .filter(([at, value]) => !agrees(value, sheet?.cells.get(at), book.date1904))
        .map(([at, value]) => `${name}!${at} ${JSON.stringify(value)}`)
        .filter((difference) => !known(file, difference));
    });
    expect(differing).toEqual([]);
  });
});

function agrees(truth: Record<string, unknown>, cell: ReadCell | undefined, date1904: boolean): boolean {
  const [kind] = Object.keys(truth);
  const wanted = truth[kind!];
  const value = contentOf(cell);
  if (kind === "d")
    return typeof value === "number" && (String(wanted).length !== 19 || instant(value, date1904) === wanted);
  if (kind === "s" && wanted === "") return value === undefined || value === ""; // empty texts are not kept
  // openpyxl leaves _x000D_ as it stands, and says an error is a text.
  const unescaped = (text: unknown) =>
    typeof text === "string"
      ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text;
  const plain = typeof value === "object" && value !== null ? value.e : value;
  return plain === wanted || plain === unescaped(wanted);
}

/** What openpyxl gives is not what the cell holds: it puts the address of a link into an empty cell. */
function known(file: string, difference: string): boolean {
  return (
    (file.startsWith("93e0e9") && difference.includes("mailto:")) ||
    (file.startsWith("d10ea3") && /"https?:|"'Sheet \d+'!A1"/.test(difference)) ||
    file.startsWith("dc6765") // a sheet of Excel 4 macros, which we do not read
  );
}

function instant(serial: number, date1904: boolean): string {
  const days = serial + (date1904 ? 1462 : serial < 60 ? 1 : 0) - 25_569;
  return new Date(Math.round(days * 86_400_000)).toISOString().slice(0, 19).replace("T", " ");
}
