/**
 * Which results may be published. First those are hidden that may not be told for their own sake (too few reporters, one
 * enterprise that makes up nearly all); then others, one by one, until nothing hidden can be worked out of what is left,
 * exactly or within narrow bounds.
 */
import type { IndicatorResult, Table } from "../indicators/index.js";
import { type BandResult, breakdownOf } from "./bands.js";
import { type Cell, cellsOf, type Part } from "./cells.js";
import { sourceOf } from "./columns.js";
import { cellsBefore, type Earlier, remember } from "./earlier.js";
import { flattenerOf } from "./flat.js";
import { type Rules, rulesOf, type Why } from "./rules.js";
import { type Secret, System } from "./system.js";
import { fixedSecrets, hiddenSecrets, involvesProtected } from "./targets.js";

export interface Suppressed {
  indicator: string;
  part: Part;
  /** Code of the kind of unit; "" for the total. */
  kind: string;
  why: Why;
}

export interface Protection {
  suppressed: Suppressed[];
  /** Whether a cell may be printed. */
  prints(indicator: string, part: Part, kind?: string): boolean;
  /** Results by kind of unit, hidden ones too, of the indicators for which they mean something. */
  breakdowns: ReadonlyMap<string, readonly BandResult[]>;
  /** For the next publication: what was published before, and what is now. */
  remember(): Earlier;
}

export interface ProtectOptions {
  /** Off only to show in tests what it is for. */
  secondary?: boolean;
  /** What was published before. */
  earlier?: Earlier | null;
}

export function protect(
  table: Table,
  results: readonly IndicatorResult[],
  { secondary = true, earlier = null }: ProtectOptions = {},
): Protection {
  const plain = sourceOf(table);
  const { cells: before, source } = earlier ? cellsBefore(earlier, plain) : { cells: [], source: plain };
  const rules = rulesOf(table.campaign);
  const flatten = flattenerOf(source, rules);
  const context = { source, rules, flatten };
  const definitions = new Map(table.campaign.indicators.map((indicator) => [indicator.code, indicator]));
  const breakdowns = new Map<string, BandResult[]>();
  const cells = results.flatMap((result) => {
    const indicator = definitions.get(result.code)!;
    const breakdown = breakdownOf(source, indicator, result);
    if (breakdown.length > 0) breakdowns.set(result.code, breakdown);
    return cellsOf(context, indicator, result, breakdown);
  });
  const hidden = new Map<Cell, Why>();
  const hide = (cell: Cell, why: Why): void => {
    if (hidden.has(cell)) return;
    hidden.set(cell, why);
    // Without the value there is nothing to compare with last year.
    if (cell.part !== "value") return;
    for (const other of cells)
      if (other.indicator === cell.indicator && (other.part === "previous" || other.part === "change"))
        hide(other, why);
  };
  for (const cell of cells) if (cell.why) hide(cell, cell.why);
  const isOwn = (cell: Cell) => !before.includes(cell);
  const all = [...cells, ...before];
  if (secondary)
    for (const together of components(all, new System(source, rules, flatten, all))) {
      const system = new System(source, rules, flatten, together);
      const own = together.filter(isOwn);
      const fixed = fixedSecrets(together, context, system);
      const innocent = innocence(own, rules, system);
      // What is out already is no secret any more.
      const past = together.filter((cell) => !isOwn(cell));
      const isOut = past.length > 0 ? system.tells(past, false) : () => false;
      const secrets = () => [...fixed, ...hiddenSecrets(own, new Set(hidden.keys()), rules)];
      const visible = (without?: Cell) => own.filter((cell) => !hidden.has(cell) && !goesWith(cell, without));
      while (visible().length > 0) {
        const tells = system.tells([...visible(), ...past]);
        const told = secrets().find(
          (secret) => tells(secret) && !(fixed.includes(secret) && innocent(secret)) && !isOut(secret),
        );
        if (!told) break;
        const mends = (cell: Cell) => !system.tells([...visible(cell), ...past])(told);
        const why = past.length === 0 || system.tells(visible())(told) ? "complement" : "earlier";
        hide(cheapest(visible(), told, mends), why);
      }
    }
  const place = (indicator: string, part: Part, kind: string) => `${indicator}|${part}|${kind}`;
  const gone = new Set([...hidden.keys()].map(({ indicator, part, kind }) => place(indicator, part, kind)));
  return {
    suppressed: [...hidden].map(([{ indicator, part, kind }, why]) => ({ indicator, part, kind, why })),
    prints: (indicator, part, kind = "") => !gone.has(place(indicator, part, kind)),
    breakdowns,
    remember: () =>
      remember(
        cells.filter((cell) => !hidden.has(cell) && !gone.has(place(cell.indicator, "value", ""))),
        flatten,
        earlier,
      ),
  };
}

/**
 * Where all of many public bodies have nothing, one figure that may be told tells it of each of them; that is no secret
 * of theirs. Of enterprises it is.
 */
function innocence(cells: readonly Cell[], rules: Rules, system: System): (secret: Secret) => boolean {
  const known = new Map<Secret, boolean>();
  let alone: ReturnType<System["tells"]>[] | undefined;
  return (secret) => {
    alone ??= cells.filter((cell) => cell.why === null).map((cell) => system.tells([cell], false));
    const found =
      known.get(secret) ?? (!involvesProtected(secret.fraction.over, rules) && alone.some((tells) => tells(secret)));
    known.set(secret, found);
    return found;
  };
}

function goesWith(cell: Cell, without: Cell | undefined): boolean {
  if (cell === without) return true;
  return without?.part === "value" && cell.indicator === without.indicator && cell.part !== "kind";
}

/** What a reader misses least: a part before a comparison before a total. */
const cost: Record<Part, number> = { kind: 1, change: 2, previous: 3, value: 4 };

function cheapest(visible: readonly Cell[], told: Secret, mends: (cell: Cell) => boolean): Cell {
  const keys = new Set([...told.fraction.over.terms.keys(), ...told.fraction.under.terms.keys()]);
  const near = (cell: Cell) => cell.says.some((form) => [...form.terms.keys()].some((key) => keys.has(key)));
  const size = (cell: Cell) => Math.abs(cell.of?.value ?? 0);
  const order = [...visible].sort(
    (a, b) => cost[a.part] - cost[b.part] || Number(near(b)) - Number(near(a)) || size(a) - size(b),
  );
  return order.find(mends) ?? order.find(near) ?? order[0]!;
}

/** Cells that share unknown figures hang together; others tell nothing of each other. */
function components(cells: readonly Cell[], system: System): Cell[][] {
  const groups: { keys: Set<string>; cells: Cell[] }[] = [];
  for (const cell of cells) {
    const keys = new Set(cell.says.flatMap((form) => system.keysIn(form)));
    if (keys.size === 0) continue;
    const touching = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push({
      keys: new Set([...keys, ...touching.flatMap((group) => [...group.keys])]),
      cells: [...touching.flatMap((group) => group.cells), cell],
    });
  }
  return groups.map((group) => group.cells);
}
