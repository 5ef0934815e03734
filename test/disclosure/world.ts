/** Small rounds for the intruder: every figure of every unit is known here, and what would be published of it. */
import { type Campaign, type Element, elementsOf, type Indicator, type Unit } from "../../src/campaign/index.js";
import { type ProtectOptions, protect } from "../../src/disclosure/index.js";
import { computeIndicators, makeTable } from "../../src/indicators/index.js";
import type { Figure, UnitStatus } from "../../src/model.js";
import { renderPublication } from "../../src/report/index.js";
import { smallCampaign } from "../round/small-campaign.js";

/** An indicator as sums of elements over sums of elements. */
export interface Shape {
  code: string;
  over: string[];
  under: string[];
}

export type Year = "now" | "then";

export interface World {
  campaign: Campaign;
  shapes: Shape[];
  /** `year|element|unit`; what is not in it was not given. */
  truth: ReadonlyMap<string, number>;
}

export const kinds = [
  { code: "so", name: "Sở, ban, ngành" },
  { code: "phuong", name: "UBND phường" },
  { code: "xa", name: "UBND xã" },
  { code: "dn", name: "Doanh nghiệp" },
] as const;

/** Wards and communes shown as one. */
const together = { code: "xp", name: "UBND xã, phường", kinds: ["phuong", "xa"] };

/** The kinds of units behind a name in a breakdown; all for none. */
export function kindsNamed(name: string): readonly string[] {
  if (name === together.name) return together.kinds;
  return kinds.filter((kind) => name === "" || kind.name === name).map(({ code }) => code);
}

/** Who reports which element: every kind, agencies and enterprises, enterprises alone, communes and wards, one body for all. */
const reporters: Record<string, string[]> = {
  A_1: ["so", "phuong", "xa", "dn"],
  A_2: ["so", "phuong", "xa", "dn"],
  A_TS: ["so", "phuong", "xa", "dn"],
  B_SO: ["so", "dn"],
  C_DN: ["dn"],
  D_XA: ["phuong", "xa"],
  D_MOI: ["phuong", "xa"],
  E_DS: ["TKT"],
  F_CO: ["dn"],
  G_DIEM: ["dn"],
};

/** What the form lets a figure be at most: an answer is yes or no (1 or 0), a score 100. */
export const greatest: Record<string, number> = { F_CO: 1, G_DIEM: 100 };

export const shapes: Shape[] = [
  { code: "IA", over: ["A_TS"], under: [] },
  { code: "IB", over: ["B_SO"], under: [] },
  { code: "IC", over: ["C_DN"], under: [] },
  { code: "ID", over: ["D_XA", "D_MOI"], under: [] },
  { code: "IE", over: ["A_TS"], under: ["E_DS"] },
  { code: "IF", over: ["A_1"], under: ["A_TS"] },
  { code: "IG", over: ["B_SO"], under: ["E_DS"] },
  { code: "IH", over: ["B_SO", "C_DN"], under: [] },
  { code: "II", over: ["D_MOI"], under: ["D_XA"] },
  { code: "IL", over: ["F_CO"], under: [] },
  { code: "IM", over: ["G_DIEM"], under: [] },
];

const inFormula = (element: string): string => (element === "F_CO" ? `COUNTIF(F_CO,"Có")` : `SUM(${element})`);

/** How many units of each kind, and the figures: `year|element|unit`, totals left out. */
export function makeWorld(sizes: Record<string, number>, given: ReadonlyMap<string, number>, merged = false): World {
  const units = [
    { ...unitOf("TKT", "so"), groups: [] },
    ...kinds.flatMap(({ code }) => Array.from({ length: sizes[code] ?? 0 }, (_, n) => unitOf(unitCode(code, n), code))),
  ];
  const elements = Object.entries(reporters).map(
    ([code, who]): Element => ({
      code,
      name: `Số liệu ${code}`,
      group: "SL",
      type: code === "F_CO" ? "boolean" : "integer",
      unit: "việc",
      reporters: who,
      optional: false,
      ...(code === "A_TS" && { sumOf: ["A_1", "A_2"] }),
      ...(code === "D_MOI" && { subsetOf: "D_XA" }),
      ...(code === "G_DIEM" && { max: 100 }),
      ...(code === "E_DS" && { level: "province" as const }),
    }),
  );
  const truth = new Map(given);
  for (const year of ["now", "then"] as const)
    for (const { code } of units) {
      const [a, b] = ["A_1", "A_2"].map((part) => given.get(`${year}|${part}|${code}`));
      if (a !== undefined && b !== undefined) truth.set(`${year}|A_TS|${code}`, a + b);
    }
  const campaign: Campaign = {
    ...smallCampaign(),
    unitKinds: [...kinds],
    unitGroups: [...kinds],
    units,
    elements,
    rosters: [],
    rules: [],
    targets: [
      { indicator: "IB", op: ">=", value: 40, year: 2026, scope: "tỉnh", status: "official", source: "KH" },
      { indicator: "IA", op: ">=", value: 100, year: 2026, scope: "tỉnh", status: "official", source: "KH" },
    ],
    history: [...given].flatMap(([key, value]) => {
      const [year, element, unit] = key.split("|") as [Year, string, string];
      return year === "then" ? [{ unit, element, value: asGiven(element, value), basis: "full_year" }] : [];
    }),
    indicators: shapes.map(
      ({ code, over, under }): Indicator => ({
        code,
        name: `Chỉ tiêu ${code} có tên riêng`,
        group: "SL",
        unit: under.length > 0 ? "%" : "việc",
        formula: `${under.length > 0 ? "100*(" : ""}${over.map(inFormula).join("+")}${under.length > 0 ? `)/(${under.map(inFormula).join("+")})` : ""}`,
        decimals: under.length > 0 ? 2 : 0,
        definition: "",
        direction: "up",
        source: [],
      }),
    ),
    letters: { reminded: [], recipients: [], attachments: [] },
    publication: {
      minReporters: 3,
      maxShare: 0.8,
      p: 10,
      protectedKinds: ["dn"],
      publicElements: [],
      merge: merged ? [together] : [],
    },
  };
  return { campaign, shapes, truth };
}

export const unitCode = (kind: string, n: number): string => `${kind.toUpperCase()}${n + 1}`;

/** As a workbook has it. */
const asGiven = (element: string, value: number) => (element === "F_CO" ? (value === 1 ? "Có" : "Không") : value);

/** Whether a unit is asked for an element. */
export function asked(element: string, unit: { code: string; groups: readonly string[] }): boolean {
  return reporters[element]!.some((one) => one === unit.code || unit.groups.includes(one));
}

function unitOf(code: string, kind: string): Unit {
  return {
    ...{ code, name: `Đơn vị ${code}`, kind, groups: [kind], expected: true, parent: "", aliases: [] },
    ...{ email: "", contact: "", validFrom: "", validTo: "", successor: "", rollupKey: "", source: "" },
  };
}

/** The files that would be published. */
export function publishedOf(world: World, secondary = true): Map<string, string> {
  return publicationOf(world, { secondary }).files;
}

/** The files, and what would be remembered of them for the next publication. */
export function publicationOf({ campaign, truth }: World, options: ProtectOptions) {
  const source = { sha256: "0".repeat(64), sheet: "SL", cell: "F5", raw: "" };
  const figures = campaign.units.flatMap((unit) =>
    elementsOf(campaign, unit)
      .filter((element) => !element.sumOf)
      .map(({ code: element }): Figure => {
        const own = truth.get(`now|${element}|${unit.code}`);
        const value = own === undefined ? null : asGiven(element, own);
        return { unit: unit.code, element, value, reason: value === null ? "not_yet" : null, held: false, source };
      }),
  );
  const table = makeTable(campaign, figures, []);
  const indicators = computeIndicators(table, { lang: "vi" });
  const statuses = campaign.units.map(
    (unit): UnitStatus => ({
      ...{ unit: unit.code, state: "on_time", receivedAt: "2026-12-01T03:00:00Z", estimated: false, revision: 1 },
      ...{ letterNumber: "", asked: 1, answered: 1, errors: 0, warnings: 0, refusedFiles: [], accepted: true },
    }),
  );
  const protection = protect(table, indicators, options);
  const { files } = renderPublication(
    {
      ...{ campaign, indicators, statuses, figures, findings: [], texts: [], draft: false, blockers: 0 },
      ...{
        rankings: [],
        evidence: [],
        corrections: [],
        earlier: null,
        contents: false,
        illustrative: false,
        asOf: "2026-12-10",
        date: null,
      },
    },
    protection,
  );
  return { files: new Map(files.map(({ name, content }) => [name, content])), memory: protection.remember() };
}
