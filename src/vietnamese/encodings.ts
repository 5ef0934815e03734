/**
 * Text typed in a font of before Unicode, or read in the wrong encoding on its way (cases 52 to 55). Decided by what only
 * one encoding explains, and by whether syllables come of it. Right text, in any language, is left alone.
 */
import { unscramble } from "./mojibake.js";
import { isBareSyllable, syllable } from "./syllables.js";
import { fromTcvn3 } from "./tcvn3.js";
import { fromVni } from "./vni.js";

/** TCVN3 (fonts .VnTime), VNI (fonts VNI-Times), UTF-8 read as one byte a character, or a font of another make. */
export type LegacyEncoding = "tcvn3" | "vni" | "mojibake" | "unknown_one_byte";

export interface Recognised {
  encoding: LegacyEncoding;
  /** In Unicode; null where that is not certain, and always for an unknown encoding. */
  text: string | null;
}

/** A message of `messages/reading.ts` with the slots {raw} and {value}. */
export type EncodingCode = "encoding.tcvn3" | "encoding.vni" | "encoding.mojibake" | "encoding.unreadable";

export interface Mended {
  /** To be read and compared; as given where nothing is to be mended, or it cannot be. */
  text: string;
  /** What to tell the clerk; null for text that is right as it is. */
  code: EncodingCode | null;
}

/** The text to work with. Give it the cell's own text: cleaning removes the soft hyphen, which is ư in TCVN3. */
export function mended(text: string): Mended {
  const found = recogniseEncoding(text);
  if (!found) return { text, code: null };
  if (found.text === null || found.encoding === "unknown_one_byte") return { text, code: "encoding.unreadable" };
  return { text: found.text, code: `encoding.${found.encoding}` };
}

/** null for right text, and for what is too short to be sure of: one word seldom proves anything. Never throws. */
export function recogniseEncoding(text: string): Recognised | null {
  if (!mayBeLegacy(text)) return null;
  const scrambled = unscramble(text);
  if (scrambled && (scrambled.whole > 0 || scrambled.lost > 1)) {
    const only = scrambled.readings.length === 1 ? scrambled.readings[0]! : null;
    return { encoding: "mojibake", text: only === null ? null : again(only) };
  }
  // A word said twice proves no more.
  const words = [...new Set(wordsOf(text.slice(0, enoughToTell)))];
  if (isForeign(words)) return null;
  const capitals = isAllCapitals(text);
  const [tcvn3, vni] = [weigh(words, wholeTcvn3Of(capitals)), weigh(words, fromVni)];
  if (tcvn3.holds && tcvn3.points > vni.points) return { encoding: "tcvn3", text: converted(text, capitals) };
  if (vni.holds && vni.points > tcvn3.points)
    return { encoding: "vni", text: text.replace(wordPattern, (word) => fromVni(word) ?? word) };
  return !tcvn3.holds && !vni.holds && looksOneByte(words) ? { encoding: "unknown_one_byte", text: null } : null;
}

/**
 * What a text may have been, for comparing with a closed list: far less evidence is asked for, as a reading counts only if
 * it is on the list. Empty for right text.
 */
export function possibleReadings(text: string): string[] {
  if (!mayBeLegacy(text)) return [];
  const scrambled = unscramble(text);
  if (scrambled && scrambled.whole + scrambled.lost > 0) return scrambled.readings.map(again);
  const words = wordsOf(text);
  if (words.every(isRight)) return [];
  return [wholeTcvn3Of(isAllCapitals(text)), fromVni].flatMap((decode) =>
    words.every((word) => word.length <= longestWord && isPossible(decode(word), word))
      ? text.replace(wordPattern, (word) => decode(word) ?? word)
      : [],
  );
}

/**
 * What a reader makes of a text typed in a font of before Unicode, or garbled on its way; null unless it takes exactly one of
 * the readings.
 */
export function readMended<Reading extends { verdict: string }>(
  text: string,
  read: (text: string) => Reading,
): Reading | null {
  const [only, other] = possibleReadings(text)
    .map(read)
    .filter(({ verdict }) => verdict !== "reject");
  return only && !other ? only : null;
}

type Decode = (word: string) => string | null;

/** Longer than any cell: a text of this size is no name and no remark. */
const longest = 40_000;

/** What two pages do not prove, more will not. */
const enoughToTell = 5_000;

/** No syllable, nor any word borrowed as one, is longer in VNI, which takes two characters for a vowel. */
const longestWord = 24;

/** Letters of ASCII, and what TCVN3 and VNI use above it. */
const wordPattern = /[A-Za-z\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ffĐđ]+/g;
const high = /[^\p{ASCII}]/u;
const symbolsAround = /^[\u00a1-\u00bf×÷]+|[\u00a1-\u00bf×÷]+$/g;

/** Something above ASCII, and no letter or accent that only Unicode has. Đ, Ă and those of Windows-1252 may be a mishap. */
function mayBeLegacy(text: string): boolean {
  return (
    text.length <= longest && high.test(text) && !/(?=[\p{L}\p{M}])[^\p{ASCII}\u0080-\u00ffĐđĂŒœŠšŽžŸƒˆ]/u.test(text)
  );
}

/** Without addresses of mail and web pages, which prove nothing. */
function wordsOf(text: string): string[] {
  const parts = text.split(/\s+/).filter((part) => high.test(part) || !/[@/]/.test(part));
  return parts.flatMap((part) => part.match(wordPattern) ?? []);
}

/** Without signs around it; the pattern is only quick on words of human length. */
function bareOf(word: string): string {
  return word.length > longestWord ? word : word.replace(symbolsAround, "");
}

/**
 * Right as it stands: no letter above ASCII, a syllable whose tone may be missing, or a sign by itself. A word that a sign
 * is part of is not, even where the sign only stands beside it: the sign then makes no syllable of it.
 */
function isRight(word: string): boolean {
  if (!high.test(word)) return true;
  return word.length === 1 ? bareOf(word) === "" || syllable(word) !== null : syllable(asUnicode(word)) !== null;
}

/** Ð and ð are often typed for Đ and đ. */
const asUnicode = (word: string): string => word.replace(/Ð/g, "Đ").replace(/ð/g, "đ");

function isPossible(read: string | null, word: string): boolean {
  if (!high.test(word)) return true;
  if (read === null) return bareOf(word) === "";
  return syllable(read) === "spelled" || !/[aeiouy]/.test(read.normalize("NFD").toLowerCase());
}

interface Weight {
  points: number;
  /** Whether that is enough, and nothing speaks against it. */
  holds: boolean;
}

/** How much of the text an encoding explains that would be no Vietnamese otherwise. */
function weigh(words: readonly string[], decode: Decode): Weight {
  let [points, against, marked] = [0, 0, 0];
  let byLetters = false;
  for (const word of words) {
    if (!high.test(word)) continue;
    marked++;
    const read = word.length > longestWord ? null : decode(word);
    if (!isPossible(read, word)) against++;
    if (read === null || syllable(read) !== "spelled") continue;
    const highs = word.match(/[^\p{ASCII}]/gu)!.length;
    const oddCapital = /[a-z][À-ÖØ-Þ]/.test(word);
    const right = isRight(word);
    if (right) points += oddCapital ? 1 : 0;
    else if (word.length > 1) points += highs > 1 || oddCapital ? 3 : 2;
    byLetters ||= oddCapital || (!right && (highs > 1 || /[À-ÖØ-öø-ÿ]/.test(word)));
  }
  // A sign or two may be units of measure: "N·m", "µm".
  const enough = points >= (byLetters ? 3 : 5);
  return { points, holds: enough && against * 7 <= marked };
}

/** Prose of another language: most of its plain words are no syllables. "UBND" does not count. */
function isForeign(words: readonly string[]): boolean {
  let [strange, known, marked] = [0, 0, 0];
  for (const word of words) {
    if (high.test(word)) marked++;
    else if (isBareSyllable(word)) known++;
    else if (word.length > 4 || (word.length > 1 && word !== word.toUpperCase())) strange++;
  }
  return strange > known + marked / 2;
}

/**
 * A font that we have no table for: words built as Vietnamese syllables are, with letters above ASCII where the vowels
 * stand, but most of them no syllables as they are.
 */
function looksOneByte(words: readonly string[]): boolean {
  const marked = words.filter((word) => high.test(bareOf(word)));
  const wrong = marked.filter((word) => !isRight(word));
  const built = marked.filter((word) =>
    /^(ngh?|[ckgtnp]h|tr|gi|qu|[bcdghklmnprstvx])?[aeiouyÀ-ÿ\u00a1-\u00be]{1,5}(ch|ngh?|nh|[cmnpt])?$/i.test(word),
  );
  return wrong.length >= 3 && wrong.length * 2 >= marked.length && built.length * 5 >= marked.length * 4;
}

/** Whether a text that may be TCVN3 has capitals only, as far as can be told. */
function isAllCapitals(text: string): boolean {
  return /[A-Z\u00a1-\u00a7].*[A-Z\u00a1-\u00a7]/s.test(text) && !/[a-z\u00a8-\u00ac\u00ae]/.test(text);
}

/** Reads a word of TCVN3, and puts back a soft hyphen that must have stood in it. */
const wholeTcvn3Of =
  (capitals: boolean): Decode =>
  (word) =>
    withLostLetter(fromTcvn3(word, capitals));

/** null where the letter ư, a soft hyphen, was lost: "trëng" can only be "tr\u00adëng", but others cannot be told. */
function converted(text: string, capitals: boolean): string | null {
  let lost = false;
  const read = text.replace(wordPattern, (word) => {
    const letters = fromTcvn3(word, capitals);
    if (letters !== null && withLostLetter(letters) !== letters) lost = true;
    return letters ?? word;
  });
  return lost ? null : read;
}

/** "trởng" is no syllable, "trưởng" is: the soft hyphen fell out. */
function withLostLetter(word: string | null): string | null {
  if (word === null || syllable(word) !== null) return word;
  const whole = word.replace(/(?=[ơớờởỡợ])/iu, word === word.toUpperCase() ? "Ư" : "ư");
  return syllable(whole) === "spelled" ? whole : word;
}

/** Text that went wrong twice. */
function again(text: string): string {
  const more = mayBeLegacy(text) ? unscramble(text) : null;
  return more && more.whole > 1 && more.readings.length === 1 ? more.readings[0]! : text;
}
