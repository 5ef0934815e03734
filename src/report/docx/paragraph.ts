/**
 * Tags of one paragraph, each as a mark of its own in the tree, whatever runs Word cut it into: a value stands in a run with
 * the formatting of the run in which its tag starts, everything else between runs. A mark is a processing instruction
 * `<?tonghop 7?>`: nothing else in a template can look like it, since all others have been taken out.
 */
import { type Found, type FoundTag, findTags, OBJECT } from "./tags.js";
import {
  attributeW,
  children,
  childW,
  type Element,
  elements,
  INSTRUCTION,
  insertAfter,
  isElement,
  isW,
  makeText,
  type Node,
  remove,
} from "./xml.js";

export const MARK = "tonghop";

/** Text, or what reads as a blank, a dash or an object. */
interface Piece {
  element: Element;
  text: string;
  start: number;
}

/** Gives what cannot be read as a tag. `mark`: keeps a tag and gives its number. */
export function markTags(paragraph: Element, mark: (tag: FoundTag) => number): Found["faults"] {
  const pieces = piecesOf(paragraph);
  const { tags, faults } = findTags(pieces.map((piece) => piece.text).join(""));
  const numbered = tags.map((tag) => ({ tag, number: tag.kind === "comment" ? null : mark(tag) }));
  // From the last to the first: what is cut off behind a place leaves the places before it as they are.
  for (const { tag, number } of numbered.reverse()) place(pieces, tag, number);
  return faults;
}

/** The paragraph's own text; a text box in it has paragraphs of its own. */
export function textOf(paragraph: Element): string {
  return piecesOf(paragraph)
    .map((piece) => piece.text)
    .join("");
}

function piecesOf(paragraph: Element): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  const add = (element: Element, text: string) => {
    pieces.push({ element, text, start });
    start += text.length;
  };
  const visit = (node: Node): void => {
    for (const child of elements(node)) {
      if (isW(child, "pPr", "rPr", "sdtPr", "sdtEndPr")) continue;
      if (isW(node, "r")) add(child, textOfChild(child));
      else visit(child);
    }
  };
  visit(paragraph);
  return pieces;
}

function textOfChild(child: Element): string {
  const breaksPage = /^(page|column)$/.test(attributeW(child, "type") ?? "");
  if (isW(child, "t")) return child.textContent ?? "";
  if (isW(child, "tab", "ptab")) return "\t";
  if (isW(child, "cr")) return "\n";
  if (isW(child, "br")) return breaksPage ? OBJECT : "\n";
  if (isW(child, "noBreakHyphen")) return "-";
  return isW(child, "softHyphen") ? "\u00AD" : OBJECT;
}

function place(pieces: Piece[], tag: FoundTag, number: number | null): void {
  const first = pieces.findIndex((piece) => tag.start < piece.start + piece.text.length);
  const { element: text, start } = pieces[first]!;
  for (const piece of pieces.slice(first + 1)) {
    if (piece.start >= tag.end) break;
    const covered = tag.end - piece.start;
    if (isW(piece.element, "t") && covered < piece.text.length)
      setText(piece.element, (piece.element.textContent ?? "").slice(covered));
    else dropPiece(piece.element);
  }
  const run = text.parentNode as Element;
  const written = text.textContent ?? "";
  const rest = cutRun(run, text, written.slice(tag.end - start));
  if (number !== null) insertAfter(markNode(run, tag, number), run);
  setText(text, written.slice(0, tag.start - start));
  for (const one of [rest, run]) if (one && isEmptyRun(one)) remove(one);
}

/** What follows `text` in the run, and the words `rest` before it, in a run of the same formatting behind it. */
function cutRun(run: Element, text: Element, rest: string): Element {
  const behind = sameFormatting(run);
  if (rest !== "") behind.appendChild(makeText(run.ownerDocument!, rest));
  for (let next = text.nextSibling; next !== null; next = text.nextSibling) behind.appendChild(next);
  insertAfter(behind, run);
  return behind;
}

function sameFormatting(run: Element): Element {
  const copy = run.cloneNode(false) as Element;
  const properties = childW(run, "rPr");
  if (properties) copy.appendChild(properties.cloneNode(true));
  return copy;
}

function markNode(run: Element, { kind }: FoundTag, number: number): Node {
  const document = run.ownerDocument!;
  const mark = document.createProcessingInstruction(MARK, String(number));
  if (kind !== "value") return mark;
  const holder = sameFormatting(run);
  const text = makeText(document, "");
  text.appendChild(mark);
  holder.appendChild(text);
  return holder;
}

function setText(element: Element, text: string): void {
  if (text === "") {
    remove(element);
    return;
  }
  for (const child of children(element)) remove(child);
  element.appendChild(element.ownerDocument!.createTextNode(text));
  element.setAttribute("xml:space", "preserve");
}

function dropPiece(element: Element): void {
  const run = element.parentNode as Element | null;
  remove(element);
  if (run && isEmptyRun(run)) remove(run);
}

const isEmptyRun = (run: Element): boolean => elements(run).every((child) => isW(child, "rPr"));

/** The number of the tag that a node marks; null for any other node. */
export function markedNumber(node: Node): number | null {
  return node.nodeType === INSTRUCTION && node.nodeName === MARK ? Number(node.nodeValue) : null;
}

/** Whether anything stands in it that is seen or printed; marks of values count, `isMark` says of what others. */
export function isBlank(node: Node): boolean {
  if (markedNumber(node) !== null) return true;
  if (!isElement(node)) return (node.nodeValue ?? "").trim() === "";
  if (isW(node, "pPr", "rPr", "tcPr", "bookmarkStart", "bookmarkEnd")) return true;
  if (isW(node, "t")) return children(node).every((child) => markedNumber(child) === null && isBlank(child));
  return isW(node, "p", "r", "hyperlink") && children(node).every(isBlank);
}
