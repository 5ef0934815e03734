/** The block over every sheet: bodies on the left, the reporting unit on the right, the title in the middle. */
import type ExcelJS from "exceljs";
import type { Campaign, Unit } from "../../campaign/index.js";
import { align, font, heightFor, shared } from "./style.js";

export function writeLetterhead(
  page: ExcelJS.Worksheet,
  campaign: Campaign,
  unit: Unit,
  { title, lastColumn, split }: { title: string; lastColumn: number; split: number },
): void {
  const line = (row: number, from: number, to: number, text: string, style: Partial<ExcelJS.Style>) => {
    page.mergeCells(row, from, row, to);
    const cell = page.getCell(row, from);
    cell.style = shared({ alignment: align.centre, font: font.body, ...style });
    cell.value = text;
  };
  const texts = letterheadTexts(campaign, unit, title);
  line(1, 1, split - 1, texts.superior, {});
  line(2, 1, split - 1, texts.issuer, { font: font.bold });
  line(1, split, lastColumn, texts.reporter, { font: font.bold });
  line(2, split, lastColumn, texts.receiver, {});
  line(3, 1, lastColumn, texts.title, { font: font.title });
  line(4, 1, lastColumn, texts.period, { font: font.italic });
  page.getRow(1).height = 18;
  page.getRow(2).height = 18;
  page.getRow(3).height = Math.max(26, heightFor([{ text: title, width: 90 }], 20));
  page.getRow(4).height = 20;
}

const reporterPrefix = "Đơn vị báo cáo: ";

/** What a line of the block says of the unit and the year; both "" for any other text. */
export function readLetterhead(text: string): { reporter: string; year: string } {
  const reporter = text.startsWith(reporterPrefix) ? text.slice(reporterPrefix.length) : "";
  return { reporter, year: /^Năm (\d{4}) [–-] thời kỳ số liệu: /.exec(text)?.[1] ?? "" };
}

/** The words of the block, so that they are known again when the workbook comes back. */
export function letterheadTexts(campaign: Campaign, unit: Unit, title: string) {
  const basis = campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)?.name ?? "";
  return {
    superior: campaign.issuer.superior.toUpperCase(),
    issuer: campaign.issuer.name.toUpperCase(),
    reporter: reporterPrefix + unit.name,
    receiver: `Đơn vị nhận báo cáo: ${campaign.issuer.name}`,
    title: title.toUpperCase(),
    period: `Năm ${campaign.year} – thời kỳ số liệu: ${basis.toLowerCase()}`,
  };
}
