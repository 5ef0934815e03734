/**
 * The table for what an engine cannot fold, such as a median: read unit by unit, only the elements needed. It holds nine bytes
 * a unit and element (a number and how it stands) and the texts beside; of lists, their rows; sources where they are asked for.
 */
import { type Campaign, type Element, expectedUnits } from "../../campaign/index.js";
import { makeTable, type RosterRow, type Table, type TableFigure, wholeLastYear } from "../../indicators/index.js";
import type { Store, StoredValue } from "../../store/index.js";
import { figuresAmong } from "../figures-among.js";
import { rosterRows } from "../roster-rows.js";

/** How a figure stands, as bits. */
const given = 1;
const notApplicable = 2;

export async function streamedTable(
  campaign: Campaign,
  store: Store,
  wanted: readonly string[],
  leftOut: ReadonlySet<string>,
  lists: Pick<Table, "sent" | "lacksRoster">,
  withSources = false,
): Promise<Table> {
  const elements = withParts(campaign, wanted);
  const units = expectedUnits(campaign);
  const position = new Map(units.map((unit, index) => [unit.code, index]));
  const columns = new Map(
    elements.map(({ code }) => [
      code,
      {
        numbers: new Float64Array(units.length),
        states: new Uint8Array(units.length),
        texts: new Map<number, string>(),
        sources: new Map<number, TableFigure["sources"]>(),
      },
    ]),
  );
  const rows: RosterRow[] = [];
  const ofOne = { ...campaign, elements, units: [] };
  await eachUnit(store, storedCodes(campaign, wanted), (unit, own) => {
    // Lists of units that owe nothing stand beside the others', as they do in a table in memory.
    rows.push(...rosterRows(campaign, own, leftOut));
    const at = position.get(unit);
    if (at === undefined) return;
    const small = makeTable(ofOne, figuresAmong(own, leftOut), [], leftOut);
    for (const [code, column] of columns) {
      const figure = small.figure(unit, code);
      if (!figure) continue;
      const { value, reason, sources } = figure;
      column.states[at] = (value !== null ? given : 0) | (reason === "na" ? notApplicable : 0);
      if (typeof value === "string") column.texts.set(at, value);
      else column.numbers[at] = value ?? 0;
      if (withSources) column.sources.set(at, sources);
    }
  });
  return {
    campaign,
    units,
    wholeLastYear: wholeLastYear(campaign),
    rosterRows: rows,
    ...lists,
    figure(unit, element): TableFigure | undefined {
      const column = columns.get(element);
      const at = position.get(unit);
      if (!column || at === undefined) return undefined;
      const state = column.states[at]!;
      const value = state & given ? (column.texts.get(at) ?? column.numbers[at]!) : null;
      const reason = state & notApplicable ? "na" : null;
      const sources = column.sources.get(at) ?? [];
      return { unit, element, value, reason, includedIn: null, held: false, sources };
    },
  };
}

/** What is kept of the codes: of a total its parts, of a list all its columns. */
export function storedCodes(campaign: Campaign, wanted: readonly string[]): string[] {
  const asked = new Set(wanted);
  const listColumns = campaign.rosters.flatMap(({ columns }) =>
    columns.some(({ code }) => asked.has(code)) ? columns.map(({ code }) => code) : [],
  );
  return [...withParts(campaign, wanted).map(({ code }) => code), ...listColumns];
}

/** The values that count of some codes, each unit's together, never all of them at once. */
export async function eachUnit(
  store: Store,
  codes: readonly string[],
  work: (unit: string, own: readonly StoredValue[]) => void,
): Promise<void> {
  let own: StoredValue[] = [];
  const settle = () => {
    if (own.length > 0) work(own[0]!.unit, own);
    own = [];
  };
  await store.eachValue(codes, (values) => {
    for (const value of values) {
      if (own[0]?.unit !== value.unit) settle();
      own.push(value);
    }
  });
  settle();
}

function withParts(campaign: Campaign, wanted: readonly string[]): Element[] {
  const byCode = new Map(campaign.elements.map((element) => [element.code, element]));
  const needed = new Set<string>();
  const visit = (code: string): void => {
    const element = byCode.get(code);
    if (!element || needed.has(code)) return;
    needed.add(code);
    element.sumOf?.forEach(visit);
  };
  wanted.forEach(visit);
  return campaign.elements.filter(({ code }) => needed.has(code));
}
