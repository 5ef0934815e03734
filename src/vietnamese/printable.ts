/**
 * Text that XML 1.0 can hold, in one Unicode form. Everything a unit typed passes here once, before a document is
 * made of it, so that no later step has to think of it.
 */

// Control characters, lone surrogates and the two non-characters cannot stand in XML at all; directional overrides can,
// but turn the line around them back to front; the characters for private use are those of marks.ts.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uE000-\uE003\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function printableText(text: string): string {
  return text.replace(unprintable, "").replace(/\r\n?/g, "\n").normalize("NFC");
}

/** A copy with every text in it cleaned, at any depth. */
export function printable<T>(value: T): T {
  if (typeof value === "string") return printableText(value) as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printable(inner)])) as T;
  return value;
}
