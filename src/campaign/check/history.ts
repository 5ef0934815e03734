/** Last year's figures: asked for, once each, of the element's kind and of a known basis. */
import { reports } from "../assignments.js";
import { isNumeric, lowest } from "../elements.js";
import { unknownOfToday } from "../last-year.js";
import type { Element, Unit } from "../schema.js";
import { successorOf } from "../validity.js";
import type { Check } from "./check.js";

export const checkHistory: Check = ({ campaign }, report) => {
  const units = new Map(campaign.units.map((unit) => [unit.code, unit]));
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const bases = new Set(["illustrative", ...campaign.basis.choices.map((choice) => choice.code)]);
  const seen = new Set<string>();
  // What was a unit's alone is asked of the one that took over.
  const isAsked = (element: Element, unit: Unit) => {
    const now = successorOf(campaign, unit);
    return reports(element, unit) || (now !== null && reports(element, now));
  };
  campaign.history.forEach(({ unit: unitCode, element: code, value, basis }, i) => {
    const unit = units.get(unitCode);
    const element = elements.get(code);
    const slots = { unit: unitCode, element: code };
    if (!unit || !element || !isAsked(element, unit)) {
      report.history(i, "campaign.history_not_asked", slots);
      return;
    }
    const key = `${unitCode}|${code}`;
    if (seen.has(key)) report.history(i, "campaign.history_twice", slots);
    seen.add(key);
    if (!fits(element, value)) report.history(i, "campaign.history_value", { ...slots, value });
    if (!bases.has(basis)) report.history(i, "campaign.history_basis", { basis });
  });
  if (report.problems.some(({ level }) => level === "error")) return;
  const unknown = unknownOfToday(campaign);
  for (const unit of new Set(unknown.map((one) => one.unit))) {
    const own = unknown.filter((one) => one.unit === unit);
    const list = own.map(({ element, lacking }) =>
      lacking.length === 0 ? element.code : `${element.code} (${lacking.map(({ code }) => code).join(", ")})`,
    );
    const slots = { unit: unit.code, name: unit.name, count: own.length, list: list.join("; ") };
    report.historyNotice("campaign.history_not_summed", slots);
  }
};

function fits(element: Element, value: number | string): boolean {
  if (element.type === "boolean") return value === "Có" || value === "Không";
  if (!isNumeric(element)) return value !== "";
  if (typeof value !== "number") return false;
  const least = lowest(element);
  if (element.type === "integer" && !Number.isInteger(value)) return false;
  return (least === undefined || value >= least) && (element.max === undefined || value <= element.max);
}
