/** Last year's figures: asked for, once each, of the element's kind and of a known basis. */
import { reports } from "../assignments.js";
import { isNumeric, lowest } from "../elements.js";
import type { Element } from "../schema.js";
import type { Check } from "./check.js";

export const checkHistory: Check = ({ campaign }, report) => {
  const units = new Map(campaign.units.map((unit) => [unit.code, unit]));
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const bases = new Set(["illustrative", ...campaign.basis.choices.map((choice) => choice.code)]);
  const seen = new Set<string>();
  campaign.history.forEach(({ unit: unitCode, element: code, value, basis }, i) => {
    const unit = units.get(unitCode);
    const element = elements.get(code);
    const slots = { unit: unitCode, element: code };
    if (!unit || !element || !reports(element, unit)) {
      report.history(i, "campaign.history_not_asked", slots);
      return;
    }
    const key = `${unitCode}|${code}`;
    if (seen.has(key)) report.history(i, "campaign.history_twice", slots);
    seen.add(key);
    if (!fits(element, value)) report.history(i, "campaign.history_value", { ...slots, value });
    if (!bases.has(basis)) report.history(i, "campaign.history_basis", { basis });
  });
};

function fits(element: Element, value: number | string): boolean {
  if (element.type === "boolean") return value === "Có" || value === "Không";
  if (!isNumeric(element)) return value !== "";
  if (typeof value !== "number") return false;
  const least = lowest(element);
  if (element.type === "integer" && !Number.isInteger(value)) return false;
  return (least === undefined || value >= least) && (element.max === undefined || value <= element.max);
}
