/** Writes the parts of a workbook as Excel does. */
import { columnLetters } from "../../src/workbook/index.js";
import { type Area, addressOf, type Cell, type Sheet } from "./sheet.js";

export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const documentRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const threads = "http://schemas.microsoft.com/office/2017/10/relationships";
export const office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const areaText = ({ top, left, bottom, right }: Area) => {
  const corner = (row: number, column: number) => `$${columnLetters(column)}$${row}`;
  return top === bottom && left === right ? corner(top, left) : `${corner(top, left)}:${corner(bottom, right)}`;
};

export function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/** The table of texts: what was there keeps its place, so that untouched sheets stay right. */
export class Strings {
  readonly #all: string[];
  readonly #index: Map<string, number>;
  readonly inline: boolean;

  constructor(known: readonly string[], inline: boolean) {
    this.#all = [...known];
    this.#index = new Map(known.map((text, index) => [text, index]));
    this.inline = inline;
  }

  at(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.#all.length);
    return this.#all.push(text) - 1;
  }

  xml(): string {
    const items = this.#all.map((text) => `<si>${textXml(text)}</si>`);
    return `${declaration}<sst xmlns="${main}" uniqueCount="${items.length}">${items.join("")}</sst>`;
  }
}

const textXml = (text: string) => `<t xml:space="preserve">${xml(text)}</t>`;

export function written(sheet: Sheet, strings: Strings): string {
  const rows = [...sheet.rows]
    .sort((a, b) => a[0] - b[0])
    .map(([at, { attributes, hidden, cells }]) => {
      const inner = [...cells].sort((a, b) => a[0] - b[0]).map(([column, cell]) => cellXml(at, column, cell, strings));
      const own = [`r="${at}"`, ...(attributes ? [attributes] : []), ...(hidden ? ['hidden="1"'] : [])].join(" ");
      return `<row ${own}>${inner.join("")}</row>`;
    });
  const merges = sheet.merges.map((area) => `<mergeCell ref="${areaText(area).replaceAll("$", "")}"/>`);
  return [
    `${sheet.head}<sheetData>${rows.join("")}</sheetData>`,
    sheet.isProtected ? sheet.protection : "",
    sheet.autoFilter,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>` : "",
    sheet.tail,
  ].join("");
}

function cellXml(row: number, column: number, { style, content }: Cell, strings: Strings): string {
  const own = `r="${addressOf(row, column)}"${style === 0 ? "" : ` s="${style}"`}`;
  if (content === null) return `<c ${own}/>`;
  switch (typeof content) {
    case "number":
      return `<c ${own}><v>${content}</v></c>`;
    case "boolean":
      return `<c ${own} t="b"><v>${content ? 1 : 0}</v></c>`;
    case "string":
      if (strings.inline) return `<c ${own} t="inlineStr"><is>${textXml(content)}</is></c>`;
      return `<c ${own} t="s"><v>${strings.at(content)}</v></c>`;
  }
  if ("error" in content) return `<c ${own} t="e"><v>${xml(content.error)}</v></c>`;
  const { formula, result } = content;
  const f = `<f>${xml(formula)}</f>`;
  if (result === undefined) return `<c ${own}>${f}</c>`;
  if (typeof result === "number") return `<c ${own}>${f}<v>${result}</v></c>`;
  if (typeof result === "string") return `<c ${own} t="str">${f}<v>${xml(result)}</v></c>`;
  return `<c ${own} t="e">${f}<v>${xml(result.error)}</v></c>`;
}

type Put = (name: string, text: string) => void;

export function writeRemarks(sheet: Sheet, index: number, put: Put, overrides: [string, string][]): void {
  if (sheet.comments.size === 0) return;
  const relations: [string, string][] = [];
  const notes = [...sheet.comments].filter(([, { threaded }]) => !threaded);
  if (notes.length > 0) {
    const list = notes.map(
      ([at, { text }]) => `<comment ref="${at}" authorId="0"><text>${textXml(text)}</text></comment>`,
    );
    const inner = `<authors><author>Cán bộ</author></authors><commentList>${list.join("")}</commentList>`;
    put(`xl/comments${index}.xml`, `${declaration}<comments xmlns="${main}">${inner}</comments>`);
    overrides.push([`xl/comments${index}.xml`, `${office}.comments+xml`]);
    relations.push(["comments", `../comments${index}.xml`]);
  }
  const threaded = [...sheet.comments].filter(([, remark]) => remark.threaded);
  if (threaded.length > 0) {
    const list = threaded.map(
      ([at, { text }]) => `<threadedComment ref="${at}" id="{1}"><text>${xml(text)}</text></threadedComment>`,
    );
    const namespace = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
    put(
      `xl/threadedComments/threadedComment${index}.xml`,
      `${declaration}<ThreadedComments xmlns="${namespace}">${list.join("")}</ThreadedComments>`,
    );
    overrides.push([
      `xl/threadedComments/threadedComment${index}.xml`,
      "application/vnd.ms-excel.threadedcomments+xml",
    ]);
    relations.push([`${threads}/threadedComment`, `../threadedComments/threadedComment${index}.xml`]);
  }
  put(`xl/worksheets/_rels/sheet${index}.xml.rels`, relationsXml(relations));
}

export function relationsXml(relations: readonly [string, string][]): string {
  const list = relations.map(([type, target], index) => {
    const full = type.includes("/") ? type : `${documentRelations}/${type}`;
    return `<Relationship Id="rId${index + 1}" Type="${full}" Target="${target}"/>`;
  });
  return `${declaration}<Relationships xmlns="${packageRelations}">${list.join("")}</Relationships>`;
}

export function contentTypes(overrides: readonly [string, string][]): string {
  const list = overrides.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  return `${declaration}<Types xmlns="${types}">${defaults}${list.join("")}</Types>`;
}
