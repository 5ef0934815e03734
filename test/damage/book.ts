/**
 * A workbook taken apart, so that accidents can be done to it as a spreadsheet program would do them: cells move with
 * their names, formulas follow, merges stretch. Has nothing of the reader under test in it.
 */
import { strFromU8, strToU8, unzipSync } from "fflate";
import { columnNumber, quoted, renamed, type Shift, shifted } from "./formulas.js";
import { type Packing, packed } from "./packing.js";
import {
  areaText,
  contentTypes,
  declaration,
  documentRelations,
  main,
  office,
  relationsXml,
  Strings,
  writeRemarks,
  written,
  xml,
} from "./put-together.js";
import { type Area, addressOf, type Cell, placeOf, type Remark, type Row, Sheet } from "./sheet.js";
import { attribute, cut, plain, readSheet } from "./take-apart.js";

export interface Name {
  name: string;
  sheet: Sheet | null;
  area: Area | null;
  /** What stands behind the sheet where it is no plain area; "#REF!" where the cells are gone. */
  text: string;
  local: Sheet | null;
}

const parts = { workbook: "xl/workbook.xml", strings: "xl/sharedStrings.xml", styles: "xl/styles.xml" };

export class Book {
  sheets: Sheet[] = [];
  names: Name[] = [];
  /** Targets of external links. */
  externalLinks: string[] = [];
  packing: Packing = { order: "usual", method: "stored", descriptors: false, inlineStrings: false };
  readonly #strings: readonly string[];
  readonly #workbookHead: string;
  readonly #workbookTail: string;
  readonly #other: ReadonlyMap<string, Uint8Array>;
  #styles: string;

  private constructor(from: {
    strings: readonly string[];
    head: string;
    tail: string;
    styles: string;
    other: ReadonlyMap<string, Uint8Array>;
  }) {
    this.#strings = from.strings;
    this.#workbookHead = from.head;
    this.#workbookTail = from.tail;
    this.#styles = from.styles;
    this.#other = from.other;
  }

  static read(bytes: Uint8Array): Book {
    const files = new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/")));
    const text = (name: string) => strFromU8(files.get(name)!);
    const workbook = text(parts.workbook);
    const [head, rest] = cut(workbook, "<sheets>");
    const [sheetTags, afterSheets] = cut(rest, "</sheets>");
    const named = /<definedNames>(.*?)<\/definedNames>/s.exec(afterSheets);
    const strings = [...text(parts.strings).matchAll(/<si>(.*?)<\/si>|<si\/>/gs)].map((item) =>
      [...(item[1] ?? "").matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map((piece) => plain(piece[1]!)).join(""),
    );
    const other = new Map([...files].filter(([name]) => /^(docProps|xl\/theme|_rels)\//.test(name)));
    const book = new Book({
      ...{ strings, head, styles: text(parts.styles), other },
      tail: afterSheets.replace(/<definedNames>.*<\/definedNames>/s, ""),
    });
    [...sheetTags.matchAll(/<sheet ([^>]*)\/>/g)].forEach(([, attributes], index) => {
      const visibility = attribute(attributes!, "state") ?? "visible";
      const sheet = new Sheet(plain(attribute(attributes!, "name")!), visibility as Sheet["visibility"]);
      readSheet(sheet, text(`xl/worksheets/sheet${index + 1}.xml`), strings);
      book.sheets.push(sheet);
    });
    for (const [, attributes, target] of (named?.[1] ?? "").matchAll(/<definedName ([^>]*)>([^<]*)<\/definedName>/g)) {
      const local = attribute(attributes!, "localSheetId");
      book.names.push({
        name: plain(attribute(attributes!, "name")!),
        local: local === undefined ? null : book.sheets[Number(local)]!,
        ...book.#target(plain(target!)),
      });
    }
    return book;
  }

  #target(text: string): Pick<Name, "sheet" | "area" | "text"> {
    const [, quotedName, bare, rest] = /^(?:'((?:[^']|'')*)'|([^!']+))!(.*)$/.exec(text) ?? [];
    const name = quotedName?.replaceAll("''", "'") ?? bare;
    const sheet = this.sheets.find((one) => one.name === name) ?? null;
    const area = /^\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(rest ?? "");
    if (!sheet || !area) return { sheet, area: null, text: rest ?? text };
    const [left, top] = [columnNumber(area[1]!), Number(area[2])];
    const [right, bottom] = [area[3] ? columnNumber(area[3]) : left, area[4] ? Number(area[4]) : top];
    return { sheet, area: { top, left, bottom, right }, text: "" };
  }

  clone(): Book {
    const copy = new Book({
      strings: this.#strings,
      head: this.#workbookHead,
      tail: this.#workbookTail,
      styles: this.#styles,
      other: this.#other,
    });
    const twins = new Map(this.sheets.map((sheet) => [sheet, sheet.clone()]));
    const twin = (sheet: Sheet | null) => (sheet === null ? null : (twins.get(sheet) ?? null));
    copy.sheets = [...twins.values()];
    copy.names = this.names.map((name) => ({ ...name, sheet: twin(name.sheet), local: twin(name.local) }));
    copy.externalLinks = [...this.externalLinks];
    copy.packing = { ...this.packing };
    return copy;
  }

  /** The sheet of a part of the form; undefined where it is gone. */
  page(part: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.part === part);
  }

  named(name: string): Name | undefined {
    return this.names.find((one) => one.name === name && one.local === null);
  }

  /** A format like that of the cell, with a number format of its own; the index of it. */
  formatted(style: number, code: string): number {
    const formats = [...this.#styles.matchAll(/<numFmt numFmtId="(\d+)"/g)].map((match) => Number(match[1]));
    const id = Math.max(163, ...formats) + 1;
    const list = /<cellXfs count="(\d+)">(.*?)<\/cellXfs>/s.exec(this.#styles)!;
    const own = [...list[2]!.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)][style]![0];
    const added = own
      .replace(/ applyNumberFormat="\d"/, "")
      .replace(/numFmtId="\d+"/, `numFmtId="${id}" applyNumberFormat="1"`);
    const count = Number(list[1]);
    const format = `<numFmt numFmtId="${id}" formatCode="${xml(code)}"/>`;
    const known = /<numFmts count="(\d+)">/.exec(this.#styles);
    this.#styles = this.#styles
      .replace(list[0], () => `<cellXfs count="${count + 1}">${list[2]}${added}</cellXfs>`)
      .replace(known?.[0] ?? "<fonts", (open) =>
        known ? `<numFmts count="${Number(known[1]) + 1}">${format}` : `<numFmts count="1">${format}</numFmts>${open}`,
      );
    return count;
  }

  insertRow(sheet: Sheet, row: number): void {
    this.#shift(sheet, (column, at) => [column, at >= row ? at + 1 : at]);
  }

  insertColumn(sheet: Sheet, column: number): void {
    this.#shift(sheet, (at, row) => [at >= column ? at + 1 : at, row]);
  }

  deleteRow(sheet: Sheet, row: number): void {
    this.#shift(sheet, (column, at) => (at === row ? null : [column, at > row ? at - 1 : at]));
  }

  deleteColumn(sheet: Sheet, column: number): void {
    this.#shift(sheet, (at, row) => (at === column ? null : [at > column ? at - 1 : at, row]));
  }

  #shift(sheet: Sheet, shift: Shift): void {
    sheet.touch();
    // Validations and conditional formats follow in Excel; nobody reads them here, and stale ones would only mislead.
    sheet.tail = sheet.tail
      .replace(/<dataValidations.*?<\/dataValidations>/s, "")
      .replace(/<conditionalFormatting.*?<\/conditionalFormatting>/gs, "");
    sheet.autoFilter = "";
    const rows = new Map<number, Row>();
    for (const [at, row] of sheet.rows) {
      const cells = new Map<number, Cell>();
      for (const [column, cell] of row.cells) {
        const to = shift(column, at);
        if (to) cells.set(to[0], cell);
      }
      const to = shift(0, at);
      if (to) rows.set(to[1], { ...row, cells });
    }
    sheet.rows = rows;
    sheet.merges = sheet.merges.flatMap((area) => movedArea(area, shift) ?? []).filter(holdsSeveral);
    const comments = [...sheet.comments].flatMap(([at, remark]): [string, Remark][] => {
      const { row, column } = placeOf(at);
      const to = shift(column, row);
      return to ? [[addressOf(to[1], to[0]), remark]] : [];
    });
    sheet.comments = new Map(comments);
    const { rows: lines, columns } = sheet.landmarks;
    sheet.landmarks = {
      rows: new Map([...lines].flatMap(([key, row]) => kept(key, shift(0, row)?.[1]))),
      columns: new Map([...columns].flatMap(([key, column]) => kept(key, shift(column, 0)?.[0]))),
    };
    for (const name of this.names)
      if (name.sheet === sheet && name.area) {
        name.area = movedArea(name.area, shift);
        if (name.area === null) name.text = "#REF!";
      }
    for (const page of this.sheets)
      rewriteFormulas(page, (formula) => shifted(formula, sheet.name, page === sheet, shift));
  }

  rename(sheet: Sheet, to: string): void {
    const from = sheet.name;
    sheet.name = to;
    for (const page of this.sheets) rewriteFormulas(page, (formula) => renamed(formula, from, to));
  }

  /** Names of its cells become #REF!, those that belong to it alone go. */
  remove(sheet: Sheet): void {
    this.sheets = this.sheets.filter((one) => one !== sheet);
    this.names = this.names.filter((name) => name.local !== sheet);
    for (const name of this.names)
      if (name.sheet === sheet) Object.assign(name, { sheet: null, area: null, text: "#REF!" });
    for (const page of this.sheets) rewriteFormulas(page, (formula) => formula.replaceAll(quoted(sheet.name), "#REF!"));
  }

  /** "Move or Copy, Create a copy": names of the sheet come along as names of the copy alone. */
  copy(sheet: Sheet, name: string): Sheet {
    const copy = sheet.clone();
    copy.name = name;
    copy.part = null;
    copy.touch();
    this.sheets.splice(this.sheets.indexOf(sheet) + 1, 0, copy);
    const own = this.names.filter((one) => one.sheet === sheet && (one.local === null || one.local === sheet));
    this.names.push(...own.map((one) => ({ ...one, sheet: copy, local: copy })));
    return copy;
  }

  bytes(): Uint8Array {
    const strings = new Strings(this.#strings, this.packing.inlineStrings);
    const files = new Map<string, Uint8Array>(this.#other);
    const put = (name: string, text: string) => files.set(name, strToU8(text));
    const overrides: [string, string][] = [
      ["xl/workbook.xml", `${office}.sheet.main+xml`],
      ["xl/styles.xml", `${office}.styles+xml`],
      ["xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"],
    ];
    const relations: [string, string][] = [
      ["styles", "styles.xml"],
      ["theme", "theme/theme1.xml"],
    ];
    this.sheets.forEach((sheet, index) => {
      const part = `worksheets/sheet${index + 1}.xml`;
      put(
        `xl/${part}`,
        this.packing.inlineStrings || sheet.untouched === null ? written(sheet, strings) : sheet.untouched,
      );
      overrides.push([`xl/${part}`, `${office}.worksheet+xml`]);
      relations.push(["worksheet", part]);
      writeRemarks(sheet, index + 1, put, overrides);
    });
    this.externalLinks.forEach((target, index) => {
      const part = `externalLinks/externalLink${index + 1}.xml`;
      const link = `<externalBook xmlns:r="${documentRelations}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook>`;
      put(`xl/${part}`, `${declaration}<externalLink xmlns="${main}">${link}</externalLink>`);
      put(
        `xl/externalLinks/_rels/externalLink${index + 1}.xml.rels`,
        relationsXml([["externalLinkPath", `${target}" TargetMode="External`]]),
      );
      overrides.push([`xl/${part}`, `${office}.externalLink+xml`]);
      relations.push(["externalLink", part]);
    });
    if (!this.packing.inlineStrings) {
      put(parts.strings, strings.xml());
      overrides.push([parts.strings, `${office}.sharedStrings+xml`]);
      relations.push(["sharedStrings", "sharedStrings.xml"]);
    }
    put(parts.styles, this.#styles);
    put("xl/_rels/workbook.xml.rels", relationsXml(relations));
    put(parts.workbook, this.#workbookXml());
    put("[Content_Types].xml", contentTypes(overrides));
    return packed(files, this.packing);
  }

  #workbookXml(): string {
    const first = 3; // after the styles and the theme
    const tags = this.sheets.map(
      ({ name, visibility }, index) =>
        `<sheet name="${xml(name)}" sheetId="${index + 1}" state="${visibility}" r:id="rId${first + index}"/>`,
    );
    const names = this.names.map(({ name, sheet, area, text, local }) => {
      const at = local === null ? "" : ` localSheetId="${this.sheets.indexOf(local)}"`;
      const target = sheet === null ? text : quoted(sheet.name) + (area === null ? text : areaText(area));
      return `<definedName name="${xml(name)}"${at}>${xml(target)}</definedName>`;
    });
    const links = this.externalLinks.map(
      (_, index) => `<externalReference r:id="rId${first + this.sheets.length + index}"/>`,
    );
    return [
      `${this.#workbookHead}<sheets>${tags.join("")}</sheets>`,
      links.length > 0 ? `<externalReferences>${links.join("")}</externalReferences>` : "",
      names.length > 0 ? `<definedNames>${names.join("")}</definedNames>` : "",
      this.#workbookTail,
    ].join("");
  }
}

const kept = (key: string, to: number | undefined): [string, number][] => (to === undefined ? [] : [[key, to]]);
const holdsSeveral = ({ top, left, bottom, right }: Area) => top < bottom || left < right;
/** An area loses what is deleted of it and stretches around what is inserted in it; null where nothing is left. */
function movedArea({ top, left, bottom, right }: Area, shift: Shift): Area | null {
  const rows = edge(top, bottom, (row) => shift(left, row)?.[1] ?? shift(right, row)?.[1]);
  const columns = edge(left, right, (column) => shift(column, top)?.[0] ?? shift(column, bottom)?.[0]);
  return rows && columns && { top: rows[0], bottom: rows[1], left: columns[0], right: columns[1] };
}

function edge(from: number, to: number, moved: (at: number) => number | undefined): [number, number] | null {
  const left = Array.from({ length: to - from + 1 }, (_, n) => moved(from + n)).filter((at) => at !== undefined);
  return left.length > 0 ? [left[0]!, left.at(-1)!] : null;
}

function rewriteFormulas(sheet: Sheet, rewrite: (formula: string) => string): void {
  for (const row of sheet.rows.values())
    for (const [column, cell] of row.cells) {
      const { content } = cell;
      if (typeof content !== "object" || content === null || !("formula" in content)) continue;
      const formula = rewrite(content.formula);
      if (formula === content.formula) continue;
      sheet.touch();
      row.cells.set(column, { ...cell, content: { ...content, formula } });
    }
}
