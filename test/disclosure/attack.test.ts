/** Nothing hidden can be worked out of what is published; and with secondary suppression off, it can. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { attack, everything, insiders } from "./intruder.js";
import { elements, plainWorld, rich } from "./plain-world.js";
import { readCsv, readHtml, readJson } from "./read-published.js";
import { asked, greatest, kinds, makeWorld, publishedOf, unitCode } from "./world.js";

test("two wards and two enterprises stay hidden, and the kinds beside them that would give them away", () => {
  const world = plainWorld(rich);
  const reading = everything(publishedOf(world));
  const hidden = (indicator: string) =>
    reading.hidden.filter((cell) => cell.indicator === indicator).map(({ kind }) => kind);
  expect(hidden("ID")).toEqual(["UBND phường", "UBND xã"]);
  // Enterprises alone: two of them, so no total either.
  expect(hidden("IC")).toContain("");
  expect(attack(world, reading)).toEqual([]);
});

test("the same attack succeeds where only the small cells are hidden", () => {
  const world = plainWorld(rich);
  const found = attack(world, everything(publishedOf(world, false)));
  expect(found).toContain("ID kind UBND phường is 54");
});

test("what the page, the table and the data hide is the same", () => {
  const files = publishedOf(plainWorld(rich));
  const places = ({ hidden }: { hidden: { indicator: string; part: string; kind: string }[] }) =>
    hidden.map(({ indicator, part, kind }) => `${indicator} ${part} ${kind}`).sort();
  const fromJson = places(readJson(files.get("chi-tieu.json")!));
  expect(fromJson.length).toBeGreaterThan(5);
  expect(places(readCsv(files.get("chi-tieu.csv")!))).toEqual(fromJson);
  expect(places(readHtml(files.get("index.html")!))).toEqual(fromJson);
});

test("a hidden indicator is named in no sentence of the press sheet, and its rating nowhere", () => {
  const files = publishedOf(plainWorld(rich));
  expect(files.get("thong-cao.html")).not.toContain("Chỉ tiêu IC");
  const { indicators } = JSON.parse(files.get("chi-tieu.json")!) as {
    indicators: { code: string; rating: string | null }[];
  };
  expect(indicators.find(({ code }) => code === "IC")?.rating).toBeNull();
});

test("one enterprise that makes up nearly all of a figure hides it", () => {
  const even = everything(publishedOf(plainWorld({ ...rich, dn: 4 })));
  expect(even.hidden.filter(({ indicator }) => indicator === "IC")).toEqual([]);
  const world = plainWorld({ ...rich, dn: 4 }, { "now|C_DN|DN1": 9000 });
  const reading = everything(publishedOf(world));
  expect(reading.hidden).toContainEqual({ indicator: "IC", part: "value", kind: "" });
  expect(attack(world, reading)).toEqual([]);
});

test("a figure of public bodies of which one alone is missing a year is not told by the difference", () => {
  const world = plainWorld({ so: 0, phuong: 0, xa: 5, dn: 0 }, { "then|D_XA|XA1": null, "then|D_MOI|XA1": null });
  expect(attack(world, everything(publishedOf(world)))).toEqual([]);
});

const worlds = fc
  .record({
    sizes: fc.record({
      so: fc.integer({ min: 0, max: 4 }),
      phuong: fc.integer({ min: 0, max: 3 }),
      xa: fc.integer({ min: 0, max: 5 }),
      dn: fc.integer({ min: 0, max: 5 }),
    }),
    merged: fc.boolean(),
    // Many zeros and a few large ones: what makes suppression hard.
    figures: fc.infiniteStream(
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 4000 })),
    ),
    missing: fc.infiniteStream(fc.integer({ min: 0, max: 11 })),
  })
  .map(({ sizes, merged, figures, missing }) => {
    const given = new Map<string, number>();
    for (const year of ["now", "then"])
      for (const element of elements)
        for (const { code: kind } of kinds)
          for (let n = 0; n < sizes[kind]; n++) {
            const code = unitCode(kind, n);
            if (!asked(element, { code, groups: [kind] })) continue;
            // A part of a whole, where the form says so.
            const whole = element === "D_MOI" ? given.get(`${year}|D_XA|${code}`) : greatest[element];
            const value = Math.min(figures.next().value, whole ?? Number.POSITIVE_INFINITY);
            if (missing.next().value > 0) given.set(`${year}|${element}|${code}`, value);
          }
    for (const year of ["now", "then"]) given.set(`${year}|E_DS|TKT`, 5000);
    return makeWorld(sizes, given, merged);
  });

test("of random rounds the intruder finds nothing; without secondary suppression, of many", () => {
  let without = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const reading = everything(publishedOf(world));
      expect([...attack(world, reading), ...insiders(world, reading)]).toEqual([]);
      if (attack(world, everything(publishedOf(world, false))).length > 0) without++;
    }),
    { numRuns: 30, seed: 2026 },
  );
  expect(without).toBeGreaterThan(10);
}, 240_000);
