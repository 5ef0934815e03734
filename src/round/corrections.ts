/** Figures that units have corrected: what counts now, and what the revision before said. */
import type { Correction } from "../model.js";
import type { Store, SubmissionRecord } from "../store/index.js";
import { changesSince } from "./revisions.js";

export async function correctionsOf(store: Store, submissions: readonly SubmissionRecord[]): Promise<Correction[]> {
  const corrections: Correction[] = [];
  for (const record of submissions) {
    if (record.state !== "current") continue;
    const own = submissions.filter((one) => one.unit === record.unit);
    if (own.length < 2) continue;
    const counting = [...record.parts].filter(([, part]) => part.current).map(([part]) => part);
    for (const { element, row, before, after } of (await changesSince(store, record, own)) ?? []) {
      // A figure that was blank before is new, not corrected; lists are told by what is in them now.
      if (row !== 0 || before === null || after === null || !counting.includes(after.part)) continue;
      if (before.fate === "blank" && before.reason === null) continue;
      const { sha256, sheet, cell, raw, reason } = before;
      corrections.push({ unit: record.unit, element, before: { sha256, sheet, cell, raw, reason }, raw: after.raw });
    }
  }
  return corrections;
}
