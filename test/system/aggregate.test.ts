/** Aggregates of both engines on PostgreSQL's own server and on a rehearsed round of the shipped campaign. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { computeIndicators } from "../../src/indicators/index.js";
import { aggregateIndicators } from "../../src/round/aggregate/indicators.js";
import { planOf } from "../../src/round/aggregate/plan.js";
import { assembleRound, tableOf } from "../../src/round/assemble.js";
import { openStoreAt } from "../../src/store/index.js";
import { agreesOnRandomRounds } from "../round/aggregate-contract.js";
import { type Cluster, startCluster } from "./postgres-cluster.js";
import { type Rehearsed, rehearsed } from "./rehearsed.js";

let cluster: Cluster;
let round: Rehearsed;
beforeAll(async () => {
  cluster = await startCluster();
  round = await rehearsed("aggregate");
});
afterAll(() => {
  cluster?.remove();
  round?.remove();
});

test("PostgreSQL's indicators are the evaluator's to the last bit", async () => {
  const address = cluster.url(await cluster.makeDatabase());
  await agreesOnRandomRounds((campaign) => openStoreAt(address, campaign), 150);
});

test("both engines give the whole results of a rehearsed round, with what is held back and without", async () => {
  const copy = round.copy("both");
  await copy.run("ingest");
  const campaign = loadCampaign(copy.folder, "vi");
  expect(planOf(campaign).streamed).toEqual([]);
  const file = join(copy.folder, "tonghop.duckdb");
  const shared = cluster.url(await cluster.makeDatabase());
  await copy.run("store", "copy", file, shared);
  for (const address of [file, shared]) {
    const store = await openStoreAt(address, campaign.code);
    try {
      const whole = await assembleRound(campaign, store, "vi");
      const leftOut = new Set(
        whole.figures.filter(({ held }) => held).map(({ unit, element }) => `${unit}|${element}`),
      );
      expect(leftOut.size).toBeGreaterThan(0);
      const held = await aggregateIndicators(campaign, store, { lang: "vi", leftOut, blocked: whole.blocked });
      expect(held).toEqual(whole.indicators);
      const all = tableOf(campaign, whole.submissions, whole.values, new Set());
      expect(await aggregateIndicators(campaign, store, { lang: "vi" })).toEqual(
        computeIndicators(all, { lang: "vi" }),
      );
    } finally {
      await store.close();
    }
  }
});
