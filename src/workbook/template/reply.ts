/** Writes the sheet that answers a unit: each finding, a link to its cell, and a place to explain. */
import type ExcelJS from "exceljs";
import type { Campaign, Unit } from "../../campaign/index.js";
import {
  type FormLayout,
  figureColumns,
  figureSheets,
  replyColumns,
  replyHeaderRow,
  replyHeaders,
  replySheetName,
  rosterSheets,
  textColumns,
} from "../layout.js";
import { columnLetters } from "../read/index.js";
import type { Reply, ReplyLine } from "./content.js";
import { writeLetterhead } from "./letterhead.js";
import { align, border, font, heightFor, marked, pageSetup, protection, shared, tint } from "./style.js";

const widths: Record<keyof typeof replyColumns, number> = {
  number: 5,
  severity: 11,
  place: 24,
  message: 70,
  raw: 20,
  explanation: 44,
  finding: 15,
  printed: 15,
};

export const replyTexts = {
  title: "Phản hồi về biểu số liệu đã gửi",
  howTo:
    "Ô nền đỏ: lỗi, số liệu chưa được tính. Ô nền cam: cần xác nhận. Bấm vào tên ô để đến đúng chỗ rồi sửa số liệu ngay trong biểu; " +
    "nếu số liệu đúng, ghi lý do ở cột Giải trình của trang này. Làm xong gửi lại chính tệp này.",
  nothing: "Không có phát hiện nào cần sửa hay giải trình.",
  severities: { error: "LỖI", warning: "Cảnh báo", note: "Lưu ý" },
} as const;

export function writeReply(
  workbook: ExcelJS.Workbook,
  campaign: Campaign,
  unit: Unit,
  layout: FormLayout,
  reply: Reply,
): void {
  const page = workbook.addWorksheet(replySheetName, {
    views: [{ state: "frozen", ySplit: replyHeaderRow, showGridLines: false }],
    properties: { tabColor: { argb: "FFB00020" } },
  });
  for (const [key, column] of Object.entries(replyColumns))
    page.getColumn(column).width = widths[key as keyof typeof widths];
  page.getColumn(replyColumns.finding).hidden = true;
  page.getColumn(replyColumns.printed).hidden = true;
  const last = replyColumns.explanation;
  writeLetterhead(page, campaign, unit, { title: replyTexts.title, lastColumn: last, split: replyColumns.message });
  page.mergeCells(6, 1, 6, last);
  Object.assign(page.getCell(6, 1), { value: replyTexts.howTo, font: font.body, alignment: align.top });
  page.getRow(6).height = 52;
  const put = (row: number, column: number, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style>) => {
    const cell = page.getCell(row, column);
    cell.style = shared({ font: font.body, alignment: align.top, border, ...style });
    if (value !== null && value !== "") cell.value = value;
  };
  for (const [key, column] of Object.entries(replyColumns))
    put(replyHeaderRow, column, replyHeaders[key as keyof typeof replyHeaders], {
      ...{ font: font.bold, alignment: align.centre, fill: tint.header },
    });
  const places = placesOf(layout);
  reply.lines.forEach((line, index) => {
    const row = replyHeaderRow + 1 + index;
    const place = places(line);
    put(row, replyColumns.number, index + 1, { alignment: align.centre });
    put(row, replyColumns.severity, replyTexts.severities[line.severity], {
      ...{ alignment: align.centre, font: font.bold, fill: marked[line.severity] },
    });
    put(row, replyColumns.place, place && { text: place.text, hyperlink: place.link }, {
      font: { ...font.body, underline: true, color: { argb: "FF0B3D91" } },
    });
    put(row, replyColumns.message, line.message, {});
    put(row, replyColumns.raw, line.raw, { numFmt: "@" });
    put(row, replyColumns.explanation, line.explanation, {
      ...{ fill: tint.input, numFmt: "@", protection: { locked: false } },
    });
    put(row, replyColumns.finding, line.finding, { font: font.code });
    const printed = [
      String(index + 1),
      replyTexts.severities[line.severity],
      place?.text ?? "",
      line.message,
      line.raw,
    ];
    put(row, replyColumns.printed, JSON.stringify(printed), { font: font.code, numFmt: "@" });
    page.getRow(row).height = heightFor(
      [
        { text: line.message, width: widths.message },
        { text: line.raw, width: widths.raw },
        { text: place?.text ?? "", width: widths.place },
      ],
      16,
      2,
    );
  });
  if (reply.lines.length === 0) {
    page.mergeCells(replyHeaderRow + 1, 1, replyHeaderRow + 1, last);
    Object.assign(page.getCell(replyHeaderRow + 1, 1), { value: replyTexts.nothing, font: font.italic });
  }
  pageSetup(page, "landscape", `${replyHeaderRow}:${replyHeaderRow}`);
  void page.protect("", protection);
}

/** Where a line's cell stands in this very workbook: the sheet and address, and a link to it. */
function placesOf(layout: FormLayout): (line: ReplyLine) => { text: string; link: string } | null {
  const figures = new Map(
    figureSheets(layout).flatMap((sheet) => {
      const column = columnLetters(sheet.kind === "texts" ? textColumns.value : figureColumns.value);
      return sheet.rows.map(
        ({ row, element }) => [element.code, { sheet: sheet.name, cell: `${column}${row}` }] as const,
      );
    }),
  );
  const columns = new Map(
    rosterSheets(layout).flatMap((sheet) =>
      sheet.columns.map(
        ({ column, definition }) => [definition.code, { sheet, letters: columnLetters(column) }] as const,
      ),
    ),
  );
  return ({ at }) => {
    if (at === null) return null;
    const listed = columns.get(at.element);
    const place = listed
      ? { sheet: listed.sheet.name, cell: `${listed.letters}${listed.sheet.firstRow + Math.max(1, at.row) - 1}` }
      : figures.get(at.element);
    if (!place) return null;
    // A name of a sheet has no apostrophe: the definition's check sees to it.
    return { text: `${place.sheet}!${place.cell}`, link: `#'${place.sheet}'!${place.cell}` };
  };
}
