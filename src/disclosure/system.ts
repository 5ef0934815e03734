/**
 * What a reader can work out: published cells as linear equations over the figures of classes of units, with what
 * everyone knows besides (no figure is negative, a part is not more than its whole, public figures).
 */
import type { Element, Unit } from "../campaign/index.js";
import type { Cell } from "./cells.js";
import { keyOf, type Source } from "./columns.js";
import type { Flatten } from "./flat.js";
import { equation, type Figure, type Fraction, type Linear, type Year } from "./linear.js";
import type { Rules } from "./rules.js";
import { Region } from "./simplex.js";

/** How near to the truth a bound may come on both sides, as a part of it. */
const closest = 0.2;

/** A value that must stay hidden. `scale`: what such values are like, where it is 0 itself. */
export interface Secret {
  fraction: Fraction;
  value: number;
  scale: number;
}

/** A figure of all units of a class together. */
interface Unknown {
  value: number;
  lower: number;
  upper: number;
}

/** The unknowns behind some cells that hang together, and questions about them. */
export class System {
  readonly #source: Source;
  readonly #rules: Rules;
  readonly #elements: ReadonlyMap<string, Element>;
  readonly #classOf = new Map<string, string>();
  readonly #unknowns = new Map<string, Unknown>();
  readonly #always: { terms: Map<string, number>; equals: number; atMost: boolean }[] = [];
  readonly #flatten: Flatten;

  constructor(source: Source, rules: Rules, flatten: Flatten, cells: readonly Cell[]) {
    this.#source = source;
    this.#rules = rules;
    this.#flatten = flatten;
    this.#elements = new Map(source.campaign.elements.map((element) => [element.code, element]));
    const figures = new Map<string, Figure>();
    const patterns = new Map<string, string[]>();
    // Both sides of a hidden value too: it is asked about at other values than its own.
    const forms = cells.flatMap(({ says, sums }) => [...says, ...sums]);
    forms.forEach((form, row) => {
      for (const [key, { figure, times }] of this.#flatten(form).terms) {
        figures.set(key, figure);
        const own = patterns.get(figure.unit.code) ?? [];
        own.push(`${row} ${figure.year} ${figure.element} ${times}`);
        patterns.set(figure.unit.code, own);
      }
    });
    const knownTotals = this.#publicTotals(figures);
    const alone = new Set(knownTotals.map(({ unit }) => unit.code));
    for (const [code, own] of patterns) {
      const unit = source.table.units.find((one) => one.code === code);
      const apart = alone.has(code) ? ` ${code}` : "";
      this.#classOf.set(code, `${unit?.kind} ${own.sort().join(";")}${apart}`);
    }
    for (const figure of figures.values()) this.#add(figure);
    for (const { parts, equals } of knownTotals)
      this.#always.push({ terms: new Map(parts.map((part) => [this.#keyOf(part), 1])), equals, atMost: false });
    this.#wholes(figures);
    for (const [key, { upper }] of this.#unknowns)
      if (Number.isFinite(upper)) this.#always.push({ terms: new Map([[key, 1]]), equals: upper, atMost: true });
  }

  /** The class of units that no published cell tells apart. */
  classOf(unit: Unit): string {
    return this.#classOf.get(unit.code) ?? unit.code;
  }

  /**
   * A question to the readers of these cells: does the true value lie within bounds too close to it? `unknown`: the answer
   * where the bounds cannot be found.
   */
  tells(visible: readonly Cell[], unknown = true): (secret: Secret) => boolean {
    const keys = [...this.#unknowns.keys()];
    const place = new Map(keys.map((key, j) => [key, j]));
    const rows = [
      ...visible.flatMap((cell) =>
        cell.says.map((form) => {
          const { terms, constant } = this.#gathered(form);
          return { terms, equals: -constant, atMost: false };
        }),
      ),
      ...this.#always,
    ];
    const slacks = rows.filter((row) => row.atMost).length;
    let slack = keys.length;
    const scale = keys.map((key) => Math.abs(this.#unknowns.get(key)!.value) || 1);
    const equations = rows.map(({ terms, equals, atMost }) => {
      const coefficients = new Array<number>(keys.length + slacks).fill(0);
      let rest = equals;
      for (const [key, times] of terms) {
        const j = place.get(key)!;
        coefficients[j] = times * scale[j]!;
        rest -= times * this.#unknowns.get(key)!.lower;
      }
      if (atMost) coefficients[slack++] = 1;
      return { coefficients, equals: rest };
    });
    const region = new Region(keys.length + slacks, equations);
    return ({ fraction, value, scale: usual }) => {
      if (!region.feasible) return unknown;
      const reach = (bound: number, sign: 1 | -1): boolean => {
        const { terms, constant } = this.#gathered(equation(fraction, bound));
        const form = new Array<number>(keys.length + slacks).fill(0);
        let start = sign * constant;
        let size = 0;
        for (const [key, times] of terms) {
          const j = place.get(key);
          if (j === undefined) return true;
          form[j] = sign * times * scale[j]!;
          start += sign * times * this.#unknowns.get(key)!.lower;
          size = Math.max(size, Math.abs(times * this.#unknowns.get(key)!.value));
        }
        const highest = region.maximum(form) + start;
        return Number.isNaN(highest) ? !unknown : highest > 1e-7 * Math.max(size, 1e-9);
      };
      // A share of 0 is told where it can be no more than a little of what is usual.
      const least = this.#whole(fraction) ? 0.999 : value === 0 ? Math.max(1e-9, closest * usual) : 1e-9;
      const margin = Math.max(closest * Math.abs(value), least);
      return !reach(value + margin, 1) && !reach(value - margin, -1);
    };
  }

  /** Whether the value can only be a whole number. */
  #whole({ over, under }: Fraction): boolean {
    return (
      under.terms.size === 0 &&
      [...over.terms.values()].every(
        ({ figure, times }) =>
          Number.isInteger(times) && ["integer", "boolean"].includes(this.#elements.get(figure.element)?.type ?? ""),
      )
    );
  }

  /** Keys of the unknown figures in a form and of the wholes they are parts of, for seeing which cells hang together. */
  keysIn(form: Linear): string[] {
    const flat = this.#flatten(form);
    const named = [...form.terms.values(), ...flat.terms.values()];
    const around = named.flatMap(({ figure: { year, element, unit } }) =>
      this.#source
        .wholesOf(element)
        .flatMap((whole) => [...this.#flatten(this.#single(year, whole, unit)).terms.keys()]),
    );
    return [...flat.terms.keys(), ...around];
  }

  #gathered(form: Linear): { terms: Map<string, number>; constant: number } {
    const flat = this.#flatten(form);
    // A form over part of a class asks for its share: only forms that take classes whole are ever asked.
    const terms = new Map([...flat.terms.values()].map(({ figure, times }) => [this.#keyOf(figure), times]));
    return { terms, constant: flat.constant };
  }

  #keyOf(figure: Figure): string {
    return `${figure.year}|${figure.element}|${this.#classOf.get(figure.unit.code) ?? figure.unit.code}`;
  }

  #add(figure: Figure): void {
    const key = this.#keyOf(figure);
    const known = this.#unknowns.get(key);
    const { least, most } = this.#rules.boundsOf(figure);
    this.#unknowns.set(key, {
      value: (known?.value ?? 0) + figure.value,
      lower: (known?.lower ?? 0) + least,
      upper: (known?.upper ?? 0) + most,
    });
  }

  /** A part of a whole is not more than it: said of the classes in which every unit gave both. */
  #wholes(figures: ReadonlyMap<string, Figure>): void {
    const classes = new Map<string, Unit[]>();
    for (const unit of this.#source.table.units) {
      const name = this.#classOf.get(unit.code);
      if (name !== undefined) classes.set(name, [...(classes.get(name) ?? []), unit]);
    }
    const years = [...new Set([...figures.values()].map(({ year }) => year))];
    for (const { code: part } of this.#source.campaign.elements)
      for (const whole of this.#source.wholesOf(part))
        for (const year of years)
          for (const units of classes.values()) {
            const sides = units.flatMap((unit) => [this.#single(year, part, unit), this.#single(year, whole, unit)]);
            if (sides.every(({ terms }) => terms.size > 0)) this.#atMost(sides);
          }
  }

  /** Parts and wholes by turns, of whole classes. */
  #atMost(sides: readonly Linear[]): void {
    const terms = new Map<string, number>();
    let equals = 0;
    sides.forEach((side, i) => {
      const sign = i % 2 === 0 ? 1 : -1;
      const flat = this.#flatten(side);
      equals -= sign * flat.constant;
      for (const { figure, times } of flat.terms.values()) terms.set(this.#keyOf(figure), sign * times);
    });
    const known = [...terms.keys()].every((key) => this.#unknowns.has(key));
    const truth = [...terms].reduce((sum, [key, times]) => sum + times * (this.#unknowns.get(key)?.value ?? 0), 0);
    if (terms.size > 0 && known && truth <= equals) this.#always.push({ terms, equals, atMost: true });
  }

  #single(year: Year, element: string, unit: Unit): Linear {
    const value = this.#source.value(year, element, unit);
    if (typeof value !== "number") return { constant: 0, terms: new Map() };
    const figure = { key: keyOf(year, element, unit), year, element, unit, value };
    return { constant: 0, terms: new Map([[figure.key, { figure, times: 1 }]]) };
  }

  /** Totals that everyone knows although their parts are not public. */
  #publicTotals(figures: ReadonlyMap<string, Figure>) {
    const found = new Map<string, { unit: Unit; parts: Figure[]; equals: number }>();
    for (const { year, element, unit } of figures.values())
      for (const total of this.#source.campaign.elements) {
        if (!total.sumOf?.includes(element) || !this.#rules.isPublic({ element: total.code, unit })) continue;
        const value = this.#source.value(year, total.code, unit);
        const given = total.sumOf.filter((part) => typeof this.#source.value(year, part, unit) === "number");
        const parts = given.flatMap((part) => figures.get(keyOf(year, part, unit)) ?? []);
        if (typeof value !== "number" || parts.length < given.length) continue;
        found.set(keyOf(year, total.code, unit), { unit, parts, equals: value });
      }
    return [...found.values()];
  }
}
