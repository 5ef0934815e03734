/** Which of a unit's files counts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, orderRevisions } from "../../src/intake/index.js";

interface More {
  coverDate?: string;
  withdrawn?: boolean;
  /** The officer accepted it then. */
  accepted?: string;
  /** What its one part says; its hash unless given. */
  says?: string;
  parts?: Record<string, string>;
  /** The run that first saw it, where something else says when it came. */
  seenAt?: string;
  rolledUpAt?: string;
}
const file = (sha256: string, receivedAt: string, more: More = {}): Candidate => ({
  sha256,
  receivedAt,
  seenAt: more.seenAt ?? null,
  coverDate: more.coverDate ?? "",
  rolledUpAt: more.rolledUpAt ?? "",
  decision: more.withdrawn
    ? { kind: "withdrawn", at: day(9) }
    : more.accepted
      ? { kind: "accepted", at: more.accepted }
      : null,
  parts: new Map(Object.entries(more.parts ?? { SL: more.says ?? sha256 })),
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
    expect(Object.values(states([file("a", day(1), { says: "f" }), file("b", day(1), { says: "f" })])).sort()).toEqual([
      "1 superseded",
      "2 current",
    ]);
  });
  test("a day without an hour does not put a file after one that came later on that day", () => {
    const lastMinute = "2026-12-01T16:59:00.000Z";
    const a = file("a", lastMinute, { seenAt: "2026-12-01T02:00:00.000Z" });
    expect(states([a, file("b", day(1))])).toEqual({ a: "1 superseded", b: "2 current" });
    // Nor after one that was accepted later on it.
    const first = file("b", "2026-12-01T01:00:00.000Z", { accepted: day(1) });
    expect(states([a, first])).toEqual({ a: "1 superseded", b: "2 current" });
    // Two such days of one run, as before: the later one counts, and two of one day are in conflict.
    const seenAt = day(1);
    expect(
      states([file("a", "2026-12-01T16:59:00.000Z", { seenAt }), file("b", "2026-12-02T03:00:00.000Z", { seenAt })]),
    ).toEqual({ a: "1 superseded", b: "2 current" });
    expect(
      Object.values(states([file("a", lastMinute, { seenAt }), file("b", lastMinute, { seenAt })])).map((one) =>
        one.slice(2),
      ),
    ).toEqual(["conflict", "conflict"]);
  });
  test("of two roll-ups that arrived at the same instant the one made later counts, whatever its cover says", () => {
    const cover = { coverDate: "01/12/2026" };
    expect(
      states([file("a", day(3), { rolledUpAt: day(2), ...cover }), file("b", day(3), { rolledUpAt: day(1) })]),
    ).toEqual({ b: "1 superseded", a: "2 current" });
    // Of one roll-up, sent again with something filled in, the later cover counts.
    const again = (coverDate: string) => ({ rolledUpAt: day(1), coverDate });
    expect(states([file("a", day(3), again("02/12/2026")), file("b", day(3), again("01/12/2026"))])).toEqual({
      b: "1 superseded",
      a: "2 current",
    });
    // Nothing orders a roll-up and another file.
    const mixed = states([
      file("a", day(3), { rolledUpAt: day(2), ...cover }),
      file("b", day(3), { coverDate: "02/12/2026" }),
    ]);
    expect(Object.values(mixed).map((one) => one.slice(2))).toEqual(["conflict", "conflict"]);
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

  const candidate = fc
    .record({
      sha256: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
      receivedAt: fc.constantFrom(day(1), day(2)),
      coverDate: fc.constantFrom("", "01/12/2026", "02/12/2026", "03/12/2026", "hôm qua"),
      withdrawn: fc.boolean(),
      says: fc.constantFrom("1", "2", "3"),
    })
    .map(({ sha256, receivedAt, ...more }) => file(sha256, receivedAt, more));
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
        if (all.some((one) => one.decision === null)) expect(of("current") + of("conflict")).toBeGreaterThan(0);
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
            one.decision === null &&
            one.parts.get("SL") !== own.parts.get("SL") &&
            (one.receivedAt > own.receivedAt ||
              (one.receivedAt === own.receivedAt && (!dated(one) || !dated(own) || one.coverDate >= own.coverDate))),
        );
        expect(rival).toBeUndefined();
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

describe("a return in several parts", () => {
  const parts = (candidates: Candidate[]) =>
    Object.fromEntries(orderRevisions(candidates).map((one) => [one.sha256, one.parts.join(" ")]));

  test("files that complete each other are one revision", () => {
    const both = [file("a", day(1), { parts: { SL: "1" } }), file("b", day(1), { parts: { TC: "2", YK: "3" } })];
    expect(states(both)).toEqual({ a: "1 current", b: "1 current" });
    expect(parts(both)).toEqual({ a: "SL", b: "TC YK" });
  });
  test("a whole form with only one sheet filled completes another, whatever its empty sheets", () => {
    const both = [file("a", day(1), { parts: { SL: "1", TC: "" } }), file("b", day(1), { parts: { SL: "", TC: "2" } })];
    expect(states(both)).toEqual({ a: "1 current", b: "1 current" });
    expect(parts(both)).toEqual({ a: "SL", b: "TC" });
  });
  test("only the corrected sheet replaces that sheet, and the rest stays", () => {
    const both = [file("a", day(1), { parts: { SL: "1", TC: "2" } }), file("b", day(2), { parts: { TC: "9" } })];
    expect(states(both)).toEqual({ a: "1 current", b: "2 current" });
    expect(parts(both)).toEqual({ a: "SL", b: "TC" });
  });
  test("a later whole form replaces all parts, also where it leaves one empty", () => {
    const all = [
      file("a", day(1), { parts: { SL: "1" } }),
      file("b", day(1), { parts: { TC: "2" } }),
      file("c", day(2), { parts: { SL: "1", TC: "" } }),
    ];
    expect(states(all)).toEqual({ a: "1 superseded", b: "1 superseded", c: "2 current" });
    expect(parts(all)).toMatchObject({ c: "SL TC" });
  });
  test("parts that contradict each other put their files in conflict, and no older one fills in", () => {
    const all = [
      file("o", day(1), { parts: { SL: "0", TC: "0" } }),
      file("a", day(2), { parts: { SL: "1" } }),
      file("b", day(2), { parts: { SL: "2" } }),
    ];
    expect(states(all)).toMatchObject({ o: "1 current", a: "2 conflict", b: "3 conflict" });
    expect(parts(all)).toEqual({ o: "TC", a: "", b: "" });
  });
  test("each part counts from at most one file, and from one unless its files are in conflict or withdrawn", () => {
    const some = fc.uniqueArray(
      fc
        .record({
          sha256: fc.constantFrom("a", "b", "c", "d", "e"),
          receivedAt: fc.constantFrom(day(1), day(2)),
          withdrawn: fc.boolean(),
          parts: fc.dictionary(fc.constantFrom("SL", "TC", "YK"), fc.constantFrom("", "1", "2"), { minKeys: 1 }),
        })
        .map(({ sha256, receivedAt, ...more }) => file(sha256, receivedAt, more)),
      { minLength: 1, selector: (one) => one.sha256 },
    );
    fc.assert(
      fc.property(some, (all) => {
        const ordered = orderRevisions(all);
        const conflict = ordered.some((one) => one.state === "conflict");
        for (const part of ["SL", "TC", "YK"]) {
          const holders = ordered.filter((one) => one.parts.includes(part));
          const live = all.filter((one) => one.decision === null && one.parts.has(part));
          expect(holders.length).toBeLessThanOrEqual(1);
          if (live.length > 0 && !conflict) expect(holders.length).toBe(1);
        }
        for (const one of ordered) expect(one.parts.length > 0).toBe(one.state === "current");
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

describe("the officer's word", () => {
  test("accepting one of two files in conflict settles it", () => {
    expect(states([file("a", day(1), { accepted: day(3) }), file("b", day(1))])).toEqual({
      b: "1 superseded",
      a: "2 current",
    });
  });
  test("also at the instant at which both came", () => {
    expect(states([file("a", day(1), { accepted: day(1) }), file("b", day(1))])).toMatchObject({ a: "2 current" });
  });
  test("an accepted older file counts until a later one arrives", () => {
    const two = [file("a", day(1), { accepted: day(3) }), file("b", day(2))];
    expect(states(two)).toMatchObject({ a: "2 current", b: "1 superseded" });
    expect(states([...two, file("c", day(4))])).toMatchObject({ c: "3 current" });
  });
});
