/** The insides of a tag: where it ends, and its attributes. Knows no element by name. */
import { unescapeXml } from "./entities.js";

export const SLASH = 47;
const QUOTE = 34;
const APOSTROPHE = 39;
const AMPERSAND = 38;
const COLON = 58;
const LESS = 60;
const GREATER = 62;

export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9;
}

export function skipBlank(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Index of the `>` that ends the tag, past quoted values, which may hold one; -1 where none. */
export function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at;
    if (code === QUOTE || code === APOSTROPHE) {
      at = text.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** Names and values in turn, as written in the tag; names keep their prefix. */
export type TagAttributes = readonly string[];

/** More than any known element has: each is compared with those before it. */
const mostAttributes = 100;
/** UTF-16 units of a value, which is written with references, or cut to pieces by whoever asks for it. */
const longestValue = 100_000;

/** The attributes between two indices; null where they are not well-formed, or more or longer than is usual. */
export function tagAttributes(text: string, from: number, end: number): TagAttributes | null {
  const attributes: string[] = [];
  for (let at = from; ; ) {
    const start = skipBlank(text, at);
    const first = text.charCodeAt(start);
    if (start === end || (first === SLASH && start + 1 === end)) return attributes;
    if (start === at) return null; // a blank must stand before each
    const equals = text.indexOf("=", start);
    if (equals < 0 || equals > end) return null;
    let nameEnd = equals;
    while (isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--;
    const open = skipBlank(text, equals + 1);
    const quote = text.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) return null;
    const close = text.indexOf(quote === QUOTE ? '"' : "'", open + 1);
    if (close < 0 || close > end) return null;
    const name = text.slice(start, nameEnd);
    if (close - open > longestValue) return null;
    const value = attributeValue(text.slice(open + 1, close));
    if (value === null || !isName(name) || attributes.length >= 2 * mostAttributes) return null;
    for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return null;
    attributes.push(name, value);
    at = close + 1;
  }
}

/** Without blanks, markup and quotes; whether a letter may begin a name is left open. */
function isName(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 62 && (code <= 32 || (code !== 45 && code !== 46 && code !== COLON && (code < 48 || code > 57))))
      return false;
    if (code === 0xa0 || code === 0xfeff) return false;
  }
  return text.length > 0;
}

/** Line feeds and tabs written as such are read as blanks; written as references they stay. */
function attributeValue(written: string): string | null {
  let odd = false;
  for (let i = 0; i < written.length; i++) {
    const code = written.charCodeAt(i);
    if (code === LESS) return null;
    if (code < 32 || code === AMPERSAND) odd = true;
  }
  return odd ? unescapeXml(written.replace(/[\n\t]/g, " ")) : written;
}

/** The value of an attribute; `":id"` stands for one with any prefix. */
export function attributeOf(attributes: TagAttributes, name: string): string | undefined {
  const anyPrefix = name.startsWith(":");
  for (let i = 0; i < attributes.length; i += 2) {
    const written = attributes[i]!;
    if (written === name || (anyPrefix && written.endsWith(name) && !written.startsWith("xmlns:")))
      return attributes[i + 1];
  }
  return undefined;
}

/** The tag at hand; its attributes are taken apart only when one is asked for. */
export class Tag {
  name = "";
  malformed = false;
  /** How often an attribute was asked for. */
  asked = 0;
  private from = 0;
  private end = 0;
  private attributes: TagAttributes | null = null;
  constructor(private readonly text: string) {}
  set(start: number, end: number): void {
    let at = start;
    while (at < end) {
      const code = this.text.charCodeAt(at);
      if (isBlank(code) || code === SLASH) break;
      at++;
    }
    this.name = this.text.slice(start, at);
    this.from = at;
    this.end = end;
    this.attributes = null;
    this.malformed = false;
    this.asked = 0;
  }
  readonly attribute = (name: string): string | undefined => {
    this.asked++;
    if (!this.attributes) {
      this.attributes = tagAttributes(this.text, this.from, this.end);
      if (!this.attributes) {
        this.malformed = true;
        this.attributes = [];
      }
    }
    return attributeOf(this.attributes, name);
  };
}
