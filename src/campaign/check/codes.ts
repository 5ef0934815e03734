/** Codes: used once, usable as Excel names, not reserved; groups and units that do not share one. */
import { isExcelName, isReserved } from "../names.js";
import type { Check, Report } from "./check.js";

export const checkCodes: Check = ({ campaign }, report) => {
  const names = new Map<string, string>();
  const name = (code: string, path: readonly PropertyKey[]) => {
    if (names.has(code.toUpperCase())) report.at("indicators", path, "campaign.duplicate", { code });
    names.set(code.toUpperCase(), code);
    if (!isExcelName(code)) report.at("indicators", path, "campaign.not_excel_name", { code });
    if (isReserved(code)) report.at("indicators", path, "campaign.reserved", { code });
  };
  campaign.elements.forEach((element, i) => {
    name(element.code, ["elements", i, "code"]);
  });
  campaign.rosters.forEach((roster, i) => {
    once(report, names, roster.code, ["rosters", i, "code"]);
    roster.columns.forEach((column, j) => {
      const path = ["rosters", i, "columns", j];
      name(column.code, [...path, "code"]);
      if ((column.type === "list") !== (column.list !== undefined))
        report.at("indicators", path, "campaign.list_missing", { code: column.code });
    });
    if (!roster.columns.some((column) => column.code === roster.key))
      report.at("indicators", ["rosters", i, "key"], "campaign.key_not_a_column", {
        code: roster.code,
        key: roster.key,
      });
  });
  const indicators = new Map<string, string>();
  campaign.indicators.forEach((indicator, i) => {
    once(report, indicators, indicator.code, ["indicators", i, "code"]);
    // A code names one printed number: an indicator's value is not an element's total.
    if (names.has(indicator.code.toUpperCase()))
      report.at("indicators", ["indicators", i, "code"], "campaign.duplicate", { code: indicator.code });
  });
  const rules = new Map<string, string>();
  campaign.rules.forEach((rule, i) => {
    once(report, rules, rule.id, ["rules", i, "id"]);
  });
  const { basis, unitKinds, unitGroups, sections } = campaign;
  for (const [path, list] of Object.entries({ unitKinds, unitGroups, sections, groups: campaign.groups })) {
    const seen = new Set<string>();
    list.forEach(({ code }, i) => {
      if (seen.has(code)) report.at("campaign", [path, i, "code"], "campaign.duplicate", { code });
      seen.add(code);
    });
  }
  const choices = basis.choices.map((choice) => choice.code);
  choices.forEach((code, i) => {
    if (choices.indexOf(code) < i) report.at("campaign", ["basis", "choices", i], "campaign.duplicate", { code });
  });
  const sheets = new Set(ownSheets.map(sheetKey));
  campaign.groups.forEach((group, i) => {
    if (sheets.has(sheetKey(group.sheet)))
      report.at("campaign", ["groups", i, "sheet"], "campaign.sheet_twice", { name: group.sheet });
    sheets.add(sheetKey(group.sheet));
  });
  campaign.rosters.forEach((roster, i) => {
    if (sheets.has(sheetKey(roster.sheet)))
      report.at("indicators", ["rosters", i, "sheet"], "campaign.sheet_twice", { name: roster.sheet });
    sheets.add(sheetKey(roster.sheet));
  });
  const units = new Set<string>();
  const groups = new Set(campaign.unitGroups.map((group) => group.code));
  campaign.units.forEach((unit, i) => {
    if (units.has(unit.code)) report.unit(i, "campaign.duplicate", { code: unit.code });
    units.add(unit.code);
    if (groups.has(unit.code)) report.unit(i, "campaign.two_assignee_meanings", { code: unit.code });
  });
};

function once(report: Report, seen: Map<string, string>, code: string, path: readonly PropertyKey[]): void {
  if (seen.has(code.toUpperCase())) report.at("indicators", path, "campaign.duplicate", { code });
  seen.set(code.toUpperCase(), code);
}

/** Sheets that every workbook has: its cover and its hidden sheet. */
const ownSheets = ["Thông tin chung", "tonghop"];

function sheetKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
