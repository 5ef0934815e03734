/**
 * Walks the tokens of a formula and refuses, at its exact place, what we do not take. The parser of @borgar/fx would
 * refuse most of it too, but says where only roughly, and allows references, arrays and unions.
 */
import { type Token, tokenTypes } from "@borgar/fx";
import type { FormulaCode, FormulaIssue } from "./problem.js";
import { signatureOf } from "./signatures.js";

/** Excel's limit for nested levels; we count plain parentheses too. */
const deepest = 64;
/** Of signs in a row: `--x` is in use, `--------x` is not, and each costs the parser a level of its stack. */
const mostSigns = 8;
/** Excel's limit for a text written in a formula. */
const longestText = 255;

const binary = new Set(["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="]);
const blank = new Set<string>([tokenTypes.WHITESPACE, tokenTypes.NEWLINE]);

interface Parenthesis {
  readonly offset: number;
  /** The function called, or null for a plain group. */
  readonly callee: string | null;
}

/** All problems of single tokens up to the first that breaks the shape of the formula. */
export function scan(tokens: readonly Token[], length: number): FormulaIssue[] {
  const issues: FormulaIssue[] = [];
  const open: Parenthesis[] = [];
  let wantsOperand = true;
  let signs = 0;
  let callee: string | null = null;
  let previous = "";

  for (const token of tokens) {
    if (blank.has(token.type)) continue;
    const offset = token.loc?.[0] ?? 0;
    const stop = (code: FormulaCode, slots: FormulaIssue["slots"] = {}) => [...issues, { code, slots, offset }];
    const text = token.value;

    if (token.type !== tokenTypes.OPERATOR) {
      if (token.unterminated) return stop("formula.unclosed_text");
      if (isRowOrColumn(text)) return stop("formula.cell_reference", { text });
      if (!isOperand(token)) return stop("formula.unexpected", { text });
      if (!wantsOperand) return stop("formula.operator_missing", { text });
      const issue = operandIssue(token);
      if (issue) issues.push({ ...issue, offset });
      if (token.type === tokenTypes.FUNCTION) callee = text;
      else wantsOperand = false;
    } else if (text === "(") {
      if (!wantsOperand) return stop("formula.operator_missing", { text });
      if (open.length === deepest) return stop("formula.too_deep", { most: deepest });
      open.push({ offset, callee });
      callee = null;
    } else if (text === ")") {
      const closed = open.pop();
      if (!closed) return stop("formula.unexpected", { text });
      if (wantsOperand && previous === "," && closed.callee !== null)
        return stop("formula.argument_empty", { function: closed.callee.toUpperCase() });
      if (wantsOperand && !(previous === "(" && closed.callee !== null)) return stop("formula.unexpected", { text });
      wantsOperand = false;
    } else if (text === ",") {
      const within = open.at(-1)?.callee ?? null;
      if (within === null) return stop("formula.comma");
      if (wantsOperand) return stop("formula.argument_empty", { function: within.toUpperCase() });
      wantsOperand = true;
    } else if (text === ";") {
      return stop("formula.semicolon");
    } else if (text === "{" || text === "}") {
      return stop("formula.array_constant");
    } else if (wantsOperand && (text === "+" || text === "-")) {
      if (signs === mostSigns) return stop("formula.too_deep", { most: mostSigns });
      signs += 1;
      previous = text;
      continue;
    } else if (text === "%" || binary.has(text)) {
      if (wantsOperand) return stop("formula.unexpected", { text });
      wantsOperand = text !== "%";
    } else {
      return stop("formula.reference_operator", { operator: text });
    }
    signs = 0;
    previous = text;
  }

  if (previous === "") return [{ code: "formula.empty", slots: {}, offset: length }];
  if (wantsOperand && previous !== "(" && previous !== ",")
    return [...issues, { code: "formula.incomplete", slots: {}, offset: length }];
  const unclosed = open.at(-1);
  return unclosed ? [...issues, { code: "formula.unclosed_parenthesis", slots: {}, offset: unclosed.offset }] : issues;
}

function isOperand({ type }: Token): boolean {
  switch (type) {
    case tokenTypes.NUMBER:
    case tokenTypes.STRING:
    case tokenTypes.BOOLEAN:
    case tokenTypes.ERROR:
    case tokenTypes.FUNCTION:
    case tokenTypes.REF_NAMED:
    case tokenTypes.REF_RANGE:
    case tokenTypes.REF_BEAM:
    case tokenTypes.REF_TERNARY:
    case tokenTypes.REF_STRUCT:
      return true;
    default:
      return false;
  }
}

function operandIssue({ type, value }: Token): Pick<FormulaIssue, "code" | "slots"> | null {
  switch (type) {
    case tokenTypes.FUNCTION:
      return signatureOf(value) ? null : { code: "formula.function_not_allowed", slots: { function: value } };
    case tokenTypes.NUMBER:
      return Number.isFinite(Number(value)) ? null : { code: "formula.number_too_large", slots: { text: value } };
    case tokenTypes.STRING:
      return textOf(value).length <= longestText
        ? null
        : { code: "formula.text_too_long", slots: { have: textOf(value).length, most: longestText } };
    case tokenTypes.ERROR:
      return { code: "formula.error_literal", slots: { text: value } };
    case tokenTypes.REF_STRUCT:
      return { code: "formula.table_reference", slots: { text: value } };
    case tokenTypes.REF_RANGE:
    case tokenTypes.REF_BEAM:
    case tokenTypes.REF_TERNARY:
    case tokenTypes.REF_NAMED:
      if (value.includes("!")) return { code: "formula.sheet_reference", slots: { text: value } };
      return type === tokenTypes.REF_NAMED && !isCell(value)
        ? null
        : { code: "formula.cell_reference", slots: { text: value } };
    default:
      return null;
  }
}

/** `R`, `C` and `R1C1`, which Excel keeps for the other way of writing addresses. */
function isRowOrColumn(text: string): boolean {
  return /^(?:R\d*|C\d*|R\d*C\d*)$/i.test(text);
}

/** `TC01` is a name to @borgar/fx for its leading zero; Excel reads it as the cell TC1. Columns end at XFD. */
function isCell(name: string): boolean {
  const letters = /^([A-Z]{1,3})\d+$/i.exec(name)?.[1]?.toUpperCase();
  return letters !== undefined && (letters.length < 3 || letters <= "XFD");
}

function textOf(literal: string): string {
  return literal.slice(1, -1).replaceAll('""', '"');
}
