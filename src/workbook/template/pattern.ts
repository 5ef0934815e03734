/**
 * The form of a layout with gaps where the forms of its units differ: their names and codes, which stand among the shared
 * strings only, and last year's figures. Filled in, it is byte for byte what exceljs writes for the unit; the strings are
 * numbered anew, in the order of their first use, as exceljs numbers them.
 */

import { escapeXml } from "../escape-xml.js";
import { FewKept } from "../few-kept.js";
import { type FormLayout, figureColumns } from "../layout.js";
import { unescapeXml } from "../read/entities.js";
import { columnLetters } from "../read/index.js";
import { levels, type Packed, pack, zip } from "../zip.js";

/** What differs between the forms of one layout. */
export interface Filling {
  code: string;
  name: string;
  /** "" where forms are not signed. */
  signature: string;
  /** Last year's values by element code. */
  previous: ReadonlyMap<string, number | string>;
}

/** Stand in a pattern for what is a unit's own: characters for private use, which nothing written changes. */
export const marks = { code: "\ue000\ue001\ue002", name: "\ue000\ue003\ue004" } as const;
const signatureMark = "\ue000\ue000";
const eitherMark = new RegExp(`${marks.code}|${marks.name}`, "g");
const anyMark = /[\ue000-\ue004]/;

/** Left out by exceljs, which still tells texts apart by them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A shared string by its number in the pattern, or last year's figure by its element. */
type Gap = number | { previous: string };
/** XML and gaps, in turn: one piece of XML more than there are gaps. */
interface Gapped {
  xml: string[];
  gaps: Gap[];
}

interface Part {
  name: string;
  content: { kind: "fixed"; packed: Packed } | { kind: "strings" } | ({ kind: "sheet" } & Gapped);
}

export interface Pattern {
  parts: Part[];
  /** The shared strings: as XML where they are the same for all units, else as a text with marks. */
  strings: ({ xml: string } | { text: string })[];
  /** How often the shared strings are used, last year's texts aside. */
  uses: number;
  /** Where a string is first used, and every figure of last year, in the order of the sheets. */
  order: Gap[];
  numbered: FewKept<Sheet[]>;
}

/** A sheet whose strings have their numbers: packed, or with gaps for last year's figures. */
type Sheet = Packed | { xml: Uint8Array[]; previous: string[] };

const stringsPart = "xl/sharedStrings.xml";
const sheetPart = /^xl\/worksheets\/sheet(\d+)\.xml$/;

/**
 * The pattern in a form that bears the marks, the signature they have and nothing of last year; null where a mark stands
 * in any other place.
 */
export function patternOf(
  parts: readonly (readonly [name: string, part: Uint8Array])[],
  layout: FormLayout,
  signature: string,
): Pattern | null {
  const pattern: Pattern = { parts: [], strings: [], uses: 0, order: [], numbered: new FewKept(numberingsKept) };
  for (const [name, bytes] of parts) {
    const xml = Buffer.from(bytes).toString("utf8");
    const sheet = sheetPart.exec(name);
    if (name === stringsPart) {
      pattern.strings = sharedStrings(signature === "" ? xml : xml.replace(signature, signatureMark));
      pattern.parts.push({ name, content: { kind: "strings" } });
    } else if (anyMark.test(xml)) return null;
    else if (sheet) {
      const gapped = withGaps(xml, previousCells(layout, Number(sheet[1])));
      pattern.parts.push({ name, content: { kind: "sheet", ...gapped } });
      pattern.uses += gapped.gaps.filter((gap) => typeof gap === "number").length;
      pattern.order.push(...gapped.gaps);
    } else pattern.parts.push({ name, content: { kind: "fixed", packed: pack(bytes, levels.quick) } });
  }
  const seen = new Set<Gap>();
  pattern.order = pattern.order.filter((gap) => !seen.has(gap) && seen.add(gap));
  const itself = fillPattern(pattern, { ...marks, signature, previous: new Map() });
  return itself !== null && Buffer.compare(itself, zip(parts, levels.quick)) === 0 ? pattern : null;
}

function sharedStrings(xml: string): Pattern["strings"] {
  return [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    anyMark.test(item!) ? { text: unescapeXml(item!.replace(/^<t[^>]*>|<\/t>$/g, "")) ?? "" } : { xml: item! },
  );
}

/** The cells of last year's figures on the nth sheet, with their elements. */
function previousCells(layout: FormLayout, nth: number): Map<string, string> {
  // The cover comes first.
  const sheet = layout.sheets[nth - 2];
  if (sheet?.kind !== "figures") return new Map();
  return new Map(
    sheet.rows.map(({ row, element }) => [`${columnLetters(figureColumns.previous)}${row}`, element.code]),
  );
}

function withGaps(xml: string, previous: ReadonlyMap<string, string>): Gapped {
  const gapped: Gapped = { xml: [], gaps: [] };
  let from = 0;
  // A cell with a shared string up to its number; an empty cell up to its end.
  for (const match of xml.matchAll(/ t="s"><v>(?=(\d+)<)|<c r="([A-Z]+\d+)"(?: s="\d+")?(?=\/>)/g)) {
    const element = previous.get(match[2] ?? "");
    if (match[1] === undefined && element === undefined) continue;
    const end = match.index + match[0].length;
    gapped.xml.push(xml.slice(from, end));
    gapped.gaps.push(element === undefined ? Number(match[1]) : { previous: element });
    from = end + (element === undefined ? match[1]!.length : "/>".length);
  }
  gapped.xml.push(xml.slice(from));
  return gapped;
}

/** The bytes of a unit's form; null where exceljs would leave out characters of what is to be filled in. */
export function fillPattern(pattern: Pattern, filling: Filling): Uint8Array | null {
  const own = [filling.code, filling.name, ...filling.previous.values()];
  if (own.some((text) => typeof text === "string" && unwritable.test(text))) return null;
  const strings = pattern.strings.map((one) => ("xml" in one ? one.xml : sharedString(filledText(one.text, filling))));
  const numbers = new Map<string, number>();
  let uses = pattern.uses;
  for (const gap of pattern.order) {
    const used = typeof gap === "number" ? strings[gap]! : textOf(filling.previous.get(gap.previous));
    if (used === null) continue;
    if (typeof gap !== "number") uses++;
    if (!numbers.has(used)) numbers.set(used, numbers.size);
  }
  const sheets = numberedSheets(
    pattern,
    strings.map((string) => numbers.get(string)!),
  );
  let next = 0;
  return zip(
    pattern.parts.map(({ name, content }) => {
      if (content.kind === "fixed") return [name, content.packed] as const;
      if (content.kind === "strings") return [name, stringTable([...numbers.keys()], uses)] as const;
      const sheet = sheets[next++]!;
      return [name, "body" in sheet ? sheet : withFigures(sheet, filling.previous, numbers)] as const;
    }),
    levels.quick,
  );
}

function filledText(text: string, { code, name, signature }: Filling): string {
  if (text === signatureMark) return signature;
  // In one pass: what is filled in may look like a mark itself.
  return text.replace(eitherMark, (mark) => (mark === marks.code ? code : name));
}

/** What stands in the table of strings for a text of last year; null for a number, and where there is nothing. */
function textOf(value: number | string | undefined): string | null {
  return typeof value === "string" ? sharedString(value) : null;
}

function sharedString(text: string): string {
  const kept = /^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : "";
  return `<t${kept}>${escapeXml(text)}</t>`;
}

function stringTable(strings: readonly string[], uses: number): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const root = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${strings.length}">`;
  return Buffer.from(`${head}${root}${strings.map((string) => `<si>${string}</si>`).join("")}</sst>`, "utf8");
}

/** Units with texts of last year in other places have their strings numbered otherwise. */
const numberingsKept = 8;

function numberedSheets({ parts, numbered }: Pattern, numbers: readonly number[]): Sheet[] {
  return numbered.of(numbers.join(), () =>
    parts.flatMap(({ content }) => (content.kind === "sheet" ? [withNumbers(content, numbers)] : [])),
  );
}

function withNumbers({ xml, gaps }: Gapped, numbers: readonly number[]): Sheet {
  const pieces: string[] = [xml[0]!];
  const previous: string[] = [];
  for (const [index, gap] of gaps.entries()) {
    const after = xml[index + 1]!;
    if (typeof gap === "number") pieces[pieces.length - 1] += numbers[gap] + after;
    else {
      previous.push(gap.previous);
      pieces.push(after);
    }
  }
  if (previous.length === 0) return pack(Buffer.from(pieces[0]!, "utf8"), levels.quick);
  return { xml: pieces.map((piece) => Buffer.from(piece, "utf8")), previous };
}

function withFigures(
  { xml, previous }: Exclude<Sheet, Packed>,
  values: Filling["previous"],
  numbers: ReadonlyMap<string, number>,
): Uint8Array {
  const pieces: Uint8Array[] = [xml[0]!];
  for (const [index, element] of previous.entries())
    pieces.push(Buffer.from(endOfCell(values.get(element), numbers), "latin1"), xml[index + 1]!);
  return Buffer.concat(pieces);
}

function endOfCell(value: number | string | undefined, numbers: ReadonlyMap<string, number>): string {
  if (value === undefined) return "/>";
  return typeof value === "number" ? `><v>${value}</v></c>` : ` t="s"><v>${numbers.get(textOf(value)!)}</v></c>`;
}
