/**
 * What clerks write where a number is asked for: the literals of the domain notes, section 8, cases 1 to 20 and 22, with
 * the verdict the notes give and the code it is told with.
 */
import type { Content } from "./sheet.js";

export type NumberKind = "integer" | "decimal" | "percent" | "money";

export interface Literal {
  case: number;
  raw: Content;
  kinds: readonly NumberKind[];
  /** Number format of the cell. */
  format?: string;
  verdict: "accept" | "warn" | "reject" | "missing";
  value?: number;
  /** What it is told with; "" for what is accepted in silence. */
  code: string;
  reason?: "not_yet";
}

const all: NumberKind[] = ["integer", "decimal", "percent", "money"];
const withDecimals: NumberKind[] = ["decimal", "percent", "money"];
const whole: NumberKind[] = ["integer"];
const amounts: NumberKind[] = ["integer", "decimal", "money"];

type Rest = Partial<Pick<Literal, "format" | "reason">>;
const accept = (no: number, kinds: NumberKind[], value: number, ...raws: Content[]): Literal[] =>
  raws.map((raw) => ({ case: no, raw, kinds, verdict: "accept", value, code: "" }));
const warn = (no: number, kinds: NumberKind[], value: number, code: string, ...raws: Content[]): Literal[] =>
  raws.map((raw) => ({ case: no, raw, kinds, verdict: "warn", value, code }));
const reject = (no: number, kinds: NumberKind[], code: string, ...raws: Content[]): Literal[] =>
  raws.map((raw) => ({ case: no, raw, kinds, verdict: "reject", code }));
const missing = (no: number, code: string, rest: Rest, ...raws: Content[]): Literal[] =>
  raws.map((raw) => ({ case: no, raw, kinds: all, verdict: "missing", code, ...rest }));
const formatted = (format: string, literals: Literal[]): Literal[] => literals.map((one) => ({ ...one, format }));

export const literals: readonly Literal[] = [
  ...accept(1, withDecimals, 1234.5, "1.234,5"),
  ...warn(2, withDecimals, 1234.5, "number.foreign_separators", "1,234.5"),
  ...accept(3, whole, 1234, "1.234"),
  ...warn(3, withDecimals, 1234, "number.ambiguous_separator", "1.234"),
  ...warn(4, whole, 1234, "number.ambiguous_separator", "1,234"),
  ...reject(5, whole, "number.not_whole", 1.234),
  // The unit that is right depends on the figure: see the accident of its own. This one is no figure's.
  ...reject(6, amounts, "number.other_unit", "12 quả dừa"),
  ...warn(7, all, 0, "missing.zero", "không", "không có", "không phát sinh", "Ko"),
  ...missing(8, "missing.dash", {}, "-", "–", ".", "/"),
  ...missing(9, "missing.not_yet", { reason: "not_yet" }, "chưa có số liệu", "chưa thống kê", "đang tổng hợp", "n/a"),
  ...accept(10, all, 0, 0, "0"),
  ...missing(10, "", {}, "  "),
  ...reject(11, all, "number.approximate", "khoảng 120", "~120", ">100"),
  ...reject(11, all, "number.range", "10-12"),
  ...accept(12, ["percent"], 95, "95%", 95, "95,0"),
  ...formatted("0%", accept(12, ["percent"], 95, 0.95)),
  ...warn(12, ["percent"], 0.95, "number.percent_fraction", 0.95),
  ...reject(12, amounts, "number.percent_sign", "95%"),
  ...formatted("0%", reject(12, amounts, "number.percent_format", 0.95)),
  ...accept(13, amounts, 1234, "1 234", "1\u00a0234", "1\u202f234", "'1234", "1234   ", "１２３４"),
  ...reject(14, all, "number.letter_for_digit", "1O", "l2"),
  ...accept(15, amounts, 1_234_567, "1.234.567"),
  ...reject(15, all, "number.bad_grouping", "1.23.456"),
  ...formatted("dd/mm/yyyy", reject(16, all, "number.date", 46_115)),
  ...reject(16, all, "number.date", "3/4"),
  ...reject(17, all, "number.error_value", "#REF!", "#VALUE!", "#N/A"),
  ...reject(17, all, "cell.error_value", { error: "#REF!" }, { error: "#DIV/0!" }),
  ...reject(17, all, "cell.error_value", { formula: "1/0", result: { error: "#DIV/0!" } }),
  ...reject(17, all, "cell.formula_without_result", { formula: "SUM(AA1:AA9)" }),
  ...reject(
    17,
    all,
    "cell.external_link",
    { formula: "[1]Sheet1!C5", result: 12 },
    { formula: "'[BC2025.xlsx]Biểu 01'!C5", result: 12 },
  ),
  ...reject(17, all, "number.formula_text", "='[BC2025.xlsx]Biểu 01'!C5"),
  ...reject(18, whole, "number.negative", -5, "-5"),
  ...reject(18, whole, "number.parentheses", "(12)"),
  ...warn(19, amounts, 1_200_000_000, "number.scientific", "1.2E+09"),
  ...accept(19, amounts, 1_200_000_000, 1.2e9),
  ...accept(19, amounts, 123_456_789_012_345, 123_456_789_012_345),
  ...warn(19, amounts, 1_234_567_890_123_456, "number.precision", "1234567890123456"),
  ...reject(20, whole, "number.not_whole", "12,5", 12.5),
  ...accept(20, withDecimals, 12.5, "12,5", 12.5),
  ...warn(22, ["money"], 1500, "number.money_unit", "1,5 tỷ", "1.500.000.000 đ"),
  ...warn(22, ["money"], 1500, "number.ambiguous_separator", "1.500 tr.đ"),
  ...reject(22, ["money"], "number.other_unit", "1,5 tỷ USD"),
  // A result is as good as a number; a truth value is none.
  ...accept(17, all, 3, { formula: "1+2", result: 3 }),
  ...reject(17, all, "cell.boolean_in_number", true, false),
];
