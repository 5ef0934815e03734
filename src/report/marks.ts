/**
 * Every number a document prints carries a code by which `tonghop trace` walks it back. While a template is filled the
 * code travels beside the number in characters for private use, which no input can hold (clean.ts takes them out) and
 * no escaping touches; the last step makes bookmarks of them in Word (word/bookmarks.ts), or takes them out.
 */
const OPEN = "\uE000";
const BETWEEN = "\uE001";
const CLOSE = "\uE002";
const mark = /\uE000([^\uE000-\uE002]*)\uE001([^\uE000-\uE002]*)\uE002/g;

/** The number as printed, with its code; a text without a digit ("-") is no number and gets none. */
export function marked(code: string | undefined, text: string): string {
  return code === undefined || !/\d/.test(text) ? text : `${OPEN}${code}${BETWEEN}${text}${CLOSE}`;
}

/** The text as a reader sees it. */
export function unmarked(text: string): string {
  return text.replace(mark, "$2");
}

export function isMarked(text: string): boolean {
  return text.includes(OPEN);
}

/** The text in pieces: plain ones, and numbers with their codes. */
export function piecesOf(text: string): { text: string; code: string | null }[] {
  const pieces: { text: string; code: string | null }[] = [];
  let from = 0;
  for (const match of text.matchAll(mark)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), code: null });
    pieces.push({ text: match[2]!, code: match[1]! });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), code: null });
  return pieces;
}
