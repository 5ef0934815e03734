/** What a unit's own report is made from: its indicators, its place among comparable units, what was found and what it owes. */
import { elementsOf, isIllustrative, rostersOf, type Unit } from "../campaign/index.js";
import { type IndicatorResult, resultOfUnit, valuesOfUnits } from "../indicators/index.js";
import type { UnitReportInput } from "../report/index.js";
import type { Round } from "./assemble.js";
import { asOf } from "./report.js";

/** Fewer are not compared: a place or a median among a few says what the others have. */
const leastPeers = 10;

/** Makes the input of any unit's report; what units have in common is computed once. */
export function unitReportInputs(
  round: Round,
): (unit: Unit, options: { draft: boolean; date: string | null }) => UnitReportInput {
  const { campaign, table, indicators } = round;
  const values = new Map<string, Map<string, number | null>>();
  const ofUnits = (code: string): Map<string, number | null> => {
    const known =
      values.get(code) ?? new Map(valuesOfUnits(table, code, table.units).map((one) => [one.unit, one.value]));
    values.set(code, known);
    return known;
  };
  return (unit, { draft, date }) => ({
    ...{ campaign, unit, draft, date, asOf: asOf(round), illustrative: isIllustrative(campaign) },
    status: round.statuses.find((status) => status.unit === unit.code) ?? null,
    results: indicators.flatMap((indicator) => resultOf(indicator, unit)),
    findings: round.findings.filter((finding) => finding.unit === unit.code),
    unanswered: unansweredOf(round, unit),
  });

  function resultOf(indicator: IndicatorResult, unit: Unit): UnitReportInput["results"] {
    const own = ofUnits(indicator.code);
    const value = own.get(unit.code) ?? null;
    if (value === null) return [];
    const peers = table.units.filter((one) => comparable(one, unit)).flatMap((one) => own.get(one.code) ?? []);
    const { previous, change } = resultOfUnit(table, indicator.code, unit);
    const compared = peers.length >= leastPeers && !campaign.publication.protectedKinds.includes(unit.kind);
    return [{ indicator, value, previous, change, peers: compared ? peers : [] }];
  }
}

/** Units of the same first group, such as all communes and wards; those in no group, of the same kind. */
function comparable(one: Unit, other: Unit): boolean {
  const [group] = other.groups;
  return group === undefined ? one.kind === other.kind : one.groups[0] === group;
}

/** Figures asked for without a value or a reason, and lists that are empty. */
function unansweredOf(round: Round, unit: Unit): { code: string; name: string }[] {
  const { campaign, values } = round;
  const own = values.filter((value) => value.unit === unit.code);
  const answered = new Set(
    own.filter((value) => value.fate === "accepted" || value.reason !== null).map((value) => value.element),
  );
  const required = elementsOf(campaign, unit).filter((element) => !element.sumOf && !element.optional);
  const lists = rostersOf(campaign, unit).filter((roster) => table(roster.key) === 0);
  return [...required.filter((element) => !answered.has(element.code)), ...lists].map(({ code, name }) => ({
    code,
    name,
  }));

  function table(key: string): number {
    return own.filter((value) => value.element === key && value.row > 0).length;
  }
}
