/** The numbers printed of an indicator: value, last year, plan, changes, coverage. */
import type { Target } from "../../campaign/schema.js";
import { codeOf, type IndicatorPart, referenceCode } from "../codes.js";
import type { IndicatorView } from "../view/indicators.js";
import type { Origin, Print } from "./model.js";

/** `formula`: as defined, over data elements. `previousYear`: for the labels. */
export function printIndicator(
  print: Print,
  indicator: IndicatorView,
  formula: string,
  previousYear: number,
  unsent: number,
): void {
  const { code, name, value, target, coverage, change } = indicator;
  const of = (part: IndicatorPart) => codeOf(code, part);
  const own = (part: IndicatorPart, what: string, number: number | null, how: string, origin: Origin) => {
    if (number !== null) print({ code: of(part), label: `${name}: ${what}`, value: number, formula: how, origin });
  };
  const over = (part: IndicatorPart, what: string, number: number | null, how: string) =>
    own(part, what, number, how, { kind: "codes", codes: [...how.matchAll(/\[([^\]]+)\]/g)].map(([, one]) => one!) });
  const computed = (part: "value" | "numerator" | "denominator" | "previous" | "change"): Origin => ({
    kind: "indicator",
    indicator: code,
    part,
  });
  const units = (
    part: "reported" | "expected" | "lacking" | "partial" | "unsent" | "compared",
    what: string,
    number: number,
  ) => own(part, what, number, "COUNT", { kind: "coverage", indicator: code, part });

  if (value !== null) print({ code, label: name, value, formula, origin: computed("value") });
  own("numerator", "tử số đã sử dụng", indicator.numerator, formula, computed("numerator"));
  own("denominator", "mẫu số đã sử dụng", indicator.denominator, formula, computed("denominator"));
  own("previous", `thực hiện năm ${previousYear}`, indicator.previous, formula, computed("previous"));
  own("change", `so với năm ${previousYear}`, change?.value ?? null, changeFormula(indicator), computed("change"));
  if (change?.kind === "percent")
    over("percentOfPrevious", `so với năm ${previousYear} (%)`, 100 + change.value, `100+[${of("change")}]`);
  if (value !== null && indicator.previous !== null)
    over(
      "difference",
      `tăng, giảm so với năm ${previousYear}`,
      Math.abs(value - indicator.previous),
      `ABS([${code}]-[${of("previous")}])`,
    );
  if (change !== null) units("compared", "số đơn vị có số liệu cả hai năm", change.units);
  printGoal(print, indicator, target, "kế hoạch năm", of("plan"), of("planHigh"));
  if (value !== null && target !== null)
    over("gap", "chênh lệch so với kế hoạch", Math.abs(value - target.value), `ABS([${code}]-[${of("plan")}])`);
  over("achievement", "so với kế hoạch (%)", indicator.achievement, `[${code}]/[${of("plan")}]*100`);
  for (const [index, goal] of indicator.references.entries()) {
    const codes = [referenceCode(code, index + 1), referenceCode(code, index + 1, true)] as const;
    printGoal(print, indicator, goal, `mục tiêu tham chiếu năm ${goal.year}`, ...codes);
  }
  units("reported", "số đơn vị có số liệu", coverage.reported);
  units("expected", "số đơn vị phải có số liệu", coverage.expected);
  units("lacking", "số đơn vị chưa có số liệu", coverage.expected - coverage.reported);
  units("partial", "số đơn vị có số liệu một phần", indicator.partial.length);
  units("unsent", "số đơn vị chưa gửi báo cáo", unsent);
  if (coverage.expected > 0)
    over(
      "coverage",
      "tỷ lệ đơn vị có số liệu (%)",
      (coverage.reported / coverage.expected) * 100,
      `[${of("reported")}]/[${of("expected")}]*100`,
    );
}

function printGoal(
  print: Print,
  { name }: IndicatorView,
  goal: Target | null,
  what: string,
  code: string,
  highCode: string,
): void {
  if (goal === null) return;
  const origin: Origin = { kind: "definition", file: "indicators.yaml" };
  const formula = [goal.scope, goal.source].filter((part) => part !== "").join("; ");
  print({ code, label: `${name}: ${what}`, value: goal.value, formula, origin });
  if (goal.high !== undefined)
    print({ code: highCode, label: `${name}: ${what}, mức trên`, value: goal.high, formula, origin });
}

/** How the two years are compared, over the units that have both. */
function changeFormula({ change }: IndicatorView): string {
  return change?.kind === "percent" ? "(năm nay/năm trước-1)*100" : "năm nay-năm trước";
}
