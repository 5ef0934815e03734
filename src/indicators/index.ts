/** Indicators over the unit × element table. */
export { computeIndicators } from "./compute.js";
export { coverageOfName } from "./coverage.js";
export type * from "./result.js";
export {
  elementOfName,
  inColumn,
  makeTable,
  previousValues,
  type RosterRow,
  type Table,
  tableNames,
} from "./table.js";
