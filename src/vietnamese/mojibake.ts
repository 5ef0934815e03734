/**
 * UTF-8 that was read as Windows-1252, Windows-1258 or Latin-1: "Sá»Ÿ Y táº¿" for "Sở Y tế". Five bytes have no character
 * there and are often lost on the way; where spelling leaves only one letter for the gap, it is put back.
 */
import { syllable } from "./syllables.js";

/** What Windows-1252 shows for the bytes 0x80 to 0x9F. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes that vanish: those without a character, and the soft hyphen. Windows-1258 has four fewer characters. */
const losable = [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xad];
const losableIn1258 = [...losable, 0x8a, 0x8e, 0x9a, 0x9e];

const maxReadings = 16;

export interface Unscrambled {
  /** What the text may have been; one where it is certain, none where there are too many or no sensible readings. */
  readings: string[];
  /** Letters that came through whole and can be nothing else. */
  whole: number;
  /** Letters of three bytes of which the last was lost. Those of two could be right: "XÃ", "Äpfel". */
  lost: number;
}

/** null where the text is not of that kind. Right text is not: its high letters do not follow each other like this. */
export function unscramble(text: string): Unscrambled | null {
  const found: Unscrambled = { readings: [""], whole: 0, lost: 0 };
  const lettersFor = gapLetters(text.includes("Ă") ? losableIn1258 : losable);
  /** What the word at hand may be. */
  let words = [""];
  const flush = (): void => {
    const spelled = words.length > 1 ? words.filter(isSpelled) : words;
    const many = found.readings.length * spelled.length;
    found.readings = many > maxReadings ? [] : found.readings.flatMap((read) => spelled.map((word) => read + word));
    words = [""];
  };
  const append = (character: string): void => {
    if (/[\p{L}\p{M}]/u.test(character)) words = words.map((word) => word + character);
    else {
      flush();
      found.readings = found.readings.map((read) => read + character);
    }
  };
  let at = 0;
  while (at < text.length) {
    const first = byteOf(text[at]!);
    if (first < 0) return null;
    if (first < 0x80) {
      append(text[at++]!);
      continue;
    }
    const wanted = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (wanted === 0 || first < 0xc2) return null;
    const bytes = [first];
    while (bytes.length < wanted && isContinuation(text[at + bytes.length]))
      bytes.push(byteOf(text[at + bytes.length]!));
    const end = at + bytes.length;
    if (bytes.length === wanted) {
      const character = decoded(bytes);
      if (character === null) return null;
      if (!isWeak(text, at)) found.whole++;
      append(character);
    } else {
      if (bytes.length !== wanted - 1) return null;
      const characters = lettersFor(bytes, text[end]);
      if (characters === null) return null;
      if (wanted === 3) found.lost++;
      // No syllable is longer than seven letters.
      words = words.filter((word) => word.length < 12);
      words = words.flatMap((word) => characters.map((one) => word + one));
      if (words.length > 64) words = [];
    }
    at = text[end] === "\ufffd" && bytes.length < wanted ? end + 1 : end;
  }
  flush();
  return found.whole + found.lost === 0 ? null : found;
}

function byteOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code <= 0xff) return code;
  if (character === "Ă") return 0xc3; // Windows-1258
  const at = windows1252.indexOf(character);
  return at >= 0 ? 0x80 + at : -1;
}

function isContinuation(character: string | undefined): boolean {
  const byte = character === undefined ? -1 : byteOf(character);
  return byte >= 0x80 && byte < 0xc0;
}

/** The character of two to four bytes of UTF-8; null where they make none. */
function decoded(bytes: readonly number[]): string | null {
  const [first, ...rest] = bytes as [number, ...number[]];
  const point = rest.reduce((sum, byte) => sum * 64 + (byte & 0x3f), first & (0xff >> (bytes.length + 1)));
  const least = [0, 0, 0x80, 0x800, 0x10000][bytes.length]!;
  const surrogate = point >= 0xd800 && point < 0xe000;
  return point < least || point > 0x10ffff || surrogate ? null : String.fromCodePoint(point);
}

/** "XÃ" before a no-break space may be the word itself; "xÃ" before one is "xà". */
function isWeak(text: string, at: number): boolean {
  return /^[ÃÂĂ][\u00a0\u00ad]$/.test(text.slice(at, at + 2)) && !/[a-z]/.test(text[at - 1] ?? "");
}

const vietnamese = /^[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ”]$/i;

/** The letters that some bytes and a lost one may have been; null where none. Empty where nothing can be told. */
function gapLetters(losableBytes: readonly number[]): (bytes: readonly number[], next?: string) => string[] | null {
  const known = new Map<string, string[]>();
  return (bytes, next) => {
    const blank = next === " ";
    const key = `${bytes.join()}${blank}`;
    const letters =
      known.get(key) ??
      // A no-break space may have become that blank.
      [...losableBytes, ...(blank ? [0xa0] : [])]
        .flatMap((byte) => decoded([...bytes, byte]) ?? [])
        .filter((character) => vietnamese.test(character));
    known.set(key, letters);
    if (letters.length === 0) return null;
    // "HÃ ng" was "Hàng", "vÃ Du" was "và Du".
    return letters.includes("à") ? [] : letters;
  };
}

/** A syllable in small letters, with a capital, or in capitals. */
function isSpelled(word: string): boolean {
  return syllable(word) === "spelled" && (/^\p{L}\p{Ll}*$/u.test(word) || /^\p{Lu}+$/u.test(word));
}
