/** What the annexes on rankings, evidence and changes print. */
import type { ReportView } from "../view/index.js";
import type { Print } from "./model.js";

export function printRankings(print: Print, view: ReportView, formulas: ReadonlyMap<string, string>): void {
  for (const { indicator, rows } of view.rankings)
    for (const { code, valueCode, rank, unit, name, value } of rows) {
      const label = `${indicator.name}: ${name}`;
      const better = rows.filter((row) => row.rank < rank);
      print({
        code: valueCode,
        label,
        value,
        formula: formulas.get(indicator.code) ?? "",
        origin: { kind: "indicator", indicator: indicator.code, part: "value", unit },
      });
      print({
        code,
        label: `${label}, thứ hạng`,
        value: rank,
        formula: "COUNT+1",
        origin: { kind: "counted", of: "units", items: better.map((row) => ({ code: row.unit })) },
      });
    }
}

export function printEvidence(print: Print, view: ReportView): void {
  for (const { code, name, unit, text, elements } of view.evidence.sources)
    print({
      code,
      label: `${name}: nguồn, minh chứng`,
      value: text,
      formula: elements.join("+"),
      origin: { kind: "texts", elements, units: [unit] },
    });
}

export function printChanges(print: Print, { changes }: ReportView): void {
  for (const row of changes?.rows ?? []) {
    const { indicator, before, beforeCode, difference, differenceCode, coverageBefore, coverageCode } = row;
    print({
      code: coverageCode,
      label: `${indicator.name}: đơn vị có số liệu ở báo cáo trước`,
      value: coverageBefore,
      formula: changes!.asOf,
      origin: { kind: "definition", file: "--since" },
    });
    if (before !== null)
      print({
        code: beforeCode,
        label: `${indicator.name}: báo cáo trước`,
        value: before,
        formula: changes!.asOf,
        origin: { kind: "definition", file: "--since" },
      });
    if (difference !== null)
      print({
        code: differenceCode,
        label: `${indicator.name}: tăng, giảm so với báo cáo trước`,
        value: difference,
        formula: `[${indicator.code}]-[${beforeCode}]`,
        origin: { kind: "codes", codes: [indicator.code, beforeCode] },
      });
  }
}
