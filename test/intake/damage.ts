/** Accidents that happen to a workbook on a clerk's desk, done to its XML as Excel would write them. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Campaign } from "../../src/campaign/index.js";
import { type Clues, identify } from "../../src/intake/identify.js";
import { readSubmission } from "../../src/intake/index.js";
import { historyOf } from "../../src/round/previous.js";
import { columnLetters, readWorkbook } from "../../src/workbook/index.js";

type Parts = Record<string, string>;

function change(bytes: Uint8Array, work: (parts: Parts) => void): Uint8Array {
  const packed = unzipSync(bytes);
  const parts: Parts = {};
  for (const [name, content] of Object.entries(packed)) if (!name.endsWith("/")) parts[name] = strFromU8(content);
  work(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}

const workbookPart = "xl/workbook.xml";
const xml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function sheetPart(parts: Parts, sheet: string): string {
  const names = [...parts[workbookPart]!.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1]);
  const at = names.indexOf(xml(sheet));
  if (at < 0) throw new Error(`no sheet ${sheet}`);
  return `xl/worksheets/sheet${at + 1}.xml`;
}

export type Typed = number | string | boolean | null | { formula: string; result?: number | string };

function cellXml(address: string, style: string, value: Typed): string {
  if (value === null) return `<c r="${address}"${style}/>`;
  if (typeof value === "number") return `<c r="${address}"${style}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${address}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "string")
    return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
  const text = typeof value.result === "string";
  const result = value.result === undefined ? "" : `<v>${xml(String(value.result))}</v>`;
  return `<c r="${address}"${style}${text ? ' t="str"' : ""}><f>${xml(value.formula)}</f>${result}</c>`;
}

const split = (address: string) => /^([A-Z]+)(\d+)$/.exec(address)!.slice(1) as [string, string];
const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Types into cells: a number, a text, a formula with its result, or null to empty it. */
export function typed(bytes: Uint8Array, sheet: string, cells: Record<string, Typed>): Uint8Array {
  return change(bytes, (parts) => {
    const part = sheetPart(parts, sheet);
    for (const [address, value] of Object.entries(cells)) parts[part] = put(parts[part]!, address, value);
  });
}

function put(text: string, address: string, value: Typed): string {
  const there = new RegExp(`<c r="${address}"([^>]*?)(/>|>.*?</c>)`, "s");
  const found = there.exec(text);
  if (found) {
    const style = /\ss="\d+"/.exec(found[1]!)?.[0] ?? "";
    return text.replace(there, () => cellXml(address, style, value));
  }
  const [letters, row] = split(address);
  const rowPattern = new RegExp(`(<row r="${row}"[^>]*?)(/>|>(.*?)</row>)`, "s");
  const inRow = rowPattern.exec(text);
  const cell = cellXml(address, "", value);
  if (inRow) {
    const before = [...(inRow[3] ?? "").matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs)];
    const smaller = before.filter((match) => columnNumber(match[1]!) < columnNumber(letters)).map((match) => match[0]);
    const larger = before.filter((match) => columnNumber(match[1]!) > columnNumber(letters)).map((match) => match[0]);
    return text.replace(rowPattern, () => `${inRow[1]}>${[...smaller, cell, ...larger].join("")}</row>`);
  }
  const rows = [...text.matchAll(/<row r="(\d+)"/g)];
  const next = rows.find((match) => Number(match[1]) > Number(row));
  const at = next ? next.index : text.indexOf("</sheetData>");
  return `${text.slice(0, at)}<row r="${row}">${cell}</row>${text.slice(at)}`;
}

function shiftNames(
  parts: Parts,
  sheet: string,
  shift: (column: number, row: number) => [number, number] | null,
): void {
  const quotedName = `&apos;${xml(sheet)}&apos;!`;
  parts[workbookPart] = parts[workbookPart]!.replace(
    /<definedName ([^>]*)>([^<]*)<\/definedName>/g,
    (whole, attributes: string, text: string) => {
      if (!text.startsWith(quotedName) || attributes.includes("_xlnm")) return whole;
      const corners = text
        .slice(quotedName.length)
        .split(":")
        .map((corner) => /^\$([A-Z]+)\$(\d+)$/.exec(corner)!)
        .map((match) => shift(columnNumber(match[1]!), Number(match[2])));
      const area = corners.some((corner) => corner === null)
        ? "#REF!"
        : corners.map((corner) => `$${columnLetters(corner![0])}$${corner![1]}`).join(":");
      return `<definedName ${attributes}>${quotedName}${area}</definedName>`;
    },
  );
}

function shiftCells(
  parts: Parts,
  sheet: string,
  shift: (column: number, row: number) => [number, number] | null,
): void {
  const part = sheetPart(parts, sheet);
  const text = parts[part]!.replace(/<mergeCells.*?<\/mergeCells>/s, "")
    .replace(/<dataValidations.*?<\/dataValidations>/s, "")
    .replace(/<conditionalFormatting.*?<\/conditionalFormatting>/gs, "")
    .replace(/ spans="[^"]*"/g, "")
    .replace(/<dimension[^>]*\/>/, "")
    .replace(/<autoFilter[^>]*\/>/, "");
  parts[part] = text.replace(
    /<row r="(\d+)"([^>]*?)(\/>|>(.*?)<\/row>)/gs,
    (_, row: string, attributes: string, __, inner = "") => {
      const to = shift(0, Number(row));
      if (to === null) return "";
      const cells = String(inner).replace(/<c r="([A-Z]+)(\d+)"/g, (___, letters: string) => {
        const place = shift(columnNumber(letters), Number(row));
        return `<c r="${columnLetters(place![0])}${place![1]}"`;
      });
      return `<row r="${to[1]}"${attributes}>${cells}</row>`;
    },
  );
}

/** Inserts an empty row above `row`; Excel moves the cells and the names. */
export function rowInserted(bytes: Uint8Array, sheet: string, row: number): Uint8Array {
  return change(bytes, (parts) => {
    const shift = (column: number, at: number): [number, number] => [column, at >= row ? at + 1 : at];
    shiftCells(parts, sheet, shift);
    shiftNames(parts, sheet, shift);
  });
}

/** Deletes a row; Excel leaves names of its cells as #REF!. */
export function rowDeleted(bytes: Uint8Array, sheet: string, row: number): Uint8Array {
  return change(bytes, (parts) => {
    const shift = (column: number, at: number): [number, number] | null =>
      at === row ? null : [column, at > row ? at - 1 : at];
    shiftCells(parts, sheet, shift);
    shiftNames(parts, sheet, shift);
  });
}

/** Inserts an empty column before `column` (a number from 1). */
export function columnInserted(bytes: Uint8Array, sheet: string, column: number): Uint8Array {
  return change(bytes, (parts) => {
    const shift = (at: number, row: number): [number, number] => [at >= column ? at + 1 : at, row];
    shiftCells(parts, sheet, shift);
    shiftNames(parts, sheet, shift);
  });
}

/** Removes defined names, as other programs do when they save. */
export function namesLost(bytes: Uint8Array, which: (name: string) => boolean = () => true): Uint8Array {
  return change(bytes, (parts) => {
    parts[workbookPart] = parts[workbookPart]!.replace(
      /<definedName name="([^"]*)"[^>]*>[^<]*<\/definedName>/g,
      (whole, name: string) => (which(name) ? "" : whole),
    );
  });
}

/** Points a name at another cell, as cut-and-paste does. */
export function nameMoved(bytes: Uint8Array, name: string, sheet: string, area: string): Uint8Array {
  return change(bytes, (parts) => {
    const pattern = new RegExp(`(<definedName name="${name}"[^>]*>)[^<]*(</definedName>)`);
    if (!pattern.test(parts[workbookPart]!)) throw new Error(`no name ${name}`);
    parts[workbookPart] = parts[workbookPart]!.replace(
      pattern,
      `$1&apos;${xml(sheet)}&apos;!${area.replaceAll("$", "$$$$")}$2`,
    );
  });
}

export function sheetRenamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return change(bytes, (parts) => {
    parts[workbookPart] = parts[workbookPart]!.replace(`name="${xml(from)}"`, `name="${xml(to)}"`).replaceAll(
      `&apos;${xml(from)}&apos;!`,
      `&apos;${xml(to)}&apos;!`,
    );
  });
}

/** Deletes a whole sheet from the list of tabs; names of its cells become #REF!. */
export function sheetDeleted(bytes: Uint8Array, sheet: string): Uint8Array {
  return change(bytes, (parts) => {
    const tag = new RegExp(`<sheet [^>]*name="${xml(sheet)}"[^>]*/>`);
    if (!tag.test(parts[workbookPart]!)) throw new Error(`no sheet ${sheet}`);
    const plainName = /^[A-Za-z0-9]+$/.test(sheet) ? `${sheet}!` : `&apos;${xml(sheet)}&apos;!`;
    parts[workbookPart] = parts[workbookPart]!.replace(tag, "")
      .replace(/<definedName [^>]*localSheetId[^>]*>[^<]*<\/definedName>/g, "")
      .replace(/(<definedName [^>]*>)([^<]*)(<\/definedName>)/g, (whole, open: string, text: string, close: string) =>
        text.startsWith(plainName) ? `${open}#REF!${close}` : whole,
      );
  });
}

/** Reads bytes as `ingest` does; throws where the workbook is refused. */
export function taken(
  campaign: Campaign,
  bytes: Uint8Array,
  previous: ReadonlyMap<string, number | string> = new Map(),
  clues: Clues = { fileName: "a.xlsx", sender: null },
) {
  const workbook = readWorkbook(bytes);
  const identity = identify(campaign, workbook, clues, historyOf(campaign));
  if ("refused" in identity) throw new Error(`refused: ${identity.refused}`);
  const read = readSubmission(campaign, identity, workbook, "0".repeat(64), previous);
  const one = (element: string, row = 0) => read.values.find((value) => value.element === element && value.row === row);
  const failed = read.judgements.filter((judgement) => judgement.result === "fail");
  return { ...read, one, failed, rules: failed.map((judgement) => judgement.rule) };
}
