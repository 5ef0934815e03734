/**
 * Texts with `*` and `?`, and `~` before one that is meant as itself. Not a regular expression: a pattern can come from
 * a clerk's cell, and must not be able to keep the computer busy.
 */

const many = Symbol("*");
const one = Symbol("?");
type Part = string | typeof many | typeof one;

/** Whether a text as a whole matches; case is the caller's to settle. */
export function wildcard(pattern: string): (text: string) => boolean {
  const parts = split(pattern);
  if (parts.every((part) => typeof part === "string")) {
    const literal = parts.join("");
    return (text) => text === literal;
  }
  return (text) => matches(parts, text);
}

function split(pattern: string): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    const next = pattern[i + 1];
    if (char === "~" && next !== undefined && "*?~".includes(next)) {
      parts.push(next);
      i++;
    } else parts.push(char === "*" ? many : char === "?" ? one : char);
  }
  return parts;
}

function matches(parts: readonly Part[], text: string): boolean {
  let part = 0;
  let at = 0;
  // Where to take up again after the last `*`: it swallows one character more each time.
  let afterStar = -1;
  let swallowed = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === many) {
      afterStar = ++part;
      swallowed = at;
    } else if (wanted === one || wanted === text[at]) {
      part++;
      at++;
    } else if (afterStar >= 0) {
      part = afterStar;
      at = ++swallowed;
    } else return false;
  }
  while (parts[part] === many) part++;
  return part === parts.length;
}
