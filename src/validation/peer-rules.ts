/** Runs the rules over one unit that need to know the others: medians of comparable units, how much was answered. */
import { type Campaign, type ParsedRule, peerRules, reserved } from "../campaign/index.js";
import type { Judgement } from "./judgement.js";
import { judgeRule, missingNames, namesOf, type UnitValues } from "./unit-rules.js";

/** What the rest of the round says of a unit; null for what cannot be said. */
export interface Peers {
  median(element: string): number | null;
  /** Median of the distances from the median. */
  mad(element: string): number | null;
  /** Figures asked for, and those answered by a value or a reason. */
  asked: number;
  answered: number;
}

/** `wanted`: the rules to judge. */
export function judgePeers(
  campaign: Campaign,
  values: UnitValues,
  peers: Peers,
  wanted: (rule: ParsedRule) => boolean = () => true,
): Judgement[] {
  const own = namesOf(values);
  const peer = (name: string): number | null | undefined => {
    if (name === reserved.asked) return peers.asked;
    if (name === reserved.answered) return peers.answered;
    if (name.startsWith(reserved.peerMedian)) return peers.median(name.slice(reserved.peerMedian.length));
    if (name.startsWith(reserved.peerMad)) return peers.mad(name.slice(reserved.peerMad.length));
    return undefined;
  };
  return peerRules(campaign, values.unit)
    .filter(wanted)
    .map((rule) => {
      const unknown = rule.names.some((name) => !rule.mayBeBlank.includes(name) && peer(name) === null);
      const lacking = unknown || missingNames(rule, values).length > 0;
      return judgeRule(rule, (name) => peer(name) ?? own(name), lacking, values);
    });
}
