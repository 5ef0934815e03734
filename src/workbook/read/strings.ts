/** The table of shared strings. */
import { unescapeString, unescapeXml } from "./entities.js";
import { defaultLimits, type ReadLimits, writtenLength } from "./limits.js";
import { isTag, RichText, scanRichText } from "./rich-text.js";
import { skipBlank, tagEnd } from "./tags.js";
import { UnreadableWorkbook } from "./unreadable.js";
import { type ElementReader, enterCommonRoot, parseXml } from "./xml.js";

export function readStrings(text: string, part: string, limits: ReadLimits): string[] {
  const strings = scanStrings(text, part, limits) ?? parseStrings(text, part, limits);
  for (const string of strings)
    if (string.length > limits.textLength) throw new UnreadableWorkbook("reading.text_too_long", { part });
  return strings;
}

/** The quick way; null where the part is not of the common shape. */
export function scanStrings(text: string, part = "", limits: ReadLimits = defaultLimits): string[] | null {
  let at = enterCommonRoot(text, "sst");
  if (at < 0) return null;
  const strings: string[] = [];
  const longest = writtenLength(limits);
  for (;;) {
    if (strings.length > limits.strings) throw new UnreadableWorkbook("reading.too_large", { part });
    at = skipBlank(text, at);
    if (text.startsWith("<si><t>", at)) {
      const end = text.indexOf("<", at + 7);
      if (text.startsWith("</t></si>", end)) {
        if (end - at > longest) return null;
        const content = unescapeXml(text.slice(at + 7, end));
        if (content === null) return null;
        strings.push(unescapeString(content));
        at = end + 9;
        continue;
      }
    }
    if (text.startsWith("</sst>", at)) return skipBlank(text, at + 6) === text.length ? strings : null;
    if (!isTag(text, at, "si")) return null; // an extLst, or nothing we know
    const start = tagEnd(text, at);
    if (start < 0) return null;
    if (text.charCodeAt(start - 1) === 47) {
      strings.push("");
      at = start + 1;
      continue;
    }
    const end = text.indexOf("</si>", start);
    const string = end < 0 || end - start > longest ? null : scanRichText(text, start + 1, end);
    if (string === null) return null;
    strings.push(string);
    at = end + 5;
  }
}

/** The thorough way. */
export function parseStrings(text: string, part: string, limits: ReadLimits): string[] {
  const strings: string[] = [];
  const rich = new RichText();
  const reader: ElementReader<string[]> = {
    open: (name) => rich.open(name),
    text: (piece) => rich.text(piece),
    close(name) {
      rich.close(name);
      if (name === "si") strings.push(rich.take());
      if (strings.length > limits.strings) throw new UnreadableWorkbook("reading.too_large", { part });
    },
    result: () => strings,
  };
  parseXml(text, part, "sst", limits, reader);
  return strings;
}
