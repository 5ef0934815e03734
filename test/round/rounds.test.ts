import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openStoreAt } from "../../src/store/index.js";
import { tellsRandomRoundsAlike } from "./rounds-contract.js";
import { temporaryFolder } from "./small-campaign.js";

/** The usual rounds are always the same, known to hold every kind asked for below. TONGHOP_RANDOM_ROUNDS: so many others. */
const asked = process.env.TONGHOP_RANDOM_ROUNDS;
const runs = Number(asked ?? 20);
const seed = asked === undefined ? 2026 : undefined;

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the embedded engine's rounds hold back, block and compute what rounds in memory do", async () => {
  const seen = await tellsRandomRoundsAlike(
    (campaign) => openStoreAt(join(folder, `${campaign}.duckdb`), campaign),
    runs,
    seed,
  );
  const scopes = ["unit", "peer", "campaign", "campaign_row"];
  const wanted = [
    ...scopes.map((scope) => `${scope} error open`),
    ...["peer error rejected", "peer error accepted", "campaign error accepted", "campaign error rejected"],
    ...["cell.unreadable error rejected", "value.vanished error open", "roster.vanished error open"],
    ...["submission.conflict error open", "blocked", "free"],
  ];
  for (const one of wanted) expect([one, seen.get(one) ?? 0]).not.toEqual([one, 0]);
}, 240_000);
