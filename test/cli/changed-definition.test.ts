/** A definition that changes during the round: a unit that is no longer asked, a rule or a sheet that is another. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { writeTemplate } from "../../src/workbook/index.js";
import { sheetDeleted } from "../intake/damage.js";
import { smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

let folder: string;
const run = (...args: string[]) => command({ cwd: folder, now: "2026-12-06T10:00:00+07:00" }, "--lang", "en", ...args);
async function json<T>(...args: string[]): Promise<T> {
  const { out, err } = await run("--json", ...args);
  expect([args, err]).toEqual([args, ""]);
  return (JSON.parse(out) as { data: T }).data;
}

async function form(unit: string): Promise<Uint8Array> {
  const campaign = smallCampaign();
  const figures = new Map([["K_CHI", { value: 50 }]]);
  const rosters = new Map([["DS", [new Map([["DS_TEN", "Trồng chè"]])]]]);
  return writeTemplate(campaign, unitOf(campaign, unit), { previous: new Map(), figures, rosters });
}
const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, "inbox", name), bytes);
/** In the list of units; and last year's of a unit that is not asked has to go as well. */
function edit(change: (line: string) => string[]): void {
  const lines = (name: string) => readFileSync(join(folder, name), "utf8").split("\n");
  const write = (name: string, changed: string[]) => writeFileSync(join(folder, name), changed.join("\n"));
  const isOf = (line: string) => line.startsWith("X02,");
  write(
    "units.csv",
    lines("units.csv").flatMap((line) => (isOf(line) ? change(line) : [line])),
  );
  write(
    "history.csv",
    lines("history.csv").filter((line) => !isOf(line)),
  );
}

beforeEach(() => {
  const models = "\n  - {code: IL, name: Số mô hình, group: SL, unit: mô hình, formula: 'COUNTA(DS_TEN)'}\ntargets:";
  const indicators = smallFiles["indicators.yaml"]!.replace("\ntargets:", models);
  folder = writeCampaign(temporaryFolder(), { "indicators.yaml": indicators });
  mkdirSync(join(folder, "inbox"));
});

const changes: Record<string, (line: string) => string[]> = {
  "is not expected any more": (line) => [line.replace(",yes,", ",no,")],
  "is not in the list any more": () => [],
  "has another code now": (line) => [line.replace("X02,", "X09,")],
};

describe.each(Object.entries(changes))("a unit that %s", (_, change) => {
  test("is an error that names its file, until the file is taken out; no command breaks", async () => {
    put("X01.xlsx", await form("X01"));
    put("X02 a.xlsx", sheetDeleted(await form("X02"), "2. Tài chính"));
    put("X02 b.xlsx", sheetDeleted(await form("X02"), "Số liệu"));
    await run("ingest");
    edit(change);
    const { findings } = await json<{ findings: { rule: string; unit: string; message: string }[] }>(
      "findings",
      "list",
      "--severity",
      "error",
    );
    const told = findings.filter(({ rule }) => rule === "submission.not_asked");
    expect(told).toMatchObject([{ unit: "X02", message: expect.stringMatching(/X02 a\.xlsx.*X02 b\.xlsx/) }]);
    expect((await run("report")).status).toBe(1);
    for (const args of [
      ["status"],
      ["indicators"],
      ["report", "--draft"],
      ["export", "--draft"],
      ["publish", "--draft"],
      ["feedback"],
      ["doctor"],
      ["ingest"],
    ])
      expect([args, await run(...args)]).toEqual([
        args,
        expect.objectContaining({ err: expect.not.stringContaining("fault of the program") }),
      ]);
    const { inputs } = await json<{ inputs: { unit: string }[] }>("trace", "IL");
    expect(inputs.map(({ unit }) => unit)).not.toContain("X02");

    for (const [hash] of told[0]!.message.matchAll(/\b[0-9a-f]{12}\b/g))
      await run("ingest", "--withdraw", hash, "--reason", "không còn báo cáo");
    const { findings: left } = await json<{ findings: { rule: string }[] }>("findings", "list");
    expect(left.map(({ rule }) => rule)).not.toContain("submission.not_asked");
  });
});

describe("what files are judged by", () => {
  const change = (name: string, from: string | RegExp, to: string) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text).not.toBe(text.replace(from, to));
    writeFileSync(join(folder, name), text.replace(from, to));
  };
  const errors = async () =>
    (
      await json<{ findings: { rule: string; unit: string | null; message: string }[] }>(
        "findings",
        "list",
        "--severity",
        "error",
      )
    ).findings;

  test("a rule that is added says so before the report, and judges what is there once the store is rebuilt", async () => {
    put("X01.xlsx", await form("X01"));
    put("SKH.xlsx", await form("SKH"));
    await run("ingest");
    const before = await errors();
    change(
      "indicators.yaml",
      "rules:\n",
      "rules:\n  - {id: N.1, formula: 'K_CHI<=45', severity: error, message: \"Quá nhiều\"}\n",
    );
    const told = await errors();
    expect(told).toHaveLength(before.length + 1);
    expect(told).toContainEqual(
      expect.objectContaining({
        rule: "submission.judged_before",
        unit: null,
        message: expect.stringMatching(/^2 files .*store rebuild/),
      }),
    );
    // Accepted as it is, it stays accepted until the definition is changed again.
    const open = async () =>
      (
        await json<{ findings: { id: string; rule: string; state: string }[] }>("findings", "list", "--state", "open")
      ).findings.find(({ rule }) => rule === "submission.judged_before");
    await run("findings", "accept", (await open())!.id, "--reason", "không ảnh hưởng");
    expect(await open()).toBeUndefined();
    change("indicators.yaml", "K_CHI<=45", "K_CHI<=44");
    expect(await open()).toBeDefined();
    await run("store", "rebuild");
    const after = (await errors()).map(({ rule, unit }) => `${rule} ${unit}`);
    expect(after).toEqual(expect.arrayContaining(["N.1 SKH", "N.1 X01"]));
    expect(after).toHaveLength(before.length + 2);
  });

  test("last year's figure concerns its unit alone; what is computed anew concerns none", async () => {
    put("X01.xlsx", await form("X01"));
    put("X02.xlsx", await form("X02"));
    await run("ingest");
    const before = await errors();
    change("indicators.yaml", "value: 10", "value: 11");
    change("indicators.yaml", "CT_IC<=100000", "CT_IC<=200000");
    change("units.csv", "x01@tinh.example", "khac@tinh.example");
    change("indicators.yaml", "{code: A_1,", "{code: A_1, note: Kể cả nhiệm vụ chuyển tiếp,");
    expect(await errors()).toEqual(before);
    change("history.csv", "X01,B_DS,2000", "X01,B_DS,2001");
    expect(await errors()).toContainEqual(
      expect.objectContaining({
        rule: "submission.judged_before",
        message: expect.stringMatching(/^1 files .*X01\.xlsx/),
      }),
    );
  });

  test("a sheet that is another now is told: until the store is rebuilt the older file's may stand beside the newer's", async () => {
    put("X01.xlsx", await form("X01"));
    await run("ingest");
    change(
      "campaign.yaml",
      '{code: TC, name: Tài chính, sheet: "2. Tài chính", section: mot}',
      '{code: TM, name: Tài chính, sheet: "1. Tiền", section: mot}',
    );
    change("indicators.yaml", /group: TC/g, "group: TM");
    expect((await errors()).map(({ rule }) => rule)).toContain("submission.judged_before");
    await run("store", "rebuild");
    expect((await errors()).map(({ rule }) => rule)).not.toContain("submission.judged_before");
  });
});
