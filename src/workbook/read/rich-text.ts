/** The text of `<si>`, `<is>` and comments: runs joined, phonetic readings left out. */
import { unescapeString, unescapeXml } from "./entities.js";
import { isBlank, tagEnd } from "./tags.js";

/**
 * The text between two indices, which hold the content of an `<si>`, `<is>` or `<text>`; null where the scanner does
 * not know the shape.
 */
export function scanRichText(text: string, from: number, to: number): string | null {
  let joined = "";
  let at = from;
  while (at < to) {
    if (isBlank(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = tagEnd(text, at);
    if (end < 0 || end >= to) return null;
    const empty = text.charCodeAt(end - 1) === 47;
    if (isTag(text, at, "t")) {
      if (!empty) {
        const close = text.indexOf("<", end);
        if (!text.startsWith("</t>", close)) return null;
        const content = unescapeXml(text.slice(end + 1, close));
        if (content === null) return null;
        joined += unescapeString(content);
        at = close + 4;
        continue;
      }
    } else if (isTag(text, at, "rPr") || isTag(text, at, "rPh")) {
      if (!empty) {
        const close = `</${text.slice(at + 1, at + 4)}>`;
        at = text.indexOf(close, end);
        if (at < 0 || at >= to) return null;
        at += close.length;
        continue;
      }
    } else if (!isTag(text, at, "r") && !isTag(text, at, "/r") && !(empty && isTag(text, at, "phoneticPr"))) {
      return null;
    }
    at = end + 1;
  }
  return joined;
}

/** Whether the tag that starts at an index has this name. */
export function isTag(text: string, at: number, name: string): boolean {
  if (text.charCodeAt(at) !== 60 || !text.startsWith(name, at + 1)) return false;
  const after = text.charCodeAt(at + 1 + name.length);
  return after === 62 || after === 47 || isBlank(after);
}

/** Joins the runs of one text as its elements go by. */
export class RichText {
  private joined = "";
  private run: string | null = null;
  private phonetic = false;
  open(name: string): void {
    if (name === "rPh") this.phonetic = true;
    else if (name === "t" && !this.phonetic) this.run = "";
  }
  text(piece: string): void {
    if (this.run !== null) this.run += piece;
  }
  close(name: string): void {
    if (name === "rPh") this.phonetic = false;
    else if (name === "t" && this.run !== null) {
      this.joined += unescapeString(this.run);
      this.run = null;
    }
  }
  /** The text so far, and starts the next. */
  take(): string {
    const text = this.joined;
    this.joined = "";
    this.run = null;
    this.phonetic = false;
    return text;
  }
}
