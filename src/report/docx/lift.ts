/**
 * Puts the marks of blocks where they enclose whole things: a tag that opens at the beginning of a paragraph and is closed in
 * another one goes to between paragraphs; one that opens in the first cell of a row and is closed in the last cell of that
 * row or of a later one goes to between rows. What is opened in one thing and closed inside another has no meaning in Word,
 * and is said to be wrong.
 */

import { isBlank, MARK, markedNumber } from "./paragraph.js";
import type { TagKind } from "./tags.js";
import { children, childW, type Element, elements, insertAfter, isW, type Node, remove, unwrap } from "./xml.js";

export interface LiftTag {
  kind: TagKind;
  name: string;
  source: string;
}

export type NestingFault = "unclosed_block" | "unopened" | "mismatch" | "misplaced" | "piece_alone";

export interface Lifting {
  tag(number: number): LiftTag;
  /** A tag that nobody wrote, around a paragraph. */
  add(tag: LiftTag, like: number): number;
  fault(fault: NestingFault, number: number, other?: number): void;
}

/** What a container could not pair inside: to be put before it and behind it. */
interface Loose {
  before: Node[];
  behind: Node[];
}

const none: Loose = { before: [], behind: [] };

/** Everything inside a body, header, footer or text box; nothing may be left over. */
export function liftTags(root: Element, lifting: Lifting): void {
  for (const story of stories(root)) {
    const loose = settle(story, lifting);
    for (const mark of [...loose.before, ...loose.behind]) {
      leftOver(mark, lifting);
    }
  }
}

/** Containers whose text runs on its own, the innermost first: a text box stands inside a paragraph. */
function stories(root: Element): Element[] {
  const found: Element[] = [];
  const visit = (element: Element) => {
    for (const child of elements(element)) visit(child);
    if (isStory(element)) found.push(element);
  };
  visit(root);
  return found;
}

const isStory = (element: Element): boolean => isW(element, "body", "hdr", "ftr", "txbxContent", "footnote", "endnote");

function settle(container: Element, lifting: Lifting): Loose {
  if (isW(container, "p")) return settleParagraph(container, lifting);
  if (isW(container, "tr")) return settleRow(container, lifting);
  for (const child of elements(container)) {
    if (!isW(child, "p", "tbl", "tr", "tc", "sdt", "sdtContent")) continue;
    const { before, behind } = settle(child, lifting);
    for (const mark of before) container.insertBefore(mark, child);
    for (const mark of [...behind].reverse()) insertAfter(mark, child);
    if (isW(child, "p", "tr") && child.hasAttribute(GONE)) remove(child);
  }
  return loosened(container, lifting);
}

/** A row or paragraph that held nothing but tags. */
const GONE = "tonghop-gone";

function settleParagraph(paragraph: Element, lifting: Lifting): Loose {
  openLinks(paragraph, lifting);
  const hadTags = children(paragraph).some((child) => markedNumber(child) !== null);
  if (!hadTags) return none;
  checkPieces(paragraph, lifting);
  const loose = loosened(paragraph, lifting);
  const bare = children(paragraph).every((child) => isBlank(child) && markedNumber(child) === null);
  const section = childW(paragraph, "pPr") && childW(childW(paragraph, "pPr")!, "sectPr");
  if (bare && loose.before.length + loose.behind.length > 0 && !section) {
    paragraph.setAttribute(GONE, "");
    return { before: [...loose.before, ...loose.behind], behind: [] };
  }
  return section ? loose : wrapped(paragraph, loose, lifting);
}

/** Links and fields that hold one end of a block only are opened: the block goes on outside. */
function openLinks(paragraph: Element, lifting: Lifting): void {
  for (const link of elements(paragraph)) {
    if (!isW(link, "hyperlink", "fldSimple", "sdt")) continue;
    const marks = children(link).filter((child) => markedNumber(child) !== null);
    if (paired(marks, lifting, false).loose.length > 0 || marks.some((mark) => kindOf(mark, lifting) === "piece"))
      unwrap(link);
  }
}

/** A table or chart takes the place of its paragraph: nothing else may stand in it. */
function checkPieces(paragraph: Element, lifting: Lifting): void {
  for (const piece of children(paragraph).filter((child) => kindOf(child, lifting) === "piece"))
    if (
      !children(paragraph).every((child) => child === piece || (isBlank(child) && kindOf(child, lifting) !== "piece"))
    )
      lifting.fault("piece_alone", markedNumber(piece)!);
}

/**
 * A paragraph that is one block from end to end goes with it: nothing to say leaves no empty line. For that the same question
 * is asked around it.
 */
function wrapped(paragraph: Element, loose: Loose, lifting: Lifting): Loose {
  const seen = children(paragraph).filter((child) => !(isBlank(child) && markedNumber(child) === null));
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || first === last || kindOf(first, lifting) !== "open") return loose;
  const { closes, elses } = paired(
    seen.filter((child) => markedNumber(child) !== null),
    lifting,
    false,
  );
  if (closes.get(first) !== last || elses.has(first)) return loose;
  const number = markedNumber(first)!;
  const { name, source } = lifting.tag(number);
  if (!["each", "if", "unless", "with"].includes(name) || !/^\{\{~?#/.test(source)) return loose;
  const asked = name === "unless" ? "unless" : "if";
  const question = source.replace(/^(\{\{~?#)\s*\w+/, `$1${asked}`).replace(/\s+as\s*\|[^|]*\|/, "");
  const opening = lifting.add({ kind: "open", name: asked, source: question }, number);
  const closing = lifting.add({ kind: "close", name: asked, source: `{{/${asked}}}` }, number);
  const mark = (n: number) => paragraph.ownerDocument!.createProcessingInstruction(MARK, String(n));
  return { before: [...loose.before, mark(opening)], behind: [mark(closing), ...loose.behind] };
}

function settleRow(row: Element, lifting: Lifting): Loose {
  const cells = elements(row).filter((child) => isW(child, "tc", "sdt"));
  const found = cells.map((cell) => ({ cell, ...settle(cell, lifting) }));
  if (found.every(({ before, behind }) => before.length + behind.length === 0)) return none;
  if (cells.every(isBlankCell)) {
    row.setAttribute(GONE, "");
    return { before: found.flatMap(({ before, behind }) => [...before, ...behind]), behind: [] };
  }
  const loose: Loose = { before: [], behind: [] };
  found.forEach(({ cell, before, behind }, index) => {
    const isFirst = index === 0;
    const isLast = index === cells.length - 1;
    // A cell with tags alone: in the last one they close the row.
    const late = isBlankCell(cell) && isLast && !isFirst ? before : [];
    const early = late.length > 0 ? [] : before;
    for (const mark of isFirst ? [] : early) lifting.fault("misplaced", markedNumber(mark)!);
    for (const mark of isLast ? [] : behind) lifting.fault("misplaced", markedNumber(mark)!);
    if (isFirst) loose.before.push(...early);
    if (isLast) loose.behind.push(...late, ...behind);
  });
  return loose;
}

const isBlankCell = (cell: Element): boolean =>
  elements(cell).every(
    (child) => isW(child, "tcPr", "bookmarkStart", "bookmarkEnd") || (isW(child, "p") && isBlankParagraph(child)),
  ) && children(cell).every((child) => markedNumber(child) === null);

function isBlankParagraph(paragraph: Element): boolean {
  return isBlank(paragraph) && children(paragraph).every((child) => markedNumber(child) === null);
}

/** Pairs the marks that stand directly in the container; takes out those without a partner. */
function loosened(container: Element, lifting: Lifting): Loose {
  const all = children(container);
  const { loose } = paired(
    all.filter((child) => markedNumber(child) !== null),
    lifting,
    true,
  );
  if (loose.length === 0) return none;
  const isContent = (child: Node) =>
    markedNumber(child) === null ? !(isW(child, "tblPr", "tblGrid") || isBlankHere(child)) : !loose.includes(child);
  const first = all.findIndex(isContent);
  const last = all.findLastIndex(isContent);
  const result: Loose = { before: [], behind: [] };
  for (const mark of loose) {
    const at = all.indexOf(mark);
    remove(mark);
    if (first < 0 || at < first) result.before.push(mark);
    else if (at > last) result.behind.push(mark);
    else leftOver(mark, lifting, isStory(container) ? undefined : "misplaced");
  }
  return result;
}

const isBlankHere = (child: Node): boolean => (isW(child, "p") ? isBlankParagraph(child) : isBlank(child));

interface Pairs {
  /** Marks without a partner here, in order. */
  loose: Node[];
  closes: Map<Node, Node>;
  /** Opening marks that have an else. */
  elses: Set<Node>;
}

function paired(marks: Node[], lifting: Lifting, say: boolean): Pairs {
  const open: { mark: Node; elses: Node[] }[] = [];
  const loose = new Set<Node>();
  const result: Omit<Pairs, "loose"> = { closes: new Map(), elses: new Set() };
  for (const mark of marks) {
    const kind = kindOf(mark, lifting);
    const top = open.at(-1);
    if (kind === "open") open.push({ mark, elses: [] });
    else if (kind === "else") {
      if (top) top.elses.push(mark);
      else loose.add(mark);
    } else if (kind === "close") {
      if (top === undefined) loose.add(mark);
      else {
        open.pop();
        const [opened, closed] = [markedNumber(top.mark)!, markedNumber(mark)!];
        if (say && lifting.tag(opened).name !== lifting.tag(closed).name) lifting.fault("mismatch", closed, opened);
        result.closes.set(top.mark, mark);
        if (top.elses.length > 0) result.elses.add(top.mark);
      }
    }
  }
  for (const { mark, elses } of open) for (const one of [mark, ...elses]) loose.add(one);
  return { ...result, loose: marks.filter((mark) => loose.has(mark)) };
}

function leftOver(mark: Node, lifting: Lifting, fault?: NestingFault): void {
  const number = markedNumber(mark)!;
  const byKind = lifting.tag(number).kind === "open" ? "unclosed_block" : "unopened";
  lifting.fault(fault ?? byKind, number);
}

function kindOf(node: Node, lifting: Lifting): TagKind | null {
  const number = markedNumber(node);
  return number === null ? null : lifting.tag(number).kind;
}
