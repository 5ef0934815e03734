/** Runs the rules over the whole campaign, once, after the units' own. */
import { type Campaign, campaignRules, type ParsedRule } from "../campaign/index.js";
import { imbalance, type Names } from "../formula/index.js";
import type { CellRef } from "../model.js";
import type { Judgement } from "./judgement.js";
import { resultOf } from "./unit-rules.js";

/**
 * `names`: columns and indicators. `missing`: whether a due unit's figure is lacking behind a name. `cells`: where the
 * values of a name stand; only asked for a failed rule. `wanted`: the rules to judge.
 */
export function judgeCampaign(
  campaign: Campaign,
  names: Names,
  missing: (name: string) => boolean,
  cells: (name: string) => CellRef[],
  wanted: (rule: ParsedRule) => boolean = () => true,
): Judgement[] {
  return campaignRules(campaign)
    .filter(wanted)
    .map((rule) => {
      const lacking = rule.names.some((name) => !rule.mayBeBlank.includes(name) && missing(name));
      const result = resultOf(rule, names, lacking);
      const failed = result === "fail";
      return {
        rule: rule.id,
        unit: null,
        result,
        severity: rule.severity,
        says: { vi: rule.message, en: rule.message },
        imbalance: failed ? imbalance(rule.written, names) : null,
        cells: failed ? rule.names.flatMap(cells) : [],
      };
    });
}
