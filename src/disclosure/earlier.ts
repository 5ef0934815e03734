/**
 * What was published before: a reader still has it, so that what is published now may not differ from it by what must stay
 * hidden. Kept in the campaign's folder, for nobody but the next publication: it holds units' figures.
 */
import { z } from "zod";
import type { Unit } from "../campaign/index.js";
import type { Cell } from "./cells.js";
import { columnsOf, keyOf, type Source } from "./columns.js";
import type { Flatten } from "./flat.js";
import type { Figure, Linear } from "./linear.js";

const formSchema = z.object({ constant: z.number(), terms: z.record(z.string(), z.number()) });

export const earlierSchema = z.object({
  schema: z.literal("tonghop/da-cong-bo"),
  version: z.literal(1),
  note: z.string(),
  /** Figures as `year|element|unit`, and what they were in one publication after another. */
  figures: z.record(z.string(), z.array(z.number())),
  /** Terms: a figure, `#` and which of its values, times what. */
  cells: z.array(
    z.object({
      indicator: z.string(),
      part: z.enum(["value", "previous", "change", "kind"]),
      kind: z.string(),
      says: z.array(formSchema),
    }),
  ),
});

export type Earlier = z.infer<typeof earlierSchema>;

/** The earlier publication's cells. A figure that has not changed since is the same figure. */
export function cellsBefore({ figures, cells }: Earlier, source: Source): { cells: Cell[]; source: Source } {
  const { table } = source;
  const ofBothYears = [...table.units, ...(table.wholeLastYear?.ended ?? [])];
  const units = new Map(ofBothYears.map((unit) => [unit.code, unit]));
  const changed = new Map<string, number>();
  const figureOf = (term: string): Figure | null => {
    const [key, version] = term.split("#") as [string, string];
    const [year, element, code] = key.split("|") as ["now" | "then", string, string];
    const unit = units.get(code);
    const value = figures[key]?.[Number(version)];
    if (!unit || value === undefined) return null;
    if (currentValue(source, year, element, unit) === value) return { key, year, element, unit, value };
    const was = `earlier ${year} ${version}` as const;
    changed.set(keyOf(was, element, unit), value);
    return { key: keyOf(was, element, unit), year: was, element, unit, value };
  };
  const known = cells.flatMap(({ says, ...place }): Cell[] => {
    const forms = says.map(({ constant, terms }) => ({
      constant,
      terms: Object.entries(terms).map(([term, times]) => ({ figure: figureOf(term), times })),
    }));
    // Of a unit that is gone from the campaign nothing can be said any more.
    if (forms.some(({ terms }) => terms.some(({ figure }) => figure === null))) return [];
    const full = forms.map(
      ({ constant, terms }): Linear => ({
        constant,
        terms: new Map(terms.map(({ figure, times }) => [figure!.key, { figure: figure!, times }])),
      }),
    );
    return [{ ...place, says: full, sums: full.flatMap(sides), of: null, why: null }];
  });
  const value: Source["value"] = (year, element, unit) =>
    year.startsWith("earlier") ? (changed.get(keyOf(year, element, unit)) ?? null) : source.value(year, element, unit);
  return { cells: known, source: { ...source, value } };
}

/** What is published now besides what was: nothing that was ever public is forgotten. */
export function remember(printed: readonly Cell[], flatten: Flatten, before: Earlier | null): Earlier {
  const figures: Record<string, number[]> = structuredClone(before?.figures ?? {});
  const termOf = ({ key, value }: Figure): string => {
    figures[key] ??= [];
    const values = figures[key];
    if (!values.includes(value)) values.push(value);
    return `${key}#${values.indexOf(value)}`;
  };
  const cells = printed.map(({ indicator, part, kind, says }) => ({
    ...{ indicator, part, kind },
    says: says.map(flatten).map(({ constant, terms }) => ({
      constant,
      terms: Object.fromEntries([...terms.values()].map(({ figure, times }) => [termOf(figure), times])),
    })),
  }));
  const told = cells.filter(({ says }) => says.some(({ terms }) => Object.keys(terms).length > 0));
  const distinct = new Map([...(before?.cells ?? []), ...told].map((cell) => [JSON.stringify(cell), cell]));
  return {
    schema: "tonghop/da-cong-bo",
    version: 1,
    note: "Tệp nội bộ, có số liệu của từng đơn vị: không công khai, không xóa. Lần công bố sau so với tệp này để không lộ số liệu qua chênh lệch.",
    figures,
    cells: [...distinct.values()],
  };
}

/** The two sums of a ratio or a comparison, or the one of a sum. */
function sides({ terms }: Linear): Linear[] {
  return [1, -1].flatMap((sign) => {
    const own = [...terms].filter(([, { times }]) => times * sign > 0);
    if (own.length === 0) return [];
    return [{ constant: 0, terms: new Map(own.map(([key, { figure }]) => [key, { figure, times: 1 }])) }];
  });
}

function currentValue(source: Source, year: "now" | "then", element: string, unit: Unit): number | null {
  const [, how, column] = /^(SUM|COUNTA)\((.+)\)$/.exec(element) ?? [];
  if (column !== undefined) {
    const found = columnsOf(source, { year, units: [unit] }).roster(column, how as "SUM" | "COUNTA");
    return found?.[0]?.value ?? null;
  }
  const value = source.value(year, element, unit);
  return value === "Có" ? 1 : value === "Không" ? 0 : typeof value === "number" ? value : null;
}
