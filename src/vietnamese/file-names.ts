/**
 * Which units the name of a file names, with certainty only. Whole words, never a distance between words; and as file names
 * are typed without accents and capitals, "ho so noi vu" is a file of papers (hồ sơ nội vụ) and no Sở Nội vụ, "ban bo sung"
 * an addition and no commune of Bản Bo: short names count only where something shows that they are names.
 */
import { possibleReadings } from "./encodings.js";
import { isBareSyllable } from "./syllables.js";
import { clean, plain, toneNormal } from "./unicode.js";
import type { NamedUnit } from "./units.js";

/** No file system has longer names. */
const longest = 1024;

/**
 * The codes of the units named, in the order of `units`: by code ("03613_…", "BC-SKHCN-2026"), full name, name with its kind
 * ("xa Nam So"), or alias, with or without accents, in any Unicode form. A longer name wins over a shorter one inside it.
 * Several: the name is ambiguous. None: it says nothing for certain. Folders before the name are left out.
 */
export function unitsInFileName(name: string, units: readonly NamedUnit[]): string[] {
  const own = /[^\\/]*$/
    .exec(name.slice(-longest))![0]
    .replace(/\.(xls[xmb]?|ods|et|csv|pdf|docx?|zip|rar|7z|eml|msg)$/i, "");
  const found = named(own, units);
  if (found.length > 0) return found;
  const meant = new Set(possibleReadings(own).map((reading) => named(reading, units).join("\n")));
  return meant.size === 1 ? [...meant][0]!.split("\n").filter((code) => code !== "") : [];
}

interface Word {
  written: string;
  tone: string;
  plain: string;
  /** Between this word and the next stand a low line, brackets or a dash with blanks: not one phrase. */
  breaks: boolean;
  /** Stands before the next word without a blank: "THUE_", "03613-". */
  tied: boolean;
}

interface Span {
  unit: string;
  from: number;
  to: number;
}

function named(name: string, units: readonly NamedUnit[]): string[] {
  const words = wordsOf(name);
  const spans = candidates(words, units).flatMap((unit) => [...codeSpans(words, unit.code), ...nameSpans(words, unit)]);
  const inside = (a: Span, b: Span): boolean => b.from <= a.from && a.to <= b.to && b.to - b.from > a.to - a.from;
  const kept = spans.filter((span) => !spans.some((other) => other.unit !== span.unit && inside(span, other)));
  const codes = new Set(kept.map((span) => span.unit));
  return units.flatMap((unit) => (codes.has(unit.code) ? [unit.code] : []));
}

/** Units by each word that a way to write them begins with, in all its forms. */
const beginnings = new WeakMap<readonly NamedUnit[], Map<string, NamedUnit[]>>();

/** Those that can be named by these words at all: of thousands of units, few. */
function candidates(words: readonly Word[], units: readonly NamedUnit[]): NamedUnit[] {
  const byWord = beginnings.get(units) ?? beginningsOf(units);
  return [...new Set(words.flatMap((word) => formsOf(word).flatMap((form) => byWord.get(form) ?? [])))];
}

function beginningsOf(units: readonly NamedUnit[]): Map<string, NamedUnit[]> {
  const byWord = new Map<string, NamedUnit[]>();
  for (const unit of units) {
    const code = codeParts(unit.code)[0]?.toUpperCase();
    const forms = new Set(patterns(unit).flatMap((pattern) => formsOf(pattern.words[0]!)));
    if (code !== undefined) forms.add(code);
    for (const form of forms) {
      const known = byWord.get(form);
      if (known) known.push(unit);
      else byWord.set(form, [unit]);
    }
  }
  beginnings.set(units, byWord);
  return byWord;
}

const formsOf = (word: Word): string[] => [word.written.toUpperCase(), word.tone, word.plain];

function wordsOf(text: string): Word[] {
  const cleaned = clean(text.replaceAll("_", " _ "));
  const words: Word[] = [];
  for (const part of cleaned.matchAll(/[\p{L}\p{N}]+|&|[^\p{L}\p{N}&]+/gu)) {
    const last = words.at(-1);
    const written = part[0];
    if (written === "&") words.push({ written, tone: "và", plain: "va", breaks: false, tied: false });
    else if (/^[\p{L}\p{N}]/u.test(written)) {
      words.push({ written, tone: toneNormal(written), plain: plain(written), breaks: false, tied: false });
    } else if (last) {
      last.breaks = /[_()[\]{}]| [-–—] /.test(written);
      last.tied = /^ _ $|^-$/.test(written);
    }
  }
  return words;
}

const codeParts = (code: string): string[] => code.match(/[\p{L}\p{N}]+/gu) ?? [];

/** A code stands as written in the list; at the beginning in any case. One that reads like a word ("THUE") only as we write it. */
function codeSpans(words: readonly Word[], code: string): Span[] {
  const parts = codeParts(code);
  if (parts.length === 0) return [];
  const isWord = parts.every((part) => isBareSyllable(part));
  return places(words, parts.length).flatMap((from) => {
    const to = from + parts.length;
    const span = words.slice(from, to);
    const exact = span.every((word, i) => word.written === parts[i]);
    const leads = from === 0 && span.every((word, i) => word.written.toUpperCase() === parts[i]!.toUpperCase());
    const last = span.at(-1)!;
    const fits = isWord ? leads && exact && (last.tied || to === words.length) : exact || leads;
    return fits ? [{ unit: code, from, to }] : [];
  });
}

interface Pattern {
  words: Word[];
  /** What makes it certain, besides the words. */
  needs: "nothing" | "kind" | "office" | "name";
  /** "xã" or "phường" where the words are only the place. */
  kind: string;
}

function nameSpans(words: readonly Word[], unit: NamedUnit): Span[] {
  return patterns(unit).flatMap((pattern) =>
    places(words, pattern.words.length).flatMap((from) => {
      const to = from + pattern.words.length;
      return fits(words, from, pattern) ? [{ unit: unit.code, from, to }] : [];
    }),
  );
}

const places = (words: readonly Word[], length: number): number[] =>
  Array.from({ length: Math.max(0, words.length - length + 1) }, (_, from) => from);

/** A list of units is read once and asked for many names. */
const known = new WeakMap<NamedUnit, Pattern[]>();

/** The ways to write a unit, as words. */
function patterns(unit: NamedUnit): Pattern[] {
  const ready = known.get(unit);
  if (ready) return ready;
  const found: Pattern[] = [];
  const add = (text: string, kind = ""): void => {
    const words = wordsOf(text);
    if (words.length > 0) found.push({ words, needs: need(words), kind });
  };
  const name = clean(unit.name);
  add(name);
  const local = /^(?:UBND|ủy ban nhân dân|uỷ ban nhân dân) (xã|phường) (.+)$/iu.exec(name);
  // "Thuế tỉnh Lai Châu" is "Thuế tỉnh" to its own.
  const short = /^(.+ tỉnh) .+$/iu.exec(name);
  if (local) {
    const [, kind, place] = local as unknown as [string, string, string];
    for (const before of [kind, "UBND", `UBND ${kind[0]}`]) add(`${before} ${place}`);
    add(place, kind);
  } else if (short) add(short[1]!);
  for (const alias of unit.aliases) add(alias, local?.[1]);
  known.set(unit, found);
  return found;
}

function need(words: readonly Word[]): Pattern["needs"] {
  const first = words[0]!.plain;
  if (words.length > 1 && first === "so") return "office";
  if (words.length > 1 && ["xa", "phuong"].includes(first)) return "kind";
  // "VNPT", "UBND tỉnh", "CDC Lai Châu": no other words look like this. Four words and more do not meet by chance.
  return words.length > 3 || words.some((word) => !isBareSyllable(word.plain)) ? "nothing" : "name";
}

/** All words with their accents, or all without any. */
function fits(words: readonly Word[], from: number, pattern: Pattern): boolean {
  const span = words.slice(from, from + pattern.words.length);
  const accented = span.every((word, i) => word.tone === pattern.words[i]!.tone);
  const bare = span.every(
    (word, i) => word.plain === pattern.words[i]!.plain && (word.plain === word.tone || word.written === "&"),
  );
  if (!accented && !bare) return false;
  // A phrase does not go over a break, unless the name itself has one there.
  if (span.slice(0, -1).some((word, i) => word.breaks && !pattern.words[i]!.breaks)) return false;
  const before = words[from - 1];
  const begins = before === undefined || before.breaks;
  switch (pattern.needs) {
    case "nothing":
      return true;
    case "kind": // "so lieu cap xa ban bo sung"
      return accented || begins || !["cac", "cap"].includes(before.plain);
    case "office":
      return begins || isOffice(words[from]!, before);
    case "name": {
      if (isOfAnotherKind(before, pattern.kind)) return false;
      const ends = span.at(-1)!.breaks || from + span.length === words.length;
      // "Báo cáo Công an tỉnh"; but not "Thông báo Lai Châu".
      const plainName = accented && !bare && span.length > 2 && isTitle(span[0]!);
      return (begins && ends) || plainName || isProperName(words, from, span);
    }
  }
}

/** "Sở", and not the end of "cơ sở", "hồ sơ", "trụ sở": after an abbreviation or "của"; or with its own capital. */
function isOffice(word: Word, before: Word): boolean {
  if (!isBareSyllable(before.plain) || ["cua", "gui", "tu"].includes(before.plain)) return true;
  return isTitle(word) && !startsWithCapital(before);
}

/** "huyện Than Uyên" and "thị trấn Than Uyên" were others; "phường Nậm Sỏ" is none. */
function isOfAnotherKind(before: Word | undefined, kind: string): boolean {
  const kinds = ["huyen", "tran", "pho", "tinh", "xa", "phuong", "quan", "so"];
  return before !== undefined && kinds.includes(before.plain) && before.plain !== plain(kind);
}

/** Written as a name among words that are not: "BC so lieu Nam So". */
function isProperName(words: readonly Word[], from: number, span: readonly Word[]): boolean {
  const [before, after] = [words[from - 1], words[from + span.length]];
  const alone = (word: Word | undefined): boolean => word === undefined || !isTitle(word);
  const others = words.some((word) => /^\p{Ll}/u.test(word.written));
  return span.every(isTitle) && alone(before) && alone(after) && others;
}

const isTitle = ({ written }: Word): boolean => /^\p{Lu}\p{Ll}*$/u.test(written);
const startsWithCapital = ({ written }: Word): boolean => /^\p{Lu}/u.test(written);
