/** The sources and evidence that units name, behind each indicator. */
import { evidenceCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import type { IndicatorView, SectionView } from "./indicators.js";
import type { UnitNames } from "./names.js";

export interface EvidenceView {
  indicator: IndicatorView;
  /** Equal texts stand once, with the units that gave them. */
  items: { code: string; text: string; units: string[]; holders: string[]; elements: string[] }[];
  /** Units that named any. */
  units: number;
}

/** `elementsOf`: the elements behind an indicator. */
export function evidenceOf(
  input: ReportInput,
  sections: SectionView[],
  nameOf: UnitNames,
  elementsOf: (indicator: string) => readonly string[],
): EvidenceView[] {
  const indicators = sections.flatMap((section) => section.groups.flatMap((group) => group.indicators));
  return indicators.flatMap((indicator) => {
    const elements = elementsOf(indicator.code);
    const texts = new Map<string, { holders: Set<string>; elements: Set<string> }>();
    for (const { unit, element, text } of input.evidence) {
      if (!elements.includes(element)) continue;
      const key = text.replace(/\s+/g, " ").trim();
      const item = texts.get(key) ?? { holders: new Set(), elements: new Set() };
      item.holders.add(unit);
      item.elements.add(element);
      texts.set(key, item);
    }
    if (texts.size === 0) return [];
    const items = [...texts].map(([text, item], index) => ({
      code: evidenceCode(indicator.code, index + 1),
      text,
      units: [...item.holders].map(nameOf),
      holders: [...item.holders],
      elements: [...item.elements],
    }));
    return [{ indicator, items, units: new Set(items.flatMap((item) => item.holders)).size }];
  });
}
