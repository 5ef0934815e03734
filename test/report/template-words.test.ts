/** The lists from which the officer reads what a template may name: whole, true, and each example runs. */

import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { withWords } from "../../src/publish-template-words.js";
import { describedCharts, describedTables } from "../../src/report/docx/piece-list.js";
import { helpers } from "../../src/report/helpers.js";
import { renderReportHtml } from "../../src/report/index.js";
import { bareInput, sampleInput } from "../../src/report/sample.js";
import { checkTemplate } from "../../src/report/template/check.js";
import { newEngine } from "../../src/report/template/engine.js";
import { describedBlocks, describedHelpers } from "../../src/report/template/helper-list.js";
import { lineOf, Problems } from "../../src/report/template/problem.js";
import type { Shape } from "../../src/report/template/shape.js";
import { templateWords } from "../../src/report/templates.js";
import { viewShape } from "../../src/report/view/fields.js";
import { viewOf } from "../../src/report/view/index.js";
import { inputOf } from "./fixture.js";

const shipped = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "vi");

/** Where a value and the shape said of it differ. */
function differences(value: unknown, shape: Shape, path = ""): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return shape.kind === "list"
      ? value.flatMap((item) => differences(item, shape.item, `${path}[]`))
      : [`${path}: a list`];
  if (typeof value !== "object") return shape.kind === "value" ? [] : [`${path}: ${typeof value}`];
  if (shape.kind !== "record") return [`${path}: a record`];
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape.fields, key));
  return [
    ...unknown.map((key) => `${path}.${key}: not described`),
    ...Object.entries(shape.fields).flatMap(([key, field]) =>
      differences((value as Record<string, unknown>)[key], field, `${path}.${key}`),
    ),
  ];
}

/** Lists of records that hold nothing anywhere: loops over them would not be tried. */
function emptyLists(values: unknown[], shape: Shape, path: string): string[] {
  const there = values.filter((one) => one !== null && one !== undefined);
  if (shape.kind === "value") return [];
  if (shape.kind === "list") {
    const items = there.flat();
    return items.length === 0 && shape.item.kind === "record" ? [path] : emptyLists(items, shape.item, `${path}[]`);
  }
  return Object.entries(shape.fields).flatMap(([key, field]) =>
    emptyLists(
      there.map((one) => (one as Record<string, unknown>)[key]),
      field,
      `${path}.${key}`,
    ),
  );
}

describe("the fields", () => {
  it.each([
    ["a small campaign", viewOf(inputOf())],
    ["a made-up round", viewOf(sampleInput(shipped))],
    ["a round with nothing in it", viewOf(bareInput(shipped))],
  ])("cover the view of %s and say nothing else", (_, view) => {
    // Proposals among the rest say to whom, the others do not: nothing that a template could rely on.
    const mixed = ".narrative.rest[].to: not described";
    expect(differences(view, viewShape).filter((text) => text !== mixed)).toEqual([]);
  });

  it("all occur in the made-up round: no loop of a template is left untried", () => {
    expect(emptyLists([viewOf(sampleInput(shipped))], viewShape, "")).toEqual([]);
  });

  it("and each is described in a few Vietnamese words", () => {
    const { fields } = templateWords(inputOf().campaign);
    expect(fields.length).toBeGreaterThan(150);
    for (const { path, about } of fields)
      expect([path, about.length > 1 && about === about.normalize("NFC")]).toEqual([path, true]);
  });
});

describe("the helpers", () => {
  it("are described, every one and no other", () => {
    expect(describedHelpers.map(({ name }) => name).sort()).toEqual(Object.keys(helpers).sort());
  });

  const view = viewOf(sampleInput(shipped));
  it.each([...describedHelpers, ...describedBlocks].map(({ name, example }) => [name, example]))(
    "%s: its example runs",
    (name, example) => {
      expect(example).toContain(name);
      const problems = new Problems();
      const program = Handlebars.parse(example);
      checkTemplate({ name: "x", program, placeOf: lineOf, lines: true }, viewShape, { problems, partials: new Map() });
      expect(problems.all).toEqual([]);
      const text = newEngine().compile(example, { strict: true })(view);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      if (!["changePhrase", "unless"].includes(name)) expect(text.trim()).not.toBe("");
    },
  );
});

describe("tables and charts", () => {
  it("are those that the shipped templates mark", () => {
    const html = renderReportHtml(sampleInput(shipped));
    expect([...new Set([...html.matchAll(/data-table="(\w+)"/g)].map((match) => match[1]))].sort()).toEqual(
      Object.keys(describedTables).sort(),
    );
    expect([...new Set([...html.matchAll(/data-chart="(\w+)"/g)].map((match) => match[1]))].sort()).toEqual(
      Object.keys(describedCharts).sort(),
    );
  });
});

it("docs/mau-bao-cao.md holds what the program knows: run `npm run docs` after a change", () => {
  const guide = readFileSync(new URL("../../docs/mau-bao-cao.md", import.meta.url), "utf8");
  const plain = (text: string) => text.replace(/-{3,}/g, "---").replace(/ +/g, " ");
  expect(plain(guide)).toBe(plain(withWords(guide, templateWords(shipped))));
});
