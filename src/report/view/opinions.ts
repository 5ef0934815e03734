/**
 * What units wrote in free text, gathered under the report's headings. Equal opinions stand once with all who hold
 * them; what is too much or too long for the text goes to annex IV in full: nothing is dropped.
 */
import type { Campaign } from "../../campaign/schema.js";
import type { ReportInput } from "../input.js";
import type { UnitNames } from "./names.js";

export interface Opinion {
  /** `<elements>.<n>`, the place in the order of `all`. */
  code: string;
  text: string;
  units: string[];
  /** Codes of the units, in the same order. */
  holders: string[];
}

export interface Opinions {
  /** The elements in which they were written, joined by `+`. */
  code: string;
  heading: string;
  all: Opinion[];
  /** For the text: shortened where long. */
  shown: Opinion[];
  /** How many more there are in annex IV. */
  others: number;
  /** For annex IV, whole: those not shown, or not shown in full. */
  rest: Opinion[];
}

export interface Narrative {
  strengths: Opinions;
  shortcomings: Opinions;
  objectiveCauses: Opinions;
  subjectiveCauses: Opinions;
  nextYear: Opinions;
  proposals: (Opinions & { to: string })[];
  /** Units that wrote only that they have nothing to say. */
  without: string[];
  /** Everything that belongs in annex IV. */
  rest: Opinions[];
}

/** Opinions under one heading in the text, and their length in characters: about half a page together. */
const SHOWN = 8;
const LONG = 400;

const nothingToSay =
  /^(không|ko|không có|không có ý kiến( gì)?( thêm)?|không phát sinh|không kiến nghị|[-–.…/x]*)[.;]?$/iu;

export function narrativeOf(input: ReportInput, nameOf: UnitNames): Narrative {
  const { narrative } = input.campaign as Campaign;
  const without = new Set<string>();
  const said = new Set<string>();
  const gather = (heading: string, elements: string[]): Opinions => {
    const opinions = new Map<string, Omit<Opinion, "code">>();
    for (const { unit, element, text } of input.texts) {
      if (!elements.includes(element)) continue;
      const parts = partsOf(text);
      (parts.length === 0 ? without : said).add(nameOf(unit));
      for (const part of parts) {
        const key = part
          .toLocaleLowerCase("vi")
          .replace(/[\s.,;:!]+/gu, " ")
          .trim();
        const opinion = opinions.get(key) ?? { text: part, units: [], holders: [] };
        if (!opinion.holders.includes(unit)) {
          opinion.units.push(nameOf(unit));
          opinion.holders.push(unit);
        }
        opinions.set(key, opinion);
      }
    }
    // What many say comes first; otherwise the order of the units.
    const code = elements.join("+");
    const all = [...opinions.values()]
      .sort((a, b) => b.units.length - a.units.length)
      .map((opinion, index) => ({ code: `${code}.${index + 1}`, ...opinion }));
    const shown = all.slice(0, SHOWN);
    return {
      code,
      heading,
      all,
      shown: shown.map((opinion) => ({ ...opinion, text: shortened(opinion.text) })),
      others: all.length - shown.length,
      rest: all.filter(
        (opinion, index) =>
          index >= SHOWN || shortened(opinion.text) !== opinion.text || opinion.units.length > UNITS_SHOWN,
      ),
    };
  };
  const view = {
    strengths: gather("Ưu điểm", narrative.strengths),
    shortcomings: gather("Tồn tại, hạn chế", narrative.shortcomings),
    objectiveCauses: gather("Nguyên nhân khách quan", narrative.objectiveCauses),
    subjectiveCauses: gather("Nguyên nhân chủ quan", narrative.subjectiveCauses),
    nextYear: gather("Phương hướng, nhiệm vụ", narrative.nextYear),
    proposals: narrative.proposals.map(({ to, elements }) => ({ ...gather(`Kiến nghị với ${to}`, elements), to })),
  };
  const { proposals, ...others } = view;
  return {
    ...view,
    without: [...without].filter((unit) => !said.has(unit)),
    rest: [...Object.values(others), ...proposals].filter((opinions) => opinions.rest.length > 0),
  };
}

/** Names in brackets after an opinion; of more only the number is given. */
export const UNITS_SHOWN = 3;

/** One opinion a line; bullets and numbers that the unit set before it are taken off. */
function partsOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) =>
      line
        .replace(/^[\s\-–—+*•●○▪.]+|^\s*\(?(?:\d{1,2}|[a-zđ])[.)]\s+/giu, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => !nothingToSay.test(line))
    .map((line) => line.replace(/[.;,\s]+$/u, ""));
}

function shortened(text: string): string {
  if (text.length <= LONG) return text;
  const cut = text.slice(0, LONG);
  const end = cut.lastIndexOf(" ") > LONG / 2 ? cut.lastIndexOf(" ") : LONG;
  // Never between the halves of one character.
  return `${cut
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .replace(/[\s.,;:]+$/u, "")}…`;
}
