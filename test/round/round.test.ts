/** A whole round over the small campaign, below the command line: what counts, what is held, what is walked back. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Campaign } from "../../src/campaign/index.js";
import { loadCampaign } from "../../src/campaign/index.js";
import { assembleRound } from "../../src/round/assemble.js";
import { figuresNamed } from "../../src/round/figures-named.js";
import { generateTemplates, templateFileName } from "../../src/round/generate.js";
import { ingest } from "../../src/round/ingest/ingest.js";
import { traceOf } from "../../src/round/trace/trace.js";
import { openStoreAt, type Store } from "../../src/store/index.js";
import { type FilledCell, type FormContent, writeTemplate } from "../../src/workbook/index.js";
import { typed } from "../intake/damage.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "./small-campaign.js";

const campaign = smallCampaign();
type Figures = Record<string, FilledCell["value"] | FilledCell>;
const cellOf = (given: Figures[string]): FilledCell =>
  typeof given === "object" ? given : given === undefined ? {} : { value: given };

const usual: Record<string, Figures> = {
  SKH: { A_1: 1, A_2: 2, C_CO: "Có", C_SQD: "QĐ 1", K_CHI: 100, K_TL: 90 },
  X01: { A_1: 10, A_2: 20, B_DS: 2000, B_SO: 1500, C_CO: "Có", C_SQD: "QĐ 2", K_CHI: 50, K_TL: 80 },
  X02: { A_1: 100, A_2: 200, B_DS: 4000, B_SO: 1000, C_CO: "Không", K_CHI: 25, K_TL: 70 },
};

function form(
  unit: string,
  figures: Figures = {},
  cover: FormContent["cover"] = {},
  of: Campaign = campaign,
  rosters?: FormContent["rosters"],
) {
  return writeTemplate(of, unitOf(of, unit), {
    previous: new Map(),
    figures: new Map(Object.entries({ ...usual[unit], ...figures }).map(([code, given]) => [code, cellOf(given)])),
    cover: { letterNumber: "1/BC", ...cover },
    ...(rosters ? { rosters } : {}),
  });
}

/** An inbox, a store, and the round they make. */
async function desk(of: Campaign = campaign) {
  const folder = temporaryFolder();
  const inbox = join(folder, "inbox");
  mkdirSync(inbox);
  const store = await openStoreAt(join(folder, "tonghop.duckdb"), of.code);
  stores.push(store);
  return {
    folder,
    inbox,
    store,
    put: (name: string, bytes: Uint8Array) => {
      mkdirSync(join(inbox, name, ".."), { recursive: true });
      writeFileSync(join(inbox, name), bytes);
    },
    list: (rows: Record<string, string>) =>
      writeFileSync(
        join(inbox, "received.csv"),
        `file,received,from\n${Object.entries(rows)
          .map(([file, at]) => `"${file}",${at},x`)
          .join("\n")}\n`,
      ),
    take: (now = "2026-12-06T03:00:00.000Z", paths = [inbox]) =>
      ingest(of, store, paths, { lang: "vi", now, receivedFolder: join(folder, "received") }),
    round: () => assembleRound(of, store, "vi"),
  };
}
const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close().catch(() => undefined);
});
const valueIn = (round: Awaited<ReturnType<typeof assembleRound>>, code: string) =>
  round.indicators.find((one) => one.code === code)!.value;

const forms: Record<string, Uint8Array> = {};
beforeAll(async () => {
  for (const unit of Object.keys(usual)) forms[unit] = await form(unit);
});
const putAll = (at: Awaited<ReturnType<typeof desk>>) => {
  for (const [unit, bytes] of Object.entries(forms)) at.put(`${unit}.xlsx`, bytes);
};

async function contents(store: Store) {
  return {
    submissions: await store.submissions(),
    values: await store.currentValues(),
    findings: await store.currentFindings(),
    decisions: await store.decisions(),
  };
}

describe("taking in", () => {
  test("the whole inbox gives the hand-made sums", async () => {
    const at = await desk();
    putAll(at);
    const outcomes = await at.take();
    expect(outcomes.map((one) => [one.path, one.outcome, one.unit, one.revision])).toEqual([
      ["SKH.xlsx", "ingested", "SKH", 1],
      ["X01.xlsx", "ingested", "X01", 1],
      ["X02.xlsx", "ingested", "X02", 1],
    ]);
    const round = await at.round();
    // 1+2 + 10+20 + 100+200; 2500 of 6000; 100+50+25; 175/333.
    expect(valueIn(round, "IA")).toBe(333);
    expect(valueIn(round, "IB")).toBeCloseTo((2500 / 6000) * 100, 12);
    expect(valueIn(round, "IC")).toBe(175);
    expect(valueIn(round, "IE")).toBeCloseTo(175 / 333, 12);
    expect(round.blockers).toBe(0);
    expect(round.indicators[0]).toMatchObject({ rating: "exceeded", coverage: { expected: 3, reported: 3 } });
  });

  test("again changes nothing in the store", async () => {
    const at = await desk();
    putAll(at);
    await at.take();
    const before = await contents(at.store);
    const again = await at.take("2026-12-20T03:00:00.000Z");
    expect(again.map((one) => one.outcome)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(await contents(at.store)).toEqual(before);
    expect(readdirSync(join(at.folder, "received"))).toHaveLength(3);
  });

  test("stopped after each file and carried on gives what one run gives", async () => {
    const whole = await desk();
    putAll(whole);
    await whole.take();
    const broken = await desk();
    putAll(broken);
    let store = broken.store;
    for (const unit of ["SKH", "X01"]) {
      await ingest(campaign, store, [join(broken.inbox, `${unit}.xlsx`)], {
        lang: "vi",
        now: "2026-12-06T03:00:00.000Z",
        receivedFolder: join(broken.folder, "received"),
      });
      await store.close();
      store = await openStoreAt(join(broken.folder, "tonghop.duckdb"), campaign.code);
      stores.push(store);
    }
    await ingest(campaign, store, [broken.inbox], {
      lang: "vi",
      now: "2026-12-06T03:00:00.000Z",
      receivedFolder: join(broken.folder, "received"),
    });
    expect(await contents(store)).toEqual(await contents(whole.store));
  });

  test("the same bytes twice are one submission", async () => {
    const at = await desk();
    at.put("a.xlsx", forms.X01!);
    at.put("Bản sao a.xlsx", forms.X01!);
    expect((await at.take()).map((one) => one.outcome).sort()).toEqual(["ingested", "unchanged"]);
    expect(await at.store.submissions()).toHaveLength(1);
  });

  test("every entry is accounted for: a PDF, a broken file and a lock file among them", async () => {
    const at = await desk();
    putAll(at);
    at.put("quét.pdf", new TextEncoder().encode("%PDF-1.4"));
    at.put("hỏng.xlsx", forms.X01!.subarray(0, 5000));
    at.put("rỗng.xlsx", new Uint8Array());
    at.put("~$X01.xlsx", new Uint8Array(10));
    const outcomes = await at.take();
    expect(outcomes).toHaveLength(7);
    expect(Object.fromEntries(outcomes.map((one) => [one.path, one.outcome]))).toMatchObject({
      "quét.pdf": "refused",
      "hỏng.xlsx": "refused",
      "rỗng.xlsx": "refused",
      "~$X01.xlsx": "skipped",
      "X01.xlsx": "ingested",
    });
    // Kept, whatever they were.
    expect(readdirSync(join(at.folder, "received"))).toHaveLength(6);
  });

  test("received files are byte for byte what came", async () => {
    const at = await desk();
    at.put("a.xlsx", forms.X01!);
    await at.take();
    const [name] = readdirSync(join(at.folder, "received"));
    expect(new Uint8Array(readFileSync(join(at.folder, "received", name!)))).toEqual(new Uint8Array(forms.X01!));
  });

  test("one absurd figure does not keep the rest of the inbox out", async () => {
    const at = await desk();
    putAll(at);
    at.put("X02.xlsx", typed(forms.X02!, "2. Tài chính", { F10: 1e21 }));
    const outcomes = await at.take();
    expect(outcomes).toHaveLength(3);
    expect((await at.store.submissions()).map((one) => one.unit)).toEqual(expect.arrayContaining(["SKH", "X01"]));
  });

  test("a figure left empty in the newer file is missed, in whatever order the names put the files", async () => {
    for (const [older, newer] of [
      ["a.xlsx", "b.xlsx"],
      ["b.xlsx", "a.xlsx"],
    ] as const) {
      const at = await desk();
      at.put(older, forms.X01!);
      at.put(newer, await form("X01", { A_1: undefined }));
      at.list({ [older]: "2026-12-01T08:00:00+07:00", [newer]: "2026-12-03T08:00:00+07:00" });
      await at.take();
      const round = await at.round();
      expect([newer, round.submissions.find((one) => one.state === "current")!.file]).toEqual([newer, newer]);
      expect([
        newer,
        round.findings.filter((one) => one.rule === "value.vanished").map((one) => one.cells[0]!.element),
      ]).toEqual([newer, ["A_1"]]);
    }
  });
});

describe("revisions", () => {
  test("a newer file becomes the next revision and its figures count", async () => {
    const at = await desk();
    at.put("a.xlsx", forms.X01!);
    await at.take("2026-12-01T03:00:00.000Z");
    at.put("b.xlsx", await form("X01", { A_1: 11 }));
    const outcomes = await at.take("2026-12-02T03:00:00.000Z");
    expect(outcomes.map((one) => [one.path, one.outcome, one.revision])).toEqual([
      ["a.xlsx", "unchanged", 1],
      ["b.xlsx", "ingested", 2],
    ]);
    const round = await at.round();
    expect(valueIn(round, "IA")).toBe(31);
    expect(round.submissions.map((one) => [one.revision, one.state])).toEqual([
      [1, "superseded"],
      [2, "current"],
    ]);
  });

  test("what a unit corrected is told with what it said before, and walked back to the older file", async () => {
    const at = await desk();
    at.put("a.xlsx", await form("X01", { B_SO: { reason: "not_yet" } }));
    await at.take("2026-12-01T03:00:00.000Z");
    at.put("b.xlsx", await form("X01", { A_1: 11, B_SO: 1500 }));
    await at.take("2026-12-02T03:00:00.000Z");
    const round = await at.round();
    const [older] = round.submissions;
    expect(round.corrections.map(({ element, before, raw }) => [element, before.raw, before.reason, raw])).toEqual([
      ["A_1", "10", null, "11"],
      ["B_SO", "", "not_yet", "1500"],
    ]);
    const trace = traceOf(round, "A_1@X01.CU");
    expect(trace).toMatchObject({ value: "10", kind: "cell" });
    expect(trace.inputs).toMatchObject([{ raw: "10", sha256: older!.sha256, file: "a.xlsx", used: false }]);
  });

  test("a file that could not be taken in is told of the unit that its name tells, until a return comes", async () => {
    const at = await desk();
    at.put("X01 bieu.pdf", new TextEncoder().encode("%PDF-1.4"));
    at.put("quet.pdf", new TextEncoder().encode("%PDF-1.5"));
    await at.take();
    const statusOf = async (unit: string) => (await at.round()).statuses.find((one) => one.unit === unit);
    expect(await statusOf("X01")).toMatchObject({ state: "missing", refusedFiles: ["X01 bieu.pdf"] });
    expect(await statusOf("X02")).toMatchObject({ state: "missing", refusedFiles: [] });
    at.put("X01.xlsx", forms.X01!);
    await at.take("2026-12-07T03:00:00.000Z");
    expect(await statusOf("X01")).toMatchObject({ state: "on_time", refusedFiles: [] });
  });

  test("two files that nothing orders are in conflict: neither counts, and an error says so", async () => {
    const at = await desk();
    putAll(at);
    at.put("X01b.xlsx", await form("X01", { A_1: 11 }));
    const outcomes = await at.take();
    expect(outcomes.filter((one) => one.outcome === "conflict").map((one) => one.path)).toEqual([
      "X01.xlsx",
      "X01b.xlsx",
    ]);
    const round = await at.round();
    expect(valueIn(round, "IA")).toBe(303);
    expect(round.statuses.find((one) => one.unit === "X01")).toMatchObject({ state: "conflict" });
    expect(round.findings.filter((one) => one.rule === "submission.conflict")).toHaveLength(1);
    expect(round.blockers).toBeGreaterThan(0);
  });

  test("a conflict is settled as its message says: write the days into received.csv and run again", async () => {
    const at = await desk();
    at.put("X01.xlsx", forms.X01!);
    at.put("X01b.xlsx", await form("X01", { A_1: 11 }));
    await at.take();
    at.list({ "X01.xlsx": "2026-12-03T08:00:00+07:00", "X01b.xlsx": "2026-12-04T08:00:00+07:00" });
    await at.take("2026-12-07T03:00:00.000Z");
    const round = await at.round();
    expect(round.submissions.find((one) => one.state === "current")?.file).toBe("X01b.xlsx");
    expect(valueIn(round, "IA")).toBe(31);
    expect(round.findings.filter((one) => one.rule === "submission.conflict")).toEqual([]);
  });

  test("the day written into received.csv later is the day that counts for being late", async () => {
    const at = await desk();
    at.put("X01.xlsx", forms.X01!);
    await at.take();
    expect((await at.round()).statuses.find((one) => one.unit === "X01")).toMatchObject({
      state: "on_time",
      estimated: true,
    });
    at.list({ "X01.xlsx": "2026-12-09T08:00:00+07:00" });
    await at.take("2026-12-10T03:00:00.000Z");
    expect((await at.round()).statuses.find((one) => one.unit === "X01")).toMatchObject({
      state: "late",
      estimated: false,
    });
  });

  test("a list of days in a folder of the inbox is used, or not said to have been read", async () => {
    const at = await desk();
    at.put("đợt 2/X01.xlsx", forms.X01!);
    writeFileSync(
      join(at.inbox, "đợt 2", "received.csv"),
      "file,received,from\nX01.xlsx,2026-12-09T08:00:00+07:00,x\n",
    );
    const outcomes = await at.take();
    const list = outcomes.find((one) => one.path.endsWith("received.csv"))!;
    const status = (await at.round()).statuses.find((one) => one.unit === "X01")!;
    expect(list.code !== "entry.list" || status.state === "late").toBe(true);
  });

  test("a third, later file in the same run settles it, and no file is told to be in conflict", async () => {
    const at = await desk();
    at.put("a.xlsx", forms.X01!);
    at.put("b.xlsx", await form("X01", { A_1: 11 }));
    at.put("c.xlsx", await form("X01", { A_1: 12 }));
    at.list({ "c.xlsx": "2026-12-08T08:00:00+07:00" });
    const outcomes = await at.take();
    expect((await at.store.submissions()).map((one) => one.state).sort()).toEqual([
      "current",
      "superseded",
      "superseded",
    ]);
    expect(outcomes.filter((one) => one.outcome === "conflict")).toEqual([]);
  });

  test("the time of a file on disk orders nothing", async () => {
    const at = await desk();
    at.put("a.xlsx", forms.X01!);
    at.put("b.xlsx", await form("X01", { A_1: 11 }));
    utimesSync(join(at.inbox, "a.xlsx"), 1, 1);
    await at.take();
    expect((await at.round()).statuses.find((one) => one.unit === "X01")!.state).toBe("conflict");
  });
});

describe("deadlines", () => {
  test.each([
    ["2026-12-07T23:59:00+07:00", "on_time"],
    ["2026-12-08T00:01:00+07:00", "late"],
    ["2026-12-07T23:30:00Z", "late"],
    ["2026-12-07T20:00", "on_time"],
  ])("a file that came at %s is %s", async (when, state) => {
    const at = await desk();
    at.put("X01.xlsx", forms.X01!);
    at.list({ "X01.xlsx": when });
    await at.take("2026-12-20T00:00:00.000Z");
    expect((await at.round()).statuses.find((one) => one.unit === "X01")).toMatchObject({ state, estimated: false });
  });

  test("nobody is late by the day of the run alone", async () => {
    const at = await desk();
    at.put("X01.xlsx", forms.X01!);
    await at.take("2027-03-01T00:00:00.000Z");
    const statuses = (await at.round()).statuses;
    expect(statuses.map((one) => [one.unit, one.state, one.estimated])).toEqual([
      ["SKH", "missing", false],
      ["X01", "on_time", true],
      ["X02", "missing", false],
    ]);
    // Seven figures are asked of a commune, the optional ones not counted.
    expect(statuses[1]).toMatchObject({ asked: 7, answered: 7 });
  });
});

describe("findings and decisions", () => {
  const wrong = () => form("X01", { B_SO: 2500 });
  async function withError(explanation?: string) {
    const at = await desk();
    putAll(at);
    at.put("X01.xlsx", explanation ? await form("X01", { B_SO: { value: 2500, explanation } }) : await wrong());
    await at.take();
    const round = await at.round();
    return { at, round, finding: round.findings.find((one) => one.rule === "B.1")! };
  }
  const decide = (
    at: Awaited<ReturnType<typeof desk>>,
    finding: { id: string; cells: Parameters<typeof figuresNamed>[0] },
    state: "accepted" | "rejected",
    elements: string[] | null = null,
  ) =>
    at.store.decide({
      finding: finding.id,
      figures: figuresNamed(finding.cells),
      state,
      elements,
      by: "Lò",
      at: "2026-12-09T00:00:00.000Z",
      reason: "vì",
    });

  test("an open error holds the figures it names and nothing else", async () => {
    const { round, finding } = await withError();
    expect(finding).toMatchObject({ state: "open", severity: "error", imbalance: 500, unit: "X01" });
    expect(round.blockers).toBe(1);
    // Only X02 is left in the ratio; sums of other figures are whole.
    expect(valueIn(round, "IB")).toBe(25);
    expect(round.indicators.find((one) => one.code === "IB")!.coverage).toEqual({
      expected: 2,
      reported: 1,
      units: ["X01"],
    });
    expect(valueIn(round, "IA")).toBe(333);
  });

  test("an explanation answers it, and it still holds", async () => {
    const { round, finding } = await withError("Dân số tính theo hộ khẩu");
    expect(finding).toMatchObject({ state: "answered", explanation: "Dân số tính theo hộ khẩu" });
    expect(round.blockers).toBe(1);
  });

  test("accepted, the figures count; rejected, they stay out; of a rejection only the cells named", async () => {
    const { at, finding } = await withError();
    await decide(at, finding, "accepted");
    let round = await at.round();
    expect(valueIn(round, "IB")).toBeCloseTo((3500 / 6000) * 100, 12);
    expect(round.blockers).toBe(0);
    expect(round.findings.find((one) => one.id === finding.id)).toMatchObject({
      state: "accepted",
      decision: { by: "Lò", reason: "vì" },
    });
    await at.store.decide({
      finding: finding.id,
      figures: figuresNamed(finding.cells),
      state: "rejected",
      elements: null,
      by: "Lò",
      at: "2026-12-10T00:00:00.000Z",
      reason: "vì",
    });
    round = await at.round();
    expect(valueIn(round, "IB")).toBe(25);
    expect(round.blockers).toBe(0);
    await at.store.decide({
      finding: finding.id,
      figures: figuresNamed(finding.cells),
      state: "rejected",
      elements: ["B_SO"],
      by: "Lò",
      at: "2026-12-11T00:00:00.000Z",
      reason: "vì",
    });
    const held = (await at.round()).figures.filter((one) => one.held).map((one) => one.element);
    expect(held).toEqual(["B_SO"]);
  });

  test("a decision stands for the same values in a new file, and opens again for others", async () => {
    const { at, finding } = await withError();
    await decide(at, finding, "accepted");
    at.put("X01 lần 2.xlsx", await form("X01", { B_SO: 2500, A_1: 99 }));
    await at.take("2026-12-10T03:00:00.000Z");
    expect((await at.round()).findings.find((one) => one.id === finding.id)).toMatchObject({ state: "accepted" });
    at.put("X01 lần 3.xlsx", await form("X01", { B_SO: 2600 }));
    await at.take("2026-12-11T03:00:00.000Z");
    const again = (await at.round()).findings.find((one) => one.id === finding.id);
    expect(again).toMatchObject({ state: "open", imbalance: 600 });
  });

  test("an error over the whole campaign blocks its indicators, not the units' figures", async () => {
    const at = await desk();
    putAll(at);
    at.put("X02.xlsx", await form("X02", { K_CHI: 99_999 }));
    await at.take();
    const round = await at.round();
    expect(round.findings.find((one) => one.rule === "K.1")).toMatchObject({ unit: null, state: "open" });
    expect([valueIn(round, "IC"), valueIn(round, "IE"), valueIn(round, "IA")]).toEqual([null, null, 333]);
    expect(round.figures.some((one) => one.held)).toBe(false);
    await decide(at, round.findings.find((one) => one.rule === "K.1")!, "accepted");
    expect(valueIn(await at.round(), "IC")).toBe(100_149);
  });

  test("an error over the whole campaign that the officer rejected does not put the figures back", async () => {
    const at = await desk();
    putAll(at);
    at.put("X02.xlsx", await form("X02", { K_CHI: 99_999 }));
    await at.take();
    await decide(at, (await at.round()).findings.find((one) => one.rule === "K.1")!, "rejected");
    expect(valueIn(await at.round(), "IC")).toBeNull();
  });

  test("a decision over the whole campaign is asked again when the figures behind it change", async () => {
    const at = await desk();
    putAll(at);
    at.put("X02.xlsx", await form("X02", { K_CHI: 99_999 }));
    await at.take();
    await decide(at, (await at.round()).findings.find((one) => one.rule === "K.1")!, "accepted");
    at.put("X02b.xlsx", await form("X02", { K_CHI: 99_999_999 }));
    await at.take("2026-12-10T03:00:00.000Z");
    expect((await at.round()).findings.find((one) => one.rule === "K.1")).toMatchObject({ state: "open" });
  });

  test("a total typed wrongly holds that total", async () => {
    const at = await desk();
    putAll(at);
    at.put("X01.xlsx", typed(forms.X01!, "Số liệu", { F8: 300 }));
    await at.take();
    const round = await at.round();
    expect(round.findings.find((one) => one.rule === "total.typed")).toMatchObject({
      state: "open",
      severity: "error",
    });
    expect(valueIn(round, "IA")).toBe(303);
  });

  test("a rule over a total of totals holds the figures behind it", async () => {
    const indicators = edited(
      edited(
        smallFiles["indicators.yaml"]!,
        "  - {code: B_DS,",
        "  - {code: A_TT, name: Tổng các tổng, group: SL, type: integer, unit: x, sumOf: [A_TS, A_TU], reporters: [SBN, XA]}\n  - {code: A_TU, name: Tổng hai, group: SL, type: integer, unit: x, sumOf: [A_3, A_4], reporters: [SBN, XA]}\n  - {code: A_3, name: Ba, group: SL, type: integer, unit: x, reporters: [SBN, XA]}\n  - {code: A_4, name: Bốn, group: SL, type: integer, unit: x, reporters: [SBN, XA]}\n  - {code: B_DS,",
      ),
      "rules:\n",
      'rules:\n  - {id: T.1, formula: "A_TT<=1000", severity: error, message: "Quá nhiều"}\n',
    ).replace("formula: 'SUM(A_TS)'", "formula: 'SUM(A_TT)'");
    const nested = loadCampaign(writeCampaign(temporaryFolder(), { "indicators.yaml": indicators }), "en");
    const at = await desk(nested);
    at.put("X01.xlsx", await form("X01", { A_3: 5000, A_4: 1 }, {}, nested));
    at.put("X02.xlsx", await form("X02", { A_3: 5, A_4: 1 }, {}, nested));
    await at.take();
    const round = await at.round();
    expect(round.findings.find((one) => one.rule === "T.1")).toMatchObject({ unit: "X01", state: "open" });
    expect(valueIn(round, "IA")).toBe(306);
  });

  test("an error in a list keeps the list's rows out of what is counted", async () => {
    const indicators = edited(
      edited(
        smallFiles["indicators.yaml"]!,
        "targets:\n",
        "  - {code: ID, name: Kinh phí mô hình, group: SL, unit: triệu đồng, formula: 'SUM(DS_KP)'}\ntargets:\n",
      ),
      "rules:\n",
      'rules:\n  - {id: D.1, formula: "SUM(DS_KP)<=K_CHI", severity: error, message: "Kinh phí mô hình lớn hơn tổng chi"}\n',
    );
    const listed = loadCampaign(writeCampaign(temporaryFolder(), { "indicators.yaml": indicators }), "en");
    const at = await desk(listed);
    const rows = (amount: number) =>
      new Map([
        [
          "DS",
          [
            new Map<string, number | string>([
              ["DS_TEN", "Chè"],
              ["DS_KP", amount],
            ]),
          ],
        ],
      ]);
    at.put("X01.xlsx", await form("X01", {}, {}, listed, rows(9999)));
    at.put("X02.xlsx", await form("X02", {}, {}, listed, rows(3)));
    await at.take();
    const round = await at.round();
    expect(round.findings.find((one) => one.rule === "D.1")).toMatchObject({
      unit: "X01",
      severity: "error",
      state: "open",
    });
    expect(valueIn(round, "ID")).toBe(3);
    const trace = traceOf(round, "ID");
    expect(trace.inputs.map((one) => [one.unit, one.cell, one.raw])).toContainEqual(["X02", "D7", "3"]);
  });
});

describe("walking back", () => {
  test("an indicator ends at every cell it was added from, with the file's hash and the text typed there", async () => {
    const at = await desk();
    putAll(at);
    at.put("X02.xlsx", typed(forms.X02!, "2. Tài chính", { F10: "1.025,5" }));
    await at.take();
    const round = await at.round();
    const trace = traceOf(round, "ic");
    expect(trace).toMatchObject({ code: "IC", value: 1175.5, formula: "SUM(K_CHI)" });
    expect(trace.inputs.map((one) => [one.unit, one.file, one.sheet, one.cell, one.raw, one.value])).toEqual([
      ["SKH", "SKH.xlsx", "2. Tài chính", "F10", "100", 100],
      ["X01", "X01.xlsx", "2. Tài chính", "F10", "50", 50],
      ["X02", "X02.xlsx", "2. Tài chính", "F10", "1.025,5", 1025.5],
    ]);
    expect(trace.inputs.reduce((sum, one) => sum + Number(one.value), 0)).toBe(trace.value);
    expect(trace.inputs[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
  test("a total ends at its parts, an indicator of indicators at theirs, a unit at its own", async () => {
    const at = await desk();
    putAll(at);
    await at.take();
    const round = await at.round();
    expect(traceOf(round, "IA", "X01").inputs.map((one) => [one.element, one.cell, one.value])).toEqual([
      ["A_1", "F9", 10],
      ["A_2", "F10", 20],
    ]);
    expect(traceOf(round, "IE").inputs).toHaveLength(9);
    expect(traceOf(round, "A_TS", "X02").inputs.map((one) => one.value)).toEqual([100, 200]);
    expect(() => traceOf(round, "ZZ")).toThrow(expect.objectContaining({ code: "indicator.unknown", exit: 2 }));
    expect(() => traceOf(round, "IA", "ZZ")).toThrow(expect.objectContaining({ code: "unit.unknown" }));
  });
});

describe("blank forms", () => {
  test("are the same bytes on every run, and the list of them holds no formula", async () => {
    const hostile = {
      ...campaign,
      units: campaign.units.map((unit) =>
        unit.code === "X01" ? { ...unit, name: '=HYPERLINK("http://x","a")', email: "@SUM(A1)" } : unit,
      ),
    };
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    const units = hostile.units.filter((unit) => unit.expected);
    const generated = await generateTemplates(hostile, units, one);
    await generateTemplates(hostile, units, two);
    for (const name of readdirSync(one))
      expect([name, readFileSync(join(one, name)).equals(readFileSync(join(two, name)))]).toEqual([name, true]);
    expect(readdirSync(one)).toHaveLength(4);
    expect(generated.map((file) => [file.unit, file.inputs])).toEqual([
      ["SKH", 7],
      ["X01", 9],
      ["X02", 9],
    ]);
    const manifest = readFileSync(join(one, "manifest.csv"), "utf8");
    for (const cell of manifest.slice(1).split(/[\n,]/)) expect(cell.replace(/^"/, "")).not.toMatch(/^[=+@-]/);
    expect(manifest).toContain("'=HYPERLINK");
  });

  test("are refused in plain words where one cannot be written: no list of them, nothing half-written", async () => {
    const out = temporaryFolder();
    const units = ["SKH", "X01", "X02"].map((code) => unitOf(campaign, code));
    const taken = join(out, templateFileName(unitOf(campaign, "X01")));
    mkdirSync(taken);
    const written = generateTemplates(campaign, units, out);
    await expect(written).rejects.toMatchObject({ code: "output.in_the_way", slots: { path: taken }, exit: 3 });
    // Those begun beside it are finished whole.
    await vi.waitFor(() => expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]));
    expect(existsSync(join(out, "manifest.csv"))).toBe(false);

    const file = join(temporaryFolder(), "bieu-mau");
    writeFileSync(file, "một tệp, không phải thư mục");
    const refused = { code: "output.in_the_way", slots: { path: file }, exit: 3 };
    await expect(generateTemplates(campaign, units, file)).rejects.toMatchObject(refused);
  });

  test("of a unit with a name as long as a sentence can be saved", async () => {
    const long = `Ban Quản lý ${"dự án đầu tư xây dựng ".repeat(12)}tỉnh`;
    const named = { ...campaign, units: [{ ...campaign.units[0]!, name: long }] };
    const out = temporaryFolder();
    await generateTemplates(named, named.units, out);
    expect(readdirSync(out).filter((name) => name.endsWith(".xlsx"))).toHaveLength(1);
  });

  test("come back as their own: what was generated is taken in as blank", async () => {
    const at = await desk();
    const out = temporaryFolder();
    const [file] = await generateTemplates(campaign, [unitOf(campaign, "X01")], out);
    copyFileSync(join(out, file!.file), join(at.inbox, "trả lời.xlsx"));
    expect(await at.take()).toMatchObject([
      { outcome: "ingested", unit: "X01", cells: { input: 9, accepted: 0, rejected: 0, blank: 9, unplaced: 0 } },
    ]);
    const round = await at.round();
    expect(round.indicators.map((one) => [one.code, one.value])).toEqual(
      ["IA", "IB", "IC", "IE"].map((code) => [code, null]),
    );
  });
});
