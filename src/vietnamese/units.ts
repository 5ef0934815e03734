/**
 * Which reporting unit a text names. Equal words only, never a distance between words: Than Uyên and Tân Uyên are two
 * letters apart, and two communes.
 */
import { clean, isUnaccented, plain, toneNormal } from "./unicode.js";

export interface NamedUnit {
  code: string;
  name: string;
  aliases: readonly string[];
}

/** The code; null where none fits; "ambiguous" where several fit alike. No code is in lower case. */
export type UnitMatch = string | null | "ambiguous";

/**
 * Tries the full name, then the name without what kind of body it is, then the aliases, and takes the first of these
 * that fits; then all of them without accents, where the text has none.
 */
export function matchUnitName(text: string, units: readonly NamedUnit[]): UnitMatch {
  const wanted = spellings(normalName(text, toneNormal), provinces(units, toneNormal));
  if (wanted.length === 0) return null;
  const found = match(wanted, units, toneNormal);
  if (found !== null || !isUnaccented(text)) return found;
  return match(spellings(normalName(text, plain), provinces(units, plain)), units, plain);
}

type Fold = (text: string) => string;

function match(wanted: readonly string[], units: readonly NamedUnit[], fold: Fold): UnitMatch {
  const provinceNames = provinces(units, fold);
  const steps: ((unit: NamedUnit) => boolean)[] = [
    (unit) => withProvinceCut(normalName(unit.name, fold), provinceNames).some((name) => wanted.includes(name)),
    (unit) => wanted.some((name) => sameBody(splitKind(name, fold), splitKind(normalName(unit.name, fold), fold))),
    (unit) => unit.aliases.some((alias) => wanted.includes(normalName(alias, fold))),
  ];
  for (const step of steps) {
    const [unit, another] = units.filter(step);
    if (unit) return another ? "ambiguous" : unit.code;
  }
  return null;
}

/** Folded, with abbreviations of every office written out and punctuation as blanks. */
function normalName(text: string, fold: Fold): string {
  const and = ` ${fold("và")} `;
  return clean(
    fold(text)
      .replaceAll("&", and)
      .replace(/[^\p{L}\p{N}]+/gu, " "),
  )
    .replace(new RegExp(`^(${fold("ủy ban nhân dân")})(?= |$)`, "u"), "ubnd")
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
