/** The forms that a rehearsal fills in rightly, through our own writing and reading: nothing is wrong with them. */
import { expect, test } from "vitest";
import { expectedUnits, loadCampaign, parsedRules, rostersOf } from "../../src/campaign/index.js";
import { identify, readSubmission } from "../../src/intake/index.js";
import { previousOf } from "../../src/round/previous.js";
import { plausibleFigures } from "../../src/round/rehearsal/figures.js";
import { random } from "../../src/round/rehearsal/random.js";
import { plausibleRosters } from "../../src/round/rehearsal/rosters.js";
import { shippedFolder } from "../../src/round/shipped.js";
import { readWorkbook, writeTemplate } from "../../src/workbook/index.js";

test("rules over lists hold in every unit's form where the lists agree with the figures", async () => {
  const campaign = loadCampaign(shippedFolder("lai-chau-2026"), "vi");
  const columns = new Set(campaign.rosters.flatMap((roster) => roster.columns.map(({ code }) => code)));
  const ofLists = parsedRules(campaign).filter(
    ({ scope, names }) => scope === "unit" && names.some((name) => columns.has(name)),
  );
  const held = new Set<string>();
  const failed: string[] = [];
  for (const [index, unit] of expectedUnits(campaign).entries()) {
    const dice = random(index);
    const previous = previousOf(campaign, unit);
    const figures = plausibleFigures(campaign, unit, previous, dice);
    const rosters = plausibleRosters(campaign, unit, figures, dice);
    // A list that has no room for all its rows says less than the figure.
    const full = rostersOf(campaign, unit).filter(({ code, rows }) => rosters.get(code)!.length >= rows);
    const short = new Set(full.flatMap((roster) => roster.columns.map(({ code }) => code)));
    const content = { previous, figures: new Map([...figures].map(([code, value]) => [code, { value }])), rosters };
    const workbook = readWorkbook(await writeTemplate(campaign, unit, content));
    const identity = identify(campaign, workbook, { fileName: "a.xlsx", sender: null }, new Map());
    if ("refused" in identity) throw new Error(identity.refused);
    const { judgements } = readSubmission(campaign, identity, workbook, "0".repeat(64), previous);
    const results = new Map(judgements.map(({ rule, result }) => [rule, result]));
    for (const { id, names } of ofLists) {
      if (results.get(id) === "pass") held.add(id);
      if (results.get(id) === "fail" && !names.some((name) => short.has(name))) failed.push(`${unit.code} ${id}`);
    }
  }
  expect(failed).toEqual([]);
  expect([...held].sort()).toEqual(ofLists.map(({ id }) => id).sort());
});
