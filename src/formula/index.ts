/**
 * Formulas: Excel's language over names, parsed once, evaluated as Excel does and written back as Excel reads it. Pure;
 * it knows nothing of campaigns, units or workbooks.
 */
export { evaluate } from "./evaluate.js";
export { formulaOf, toExcel } from "./excel-text.js";
export { serialOf } from "./library/dates.js";
export { namesOfRatios, restrictRatios, restrictTo } from "./missing.js";
export { parseFormula } from "./parse.js";
export { type FormulaCode, FormulaProblem } from "./problem.js";
export { type Bound, boundsOf, implies, possible, type Range, type Ranges } from "./range.js";
export { widened } from "./rounded.js";
export { columnName, perRow } from "./rows.js";
export { type Column, ExcelError, isColumn, type Names, type Operand, type Scalar } from "./scalar.js";
export { divisions, imbalance, isAdditive, namesNeedingNumber } from "./shape.js";
export { allowedFunctions } from "./signatures.js";
export { type BinaryOperator, call, type Formula, mapChildren, type Node, namesIn } from "./tree.js";
