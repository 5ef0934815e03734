/** The units' figures behind the names of indicators, this year's and last year's, as the indicators themselves see them. */
import {
  type Campaign,
  countedAlike,
  type Element,
  names as isAmong,
  reserved,
  type Unit,
  unitNames,
  unitValue,
} from "../campaign/index.js";
import { type Node, parseFormula, restrictRatios } from "../formula/index.js";
import { elementOfName, inColumn, previousValues, rosterOfName, type Table } from "../indicators/index.js";
import type { Columns, Figure, Year } from "./linear.js";

/** Which figures a result is computed from. */
export interface Scope {
  year: "now" | "then";
  units: readonly Unit[];
  /** Only these figures, such as those of units present in both years; all unless given. */
  only?: (element: string, unit: Unit) => boolean;
}

export interface Source {
  campaign: Campaign;
  table: Table;
  value(year: Year, element: string, unit: Unit): number | string | null;
  /** What everyone who has seen the form knows: elements that in no unit are more than others. */
  wholesOf(element: string): readonly string[];
  /** The formula of an indicator, its ratios restricted as they are computed. */
  formula(indicator: string): Node;
}

export function sourceOf(table: Table): Source {
  const { campaign } = table;
  const alike = countedAlike(campaign);
  const history = previousValues(campaign);
  const formulas = new Map(
    campaign.indicators.map(({ code, formula }) => [code, restrictRatios(parseFormula(formula).tree, alike)]),
  );
  const wholes = new Map<string, string[]>();
  for (const [part, whole] of inequalities(campaign)) wholes.set(part, [...(wholes.get(part) ?? []), whole]);
  return {
    campaign,
    table,
    wholesOf: (element) => wholes.get(element) ?? [],
    value: (year, element, unit) =>
      (year === "now" ? table.figure(unit.code, element)?.value : history(unit.code, element)) ?? null,
    formula: (indicator) => formulas.get(indicator)!,
  };
}

/** `subsetOf`, and rules of the form that say `A<=B` of every unit. */
function inequalities({ elements, rules }: Campaign): [string, string][] {
  const codes = new Set(elements.map(({ code }) => code));
  const subsets = elements.flatMap(({ code, subsetOf }): [string, string][] => (subsetOf ? [[code, subsetOf]] : []));
  const ruled = rules.flatMap(({ formula, scope, when, units, each }): [string, string][] => {
    if (scope !== "unit" || when !== undefined || units !== undefined || each !== undefined) return [];
    const { tree } = parseFormula(formula);
    if (tree.type !== "binary" || tree.left.type !== "name" || tree.right.type !== "name") return [];
    const { operator, left, right } = tree;
    if (!codes.has(left.name) || !codes.has(right.name)) return [];
    if (operator === "<=" || operator === "<") return [[left.name, right.name]];
    return operator === ">=" || operator === ">" ? [[right.name, left.name]] : [];
  });
  return [...subsets, ...ruled];
}

export function columnsOf(source: Source, scope: Scope): Columns {
  const { campaign, table } = source;
  const ofUnits = new Set(unitNames(campaign));
  const code = (name: string) => (name.startsWith(reserved.indicator) ? name.slice(reserved.indicator.length) : null);
  return {
    column(name) {
      if (ofUnits.has(name)) return scope.units.map((unit) => ({ unit, value: unitValue(name, unit), figure: null }));
      const found = elementOfName(campaign, name);
      if (!found) return null;
      const { element, crosscheck, previous } = found;
      const year = previous ? "then" : scope.year;
      return scope.units.flatMap((unit) => {
        const allowed = previous || scope.only === undefined || scope.only(element.code, unit);
        const value = inColumn(element, unit, crosscheck) && allowed ? source.value(year, element.code, unit) : null;
        return value === null ? [] : [{ unit, value, figure: figureOf(year, element, unit, value) }];
      });
    },
    roster(name, how) {
      const roster = rosterOfName(campaign, name);
      if (!roster || scope.year === "then") return null;
      return scope.units
        .filter(
          (unit) =>
            isAmong(roster.reporters, unit) &&
            table.sent(unit.code) &&
            !table.lacksRoster(unit.code, roster.code, name),
        )
        .map((unit) => {
          const cells = table.rosterRows
            .filter((row) => row.roster === roster.code && row.unit === unit.code)
            .map((row) => row.cells.get(name) ?? null);
          const value =
            how === "COUNTA"
              ? cells.filter((cell) => cell !== null).length
              : cells.reduce<number>((sum, cell) => sum + (typeof cell === "number" ? cell : 0), 0);
          const element = `${how}(${name})`;
          return { key: keyOf("now", element, unit), year: "now", element, unit, value };
        });
    },
    indicator: (name) => {
      const own = code(name);
      return own === null ? null : source.formula(own);
    },
    unitValue: (name, unit) => (ofUnits.has(name) ? unitValue(name, unit) : null),
  };
}

/** Names of elements and rosters in a formula, through other indicators too. */
export function namesWithin(node: Node, formula: (indicator: string) => Node): string[] {
  if (node.type === "name")
    return node.name.startsWith("CT_") ? namesWithin(formula(node.name.slice(3)), formula) : [node.name];
  if (node.type === "call") return node.arguments.flatMap((one) => namesWithin(one, formula));
  if (node.type === "binary") return [...namesWithin(node.left, formula), ...namesWithin(node.right, formula)];
  return node.type === "unary" || node.type === "percent" ? namesWithin(node.operand, formula) : [];
}

/** Answers are 1 and 0, texts no figures. */
function figureOf(year: Year, element: Element, unit: Unit, value: number | string): Figure | null {
  const key = keyOf(year, element.code, unit);
  if (typeof value === "number") return { key, year, element: element.code, unit, value };
  if (element.type !== "boolean") return null;
  return { key, year, element: element.code, unit, value: value === "Có" ? 1 : 0 };
}

export function keyOf(year: Year, element: string, unit: Unit): string {
  return `${year}|${element}|${unit.code}`;
}
