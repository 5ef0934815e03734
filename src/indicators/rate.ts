/** Targets and ratings: from unrounded values, compared to 15 digits as Excel does. */
import type { Campaign, Rating, Target } from "../campaign/index.js";
import { share } from "./coverage.js";
import type { Coverage } from "./result.js";

export function ratedTarget(campaign: Campaign, indicator: string): Target | null {
  const own = campaign.targets.filter((target) => target.indicator === indicator && target.status !== "reference");
  return own.find((target) => target.year === campaign.year) ?? null;
}

export function references(campaign: Campaign, indicator: string): Target[] {
  return campaign.targets.filter((target) => target.indicator === indicator && target.status === "reference");
}

/** -1, 0 or 1, of the numbers as 15 digits. */
function compare(a: number, b: number): number {
  return Math.sign(Number(a.toPrecision(15)) - Number(b.toPrecision(15)));
}

/** Where a value stands to a target. */
export function against(value: number, target: Target): Extract<Rating, "exceeded" | "met" | "missed"> {
  const side = compare(value, target.value);
  switch (target.op) {
    case ">=":
      return side > 0 ? "exceeded" : side === 0 ? "met" : "missed";
    case "<=":
      return side < 0 ? "exceeded" : side === 0 ? "met" : "missed";
    case ">":
      return side > 0 ? "met" : "missed";
    case "<":
      return side < 0 ? "met" : "missed";
    case "=":
      return side === 0 ? "met" : "missed";
    case "range":
      return side < 0 ? "missed" : compare(value, target.high ?? target.value) > 0 ? "exceeded" : "met";
  }
}

/** `additive`: the value can only grow when the missing units report. */
export function rate(
  value: number | null,
  target: Target | null,
  coverage: Coverage,
  minCoverage: number,
  additive: boolean,
): Rating {
  if (!target) return "no_target";
  if (value === null || share(coverage) < minCoverage) return "insufficient";
  const rating = against(value, target);
  if (!additive || coverage.reported === coverage.expected) return rating;
  return mayTurn(rating, value, target) ? "insufficient" : rating;
}

/** Whether a sum that can only grow may yet get another side of its target. */
function mayTurn(rating: Rating, value: number, target: Target): boolean {
  if (target.op === "<=" || target.op === "<") return rating !== "missed";
  if (target.op === "=") return compare(value, target.value) <= 0;
  return rating === "missed";
}
