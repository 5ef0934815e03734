/** Findings about the files themselves: which of a unit's counts, whether it is still asked, by what it was judged. */
import { createHash } from "node:crypto";
import { type Campaign, expectedUnits } from "../campaign/index.js";
import { listed } from "../intake/index.js";
import type { Lang } from "../messages/index.js";
import type { Finding } from "../model.js";
import type { SubmissionRecord } from "../store/index.js";
import { byUnit } from "./by-unit.js";
import { derived, type Told } from "./derived-findings.js";
import type { Said } from "./findings.js";
import { judgedBy } from "./ingest/judged-by.js";
import { minuteIn } from "./status.js";

/** Units whose files contradict each other: decided by saying which counts, not by accepting the finding. */
export function conflicts(submissions: readonly SubmissionRecord[], lang: Lang): Finding[] {
  const rivals = submissions.filter((record) => record.state === "conflict");
  const units = [...new Set(rivals.map((record) => record.unit))];
  const told = units.map((unit) => {
    const own = rivals.filter((record) => record.unit === unit);
    const slots = { list: own.map(named).join("; ") };
    return { rule: "submission.conflict" as const, unit, slots, severity: "error" as const, cells: [] };
  });
  return derived(told, { lang, decisions: new Map(), words: () => "" });
}

/** Files that would count, of units that are no longer asked: their figures stand in no sum. */
export function notAsked(campaign: Campaign, submissions: readonly SubmissionRecord[], said: Said): Finding[] {
  const asked = new Set(expectedUnits(campaign).map(({ code }) => code));
  const others = submissions.filter(
    ({ unit, state }) => !asked.has(unit) && (state === "current" || state === "conflict"),
  );
  const told = [...byUnit(others)].map(([unit, own]) => {
    const slots = { unit, list: own.map(named).join("; ") };
    const about = own.map(({ sha256 }) => sha256).join();
    return { rule: "submission.not_asked" as const, unit, slots, severity: "error" as const, cells: [], about };
  });
  return derived(told, said);
}

/**
 * Files that were read and judged by another definition than today's: what was found in them then may not be so now. Accepted,
 * it is told again once the definition or the files are others.
 */
export function judgedBefore(
  campaign: Campaign,
  submissions: readonly SubmissionRecord[],
  hashes: ReadonlyMap<string, string>,
  said: Said,
): Finding[] {
  const today = new Map(expectedUnits(campaign).map((unit) => [unit.code, judgedBy(campaign, unit)]));
  const before = submissions.filter(({ sha256, unit, state }) => {
    const [then, now] = [hashes.get(sha256), today.get(unit)];
    return state === "current" && then !== undefined && now !== undefined && then !== now;
  });
  if (before.length === 0) return [];
  const slots = { count: before.length, list: listed(before.map(named)) };
  const about = createHash("sha256");
  for (const { sha256, unit } of before) about.update(`${sha256} ${today.get(unit)}\n`);
  const told = { rule: "submission.judged_before" as const, unit: null, slots, severity: "error" as const, cells: [] };
  return derived([{ ...told, about: about.digest("hex") }], said);
}

/** Rules whose message names a command: a unit can do nothing about them. */
export const forTheOfficer: ReadonlySet<string> = new Set(["submission.not_asked", "rollup.older"]);

/** Units of which an older roll-up counts, because it arrived later, beside one that was made after it. */
export function olderRollups({ timezone }: Campaign, submissions: readonly SubmissionRecord[], said: Said): Finding[] {
  const made = (record: SubmissionRecord) => record.cover.rolledUpAt ?? "";
  const told = [...byUnit(submissions.filter(({ state }) => state !== "withdrawn"))].flatMap(([unit, own]): Told[] => {
    const newest = own.reduce((last, one) => (made(one) > made(last) ? one : last));
    const older = own.find(
      (one) =>
        made(one) !== "" &&
        made(one) < made(newest) &&
        [...one.parts].some(([part, { current }]) => current && (newest.parts.get(part)?.fingerprint ?? "") !== ""),
    );
    // What the officer has chosen is not asked again.
    if (older === undefined || older.decision?.kind === "accepted") return [];
    const [at, later] = [older, newest].map((one) => minuteIn(timezone, made(one)));
    const slots = { used: named(older), made: at!, newest: named(newest), later: later! };
    const about = `${older.sha256} ${newest.sha256}`;
    return [{ rule: "rollup.older", unit, slots, severity: "error", cells: [], about }];
  });
  return derived(told, said);
}

const named = ({ sha256, file, member }: SubmissionRecord) => `${sha256.slice(0, 12)} (${member ?? file})`;
