/** Leaks that were once there, each in the smallest round that shows it. */
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { withUnitsOfToday } from "../../src/campaign/last-year.js";
import { attack, everything, insiders } from "./intruder.js";
import { elements, plainWorld, rich } from "./plain-world.js";
import { makeWorld, publishedOf, type World } from "./world.js";

const read = (world: World) => everything(publishedOf(world));

/** Whether the total of an indicator is printed. */
function prints(world: World, indicator: string): boolean {
  return read(world).facts.some((fact) => fact.indicator === indicator && fact.part === "value");
}

/** Four enterprises with these figures for an element. */
function enterprises(element: string, values: readonly number[]): World {
  const given = values.map((value, n) => [`now|${element}|DN${n + 1}`, value] as const);
  return plainWorld({ ...rich, dn: values.length }, Object.fromEntries(given));
}

test("the one commune that did not report is not the difference of last year's total and the compared part", () => {
  const world = plainWorld({ so: 0, phuong: 0, xa: 8, dn: 0 }, { "now|D_XA|XA1": null, "now|D_MOI|XA1": null });
  expect(attack(world, read(world))).toEqual([]);
});

test.each([
  ["nobody took over", ""],
  ["an enterprise took over that has no figure of its own", "DN2"],
  ["an enterprise took over", "DN3"],
])("nor is an enterprise that has ended: %s", (_, successor) => {
  const gone = Object.fromEntries(elements.map((element) => [`now|${element}|DN1`, null]));
  const sizes = { ...rich, dn: 6 };
  const given = plainWorld(sizes, { ...gone, "then|B_SO|DN1": 40, "then|B_SO|DN2": null });
  const units = given.campaign.units.map((unit) =>
    unit.code === "DN1" ? { ...unit, expected: false, validTo: "2026-06-30", successor } : unit,
  );
  const campaign = withUnitsOfToday({ ...given.campaign, units });
  expect(campaign.historyAsWritten).toBeDefined();
  // What the intruder is after: the figures of today's units, and what an ended one has for itself.
  const figures = campaign.history.map(({ unit, element, value }) => {
    const figure = value === "Có" ? 1 : value === "Không" ? 0 : Number(value);
    return [`then|${element}|${unit}`, figure] as const;
  });
  const ofNow = [...given.truth].filter(([key]) => key.startsWith("now|") && !key.includes("|A_TS|"));
  const world = makeWorld(sizes, new Map([...ofNow, ...figures]));
  const seen = read({ ...given, campaign });
  expect(seen.facts.some(({ part }) => part === "value")).toBe(true);
  expect(attack(world, seen)).toEqual([]);
});

test("nor are two that did not report, of different kinds, one of them a great enterprise", () => {
  const changes = { "now|B_SO|SO1": null, "now|B_SO|DN1": null, "then|B_SO|DN1": 400 };
  const world = plainWorld({ ...rich, dn: 5 }, changes);
  expect(attack(world, read(world))).toEqual([]);
});

test("a part that no indicator names is not the difference of a total and its other part", () => {
  const world = plainWorld({ so: 0, phuong: 0, xa: 0, dn: 5 }, { "now|A_2|DN1": 4000 });
  expect(attack(world, read(world))).toEqual([]);
});

test.each([
  ["one competitor", [7900, 2000, 100]],
  ["two of five that have anything", [6000, 4000, 0, 0, 0]],
  ["nobody but one", [50, 0, 0, 0]],
])("a sum in which an enterprise is known to its competitor is hidden: %s", (_, values) => {
  const world = enterprises("C_DN", values);
  expect(prints(world, "IC")).toBe(false);
  expect(insiders(world, read(world))).toEqual([]);
  expect(attack(world, read(world))).toEqual([]);
});

test.each([
  ["F_CO", "IL", [1, 1, 1, 1]],
  ["F_CO", "IL", [1, 1, 1, 0]],
  ["F_CO", "IL", [0, 0, 0, 0]],
  ["G_DIEM", "IM", [100, 100, 100, 100]],
  ["G_DIEM", "IM", [99, 98, 99, 99]],
])("a sum as great or small as it can be tells each part of it: %s %s %j", (element, indicator, values) => {
  const world = enterprises(element, values);
  expect(prints(world, indicator)).toBe(false);
  expect(attack(world, read(world))).toEqual([]);
});

test("what tells of no enterprise is printed", () => {
  expect(prints(enterprises("C_DN", [500, 400, 300, 200]), "IC")).toBe(true);
  expect(prints(enterprises("F_CO", [1, 1, 1, 0, 0, 0]), "IL")).toBe(true);
  expect(prints(enterprises("G_DIEM", [60, 70, 80, 40]), "IM")).toBe(true);
});

test("a ratio of 100 % tells each enterprise's, as one of 0 % does", () => {
  const ratio = (parts: readonly number[]) => {
    const given = parts.flatMap((part, n) => [
      [`now|A_1|DN${n + 1}`, part] as const,
      [`now|A_2|DN${n + 1}`, 9 - part] as const,
    ]);
    return prints(plainWorld({ so: 0, phuong: 0, xa: 0, dn: 4 }, Object.fromEntries(given)), "IF");
  };
  expect(ratio([9, 9, 9, 9])).toBe(false);
  expect(ratio([0, 0, 0, 0])).toBe(false);
  expect(ratio([9, 9, 9, 4])).toBe(false);
  expect(ratio([5, 4, 3, 6])).toBe(true);
});

test("where no kind is named, every unit's figure is protected, also one for the whole area", () => {
  const world = plainWorld({ so: 0, phuong: 0, xa: 0, dn: 5 });
  const publication = { ...world.campaign.publication, protectedKinds: ["*"] };
  const reading = read({ ...world, campaign: { ...world.campaign, publication } });
  // 5000 people by one body's word: no ratio over them either.
  expect(reading.facts.filter(({ indicator }) => indicator === "IE")).toEqual([]);
  expect(reading.facts.some(({ indicator }) => indicator === "IA")).toBe(true);
});

test.each([true, false])(
  "returns by kind show kinds together as the results do, and no share of one unit: %s",
  (merged) => {
    const world = plainWorld({ so: 4, phuong: 1, xa: 6, dn: 4 });
    const files = publishedOf(makeWorld({ so: 4, phuong: 1, xa: 6, dn: 4 }, world.truth, merged));
    const { charts } = JSON.parse(files.get("chi-tieu.json")!) as { charts: { id: string; categories: string[] }[] };
    const categories = (id: string) => charts.find((chart) => chart.id === id)?.categories;
    const both = merged ? ["UBND xã, phường"] : ["UBND phường", "UBND xã"];
    expect(categories("submission")).toEqual(["Sở, ban, ngành", ...both, "Doanh nghiệp"]);
    expect(categories("completeness")).toEqual(["Sở, ban, ngành", both.at(-1), "Doanh nghiệp"]);
    expect(files.get("index.html")!.includes('<th scope="row">UBND phường</th>')).toBe(!merged);
  },
);

test("a change says of how many units it is", () => {
  const world = plainWorld(
    { so: 0, phuong: 0, xa: 8, dn: 0 },
    { "now|A_1|XA1": null, "now|A_1|XA2": null, "now|A_1|XA3": null },
  );
  const rows = parse(publishedOf(world).get("chi-tieu.csv")!, { columns: true, bom: true }) as Record<string, string>[];
  const total = rows.find(({ ma, pham_vi }) => ma === "IA" && pham_vi === "tong");
  expect(total).toMatchObject({ don_vi_so_sanh: "5", don_vi_co_so_lieu: "5", don_vi_phai_bao_cao: "8" });
});
