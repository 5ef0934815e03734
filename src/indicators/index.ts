/** Indicators over the unit × element table. */
export { comparedUnits, computeIndicators, namesBehind, resultOfUnit, valuesOfUnits } from "./compute.js";
export { coverageOfName, worstCoverage, worstCoveredUnits } from "./coverage.js";
export type * from "./result.js";
export {
  elementOfName,
  inColumn,
  makeTable,
  previousValues,
  type RosterRow,
  rosterOfName,
  type Table,
  tableNames,
} from "./table.js";
