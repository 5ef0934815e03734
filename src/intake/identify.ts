/** Whose workbook it is: its stamp, then its cover. Anything that does not agree is refused, never guessed. */
import { type Campaign, definitionHash, type Unit } from "../campaign/index.js";
import type { MessageCode, Slots } from "../messages/index.js";
import { clean, matchUnitName } from "../vietnamese/index.js";
import { type ReadWorkbook, type Stamp, stampKeys, stampSheetName } from "../workbook/index.js";
import { contentAt, namedContent } from "./cells.js";

export type Identity =
  | { unit: Unit; definition: string; olderTemplate: boolean; stamped: boolean }
  | { refused: MessageCode; slots: Slots };

export function identify(campaign: Campaign, workbook: ReadWorkbook): Identity {
  const stamp = stampOf(workbook);
  const cover = {
    code: namedContent(workbook, "INFO_UNIT_CODE"),
    name: namedContent(workbook, "INFO_UNIT"),
    year: namedContent(workbook, "INFO_YEAR"),
  };
  if (!stamp && !cover.code && !cover.name) return { refused: "identity.none", slots: {} };
  if (stamp && stamp.campaign !== campaign.code)
    return {
      refused: "identity.other_campaign",
      slots: { campaign: stamp.campaign, year: stamp.year, expected: campaign.year },
    };
  const year = stamp?.year || cover.year;
  if (year && year !== String(campaign.year))
    return { refused: "identity.other_year", slots: { year, expected: campaign.year } };
  const stamped = stamp ? campaign.units.find((unit) => unit.code === stamp.unit) : undefined;
  if (stamp && !stamped)
    return { refused: "identity.unknown_unit", slots: { unit: `${stamp.unit} ${stamp.unitName}`.trim() } };
  const covered = unitOfCover(campaign, cover);
  if (covered === "ambiguous") return { refused: "identity.ambiguous", slots: { name: cover.name } };
  if (covered === "contradiction")
    return { refused: "identity.contradiction", slots: { stamp: cover.code, cover: cover.name } };
  if (stamped && covered && covered.code !== stamped.code)
    return { refused: "identity.contradiction", slots: { stamp: stamped.name, cover: cover.name || covered.name } };
  const unit = stamped ?? covered;
  if (!unit) return { refused: "identity.unknown_unit", slots: { unit: cover.name || cover.code } };
  if (!unit.expected) return { refused: "identity.not_expected", slots: { unit: unit.name } };
  const definition = stamp?.definition ?? "";
  const olderTemplate = definition !== "" && definition !== definitionHash(campaign);
  return { unit, definition, olderTemplate, stamped: stamp !== null };
}

function stampOf(workbook: ReadWorkbook): Stamp | null {
  const sheet = workbook.sheets.find((one) => one.name === stampSheetName);
  if (!sheet) return null;
  const found = new Map<string, string>();
  for (const cell of sheet.cells.values())
    if (cell.column === 1 && typeof cell.value === "string") found.set(cell.value, contentAt(sheet, cell.row, 2));
  if (!stampKeys.every((key) => found.has(key))) return null;
  return Object.fromEntries(stampKeys.map((key) => [key, found.get(key) ?? ""])) as Stamp;
}

function unitOfCover(
  campaign: Campaign,
  cover: { code: string; name: string },
): Unit | "ambiguous" | "contradiction" | undefined {
  const byCode = campaign.units.find((unit) => unit.code === clean(cover.code));
  if (!cover.name) return byCode;
  const match = matchUnitName(cover.name, campaign.units);
  if (match === "ambiguous") return byCode ?? "ambiguous";
  const byName = campaign.units.find((unit) => unit.code === match);
  if (byCode && byName && byCode !== byName) return "contradiction";
  return byName ?? byCode;
}
