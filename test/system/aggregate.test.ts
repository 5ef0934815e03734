/** Aggregates of both engines on PostgreSQL's own server and on a rehearsed round of the shipped campaign. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCampaign, parsedRules } from "../../src/campaign/index.js";
import { computeIndicators } from "../../src/indicators/index.js";
import type { Finding } from "../../src/model.js";
import { aggregateIndicators } from "../../src/round/aggregate/indicators.js";
import { planOf } from "../../src/round/aggregate/plan.js";
import { assembleRound, tableOf } from "../../src/round/assemble.js";
import { indicatorsOf } from "../../src/round/indicators.js";
import { orderOfUnit } from "../../src/round/ingest/unit-revisions.js";
import { openStoreAt } from "../../src/store/index.js";
import { agreesOnRandomRounds } from "../round/aggregate-contract.js";
import { same, tellsRandomRoundsAlike } from "../round/rounds-contract.js";
import { smallCampaign } from "../round/small-campaign.js";
import { record, value } from "../store/contract.js";
import { type Cluster, startCluster } from "./postgres-cluster.js";
import { type Rehearsed, rehearsed } from "./rehearsed.js";

let cluster: Cluster;
let round: Rehearsed;
beforeAll(async () => {
  cluster = await startCluster();
  round = rehearsed("aggregate");
});
afterAll(() => {
  cluster?.remove();
  round?.remove();
});

test("PostgreSQL's indicators are the evaluator's to the last bit", async () => {
  const address = cluster.url(await cluster.makeDatabase());
  await agreesOnRandomRounds((campaign) => openStoreAt(address, campaign), 150);
});

test("figures too large to be added are no fault of the round, and have no total", async () => {
  const campaign = smallCampaign();
  const store = await openStoreAt(cluster.url(await cluster.makeDatabase()), campaign.code);
  try {
    const most = Number.MAX_VALUE;
    const values = ["A_1", "A_2"].map((element) => value("a", element, most));
    await store.save({ record: record("a"), values, findings: [] }, orderOfUnit);
    const table = tableOf(campaign, await store.submissions(), await store.currentValues(), new Set());
    const found = await aggregateIndicators(campaign, store, { lang: "vi" });
    expect(found).toEqual(computeIndicators(table, { lang: "vi" }));
  } finally {
    await store.close();
  }
});

test("PostgreSQL's rounds hold back, block and compute what rounds in memory do", async () => {
  const address = cluster.url(await cluster.makeDatabase());
  await tellsRandomRoundsAlike((campaign) => openStoreAt(address, campaign), 60);
});

test("the command prints what either way gives: the rehearsed round, as it came and decided", async () => {
  const copy = round.copy("command");
  await copy.run("ingest");
  const campaign = loadCampaign(copy.folder, "vi");
  const file = join(copy.folder, "tonghop.duckdb");
  const rules = new Set(parsedRules(campaign).map(({ id }) => id));
  for (const step of ["as it came", "decided"]) {
    if (step === "decided") {
      const store = await openStoreAt(file, campaign.code);
      const { findings } = await assembleRound(campaign, store, "vi");
      await store.close();
      const open = findings.filter((one) => one.state !== "accepted" && one.cells.length > 0);
      const ofRules = open.filter(({ rule }) => rules.has(rule));
      const idsOf = (wanted: (one: Finding) => boolean) => ofRules.filter(wanted).map(({ id }) => id);
      const errors = idsOf(({ unit, severity }) => unit !== null && severity === "error");
      const warnings = idsOf(({ unit, severity }) => unit !== null && severity === "warning");
      const ofCampaign = idsOf(({ unit }) => unit === null);
      await copy.run("findings", "reject", errors[0]!, ...warnings, "--reason", "x");
      await copy.run("findings", "accept", errors[1]!, ...ofCampaign, "--reason", "x");
    }
    const shared = cluster.url(await cluster.makeDatabase());
    await copy.run("store", "copy", file, shared);
    const printed = await copy.json("indicators");
    for (const address of [file, shared]) {
      const store = await openStoreAt(address, campaign.code);
      try {
        await same(campaign, store);
        const engine = await indicatorsOf(campaign, store, "vi", 0);
        expect(JSON.parse(JSON.stringify(engine))).toEqual(printed);
        expect(await indicatorsOf(campaign, store, "vi")).toEqual(engine);
      } finally {
        await store.close();
      }
    }
  }
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
