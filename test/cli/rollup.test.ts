/** Figures that go up from level to level: the same numbers, signed, and walked back to the cells of the lowest level. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { assembleRound } from "../../src/round/assemble.js";
import { askedOf } from "../../src/round/feedback.js";
import { openStoreAt } from "../../src/store/index.js";
import {
  manifestIn,
  readSigningKey,
  readWorkbook,
  signManifest,
  withManifest,
  writeTemplate,
} from "../../src/workbook/index.js";
import { sheetDeleted } from "../intake/damage.js";
import { edited, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

const lines = `rollup:
  - {element: T_TS, formula: CT_IA}
  - {element: T_SO, numeratorOf: IB}
  - {element: T_DS, denominatorOf: IB}
  - {element: T_TL, formula: CT_IB}
  - {element: T_CHI, formula: 'SUM(PREV_K_CHI)/3'}
`;
const province = { "indicators.yaml": smallFiles["indicators.yaml"]! + lines };

const settings = (code: string) =>
  smallFiles["campaign.yaml"]!.replace("code: nho-2026", `code: ${code}`)
    .replace("strengths: [YK_UD]", "strengths: []")
    .replace("{unit: SKH,", "{unit: BO,");
const ministry = {
  "campaign.yaml": settings("bo-2026"),
  "indicators.yaml": `elements:
  - {code: T_TS, name: Tổng nhiệm vụ, group: SL, type: integer, unit: nhiệm vụ, reporters: [SBN]}
  - {code: T_TONG, name: Cộng, group: SL, type: integer, unit: người, sumOf: [T_SO, T_DS], reporters: [SBN]}
  - {code: T_SO, name: Số người dùng, group: SL, type: integer, unit: người, reporters: [SBN]}
  - {code: T_DS, name: Dân số, group: SL, type: integer, unit: người, reporters: [SBN]}
  - {code: T_TL, name: Tỷ lệ người dùng, group: SL, type: percent, unit: "%", reporters: [SBN]}
  - {code: T_CHI, name: Chi năm trước, group: TC, type: money, unit: triệu đồng, reporters: [SBN]}
  - {code: K_CHI, name: Tổng chi, group: TC, type: money, unit: triệu đồng, reporters: [SBN]}
  - {code: T_KHAC, name: Việc khác, group: TC, type: integer, unit: việc, optional: true, reporters: [SBN]}
  - {code: YK_UD, name: Ưu điểm, group: YK, type: longtext, optional: true, reporters: [SBN]}
indicators:
  - {code: M_TS, name: Tổng nhiệm vụ, group: SL, unit: nhiệm vụ, formula: 'SUM(T_TS)'}
  - {code: M_TL, name: Tỷ lệ người dùng, group: SL, unit: "%", decimals: 1, formula: 'SUM(T_SO)/SUM(T_DS)*100'}
`,
  "units.csv": `code,name,kind,groups,expected,parent,aliases,email,contact,validFrom,validTo,rollupKey,source
BO,Bộ Khoa học,so,SBN,no,,,,,,,,
T01,UBND tỉnh Nhỏ,so,SBN,yes,,,,,,,KEY,
T02,UBND tỉnh Khác,so,SBN,yes,,,,,,,,
`,
  "history.csv": "unit,element,value,basis\n",
};
const country = {
  "campaign.yaml": settings("nuoc-2026"),
  "indicators.yaml": `elements:
  - {code: K_CHI, name: Tổng chi, group: TC, type: money, unit: triệu đồng, reporters: [SBN]}
indicators:
  - {code: N_CHI, name: Tổng chi, group: TC, unit: triệu đồng, formula: 'SUM(K_CHI)'}
`,
  "units.csv": `code,name,kind,groups,expected,parent,aliases,email,contact,validFrom,validTo,source
BO,Văn phòng,so,SBN,no,,,,,,,
B01,Bộ Khoa học,so,SBN,yes,,,,,,,
`,
  "history.csv": "unit,element,value,basis\n",
};

let made: string;
let folder: string;
let key: string;

const at = (...path: string[]) => join(folder, ...path);
const run = (campaign: string, ...args: string[]) =>
  command({ cwd: folder }, "--campaign", campaign, "--lang", "en", ...args);
async function json(campaign: string, ...args: string[]) {
  const { out, err } = await run(campaign, "--json", ...args);
  expect(err).toBe("");
  return JSON.parse(out).data;
}
const upper = "outbox/T01_ubnd-tinh-nho.xlsx";

/** Over whatever was rolled up before. */
async function rollUp(...args: string[]) {
  rmSync(at("bo/inbox/T01.xlsx"), { force: true });
  return run("tinh", "rollup", "--form", `bo/${upper}`, "--out", "bo/inbox/T01.xlsx", ...args);
}

/** A workbook of the province's unit, as it comes in; B_DS of X02 is missing, so its B_SO has nothing to stand to. */
async function filled(unit: string, figures: Record<string, number | string>): Promise<void> {
  const campaign = loadCampaign(at("tinh"), "en");
  writeFileSync(
    at("tinh", "inbox", `${unit}.xlsx`),
    await writeTemplate(campaign, unitOf(campaign, unit), {
      previous: new Map(),
      figures: new Map(Object.entries(figures).map(([code, value]) => [code, { value }])),
      cover: { letterNumber: "1/BC" },
    }),
  );
}

beforeAll(async () => {
  made = temporaryFolder();
  folder = join(made, "all");
  for (const [name, files] of Object.entries({ tinh: province, bo: ministry, nuoc: country })) {
    writeCampaign(
      at(name),
      name === "bo" ? { ...files, "units.csv": ministry["units.csv"].replace("KEY", "") } : files,
    );
    mkdirSync(at(name, "inbox"));
  }
  await filled("SKH", { A_1: 1, A_2: 2, C_CO: "Không", K_CHI: 100.25, K_TL: 90 });
  await filled("X01", { A_1: 10, A_2: 20, B_DS: 2000, B_SO: 1501, C_CO: "Không", K_CHI: 50, K_TL: 80 });
  await filled("X02", { A_1: 100, A_2: 200, B_SO: 1000, C_CO: "Không", K_CHI: 25, K_TL: 70 });
  expect((await run("tinh", "ingest", "--received", "2026-12-01", "tinh/inbox")).err).toBe("");
  ({ key } = await json("tinh", "rollup-key"));
  writeFileSync(at("bo", "units.csv"), ministry["units.csv"].replace("KEY", key));
  await run("bo", "generate-templates");
  await run("nuoc", "generate-templates");
  const rolled = await run("tinh", "rollup", "--form", `bo/${upper}`, "--out", "bo/inbox/T01.xlsx");
  expect(rolled).toMatchObject({ status: 0, err: "" });
}, 60_000);
beforeEach(() => {
  const fresh = temporaryFolder();
  cpSync(join(made, "all"), fresh, { recursive: true });
  folder = fresh;
});

/** Replaces text in a part of the workbook. */
function change(path: string, part: string | RegExp, from: string | RegExp, to: string): void {
  const parts = unzipSync(readFileSync(path));
  const names = Object.keys(parts).filter((name) => (typeof part === "string" ? name === part : part.test(name)));
  let found = 0;
  for (const name of names) {
    const text = strFromU8(parts[name]!);
    if (text.search(from) < 0) continue;
    found++;
    parts[name] = strToU8(text.replace(from, to));
  }
  if (found !== 1) throw new Error(`${found} parts hold ${from}`);
  writeFileSync(path, zipSync(parts));
}
const sheets = /^xl\/worksheets\//;
async function rulesOf(campaign: string): Promise<Record<string, string>> {
  const { findings } = (await json(campaign, "findings", "list")) as { findings: { rule: string; severity: string }[] };
  return Object.fromEntries(
    findings.filter(({ rule }) => rule.startsWith("rollup.")).map(({ rule, severity }) => [rule, severity]),
  );
}

test("the form holds the figures as a person would add them up", () => {
  const book = readWorkbook(readFileSync(at("bo/inbox/T01.xlsx")));
  const figureIn = (code: string) => {
    const { sheet, top } = book.names.find(({ name }) => name === code)!;
    return book.sheets.find(({ name }) => name === sheet)!.cells.get(`F${top}`)?.value;
  };
  // 3 + 30 + 300; 1501 of 2000 where both are known, as the indicator is printed; a third of last year's 100 + 50.5, which
  // nothing rounds; 100.25 + 50 + 25 as the element is.
  const expected = { T_TS: 333, T_SO: 1501, T_DS: 2000, T_TL: 75.1, T_CHI: 50.1666666666667, K_CHI: 175.3 };
  expect(Object.fromEntries(Object.keys(expected).map((code) => [code, figureIn(code)]))).toEqual(expected);
  expect(figureIn("T_KHAC")).toBeUndefined();
});

test("what the form asks beyond this campaign is named, and what is filled in is told with its sources", async () => {
  const told = await json("tinh", "rollup", "--form", `bo/${upper}`, "--draft");
  expect(told).toMatchObject({ key, form: { campaign: "bo-2026", unit: "T01" }, left: ["T_KHAC", "YK_UD"] });
  const figure = (element: string) => told.figures.find((one: { element: string }) => one.element === element);
  expect(figure("T_TL")).toMatchObject({ value: 75.1, exact: 75.05, expected: 2, reported: 1 });
  expect(figure("K_CHI")).toMatchObject({ value: 175.3, exact: 175.25, formula: "SUM(K_CHI)" });
  expect(existsSync(at("tinh/reports/T01_ubnd-tinh-nho.xlsx"))).toBe(true);
});

test("of a form with a list, the list is named among what is left to fill in by hand", async () => {
  await run("tinh", "generate-templates", "--unit", "X02");
  const told = await json("tinh", "rollup", "--form", "tinh/outbox/X02_ubnd-xa-than-uyen.xlsx", "--draft");
  expect(told.left).toEqual(["C_CO", "C_SQD", "K_TL", "YK_UD", "DS mô hình"]);
});

test("taken in like any other return, there is nothing to remark but what it lacks", async () => {
  await run("bo", "ingest", "bo/inbox");
  // X02 owes a figure that the ratio is made of.
  expect(await rulesOf("bo")).toEqual({ "rollup.partial": "warning" });
  const results = (await json("bo", "indicators")) as { code: string; value: number }[];
  expect(results.map(({ code, value }) => [code, value])).toEqual([
    ["M_TS", 333],
    ["M_TL", 75.05],
  ]);
});

test("the trace goes down to the cells of the units below", async () => {
  await run("bo", "ingest", "bo/inbox");
  const { inputs } = await json("bo", "trace", "M_TL");
  const [input] = inputs as { element: string; below: Record<string, unknown> & { inputs: object[] } }[];
  expect(input).toMatchObject({ element: "T_SO", unit: "T01", value: 1501 });
  expect(input!.below).toMatchObject({
    ...{ campaign: "nho-2026", signature: "known", value: 1501, expected: 2, reported: 1 },
    lacking: [{ unit: "X02", name: "UBND xã Than Uyên" }],
  });
  const [first] = (await json("tinh", "trace", "B_SO", "--unit", "X01")).inputs;
  const { below: _, ...cell } = input!.below.inputs[0] as Record<string, unknown>;
  expect(cell).toEqual({ ...first, unitName: "UBND xã Tân Uyên" });
  expect(input!.below.inputs).toHaveLength(2);
  const { out } = await run("bo", "trace", "M_TL", "--unit", "T01");
  expect(out).toContain("X01 UBND xã Tân Uyên");
  expect(out).toContain("1 units are missing: UBND xã Than Uyên");
});

test("a figure that is 0 by a word is told with the word, here and from above", async () => {
  const campaign = loadCampaign(at("tinh"), "en");
  const figures = new Map(
    Object.entries({ A_1: { value: 1 }, A_2: { reason: "zero" as const }, K_CHI: { value: 0.5 } }),
  );
  const bytes = await writeTemplate(campaign, unitOf(campaign, "SKH"), { previous: new Map(), figures });
  writeFileSync(at("tinh", "inbox", "SKH mới.xlsx"), bytes);
  await run("tinh", "ingest", "--received", "2026-12-03", "tinh/inbox");
  expect((await run("tinh", "trace", "A_2", "--unit", "SKH")).out).toContain("(Did not occur)");
  await rollUp("--draft");
  await run("bo", "ingest", "bo/inbox");
  const { inputs } = await json("bo", "trace", "T_TS");
  expect(inputs[0].below.inputs[1]).toMatchObject({ element: "A_2", unit: "SKH", value: 0, reason: "zero", raw: "" });
});

test("from the lowest level through two roll-ups", async () => {
  await run("bo", "ingest", "bo/inbox");
  await run("bo", "rollup-key");
  const form = "nuoc/outbox/B01_bo-khoa-hoc.xlsx";
  expect(await run("bo", "rollup", "--form", form, "--out", "nuoc/inbox/B01.xlsx", "--draft")).toMatchObject({
    ...{ status: 0, err: "" },
  });
  await run("nuoc", "ingest", "nuoc/inbox");
  const { inputs, value } = await json("nuoc", "trace", "N_CHI");
  expect(value).toBe(175.3);
  expect(inputs[0].below).toMatchObject({ campaign: "bo-2026", signature: "unchecked" });
  const [middle] = inputs[0].below.inputs;
  expect(middle).toMatchObject({ unit: "T01", unitName: "UBND tỉnh Nhỏ", value: 175.3 });
  expect(middle.below.inputs.map((one: { unit: string; value: number }) => [one.unit, one.value])).toEqual([
    ["SKH", 100.25],
    ["X01", 50],
    ["X02", 25],
  ]);
});

test("received bytes that are encrypted are opened for the trace, where the key is given", async () => {
  const env = { TONGHOP_RECEIVED_KEY: "khóa mã hóa của Bộ 2026" };
  const traced = async (given: Record<string, string>) => {
    const { out } = await command({ cwd: folder, env: given }, "--campaign", "bo", "--json", "trace", "M_TS");
    return JSON.parse(out).data.inputs[0];
  };
  await command({ cwd: folder, env }, "--campaign", "bo", "ingest", "bo/inbox");
  expect((await traced(env)).below).toMatchObject({ campaign: "nho-2026", value: 333 });
  expect((await traced({})).value).toBe(333);
  expect((await traced({})).below).toBeUndefined();
});

test("a reply workbook keeps what was signed: sent back as it was it holds, changed it is told", async () => {
  await run("bo", "ingest", "--received", "2026-12-01", "bo/inbox");
  await run("bo", "feedback", "--unit", "T01");
  const reply = readdirSync(at("bo/feedback")).find((name) => name.endsWith(".xlsx"))!;
  cpSync(at("bo/feedback", reply), at("bo/inbox/tra-loi.xlsx"));
  await run("bo", "ingest", "--received", "2026-12-02", "bo/inbox");
  expect(await rulesOf("bo")).toEqual({ "rollup.partial": "warning" });
  expect((await json("bo", "indicators"))[0]).toMatchObject({ value: 333 });
  change(at("bo/inbox/tra-loi.xlsx"), sheets, "<v>333</v>", "<v>334</v>");
  await run("bo", "ingest", "--received", "2026-12-03", "bo/inbox");
  expect(await rulesOf("bo")).toMatchObject({ "rollup.figure_changed": "error" });
});

test("a reply that cannot keep the signature says so, where the received file cannot be opened", async () => {
  const env = { TONGHOP_RECEIVED_KEY: "khóa mã hóa của Bộ 2026" };
  const feedback = (given: Record<string, string>) =>
    command({ cwd: folder, env: given }, "--campaign", "bo", "feedback", "--unit", "T01");
  await command({ cwd: folder, env }, "--campaign", "bo", "ingest", "bo/inbox");
  const signed = () => {
    const reply = readdirSync(at("bo/feedback")).find((name) => name.endsWith(".xlsx"))!;
    return manifestIn(readFileSync(at("bo/feedback", reply))) !== null;
  };
  expect((await feedback({})).err).toMatch(/không mang chữ ký: UBND/);
  expect(signed()).toBe(false);
  expect((await feedback(env)).err).toBe("");
  expect(signed()).toBe(true);
});

test("the store made again from its log says the same", async () => {
  await run("bo", "ingest", "bo/inbox");
  const { rebuild } = await json("bo", "store", "rebuild");
  expect(rebuild.tables.filter(({ same }: { same: boolean }) => !same)).toEqual([]);
});

describe("of two roll-ups, made at 10:00 and at 11:00 on 06/12", () => {
  const ministryAt = (now: string, ...args: string[]) =>
    command({ cwd: folder, now }, "--campaign", "bo", "--lang", "en", ...args);
  const stateOf = async (file: string) => {
    const { revisions } = (await json("bo", "revisions", "T01")) as { revisions: { file: string; state: string }[] };
    return revisions.find((one) => one.file === file)?.state;
  };
  async function twoMade(): Promise<{ first: Buffer; second: Buffer }> {
    const first = readFileSync(at("bo/inbox/T01.xlsx"));
    await filled("X01", { A_1: 31, A_2: 0, B_DS: 2000, B_SO: 1501, K_CHI: 50 });
    await command({ cwd: folder, now: "2026-12-06T03:30:00.000Z" }, "--campaign", "tinh", "ingest");
    rmSync(at("bo/inbox/T01.xlsx"));
    const made = ["rollup", "--form", `bo/${upper}`, "--out", "bo/inbox/T01.xlsx", "--draft"];
    await command({ cwd: folder, now: "2026-12-06T04:00:00.000Z" }, "--campaign", "tinh", ...made);
    const second = readFileSync(at("bo/inbox/T01.xlsx"));
    rmSync(at("bo/inbox/T01.xlsx"));
    return { first, second };
  }

  test("the later one counts where both come at once", async () => {
    const { first, second } = await twoMade();
    writeFileSync(at("bo/inbox/a sau.xlsx"), second);
    writeFileSync(at("bo/inbox/b trước.xlsx"), first);
    await ministryAt("2026-12-07T03:00:00.000Z", "ingest");
    expect([await stateOf("a sau.xlsx"), await stateOf("b trước.xlsx")]).toEqual(["current", "superseded"]);
  });

  test("a newer one that holds some sheets only leaves the others to the older one, without a word", async () => {
    const { first, second } = await twoMade();
    writeFileSync(at("bo/inbox/trước.xlsx"), first);
    await ministryAt("2026-12-07T03:00:00.000Z", "ingest");
    const part = withManifest(sheetDeleted(second, "2. Tài chính"), manifestIn(second)!);
    writeFileSync(at("bo/inbox/sau.xlsx"), part);
    await ministryAt("2026-12-07T04:00:00.000Z", "ingest");
    expect([await stateOf("trước.xlsx"), await stateOf("sau.xlsx")]).toEqual(["current", "current"]);
    expect(await rulesOf("bo")).not.toHaveProperty(["rollup.older"]);
  });

  test("the older one that comes last is told, until the officer chooses", async () => {
    const { first, second } = await twoMade();
    rmSync(at("bo/tonghop.duckdb"), { force: true });
    rmSync(at("bo/tonghop.duckdb.events.jsonl"), { force: true });
    writeFileSync(at("bo/inbox/sau.xlsx"), second);
    await ministryAt("2026-12-07T03:00:00.000Z", "ingest");
    expect(await rulesOf("bo")).not.toHaveProperty(["rollup.older"]);
    writeFileSync(at("bo/inbox/trước.xlsx"), first);
    await ministryAt("2026-12-07T04:00:00.000Z", "ingest");
    expect(await stateOf("trước.xlsx")).toBe("current");
    expect(await rulesOf("bo")).toMatchObject({ "rollup.older": "error" });
    // The unit is not asked about what a command of the officer decides.
    const campaign = loadCampaign(at("bo"), "en");
    const store = await openStoreAt(at("bo/tonghop.duckdb"), campaign.code);
    const round = await assembleRound(campaign, store, "en");
    await store.close();
    expect(round.findings.map(({ rule }) => rule)).toContain("rollup.older");
    expect(askedOf(round, unitOf(campaign, "T01")).map(({ rule }) => rule)).not.toContain("rollup.older");
    const { out } = await run("bo", "findings", "list");
    expect(out).toMatch(
      /made at 10:00 06\/12\/2026: \w{12} \(trước\.xlsx\).*at 11:00 06\/12\/2026: \w{12} \(sau\.xlsx\)/,
    );
    const { revisions } = (await json("bo", "revisions", "T01")) as { revisions: { file: string; sha256: string }[] };
    await run("bo", "ingest", "--accept", revisions.find(({ file }) => file === "sau.xlsx")!.sha256, "--reason", "x");
    expect(await stateOf("sau.xlsx")).toBe("current");
    expect(await rulesOf("bo")).not.toHaveProperty(["rollup.older"]);
  });
});

describe("what was changed on the way is told, and held back", () => {
  const file = "bo/inbox/T01.xlsx";
  test("a figure in a cell", async () => {
    change(at(file), sheets, "<v>333</v>", "<v>334</v>");
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toMatchObject({ "rollup.figure_changed": "error" });
    const [first] = await json("bo", "indicators");
    expect(first).toMatchObject({ code: "M_TS", value: null });
  });
  test("a figure in the manifest", async () => {
    change(at(file), "customXml/item1.xml", '"value":333,', '"value":334,');
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toMatchObject({ "rollup.signature_wrong": "error" });
    const { inputs } = await json("bo", "trace", "T_TS");
    expect(inputs[0].below.signature).toBe("wrong");
    expect((await json("bo", "indicators"))[0].value).toBeNull();
  });
  test("the key: somebody else's signature", async () => {
    await run("tinh", "rollup-key", "--key", "khac.pem");
    await rollUp("--key", "khac.pem");
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toMatchObject({ "rollup.other_key": "error" });
  });
  test("the manifest put into another unit's form", async () => {
    const other = unzipSync(readFileSync(at("bo/outbox/T02_ubnd-tinh-khac.xlsx")));
    const own = unzipSync(readFileSync(at(file)));
    const moved = Object.fromEntries(Object.entries(own).filter(([name]) => name.startsWith("customXml/")));
    writeFileSync(at("bo/inbox/T02.xlsx"), zipSync({ ...other, ...moved }));
    writeFileSync(at("bo/units.csv"), ministry["units.csv"].replace("KEY", ""));
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toMatchObject({ "rollup.other_form": "error" });
  });
  test("the manifest lost", async () => {
    const own = unzipSync(readFileSync(at(file)));
    const rest = Object.entries(own).filter(([name]) => !name.startsWith("customXml/"));
    writeFileSync(at(file), zipSync(Object.fromEntries(rest)));
    await expectHeld({ "rollup.absent": "error" });
  });
  test("a manifest of a shape that is not known, well signed", async () => {
    resigned((text) => text.replace("tonghop/rollup/1", "tonghop/rollup/2"));
    await expectHeld({ "rollup.unreadable": "error" });
  });
  test("a figure left out of the manifest, and typed into its cell", async () => {
    change(at(file), "customXml/item1.xml", '"element":"T_TS"', '"element":"T_TX"');
    change(at(file), sheets, "<v>333</v>", "<v>999</v>");
    await expectHeld({ "rollup.signature_wrong": "error" });
  });
  test("of another year, well signed", async () => {
    resigned((text) => text.replace('"year":2026,"issuer"', '"year":2025,"issuer"'));
    await expectHeld({ "rollup.other_year_of": "error" });
  });
  test("of an older form, well signed", async () => {
    resigned((text) => text.replace(/("form":\{[^}]*"definition":")\w+/, "$1khac"));
    await expectHeld({ "rollup.other_form": "error" });
  });
  test("signed with the key of another unit", async () => {
    const list = ministry["units.csv"].replace("KEY", "");
    writeFileSync(at("bo/units.csv"), list.replace(/(T02,.*),,$/m, `$1,${key},`));
    await expectHeld({ "rollup.key_of_other": "error" });
  });
  test("the reason of a figure that was not known", async () => {
    for (const unit of ["X01", "X02"]) {
      await filled(unit, { A_1: 10, A_2: 20, K_CHI: 50 });
      await run("tinh", "ingest", "--received", "2026-12-02", "tinh/inbox");
    }
    await rollUp("--draft");
    change(at(file), "xl/worksheets/sheet2.xml", "Chưa có số liệu", "Không thuộc phạm vi");
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toMatchObject({ "rollup.reason_changed": "error" });
  });

  async function expectHeld(rules: Record<string, string>) {
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toEqual(rules);
    const { findings } = await json("bo", "findings", "list");
    // Nothing that the program wrote answers for the unit.
    expect(findings.map(({ state }: { state: string }) => state)).not.toContain("answered");
    expect((await json("bo", "indicators")).map(({ value }: { value: unknown }) => value)).toEqual([null, null]);
  }

  /** The manifest changed by whoever has the key. */
  function resigned(edit: (text: string) => string): void {
    const bytes = readFileSync(at(file));
    const { text } = manifestIn(bytes)!;
    expect(edit(text)).not.toBe(text);
    const own = readSigningKey(readFileSync(at("tinh/khoa-ky.pem"), "utf8"))!;
    writeFileSync(at(file), withManifest(bytes, signManifest(edit(text), own)));
  }
});

describe("the trace says where the cell and what was signed part", () => {
  const file = "bo/inbox/T01.xlsx";
  test("a cell typed over and accepted", async () => {
    change(at(file), sheets, "<v>333</v>", "<v>334</v>");
    await run("bo", "ingest", "bo/inbox");
    const { findings } = await json("bo", "findings", "list");
    const { id } = findings.find((one: { rule: string }) => one.rule === "rollup.figure_changed");
    await run("bo", "findings", "accept", id, "--reason", "đã gọi điện");
    const { value, inputs } = await json("bo", "trace", "M_TS");
    expect(value).toBe(334);
    expect(inputs[0].below).toMatchObject({ value: 333, differs: true, signature: "known" });
    expect((await run("bo", "trace", "M_TS")).out).toContain("THE CELL IS NOT WHAT WAS SIGNED");
  });
  test("a figure that is held back stands in its cell as it was signed", async () => {
    const definition = at("bo/indicators.yaml");
    const rule = 'rules:\n  - {id: T.1, formula: "T_TS<=100", severity: error, message: "Quá nhiều"}\n';
    writeFileSync(definition, readFileSync(definition, "utf8") + rule);
    await run("bo", "ingest", "bo/inbox");
    const { inputs } = await json("bo", "trace", "T_TS");
    expect(inputs[0]).toMatchObject({ value: null, held: true, below: { value: 333, differs: false } });
  });
  test("the manifest of another form", async () => {
    const other = unzipSync(readFileSync(at("bo/outbox/T02_ubnd-tinh-khac.xlsx")));
    const own = unzipSync(readFileSync(at(file)));
    const moved = Object.fromEntries(Object.entries(own).filter(([name]) => name.startsWith("customXml/")));
    const bytes = zipSync({ ...other, ...moved });
    writeFileSync(at("bo/inbox/T02.xlsx"), bytes);
    change(at("bo/inbox/T02.xlsx"), "xl/worksheets/sheet2.xml", /(<c r="F8" s="\d+")\/>/, "$1><v>5</v></c>");
    await run("bo", "ingest", "bo/inbox");
    const { inputs } = await json("bo", "trace", "T_TS", "--unit", "T02");
    expect(inputs[0].below).toMatchObject({ signature: "other_form", differs: true });
  });
});

test("figures typed beside the signed ones are named; a number the form does not take was not changed", async () => {
  const definition = at("bo/indicators.yaml");
  writeFileSync(
    definition,
    edited(
      readFileSync(definition, "utf8"),
      "code: T_TL, name: Tỷ lệ người dùng, group: SL, type: percent",
      "code: T_TL, name: Tỷ lệ người dùng, group: SL, type: integer",
    ),
  );
  await run("bo", "generate-templates");
  await rollUp();
  change(at("bo/inbox/T01.xlsx"), "xl/worksheets/sheet3.xml", /(<c r="F10" s="\d+")\/>/, "$1><v>7</v></c>");
  await run("bo", "ingest", "bo/inbox");
  const { findings } = await json("bo", "findings", "list");
  const rules = findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toContain("number.not_whole");
  expect(rules).not.toContain("rollup.figure_changed");
  const typed = findings.find(({ rule }: { rule: string }) => rule === "rollup.unsigned");
  expect(typed.cells.map(({ element }: { element: string }) => element)).toEqual(["T_KHAC"]);
});

test("a signature by a key nobody knows is told until the key is written down", async () => {
  writeFileSync(at("bo/units.csv"), edited(readFileSync(at("bo/units.csv"), "utf8"), key, ""));
  await run("bo", "ingest", "bo/inbox");
  expect(await rulesOf("bo")).toMatchObject({ "rollup.key_unknown": "warning" });
});

describe("refused, with what to do", () => {
  const blank = () => readFileSync(at("bo", upper));
  test("a result that is there already: it may have been filled in further", async () => {
    const before = readFileSync(at("bo/inbox/T01.xlsx"));
    const told = await run("tinh", "rollup", "--form", `bo/${upper}`, "--out", "bo/inbox/T01.xlsx");
    expect(told.status).toBe(2);
    expect(told.err).toContain("--out");
    expect(readFileSync(at("bo/inbox/T01.xlsx"))).toEqual(before);
  });
  test("a formula, a reason or a source that somebody typed", async () => {
    writeFileSync(at("sua.xlsx"), blank());
    change(at("sua.xlsx"), "xl/worksheets/sheet2.xml", /(<c r="F8" s="\d+")\/>/, "$1><f>1+1</f><v>2</v></c>");
    change(
      at("sua.xlsx"),
      "xl/worksheets/sheet2.xml",
      /(<c r="I10" s="\d+")\/>/,
      '$1 t="inlineStr"><is><t>Sổ 1</t></is></c>',
    );
    const told = await run("tinh", "rollup", "--form", "sua.xlsx");
    expect(told.status).toBe(2);
    expect(told.err).toMatch(/F8 \(T_TS\): holds “=1\+1”\n.*I10 \(T_SO\): holds “Sổ 1”\n.*2 cells/s);
  });
  test("a form that has lost a name", async () => {
    writeFileSync(at("sua.xlsx"), blank());
    change(at("sua.xlsx"), "xl/workbook.xml", 'name="T_TS"', 'name="T_KHONG"');
    const told = await run("tinh", "rollup", "--form", "sua.xlsx");
    expect(told).toMatchObject({ status: 2, err: expect.stringContaining("T_TS") });
  });
  test("a form of another year", async () => {
    const settings = at("tinh/campaign.yaml");
    writeFileSync(settings, edited(readFileSync(settings, "utf8"), "year: 2026", "year: 2025"));
    const definition = at("tinh/indicators.yaml");
    writeFileSync(definition, edited(readFileSync(definition, "utf8"), "year: 2026", "year: 2025"));
    const told = await run("tinh", "rollup", "--form", `bo/${upper}`, "--out", "x.xlsx", "--draft");
    expect(told).toMatchObject({ status: 2, err: expect.stringContaining("of 2026, this campaign of 2025") });
  });
  test("another unit of measure: of a declared line refused, of the same code left to fill in", async () => {
    const definition = at("bo/indicators.yaml");
    const written = readFileSync(definition, "utf8");
    const [mine, theirs] = [
      "T_TS, name: Tổng nhiệm vụ, group: SL, type: integer, unit: nhiệm vụ",
      "K_CHI, name: Tổng chi, group: TC, type: money, unit: triệu đồng",
    ];
    writeFileSync(
      definition,
      edited(written, theirs, theirs.replace("type: money, unit: triệu đồng", "type: decimal, unit: tỷ đồng")),
    );
    await run("bo", "generate-templates");
    const { left } = await json("tinh", "rollup", "--form", `bo/${upper}`, "--out", "x.xlsx");
    expect(left).toContain("K_CHI");
    writeFileSync(
      definition,
      edited(
        written,
        mine,
        mine.replace("nhiệm vụ, group", "nhiệm vụ, group").replace("unit: nhiệm vụ", "unit: nghìn nhiệm vụ"),
      ),
    );
    await run("bo", "generate-templates");
    const told = await run("tinh", "rollup", "--form", `bo/${upper}`, "--out", "y.xlsx");
    expect(told.status).toBe(2);
    expect(told.err).toContain("T_TS: the form asks “nghìn nhiệm vụ”, this campaign has “nhiệm vụ”");
  });
  test("received files that cannot be opened: their sources would be lost", async () => {
    const env = { TONGHOP_RECEIVED_KEY: "khóa mã hóa của Bộ 2026" };
    await command({ cwd: folder, env }, "--campaign", "bo", "ingest", "bo/inbox");
    await run("bo", "rollup-key");
    const form = ["--form", "nuoc/outbox/B01_bo-khoa-hoc.xlsx", "--out", "x.xlsx"];
    const told = await run("bo", "rollup", ...form);
    expect(told).toMatchObject({ status: 3, err: expect.stringContaining("T01.xlsx") });
    expect(await command({ cwd: folder, env }, "--campaign", "bo", "rollup", ...form)).toMatchObject({ status: 0 });
  });
  test("while errors are open; as a draft it says so above", async () => {
    await filled("X01", { A_1: 10, A_2: 20, B_DS: 2000, B_SO: 2001, C_CO: "Không", K_CHI: 50, K_TL: 80 });
    await run("tinh", "ingest", "--received", "2026-12-02", "tinh/inbox");
    const told = await run("tinh", "rollup", "--form", `bo/${upper}`);
    expect(told.status).toBe(1);
    expect(told.err).toMatch(/1 errors are open .*--draft/);
    await rollUp("--draft");
    await run("bo", "ingest", "bo/inbox");
    expect(await rulesOf("bo")).toEqual({ "rollup.blockers": "warning", "rollup.partial": "warning" });
    // Both sides of the ratio were held back, and nothing is left to compute it from.
    expect((await json("bo", "indicators"))[1]).toMatchObject({ code: "M_TL", value: null });
  });
  test("a form in which something else stands: every such cell is named", async () => {
    const form = readFileSync(at("bo", upper));
    writeFileSync(at("da-dien.xlsx"), form);
    change(at("da-dien.xlsx"), "xl/worksheets/sheet2.xml", /(<c r="F\d+" s="\d+")\/>/, "$1><v>5</v></c>");
    const told = await run("tinh", "rollup", "--form", "da-dien.xlsx", "--draft");
    expect(told.status).toBe(2);
    expect(told.err).toMatch(/Số liệu!F\d+ \(T_TS\): holds “5”\n.*1 cells/s);
    expect(existsSync(at("tinh/reports/da-dien.xlsx"))).toBe(false);
  });
  test.each([
    ["no form", "tinh/units.csv", /cannot be read|no form/],
    ["no file", "khong-co.xlsx", /khong-co/],
    ["a form of this very campaign that is a return of a unit", "tinh/inbox/X01.xlsx", /4 cells other than/],
  ])("%s", async (_, form, said) => {
    const told = await run("tinh", "rollup", "--form", form, "--draft");
    expect(told.status).toBe(2);
    expect(told.err).toMatch(said);
  });
  test("the result in the place of the form", async () => {
    const told = await run("tinh", "rollup", "--form", `bo/${upper}`, "--out", `bo/${upper}`, "--draft");
    expect(told).toMatchObject({ status: 2 });
  });
  test("without a signing key", async () => {
    const told = await run("tinh", "rollup", "--form", `bo/${upper}`, "--draft", "--key", "khong-co.pem");
    expect(told.status).toBe(2);
    expect(told.err).toContain("rollup-key");
  });
});

test("the signing key is made once, for its owner alone, and never taken in", async () => {
  const path = at("tinh/khoa-ky.pem");
  const before = readFileSync(path, "utf8");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await json("tinh", "rollup-key")).toEqual({ file: path, key, made: false });
  expect(readFileSync(path, "utf8")).toBe(before);
  cpSync(path, at("tinh/inbox/khoa-ky.pem"));
  const { entries } = await json("tinh", "ingest", "tinh/inbox");
  expect(entries.find((one: { path: string }) => one.path === "khoa-ky.pem")).toMatchObject({ outcome: "skipped" });
});

test("totals only: no unit's figure goes along", async () => {
  await run("tinh", "rollup", "--form", `bo/${upper}`, "--out", "tong.xlsx", "--draft", "--detail", "totals");
  const xml = strFromU8(unzipSync(readFileSync(at("tong.xlsx")))["customXml/item1.xml"]!);
  expect(xml).not.toContain("X01");
  expect(xml).toContain('"value":333,');
  const { sheets: pages } = readWorkbook(readFileSync(at("tong.xlsx")));
  const said = pages.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value));
  expect(said).toContain("Theo số liệu năm trước");
});
