/**
 * The form of one unit: which cell of which sheet holds what. One map, used to write the template and to read what
 * comes back. It knows nothing of a spreadsheet library.
 */
import {
  assignmentKey,
  type Campaign,
  type Element,
  elementsOf,
  type Roster,
  type RosterColumn,
  rostersOf,
  type Unit,
} from "../campaign/index.js";
import { FewKept } from "./few-kept.js";

/** Columns of a sheet of figures, 1-based. */
export const figureColumns = {
  number: 1,
  code: 2,
  label: 3,
  unit: 4,
  previous: 5,
  value: 6,
  reason: 7,
  includedIn: 8,
  evidence: 9,
  explanation: 10,
  check: 11,
  /** Hidden: 1 where the row holds a usable value, and the messages of its rules. */
  has: 12,
  failures: 13,
} as const;

/** What stands over the columns: written in the head of a sheet, and looked for when columns have moved. */
export const figureHeaders = {
  number: "STT",
  code: "Mã",
  label: "Chỉ tiêu, số liệu",
  unit: "Đơn vị tính",
  previous: "Năm trước",
  value: "Năm báo cáo",
  reason: "Lý do chưa có số liệu",
  includedIn: "Đã tính vào (mã)",
  evidence: "Nguồn, minh chứng",
  explanation: "Giải trình",
  check: "Kiểm tra",
} as const;

/** Columns of a sheet of free text. */
export const textColumns = { number: 1, code: 2, label: 3, value: 4 } as const;

export const textHeaders = {
  number: "STT",
  code: "Mã",
  label: "Nội dung",
  value: "Ý kiến của đơn vị (viết ngắn gọn, không ghi thông tin cá nhân)",
} as const;

/** A roster's own columns stand between its row number and its check. */
export const rosterFirstColumn = 2;

export interface FigureRow {
  row: number;
  number: number;
  element: Element;
  label: string;
}

export interface HeadingRow {
  row: number;
  text: string;
}

export interface FigureSheet {
  kind: "figures" | "texts";
  /** What the sheet is a part of the form as: the code of its group. */
  part: string;
  name: string;
  title: string;
  headerRow: number;
  headings: HeadingRow[];
  rows: FigureRow[];
}

export interface RosterSheet {
  kind: "roster";
  /** As of a sheet of figures: made of the code of the roster, so that it is never that of a group. */
  part: string;
  name: string;
  title: string;
  roster: Roster;
  /** Holds the codes of the columns, hidden: the second anchor. */
  codeRow: number;
  headerRow: number;
  firstRow: number;
  /** The last row given; the row after it says where to insert more and belongs to the named range. */
  lastRow: number;
  columns: { column: number; definition: RosterColumn }[];
  checkColumn: number;
}

export type CoverField = "basis" | "filledBy" | "phone" | "email" | "head" | "date" | "letterNumber";

export const coverFields: readonly { field: CoverField; name: string }[] = [
  { field: "basis", name: "INFO_BASIS" },
  { field: "filledBy", name: "INFO_FILLED_BY" },
  { field: "phone", name: "INFO_PHONE" },
  { field: "email", name: "INFO_EMAIL" },
  { field: "head", name: "INFO_HEAD" },
  { field: "date", name: "INFO_DATE" },
  { field: "letterNumber", name: "INFO_LETTER_NUMBER" },
];

export const coverSheetName = "Thông tin chung";
export const stampSheetName = "tonghop";
/** In a reply workbook: the findings, each with a cell to explain in. */
export const replySheetName = "Phản hồi";
export const replyHeaderRow = 8;
export const replyColumns = {
  number: 1,
  severity: 2,
  place: 3,
  message: 4,
  raw: 5,
  explanation: 6,
  finding: 7,
  /** Hidden: what was printed in the row, so that what is typed over it is told. */
  printed: 8,
} as const;
export const replyHeaders = {
  number: "STT",
  severity: "Mức độ",
  place: "Ô (bấm để đến)",
  message: "Nội dung và cách sửa",
  raw: "Đơn vị đã ghi",
  explanation: "Giải trình của đơn vị",
  finding: "Mã phát hiện",
  printed: "Bản in",
} as const;

/** Keys of the stamp, in column A of its sheet; values in column B. */
export const stampKeys = ["campaign", "year", "definition", "unit", "unitName"] as const;
export type Stamp = Record<(typeof stampKeys)[number], string>;
/** Below the stamp, where the campaign has a secret. */
export const signatureKey = "signature";
/** Of the cover: label and value columns, and the row of the first field. */
export const coverColumns = { label: 2, value: 3 } as const;
export const coverRows = { unit: 6, code: 7, year: 8, firstField: 9 } as const;

export interface FormLayout {
  unit: Unit;
  /** The same for units that are asked for the same. */
  sheets: readonly (FigureSheet | RosterSheet)[];
}

const figureHeaderRow = 6;
const textHeaderRow = 5;
const rosterHeaderRow = 6;

/** Layouts kept of a campaign: it has few, unless its units are asked one by one. */
const layoutsKept = 24;

const layouts = new WeakMap<Campaign, FewKept<FormLayout["sheets"]>>();

/** What the form of a unit looks like; sheets without anything for the unit are left out. */
export function layoutOf(campaign: Campaign, unit: Unit): FormLayout {
  const kept = layouts.get(campaign) ?? new FewKept(layoutsKept);
  layouts.set(campaign, kept);
  return { unit, sheets: kept.of(assignmentKey(campaign, unit), () => sheetsOf(campaign, unit)) };
}

function sheetsOf(campaign: Campaign, unit: Unit): FormLayout["sheets"] {
  const elements = elementsOf(campaign, unit);
  const figures = campaign.groups.flatMap((group): FigureSheet[] => {
    const own = elements.filter((element) => element.group === group.code);
    if (own.length === 0) return [];
    return [figureSheet(campaign, group, own)];
  });
  const texts = figures.filter((sheet) => sheet.kind === "texts");
  const rosters = rostersOf(campaign, unit).map(rosterSheet);
  return [...figures.filter((sheet) => sheet.kind === "figures"), ...rosters, ...texts];
}

function figureSheet(campaign: Campaign, group: Campaign["groups"][number], elements: Element[]): FigureSheet {
  const { sheet: name, name: title } = group;
  const kind = elements.every((element) => element.type === "longtext") ? "texts" : "figures";
  const headerRow = kind === "texts" ? textHeaderRow : figureHeaderRow;
  const sheet: FigureSheet = { kind, part: group.code, name, title, headerRow, headings: [], rows: [] };
  // Under the header of figures stands a row of column codes (A, B, 1, 2 …), as statistical forms have it.
  let row = headerRow + (kind === "figures" ? 2 : 1);
  let heading: string | undefined;
  for (const element of byHeading(campaign, elements)) {
    if (element.indicator !== undefined && element.indicator !== heading) {
      const indicator = campaign.indicators.find((one) => one.code === element.indicator);
      if (indicator) sheet.headings.push({ row: row++, text: `${indicator.code}. ${indicator.name}` });
      heading = element.indicator;
    }
    sheet.rows.push({ row: row++, number: sheet.rows.length + 1, element, label: labelOf(element) });
  }
  return sheet;
}

/** Elements in the order of the indicators that head them, so that a heading stands once. */
function byHeading(campaign: Campaign, elements: Element[]): Element[] {
  const order = new Map(campaign.indicators.map((indicator, index) => [indicator.code, index]));
  const place = (element: Element) => (element.indicator === undefined ? -1 : (order.get(element.indicator) ?? -1));
  return [...elements].sort((a, b) => place(a) - place(b));
}

/** The label as printed: the third anchor. What a unit must leave out stands with it. */
export function labelOf(element: Pick<Element, "name" | "boundary" | "note">): string {
  const remarks = [element.boundary, element.note].filter((remark) => remark !== undefined);
  return remarks.length > 0 ? `${element.name} (${remarks.join(". ")})` : element.name;
}

/** The part of the form that a roster is. */
export function rosterPart(roster: Pick<Roster, "code">): string {
  return `roster ${roster.code}`;
}

function rosterSheet(roster: Roster): RosterSheet {
  const columns = roster.columns.map((definition, index) => ({ column: rosterFirstColumn + index, definition }));
  const firstRow = rosterHeaderRow + 1;
  return {
    kind: "roster",
    part: rosterPart(roster),
    name: roster.sheet,
    title: roster.name,
    roster,
    codeRow: rosterHeaderRow - 1,
    headerRow: rosterHeaderRow,
    firstRow,
    lastRow: firstRow + roster.rows - 1,
    columns,
    checkColumn: rosterFirstColumn + columns.length,
  };
}

/** Sheets of figures and texts, with their rows. */
export function figureSheets(layout: FormLayout): FigureSheet[] {
  return layout.sheets.filter((sheet): sheet is FigureSheet => sheet.kind !== "roster");
}

export function rosterSheets(layout: FormLayout): RosterSheet[] {
  return layout.sheets.filter((sheet): sheet is RosterSheet => sheet.kind === "roster");
}

/** The cells a clerk fills in: every element but the totals. */
export function inputElements(layout: FormLayout): Element[] {
  return figureSheets(layout).flatMap((sheet) =>
    sheet.rows.flatMap(({ element }) => (element.sumOf === undefined ? [element] : [])),
  );
}
