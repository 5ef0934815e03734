/** Whether a formula can give nothing but a number, by its outermost operation. Evaluates nothing. */

/** Functions that never give a text. */
const numeric = new Set(
  "SUM SUMIF SUMIFS SUMPRODUCT COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS AVERAGE AVERAGEIF AVERAGEIFS MIN MAX ROUND ROUNDUP ROUNDDOWN INT ABS VALUE LEN N".split(
    " ",
  ),
);

/** True for `SUM(A1:A3)`, `A1+A2`, `2*(A1-1)`; false for `IF(A1>0,A1,"")`, `A1`, `A1&""`, and wherever it is not plain. */
export function givesNumber(formula: string): boolean {
  const call = /^([A-Z]+)\(/.exec(formula);
  let depth = 0;
  let hasArithmetic = false;
  for (let at = 0; at < formula.length; at++) {
    const character = formula[at]!;
    if (character === '"' || character === "'") {
      const end = formula.indexOf(character, at + 1);
      if (end < 0) return false;
      at = end;
    } else if (character === "(" || character === "{") depth++;
    else if (character === ")" || character === "}") {
      depth--;
      if (depth === 0 && at === formula.length - 1 && call && !hasArithmetic) return numeric.has(call[1]!);
    } else if (depth === 0) {
      if ("+-*/^%".includes(character)) hasArithmetic = true;
      else if ("&=<>, ".includes(character)) return false;
    }
  }
  return hasArithmetic && depth === 0;
}
