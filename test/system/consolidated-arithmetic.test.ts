/**
 * The arithmetic over all units, as the live formulas of the consolidated workbook. Every indicator, every rule over the
 * campaign, inside a unit, against its peers and over the rows of lists, with figures missing here and there: LibreOffice
 * gives what we give.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Campaign,
  campaignRowRules,
  campaignRules,
  elementsOf,
  expectedUnits,
  isNumeric,
  loadCampaign,
  type ParsedRule,
  parsedRules,
  rostersOf,
  type Unit,
} from "../../src/campaign/index.js";
import { computeIndicators, makeTable, type RosterRow, type Table } from "../../src/indicators/index.js";
import type { Figure, MissingReason, UnitStatus } from "../../src/model.js";
import type { Round } from "../../src/round/assemble.js";
import { consolidatedContent } from "../../src/round/export/consolidated.js";
import { type Random, random } from "../../src/round/rehearsal/random.js";
import { reportInput } from "../../src/round/report.js";
import { shippedFolder } from "../../src/round/shipped.js";
import { writeConsolidated } from "../../src/workbook/index.js";
import { disagreements, type Expected, errorValues, expectedOf } from "./consolidated.js";
import { convert, type SavedCells, savedCells } from "./libreoffice.js";

const campaign = loadCampaign(shippedFolder("lai-chau-2026"), "vi");
const units = expectedUnits(campaign);
const folder = mkdtempSync(join(tmpdir(), "tonghop-consolidated-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The share of figures that are missing, of elements that anybody gave, and of figures that are 0; the largest figure of a
 * unit and of the province, since rules speak of real magnitudes.
 */
const scenarios: readonly Partial<Magnitudes & { missing: number; given: number; zeros: number }>[] = [
  {},
  { missing: 0.05 },
  { missing: 0.3 },
  { missing: 0.97 },
  { missing: 0.1, given: 0.5 },
  { missing: 0.1, given: 0 },
  { missing: 0.1, zeros: 0.6 },
  { zeros: 1 },
  { most: 50, ofProvince: 1_000_000, zeros: 0, fixed: { SO_THON: 25, TN02_DT: 1_000_000, GRDP: 1_000_000 } },
  { most: 50_000, ofProvince: 100 },
  { zeros: 0, fixed: { DANSO: 500_000, GRDP: 30_000_000 } },
];

interface Magnitudes {
  most: number;
  ofProvince: number;
  fixed: Readonly<Record<string, number>>;
}

type Cell = number | string | null;

interface Scenario {
  name: string;
  /** What we say the workbook shows. */
  expected: Expected[];
  saved: SavedCells;
}

const tried: Scenario[] = [];

beforeAll(async () => {
  const paths: string[] = [];
  const wanted: Expected[][] = [];
  for (const [index, scenario] of scenarios.entries()) {
    const usual = { missing: 0, given: 1, zeros: 0.1, most: 5000, ofProvince: 5000, fixed: {} };
    const round = roundOf(tableOf(random(index), { ...usual, ...scenario }), random(100 + index));
    const peers = peersOf(random(200 + index), round.table);
    const content = consolidatedContent(round, reportInput(round, { draft: false, date: null }));
    const peer = (unit: string, name: string) => {
      const [, kind, element] = /^PEER_(MEDIAN|MAD)_(.*)$/.exec(name)!;
      return peers(unit)[kind === "MEDIAN" ? "median" : "mad"](element!);
    };
    const path = join(folder, `scenario-${index}.xlsx`);
    writeFileSync(path, await writeConsolidated({ ...content, peer }));
    paths.push(path);
    wanted.push(expectedOf(round, ({ code }) => peers(code)));
  }
  const saved = await savedCells(await convert(paths, "xlsx", join(folder, "recalculated")));
  for (const [index, expected] of wanted.entries())
    tried.push({ name: `scenario ${index}`, expected, saved: saved[index]! });
}, 1_800_000);

// Figures of a round.

function tableOf(
  dice: Random,
  { missing, given, zeros, most, ofProvince, fixed }: Required<(typeof scenarios)[number]>,
): Table {
  const withheld = new Set(campaign.elements.flatMap(({ code }) => (dice.chance(given) ? [] : [code])));
  const source = { sha256: "0", sheet: "S", cell: "F1", raw: "" };
  const reasons: (MissingReason | null)[] = ["na", "not_yet", "confidential", null];
  const inputs = (unit: Unit) => elementsOf(campaign, unit).filter(({ sumOf, type }) => !sumOf && type !== "longtext");
  const figures = units.flatMap((unit) =>
    inputs(unit).map((element): Figure => {
      const lacking = dice.chance(missing) || withheld.has(element.code);
      const drawn = fixed[element.code] ?? dice.between(1, element.level === "province" ? ofProvince : most);
      const number = dice.chance(zeros) ? 0 : element.type === "integer" ? drawn : drawn + dice.between(0, 9) / 10;
      const value = isNumeric(element)
        ? number
        : element.type === "boolean"
          ? dice.pick(["Có", "Không"])
          : "Quyết định";
      const base = { unit: unit.code, element: element.code, held: !lacking && dice.chance(missing / 10), source };
      return { ...base, value: lacking ? null : value, reason: lacking ? dice.pick(reasons) : null };
    }),
  );
  const titles = ["Trồng chè", "Mô hình: trồng chè", "Nuôi ong", "nuôi ong!", "Bảo tồn lê", "Cá tầm", "Sấy lạnh"];
  const rows = units.flatMap((unit) =>
    rostersOf(campaign, unit).flatMap((roster) =>
      Array.from({ length: dice.between(0, 3) }, (): RosterRow => {
        const cells = roster.columns.map(({ code, type, list }): [string, Cell] => {
          if (dice.chance(missing / 3)) return [code, null];
          if (type === "list") return [code, dice.pick(list!)];
          if (type === "text")
            return [code, dice.chance(0.5) ? dice.pick(titles) : `Mô hình số ${dice.between(1, 9999)}`];
          return [code, type === "date" ? "2026-05-05" : dice.between(0, 500)];
        });
        return { unit: unit.code, roster: roster.code, cells: new Map(cells), refs: new Map() };
      }),
    ),
  );
  return makeTable(campaign, figures, rows);
}

/** A round that has come to this table; nobody says how. */
function roundOf(table: Table, dice: Random): Round {
  const statuses = table.units.map(({ code }): UnitStatus => {
    const base = {
      unit: code,
      receivedAt: "2026-12-04T03:00:00Z",
      estimated: false,
      revision: 1,
      letterNumber: "1/BC",
    };
    return {
      ...base,
      state: "on_time",
      asked: 100,
      answered: dice.between(70, 100),
      errors: 0,
      warnings: 0,
      refusedFiles: [],
      accepted: true,
    };
  });
  const nothing = {
    submissions: [],
    values: [],
    figures: [],
    findings: [],
    undecided: new Map(),
    leftOut: new Set<string>(),
    blocked: new Set<string>(),
    corrections: [],
    blockers: 0,
  };
  return { ...nothing, campaign, table, statuses, indicators: computeIndicators(table, { lang: "vi" }) };
}

/** Medians at the bounds of the rules, beside the unit's own figure. */
function peersOf(dice: Random, table: Table) {
  const factors = [1, 9, 1 / 9, 0.8, 1.25, 10, 0];
  const known = new Map<string, number | null>();
  const once = (key: string, make: () => number | null) => {
    if (!known.has(key)) known.set(key, dice.chance(0.05) ? null : make());
    return known.get(key)!;
  };
  return (unit: string) => ({
    median: (element: string) => {
      const own = table.figure(unit, element)?.value;
      return once(`${unit}|${element}`, () => (typeof own === "number" ? own * dice.pick(factors) : 10));
    },
    mad: (element: string) => once(`${unit}|${element}|mad`, () => dice.pick([0, 1, 20, 500])),
  });
}

// The comparison.

test("every indicator, figure and rule gives in LibreOffice what we give, and nothing shows an error", () => {
  const counted: Record<string, number> = {};
  const differing = tried.flatMap(({ name, expected, saved }) => {
    for (const { sheet } of expected) counted[sheet] = (counted[sheet] ?? 0) + 1;
    return [...errorValues(saved), ...disagreements(saved, expected)].map((text) => `${name}: ${text}`);
  });
  const all = Object.values(counted).reduce((sum, count) => sum + count, 0);
  console.log(`${all} evaluations (${JSON.stringify(counted)}), ${differing.length} disagreements`);
  expect(differing.slice(0, 50)).toEqual([]);
});

test("every indicator was seen with a value and without, every rule to hold and to fail", () => {
  const results = new Map<string, Set<string>>();
  const see = (id: string, value: Cell) => {
    results.set(id, (results.get(id) ?? new Set()).add(typeof value === "number" ? "value" : String(value)));
  };
  for (const { sheet, head, line, value } of tried.flatMap(({ expected }) => expected)) {
    if (sheet === "Chỉ tiêu" && head === "Giá trị") see(String(line), value);
    if (sheet === "Kiểm tra chung") see(String(line), value);
    else see(head, value);
  }
  const lacking = (ids: readonly string[], wanted: readonly string[]) =>
    ids.flatMap((id) => wanted.filter((result) => !results.get(id)?.has(result)).map((result) => `${id} ${result}`));
  expect(
    lacking(
      campaign.indicators.map(({ code }) => code),
      ["value", "-"],
    ),
  ).toEqual([]);
  const rules = (of: (campaign: Campaign) => ParsedRule[]) => of(campaign).map(({ id }) => id);
  expect(lacking(rules(campaignRowRules), ["Đạt", "Sai"])).toEqual([]);
  // A share of a total in percent is never over 100.
  expect(lacking(rules(campaignRules), ["Đạt", "Sai"])).toEqual(["TN06.1 Sai"]);
  const ofUnits = parsedRules(campaign).filter(({ scope }) => scope === "unit" || scope === "row");
  const never = lacking(
    ofUnits.map(({ id }) => id),
    ["Đạt"],
  );
  // Last year's is 0 for every unit, so that the rule never applies.
  expect(never).toEqual(["TN04.Y_NN Đạt"]);
});
