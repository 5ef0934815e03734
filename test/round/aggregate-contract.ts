/** Aggregates of an engine against the evaluator over all rows: whole results, to the last bit, of random campaigns and rounds. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Campaign, Element, Indicator, Roster } from "../../src/campaign/index.js";
import { withUnitsOfToday } from "../../src/campaign/last-year.js";
import { parseFormula, restrictRatios } from "../../src/formula/index.js";
import { computeIndicators } from "../../src/indicators/index.js";
import type { MissingReason, Value } from "../../src/model.js";
import { aggregateIndicators } from "../../src/round/aggregate/indicators.js";
import { tableOf } from "../../src/round/assemble.js";
import type { Store } from "../../src/store/index.js";
import { record, value } from "../store/contract.js";
import { smallCampaign } from "./small-campaign.js";

const element = (code: string, more: Partial<Element> = {}): Element => ({
  ...{ code, name: code, group: "SL", type: "money", unit: "", reporters: ["*"], optional: false },
  ...more,
});

const elements: Element[] = [
  element("NUM_A"),
  element("NUM_B"),
  element("NUM_C", { reporters: ["XA"] }),
  element("NUM_D", { countFrom: ["XA"], crosscheckFrom: ["SBN"] }),
  element("WORD_A", { type: "text" }),
  element("WORD_B", { type: "text", reporters: ["XA"] }),
  element("SUM_AB", { sumOf: ["NUM_A", "NUM_B"] }),
  element("SUM_ABC", { sumOf: ["SUM_AB", "NUM_C"], reporters: ["XA"] }),
];
const inputs = elements.filter((one) => !one.sumOf);
const roster: Roster = {
  ...smallCampaign().rosters[0]!,
  reporters: ["XA"],
};
const columns = ["DS_TEN", "DS_LOAI", "DS_KP", "DS_NAM"];

const figureName = fc.constantFrom(
  ...elements.map(({ code }) => code),
  ...["XCHECK_NUM_D", "PREV_NUM_A", "PREV_SUM_AB", "PREV_WORD_A"],
);
const listName = fc.constantFrom(...columns);
const criterion = fc.constantFrom(
  ...[
    "5",
    '">0"',
    '"<=12.5"',
    '"<>"',
    '"="',
    '""',
    '"Có"',
    '"c*"',
    '"<>Có"',
    '"<>5"',
    "0",
    '"0.3"',
    '">=1E15"',
    '"TRUE"',
  ],
);
const unitCondition = fc.constantFrom(
  'UNIT_KIND,"xa"',
  "UNIT_IS_SBN,1",
  'UNIT_CODE,"U1"',
  'UNIT_CODE,"<>U2"',
  'UNIT_KIND,"x*"',
);
const listUnit = fc.constantFrom('DS_UNIT_CODE,"U1"', 'DS_UNIT_CODE,"<>U2"');

const simple = fc.constantFrom("SUM", "AVERAGE", "COUNT", "COUNTA", "MIN", "MAX", "SUM", "SUM");
const of = (name: fc.Arbitrary<string>, unit: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(simple, name).map(([f, a]) => `${f}(${a})`) },
    fc.tuple(name, name).map(([a, b]) => `SUM(${a},${b})`),
    name.map((a) => `COUNTBLANK(${a})`),
    fc.tuple(name, criterion).map(([a, c]) => `COUNTIF(${a},${c})`),
    fc.tuple(name, criterion, name).map(([a, c, b]) => `SUMIF(${a},${c},${b})`),
    fc.tuple(name, criterion).map(([a, c]) => `SUMIF(${a},${c})`),
    fc.tuple(name, name, criterion, unit).map(([a, b, c, u]) => `SUMIFS(${a},${b},${c},${u})`),
    fc.tuple(name, name, criterion).map(([a, b, c]) => `AVERAGEIFS(${a},${b},${c})`),
    fc.tuple(name, criterion, unit).map(([a, c, u]) => `COUNTIFS(${a},${c},${u})`),
    unit.map((u) => `COUNTIFS(${u})`),
    fc.tuple(fc.constantFrom("MEDIAN", "SUMPRODUCT"), name).map(([f, a]) => `${f}(${a})`),
  );
const leaf = fc.oneof({ weight: 4, arbitrary: of(figureName, unitCondition) }, of(listName, listUnit));
const formula = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 3, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `${a}/${b}*100`) },
  fc.tuple(leaf, fc.constantFrom("+", "-", "*"), leaf).map(([a, op, b]) => `${a}${op}${b}`),
  fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `(${a}-${b})/${c}`),
  fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `IF(${a}>3,${b},${c})`),
  leaf.map((a) => `IFERROR(ROUND(${a},1)/2,0)`),
  leaf.map((a) => `CT_I0/${a}`),
  figureName.map((a) => `${a}+1`),
);

const number = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 2000 }) },
  { weight: 5, arbitrary: fc.integer({ min: -5000, max: 500_000 }).map((n) => n / 100) },
  fc.constantFrom(0, 0.1, 0.2, 0.3, 5, 12.5, 1e9, 999_999_999.5, 123_456_789_012, 0.000001, 1234.123456),
);
/** Numbers beyond what millionths keep. */
const wild = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e15, 1e300, 1.7e308, 1e-7, 1 / 3),
);
const word = fc.constantFrom("Có", "có", "Không", "5", "0.3", "TRUE", "c", "*", "Cò");
const reason = fc.constantFrom<MissingReason>("na", "not_yet", "included_in", "confidential", "zero");

interface Cell {
  value: number | string | null;
  reason: MissingReason | null;
  includedIn: string | null;
}
const cell = (content: fc.Arbitrary<number | string>): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 6, arbitrary: content.map((held): Cell => ({ value: held, reason: null, includedIn: null })) },
    fc.constant<Cell>({ value: null, reason: null, includedIn: null }),
    fc.tuple(reason, fc.constantFrom("NUM_A", "NUM_B", "NUM_C", "SUM_AB")).map(
      ([why, other]): Cell => ({
        value: why === "zero" ? 0 : null,
        reason: why,
        includedIn: why === "included_in" ? other : null,
      }),
    ),
  );

const content = (type: Element["type"], numbers: fc.Arbitrary<number>): fc.Arbitrary<number | string> =>
  type === "text" ? word : numbers;

const unitData = (numbers: fc.Arbitrary<number>) =>
  fc.record({
    figures: fc.tuple(...inputs.map(({ type }) => cell(content(type, numbers)))),
    listSent: fc.boolean(),
    rows: fc.array(
      fc.tuple(
        word,
        fc.constantFrom<string | null>("Mới", "Nhân rộng", null),
        fc.option(numbers),
        fc.option(fc.integer({ min: 2000, max: 2030 })),
      ),
      { maxLength: 4 },
    ),
    history: fc.tuple(...elements.map(({ type }) => fc.option(content(type, numbers)))),
    held: fc.array(fc.constantFrom(...elements.map(({ code }) => code), ...columns), { maxLength: 2 }),
    missing: fc.boolean(),
    /** Has ended, and which unit took over: one with a lesser number, or nobody. */
    ended: fc.constantFrom(false, false, false, true),
    by: fc.nat(3),
  });

const world = fc.constantFrom(number, number, number, fc.oneof(number, wild)).chain((numbers) =>
  fc.record({
    units: fc.array(unitData(numbers), { minLength: 1, maxLength: 6 }),
    formulas: fc.array(formula, { minLength: 1, maxLength: 6 }),
    blocked: fc.constantFrom<string[]>([], [], [], ["NUM_A"], ["CT_I0"]),
    basis: fc.constantFrom("full_year", "full_year", "official", "illustrative"),
  }),
);

type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function campaignOf(code: string, { units, formulas, basis }: World): Campaign {
  const base = smallCampaign();
  const kinds = units.map((_, n) => (n % 3 === 0 ? "so" : "xa"));
  return withUnitsOfToday({
    ...base,
    ...{ code, elements, rosters: [roster], targets: [], rules: [] },
    units: units.map(({ ended, by }, n) => ({
      ...base.units[0]!,
      ...{ code: `U${n}`, name: `U${n}`, kind: kinds[n]!, groups: [kinds[n] === "so" ? "SBN" : "XA"] },
      ...(ended && n > 0 ? { expected: false, validTo: "2026-06-30", successor: by === 0 ? "" : `U${n - by}` } : {}),
    })),
    indicators: ["SUM(NUM_A)+SUM(SUM_AB)", ...formulas].map(
      (text, n): Indicator => ({
        ...{ code: `I${n}`, name: "", group: "SL", unit: n % 2 ? "%" : "", formula: text, decimals: 1 },
        ...{ definition: "", direction: "up" as const, source: [] },
      }),
    ),
    history: units.flatMap(({ history }, n) =>
      history.flatMap((held, at) =>
        held === null ? [] : [{ unit: `U${n}`, element: elements[at]!.code, value: held, basis }],
      ),
    ),
  });
}

async function fill(store: Store, { units }: World): Promise<void> {
  for (const [n, unit] of units.entries()) {
    if (unit.missing && n > 0) continue;
    const sha256 = `${n}`.padStart(64, "0");
    const isXa = n % 3 !== 0;
    const asked = inputs.flatMap((one, at) =>
      isXa || one.reporters[0] === "*" ? [{ one, own: unit.figures[at]! }] : [],
    );
    const hasList = isXa && unit.listSent;
    const values: Value[] = [
      ...asked.map(({ one, own }) =>
        value(sha256, one.code, own.value, { ...own, fate: own.value === null ? "blank" : "accepted" }),
      ),
      ...(hasList ? unit.rows : []).flatMap((row, r) =>
        columns.map((code, at) => value(sha256, code, row[at] ?? null, { row: r + 1, part: "roster DS" })),
      ),
    ];
    const parts = ["SL", ...(hasList ? ["roster DS"] : [])];
    await store.save(
      {
        record: record(sha256, {
          unit: `U${n}`,
          parts: new Map(parts.map((part) => [part, { fingerprint: part, current: false }])),
        }),
        values,
        findings: [],
      },
      (own) => own.map((one) => ({ sha256: one.sha256, revision: 1, state: "current", parts })),
    );
  }
}

function isAllowed(text: string): boolean {
  try {
    restrictRatios(parseFormula(text).tree, () => true);
    return true;
  } catch {
    return false;
  }
}

/** A unit that sent nothing this year; `history` by element. */
const silent = (history: Record<string, number>, ended = false): World["units"][number] => ({
  ...{ listSent: false, rows: [], held: [], missing: false, ended, by: 1 },
  figures: inputs.map(
    (): Cell => ({ value: null, reason: null, includedIn: null }),
  ) as World["units"][number]["figures"],
  history: elements.map(({ code }) => history[code] ?? null) as World["units"][number]["history"],
});

/** U2 has ended, and stands in last year's column of an element that neither it nor its successor gave. */
const blankOfEnded: World = {
  units: [silent({}), silent({}), silent({ NUM_A: 5 }, true), silent({}), silent({ NUM_D: 7 })],
  formulas: ["COUNTBLANK(NUM_D)", 'COUNTIF(NUM_D,"")', "SUM(NUM_D)"],
  ...{ blocked: [], basis: "full_year" },
};

/** Throws where any result differs. `open`: a store of its own for a campaign, closed afterwards. */
export async function agreesOnRandomRounds(open: (campaign: string) => Promise<Store>, runs: number): Promise<void> {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const one = { ...given, formulas: given.formulas.filter(isAllowed) };
      const campaign = campaignOf(`c${made++}`, one);
      const store = await open(campaign.code);
      try {
        await fill(store, one);
        const leftOut = new Set(one.units.flatMap(({ held }, n) => held.map((code) => `U${n}|${code}`)));
        const options = { lang: "vi" as const, blocked: new Set(one.blocked) };
        const table = tableOf(campaign, await store.submissions(), await store.currentValues(), leftOut);
        const wanted = computeIndicators(table, options);
        expect(await aggregateIndicators(campaign, store, { ...options, leftOut })).toEqual(wanted);
      } finally {
        await store.close();
      }
    }),
    { numRuns: runs, examples: [[blankOfEnded]] },
  );
}
