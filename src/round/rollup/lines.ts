/** How each figure asked by the level above follows from this campaign. */
import { addedElements, type Campaign, decimalsOf, reserved } from "../../campaign/index.js";
import { divisions, formulaOf } from "../../formula/index.js";
import { compile } from "../../indicators/index.js";
import { message } from "../../messages/index.js";

export interface Line {
  /** As asked. */
  element: string;
  /** As people read it. */
  formula: string;
  /** undefined: not rounded. */
  decimals: number | undefined;
  /** Unit of measure, where it is known. */
  unit: string | undefined;
  /** Whether the definition says so; else it is taken for the same because the code is. */
  declared: boolean;
  /** Indicator of the campaign with its lines, and which of its numbers. */
  indicator: string;
  part: "value" | "numerator" | "denominator";
}

const prefix = "ROLLUP_";

/**
 * Its own line of the definition; else the indicator of its code; else the sum of the data element of its code, where its
 * figures can be added up. null: nothing says how.
 */
export function lineFor(campaign: Campaign, element: string): Line | null {
  const own = campaign.rollup.find((line) => line.element === element);
  const indicatorOf = (code: string) => campaign.indicators.find((one) => one.code === code);
  const computed = (formula: string, decimals: number | undefined, unit: string | undefined): Line => ({
    ...{ element, formula, decimals, unit, declared: own !== undefined },
    ...{ indicator: prefix + element, part: "value" },
  });
  if (own?.formula !== undefined) {
    const plain = own.formula.startsWith(reserved.indicator) ? own.formula.slice(reserved.indicator.length) : "";
    const same = indicatorOf(plain);
    return computed(own.formula, own.decimals ?? same?.decimals, own.unit ?? same?.unit);
  }
  if (own) {
    const part = own.numeratorOf === undefined ? "denominator" : "numerator";
    const indicator = own.numeratorOf ?? own.denominatorOf!;
    const slots = { indicator: reserved.indicator + indicator, formula: indicatorOf(indicator)!.formula };
    const formula = message("vi", `rollup.${part}_of`, slots);
    return { element, formula, decimals: own.decimals, unit: own.unit, declared: true, indicator, part };
  }
  const indicator = indicatorOf(element);
  if (indicator) return computed(reserved.indicator + element, indicator.decimals, indicator.unit);
  const same = campaign.elements.find(({ code }) => code === element);
  if (!same || !addedElements(campaign).has(element)) return null;
  return computed(`SUM(${element})`, decimalsOf(same), same.unit);
}

/** The campaign with the lines as further indicators, so that they are computed, covered and traced like any other. */
export function withLines(campaign: Campaign, lines: readonly Line[]): Campaign {
  const group = campaign.groups[0]!.code;
  const computed = lines.filter(({ part }) => part === "value");
  return {
    ...campaign,
    targets: [],
    indicators: [
      ...campaign.indicators,
      ...computed.map(({ element, indicator: code, formula }) => ({
        ...{ code, name: element, group, unit: "", formula, decimals: 0, definition: "" },
        ...{ direction: "none" as const, source: [] },
      })),
    ],
  };
}

/** Names of elements and lists behind a line; null for all that its indicator is made of. */
export function namesOfSide(campaign: Campaign, { indicator, part }: Line): ReadonlySet<string> | null {
  if (part === "value") return null;
  const compiled = compile(campaign);
  const side = divisions(compiled.get(indicator)!.written.tree)![part];
  return new Set(
    formulaOf(side).names.flatMap((name) =>
      name.startsWith(reserved.indicator) ? compiled.get(name.slice(reserved.indicator.length))!.elements : [name],
    ),
  );
}
