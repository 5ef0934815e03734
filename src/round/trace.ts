/** From an indicator, or a data element, back to the cells. */
import { inputsBehind } from "../campaign/index.js";
import { parseFormula } from "../formula/index.js";
import { elementOfName, inColumn } from "../indicators/index.js";
import { UserError } from "../messages/index.js";
import type { Round } from "./assemble.js";
import { shownFile } from "./revisions.js";

export interface TraceInput {
  element: string;
  unit: string;
  value: number | string | null;
  held: boolean;
  sha256: string;
  file: string;
  sheet: string;
  cell: string;
  raw: string;
}

export interface Trace {
  code: string;
  name: string;
  formula: string | null;
  value: number | null;
  inputs: TraceInput[];
}

/** `unit`: only this unit's cells. Throws a UserError for a code that is neither an indicator nor an element. */
export function traceOf(round: Round, code: string, unit?: string): Trace {
  const { campaign, table, indicators } = round;
  const wanted = code.toUpperCase();
  const files = new Map(round.submissions.map((record) => [record.sha256, shownFile(record)]));
  const indicator = indicators.find((one) => one.code === wanted);
  const element = campaign.elements.find((one) => one.code === wanted);
  if (!indicator && !element) throw new UserError("indicator.unknown", { code, hint: "" }, 2);
  if (unit !== undefined && !campaign.units.some((one) => one.code === unit))
    throw new UserError("unit.unknown", { code: unit }, 2);
  const names = indicator ? namesBehind(indicator.formula) : [wanted];
  const inputs = names.flatMap((name) => {
    const found = elementOfName(campaign, name);
    if (!found) return rosterCells(name);
    const units = table.units.filter(
      (one) =>
        (unit === undefined || one.code === unit) &&
        (indicator ? inColumn(found.element, one, found.crosscheck) : true),
    );
    return units.flatMap((one) => cellsOf(one.code, found.element.code));
  });
  return {
    code: wanted,
    name: indicator?.name ?? element?.name ?? "",
    formula: indicator?.formula ?? (element?.sumOf ? element.sumOf.join("+") : null),
    value: indicator?.value ?? null,
    inputs,
  };

  function namesBehind(formula: string): string[] {
    const direct = parseFormula(formula).names;
    return [
      ...new Set(
        direct.flatMap((name) =>
          name.startsWith("CT_")
            ? namesBehind(indicators.find((one) => `CT_${one.code}` === name)?.formula ?? "0")
            : [name],
        ),
      ),
    ];
  }

  /** The cells of a roster's column, row by row. */
  function rosterCells(name: string): TraceInput[] {
    const rows = round.values.filter(
      (value) => value.row > 0 && value.element === name && (unit === undefined || value.unit === unit),
    );
    return rows.map(({ element: column, unit: of, value, sha256, sheet, cell, raw }) => ({
      ...{ element: column, unit: of, value, held: false, sha256, sheet, cell, raw },
      file: files.get(sha256) ?? "",
    }));
  }

  /** A total is walked back to the cells of its parts. */
  function cellsOf(unitCode: string, elementCode: string): TraceInput[] {
    return inputsBehind(campaign.elements, elementCode).flatMap((input) => {
      const figure = table.figure(unitCode, input);
      return (figure?.sources ?? []).map((source) => ({
        ...{ element: input, unit: unitCode, value: figure!.value, held: figure!.held },
        file: files.get(source.sha256) ?? "",
        ...source,
      }));
    });
  }
}
