import { expect, test } from "vitest";
import { expectedUnits, loadCampaign, parsedRules, type Rule, rostersOf } from "../../src/campaign/index.js";
import { judgeValues } from "../../src/intake/judge-values.js";
import type { Value } from "../../src/model.js";
import { shippedFolder } from "../../src/round/shipped.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";

const campaign = loadCampaign(shippedFolder("lai-chau-2026"), "vi");
const unit = expectedUnits(campaign).find((one) => rostersOf(campaign, one).some(({ code }) => code === "VANBAN"))!;

function value(element: string, row: number, given: number | string): Value {
  return {
    ...{ sha256: "0".repeat(64), element, sheet: "s", cell: `A${row + 1}`, raw: String(given), row, part: "p" },
    ...{ fate: "accepted", value: given, reason: null, includedIn: null, evidence: null, explanation: null },
  } as Value;
}

/** Three documents of one kind, the last listed of another. */
const listed = ["Văn bản quy phạm pháp luật", "Văn bản quy phạm pháp luật", "Văn bản chỉ đạo khác"].map((kind, index) =>
  value("VANBAN_LOAI", index + 1, kind),
);

test.each([
  [2, "pass"],
  [0, "fail"],
  [1, "fail"],
])("a rule counts all rows of a list, not the last one: %s documents given", (given, result) => {
  expect(parsedRules(campaign).find(({ id }) => id === "TC01.2")?.written.text).toMatch(/^COUNTIFS\(VANBAN_LOAI,/);
  const judged = judgeValues(campaign, unit, [value("TC01_QPPL", 0, given), ...listed], new Map());
  expect(judged.find(({ rule }) => rule === "TC01.2")?.result).toBe(result);
});

test.each([
  ["2026-12-31", "pass"],
  ["2027-01-01", "fail"],
  ["1899-12-31", "fail"],
])("a day of a list is a number to rules, as in Excel: %s", (day, result) => {
  const rule = { id: "R", scope: "row", formula: "DS_NGAY<=DATE(2026,12,31)", severity: "error", message: "Sai" };
  const small = { ...smallCampaign(), rules: [{ ...rule, mayBeBlank: [] } as Rule] };
  const judged = judgeValues(
    small,
    unitOf(small, "X01"),
    [value("DS_TEN", 1, "a"), value("DS_NGAY", 1, day)],
    new Map(),
  );
  expect(judged.find((one) => one.rule === "R")?.result).toBe(result);
});
