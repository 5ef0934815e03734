/** What a cell or a formula can hold, as Excel sees it. */

type ErrorCode = "#DIV/0!" | "#VALUE!" | "#NUM!" | "#N/A" | "#NAME?" | "#REF!" | "#NULL!";

/** An error is a value that travels through a formula. One instance a code, so `===` compares them. */
export class ExcelError {
  static readonly DIV0 = new ExcelError("#DIV/0!");
  static readonly VALUE = new ExcelError("#VALUE!");
  static readonly NUM = new ExcelError("#NUM!");
  static readonly NA = new ExcelError("#N/A");
  static readonly NAME = new ExcelError("#NAME?");
  static readonly REF = new ExcelError("#REF!");
  static readonly NULL = new ExcelError("#NULL!");

  private static readonly all = [
    ExcelError.DIV0,
    ExcelError.VALUE,
    ExcelError.NUM,
    ExcelError.NA,
    ExcelError.NAME,
    ExcelError.REF,
    ExcelError.NULL,
  ];

  private constructor(readonly code: ErrorCode) {}

  /** The error a text spells, such as a cell's cached `#N/A`. */
  static of(text: string): ExcelError | undefined {
    return ExcelError.all.find((error) => error.code === text.toUpperCase());
  }

  toString(): string {
    return this.code;
  }
}

/** null is a blank cell. */
export type Scalar = number | string | boolean | null | ExcelError;

/** A range one column wide. */
export interface Column {
  readonly cells: readonly Scalar[];
}

export type Operand = Scalar | Column;

/** What a name stands for; undefined is an unknown name, which gives #NAME?. */
export type Names = (name: string) => Operand | undefined;

export function isColumn(operand: Operand): operand is Column {
  return typeof operand === "object" && operand !== null && !(operand instanceof ExcelError);
}

/** A reference's cells: a name over one cell is a range of one. */
export function cellsOf(operand: Operand): readonly Scalar[] {
  return isColumn(operand) ? operand.cells : [operand];
}
