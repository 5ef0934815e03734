/**
 * What must be said on every page (a draft, illustrative figures), at the foot of each, whatever the template has there: in
 * every footer of the template, and in new ones where pages have none. Its look is given on the spot, so that no style of the
 * template can hide it.
 */
import { posix } from "node:path";
import type { WordPackage } from "./package.js";
import {
  allW,
  appendW,
  attributeW,
  childW,
  type Document,
  type Element,
  elements,
  isW,
  makeText,
  makeW,
  parseXml,
  R,
  serialized,
  W,
} from "./xml.js";

const FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";

export function addMarks(word: WordPackage, marks: readonly string[]): void {
  if (marks.length === 0) return;
  const text = marks.join(" - ");
  const document = word.document(word.main);
  const sections = sectionsOf(document);
  const kinds = kindsOfPages(word, sections);
  for (const kind of kinds) giveFooters(word, document, sections, kind);
  for (const part of new Set(
    word.relations(word.main).flatMap(({ kind, part }) => (kind === "footer" && part ? [part] : [])),
  )) {
    addMark(word.document(part).documentElement!, text);
  }
}

function sectionsOf(document: Document): Element[] {
  const sections = allW(document, "sectPr");
  const body = allW(document, "body")[0]!;
  if (!childW(body, "sectPr")) sections.push(appendW(body, "sectPr"));
  return sections;
}

function kindsOfPages(word: WordPackage, sections: Element[]): string[] {
  const isOn = (element: Element | null) =>
    element !== null && !/^(0|false|off)$/.test(attributeW(element, "val") ?? "1");
  const settings = word.relations(word.main).find(({ kind }) => kind === "settings")?.part;
  const root = settings ? word.document(settings).documentElement : null;
  return [
    "default",
    ...(sections.some((section) => isOn(childW(section, "titlePg"))) ? ["first"] : []),
    ...(root && isOn(childW(root, "evenAndOddHeaders")) ? ["even"] : []),
  ];
}

/**
 * Every section names its footer: its own, the one it has from the section before it, or a new one. To leave the second to the
 * reader of the file would do in Word, but not everywhere.
 */
function giveFooters(word: WordPackage, document: Document, sections: Element[], kind: string): void {
  let id: string | null = null;
  for (const section of sections) {
    const own = elements(section).find(
      (one) => isW(one, "footerReference") && (attributeW(one, "type") ?? "default") === kind,
    );
    if (own) {
      id = own.getAttributeNS(R, "id");
      continue;
    }
    id ??= newFooter(word);
    const reference = makeW(document, "footerReference", { type: kind });
    reference.setAttributeNS(R, "r:id", id);
    const references = elements(section).filter((one) => isW(one, "headerReference", "footerReference"));
    section.insertBefore(reference, references.at(-1)?.nextSibling ?? section.firstChild);
  }
}

/** Gives the id of its relationship. */
function newFooter(word: WordPackage): string {
  const part = word.addPart(`${posix.dirname(word.main)}/footer`, "xml", new Uint8Array(), FOOTER);
  word.write(part, serialized(parseXml(`<w:ftr xmlns:w="${W}" xmlns:r="${R}"/>`)));
  return word.relate(word.main, "footer", part);
}

function addMark(footer: Element, text: string): void {
  const paragraph = appendW(footer, "p");
  const properties = appendW(paragraph, "pPr");
  appendW(properties, "spacing", { before: "0", after: "0", line: "240", lineRule: "auto" });
  appendW(properties, "ind", { left: "0", right: "0", firstLine: "0" });
  appendW(properties, "jc", { val: "center" });
  const run = appendW(paragraph, "r");
  const look = appendW(run, "rPr");
  const font = "Times New Roman";
  appendW(look, "rFonts", { ascii: font, hAnsi: font, eastAsia: font, cs: font });
  appendW(look, "i");
  appendW(look, "vanish", { val: "0" });
  appendW(look, "color", { val: "000000" });
  for (const name of ["sz", "szCs"]) appendW(look, name, { val: "22" });
  run.appendChild(makeText(run.ownerDocument!, text));
}
