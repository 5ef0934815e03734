/** Codes that point at something: groups, sections, units, elements, indicators. */
import type { Check } from "./check.js";

export const checkReferences: Check = ({ campaign }, report) => {
  const groups = campaign.groups.map((group) => group.code);
  const sections = campaign.sections.map((section) => section.code);
  const elements = campaign.elements.map((element) => element.code);
  const indicators = campaign.indicators.map((indicator) => indicator.code);
  const kinds = campaign.unitKinds.map((kind) => kind.code);
  const unitGroups = campaign.unitGroups.map((group) => group.code);
  const units = campaign.units.map((unit) => unit.code);
  const assignees = ["*", ...unitGroups, ...units];
  const known = (what: "group" | "section" | "assignee" | "element" | "indicator" | "kind" | "unit") =>
    ({
      group: groups,
      section: sections,
      assignee: assignees,
      element: elements,
      indicator: indicators,
      kind: kinds,
      unit: units,
    })[what];
  type What = Parameters<typeof known>[0];
  const need = (
    what: What,
    code: string,
    path: readonly PropertyKey[],
    file: "indicators" | "campaign" = "indicators",
  ) => {
    if (!known(what).includes(code)) report.unknown(file, path, what, code, known(what));
  };
  const needAll = (what: What, codes: readonly string[] | undefined, path: readonly PropertyKey[]) =>
    codes?.forEach((code, k) => {
      need(what, code, [...path, k]);
    });

  campaign.rankings.forEach((ranking, i) => {
    need("indicator", ranking.indicator, ["rankings", i, "indicator"], "campaign");
    if (!unitGroups.includes(ranking.group))
      report.unknown("campaign", ["rankings", i, "group"], "assignee", ranking.group, unitGroups);
  });
  campaign.groups.forEach((group, i) => {
    if (group.section) need("section", group.section, ["groups", i, "section"], "campaign");
  });
  need("unit", campaign.issuer.unit, ["issuer", "unit"], "campaign");
  const choices = campaign.basis.choices.map((choice) => choice.code);
  if (!choices.includes(campaign.basis.code))
    report.unknown("campaign", ["basis", "code"], "basis", campaign.basis.code, choices);
  const { proposals, ...lists } = campaign.narrative;
  for (const [key, codes] of Object.entries(lists))
    codes.forEach((code, k) => {
      need("element", code, ["narrative", key, k], "campaign");
    });
  proposals.forEach((proposal, i) => {
    proposal.elements.forEach((code, k) => {
      need("element", code, ["narrative", "proposals", i, "elements", k], "campaign");
    });
  });
  campaign.elements.forEach((element, i) => {
    const path = ["elements", i];
    need("group", element.group, [...path, "group"]);
    if (element.indicator) need("indicator", element.indicator, [...path, "indicator"]);
    needAll("assignee", element.reporters, [...path, "reporters"]);
    needAll("assignee", element.countFrom, [...path, "countFrom"]);
    needAll("assignee", element.crosscheckFrom, [...path, "crosscheckFrom"]);
    needAll("element", element.sumOf, [...path, "sumOf"]);
    if (element.subsetOf) need("element", element.subsetOf, [...path, "subsetOf"]);
  });
  campaign.rosters.forEach((roster, i) => {
    need("group", roster.group, ["rosters", i, "group"]);
    needAll("assignee", roster.reporters, ["rosters", i, "reporters"]);
  });
  campaign.indicators.forEach((indicator, i) => {
    need("group", indicator.group, ["indicators", i, "group"]);
    if (indicator.lead) need("unit", indicator.lead, ["indicators", i, "lead"]);
  });
  campaign.targets.forEach((target, i) => {
    need("indicator", target.indicator, ["targets", i, "indicator"]);
  });
  campaign.rules.forEach((rule, i) => {
    needAll("assignee", rule.units, ["rules", i, "units"]);
  });
  campaign.units.forEach((unit, i) => {
    if (!kinds.includes(unit.kind)) report.unknownInUnits(i, "kind", unit.kind, kinds);
    for (const group of unit.groups)
      if (!unitGroups.includes(group)) report.unknownInUnits(i, "unitGroup", group, unitGroups);
  });
};
