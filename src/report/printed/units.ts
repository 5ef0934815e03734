/** What is printed of single units: figures, returns, findings and what they wrote. */
import { figureCode, findingCode, returnCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import type { ReportView } from "../view/index.js";
import { UNITS_SHOWN } from "../view/opinions.js";
import type { Print } from "./model.js";

export function printFigures(print: Print, input: ReportInput, view: ReportView): void {
  const elements = new Map(input.campaign.elements.map((element) => [element.code, element]));
  const units = new Map(input.campaign.units.map((unit) => [unit.code, unit.name]));
  for (const figure of input.figures) {
    const { element, unit, held, source } = figure;
    const value = held ? source.raw : (figure.value ?? (figure.reason === "zero" ? 0 : null));
    if (value === null) continue;
    print({
      code: figureCode(element, unit),
      label: `${elements.get(element)?.name ?? element}: ${units.get(unit) ?? unit}`,
      value,
      formula: elements.get(element)?.sumOf?.join("+") ?? element,
      origin: { kind: "figures", element, unit },
    });
  }
  for (const { columns } of view.matrix.tables)
    for (const { code, name, total } of columns)
      if (total.value !== null)
        print({
          code,
          label: `${name}: tổng cộng`,
          value: total.value,
          formula: typeof total.value === "string" ? `COUNTIF(${code},"Có")` : `SUM(${code})`,
          origin: { kind: "figures", element: code, unit: null },
        });
}

export function printCorrections(print: Print, input: ReportInput, view: ReportView): void {
  for (const [index, { unit, element, before }] of input.corrections.entries()) {
    const note = view.notes.corrected[index]!;
    print({
      code: note.beforeCode,
      label: `${note.element}: ${note.unit}, trước khi sửa`,
      value: note.before,
      formula: element,
      origin: { kind: "cell", element, unit, source: before },
    });
  }
}

export function printReturns(print: Print, input: ReportInput, view: ReportView): void {
  for (const { code: unit, name, revision, errors, warnings } of view.submission.rows) {
    print({
      code: returnCode(unit, "revision"),
      label: `${name}: lần gửi được tính`,
      value: revision,
      formula: "MAX",
      origin: { kind: "revisions", unit },
    });
    const open = input.findings.filter(
      (finding) => finding.unit === unit && (finding.state === "open" || finding.state === "answered"),
    );
    for (const [of, severity, what, value] of [
      ["errors", "error", "số lỗi", errors],
      ["warnings", "warning", "số cảnh báo", warnings],
    ] as const)
      print({
        code: returnCode(unit, of),
        label: `${name}: ${what} chưa xử lý`,
        value,
        formula: "COUNT",
        origin: {
          kind: "counted",
          of: "findings",
          items: open.filter((finding) => finding.severity === severity).map(({ id }) => ({ code: id })),
        },
      });
  }
}

export function printFindings(print: Print, input: ReportInput): void {
  for (const { id, message, rule } of input.findings)
    print({
      code: findingCode(id),
      label: message,
      value: message,
      formula: rule,
      origin: { kind: "finding", finding: id },
    });
}

export function printTexts(print: Print, view: ReportView): void {
  const { strengths, shortcomings, objectiveCauses, subjectiveCauses, nextYear, proposals } = view.narrative;
  for (const opinions of [strengths, shortcomings, objectiveCauses, subjectiveCauses, nextYear, ...proposals]) {
    const elements = opinions.code.split("+");
    for (const { code, text, holders } of opinions.all) {
      const origin = { kind: "texts", elements, units: holders } as const;
      print({ code, label: opinions.heading, value: text, formula: elements.join("+"), origin });
      print({
        code: `${code}.KHAC`,
        label: `${opinions.heading}: số đơn vị khác cùng ý kiến`,
        value: holders.length - UNITS_SHOWN,
        formula: `COUNT-${UNITS_SHOWN}`,
        origin: { kind: "counted", of: "units", items: holders.map((unit) => ({ code: unit })) },
      });
    }
    print({
      code: `${opinions.code}.KHAC`,
      label: `${opinions.heading}: số ý kiến khác`,
      value: opinions.others,
      formula: `COUNT-${opinions.shown.length}`,
      origin: { kind: "counted", of: "texts", items: opinions.all.map(({ code }) => ({ code })) },
    });
  }
}
