/** A unit's workbook from the definition: the same input gives the same bytes. */
import type ExcelJS from "exceljs";
import type { Campaign, Unit } from "../../campaign/index.js";
import { type FormLayout, layoutOf } from "../layout.js";
import { soundParts } from "../reproducible.js";
import { levels, zip } from "../zip.js";
import type { FormContent } from "./content.js";
import { writeCover } from "./cover.js";
import { writeFigures } from "./figures.js";
import { liveRules } from "./live-formulas.js";
import { Names } from "./names.js";
import { writeReply } from "./reply.js";
import { writeRoster } from "./roster.js";
import { writeStamp } from "./stamp.js";
import { writeTexts } from "./texts.js";

/** exceljs need not compress what is compressed once more, natively. Its types leave the option out. */
const stored = { zip: { compression: "STORE" } } as Partial<ExcelJS.XlsxWriteOptions>;

/** Rows of a roster that are left free below those that are filled. */
const rowsToSpare = 20;

/** The layout with rosters long enough for what is to be written. */
function withRoom(layout: FormLayout, content: FormContent): FormLayout {
  const sheets = layout.sheets.map((sheet) => {
    const rows = sheet.kind === "roster" ? (content.rosters?.get(sheet.roster.code)?.length ?? 0) : 0;
    if (sheet.kind !== "roster" || rows <= sheet.roster.rows) return sheet;
    return { ...sheet, lastRow: sheet.firstRow + rows + rowsToSpare - 1 };
  });
  return { ...layout, sheets };
}

/** Loaded when the first form is written: reading returned workbooks needs neither its time nor its memory. */
async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import("exceljs");
  return new library.Workbook();
}

/** The bytes of a unit's .xlsx; blank where `content` holds only last year's figures. */
export async function writeTemplate(campaign: Campaign, unit: Unit, content: FormContent): Promise<Uint8Array> {
  return zip(await formParts(campaign, unit, content, unit), levels.quick);
}

/** The parts of a unit's form that bears the name and the code of `shown`. */
export async function formParts(
  campaign: Campaign,
  unit: Unit,
  content: FormContent,
  shown: Unit,
): Promise<[name: string, part: Uint8Array][]> {
  const layout = withRoom(layoutOf(campaign, unit), content);
  const workbook = await newWorkbook();
  const year = new Date(Date.UTC(campaign.year, 0, 1));
  Object.assign(workbook, { creator: campaign.issuer.name, title: campaign.title, created: year, modified: year });
  workbook.calcProperties.fullCalcOnLoad = true;
  const names = new Names();
  const live = liveRules(campaign, unit, layout);
  if (content.reply) writeReply(workbook, campaign, shown, layout, content.reply);
  writeCover(workbook, campaign, shown, content, names);
  for (const sheet of layout.sheets) {
    if (sheet.kind === "figures") writeFigures(workbook, campaign, shown, layout, sheet, live, content, names);
    else if (sheet.kind === "roster") writeRoster(workbook, campaign, shown, sheet, live, content, names);
    else writeTexts(workbook, campaign, shown, sheet, content, names);
  }
  writeStamp(workbook, campaign, shown, layout, content, names);
  names.setOn(workbook);
  return soundParts(new Uint8Array(await workbook.xlsx.writeBuffer(stored)));
}
