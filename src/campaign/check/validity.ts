/** Units that end: when, who takes over, and what must not name them any more. */
import type { Unit } from "../schema.js";
import { dayAfter, existsOn, hasEnded, isDay, standsFor, writtenDay } from "../validity.js";
import type { Check, Report } from "./check.js";
import { circle } from "./circle.js";

export const checkValidity: Check = (definition, report) => {
  const { campaign } = definition;
  const { units, deadlines } = campaign;
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const successors = (code: string) => [byCode.get(code)?.successor ?? ""].filter((one) => byCode.has(one));
  units.forEach((unit, i) => {
    if (!areDays(report, unit, i)) return;
    const { code, name, successor, validTo } = unit;
    if (successor === "") return;
    if (!byCode.has(successor)) return report.unknownInUnits(i, "unit", successor, [...byCode.keys()]);
    if (validTo === "") return report.unit(i, "campaign.successor_of_living", { code, successor });
    const chain = circle(code, successors);
    if (chain) return report.unit(i, "campaign.successor_circle", { chain: chain.join(" → ") });
    const next = dayAfter(validTo);
    if (!existsOn(byCode.get(successor)!, next))
      return report.unit(i, "campaign.successor_absent", { code, name, successor, day: writtenDay(next) });
    // A longer line is told at its broken link.
    if (hasEnded(campaign, unit) && standsFor(units, unit, deadlines.due) === null && isLastLink(successor))
      report.unit(i, "campaign.successor_ended", { code, successor, day: writtenDay(byCode.get(successor)!.validTo) });
  });
  checkNamedSingly(definition, report);

  function isLastLink(code: string): boolean {
    return byCode.get(code)!.successor === "";
  }
};

function areDays(report: Report, { code, validFrom, validTo }: Unit, index: number): boolean {
  const wrong = Object.entries({ validFrom, validTo }).filter(([, day]) => day !== "" && !isDay(day));
  for (const [column, day] of wrong) report.unit(index, "campaign.bad_day", { code, column, day });
  if (wrong.length > 0) return false;
  if (validFrom === "" || validTo === "" || validFrom <= validTo) return true;
  report.unit(index, "campaign.days_order", { code, from: writtenDay(validFrom), to: writtenDay(validTo) });
  return false;
}

/** What speaks of one unit must speak of one that is there. */
const checkNamedSingly: Check = ({ campaign }, report) => {
  const { units, deadlines } = campaign;
  const ended = new Map(units.filter((unit) => hasEnded(campaign, unit)).map((unit) => [unit.code, unit]));
  const slots = (unit: Unit) => {
    const suggest = standsFor(units, unit, deadlines.due)?.code ?? "";
    return { code: unit.code, name: unit.name, day: writtenDay(unit.validTo), suggest };
  };
  const at = (file: "campaign" | "indicators", path: readonly PropertyKey[], code: string) => {
    const unit = ended.get(code);
    if (unit) report.at(file, path, "campaign.ended_named", slots(unit));
  };
  const all = (path: readonly PropertyKey[], codes: readonly string[] | undefined) =>
    codes?.forEach((code, k) => {
      at("indicators", [...path, k], code);
    });
  at("campaign", ["issuer", "unit"], campaign.issuer.unit);
  campaign.elements.forEach(({ reporters, countFrom, crosscheckFrom }, i) => {
    for (const [key, codes] of Object.entries({ reporters, countFrom, crosscheckFrom })) all(["elements", i, key], codes);
  });
  campaign.rosters.forEach(({ reporters }, i) => {
    all(["rosters", i, "reporters"], reporters);
  });
  campaign.rules.forEach((rule, i) => {
    all(["rules", i, "units"], rule.units);
  });
  campaign.indicators.forEach(({ lead }, i) => {
    if (lead) at("indicators", ["indicators", i, "lead"], lead);
  });
  const living = units.filter((unit) => !ended.has(unit.code));
  const livingNames = new Set(living.map(({ name }) => name));
  units.forEach((unit, i) => {
    if (ended.has(unit.code) || livingNames.has(unit.parent)) return;
    const parent = [...ended.values()].find(({ code, name }) => unit.parent === name || unit.parent === code);
    if (parent) report.unit(i, "campaign.ended_parent", { ...slots(parent), unit: unit.code });
  });
};
