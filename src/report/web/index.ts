/** The public pages and their downloads, as files. */
import type { Protection } from "../../disclosure/index.js";
import type { ReportInput } from "../input.js";
import { fillTemplate, shippedTemplates } from "../template/html.js";
import type { ChartView } from "../view/charts.js";
import type { IndicatorView } from "../view/indicators.js";
import { csvOf, jsonOf } from "./downloads.js";
import { renderPage } from "./page.js";
import { type Publication, publicationOf } from "./publication.js";
import { legendOf, svgOf, tableOf } from "./svg.js";

export interface PublishedFile {
  name: string;
  content: string;
}

export interface Published {
  files: PublishedFile[];
  counts: Publication["counts"];
}

/** Lines of each list on the press sheet: with more it would not be one page. */
const most = { exceeded: 3, missed: 3, results: 5 };
/** Characters of a name there. */
const longestName = 160;

/** Everything `publish` writes; the same input gives the same bytes. */
export function renderPublication(input: ReportInput, protection: Protection): Published {
  const publication = publicationOf(input, protection);
  const { view, notices, counts } = publication;
  const charts = Object.values(view.charts).flatMap((chart: ChartView | null) =>
    chart ? [{ chart, svg: svgOf(chart), legend: legendOf(chart), table: tableOf(chart) }] : [],
  );
  const index = fillTemplate(shippedTemplates, { ...publication, charts }, "publish.hbs");
  const press = fillTemplate(shippedTemplates, { ...publication, ...pressOf(publication) }, "press.hbs");
  return {
    counts,
    files: [
      { name: "index.html", content: renderPage(index, { title: view.heading, notices, styles: [] }) },
      {
        name: "thong-cao.html",
        content: renderPage(press, { title: `Thông cáo báo chí: ${view.heading}`, notices, styles: ["press.css"] }),
      },
      { name: "chi-tieu.csv", content: csvOf(publication) },
      { name: "chi-tieu.json", content: jsonOf(publication) },
    ],
  };
}

/** The lists of the press sheet; an indicator is named once. */
function pressOf({ view, sections }: Publication) {
  const exceeded = view.targets.exceededOnes.slice(0, most.exceeded).map(shortened);
  const missed = view.targets.missedOnes.slice(0, most.missed).map(shortened);
  const named = new Set([...exceeded, ...missed].map(({ code }) => code));
  const results = sections.flatMap(({ name, indicators }) => {
    // Of each section the figure that most of the units stand behind.
    const [best] = indicators
      .filter(({ code, value }) => value !== null && !named.has(code))
      .sort((a, b) => b.coverage.reported - a.coverage.reported);
    return best ? [{ section: name, indicator: shortened(best) }] : [];
  });
  return { exceeded, missed, results: results.slice(0, most.results) };
}

function shortened(indicator: IndicatorView): IndicatorView {
  const { name } = indicator;
  return name.length <= longestName
    ? indicator
    : { ...indicator, name: `${[...name].slice(0, longestName - 1).join("")}…` };
}
