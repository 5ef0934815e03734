/** A Word package: its parts, relationships and content types. Opened with every care, though it comes from the officer. */
import { closeSync, openSync, readFileSync } from "node:fs";
import { basename, posix } from "node:path";
import { strFromU8, strToU8 } from "fflate";
import { type MessageCode, message, UserError } from "../../messages/index.js";
import { defaultLimits, listZip, UnreadableWorkbook } from "../../workbook/index.js";
import { type Document, elements, type Node, parseXml, serialized } from "./xml.js";

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT = "http://purl.oclc.org/ooxml/";

export interface Relation {
  id: string;
  /** The last word of its type: header, styles, chart. */
  kind: string;
  /** The part it leads to, null for what is outside the package. */
  part: string | null;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A template is text and perhaps a picture of a seal. */
const limits = { ...defaultLimits, fileBytes: 20 * 2 ** 20, entries: 2000 };

/** Reads a template file; `name` is how errors call it. */
export function openTemplate(path: string): WordPackage {
  const name = basename(path);
  const refuse = (code: Extract<MessageCode, `report.docx.${string}`>, detail = "") =>
    new UserError(code, { template: name, detail }, code === "report.docx.locked" ? 3 : 2);
  if (name.startsWith("~$")) throw refuse("report.docx.owner_file");
  let bytes: Buffer;
  try {
    closeSync(openSync(path, "r"));
    bytes = readFileSync(path);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw code === "ENOENT" ? refuse("report.docx.missing") : refuse("report.docx.locked", code);
  }
  if (bytes.length > limits.fileBytes) throw refuse("report.docx.too_large", `${Math.ceil(bytes.length / 2 ** 20)} MB`);
  if (bytes.subarray(0, 4).toString("latin1") === "\xd0\xcf\x11\xe0")
    throw refuse(
      bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "report.docx.encrypted" : "report.docx.old",
    );
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") throw refuse("report.docx.not_word");
  const parts = new Map<string, Uint8Array>();
  try {
    let total = 0;
    for (const entry of listZip(bytes, { ...limits, used: { parsedLength: 0, elements: 0 } })) {
      const part = (entry.name ?? "").replace(/^\/+/, "");
      if (part === "" || part.endsWith("/")) continue;
      if (parts.has(part)) throw refuse("report.docx.damaged", part);
      total += entry.size;
      if (total > limits.totalBytes) throw refuse("report.docx.too_large", part);
      parts.set(part, new Uint8Array(entry.read()));
    }
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const code = error.code === "reading.too_large" ? "report.docx.too_large" : "report.docx.damaged";
    throw refuse(
      code,
      error.slots.part === undefined ? message("vi", error.code, error.slots) : String(error.slots.part),
    );
  }
  const word = new WordPackage(parts, name, true);
  if (!parts.has("[Content_Types].xml") || !parts.has("_rels/.rels")) throw refuse("report.docx.not_word");
  if (strFromU8(parts.get("_rels/.rels")!).includes(STRICT)) throw refuse("report.docx.strict");
  const type = word.contentTypeOf(word.main);
  if (type.includes("macroEnabled")) throw refuse("report.docx.macros");
  if (!type.includes("wordprocessingml")) throw refuse("report.docx.not_word");
  return word;
}

/** Bytes of one part read as a tree, and elements inside elements: no report comes near them. */
const MOST_XML = 16 * 2 ** 20;
const MOST_DEPTH = 200;

export class WordPackage {
  readonly #read = new Map<string, Document>();

  constructor(
    readonly parts: Map<string, Uint8Array>,
    /** How errors call it. */
    readonly name: string,
    /** It comes from outside: its trees are kept within bounds. */
    readonly foreign = false,
  ) {}

  /** The part that holds the text: `word/document.xml`, as good as always. */
  get main(): string {
    return (
      this.relations("").find(({ kind, part }) => kind === "officeDocument" && part !== null)?.part ??
      "word/document.xml"
    );
  }

  /** The tree of a part; what is changed in it is written. */
  document(part: string): Document {
    const known = this.#read.get(part);
    if (known) return known;
    const bytes = this.parts.get(part);
    if (bytes === undefined) throw new UserError("report.docx.damaged", { template: this.name, detail: part });
    if (this.foreign && bytes.length > MOST_XML)
      throw new UserError("report.docx.too_large", { template: this.name, detail: part });
    try {
      const document = parseXml(decoded(bytes));
      if (this.foreign && isDeeperThan(document, MOST_DEPTH)) throw new Error(`> ${MOST_DEPTH}`);
      this.#read.set(part, document);
      return document;
    } catch (error) {
      const detail = `${part}: ${(error as Error).message.split("\n")[0]!.slice(0, 80)}`;
      throw new UserError("report.docx.damaged", { template: this.name, detail });
    }
  }

  /** The part as text in the place of what it was. */
  write(part: string, xml: string): void {
    this.#read.delete(part);
    this.parts.set(part, strToU8(xml.startsWith("<?xml") ? xml : `${declaration}${xml}`));
  }

  /** A tree in the place of what the part was. */
  replace(part: string, document: Document): void {
    this.#read.set(part, document);
  }

  /** A new part with its type; its name is `stem` with the next free number. */
  addPart(stem: string, extension: string, bytes: Uint8Array, type: string): string {
    let n = 1;
    while (this.parts.has(`${stem}${n}.${extension}`)) n++;
    const part = `${stem}${n}.${extension}`;
    this.parts.set(part, bytes);
    this.setContentType(part, type);
    return part;
  }

  removePart(part: string): void {
    this.parts.delete(part);
    this.#read.delete(part);
    this.parts.delete(relationsPart(part));
    this.#read.delete(relationsPart(part));
    for (const element of this.#types().filter((one) => one.getAttribute("PartName") === `/${part}`))
      element.parentNode?.removeChild(element);
  }

  relations(part: string): Relation[] {
    if (!this.parts.has(relationsPart(part)) && !this.#read.has(relationsPart(part))) return [];
    return elements(this.document(relationsPart(part)).documentElement!).map((element) => ({
      id: element.getAttribute("Id") ?? "",
      kind: (element.getAttribute("Type") ?? "").split("/").pop() ?? "",
      part:
        element.getAttribute("TargetMode") === "External" ? null : resolved(part, element.getAttribute("Target") ?? ""),
    }));
  }

  /** A relationship from one part to another, under the next free id unless one is given; gives its id. */
  relate(from: string, kind: string, to: string, id?: string): string {
    const rels = relationsPart(from);
    if (!this.parts.has(rels) && !this.#read.has(rels)) this.write(rels, `<Relationships xmlns="${RELATIONS}"/>`);
    const taken = new Set(this.relations(from).map(({ id }) => id));
    let n = 1;
    while (taken.has(`rId${n}`)) n++;
    const document = this.document(rels);
    const element = document.createElementNS(RELATIONS, "Relationship");
    element.setAttribute("Id", id ?? `rId${n}`);
    element.setAttribute("Type", `${OFFICE}/${kind}`);
    element.setAttribute("Target", `/${to}`);
    document.documentElement!.appendChild(element);
    return id ?? `rId${n}`;
  }

  unrelate(from: string, id: string): void {
    for (const element of elements(this.document(relationsPart(from)).documentElement!))
      if (element.getAttribute("Id") === id) element.parentNode?.removeChild(element);
  }

  contentTypeOf(part: string): string {
    const types = this.#types();
    const override = types.find((one) => one.getAttribute("PartName")?.toLowerCase() === `/${part}`.toLowerCase());
    const extension = part.split(".").pop()?.toLowerCase();
    const given = override ?? types.find((one) => one.getAttribute("Extension")?.toLowerCase() === extension);
    return given?.getAttribute("ContentType") ?? "";
  }

  setContentType(part: string, type: string): void {
    const document = this.document("[Content_Types].xml");
    const known = this.#types().find((one) => one.getAttribute("PartName") === `/${part}`);
    const element = known ?? document.createElementNS(TYPES, "Override");
    element.setAttribute("PartName", `/${part}`);
    element.setAttribute("ContentType", type);
    if (!known) document.documentElement!.appendChild(element);
  }

  #types() {
    return elements(this.document("[Content_Types].xml").documentElement!);
  }

  /** Every part in order, with the trees that were read as they are now. */
  finished(): [string, Uint8Array][] {
    for (const [part, document] of this.#read) this.write(part, serialized(document));
    return [...this.parts];
  }
}

/** Walks without calling itself: what is too deep would be too deep for that. */
function isDeeperThan(document: Document, most: number): boolean {
  let depth = 0;
  let node: Node | null = document.documentElement;
  while (node !== null) {
    if (depth > most) return true;
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
  return false;
}

function relationsPart(part: string): string {
  return part === "" ? "_rels/.rels" : posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
}

const resolved = (from: string, target: string): string =>
  target.startsWith("/") ? target.slice(1) : posix.join(from === "" ? "" : posix.dirname(from), target);

function decoded(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16) return strFromU8(bytes);
  return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be")
    .decode(bytes)
    .replace(/^(<\?xml[^>]*encoding=")[^"]*/, "$1UTF-8");
}
