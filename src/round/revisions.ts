/** What a unit changed from one submission to the next, cell by cell. */
import type { Value } from "../model.js";
import type { Store, StoredValue, SubmissionRecord } from "../store/index.js";

/** Where a submission came from, as people are shown it: "thu.eml › Biểu.xlsx". */
export function shownFile({ file, member }: Pick<SubmissionRecord, "file" | "member">): string {
  return member === null ? file : `${file} › ${member}`;
}

/** One cell as two submissions have it; null where a submission has no such cell. */
export interface Change {
  element: string;
  /** 0 for an element; the row of a roster. */
  row: number;
  before: StoredValue | null;
  after: StoredValue | null;
}

/** Cells that say something else, in the order of the form. */
export function differences(before: readonly StoredValue[], after: readonly StoredValue[]): Change[] {
  const key = (value: Value) => `${value.element}|${value.row}`;
  const was = new Map(before.map((value) => [key(value), value]));
  const is = new Map(after.map((value) => [key(value), value]));
  const changed = after.flatMap((value): Change[] => {
    const old = was.get(key(value)) ?? null;
    return old && sameAnswer(old, value) ? [] : [{ element: value.element, row: value.row, before: old, after: value }];
  });
  const gone = before.filter((value) => !is.has(key(value)));
  return [
    ...changed,
    ...gone.map((value): Change => ({ element: value.element, row: value.row, before: value, after: null })),
  ];
}

function sameAnswer(a: Value, b: Value): boolean {
  const same = a.fate === b.fate && a.value === b.value && a.reason === b.reason && a.includedIn === b.includedIn;
  return same && (a.fate !== "rejected" || a.raw === b.raw);
}

/**
 * What the submission says otherwise than those before it, over the parts it holds; null where none of these parts was
 * sent before. `own`: the unit's submissions.
 */
export async function changesSince(
  store: Store,
  record: SubmissionRecord,
  own: readonly SubmissionRecord[],
): Promise<Change[] | null> {
  const earlier = new Map<string, string[]>();
  for (const part of record.parts.keys()) {
    const holder = holderBefore(record, part, own);
    if (holder) earlier.set(holder.sha256, [...(earlier.get(holder.sha256) ?? []), part]);
  }
  if (earlier.size === 0) return null;
  const before: StoredValue[] = [];
  for (const [sha256, parts] of earlier)
    before.push(...(await store.valuesOf(sha256)).filter((value) => parts.includes(value.part)));
  const compared = new Set([...earlier.values()].flat());
  return differences(
    before,
    (await store.valuesOf(record.sha256)).filter((value) => compared.has(value.part)),
  );
}

/** The unit's submission that held the part before this one. */
export function holderBefore(
  record: SubmissionRecord,
  part: string,
  own: readonly SubmissionRecord[],
): SubmissionRecord | undefined {
  return own
    .filter((one) => one.revision < record.revision && one.state !== "withdrawn" && one.parts.has(part))
    .sort((a, b) => b.revision - a.revision || (a.sha256 < b.sha256 ? -1 : 1))[0];
}

export interface UnitRevision {
  record: SubmissionRecord;
  /** null for the first submission of its parts. */
  changes: Change[] | null;
}

/** A unit's submissions in the order of arrival, each with what it changed. */
export async function revisionsOf(store: Store, unit: string): Promise<UnitRevision[]> {
  const own = (await store.submissions()).filter((record) => record.unit === unit);
  const revisions: UnitRevision[] = [];
  for (const record of own) revisions.push({ record, changes: await changesSince(store, record, own) });
  return revisions;
}
