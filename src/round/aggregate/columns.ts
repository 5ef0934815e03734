/** What the names of indicator formulas stand for where figures are aggregated by an engine. */
import {
  type Campaign,
  type Element,
  type Roster,
  reserved,
  rosterUnitName,
  type Unit,
  unitNames,
  unitValue,
} from "../../campaign/index.js";
import { elementOfName, rosterOfName } from "../../indicators/index.js";

/** `rows`: the list whose rows the column has; null where it has one cell a unit. */
export type NamedColumn =
  | { kind: "figure"; rows: null; element: Element; crosscheck: boolean; previous: boolean }
  | { kind: "list"; rows: string; roster: Roster; code: string }
  | { kind: "unit"; rows: string | null; valueOf: (unit: Unit) => string | number };

export type NamedColumns = (name: string) => NamedColumn | null;

export function namedColumns(campaign: Campaign): NamedColumns {
  const known = new Map<string, NamedColumn | null>();
  const ofUnit = new Set(unitNames(campaign));
  const find = (name: string): NamedColumn | null => {
    if (ofUnit.has(name)) return { kind: "unit", rows: null, valueOf: (unit) => unitValue(name, unit) };
    const found = elementOfName(campaign, name);
    if (found) return { kind: "figure", rows: null, ...found };
    if (name.startsWith(reserved.indicator)) return null;
    const roster = rosterOfName(campaign, name);
    if (!roster) return null;
    if (name === rosterUnitName(roster.code)) return { kind: "unit", rows: roster.code, valueOf: ({ code }) => code };
    return { kind: "list", rows: roster.code, roster, code: name };
  };
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name)!;
  };
}

export function isOfList(columns: NamedColumns, name: string): boolean {
  return (columns(name)?.rows ?? null) !== null;
}

/** The codes under which the values behind names are kept; of a list its key stands for the whole. */
export function codesOf({ rosters }: Campaign, columns: NamedColumns, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const column = columns(name);
    if (column === null) return [];
    if (column.kind === "figure") return [column.element.code];
    return rosters.filter(({ code }) => code === column.rows).map(({ key }) => key);
  });
}
