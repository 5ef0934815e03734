/** Units that end: when, who takes over, and what must not name them any more. */
import type { MessageCode, Slots } from "../../messages/index.js";
import type { Definition } from "../load.js";
import type { Unit } from "../schema.js";
import { dayAfter, existsOn, hasEnded, isDay, standsFor, writtenDay } from "../validity.js";
import type { Check, Report } from "./check.js";
import { circle } from "./circle.js";

export const checkValidity: Check = (definition, report) => {
  definition.campaign.units.forEach((unit, i) => {
    if (areDays(report, unit, i)) checkSuccessor(definition, report, unit, i);
  });
  checkNamedSingly(definition, report);
};

function checkSuccessor({ campaign }: Definition, report: Report, unit: Unit, index: number): void {
  const { units, deadlines } = campaign;
  const { code, name, successor, validTo } = unit;
  const by = units.find((one) => one.code === successor);
  const tell = (what: MessageCode, slots: Slots) => report.unit(index, what, { code, successor, ...slots });
  if (successor === "") return;
  if (!by) {
    const codes = units.map((one) => one.code);
    report.unknownInUnits(index, "unit", successor, codes);
    return;
  }
  const chain = circle(code, (one) => units.flatMap((known) => (known.code === one ? [known.successor] : [])));
  if (validTo === "") tell("campaign.successor_of_living", {});
  else if (chain) tell("campaign.successor_circle", { chain: chain.join(" → ") });
  else if (!existsOn(by, dayAfter(validTo)))
    tell("campaign.successor_absent", { name, day: writtenDay(dayAfter(validTo)) });
  // A longer line is told at its last link.
  else if (hasEnded(campaign, unit) && by.successor === "" && standsFor(units, unit, deadlines.due) === null)
    tell("campaign.successor_ended", { day: writtenDay(by.validTo) });
}

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
    for (const [key, codes] of Object.entries({ reporters, countFrom, crosscheckFrom }))
      all(["elements", i, key], codes);
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
