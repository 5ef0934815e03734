/** The receipt of a unit's return (phiếu tiếp nhận): what came, when, its hash, the figures as read, what is still needed. */
import type { Campaign, Unit } from "../campaign/index.js";
import type { Finding } from "../model.js";
import { formatNumber, printable } from "../vietnamese/index.js";
import { fillTemplate, shippedTemplates } from "./template/html.js";
import { renderWord } from "./word/index.js";

export interface ReceiptInput {
  campaign: Campaign;
  unit: Unit;
  files: {
    name: string;
    receivedAt: string;
    estimated: boolean;
    sender: string | null;
    sha256: string;
    revision: number;
  }[];
  /** The unit's figures in the order of the form. */
  figures: { code: string; value: number | string | null; reason: string | null; refused: boolean }[];
  /** Rows of each roster. */
  rosters: { name: string; rows: number }[];
  asked: number;
  answered: number;
  needed: Finding[];
  /** Day of the document, YYYY-MM-DD; null leaves it to the registry clerk. */
  date: string | null;
}

/** Columns of code and figure that fit across the page. */
const pairs = 5;
/** Findings that fit under the figures; the reply workbook has them all. */
const mostNeeded = 8;

/** The receipt as the bytes of a .docx; the same input gives the same bytes. */
export async function renderReceipt(input: ReceiptInput): Promise<Uint8Array> {
  const { campaign, unit } = input;
  return renderWord(fillTemplate(shippedTemplates, viewOf(input), "receipt.hbs"), {
    title: `Phiếu tiếp nhận ${unit.name}`,
    creator: campaign.issuer.name,
    marks: [],
    charts: [],
    date: input.date ?? campaign.deadlines.due,
  });
}

function viewOf({ campaign, unit, files, figures, rosters, asked, answered, needed, date }: ReceiptInput) {
  const cells = figures.map(({ code, ...figure }) => ({ code, shown: shownValue(figure) }));
  const rows = Math.ceil(cells.length / pairs);
  const [year, month] = (date ?? campaign.deadlines.due).split("-").map(Number);
  return printable({
    issuer: campaign.issuer,
    place: campaign.place,
    symbol: campaign.report.symbol,
    subject: campaign.subject,
    year: campaign.year,
    timezone: campaign.timezone,
    date,
    dateMonth: month,
    dateYear: year,
    unit: { code: unit.code, name: unit.name },
    files,
    asked,
    answered,
    rosters: rosters.filter((roster) => roster.rows > 0),
    // Down the columns, as one reads a list.
    figures: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: pairs }, (__, column) => cells[column * rows + row] ?? { code: "", shown: "" }),
    ),
    needed: needed.slice(0, mostNeeded).map(({ severity, message }) => ({ severity, message })),
    further: Math.max(0, needed.length - mostNeeded),
  });
}

/** What was typed and refused is not blank: the findings say what it was. */
function shownValue({ value, reason, refused }: Omit<ReceiptInput["figures"][number], "code">): string {
  if (typeof value === "number") return formatNumber(value);
  if (value === null) return reason ?? (refused ? "(bị loại)" : "(trống)");
  return value.length > 14 ? `${value.slice(0, 13)}…` : value;
}
