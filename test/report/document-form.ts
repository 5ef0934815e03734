/** A Word document as its reader sees it: paragraphs with the formatting that styles and runs give together. */
import { strFromU8, unzipSync } from "fflate";

export interface Look {
  text: string;
  style: string;
  /** Points. */
  size: number;
  bold: boolean;
  italic: boolean;
  font: string;
  colour: string;
  align: string;
  /** Points. */
  before: number;
  after: number;
  /** Multiple of a line; 0 where it is exact. */
  line: number;
  /** Millimetres. */
  firstLine: number;
  left: number;
  right: number;
  keepNext: boolean;
  /** A line drawn over it. */
  ruled: boolean;
  /** Place of the cell in its row, from 0; null outside tables. */
  column: number | null;
  row: number | null;
  inHead: boolean;
  table: string | null;
}

export interface Section {
  width: number;
  height: number;
  landscape: boolean;
  margin: { top: number; bottom: number; left: number; right: number; header: number };
  startsAtOne: boolean;
  noNumberOnFirst: boolean;
  looks: Look[];
}

type Properties = Record<string, string>;

const millimetres = (twips: string | undefined) => Math.round((Number(twips ?? 0) * 254) / 144) / 100;

function properties(xml: string): Properties {
  const get = (pattern: RegExp) => pattern.exec(xml)?.[1];
  const found: Record<string, string | undefined> = {
    size: get(/<w:sz w:val="(\d+)"/),
    bold: /<w:b(?: w:val="(?:true|1)")?\/>/.test(xml) ? "1" : /<w:b w:val="(?:false|0)"\/>/.test(xml) ? "" : undefined,
    italic: /<w:i(?: w:val="(?:true|1)")?\/>/.test(xml)
      ? "1"
      : /<w:i w:val="(?:false|0)"\/>/.test(xml)
        ? ""
        : undefined,
    font: get(/<w:rFonts[^>]*w:ascii="([^"]*)"/),
    colour: get(/<w:color w:val="(\w+)"/),
    align: get(/<w:jc w:val="(\w+)"/),
    before: get(/<w:spacing[^>]*w:before="(\d+)"/),
    after: get(/<w:spacing[^>]*w:after="(\d+)"/),
    line: /<w:spacing[^>]*w:lineRule="exact"/.test(xml) ? "0" : get(/<w:spacing[^>]*w:line="(\d+)"/),
    firstLine: get(/<w:ind[^>]*w:firstLine="(\d+)"/),
    left: get(/<w:ind[^>]*w:left="(\d+)"/),
    right: get(/<w:ind[^>]*w:right="(\d+)"/),
    keepNext: /<w:keepNext\/>/.test(xml) ? "1" : undefined,
    ruled: /<w:pBdr>.*?<w:top /.test(xml) ? "1" : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function documentForm(bytes: Uint8Array): Section[] {
  const parts = unzipSync(bytes);
  const styles = strFromU8(parts["word/styles.xml"]!);
  const defaults = properties(/<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles)![0]);
  const byId = new Map(
    [...styles.matchAll(/<w:style [^>]*w:styleId="(\w+)"[^>]*>.*?<\/w:style>/gs)].map(([xml, id]) => [id!, xml]),
  );
  const styleOf = (id: string): Properties => {
    const xml = byId.get(id) ?? "";
    const base = /<w:basedOn w:val="(\w+)"/.exec(xml)?.[1];
    return { ...(base ? styleOf(base) : {}), ...properties(xml) };
  };
  const body = strFromU8(parts["word/document.xml"]!).replace(/^.*<w:body>/s, "");
  const sections: Section[] = [];
  let looks: Look[] = [];
  let table: string | null = null;
  let row = -1;
  let column = -1;
  let inHead = false;
  const token =
    /<w:tbl>|<\/w:tbl>|<w:tr[ >]|<w:tblHeader\/>|<w:tc>|<w:tblStyle w:val="(\w+)"\/>|<w:p>(.*?)<\/w:p>|<w:sectPr.*?<\/w:sectPr>/gs;
  for (const [whole, tableStyle, paragraph] of body.matchAll(token)) {
    if (whole === "<w:tbl>") [table, row] = ["", -1];
    else if (whole === "</w:tbl>") table = null;
    else if (whole.startsWith("<w:tr")) [row, column, inHead] = [row + 1, -1, false];
    else if (whole === "<w:tblHeader/>") inHead = true;
    else if (whole === "<w:tc>") column += 1;
    else if (tableStyle !== undefined) table = tableStyle;
    else if (paragraph !== undefined) {
      looks.push(look(paragraph, defaults, styleOf, { table, row, column, inHead }));
      const own = /<w:sectPr.*?<\/w:sectPr>/s.exec(paragraph)?.[0];
      if (own !== undefined) [looks] = [[], sections.push(sectionOf(own, looks))];
    } else [looks] = [[], sections.push(sectionOf(whole, looks))];
  }
  return sections;
}

function look(
  xml: string,
  defaults: Properties,
  styleOf: (id: string) => Properties,
  place: { table: string | null; row: number; column: number; inHead: boolean },
): Look {
  const style = /<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? "Normal";
  const run = /<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t/s.exec(xml)?.[1] ?? "";
  const own = {
    ...defaults,
    ...styleOf(style),
    ...properties(/<w:pPr>.*?<\/w:pPr>/s.exec(xml)?.[0] ?? ""),
    ...properties(run),
  };
  const points = (value: string | undefined) => Number(value ?? 0) / 20;
  return {
    text: [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
    style,
    size: Number(own.size) / 2,
    bold: own.bold === "1",
    italic: own.italic === "1",
    font: own.font ?? "",
    colour: own.colour ?? "auto",
    align: own.align ?? "left",
    before: points(own.before),
    after: points(own.after),
    line: Number(own.line ?? 240) / 240,
    firstLine: millimetres(own.firstLine),
    left: millimetres(own.left),
    right: millimetres(own.right),
    keepNext: own.keepNext === "1",
    ruled: own.ruled === "1",
    table: place.table,
    row: place.table === null ? null : place.row,
    column: place.table === null ? null : place.column,
    inHead: place.table !== null && place.inHead,
  };
}

function sectionOf(xml: string, looks: Look[]): Section {
  const size = /<w:pgSz[^>]*>/.exec(xml)![0];
  const margins = /<w:pgMar[^>]*>/.exec(xml)![0];
  const of = (tag: string, name: string) => millimetres(new RegExp(`w:${name}="(\\d+)"`).exec(tag)?.[1]);
  return {
    width: of(size, "w"),
    height: of(size, "h"),
    landscape: size.includes('w:orient="landscape"'),
    margin: {
      top: of(margins, "top"),
      bottom: of(margins, "bottom"),
      left: of(margins, "left"),
      right: of(margins, "right"),
      header: of(margins, "header"),
    },
    startsAtOne: /<w:pgNumType[^>]*w:start="1"/.test(xml),
    noNumberOnFirst: xml.includes("<w:titlePg/>"),
    looks,
  };
}
