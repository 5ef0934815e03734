/**
 * The sentences of the report: how a change, a plan, a rating and a missing figure are said in an official Vietnamese
 * document (../shared/domain/DOMAIN.md, section 6). Each function gives a phrase, or "" where there is nothing to say.
 */
import type { Target } from "../campaign/schema.js";
import type { UnitStatus } from "../model.js";
import { codeOf, type IndicatorPart, referenceCode, returnCode } from "./codes.js";
import { marked } from "./marks.js";
import { count, isNumber, naturalDecimals, number, quantity, same, tellingDecimals, UNDECIDED } from "./numbers.js";
import type { ChangesView } from "./view/changes.js";
import type { IndicatorView } from "./view/indicators.js";
import { UNITS_SHOWN } from "./view/opinions.js";
import type { UnitRow } from "./view/submission.js";

/** A number of an indicator, with its code. */
const of = (indicator: Pick<IndicatorView, "code">, part: IndicatorPart, text: string): string =>
  marked(codeOf(indicator.code, part), text);

/** "Số nhiệm vụ là 52 nhiệm vụ", "Tỷ lệ … đạt 78,6%", "Số sự cố: trong kỳ không phát sinh". */
export function statement(indicator: IndicatorView): string {
  const { name, value, unit, direction } = indicator;
  if (value === null) return `${name}: ${insufficientPhrase(indicator)}`;
  if (value === 0 && unit !== "%" && indicator.decimals === 0) return `${name}: trong kỳ không phát sinh`;
  const verb = unit === "%" && direction === "up" ? "đạt" : "là";
  return `${name} ${verb} ${quantity(value, unit, valueDecimals(indicator), indicator.code)}`;
}

/** The whole sentence on an indicator: value, change, plan, rating, and how much of the data stands behind it. */
export function sentence(indicator: IndicatorView, previousYear: number): string {
  const rated = indicator.rating !== "no_target" && indicator.rating !== "insufficient";
  const judgement = [targetPhrase(indicator), rated ? `đánh giá: ${decapitalised(indicator.ratingName)}` : ""];
  const lacking = indicator.value === null ? "" : insufficientPhrase(indicator);
  const parts = [
    [statement(indicator), indicator.value === null ? "" : changePhrase(indicator, previousYear)],
    judgement,
    [lacking],
    [coveragePhrase(indicator), partialPhrase(indicator)],
  ];
  const clauses = parts.map((part) => part.filter((phrase) => phrase !== "").join(", ")).filter((part) => part !== "");
  return `${clauses.join("; ")}.`;
}

/** For the middle of a sentence; an abbreviation keeps its capitals. */
export function decapitalised(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\s/u.test(text)
    ? text[0]!.toLocaleLowerCase("vi") + text.slice(1)
    : text;
}

/** The decimals of the indicator, or more where fewer would print it equal to a target it differs from. */
export function valueDecimals({ value, target, decimals }: IndicatorView): number {
  if (value === null || target === null) return decimals;
  const bounds = target.high === undefined ? [target.value] : [target.value, target.high];
  return Math.max(...bounds.map((bound) => tellingDecimals(value, bound, decimals)));
}

/** "tăng 06 nhiệm vụ (13,0%) so với năm 2025", "giảm 3,6 điểm phần trăm …", "không thay đổi so với năm 2025". */
export function changePhrase(indicator: IndicatorView, previousYear: number): string {
  const { change } = indicator;
  if (change === null) return "";
  const compared = comparesFewer(indicator)
    ? ` (so sánh trên ${of(indicator, "compared", count(change.units))} đơn vị có số liệu cả hai năm)`
    : "";
  const than = `so với năm ${previousYear}${compared}`;
  if (change.value === 0) return `không thay đổi ${than}`;
  const way = change.value > 0 ? "tăng" : "giảm";
  const size = Math.abs(change.value);
  if (change.kind === "points")
    return `${way} ${of(indicator, "change", visible(size, Math.max(1, indicator.decimals)))} điểm phần trăm ${than}`;
  if (change.kind === "absolute") return `${way} ${difference(indicator, size, "change")} ${than}`;
  const percent = `${of(indicator, "change", visible(size, 1))}%`;
  const whole = wholeDifference(indicator);
  return whole === null
    ? `${way} ${percent} ${than}`
    : `${way} ${difference(indicator, whole, "difference")} (${percent}) ${than}`;
}

/** With units missing, the change is of other units than the values printed beside it: it says so itself. */
function comparesFewer({ change, coverage }: IndicatorView): boolean {
  if (change === null || change.units === 0) return false;
  return change.units < coverage.reported || coverage.reported < coverage.expected || change.endedLeftOut === true;
}

/**
 * The difference in the unit of the indicator, where the two values printed give the percent printed. They do not where
 * the percent is over the units present in both years only: then the percent stands alone.
 */
function wholeDifference({ value, previous, change }: IndicatorView): number | null {
  if (value === null || previous === null || previous === 0 || change === null) return null;
  const percent = ((value - previous) / previous) * 100;
  return Math.abs(percent - change.value) < 1e-6 * Math.max(1, Math.abs(percent)) ? Math.abs(value - previous) : null;
}

function difference({ code, unit, decimals }: IndicatorView, size: number, part: IndicatorPart): string {
  if (unit === "%") return `${of({ code }, part, visible(size, Math.max(1, decimals)))} điểm phần trăm`;
  const enough = isZero(size, decimals) ? Math.min(naturalDecimals(size), 4) : decimals;
  return quantity(size, unit, enough, codeOf(code, part));
}

/** A change that is there is not printed as 0,0. */
export function visible(size: number, decimals: number): string {
  if (size === 0) return number(size, decimals);
  let enough = decimals;
  while (enough < 4 && isZero(size, enough)) enough++;
  return number(size, enough);
}

const isZero = (size: number, decimals: number): boolean => !/[1-9]/.test(number(size, decimals));

/**
 * For the column "So với năm trước (%)": this year as percent of last; a ratio's change in points; "-" on a zero base; with
 * (**) where it compares fewer units than the values beside it are of.
 */
export function changeCell(indicator: IndicatorView): string {
  const text = changeOf(indicator);
  return text !== UNDECIDED && comparesFewer(indicator) ? `${text} (**)` : text;
}

function changeOf({ code, change, decimals, previous }: IndicatorView): string {
  if (change === null) return UNDECIDED;
  if (change.kind === "percent") {
    const percent = number(100 + change.value, tellingDecimals(100 + change.value, 100, 1));
    return of({ code }, "percentOfPrevious", percent);
  }
  // A difference told as such, for an index; on a base of nothing there is no percent to print.
  if (change.kind === "absolute")
    return previous === 0 ? UNDECIDED : of({ code }, "change", signed(change.value, decimals));
  return `${of({ code }, "change", signed(change.value, Math.max(1, decimals)))} điểm`;
}

function signed(change: number, decimals: number): string {
  const sign = change > 0 ? "+" : change < 0 ? "-" : "";
  return `${sign}${visible(Math.abs(change), decimals)}`;
}

/** What an indicator is now less what it was in the earlier report: "+12", "-0,35"; "-" where either is undecided. */
export function differenceCell({ difference, differenceCode, indicator }: ChangesView["rows"][number]): string {
  return difference === null ? UNDECIDED : marked(differenceCode, signed(difference, indicator.decimals));
}

/** The plan in a sentence: "50 nhiệm vụ", "không quá 5%", "từ 80% đến 90%". */
export function planPhrase(target: Target, indicator: Named): string {
  return goalPhrase(target, indicator, codeOf(indicator.code, "plan"), codeOf(indicator.code, "planHigh"));
}

type Named = Pick<IndicatorView, "code" | "unit" | "decimals">;

function goalPhrase(target: Target, { unit, decimals }: Named, code: string, highCode: string): string {
  // A whole figure of something measured with decimals is "3 điểm", not the count "03 điểm".
  const figure = (value: number | undefined, by: string) =>
    isNumber(value) && decimals > 0 && unit !== "%"
      ? `${marked(by, number(value, naturalDecimals(value)))} ${unit}`.trim()
      : quantity(value, unit, naturalDecimals(value ?? 0), by);
  const low = figure(target.value, code);
  if (target.op === "range") return `từ ${low} đến ${figure(target.high, highCode)}`;
  return { ">=": low, ">": `trên ${low}`, "<=": `không quá ${low}`, "<": `dưới ${low}`, "=": low }[target.op];
}

/** The plan in a table: "50", "≤ 5", "80 - 90"; made-up ones with an asterisk. */
export function planCell({ code, target }: Pick<IndicatorView, "code" | "target">): string {
  if (target === null) return UNDECIDED;
  const low = of({ code }, "plan", number(target.value, naturalDecimals(target.value)));
  const plan =
    target.op === "range"
      ? `${low} - ${of({ code }, "planHigh", number(target.high, naturalDecimals(target.high ?? 0)))}`
      : { ">=": low, ">": `> ${low}`, "<=": `≤ ${low}`, "<": `< ${low}`, "=": low }[target.op];
  return target.status === "illustrative" ? `${plan} (*)` : plan;
}

/** "đạt 105,2% kế hoạch", "vượt 3,6 điểm phần trăm so với kế hoạch"; "" without a target or a value. */
export function targetPhrase(indicator: IndicatorView): string {
  const { target, value, unit } = indicator;
  if (target === null || value === null || indicator.rating === "insufficient") return "";
  const of = `${target.status === "illustrative" ? "kế hoạch minh họa" : "kế hoạch"} (${planPhrase(target, indicator)})`;
  if (target.op === "range") {
    if (below(value, target.value)) return `thấp hơn mức dưới của ${of}`;
    return target.high !== undefined && below(target.high, value)
      ? `cao hơn mức trên của ${of}`
      : `nằm trong khoảng ${of}`;
  }
  const ceiling = target.op === "<=" || target.op === "<";
  if (same(value, target.value)) return target.op === "<" || target.op === ">" ? `bằng mức ${of}` : `đạt ${of}`;
  const gap = Math.abs(value - target.value);
  const size = difference({ ...indicator, decimals: valueDecimals(indicator) }, gap, "gap");
  if (ceiling) return value < target.value ? `trong giới hạn ${of}` : `cao hơn ${size} so với ${of}`;
  if (unit === "%") return `${value > target.value ? "vượt" : "thấp hơn"} ${size} so với ${of}`;
  if (indicator.achievement === null) return `${value > target.value ? "vượt" : "thấp hơn"} ${size} so với ${of}`;
  return `đạt ${achievementCell(indicator)}% ${of}`;
}

const below = (a: number, b: number): boolean => a < b && !same(a, b);

/** Percent of the plan, never rounded onto 100 from either side. */
export function achievementCell({ code, achievement }: Pick<IndicatorView, "code" | "achievement">): string {
  if (!isNumber(achievement)) return UNDECIDED;
  return of({ code }, "achievement", number(achievement, tellingDecimals(achievement, 100, 1)));
}

/** Short, after a name in a list: "đạt 130,0% kế hoạch". */
export function achievementPhrase(indicator: IndicatorView): string {
  const { achievement, target } = indicator;
  if (
    achievement === null ||
    target === null ||
    target.op.startsWith("<") ||
    indicator.unit === "%" ||
    target.op === "range"
  ) {
    return targetPhrase(indicator);
  }
  return `đạt ${achievementCell(indicator)}% ${target.status === "illustrative" ? "kế hoạch minh họa" : "kế hoạch"}`;
}

/** "chưa đủ căn cứ đánh giá do 04 đơn vị chưa có số liệu". */
export function insufficientPhrase(indicator: IndicatorView): string {
  const { rating, value, coverage, reason } = indicator;
  if (rating !== "insufficient" && value !== null) return "";
  const judged = rating === "insufficient" ? "chưa đủ căn cứ đánh giá" : "chưa có kết quả";
  const lacking = coverage.expected - coverage.reported;
  if (lacking > 0) return `${judged} do ${of(indicator, "lacking", count(lacking))} đơn vị chưa có số liệu`;
  return reason === null ? judged : `${judged} (${reason.replace(/[.\s]+$/u, "")})`;
}

/** "tỷ lệ đơn vị có số liệu 94,1% (64/68 đơn vị)"; "" where all have given theirs. */
export function coveragePhrase(indicator: Pick<IndicatorView, "code" | "coverage">): string {
  const { full, reported, expected } = indicator.coverage;
  if (full || expected === 0) return "";
  const share = (reported / expected) * 100;
  const percent = of(indicator, "coverage", number(share, tellingDecimals(share, 100, 1)));
  return `tỷ lệ đơn vị có số liệu ${percent}% (${coverageCell(indicator)} đơn vị)`;
}

/** "kết quả gồm cả số liệu một phần của 01 đơn vị"; "" where no unit is counted in part. */
function partialPhrase(indicator: Pick<IndicatorView, "code" | "partial">): string {
  const units = indicator.partial.length;
  return units === 0 ? "" : `kết quả gồm cả số liệu một phần của ${of(indicator, "partial", count(units))} đơn vị`;
}

/** "64/68": units with a figure, of those that owe it. */
export function coverageCell(indicator: Pick<IndicatorView, "code" | "coverage">): string {
  const { reported, expected } = indicator.coverage;
  return `${of(indicator, "reported", number(reported, 0))}/${of(indicator, "expected", number(expected, 0))}`;
}

/** "mục tiêu năm 2030: trên 80% (quốc gia, NQ57)". */
export function referencePhrase(target: Target, indicator: Named & Pick<IndicatorView, "references">): string {
  const n = indicator.references.indexOf(target) + 1;
  const goal = goalPhrase(target, indicator, referenceCode(indicator.code, n), referenceCode(indicator.code, n, true));
  const from = [target.scope, target.source].filter((part) => part !== "").join("; ");
  const plan = { ">=": "từ ", ">": "", "<=": "", "<": "", "=": "", range: "" }[target.op] + goal;
  return `mục tiêu năm ${target.year}: ${plan}${from === "" ? "" : ` (${from})`}`;
}

/** "Sở A, Sở B và 05 đơn vị khác". */
export function unitList(names: string[], most: number = UNITS_SHOWN, code?: string): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} và ${marked(code, count(names.length - most))} đơn vị khác`;
}

/** "đã gửi tệp không dùng được: bieu.pdf"; "" where there is none. */
export function refusedRemark(files: readonly string[]): string {
  return files.length === 0 ? "" : `đã gửi tệp không dùng được: ${files.join(", ")}`;
}

export const stateNames: Record<UnitStatus["state"], string> = {
  on_time: "Đúng hạn",
  late: "Chậm",
  missing: "Chưa gửi",
  conflict: "Chờ xác nhận",
  not_expected: "Không yêu cầu",
};

/** Remarks beside a unit in annex III: "Gửi lần 02; 03 lỗi". */
export function unitRemark({ code, revision, errors, warnings, state, refusedFiles }: UnitRow): string {
  const remarks = [
    refusedRemark(refusedFiles),
    revision > 1 ? `gửi lần ${marked(returnCode(code, "revision"), count(revision))}` : "",
    state === "conflict" ? "nhiều bản mâu thuẫn" : "",
    errors > 0 ? `${marked(returnCode(code, "errors"), count(errors))} lỗi` : "",
    warnings > 0 ? `${marked(returnCode(code, "warnings"), count(warnings))} cảnh báo` : "",
  ].filter((remark) => remark !== "");
  return capitalised(remarks.join("; "));
}

/** For the beginning of a sentence. */
export function capitalised(text: string): string {
  return text === "" ? "" : text[0]!.toLocaleUpperCase("vi") + text.slice(1);
}
