/** Puts values into cells of a finished workbook, and leaves everything else of it as it is. */
import { escapeXml } from "./escape-xml.js";
import { partsOf } from "./parts.js";
import { defaultLimits, openZip } from "./read/index.js";
import { readRelations } from "./read/relations.js";
import { decodeXml } from "./read/text.js";
import { readWorkbookPart } from "./read/workbook-part.js";
import { zip } from "./zip.js";

export interface FilledPlace {
  sheet: string;
  /** A1 address. */
  cell: string;
  /** A text of ours: characters that XML cannot hold are not looked for. */
  content: number | string;
}

const workbookPart = "xl/workbook.xml";

/**
 * The workbook with the cells filled in. Results of formulas on the sheets touched are left out, and computed anew by whoever
 * opens it. null where a cell does not stand in the workbook as a form has it.
 */
export function filledIn(bytes: Uint8Array, cells: readonly FilledPlace[]): Uint8Array | null {
  const parts = partsOf(bytes);
  const limits = { ...defaultLimits };
  const zipped = openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits);
  const book = decodeXml(parts.get(workbookPart) ?? Buffer.alloc(0), workbookPart);
  const targets = new Map(readRelations(zipped, workbookPart, limits).map(({ id, target }) => [id, target]));
  const partOf = new Map(
    readWorkbookPart(book, workbookPart, limits).sheets.map(({ name, relation }) => [name, targets.get(relation)]),
  );
  for (const sheet of new Set(cells.map((one) => one.sheet))) {
    const own = cells.filter((one) => one.sheet === sheet);
    const part = partOf.get(sheet);
    const content = part === undefined ? undefined : parts.get(part);
    if (part === undefined || content === undefined) return null;
    const filled = withCells(decodeXml(content, part), own);
    if (filled === null) return null;
    parts.set(part, Buffer.from(filled, "utf8"));
  }
  parts.set(workbookPart, Buffer.from(recalculated(book), "utf8"));
  return zip(parts);
}

function withCells(xml: string, cells: readonly FilledPlace[]): string | null {
  const wanted = new Map(cells.map((one) => [one.cell, one.content]));
  const filled = xml.replace(
    /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    (whole, cell: string, rest: string, inner: string | undefined) => {
      const content = wanted.get(cell);
      if (content !== undefined) {
        wanted.delete(cell);
        return written(cell, / s="\d+"/.exec(rest)?.[0] ?? "", content);
      }
      if (!inner?.startsWith("<f")) return whole;
      return `<c r="${cell}"${rest.replace(/ t="\w+"/, "")}>${inner.replace(/<v>[^<]*<\/v>|<v\/>/, "")}</c>`;
    },
  );
  return wanted.size === 0 ? filled : null;
}

function written(cell: string, style: string, content: number | string): string {
  if (typeof content === "number") return `<c r="${cell}"${style}><v>${content}</v></c>`;
  return `<c r="${cell}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(content)}</t></is></c>`;
}

function recalculated(book: string): string {
  if (/<calcPr[^>]*fullCalcOnLoad="(1|true)"/.test(book)) return book;
  if (/<calcPr\b/.test(book))
    return book.replace(/<calcPr\b[^>]*?\/?>/, (tag) =>
      tag.replace(/ fullCalcOnLoad="[^"]*"/, "").replace("<calcPr", '<calcPr fullCalcOnLoad="1"'),
    );
  return book.replace("</definedNames>", '</definedNames><calcPr fullCalcOnLoad="1"/>');
}
