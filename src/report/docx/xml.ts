/**
 * The XML of a Word package as a tree. `@xmldom/xmldom` because tags are cut, lifted and wrapped, for which a tree with
 * parents is needed; it has no dependencies, knows namespaces and writes back what it read.
 */
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from "@xmldom/xmldom";

export type { Document, Element, Node };

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const XML = "http://www.w3.org/XML/1998/namespace";

export const ELEMENT = 1;
export const TEXT = 3;
const CDATA = 4;
export const INSTRUCTION = 7;

/** Throws where it is not well-formed. Entities are never read: a part with a DTD is refused. */
export function parseXml(xml: string): Document {
  if (/<!DOCTYPE/i.test(xml)) throw new Error("DOCTYPE");
  const parser = new DOMParser({
    locator: false,
    onError: (_level, detail) => {
      throw new Error(detail);
    },
  });
  return parser.parseFromString(xml.replace(/^\uFEFF/, ""), "text/xml");
}

export const serialized = (node: Node): string => new XMLSerializer().serializeToString(node);

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === ELEMENT;
}

/** An element that was found to be one of Word's; the mark is for the compiler only. */
type WordElement = Element & { readonly word: true };

/** Whether it is the element `w:…` of one of these names. */
export function isW(node: Node | null | undefined, ...names: string[]): node is WordElement {
  return isElement(node) && node.namespaceURI === W && names.includes(node.localName ?? "");
}

export function children(node: Node): Node[] {
  const all: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child);
  return all;
}

export const elements = (node: Node): Element[] => children(node).filter(isElement);

export function childW(node: Node, name: string): Element | null {
  return elements(node).find((child) => isW(child, name)) ?? null;
}

/** All `w:…` of the name inside, in document order, as they are now. */
export function allW(node: Document | Element, name: string): Element[] {
  return [...node.getElementsByTagNameNS(W, name)];
}

export const attributeW = (element: Element, name: string): string | null => element.getAttributeNS(W, name);

export function makeW(document: Document, name: string, attributes: Record<string, string> = {}): Element {
  const element = document.createElementNS(W, `w:${name}`);
  for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(W, `w:${key}`, value);
  return element;
}

/** A new `w:…` at the end of `to`. */
export function appendW(to: Element, name: string, attributes: Record<string, string> = {}): Element {
  const element = makeW(to.ownerDocument!, name, attributes);
  to.appendChild(element);
  return element;
}

/** `w:t` that keeps its blanks. */
export function makeText(document: Document, text: string): Element {
  const element = makeW(document, "t");
  element.setAttributeNS(XML, "xml:space", "preserve");
  element.appendChild(document.createTextNode(text));
  return element;
}

export function remove(node: Node): void {
  node.parentNode?.removeChild(node);
}

/** Puts what is inside in the place of the element itself. */
export function unwrap(element: Node, inside: readonly Node[] = children(element)): void {
  for (const child of inside) element.parentNode?.insertBefore(child, element);
  remove(element);
}

export function insertAfter(node: Node, after: Node): void {
  after.parentNode?.insertBefore(node, after.nextSibling);
}

/** Comments and processing instructions gone, CDATA as text: nothing but elements and text is left. */
export function plain(node: Node): void {
  for (const child of children(node)) {
    if (child.nodeType === CDATA) {
      const text = child.ownerDocument?.createTextNode(child.nodeValue ?? "");
      if (text) node.replaceChild(text, child);
    } else if (child.nodeType !== ELEMENT && child.nodeType !== TEXT) node.removeChild(child);
    else plain(child);
  }
}
