/** Charts as SVG: well formed, lengths in proportion, words for those who do not see them. */
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import type { ChartView } from "../../../src/report/view/charts.js";
import { svgOf, tableOf } from "../../../src/report/web/svg.js";

const chart = (more: Partial<ChartView>): ChartView => ({
  id: "x",
  n: 1,
  description: 'Biểu đồ <thử> & "nháy"',
  kind: "stacked",
  categories: ["Sở, ban, ngành", "UBND xã"],
  series: [
    { name: "Đúng hạn", values: [10, 30] },
    { name: "Chậm", values: [null, 10] },
  ],
  numberFormat: "0",
  ...more,
});

interface Read {
  rects: { x: number; width: number }[];
  texts: string[];
}

/** Parsed as XML, so that what is not well formed fails. */
function read(svg: string): Read {
  const found: Read = { rects: [], texts: [] };
  const parser = new SaxesParser();
  let inPattern = false;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "pattern") inPattern = true;
    if (name === "rect" && !inPattern)
      found.rects.push({
        x: Number.parseFloat(attributes.x as string),
        width: Number.parseFloat(attributes.width as string),
      });
  });
  parser.on("closetag", ({ name }) => {
    if (name === "pattern") inPattern = false;
  });
  parser.on("text", (text) => {
    if (text.trim() !== "") found.texts.push(text);
  });
  parser.write(svg).close();
  return found;
}

test("stacked bars are as long as their sums and lie end to end", () => {
  const { rects, texts } = read(svgOf(chart({})));
  const [a, b, c] = rects as [Read["rects"][0], Read["rects"][0], Read["rects"][0]];
  expect(rects).toHaveLength(3);
  expect(b.width / a.width).toBeCloseTo(3, 2);
  expect(c.x).toBeCloseTo(b.x + b.width, 2);
  expect(c.x + c.width).toBeLessThanOrEqual(100);
  expect(texts).toContain("Đúng hạn: 30; Chậm: 10");
  expect(texts[0]).toBe('Biểu đồ <thử> & "nháy"');
});

test("grouped bars have a number each; a missing value has neither bar nor number; below zero they lie to the left", () => {
  const { rects, texts } = read(
    svgOf(
      chart({
        kind: "grouped",
        numberFormat: "0.0",
        series: [
          { name: "2025", values: [-10, null] },
          { name: "2026", values: [30, 12.345] },
        ],
      }),
    ),
  );
  expect(rects).toHaveLength(3);
  expect(rects[0]!.x + rects[0]!.width).toBeCloseTo(rects[1]!.x, 2);
  expect(texts).toEqual(expect.arrayContaining(["-10,0", "30,0", "12,3"]));
});

test("the table beside it holds every number, and a dash for none", () => {
  expect(tableOf(chart({}))).toEqual({
    heads: ["Đúng hạn", "Chậm"],
    rows: [
      { name: "Sở, ban, ngành", cells: ["10", "-"] },
      { name: "UBND xã", cells: ["30", "10"] },
    ],
  });
});

test("nothing but zeros, and no category at all, still draw", () => {
  expect(read(svgOf(chart({ series: [{ name: "a", values: [0, 0] }] }))).rects).toHaveLength(2);
  expect(read(svgOf(chart({ categories: [], series: [] }))).rects).toHaveLength(0);
});
