/**
 * The table for what an engine cannot fold, such as a median: read unit by unit, only the elements needed. It holds nine bytes
 * a unit and element (a number and how it stands) and the texts beside; of lists, their rows.
 */
import { type Campaign, type Element, expectedUnits } from "../../campaign/index.js";
import { makeTable, type RosterRow, type Table, type TableFigure, wholeLastYear } from "../../indicators/index.js";
import type { Figure } from "../../model.js";
import type { Store, StoredValue } from "../../store/index.js";
import { rosterRows } from "../roster-rows.js";

const gone = 0;
const given = 1;
const notApplicable = 2;

export async function streamedTable(
  campaign: Campaign,
  store: Store,
  wanted: readonly string[],
  leftOut: ReadonlySet<string>,
  lists: Pick<Table, "sent" | "lacksRoster">,
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
      },
    ]),
  );
  const rows: RosterRow[] = [];
  let own: StoredValue[] = [];
  const settle = () => {
    const at = position.get(own[0]?.unit ?? "");
    if (at === undefined) return;
    const unit = own[0]!.unit;
    const small = makeTable({ ...campaign, elements }, figuresOf(own, leftOut), [], leftOut);
    for (const [code, column] of columns) {
      const figure = small.figure(unit, code);
      if (!figure) continue;
      const { value, reason } = figure;
      column.states[at] = value !== null ? given : reason === "na" ? notApplicable : gone;
      if (typeof value === "string") column.texts.set(at, value);
      else column.numbers[at] = value ?? 0;
    }
    rows.push(...rosterRows(campaign, own, leftOut));
  };
  const listColumns = campaign.rosters.flatMap((roster) =>
    roster.columns.some(({ code }) => wanted.includes(code)) ? roster.columns.map(({ code }) => code) : [],
  );
  await store.eachValue([...columns.keys(), ...listColumns], (values) => {
    for (const value of values) {
      if (own.length > 0 && own[0]!.unit !== value.unit) {
        settle();
        own = [];
      }
      own.push(value);
    }
  });
  settle();
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
      const value = column.states[at] === given ? (column.texts.get(at) ?? column.numbers[at]!) : null;
      const reason = column.states[at] === notApplicable ? "na" : null;
      return { unit, element, value, reason, includedIn: null, held: false, sources: [] };
    },
  };
}

function figuresOf(values: readonly StoredValue[], leftOut: ReadonlySet<string>): Figure[] {
  return values
    .filter((value) => value.row === 0)
    .map(({ unit, element, value, reason, includedIn, sha256, sheet, cell, raw }) => {
      const source = { sha256, sheet, cell, raw };
      return { unit, element, value, reason, includedIn, held: leftOut.has(`${unit}|${element}`), source };
    });
}

function withParts(campaign: Campaign, wanted: readonly string[]): Element[] {
  const needed = new Set<string>();
  const visit = (code: string): void => {
    const element = campaign.elements.find((one) => one.code === code);
    if (!element || needed.has(code)) return;
    needed.add(code);
    element.sumOf?.forEach(visit);
  };
  wanted.forEach(visit);
  return campaign.elements.filter(({ code }) => needed.has(code));
}
