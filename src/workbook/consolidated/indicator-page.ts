/** The indicators, one a line: live formulas over the names of the figures, with target, rating and coverage. */
import type ExcelJS from "exceljs";
import { type Campaign, type Rating, reserved, type Target } from "../../campaign/index.js";
import { isAdditive, parseFormula } from "../../formula/index.js";
import { quoted } from "../template/live-texts.js";
import type { Names } from "../template/names.js";
import { numberFormat, tint } from "../template/style.js";
import type { ConsolidatedContent } from "./content.js";
import { dueFormula, givenFormula } from "./live-coverage.js";
import { liveIndicator } from "./live-indicators.js";
import { addPage, fitHeight, put, styles } from "./page.js";
import { cell, cellAt, type Places, rows } from "./places.js";
import { undecided } from "./texts.js";

const heads = {
  number: "STT",
  code: "Mã",
  name: "Chỉ tiêu",
  unit: "Đơn vị tính",
  value: "Giá trị",
  previous: "Năm trước",
  change: "Thay đổi",
  changeKind: "Tính bằng",
  op: "Yêu cầu",
  target: "Mục tiêu",
  high: "đến",
  status: "Loại mục tiêu",
  achievement: "Đạt so với mục tiêu (%)",
  reported: "Số đơn vị có số liệu",
  expected: "Số đơn vị phải báo",
  coverage: "Tỷ lệ có số liệu (%)",
  rating: "Đánh giá",
  numerator: "Tử số",
  denominator: "Mẫu số",
  blocked: "Quy tắc còn lỗi chưa xử lý",
  raw: "Giá trị trước khi xét lỗi",
  why: "Vì sao chưa tính được",
  worst: "Số liệu ít đơn vị có nhất",
  formula: "Công thức theo định nghĩa",
  text: "Công thức đã áp dụng",
} as const;
type Head = keyof typeof heads;
const widths: Partial<Record<Head, number>> = {
  number: 6,
  name: 48,
  unit: 14,
  op: 9,
  high: 9,
  formula: 60,
  text: 80,
  why: 40,
  worst: 18,
  rating: 18,
};

const order = Object.keys(heads) as Head[];
const columnOf = Object.fromEntries(order.map((head, index) => [head, index + 1])) as Record<Head, number>;

/** Where the value of each indicator stands before open errors are looked at, as other sheets write it. */
export function rawCells(content: ConsolidatedContent, places: Places): (code: string) => string {
  const at = new Map(
    content.indicators.map(({ indicator }, index) => [
      indicator.code,
      cellAt(places.sheets.indicators, columnOf.raw, rows.first + index),
    ]),
  );
  return (code) => at.get(code)!;
}

const ops: Record<Target["op"], string> = { ">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "=", range: "từ" };
const changeKinds = { percent: "%", points: "điểm %", absolute: "số tuyệt đối" };
const targetKinds = { official: "Chính thức", illustrative: "Số minh họa", reference: "Tham khảo" };

export function writeIndicators(
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
  names: Names,
): void {
  const { campaign } = content;
  const page = addPage(workbook, {
    ...{ name: places.sheets.indicators, title: campaign.title, marks: content.marks, frozen: columnOf.name },
    note: "“-”: chưa tính được. Cột Năm trước và Thay đổi: thay đổi chỉ tính trên các đơn vị có số liệu cả hai năm.",
    widths: order.map((head) => widths[head] ?? 13),
    heads: [Object.values(heads)],
  });
  const cellOf = rawCells(content, places);
  content.indicators.forEach((one, index) => {
    const { indicator, target, change, worst } = one;
    const row = rows.first + index;
    const live = liveIndicator(content, places, one, cellOf);
    const number = { ...styles.number, numFmt: numberFormat(indicator.decimals) };
    const at = (head: Head) => cell(columnOf[head], row);
    const line = (head: Head, value: Parameters<typeof put>[3], style: Partial<ExcelJS.Style>) =>
      put(page, row, columnOf[head], value, style);
    const formula = (text: string | null) => (text === null ? undecided : { formula: text });
    line("number", index + 1, styles.centre);
    line("code", indicator.code, styles.code);
    line("name", indicator.name, styles.text);
    line("unit", indicator.unit, styles.centre);
    line("raw", { formula: live.value }, styles.number);
    line("blocked", one.blockedBy.join(", "), styles.text);
    line(
      "value",
      { formula: `IF(AND(${at("blocked")}="",ISNUMBER(${at("raw")})),${at("raw")},"${undecided}")` },
      { ...number, fill: tint.total },
    );
    const shown = (text: string) => `IF(ISNUMBER(${at("value")}),${text},"${undecided}")`;
    line("previous", live.previous === null ? (one.previous ?? undecided) : { formula: live.previous }, number);
    line("change", changeValue(), { ...styles.number, numFmt: "+#,##0.0###;-#,##0.0###;0" });
    line("changeKind", change ? changeKinds[change.kind] : "", styles.centre);
    line("op", target ? ops[target.op] : "", styles.centre);
    line("target", target?.value ?? null, styles.number);
    line("high", target?.high ?? null, styles.number);
    line("status", target ? targetKinds[target.status] : "", styles.centre);
    line(
      "achievement",
      target && target.value !== 0 ? { formula: shown(`${at("value")}/${at("target")}*100`) } : undecided,
      { ...styles.number, numFmt: "#,##0.0" },
    );
    writeCoverage();
    line(
      "coverage",
      { formula: `IF(${at("expected")}=0,100,${at("reported")}/${at("expected")}*100)` },
      { ...styles.number, numFmt: "#,##0.0" },
    );
    line(
      "rating",
      { formula: ratingFormula(campaign, target, isAdditive(parseFormula(indicator.formula).tree), at) },
      styles.centre,
    );
    line("numerator", live.numerator === null ? null : { formula: shown(live.numerator) }, styles.number);
    line("denominator", live.denominator === null ? null : { formula: shown(live.denominator) }, styles.number);
    line("why", one.reason, styles.text);
    line("worst", worst?.name ?? "", styles.code);
    line("formula", indicator.formula, styles.words);
    line("text", live.text, styles.words);
    fitHeight(page, row, {
      [columnOf.name]: indicator.name,
      [columnOf.formula]: indicator.formula,
      [columnOf.text]: live.text,
      [columnOf.why]: one.reason,
    });
    names.add(
      reserved.indicator + indicator.code,
      places.sheets.indicators,
      cell(columnOf.value, row).replace(/([A-Z]+)(\d+)/, "$$$1$$$2"),
    );

    function changeValue() {
      if (!change) return undecided;
      return live.change === null ? formula(shown(String(change.value))) : formula(shown(live.change));
    }

    function writeCoverage() {
      const column = worst ? places.byName.get(worst.name) : undefined;
      line("reported", column ? { formula: givenFormula(column) } : (worst?.reported ?? 0), styles.whole);
      line("expected", column ? { formula: dueFormula(places, column) } : (worst?.expected ?? 0), styles.whole);
    }
  });
  // On paper, what people read; how it was computed stays on the screen.
  const last = rows.first + content.indicators.length - 1;
  page.pageSetup.printArea = `A$1:${cell(columnOf.rating, last).replace(/\d+/, `$${last}`)}`;
  page.autoFilter = `A${rows.first - 1}:${cell(order.length, rows.first + content.indicators.length - 1)}`;
}

/** The rating as a formula over value, target and coverage of the line. `isSum`: it can only grow with more units. */
function ratingFormula(campaign: Campaign, target: Target | null, isSum: boolean, at: (head: Head) => string): string {
  const named = new Map(campaign.ratings.map(({ code, name }) => [code, quoted(name)]));
  const say = (rating: Rating) => named.get(rating) ?? quoted(rating);
  if (!target) return say("no_target");
  const [value, goal] = [at("value"), at("target")];
  const above = `${value}>${goal}`;
  const below = `${value}<${goal}`;
  const complete = `${at("reported")}=${at("expected")}`;
  // A sum that can only grow may yet get another side of its target.
  const open = (rating: Rating) => (isSum ? `IF(${complete},${say(rating)},${say("insufficient")})` : say(rating));
  const three = (first: string, second: string, other: string, middle: string) =>
    `IF(${first},${other},IF(${second},${middle},`;
  const sides: Record<Target["op"], string> = {
    ">=": `${three(below, above, open("missed"), say("exceeded"))}${say("met")}))`,
    ">": `IF(${above},${say("met")},${open("missed")})`,
    "<=": `${three(above, below, say("missed"), open("exceeded"))}${open("met")}))`,
    "<": `IF(${below},${open("met")},${say("missed")})`,
    "=": `${three(above, below, say("missed"), open("missed"))}${open("met")}))`,
    range: `${three(below, `${value}>${at("high")}`, open("missed"), say("exceeded"))}${say("met")}))`,
  };
  const rated = sides[target.op];
  return `IF(OR(NOT(ISNUMBER(${value})),IF(${at("expected")}=0,1,${at("reported")}/${at("expected")})<${campaign.minCoverage}),${say("insufficient")},${rated})`;
}
