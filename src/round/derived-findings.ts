/** Findings that no single file shows: between files of a unit, and between units. Derived each time a round is put together. */
import { type Campaign, expectedUnits, rostersOf } from "../campaign/index.js";
import { type MessageCode, message, type Slots } from "../messages/index.js";
import type { CellRef, Finding, Severity } from "../model.js";
import type { Store, StoredValue, SubmissionRecord } from "../store/index.js";
import { findingIds } from "../validation/index.js";
import { byUnit } from "./by-unit.js";
import { answered, type Said, withDecision } from "./findings.js";

export interface Told {
  rule: MessageCode;
  unit: string | null;
  slots: Slots;
  severity: Severity;
  cells: CellRef[];
  /** What else tells it from others of its rule and unit: where that changes, it is another finding. */
  about?: string;
}

/** A finding that is derived from the state of the round rather than kept with a file. */
export function derived(told: readonly Told[], { lang, decisions, words }: Said): Finding[] {
  const ids = findingIds(told);
  return told.map(({ rule, unit, slots, severity, cells }, index) => {
    const base = { id: ids[index]!, rule, unit, severity, cells };
    const text = message(lang, rule, slots);
    return withDecision(
      { ...base, result: "fail", imbalance: null, message: text, ...answered(words(base)) },
      decisions,
    );
  });
}

/** What is kept of files whatever became of them. */
export type Kept = Pick<Store, "valuesOf" | "allFindings">;

/** Figures of the revision before that the current one leaves empty without a word. */
export async function vanishedFigures(
  campaign: Campaign,
  store: Kept,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  said: Said,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const sent = byUnit(submissions);
  const counting = byUnit(values);
  for (const unit of expectedUnits(campaign)) {
    const own = (sent.get(unit.code) ?? []).filter((record) => record.state !== "withdrawn");
    if (own.length < 2) continue;
    const earlier = await valuesBefore(store, own);
    const current = counting.get(unit.code) ?? [];
    const known = new Map(earlier.map((value) => [`${value.element}|${value.row}`, value]));
    const cells = current.flatMap(({ element, row, fate, reason, sheet, cell, raw }) => {
      const was = known.get(`${element}|${row}`);
      if (row !== 0 || fate !== "blank" || reason !== null || !was || was.fate === "blank") return [];
      const slots = { before: was.raw };
      const at = [{ element, sheet, cell, raw }];
      return [{ rule: "value.vanished" as const, unit: unit.code, slots, severity: "error" as const, cells: at }];
    });
    const lists = rostersOf(campaign, unit).flatMap((roster): Told[] => {
      const rows = (of: readonly StoredValue[]) => of.filter((value) => value.element === roster.key && value.row > 0);
      const before = rows(earlier).length;
      const now = rows(current).length;
      if (now >= before) return [];
      const slots = { roster: roster.name, before, now };
      const at = [{ element: roster.key, sheet: roster.sheet, cell: "", raw: "" }];
      if (now > 0)
        return [{ rule: "roster.fewer" as const, unit: unit.code, slots, severity: "warning" as const, cells: at }];
      return [{ rule: "roster.vanished" as const, unit: unit.code, slots, severity: "error" as const, cells: at }];
    });
    found.push(...derived([...cells, ...lists], said));
  }
  return found;
}

/**
 * For each part that counts, what the unit last said before: each figure from the latest earlier submission that said
 * anything of it, each list from the latest that had rows. A figure that vanished stays vanished through later revisions.
 */
async function valuesBefore(store: Kept, own: readonly SubmissionRecord[]): Promise<StoredValue[]> {
  const figures = new Map<string, StoredValue>();
  const lists = new Map<string, StoredValue[]>();
  const current = new Map(
    own.flatMap((record) => [...record.parts].flatMap(([part, one]) => (one.current ? [[part, record] as const] : []))),
  );
  const earlier = (record: SubmissionRecord) =>
    [...record.parts.keys()].filter((part) => record.revision < (current.get(part)?.revision ?? 0));
  for (const record of [...own].sort((a, b) => a.revision - b.revision)) {
    const parts = earlier(record);
    if (parts.length === 0) continue;
    const values = (await store.valuesOf(record.sha256)).filter((value) => parts.includes(value.part));
    for (const value of values)
      if (value.row === 0 && (value.fate !== "blank" || value.reason !== null)) figures.set(value.element, value);
    for (const part of parts) {
      const rows = values.filter((value) => value.part === part && value.row > 0);
      if (rows.length > 0) lists.set(part, rows);
    }
  }
  return [...figures.values(), ...[...lists.values()].flat()];
}

/** Figures enough that two units cannot have the same by chance. */
const figuresAlike = 5;

/** Units that sent exactly the same figures: one form was filled in from another. */
export function sameFigures(campaign: Campaign, values: readonly StoredValue[], said: Said): Finding[] {
  const figures = new Map<string, string[]>();
  for (const { unit, element, row, value } of values) {
    if (row !== 0 || typeof value !== "number" || value === 0) continue;
    const own = figures.get(unit);
    if (own) own.push(`${element}=${value}`);
    else figures.set(unit, [`${element}=${value}`]);
  }
  const alike = new Map<string, string[]>();
  for (const [unit, own] of figures) {
    if (own.length < figuresAlike) continue;
    const key = own.sort().join("|");
    alike.set(key, [...(alike.get(key) ?? []), unit]);
  }
  const names = new Map(campaign.units.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const told = [...alike.values()].flatMap((units) =>
    units.length < 2
      ? []
      : units.map((unit) => {
          const other = units
            .filter((one) => one !== unit)
            .map(nameOf)
            .join("; ");
          const slots = { count: figures.get(unit)!.length, other };
          return { rule: "submission.same_figures" as const, unit, slots, severity: "warning" as const, cells: [] };
        }),
  );
  return derived(told, said);
}
