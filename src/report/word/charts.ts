/** Charts that Word draws from data the officer can edit; greys that stay apart on a black-and-white print. */
import { Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import type { ChartView } from "../view/charts.js";
import { chartGreys, font, textWidth } from "./form.js";
import { pixels } from "./units.js";

export function chartParagraph(chart: ChartView): Paragraph {
  const values = chart.series.flatMap((series) => series.values.map((value) => value ?? 0));
  // Bars lie: names of units and indicators are long, and read level. The first category stands on top.
  const run = new ChartRun({
    type: "bar",
    stacking: chart.kind === "stacked" ? "stacked" : "none",
    categories: chart.categories,
    series: chart.series.map((series, index) => ({
      ...series,
      color: chartGreys[index % chartGreys.length]!,
      dataLabels: {
        value: true,
        numberFormat: chart.numberFormat,
        // White on the dark fill of a stacked bar; beside the bar otherwise.
        font: { size: 9, color: chart.kind === "stacked" && index === 0 ? "FFFFFF" : "000000" },
      },
    })),
    gapWidth: chart.kind === "stacked" ? 50 : 40,
    ...(chart.kind === "grouped" && { overlap: 0 }),
    categoryAxis: { reverseOrder: true, font: { size: 9, color: "000000" } },
    // From zero, or lengths would lie; below it only where a value is.
    valueAxis: { visible: false, gridlines: false, ...(values.every((value) => value >= 0) && { minimum: 0 }) },
    legend: { position: "bottom", font: { size: 9, color: "000000" } },
    font: { name: font },
    chartArea: { fill: "FFFFFF", border: "none" },
    altText: { name: chart.id, description: chart.description, title: chart.description },
    transformation: {
      width: Math.round(pixels(textWidth.portrait)),
      height: Math.round(pixels(heightOf(chart))),
    },
  });
  return new Paragraph({ style: "BieuDo", children: [run] });
}

/** Millimetres. A long list of units may fill most of a page, so that each keeps its name. */
function heightOf({ kind, categories, series }: ChartView): number {
  const bars = categories.length * (kind === "grouped" ? series.length : 1);
  const most = categories.length > 20 ? 195 : 110;
  return Math.min(most, 18 + bars * (kind === "grouped" && series.length > 1 ? 4.2 : 5.2));
}
