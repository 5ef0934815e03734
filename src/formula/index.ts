/**
 * Formulas: Excel's language over names, parsed once, evaluated as Excel does and written back as Excel reads it. Pure;
 * it knows nothing of campaigns, units or workbooks.
 */
export { type Band, bandsOf, criterion } from "./criterion.js";
export { cellNumber } from "./digits.js";
export { evaluate } from "./evaluate.js";
export { exactSum, ofMillionths } from "./exact.js";
export { formulaOf, toExcel } from "./excel-text.js";
export { type Fold, type Leaf, leafName, type Split, splitLeaves } from "./leaves.js";
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
export { type BinaryOperator, call, children, type Formula, mapChildren, type Node, namesIn } from "./tree.js";
