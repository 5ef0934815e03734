/** The workbook part: its sheets, its defined names, its calendar. */
import { unescapeString, unescapeXml } from "./entities.js";
import { type ReadLimits, writtenLength } from "./limits.js";
import type { ReadName, ReadSheet } from "./model.js";
import { parseReference } from "./references.js";
import { UnreadableWorkbook } from "./unreadable.js";
import { readXml } from "./xml.js";

export interface WorkbookPart {
  sheets: { name: string; visibility: ReadSheet["visibility"]; relation: string }[];
  names: ReadName[];
  date1904: boolean;
}

interface WrittenName {
  name: string;
  local: boolean;
  text: string;
}

export function readWorkbookPart(text: string, part: string, limits: ReadLimits): WorkbookPart {
  const usual = usualNames(text, limits);
  return readXml(usual?.rest ?? text, part, "workbook", limits, () => {
    const sheets: WorkbookPart["sheets"] = [];
    const written: WrittenName[] = [...(usual?.names ?? [])];
    let date1904 = false;
    let reference: string | null = null;
    return {
      open(name, attribute, parent) {
        if (name === "sheet" && parent === "sheets") {
          if (sheets.length >= limits.sheets) throw new UnreadableWorkbook("reading.too_many_sheets");
          sheets.push({
            name: attribute("name") ?? "",
            visibility: visibilityOf(attribute("state")),
            relation: attribute(":id") ?? "",
          });
        } else if (name === "workbookPr") {
          date1904 = isTrue(attribute("date1904"));
        } else if (name === "definedName" && parent === "definedNames") {
          if (written.length >= limits.names) throw new UnreadableWorkbook("reading.too_many_names");
          written.push({ name: attribute("name") ?? "", local: attribute("localSheetId") !== undefined, text: "" });
          reference = "";
        }
      },
      text(piece) {
        if (reference !== null) reference += piece;
      },
      close(name) {
        if (name !== "definedName" || reference === null) return;
        written.at(-1)!.text = unescapeString(reference);
        reference = null;
      },
      result: () => ({ sheets, names: locate(written, sheets), date1904 }),
    };
  });
}

/** A name as programs write nearly all of them: hundreds in a form, so they are not taken apart one attribute at a time. */
const usualName = /<definedName name="([^"&<]+)"( localSheetId="\d+")?(?: hidden="[01]")?>([^<_]*)<\/definedName>\s*/y;

/** The names, and the part without them; null where any is written otherwise: then the usual way reads them all. */
function usualNames(text: string, limits: ReadLimits): { names: WrittenName[]; rest: string } | null {
  const open = "<definedNames>";
  const start = text.indexOf(open) + open.length;
  const end = text.indexOf("</definedNames>", start);
  if (start < open.length || end < 0 || text.includes("<!") || text.includes(":definedName")) return null;
  const names: WrittenName[] = [];
  const longest = writtenLength(limits);
  usualName.lastIndex = start;
  for (let at = start; at < end; at = usualName.lastIndex) {
    const found = usualName.exec(text);
    if (!found || found[3]!.length > longest) return null;
    const reference = unescapeXml(found[3]!);
    if (reference === null) return null;
    if (names.length >= limits.names) throw new UnreadableWorkbook("reading.too_many_names");
    names.push({ name: found[1]!, local: found[2] !== undefined, text: reference });
  }
  return { names, rest: text.slice(0, start) + text.slice(end) };
}

/** Where a name stands that points to no cells. */
const nowhere = { top: 0, left: 0, bottom: 0, right: 0 };

/** Names of the whole workbook first, so that the first of a name is the one that counts. */
function locate(written: readonly WrittenName[], sheets: readonly { name: string }[]): ReadName[] {
  // Excel does not tell sheet names apart by case.
  const known = new Map(sheets.toReversed().map(({ name }) => [name.toLowerCase(), name]));
  const ofWorkbook: ReadName[] = [];
  const ofSheets: ReadName[] = [];
  for (const { name, local, text } of written) {
    const area = parseReference(text);
    const sheet = area && known.get(area.sheet.toLowerCase());
    const { top, left, bottom, right } = area && sheet !== undefined ? area : nowhere;
    (local ? ofSheets : ofWorkbook).push({ name, sheet: sheet ?? null, top, left, bottom, right, local, text });
  }
  return [...ofWorkbook, ...ofSheets];
}

function visibilityOf(state: string | undefined): ReadSheet["visibility"] {
  return state === "hidden" || state === "veryHidden" ? state : "visible";
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
