/** Open data: what is written is what is read back, whatever units typed; numbers keep every digit. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli.js";
import { csvOf, harmless } from "../../src/round/export/open-data/csv.js";
import type { OpenTable } from "../../src/round/export/open-data/table.js";
import { parquetOf } from "../../src/store/index.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "./small-campaign.js";

const table = (rows: OpenTable["rows"]): Pick<OpenTable, "columns" | "rows"> => ({
  columns: [
    { name: "chu", type: "string", description: "" },
    { name: "so", type: "number", description: "" },
  ],
  rows,
});
const readCsv = (text: string) => parse(text, { bom: true, record_delimiter: "\r\n" }) as string[][];
const original = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell);

describe("CSV", () => {
  test("any text comes back after one apostrophe is taken away, and never begins like a formula", () => {
    const starts = fc.constantFrom(
      "",
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      " =",
      "'",
      "''",
      "＝",
      "\u00a0+",
      ";",
      '"',
    );
    fc.assert(
      fc.property(
        starts,
        fc.string({ unit: "grapheme" }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (start, rest, number) => {
          const text = start + rest;
          const [head, row] = readCsv(csvOf(table([[text, number]])));
          expect(head).toEqual(["chu", "so"]);
          expect(original(row![0]!)).toBe(text);
          expect(row![0]).not.toMatch(/^\s*[=+\-@\t\r]/);
          expect(Object.is(Number(row![1]), number) || (number === 0 && Number(row![1]) === 0)).toBe(true);
        },
      ),
    );
  });

  test("is UTF-8 with a mark, lines end in CRLF, what is missing is empty and 0 is 0", () => {
    expect(
      csvOf(
        table([
          ["Sở, KH", 0],
          [null, null],
          ["a", 0.1 + 0.2],
        ]),
      ),
    ).toBe('\uFEFFchu,so\r\n"Sở, KH",0\r\n,\r\na,0.30000000000000004\r\n');
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["-", "'-"],
    ["'đơn", "''đơn"],
    [" @SUM(1)", "' @SUM(1)"],
    ["03613", "03613"],
    ["Có", "Có"],
  ])("%j is written %j", (text, wanted) => {
    expect(harmless(text)).toBe(wanted);
  });
});

async function readParquet(path: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const all = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  const from = `read_parquet('${path}')`;
  const read = {
    types: await all(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`),
    rows: await all(`SELECT * FROM ${from}`),
  };
  connection.closeSync();
  instance.closeSync();
  return read;
}

test("Parquet keeps types, order, missing values and hostile texts, and is the same bytes each time", async () => {
  const columns = [
    { name: "chu", type: "string" },
    { name: 'dấu "', type: "number" },
    { name: "n", type: "integer" },
    { name: "co", type: "boolean" },
    { name: "ngay", type: "date" },
  ] as const;
  const rows = [
    ["=1+1'; DROP TABLE staged; --", 0.1 + 0.2, 3, true, "2026-12-05"],
    [null, null, null, null, null],
    ["Lò Thị Hương", -0.5, 0, false, "1899-12-31"],
  ];
  const bytes = await parquetOf(columns, rows);
  expect(Buffer.from(await parquetOf(columns, rows)).equals(Buffer.from(bytes))).toBe(true);
  const path = join(temporaryFolder(), "t.parquet");
  writeFileSync(path, bytes);
  const read = await readParquet(path);
  expect(read.types.map(([, type]) => type)).toEqual(["VARCHAR", "DOUBLE", "BIGINT", "BOOLEAN", "DATE"]);
  expect(read.rows).toEqual(
    rows.map((row) => row.map((cell, index) => (index === 2 && cell !== null ? String(cell) : cell))),
  );
});

describe("a round", () => {
  let folder: string;
  const campaign = smallCampaign();
  const run = async (...args: string[]) => {
    let out = "";
    const streams = {
      out: (text: string) => {
        out += text;
      },
      err: () => undefined,
      interactive: false,
      colour: false,
    };
    const clock = () => new Date("2026-12-06T03:00:00Z");
    const status = await main(args, { streams, env: {}, cwd: folder, clock });
    return { status, out };
  };

  beforeAll(async () => {
    folder = writeCampaign(temporaryFolder());
    mkdirSync(join(folder, "inbox"));
    const sent: Record<string, Record<string, number | string>> = {
      SKH: { A_1: 1, A_2: 2, C_CO: "Có", C_SQD: "=1+1", K_CHI: 0.3, K_TL: 90 },
      // More users than people: both held.
      X01: { A_1: 10, A_2: 20, B_DS: 2000, B_SO: 2500, C_CO: "Không", K_CHI: 0, K_TL: 80 },
    };
    for (const [unit, figures] of Object.entries(sent))
      writeFileSync(
        join(folder, "inbox", `${unit}.xlsx`),
        await writeTemplate(campaign, unitOf(campaign, unit), {
          previous: new Map(),
          figures: new Map(Object.entries(figures).map(([code, value]) => [code, { value }])),
          rosters: new Map(
            unit === "X01"
              ? [
                  [
                    "DS",
                    [
                      new Map<string, string | number>([
                        ["DS_TEN", "+ Trồng chè"],
                        ["DS_KP", 12.5],
                      ]),
                    ],
                  ],
                ]
              : [],
          ),
        }),
      );
    await run("ingest");
  });

  const tableOf = (out: string, name: string) => {
    const [head, ...rows] = readCsv(readFileSync(join(folder, out, `${name}.csv`), "utf8"));
    return rows.map((row) => Object.fromEntries(head!.map((column, index) => [column, row[index]!])));
  };

  test("is refused over open errors, and a draft says so in dictionary, read-me and package", async () => {
    expect((await run("export", "--format", "csv")).status).toBe(1);
    expect((await run("export", "--draft", "--format", "csv", "--out", "o")).status).toBe(0);
    for (const name of ["tu-dien-du-lieu.csv", "DOC-TRUOC.md", "datapackage.json"]) {
      const text = readFileSync(join(folder, "o", name), "utf8");
      expect(text, name).toContain("BẢN DỰ THẢO (còn 01 lỗi số liệu chưa xử lý)");
      expect(text, name).toContain("không công khai nguyên trạng");
    }
  });

  test("tells every figure that is due: given, 0, held, not sent; with the cell it stood in", () => {
    const figures = tableOf("o", "so-lieu");
    // 9 or 11 elements a unit, with the total and the free text.
    expect(figures).toHaveLength(8 + 10 + 10);
    const figure = (unit: string, code: string) =>
      figures.find((one) => one.ma_don_vi === unit && one.ma_so_lieu === code);
    expect(figure("SKH", "A_TS")).toMatchObject({ gia_tri_so: "3", trang: "Số liệu", tam_giu: "false" });
    expect(figure("SKH", "K_CHI")).toMatchObject({ gia_tri_so: "0.3", da_gui: "true", vai_tro: "tong_hop" });
    expect(figure("SKH", "C_SQD")).toMatchObject({ gia_tri_so: "", gia_tri_chu: "'=1+1" });
    expect(figure("X01", "K_CHI")).toMatchObject({ gia_tri_so: "0", tam_giu: "false" });
    expect(figure("X01", "B_SO")).toMatchObject({
      gia_tri_so: "",
      tam_giu: "true",
      o: expect.stringMatching(/^F\d+$/),
    });
    expect(figure("X02", "K_CHI")).toMatchObject({ gia_tri_so: "", da_gui: "false", sha256: "" });
    expect(tableOf("o", "danh-sach-ds")).toMatchObject([
      { ma_don_vi: "X01", dong: "1", ds_ten: "'+ Trồng chè", ds_kp: "12.5", ds_ngay: "", hang: "7" },
    ]);
    expect(tableOf("o", "chi-tieu").map(({ ma_chi_tieu, gia_tri }) => [ma_chi_tieu, gia_tri])).toEqual([
      ["IA", "33"],
      ["IB", ""],
      ["IC", "0.3"],
      ["IE", String(0.3 / 33)],
    ]);
    expect(tableOf("o", "don-vi").map(({ tinh_trang }) => tinh_trang)).toEqual(["on_time", "on_time", "missing"]);
  });

  test("the dictionary knows every column, the package every file with its hash and fields", () => {
    const dictionary = tableOf("o", "tu-dien-du-lieu");
    const { resources } = JSON.parse(readFileSync(join(folder, "o", "datapackage.json"), "utf8")) as {
      resources: { name: string; path: string; bytes: number; schema: { fields: { name: string }[] } }[];
    };
    for (const { name, path, bytes, schema } of resources) {
      const file = readFileSync(join(folder, "o", path));
      expect(file.length).toBe(bytes);
      const [head] = readCsv(file.toString("utf8"));
      expect(schema.fields.map((field) => field.name)).toEqual(head);
      expect(dictionary.filter(({ bang }) => bang === name).map(({ cot }) => cot)).toEqual(head);
    }
    expect(resources.map(({ name }) => name)).toEqual(["so-lieu", "chi-tieu", "don-vi", "danh-sach-ds", "danh-muc"]);
  });

  test("Parquet holds the same tables as CSV", async () => {
    expect((await run("export", "--draft", "--format", "parquet", "--out", "p")).status).toBe(0);
    for (const name of ["so-lieu", "chi-tieu", "don-vi", "danh-sach-ds", "danh-muc"]) {
      const { rows } = await readParquet(join(folder, "p", `${name}.parquet`));
      const [, ...csv] = readCsv(readFileSync(join(folder, "o", `${name}.csv`), "utf8"));
      const texts = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
      expect(texts, name).toEqual(csv.map((row) => row.map(original)));
    }
  });
});
