/** Writes the blank forms of many units: what the forms of one layout share is made once. */
import type { KeyObject } from "node:crypto";
import { assignmentKey, type Campaign, type Unit } from "../../campaign/index.js";
import { FewKept } from "../few-kept.js";
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
  const patterns = new FewKept<Promise<Pattern | null>>(patternsKept);
  const stamp = stampOf(campaign, marks);
  const signed = ({ code, name }: Pick<Unit, "code" | "name">) =>
    key ? signatureOf(key, { ...stamp, unit: code, unitName: name }) : "";
  return async (unit, previous) => {
    const pattern = await patterns.of(`${assignmentKey(campaign, unit)} ${unit.kind}`, () =>
      patternFor(campaign, unit, signed(marks), key),
    );
    const { code, name } = unit;
    const filled = pattern && fillPattern(pattern, { code, name, signature: signed(unit), previous });
    return filled ?? writeTemplate(campaign, unit, { previous, key });
  };
}

async function patternFor(campaign: Campaign, unit: Unit, signature: string, key?: KeyObject): Promise<Pattern | null> {
  const parts = await formParts(campaign, unit, { previous: new Map(), key }, { ...unit, ...marks });
  return patternOf(parts, layoutOf(campaign, unit), signature);
}
