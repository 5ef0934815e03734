/** From a printed number, an indicator or a data element back to the formula, the units and the cells. */
import { predecessors } from "../../campaign/index.js";
import { comparedUnits, namesBehind, worstCoveredUnits } from "../../indicators/index.js";
import { UserError } from "../../messages/index.js";
import {
  type EarlierReport,
  figureCode,
  findPrinted,
  type Origin,
  type PrintedNumber,
  printedNumbers,
} from "../../report/index.js";
import type { Round } from "../assemble.js";
import { reportInput } from "../report.js";
import { shownFile } from "../revisions.js";
import { type Cells, cellsOf, type TraceInput } from "./cells.js";

/** One of the things counted: a unit with the file that stands for it, an indicator, a finding … */
export interface TraceItem {
  code: string;
  name: string;
  value: number | null;
  sha256: string;
  file: string;
}

export interface Trace {
  code: string;
  name: string;
  /** Over `[CODE]`s of other printed numbers, over data elements, or in words. */
  formula: string | null;
  /** Unrounded; a text where words are printed; null where undecided. */
  value: number | string | null;
  kind: Origin["kind"] | null;
  /** The printed numbers its formula names. */
  parts: { code: string; name: string; value: number | string }[];
  items: TraceItem[];
  inputs: TraceInput[];
}

/** Walks many numbers of one round: what all of them need is made once. */
export function tracer(round: Round, earlier: EarlierReport | null = null): (code: string, unit?: string) => Trace {
  const printed = printedNumbers(reportInput(round, { draft: true, date: null, earlier }));
  const cells = cellsOf(round);
  return (code, unit) => trace(round, printed, cells, code, unit);
}

/** `unit`: only this unit's cells. Throws a UserError for what is neither a printed number's code nor an element's. */
export function traceOf(round: Round, code: string, unit?: string, earlier: EarlierReport | null = null): Trace {
  return tracer(round, earlier)(code, unit);
}

function trace(
  round: Round,
  printed: ReadonlyMap<string, PrintedNumber>,
  cells: Cells,
  code: string,
  unit: string | undefined,
): Trace {
  const { campaign, indicators } = round;
  if (unit !== undefined && !campaign.units.some((one) => one.code === unit))
    throw new UserError("unit.unknown", { code: unit }, 2);
  const wanted = code.toUpperCase();
  const indicator = indicators.find((one) => one.code === wanted);
  const element = campaign.elements.find((one) => one.code === wanted);
  const before = unit === undefined ? [] : (predecessors(campaign).get(unit) ?? []);
  const ofUnit = (inputs: TraceInput[]) =>
    inputs.filter(
      (input) =>
        unit === undefined || input.unit === unit || (input.year === "previous" && before.includes(input.unit)),
    );
  const found = unit !== undefined && element ? printed.get(figureCode(wanted, unit)) : findPrinted(printed, code);
  if (found) {
    const { label, formula, value, origin } = found;
    const parts = partsOf(found);
    const inputs = [found, ...parts].flatMap((one) => inputsOf(one.origin));
    return {
      ...{ code: found.code, name: label, formula, value, kind: origin.kind },
      parts: parts.map((part) => ({ code: part.code, name: part.label, value: part.value })),
      items: itemsOf(origin),
      inputs: ofUnit(distinct(inputs)),
    };
  }
  if (!indicator && !element) throw new UserError("indicator.unknown", { code, hint: "" }, 2);
  // Nothing is printed of it: undecided, or no unit has given it.
  return {
    ...{ code: wanted, name: indicator?.name ?? element!.name, value: null, kind: null, parts: [], items: [] },
    formula: indicator?.formula ?? element!.sumOf?.join("+") ?? null,
    inputs: ofUnit(
      indicator ? cells.ofFormula(wanted) : round.table.units.flatMap((one) => cells.ofUnit(one.code, wanted)),
    ),
  };

  /** All printed numbers a number is made of, through others too. */
  function partsOf({ origin }: PrintedNumber): PrintedNumber[] {
    if (origin.kind !== "codes") return [];
    const direct = origin.codes.flatMap((one) => printed.get(one) ?? []);
    return [...new Set(direct.flatMap((part) => [part, ...partsOf(part)]))];
  }

  function inputsOf(origin: Origin): TraceInput[] {
    switch (origin.kind) {
      case "indicator":
        if (origin.part === "previous") return cells.ofPreviousYear(origin.indicator);
        if (origin.part === "change") return cells.ofBothYears(origin.indicator);
        return cells
          .ofFormula(origin.indicator)
          .filter((input) => origin.unit === undefined || input.unit === origin.unit);
      case "figures":
        return origin.unit === null ? cells.ofColumn(origin.element) : cells.ofUnit(origin.unit, origin.element);
      case "cell":
        return [cells.ofSource(origin.unit, origin.element, origin.source)];
      case "finding":
        return cells.ofFinding(origin.finding);
      case "texts":
        return cells.ofTexts(origin.elements, origin.units);
      default:
        return [];
    }
  }

  function itemsOf(origin: Origin): TraceItem[] {
    if (origin.kind === "counted")
      return origin.items.map(({ code: one, value }) => item(one, nameOf(one), value ?? null));
    if (origin.kind === "coverage") return coveredUnits(origin).map((one) => item(one, nameOf(one), null));
    if (origin.kind !== "revisions") return [];
    return round.submissions
      .filter((record) => record.unit === origin.unit)
      .map((record) => ({
        ...{ code: record.unit, name: nameOf(record.unit), value: record.revision },
        ...{ sha256: record.sha256, file: shownFile(record) },
      }));
  }

  /** With the workbook that stands for it, where it is a unit that has sent one. */
  function item(one: string, name: string, value: number | null): TraceItem {
    const records = round.submissions.filter((record) => record.unit === one && record.state === "current");
    const current = records.at(-1);
    return { code: one, name, value, sha256: current?.sha256 ?? "", file: current ? shownFile(current) : "" };
  }

  function coveredUnits({ indicator: of, part }: Extract<Origin, { kind: "coverage" }>): string[] {
    const { coverage, partial } = indicators.find((one) => one.code === of)!;
    const lacking = coverage.units;
    const unsent = new Set(round.statuses.filter(({ state }) => state === "missing").map((status) => status.unit));
    if (part === "lacking") return lacking;
    if (part === "partial") return partial;
    if (part === "unsent") return lacking.filter((one) => unsent.has(one));
    if (part === "compared") return leastCompared(round, of);
    const due = worstCoveredUnits(round.table, namesBehind(campaign, of));
    return part === "expected" ? due : due.filter((one) => !lacking.includes(one));
  }

  function nameOf(one: string): string {
    const named = [...campaign.units, ...campaign.indicators, ...campaign.elements, ...campaign.rosters];
    return (
      named.find((known) => known.code === one)?.name ??
      printed.get(one)?.label ??
      round.findings.find((finding) => finding.id === one)?.message ??
      campaign.sections.find((section) => section.code === one)?.name ??
      one
    );
  }
}

/** Units behind a comparison with last year: those of the worst covered element. */
function leastCompared(round: Round, indicator: string): string[] {
  const share = (one: { counted: string[]; both: string[] }) => one.both.length / one.counted.length;
  const [first, ...rest] = comparedUnits(round.table, indicator);
  return rest.reduce((least, one) => (least && share(least) <= share(one) ? least : one), first)?.both ?? [];
}

function distinct(inputs: TraceInput[]): TraceInput[] {
  const seen = new Map(
    inputs.map((input) => [
      `${input.year}|${input.name}|${input.unit}|${input.sheet}|${input.cell}|${input.element}`,
      input,
    ]),
  );
  return [...seen.values()];
}
