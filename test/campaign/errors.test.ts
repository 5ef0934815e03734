/** Every mistake a maintainer can make in a definition is told: which file, line and column, and what to do. */
import { describe, expect, test } from "vitest";
import { checkCampaign, definitionHash, findCampaign, loadCampaign, problemText } from "../../src/campaign/index.js";
import { computeIndicators, makeTable } from "../../src/indicators/index.js";
import type { UserError } from "../../src/messages/index.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, writeCampaign } from "../round/small-campaign.js";

const indicators = (from: string, to: string): Record<string, string> => ({
  "indicators.yaml": edited(smallFiles["indicators.yaml"]!, from, to),
});
const settings = (from: string, to: string): Record<string, string> => ({
  "campaign.yaml": edited(smallFiles["campaign.yaml"]!, from, to),
});
const units: (from: string, to: string) => Record<string, string> = (from, to) => ({
  "units.csv": edited(smallFiles["units.csv"]!, from, to),
});
const history = (row: string) => ({ "history.csv": `${smallFiles["history.csv"]!}${row}\n` });

function problemsOf(changes: Record<string, string | null>) {
  return checkCampaign(writeCampaign(temporaryFolder(), changes)).problems.filter(
    (problem) => problem.level === "error",
  );
}
/** Line and column, from 1, of a text that stands once in a file. */
function placeOf(text: string, passage: string): [number, number] {
  const at = text.indexOf(passage);
  if (at < 0) throw new Error(`not in the text: ${passage}`);
  const before = text.slice(0, at).split("\n");
  return [before.length, before.at(-1)!.length + 1];
}

test("the small campaign itself has no problem", () => {
  expect(checkCampaign(writeCampaign(temporaryFolder())).problems).toEqual([]);
});

describe("one mistake, one problem at its place", () => {
  // What is wrong, the changed files, the code, the file, and the passage at which it is told.
  test.each<[string, Record<string, string>, string, string, string]>([
    [
      "a figure that a protected kind reports declared public",
      settings("minCoverage: 0.5", "minCoverage: 0.5\npublication: {protectedKinds: [xa], publicElements: [A_1]}"),
      "campaign.public_but_protected",
      "campaign.yaml",
      "A_1",
    ],
    [
      "an unknown kind protected",
      settings("minCoverage: 0.5", "minCoverage: 0.5\npublication: {protectedKinds: [xã]}"),
      "campaign.unknown_reference",
      "campaign.yaml",
      "xã]",
    ],
    [
      "an e-mail address that is none",
      units("x01@tinh.example", "x01.tinh.example"),
      "campaign.bad_email",
      "units.csv",
      "X01",
    ],
    [
      "an attachment outside of the campaign's folder",
      settings("minCoverage: 0.5", "minCoverage: 0.5\nletters: {attachments: [../khac.pdf]}"),
      "campaign.shape",
      "campaign.yaml",
      "../khac.pdf",
    ],
    [
      "a kind shown in two bands",
      settings("minCoverage: 0.5", "minCoverage: 0.5\npublication: {merge: [{code: m, name: M, kinds: [so, xa, xa]}]}"),
      "campaign.duplicate",
      "campaign.yaml",
      "xa]}]",
    ],
    [
      "a name that is not declared",
      indicators("'SUM(K_CHI)'", "'SUM(K_CHO)'"),
      "campaign.unknown_name",
      "indicators.yaml",
      "'SUM(K_CHO)'",
    ],
    [
      "an unknown name in a rule",
      indicators("'B_SO<=B_DS'", "'B_SO<=B_DX'"),
      "campaign.unknown_name",
      "indicators.yaml",
      "'B_SO<=B_DX'",
    ],
    [
      "an unknown name in a condition",
      indicators(`when: 'C_CO="Có"'`, `when: 'C_CU="Có"'`),
      "campaign.unknown_name",
      "indicators.yaml",
      `'C_CU="Có"'`,
    ],
    [
      "a formula cut short",
      indicators("'SUM(K_CHI)'", "'SUM(K_CHI'"),
      "campaign.formula",
      "indicators.yaml",
      "(K_CHI'",
    ],
    [
      "a function that is not allowed",
      indicators("'SUM(K_CHI)'", "'VLOOKUP(K_CHI)'"),
      "campaign.formula",
      "indicators.yaml",
      "VLOOKUP",
    ],
    [
      "a code that is a cell",
      indicators("code: YK_UD", "code: YK1"),
      "campaign.not_excel_name",
      "indicators.yaml",
      "YK1",
    ],
    [
      "a reserved code",
      indicators("code: C_SQD, name", "code: PREV_SQD, name"),
      "campaign.reserved",
      "indicators.yaml",
      "PREV_SQD",
    ],
    [
      "an element declared twice",
      indicators("code: A_2, name", "code: A_1, name"),
      "campaign.duplicate",
      "indicators.yaml",
      "A_1, name: Đang",
    ],
    [
      "an indicator with an element's code",
      indicators("code: IB,", "code: B_SO,"),
      "campaign.duplicate",
      "indicators.yaml",
      "B_SO, name: Tỷ lệ",
    ],
    [
      "a roster column with an element's code",
      indicators("code: DS_NAM", "code: B_DS"),
      "campaign.duplicate",
      "indicators.yaml",
      "B_DS, name: Năm",
    ],
    [
      "two rules of one id",
      indicators("id: C.1", "id: B.1"),
      "campaign.duplicate",
      "indicators.yaml",
      `B.1, formula: 'C_SQD`,
    ],
    [
      "two indicators of one code",
      indicators("code: IB,", "code: IA,"),
      "campaign.duplicate",
      "indicators.yaml",
      "IA, name: Tỷ lệ",
    ],
    [
      "an unknown group",
      indicators("name: Có ban chỉ đạo, group: SL", "name: Có ban chỉ đạo, group: SX"),
      "campaign.unknown_reference",
      "indicators.yaml",
      "SX",
    ],
    [
      "an unknown reporter",
      indicators("reporters: [XA]\n    key", "reporters: [XAX]\n    key"),
      "campaign.unknown_reference",
      "indicators.yaml",
      "XAX",
    ],
    [
      "an unknown part",
      indicators("sumOf: [A_1, A_2]", "sumOf: [A_1, A_9]"),
      "campaign.unknown_reference",
      "indicators.yaml",
      "A_9",
    ],
    [
      "a target of an unknown indicator",
      indicators("{indicator: IA, op", "{indicator: IX, op"),
      "campaign.unknown_reference",
      "indicators.yaml",
      "IX, op",
    ],
    [
      "a rated target of another year",
      indicators("value: 10, year: 2026", "value: 10, year: 2030"),
      "campaign.target_other_year",
      "indicators.yaml",
      "{indicator: IA, op",
    ],
    [
      "a range without its end",
      indicators('op: ">=", value: 10', "op: range, value: 10"),
      "campaign.range_without_high",
      "indicators.yaml",
      "{indicator: IA, op",
    ],
    [
      "two rated targets",
      indicators(
        "targets:\n",
        'targets:\n  - {indicator: IA, op: "<=", value: 99, year: 2026, scope: tỉnh, status: official, source: KH}\n',
      ),
      "campaign.two_targets",
      "indicators.yaml",
      '{indicator: IA, op: ">="',
    ],
    [
      "a subset without its rule",
      indicators("'B_SO<=B_DS'", "'B_SO<=B_DS+1'"),
      "campaign.subset_without_rule",
      "indicators.yaml",
      "B_DS, reporters: [XA]}\n  - {code: C_CO",
    ],
    [
      "rules that contradict each other",
      indicators("rules:\n", `rules:\n  - {id: B.0, formula: 'B_SO>B_DS', severity: error, message: "x"}\n`),
      "campaign.contradiction",
      "indicators.yaml",
      "{id: B.1",
    ],
    [
      "a rule that no unit can hold",
      indicators("'COUNTA(DS_TEN)<=B_DS'", "'COUNTA(DS_TEN)<=CT_IA'"),
      "campaign.rule_for_nobody",
      "indicators.yaml",
      "{id: DS.1",
    ],
    [
      "a key that is no column",
      indicators("key: DS_TEN", "key: DS_TIN"),
      "campaign.key_not_a_column",
      "indicators.yaml",
      "DS_TIN",
    ],
    [
      "a list column without its list",
      indicators("type: list, list: [Mới, Nhân rộng]", "type: list"),
      "campaign.list_missing",
      "indicators.yaml",
      "{code: DS_LOAI",
    ],
    [
      "a name in mayBeBlank that the rule does not use",
      indicators("mayBeBlank: [C_SQD]", "mayBeBlank: [C_SQX]"),
      "campaign.unknown_reference",
      "indicators.yaml",
      "C_SQX",
    ],
    [
      "an unknown section",
      settings("section: mot}\n  - {code: TC", "section: hai}\n  - {code: TC"),
      "campaign.unknown_reference",
      "campaign.yaml",
      "hai",
    ],
    [
      "an unknown basis",
      settings("code: full_year\n", "code: all_year\n"),
      "campaign.unknown_reference",
      "campaign.yaml",
      "all_year",
    ],
    [
      "an unknown element in the narrative",
      settings("[YK_UD]", "[YK_UX]"),
      "campaign.unknown_reference",
      "campaign.yaml",
      "YK_UX",
    ],
    ["an unknown issuer", settings("unit: SKH,", "unit: SKX,"), "campaign.unknown_reference", "campaign.yaml", "SKX"],
    [
      "a key that does not exist",
      settings("archive: VT", "archive: VT\narchiv: VT"),
      "campaign.unknown_key",
      "campaign.yaml",
      "archiv: VT",
    ],
    [
      "a key that does not exist, deep inside",
      indicators(
        "optional: true, reporters: [SBN, XA]}\n  - {code: K_CHI",
        "optionel: true, reporters: [SBN, XA]}\n  - {code: K_CHI",
      ),
      "campaign.unknown_key",
      "indicators.yaml",
      "optionel",
    ],
    [
      "a value of the wrong kind",
      settings("year: 2026", "year: hai nghìn"),
      "campaign.shape",
      "campaign.yaml",
      "hai nghìn",
    ],
    ["an unknown type", indicators("type: percent", "type: ratio"), "campaign.shape", "indicators.yaml", "ratio"],
    [
      "a sheet name Excel refuses",
      settings('sheet: "2. Tài chính"', 'sheet: "2/ Tài chính"'),
      "campaign.shape",
      "campaign.yaml",
      '"2/ Tài chính"',
    ],
    ["bad YAML", settings("issuer: {unit", "issuer: {{unit"), "campaign.yaml", "campaign.yaml", ""],
  ])("%s", (_, changes, code, file, passage) => {
    const problems = problemsOf(changes);
    const [problem] = problems.filter((one) => one.code === code);
    expect(problems.map((one) => [one.code, one.file])).toContainEqual([code, file]);
    if (passage !== "") expect([problem!.line, problem!.column]).toEqual(placeOf(changes[file]!, passage));
    for (const lang of ["vi", "en"] as const) {
      const text = problemText(lang, problem!);
      expect(text).toMatch(new RegExp(`^${file}:\\d+:\\d+: .{20,}`));
      expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
    }
  });

  test.each<[string, Record<string, string>, string, number]>([
    [
      "a line that is too short",
      units("X02,UBND xã Than Uyên,xa,XA,yes,,,,,,,", "X02,UBND xã Than Uyên,xa"),
      "campaign.csv_width",
      4,
    ],
    ["a column that is missing", units(",parent,aliases", ",aliases"), "campaign.csv_column_missing", 1],
    ["a column nobody knows", units(",parent,", ",parent_x,"), "campaign.csv_column_unknown", 1],
    ["a unit listed twice", units("X02,UBND", "X01,UBND"), "campaign.duplicate", 4],
    ["a kind nobody knows", units("xã Than Uyên,xa,", "xã Than Uyên,xaa,"), "campaign.unknown_reference", 4],
    ["a group nobody knows", units("Tân Uyên,xa,XA", "Tân Uyên,xa,XB"), "campaign.unknown_reference", 3],
    ["neither yes nor no", units("Tân Uyên,xa,XA,yes", "Tân Uyên,xa,XA,có"), "campaign.yes_or_no", 3],
    ["a unit named as a group", units("X02,UBND", "XA,UBND"), "campaign.two_assignee_meanings", 4],
    ["an open quote", units("X02,UBND xã", 'X02,"UBND xã'), "campaign.csv", 0],
  ])("in units.csv: %s", (_, changes, code, line) => {
    const found = problemsOf(changes).find((one) => one.code === code);
    expect(found).toMatchObject({ code, file: "units.csv", ...(line > 0 ? { line } : {}) });
  });

  test.each<[string, string, string]>([
    ["a figure the unit is not asked for", "SKH,B_DS,5,full_year", "campaign.history_not_asked"],
    ["a unit nobody knows", "ZZ,K_CHI,5,full_year", "campaign.history_not_asked"],
  ])("in history.csv: %s", (_, row, code) => {
    expect(problemsOf(history(row))).toMatchObject([{ code, file: "history.csv", line: 8 }]);
  });

  // Without these, last year's sums would be wrong and nobody would know.
  test.each<[string, string]>([
    ["a figure written with a thousands dot and a comma", 'X02,K_CHI,"1.234,5",full_year'],
    ["a figure that is no whole number where people are counted", "X02,A_1,1.234,full_year"],
    ["an empty figure", "X02,K_CHI,,full_year"],
    ["a figure given twice", "X01,K_CHI,51,full_year"],
    ["an endless figure", "X02,K_CHI,Infinity,full_year"],
    ["a negative count", "X02,A_1,-5,full_year"],
    ["a basis nobody knows", "X02,K_CHI,5,ofical"],
  ])("in history.csv, told and not left out in silence: %s", (_, row) => {
    expect(problemsOf(history(row))).toMatchObject([{ file: "history.csv", line: 8 }]);
  });

  test("a missing file is told by its name; a missing history is none", () => {
    for (const file of ["campaign.yaml", "indicators.yaml", "units.csv"])
      expect(problemsOf({ [file]: null })).toMatchObject([{ code: "campaign.file_missing", file, line: 1, column: 1 }]);
    expect(problemsOf({ "history.csv": null })).toEqual([]);
  });
});

describe("who reports and who counts", () => {
  test.each<[string, Record<string, string>, string]>([
    [
      "one figure for the whole area from two units",
      indicators("code: K_TL, name: Tỷ lệ giải ngân", "code: K_TL, level: province, name: Tỷ lệ giải ngân"),
      "campaign.counted_twice",
    ],
    [
      "a body and its subordinate both counted",
      units("X02,UBND xã Than Uyên,xa,XA,yes,", "X02,UBND xã Than Uyên,xa,XA,yes,Sở Khoa học"),
      "campaign.parent_and_child",
    ],
    [
      "a figure nobody reports",
      indicators(
        "code: B_DS, name: Dân số, group: SL, type: integer, unit: người, reporters: [XA]",
        "code: B_DS, name: Dân số, group: SL, type: integer, unit: người, reporters: [CU1]",
      ),
      "campaign.nobody_reports",
    ],
    [
      "a figure nobody counts",
      indicators("code: B_DS, name: Dân số,", "code: B_DS, countFrom: [SKH], crosscheckFrom: [XA], name: Dân số,"),
      "campaign.nobody_counts",
    ],
    [
      "a unit that counts and checks",
      indicators("code: B_DS, name: Dân số,", "code: B_DS, crosscheckFrom: [X01], name: Dân số,"),
      "campaign.counts_and_checks",
    ],
    [
      "a reporter that does neither",
      indicators("code: B_DS, name: Dân số,", "code: B_DS, countFrom: [X01], name: Dân số,"),
      "campaign.reporter_in_neither",
    ],
    [
      "a total without a part",
      indicators(
        "code: A_2, name: Đang thực hiện, group: SL, type: integer, unit: nhiệm vụ, reporters: [SBN, XA]",
        "code: A_2, name: Đang thực hiện, group: SL, type: integer, unit: nhiệm vụ, reporters: [XA]",
      ),
      "campaign.part_not_reported",
    ],
    [
      "deadlines in a wrong order",
      settings('lateAfter: "2026-12-07"', 'lateAfter: "2026-12-01"'),
      "campaign.deadline_order",
    ],
  ])("%s is told", (_, changes, code) => {
    expect(problemsOf(changes).map((one) => one.code)).toContain(code);
  });
  test("a body and its subordinate both counted is no quarrel where a boundary is stated", () => {
    const changes = units("X02,UBND xã Than Uyên,xa,XA,yes,", "X02,UBND xã Than Uyên,xa,XA,yes,Sở Khoa học");
    const told = problemsOf(changes).length;
    const bounded = smallFiles["indicators.yaml"]!.replace(
      /(code: (A_TS|A_1|A_2|K_CHI|K_TL),)/g,
      "$1 boundary: Trừ phần của xã,",
    );
    expect(told).toBeGreaterThan(0);
    expect(problemsOf({ ...changes, "indicators.yaml": bounded })).toEqual([]);
  });
});

describe("indicators in a circle", () => {
  test.each([
    ["itself", "'CT_IE/CT_IA'"],
    ["another and back", "'CT_IC/CT_IA'"],
  ])("are told: %s", (how, formula) => {
    const changes =
      how === "itself" ? indicators("'CT_IC/CT_IA'", formula) : indicators("'SUM(K_CHI)'", "'SUM(K_CHI)+CT_IE'");
    const circles = problemsOf(changes).filter((one) => one.code === "campaign.circular");
    expect(circles.length).toBeGreaterThan(0);
    expect(problemText("en", circles[0]!)).toMatch(/I[CE] → .*I[CE]/);
  });
});

describe("did you mean", () => {
  test("names the nearest, and nothing where none is near", () => {
    const [near] = problemsOf(indicators("'SUM(K_CHI)'", "'SUM(K_CHO)'"));
    expect(problemText("en", near!)).toContain("Did you mean “K_CHI”?");
    const [far] = problemsOf(indicators("'SUM(K_CHI)'", "'SUM(ABSOLUTELY_OTHER)'"));
    expect(problemText("en", far!)).not.toContain("Did you mean");
  });
});

test("all mistakes are told at once, in the order of the files and lines", () => {
  const files: Record<string, string> = {
    ...indicators("'SUM(K_CHI)'", "'SUM(K_CHO)'"),
    ...settings("[YK_UD]", "[YK_UX]"),
    ...units("xã Than Uyên,xa,", "xã Than Uyên,xaa,"),
    ...history("ZZ,K_CHI,5,full_year"),
  };
  files["indicators.yaml"] = edited(files["indicators.yaml"]!, "'B_SO<=B_DS'", "'B_SO<=B_DX'");
  const places = problemsOf(files).map((one) => [one.file, one.line] as const);
  expect(new Set(places.map(([file]) => file))).toEqual(
    new Set(["campaign.yaml", "history.csv", "indicators.yaml", "units.csv"]),
  );
  expect(places).toEqual([...places].sort((a, b) => a[0].localeCompare(b[0]) || a[1] - b[1]));
  let error: UserError | undefined;
  try {
    loadCampaign(writeCampaign(temporaryFolder(), files), "vi");
  } catch (thrown) {
    error = thrown as UserError;
  }
  expect(error).toMatchObject({ code: "campaign.invalid", exit: 2 });
  expect(error!.details.length).toBeGreaterThanOrEqual(4);
});

test("mistakes of shape in several files are told at once", () => {
  const files = {
    ...settings("year: 2026", "year: x"),
    ...indicators("type: percent", "type: ratio"),
    ...units("Tân Uyên,xa,XA,yes", "Tân Uyên,xa,XA,có"),
  };
  expect(problemsOf(files).map((one) => one.file)).toEqual(["campaign.yaml", "indicators.yaml", "units.csv"]);
});

describe("what would only be found out later", () => {
  /** It is told by check, or what comes later copes with it. */
  async function toldOrHarmless(
    changes: Record<string, string>,
    later: (campaign: ReturnType<typeof smallCampaign>) => unknown,
  ) {
    const { campaign } = checkCampaign(writeCampaign(temporaryFolder(), changes));
    if (campaign) await later(campaign);
  }
  const write = (campaign: ReturnType<typeof smallCampaign>) =>
    Promise.all(
      campaign.units
        .filter((unit) => unit.expected)
        .map((unit) => writeTemplate(campaign, unit, { previous: new Map() })),
    );
  const compute = (campaign: ReturnType<typeof smallCampaign>) =>
    computeIndicators(makeTable(campaign, [], []), { lang: "vi" });

  test("a maximum inside a ratio, which cannot be restricted to units that gave both", async () => {
    await toldOrHarmless(indicators("'SUM(B_SO)/SUM(B_DS)*100'", "'MAX(B_SO)/SUM(B_DS)*100'"), compute);
  });
  test("a list's sheet name Excel refuses", async () => {
    await toldOrHarmless(indicators("sheet: DS mô hình", "sheet: DS/mô hình"), write);
    await toldOrHarmless(indicators("sheet: DS mô hình", "sheet: DS 'mô hình'"), write);
  });
  test("two sheets of one name, and a sheet named as our own", async () => {
    await toldOrHarmless(settings('sheet: "2. Tài chính"', "sheet: Số liệu"), write);
    await toldOrHarmless(indicators("sheet: DS mô hình", "sheet: SỐ LIỆU"), write);
    await toldOrHarmless(settings('sheet: "2. Tài chính"', "sheet: tonghop"), write);
  });
  test("two groups of one code", () => {
    expect(
      problemsOf(settings("{code: TC, name: Tài chính", "{code: SL, name: Tài chính")).map((one) => one.code),
    ).toContain("campaign.duplicate");
  });
  test("a total that is a part of itself, directly or through another", () => {
    expect(problemsOf(indicators("sumOf: [A_1, A_2]", "sumOf: [A_1, A_TS]"))).not.toEqual([]);
  });
  test("a part that stands twice in a total", () => {
    expect(problemsOf(indicators("sumOf: [A_1, A_2]", "sumOf: [A_1, A_1]"))).not.toEqual([]);
  });
  test("a total of texts", () => {
    expect(problemsOf(indicators("sumOf: [A_1, A_2]", "sumOf: [A_1, C_CO]"))).not.toEqual([]);
  });
  test("so many rules on one figure that Excel could not hold their formula", async () => {
    const many = Array.from(
      { length: 40 },
      (_, n) =>
        `  - {id: M.${n}, formula: 'B_SO<=B_DS*${n + 2}', severity: warning, message: "${"dài ".repeat(50)}"}\n`,
    ).join("");
    await toldOrHarmless(indicators("rules:\n", `rules:\n${many}`), write);
  });
  test("a text after an asterisk, which YAML takes for an alias, or an alias bomb, is a mistake and no crash", () => {
    expect(problemsOf(settings("archive: VT", "archive: *Lưu"))).not.toEqual([]);
    expect(problemsOf(indicators("reporters: [XA]\n    key", "reporters: [*]\n    key"))).not.toEqual([]);
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefgh"
      .split("")
      .map((name, n) => `${name}: &${name} [${new Array(9).fill(`*${"abcdefg"[n]}`).join(", ")}]\n`)
      .join("")}`;
    expect(problemsOf({ "campaign.yaml": bomb })).not.toEqual([]);
  });
});

describe("where a formula without quotes is wrong", () => {
  test("is told at the right column", () => {
    const changes = indicators("formula: 'SUM(K_CHI)'}", "formula: SUM(K_CHI)+VLOOKUP(K_TL)}");
    const [problem] = problemsOf(changes).filter((one) => one.code === "campaign.formula");
    expect([problem!.line, problem!.column]).toEqual(placeOf(changes["indicators.yaml"]!, "VLOOKUP"));
  });
});

describe("the definition hash", () => {
  const hashOf = (changes: Record<string, string>) =>
    definitionHash(loadCampaign(writeCampaign(temporaryFolder(), changes), "en"));
  const own = definitionHash(smallCampaign());
  test("stays with a mended message, rule, target, deadline or unit", () => {
    expect(hashOf({})).toBe(own);
    expect(hashOf(indicators("Ghi số quyết định", "Đề nghị ghi số quyết định"))).toBe(own);
    expect(hashOf(indicators("value: 10, year", "value: 12, year"))).toBe(own);
    expect(hashOf(settings('due: "2026-12-05"', 'due: "2026-12-04"'))).toBe(own);
    expect(hashOf(units("UBND huyện cũ", "UBND huyện đã bỏ"))).toBe(own);
  });
  test.each<[string, Record<string, string>]>([
    [
      "a new element",
      indicators(
        "  - {code: C_CO,",
        "  - {code: A_3, name: Ba, group: SL, type: integer, unit: x, reporters: [SBN]}\n  - {code: C_CO,",
      ),
    ],
    [
      "another unit of measure",
      indicators("unit: triệu đồng, reporters: [SBN, XA]", "unit: tỷ đồng, reporters: [SBN, XA]"),
    ],
    ["another type", indicators("type: percent", "type: decimal")],
    [
      "a new list column",
      indicators("      - {code: DS_NAM", "      - {code: DS_GHI, name: Ghi chú, type: text}\n      - {code: DS_NAM"),
    ],
    ["another choice in a list", indicators("[Mới, Nhân rộng]", "[Mới, Mở rộng]")],
    ["another year", settings("year: 2026", "year: 2027")],
    [
      "a figure asked of other units",
      indicators(
        "optional: true, reporters: [SBN, XA]}\n  - {code: K_CHI",
        "optional: true, reporters: [SBN]}\n  - {code: K_CHI",
      ),
    ],
  ])("changes with %s", (_, changes) => {
    const { campaign } = checkCampaign(
      writeCampaign(temporaryFolder(), {
        ...changes,
        ...("campaign.yaml" in changes ? indicators("value: 10, year: 2026", "value: 10, year: 2027") : {}),
      }),
    );
    const hash = campaign
      ? definitionHash(campaign)
      : definitionHash(loadCampaign(writeCampaign(temporaryFolder(), changes), "en"));
    expect(hash).not.toBe(own);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });
});

test("the campaign is the nearest folder upwards", async () => {
  const { mkdirSync } = await import("node:fs");
  const folder = writeCampaign(temporaryFolder());
  mkdirSync(`${folder}/inbox/sâu`, { recursive: true });
  expect(findCampaign(`${folder}/inbox/sâu`)).toBe(folder);
  expect(() => findCampaign(temporaryFolder())).toThrow(
    expect.objectContaining({ code: "campaign.not_found", exit: 2 }),
  );
});
