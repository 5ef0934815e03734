/**
 * A part of the template as its text stands in the end: tracked changes accepted, marks of spelling, comments and saving
 * taken out, wrappers around tags opened. What carries no tag stays as the officer made it.
 */
import {
  allW,
  children,
  childW,
  type Document,
  type Element,
  elements,
  isElement,
  isW,
  type Node,
  remove,
  unwrap,
  W,
} from "./xml.js";

const w14 = "http://schemas.microsoft.com/office/word/2010/wordml";

const dropped = [
  ...["del", "moveFrom", "proofErr", "lastRenderedPageBreak", "permStart", "permEnd"],
  ...["commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"],
  ...["moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"],
  ...["customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"],
  ...["rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange"],
  ...["tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"],
];

export function tidy(document: Document): void {
  const root = document.documentElement;
  if (!root) return;
  joinOverDeletedMarks(document);
  for (const row of allW(document, "tr")) if (deletedRow(row)) remove(row);
  for (const name of dropped) for (const element of allW(document, name)) dropElement(element);
  for (const name of ["ins", "moveTo"]) for (const element of allW(document, name)) unwrapOrRemove(element);
  for (const element of [...allW(document, "smartTag"), ...allW(document, "customXml")])
    unwrap(
      element,
      children(element).filter((child) => !isW(child, "smartTagPr", "customXmlPr")),
    );
  for (const element of allW(document, "sdt")) if (/\{\{|\}\}/.test(textAround(element))) openControl(element);
  for (const bookmark of allW(document, "bookmarkStart"))
    if (bookmark.getAttributeNS(W, "name") === "_GoBack") remove(bookmark);
  dropParagraphIds(root);
  // A line break in the file is a blank in Word; only a value may bring one into the text.
  for (const text of allW(document, "t"))
    if (/[\t\n\r]/.test(text.textContent ?? ""))
      text.textContent = (text.textContent ?? "").replace(/\s*[\t\n\r]\s*/g, " ");
}

/** An empty run that held only the reference of a comment goes with it. */
function dropElement(element: Element): void {
  const run = element.parentNode;
  remove(element);
  if (isW(run, "r") && elements(run).every((child) => isW(child, "rPr"))) remove(run);
}

/** `w:ins` stands around runs, or says of a mark that it was inserted. */
function unwrapOrRemove(element: Element): void {
  if (isW(element.parentNode, "rPr", "trPr")) remove(element);
  else unwrap(element);
}

const deletedRow = (row: Element): boolean => {
  const properties = childW(row, "trPr");
  return properties !== null && childW(properties, "del") !== null;
};

/** Two paragraphs whose mark between them was deleted are one; the second one's mark is the one that stays. */
function joinOverDeletedMarks(document: Document): void {
  for (const paragraph of allW(document, "p")) {
    const properties = childW(paragraph, "pPr");
    const mark = properties && childW(properties, "rPr");
    if (!mark || (childW(mark, "del") === null && childW(mark, "moveFrom") === null)) continue;
    const next = nextElement(paragraph);
    const section = childW(properties, "sectPr");
    if (!isW(next, "p") || section !== null) continue;
    const at = childW(next, "pPr")?.nextSibling ?? (childW(next, "pPr") ? null : next.firstChild);
    for (const child of children(paragraph)) if (child !== properties) next.insertBefore(child, at);
    remove(paragraph);
  }
}

function nextElement(node: Node): Element | null {
  let next = node.nextSibling;
  while (next !== null && !(isElement(next) && !isW(next, "bookmarkStart", "bookmarkEnd", "proofErr")))
    next = next.nextSibling;
  return next as Element | null;
}

/** The text of what the control stands in too: a tag may begin before it. */
function textAround(control: Element): string {
  const paragraph = isW(control.parentNode, "p") ? control.parentNode : null;
  return (paragraph ?? control).textContent ?? "";
}

function openControl(control: Element): void {
  const content = childW(control, "sdtContent");
  unwrap(control, content ? children(content) : []);
}

/** In a loop they would stand twice; nothing in the report needs them. */
function dropParagraphIds(root: Element): void {
  for (const name of ["p", "tr"])
    for (const element of allW(root, name)) {
      element.removeAttributeNS(w14, "paraId");
      element.removeAttributeNS(w14, "textId");
    }
}
