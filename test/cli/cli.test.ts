/** The program as the officer meets it: words on the screen, exit statuses, documents for machines. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { typed } from "../intake/damage.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";

interface Said {
  status: number;
  out: string;
  err: string;
}
const now = "2026-12-06T03:00:00.000Z";
async function run(cwd: string, args: string[], env: Record<string, string> = {}, colour = false): Promise<Said> {
  const said = { out: "", err: "" };
  const streams = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    interactive: false,
    colour,
  };
  const status = await main(args, { streams, env, cwd, clock: () => new Date(now) });
  return { status, ...said };
}

const campaign = smallCampaign();
const usual = {
  SKH: { A_1: 1, A_2: 2, C_CO: "Có", C_SQD: "QĐ 1", K_CHI: 100, K_TL: 90 },
  X01: { A_1: 10, A_2: 20, B_DS: 2000, B_SO: 1500, C_CO: "Có", C_SQD: "QĐ 2", K_CHI: 50, K_TL: 80 },
  X02: { A_1: 100, A_2: 200, B_DS: 4000, B_SO: 1000, C_CO: "Không", K_CHI: 25, K_TL: 70 },
} as Record<string, Record<string, number | string>>;
const form = (unit: string, more: Record<string, number | string> = {}) =>
  writeTemplate(campaign, unitOf(campaign, unit), {
    previous: new Map(),
    figures: new Map(Object.entries({ ...usual[unit], ...more }).map(([code, value]) => [code, { value }])),
    cover: { letterNumber: "1/BC" },
  });
const forms: Record<string, Uint8Array> = {};
let wrong: Uint8Array;
beforeAll(async () => {
  for (const unit of Object.keys(usual)) forms[unit] = await form(unit);
  wrong = await form("X01", { B_SO: 2500 });
});

function workingFolder(files: Record<string, Uint8Array> = forms, changes: Record<string, string | null> = {}): string {
  const folder = writeCampaign(temporaryFolder(), changes);
  mkdirSync(join(folder, "inbox"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, "inbox", `${name}.xlsx`), bytes);
  return folder;
}
const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
function calm(said: Said) {
  // Never a stack trace, an English library's words or an undefined slot in front of the officer.
  expect(said.out + said.err).not.toMatch(/\n\s+at .*:\d+:\d+|node_modules|\[object |undefined|\{[a-z]+\}/);
}

describe("a call that is wrong", () => {
  test.each<[string, string[]]>([
    ["an unknown command", ["nhan-tep"]],
    ["an unknown option", ["ingest", "--tat-ca"]],
    ["an unknown global option", ["--mau", "check"]],
    ["a missing argument", ["trace"]],
    ["an option without its value", ["report", "--out"]],
    ["too many arguments", ["check", "thêm"]],
    ["a missing reason", ["findings", "accept", "abc"]],
    ["no command", []],
    ["a day that does not exist", ["report", "--date", "2026-02-31"]],
    ["a month that does not exist", ["report", "--date", "2026-13-40"]],
    ["a unit nobody knows", ["findings", "list", "--unit", "99999"]],
    ["a day of arrival still to come", ["ingest", "--received", "2027-12-04"]],
    ["a bad day of arrival", ["ingest", "--received", "hôm qua"]],
    ["a bad present", ["--now", "mai", "status"]],
    ["a bad seed", ["rehearse", "--seed", "-1"]],
    ["an unknown format", ["validate", "--format", "pdf", "a.xlsx"]],
    ["an unknown unit", ["generate-templates", "--unit", "ZZ"]],
    ["an unknown indicator", ["trace", "ZZ"]],
    ["a decision on a file without a reason", ["ingest", "--accept", "0123456789ab"]],
    ["two decisions at once", ["ingest", "--accept", "0123456789ab", "--withdraw", "0123456789ab", "--reason", "vì"]],
    ["a decision with a path", ["ingest", "inbox", "--withdraw", "0123456789ab", "--reason", "vì"]],
    ["a file nobody sent", ["ingest", "--accept", "0123456789ab", "--reason", "vì"]],
    ["too short a hash", ["ingest", "--accept", "0123", "--reason", "vì"]],
    ["a decision without a reason", ["findings", "accept", "0123456789ab", "--reason", "  "]],
    ["the revisions of a unit nobody knows", ["revisions", "99999"]],
    ["an unknown finding", ["findings", "accept", "zzzz", "--reason", "vì"]],
    ["a path that is not there", ["ingest", "không-có"]],
    ["a file that is not there", ["validate", "không-có.xlsx"]],
    ["a shipped campaign that is not there", ["init", "moi", "--from", "khac"]],
  ])("%s ends with status 2 and a word in Vietnamese", async (_, args) => {
    const said = await run(workingFolder({}), args);
    expect(said.status).toBe(2);
    expect(said.out).toBe("");
    expect(said.err).toMatch(vietnamese);
    expect(said.err).not.toMatch(/\b(error|is invalid|Allowed choices|argument)\b/);
    calm(said);
  });

  test("is told in English with --lang en, wherever it stands", async () => {
    const folder = workingFolder({});
    for (const args of [
      ["--lang", "en", "nope"],
      ["--lang=en", "trace"],
      ["--lang", "en", "ingest", "nowhere"],
    ]) {
      const said = await run(folder, args);
      expect(said.status).toBe(2);
      expect(said.err).not.toMatch(/[ăâđêôơưạảầấ]/i);
      calm(said);
    }
  });

  test("outside any campaign is told what to do", async () => {
    const said = await run(temporaryFolder(), ["status"]);
    expect(said).toMatchObject({ status: 2, out: "" });
    expect(said.err).toContain("tonghop init");
  });

  test("a campaign folder that does not exist is not replaced by the one above it", async () => {
    const folder = workingFolder({});
    const said = await run(folder, ["--campaign", "nam-2025", "check"]);
    expect(said.status).toBe(2);
  });
});

describe("help and version", () => {
  test("are in Vietnamese, or in English, with status 0, on standard output", async () => {
    const folder = workingFolder({});
    for (const args of [["--help"], ["ingest", "--help"], ["findings", "accept", "--help"], ["rollup", "--help"]]) {
      const vi = await run(folder, args);
      expect([vi.status, vi.err]).toEqual([0, ""]);
      expect(vi.out).toMatch(/Cách dùng:/);
      expect(vi.out).not.toMatch(/Usage:|Options:|display help|output the version|choices:|default:/);
      const en = await run(folder, ["--lang", "en", ...args]);
      expect(en.out).toMatch(/Usage:/);
    }
    expect(await run(folder, ["--version"])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe("init and check", () => {
  test("the shipped campaign becomes a working folder that checks with status 0 and lists what is made up", async () => {
    const here = temporaryFolder();
    const made = await run(here, ["init", "làm việc"]);
    expect(made).toMatchObject({ status: 0, err: "" });
    for (const name of ["outbox", "inbox", "reports", "campaign.yaml"])
      expect(existsSync(join(here, "làm việc", name))).toBe(true);
    const checked = await run(join(here, "làm việc", "inbox"), ["check"]);
    expect(checked.status).toBe(0);
    expect(checked.out).toMatch(/70 chỉ tiêu/);
    expect(checked.out).toMatch(/minh họa/);
    expect(await run(here, ["init", "làm việc"])).toMatchObject({ status: 2 });
    writeFileSync(join(here, "tệp"), "");
    for (const path of ["tệp", "tệp/bên trong"])
      expect(await run(here, ["init", path])).toMatchObject({ status: 3, err: expect.stringContaining("đường dẫn") });
  });

  test("a broken definition ends with status 2, all errors at once, for check and for any other command", async () => {
    const indicators = edited(
      edited(smallFiles["indicators.yaml"]!, "formula: 'SUM(K_CHI)'", "formula: 'SUM(K_CHO)'"),
      "'B_SO<=B_DS'",
      "'B_SO<=B_DX'",
    );
    const folder = workingFolder({}, { "indicators.yaml": indicators });
    const checked = await run(folder, ["check"]);
    expect(checked.status).toBe(2);
    expect(checked.out).toContain("K_CHO");
    expect(checked.out).toContain("B_DX");
    expect(checked.out).toMatch(/Có phải “K_CHI”/);
    const other = await run(folder, ["status"]);
    expect(other.status).toBe(2);
    expect(other.err).toContain("K_CHO");
    expect(existsSync(join(folder, "tonghop.duckdb"))).toBe(false);
    const json = await run(folder, ["check", "--json"].reverse());
    expect(json.status).toBe(2);
    expect(
      JSON.parse(json.out).data.problems.map((one: { file: string; line: number }) => [one.file, typeof one.line]),
    ).toEqual(expect.arrayContaining([["indicators.yaml", "number"]]));
  });
});

describe("a round", () => {
  test("from blank forms to the report", async () => {
    const folder = workingFolder();
    expect(await run(folder, ["generate-templates"])).toMatchObject({ status: 0, err: "" });
    expect(readdirSync(join(folder, "outbox")).sort()).toEqual([
      "SKH_so-khoa-hoc.xlsx",
      "X01_ubnd-xa-tan-uyen.xlsx",
      "X02_ubnd-xa-than-uyen.xlsx",
      "manifest.csv",
    ]);
    const taken = await run(folder, ["ingest"]);
    expect(taken).toMatchObject({ status: 0, err: "" });
    // 7 + 9 + 9 inputs: 6 + 8 + 7 of them typed.
    expect(taken.out).toContain("25 = 21");
    const status = await run(folder, ["status"]);
    expect(status.out).toMatch(/3\/3 đơn vị/);
    const indicators = await run(folder, ["indicators"]);
    expect(indicators.out).toMatch(/IA .*333.*Vượt/);
    expect(indicators.out).toMatch(/IB .*41,7/);
    const trace = await run(folder, ["trace", "IB", "--unit", "X01"]);
    expect(trace.out).toContain("Số liệu!F12");
    expect(await run(folder, ["report"])).toMatchObject({ status: 0, err: "" });
    expect(readdirSync(join(folder, "reports"))).toEqual(["bao-cao-nho-2026.docx"]);
    for (const said of [taken, status, indicators, trace]) calm(said);
  });

  test("twice gives the same outbox and the same report, byte for byte", async () => {
    const folders = [workingFolder(), workingFolder()];
    for (const [n, folder] of folders.entries()) {
      await run(folder, ["ingest", "--received", "2026-12-04"]);
      expect(await run(folder, ["--now", `2026-12-${20 + n}`, "report", "--out", "r.docx"])).toMatchObject({
        status: 0,
      });
    }
    expect(readFileSync(join(folders[0]!, "r.docx")).equals(readFileSync(join(folders[1]!, "r.docx")))).toBe(true);
  });

  test("refuses a report over open errors with status 1, writes a draft, and a final one once they are decided", async () => {
    const folder = workingFolder({ ...forms, X01: wrong });
    expect(await run(folder, ["ingest"])).toMatchObject({ status: 0 });
    const refused = await run(folder, ["report"]);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain("findings accept");
    expect(existsSync(join(folder, "reports"))).toBe(false);
    expect(await run(folder, ["report", "--draft"])).toMatchObject({ status: 0 });
    const list = JSON.parse((await run(folder, ["--json", "findings", "list", "--severity", "error"])).out).data
      .findings;
    expect(list).toMatchObject([{ rule: "B.1", unit: "X01", state: "open", imbalance: 500 }]);
    expect(await run(folder, ["findings", "accept", list[0].id, "--cells", "K_CHI", "--reason", "vì"])).toMatchObject({
      status: 2,
    });
    expect(await run(folder, ["findings", "reject", list[0].id, "--reason", "sai số", "--by", "Lò"])).toMatchObject({
      status: 0,
    });
    expect(await run(folder, ["report"])).toMatchObject({ status: 0 });
    expect((await run(folder, ["indicators"])).out).toMatch(/IB .*25,0/);
    expect(await run(folder, ["findings", "accept", list[0].id, "--reason", "đã xác minh"])).toMatchObject({
      status: 0,
    });
    expect((await run(folder, ["findings"])).out).toContain("đã xác minh");
    expect((await run(folder, ["indicators"])).out).toMatch(/IB .*58,3/);
  });

  test("exports what the report is made from, refuses over open errors, and marks a draft", async () => {
    const folder = workingFolder({ ...forms, X01: wrong });
    const nothingYet = await run(folder, ["export"]);
    expect(nothingYet).toMatchObject({ status: 1 });
    await run(folder, ["ingest"]);
    const refused = await run(folder, ["export", "--format", "csv"]);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain("tonghop export --draft");
    expect(existsSync(join(folder, "reports"))).toBe(false);
    const draft = await run(folder, ["export", "--draft"]);
    expect(draft).toMatchObject({ status: 0, err: "" });
    expect(draft.out).toContain("tong-hop-nho-2026-du-thao.xlsx");
    for (const said of [nothingYet, refused, draft]) calm(said);
    const [id] = JSON.parse((await run(folder, ["--json", "findings"])).out).data.findings.map(
      (one: { id: string }) => one.id,
    );
    await run(folder, ["findings", "accept", id, "--reason", "đã xác minh"]);
    for (const format of ["xlsx", "csv", "parquet"])
      expect(await run(folder, ["export", "--format", format])).toMatchObject({ status: 0, err: "" });
    expect(readdirSync(join(folder, "reports")).sort()).toEqual([
      "du-lieu-mo-nho-2026",
      "du-lieu-mo-nho-2026-parquet",
      "tong-hop-nho-2026-du-thao.xlsx",
      "tong-hop-nho-2026.xlsx",
    ]);
    expect(readFileSync(join(folder, "reports", "du-lieu-mo-nho-2026", "DOC-TRUOC.md"), "utf8")).not.toContain(
      "DỰ THẢO",
    );
    expect(await run(folder, ["export", "--format", "ods"])).toMatchObject({ status: 2 });
    expect(await run(folder, ["export", "--out", "campaign.yaml/x.xlsx"])).toMatchObject({ status: 3 });
  });

  test("ingest --strict ends with 1 over errors, refusals and conflicts, and with 0 without them", async () => {
    expect(await run(workingFolder(), ["ingest", "--strict"])).toMatchObject({ status: 0 });
    expect(await run(workingFolder({ X01: wrong }), ["ingest", "--strict"])).toMatchObject({ status: 1 });
    expect(await run(workingFolder({ a: forms.X01!, b: wrong }), ["ingest", "--strict"])).toMatchObject({ status: 1 });
    const folder = workingFolder();
    writeFileSync(join(folder, "inbox", "scan.pdf"), "%PDF-1.4");
    const said = await run(folder, ["ingest", "--strict"]);
    expect(said.status).toBe(1);
    calm(said);
  });

  test("ingest --strict says 1 again on the second run, while the errors are open", async () => {
    const folder = workingFolder({ X01: wrong });
    await run(folder, ["ingest", "--strict"]);
    expect(await run(folder, ["ingest", "--strict"])).toMatchObject({ status: 1 });
  });

  test("an empty inbox is no error and is said", async () => {
    const said = await run(workingFolder({}), ["ingest"]);
    expect(said).toMatchObject({ status: 0, err: "" });
    expect(said.out).toMatch(/Không có tệp nào/);
  });

  test("rehearse fills the inbox, the same for the same seed, and never over real files", async () => {
    const folders = [workingFolder({}), workingFolder({})];
    for (const folder of folders) expect(await run(folder, ["rehearse", "--seed", "7"])).toMatchObject({ status: 0 });
    const [one, two] = folders.map((folder) => readdirSync(join(folder, "inbox")).sort());
    expect(one).toEqual(two);
    expect(one).toContain("received.csv");
    for (const name of one!)
      expect([
        name,
        readFileSync(join(folders[0]!, "inbox", name)).equals(readFileSync(join(folders[1]!, "inbox", name))),
      ]).toEqual([name, true]);
    expect(await run(folders[0]!, ["rehearse"])).toMatchObject({ status: 2 });
    const taken = JSON.parse((await run(folders[0]!, ["--json", "ingest"])).out).data;
    expect(taken.entries).toHaveLength(one!.length);
    expect(taken.summary.cells.accepted + taken.summary.cells.rejected + taken.summary.cells.blank).toBe(
      taken.summary.cells.input,
    );
  });
});

describe("publish", () => {
  const open = { "campaign.yaml": `${smallFiles["campaign.yaml"]!}publication: {protectedKinds: []}\n` };
  const files = ["chi-tieu.csv", "chi-tieu.json", "index.html", "thong-cao.html"];

  test("writes the page, the press sheet and the data, the same bytes each time", async () => {
    const folders = [workingFolder(forms, open), workingFolder(forms, open)];
    for (const [n, folder] of folders.entries()) {
      await run(folder, ["ingest", "--received", "2026-12-04"]);
      const said = await run(folder, ["--now", `2026-12-${20 + n}`, "publish"]);
      expect(said).toMatchObject({ status: 0, err: "" });
      expect(said.out).toContain("3/4 chỉ tiêu có kết quả công bố");
      calm(said);
      expect(readdirSync(join(folder, "publish")).sort()).toEqual(files);
    }
    for (const name of files) {
      const [one, two] = folders.map((folder) => readFileSync(join(folder, "publish", name)));
      expect([name, one!.equals(two!)]).toEqual([name, true]);
    }
    const { data } = JSON.parse((await run(folders[0]!, ["--json", "publish"])).out);
    expect(data).toMatchObject({ draft: false, counts: { all: 4, published: 3, hidden: 1, undecided: 0 } });
    // Two communes alone report what IB is made of.
    expect(data.suppressed).toContainEqual({ indicator: "IB", part: "value", kind: "", why: "few_reporters" });
    expect(readFileSync(join(folders[0]!, "publish", "index.html"), "utf8")).not.toContain("DỰ THẢO");
  });

  test("without a word on publication in the definition every unit is protected", async () => {
    const folder = workingFolder();
    await run(folder, ["ingest"]);
    const { data } = JSON.parse((await run(folder, ["--json", "publish"])).out);
    // X02 makes up 300 of 333.
    expect(data.suppressed).toContainEqual({ indicator: "IA", part: "value", kind: "", why: "dominance" });
    expect(JSON.parse(readFileSync(join(folder, "publish", "chi-tieu.json"), "utf8")).indicators[0]).toMatchObject({
      code: "IA",
      value: null,
      reason: "confidential",
      achievement: null,
    });
  });

  test("refuses over open errors and over made-up figures, but for a draft, which says so in every file", async () => {
    const folder = workingFolder({ ...forms, X01: wrong }, open);
    await run(folder, ["ingest"]);
    const refused = await run(folder, ["publish", "--out", "web"]);
    expect(refused).toMatchObject({ status: 1, out: "" });
    expect(refused.err).toContain("publish --draft");
    expect(existsSync(join(folder, "web"))).toBe(false);
    const madeUp = edited(smallFiles["indicators.yaml"]!, "status: official", "status: illustrative");
    const other = workingFolder(forms, { ...open, "indicators.yaml": madeUp });
    await run(other, ["ingest"]);
    expect((await run(other, ["publish"])).err).toContain("số minh họa");
    const draft = await run(other, ["publish", "--draft", "--out", "web"]);
    expect(draft.out).toContain("chỉ lưu hành nội bộ");
    for (const name of files)
      expect(readFileSync(join(other, "web", name), "utf8")).toMatch(
        /DỰ THẢO – LƯU HÀNH NỘI BỘ, KHÔNG CÔNG KHAI.*MINH HỌA/s,
      );
  });

  test("remembers what was made public in the campaign's folder, not in the one made public; a draft is not", async () => {
    const folder = workingFolder(forms, open);
    const memory = join(folder, "da-cong-bo.json");
    await run(folder, ["ingest"]);
    await run(folder, ["publish", "--draft"]);
    expect(existsSync(memory)).toBe(false);
    await run(folder, ["publish"]);
    const first = readFileSync(memory, "utf8");
    expect(first).toContain("không công khai");
    expect(readdirSync(join(folder, "publish")).sort()).toEqual(files);
    const again = await run(folder, ["publish"]);
    expect(again).toMatchObject({ status: 0, err: "" });
    expect(readFileSync(memory, "utf8")).toBe(first);
    writeFileSync(memory, first.slice(0, 100));
    const refused = await run(folder, ["publish"]);
    expect(refused).toMatchObject({ status: 3, out: "" });
    expect(refused.err).toContain("da-cong-bo.json");
    calm(refused);
  });

  test("publishes nothing where nothing came", async () => {
    expect(await run(workingFolder({}, open), ["publish"])).toMatchObject({ status: 1, out: "" });
  });

  test("status --html writes the board; contacts come from units.csv", async () => {
    const { X02: _, ...sent } = forms;
    const contact = edited(
      smallFiles["units.csv"]!,
      "UBND xã Than Uyên,xa,XA,yes,,,,",
      "UBND xã Than Uyên,xa,XA,yes,,,,0213 555",
    );
    const folder = workingFolder(sent, { "units.csv": contact });
    await run(folder, ["ingest", "--received", "2026-12-04"]);
    expect(await run(folder, ["status", "--html", "board.html"])).toMatchObject({ status: 0, err: "" });
    const html = readFileSync(join(folder, "board.html"), "utf8");
    expect(html).toMatch(/UBND xã Than Uyên<\/strong>\s*Chưa gửi<br>0213 555/);
    expect(html).toContain("Không dự báo");
  });
});

describe("validate", () => {
  test("stores nothing and ends with 1 on an error or an unreadable file, else with 0", async () => {
    const folder = workingFolder({ ...forms, sai: wrong });
    writeFileSync(join(folder, "inbox", "hong.xlsx"), "x");
    expect(await run(folder, ["validate", "inbox/X01.xlsx", "inbox/X02.xlsx"])).toMatchObject({ status: 0 });
    expect(await run(folder, ["validate", "inbox/X01.xlsx", "inbox/sai.xlsx"])).toMatchObject({ status: 1 });
    expect(await run(folder, ["validate", "inbox/hong.xlsx"])).toMatchObject({ status: 1 });
    expect(existsSync(join(folder, "tonghop.duckdb"))).toBe(false);
    expect(existsSync(join(folder, "received"))).toBe(false);
  });

  test("tells the same findings in every form, and the ids that ingest gives", async () => {
    const folder = workingFolder({ X01: wrong });
    const file = "inbox/X01.xlsx";
    const json = JSON.parse((await run(folder, ["validate", "--format", "json", file])).out);
    expect(json).toEqual(JSON.parse((await run(folder, ["--json", "validate", file])).out));
    expect(json.data.files[0]).toMatchObject({
      path: file,
      unit: "X01",
      findings: [{ rule: "B.1", severity: "error" }],
    });
    const github = (await run(folder, ["validate", "--format", "github", file])).out;
    expect(github).toMatch(/^::error file=inbox\/X01\.xlsx,title=B\.1::/);
    const junit = (await run(folder, ["validate", "--format", "junit", file])).out;
    expect(junit).toContain('failures="1"');
    expect((await run(folder, ["validate", file])).out).toContain("LỖI");
    await run(folder, ["ingest"]);
    const stored = JSON.parse((await run(folder, ["--json", "findings"])).out).data.findings;
    expect(stored.map((one: { id: string }) => one.id)).toEqual(
      json.data.files[0].findings.map((one: { id: string }) => one.id),
    );
  });
});

describe("documents for machines", () => {
  test("each command prints one document with its schema, version, campaign and data, and nothing else", async () => {
    const folder = workingFolder({ ...forms, X01: wrong });
    const commands: [string, string[]][] = [
      ["check", ["check"]],
      ["generate-templates", ["generate-templates"]],
      ["ingest", ["ingest"]],
      ["status", ["status"]],
      ["findings", ["findings", "list"]],
      ["indicators", ["indicators"]],
      ["trace", ["trace", "IA"]],
      ["validate", ["validate", "inbox/X02.xlsx"]],
      ["report", ["report", "--draft"]],
      ["publish", ["publish", "--draft"]],
    ];
    for (const [name, args] of commands) {
      const said = await run(folder, ["--json", ...args]);
      expect([name, said.err]).toEqual([name, ""]);
      const document = JSON.parse(said.out);
      expect([name, Object.keys(document)]).toEqual([name, ["schema", "version", "campaign", "data"]]);
      expect(document).toMatchObject({ schema: `tonghop/${name}`, version: 1, campaign: "nho-2026" });
      expect(document.data).toBeTruthy();
    }
    const indicators = JSON.parse((await run(folder, ["--json", "indicators"])).out).data;
    expect(indicators.find((one: { code: string }) => one.code === "IB")).toMatchObject({
      value: 25,
      numerator: 1000,
      denominator: 4000,
      coverage: { expected: 2, reported: 1, units: ["X01"] },
    });
  });

  test("--json may stand after the command as well", async () => {
    const said = await run(workingFolder(), ["status", "--json"]);
    expect(said.status).toBe(0);
    expect(JSON.parse(said.out).schema).toBe("tonghop/status");
  });

  test("--lang en tells results in English", async () => {
    const folder = workingFolder({ ...forms, X01: wrong });
    await run(folder, ["ingest"]);
    const status = await run(folder, ["--lang", "en", "status"]);
    expect(status.out).toMatch(/3\/3 units have sent/);
    expect((await run(folder, ["--lang", "en", "findings"])).out).toMatch(/ERROR/);
  });
});

describe("the surroundings", () => {
  test("a store and a present moment are taken from the surroundings given", async () => {
    const folder = workingFolder();
    const store = join(temporaryFolder(), "khac.duckdb");
    const said = await run(folder, ["--json", "ingest"], { TONGHOP_STORE: store, TONGHOP_NOW: "2026-12-01T08:00" });
    expect(existsSync(store)).toBe(true);
    expect(existsSync(join(folder, "tonghop.duckdb"))).toBe(false);
    expect(JSON.parse(said.out).data.entries[0].receivedAt).toBe("2026-12-01T01:00:00.000Z");
  });

  test("a directory in the place of the output ends with status 3", async () => {
    const folder = workingFolder();
    await run(folder, ["ingest"]);
    mkdirSync(join(folder, "r.docx", "x"), { recursive: true });
    const said = await run(folder, ["report", "--out", "r.docx"]);
    expect(said.status).toBe(3);
    expect(said.err).toMatch(/Không ghi được .*r\.docx.* Chọn đường dẫn khác/);
    const long = await run(folder, ["report", "--out", `${"dài".repeat(100)}.docx`]);
    expect(long.status).toBe(3);
    expect(long.err).toMatch(/Không ghi được .*ENAMETOOLONG.* kiểm tra quyền ghi/);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    mkdirSync(join(folder, "outbox", "X01_ubnd-xa-tan-uyen.xlsx", "x"), { recursive: true });
    expect(await run(folder, ["generate-templates"])).toMatchObject({ status: 3 });
  });

  test("a file in the place of a folder ends with status 3 and the officer's words", async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, "outbox"), "");
    const generated = await run(folder, ["generate-templates"]);
    expect(generated.status).toBe(3);
    expect(generated.err).toMatch(/Không ghi được .*outbox.* Chọn đường dẫn khác/);
    writeFileSync(join(folder, "received"), "");
    const taken = await run(folder, ["ingest"]);
    expect(taken.status).toBe(3);
    expect(taken.err).toMatch(/Không lưu được/);
  });

  test("a store that is none, or of another campaign, ends as it should", async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, "tonghop.duckdb"), "không phải kho".repeat(1000));
    const said = await run(folder, ["status"]);
    expect(said.status).toBe(3);
    calm(said);
    const other = workingFolder(
      {},
      { "campaign.yaml": edited(smallFiles["campaign.yaml"]!, "code: nho-2026", "code: khac-2026") },
    );
    await run(other, ["status"]);
    expect(await run(workingFolder(), ["--store", join(other, "tonghop.duckdb"), "status"])).toMatchObject({
      status: 2,
    });
    expect(await run(folder, ["--store", "mysql://x", "status"])).toMatchObject({ status: 2 });
  });

  test("a store in use elsewhere ends with status 3", async () => {
    const folder = workingFolder();
    await run(folder, ["status"]);
    const script = `const { DuckDBInstance } = await import("@duckdb/node-api"); await DuckDBInstance.create(${JSON.stringify(join(folder, "tonghop.duckdb"))}); console.log("held"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: process.cwd(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await new Promise((ready) => child.stdout.once("data", ready));
      const said = await run(folder, ["ingest"]);
      expect(said.status).toBe(3);
      expect(said.err).toMatch(/đang được một chương trình khác/);
      calm(said);
    } finally {
      child.kill("SIGKILL");
      await new Promise((ended) => child.once("exit", ended));
    }
  });

  test("a pipe in the inbox does not hang it", async () => {
    const folder = workingFolder();
    execFileSync("mkfifo", [join(folder, "inbox", "ống.xlsx")]);
    expect(JSON.parse((await run(folder, ["--json", "ingest"])).out).data.summary).toMatchObject({
      entries: 4,
      ingested: 3,
      skipped: 1,
    });
  });
});

describe("what clerks type", () => {
  const evil = "\u001b[2J\u001b]0;x\u0007\u202egnp\u009b31m";
  test("never reaches the terminal as an escape, nor a workflow or a test report as a command", async () => {
    const folder = workingFolder({
      "X01 \u001b[31m": typed(forms.X01!, "Số liệu", {
        F9: `khoảng _x001B_[2J\u202e 5\n::error::x <b>`,
        J9: "_x001B_[31m giải trình",
        C20: "_x001B_]0;x_x0007_",
        C9: "\u202enhãn",
      }),
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    for (const args of [
      ["ingest"],
      ["findings"],
      ["status"],
      ["trace", "IA"],
      ["indicators"],
      ["validate", "inbox/X01 \u001b[31m.xlsx"],
    ]) {
      const said = await run(folder, args);
      expect([args[0], dangerous.exec(said.out + said.err)?.[0]]).toEqual([args[0], undefined]);
    }
    const github = (await run(folder, ["validate", "--format", "github", "inbox/X01 \u001b[31m.xlsx"])).out;
    for (const line of github.trim().split("\n")) expect(line).toMatch(/^::(error|warning|notice) file=/);
    const junit = (await run(folder, ["validate", "--format", "junit", "inbox/X01 \u001b[31m.xlsx"])).out;
    expect(junit).not.toMatch(/<b>/);
    expect(junit).not.toMatch(dangerous);
    for (const args of [
      ["ingest", evil],
      ["validate", evil],
    ]) {
      const said = await run(folder, args);
      expect([args[0], dangerous.exec(said.out + said.err)?.[0]]).toEqual([args[0], undefined]);
    }
  });

  test("one absurd figure does not stop the inbox", async () => {
    const folder = workingFolder({ ...forms, X01: typed(forms.X01!, "2. Tài chính", { F10: 1e21 }) });
    const said = await run(folder, ["ingest"]);
    expect(said.status).toBe(0);
    expect(said.out).toMatch(/3 mục/);
  });
});

const savedTimeZone = process.env.TZ;
afterEach(() => {
  if (savedTimeZone === undefined) delete process.env.TZ;
  else process.env.TZ = savedTimeZone;
});
test("the day a person types is a day in Việt Nam, on whatever machine", async () => {
  for (const zone of ["America/New_York", "Asia/Ho_Chi_Minh"]) {
    process.env.TZ = zone;
    const folder = workingFolder();
    await run(folder, ["--now", "2026-12-08", "ingest", "--received", "2026-12-07"]);
    expect([zone, (await run(folder, ["status"])).out.match(/07\/12\/2026/g)?.length]).toEqual([zone, 3]);
  }
});

test("a day given for a run does not touch what was taken in before, and a file that does not count says so", async () => {
  const folder = workingFolder({ "X01 sai": wrong });
  await run(folder, ["ingest"]);
  writeFileSync(join(folder, "inbox", "X01 sửa.xlsx"), forms.X01!);
  await run(folder, ["--now", "2026-12-07", "ingest"]);
  const before = JSON.parse((await run(folder, ["--json", "status"])).out).data;
  await run(folder, ["--now", "2026-12-08", "ingest", "--received", "2026-12-05"]);
  expect(JSON.parse((await run(folder, ["--json", "status"])).out).data).toEqual(before);

  const late = workingFolder({ "X01 sửa": forms.X01! });
  await run(late, ["ingest", "--received", "2026-12-05"]);
  writeFileSync(join(late, "inbox", "X01 sai.xlsx"), wrong);
  expect((await run(late, ["ingest", "--received", "2026-12-03"])).out).toContain("KHÔNG dùng");
});

test("an official report is not made of nothing; its day may be written as Vietnamese write it", async () => {
  const folder = workingFolder({});
  expect((await run(folder, ["report"])).status).toBe(1);
  expect(existsSync(join(folder, "reports"))).toBe(false);
  const sent = workingFolder();
  await run(sent, ["ingest"]);
  expect(await run(sent, ["report", "--date", "20/12/2026", "--out", "r.docx"])).toMatchObject({ status: 0 });
});

test("a figure nobody could read cannot be accepted", async () => {
  const folder = workingFolder({ X01: typed(forms.X01!, "Số liệu", { F9: "mười hai" }) });
  await run(folder, ["ingest"]);
  const { findings } = JSON.parse((await run(folder, ["--json", "findings", "list", "--severity", "error"])).out).data;
  const said = await run(folder, ["findings", "accept", findings[0].id, "--reason", "x"]);
  expect(said).toMatchObject({ status: 2 });
  expect(said.err).toContain("không có gì để giữ");
});

test("a severity nobody knows is refused, not taken for an empty list", async () => {
  const said = await run(workingFolder(), ["findings", "list", "--severity", "loi"]);
  expect(said).toMatchObject({ status: 2, out: "" });
  expect(said.err).toContain("Chọn một trong");
});

describe("two files of a unit that nothing orders", () => {
  const desk = async () => {
    const folder = workingFolder({ X01: forms.X01!, "X01 sửa": await form("X01", { A_1: 11 }) });
    await run(folder, ["ingest"]);
    return folder;
  };
  const hashOf = async (folder: string, file: string): Promise<string> => {
    const { out } = await run(folder, ["--json", "revisions", "X01"]);
    const { revisions } = (JSON.parse(out) as { data: { revisions: { file: string; sha256: string }[] } }).data;
    return revisions.find((one) => one.file === file)!.sha256;
  };

  test("are shown with every cell that differs, and decided by one word with a reason", async () => {
    const folder = await desk();
    const shown = await run(folder, ["revisions", "X01"]);
    expect(shown.out).toMatch(/mâu thuẫn/);
    expect(shown.out).toMatch(/A_1 +1[01] +→ +1[01] +Số liệu!F9/);
    calm(shown);
    const hash = await hashOf(folder, "X01 sửa.xlsx");
    const decided = await run(folder, [
      "ingest",
      "--accept",
      hash.slice(0, 12),
      "--reason",
      "Xã xác nhận",
      "--by",
      "Lò",
    ]);
    expect([decided.status, decided.err]).toEqual([0, ""]);
    const after = await run(folder, ["revisions", "X01"]);
    expect(after.out).toMatch(/đang dùng · Lò: Xã xác nhận/);
    expect(after.out).toMatch(/đã thay bằng bản sau/);
    expect((await run(folder, ["findings", "list", "--rule", "submission.conflict"])).out).toMatch(/^0 phát hiện/m);
    calm(after);
  });

  test("leave the other one when one is withdrawn, and it can be taken back", async () => {
    const folder = await desk();
    const hash = await hashOf(folder, "X01 sửa.xlsx");
    await run(folder, ["ingest", "--withdraw", hash, "--reason", "Gửi nhầm"]);
    expect((await run(folder, ["revisions", "X01"])).out).toMatch(/đã loại/);
    expect((await run(folder, ["trace", "A_1", "--unit", "X01"])).out).toMatch(/ 10 /);
    await run(folder, ["--now", "2026-12-07", "ingest", "--accept", hash, "--reason", "Đúng là bản cuối"]);
    expect((await run(folder, ["trace", "A_1", "--unit", "X01"])).out).toMatch(/ 11 /);
  });
});

test("a reply and a receipt are written for each unit that has sent, and for nobody else", async () => {
  const folder = workingFolder({ X01: wrong });
  await run(folder, ["ingest"]);
  const said = await run(folder, ["feedback"]);
  expect(said.status).toBe(0);
  expect(readdirSync(join(folder, "feedback")).sort()).toEqual([
    "X01_ubnd-xa-tan-uyen_phan-hoi.xlsx",
    "X01_ubnd-xa-tan-uyen_phieu-tiep-nhan.docx",
  ]);
  calm(said);
  const nothing = await run(folder, ["feedback", "--unit", "X02"]);
  expect([nothing.status, nothing.out]).toEqual([1, ""]);
  expect(nothing.err).toMatch(/Than Uyên/);
});
