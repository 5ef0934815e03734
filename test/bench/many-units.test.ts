/** The bench's campaign is made of the shipped one: it must load after every change of the definition's shape. */
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";

test("the bench of ingest has units that the definition takes, and a workbook of each", async () => {
  const { manyUnits } = (await import("./many-units.js" as string)) as {
    manyUnits(folder: string, count: number): Promise<void>;
  };
  const folder = join(mkdtempSync(join(tmpdir(), "tonghop-bench-")), "campaign");
  await manyUnits(folder, 2);
  const { units } = loadCampaign(folder, "en");
  expect(units.slice(-2)).toMatchObject([{ code: "B00000" }, { code: "B00001", groups: ["XA"], expected: true }]);
  expect(readdirSync(join(folder, "inbox"))).toEqual(["B00000_ubnd-xa-thu-so-0.xlsx", "B00001_ubnd-xa-thu-so-1.xlsx"]);
});
