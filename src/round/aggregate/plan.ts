/** What an engine is asked for a campaign's indicators: which figures are looked at together, and which formulas it can do. */
import { type Campaign, expectedUnits, type Unit } from "../../campaign/index.js";
import { criterion, type Leaf, type Split, splitLeaves } from "../../formula/index.js";
import { type Compiled, compile, formulaOf, inColumn, type Part } from "../../indicators/index.js";
import { bit, type FigureRequest, mostBits, type Place } from "../../store/index.js";
import { type NamedColumn, type NamedColumns, namedColumns } from "./columns.js";
import { Criteria } from "./criteria.js";
import { totalsBehind } from "./totals.js";

/** Figures (or a list's columns) looked at together: the slot and the first bit of each. */
export interface Component {
  index: number;
  slots: ReadonlyMap<string, { slot: number; factor: number }>;
}

export interface Planned {
  own: Compiled;
  splits: Readonly<Record<Part, Split>>;
  /** Of the indicator's elements. */
  figures: Component;
  /** Of its lists, by their codes. */
  lists: ReadonlyMap<string, Component>;
}

/** Units alike in all that formulas ask of a unit. */
export interface UnitClass {
  kind: string;
  size: number;
  /** The names in whose columns their figures stand. */
  stands: ReadonlySet<string>;
  /** One of them stands for all. */
  example: Unit;
}

export interface Plan {
  campaign: Campaign;
  columns: NamedColumns;
  criteria: Criteria;
  planned: ReadonlyMap<string, Planned>;
  /** Indicators that are computed over a stream of values. */
  streamed: readonly string[];
  classes: readonly UnitClass[];
  classOf: ReadonlyMap<string, number>;
  request: Omit<FigureRequest, "texts" | "previous" | "leftOut">;
}

export function planOf(campaign: Campaign): Plan {
  const columns = namedColumns(campaign);
  const criteria = new Criteria();
  const compiled = compile(campaign);
  const splits = new Map<string, Planned["splits"]>();
  for (const indicator of campaign.indicators) {
    const found = splitsOf(compiled.get(indicator.code)!, columns);
    if (found) splits.set(indicator.code, found);
  }
  const leaves = [...splits.values()].flatMap((parts) => Object.values(parts).flatMap((split) => split.leaves));
  for (const leaf of leaves)
    for (const { column, criterion: value } of leaf.conditions) {
      const of = columns(column)!;
      if (of.kind !== "unit") criteria.ask(codeOf(of), value);
    }

  const components = new Map<string, Component>();
  const places: Place[] = [];
  const componentOf = (codes: readonly string[], others: readonly string[], list: boolean): Component | null => {
    const key = `${list}|${codes.join("|")}`;
    const known = components.get(key);
    if (known) return known;
    const slots = new Map<string, { slot: number; factor: number }>();
    let bits = 0;
    for (const code of codes) {
      slots.set(code, { slot: slots.size, factor: 2 ** bits });
      bits += Math.log2(bit.criteria) + 2 * criteria.count(code);
    }
    if (bits > mostBits) return null;
    const made = { index: components.size, slots };
    components.set(key, made);
    for (const [element, { slot, factor }] of slots)
      places.push({ element, component: made.index, slot, factor, list });
    // A row of a list is a row even where none of the columns looked at says anything.
    for (const element of others) places.push({ element, component: made.index, slot: -1, factor: 0, list });
    return made;
  };
  const planned = new Map<string, Planned>();
  for (const [code, parts] of splits) {
    const own = compiled.get(code)!;
    const named = own.elements.flatMap((name) => columns(name) ?? []);
    const figures = componentOf(
      unique(named.flatMap((one) => (one.kind === "figure" ? [one.element.code] : []))),
      [],
      false,
    );
    const lists = new Map<string, Component>();
    for (const roster of campaign.rosters) {
      if (!named.some((one) => one.rows === roster.code)) continue;
      const asked = unique(named.flatMap((one) => (one.kind === "list" && one.rows === roster.code ? [one.code] : [])));
      const rest = roster.columns.map((column) => column.code).filter((column) => !asked.includes(column));
      const list = componentOf(asked, rest, true);
      if (list) lists.set(roster.code, list);
    }
    const wanted = new Set(named.flatMap(({ rows }) => rows ?? []));
    if (figures && lists.size === wanted.size) planned.set(code, { own, splits: parts, figures, lists });
  }

  const { classes, classOf } = classesOf(campaign, [...planned.values()], columns);
  return {
    campaign,
    columns,
    criteria,
    planned,
    streamed: campaign.indicators.map(({ code }) => code).filter((code) => !planned.has(code)),
    classes,
    classOf,
    request: {
      units: [...classOf].map(([unit, index]) => ({ unit, class: index })),
      places,
      totals: totalsBehind(campaign.elements, unique(places.map(({ element }) => element))),
      bands: criteria.bands(),
      due: dueOf([...planned.values()], classes, columns),
      slots: Math.max(1, ...[...components.values()].map(({ slots }) => slots.size)),
      extremes: extremesOf([...planned.values()], columns),
    },
  };
}

/** The code under which the values of a column are kept. */
export function codeOf(column: Exclude<NamedColumn, { kind: "unit" }>): string {
  return column.kind === "figure" ? column.element.code : column.code;
}

/** null where some part of the formula is no fold of columns that an engine can do. */
function splitsOf(own: Compiled, columns: NamedColumns): Planned["splits"] | null {
  const isColumn = (name: string) => columns(name) !== null;
  const split = (part: Part): Split | null => {
    const found = splitLeaves(formulaOf(own, part).tree, isColumn);
    return found?.leaves.every((leaf) => canFold(leaf, columns)) ? found : null;
  };
  const restricted = split("restricted");
  const numerator = own.sides ? split("numerator") : restricted;
  const denominator = own.sides ? split("denominator") : restricted;
  // What is missing of lists and of figures is told unit by unit: of one kind at a time.
  const kinds = new Set(
    own.elements.flatMap((name) => {
      const column = columns(name);
      return column === null || (column.kind === "unit" && column.rows === null) ? [] : [column.rows === null];
    }),
  );
  if (!restricted || !numerator || !denominator || kinds.size > 1) return null;
  return { restricted, numerator, denominator };
}

function canFold(leaf: Leaf, columns: NamedColumns): boolean {
  const folded = leaf.columns.map((name) => columns(name)!);
  const asked = leaf.conditions.map(({ column }) => columns(column)!);
  // Days of lists are numbers to formulas and texts to the store.
  const isDay = (column: NamedColumn) =>
    column.kind === "list" && column.roster.columns.some(({ code, type }) => code === column.code && type === "date");
  if (folded.some(({ kind }) => kind === "unit") || [...folded, ...asked].some(isDay)) return false;
  return leaf.conditions.length === 0 || new Set([...folded, ...asked].map(({ rows }) => rows)).size === 1;
}

function classesOf(campaign: Campaign, planned: readonly Planned[], columns: NamedColumns) {
  const names = unique(planned.flatMap(({ own }) => own.elements)).filter((name) => columns(name)?.kind === "figure");
  const tests = planned.flatMap(({ splits }) =>
    Object.values(splits).flatMap(({ leaves }) =>
      leaves.flatMap((leaf) =>
        leaf.conditions.flatMap(({ column, criterion: value }) => {
          const of = columns(column)!;
          const test = criterion(value);
          return of.kind === "unit" ? [(unit: Unit) => test(of.valueOf(unit))] : [];
        }),
      ),
    ),
  );
  const known = new Map<string, number>();
  const classes: (UnitClass & { size: number })[] = [];
  const classOf = new Map<string, number>();
  for (const unit of expectedUnits(campaign)) {
    const stands = names.filter((name) => {
      const column = columns(name)!;
      return column.kind === "figure" && inColumn(column.element, unit, column.crosscheck);
    });
    const key = [unit.kind, stands.join(","), tests.map((test) => Number(test(unit))).join("")].join("|");
    let index = known.get(key);
    if (index === undefined) {
      index = classes.length;
      known.set(key, index);
      classes.push({ kind: unit.kind, size: 0, stands: new Set(stands), example: unit });
    }
    classes[index]!.size++;
    classOf.set(unit.code, index);
  }
  return { classes, classOf };
}

function dueOf(planned: readonly Planned[], classes: readonly UnitClass[], columns: NamedColumns) {
  const due = new Map<string, { component: number; class: number; slots: Set<number> }>();
  for (const { own, figures } of planned)
    for (const name of own.elements) {
      const column = columns(name);
      if (column?.kind !== "figure") continue;
      const { factor } = figures.slots.get(column.element.code)!;
      for (const [index, one] of classes.entries()) {
        if (!one.stands.has(name)) continue;
        const key = `${figures.index}|${index}`;
        const known = due.get(key) ?? { component: figures.index, class: index, slots: new Set() };
        known.slots.add(factor);
        due.set(key, known);
      }
    }
  return [...due.values()].map(({ slots, ...one }) => ({
    ...one,
    mask: [...slots].reduce((sum, bit) => sum + bit, 0),
  }));
}

/** Slots that MIN or MAX folds. */
function extremesOf(planned: readonly Planned[], columns: NamedColumns): number[] {
  return unique(
    planned.flatMap(({ splits, figures, lists }) =>
      Object.values(splits).flatMap(({ leaves }) =>
        leaves
          .filter(({ fold }) => fold === "MIN" || fold === "MAX")
          .flatMap((leaf) =>
            leaf.columns.map((name) => {
              const column = columns(name)! as Exclude<NamedColumn, { kind: "unit" }>;
              const component = column.rows === null ? figures : lists.get(column.rows)!;
              return component.slots.get(codeOf(column))!.slot;
            }),
          ),
      ),
    ),
  );
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
