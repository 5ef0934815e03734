/**
 * The consolidated workbook: the figures of all units side by side, and everything that was computed from them as live
 * formulas. The same content gives the same bytes.
 */
import type ExcelJS from "exceljs";
import { campaignRules } from "../../campaign/index.js";
import { reproducible } from "../reproducible.js";
import { Names } from "../template/names.js";
import type { ConsolidatedContent } from "./content.js";
import { writeFigures, writePrevious, writeReasons } from "./figure-pages.js";
import { writeGuide } from "./guide-page.js";
import { rawCells, writeIndicators } from "./indicator-page.js";
import { writeElements, writeFindings, writeLineage } from "./list-pages.js";
import { totalsLeftBlank } from "./live-indicators.js";
import { area, placesOf, rows } from "./places.js";
import { stretchesOf, writeRosters } from "./roster-pages.js";
import { writeCampaignRules, writeUnitRules } from "./rule-pages.js";
import { unitPageNames, writePeers, writeUnits } from "./unit-pages.js";

export async function writeConsolidated(content: ConsolidatedContent): Promise<Uint8Array> {
  const { default: library } = await import("exceljs");
  const { campaign } = content;
  const workbook: ExcelJS.Workbook = new library.Workbook();
  const year = new Date(Date.UTC(campaign.year, 0, 1));
  Object.assign(workbook, { creator: campaign.issuer.name, title: campaign.title, created: year, modified: year });
  workbook.calcProperties.fullCalcOnLoad = true;
  const names = new Names();
  const places = placesOf(campaign);
  const stretches = stretchesOf(content, places);
  const ruleTrees = campaignRules(campaign).flatMap(({ formula, when }) => [
    formula.tree,
    ...(when ? [when.tree] : []),
  ]);
  const leftBlank = totalsLeftBlank(campaign, places, ruleTrees);

  // The first sheet lists the others, so it is written last.
  const guide = workbook.addWorksheet(places.sheets.guide);
  writeIndicators(workbook, content, places, names);
  writeFigures(workbook, content, places, leftBlank);
  writeRosters(workbook, content, places, stretches, names);
  writeUnits(workbook, content, places);
  writeElements(workbook, content, places);
  writeReasons(workbook, content, places);
  writePrevious(workbook, content, places);
  writePeers(workbook, content, places);
  writeCampaignRules(workbook, content, places, rawCells(content, places));
  writeUnitRules(workbook, content, places, stretches);
  writeFindings(workbook, content, places);
  writeLineage(workbook, content, places);
  writeGuide(guide, workbook, content, places);

  for (const { name, sheet, column } of unitPageNames(places))
    names.add(name, sheet, area(column, rows.first, places.lastRow));
  names.setOn(workbook);
  // exceljs need not compress what is compressed once more, natively. Its types leave the option out.
  const stored = { zip: { compression: "STORE" } } as Partial<ExcelJS.XlsxWriteOptions>;
  return reproducible(new Uint8Array(await workbook.xlsx.writeBuffer(stored)));
}
