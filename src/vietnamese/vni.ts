/**
 * VNI for Windows: the bytes of the fonts VNI-Times and so on, seen as Windows-1252. A vowel and its mark are two characters,
 * "aø" for à; a few letters are one. Source: the tables of the VNI fonts, as published with converters.
 */

const circumflex = "\u0302";
const breve = "\u0306";
const [acute, grave, hook, tilde, dot] = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];

/** Behind a, o, u, y, e, ơ or ư. */
const tones: Record<string, string> = { ù: acute, ø: grave, û: hook, õ: tilde, ï: dot };
/** Behind a, e or o. */
const withCircumflex: Record<string, string> = {
  â: circumflex,
  á: circumflex + acute,
  à: circumflex + grave,
  å: circumflex + hook,
  ã: circumflex + tilde,
  ä: circumflex + dot,
};
/** Behind a. */
const withBreve: Record<string, string> = {
  ê: breve,
  é: breve + acute,
  è: breve + grave,
  ú: breve + hook,
  ü: breve + tilde,
  ë: breve + dot,
};
const single: Record<string, string> = {
  ñ: "đ",
  ô: "ơ",
  ö: "ư",
  í: "í",
  ì: "ì",
  æ: "ỉ",
  ó: "ĩ",
  ò: "ị",
  î: "ỵ",
};

/** What the marks mean behind each vowel. */
const marks: Record<string, Record<string, string>> = {
  a: { ...tones, ...withCircumflex, ...withBreve },
  e: { ...tones, ...withCircumflex },
  o: { ...tones, ...withCircumflex },
  u: tones,
  y: tones,
  ơ: tones,
  ư: tones,
};

/** One word in Unicode; null where a character has no meaning in VNI, or no vowel before it. */
export function fromVni(word: string): string | null {
  let read = "";
  let vowel = "";
  for (const character of word) {
    const small = character.toLowerCase();
    const mark = marks[vowel.toLowerCase()]?.[small];
    if (mark !== undefined) {
      read = (read + mark).normalize("NFC");
      vowel = "";
      continue;
    }
    const letter = character <= "\u007f" ? small : single[small];
    if (letter === undefined) return null;
    vowel = character === small ? letter : letter.toUpperCase();
    read += vowel;
  }
  return read;
}
