/** What a Word document is given beside its content. */
import type { ChartView } from "../view/charts.js";

export interface WordOptions {
  title: string;
  creator: string;
  /** Said at the foot of every page. */
  marks: string[];
  /** What `<figure data-chart>` may name. */
  charts: ChartView[];
  /** A custom XML part that the document carries. */
  data?: string;
  /** ISO date written as the day of creation, so that the same input gives the same bytes. */
  date: string;
}
