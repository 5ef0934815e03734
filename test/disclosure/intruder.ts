/**
 * An intruder who has everything that was published, knows the forms (who is asked what, which total has which parts),
 * which units answered, and every public figure; and who asks HiGHS, a solver that is none of ours, for bounds.
 */
import { createRequire } from "node:module";
import { type Hidden, type Reading, readCsv, readHtml, readJson } from "./read-published.js";
import { asked, greatest, kindsNamed, type Shape, type World, type Year } from "./world.js";

type Form = Map<string, number>;

/** A sum of figures over another (none: 1), and what it truly is. */
interface Secret {
  name: string;
  over: Form;
  under: Form | null;
  truth: number;
  /** How near 0 is near, where the truth is 0. */
  little: number;
}

const loadHighs: typeof import("highs").default = createRequire(import.meta.url)("highs");
const highs = await loadHighs();
/** A bound this near the truth on both sides is a disclosure. */
const near = 0.1;

export function everything(files: ReadonlyMap<string, string>): Reading {
  const readings = [
    readHtml(files.get("index.html")!),
    readCsv(files.get("chi-tieu.csv")!),
    readJson(files.get("chi-tieu.json")!),
  ];
  return { facts: readings.flatMap(({ facts }) => facts), hidden: readings[2]!.hidden };
}

/** What the intruder finds out of `hidden` cells and of single enterprises' figures: descriptions, none if all is well. */
export function attack(
  world: World,
  { facts, hidden }: Reading,
  before?: { world: World; reading: Reading },
): string[] {
  const { campaign } = world;
  // Every figure there ever was; in the tests with an earlier publication none is changed since.
  const truth = new Map([...(before?.world.truth ?? []), ...world.truth]);
  const shapeOf = (code: string) => world.shapes.find((shape) => shape.code === code)!;
  const constraints: string[] = [];
  const used = new Set<string>();
  const write = (form: Form) => {
    for (const key of form.keys()) used.add(key);
    return [...form]
      .map(([key, times]) => `${times < 0 ? "-" : "+"} ${exact(Math.abs(times))} ${variable(key)}`)
      .join(" ");
  };
  const say = (form: Form, low: number, high: number) => {
    if (form.size === 0) return;
    constraints.push(`${write(form)} >= ${exact(low)}`, `${write(form)} <= ${exact(high)}`);
  };
  const published = [
    ...facts.map((fact) => ({ ...fact, given: world.truth })),
    ...(before?.reading.facts ?? []).map((fact) => ({ ...fact, given: before!.world.truth })),
  ];
  for (const { indicator, part, kind, low, high, given } of published) {
    const shape = shapeOf(indicator);
    if (part === "growth") {
      if (shape.under.length > 0) continue;
      const [now, then] = [both(shape, "now", given), both(shape, "then", given)];
      constraints.push(`${write(minus(now, then, low / 100))} >= 0`, `${write(minus(now, then, high / 100))} <= 0`);
      continue;
    }
    const { over, under } = sides(shape, part === "previous" ? "then" : "now", kind, given);
    if (!under) say(over, low, high);
    else
      constraints.push(`${write(minus(over, under, low / 100))} >= 0`, `${write(minus(over, under, high / 100))} <= 0`);
  }
  // What the form itself says: D_MOI is part of D_XA.
  for (const key of truth.keys()) {
    const whole = key.replace("|D_MOI|", "|D_XA|");
    if (whole !== key && truth.has(whole))
      constraints.push(
        `${write(
          new Map([
            [key, 1],
            [whole, -1],
          ]),
        )} <= 0`,
      );
  }
  const secrets = [
    ...hidden.flatMap((cell) => secretCell(cell) ?? []),
    ...[...truth].flatMap(([key, value]) =>
      key.startsWith("now|") && isEnterprise(key) && isAsked(key)
        ? [{ name: key, over: inParts([key]), under: null, truth: value, little: 0.5 }]
        : [],
    ),
    ...enterprisesTogether(),
    ...world.shapes.flatMap((shape) => (["now", "then"] as const).flatMap((year) => absentees(shape, year))),
  ];
  return secrets.flatMap((secret) => (found(secret) ? [`${secret.name} is ${secret.truth}`] : []));

  function found({ over, under, truth: value, little }: Secret): boolean {
    const margin = value === 0 ? little : Math.max(near * Math.abs(value), under ? 0 : 0.999);
    const reaches = (bound: number, sign: 1 | -1): boolean => {
      const form = under ? minus(over, under, bound / 100) : over;
      const most = best(form, sign);
      const enough = under ? 1e-6 * Math.max(1, size(over)) : bound * sign - 1e-6;
      return most >= enough;
    };
    return !reaches(value + margin, 1) && !reaches(value - margin, -1);
  }

  /** The largest value of ±form that agrees with everything published. */
  function best(form: Form, sign: 1 | -1): number {
    const objective = write(new Map([...form].map(([key, times]) => [key, sign * times])));
    const bounds = [...used].map((key) => {
      const known = isPublic(key) ? truth.get(key)! : null;
      const most = greatest[key.split("|")[1]!];
      return known === null
        ? `0 <= ${variable(key)}${most === undefined ? "" : ` <= ${most}`}`
        : `${variable(key)} = ${exact(known)}`;
    });
    const text = `Maximize\n obj: ${objective}\nSubject To\n${constraints.map((one, i) => ` c${i}: ${one}`).join("\n")}\nBounds\n ${bounds.join("\n ")}\nEnd\n`;
    // Its presolve takes some of these narrow bands for contradictions.
    const solution = highs.solve(text, { output_flag: false, presolve: "off" });
    if (solution.Status === "Unbounded") return Number.POSITIVE_INFINITY;
    // The truth agrees with everything published: a test that says otherwise is wrong itself.
    if (solution.Status !== "Optimal") throw new Error(`HiGHS: ${solution.Status}`);
    return solution.ObjectiveValue;
  }

  function isAsked(key: string): boolean {
    const [, element, code] = key.split("|") as [Year, string, string];
    return asked(element, campaign.units.find((unit) => unit.code === code)!);
  }

  /** What the units together gave that are in one year only: the difference of a year's total and the compared part. */
  function absentees(shape: Shape, year: Year): Secret[] {
    if (shape.under.length > 0) return [];
    const form = minus(sides(shape, year, "").over, both(shape, year), 1);
    for (const [key, times] of form) if (times === 0) form.delete(key);
    return form.size > 0 ? secretSum(`absentees of ${shape.code} ${year}`, form) : [];
  }

  function enterprisesTogether(): Secret[] {
    const elements = [...new Set([...truth.keys()].map((key) => key.split("|")[1]!))];
    return elements.flatMap((element) => {
      const keys = [...truth.keys()].filter(
        (key) => key.startsWith(`now|${element}|`) && isEnterprise(key) && isAsked(key),
      );
      return keys.length > 0 ? secretSum(`enterprises' ${element}`, inParts(keys)) : [];
    });
  }

  function secretSum(name: string, over: Form): Secret[] {
    const value = [...over].reduce((total, [key, times]) => total + times * truth.get(key)!, 0);
    const shares = new Map<string, number>();
    for (const [key, times] of over) shares.set(unitOf(key), (shares.get(unitOf(key)) ?? 0) + times * truth.get(key)!);
    return guarded(shares) ? [{ name, over, under: null, truth: value, little: 0.5 }] : [];
  }

  function size(form: Form): number {
    return [...form].reduce((sum, [key, times]) => sum + Math.abs(times * (truth.get(key) ?? 0)), 0);
  }

  function secretCell({ indicator, part, kind }: Hidden): Secret | null {
    if (part === "change") return null;
    const year = part === "previous" ? "then" : "now";
    const { over, under } = sides(shapeOf(indicator), year, kind);
    const whole = sides(shapeOf(indicator), year, "");
    const sum = (form: Form) => [...form].reduce((total, [key, times]) => total + times * truth.get(key)!, 0);
    const value = under ? (sum(over) / sum(under)) * 100 : sum(over);
    const usual = whole.under ? (sum(whole.over) / sum(whole.under)) * 100 : 0;
    const little = under ? Math.max(near * usual, 0.01) : 0.5;
    return Number.isFinite(value) ? { name: `${indicator} ${part} ${kind}`, over, under, truth: value, little } : null;
  }

  /** The figures in an indicator: of units that gave all of a ratio's, where the same units are asked for them. */
  function sides(shape: Shape, year: Year, kind: string, known = world.truth): { over: Form; under: Form | null } {
    const among = kindsNamed(kind);
    const units = campaign.units.filter((unit) => among.includes(unit.kind));
    const names = [...shape.over, ...shape.under];
    const alike = (a: string, b: string) => campaign.units.every((unit) => asked(a, unit) === asked(b, unit));
    const given = (element: string) =>
      units
        .filter((unit) => asked(element, unit) && known.has(`${year}|${element}|${unit.code}`))
        .filter(
          (unit) =>
            shape.under.length === 0 ||
            names.every((other) => !alike(element, other) || known.has(`${year}|${other}|${unit.code}`)),
        )
        .map((unit) => `${year}|${element}|${unit.code}`);
    const over = inParts(shape.over.flatMap(given));
    return { over, under: shape.under.length > 0 ? inParts(shape.under.flatMap(given)) : null };
  }

  /** Figures of units that gave them in both years. */
  function both(shape: Shape, year: Year, known = world.truth): Form {
    return inParts(
      shape.over.flatMap((element) =>
        campaign.units
          .filter(
            (unit) =>
              asked(element, unit) && ["now", "then"].every((one) => known.has(`${one}|${element}|${unit.code}`)),
          )
          .map((unit) => `${year}|${element}|${unit.code}`),
      ),
    );
  }
}

/** Totals as the sum of their parts. */
function inParts(keys: readonly string[]): Form {
  const form: Form = new Map();
  for (const key of keys)
    for (const part of key.includes("|A_TS|") ? ["A_1", "A_2"].map((one) => key.replace("A_TS", one)) : [key])
      form.set(part, (form.get(part) ?? 0) + 1);
  return form;
}

function minus(a: Form, b: Form, by: number): Form {
  const form = new Map(a);
  for (const [key, times] of b) form.set(key, (form.get(key) ?? 0) - by * times);
  return form;
}

const unitOf = (key: string): string => key.split("|")[2]!;
const isEnterprise = (key: string): boolean => unitOf(key).startsWith("DN");

/** Whether a sum of these shares may not be known: too few stand behind it, or it says nearly what an enterprise has. */
function guarded(shares: ReadonlyMap<string, number>): boolean {
  if (shares.size < 3) return true;
  if (![...shares.keys()].some((code) => code.startsWith("DN"))) return false;
  const all = [...shares.values()].reduce((sum, value) => sum + value, 0);
  return (
    [...shares.values()].filter((value) => value > 0).length < 3 ||
    [...shares].some(([code, value]) => {
      const others = [...shares].filter(([other]) => other !== code).map(([, other]) => other);
      return code.startsWith("DN") && (value > 0.8 * all || all - value - Math.max(...others) < 0.1 * value);
    })
  );
}

/** Printed sums of which one reporter, knowing its own part, knows an enterprise's to a tenth. */
export function insiders(world: World, { facts }: Reading): string[] {
  return world.shapes.flatMap(({ code, over, under }) => {
    const printed = facts.filter(({ indicator, part }) => indicator === code && (part === "value" || part === "kind"));
    return [...new Set(printed.map(({ kind }) => kind))].flatMap((kind) => {
      const shares = new Map<string, number>();
      for (const { code: unit, kind: own, groups } of world.campaign.units)
        for (const element of over) {
          const value = world.truth.get(`now|${element}|${unit}`);
          if (value !== undefined && asked(element, { code: unit, groups }) && kindsNamed(kind).includes(own))
            shares.set(unit, (shares.get(unit) ?? 0) + value);
        }
      return under.length === 0 && shares.size > 0 && guarded(shares) ? [`${code} ${kind}`] : [];
    });
  });
}

const isPublic = (key: string): boolean => key.includes("|E_DS|");
const variable = (key: string): string => `x_${key.replaceAll("|", "_")}`;
const exact = (value: number): string => value.toPrecision(15);
