/** What is wrong with a formula, and where. Its words are in messages/formula.ts under the same codes. */

export type FormulaCode =
  | "formula.empty"
  | "formula.too_long"
  | "formula.too_deep"
  | "formula.incomplete"
  | "formula.unclosed_parenthesis"
  | "formula.unclosed_text"
  | "formula.unexpected"
  | "formula.operator_missing"
  | "formula.semicolon"
  | "formula.comma"
  | "formula.cell_reference"
  | "formula.sheet_reference"
  | "formula.table_reference"
  | "formula.reference_operator"
  | "formula.array_constant"
  | "formula.error_literal"
  | "formula.number_too_large"
  | "formula.text_too_long"
  | "formula.function_not_allowed"
  | "formula.argument_count"
  | "formula.argument_empty"
  | "formula.name_needed"
  | "formula.if_in_sumproduct"
  | "formula.decimal_criterion"
  | "formula.ratio_of";

export interface FormulaIssue {
  readonly code: FormulaCode;
  readonly slots: Readonly<Record<string, string | number>>;
  /** 0-based, in the text given. */
  readonly offset: number;
}

/** A formula that is refused. Itself the first problem; `problems` has all that were found. */
export class FormulaProblem extends Error implements FormulaIssue {
  readonly code: FormulaCode;
  readonly slots: Record<string, string | number>;
  readonly offset: number;

  constructor(readonly problems: readonly [FormulaIssue, ...FormulaIssue[]]) {
    const [first] = problems;
    super(`${first.code} at ${first.offset}`);
    this.name = "FormulaProblem";
    this.code = first.code;
    this.slots = { ...first.slots };
    this.offset = first.offset;
  }
}
