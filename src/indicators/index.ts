/** Indicators over the unit × element table. */
export type * from "./basis.js";
export { type Compiled, compile } from "./compiled.js";
export {
  type ComputeOptions,
  comparedUnits,
  computeIndicators,
  indicatorResults,
  namesBehind,
  resultOfUnit,
  valuesOfUnits,
} from "./compute.js";
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
  type TableFigure,
  tableNames,
  type WholeLastYear,
  wholeLastYear,
} from "./table.js";
export { basisOfTable, formulaOf, isOtherBasis, numberOf } from "./table-basis.js";
