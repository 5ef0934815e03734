/** A round's indicators with all that is held back, aggregated where the figures lie: for more units than fit in memory. */
import type { Campaign } from "../../campaign/index.js";
import type { IndicatorResult } from "../../indicators/index.js";
import type { Lang } from "../../messages/index.js";
import type { Store } from "../../store/index.js";
import { latest, type Said } from "../findings.js";
import { blockedNames, leftOutOf, type Passes } from "./held.js";
import { aggregated } from "./indicators.js";

export interface AggregatedRound {
  /** `unit|element` of values that are held back. */
  leftOut: ReadonlySet<string>;
  /** Names that an undecided error of the whole campaign keeps indicators from using. */
  blocked: ReadonlySet<string>;
  indicators: IndicatorResult[];
}

/** The same as `assembleRound` tells, as of one moment. */
export function aggregateRound(
  campaign: Campaign,
  store: Store,
  lang: Lang,
  passes?: Passes,
): Promise<AggregatedRound> {
  return store.snapshot(async () => {
    // What units say tells open findings from answered ones, and both hold alike.
    const said: Said = { lang, decisions: latest(await store.decisions()), words: () => "" };
    const held = await leftOutOf(campaign, store, said, passes);
    const indicators = await aggregated(campaign, store, held.leftOut);
    const draft = indicators({ lang });
    const blocked = await blockedNames(campaign, store, said, held, draft);
    return {
      leftOut: held.leftOut,
      blocked,
      indicators: blocked.size > 0 ? indicators({ lang, blocked }) : draft,
    };
  }, "groups");
}
