/** Which of a unit's files counts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, orderRevisions } from "../../src/intake/index.js";

const file = (sha256: string, receivedAt: string, more: Partial<Candidate> = {}): Candidate => ({
  sha256,
  receivedAt,
  coverDate: "",
  withdrawn: false,
  fingerprint: sha256,
  ...more,
});
const states = (candidates: Candidate[]) =>
  Object.fromEntries(orderRevisions(candidates).map((one) => [one.sha256, `${one.revision} ${one.state}`]));
const day = (n: number) => `2026-12-0${n}T08:00:00.000Z`;

describe("orderRevisions", () => {
  test("one file is current", () => {
    expect(states([file("a", day(1))])).toEqual({ a: "1 current" });
  });
  test("the later arrival counts, whatever its cover says", () => {
    expect(
      states([file("a", day(2), { coverDate: "01/12/2026" }), file("b", day(1), { coverDate: "05/12/2026" })]),
    ).toEqual({ b: "1 superseded", a: "2 current" });
  });
  test("of two that arrived at the same instant the later cover date counts", () => {
    expect(
      states([
        file("a", day(1), { coverDate: "04/12/2026" }),
        file("b", day(1), { coverDate: "ngày 3 tháng 12 năm 2026" }),
      ]),
    ).toEqual({ b: "1 superseded", a: "2 current" });
  });
  test("different figures that nothing orders are in conflict: none counts", () => {
    expect(Object.values(states([file("a", day(1)), file("b", day(1))])).map((one) => one.slice(2))).toEqual([
      "conflict",
      "conflict",
    ]);
    expect(
      Object.values(
        states([file("a", day(1), { coverDate: "1/12/2026" }), file("b", day(1), { coverDate: "01/12/2026" })]),
      ).map((one) => one.slice(2)),
    ).toEqual(["conflict", "conflict"]);
  });
  test("the same figures in two files are no conflict: one counts", () => {
    expect(
      Object.values(states([file("a", day(1), { fingerprint: "f" }), file("b", day(1), { fingerprint: "f" })])).sort(),
    ).toEqual(["1 superseded", "2 current"]);
  });
  test("a later file settles a conflict of earlier ones", () => {
    expect(states([file("a", day(1)), file("b", day(1)), file("c", day(2))])).toMatchObject({ c: "3 current" });
    expect(
      Object.values(states([file("a", day(1)), file("b", day(1)), file("c", day(2))])).filter((one) =>
        one.endsWith("conflict"),
      ),
    ).toEqual([]);
  });
  test("a withdrawn file never counts, and its rival does", () => {
    expect(states([file("a", day(1)), file("b", day(1), { withdrawn: true })])).toMatchObject({
      a: expect.stringContaining("current"),
      b: expect.stringContaining("withdrawn"),
    });
    expect(states([file("a", day(1), { withdrawn: true })])).toEqual({ a: "1 withdrawn" });
  });

  const candidate = fc.record({
    sha256: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
    receivedAt: fc.constantFrom(day(1), day(2)),
    coverDate: fc.constantFrom("", "01/12/2026", "02/12/2026", "03/12/2026", "hôm qua"),
    withdrawn: fc.boolean(),
    fingerprint: fc.constantFrom("1", "2", "3"),
  });
  const some = fc.uniqueArray(candidate, { minLength: 1, maxLength: 6, selector: (one) => one.sha256 });

  test("the order in which files are looked at changes nothing", () => {
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(states(shuffled)).toEqual(states(all));
        },
      ),
      { numRuns: 1000, seed: 7 },
    );
  });

  test("at most one file is current, never beside a conflict, and one always stands where not all are withdrawn", () => {
    fc.assert(
      fc.property(some, (all) => {
        const found = orderRevisions(all);
        const of = (state: string) => found.filter((one) => one.state === state).length;
        expect(of("current")).toBeLessThanOrEqual(1);
        if (of("current") === 1) expect(of("conflict")).toBe(0);
        if (all.some((one) => !one.withdrawn)) expect(of("current") + of("conflict")).toBeGreaterThan(0);
        expect(found.map((one) => one.revision)).toEqual(all.map((_, n) => n + 1));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test("the file that counts is never contradicted by one of the same or a later arrival that nothing puts before it", () => {
    fc.assert(
      fc.property(some, (all) => {
        const current = orderRevisions(all).find((one) => one.state === "current");
        if (!current) return;
        const own = all.find((one) => one.sha256 === current.sha256)!;
        const dated = (one: Candidate) => /^\d/.test(one.coverDate);
        const rival = all.find(
          (one) =>
            one !== own &&
            !one.withdrawn &&
            one.fingerprint !== own.fingerprint &&
            (one.receivedAt > own.receivedAt ||
              (one.receivedAt === own.receivedAt && (!dated(one) || !dated(own) || one.coverDate >= own.coverDate))),
        );
        expect(rival).toBeUndefined();
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});
