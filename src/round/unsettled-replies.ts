/**
 * What a unit was asked about in a reply workbook and sent back as it was. A form made anew shows no trace of what was wrong with
 * the file before it: without this, returning it unchanged would settle everything.
 */
import { type Campaign, inputsBehind } from "../campaign/index.js";
import type { CellRef, Finding } from "../model.js";
import type { StoredExplanation, StoredValue, SubmissionRecord } from "../store/index.js";
import type { Kept } from "./derived-findings.js";
import { type Said, unitFinding } from "./findings.js";

/** Findings of earlier files that a current reply lists, whose figures say nothing new; `found`: those of what counts. */
export async function unsettledReplies(
  campaign: Campaign,
  store: Kept,
  submissions: readonly SubmissionRecord[],
  values: readonly StoredValue[],
  explanations: readonly StoredExplanation[],
  found: readonly Finding[],
  told: Said,
): Promise<Finding[]> {
  const listed = explanations.filter((one) => one.current);
  if (listed.length === 0) return [];
  const open = new Set(found.map((finding) => `${finding.unit}|${finding.id}`));
  const asked = new Set(listed.map(({ unit, finding }) => `${unit}|${finding}`).filter((key) => !open.has(key)));
  const revisions = new Map(submissions.map((record) => [record.sha256, record.revision]));
  const latest = new Map(
    (await store.allFindings())
      .filter((record) => record.result === "fail" && asked.has(`${record.unit}|${record.id}`))
      .sort((a, b) => (revisions.get(a.sha256) ?? 0) - (revisions.get(b.sha256) ?? 0))
      .map((record) => [`${record.unit}|${record.id}`, record]),
  );
  const unsettled: Finding[] = [];
  for (const record of latest.values()) {
    const cells = JSON.parse(record.cells) as CellRef[];
    const named = new Set(
      cells.flatMap(({ element }) => (element === "" ? [] : inputsBehind(campaign.elements, element))),
    );
    if (named.size === 0) continue;
    const before = said(await store.valuesOf(record.sha256), named);
    const now = said(
      values.filter((value) => value.unit === record.unit),
      named,
    );
    if (before === now) unsettled.push(unitFinding(record, told));
  }
  return unsettled;
}

/** What stands for the elements named: a figure or a reason. What was refused says as little as what is blank. */
function said(values: readonly StoredValue[], named: ReadonlySet<string>): string {
  const own = values.flatMap(({ element, row, fate, value, reason, includedIn }) => {
    const says = fate === "accepted" ? value : reason === null ? null : [reason, includedIn];
    return named.has(element) && says !== null ? [JSON.stringify([element, row, says])] : [];
  });
  return own.sort().join("\n");
}
