/** The cells behind names of formulas: what each unit typed, where, and whether it was used. */
import { countedAlike, inputsBehind, predecessors, reserved } from "../../campaign/index.js";
import { namesOfRatios, parseFormula } from "../../formula/index.js";
import { comparedUnits, elementOfName, inColumn, previousValues, rosterOfName } from "../../indicators/index.js";
import type { MissingReason, Provenance } from "../../model.js";
import type { Round } from "../assemble.js";
import { shownFile } from "../revisions.js";

export interface TraceInput {
  /** The name in the formula that it stands for: itself, or the total it is a part of. */
  name: string;
  element: string;
  unit: string;
  value: number | string | null;
  /** What the unit chose where it gave no figure, or 0 by this word. */
  reason?: MissingReason | undefined;
  held: boolean;
  /** Last year's come from history.csv and have no cell. */
  year: "this" | "previous";
  /** Whether the formula took it in: not where it is held back, or left out of a ratio whose other figure is missing. */
  used: boolean;
  sha256: string;
  file: string;
  sheet: string;
  cell: string;
  raw: string;
}

export type Cells = ReturnType<typeof cellsOf>;

export function cellsOf(round: Round) {
  const { campaign, table } = round;
  const files = new Map(round.submissions.map((record) => [record.sha256, shownFile(record)]));
  const history = previousValues(campaign);
  const whole = table.wholeLastYear;
  const written = whole?.value ?? history;
  const before = predecessors(campaign);
  const alike = countedAlike(campaign);
  const isAsked = new Set(table.units.map(({ code }) => code));
  const isThere = (unit: string, element: string) => (table.figure(unit, element)?.value ?? null) !== null;

  /** A unit's figure; a total is walked back to the cells of its parts. */
  function ofUnit(unit: string, element: string, name = element, used = true): TraceInput[] {
    return inputsBehind(campaign.elements, element).flatMap((input) => {
      const figure = table.figure(unit, input);
      return (figure?.sources ?? []).map((source) => ({
        ...{ name, element: input, unit, value: figure!.value, held: figure!.held },
        ...(figure!.reason === null ? {} : { reason: figure!.reason }),
        ...{ year: "this" as const, used: used && isThere(unit, element) },
        file: files.get(source.sha256) ?? "",
        ...source,
      }));
    });
  }

  function asWritten(unit: string, element: string, name = element, used = true): TraceInput[] {
    const value = written(unit, element);
    if (value === undefined) return [];
    const from = { sha256: "", file: "history.csv", sheet: "", cell: "", raw: String(value) };
    return [{ name, element, unit, value, held: false, year: "previous", used, ...from }];
  }

  /** A unit's figure of last year: its own, and those of the units that it took over. */
  function ofLastYear(unit: string, element: string, name = element, used = true): TraceInput[] {
    if (history(unit, element) === undefined) return [];
    return [unit, ...(before.get(unit) ?? [])].flatMap((one) => asWritten(one, element, name, used));
  }

  /** The cells of a roster's column, row by row. */
  function ofRoster(name: string): TraceInput[] {
    const roster = rosterOfName(campaign, name);
    const rows = round.values.filter(({ row, element, unit }) => row > 0 && element === name && isAsked.has(unit));
    return rows.map(({ element, unit, value, sha256, sheet, cell, raw }) => {
      const held = roster !== undefined && table.lacksRoster(unit, roster.code, element);
      const from = { sha256, file: files.get(sha256) ?? "", sheet, cell, raw };
      return { name, element, unit, value, held, year: "this", used: !held && value !== null, ...from };
    });
  }

  /** Whether a unit has all figures of the ratios that a name is in: otherwise they leave it out. */
  function isComplete(formula: string, has: (unit: string, element: string) => boolean) {
    const ratios = namesOfRatios(parseFormula(formula).tree);
    return (name: string, unit: string): boolean =>
      ratios
        .filter((ratio) => ratio.includes(name))
        .every((ratio) =>
          ratio
            .filter((other) => other !== name && alike(name, other))
            .every((other) => has(unit, elementOfName(campaign, other)?.element.code ?? other)),
        );
  }

  /** Everything behind an indicator's formula. */
  function ofFormula(formula: string): TraceInput[] {
    const { names } = parseFormula(formula);
    const complete = isComplete(formula, isThere);
    return names.flatMap((name) => {
      if (name.startsWith(reserved.indicator)) return ofFormula(formulaOf(name.slice(reserved.indicator.length)));
      const found = elementOfName(campaign, name);
      if (!found) return ofRoster(name);
      const { element, crosscheck, previous } = found;
      const units = table.units.filter((unit) => inColumn(element, unit, crosscheck));
      return units.flatMap(({ code }) =>
        previous ? ofLastYear(code, element.code, name) : ofUnit(code, element.code, name, complete(name, code)),
      );
    });
  }

  function formulaOf(code: string): string {
    return campaign.indicators.find((one) => one.code === code)?.formula ?? "0";
  }

  return {
    ofUnit,
    ofFormula: (indicator: string) => ofFormula(formulaOf(indicator)),
    /** Last year's figures behind an indicator, of all its units. */
    ofPreviousYear(indicator: string): TraceInput[] {
      const complete = isComplete(formulaOf(indicator), (unit, element) => written(unit, element) !== undefined);
      return comparedUnits(table, indicator).flatMap(({ element, counted, ended }) =>
        [...counted, ...ended].flatMap((unit) => asWritten(unit, element, element, complete(element, unit))),
      );
    },
    /** Both years' figures of the units that have both. */
    ofBothYears(indicator: string): TraceInput[] {
      const compared = comparedUnits(table, indicator);
      const both = new Set(compared.flatMap((one) => one.both.map((unit) => `${unit}|${one.element}`)));
      const complete = isComplete(formulaOf(indicator), (unit, element) => both.has(`${unit}|${element}`));
      return compared.flatMap((one) =>
        one.both.flatMap((unit) => {
          const used = complete(one.element, unit);
          return [...ofUnit(unit, one.element, one.element, used), ...ofLastYear(unit, one.element, one.element, used)];
        }),
      );
    },
    /** A column: the figures of the units that count it. */
    ofColumn(code: string): TraceInput[] {
      const found = elementOfName(campaign, code);
      const units = found ? table.units.filter((unit) => inColumn(found.element, unit, found.crosscheck)) : [];
      return units.flatMap((unit) => ofUnit(unit.code, code));
    },
    /** A cell that may stand in a file that does not count any more. */
    ofSource(unit: string, element: string, { sha256, sheet, cell, raw }: Provenance): TraceInput {
      const from = { sha256, file: files.get(sha256) ?? "", sheet, cell, raw };
      return { name: element, element, unit, value: null, held: false, year: "this", used: false, ...from };
    },
    /** What units wrote. */
    ofTexts: (elements: readonly string[], units: readonly string[]) =>
      units.flatMap((unit) => elements.flatMap((element) => ofUnit(unit, element))),
    /** The cells a finding speaks of. */
    ofFinding(id: string): TraceInput[] {
      const finding = round.findings.find((one) => one.id === id);
      return (finding?.cells ?? []).map(({ element, sheet, cell, raw }) => {
        const value = round.values.find(
          (one) => one.element === element && one.sheet === sheet && one.cell === cell && isOf(one.unit, finding!.unit),
        );
        const from = { sha256: value?.sha256 ?? "", file: files.get(value?.sha256 ?? "") ?? "", sheet, cell, raw };
        const figure = {
          name: element,
          element,
          unit: value?.unit ?? finding!.unit ?? "",
          value: value?.value ?? null,
        };
        return { ...figure, held: finding!.state !== "accepted", year: "this", used: true, ...from };
      });
    },
  };
}

const isOf = (unit: string, wanted: string | null): boolean => wanted === null || unit === wanted;
