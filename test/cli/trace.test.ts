/** What `trace` says of an element: the exact sum of its cells, and of a unit its own figure or none. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

let folder: string;
const trace = async (...args: string[]) => {
  const { out } = await command({ cwd: folder }, "--json", "trace", ...args);
  return (JSON.parse(out) as { data: { value: unknown; inputs: { unit: string; value: unknown }[] } }).data;
};

beforeAll(async () => {
  // Four units: of fewer the report lists the figures and prints no total.
  const units = `${smallFiles["units.csv"]}X03,UBND xã Nậm Sỏ,xa,XA,yes,,,,,,,\n`;
  folder = writeCampaign(temporaryFolder(), { "units.csv": units });
  const campaign = loadCampaign(folder, "en");
  mkdirSync(join(folder, "inbox"));
  const spent = { SKH: 0.1, X01: 0.2, X02: 0.3 };
  for (const [unit, value] of Object.entries(spent)) {
    const figures = new Map([["K_CHI", { value }], ...(unit === "X01" ? [["B_DS", { value: 10 }] as const] : [])]);
    const bytes = await writeTemplate(campaign, unitOf(campaign, unit), { previous: new Map(), figures });
    writeFileSync(join(folder, "inbox", `${unit}.xlsx`), bytes);
  }
  await command({ cwd: folder }, "ingest");
});

test("a total is the decimal sum of what was typed", async () => {
  expect(0.1 + 0.2 + 0.3).not.toBe(0.6);
  expect(await trace("K_CHI")).toMatchObject({ value: 0.6, inputs: [{ value: 0.1 }, { value: 0.2 }, { value: 0.3 }] });
});

test("of a unit it is the unit's own figure; where the unit gave none, nobody else's", async () => {
  expect(await trace("B_DS", "--unit", "X01")).toMatchObject({ value: 10, inputs: [{ unit: "X01" }] });
  const none = await trace("B_DS", "--unit", "X02");
  expect([none.value, none.inputs.filter(({ value }) => value !== null)]).toEqual([null, []]);
});
