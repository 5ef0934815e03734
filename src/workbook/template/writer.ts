/** Writes the blank forms of many units: what the forms of one layout share is made once. */
import type { KeyObject } from "node:crypto";
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
import { signatureOf } from "../signature.js";
import type { FormContent } from "./content.js";
import { fillPattern, marks, type Pattern, patternOf } from "./pattern.js";
import { stampOf } from "./stamp.js";
import { formParts, writeTemplate } from "./write.js";

/** Patterns kept at a time, so that memory does not grow with the units: a campaign has few layouts. */
const patternsKept = 24;

/**
 * A function that gives the bytes `writeTemplate` gives. Those of units of one layout cost little after the first. `key`:
 * signs the stamps.
 */
export function templateWriter(
  campaign: Campaign,
  key?: KeyObject,
): (unit: Unit, previous: FormContent["previous"]) => Promise<Uint8Array> {
  const patterns = new Map<string, Pattern | null>();
  const stamp = stampOf(campaign, marks);
  const signed = ({ code, name }: Pick<Unit, "code" | "name">) =>
    key ? signatureOf(key, { ...stamp, unit: code, unitName: name }) : "";
  return async (unit, previous) => {
    const layout = layoutKey(campaign, unit);
    let pattern = patterns.get(layout);
    if (pattern === undefined) {
      const parts = await formParts(campaign, unit, { previous: new Map(), key }, { ...unit, ...marks });
      pattern = patternOf(parts, layoutOf(campaign, unit), signed(marks));
      if (patterns.size >= patternsKept) patterns.delete(patterns.keys().next().value!);
      patterns.set(layout, pattern);
    }
    const { code, name } = unit;
    const filled = pattern && fillPattern(pattern, { code, name, signature: signed(unit), previous });
    return filled ?? writeTemplate(campaign, unit, { previous, key });
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
