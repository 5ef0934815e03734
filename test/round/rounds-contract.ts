/**
 * Rounds aggregated by an engine against rounds put together in memory: what is held back, what is blocked and every indicator,
 * of random campaigns whose units send, send again, reply and contradict themselves, and whose officer decides.
 */
import fc from "fast-check";
import { expect } from "vitest";
import type { Campaign, Element, Rule } from "../../src/campaign/index.js";
import { parseFormula } from "../../src/formula/index.js";
import { judgeValues } from "../../src/intake/index.js";
import type { Explanation, MissingReason, Value } from "../../src/model.js";
import { aggregateRound } from "../../src/round/aggregate/round.js";
import { assembleRound, type Round } from "../../src/round/assemble.js";
import { figuresNamed } from "../../src/round/figures-named.js";
import { findingRecords, keptExplanations, partsOf } from "../../src/round/ingest/records.js";
import { orderOfUnit } from "../../src/round/ingest/unit-revisions.js";
import { previousOf } from "../../src/round/previous.js";
import type { FindingRecord, Store } from "../../src/store/index.js";
import { elementsNamed, type Judgement } from "../../src/validation/index.js";
import { record, value } from "../store/contract.js";
import { smallCampaign } from "./small-campaign.js";

const element = (code: string, more: Partial<Element> = {}): Element => ({
  ...{ code, name: code, group: "SL", type: "money", unit: "", reporters: ["*"], optional: false },
  ...more,
});
const elements: Element[] = [
  ...["A", "B", "C", "D", "E", "F"].map((code) => element(`N_${code}`)),
  element("N_X", { group: "TC", countFrom: ["XA"], crosscheckFrom: ["SBN"] }),
  element("N_Y", { group: "TC", reporters: ["XA"] }),
  element("W", { group: "TC", type: "text" }),
  element("T_AB", { sumOf: ["N_A", "N_B"] }),
  element("T_ABY", { sumOf: ["T_AB", "N_Y"], reporters: ["XA"] }),
];
const inputs = elements.filter((one) => !one.sumOf);
const roster = { ...smallCampaign().rosters[0]!, reporters: ["XA"] };
const rosterPart = `roster ${roster.code}`;

const ruleTexts: [Rule["scope"], string, string?][] = [
  ["unit", "N_A<=N_B*2"],
  ["unit", "T_AB>=N_C", "N_C>0"],
  ["unit", 'W="Có"'],
  ["unit", "SUM(DS_KP)<=N_Y"],
  ["row", "DS_KP<=10"],
  ["peer", "ABS(N_A-PEER_MEDIAN_N_A)<=PEER_MAD_N_A*2"],
  ["peer", "T_AB<=PEER_MEDIAN_T_AB*2", "PEER_MEDIAN_T_AB>0"],
  ["peer", "N_B<=PREV_N_B*3"],
  ["peer", "UNIT_ANSWERED>=UNIT_ASKED*0.8"],
  ["peer", "OR(UNIT_ANSWERED>=6,N_D<=5)"],
  ["peer", "SUM(DS_KP)<=PEER_MEDIAN_N_Y"],
  ["peer", "COUNTA(DS_TEN)<=2"],
  ["campaign", "SUM(N_A)<=SUM(N_B)"],
  ["campaign", "CT_I1<=40"],
  ["campaign", "CT_I2<=5"],
  ["campaign", "SUM(DS_KP)<=SUM(N_Y)"],
  ["campaign", "SUM(XCHECK_N_X)=SUM(N_X)"],
  ["campaign", "MEDIAN(T_ABY)<=SUM(PREV_N_A)"],
  ["campaign", 'SUMIFS(N_C,W,"Có")<=20'],
  ["campaign_row", "COUNTIF(DS_TEN_NORM,DS_TEN_NORM)=1"],
  ["campaign_row", "SUMIFS(DS_KP,DS_UNIT_CODE,DS_UNIT_CODE)<=12"],
];
const indicators = [
  "SUM(N_A)+SUM(T_AB)",
  "SUM(N_A)/SUM(N_B)*100",
  "SUM(T_ABY)/CT_I0",
  "SUM(DS_KP)",
  "MEDIAN(N_C)",
  "SUM(N_X)",
  "COUNTA(W)",
];

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  fc.constantFrom(0, 0.5, 100, 1e7, 1e300, 1e-9),
);
const reason = fc.constantFrom<MissingReason>("na", "not_yet", "included_in", "confidential", "zero");
type Cell = Pick<Value, "fate" | "value" | "reason" | "includedIn">;
const blank: Cell = { fate: "blank", value: null, reason: null, includedIn: null };
const cellOf = (content: fc.Arbitrary<number | string>): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 12, arbitrary: content.map((held): Cell => ({ ...blank, fate: "accepted", value: held })) },
    { weight: 2, arbitrary: fc.constant(blank) },
    fc.constant<Cell>({ ...blank, fate: "rejected" }),
    fc.tuple(reason, fc.constantFrom("N_A", "N_B", "N_Y")).map(
      ([why, other]): Cell => ({
        ...{ fate: "blank", reason: why },
        ...{ value: why === "zero" ? 0 : null, includedIn: why === "included_in" ? other : null },
      }),
    ),
  );
const fullForm = fc.record({
  figures: fc.tuple(...inputs.map(({ type }) => cellOf(type === "text" ? fc.constantFrom("Có", "Không") : number))),
  rows: fc.array(fc.record({ DS_TEN: fc.constantFrom("Chè", "chè!", "Lúa", "Ngô", "Cá"), DS_KP: fc.option(number) }), {
    maxLength: 3,
  }),
});
const file = fc.record({
  /** Its own figures, or those of the unit's file before with some cells made blank. */
  form: fullForm,
  again: fc.boolean(),
  blanked: fc.array(fc.nat(inputs.length - 1), { maxLength: 2 }),
  parts: fc.constantFrom(["SL", "TC", rosterPart], ["SL", "TC", rosterPart], ["SL"], ["TC", rosterPart]),
  day: fc.constantFrom(1, 2, 2, 3),
  withdrawn: fc.constantFrom(false, false, false, false, true),
  /** Findings of the unit's earlier files that it lists, with or without a word. */
  replies: fc.constantFrom([], [], [""], ["đúng"], ["", "đúng", ""]),
});
const decision = fc.record({
  which: fc.nat(200),
  /** Only of findings that compare units, where there are any. */
  between: fc.boolean(),
  state: fc.constantFrom<"accepted" | "rejected">("accepted", "rejected"),
  some: fc.boolean(),
  stale: fc.constantFrom(false, false, false, true),
});
const world = fc.record({
  units: fc.array(fc.array(file, { maxLength: 3 }), { minLength: 6, maxLength: 9 }),
  rules: fc.shuffledSubarray(ruleTexts, { minLength: 5 }),
  severities: fc.array(fc.constantFrom<Rule["severity"]>("error", "error", "warning", "note"), {
    minLength: ruleTexts.length,
    maxLength: ruleTexts.length,
  }),
  /** Whether rules over the whole campaign are judged where figures are missing. */
  lenient: fc.constantFrom(true, true, false),
  history: fc.array(fc.option(fc.integer({ min: 0, max: 12 })), { minLength: 18, maxLength: 18 }),
  decisions: fc.array(decision, { maxLength: 12 }),
  later: fc.array(fc.record({ unit: fc.nat(8), file }), { maxLength: 3 }),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
type SentFile = World["units"][number][number];

function campaignOf(code: string, { units, rules, severities, lenient, history }: World): Campaign {
  const base = smallCampaign();
  return {
    ...base,
    ...{ code, elements, rosters: [roster], targets: [] },
    units: units.map((_, n) => ({
      ...base.units[0]!,
      ...{ code: `U${n}`, name: `U${n}`, kind: n === 1 ? "so" : "xa", groups: [n === 1 ? "SBN" : "XA"] },
      ...{ expected: n !== 2 },
    })),
    rules: rules.map(([scope, formula, when], n) => ({
      ...{ id: `R${n}`, scope, formula, severity: severities[n]!, message: `R${n}` },
      mayBeBlank: lenient && scope === "campaign" ? [...parseFormula(formula).names] : [],
      ...(when === undefined ? {} : { when }),
    })),
    indicators: indicators.map((formula, n) => ({
      ...{ code: `I${n}`, name: "", group: "SL", unit: n % 2 ? "%" : "", formula, decimals: 1 },
      ...{ definition: "", direction: "up" as const, source: [] },
    })),
    history: units.flatMap((_, n) =>
      ["N_A", "N_B"].flatMap((one, at) => {
        const held = history[2 * n + at] ?? null;
        return held === null ? [] : [{ unit: `U${n}`, element: one, value: held, basis: "full_year" }];
      }),
    ),
  };
}

/** Takes files in as `ingest` does, and remembers what each unit said before. */
class Desk {
  readonly campaign: Campaign;
  readonly store: Store;
  readonly #found = new Map<string, FindingRecord[]>();
  readonly #forms = new Map<string, SentFile["form"]>();
  #files = 0;

  constructor(campaign: Campaign, store: Store) {
    this.campaign = campaign;
    this.store = store;
  }

  async take(code: string, sent: SentFile): Promise<void> {
    const unit = this.campaign.units.find((one) => one.code === code)!;
    const sha256 = `${this.#files++}`.padStart(64, "0");
    const form = { ...(sent.again ? (this.#forms.get(code) ?? sent.form) : sent.form) };
    if (sent.again) form.figures = form.figures.map((one, at) => (sent.blanked.includes(at) ? blank : one)) as never;
    this.#forms.set(code, form);
    const isXa = unit.groups.includes("XA");
    const held = sent.parts.filter((part) => part !== rosterPart || isXa);
    const figures = inputs.flatMap((one, at): Value[] => {
      if (!held.includes(one.group) || (!isXa && one.reporters[0] === "XA")) return [];
      const own = form.figures[at]!;
      const raw = own.fate === "rejected" ? "khoảng 3" : String(own.value ?? "");
      return [value(sha256, one.code, own.value, { ...own, part: one.group, cell: `F${at}`, raw })];
    });
    const rows = held.includes(rosterPart) ? form.rows : [];
    const cells = rows.flatMap((row, r) =>
      [row.DS_TEN, row.DS_KP].map((one, at) =>
        value(sha256, ["DS_TEN", "DS_KP"][at]!, one, { row: r + 1, part: rosterPart, cell: `B${r}` }),
      ),
    );
    const values = [...figures, ...cells];
    const judged = judgeValues(this.campaign, unit, values, previousOf(this.campaign, unit));
    const findings = findingRecords([...structure(code, values), ...judged], code, sha256);
    const earlier = this.#found.get(code) ?? [];
    const replies = sent.replies.flatMap((text, n): Explanation[] => {
      const asked = earlier[(n * 7) % Math.max(1, earlier.length)];
      return asked ? [{ finding: asked.id, text, sheet: "Phản hồi", cell: `G${n}` }] : [];
    });
    this.#found.set(code, [...earlier, ...findings]);
    const at = "2026-12-03T00:00:00.000Z";
    const decided = { kind: "withdrawn" as const, at, by: "", reason: "" };
    await this.store.save(
      {
        record: record(sha256, {
          ...{ unit: code, receivedAt: `2026-12-0${sent.day}T00:00:00.000Z` },
          ...{ parts: partsOf({ parts: held, values }), decision: sent.withdrawn ? decided : null },
        }),
        ...{ values, findings, explanations: keptExplanations(replies, earlier) },
      },
      orderOfUnit,
    );
  }

  async decide(round: Round, decisions: World["decisions"]): Promise<void> {
    const compares = new Set(this.campaign.rules.filter(({ scope }) => scope !== "unit").map(({ id }) => id));
    const ofOthers = round.findings.filter(({ rule }) => compares.has(rule));
    for (const { which, between, state, some, stale } of decisions) {
      const among = between && ofOthers.length > 0 ? ofOthers : round.findings;
      const finding = among[which % Math.max(1, among.length)];
      if (!finding) continue;
      const named = elementsNamed(finding);
      await this.store.decide({
        ...{ finding: finding.id, figures: stale ? "[]" : figuresNamed(finding.cells), state },
        ...{ elements: some && named.length > 0 ? named.slice(0, 1) : null, by: "", at: "2026-12-04", reason: "x" },
      });
    }
  }
}

/** What a form's own checks find: cells that could not be read, and blanks, each kind in one finding. */
function structure(unit: string, values: readonly Value[]): Judgement[] {
  const of = (rule: string, severity: Judgement["severity"], named: readonly Value[]): Judgement[] => {
    const cells = named.map(({ element: code, sheet, cell, raw }) => ({ element: code, sheet, cell, raw }));
    const says = { vi: rule, en: rule };
    return cells.length === 0 ? [] : [{ rule, unit, result: "fail", severity, says, imbalance: null, cells }];
  };
  return [
    ...of(
      "cell.unreadable",
      "error",
      values.filter(({ fate }) => fate === "rejected"),
    ),
    ...of(
      "cell.blank",
      "warning",
      values.filter(({ row, fate, reason: why }) => row === 0 && fate === "blank" && why === null),
    ),
  ];
}

/** What random rounds have to hold of, for the comparison to say something. */
export type Seen = Map<string, number>;

function note(seen: Seen, campaign: Campaign, round: Round): void {
  const scopes = new Map(campaign.rules.map((rule) => [rule.id, rule.scope]));
  for (const { rule, severity, state } of round.findings) {
    const key = `${scopes.get(rule) ?? rule} ${severity} ${state === "answered" ? "open" : state}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  for (const name of round.blocked.size > 0 ? ["blocked"] : ["free"]) seen.set(name, (seen.get(name) ?? 0) + 1);
}

/** Throws where anything differs. `open`: a store of its own for a campaign, closed afterwards. */
export async function tellsRandomRoundsAlike(
  open: (campaign: string) => Promise<Store>,
  runs: number,
  seed?: number,
): Promise<Seen> {
  const seen: Seen = new Map();
  let made = 0;
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const campaign = campaignOf(`r${made++}`, given);
      const store = await open(campaign.code);
      try {
        const desk = new Desk(campaign, store);
        for (const [n, files] of given.units.entries()) for (const one of files) await desk.take(`U${n}`, one);
        const first = await same(campaign, store);
        note(seen, campaign, first);
        await desk.decide(first, given.decisions);
        const decided = await same(campaign, store);
        note(seen, campaign, decided);
        for (const { unit, file: one } of given.later) await desk.take(`U${unit % given.units.length}`, one);
        if (given.later.length > 0) note(seen, campaign, await same(campaign, store));
      } finally {
        await store.close();
      }
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }), endOnFailure: process.env.NOSHRINK === "1" },
  );
  return seen;
}

/** As little at a time as shows that nothing is lost between passes: campaigns of the tests have few units. */
const shortPasses = { units: 2, most: 3 };

/** The round, told alike by both. */
export async function same(campaign: Campaign, store: Store): Promise<Round> {
  const round = await assembleRound(campaign, store, "vi");
  const { leftOut, blocked, indicators: results } = await aggregateRound(campaign, store, "vi", shortPasses);
  expect([...leftOut].sort()).toEqual([...round.leftOut].sort());
  expect([...blocked].sort()).toEqual([...round.blocked].sort());
  expect(results).toEqual(round.indicators);
  return round;
}
