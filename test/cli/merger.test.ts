/** The commands after two communes have gone into a third: who is asked, what comes back, whose last year's figures. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { previousOf } from "../../src/round/previous.js";
import { readWorkbook, writeTemplate } from "../../src/workbook/index.js";
import { mergedFiles, unmergedFiles } from "../round/merged-communes.js";
import { temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

const folder = writeCampaign(temporaryFolder(), mergedFiles);
const run = (...args: string[]) => command({ cwd: folder }, ...args);
const data = async (...args: string[]) => JSON.parse((await run("--json", ...args)).out).data;
const figures = (given: Record<string, number | string>) =>
  new Map(Object.entries(given).map(([code, value]) => [code, { value }]));

beforeAll(async () => {
  mkdirSync(join(folder, "inbox"));
  const campaign = loadCampaign(folder, "en");
  const send = async (of: typeof campaign, code: string, given: Record<string, number | string>) => {
    const unit = unitOf(of, code);
    const bytes = await writeTemplate(of, unit, { previous: previousOf(of, unit), figures: figures(given) });
    writeFileSync(join(folder, "inbox", `${code}.xlsx`), bytes);
  };
  const all = { A_1: 1, A_2: 2, C_CO: "Không", K_TL: 80 };
  await send(campaign, "X01", { ...all, B_DS: 2000, B_SO: 1500, K_CHI: 60.5 });
  await send(campaign, "X02", { ...all, B_DS: 6000, B_SO: 3000, K_CHI: 40 });
  const before = loadCampaign(writeCampaign(temporaryFolder(), unmergedFiles), "en");
  await send(before, "O1", { ...all, B_DS: 1500, B_SO: 999, K_CHI: 7 });
});

test("check is content, and says what could not be added up", async () => {
  const said = await run("check");
  expect(said.status).toBe(0);
  expect(said.out + said.err).toContain(
    "X02 (UBND xã Than Uyên) tiếp nhận đơn vị khác: 4 số năm trước không cộng được",
  );
});

describe("generate-templates", () => {
  test("a form for each unit of today, with the sums of last year in it", async () => {
    expect((await run("generate-templates")).status).toBe(0);
    const made = readdirSync(join(folder, "outbox")).filter((name) => name.endsWith(".xlsx"));
    expect(made.map((name) => name.split("_")[0]).sort()).toEqual(["SKH", "X01", "X02"]);
    const form = readWorkbook(readFileSync(join(folder, "outbox", made.find((name) => name.startsWith("X02"))!)));
    const cells = [...form.sheets.find(({ name }) => name === "Số liệu")!.cells.values()].map(({ value }) => value);
    // By hand: 4000 + 1500 + 500 and 1000 + 300 + 200.
    expect(cells).toEqual(expect.arrayContaining([6000, 1500]));
    expect(cells).not.toContain(4000);
  });
  test("none for a unit that ended: the one that took over is named", async () => {
    const said = await run("generate-templates", "--unit", "O1");
    expect(said).toMatchObject({ status: 2, out: "" });
    expect(said.err).toContain("Dùng mã X02 (UBND xã Than Uyên)");
    expect((await run("generate-templates", "--unit", "O3")).err).toContain("không có đơn vị tiếp nhận");
  });
});

describe("the round", () => {
  test("a form of an ended unit is refused and counted nowhere", async () => {
    const { entries } = await data("ingest");
    const outcome = (code: string) => entries.find(({ path }: { path: string }) => path.endsWith(`${code}.xlsx`));
    expect(outcome("O1")).toMatchObject({ outcome: "refused", code: "identity.taken_over" });
    expect(outcome("O1").message).toContain("biểu mẫu của UBND xã Than Uyên");
    expect([outcome("X01").unit, outcome("X02").unit]).toEqual(["X01", "X02"]);
  });
  test("status knows the units of today only", async () => {
    const status = await data("status");
    const units = status.units.map(({ unit, state }: { unit: string; state: string }) => `${unit} ${state}`);
    expect(units).toEqual(["SKH missing", expect.stringMatching(/^X01 /), expect.stringMatching(/^X02 /)]);
  });
  test("indicators: ended units are not expected, last year's whole is as before the merger", async () => {
    const found = await data("indicators");
    const of = (code: string) => found.find((one: { code: string }) => one.code === code);
    expect(of("IB")).toMatchObject({
      value: (4500 / 8000) * 100,
      previous: (2590 / 8700) * 100,
      change: { value: 25, kind: "points", units: 2, endedLeftOut: true },
      coverage: { expected: 2, reported: 2, units: [] },
    });
    expect(of("IC")).toMatchObject({ value: 100.5, previous: 180.8, coverage: { expected: 3, units: ["SKH"] } });
  });
  test("trace names the units that were taken over", async () => {
    const last = async (...args: string[]) =>
      (await data("trace", ...args)).inputs
        .filter(({ year }: { year: string }) => year === "previous")
        .map(
          ({ unit, element, value }: { unit: string; element: string; value: number }) => `${unit} ${element} ${value}`,
        );
    const communes = ["X01 B_DS 2000", "X02 B_DS 4000", "O1 B_DS 1500", "O2 B_DS 500"];
    expect(await last("IB.NT")).toEqual(expect.arrayContaining([...communes, "O3 B_DS 700"]));
    const compared = await last("IB.SS");
    expect(compared).toEqual(expect.arrayContaining(communes));
    expect(compared).not.toContain("O3 B_DS 700");
    expect((await last("IB.SS", "--unit", "X02")).sort()).toEqual(
      ["O1 B_DS 1500", "O1 B_SO 300", "O2 B_DS 500", "O2 B_SO 200", "X02 B_DS 4000", "X02 B_SO 1000"].sort(),
    );
  });
  test("the report says over how many units it compares, and has no ended unit in it", async () => {
    expect((await run("report", "--draft", "--out", "bc.docx")).status).toBe(0);
    const text = strFromU8(unzipSync(readFileSync(join(folder, "bc.docx")))["word/document.xml"]!).replace(
      /<[^>]*>/g,
      "",
    );
    expect(text).toContain("so sánh trên 02 đơn vị có số liệu cả hai năm");
    for (const name of ["Mường Cang", "Hua Nà", "Pa Vây"]) expect(text).not.toContain(name);
  });
});
