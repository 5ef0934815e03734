import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, test } from "vitest";
import { openStoreAt } from "../../src/store/index.js";
import { agreesOnRandomRounds } from "./aggregate-contract.js";
import { temporaryFolder } from "./small-campaign.js";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the embedded engine's indicators are the evaluator's to the last bit", async () => {
  await agreesOnRandomRounds((campaign) => openStoreAt(join(folder, `${campaign}.duckdb`), campaign), 60);
}, 120_000);
