/** Writes the hidden sheet: what the workbook is (its stamp), what formulas know of the unit, and the closed lists. */
import type ExcelJS from "exceljs";
import { type Campaign, definitionHash, reserved, type Unit, unitNames, unitValue } from "../../campaign/index.js";
import { reasonLabels } from "../../messages/reasons.js";
import {
  type FormLayout,
  figureSheets,
  rosterSheets,
  type Stamp,
  signatureKey,
  stampKeys,
  stampSheetName,
} from "../layout.js";
import { columnLetters } from "../read/index.js";
import { signatureOf } from "../signature.js";
import type { FormContent } from "./content.js";
import type { Names } from "./names.js";

export function stampOf(campaign: Campaign, unit: Pick<Unit, "code" | "name">): Stamp {
  return {
    campaign: campaign.code,
    year: String(campaign.year),
    definition: definitionHash(campaign),
    unit: unit.code,
    unitName: unit.name,
  };
}

export function writeStamp(
  workbook: ExcelJS.Workbook,
  campaign: Campaign,
  unit: Unit,
  layout: FormLayout,
  content: FormContent,
  names: Names,
): void {
  const page = workbook.addWorksheet(stampSheetName, { state: "hidden" });
  const stamp = stampOf(campaign, unit);
  let row = 0;
  const line = (key: string, value: string | number) => {
    row++;
    page.getCell(row, 1).value = key;
    page.getCell(row, 2).value = value;
  };
  for (const key of stampKeys) line(key, stamp[key]);
  for (const name of unitNames(campaign)) {
    line(name, unitValue(name, unit));
    names.add(name, stampSheetName, `$B$${row}`);
  }
  if (content.key) line(signatureKey, signatureOf(content.key, stamp));
  const lists: [string, readonly string[]][] = [
    ["REASON", Object.values(reasonLabels).map((label) => label.vi)],
    ["ANSWER", ["Có", "Không"]],
    ["BASIS", campaign.basis.choices.map((choice) => choice.name)],
    ["CODE", figureSheets(layout).flatMap((sheet) => sheet.rows.map(({ element }) => element.code))],
    ...rosterSheets(layout).flatMap((sheet) =>
      sheet.columns.flatMap(({ definition }): [string, readonly string[]][] =>
        definition.list ? [[definition.code, definition.list]] : [],
      ),
    ),
  ];
  lists.forEach(([name, values], index) => {
    const column = 4 + index;
    page.getCell(1, column).value = name;
    values.forEach((value, k) => {
      page.getCell(2 + k, column).value = value;
    });
    const letters = columnLetters(column);
    names.add(reserved.list + name, stampSheetName, `$${letters}$2:$${letters}$${1 + values.length}`);
  });
  void page.protect("", {});
}
