/** Reads the parts of a workbook that our template writer wrote, or we did, and nothing else. */
import type { Cell, Content, Sheet } from "./sheet.js";
import { placeOf } from "./sheet.js";

export function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  if (index < 0) throw new Error(`no ${at}`);
  return [text.slice(0, index), text.slice(index + at.length)];
}

export function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1];
}

export function plain(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return named[name] ?? whole;
  });
}

export function readSheet(sheet: Sheet, text: string, strings: readonly string[]): void {
  sheet.untouched = text;
  const [head, rest] = cut(text, "<sheetData>");
  const [data, tail] = cut(rest, "</sheetData>");
  sheet.head = head.replace(/<dimension[^>]*\/>/, "");
  for (const [, merge] of tail.matchAll(/<mergeCell ref="([^"]*)"\/>/g)) {
    const [from, to] = merge!.split(":").map(placeOf);
    sheet.merges.push({ top: from!.row, left: from!.column, bottom: to!.row, right: to!.column });
  }
  sheet.protection = /<sheetProtection[^>]*\/>/.exec(tail)?.[0] ?? "";
  sheet.isProtected = sheet.protection !== "";
  sheet.autoFilter = /<autoFilter[^>]*\/>/.exec(tail)?.[0] ?? "";
  sheet.tail = tail
    .replace(/<mergeCells.*?<\/mergeCells>/s, "")
    .replace(/<sheetProtection[^>]*\/>/, "")
    .replace(/<autoFilter[^>]*\/>/, "");
  for (const [, attributes, inner] of data.matchAll(/<row ([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
    const cells = new Map<number, Cell>();
    for (const [, own, content] of (inner ?? "").matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const { column } = placeOf(attribute(own!, "r")!);
      const style = Number(attribute(own!, "s") ?? 0);
      cells.set(column, { style, content: contentOf(attribute(own!, "t"), content ?? "", strings), clerk: false });
    }
    const row = Number(attribute(attributes!, "r"));
    const hidden = attribute(attributes!, "hidden") === "1";
    sheet.rows.set(row, {
      attributes: attributes!.replace(/\b(r|spans|hidden|x14ac:dyDescent)="[^"]*"/g, "").trim(),
      hidden,
      cells,
    });
  }
}

function contentOf(type: string | undefined, inner: string, strings: readonly string[]): Content {
  const formula = /<f>(.*?)<\/f>/s.exec(inner);
  if (inner.includes("<f") && !formula) throw new Error(`a formula this cannot read: ${inner}`);
  const value = type === "inlineStr" ? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] : /<v>(.*?)<\/v>/s.exec(inner)?.[1];
  const result = value === undefined ? null : valued(type, plain(value), strings);
  if (!formula) return result;
  if (result === null) return { formula: plain(formula[1]!) };
  if (typeof result === "boolean" || (typeof result === "object" && "formula" in result))
    throw new Error(`a result this cannot keep: ${inner}`);
  return { formula: plain(formula[1]!), result };
}

function valued(type: string | undefined, value: string, strings: readonly string[]): Content {
  switch (type) {
    case "s":
      return strings[Number(value)]!;
    case "b":
      return value === "1";
    case "e":
      return { error: value };
    case "str":
    case "inlineStr":
      return value;
    default:
      return Number(value);
  }
}
