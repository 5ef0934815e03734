/** What every engine's store must do: all of a submission or nothing of it, and every value as it was. */
import { afterEach, describe, expect, test } from "vitest";
import type { Value } from "../../src/model.js";
import {
  type FindingRecord,
  openStoreAt,
  type Store,
  type SubmissionRecord,
  type SubmissionState,
} from "../../src/store/index.js";

export const record = (sha256: string, more: Partial<SubmissionRecord> = {}): SubmissionRecord => ({
  ...{
    sha256,
    unit: "X01",
    file: "a.xlsx",
    member: null,
    sender: "lo@xa.example",
    revision: 1,
    state: "current",
    receivedAt: "2026-12-01T00:00:00.000Z",
    receivedFrom: "list",
  },
  ...{
    seenAt: "2026-12-02T00:00:00.000Z",
    definition: "d",
    parts: new Map([["SL", { fingerprint: "f", current: true }]]),
    decision: null,
    inputs: 3,
    accepted: 2,
    rejected: 1,
    blank: 0,
    unplaced: 4,
  },
  cover: {
    basis: "",
    filledBy: "Lò",
    phone: "",
    email: "",
    head: "",
    date: "",
    letterNumber: "12'; DROP TABLE value; --",
  },
  ...more,
});
export const value = (sha256: string, element: string, held: Value["value"], more: Partial<Value> = {}): Value => ({
  ...{
    sha256,
    element,
    row: 0,
    part: "SL",
    fate: "accepted",
    value: held,
    reason: null,
    includedIn: null,
    evidence: null,
    explanation: null,
  },
  ...{ sheet: "Số liệu", cell: "F9", raw: String(held) },
  ...more,
});
export const finding = (id: string, sha256: string, more: Partial<FindingRecord> = {}): FindingRecord => ({
  ...{
    id,
    sha256,
    unit: "X01",
    rule: "B.1",
    result: "fail",
    severity: "error",
    messageVi: "sai",
    messageEn: "wrong",
    imbalance: 0.1 + 0.2,
    cells: "[]",
  },
  ...more,
});
export const state = (sha256: string, revision: number, is: SubmissionRecord["state"]) => ({
  ...{ sha256, revision, state: is, parts: is === "current" ? ["SL"] : [] },
});

/** Saves with the order given; without one, as the record itself says. */
export function save(
  store: Store,
  one: SubmissionRecord,
  values: readonly Value[],
  findings: readonly FindingRecord[] = [],
  states: readonly SubmissionState[] = [],
) {
  const { sha256, revision, state: is, parts } = one;
  const current = [...parts].filter(([, part]) => part.current).map(([part]) => part);
  const own = { sha256, revision, state: is, parts: current };
  return store.save({ record: one, values, findings }, () => (states.length > 0 ? [...states] : [own]));
}

/** `fresh` gives the address of a store that is not there yet. */
export function storeContract(fresh: () => string): void {
  const open: Store[] = [];
  async function storeAt(path = fresh(), campaign = "nho-2026") {
    const store = await openStoreAt(path, campaign);
    open.push(store);
    return store;
  }
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close().catch(() => undefined);
  });

  describe("values come back bit for bit", () => {
    const numbers = [
      0,
      1,
      -1,
      0.1 + 0.2,
      1e15,
      1e15 + 1,
      2 ** 53 - 1,
      2 ** 53,
      1e308,
      5e-324,
      -1234.5678,
      1 / 3,
      2 ** 31,
      -(2 ** 31) - 1,
      1e21,
      123456789012345.6,
    ];
    test("numbers", async () => {
      const path = fresh();
      const store = await storeAt(path);
      await save(
        store,
        record("s"),
        numbers.map((one, n) => value("s", `E_${n}`, one)),
        [],
        [state("s", 1, "current")],
      );
      await store.close();
      const back = new Map((await (await storeAt(path)).currentValues()).map((one) => [one.element, one.value]));
      for (const [n, one] of numbers.entries()) expect([one, back.get(`E_${n}`)]).toEqual([one, one]);
    });

    test("each number alone, as a statement of its own", async () => {
      const store = await storeAt();
      for (const [n, one] of numbers.entries())
        await save(store, record(`s${n}`, { unit: `U${n}` }), [value(`s${n}`, "E", one)], [], []);
      const back = (await store.currentValues()).map((one) => [one.unit, one.value]);
      expect(new Map(back as [string, number][])).toEqual(new Map(numbers.map((one, n) => [`U${n}`, one])));
    });

    test("minus zero, should one ever come", async () => {
      const store = await storeAt();
      await save(store, record("s"), [value("s", "E", -0)], [], []);
      expect((await store.currentValues())[0]!.value).toBe(-0);
    });

    test("texts: empty, long, hostile, composed and decomposed, and what looks like a number", async () => {
      const texts = [
        "",
        " ",
        "12",
        "1e5",
        "NULL",
        "'; DROP TABLE submission; --",
        "$1 {x} %s",
        "Nậm Sỏ".normalize("NFC"),
        "Nậm Sỏ".normalize("NFD"),
        "é".repeat(40_000),
        "dòng 1\ndòng 2\t\r\n",
        "🐃",
        "a\u0000b",
      ];
      const store = await storeAt();
      await save(
        store,
        record("s"),
        texts.map((one, n) =>
          value("s", `E_${String(n).padStart(2, "0")}`, one, { raw: one, evidence: one, explanation: one, sheet: one }),
        ),
        [],
        [],
      );
      const back = await store.currentValues();
      expect(back.map((one) => [one.value, one.raw, one.evidence, one.explanation, one.sheet])).toEqual(
        texts.map((one) => [one, one, one, one, one]),
      );
    });

    test("missing stays missing with its reason, beside 0", async () => {
      const store = await storeAt();
      const given = [
        value("s", "A", null, { fate: "blank" }),
        value("s", "B", null, { fate: "blank", reason: "included_in", includedIn: "A" }),
        value("s", "C", 0, { fate: "blank", reason: "zero" }),
        value("s", "D", null, { fate: "rejected", raw: "khoảng 5" }),
        value("s", "E", "Có", { row: 3 }),
      ];
      await save(store, record("s"), given, [], []);
      expect(await store.currentValues()).toEqual(given.map((one) => ({ ...one, unit: "X01" })));
    });

    test("the record of a submission, its findings and decisions", async () => {
      const path = fresh();
      const store = await storeAt(path);
      const findings = [
        finding("f1", "s", { cells: '[{"element":"A","raw":"\\u202e"}]' }),
        finding("f2", "s", { imbalance: null, rule: "C.1" }),
      ];
      await save(store, record("s"), [], findings, [state("s", 1, "current")]);
      const decision = {
        finding: "f1",
        figures: "[]",
        state: "rejected" as const,
        elements: ["A", "B"],
        by: "Lò",
        at: "2026-12-08T00:00:00.000Z",
        reason: "sai đơn vị",
      };
      await store.decide(decision);
      await store.decide({ ...decision, at: "2026-12-09T00:00:00.000Z", state: "accepted", elements: null });
      await store.close();
      const again = await storeAt(path);
      expect(await again.submissions()).toEqual([record("s")]);
      expect(await again.currentFindings()).toEqual(findings);
      expect(await again.decisions()).toEqual([
        decision,
        { ...decision, at: "2026-12-09T00:00:00.000Z", state: "accepted", elements: null },
      ]);
    });

    test("two decisions of the same instant are told in the order they were taken", async () => {
      const store = await storeAt();
      const decision = { finding: "f", figures: "[]", elements: null, by: "", at: "2026-12-08T00:00:00.000Z" };
      for (let n = 0; n < 20; n++)
        await store.decide({ ...decision, state: n % 2 === 0 ? "rejected" : "accepted", reason: String(n) });
      expect((await store.decisions()).map((one) => one.reason)).toEqual(
        Array.from({ length: 20 }, (_, n) => String(n)),
      );
    });

    test("3,000 values in one go, in their order", async () => {
      const store = await storeAt();
      const many = Array.from({ length: 3000 }, (_, n) => value("s", "DS_TEN", n, { row: n + 1 }));
      await save(store, record("s"), many, [], []);
      expect((await store.valuesOf("s")).map((one) => one.value)).toEqual(many.map((one) => one.value));
    });
  });

  describe("which values count", () => {
    test("only those of the current submission; findings also of those in conflict", async () => {
      const store = await storeAt();
      for (const [sha, is] of [
        ["a", "current"],
        ["b", "superseded"],
        ["c", "withdrawn"],
        ["d", "conflict"],
      ] as const)
        await save(
          store,
          record(sha, {
            ...{ unit: sha, state: is },
            parts: new Map([["SL", { fingerprint: "f", current: is === "current" }]]),
          }),
          [value(sha, "E", 1)],
          [finding(`f-${sha}`, sha, { unit: sha })],
          [],
        );
      expect((await store.currentValues()).map((one) => one.unit)).toEqual(["a"]);
      expect((await store.currentFindings()).map((one) => one.id)).toEqual(["f-a", "f-d"]);
      expect(await store.valuesOf("b")).toHaveLength(1);
    });

    test("a newer revision changes the state of the older in the same transaction", async () => {
      const store = await storeAt();
      await save(store, record("a"), [value("a", "E", 1)], [], [state("a", 1, "current")]);
      await save(
        store,
        record("b", { revision: 2 }),
        [value("b", "E", 2)],
        [],
        [state("a", 1, "superseded"), state("b", 2, "current")],
      );
      expect((await store.submissions()).map((one) => [one.sha256, one.revision, one.state])).toEqual([
        ["a", 1, "superseded"],
        ["b", 2, "current"],
      ]);
      expect((await store.currentValues()).map((one) => one.value)).toEqual([2]);
    });
  });

  describe("all or nothing", () => {
    test("a submission whose finding cannot be written leaves nothing behind, and the store works on", async () => {
      const path = fresh();
      const store = await storeAt(path);
      await save(store, record("a"), [value("a", "E", 1)], [], [state("a", 1, "current")]);
      const broken = finding("f", "b", { messageVi: null as unknown as string });
      await expect(
        save(store, record("b"), [value("b", "E", 2)], [broken], [state("a", 1, "superseded")]),
      ).rejects.toThrow();
      expect((await store.submissions()).map((one) => [one.sha256, one.state])).toEqual([["a", "current"]]);
      expect(await store.valuesOf("b")).toEqual([]);
      await save(store, record("b", { unit: "X02" }), [value("b", "E", 2)], [], []);
      await store.close();
      expect((await (await storeAt(path)).currentValues()).map((one) => one.value)).toEqual([1, 2]);
    });

    test("the same bytes cannot be kept twice", async () => {
      const store = await storeAt();
      await save(store, record("a"), [value("a", "E", 1)], [], []);
      // Not even where the second time tells of another unit.
      for (const unit of ["X01", "X02"])
        expect(await save(store, record("a", { unit }), [value("a", "E", 1)], [finding("f", "a")])).toEqual({
          added: false,
          ofUnit: [record("a")],
        });
      expect(await store.currentValues()).toHaveLength(1);
      expect(await store.allFindings()).toEqual([]);
    });

    test("an order that fails leaves nothing of the submission", async () => {
      const store = await storeAt();
      const failing = () => {
        throw new Error("no order");
      };
      await expect(
        store.save({ record: record("a"), values: [value("a", "E", 1)], findings: [] }, failing),
      ).rejects.toThrow("no order");
      expect([await store.submissions(), await store.valuesOf("a")]).toEqual([[], []]);
    });

    test("the order is asked with what is stored, and only of that unit", async () => {
      const store = await storeAt();
      await save(store, record("a"), []);
      await save(store, record("other", { unit: "X02" }), []);
      const asked: string[][] = [];
      await store.save({ record: record("b"), values: [], findings: [] }, (ofUnit) => {
        asked.push(ofUnit.map((one) => one.sha256));
        return [state("a", 1, "superseded"), state("b", 2, "current")];
      });
      expect(asked).toEqual([["a", "b"]]);
      const of = (await store.submissions()).find((one) => one.sha256 === "b")!;
      const decided = await store.decideSubmission(
        of,
        (ofUnit) => {
          expect(ofUnit.map(({ sha256 }) => sha256)).toEqual(["a", "b"]);
          return { kind: "withdrawn", at: "2026-12-09T00:00:00.000Z", by: "Lò", reason: "gửi nhầm" };
        },
        (ofUnit) => ofUnit.map(({ sha256 }) => state(sha256, 1, sha256 === "b" ? "withdrawn" : "current")),
      );
      expect(decided).toEqual((await store.submissions()).filter((one) => one.unit === "X01"));
      expect(decided.map((one) => [one.sha256, one.state, one.decision?.reason, one.parts.get("SL")!.current])).toEqual(
        [
          ["a", "current", undefined, true],
          ["b", "withdrawn", "gửi nhầm", false],
        ],
      );
    });
  });
}
