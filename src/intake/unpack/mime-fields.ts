/** The header of a mail or of one of its parts (RFC 5322, 2045, 2231). Encoded words (RFC 2047) stay as they are. */
import { TextDecoder } from "node:util";
import { headerText } from "./old-code-pages.js";

export interface Structured {
  /** Lower case: "multipart/mixed". */
  value: string;
  parameters: Map<string, string>;
}

/** Longer values are cut: no honest one is, and the work stays small. */
const longestValue = 20_000;
const mostSections = 100;

/** Field names in lower case to their unfolded values. The first of a name counts, whatever follows. */
export function readFields(header: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of headerText(header)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1, colon + longestValue).trim());
  }
  return fields;
}

/** A byte order mark and blank lines before the header would end it before it begins. */
export function withoutLeadingBlanks(mail: Buffer): Buffer {
  let at = mail[0] === 0xef && mail[1] === 0xbb && mail[2] === 0xbf ? 3 : 0;
  while (at < mail.length && mail[at]! <= 32) at++;
  return mail.subarray(at);
}

/** The fields at the beginning of a mail, as far as they can be seen without reading it. */
export function peekFields(mail: Buffer): Map<string, string> {
  const head = mail.subarray(0, 2 ** 16);
  const ends = [head.indexOf("\n\n"), head.indexOf("\n\r\n")].filter((at) => at >= 0);
  return readFields(ends.length > 0 ? head.subarray(0, Math.min(...ends)) : head);
}

/** `type/subtype; name=value; name="value"`. The first parameter of a name counts. */
export function readStructured(text: string): Structured {
  const semicolon = text.indexOf(";");
  const value = (semicolon < 0 ? text : text.slice(0, semicolon)).trim().split(/[\s(]/)[0]!.toLowerCase();
  const parameters = new Map<string, string>();
  for (let at = semicolon; at >= 0 && at < text.length; ) {
    const end = endOfName(text, at + 1);
    const name = text
      .slice(at + 1, end)
      .trim()
      .toLowerCase();
    if (text[end] !== "=") {
      at = end;
      continue;
    }
    const [given, next] = readValue(text, end + 1);
    if (name !== "" && !parameters.has(name)) parameters.set(name, given);
    at = next;
  }
  return { value, parameters };
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "=" && text[at] !== ";") at++;
  return at;
}

/** A value and where its semicolon stands. Only quotes and backslashes are escaped: some mailers write C:\Users as it is. */
function readValue(text: string, from: number): [string, number] {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  if (text[at] !== '"') {
    const semicolon = text.indexOf(";", at);
    const end = semicolon < 0 ? text.length : semicolon;
    return [text.slice(at, end).trim(), end];
  }
  let value = "";
  for (at++; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === "\\" && (text[at + 1] === '"' || text[at + 1] === "\\")) at++;
    value += text[at];
  }
  const semicolon = text.indexOf(";", at);
  return [value, semicolon < 0 ? text.length : semicolon];
}

/** A parameter in plain, extended (`name*=UTF-8''…`) or continued (`name*0*=…; name*1=…`) form; "" where there is none. */
export function parameter({ parameters }: Structured, name: string): string {
  const whole = parameters.get(`${name}*`);
  if (whole !== undefined) return extended([{ text: whole, encoded: true }]);
  const sections: Section[] = [];
  for (let n = 0; n < mostSections; n++) {
    const encoded = parameters.get(`${name}*${n}*`);
    const text = encoded ?? parameters.get(`${name}*${n}`);
    if (text === undefined) break;
    sections.push({ text, encoded: encoded !== undefined });
  }
  return sections.length > 0 ? extended(sections) : (parameters.get(name) ?? "");
}

interface Section {
  text: string;
  encoded: boolean;
}

/** A character may be split over two sections, so bytes are joined before they are decoded. */
function extended(sections: Section[]): string {
  let charset = "utf-8";
  const bytes = sections.map(({ text, encoded }, at) => {
    if (!encoded) return Buffer.from(text);
    const tagged = at === 0 ? /^([^']*)'[^']*'(.*)$/s.exec(text) : null;
    if (tagged) charset = tagged[1] || charset;
    return percentDecoded(tagged ? tagged[2]! : text);
  });
  return decoderOf(charset).decode(Buffer.concat(bytes));
}

function percentDecoded(text: string): Buffer {
  const pieces = text.split(/%([0-9a-f]{2})/i);
  return Buffer.concat(pieces.map((piece, at) => (at % 2 === 1 ? Buffer.from(piece, "hex") : Buffer.from(piece))));
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
