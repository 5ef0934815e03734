/** The kinds of rule that statistical offices use, each with data that are valid, invalid and not to be decided. */
import { describe, expect, test } from "vitest";
import type { Campaign, Rule } from "../../src/campaign/index.js";
import { campaignRowRules, parsedRules } from "../../src/campaign/index.js";
import {
  type Judgement,
  judgeCampaign,
  judgeCampaignRows,
  judgePeers,
  judgeRows,
  judgeUnit,
  type Peers,
  type StackedRow,
  type UnitValues,
} from "../../src/validation/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";

type Cell = number | string | null;
interface Data {
  figures?: Record<string, Cell>;
  previous?: Record<string, number>;
  columns?: Record<string, Cell[]>;
  unreadable?: string[];
  peers?: Partial<{ median: number | null; mad: number | null; asked: number; answered: number }>;
}
interface Kind {
  kind: string;
  rule: Partial<Rule> & { formula: string };
  valid: Data[];
  invalid: Data[];
  undecided: Data[];
}

const ruleOf = (given: Partial<Rule>): Rule => ({
  ...{ id: "R", formula: "", scope: "unit", mayBeBlank: [], severity: "error", message: "Sai" },
  ...given,
});
const campaignWith = (rule: Partial<Rule>): Campaign => ({ ...smallCampaign(), rules: [ruleOf(rule)] });

function judgements(kind: Kind, data: Data): Judgement[] {
  const campaign = campaignWith(kind.rule);
  const columns = new Map<string, Cell[]>(
    ["DS_TEN", "DS_LOAI", "DS_KP", "DS_NAM", "DS_NGAY"].map((code) => [code, []]),
  );
  const rows = Math.max(0, ...Object.values(data.columns ?? {}).map((cells) => cells.length));
  for (const code of columns.keys()) columns.set(code, data.columns?.[code] ?? Array(rows).fill(null));
  const values: UnitValues = {
    unit: unitOf(campaign, "X01"),
    figures: new Map(Object.entries(data.figures ?? {})),
    previous: new Map(Object.entries(data.previous ?? {})),
    columns,
    unreadable: new Set(data.unreadable),
    cells: () => [],
    rowCell: (column, row) => ({ element: column, sheet: "DS mô hình", cell: `B${6 + row}`, raw: "" }),
  };
  const { median = null, mad = null, asked = 0, answered = 0 } = data.peers ?? {};
  const peers: Peers = { median: () => median, mad: () => mad, asked, answered };
  const { scope } = ruleOf(kind.rule);
  if (scope === "row") return judgeRows(campaign, values);
  if (scope === "peer") return judgePeers(campaign, values, peers);
  return judgeUnit(campaign, values);
}

const kinds: Kind[] = [
  {
    kind: "range",
    rule: { formula: "AND(K_TL>=0,K_TL<=100)" },
    valid: [{ figures: { K_TL: 0 } }, { figures: { K_TL: 100 } }],
    invalid: [{ figures: { K_TL: 100.1 } }, { figures: { K_TL: -0.1 } }],
    undecided: [{ figures: { K_TL: null } }],
  },
  {
    kind: "presence",
    rule: { formula: 'C_SQD<>""', mayBeBlank: ["C_SQD"] },
    valid: [{ figures: { C_SQD: "QĐ 1" } }],
    invalid: [{ figures: { C_SQD: null } }, { figures: { C_SQD: "" } }],
    undecided: [],
  },
  {
    kind: "form of a text",
    rule: { formula: 'AND(LEN(C_SQD)<=12,LEFT(C_SQD,2)="QĐ")' },
    valid: [{ figures: { C_SQD: "QĐ 12" } }],
    invalid: [{ figures: { C_SQD: "12/QĐ" } }, { figures: { C_SQD: "QĐ 123456789012" } }],
    undecided: [{ figures: { C_SQD: null } }],
  },
  {
    kind: "closed list",
    rule: { formula: 'OR(C_CO="Có",C_CO="Không")' },
    valid: [{ figures: { C_CO: "Có" } }, { figures: { C_CO: "Không" } }],
    invalid: [{ figures: { C_CO: "Chưa rõ" } }],
    undecided: [{ figures: { C_CO: null } }],
  },
  {
    kind: "balance",
    rule: { formula: "A_1+A_2=B_SO" },
    valid: [{ figures: { A_1: 2, A_2: 3, B_SO: 5 } }],
    invalid: [{ figures: { A_1: 2, A_2: 3, B_SO: 6 } }],
    undecided: [{ figures: { A_1: 2, A_2: null, B_SO: 5 } }],
  },
  {
    kind: "part of a whole",
    rule: { formula: "B_SO<=B_DS" },
    valid: [{ figures: { B_SO: 5, B_DS: 5 } }],
    invalid: [{ figures: { B_SO: 6, B_DS: 5 } }],
    undecided: [{ figures: { B_SO: 6, B_DS: null } }],
  },
  {
    kind: "ratio",
    rule: { formula: "K_CHI/A_1<=100" },
    valid: [{ figures: { K_CHI: 500, A_1: 5 } }],
    invalid: [{ figures: { K_CHI: 501, A_1: 5 } }],
    undecided: [{ figures: { K_CHI: 500, A_1: 0 } }, { figures: { K_CHI: null, A_1: 5 } }],
  },
  {
    kind: "lag: against last year",
    rule: { formula: "B_DS>=PREV_B_DS" },
    valid: [{ figures: { B_DS: 10 }, previous: { B_DS: 10 } }],
    invalid: [{ figures: { B_DS: 9 }, previous: { B_DS: 10 } }],
    undecided: [{ figures: { B_DS: 9 } }, { figures: { B_DS: null }, previous: { B_DS: 10 } }],
  },
  {
    kind: "growth: an order of magnitude",
    rule: { formula: "ABS(LOG10(K_CHI/PREV_K_CHI))<0.95" },
    valid: [{ figures: { K_CHI: 300 }, previous: { K_CHI: 100 } }],
    invalid: [
      { figures: { K_CHI: 1000 }, previous: { K_CHI: 100 } },
      { figures: { K_CHI: 100_000 }, previous: { K_CHI: 100 } },
      { figures: { K_CHI: 0.0001 }, previous: { K_CHI: 100 } },
    ],
    undecided: [
      { figures: { K_CHI: 0 }, previous: { K_CHI: 100 } },
      { figures: { K_CHI: 5 }, previous: { K_CHI: 0 } },
    ],
  },
  {
    kind: "condition",
    rule: { formula: "A_2=0", when: "A_1=0" },
    valid: [{ figures: { A_1: 0, A_2: 0 } }],
    invalid: [{ figures: { A_1: 0, A_2: 4 } }],
    undecided: [{ figures: { A_1: null, A_2: 4 } }, { figures: { A_1: 0, A_2: null } }],
  },
  {
    kind: "exclusion",
    rule: { formula: "NOT(AND(A_1>0,A_2>0))" },
    valid: [{ figures: { A_1: 0, A_2: 4 } }],
    invalid: [{ figures: { A_1: 1, A_2: 4 } }],
    undecided: [{ figures: { A_1: 1, A_2: null } }],
  },
  {
    kind: "for all rows",
    rule: { scope: "row", formula: "DS_KP<=100" },
    valid: [{ columns: { DS_TEN: ["a", "b"], DS_KP: [100, 1] } }],
    invalid: [{ columns: { DS_TEN: ["a", "b"], DS_KP: [100, 101] } }],
    undecided: [{ columns: { DS_TEN: ["a", "b"], DS_KP: [100, null] } }],
  },
  {
    kind: "each row against a figure of the unit",
    rule: { scope: "row", formula: "DS_KP<=K_CHI" },
    valid: [{ figures: { K_CHI: 10 }, columns: { DS_TEN: ["a"], DS_KP: [10] } }],
    invalid: [{ figures: { K_CHI: 9 }, columns: { DS_TEN: ["a"], DS_KP: [10] } }],
    undecided: [{ figures: { K_CHI: null }, columns: { DS_TEN: ["a"], DS_KP: [10] } }],
  },
  {
    kind: "for some row",
    rule: { formula: 'COUNTIFS(DS_LOAI,"Mới")>=1' },
    valid: [{ columns: { DS_TEN: ["a"], DS_LOAI: ["Mới"] } }],
    invalid: [{ columns: { DS_TEN: ["a"], DS_LOAI: ["Nhân rộng"] } }, {}],
    undecided: [{ columns: { DS_TEN: ["a"], DS_LOAI: [null] }, unreadable: ["DS_LOAI"] }],
  },
  {
    kind: "uniqueness",
    rule: { scope: "row", formula: "COUNTIF(DS_TEN,DS_TEN)=1" },
    valid: [{ columns: { DS_TEN: ["Chè", "Ong"] } }],
    invalid: [{ columns: { DS_TEN: ["Chè", "Ong", "chè"] } }],
    undecided: [{ columns: { DS_TEN: ["Chè", "Ong"] }, unreadable: ["DS_TEN"] }],
  },
  {
    kind: "functional dependency: one name, one kind",
    rule: { scope: "row", formula: "COUNTIFS(DS_TEN,DS_TEN,DS_LOAI,DS_LOAI)=COUNTIF(DS_TEN,DS_TEN)" },
    valid: [{ columns: { DS_TEN: ["Chè", "Chè", "Ong"], DS_LOAI: ["Mới", "Mới", "Nhân rộng"] } }],
    invalid: [{ columns: { DS_TEN: ["Chè", "Chè", "Ong"], DS_LOAI: ["Mới", "Nhân rộng", "Mới"] } }],
    undecided: [{ columns: { DS_TEN: ["Chè"], DS_LOAI: [null] } }],
  },
  {
    kind: "order of two cells of a row",
    rule: { scope: "row", formula: "DS_NAM>=2020", when: 'DS_LOAI="Mới"' },
    valid: [{ columns: { DS_TEN: ["a"], DS_LOAI: ["Mới"], DS_NAM: [2026] } }],
    invalid: [{ columns: { DS_TEN: ["a"], DS_LOAI: ["Mới"], DS_NAM: [2019] } }],
    undecided: [{ columns: { DS_TEN: ["a"], DS_LOAI: [null], DS_NAM: [2019] } }],
  },
  {
    kind: "a list against the figure reported",
    rule: { formula: "SUM(DS_KP)=K_CHI" },
    // Each figure is given to one decimal: three amounts and their sum may differ by 0,2 without anybody being wrong.
    valid: [
      { figures: { K_CHI: 30 }, columns: { DS_TEN: ["a", "b", "c"], DS_KP: [10, 10, 10] } },
      { figures: { K_CHI: 30.2 }, columns: { DS_TEN: ["a", "b", "c"], DS_KP: [10, 10, 10] } },
      { figures: { K_CHI: 0 } },
    ],
    invalid: [{ figures: { K_CHI: 30.3 }, columns: { DS_TEN: ["a", "b", "c"], DS_KP: [10, 10, 10] } }],
    undecided: [{ figures: { K_CHI: null }, columns: { DS_TEN: ["a"], DS_KP: [10] } }],
  },
  {
    kind: "distance from comparable units",
    rule: { scope: "peer", formula: "ABS(K_CHI-PEER_MEDIAN_K_CHI)<=5*1.4826*PEER_MAD_K_CHI" },
    valid: [{ figures: { K_CHI: 120 }, peers: { median: 100, mad: 10 } }],
    invalid: [{ figures: { K_CHI: 175 }, peers: { median: 100, mad: 10 } }],
    undecided: [{ figures: { K_CHI: 175 } }, { figures: { K_CHI: null }, peers: { median: 100, mad: 10 } }],
  },
  {
    kind: "completeness",
    rule: { scope: "peer", formula: "UNIT_ANSWERED>=UNIT_ASKED*0.8" },
    valid: [{ peers: { asked: 10, answered: 8 } }],
    invalid: [{ peers: { asked: 10, answered: 7 } }],
    undecided: [],
  },
];

describe.each(kinds)("$kind", (kind) => {
  const results = (data: Data) => judgements(kind, data).map((one) => one.result);
  test("passes valid data", () => {
    for (const data of kind.valid) expect([data, results(data)]).toEqual([data, ["pass"]]);
  });
  test("fails invalid data", () => {
    expect(kind.invalid.length).toBeGreaterThan(0);
    for (const data of kind.invalid) {
      expect([data, new Set(results(data))]).toEqual([data, new Set(["fail"])]);
    }
  });
  test("never passes what cannot be decided", () => {
    for (const data of kind.undecided) expect([data, results(data)]).toEqual([data, ["undecided"]]);
  });
});

test("a rule over rows names the rows that fail, and nothing else", () => {
  const unique = kinds.find(({ kind }) => kind === "uniqueness")!;
  const failed = judgements(unique, { columns: { DS_TEN: ["Chè", "Ong", "chè"] } });
  expect(failed.map((one) => one.cells.map((cell) => cell.cell))).toEqual([["B7"], ["B9"]]);
});

describe("hierarchy: a body's figure is the sum of those below it", () => {
  const rule = { scope: "campaign" as const, formula: "SUMIFS(A_1,UNIT_IS_SBN,1)=SUMIFS(A_1,UNIT_IS_XA,1)" };
  const over = (figures: (number | null)[], lacking = false) =>
    judgeCampaign(
      campaignWith(rule),
      (name) =>
        ({ A_1: { cells: figures }, UNIT_IS_SBN: { cells: [1, 0, 0] }, UNIT_IS_XA: { cells: [0, 1, 1] } })[name],
      () => lacking,
      () => [],
    )[0]!.result;
  test("valid, invalid, and undecided until all have sent", () => {
    expect(over([30, 10, 20])).toBe("pass");
    expect(over([31, 10, 20])).toBe("fail");
    expect(over([30, 10, null], true)).toBe("undecided");
  });
});

describe("two files: the same thing reported by two units", () => {
  const rule = {
    scope: "campaign_row" as const,
    formula: "COUNTIF(DS_TEN_NORM,DS_TEN_NORM)=1",
    severity: "warning" as const,
  };
  const row = (unit: string, name: string | null, at: string): StackedRow => ({
    ...{ unit, roster: "DS", cells: new Map([["DS_TEN", name]]) },
    refs: new Map(name === null ? [] : [["DS_TEN", { element: "DS_TEN", sheet: "DS mô hình", cell: at, raw: name }]]),
  });
  const found = (rows: StackedRow[]) => judgeCampaignRows(campaignWith(rule), rows, () => undefined);
  test("each unit is told, with where the other one wrote it", () => {
    const rows = [
      row("X01", "1. Mô hình trồng “Chè sạch”", "B7"),
      row("X02", "mô hình trồng chè sạch", "B9"),
      row("X02", "Nuôi ong", "B10"),
    ];
    expect(found(rows).map((one) => [one.unit, one.cells.map((cell) => `${cell.sheet}!${cell.cell}`)])).toEqual([
      ["X01", ["DS mô hình!B7", "X02: DS mô hình!B9"]],
      ["X02", ["DS mô hình!B9", "X01: DS mô hình!B7"]],
    ]);
  });
  test("two blank cells are not the same thing", () => {
    expect(found([row("X01", null, "B7"), row("X02", null, "B8")])).toEqual([]);
  });
  test("twenty thousand rows are looked at in well under their square", () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => row(`U${n % 400}`, `Mô hình số ${n % 19_990}`, `B${n}`));
    const start = process.cpuUsage();
    expect(found(rows)).toHaveLength(20);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});

describe("sums of rounded figures", () => {
  const textOf = (formula: string) => parsedRules(campaignWith({ formula }))[0]!.formula.text;
  test("are compared within their last digits, in every place alike", () => {
    // K_TL is in percent, K_CHI in triệu đồng: one decimal each; A_1 is a count.
    expect(textOf("K_CHI+K_CHI*2=K_TL+PREV_K_CHI")).toBe("ABS(K_CHI+K_CHI*2-(K_TL+PREV_K_CHI))<=0.2500001");
    expect(textOf("K_CHI+K_TL<=PREV_K_CHI")).toBe("K_CHI+K_TL-PREV_K_CHI<=0.1500001");
    expect(textOf("SUM(DS_KP)<=K_CHI")).toBe("SUM(DS_KP)-K_CHI<=0.0500001+COUNT(DS_KP)*0.05");
  });
  test("of ten million hold at the very end of their allowance", () => {
    const kind: Kind = { kind: "", rule: { formula: "K_CHI+K_TL=PREV_K_CHI" }, valid: [], invalid: [], undecided: [] };
    const resultWith = (total: number) =>
      judgements(kind, { figures: { K_CHI: 7_998_621.1, K_TL: 3_432_070.3 }, previous: { K_CHI: total } })[0]!.result;
    // Their sum is 11,430,691.4; doubles make the difference 0.1500000022.
    expect([11_430_691.55, 11_430_691.25].map(resultWith)).toEqual(["pass", "pass"]);
    expect([11_430_691.6, 11_430_691.2].map(resultWith)).toEqual(["fail", "fail"]);
  });
  test("two figures alone, counts and ratios are compared as they stand", () => {
    for (const formula of ["K_CHI<=PREV_K_CHI", "A_1+A_2=B_SO", "K_CHI/A_1<=K_TL+PREV_K_CHI", "K_CHI>=0"])
      expect(textOf(formula)).toBe(formula);
  });
});

describe("a rule written once for many elements", () => {
  const rule = ruleOf({
    ...{ id: "NAM", formula: "EACH<=PREV_EACH*9", when: "PREV_EACH>0", message: "{name} ({code}, {unit}) tăng" },
    each: { types: ["money", "integer"], except: ["B_DS"] },
  });
  test("stands for each, under its own id and words", () => {
    const rules = parsedRules({ ...smallCampaign(), rules: [rule] });
    expect(rules.map(({ id }) => id)).toEqual(["NAM.A_TS", "NAM.A_1", "NAM.A_2", "NAM.B_SO", "NAM.K_CHI"]);
    expect(rules.at(-1)).toMatchObject({
      formula: { text: "K_CHI<=PREV_K_CHI*9" },
      when: { text: "PREV_K_CHI>0" },
      message: "Tổng chi (K_CHI, triệu đồng) tăng",
    });
    expect(campaignRowRules({ ...smallCampaign(), rules: [rule] })).toEqual([]);
  });
});
