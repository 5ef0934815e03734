/** A check result before it is told in one language. */

import type { Lang } from "../messages/index.js";
import type { CellRef, CheckResult, Finding } from "../model.js";

export interface Judgement extends Omit<CheckResult, "message"> {
  says: Record<Lang, string>;
  /** What tells it apart from others of its rule, unit and elements: the key of a roster's row, a cell outside the form. */
  about?: string;
}

/** A result in the language asked for. */
export function told({ says, about: _, ...rest }: Judgement, lang: Lang): CheckResult {
  return { ...rest, message: says[lang] };
}

/** The elements a judgement names, each once, in order: with rule and unit they identify a finding. */
export function elementsNamed(judgement: { cells: readonly CellRef[] }): string[] {
  return [...new Set(judgement.cells.map((cell) => cell.element))];
}

/**
 * Ids of findings, one a judgement: the same as long as rule, unit, elements and what it is about are, in whatever order
 * the cells are named; a number tells apart those that share all of it. FNV-1a, so that this room needs no crypto; ids are only looked up
 * inside one campaign.
 */
export function findingIds(judgements: readonly Pick<Judgement, "rule" | "unit" | "cells" | "about">[]): string[] {
  const seen = new Map<string, number>();
  const ids: string[] = [];
  for (const judgement of judgements) {
    const { rule, unit, about } = judgement;
    const key = [rule, unit ?? "", ...elementsNamed(judgement).sort(), ...(about ? [`=${about}`] : [])].join("|");
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    ids.push(fnv1a(times === 1 ? key : `${key}|${times}`));
  }
  return ids;
}

function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0").slice(0, 12);
}

/** Whether a finding still stops the report. */
export function isBlocker(finding: Pick<Finding, "severity" | "state">): boolean {
  return finding.severity === "error" && (finding.state === "open" || finding.state === "answered");
}
