/**
 * The sources and evidence that units name: each text of a unit once, numbered, and behind each indicator the numbers.
 * Whole lists beside each indicator would be forty pages for sixty units.
 */
import { evidenceCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import type { IndicatorView, SectionView } from "./indicators.js";
import type { UnitNames } from "./names.js";

export interface EvidenceView {
  /** What units named, in the order of the units. */
  sources: { code: string; n: number; unit: string; name: string; text: string; elements: string[] }[];
  /** Which of them stand behind an indicator: "1-12, 15". */
  indicators: { indicator: IndicatorView; numbers: string }[];
}

/** `elementsOf`: the elements behind an indicator. */
export function evidenceOf(
  input: ReportInput,
  sections: SectionView[],
  nameOf: UnitNames,
  elementsOf: (indicator: string) => readonly string[],
): EvidenceView {
  const bySource = new Map<string, EvidenceView["sources"][number]>();
  const order = new Map(input.statuses.map((status, index) => [status.unit, index]));
  const inOrder = [...input.evidence].sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0));
  for (const { unit, element, text } of inOrder) {
    const plain = text.replace(/\s+/g, " ").trim();
    const key = `${unit} ${plain.toLocaleLowerCase("vi")}`;
    const n = bySource.size + 1;
    const source = bySource.get(key) ?? {
      code: evidenceCode(n),
      n,
      unit,
      name: nameOf(unit),
      text: plain,
      elements: [],
    };
    source.elements.push(element);
    bySource.set(key, source);
  }
  const sources = [...bySource.values()];
  const indicators = sections
    .flatMap((section) => section.groups.flatMap((group) => group.indicators))
    .map((indicator) => {
      const elements = new Set(elementsOf(indicator.code));
      const behind = sources.filter((source) => source.elements.some((element) => elements.has(element)));
      return { indicator, numbers: ranges(behind.map((source) => source.n)) };
    });
  return { sources, indicators: indicators.filter(({ numbers }) => numbers !== "") };
}

/** Rising numbers as "1-4, 6, 8-9". */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}
