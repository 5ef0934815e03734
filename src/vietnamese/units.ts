/**
 * Which reporting unit a text names. Equal words only, never a distance between words: Than Uyên and Tân Uyên are two
 * letters apart, and two communes.
 */
import { possibleReadings } from "./encodings.js";
import { clean, isUnaccented, plain, toneNormal } from "./unicode.js";

export interface NamedUnit {
  code: string;
  name: string;
  aliases: readonly string[];
}

/** The code; null where none fits; "ambiguous" where several fit alike. No code is in lower case. */
export type UnitMatch = string | null | "ambiguous";

/** No name is as long as this. */
const longest = 500;

/**
 * Tries the full name, then the name without what kind of body it is, then the aliases, and takes the first of these
 * that fits; then all of them without accents, where the text has none; then what the text says if it was typed in TCVN3 or
 * VNI, or garbled on its way, where that is one unit only. Give it the cell's own text: cleaning takes the ư out of TCVN3.
 */
export function matchUnitName(text: string, units: readonly NamedUnit[]): UnitMatch {
  if (text.length > longest) return null;
  const found = matchText(text, units);
  if (found !== null) return found;
  const meant = new Set(possibleReadings(text).flatMap((reading) => matchText(reading, units) ?? []));
  return meant.size === 1 ? [...meant][0]! : null;
}

function matchText(text: string, units: readonly NamedUnit[]): UnitMatch {
  const found = match(text, folded(units, toneNormal));
  return found !== null || !isUnaccented(text) ? found : match(text, folded(units, plain));
}

type Fold = (text: string) => string;

/** The units of a campaign as words to compare, with their accents or without. */
interface FoldedUnits {
  fold: Fold;
  provinces: string[];
  /** Units by every text that one of them is known by: of thousands, few are to be looked at. */
  byText: Map<string, FoldedUnit[]>;
}

interface FoldedUnit {
  code: string;
  names: string[];
  parts: SplitName;
  aliases: string[];
}

/** A list of units is read once and asked for many names. */
const known = new WeakMap<readonly NamedUnit[], Map<Fold, FoldedUnits>>();

function folded(units: readonly NamedUnit[], fold: Fold): FoldedUnits {
  const folds = known.get(units) ?? new Map<Fold, FoldedUnits>();
  known.set(units, folds);
  const ready = folds.get(fold);
  if (ready) return ready;
  const provinceNames = provinces(units, fold);
  const made: FoldedUnits = { fold, provinces: provinceNames, byText: new Map() };
  for (const { code, name, aliases } of units) {
    const own = normalName(name, fold);
    const parts = splitKind(own, fold);
    const other = aliases.map((alias) => normalName(alias, fold));
    const unit = { code, names: withProvinceCut(own, provinceNames), parts, aliases: other };
    for (const text of new Set([...unit.names, parts.rest, ...other])) {
      const alike = made.byText.get(text);
      if (alike) alike.push(unit);
      else made.byText.set(text, [unit]);
    }
  }
  folds.set(fold, made);
  return made;
}

function match(text: string, { fold, provinces, byText }: FoldedUnits): UnitMatch {
  const wanted = spellings(normalName(text, fold), provinces);
  if (wanted.length === 0) return null;
  const parts = wanted.map((name) => splitKind(name, fold));
  const texts = [...wanted, ...parts.map(({ rest }) => rest)];
  const units = [...new Set(texts.flatMap((one) => byText.get(one) ?? []))];
  const steps: ((unit: FoldedUnit) => boolean)[] = [
    (unit) => unit.names.some((name) => wanted.includes(name)),
    (unit) => parts.some((part) => sameBody(part, unit.parts)),
    (unit) =>
      unit.aliases.some((alias) => wanted.includes(alias) || parts.some((part) => isAlias(part, alias, unit.parts))),
  ];
  for (const step of steps) {
    const [unit, another] = units.filter(step);
    if (unit) return another ? "ambiguous" : unit.code;
  }
  return null;
}

/** A former name written with the kind of body: "xã Phúc Than", where the list has "Phúc Than". */
function isAlias(written: SplitName, alias: string, unit: SplitName): boolean {
  return written.kind !== "" && written.kind === unit.kind && written.rest === alias;
}

/** Folded, with abbreviations of every office written out and punctuation as blanks. */
function normalName(text: string, fold: Fold): string {
  const and = ` ${fold("và")} `;
  return clean(
    fold(text)
      .replaceAll("&", and)
      .replace(/[^\p{L}\p{N}]+/gu, " "),
  )
    .replace(/^(ủy|uỷ|uy) (ban nhân dân|ban nhan dan)(?= |$)/u, "ubnd")
    .replace(/^ubnd x (?=\S)/, `ubnd ${fold("xã")} `)
    .replace(/^ubnd p (?=\S)/, `ubnd ${fold("phường")} `);
}

/** "tỉnh Lai Châu", from the names of the units themselves: which province it is, the campaign knows and we do not. */
function provinces(units: readonly NamedUnit[], fold: Fold): string[] {
  const province = fold("tỉnh");
  const tails = units.flatMap(
    ({ name }) => normalName(name, fold).match(new RegExp(`(?<= )${province} .+$`, "u")) ?? [],
  );
  return [...new Set(tails)];
}

/** "thuế tỉnh lai châu" and "thuế tỉnh". */
function withProvinceCut(name: string, provinceNames: readonly string[]): string[] {
  const cut = provinceNames.filter((province) => name.endsWith(` ${province}`));
  return [name, ...cut.map((province) => name.slice(0, province.indexOf(" ") - province.length))];
}

/** As written, with the province cut to "tỉnh", and without it: people add it where the list does not have it. */
function spellings(name: string, provinceNames: readonly string[]): string[] {
  const all = withProvinceCut(name, provinceNames);
  for (const province of provinceNames) {
    const bare = province.slice(province.indexOf(" ") + 1);
    for (const tail of [province, bare]) if (name.endsWith(` ${tail}`)) all.push(name.slice(0, -tail.length - 1));
  }
  return all.filter((spelling) => spelling !== "");
}

interface SplitName {
  /** "xã", "phường", "sở", or "" where the text does not say. */
  kind: string;
  rest: string;
}

function splitKind(name: string, fold: Fold): SplitName {
  const words = name.split(" ");
  if (words[0] === "ubnd" && words.length > 1) words.shift();
  const kinds = ["xã", "phường", "sở"].map(fold);
  const kind = words.length > 1 && kinds.includes(words[0]!) ? words.shift()! : "";
  return { kind, rest: words.join(" ") };
}

/** "Nậm Sỏ" may be the commune; "phường Nậm Sỏ" is not; nor is a body of no kind named by another's kind. */
function sameBody(written: SplitName, unit: SplitName): boolean {
  return written.rest === unit.rest && unit.kind !== "" && (written.kind === "" || written.kind === unit.kind);
}
