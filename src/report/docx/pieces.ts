/** Tables and charts called by name, made by the way of the shipped report: HTML, then Word. */
import { unzipSync } from "fflate";
import { UserError } from "../../messages/index.js";
import { fillTemplate, shippedTemplates } from "../template/html.js";
import { viewShape } from "../view/fields.js";
import type { ReportView } from "../view/index.js";
import { renderWord } from "../word/index.js";
import { WordPackage } from "./package.js";
import { childW, type Element, elements, isW } from "./xml.js";

export type PieceKey = `${"table" | "chart"} ${string}`;

export interface RenderedPieces {
  /** Where charts, workbooks and styles come from. */
  source: WordPackage;
  /** Paragraphs and tables of each piece; none for one that has nothing to show in this round. */
  content: ReadonlyMap<PieceKey, Element[]>;
}

const marked = /<(table|p)\b[^>]*\bdata-table="([\w-]+)"[^>]*>[\s\S]*?<\/\1>/g;
/** Says where a piece begins; no text of a unit can be it alone in a paragraph of this style. */
const before = (n: number) => `<p class="gach-co-quan">piece ${n}</p>`;

export async function renderPieces(keys: readonly PieceKey[], view: ReportView): Promise<RenderedPieces> {
  const tables = new Map<string, string>();
  const report = fillTemplate(shippedTemplates, view, "report.hbs", viewShape);
  for (const [html, , name = ""] of report.matchAll(marked)) tables.set(name, (tables.get(name) ?? "") + html);
  const charts = Object.values(view.charts).filter((chart) => chart !== null);
  const htmlOf = (key: PieceKey) => {
    const [kind, name = ""] = key.split(" ");
    if (kind === "table") return tables.get(name) ?? "";
    return charts.some(({ id }) => id === name) ? `<figure data-chart="${name}"></figure>` : "";
  };
  const html = `<section data-page="portrait">${keys.map((key, n) => before(n) + htmlOf(key)).join("")}${before(keys.length)}</section>`;
  const options = { title: "", creator: "", marks: [], charts, date: view.asOf };
  const parts = unzipSync(await renderWord(html, options));
  const source = new WordPackage(new Map(Object.entries(parts)), "tonghop");
  const content = new Map<PieceKey, Element[]>(keys.map((key) => [key, []]));
  let n = -1;
  for (const element of elements(childW(source.document(source.main).documentElement!, "body")!)) {
    if (isMarker(element)) n += 1;
    else if (!isW(element, "sectPr")) content.get(keys[n]!)?.push(element);
  }
  if (n !== keys.length) throw new UserError("internal", { detail: `pieces: ${n}` }, 3);
  return { source, content };
}

function isMarker(element: Element): boolean {
  const properties = childW(element, "pPr");
  const style = properties && childW(properties, "pStyle");
  return (
    isW(element, "p") && style?.getAttribute("w:val") === "GachCoQuan" && /^piece \d+$/.test(element.textContent ?? "")
  );
}
