/** Content of one Word package put into another: with the charts, workbooks and styles that it needs, under ids that are free. */
import { dirname } from "node:path/posix";
import type { WordPackage } from "./package.js";
import { allW, attributeW, childW, type Document, type Element, elements, isW, R, serialized, W } from "./xml.js";

export class Graft {
  readonly #styles = new Map<string, string>();
  readonly #copied = new Map<string, string>();

  constructor(
    readonly source: WordPackage,
    readonly target: WordPackage,
  ) {}

  /** A copy of the element for the part `host` of the target. */
  into(document: Document, host: string, element: Element): Element {
    const copy = document.importNode(element, true) as Element;
    for (const name of ["pStyle", "rStyle", "tblStyle"])
      for (const style of allW(copy, name))
        style.setAttributeNS(W, "w:val", this.#style(attributeW(style, "val") ?? ""));
    for (const one of [copy, ...copy.getElementsByTagName("*")])
      for (const attribute of [...one.attributes].filter(({ namespaceURI }) => namespaceURI === R))
        attribute.value = this.#related(host, attribute.value);
    return copy;
  }

  /** The officer's own style of this id or name; else ours, added. */
  #style(id: string): string {
    const known = this.#styles.get(id);
    if (known !== undefined) return known;
    this.#styles.set(id, id);
    const style = stylesOf(this.source).find((one) => attributeW(one, "styleId") === id);
    if (!style) return id;
    const theirs = stylesOf(this.target);
    if (theirs.some((one) => attributeW(one, "styleId") === id)) return id;
    const same = theirs.find(
      (one) => nameOf(one) === nameOf(style) && attributeW(one, "type") === attributeW(style, "type"),
    );
    const found = same && attributeW(same, "styleId");
    if (found) {
      this.#styles.set(id, found);
      return found;
    }
    this.#addStyle(style);
    return id;
  }

  #addStyle(style: Element): void {
    const part = stylesPart(this.target);
    if (part === null) {
      const own = stylesPart(this.source)!;
      const added = this.target.addPart(
        `${dirname(this.target.main)}/styles`,
        "xml",
        new Uint8Array(),
        this.source.contentTypeOf(own),
      );
      this.target.write(added, serialized(this.source.document(own)));
      this.target.relate(this.target.main, "styles", added);
      return;
    }
    const document = this.target.document(part);
    const copy = document.importNode(style, true) as Element;
    for (const name of ["basedOn", "next", "link"]) {
      const other = childW(copy, name);
      if (!other) continue;
      const meant = name === "basedOn" ? this.#base(attributeW(other, "val") ?? "", attributeW(style, "type")) : null;
      if (meant === null) copy.removeChild(other);
      else other.setAttributeNS(W, "w:val", meant);
    }
    document.documentElement!.appendChild(copy);
  }

  /** What a style of ours is based on: the officer's own default in the place of ours. */
  #base(id: string, type: string | null): string | null {
    if (id !== "Normal") return this.#style(id);
    const isDefault = (one: Element) =>
      attributeW(one, "type") === type && /^(1|true|on)$/.test(attributeW(one, "default") ?? "");
    const normal = stylesOf(this.target).find(isDefault);
    return normal ? attributeW(normal, "styleId") : null;
  }

  /** The relationship of the host to the copy of what the source's body relates to under this id. */
  #related(host: string, id: string): string {
    const relation = this.source.relations(this.source.main).find((one) => one.id === id);
    if (!relation?.part) return id;
    const part = this.#copy(relation.part);
    const known = this.target.relations(host).find((one) => one.part === part);
    return known?.id ?? this.target.relate(host, relation.kind, part);
  }

  #copy(part: string): string {
    const known = this.#copied.get(part);
    if (known !== undefined) return known;
    const [, stem = part, extension = "bin"] = /^(.*?)\d*\.(\w+)$/.exec(part) ?? [];
    const copy = this.target.addPart(stem, extension, this.source.parts.get(part)!, this.source.contentTypeOf(part));
    this.#copied.set(part, copy);
    for (const { id, kind, part: inner } of this.source.relations(part))
      if (inner !== null) this.target.relate(copy, kind, this.#copy(inner), id);
    return copy;
  }
}

function stylesPart(word: WordPackage): string | null {
  return word.relations(word.main).find(({ kind, part }) => kind === "styles" && part !== null)?.part ?? null;
}

function stylesOf(word: WordPackage): Element[] {
  const part = stylesPart(word);
  return part === null ? [] : elements(word.document(part).documentElement!).filter((one) => isW(one, "style"));
}

const nameOf = (style: Element): string => (attributeW(childW(style, "name") ?? style, "val") ?? "").toLowerCase();
