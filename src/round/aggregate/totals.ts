/** The totals among some elements, and those that they are made of. */
import type { Element } from "../../campaign/index.js";
import type { FigureRequest } from "../../store/index.js";

/** A total of inputs is of level 1, a total of such totals of level 2. */
export function totalsBehind(elements: readonly Element[], codes: readonly string[]): FigureRequest["totals"] {
  const byCode = new Map(elements.map((element) => [element.code, element]));
  const found = new Map<string, FigureRequest["totals"][number][]>();
  const levelOf = (code: string): number => {
    const parts = byCode.get(code)?.sumOf;
    if (!parts) return 0;
    const level = 1 + Math.max(...parts.map(levelOf));
    found.set(
      code,
      parts.map((part) => ({ total: code, part, parts: parts.length, level })),
    );
    return level;
  };
  codes.forEach(levelOf);
  return [...found.values()].flat();
}
