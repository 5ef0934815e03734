/** Who reports and who counts: nothing unasked, nothing counted twice, totals with all their parts. */
import { countingUnits, counts, elementsOf, expectedUnits, names, reports, rostersOf } from "../assignments.js";
import { isNumeric } from "../elements.js";
import type { Check } from "./check.js";
import { circle } from "./circle.js";

export const checkCounting: Check = ({ campaign }, report) => {
  const expected = expectedUnits(campaign);
  const byName = new Map(expected.map((unit) => [unit.name, unit]));
  const byCode = new Map(campaign.elements.map((element) => [element.code, element]));
  campaign.elements.forEach((element, i) => {
    const path = ["elements", i];
    const { code } = element;
    const reporting = expected.filter((unit) => reports(element, unit));
    const counting = countingUnits(campaign, element);
    if (reporting.length === 0) report.at("indicators", [...path, "reporters"], "campaign.nobody_reports", { code });
    else if (counting.length === 0) report.at("indicators", [...path, "countFrom"], "campaign.nobody_counts", { code });
    if (element.level === "province" && counting.length > 1)
      report.at("indicators", path, "campaign.counted_twice", {
        code,
        count: counting.length,
        units: counting.map((unit) => unit.code).join(", "),
      });
    for (const unit of reporting) {
      const checks = element.crosscheckFrom !== undefined && names(element.crosscheckFrom, unit);
      if (checks && counts(element, unit))
        report.at("indicators", path, "campaign.counts_and_checks", { code, unit: unit.code });
      if (element.countFrom && !checks && !counts(element, unit))
        report.at("indicators", path, "campaign.reporter_in_neither", { code, unit: unit.code });
    }
    if (!element.boundary && element.type !== "longtext" && element.type !== "text" && element.type !== "boolean") {
      const child = counting.find((unit) => counting.includes(byName.get(unit.parent)!));
      if (child)
        report.at("indicators", path, "campaign.parent_and_child", { code, parent: child.parent, child: child.name });
    }
    const chain = circle(element.code, (one) => byCode.get(one)?.sumOf ?? []);
    if (chain) report.at("indicators", [...path, "sumOf"], "campaign.circular_total", { chain: chain.join(" → ") });
    const parts = element.sumOf ?? [];
    parts.forEach((part, k) => {
      if (parts.indexOf(part) < k) report.at("indicators", [...path, "sumOf", k], "campaign.duplicate", { code: part });
    });
    for (const part of new Set(parts)) {
      const other = byCode.get(part);
      if (other && !isNumeric(other))
        report.at("indicators", [...path, "sumOf"], "campaign.total_of_texts", { code, part });
      const without = other && reporting.find((unit) => !reports(other, unit));
      if (without)
        report.at("indicators", [...path, "sumOf"], "campaign.part_not_reported", {
          unit: without.code,
          total: code,
          part,
        });
    }
  });
  campaign.units.forEach((unit, i) => {
    if (
      unit.expected &&
      !elementsOf(campaign, unit).some((element) => !element.optional) &&
      !rostersOf(campaign, unit).length
    )
      report.unit(i, "campaign.nothing_to_report", { code: unit.code, name: unit.name });
  });
};
