/** What must stay hidden: sums that the rules forbid, and every cell that is not printed. */
import type { Unit } from "../campaign/index.js";
import type { Cell, CellContext } from "./cells.js";
import { keyOf } from "./columns.js";
import { difference, figuresApart, restricted } from "./forms.js";
import { type Figure, type Linear, valueIn } from "./linear.js";
import type { Rules } from "./rules.js";
import type { Secret, System } from "./system.js";

type Terms = Map<string, { figure: Figure; times: number }>;

const one: Linear = { constant: 1, terms: new Map() };

/** Sums over sets of units that the rules forbid to tell, whatever is printed. */
export function fixedSecrets(cells: readonly Cell[], context: CellContext, system: System): Secret[] {
  const { rules, flatten } = context;
  const sums = cells.flatMap((cell) => cell.sums);
  const flat = sums.map(flatten);
  const singles = figuresApart([...sums, ...flat], rules);
  const groups = groupsOf(rules, system);
  const inGroups = (form: Linear) => groups.flatMap((group) => parted(form, group));
  const ordinary = [
    ...[...singles, ...sums].flatMap(inGroups),
    ...byIndicator(cells).flatMap(differences),
    ...singles.flatMap((single) => differences(flat.map((form) => restricted(form, (key) => single.terms.has(key))))),
  ].filter((form) => rules.forbids(form));
  const rests = singles
    .flatMap((single) => restsOf(single, singles, context))
    .flatMap(inGroups)
    .filter((form) => involvesProtected(form, rules) && rules.forbidsRest(form));
  const distinct = new Map([...ordinary, ...rests].map((form) => [signature(form), form]));
  return [...distinct.values()].map(secretOf);
}

type Group = (unit: Unit) => string | null;

function groupsOf(rules: Rules, system: System): Group[] {
  return [
    () => "",
    (unit) => unit.kind,
    (unit) => rules.merged.get(unit.kind) ?? null,
    (unit) => (rules.isProtected(unit) ? "" : null),
    (unit) => system.classOf(unit),
  ];
}

function parted(form: Linear, group: Group): Linear[] {
  const names = new Set([...form.terms.values()].map(({ figure }) => group(figure.unit)));
  return [...names].flatMap((name) => (name === null ? [] : [restricted(form, (_, { unit }) => group(unit) === name)]));
}

/** What is in one of these sums and not in another, such as last year's figures of those who did not report this year. */
function differences(sums: readonly Linear[]): Linear[] {
  const sets = [...new Map(sums.map((form) => [[...form.terms.keys()].join(), form])).values()];
  return sets.flatMap((a) => sets.flatMap((b) => (a === b ? [] : (difference(a, b) ?? []))));
}

function byIndicator(cells: readonly Cell[]): Linear[][] {
  const codes = new Set(cells.map(({ indicator }) => indicator));
  return [...codes].map((code) => cells.flatMap(({ indicator, sums }) => (indicator === code ? sums : [])));
}

/** A figure's wholes without it, of the units that gave both. */
function restsOf(part: Linear, singles: readonly Linear[], { source }: CellContext): Linear[] {
  const [first] = [...part.terms.values()];
  return source.wholesOf(first!.figure.element).flatMap((whole) => {
    const terms: Terms = new Map();
    for (const [key, { figure }] of part.terms) {
      const wholeKey = keyOf(figure.year, whole, figure.unit);
      const found = singles.map((single) => single.terms.get(wholeKey)).find((term) => term !== undefined);
      if (!found) continue;
      terms.set(wholeKey, { figure: found.figure, times: 1 });
      terms.set(key, { figure, times: -1 });
    }
    return terms.size > 0 ? [{ constant: 0, terms }] : [];
  });
}

function secretOf(over: Linear): Secret {
  return { fraction: { over, under: one }, value: valueIn(over), scale: 0 };
}

const signature = ({ terms }: Linear): string => [...terms].map(([key, { times }]) => `${times} ${key}`).join();

export function involvesProtected({ terms }: Linear, rules: Rules): boolean {
  return [...terms.values()].some(({ figure }) => rules.isProtected(figure.unit));
}

/** The hidden cells themselves, and of each breakdown the hidden kinds together: two of them hide each other from none of the two. */
export function hiddenSecrets(cells: readonly Cell[], hidden: ReadonlySet<Cell>, rules: Rules): Secret[] {
  const secrets = cells.flatMap((cell) => (hidden.has(cell) && cell.part !== "change" && cell.of ? [cell.of] : []));
  const byIndicator = new Map<string, Secret[]>();
  for (const cell of cells)
    if (hidden.has(cell) && cell.part === "kind" && cell.of)
      byIndicator.set(cell.indicator, [...(byIndicator.get(cell.indicator) ?? []), cell.of]);
  for (const parts of byIndicator.values()) {
    const terms = new Map(parts.flatMap(({ fraction }) => [...fraction.over.terms]));
    const over = { constant: 0, terms };
    const value = [...terms.values()].reduce((sum, { figure, times }) => sum + figure.value * times, 0);
    if (rules.forbids(over)) secrets.push({ fraction: { over, under: one }, value, scale: 0 });
  }
  return secrets;
}
