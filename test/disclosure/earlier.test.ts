/** Two publications of one round, one after the other: what was public stays known. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { attack, everything } from "./intruder.js";
import { elements, plainWorld } from "./plain-world.js";
import type { Reading } from "./read-published.js";
import { kinds, makeWorld, publicationOf, unitCode, type World } from "./world.js";

const sizes = { so: 0, phuong: 0, xa: 0, dn: 8 };
const late = (...units: string[]) =>
  plainWorld(
    sizes,
    Object.fromEntries(units.flatMap((unit) => elements.map((element) => [`now|${element}|${unit}`, null]))),
  );

/** The total of IC in each of these publications; null where it is hidden. */
function totals(worlds: readonly World[]): (number | null)[] {
  let earlier: ReturnType<typeof publicationOf>["memory"] | null = null;
  return worlds.map((world) => {
    const { files, memory } = publicationOf(world, { earlier });
    earlier = memory;
    const { indicators } = JSON.parse(files.get("chi-tieu.json")!) as { indicators: { code: string; value: number }[] };
    return indicators.find(({ code }) => code === "IC")!.value;
  });
}

test("the enterprise that came after the first publication is not the difference of the second", () => {
  // 7 of 8: 14 + … + 20.
  expect(totals([late("DN8"), late()])).toEqual([119, null]);
  // Nor by publishing once more.
  expect(totals([late("DN8"), late(), late()])).toEqual([119, null, null]);
  // Without the first it is told, and three that come together hide each other.
  expect(totals([late()])).toEqual([140]);
  expect(totals([late("DN5", "DN6", "DN7", "DN8"), late()])).toEqual([62, 140]);
});

test("the same publication again is the same", () => {
  expect(totals([late("DN8"), late("DN8")])).toEqual([119, 119]);
  const first = publicationOf(late("DN8"), {});
  const again = publicationOf(late("DN8"), { earlier: first.memory });
  expect([...again.files]).toEqual([...first.files]);
  expect(again.memory).toEqual(first.memory);
});

test("a figure corrected since is another figure: the publication does not contradict itself", () => {
  const corrected = plainWorld(sizes, { "now|C_DN|DN1": 30 });
  const [first, second] = totals([late(), corrected]);
  expect([first, second]).toEqual([140, 156]);
});

test("of random pairs of publications the intruder who kept the first finds nothing; who forgot it, the tool would tell", () => {
  let without = 0;
  const pairs = fc.record({
    figures: fc.infiniteStream(
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 400 })),
    ),
    late: fc.uniqueArray(fc.constantFrom("SO1", "XA1", "DN1", "DN2"), { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(pairs, ({ figures, late: missing }) => {
      const size = { so: 4, phuong: 0, xa: 5, dn: 6 };
      const changes = kinds.flatMap(({ code }) =>
        Array.from({ length: size[code] }, (_, n) => unitCode(code, n)).flatMap((unit) =>
          ["A_1", "A_2", "B_SO", "C_DN"].map((element) => [`now|${element}|${unit}`, figures.next().value] as const),
        ),
      );
      const full = new Map(plainWorld(size).truth);
      for (const [key, value] of changes) if (full.has(key)) full.set(key, value);
      const some = new Map(
        [...full].filter(([key]) => !missing.some((unit) => key.startsWith("now|") && key.endsWith(`|${unit}`))),
      );
      const totalsOut = (given: Map<string, number>) => new Map([...given].filter(([key]) => !key.includes("|A_TS|")));
      const [first, second] = [makeWorld(size, totalsOut(some)), makeWorld(size, totalsOut(full))];
      const one = publicationOf(first, {});
      const before = { world: first, reading: everything(one.files) };
      const two = publicationOf(second, { earlier: one.memory });
      // What the first told by itself, such as a cell that the second hides, is out.
      const found = (reading: Reading) => {
        const out = new Set(attack(second, { ...reading, facts: [] }, before));
        return attack(second, reading, before).filter((one) => !out.has(one));
      };
      expect(found(everything(two.files))).toEqual([]);
      if (found(everything(publicationOf(second, {}).files)).length > 0) without++;
    }),
    { numRuns: 5, seed: 2026 },
  );
  expect(without).toBeGreaterThan(1);
}, 240_000);
