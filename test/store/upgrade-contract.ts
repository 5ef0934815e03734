/** What an upgraded store must give back, in every engine: `address` holds the rows of `structure-2.ts`. */
import { expect } from "vitest";
import { openStoreAt } from "../../src/store/index.js";
import { openDatabase } from "../../src/store/open.js";

const campaign = "nho-2026";

/** Gives what was told on opening. */
export async function expectUpgraded(address: string): Promise<string[]> {
  const told: string[] = [];
  const store = await openStoreAt(address, campaign, (code) => told.push(code));
  expect(
    (await store.submissions()).map((one) => [one.sha256, one.revision, one.state, one.member, one.parts]),
  ).toEqual([
    ["a", 1, "superseded", null, new Map([["SL", { fingerprint: "fa", current: false }]])],
    ["b", 2, "current", "b.xlsx", new Map([["SL", { fingerprint: "fb", current: true }]])],
  ]);
  expect((await store.currentValues()).map((one) => [one.sha256, one.element, one.value, one.reason, one.raw])).toEqual(
    [
      ["b", "A_1", 0.1, null, "0,1"],
      ["b", "A_2", null, "zero", ""],
    ],
  );
  expect((await store.valuesOf("a")).map((one) => one.value)).toEqual([7]);
  expect((await store.currentFindings()).map((one) => [one.id, one.imbalance])).toEqual([["f1", 0.5]]);
  expect((await store.explanations()).map((one) => [one.text, one.current])).toEqual([["đã xác nhận", true]]);
  expect((await store.decisions()).map((one) => one.reason)).toEqual(["một", "hai"]);
  // New lines of the log go on from the old ones.
  const decision = { finding: "f1", figures: "[]", state: "accepted" as const, elements: null, by: "Lò", reason: "ba" };
  await store.decide({ ...decision, at: "2026-12-02T00:00:00.000Z" });
  expect((await store.decisions()).map((one) => one.reason)).toEqual(["một", "hai", "ba"]);
  await store.close();

  const database = await openDatabase(address, campaign, (code) => told.push(`again: ${code}`));
  const events = await database.all(
    "SELECT campaign, unit, number, kind, sha256, detail FROM event ORDER BY unit, number",
  );
  await database.close();
  const given = (n: number) => JSON.parse(String(events[n]!.detail)) as Record<string, unknown>;
  expect(given(1)).toEqual({ finding: "f1", figures: "[]", by: "Lò", reason: "một" });
  expect(given(2).reason).toBe("hai");
  const day = "2026-12-02T00:00:00.000Z";
  expect(given(4)).toEqual({ file: "a.xlsx", sender: "lo@xa.example", receivedAt: day, receivedFrom: "list" });
  expect(given(5)).toEqual({ file: "b.zip", member: "b.xlsx", receivedAt: day, receivedFrom: "run" });
  expect(events.map(({ detail: _, ...row }) => Object.values(row))).toEqual([
    [campaign, "", 1, "refused", "c"],
    [campaign, "", 2, "rejected", null],
    [campaign, "", 3, "accepted", null],
    [campaign, "", 4, "accepted", null],
    [campaign, "X01", 1, "ingested", "a"],
    [campaign, "X01", 2, "ingested", "b"],
  ]);
  return told;
}
