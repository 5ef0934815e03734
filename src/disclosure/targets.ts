/** What must stay hidden: the figures of too few units, and every cell that is not printed. */
import type { Unit } from "../campaign/index.js";
import type { Cell } from "./cells.js";
import type { Figure, Linear } from "./linear.js";
import { contributionsTo, type Rules } from "./rules.js";
import type { Secret, System } from "./system.js";

const one: Linear = { constant: 1, terms: new Map() };

/** Sums of one figure over sets of units that the rules forbid to tell, whatever is printed. */
export function fixedSecrets(cells: readonly Cell[], rules: Rules, system: System): Secret[] {
  const figures = new Map<string, Map<string, Figure>>();
  for (const form of cells.flatMap((cell) => cell.says))
    for (const { figure } of form.terms.values()) {
      if (rules.isPublic(figure)) continue;
      const name = `${figure.year}|${figure.element}`;
      figures.set(name, (figures.get(name) ?? new Map()).set(figure.key, figure));
    }
  return [...figures.values()].flatMap((own) => secretsOf([...own.values()], rules, system));
}

function secretsOf(figures: readonly Figure[], rules: Rules, system: System): Secret[] {
  const merged = rules.merged;
  const groups: ((unit: Unit) => string | null)[] = [
    () => "",
    (unit) => unit.kind,
    (unit) => merged.get(unit.kind) ?? null,
    (unit) => (rules.isProtected(unit) ? "" : null),
    (unit) => system.classOf(unit),
  ];
  const sets = new Map<string, Figure[]>();
  for (const group of groups) {
    const parts = new Map<string, Figure[]>();
    for (const figure of figures) {
      const name = group(figure.unit);
      if (name !== null) parts.set(name, [...(parts.get(name) ?? []), figure]);
    }
    for (const part of parts.values()) sets.set(part.map(({ key }) => key).join(), part);
  }
  return [...sets.values()].map(sumOf).filter(({ fraction }) => rules.forbids(contributionsTo(fraction.over, rules)));
}

function sumOf(figures: readonly Figure[]): Secret {
  const over = { constant: 0, terms: new Map(figures.map((figure) => [figure.key, { figure, times: 1 }])) };
  return { fraction: { over, under: one }, value: figures.reduce((sum, { value }) => sum + value, 0), scale: 0 };
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
    if (rules.forbids(contributionsTo(over, rules))) secrets.push({ fraction: { over, under: one }, value, scale: 0 });
  }
  return secrets;
}
