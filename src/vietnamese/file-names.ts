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
  const { byCode, byPhrase, longest } = knownOf(units);
  const coded = new Set(words.flatMap(({ written }) => byCode.get(written.toUpperCase()) ?? []));
  const spans = [...coded].flatMap(({ code }) => codeSpans(words, code)).concat(nameSpans(words, byPhrase, longest));
  const inside = (a: Span, b: Span): boolean => b.from <= a.from && a.to <= b.to && b.to - b.from > a.to - a.from;
  const kept = spans.filter((span) => !spans.some((other) => other.unit !== span.unit && inside(span, other)));
  const codes = new Set(kept.map((span) => span.unit));
  return units.flatMap((unit) => (codes.has(unit.code) ? [unit.code] : []));
}

/** A way to write a unit. */
interface Way {
  unit: NamedUnit;
  text: string;
  /** "xã" or "phường" where the text is only the place. */
  kind: string;
}

/** What a name is looked up in: of thousands of units few are to be looked at. */
interface Known {
  /** Units by the first part of their code, in capitals. */
  byCode: Map<string, NamedUnit[]>;
  /** Ways to write them, by all their words without accents. */
  byPhrase: Map<string, Way[]>;
  /** The most words that a way has. */
  longest: number;
}

/** A list of units is read once and asked for many names. */
const known = new WeakMap<readonly NamedUnit[], Known>();

function knownOf(units: readonly NamedUnit[]): Known {
  const ready = known.get(units);
  if (ready) return ready;
  const made: Known = { byCode: new Map(), byPhrase: new Map(), longest: 0 };
  for (const unit of units) {
    const code = codeParts(unit.code)[0]?.toUpperCase();
    if (code !== undefined) addTo(made.byCode, code, unit);
    for (const way of waysToWrite(unit)) {
      const words = wordsOf(way.text);
      if (words.length > 0) addTo(made.byPhrase, words.map((word) => word.plain).join(" "), way);
      made.longest = Math.max(made.longest, words.length);
    }
  }
  known.set(units, made);
  return made;
}

function addTo<T>(map: Map<string, T[]>, key: string, one: T): void {
  const own = map.get(key);
  if (own) own.push(one);
  else map.set(key, [one]);
}

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

function nameSpans(words: readonly Word[], byPhrase: Known["byPhrase"], longest: number): Span[] {
  const spans: Span[] = [];
  for (const from of words.keys()) {
    let phrase = "";
    for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
      phrase += (phrase === "" ? "" : " ") + words[to - 1]!.plain;
      for (const { unit, text, kind } of byPhrase.get(phrase) ?? [])
        if (fits(words, from, wordsOf(text), kind)) spans.push({ unit: unit.code, from, to });
    }
  }
  return spans;
}

const places = (words: readonly Word[], length: number): number[] =>
  Array.from({ length: Math.max(0, words.length - length + 1) }, (_, from) => from);

function waysToWrite(unit: NamedUnit): Way[] {
  const name = clean(unit.name);
  const ways: Way[] = [{ unit, text: name, kind: "" }];
  const local = /^(?:UBND|ủy ban nhân dân|uỷ ban nhân dân) (xã|phường) (.+)$/iu.exec(name);
  // "Thuế tỉnh Lai Châu" is "Thuế tỉnh" to its own.
  const short = /^(.+ tỉnh) .+$/iu.exec(name);
  if (local) {
    const [, kind, place] = local as unknown as [string, string, string];
    for (const before of [kind, "UBND", `UBND ${kind[0]}`]) ways.push({ unit, text: `${before} ${place}`, kind: "" });
    ways.push({ unit, text: place, kind });
  } else if (short) ways.push({ unit, text: short[1]!, kind: "" });
  return [...ways, ...unit.aliases.map((text) => ({ unit, text, kind: local?.[1] ?? "" }))];
}

/** What makes a phrase certain, besides its words. */
function need(words: readonly Word[]): "nothing" | "kind" | "office" | "name" {
  const first = words[0]!.plain;
  if (words.length > 1 && first === "so") return "office";
  if (words.length > 1 && ["xa", "phuong"].includes(first)) return "kind";
  // "VNPT", "UBND tỉnh", "CDC Lai Châu": no other words look like this. Four words and more do not meet by chance.
  return words.length > 3 || words.some((word) => !isBareSyllable(word.plain)) ? "nothing" : "name";
}

/** All words with their accents, or all without any. */
function fits(words: readonly Word[], from: number, way: readonly Word[], kind: string): boolean {
  const span = words.slice(from, from + way.length);
  const accented = span.every((word, i) => word.tone === way[i]!.tone);
  const bare = span.every(
    (word, i) => word.plain === way[i]!.plain && (word.plain === word.tone || word.written === "&"),
  );
  if (!accented && !bare) return false;
  // A phrase does not go over a break, unless the name itself has one there.
  if (span.slice(0, -1).some((word, i) => word.breaks && !way[i]!.breaks)) return false;
  const before = words[from - 1];
  const begins = before === undefined || before.breaks;
  switch (need(way)) {
    case "nothing":
      return true;
    case "kind": // "so lieu cap xa ban bo sung"
      return accented || begins || !["cac", "cap"].includes(before.plain);
    case "office":
      return begins || isOffice(words[from]!, before);
    case "name": {
      if (isOfAnotherKind(before, kind)) return false;
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
