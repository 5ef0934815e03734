/**
 * What judging costs beside reading: all rules of the shipped campaign over 4,000 submissions, made of 400 filled workbooks and
 * ten units for each of theirs. Prints the ratio; no pass or fail.
 */
import { createHash } from "node:crypto";
import { loadCampaign } from "../../dist/campaign/index.js";
import { computeIndicators, makeTable } from "../../dist/indicators/index.js";
import { judgeValues } from "../../dist/intake/index.js";
import { judgedCampaignRows } from "../../dist/round/findings.js";
import { readBytes } from "../../dist/round/ingest/read-bytes.js";
import { judgedPeers } from "../../dist/round/peers.js";
import { previousOf } from "../../dist/round/previous.js";
import { readWorkbook } from "../../dist/workbook/index.js";
import { filledWorkbooks } from "./files.js";

const copies = Number(process.env.COPIES ?? 10);
const campaign = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "en");
const files = await filledWorkbooks(400);
const clues = { fileName: "", sender: null };
const read = files.flatMap((bytes) => {
  const one = readBytes(campaign, bytes, createHash("sha256").update(bytes).digest("hex"), clues);
  return "refused" in one ? [] : [one];
});

for (const bytes of files.slice(0, 50)) readWorkbook(bytes);
const reading =
  timed(() => {
    for (const bytes of files) readWorkbook(bytes);
  }) / files.length;

/** Every submission becomes that of a unit of its own. */
const units = [];
const history = [];
const values = read.flatMap(({ unit, values: own }, n) =>
  Array.from({ length: copies }, (_, copy) => {
    const code = `${unit.code}-${n}-${copy}`;
    units.push({ ...unit, code });
    for (const [element, value] of previousOf(campaign, unit))
      history.push({ unit: code, element, value, basis: "full_year" });
    return own.map((value) => ({ ...value, unit: code }));
  }),
);
const large = { ...campaign, units, history };
const judging =
  timed(() => {
    for (const [index, own] of values.entries()) judgeValues(large, units[index], own, previousOf(large, units[index]));
    const all = values.flat();
    const figures = all.flatMap((value) => {
      const { element, reason, includedIn, sha256, sheet, cell, raw } = value;
      const source = { sha256, sheet, cell, raw };
      return value.row === 0
        ? [{ unit: value.unit, element, value: value.value, reason, includedIn, held: false, source }]
        : [];
    });
    const table = makeTable(large, figures, rosterRows(all));
    judgedPeers(table, all);
    judgedCampaignRows(table);
    computeIndicators(table, { lang: "vi" });
  }) / units.length;

console.log(`All rules and indicators over ${units.length} submissions`);
console.log(`  reading a workbook   ${reading.toFixed(2).padStart(6)} ms`);
console.log(
  `  judging a submission ${judging.toFixed(2).padStart(6)} ms   ${(judging / reading).toFixed(2)} × reading`,
);

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function rosterRows(all) {
  const rosterOf = new Map(campaign.rosters.flatMap((roster) => roster.columns.map(({ code }) => [code, roster.code])));
  const rows = new Map();
  for (const { unit, element, row, value, sheet, cell, raw } of all) {
    const roster = row > 0 ? rosterOf.get(element) : undefined;
    if (roster === undefined) continue;
    const key = `${unit}|${roster}|${row}`;
    const own = rows.get(key) ?? { unit, roster, cells: new Map(), refs: new Map() };
    own.cells.set(element, value);
    own.refs.set(element, { element, sheet, cell, raw });
    rows.set(key, own);
  }
  return [...rows.values()];
}
