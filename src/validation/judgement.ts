/** A check result before it is told in one language. */
import type { CellRef, CheckResult, Finding } from "../model.js";
import type { Lang } from "../messages/index.js";

export interface Judgement extends Omit<CheckResult, "message"> {
  says: Record<Lang, string>;
}

/** A result in the language asked for. */
export function told({ says, ...rest }: Judgement, lang: Lang): CheckResult {
  return { ...rest, message: says[lang] };
}

/** The elements a judgement names, each once, in order: with rule and unit they identify a finding. */
export function elementsNamed(judgement: { cells: readonly CellRef[] }): string[] {
  return [...new Set(judgement.cells.map((cell) => cell.element))];
}

/**
 * Id of a finding: the same as long as rule, unit and elements are. FNV-1a over the key, so that this room needs no
 * crypto; ids are only looked up inside one campaign.
 */
export function findingId(judgement: Pick<Judgement, "rule" | "unit" | "cells">): string {
  const key = [judgement.rule, judgement.unit ?? "", ...elementsNamed(judgement)].join("|");
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(key)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0").slice(0, 12);
}

/** Whether a finding still stops the report. */
export function isBlocker(finding: Pick<Finding, "severity" | "state">): boolean {
  return finding.severity === "error" && (finding.state === "open" || finding.state === "answered");
}
