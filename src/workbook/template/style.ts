/** How a form looks: fonts, tints and borders of a Vietnamese office form. Contrast is at least 4.5 to 1. */
import type ExcelJS from "exceljs";

const face = "Times New Roman";
const thin = { style: "thin" as const, color: { argb: "FF7F7F7F" } };

export const border: Partial<ExcelJS.Borders> = { top: thin, left: thin, bottom: thin, right: thin };

export const tint = {
  input: solid("FFFFF9E5"),
  total: solid("FFE9EFF7"),
  header: solid("FFD9E2EF"),
  heading: solid("FFF2F2F2"),
};

/** The cell of a finding; told by its line on the reply's sheet as well, for who cannot see colours. */
export const marked = { error: solid("FFFFC7CE"), warning: solid("FFFFE2B8"), note: solid("FFF2F2F2") };

function solid(argb: string): ExcelJS.Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb } };
}

export const font = {
  body: { name: face, size: 12 },
  small: { name: face, size: 10, italic: true },
  bold: { name: face, size: 12, bold: true },
  title: { name: face, size: 14, bold: true },
  italic: { name: face, size: 12, italic: true },
  code: { name: face, size: 10, color: { argb: "FF404040" } },
} satisfies Record<string, Partial<ExcelJS.Font>>;

export const align = {
  left: { vertical: "middle", horizontal: "left", wrapText: true },
  centre: { vertical: "middle", horizontal: "center", wrapText: true },
  right: { vertical: "middle", horizontal: "right" },
  top: { vertical: "top", horizontal: "left", wrapText: true },
} satisfies Record<string, Partial<ExcelJS.Alignment>>;

/** Red for what is wrong, brown for what is still missing: both readable in black and white by their text. */
export const checkFont = { wrong: "FFB00020", missing: "FF7A4B00", fine: "FF1B5E20" };

/** Number format in the reader's own separators: `#,##0.0` prints as 1.234,5 on a Vietnamese machine. */
export function numberFormat(decimals: number): string {
  return decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
}

/** Height in points for a text wrapped in a column `width` characters wide. */
export function heightFor(texts: readonly { text: string; width: number }[], line = 16, least = 1): number {
  const lines = texts.map(({ text, width }) =>
    text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.08) / width)), 0),
  );
  return Math.max(least, ...lines) * line + 3;
}

/** A4, margins as for an official document, one page wide, its head repeated, pages numbered. */
export function pageSetup(sheet: ExcelJS.Worksheet, orientation: "portrait" | "landscape", titleRows?: string): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(titleRows ? { printTitlesRow: titleRows } : {}),
  } as Partial<ExcelJS.PageSetup>;
  sheet.headerFooter.oddFooter = `&L&"${face}"&9&A&C&"${face}"&9Trang &P/&N`;
}

export const protection: Partial<ExcelJS.WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  formatCells: true,
};

const known = new Map<string, Partial<ExcelJS.Style>>();
/** The same, found without writing the style out. */
const seen = new WeakMap<Partial<ExcelJS.Style>, Partial<ExcelJS.Style>>();

/**
 * The same object for equal styles: exceljs renders a style once an object, so cells that share one cost nothing more.
 * Measured on the form of a commune: see test/bench.
 */
export function shared(style: Partial<ExcelJS.Style>): Partial<ExcelJS.Style> {
  const before = seen.get(style);
  if (before) return before;
  const key = JSON.stringify(style);
  const found = known.get(key) ?? style;
  known.set(key, found);
  seen.set(style, found);
  return found;
}
