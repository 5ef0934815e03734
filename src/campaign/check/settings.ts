/** Deadlines and targets, and what is still made up. */
import type { Check } from "./check.js";

export const checkSettings: Check = ({ campaign }, report) => {
  const { due, lateAfter, ministry } = campaign.deadlines;
  if (!(due <= lateAfter && lateAfter <= ministry)) report.at("campaign", ["deadlines"], "campaign.deadline_order", {});
  const rated = new Set<string>();
  campaign.targets.forEach((target, i) => {
    const path = ["targets", i];
    const { indicator } = target;
    if (target.op === "range" && !(target.high !== undefined && target.high > target.value))
      report.at("indicators", path, "campaign.range_without_high", { indicator });
    if (target.status === "reference") return;
    if (rated.has(indicator)) report.at("indicators", path, "campaign.two_targets", { indicator, year: target.year });
    rated.add(indicator);
    if (target.year !== campaign.year)
      report.at("indicators", path, "campaign.target_other_year", {
        indicator,
        target: target.year,
        year: campaign.year,
      });
  });
  const madeUp = campaign.targets.filter((target) => target.status === "illustrative");
  if (madeUp.length > 0)
    report.notice("indicators", ["targets"], "campaign.illustrative_targets", {
      count: madeUp.length,
      list: madeUp.map((target) => target.indicator).join(", "),
    });
  const history = campaign.history.filter((row) => row.basis === "illustrative");
  if (history.length > 0) report.historyNotice("campaign.illustrative_history", { count: history.length });
};

/** Whether the definition holds anything made up, so that documents must say so. */
export function isIllustrative(campaign: Parameters<Check>[0]["campaign"]): boolean {
  return (
    campaign.targets.some((target) => target.status === "illustrative") ||
    (campaign.historyAsWritten ?? campaign.history).some((row) => row.basis === "illustrative")
  );
}
