import { expect, test } from "vitest";
import type { Element } from "../../src/campaign/index.js";
import { readFigure } from "../../src/intake/read-figure.js";
import type { ReadCell } from "../../src/workbook/index.js";
import { smallCampaign } from "../round/small-campaign.js";

const count = smallCampaign().elements.find(({ type }) => type === "integer")!;
const difference: Element = { ...count, min: -5 };
const cell = (value: number | string) => ({ value, cached: true }) as ReadCell;

test.each([
  [count, -3, "rejected", null, ["number.negative"]],
  [difference, -3, "accepted", -3, []],
  [difference, "-3", "accepted", -3, []],
  [difference, -6, "rejected", null, ["cell.too_small"]],
])("an integer is below 0 only where the definition lets it be: %#", (element, typed, fate, value, codes) => {
  const read = readFigure(element, { value: cell(typed), reason: "", includedIn: "" }, new Set());
  expect([read.fate, read.value, read.remarks.map(({ code }) => code)]).toEqual([fate, value, codes]);
});
