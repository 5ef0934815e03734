/** The first sheet: what the workbook is, how far its figures go, what each sheet holds. */
import type ExcelJS from "exceljs";
import { font, pageSetup } from "../template/style.js";
import type { ConsolidatedContent } from "./content.js";
import { cellText, fitHeight } from "./page.js";
import type { OwnSheet, Places } from "./places.js";
import { guide } from "./texts.js";

const wrapped = { vertical: "top", wrapText: true } as const;

/** `workbook`: with all the other sheets, which the first one lists. */
export function writeGuide(
  page: ExcelJS.Worksheet,
  workbook: ExcelJS.Workbook,
  content: ConsolidatedContent,
  places: Places,
): void {
  const { campaign, marks } = content;
  page.views = [{ showGridLines: false }] as never;
  page.getColumn(1).width = 34;
  page.getColumn(2).width = 110;
  let row = 0;
  const line = (left: string, right = "", style: Partial<ExcelJS.Font> = font.body) => {
    row++;
    for (const [column, text] of [left, right].entries()) {
      const cell = page.getCell(row, column + 1);
      if (text !== "") cell.value = cellText(text);
      cell.font = column === 0 && right !== "" ? font.bold : style;
      if (right !== "") cell.alignment = wrapped;
    }
    if (right !== "") fitHeight(page, row, { 2: right });
  };
  line(guide.title, "", font.title);
  for (const mark of marks) line(mark, "", { ...font.bold, color: { argb: "FFB00020" } });
  line(campaign.title, "", font.bold);
  line(campaign.issuer.name, "", font.body);
  row++;
  for (const [label, value] of content.facts) line(label, value);
  row++;
  line(guide.sheetsHead, "", font.bold);
  for (const sheet of workbook.worksheets) {
    const own = (Object.keys(places.sheets) as OwnSheet[]).find((key) => places.sheets[key] === sheet.name);
    if (own === "guide") continue;
    const isRoster = places.rosters.some((roster) => roster.sheet === sheet.name);
    line(sheet.name, own ? guide.sheets[own] : isRoster ? guide.sheets.rosters : guide.sheets.groups);
    page.getCell(row, 1).value = {
      text: cellText(sheet.name),
      hyperlink: `#'${sheet.name}'!A1`,
    };
  }
  row++;
  line(guide.howHead, "", font.bold);
  for (const [index, text] of guide.how.entries()) line(`${index + 1}.`, text);
  pageSetup(page, "landscape");
  const mark = marks.join(". ").replaceAll("&", "&&");
  if (mark !== "") page.headerFooter.oddHeader = `&C&"Times New Roman,Bold"&10${mark}`;
}
