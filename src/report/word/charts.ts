/** Charts that Word draws from data the officer can edit; greys that stay apart on a black-and-white print. */
import { Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import type { ChartView } from "../view/charts.js";
import { chartGreys, font, textWidth } from "./form.js";

const PIXELS_A_MM = 96 / 25.4;

export function chartParagraph(chart: ChartView): Paragraph {
  const bars = chart.categories.length * (chart.kind === "grouped" ? chart.series.length : 1);
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
    valueAxis: { visible: false, gridlines: false, minimum: 0 },
    legend: { position: "bottom", font: { size: 9, color: "000000" } },
    font: { name: font },
    chartArea: { fill: "FFFFFF", border: "none" },
    altText: { name: chart.id, description: chart.description, title: chart.description },
    transformation: {
      width: Math.round(textWidth.portrait * PIXELS_A_MM),
      height: Math.round(Math.min(110, 18 + bars * (chart.kind === "grouped" ? 4.2 : 5.5)) * PIXELS_A_MM),
    },
  });
  return new Paragraph({ style: "BieuDo", children: [run] });
}
