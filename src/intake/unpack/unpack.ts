/**
 * Opens what returned workbooks come inside: archives, e-mails, and these inside each other. Bytes in, members out: no
 * file, no clock. Every entry of every container is taken, refused with a reason or named as skipped.
 */
import type { MessageCode, Slots } from "../../messages/index.js";
import { openArchive } from "./archive.js";
import { type Container, type Content, lookAt } from "./container-kind.js";
import { Budget, defaultUnpackLimits, type UnpackLimits } from "./limits.js";
import type { Letter, Opened, Part, PartBytes } from "./opened.js";
import { orRefusal, orRefusalLater, type Refusal, Refused } from "./refused.js";
import { levelMark, numbered, shownName } from "./shown-name.js";

export interface Member {
  /**
   * Path inside the outermost container, NFC, fit to print in one line and unlike any other member's: "/" between the
   * folders of an archive, " › " between containers. What concerns the outermost container itself has its name.
   */
  name: string;
  /** Of the innermost mail around it; null where there is none. */
  letter: Letter | null;
  content: { bytes: Uint8Array } | { refused: MessageCode; slots: Slots } | { skipped: MessageCode; slots: Slots };
}

export type Unpacked = { members: Member[] } | Refusal;

/**
 * null where the bytes are no container (a workbook, a PDF, …): the caller takes them as they are. `name` is only shown.
 * Bytes of members share memory with each other and with what was given, and must not be changed. Never throws over
 * what the bytes hold.
 */
export async function unpack(
  name: string,
  bytes: Uint8Array,
  limits: Partial<UnpackLimits> = {},
): Promise<Unpacked | null> {
  const outermost = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { container } = lookAt(outermost);
  if (container === null || "refused" in container) return container;
  const unpacking = new Unpacking(new Budget({ ...defaultUnpackLimits, ...limits }));
  const own = shownName(name);
  const opened = await unpacking.opened(container, outermost, own, 1);
  if ("refused" in opened) return opened;
  await unpacking.collect(opened, { own, prefix: "", letter: null, depth: 1 });
  return { members: unpacking.members };
}

/** Where a container stands: its name as a member, what stands before the names of its own members, and how deep. */
interface Place {
  own: string;
  prefix: string;
  letter: Letter | null;
  depth: number;
}

class Unpacking {
  readonly members: Member[] = [];
  private readonly names = new Set<string>();
  private readonly budget: Budget;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** What a container holds, if it may be opened at this depth and all its parts still count. */
  async opened(container: Container, bytes: Buffer, name: string, depth: number): Promise<Opened | Refusal> {
    return orRefusalLater(async () => {
      this.budget.mayOpenAt(depth);
      return this.counted(await this.open(container, bytes, name, depth));
    });
  }

  private async open(container: Container, bytes: Buffer, name: string, depth: number): Promise<Opened> {
    if (container.kind === "zip") return openArchive(bytes, this.budget);
    // Only who gets mails waits for the libraries that read them.
    if (container.kind === "mail") return (await import("./mail.js")).openMail(bytes);
    if (container.kind === "signed") return this.openSigned(container.content, name, depth);
    return (await import("./outlook.js")).openOutlookMail(bytes, this.budget.limits.depth - depth, this.budget);
  }

  /** What was signed, once, is a mail, or part of one, or a file of any kind; the signature is no level of its own. */
  private async openSigned(content: Buffer, name: string, depth: number): Promise<Opened> {
    const inner = lookAt(content).container;
    if (inner && "kind" in inner && inner.kind !== "signed") return this.open(inner, content, name, depth);
    const part = { name: name.replace(/\.p7m$/i, ""), content: { size: content.length, read: () => content } };
    return { letter: null, parts: [part], nothing: "unpack.mail_without_attachment" };
  }

  private counted(opened: Opened): Opened {
    if (opened.parts.length === 0) throw new Refused(opened.flaw ?? opened.nothing);
    this.budget.takeMembers(opened.parts.length);
    return opened;
  }

  async collect(opened: Opened, place: Place): Promise<void> {
    const letter = opened.letter ?? place.letter;
    const before = this.told;
    for (const [at, part] of opened.parts.entries()) {
      const own = this.unlikeOthers(`${place.prefix}${part.name || `#${at + 1}`}`);
      await this.take(part, { own, prefix: `${own}${levelMark}`, letter, depth: place.depth + 1 });
    }
    if (opened.flaw) this.add(place.own, letter, { refused: opened.flaw, slots: {} });
    else if (this.told === before) this.add(place.own, letter, { refused: opened.nothing, slots: {} });
  }

  /** One part, standing at `place`, and all that is in it. */
  private async take({ content, name }: Part, place: Place): Promise<void> {
    if ("skipped" in content) return this.add(place.own, place.letter, { skipped: content.skipped, slots: {} });
    if ("refused" in content) return this.add(place.own, place.letter, content);
    const inner =
      "parts" in content ? this.attachedMail(content, place.depth) : await this.takeBytes(content, name, place);
    if (inner === null) return;
    if ("refused" in inner) return this.add(place.own, place.letter, inner);
    await this.collect(inner, place);
  }

  private attachedMail(opened: Opened, depth: number): Opened | Refusal {
    return orRefusal(() => {
      this.budget.mayOpenAt(depth);
      return this.counted(opened);
    });
  }

  /** Adds the bytes as a member and gives null, unless they are a container: then what it holds. */
  private async takeBytes(content: PartBytes, name: string, place: Place): Promise<Opened | Refusal | null> {
    const bytes = orRefusal(() => {
      this.budget.takeBytes(content.size);
      return content.read();
    });
    if ("refused" in bytes) return bytes;
    const seen = lookAt(bytes);
    if (seen.container !== null) {
      if ("refused" in seen.container) return seen.container;
      return this.opened(seen.container, bytes, name, place.depth);
    }
    const skipped = reasonToSkip(seen, content.inText);
    this.add(place.own, place.letter, skipped ? { skipped, slots: {} } : { bytes });
    return null;
  }

  /** Members that are taken or refused. */
  private told = 0;

  private add(name: string, letter: Letter | null, content: Member["content"]): void {
    if (!("skipped" in content)) this.told++;
    this.members.push({ name, letter, content });
  }

  private unlikeOthers(name: string): string {
    let shown = name;
    for (let count = 2; this.names.has(shown); count++) shown = numbered(name, count);
    this.names.add(shown);
    return shown;
  }
}

/** Kinds that a picture of a rarer format is taken for. */
const perhapsPicture = new Set<Content["code"]>(["reading.unknown", "reading.is_text", "reading.is_html"]);

function reasonToSkip({ code, isSignature }: Content, inText: string | undefined): MessageCode | null {
  if (isSignature) return "unpack.signature";
  if (inText === undefined) return null;
  const picture = code === "reading.is_picture" || (inText.startsWith("image/") && perhapsPicture.has(code));
  return picture ? "unpack.inline_picture" : null;
}
