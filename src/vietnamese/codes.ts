/** Codes of data elements as they come back from a sheet. Knows no code. */

/**
 * For comparing codes: "tc01\u200b_ QPPL" → "TC01_QPPL". Blanks, line breaks and what cannot be seen go, full-width letters
 * and every dash become plain ones, small letters capitals. Safe, as codes hold only A to Z, digits, _ and -, so that none
 * of this makes one code of another. No letter is taken for a digit, no hyphen for a low line, no superscript for a digit:
 * a code that was really changed must not be found.
 */
export function normalCode(text: string): string {
  // What a code may hold, or ASCII without blanks: only small letters differ.
  if (isPlain.test(text)) return text.toUpperCase();
  return text
    .replace(/[\s\p{Cc}\p{DI}]/gu, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, "-")
    .toUpperCase();
}

const isPlain = /^[!-~]*$/;
