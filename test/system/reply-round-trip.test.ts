/**
 * A clerk's round trip with LibreOffice: fills in wrongly and sees the live check, sends, receives the reply workbook, mends one
 * figure and explains the rest, sends again; nothing is left open.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Finding } from "../../src/model.js";
import { type ReadWorkbook, readWorkbook, replyColumns } from "../../src/workbook/index.js";
import { typed } from "../intake/damage.js";
import { convert, type SavedCells, savedCells } from "./libreoffice.js";
import { type CommandLine, workingFolder } from "./round.js";

const unit = "03613";
let desk: CommandLine;
let sent: SavedCells;
let wrong: ReadWorkbook;

const placeOf = (book: ReadWorkbook, code: string) => {
  const { sheet, top } = book.names.find((name) => name.name === code)!;
  return { sheet: sheet!, row: top };
};
const open = async () =>
  (await desk.json<{ findings: Finding[] }>("findings", "list", "--unit", unit)).findings.filter(
    (finding) => finding.state === "open" && finding.severity !== "note",
  );
/** Saved by LibreOffice under its own name, as a clerk does. */
async function saved(bytes: Uint8Array, name: string): Promise<string> {
  const folder = join(desk.folder, "clerk");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  const [path] = await convert([join(folder, name)], "xlsx", join(folder, "saved"));
  return path!;
}
const cellsOf = (bytes: Uint8Array, sheet: string) =>
  readWorkbook(bytes).sheets.find(({ name }) => name === sheet)!.cells;

beforeAll(async () => {
  desk = await workingFolder("reply");
  await desk.run("generate-templates", "--unit", unit);
  const [template] = readdirSync(join(desk.folder, "outbox")).filter((name) => name.endsWith(".xlsx"));
  let bytes: Uint8Array = readFileSync(join(desk.folder, "outbox", template!));
  const blank = readWorkbook(bytes);
  // Last year's figures again, one part larger than its whole, one figure that is no number.
  const figures = new Map<string, Parameters<typeof typed>[2]>();
  for (const { name, sheet } of blank.names) {
    const code = name.startsWith("HAS_") ? name.slice(4) : null;
    if (code === null || sheet === null) continue;
    const { row } = placeOf(blank, code);
    const cells = blank.sheets.find((one) => one.name === sheet)!.cells;
    const before = cells.get(`E${row}`)?.value;
    if (cells.get(`F${row}`)?.formula !== undefined || before === undefined) continue;
    figures.set(sheet, { ...figures.get(sheet), [`F${row}`]: before as number | string });
  }
  const pd = placeOf(blank, "AT01_PD");
  const ts = placeOf(blank, "AT01_TS");
  const pa = placeOf(blank, "AT01_PA");
  Object.assign(figures.get(pd.sheet)!, { [`F${pd.row}`]: 5, [`F${ts.row}`]: 2, [`F${pa.row}`]: 0 });
  const ho = placeOf(blank, "SO_HO");
  Object.assign(figures.get(ho.sheet)!, { [`F${ho.row}`]: "khoảng 4000" });
  for (const [sheet, cells] of figures) bytes = typed(bytes, sheet, cells);
  wrong = readWorkbook(bytes);
  const path = await saved(bytes, "Bieu xa.xlsx");
  [sent] = (await savedCells([path])) as [SavedCells];
  copyFileSync(path, join(desk.folder, "inbox", "Bieu xa.xlsx"));
  await desk.run("ingest", "--received", "2026-12-04");
});

test("the clerk sees in the workbook what the officer sees at ingest", async () => {
  const pd = placeOf(wrong, "AT01_PD");
  const ho = placeOf(wrong, "SO_HO");
  expect(sent[pd.sheet]![`K${pd.row}`]).toMatch(/AT01_PD\) không được lớn hơn .*AT01_TS/);
  expect(sent[ho.sheet]![`K${ho.row}`]).toMatch(/Phải là số/);
  const rules = (await open()).map((finding) => finding.rule);
  expect(rules).toEqual(expect.arrayContaining(["AT01.1", "number.approximate"]));
});

test("mended and explained in the reply workbook, nothing is open", async () => {
  const waiting = await open();
  await desk.run("feedback", "--unit", unit);
  const [reply] = readdirSync(join(desk.folder, "feedback")).filter((name) => name.endsWith("_phan-hoi.xlsx"));
  let bytes: Uint8Array = readFileSync(join(desk.folder, "feedback", reply!));
  const book = readWorkbook(bytes);
  const listed = [...cellsOf(bytes, "Phản hồi").values()].filter(
    (cell) => cell.column === replyColumns.finding && cell.row > 8,
  );
  expect(new Set(listed.map((cell) => cell.value))).toEqual(new Set(waiting.map((finding) => finding.id)));
  const [pd, ho] = [placeOf(book, "AT01_PD"), placeOf(book, "SO_HO")];
  bytes = typed(bytes, pd.sheet, { [`F${pd.row}`]: 1 });
  bytes = typed(bytes, ho.sheet, { [`F${ho.row}`]: 4100 });
  const mended = waiting
    .filter((finding) => ["AT01.1", "number.approximate"].includes(finding.rule))
    .map((one) => one.id);
  const toExplain = listed.filter((cell) => !mended.includes(String(cell.value)));
  bytes = typed(
    bytes,
    "Phản hồi",
    Object.fromEntries(toExplain.map(({ row }) => [`F${row}`, "Đã kiểm tra, số liệu đúng"])),
  );
  const path = await saved(bytes, "Bieu xa da sua.xlsx");
  copyFileSync(path, join(desk.folder, "inbox", "Bieu xa da sua.xlsx"));
  await desk.run("ingest", "--received", "2026-12-05");
  expect((await open()).map((finding) => [finding.rule, finding.message])).toEqual([]);
  const status = await desk.json<{ units: { unit: string; accepted: boolean; revision: number }[] }>("status");
  expect(status.units.find((one) => one.unit === unit)).toMatchObject({ accepted: true, revision: 2 });
});
