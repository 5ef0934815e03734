/**
 * Charts as SVG without a fixed width: lengths are parts of the space there is, letters keep their size on a telephone.
 * Told apart by grey and pattern, with the number at each bar, so that a black-and-white print says the same.
 */
import { number } from "../numbers.js";
import type { ChartView } from "../view/charts.js";

const line = 18;
const bar = 18;
const gap = 12;
/** Characters of a name that fit across a telephone. */
const wide = 42;
/** Part of the width that the longest bar takes, so that its number stands beside it. */
const longest = 78;
/** Where a stacked part is too short for its number, the line above still says it. */
const roomForNumber = 9;

/** Fills of the series in order; a pattern is drawn on white. */
const fills = [
  { fill: "#1f3b57", text: "#ffffff", pattern: "" },
  { fill: "#a9b4c0", text: "#000000", pattern: "" },
  { fill: "", text: "#000000", pattern: '<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="#1f3b57" stroke-width="2"/>' },
  { fill: "", text: "#000000", pattern: '<circle cx="4" cy="4" r="1.6" fill="#1f3b57"/>' },
  { fill: "#6d7a88", text: "#ffffff", pattern: "" },
  { fill: "#ffffff", text: "#000000", pattern: "" },
] as const;

export function svgOf(chart: ChartView): string {
  const decimals = /0\.(0+)/.exec(chart.numberFormat)?.[1]?.length ?? 0;
  const shown = (value: number) => number(value, decimals);
  const values = chart.series.flatMap(({ values: own }) => own.filter((value) => value !== null));
  const totals = chart.categories.map((_, c) => chart.series.reduce((sum, { values: own }) => sum + (own[c] ?? 0), 0));
  const high = Math.max(0, ...(chart.kind === "stacked" ? totals : values));
  const low = chart.kind === "stacked" ? 0 : Math.min(0, ...values);
  const space = chart.kind === "stacked" ? 99 : longest;
  const part = (value: number) => (high - low === 0 ? 0 : (value / (high - low)) * space);
  const zero = part(-low);
  const pieces: string[] = [];
  let y = 0;
  const label = (text: string, weight: string) => {
    pieces.push(`<text x="0" y="${y + 13}" font-size="13"${weight}>${escaped(text)}</text>`);
    y += line;
  };
  const rect = (x: number, width: number, s: number) =>
    pieces.push(
      `<rect x="${percent(x)}" y="${y}" width="${percent(width)}" height="${bar}" fill="${fillOf(chart.id, s)}" stroke="#1f3b57" stroke-width="1"/>`,
    );
  chart.categories.forEach((category, c) => {
    for (const text of wrapped(category)) label(text, ' font-weight="600"');
    if (chart.kind === "stacked") {
      const given = chart.series.flatMap(({ name, values: own }, s) =>
        own[c] == null ? [] : [{ name, value: own[c], s }],
      );
      for (const text of wrapped(given.map(({ name, value }) => `${name}: ${shown(value)}`).join("; ")))
        label(text, "");
      let x = 0;
      for (const { value, s } of given) {
        const width = part(value);
        rect(x, width, s);
        if (width >= roomForNumber)
          pieces.push(
            `<text x="${percent(x + width / 2)}" y="${y + 13}" font-size="13" text-anchor="middle" ${haloOf(s)}>${shown(value)}</text>`,
          );
        x += width;
      }
      y += bar;
    } else
      chart.series.forEach(({ values: own }, s) => {
        const value = own[c];
        if (value == null) return;
        const width = part(Math.abs(value));
        rect(value < 0 ? zero - width : zero, width, s);
        pieces.push(
          `<text x="${percent(value < 0 ? zero : zero + width)}" dx="5" y="${y + 13}" font-size="13">${shown(value)}</text>`,
        );
        y += bar + 2;
      });
    y += gap;
  });
  const id = `bieu-do-${chart.id.replace(/[^A-Za-z0-9-]/g, "-")}`;
  return [
    `<svg role="img" aria-labelledby="${id}-ten ${id}-mo-ta" width="100%" height="${Math.max(1, y - gap)}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-ten">${escaped(chart.description)}</title><desc id="${id}-mo-ta">${escaped(inWords(chart, shown))}</desc>`,
    `<defs>${chart.series.map((_, s) => patternOf(chart.id, s)).join("")}</defs>`,
    ...pieces,
    "</svg>",
  ].join("");
}

/** A square of each fill, for the legend. */
export function legendOf(chart: ChartView): { name: string; svg: string }[] {
  return chart.series.map(({ name }, s) => ({
    name,
    svg: `<svg aria-hidden="true" width="16" height="16" xmlns="http://www.w3.org/2000/svg"><defs>${patternOf(`${chart.id}-chu`, s)}</defs><rect x="1" y="1" width="14" height="14" fill="${fillOf(`${chart.id}-chu`, s)}" stroke="#1f3b57"/></svg>`,
  }));
}

/** The same data as rows, for those who do not see the picture. */
export function tableOf(chart: ChartView): { heads: string[]; rows: { name: string; cells: string[] }[] } {
  const decimals = /0\.(0+)/.exec(chart.numberFormat)?.[1]?.length ?? 0;
  return {
    heads: chart.series.map(({ name }) => name),
    rows: chart.categories.map((name, c) => ({
      name,
      cells: chart.series.map(({ values }) => number(values[c], decimals)),
    })),
  };
}

function inWords({ categories, series }: ChartView, shown: (value: number) => string): string {
  const parts = categories.map((category, c) => {
    const given = series.flatMap(({ name, values }) => (values[c] == null ? [] : [`${name} ${shown(values[c])}`]));
    return `${category}: ${given.length > 0 ? given.join(", ") : "-"}`;
  });
  return `${parts.join("; ")}.`;
}

function patternOf(id: string, s: number): string {
  const { pattern } = fills[s % fills.length]!;
  return pattern === ""
    ? ""
    : `<pattern id="${patternId(id, s)}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#ffffff"/>${pattern}</pattern>`;
}

function fillOf(id: string, s: number): string {
  const { fill } = fills[s % fills.length]!;
  return fill === "" ? `url(#${patternId(id, s)})` : fill;
}

/** A number on a pattern keeps a white edge. */
function haloOf(s: number): string {
  const { text, pattern } = fills[s % fills.length]!;
  return pattern === "" ? `fill="${text}"` : 'fill="#000000" stroke="#ffffff" stroke-width="4" paint-order="stroke"';
}

const patternId = (id: string, s: number): string => `mau-${id.replace(/[^A-Za-z0-9-]/g, "-")}-${s}`;

const percent = (value: number): string => `${Number(value.toFixed(3))}%`;

/** In lines that fit; a word longer than one is cut. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= wide) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > wide ? `${word.slice(0, wide - 1)}…` : word);
  }
  return lines.length > 6 ? [...lines.slice(0, 5), "…"] : lines;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
