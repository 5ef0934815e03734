/** The starter template, filled, says what the shipped report says: the shipped way is the judge. */
import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { starterTemplate } from "../../src/report/docx/starter.js";
import { renderReport } from "../../src/report/index.js";
import { partOf, template, textOf } from "./docx-fixture.js";
import { inputOf } from "./fixture.js";

let path: string;
beforeAll(async () => {
  path = template(await starterTemplate(), "khoi-dau.docx");
});
const lines = (bytes: Uint8Array) =>
  textOf(partOf(bytes))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

describe("the starter", () => {
  it.each([
    ["with everything", inputOf({ illustrative: true, draft: true, blockers: 3 })],
    ["signed", inputOf()],
    ["without anything", inputOf({ indicators: [], statuses: [], figures: [], findings: [], texts: [], date: null })],
  ])("%s says what the shipped report says", async (_, input) => {
    const [own, shipped] = await Promise.all([renderReport(input, { templateFile: path }), renderReport(input)]);
    expect(lines(own)).toEqual(lines(shipped));
    expect(partOf(own).match(/<w:tbl>/g)?.length).toBe(partOf(shipped).match(/<w:tbl>/g)?.length);
    expect(partOf(own).match(/<c:chart /g)?.length).toBe(partOf(shipped).match(/<c:chart /g)?.length);
    if (process.env.KEEP) writeFileSync(process.env.KEEP, own);
  });
});
