/** Whom a letter goes to: from what is known of the round. */
import { byRank, type Campaign, expectedUnits, type Unit } from "../../campaign/index.js";
import type { LetterUnit } from "../../report/index.js";
import type { Round } from "../assemble.js";
import { askedOf, currentOf, replyFileName } from "../feedback.js";
import { templateFileName } from "../generate.js";

/** In order of rank; nobody writes a letter to himself. */
export function addressable(campaign: Campaign, units: readonly Unit[]): { units: Unit[]; self: Unit | null } {
  const distinct = [...new Set(units)];
  const self = distinct.find((unit) => unit.code === campaign.issuer.unit) ?? null;
  return {
    units: byRank(
      campaign,
      distinct.filter((unit) => unit !== self),
    ),
    self,
  };
}

export function assigned(units: readonly Unit[]): LetterUnit[] {
  return units.map((unit) => ({
    ...{ unit, missing: false, refusedFiles: [], points: [], receivedAt: null },
    workbook: templateFileName(unit),
  }));
}

/** Those that have sent nothing, and those with something to mend. */
export function reminded(round: Round, units: readonly Unit[]): LetterUnit[] {
  return units.map((unit) => standing(round, unit)).filter((one) => one.missing || one.points.length > 0);
}

/** Those with something to mend, with the reply workbook to mend it in. */
export function returned(round: Round, units: readonly Unit[]): LetterUnit[] {
  return units
    .map((unit) => standing(round, unit))
    .filter(({ points }) => points.length > 0)
    .map((one) => ({
      ...{ ...one, missing: false },
      workbook: currentOf(round, one.unit).length > 0 ? replyFileName(one.unit) : null,
    }));
}

function standing(round: Round, unit: Unit): LetterUnit {
  const status = round.statuses.find((one) => one.unit === unit.code);
  // What a unit has explained waits for the officer, not for the unit.
  const points = askedOf(round, unit).filter(({ state }) => state === "open");
  return {
    ...{ unit, points, workbook: null },
    missing: status?.state === "missing",
    refusedFiles: status?.refusedFiles ?? [],
    receivedAt: status?.receivedAt ?? null,
  };
}

/** Of the units that owe the issuer a workbook: how many there are, and how many have sent. */
export function tally(round: Round): { asked: number; sent: number } {
  const { campaign, statuses } = round;
  const owing = expectedUnits(campaign).filter((unit) => unit.code !== campaign.issuer.unit);
  const missing = new Set(statuses.filter((one) => one.state === "missing").map((one) => one.unit));
  return { asked: owing.length, sent: owing.filter((unit) => !missing.has(unit.code)).length };
}
