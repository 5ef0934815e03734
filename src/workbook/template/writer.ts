/** Writes the blank forms of many units: what the forms of one layout share is made once. */
import {
  type Campaign,
  elementsOf,
  parsedRules,
  rostersOf,
  rowRules,
  type Unit,
  unitNames,
  unitRules,
  unitValue,
} from "../../campaign/index.js";
import { layoutOf } from "../layout.js";
import type { FormContent } from "./content.js";
import { fillPattern, marks, type Pattern, patternOf } from "./pattern.js";
import { formParts, writeTemplate } from "./write.js";

/** What a blank form may hold. */
export type BlankContent = Pick<FormContent, "previous">;

/** Patterns kept at a time, so that memory does not grow with the units: a campaign has few layouts. */
const patternsKept = 24;

/** A function that gives the bytes `writeTemplate` gives. Those of units of one layout cost little after the first. */
export function templateWriter(campaign: Campaign): (unit: Unit, content: BlankContent) => Promise<Uint8Array> {
  const patterns = new Map<string, Pattern | null>();
  return async (unit, content) => {
    const key = layoutKey(campaign, unit);
    let pattern = patterns.get(key);
    if (pattern === undefined) {
      const shown = { ...unit, ...marks };
      const parts = await formParts(campaign, unit, { previous: new Map() }, shown);
      pattern = patternOf(parts, layoutOf(campaign, unit));
      if (patterns.size >= patternsKept) patterns.delete(patterns.keys().next().value!);
      patterns.set(key, pattern);
    }
    const filled = pattern && fillPattern(pattern, { ...unit, previous: content.previous });
    return filled ?? writeTemplate(campaign, unit, content);
  };
}

/** Everything that decides the form of a unit of the campaign, but its name, its code and last year's figures. */
function layoutKey(campaign: Campaign, unit: Unit): string {
  const rules = parsedRules(campaign);
  return JSON.stringify([
    elementsOf(campaign, unit).map(({ code }) => code),
    rostersOf(campaign, unit).map(({ code }) => code),
    [...unitRules(campaign, unit), ...rowRules(campaign, unit)].map((rule) => rules.indexOf(rule)),
    unitNames(campaign).map((name) => unitValue(name, { ...unit, code: "" })),
  ]);
}
